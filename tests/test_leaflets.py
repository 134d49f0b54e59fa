"""Leaflets: pages as tagged PDF files, and the messages when they cannot be printed."""

import ctypes
import sys

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import zxingcpp

from app import create_app
from northway.editing.change import carry_out, read_texts
from northway.editing.move import plan_move
from northway.freeze.leaflets import NO_PANGO, NO_WEASYPRINT, LeafletError, find_weasyprint

A5 = (420, 595)  # points


@pytest.fixture
def leaflets(desk, tmp_path):
    """Prints what the small site names, and returns the answer of the command and the folder."""
    desk.replace("site.yml", "footer:", "leaflets: [parents/first-hour]\nfooter:")

    def ask():
        folder = tmp_path / "leaflets"
        return create_app(desk.folder).test_cli_runner().invoke(args=["leaflets", "--into", str(folder)]), folder

    return ask


class NoPango:
    """A machine without Pango: WeasyPrint is found, and fails when it looks for the library."""

    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            raise OSError("cannot load library 'libgobject-2.0-0'")


def language(pdf) -> str:
    """The language that a document says it is in."""
    size = pdfium.FPDFCatalog_GetLanguage(pdf, None, 0)
    written = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFCatalog_GetLanguage(pdf, written, size)
    return bytes(written).decode("utf-16-le").rstrip("\0")


def tags(page) -> list[str]:
    """The structure types of a page's elements, outermost first (ISO 32000, 14.8); of a figure, its words too."""

    def read(element, ask):
        size = ask(element, None, 0)
        written = ctypes.create_string_buffer(size)
        ask(element, written, size)
        return written.raw.decode("utf-16-le").rstrip("\0")

    def below(element):
        kind = read(element, pdfium.FPDF_StructElement_GetType)
        yield f"Figure {read(element, pdfium.FPDF_StructElement_GetAltText)}" if kind == "Figure" else kind
        for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, number):
                yield from below(child)

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    count = pdfium.FPDF_StructTree_CountChildren(tree)
    return [tag for number in range(count) for tag in below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, number))]


def test_a_leaflet_has_tags_a_language_a_title_its_words_and_a_code_that_leads_to_its_page(leaflets):
    try:
        find_weasyprint()
    except LeafletError as reason:
        pytest.fail(str(reason), pytrace=False)
    answer, folder = leaflets()
    assert answer.exit_code == 0, answer.output
    names = [f"parents-first-hour-{code}.pdf" for code in ("cy", "en", "ur")]
    assert sorted(path.name for path in folder.iterdir()) == names
    for name, tag, start, title in zip(
        names, ("cy", "en-GB", "ur"), ("/cy", "", "/ur"), ("Yr awr gyntaf", "The first hour", "پہلا گھنٹہ"), strict=True
    ):
        pdf = pypdfium2.PdfDocument(folder / name)
        assert (pdf.is_tagged(), language(pdf)) == (True, tag), name
        assert title in pdf.get_metadata_dict()["Title"], name
        assert tuple(map(round, pdf[0].get_size())) == A5, name
        picture = pdf[0].render(scale=3, grayscale=True).to_pil()
        address = f"https://little.example{start}/parents/first-hour/"
        assert [code.text for code in zxingcpp.read_barcodes(picture)] == [address], name
        found = tags(pdf[0])
        assert found.count("H1") == 1 and "P" in found, (name, found)
        assert [tag for tag in found if tag.startswith("Figure")] == [f"Figure {address}"], name
    english = pypdfium2.PdfDocument(folder / names[1])
    text = " ".join(page.get_textpage().get_text_range() for page in english)
    assert "Look in every room" in text.replace("\r\n", " ") and "100" in text
    assert [tag for tag in tags(english[0]) if tag in ("H1", "H2", "LI")][:3] == ["H1", "H2", "LI"]


@pytest.mark.parametrize(("lacks", "sentence"), [("weasyprint", NO_WEASYPRINT), ("pango", NO_PANGO)])
def test_where_something_is_missing_one_sentence_says_what_to_install(leaflets, monkeypatch, lacks, sentence):
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    if lacks == "weasyprint":
        monkeypatch.setitem(sys.modules, "weasyprint", None)
    else:
        monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    answer, folder = leaflets()
    assert (answer.exit_code, answer.output) == (1, f"{sentence}\n")
    assert list(folder.glob("*")) == []


def test_no_leaflet_is_printed_of_content_with_an_error(leaflets, desk):
    desk.replace("en/parents/first-hour.md", "helpline:100", "helpline:200")
    answer, folder = leaflets()
    assert answer.exit_code == 1 and "there is no helpline `200`" in answer.output
    assert not folder.exists()


def test_a_site_that_names_no_page_is_told_so(desk, tmp_path):
    answer = create_app(desk.folder).test_cli_runner().invoke(args=["leaflets", "--into", str(tmp_path / "none")])
    assert answer.output == "No leaflet was printed, because `leaflets` in site.yml names no page.\n"


def test_a_page_for_a_leaflet_that_there_is_not_is_named(desk):
    desk.replace("site.yml", "footer:", "leaflets: [parents/first-our]\nfooter:")
    told = "`leaflets` names `parents/first-our`, which does not exist; did you mean `parents/first-hour`?"
    assert any(told in line for line in desk.lines())


def test_a_page_that_moves_is_still_printed(desk):
    desk.replace("site.yml", "footer:", "leaflets: [parents/first-hour]\nfooter:")
    texts = read_texts(desk.folder)
    carry_out(desk.folder, plan_move(texts, "parents/first-hour", "parents/the-hour"), texts)
    assert "leaflets: [parents/the-hour]" in desk.read("site.yml")
