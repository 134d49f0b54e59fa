"""What an editor takes for a list, a link or a heading is one, or the editor is told; leftovers are never published."""

import pytest

PASTED = {
    "bullets of a word processor": ("• Look\n• Ring", 1, "this looks like a list"),
    "a middle dot": ("· Look", 1, "this looks like a list"),
    "a dash": ("– Look\n– Ring", 1, "this looks like a list"),
    "an o and a tab": ("o\tLook", 1, "this looks like a list"),
    "a bullet and a hard space": ("-\u00a0Look", 1, "a non-breaking space follows the mark of a list"),
    "a number and a hard space": ("1.\u00a0Look", 1, "a non-breaking space follows the mark of a list"),
    "an arrow": ("→ Look\n→ Ring", 1, "this looks like a list"),
    "a tick": ("✓ Look", 1, "this looks like a list"),
    "a hyphen without a space": ("-Look\n-Ring", 1, "this looks like a list"),
    "a number without a space": ("1.Look", 1, "this looks like a list"),
    "a number and a dash": ("1 - Look", 1, "this looks like a list"),
    "steps in words": ("Step 1: Look\nStep 2: Ring", 1, "this looks like a list"),
    "an o": ("o Look\no Ring", 1, "this looks like a list"),
    "digits of another script": ("١. Look", 1, "this looks like a list"),
    "boxes to tick": ("- [ ] Look\n- [x] Ring", 1, "this looks like a list"),
    "a list within a line": ("Do this: • look • ring", 1, "a list is inside a line"),
    "an item without words": ("- Look\n-\n- Ring", 2, "this item of a list has no words"),
    "letters": ("a. Look\nb. Ring", 1, "this looks like a list"),
    "numbers with brackets": ("1) Look", 1, "this looks like a list"),
    "Roman numbers": ("(i) Look", 1, "this looks like a list"),
    "steps that go on after a paragraph": ("1. Look\n2. Ring\n\nThen:\n\n3. Write", 6, "the number 3 is not shown"),
    "a number that is a word": ("999. Ring that number first.", 1, "the number 999 is not shown"),
    "bullets, then numbers": ("- Look\n\n1. Ring", 3, "bullets and numbers in a row become one list"),
    "a second paragraph of an item": ("1. Look\n\n   everywhere\n\n2. Ring", 3, "this paragraph falls out of its list"),
    "brackets the wrong way round": ("(words)[file.md]", 1, "this link shows its brackets"),
    "a space within a link": ("[words] (../help/index.md)", 1, "this link shows its brackets"),
    "a bare address": ("See https://www.gov.uk/ for more.", 1, "a bare address is not a link"),
    "a bare address without https": ("See www.gov.uk for more.", 1, "a bare address is not a link"),
    "an address in brackets": ("See (https://www.gov.uk/).", 1, "a bare address is not a link"),
    "a bare mail address": ("Write to a@b.org.", 1, "a bare address is not a link"),
    "a bare domain": ("See childline.org.uk for more.", 1, "a bare address is not a link"),
    "two square brackets": ("See [[the page]].", 1, "`[[the`: a square bracket is shown"),
    "a link that never closes": ("See [the page](index.md for more.", 1, "`[the`: a square bracket is shown"),
    "a link of braces": ("See {the page}(index.md).", 1, "`{the`: a character is shown"),
    "a link without words": ("See [](../index.md).", 1, "the link `../index.md` has no words"),
    "a link with a title": ('See [it](../index.md "Home").', 1, "a link has a title"),
    "angle brackets": ("<https://www.gov.uk/>", 1, "an address in angle brackets is not a link"),
    "an underlined heading": ("What to do\n=====", 2, "this line underlines nothing"),
    "a line of hyphens": ("More\n----", 2, "this line underlines nothing"),
    "a bold heading": ("**What to do first**", 1, "a bold line is not a heading"),
    "a heading without words": ("## {#x}", 1, "this heading has no words"),
    "a heading of capitals": ("WHAT TO DO FIRST", 1, "a line of capitals is not a heading"),
    "a heading in a list": ("- ## What {#what}", 1, "a heading is in a list"),
    "a heading without a space": ("##What {#what}", 1, "this heading has no space after its `#`"),
    "a heading whose id cannot be read": ("## What {# Now}", 1, "this heading has no id that can be read"),
    "a line of stars": ("Words.\n\n* * *", 3, "this line underlines nothing"),
    "a quotation of a mail": ("> Ring.", 1, "`>` makes a quotation without its author"),
    "a table without its second row": ("| a | b |\n| c | d |", 1, "`|`: a character is shown"),
    "words below a table": ("| a | b |\n|---|---|\n| c | d |\nMore.", 4, "words follow directly below a table"),
    "a table of tabs": ("a\tb\tc", 1, "tabs do not make a table"),
    "a table right below text": ("Words\n| a | b |\n|---|---|\n| c | d |", 2, "a table begins directly below a line of text"),
    "a table with another row": ("| a | b |\n|---|---|\n| c |", 3, "this row has more or fewer cells"),
    "four spaces": ("Words\n\n    more words", 3, "four spaces make this computer code"),
    "bold that never ends": ("Ring **now and wait.\n\nDo not go.", 1, "`**now`: a mark of emphasis has no partner"),
    "emphasis that never ends": ("Ring _now and wait.", 1, "`_now`: a mark of emphasis has no partner"),
    "marks of code": ("```text\nRing.\n```", 1, "backticks or tildes in a row make computer code"),
    "marks of code that never end": ("~~~\nRing.", 1, "backticks or tildes in a row make computer code"),
    "a tab": ("Words\n\n\tmore words", 3, "four spaces make this computer code"),
    "half a merge": ("Ring.\n\n=======", 3, "the marks of a Git merge were left here"),
    "an insertion": ("Ring {++now++}.", 1, "a tracked change is left in the text"),
    "a deletion": ("Ring ~~later~~.", 1, "a tracked change is left in the text"),
    "a highlight": ("Ring ==now==.", 1, "a tracked change is left in the text"),
    "a comment of a word processor": ("Ring. [Comment AB1: sure?]", 1, "a note to ourselves is left in the text"),
    "a note": ("Ring. TODO: number", 1, "a note to ourselves is left in the text"),
    "a footnote": ("Ring.[^1]", 1, "the mark of a footnote is shown to readers"),
    "a template's mark": ("Ring {{ number }}.", 1, "a mark of another system is shown to readers"),
    "a block of another house": ("$CTA\nRing.\n$CTA", 1, "a mark of another system is shown to readers"),
    "an attribute": ("Ring. {.warning}", 1, "`{.warning}`: a character is shown"),
    "a note of another generator": ("!!! note\n    Ring.", 1, "a mark of another system is shown to readers"),
    "a comment": ("Ring. /* sure? */", 1, "`/*`: a mark of emphasis has no partner"),
    "a name to fill in": ("Dear [NAME], ring.", 1, "`[NAME],`: a square bracket is shown"),
    "an entity": ("Ring&nbsp;now.", 1, "a character is written as a code"),
    "a mark of another house": ("^Always get advice^", 1, "a mark of another system is shown to readers"),
}  # fmt: skip


