"""The small parts around the picture: legend, filter bar, controls, segments, layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from explorer.address import Address
from explorer.desktop.graph.camera import Camera
from explorer.desktop.graph.controls import Controls
from explorer.desktop.graph.describing import said_of_missing, said_of_nothing
from explorer.desktop.graph.emphasis import link_at, links_touching
from explorer.desktop.graph.empty_page import EmptyPage
from explorer.desktop.graph.filter_bar import FilterBar
from explorer.desktop.graph.filtering import EMPTY, Filter, usual_filter, visible_part
from explorer.desktop.graph.forms import Form, colour_of, form_name
from explorer.desktop.graph.layer import SLOW_MS, Layer
from explorer.desktop.graph.layouts import MOST_IN_COLUMNS, Way
from explorer.desktop.graph.legend import Legend, LegendEntry
from explorer.desktop.graph.stage import Stage
from explorer.desktop.graph.strokes import distance_to
from explorer.desktop.segments import Segments, edge_of
from explorer.desktop.theme.theme import Mode
from explorer.library.kinds import Kind
from explorer.topics.graph import TopicGraph
from explorer.topics.selection import Subgraph
from tests.topics.by_hand import library

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library


def colours_of(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("form", list(Form))
def test_an_entry_of_the_legend_shows_a_line_of_its_form(
    qtbot: QtBot, theme: Theme, form: Form
) -> None:
    entry = LegendEntry(form, theme)
    qtbot.addWidget(entry)
    entry.resize(entry.sizeHint())
    assert entry.text() == form_name(form)
    assert colour_of(form, theme.tokens).lower() in colours_of(entry.grab().toImage())


def test_a_hidden_entry_is_struck_through_and_pale(qtbot: QtBot, theme: Theme) -> None:
    entry = LegendEntry(Form.FROM_OPENNESS, theme)
    qtbot.addWidget(entry)
    entry.resize(entry.sizeHint())
    entry.setChecked(False)
    wanted = colour_of(Form.FROM_OPENNESS, theme.tokens).lower()
    assert wanted not in colours_of(entry.grab().toImage())


def test_the_legend_is_used_by_keyboard(qtbot: QtBot, theme: Theme) -> None:
    legend = Legend(theme)
    qtbot.addWidget(legend)
    legend.show_forms((Form.STATED, Form.MENTIONED), frozenset({Form.MENTIONED}))
    assert [legend.entry(form).isChecked() for form in (Form.STATED, Form.MENTIONED)] == [
        True,
        False,
    ]
    with qtbot.waitSignal(legend.form_toggled) as toggled:
        QTest.keyClick(legend.entry(Form.STATED), Qt.Key.Key_Space)
    assert toggled.args == [Form.STATED]


def test_the_legend_takes_one_line_where_it_can_and_more_where_it_must(
    qtbot: QtBot, theme: Theme
) -> None:
    legend = Legend(theme)
    qtbot.addWidget(legend)
    legend.show_forms(tuple(Form), frozenset())
    wide = legend.sizeHint().width()
    assert legend.heightForWidth(wide) == legend.sizeHint().height()
    assert legend.heightForWidth(wide // 2) > legend.sizeHint().height()
    legend.show_forms((), frozenset())
    assert legend.isHidden()


def test_the_bar_names_what_it_could_be_around_only_in_its_tip(
    qtbot: QtBot, theme: Theme, small: Library
) -> None:
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    bar.show_kinds((Kind.CASE, Kind.RISK))
    bar.show_filter(Filter(), None)
    assert not bar.around.isEnabled()
    width = bar.around.sizeHint().width()
    bar.show_filter(Filter(), small.document("llama"))
    assert bar.around.isEnabled()
    assert bar.around.sizeHint().width() == width
    assert small.document("llama").title in bar.around.toolTip()
    with qtbot.waitSignal(bar.filter_requested) as asked:
        bar.around.click()
    assert asked.args == [Filter(root="llama")]


def test_a_long_title_in_the_bar_is_elided(qtbot: QtBot, theme: Theme, small: Library) -> None:
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    bar.show_kinds((Kind.CASE,))
    bar.show_filter(Filter(root="llama"), small.document("llama"))
    assert bar.around.text().endswith("…")
    assert small.document("llama").title in bar.around.accessibleName()
    assert bar.around.isChecked()


def test_other_kinds_replace_the_chips(qtbot: QtBot, theme: Theme) -> None:
    bar = FilterBar(theme)
    qtbot.addWidget(bar)
    bar.show_kinds((Kind.CASE, Kind.RISK))
    bar.show_kinds((Kind.PAGE,))
    assert bar.chip(Kind.PAGE).text() == "Pages"
    with pytest.raises(KeyError):
        bar.chip(Kind.CASE)
    bar.show_filter(Filter(hidden_kinds=frozenset({Kind.PAGE})), None)
    with qtbot.waitSignal(bar.filter_requested) as asked:
        bar.chip(Kind.PAGE).click()
    assert asked.args == [Filter()]


def test_controls_offer_columns_only_for_what_they_hold(qtbot: QtBot) -> None:
    controls = Controls()
    qtbot.addWidget(controls)
    few = Subgraph(("a", "b"), ())
    many = Subgraph(tuple(str(number) for number in range(MOST_IN_COLUMNS + 1)), ())
    controls.show_way(Way.COLUMNS, few)
    assert controls.ways.button(Way.COLUMNS).isEnabled()
    controls.show_way(Way.CLOUD, many)
    assert not controls.ways.button(Way.COLUMNS).isEnabled()
    assert str(MOST_IN_COLUMNS) in controls.ways.button(Way.COLUMNS).toolTip()
    controls.show_way(Way.CLOUD, EMPTY)
    assert not controls.export.isEnabled()
    assert not controls.larger.isEnabled()


def test_controls_ask_for_what_is_clicked(qtbot: QtBot) -> None:
    controls = Controls()
    qtbot.addWidget(controls)
    with qtbot.waitSignal(controls.zoom_requested) as asked:
        controls.larger.click()
    assert asked.args[0] > 1
    with qtbot.waitSignal(controls.zoom_requested) as asked:
        controls.smaller.click()
    assert asked.args[0] < 1
    with qtbot.waitSignal(controls.way_requested) as asked:
        controls.ways.button(Way.TABLE).click()
    assert asked.args == [Way.TABLE]
    with qtbot.waitSignals(
        [controls.natural_requested, controls.fit_requested, controls.export_requested]
    ):
        controls.natural.click()
        controls.fit.click()
        controls.export.click()


def test_the_buttons_stay_where_they_are_while_zooming(qtbot: QtBot) -> None:
    controls = Controls()
    qtbot.addWidget(controls)
    widths = set()
    for scale in (0.1, 1.0, 4.0):
        controls.show_scale(scale)
        widths.add(controls.natural.sizeHint().width() and controls.natural.width())
        assert controls.natural.text() == f"{round(scale * 100)}%"
    assert len(widths) == 1


def test_segments_tell_what_the_reader_chose_and_not_what_they_were_told(qtbot: QtBot) -> None:
    segments = Segments({"a": "First", "b": "Second"})
    qtbot.addWidget(segments)
    assert segments.value == ""
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose("a")
    assert segments.value == "a"
    with qtbot.waitSignal(segments.chosen) as chosen:
        segments.button("b").click()
    assert chosen.args == ["b"]
    segments.set_texts({"b": "Other"})
    assert segments.button("b").text() == "Other"
    assert [edge_of(0, 1), edge_of(0, 3), edge_of(1, 3), edge_of(2, 3)] == [
        "only",
        "first",
        "middle",
        "last",
    ]


def test_an_empty_page_offers_a_way_out_only_where_there_is_one(qtbot: QtBot) -> None:
    page = EmptyPage()
    qtbot.addWidget(page)
    page.show()
    page.say("Nothing.", can_show_everything=False)
    assert page.said.text() == "Nothing."
    assert not page.button.isVisible()
    page.say("Nothing.", can_show_everything=True)
    with qtbot.waitSignal(page.everything_requested):
        page.button.click()


def test_an_empty_stage_is_calm(qtbot: QtBot, theme: Theme) -> None:
    stage = Stage(theme)
    qtbot.addWidget(stage)
    stage.resize(300, 200)
    stage.zoom_by(2)
    stage.pan_by(10, 10)
    stage.fit()
    stage.fit_all()
    image = stage.grab().toImage()
    assert colours_of(image) == {theme.tokens.base.lower()}
    theme.set_mode(Mode.DARK)
    assert colours_of(stage.grab().toImage()) == {theme.tokens.base.lower()}


def shown_by(layer: Layer, camera: Camera, key: object, *, is_moving: bool = False) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        layer.show(painter, camera, QSizeF(40, 40), key, is_moving=is_moving)
    finally:
        painter.end()
    return image


def test_a_layer_is_painted_once_for_what_it_depends_on() -> None:
    painted: list[int] = []

    def paint(painter: QPainter) -> None:
        painted.append(1)
        painter.fillRect(0, 0, 10, 10, QColor("#ff0000"))

    layer = Layer(paint)
    first = shown_by(layer, Camera(), "light")
    assert shown_by(layer, Camera(), "light") == first
    assert len(painted) == 1
    shown_by(layer, Camera(), "dark")
    shown_by(layer, Camera(2), "dark")
    assert len(painted) == 3
    assert first.pixelColor(5, 5).name() == "#ff0000"


def test_a_slow_layer_is_moved_while_it_moves_and_painted_anew_at_rest(qtbot: QtBot) -> None:
    painted: list[int] = []

    def paint(painter: QPainter) -> None:
        painted.append(1)
        qtbot.wait(round(SLOW_MS) + 4)
        painter.fillRect(0, 0, 10, 10, QColor("#ff0000"))

    layer = Layer(paint)
    shown_by(layer, Camera(), "light")
    moved = shown_by(layer, Camera(1, 20, 0), "light", is_moving=True)
    assert len(painted) == 1
    assert moved.pixelColor(25, 5).name() == "#ff0000"
    assert moved.pixelColor(5, 5).name() == "#ffffff"
    shown_by(layer, Camera(1, 20, 0), "light")
    assert len(painted) == 2


def test_the_distance_to_a_line_is_that_to_its_nearest_point() -> None:
    line = (QPointF(0, 0), QPointF(10, 0), QPointF(10, 10))
    assert distance_to(line, QPointF(5, 3)) == pytest.approx(3)
    assert distance_to(line, QPointF(13, 14)) == pytest.approx(5)
    assert distance_to((QPointF(0, 0), QPointF(0, 0)), QPointF(3, 4)) == pytest.approx(5)
    assert distance_to((), QPointF()) == float("inf")


def test_links_are_found_by_what_they_touch_and_by_address(small: Library) -> None:
    part = visible_part(TopicGraph(small), usual_filter(small))
    assert {one.source for one in links_touching(part, "malicious")} == {
        "act",
        "bias",
        "fraud",
        "gpt-2",
    }
    found = link_at(part, Address.link("act", "addresses", "malicious"))
    assert found is not None
    assert found.target == "malicious"
    assert link_at(part, Address.link("act", "limits", "malicious")) is None
    assert link_at(part, Address.document("act")) is None


def test_the_reasons_for_an_empty_picture_are_told_apart(small: Library) -> None:
    said = {said_of_nothing(None), said_of_nothing(library([])), said_of_nothing(small)}
    assert len(said) == 3


def test_only_a_document_that_filters_leave_out_is_missed(small: Library) -> None:
    part = visible_part(TopicGraph(small), Filter().with_kind_toggled(Kind.RISK))
    malicious = Address.document("malicious")
    assert "Malicious use" in said_of_missing(malicious, part, small)
    assert said_of_missing(Address.document("trust"), part, small) == ""
    assert said_of_missing(Address.document("about"), part, small) == ""
    assert said_of_missing(Address.document("gone"), part, small) == ""
    assert said_of_missing(None, part, small) == ""
    assert said_of_missing(malicious, part, None) == ""
