"""The next load does not read again what has not changed since the last."""

import pickle
from datetime import date
from pathlib import Path

from northway.content.files import read_folder
from northway.content.loader import build_site
from northway.publication.publication import Publication
from northway.system.cache import Cache
from northway.system.memory import Memory

TODAY = date(2026, 11, 22)


def test_a_call_is_remembered_by_the_function_and_each_argument():
    called = []

    def joined(*words: object) -> str:
        called.append(words)
        return "-".join(map(str, words))

    def other(*words: object) -> str:
        return f"other {len(words)}"

    memory = Memory()
    assert [memory.recall(joined, *words) for words in ("ab", "ab", "ba")] == ["a-b", "a-b", "b-a"]
    assert memory.recall(other, "a", "b") == "other 2"
    assert called == [("a", "b"), ("b", "a")]


def test_what_a_round_did_not_ask_for_is_forgotten_and_bytes_are_not_kept():
    called = []

    def length(content: bytes) -> int:
        called.append(content)
        return len(content)

    first = Memory()
    assert [first.recall(length, content) for content in (b"kept", b"edited once")] == [4, 11]
    second = Memory(first)
    second.recall(length, b"kept")
    third = Memory(second)
    assert [third.recall(length, content) for content in (b"kept", b"edited once")] == [4, 11]
    assert called == [b"kept", b"edited once", b"edited once"]
    assert not [key for key in (*third.before, *third.results) if b"kept" in key]


def test_a_site_that_was_loaded_with_a_memory_is_the_same_as_one_that_was_not(desk):
    memory = Memory()
    build_site(read_folder(desk.folder), memory)
    pages = ("en/parents/first-hour.md", "cy/index.md", "en/help/100.md")
    edits = [(name, "title: ", "title: Another ") for name in pages]
    edits += [("site.yml", "name: Littleway", "name: Smallway"), ("site.yml", "needs: [", "needs: [unheard-of, ")]
    edits += [("en/index.md", "audience: everyone", "audience: nobody"), ("en/index.md", "---\n", "")]
    for name, old, new in edits:
        text = desk.read(name)
        assert old in text, name
        desk.write(name, text.replace(old, new, 1))
        memory = Memory(memory)
        assert build_site(read_folder(desk.folder), memory) == build_site(read_folder(desk.folder)), name


def test_what_one_process_has_read_and_judged_another_does_not_read_again(desk, tmp_path: Path):
    def problems(code: str) -> tuple[list[object], bool]:
        publication = Publication(desk.folder, desk.folder, Cache(tmp_path / "cache"), code)
        found = publication.problems(TODAY)
        publication.cache.close()
        return list(found), publication.memory.is_new

    first, is_new = problems("this code")
    assert is_new
    assert problems("this code") == (first, False)
    desk.replace("cy/index.md", "title: ", "title: Another ")
    again, is_new = problems("this code")
    assert is_new, "an edited page is read again"
    assert again == list(Publication(desk.folder, desk.folder).problems(TODAY))
    assert problems("this code") == (again, False)
    assert problems("other code") == (again, True), "what other code has kept is not used"


def test_a_memory_is_pickled_without_what_the_round_before_it_knew():
    first = Memory()
    assert [first.recall(len, word) for word in ("kept", "forgotten")] == [4, 9]
    second = Memory(first)
    second.recall(len, "kept")
    third = pickle.loads(pickle.dumps(second))
    assert third.results == {(len, "kept"): 4}
    assert not third.before
