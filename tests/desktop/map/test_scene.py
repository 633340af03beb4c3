"""The scene of a map, looked at as what it paints and keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from explorer.argument.viewing.values import Shown, ShownArrow
from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.marks import Mark
from explorer.desktop.drawing.measuring import measured
from explorer.desktop.drawing.painting import Detail
from explorer.desktop.drawing.picture import Drawing
from explorer.desktop.map.box_item import LEGIBLE_FROM_SCALE, detail_at
from explorer.desktop.map.scene import (
    FAR_BELOW_SCALE,
    MOST_LIT,
    MOST_OF_SMALL,
    SMALL_FAR_BELOW_SCALE,
    MapScene,
)
from explorer.desktop.map.tween_layer import Lens
from explorer.desktop.theme.tokens import DARK, LIGHT
from tests.desktop.drawing.sketches import (
    KINDS,
    SUPPORT,
    claim,
    drawn,
    placed,
    talk,
    with_group,
    without,
)

COLOURS = colours_of(LIGHT)


@pytest.fixture
def scene() -> MapScene:
    made = MapScene(COLOURS)
    made.show_drawing(drawn(talk()))
    return made


def painted(scene: MapScene, scale: float = 1.0) -> QImage:
    """Paint a scene; its picture begins at its bounds."""
    scene.see_from(scale)
    size = (scene.bounds.size() * scale).toSize()
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor(COLOURS.page))
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.render(painter, QRectF(made.rect()), scene.bounds)
    return made


def colours_in(made: QImage, area: QRectF, scene: MapScene, scale: float = 1.0) -> set[str]:
    corner = scene.bounds.topLeft()
    return {
        QColor(made.pixel(x, y)).name().upper()
        for x in range(
            int((area.left() - corner.x()) * scale), int((area.right() - corner.x()) * scale)
        )
        for y in range(
            int((area.top() - corner.y()) * scale), int((area.bottom() - corner.y()) * scale)
        )
    }


def rect_of(scene: MapScene, key: str) -> QRectF:
    return QRectF(*scene.drawing.layout.boxes[key])


def many(count: int) -> Drawing:
    return drawn(Shown(tuple(claim(f"Claim {number}", "So.") for number in range(count))))


class TestBounds:
    def test_all_boxes_lie_within_the_bounds(self, scene: MapScene) -> None:
        for key in scene.drawing.layout.boxes:
            assert scene.bounds.contains(rect_of(scene, key))

    def test_frames_lie_within_them_too(self) -> None:
        scene = MapScene(COLOURS)
        scene.show_drawing(drawn(with_group(talk())))
        for rect in scene.drawing.layout.frames.values():
            assert scene.bounds.contains(QRectF(*rect))

    def test_a_box_that_is_dragged_out_takes_them_along(self, scene: MapScene) -> None:
        scene.drag({"[Open]": (-500.0, -300.0)})
        scene.drop()
        assert scene.bounds.contains(rect_of(scene, "[Open]"))
        assert scene.bounds.left() < -450


class TestLevels:
    def test_texts_are_read_near_by_and_titles_from_afar(self) -> None:
        assert detail_at(1.0) is Detail.FULL
        assert detail_at(LEGIBLE_FROM_SCALE) is Detail.FULL
        assert detail_at(LEGIBLE_FROM_SCALE - 0.01) is Detail.HEADLINE

    def test_a_map_of_few_boxes_shows_titles_longer(self, scene: MapScene) -> None:
        assert SMALL_FAR_BELOW_SCALE < FAR_BELOW_SCALE
        scene.see_from(SMALL_FAR_BELOW_SCALE)
        assert not scene.is_far
        scene.see_from(SMALL_FAR_BELOW_SCALE - 0.01)
        assert scene.is_far

    def test_a_map_of_many_boxes_shows_blocks_sooner(self) -> None:
        scene = MapScene(COLOURS)
        scene.show_drawing(many(MOST_OF_SMALL + 1))
        scene.see_from(FAR_BELOW_SCALE - 0.01)
        assert scene.is_far

    def test_a_map_that_grows_past_few_shows_blocks_at_the_same_scale(self) -> None:
        scene = MapScene(COLOURS)
        scene.show_drawing(many(3))
        scene.see_from(0.22)
        assert not scene.is_far
        scene.show_drawing(many(MOST_OF_SMALL + 1))
        assert scene.is_far

    def test_items_are_hidden_while_blocks_are_shown(self, scene: MapScene) -> None:
        scene.see_from(0.1)
        assert not scene.item("[Open]").isVisible()
        scene.see_from(1.0)
        assert scene.item("[Open]").isVisible()

    def test_a_box_that_comes_while_blocks_are_shown_is_hidden_as_well(
        self, scene: MapScene
    ) -> None:
        scene.show_drawing(drawn(without(talk(), "<Doubt>")))
        scene.see_from(0.1)
        scene.show_drawing(drawn(talk()))
        assert not scene.item("<Doubt>").isVisible()

    def test_blocks_have_outlines_until_they_are_too_small(self, scene: MapScene) -> None:
        near = colours_in(painted(scene, 0.18), rect_of(scene, "<Cost>"), scene, 0.18)
        tiny = colours_in(painted(scene, 0.05), rect_of(scene, "<Cost>"), scene, 0.05)
        assert COLOURS.band.upper() in near
        assert COLOURS.band.upper() not in tiny

    def test_dimmed_blocks_are_the_palest(self, scene: MapScene) -> None:
        plain = colours_in(painted(scene, 0.18), rect_of(scene, "<Cost>"), scene, 0.18)
        scene.show_marks({"<Cost>": Mark(is_dimmed=True)})
        dimmed = colours_in(painted(scene, 0.18), rect_of(scene, "<Cost>"), scene, 0.18)
        assert darkest(dimmed) > darkest(plain)

    def test_arrows_are_threads_of_their_colours(self, scene: MapScene) -> None:
        made = painted(scene, 0.18)
        assert any(
            QColor(made.pixel(x, y)).hslSaturation() > 120
            for x in range(made.width())
            for y in range(made.height())
        )

    def test_very_many_arrows_are_painted_without_smoothing(
        self, scene: MapScene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        smooth = painted(scene, 0.18)
        monkeypatch.setattr("explorer.desktop.map.far_layer.MOST_SMOOTH", 1)
        scene.show_drawing(drawn(talk()))
        assert painted(scene, 0.18) != smooth


def darkest(colours: set[str]) -> int:
    return min(QColor(colour).lightness() for colour in colours)


class TestAttention:
    def test_a_selected_box_knows_it_and_others_do_not(self, scene: MapScene) -> None:
        scene.show_attention(("[Study]",), "[Study]", "")
        assert scene.item("[Study]").attention.is_selected
        assert scene.item("[Study]").attention.is_current
        assert not scene.item("[Open]").attention.is_selected
        scene.show_attention((), "", "")
        assert not scene.item("[Study]").attention.is_selected

    def test_it_lasts_when_the_map_changes(self, scene: MapScene) -> None:
        scene.show_attention(("[Study]",), "", "")
        scene.show_drawing(drawn(without(talk(), "<Doubt>")))
        assert scene.item("[Study]").attention.is_selected

    def test_the_arrows_of_what_is_selected_are_wider(self, scene: MapScene) -> None:
        badge = scene.drawing.layout.routes[1].badge
        area = QRectF(badge.x - 40, badge.y - 40, 80, 80)

        def blue() -> int:
            made, corner = painted(scene), scene.bounds.topLeft()
            place = area.translated(-corner)
            return sum(
                QColor(made.pixel(x, y)).hslSaturation() > 120
                for x in range(int(place.left()), int(place.right()))
                for y in range(int(place.top()), int(place.bottom()))
            )

        before = blue()
        scene.show_attention(("<Cost>",), "", "")
        assert blue() > 1.1 * before

    def test_with_very_many_selected_no_arrows_stand_out(self) -> None:
        boxes = tuple(claim(f"Claim {number}") for number in range(MOST_LIT + 2))
        arrows = tuple(ShownArrow(box.key, boxes[0].key, SUPPORT) for box in boxes[1:])
        scene = MapScene(COLOURS)
        scene.show_drawing(drawn(Shown(boxes, arrows, main=boxes[0].key)))
        scene.show_attention([box.key for box in boxes[: MOST_LIT + 1]], "", "")
        assert not scene._loose.groups.get("lit")
        scene.show_attention([box.key for box in boxes[:MOST_LIT]], "", "")
        assert scene._loose.groups["lit"]


class TestColours:
    def test_everything_is_painted_in_the_new_colours(self) -> None:
        scene = MapScene(COLOURS)
        scene.show_drawing(drawn(with_group(talk())))
        dark = colours_of(DARK)
        scene.choose_colours(dark)
        made = painted(scene)
        assert colours_in(made, rect_of(scene, "[Study]"), scene) >= {dark.text, dark.box}
        whole = colours_in(made, scene.bounds, scene)
        assert dark.page in whole
        assert COLOURS.text not in whole

    def test_another_lettering_is_painted_with(self, scene: MapScene) -> None:
        before = painted(scene)
        shown = talk()
        texts = measured(shown, Lettering(1.25), KINDS)
        scene.show_drawing(Drawing(shown, placed(shown, texts), texts))
        assert painted(scene).size() != before.size()


class TestMoving:
    def lens(self, scene: MapScene) -> Lens:
        bounds = scene.bounds
        area = (bounds.x(), bounds.y(), bounds.width(), bounds.height())
        return Lens(1.0, 1.0, type(next(iter(scene.drawing.layout.boxes.values())))(*area))

    def test_items_are_hidden_meanwhile_and_shown_at_the_end(self, scene: MapScene) -> None:
        before = scene.drawing
        scene.show_drawing(drawn(without(talk(), "<Doubt>")))
        scene.begin_moving(before, (0.0, 0.0), self.lens(scene))
        assert not scene.item("[Open]").isVisible()
        scene.end_moving()
        assert scene.item("[Open]").isVisible()

    def test_the_end_of_the_way_shows_every_box_where_its_item_will_be(
        self, scene: MapScene
    ) -> None:
        before = scene.drawing
        scene.show_drawing(drawn(without(talk(), "<Cost>")))
        still = painted(scene)
        scene.begin_moving(before, (0.0, 0.0), self.lens(scene))
        scene.move_to(1.0)
        moving = painted(scene)
        box = rect_of(scene, "[Harm]").adjusted(4, 4, -4, -4)
        scene.end_moving()
        assert colours_in(moving, box, scene) == colours_in(still, box, scene)

    def test_the_selection_is_seen_on_the_way(self, scene: MapScene) -> None:
        scene.show_attention(("[Open]",), "", "")
        before = scene.drawing
        scene.show_drawing(drawn(without(talk(), "<Cost>")))
        scene.begin_moving(before, (0.0, 0.0), self.lens(scene))
        halo = rect_of(scene, "[Open]").adjusted(-6, 10, 0, -10)
        assert COLOURS.halo.upper() in colours_in(painted(scene), halo, scene)
        scene.end_moving()

    def test_what_comes_fades_in(self, scene: MapScene) -> None:
        scene.show_drawing(drawn(without(talk(), "<Doubt>")))
        before = scene.drawing
        scene.show_drawing(drawn(talk()))
        scene.begin_moving(before, (0.0, 0.0), self.lens(scene))
        box, shades = rect_of(scene, "<Doubt>"), []
        for share in (0.9, 1.0):
            scene.move_to(share)
            shades.append(darkest(colours_in(painted(scene), box.adjusted(30, 0, 0, 0), scene)))
        scene.end_moving()
        assert shades[0] > shades[1]

    def test_framed_maps_move_with_their_frames(self) -> None:
        scene = MapScene(COLOURS)
        scene.show_drawing(drawn(with_group(talk())))
        before = scene.drawing
        scene.show_drawing(drawn(with_group(without(talk(), "<Cost>"))))
        scene.begin_moving(before, (0.0, 0.0), self.lens(scene))
        scene.move_to(0.5)
        assert colours_in(painted(scene), QRectF(600, 800, 40, 40), scene) == {COLOURS.frame}
        scene.end_moving()

    def test_many_arrows_move_as_hairlines(
        self, scene: MapScene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = scene.drawing
        scene.show_drawing(drawn(without(talk(), "<Cost>")))
        scene.begin_moving(before, (0.0, 0.0), self.lens(scene))
        wide = painted(scene)
        monkeypatch.setattr("explorer.desktop.map.tween_layer.MOST_WIDE", 0)
        assert painted(scene) != wide
        scene.end_moving()

    def test_ending_what_never_began_is_nothing(self, scene: MapScene) -> None:
        scene.end_moving()
        assert scene.item("[Open]").isVisible()


def test_a_mark_of_a_box_that_is_not_shown_means_nothing(scene: MapScene) -> None:
    before = painted(scene)
    scene.show_marks({"[Gone]": Mark(status="falls", is_dimmed=True)})
    assert painted(scene) == before


def test_boxes_and_arrows_follow_a_drawing_with_another_text(scene: MapScene) -> None:
    shown = talk()
    boxes = (*shown.boxes[:-1], replace(shown.boxes[-1], text="It is doubted." * 9))
    drawing = drawn(replace(shown, boxes=boxes))
    scene.show_drawing(drawing)
    assert scene.item("<Doubt>").text is drawing.texts.boxes["<Doubt>"]
    assert scene.item("<Doubt>").boundingRect().height() > drawing.texts.boxes["<Doubt>"].height
