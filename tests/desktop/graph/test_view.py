from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolTip, QWidget

from explorer.address import Address
from explorer.desktop.graph.canvas import WALK_PAUSE_MS
from explorer.desktop.graph.cloud_picture import CloudPicture
from explorer.desktop.graph.column_picture import ColumnPicture
from explorer.desktop.graph.context_menu import GraphMenu
from explorer.desktop.graph.filtering import Filter, usual_filter
from explorer.desktop.graph.forms import Form
from explorer.desktop.graph.layouts import LayoutRequest, Way
from explorer.desktop.graph.view import GraphView
from explorer.desktop.stops import stops_in
from explorer.desktop.theme.theme import Mode
from explorer.library.kinds import Kind
from explorer.progress import unwatched
from explorer.topics.graph import TopicGraph
from tests.topics.by_hand import document, library, random_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library

MALICIOUS = Address.document("malicious")
FRAUD = Address.document("fraud")
FRAUD_RAISES = Address.link("fraud", "raises", "malicious")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def centre(view: GraphView, document_id: str) -> QPoint:
    return view.canvas.node_rect(document_id).center().toPoint()


def click(view: GraphView, document_id: str) -> None:
    QTest.mouseClick(view.canvas, LEFT, NONE, centre(view, document_id))


def free_point(view: GraphView) -> QPoint:
    for x in range(2, view.canvas.width(), 7):
        point = QPointF(x, view.canvas.height() - 4)
        if view.canvas._address_at(point) is None:
            return point.toPoint()
    raise AssertionError("the canvas has no background")


def test_a_click_on_a_document_selects_it_and_asks_for_its_address(
    qtbot: QtBot, view: GraphView
) -> None:
    with qtbot.waitSignal(view.address_requested) as asked:
        click(view, "malicious")
    assert asked.args == [MALICIOUS]
    assert view.canvas.highlighted.selected == MALICIOUS
    assert view.canvas.highlighted.near == {"malicious", "act", "bias", "fraud", "gpt-2"}


def test_a_click_on_an_edge_asks_for_the_link(qtbot: QtBot, view: GraphView) -> None:
    point = view.canvas.link_point(FRAUD_RAISES)
    assert point is not None
    with qtbot.waitSignal(view.address_requested) as asked:
        QTest.mouseClick(view.canvas, LEFT, NONE, point.toPoint())
    assert asked.args == [FRAUD_RAISES]
    assert view.canvas.highlighted.lit == {FRAUD_RAISES}


def test_a_click_on_the_background_selects_nothing_and_asks_for_nothing(
    qtbot: QtBot, view: GraphView
) -> None:
    view.show_selection(MALICIOUS)
    with qtbot.assertNotEmitted(view.address_requested):
        QTest.mouseClick(view.canvas, LEFT, NONE, free_point(view))
    assert view.canvas.highlighted.selected is None


def test_a_double_click_opens_a_document_to_be_read(qtbot: QtBot, view: GraphView) -> None:
    with qtbot.waitSignal(view.address_opened) as opened:
        QTest.mouseDClick(view.canvas, LEFT, NONE, centre(view, "fraud"))
    assert opened.args == [FRAUD]


def test_a_double_click_on_an_edge_opens_the_passage_that_speaks_for_it(
    qtbot: QtBot, view: GraphView
) -> None:
    point = view.canvas.link_point(FRAUD_RAISES)
    assert point is not None
    with qtbot.waitSignal(view.address_opened) as opened:
        QTest.mouseDClick(view.canvas, LEFT, NONE, point.toPoint())
    assert opened.args == [Address.document("fraud", "part-0")]


def test_a_link_without_passages_opens_the_document_that_states_it(
    qtbot: QtBot, view: GraphView
) -> None:
    view.show_selection(Address.link("llama", "raises", "control"))
    with qtbot.waitSignal(view.address_opened) as opened:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert opened.args == [Address.document("llama")]


def test_a_selection_from_elsewhere_is_shown_and_not_asked_for(
    qtbot: QtBot, view: GraphView
) -> None:
    before = view.filter
    with qtbot.assertNotEmitted(view.address_requested, wait=WALK_PAUSE_MS + 50):
        view.show_selection(Address.document("malicious", "some-section"))
    assert view.canvas.highlighted.selected == MALICIOUS
    assert view.filter == before


def test_a_selection_that_comes_before_the_library_is_shown_with_it(
    make_view: Callable[..., GraphView], small: Library
) -> None:
    view = make_view()
    view.show_selection(MALICIOUS)
    view.show_library(small, TopicGraph(small))
    assert view.canvas.highlighted.selected == MALICIOUS


