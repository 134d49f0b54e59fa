"""What an editor takes for a list, a link or a heading is one, or the editor is told; leftovers are never published."""

import pytest

PASTED = {
    "bullets of a word processor": ("• Look\n• Ring", 1, "this looks like a list"),
    "a middle dot": ("· Look", 1, "this looks like a list"),
    "a dash": ("– Look\n– Ring", 1, "this looks like a list"),
    "an o and a tab": ("o\tLook", 1, "this looks like a list"),
    "a bullet and a hard space": ("-\u00a0Look", 1, "a non-breaking space stands after a list's mark"),
    "a number and a hard space": ("1.\u00a0Look", 1, "a non-breaking space stands after a list's mark"),
    "letters": ("a. Look\nb. Ring", 1, "this looks like a list"),
    "numbers with brackets": ("1) Look", 1, "this looks like a list"),
    "Roman numbers": ("(i) Look", 1, "this looks like a list"),
    "steps that go on after a paragraph": ("1. Look\n2. Ring\n\nThen:\n\n3. Write", 6, "the number 3 is not shown"),
    "a number that is a word": ("999. Ring that number first.", 1, "the number 999 is not shown"),
    "bullets, then numbers": ("- Look\n\n1. Ring", 3, "bullets and numbers in a row become one list"),
    "a second paragraph of an item": ("1. Look\n\n   everywhere\n\n2. Ring", 3, "this paragraph falls out of its list"),
    "brackets the wrong way round": ("(words)[file.md]", 1, "this link shows its brackets"),
    "a space within a link": ("[words] (../help/index.md)", 1, "this link shows its brackets"),
    "a bare address": ("See https://www.gov.uk/ for more.", 1, "a bare address is no link"),
    "a bare address without https": ("See www.gov.uk for more.", 1, "a bare address is no link"),
    "angle brackets": ("<https://www.gov.uk/>", 1, "an address in angle brackets is no link"),
    "an underlined heading": ("What to do\n=====", 2, "this line underlines nothing"),
    "a line of hyphens": ("More\n----", 2, "this line underlines nothing"),
    "a bold heading": ("**What to do first**", 1, "a bold line is no heading"),
    "a heading without words": ("## {#x}", 1, "this heading has no words"),
    "a table of tabs": ("a\tb\tc", 1, "tabs do not make a table"),
    "a table right below text": ("Words\n| a | b |\n|---|---|\n| c | d |", 2, "a table begins right below a line of text"),
    "a table with another row": ("| a | b |\n|---|---|\n| c |", 3, "this row has other cells"),
    "four spaces": ("Words\n\n    more words", 3, "four spaces make this computer code"),
    "bold that never ends": ("Ring **now and wait.\n\nDo not go.", 1, "bold begins here and never ends"),
    "the marks of a merge": ("<<<<<<< HEAD\nRing.\n=======\nText.\n>>>>>>> other", 1, "a merge left its mark here"),
    "half a merge": ("Ring.\n\n=======", 3, "a merge left its mark here"),
    "an insertion": ("Ring {++now++}.", 1, "a tracked change is left in the text"),
    "a deletion": ("Ring ~~later~~.", 1, "a tracked change is left in the text"),
    "a highlight": ("Ring ==now==.", 1, "a tracked change is left in the text"),
    "a comment of a word processor": ("Ring. [Comment AB1: sure?]", 1, "a note to ourselves is left in the text"),
    "a note": ("Ring. TODO: number", 1, "a note to ourselves is left in the text"),
    "a footnote": ("Ring.[^1]", 1, "a footnote's mark is shown as it stands"),
    "a template's mark": ("Ring {{ number }}.", 1, "another system's mark is shown as it stands"),
    "a mark of another house": ("^Always get advice^", 1, "another system's mark is shown as it stands"),
}  # fmt: skip


def faults(desk, body: str) -> list[tuple[int, str]]:
    head = desk.read("en/y/index.md").split("---\n")[1]
    desk.write("en/y/index.md", f"---\n{head}---\n{body}\n")
    first = head.count("\n") + 3
    found = [problem for problem in desk.problems() if problem.source.endswith("en/y/index.md")]
    return [(problem.line - first + 1, problem.message) for problem in found]


@pytest.mark.parametrize("case", PASTED)
def test_what_was_pasted_is_told_where_it_stands(desk, case):
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
        "Say: “I am 13.” Then wait (it may take an hour) and ring [the line](helpline:100).",
    ],
)
def test_what_is_well_written_is_left_alone(desk, body):
    assert faults(desk, body) == []


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("::: steps\n- Look\n- Ring\n:::", "`steps` is one list, and this line is no item of it"),
        ("::: steps\nLook in every room.\n:::", "`steps` is one list, and this line is no item of it"),
        ("::: do\n1. Look\n:::", "`do` is one list, and this line is no item of it"),
        ("::: quote\nI wish I had rung.\n:::", "this quotation does not say whose it is"),
        ("::: quote\nI wish I had rung.\n-- A mother\n:::", "who said it runs on from the words"),
    ],
)
def test_a_component_has_its_own_form(desk, block, message):
    assert message in [said for _, said in faults(desk, block)]
