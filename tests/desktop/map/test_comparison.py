"""Two readers' views side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.argument.stance import NO_STANCE, Stance, disagreement
from explorer.desktop.map.comparison import ComparisonDialog
from explorer.workspace.stances import NamedStance
from tests.desktop.map.maps import talk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.map.subject import Subject
    from tests.conftest import WriteLibrary


def _compared(subject: Subject, mine: Stance, theirs: Stance, qtbot: QtBot) -> ComparisonDialog:
    dialog = ComparisonDialog(subject, mine, NamedStance("Bea's <view>", "talk", theirs))
    qtbot.addWidget(dialog)
    found = disagreement(subject.network, subject.main, mine, theirs)
    dialog.show_cruxes(found)
    return dialog


def _rows(dialog: ComparisonDialog) -> dict[str, tuple[str, str]]:
    table = dialog.table
    texts = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
    return {
        first.text(): (second.text(), third.text())
        for first, second, third in texts
        if first and second and third
    }


def test_what_differs_is_listed_with_both_views_and_their_results(
    write_library: WriteLibrary, qtbot: QtBot
) -> None:
    subject = talk(write_library)
    theirs = Stance(rejected=frozenset({"[Study]", "[Rules help]"}))
    dialog = _compared(subject, NO_STANCE, theirs, qtbot)
    rows = _rows(dialog)
    assert rows["Study"][1] == "rejected, falls"
    assert "Recent" not in rows
    assert "&lt;view&gt;" in dialog.said


def test_equal_views_are_said_to_be_equal(write_library: WriteLibrary, qtbot: QtBot) -> None:
    dialog = _compared(talk(write_library), NO_STANCE, NO_STANCE, qtbot)
    assert dialog.table.rowCount() == 0
    assert "same result" in dialog.said