def test_what_is_selected_is_said_once(qtbot: QtBot, view: GraphView) -> None:
    said: list[str] = []
    view.announced.connect(said.append)
    click(view, "gpt-2")
    view.show_selection(Address.document("gpt-2"))
    assert len(said) == 1
    assert said[0].startswith("GPT-2: the staged release, case, 3 link")
    view.show_selection(FRAUD_RAISES)
    assert said[1].startswith("FraudGPT raises Malicious use, either way")


def test_arrow_keys_walk_to_the_nearest_box_and_ask_once_they_rest(
    qtbot: QtBot, view: GraphView
) -> None:
    view.show_selection(MALICIOUS)
    asked: list[Address] = []
    view.address_requested.connect(asked.append)
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    first = view.canvas.highlighted.selected
    assert first is not None
    assert first.name in {"fraud", "gpt-2", "llama"}
    assert view.canvas.node_rect(first.name).right() < view.canvas.node_rect("malicious").left()
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    second = view.canvas.highlighted.selected
    assert second is not None
    assert second.name in {"access", "trust"}
    assert not asked
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [second]


def test_walking_beyond_the_last_box_stays_there(view: GraphView) -> None:
    view.show_selection(Address.document("act"))
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.highlighted.selected == Address.document("act")


def test_enter_opens_what_is_selected(qtbot: QtBot, view: GraphView) -> None:
    view.show_selection(FRAUD)
    with qtbot.waitSignal(view.address_opened) as opened:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert opened.args == [FRAUD]


def test_escape_selects_nothing(view: GraphView) -> None:
    view.show_selection(FRAUD)
    QTest.keyClick(view.canvas, Qt.Key.Key_Escape)
    assert view.canvas.highlighted.selected is None


def test_with_nothing_selected_arrows_begin_to_walk_where_all_is_seen(view: GraphView) -> None:
    QTest.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.canvas.highlighted.selected is not None


def test_with_nothing_selected_arrows_move_a_picture_that_is_larger(view: GraphView) -> None:
    view.canvas.zoom_to(2)
    before = view.canvas.camera
    QTest.keyClick(view.canvas, Qt.Key.Key_Down)
    assert view.canvas.camera.y == before.y - 60
    assert view.canvas.highlighted.selected is None
    QTest.keyClick(view.canvas, Qt.Key.Key_Home)
    assert view.canvas.highlighted.selected is not None


def test_walking_brings_a_box_into_sight(view: GraphView) -> None:
    view.canvas.zoom_to(2.5)
    for document_id in ("act", "trust", "bias"):
        view.show_selection(Address.document(document_id))
        assert view.canvas.rect().contains(view.canvas.node_rect(document_id).toRect())


def test_both_ends_of_a_link_from_elsewhere_are_brought_into_sight(view: GraphView) -> None:
    view.canvas.zoom_to(1.8)
    view.show_selection(FRAUD_RAISES)
    ends = view.canvas.node_rect("fraud") | view.canvas.node_rect("malicious")
    assert view.canvas.rect().contains(ends.toRect())


def test_keys_zoom_and_fit(view: GraphView) -> None:
    assert view.canvas.camera.scale == 1
    QTest.keyClick(view.canvas, Qt.Key.Key_Plus)
    assert view.canvas.camera.scale == pytest.approx(1.2)
    assert view.controls.natural.text() == "120%"
    QTest.keyClick(view.canvas, Qt.Key.Key_Minus)
    assert view.canvas.camera.scale == pytest.approx(1)
    view.canvas.zoom_to(3)
    QTest.keyClick(view.canvas, Qt.Key.Key_0)
    assert view.canvas.camera.scale == 1
    view.controls.larger.click()
    view.controls.natural.click()
    assert view.canvas.camera.scale == pytest.approx(1)
    view.controls.smaller.click()
    view.controls.fit.click()
    assert view.canvas.camera.scale == 1


def wheel(view: GraphView, modifiers: Qt.KeyboardModifier, steps: int) -> None:
    point = QPointF(view.canvas.rect().center())
    event = QWheelEvent(
        point,
        view.canvas.mapToGlobal(point),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.canvas, event)


