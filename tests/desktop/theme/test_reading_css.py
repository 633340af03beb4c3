"""The style sheet of running text does in Qt's documents what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextTable

from explorer.desktop.theme.fonts import INTERFACE, MONOSPACE, READING, Fonts, load_fonts
from explorer.desktop.theme.reading_css import reading_css
from explorer.desktop.theme.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = """
<h2>What happened</h2>
<p>Plain <a class="wiki risk" href="x">linked</a> and
<span class="citations">[<a class="citation" href="y">cited</a>]</span>,
<b>strong</b>, <code>code</code>, <mark>found</mark>, <span class="missing">absent</span>.</p>
<blockquote><p>Quoted.</p></blockquote>
<p><span class="support">sup</span> <span class="attack">att</span></p>
<table class="claims"><tr><td><p>Claimed.</p></td></tr></table>
<table><tr><td>Cell <span class="citations">[<a class="citation" href="z">celled</a>]</span></td>
</tr></table>
<pre><code>-&gt; written</code></pre>
"""


@pytest.fixture(autouse=True)
def _loaded(qapp: object) -> None:
    load_fonts()


_ALIVE: list[QTextDocument] = []
"""A block is a view of its document: it must not outlive it."""


def shown(tokens: Tokens = LIGHT, zoom: float = 1.0) -> QTextDocument:
    document = QTextDocument()
    _ALIVE[:] = [*_ALIVE[-3:], document]
    document.setDefaultStyleSheet(reading_css(tokens, Fonts(9.75), zoom))
    document.setHtml(f"<body>{PAGE}</body>")
    return document


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def block_with(document: QTextDocument, text: str) -> QTextBlock:
    return next(block for block in blocks(document) if text in block.text())


def form_of(document: QTextDocument, text: str) -> QTextCharFormat:
    """Return how a text is written."""
    cursor = document.find(text)
    assert not cursor.isNull(), text
    return cursor.charFormat()


def first_family(form: QTextCharFormat) -> str:
    families = form.fontFamilies()
    assert isinstance(families, list)
    return str(families[0])


def test_running_text_is_set_in_the_reading_font_at_18_pixels() -> None:
    form = form_of(shown(), "Plain")
    assert first_family(form) == READING
    assert form.fontPointSize() == pytest.approx(18 * 0.75)


def test_a_citation_is_smaller_than_the_text_it_stands_in_a_cell_too() -> None:
    document = shown()
    for cited, text in (("cited", "Plain"), ("celled", "Cell ")):
        assert form_of(document, cited).fontPointSize() < form_of(document, text).fontPointSize()


def test_headings_are_semibold_and_larger() -> None:
    form = form_of(shown(), "What happened")
    assert form.fontWeight() == QFont.Weight.DemiBold
    assert form.fontPointSize() > 18 * 0.75


def test_lines_have_room_between_them() -> None:
    block = block_with(shown(), "Plain").blockFormat()
    assert block.lineHeight() > 105
    assert block.bottomMargin() >= 10


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_are_those_of_the_theme(tokens: Tokens) -> None:
    document = shown(tokens)
    wanted = {
        "Plain": tokens.text, "linked": tokens.link, "cited": tokens.link, "absent": tokens.error,
        "Quoted": tokens.dim, "sup": tokens.relations.support, "att": tokens.relations.attack,
    }  # fmt: skip
    seen = {text: form_of(document, text).foreground().color() for text in wanted}
    assert seen == {text: QColor(colour) for text, colour in wanted.items()}
    assert form_of(document, "found").background().color() == QColor(tokens.hit)


def test_links_into_the_library_are_underlined_and_citations_are_smaller() -> None:
    document = shown()
    assert form_of(document, "linked").fontUnderline()
    assert not form_of(document, "cited").fontUnderline()
    assert form_of(document, "cited").fontPointSize() < form_of(document, "Plain").fontPointSize()


def test_code_is_monospaced_and_blocks_of_it_wrap() -> None:
    document = shown()
    assert first_family(form_of(document, "code")) == MONOSPACE
    assert first_family(form_of(document, "written")) == MONOSPACE
    block = block_with(document, "written").blockFormat()
    assert block.background().color() == QColor(LIGHT.raised)
    assert not block.nonBreakableLines()


def test_a_quotation_is_set_in() -> None:
    assert block_with(shown(), "Quoted").blockFormat().leftMargin() >= 20


def test_claims_stand_on_a_ground_of_their_own_in_the_interface_font() -> None:
    document = shown()
    table = document.find("Claimed").currentTable()
    assert isinstance(table, QTextTable)
    assert table.cellAt(0, 0).format().background().color() == QColor(LIGHT.raised)
    assert first_family(form_of(document, "Claimed")) == INTERFACE


def test_everything_grows_with_the_zoom() -> None:
    natural, double = shown(), shown(zoom=2)
    for text in ("What happened", "Plain", "cited", "code", "Claimed"):
        size = form_of(natural, text).fontPointSize()
        assert form_of(double, text).fontPointSize() == pytest.approx(2 * size, rel=0.01)
    margin = block_with(natural, "Plain").blockFormat().bottomMargin()
    assert block_with(double, "Plain").blockFormat().bottomMargin() == pytest.approx(2 * margin)