def faults(desk, body: str) -> list[tuple[int, str]]:
    head = desk.read("en/y/index.md").split("---\n")[1]
    desk.write("en/y/index.md", f"---\n{head}---\n{body}\n")
    first = head.count("\n") + 3
    found = [problem for problem in desk.problems() if problem.source.endswith("en/y/index.md")]
    return [(problem.line - first + 1, problem.message) for problem in found]


@pytest.mark.parametrize("case", PASTED)
def test_what_was_pasted_is_reported_where_it_stands(desk, case):
    body, line, message = PASTED[case]
    assert (line, message) in [(number, said[: len(message)]) for number, said in faults(desk, body)]


@pytest.mark.parametrize(
    "body",
    [
        "1. Look\n2. Ring\n\n    and wait\n\n3. Write",
        "1. Look\n1. Ring",
        "- Look\n- Ring\n\nThen:\n\n1. Write\n2. Wait",
        "Between 9am – 5pm, ring. A well-known 24-hour line (yes, that one) answers.",
        "**Ring now.**\n\n**Look** in every room, and `{{ this }}` is code.",
        "| a | b |\n|---|---|\n| c | d |",
        "An arrow <- and a 3 < 4, 24/7, 87%, £5, $5, and R&D.",
        "Read [childline.org.uk](helpline:100), or the file `services.csv`.",
        "Say: “I am 13.” Then wait (it may take an hour) and ring [the line](helpline:100).",
    ],
)
def test_what_is_well_written_is_left_alone(desk, body):
    assert faults(desk, body) == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("::: steps\n- Look\n- Ring\n:::", "`steps` is one list, but this line is not an item of it"),
        ("::: steps\nLook in every room.\n:::", "`steps` is one list, but this line is not an item of it"),
        ("::: do\n1. Look\n:::", "`do` is one list, but this line is not an item of it"),
        ("::: quote\nI wish I had rung.\n:::", "this quotation does not say whose it is"),
        ("::: quote\nI wish I had rung.\n-- A mother\n:::", "the name of who said it follows without a gap"),
    ],
)
def test_a_component_has_its_own_form(desk, block, message):
    assert message in [said for _, said in faults(desk, block)]


@pytest.mark.parametrize("case", PASTED)
def test_one_slip_is_reported_once(desk, case):
    if case not in ("an address in brackets", "a footnote"):
        assert len(faults(desk, PASTED[case][0])) == 1


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            "<<<<<<< HEAD\nRing.\n\n::: steps\n1. Look\n:::\n=======\nText.\n>>>>>>> other",
            1,
            "the marks of a Git merge were left here",
        ),
        ("Words.\n\n>>>>>>> other", 3, "the marks of a Git merge were left here"),
        ("Words.\n\nDonâ€™t go.", 3, "`â€™` shows that a character was lost here"),
        ("Caf\ufffd.", 1, "`\ufffd` shows that a character was lost here"),
        ("Pol\u200cice.", 1, "an invisible control character (U+200C)"),
        ("Pol\u2060ice.", 1, "an invisible control character (U+2060)"),
        ("Ring\u2028now.", 1, "an invisible control character (U+2028)"),
    ],
)
def test_a_file_that_holds_what_nobody_typed_is_reported_once(desk, text, line, told):
    [(number, said)] = [fault for fault in faults(desk, text) if "wait" not in fault[1]]
    assert number == line and said.startswith(told)


def test_joiners_of_other_scripts_are_left_alone(desk):
    assert faults(desk, "می\u200cخواهم") == []


@pytest.mark.parametrize("field", ["title: **Talking**", "summary: See [this](x.md).", "heading: Ring `now`"])
def test_a_field_holds_no_markdown(desk, field):
    name = field.split(":")[0]
    text = desk.read("en/y/index.md")
    lines = [
        f"{name}: '{field.partition(': ')[2]}'" if line.startswith(f"{name}:") else line for line in text.split("\n")
    ]
    desk.write("en/y/index.md", "\n".join(lines))
    assert [line for line in desk.lines() if "en/y/index.md" in line and ("no partner" in line or "is shown" in line)]