def test_the_wheel_scrolls_and_with_control_zooms(view: GraphView) -> None:
    wheel(view, Qt.KeyboardModifier.ControlModifier, 2)
    assert view.canvas.camera.scale == pytest.approx(1.44)
    before = view.canvas.camera
    wheel(view, NONE, -1)
    assert view.canvas.camera.y == before.y - 60
    wheel(view, Qt.KeyboardModifier.ShiftModifier, -1)
    assert view.canvas.camera.x == before.x - 60


def test_dragging_moves_the_picture_and_chooses_nothing(qtbot: QtBot, view: GraphView) -> None:
    view.canvas.zoom_to(2)
    before, start = view.canvas.camera, view.canvas.rect().center()
    with qtbot.assertNotEmitted(view.address_requested):
        QTest.mousePress(view.canvas, LEFT, NONE, start)
        QTest.mouseMove(view.canvas, start + QPoint(-30, -20))
        QTest.mouseMove(view.canvas, start + QPoint(-60, -40))
        QTest.mouseRelease(view.canvas, LEFT, NONE, start + QPoint(-60, -40))
    assert view.canvas.camera.x == before.x - 60
    assert view.canvas.camera.y == before.y - 40


def test_pointing_previews_without_selecting(view: GraphView) -> None:
    QTest.mouseMove(view.canvas, centre(view, "malicious"))
    assert view.canvas.highlighted.pointed == MALICIOUS
    assert not view.canvas.highlighted.dims_others
    QApplication.sendEvent(view.canvas, QEvent(QEvent.Type.Leave))
    assert view.canvas.highlighted.pointed is None


def test_a_tip_says_the_whole_title(qtbot: QtBot, view: GraphView, small: Library) -> None:
    place = centre(view, "llama")
    event = QHelpEvent(QEvent.Type.ToolTip, place, view.canvas.mapToGlobal(place))
    QApplication.sendEvent(view.canvas, event)
    qtbot.waitUntil(lambda: small.document("llama").title in QToolTip.text())
    QToolTip.hideText()


def test_a_chip_hides_a_kind_and_shows_it_again(view: GraphView) -> None:
    view.filters.chip(Kind.RISK).click()
    assert "malicious" not in view.shown.documents
    assert not view.filters.chip(Kind.RISK).isChecked()
    assert view.canvas.node_rect("malicious").isEmpty()
    view.filters.chip(Kind.RISK).click()
    assert "malicious" in view.shown.documents


def test_an_entry_of_the_legend_hides_its_lines(view: GraphView) -> None:
    assert not view.legend.entry(Form.MENTIONED).isChecked()
    view.legend.entry(Form.MENTIONED).click()
    assert Address.link("gpt-2", "mentions", "llama") in {one.address for one in view.shown.links}
    view.legend.entry(Form.NOT_SHOWN).click()
    assert Address.link("gpt-2", "raises", "malicious") not in {
        one.address for one in view.shown.links
    }


def test_focus_leaves_out_what_is_not_around_and_back_again(view: GraphView) -> None:
    assert not view.filters.around.isEnabled()
    view.show_selection(MALICIOUS)
    view.filters.around.click()
    assert view.filter.root == "malicious"
    assert set(view.shown.documents) == {"malicious", "act", "bias", "fraud", "gpt-2"}
    assert view.filters.around.text() == "Around Malicious use"
    assert view.filters.steps[1].isChecked()
    view.filters.steps[2].click()
    assert {"staging", "trust"} <= set(view.shown.documents)
    assert view.filters.steps[2].isChecked()
    view.filters.around.click()
    assert view.filter.root == ""
    assert view.filters.steps[2].isHidden()


def test_f_focuses_on_what_is_selected(view: GraphView) -> None:
    view.show_selection(FRAUD)
    QTest.keyClick(view.canvas, Qt.Key.Key_F)
    assert set(view.shown.documents) == {"fraud", "malicious"}


def test_selecting_what_is_left_out_says_so_and_offers_everything(view: GraphView) -> None:
    view.filters.chip(Kind.RISK).click()
    before = view.filter
    view.show_selection(MALICIOUS)
    assert view.filter == before
    assert "Malicious use" in view.filters._note.text()
    view.filters.show_all.click()
    assert view.canvas.highlighted.selected == MALICIOUS
    assert view.filters._note.text() == ""


def test_a_page_is_not_missed_in_the_graph(view: GraphView) -> None:
    view.show_selection(Address.document("about"))
    assert view.filters._note.text() == ""


def test_with_everything_filtered_away_a_button_brings_it_back(view: GraphView) -> None:
    view.set_filter(Filter(hidden_kinds=frozenset(Kind)))
    assert view.empty.isVisible()
    assert view.empty.said.text()
    assert not view.controls.export.isEnabled()
    view.empty.button.click()
    assert view.canvas.isVisible()
    assert len(view.shown.documents) == 10


