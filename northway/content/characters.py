"""Finds characters that nobody meant to write: invisible ones, those of a wrong encoding, and marks of a Git merge."""

import re

# Control, format and private-use characters, and others that are invisible. Joiners and marks of direction count only
# between Latin letters, because other scripts need them.
UNSEEN = re.compile(
    r"[^\t\n -~\x85\xa0-\ud7ff\uf900-\ufffd\U00010000-\U000dffff]"
    r"|[\xad\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffc]"
    r"|(?<=[A-Za-z])[\u200c-\u200f\u061c](?=[A-Za-z])"
)
# UTF-8 that was read as Windows-1252, and the replacement character (U+FFFD).
MISREAD = re.compile(r"â€[\x80-\x9f™œ\x9d“”˜¦\u2018-\u201e]?|[ÂÃ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œ]|ðŸ|\ufffd")
MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)


def fault_of_characters(text: str) -> tuple[int, str, str] | None:
    """The place of the first such character, what is wrong, and what to do instead; None if there is none."""
    if found := MERGE.search(text):
        hint = "keep one of the two texts, and take out the lines `<<<<<<<`, `=======` and `>>>>>>>`"
        return found.start(), "the marks of a Git merge were left here", hint
    if found := UNSEEN.search(text):
        what = f"an invisible control character (U+{ord(found[0]):04X}) is in this line"
        return found.start(), what, "delete it and type the words again"
    if found := MISREAD.search(text):
        what = f"`{found[0]}` shows that a character was lost here"
        return found.start(), what, "type the words again, and save the file as UTF-8"
    return None
