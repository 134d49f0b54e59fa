"""Patterns of text that was never meant for readers: marks of other systems, tracked changes, notes to oneself.

These are the same in all languages. `writing.yml` lists the words that templates leave behind in one language.
"""

ALWAYS, START = "", "^"  # signs of rows: see `lookalikes.ROWS`
OTHER_SYSTEM, KEEP_WORDS = "a mark of another system is shown to readers", "take out its signs, and keep the words"
# Rows of `lookalikes.ROWS`.
LEFTOVERS = (
    (r"~~|==|\+\+|\{--|--\}|<<|>>", r"\{(?:\+\+|--|>>|==|~~)|(?:\+\+|--|<<|==|~~)\}|~~|==\S[^=]*\S==",
     "a tracked change is left in the text", "accept it, or take it back"),
    (r"\[[\^\d]|[¹²³⁰⁴-⁹†‡]", r"\[\^[^\]]+\]|(?<!m)[¹²³⁰⁴-⁹†‡]|\[\d+(?:, ?\d+)*\](?!\()",
     "the mark of a footnote is shown to readers", "say it in the text, or add a source"),
    (ALWAYS, r"\{\{|\{%|%\}|\}\}|:(?<!\S:)[a-z_]+:(?!\S)", OTHER_SYSTEM, KEEP_WORDS),
    (START, r"\$[A-Z]{1,3}$|\^.*\^$|%.*%$|@.*@$|!{3} |\[/?[a-zA-Z_]+(?:[ :=][^\]]*)?\]$",
     OTHER_SYSTEM, KEEP_WORDS),
    (ALWAYS, r"&#?\w+;", "a character is written as a code", "type the character itself"),
    (ALWAYS,
     r"(?=[DFLTXflt[?])(?:\b(?:TODO|TBC|TBD|FIXME|DRAFT|X{2,3}|tb[cd]|fixme|[Ll]orem ipsum)\b|\b[Tt]odo:"
     r"|\[[Cc]omment(?:ed)? |\?{3})",
     "a note to ourselves is left in the text", "do it, or take it out"),
    (ALWAYS, r"\[[A-Z]{1,4}\d{1,3}(?:R\d{1,3})?\]", "a comment of a word processor is left in the text",
     "answer it, and take it out"),
    (ALWAYS,
     r"(?=[FHMPm_[#])(?:\b(?:HYPERLINK|PAGEREF|MERGEFIELD|FORMTEXT|MsoNormal)\b|\b_(?:Toc|Ref)\d{4,}|\bmso-[a-z]+"
     r"|\[object Object\]|#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!))",
     "a mark of another program is in place of words", "write the words, or take it out"),
)  # fmt: skip
