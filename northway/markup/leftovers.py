"""Text that was never meant for a reader: marks of other systems, tracked changes, notes of writers to themselves.

Words of a language that templates leave behind stand in `writing.yml`; those here are the same in all languages.
"""

ALWAYS, START = "", "^"  # what to ask first of a text, as `lookalikes.ROWS` says
OTHER_SYSTEM, KEEP_WORDS = "another system's mark is shown as it stands", "take out its signs, and keep the words"
# Rows of `lookalikes.ROWS`.
LEFTOVERS = (
    (r"~~|==|\+\+|\{--|--\}|<<|>>", r"\{(?:\+\+|--|>>|==|~~)|(?:\+\+|--|<<|==|~~)\}|~~|==\S[^=]*\S==",
     "a tracked change is left in the text", "accept it, or take it back"),
    (r"\[[\^\d]|[¹²³⁰⁴-⁹†‡]", r"\[\^[^\]]+\]|(?<!m)[¹²³⁰⁴-⁹†‡]|\[\d+(?:, ?\d+)*\](?!\()",
     "a footnote's mark is shown as it stands", "say it in the text, or add a source"),
    (ALWAYS, r"\{\{|\{%|%\}|\}\}|:(?<!\S:)[a-z_]+:(?!\S)", OTHER_SYSTEM, KEEP_WORDS),
    (START, r"\$[A-Z]{1,3}$|\^.*\^$|%.*%$|@.*@$|!{3} |\[/?[a-zA-Z_]+(?:[ :=][^\]]*)?\]$",
     OTHER_SYSTEM, KEEP_WORDS),
    (ALWAYS, r"&#?\w+;", "a sign is written as code", "type the sign itself"),
    (ALWAYS,
     r"(?=[DFLTXflt[?])(?:\b(?:TODO|TBC|TBD|FIXME|DRAFT|X{2,3}|tb[cd]|fixme|[Ll]orem ipsum)\b|\b[Tt]odo:"
     r"|\[[Cc]omment(?:ed)? |\?{3})",
     "a note to ourselves is left in the text", "do it, or take it out"),
    (ALWAYS, r"\[[A-Z]{1,4}\d{1,3}(?:R\d{1,3})?\]", "a comment of a word processor is left in the text",
     "answer it, and take it out"),
    (ALWAYS,
     r"(?=[FHMPm_[#])(?:\b(?:HYPERLINK|PAGEREF|MERGEFIELD|FORMTEXT|MsoNormal)\b|\b_(?:Toc|Ref)\d{4,}|\bmso-[a-z]+"
     r"|\[object Object\]|#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!))",
     "a mark of another program stands where words should be", "write the words, or take it out"),
)  # fmt: skip
