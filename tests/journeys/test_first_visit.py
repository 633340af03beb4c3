"""A student's first visit: search, read, follow, see, go back, take away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from explorer.address import Address
from explorer.desktop.graph.layouts import usual_way
from explorer.desktop.session import GRAPH, READ, SEARCH
from tests.journeys.conftest import Reader


def test_search_read_follow_see_go_back_and_export(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = sit_down()
    window = reader.window
    assert "cases" in window.status.findChildren(type(window.search._count))[0].text()

    reader.type_into_search("GPT-2")
    assert window.view == SEARCH
    found = window.search.found
    assert found is not None
    assert found.hits
    assert all(run.text != "GPT-4" for hit in found.hits for run in hit.snippet if run.is_match)

    case = next(
        hit
        for hit in found.hits
        if hit.document_id == "gpt-2-staged-release" and hit.section and not hit.is_claim
    )
    reader.click_row(window.search.hits, case.address)
    assert window.view == READ
    assert reader.place == str(case.address)
    lit = window.reader.browser.extraSelections()
    assert any("GPT-2" in selection.cursor.selectedText() for selection in lit)
    heading_at = window.reader.browser.position_of(case.address.anchor)
    assert heading_at > 0
    assert window.reader.browser.verticalScrollBar().value() > 0

    chip = next(
        button
        for button in window.reader.findChildren(QToolButton)
        if button.property("role") == "chip" and "Malicious use" in button.text()
    )
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    reader.wait(lambda: bool(reader.text))
    assert reader.title == "Malicious use"

    reader.press("3", Qt.KeyboardModifier.ControlModifier)
    assert window.view == GRAPH
    assert reader.place == "malicious-use"
    assert window.graph.focusProxy() is window.graph.canvas
    assert window.graph.way == usual_way(window.graph.shown)

    reader.press("Left", Qt.KeyboardModifier.AltModifier)
    assert (window.view, reader.title) == (READ, "Malicious use")
    reader.press("Left", Qt.KeyboardModifier.AltModifier)
    assert (window.view, reader.place) == (READ, str(case.address))

    out = tmp_path / "graph.graphml"
    reader.program._wiring.export_graph("graphml", str(out), only_part=False)
    reader.wait(out.exists)
    library = reader.program.session.library
    assert library is not None
    graph = nx.read_graphml(out)
    labels = {data["label"]: data["kind"] for _, data in graph.nodes(data=True)}
    for document in library.documents:
        if document.kind not in ("page", "tour"):
            assert labels[document.title] == document.kind
    by_id = {node: data["label"] for node, data in graph.nodes(data=True)}
    edges = {(by_id[a], data["relation"], by_id[b]): data for a, b, data in graph.edges(data=True)}
    for link in library.links:
        ends = library.document(link.source), library.document(link.target)
        if all(end.kind not in ("page", "tour") for end in ends):
            edge = edges[ends[0].title, str(link.relation), ends[1].title]
            assert edge["bearing"] == str(link.bearing)
            assert edge["coverage"] == link.coverage


def test_a_citation_shows_its_source_and_where_else_it_is_cited(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    window = reader.window
    reader.click_row(window.sidebar.documents, Address.document("gpt-2-staged-release"))
    library = reader.program.session.library
    assert library is not None
    key = library.document("gpt-2-staged-release").citations[0].key
    window.reader.browser.link_requested.emit(Address.source(key).url(), False)
    reader.wait()
    shown = [row.text for group in window.inspector.rows.rows.groups for row in group.rows]
    assert library.sources[key].title in shown
    assert reader.title == library.document("gpt-2-staged-release").title
    tip = window.reader._tip(Address.source(key).url())
    assert library.sources[key].title.split(":")[0][:20] in tip.replace("&#x27;", "'")


def test_a_passage_is_copied_with_its_place(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    window = reader.window
    address = Address.document("gpt-2-staged-release", "evidence-afterwards")
    reader.program.session.go(address, READ)
    reader.wait()
    reader.press("C", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    copied = QApplication.clipboard().text()
    assert "section “Evidence afterwards”" in copied
    assert str(address) in copied
    assert window.windowTitle().startswith(reader.title)


def test_the_next_visit_goes_on_where_the_last_one_ended(sit_down: Callable[..., Reader]) -> None:
    first = sit_down()
    first.click_row(first.window.sidebar.documents, Address.document("llama-open-weights"))
    first.press("3", Qt.KeyboardModifier.ControlModifier)
    first.program.close()
    second = sit_down()
    assert second.window.view == GRAPH
    assert second.place == "llama-open-weights"
    second.press("Left", Qt.KeyboardModifier.AltModifier)
    assert (second.window.view, second.place) == (READ, "llama-open-weights")


def test_a_claim_is_reached_from_its_page_and_leads_to_where_it_is_said(
    sit_down: Callable[..., Reader],
) -> None:
    reader = sit_down()
    window = reader.window
    reader.program.session.go(Address.document("gpt-2-staged-release"), "read")
    reader.wait(lambda: reader.program.session.arguments is not None)
    window.inspector.show_tab("claims")
    row = window.inspector.rows.rows.groups[0].rows[0]
    assert row.address is not None
    window.inspector.address_requested.emit(row.address)
    reader.wait()
    assert window.inspector.rows.rows.groups[0].title.startswith(("Claim", "Argument"))
    assert window.reader.document is not None
    assert window.reader.document.id == "gpt-2-staged-release"
    reader.press("Left", Qt.KeyboardModifier.AltModifier)
    present = reader.program.session.history.present
    assert present is not None
    assert present.address == Address.document("gpt-2-staged-release")


def test_the_library_is_met_from_its_beginning(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    reader.wait(lambda: reader.program.session.arguments is not None)
    documents = reader.window.sidebar.documents
    assert documents.verticalScrollBar().value() == 0
    assert documents.currentIndex().isValid()  # what is read is chosen all the same
