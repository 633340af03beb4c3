"""What the inspector says of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.address import Address
from explorer.argument.argued import Argued, argue
from explorer.argument.claims import Claim
from explorer.desktop.inspector.claims import claims, of_claim
from explorer.desktop.inspector.view import CLAIMS, Inspector
from explorer.desktop.rows import Group, Row
from explorer.desktop.theme.theme import Theme
from tests.argument.libraries import library

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.conftest import WriteLibrary


@pytest.fixture
def argued(write_library: WriteLibrary) -> Argued:
    return argue(library(write_library))


def _rows(groups: tuple[Group, ...], key: str) -> tuple[Row, ...]:
    return next(group.rows for group in groups if group.key == key)


def _claim(argued: Argued, title: str) -> Claim:
    claim = argued.claim(title)
    assert claim is not None
    return claim


def test_a_claim_says_its_type_holder_evidence_and_gist(argued: Argued) -> None:
    groups = of_claim(_claim(argued, "Study"), argued)
    assert groups[0].title == "Claim · fact"
    assert [row.text for row in groups[0].rows] == ["Study", "It can be studied."]
    assert [row.text for row in _rows(groups, "facts")] == [
        "Held by: Ann, Bob",
        "Evidence: measured",
        "In short: It can be studied",
    ]
    assert [row.text for row in _rows(groups, "topics")] == ["Access", "Misuse"]


def test_a_claim_leads_to_what_bears_on_it_and_what_it_bears_on(argued: Argued) -> None:
    groups = of_claim(_claim(argued, "Harm"), argued)
    assert [row.text for row in _rows(groups, "attacked-by")] == ["◈ Rare"]
    assert [row.address for row in _rows(groups, "attacks")] == [Address.claim("Open")]
    assert _rows(groups, "supports") == ()


def test_each_place_keeps_its_own_source_page_and_quotation(argued: Argued) -> None:
    groups = of_claim(_claim(argued, "Harm"), argued)
    assert [(row.text, row.note, str(row.address)) for row in _rows(groups, "said-in")] == [
        ("One", "§ Claims", "one#claims"),
        ("Two", "§ Claims", "two#claims"),
    ]
    assert [row.note for row in _rows(groups, "claim-sources")] == ["", "p. 9 · “So it does”"]


def test_a_place_that_only_names_a_claim_says_so(argued: Argued) -> None:
    rows = _rows(of_claim(_claim(argued, "Rare"), argued), "said-in")
    assert [row.note for row in rows] == ["§ Claims", "§ Claims, referred to"]


def test_a_topic_lists_the_claims_about_it(argued: Argued) -> None:
    groups = claims(argued.library.document("misuse"), argued)
    assert _rows(groups, "claims") == ()
    assert [(row.text, row.note) for row in _rows(groups, "about")] == [
        ("◈ Study", "fact · measured"),
        ("◈ Harm", "fact"),
        ("◈ Rare", "forecast"),  # an argument inherits the topics of what it bears on
    ]


def test_an_untitled_claim_is_shown_by_what_it_says(argued: Argued) -> None:
    rows = _rows(claims(argued.library.document("one"), argued), "claims")
    assert rows[-1].text == "◈ an untitled aside"
    assert of_claim(_claim(argued, "one#1"), argued)[0].rows[0].text == "an untitled aside"


def test_the_tab_of_claims_fills_once_they_are_read(
    argued: Argued, qapp: QApplication, qtbot: QtBot
) -> None:
    inspector = Inspector(Theme(qapp))
    qtbot.addWidget(inspector)
    inspector.show_selection(Address.document("two"), argued.library)
    inspector.show_tab(CLAIMS)
    assert inspector.rows.rows.groups[0].rows[0].text.startswith("No claim")
    inspector.show_argued(argued)
    assert inspector.rows.rows.groups[0].rows[0].text == "◈ Harm"
    inspector.show_selection(Address.claim("Harm"), argued.library)
    assert inspector.rows.rows.groups[0].title == "Claim · fact"