def test_an_empty_library_says_so_calmly(make_view: Callable[..., GraphView]) -> None:
    view = make_view(library([]))
    assert view.empty.isVisible()
    assert "no documents" in view.empty.said.text()
    assert not view.empty.button.isVisible()
    assert not view.grab().isNull()


def test_one_document_is_a_graph_too(make_view: Callable[..., GraphView]) -> None:
    view = make_view(library([document("only", Kind.RISK)]))
    assert not view.canvas.node_rect("only").isEmpty()
    QTest.keyClick(view.canvas, Qt.Key.Key_Space)
    assert view.canvas.highlighted.selected == Address.document("only")


def test_many_documents_make_a_cloud_that_is_asked_for(
    qtbot: QtBot, make_view: Callable[..., GraphView]
) -> None:
    view = make_view()
    view.layout_requested.disconnect()
    requests: list[LayoutRequest] = []
    view.layout_requested.connect(requests.append)
    many = random_library(300)
    view.show_library(many, TopicGraph(many))
    assert view.way is Way.CLOUD
    assert view.empty.isVisible()
    view.show_layout(requests[-1](unwatched))
    assert view.canvas.isVisible()
    assert isinstance(view.canvas.picture, CloudPicture)
    assert not view.controls.ways.button(Way.COLUMNS).isEnabled()
    with qtbot.waitSignal(view.address_requested):
        click(view, "risk-0")
    assert not view.grab().isNull()


def test_a_picture_that_is_not_wanted_any_more_is_thrown_away(
    make_view: Callable[..., GraphView], small: Library
) -> None:
    view = make_view()
    view.layout_requested.disconnect()
    requests: list[LayoutRequest] = []
    view.layout_requested.connect(requests.append)
    many = random_library(60)
    view.show_library(many, TopicGraph(many))
    late = requests[-1](unwatched)
    view.show_library(small, TopicGraph(small))
    view.show_layout(late)
    assert isinstance(view.canvas.picture, ColumnPicture)


def test_the_reader_chooses_columns_cloud_or_table(view: GraphView) -> None:
    assert view.way is Way.COLUMNS
    view.controls.ways.button(Way.CLOUD).click()
    assert isinstance(view.canvas.picture, CloudPicture)
    view.show_selection(MALICIOUS)
    view.controls.ways.button(Way.TABLE).click()
    assert view.table.isVisible()
    assert view.focusProxy() is view.table
    assert not view.controls.larger.isEnabled()
    view.controls.ways.button(Way.COLUMNS).click()
    assert isinstance(view.canvas.picture, ColumnPicture)
    assert view.canvas.highlighted.selected == MALICIOUS


def test_table_and_picture_keep_one_selection(qtbot: QtBot, view: GraphView) -> None:
    view.set_way(Way.TABLE)
    view.show_selection(FRAUD_RAISES)
    links = view.table.links
    assert links.address_at(links.currentIndex()) == FRAUD_RAISES
    row = next(row for row in range(9) if links.model().index(row, 0).data() == "EU AI Act")
    with qtbot.waitSignal(view.address_requested) as asked:
        links.setCurrentIndex(links.model().index(row, 0))
    assert view.canvas._selected == asked.args[0]


def test_columns_fill_the_view_whatever_its_size(view: GraphView) -> None:
    for width, height in ((1300, 900), (700, 560)):
        view.resize(width, height)
        QApplication.processEvents()
        assert view.canvas.picture is not None
        assert view.canvas.picture.bounds.width() >= view.canvas.width() - 1


def test_a_reloaded_library_keeps_filter_selection_and_place(
    view: GraphView, small: Library
) -> None:
    view.set_filter(view.filter.with_kind_toggled(Kind.CONCERN))
    view.show_selection(MALICIOUS)
    view.canvas.zoom_to(1.5)
    before = view.filter
    view.show_library(small, TopicGraph(small))
    assert view.filter == before
    assert view.canvas.highlighted.selected == MALICIOUS
    assert view.canvas.camera.scale == pytest.approx(1.5)


def test_focus_ends_when_its_document_is_gone(view: GraphView, small: Library) -> None:
    view.focus_on(FRAUD)
    fewer = library([one for one in small.documents if one.id != "fraud"])
    view.show_library(fewer, TopicGraph(fewer))
    assert view.filter.root == ""


