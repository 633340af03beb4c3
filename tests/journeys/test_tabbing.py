"""By Tab and by Shift+Tab: every control of the window once, in the order the eye meets them."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGraphicsView,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from explorer.address import Address
from explorer.desktop.graph.layouts import Way
from explorer.desktop.graph.legend import LegendEntry
from explorer.desktop.graph.stage import Stage
from explorer.desktop.map.header import BOTH
from explorer.desktop.session import GRAPH, MAP, READ
from tests.journeys.conftest import Reader

MOST_STEPS = 400


def walked(reader: Reader, key: Qt.Key) -> list[QWidget]:
    """Press a key until the keyboard is back where it began; links of a text count as one place."""
    window = reader.window
    window.top.field.setFocus()
    visited: list[QWidget] = [window.top.field]
    for _ in range(MOST_STEPS):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        QApplication.processEvents()
        here = QApplication.focusWidget()
        assert here is not None, f"the keyboard is lost behind {visited[-1].accessibleName()}"
        if here is window.top.field:
            return visited
        if here is not visited[-1]:
            visited.append(here)
    raise AssertionError(f"never came back: {[one.accessibleName() for one in visited[:60]]}")


def controls_of(reader: Reader) -> list[QWidget]:
    """Return all that can be used; of buttons that exclude each other, the one that is chosen."""
    kinds = (QAbstractButton, QLineEdit, QAbstractItemView, QGraphicsView, QTextBrowser, Stage)
    found: list[QWidget] = []
    for widget in reader.window.findChildren(QWidget):
        if not (isinstance(widget, kinds) and widget.isVisible() and widget.isEnabled()):
            continue
        is_part = isinstance(widget.parentWidget(), QLineEdit | QAbstractItemView)
        if is_part or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        group = widget.group() if isinstance(widget, QAbstractButton) else None
        if group is None or not group.exclusive() or group.checkedButton() is widget:
            found.append(widget)
    return found


def place_of(widget: QWidget) -> QRect:
    """Return where a widget is in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def panes_of(reader: Reader, stops: list[QWidget]) -> list[str]:
    """Return in which parts of the window the stops lie, one after the other."""
    window = reader.window
    parts = {
        "top": window.top, "sidebar": window.sidebar, "inspector": window.inspector,
        "status": window.status,
    }  # fmt: skip
    names = [
        next((name for name, part in parts.items() if part.isAncestorOf(stop)), "content")
        for stop in stops
    ]
    return [name for place, name in enumerate(names) if place == 0 or names[place - 1] != name]


def open_view(reader: Reader, view: str) -> None:
    """Show a view with as many of its controls as there are."""
    window, session = reader.window, reader.program.session
    reader.wait(lambda: session.arguments is not None)
    if view == "search":
        reader.type_into_search("weights kind:case")
        assert window.search.bar.chips
    elif view == READ:
        session.go(Address.document("fraudgpt-wormgpt"), READ)
    elif view.startswith(MAP):
        session.go(Address.document("release-the-weights"), MAP)
        reader.wait(lambda: window.map.placed is not None)
        if view == "map, both forms":
            window.map.set_form(BOTH)
            window.actions_["what_if"].trigger()
    else:
        session.go(Address.document("malicious-use"), GRAPH)
        reader.wait(lambda: window.graph.canvas.picture is not None)
        window.graph.focus_on(Address.document("malicious-use"))
        if view == "graph, table":
            window.graph.set_way(Way.TABLE)
    reader.wait()


VIEWS = [READ, "search", MAP, "map, both forms", GRAPH, "graph, table"]


@pytest.mark.parametrize("view", VIEWS)
def test_tab_and_shift_tab_reach_every_control_once_in_the_order_of_the_eye(
    sit_down: Callable[..., Reader], view: str
) -> None:
    reader = sit_down()
    reader.window.activateWindow()
    open_view(reader, view)
    forth = walked(reader, Qt.Key.Key_Tab)
    names = [one.accessibleName() for one in forth]
    assert len(set(forth)) == len(forth), names
    missed = [one.accessibleName() for one in controls_of(reader) if one not in forth]
    assert missed == []

    back = walked(reader, Qt.Key.Key_Backtab)
    assert back[1:] == list(reversed(forth[1:])), [one.accessibleName() for one in back]

    first = next(place for place, stop in enumerate(forth) if reader.window.top.isAncestorOf(stop))
    assert first == 0
    # The walk began in the middle of the top bar: what stands before it comes last.
    inspected = next(p for p, one in enumerate(forth) if reader.window.inspector.isAncestorOf(one))
    behind = [
        p for p, one in enumerate(forth) if p > inspected and reader.window.top.isAncestorOf(one)
    ]
    start = behind[0] if behind else 0
    order = forth[start:] + forth[:start]
    panes = panes_of(reader, order)
    assert panes[:4] == ["top", "sidebar", "content", "inspector"]
    assert panes[4:] in ([], ["status"])
    for part in ("top", "sidebar", "content", "inspector"):
        stops = [one for one in order if panes_of(reader, [one]) == [part]]
        for before, after in itertools.pairwise(stops):
            upper, lower = place_of(before), place_of(after)
            if after.isAncestorOf(before):  # the title block lies in the text
                continue
            is_in_order = lower.top() >= upper.bottom() or lower.left() >= upper.right() - 1
            assert is_in_order, (part, before.accessibleName(), after.accessibleName())


def test_the_chips_of_the_graph_and_its_legend_are_walked(sit_down: Callable[..., Reader]) -> None:
    reader = sit_down()
    reader.window.activateWindow()
    open_view(reader, GRAPH)
    graph = reader.window.graph
    stops = walked(reader, Qt.Key.Key_Tab)
    assert graph.filters.around in stops
    assert any(isinstance(one, LegendEntry) for one in stops)


@pytest.mark.parametrize(
    ("view", "parts"),
    [(READ, 4), ("search", 4), (MAP, 4), (GRAPH, 4)],
)
def test_f6_reaches_field_side_content_and_inspector(
    sit_down: Callable[..., Reader], view: str, parts: int
) -> None:
    reader = sit_down()
    window = reader.window
    window.activateWindow()
    open_view(reader, view)
    window.top.field.setFocus()
    visited = []
    for _ in range(parts):
        reader.press("F6")
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.isVisible()
        visited.append(focus)
    assert panes_of(reader, visited) == ["sidebar", "content", "inspector", "top"]
    side = "Facets of the search" if view == "search" else "Documents of the library"
    assert visited[0].accessibleName() == side
