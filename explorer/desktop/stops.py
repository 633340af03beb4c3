"""Where the Tab key stops: at every control that can be used, in the order the eye meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QButtonGroup, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


def stops_in(whole: QWidget) -> tuple[QWidget, ...]:
    """Return the controls in a widget at which Tab stops, row by row, each from left to right.

    Of buttons of which one is chosen only that one is a stop; arrow keys go on from there.

    Qt's own chain is in the order of making, and loses what stands before a container that has a
    focus proxy.
    """
    wanted = _wanted_policy()
    found = [one for one in _in_order(whole) if _takes_tab(one, wanted)]
    return tuple(one for one in found if _stands_for_its_group(one, found))


def next_stop(whole: QWidget, here: QWidget | None, *, is_forth: bool) -> QWidget | None:
    """Return where Tab or Shift+Tab leads, round and round; None where nothing takes the keyboard.

    Args:
        whole: The widget that is walked, such as a window.
        here: What has the keyboard now; it need not be a stop itself.
        is_forth: Whether to go forth, as Tab does.
    """
    stops = stops_in(whole)
    if not stops:
        return None
    if here in stops:
        return stops[(stops.index(here) + (1 if is_forth else -1)) % len(stops)]
    order = list(_in_order(whole))
    place = order.index(here) if here in order else -1
    if is_forth:
        return next((one for one in stops if order.index(one) > place), stops[0])
    return next((one for one in reversed(stops) if order.index(one) < place), stops[-1])


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    """Give everything visible in a widget, before what lies in it.

    What lies in a text that is scrolled, such as the chips of its title block, stands above it.
    Headers and scroll bars are left alone: they are no stops, and Qt owns them.
    """
    for child in _read(widget):
        if isinstance(child, QAbstractScrollArea):
            yield from _in_order(child.viewport())
            yield child
        else:
            yield child
            yield from _in_order(child)


def _read(widget: QWidget) -> list[QWidget]:
    """Return the visible children of a widget in rows, each from left to right.

    A child whose middle lies within the height of the row's first one stands in this row.
    """
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    children = [
        (QRect(child.mapTo(widget, QPoint()), child.size()), child)
        for child in widget.findChildren(QWidget, options=direct)
        if child.isVisible() and not child.isWindow()
    ]
    children.sort(key=lambda one: one[0].top())
    rows: list[list[tuple[QRect, QWidget]]] = []
    for rect, child in children:
        if rows and rows[-1][0][0].bottom() > rect.center().y():
            rows[-1].append((rect, child))
        else:
            rows.append([(rect, child)])
    is_leftwards = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return [
        child
        for row in rows
        for _, child in sorted(row, key=lambda one: one[0].left(), reverse=is_leftwards)
    ]


def _takes_tab(widget: QWidget, wanted: Qt.FocusPolicy) -> bool:
    if not widget.isEnabled() or widget.focusProxy() is not None:
        return False
    is_grouped = isinstance(widget, QAbstractButton) and _siblings(widget) != ()
    # Qt takes the policy from a group's buttons in turn, so it says nothing about them.
    return is_grouped or widget.focusPolicy() & wanted == wanted


def _stands_for_its_group(widget: QWidget, found: list[QWidget]) -> bool:
    """Tell whether a widget is the chosen one of its group, or the first if none is chosen."""
    siblings = _siblings(widget) if isinstance(widget, QAbstractButton) else ()
    reachable = [one for one in siblings if one in found]
    if not reachable:
        return True
    chosen = next((one for one in reachable if one.isChecked()), reachable[0])
    return widget is chosen


def _siblings(button: QAbstractButton) -> tuple[QAbstractButton, ...]:
    """Return the buttons of which one at a time is chosen, this one included; else nothing."""
    group: QButtonGroup | None = button.group()  # Qt's annotation leaves out that there is none
    if group is None or not group.exclusive():
        return ()
    return tuple(group.buttons())


def _wanted_policy() -> Qt.FocusPolicy:
    """Return what a stop takes: on some desktops Tab goes to texts and lists only."""
    is_all = QGuiApplication.styleHints().tabFocusBehavior() is (
        Qt.TabFocusBehavior.TabFocusAllControls
    )
    return Qt.FocusPolicy.TabFocus if is_all else Qt.FocusPolicy.StrongFocus