def test_export_is_of_what_is_shown_and_of_everything_where_that_is_shown(
    qtbot: QtBot, view: GraphView
) -> None:
    with qtbot.waitSignal(view.export_requested) as asked:
        view.controls.export.click()
    assert asked.args == [view.shown]
    view.set_filter(Filter())
    with qtbot.waitSignal(view.export_requested) as asked:
        view.controls.export.click()
    assert asked.args == [None]


def menu_of(view: GraphView) -> GraphMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, GraphMenu)
    return menu


def entries(menu: GraphMenu) -> dict[str, Callable[[], None]]:
    return {
        action.text().replace("&", ""): action.trigger
        for action in menu.actions()
        if not action.isSeparator()
    }


without_keyboard_grab = pytest.mark.qt_log_ignore("does not support grabbing the keyboard")


@without_keyboard_grab
def test_the_menu_of_a_document_reads_focuses_and_copies(qtbot: QtBot, view: GraphView) -> None:
    view.show_selection(FRAUD)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.canvas, event)
    menu = menu_of(view)
    chosen = entries(menu)
    assert list(chosen) == ["Read it", "Only what is around it", "Copy its link", "Show all"]
    with qtbot.waitSignal(view.address_opened) as opened:
        chosen["Read it"]()
    assert opened.args == [FRAUD]
    chosen["Copy its link"]()
    assert QGuiApplication.clipboard().text() == "fraud"
    chosen["Only what is around it"]()
    assert view.filter.root == "fraud"
    chosen["Show all"]()
    assert view.filter.root == ""
    menu.close()


@without_keyboard_grab
def test_the_menus_of_a_link_and_of_the_background(qtbot: QtBot, view: GraphView) -> None:
    point = view.canvas.link_point(FRAUD_RAISES)
    assert point is not None
    for place, expected in (
        (point.toPoint(), "Read “Malicious use”"),
        (free_point(view), "Export…"),
    ):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, view.canvas.mapToGlobal(place)
        )
        QApplication.sendEvent(view.canvas, event)
        menu = menu_of(view)
        assert expected in entries(menu)
        menu.close()


def test_another_theme_repaints_without_moving_the_view(view: GraphView, theme: Theme) -> None:
    view.canvas.zoom_to(1.4)
    light = view.canvas.grab().toImage()
    theme.set_mode(Mode.DARK)
    assert view.canvas.grab().toImage() != light
    assert view.canvas.camera.scale == pytest.approx(1.4)
    theme.set_mode(Mode.PROJECTOR)
    assert not view.grab().isNull()


def test_the_keyboard_is_seen_on_the_canvas(qtbot: QtBot, view: GraphView) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.controls.export.setFocus()
    before = view.canvas.grab().toImage()
    view.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    after = view.canvas.grab().toImage()
    assert before != after
    assert view.focusProxy() is view.canvas


def test_every_control_has_a_name_for_screen_readers(view: GraphView) -> None:
    view.show_selection(MALICIOUS)
    view.focus_on(MALICIOUS)
    for button in view.findChildren(QAbstractButton):
        if button.isVisibleTo(view) and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            interface = QAccessible.queryAccessibleInterface(button)
            assert interface.text(QAccessible.Text.Name), button
    named: tuple[QWidget, ...] = (view.canvas, view.table.links, view.table.documents)
    for widget in named:
        assert widget.accessibleName()
    assert "Enter" in view.canvas.accessibleDescription()


def test_tab_leads_from_the_chips_to_the_canvas(view: GraphView) -> None:
    view.show_selection(MALICIOUS)
    stops = stops_in(view)
    order = [
        stops.index(one)
        for one in (
            view.filters.chip(Kind.CASE),
            view.filters.chip(Kind.REGULATION),
            view.filters.around,
            view.canvas,
            view.legend.entry(Form.STATED),
            view.controls.smaller,
        )
    ]
    assert order == sorted(order)


def test_coming_to_the_table_by_keyboard_selects_nothing_else(view: GraphView) -> None:
    view.show_selection(MALICIOUS)
    view.set_way(Way.TABLE)
    view.table.links.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert view.table.links.currentIndex().isValid()
    assert view.canvas.highlighted.selected == MALICIOUS


def test_what_a_library_is_first_shown_with_is_what_everything_means(
    view: GraphView, small: Library
) -> None:
    view.focus_on(FRAUD_RAISES)
    assert view.filter.root == "fraud"
    view.show_everything()
    assert view.filter == usual_filter(small)
