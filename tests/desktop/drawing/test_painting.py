"""Boxes, frames and arrows as a person sees them: pictures are painted and looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter

from explorer.argument.layout.values import Direction, Point, Rect, Route
from explorer.argument.model import RelationKind
from explorer.argument.viewing.values import ShownBox
from explorer.desktop.drawing.arrow_shapes import shape_of
from explorer.desktop.drawing.arrows import ArrowPainter, paint_sample
from explorer.desktop.drawing.colours import Colours, colours_of, in_grey
from explorer.desktop.drawing.lettering import Lettering
from explorer.desktop.drawing.marks import PLAIN, Mark
from explorer.desktop.drawing.measuring import measure, measure_frame
from explorer.desktop.drawing.painting import (
    NONE,
    Attention,
    BoxPainter,
    Detail,
    ground_of,
    hatched,
)
from explorer.desktop.drawing.picture import Drawing, bounds_of, paint_drawing
from explorer.desktop.theme.tokens import DARK, LIGHT
from tests.desktop.drawing.sketches import KINDS, argument, claim, drawn, group, talk, with_group

COLOURS = colours_of(LIGHT)
WIDTH, HEIGHT = 360, 240
LEFT, TOP = 40.0, 40.0


def image(width: int = WIDTH, height: int = HEIGHT) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(ground_of(COLOURS))
    return made


def painted(
    box: ShownBox,
    mark: Mark = PLAIN,
    attention: Attention = NONE,
    detail: Detail = Detail.FULL,
    colours: Colours = COLOURS,
) -> QImage:
    letters = Lettering()
    made, text = image(), measure(box, letters, KINDS)
    place = Rect(LEFT, TOP, text.width, text.height)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        BoxPainter(colours, letters).paint_box(
            painter, text, place, mark, attention=attention, detail=detail
        )
    return made


def ink_in(made: QImage, area: QRectF, colour: str | None = None) -> int:
    """Count pixels of an area that are of a colour, or of any but the page's."""
    wanted = QColor(colour or COLOURS.page).rgb()
    found = 0
    for y in range(int(area.top()), int(area.bottom())):
        for x in range(int(area.left()), int(area.right())):
            found += (made.pixel(x, y) == wanted) == (colour is not None)
    return found


def differs(one: QImage, other: QImage, area: QRectF | None = None) -> int:
    """Count pixels that are not the same in two pictures."""
    rect = area or QRectF(one.rect())
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for y in range(int(rect.top()), int(rect.bottom()))
        for x in range(int(rect.left()), int(rect.right()))
    )


def height_of(box: ShownBox) -> float:
    return measure(box, Lettering(), KINDS).height


BODY = QRectF(LEFT + 10, TOP + 36, 220, 50)
ABOVE = QRectF(LEFT, TOP - 14, 248, 13)


def test_a_box_is_left_to_the_painter_as_it_came() -> None:
    made = image()
    text = measure(claim("Study"), Lettering(), KINDS)
    with QPainter(made) as painter:
        painter.translate(3, 5)
        before = painter.worldTransform()
        BoxPainter(COLOURS, Lettering()).paint_box(painter, text, Rect(10.5, 7.25, 248, 90))
        assert painter.worldTransform() == before


def test_a_claims_border_is_stronger_than_an_arguments() -> None:
    def darkness(made: QImage) -> int:
        return sum(255 - QColor(made.pixel(x, 100)).lightness() for x in range(36, 46))

    assert darkness(painted(claim("Study"))) > 1.5 * darkness(painted(argument("Study")))


def test_the_main_claims_border_is_the_strongest() -> None:
    main = painted(claim("Study", is_main=True))
    column = [QColor(main.pixel(x, 80)).lightness() for x in range(38, 46)]
    assert sum(value < 60 for value in column) >= 2


def test_an_argument_has_a_band_and_a_claim_has_none() -> None:
    band = QRectF(LEFT + 190, TOP + 5, 30, 10)
    assert ink_in(painted(argument("Study")), band, COLOURS.band) == 300
    assert ink_in(painted(claim("Study")), band, COLOURS.box) == 300


def test_an_implicit_claim_has_a_broken_border() -> None:
    whole = painted(claim("Study"))
    broken = painted(claim("Study", is_implicit=True))

    def gaps(made: QImage) -> int:
        row = [made.pixel(x, round(TOP)) for x in range(60, 260)]
        return sum(QColor(one).lightness() > 230 for one in row)

    assert gaps(whole) == 0
    assert gaps(broken) > 40


def test_a_closed_group_looks_like_a_stack() -> None:
    made = painted(group("Rules", hidden=4))
    text = measure(group("Rules", hidden=4), Lettering(), KINDS)
    right = LEFT + text.width - text.sheets
    assert ink_in(made, QRectF(right + 1, TOP + 20, text.sheets, 10)) > 0


def test_a_fallen_claim_keeps_the_full_strength_of_its_text() -> None:
    plain, fallen = painted(claim("Study")), painted(claim("Study"), Mark(status="falls"))
    assert differs(plain, fallen, BODY) == 0


def test_a_fallen_claims_title_is_struck_and_its_band_hatched() -> None:
    plain, fallen = painted(claim("Study")), painted(claim("Study"), Mark(status="falls"))
    title, beside = QRectF(LEFT + 10, TOP + 8, 50, 18), QRectF(LEFT + 100, TOP + 8, 60, 14)
    assert differs(plain, fallen, title) > 40
    assert differs(plain, fallen, beside) > 100


def test_what_stands_shows_nothing_above_its_box() -> None:
    assert ink_in(painted(claim("Study"), Mark(status="stands")), ABOVE) == 0
    assert ink_in(painted(claim("Study"), Mark(status="undecided")), ABOVE) > 50


def test_a_status_does_not_reach_the_title() -> None:
    title = QRectF(LEFT + 10, TOP + 11, 220, 12)
    plain, told = painted(claim("Study")), painted(claim("Study"), Mark(view="accept"))
    assert differs(plain, told, title) == 0


def test_two_statuses_stand_side_by_side() -> None:
    one = painted(claim("Study"), Mark(status="undecided"))
    two = painted(claim("Study"), Mark(status="undecided", is_aside=True))
    assert ink_in(two, ABOVE) > 1.5 * ink_in(one, ABOVE)


def test_what_a_search_found_is_marked_under_its_title() -> None:
    found = painted(claim("Study"), Mark(is_matched=True))
    assert ink_in(found, QRectF(LEFT + 100, TOP + 5, 100, 15), COLOURS.hit) > 1000
    assert ink_in(found, BODY, COLOURS.hit) == 0


def test_what_a_filter_dims_is_paler() -> None:
    plain, dimmed = painted(claim("Study")), painted(claim("Study"), Mark(is_dimmed=True))

    def darkest(made: QImage) -> int:
        return min(
            QColor(made.pixel(x, y)).lightness() for x in range(50, 250) for y in range(45, 120)
        )

    assert darkest(plain) < 60 < darkest(dimmed)


def test_the_selected_box_has_a_halo_and_the_current_one_a_ring() -> None:
    around = QRectF(LEFT - 9, TOP + 30, 8, 20)
    assert ink_in(painted(claim("Study")), around) == 0
    selected = painted(claim("Study"), attention=Attention(is_selected=True))
    current = painted(claim("Study"), attention=Attention(is_current=True))
    assert ink_in(selected, around) > 0
    assert ink_in(current, around, COLOURS.accent) > 0
    assert differs(selected, current, around) > 0


def test_a_box_that_is_pointed_at_has_a_stronger_border() -> None:
    plain, pointed = (
        painted(argument("Cost")),
        painted(argument("Cost"), attention=Attention(is_pointed=True)),
    )
    assert differs(plain, pointed, QRectF(LEFT - 2, TOP + 40, 5, 20)) > 0


def test_what_hides_boxes_has_a_chip() -> None:
    below = height_of(claim("Harm", hidden=3)) + TOP
    area = QRectF(LEFT + 230, below - 24, 60, 26)
    assert differs(painted(claim("Harm")), painted(claim("Harm", hidden=3)), area) > 30


def test_from_afar_only_the_title_is_written_large() -> None:
    near = painted(claim("Study"))
    far = painted(claim("Study"), detail=Detail.HEADLINE)
    assert differs(near, far) > 200
    middle = QRectF(LEFT + 8, TOP + 20, 110, 60)
    assert ink_in(far, middle, COLOURS.text) > ink_in(near, middle, COLOURS.text)


@pytest.mark.parametrize(
    "mark", [Mark(status="falls"), Mark(is_matched=True), Mark(view="reject", status="falls")]
)
def test_marks_are_seen_from_afar_as_well(mark: Mark) -> None:
    plain = painted(argument("Cost", hidden=2), detail=Detail.HEADLINE)
    told = painted(argument("Cost", hidden=2), mark, detail=Detail.HEADLINE)
    assert differs(plain, told) > 200


def test_the_shape_of_a_topic_is_painted_in_the_colour_of_its_kind() -> None:
    box = claim("Study", topic="privacy")
    shape = measure(box, Lettering(), KINDS).shape
    area = QRectF(*shape).translated(LEFT, TOP)
    assert ink_in(painted(box), area, COLOURS.kinds.concern) > 20


def test_hatching_stays_within_its_band() -> None:
    lines = hatched(200, 30, 7)
    assert len(lines) > 25
    for x1, y1, x2, y2 in lines:
        assert 0 < x2 <= x1 < 200
        assert 0 < y1 <= y2 <= 30
        assert x1 - x2 == pytest.approx(y2 - y1)


def test_a_frame_holds_its_title_at_the_top() -> None:
    made, letters = image(), Lettering()
    shown = with_group(talk(), "Rules")
    text = measure_frame(shown.groups[0], letters)
    with QPainter(made) as painter:
        BoxPainter(COLOURS, letters).paint_frame(painter, text, Rect(10, 10, 300, 200))
    assert ink_in(made, QRectF(15, 15, text.width, text.height - 6)) > 0
    inside = QRectF(60, 80, 100, 100)
    assert ink_in(made, inside, COLOURS.frame) == 10_000


LEVEL = Route(tuple(Point(x, 50.0) for x in (20, 80, 140, 200)), Point(110, 50))


def arrow(kind: RelationKind, *, has_sign: bool = False, is_strong: bool = False) -> QImage:
    made = image(240, 100)
    with QPainter(made) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = shape_of(LEVEL, kind)
        ArrowPainter(COLOURS).paint(painter, shape, kind, has_sign=has_sign, is_strong=is_strong)
    return made


def gaps_in(made: QImage) -> int:
    """Count how often the line of an arrow is broken."""
    row = [QColor(made.pixel(x, 50)).lightness() > 220 for x in range(24, 186)]
    return sum(is_gap and not before for before, is_gap in zip([False, *row], row, strict=False))


def test_a_support_is_solid_an_attack_dashed_an_undercut_dotted() -> None:
    support, attack, undercut = (
        gaps_in(arrow(kind))
        for kind in (RelationKind.SUPPORT, RelationKind.ATTACK, RelationKind.UNDERCUT)
    )
    assert support == 0
    assert 10 <= attack < undercut


def test_relations_can_be_told_apart_without_colours() -> None:
    grey = in_grey(COLOURS)
    pictures = []
    for kind in (RelationKind.SUPPORT, RelationKind.ATTACK, RelationKind.UNDERCUT):
        made = image(240, 100)
        with QPainter(made) as painter:
            ArrowPainter(grey).paint(painter, shape_of(LEVEL, kind), kind)
        pictures.append(made)
    first, second, third = pictures
    assert min(differs(first, second), differs(second, third), differs(first, third)) > 60


def test_only_what_holds_both_ways_has_a_head_at_its_beginning() -> None:
    beginning = QRectF(20, 46, 10, 3)
    assert ink_in(arrow(RelationKind.ATTACK), beginning) == 0
    assert ink_in(arrow(RelationKind.CONTRARY), beginning) > 5


def test_the_sign_sits_on_a_disc_of_the_pages_colour() -> None:
    made = arrow(RelationKind.SUPPORT, has_sign=True)
    assert QColor(made.pixel(110 + 5, 50 - 4)) == QColor(COLOURS.page)
    assert ink_in(made, QRectF(105, 45, 10, 10)) > 10


def test_an_arrow_that_stands_out_is_wider() -> None:
    area = QRectF(60, 40, 30, 20)
    strong = ink_in(arrow(RelationKind.SUPPORT, is_strong=True), area)
    assert strong > ink_in(arrow(RelationKind.SUPPORT), area)


def test_a_legend_shows_a_sample_of_each_relation() -> None:
    for kind in RelationKind:
        made = image(80, 30)
        with QPainter(made) as painter:
            paint_sample(painter, QRectF(5, 5, 70, 20), kind, COLOURS)
        assert ink_in(made, QRectF(0, 0, 80, 30), COLOURS.of(kind)) > 20


def whole(drawing: Drawing, colours: Colours = COLOURS) -> QImage:
    bounds = bounds_of(drawing.layout)
    made = QImage(
        int(bounds.width()), int(bounds.height()), QImage.Format.Format_ARGB32_Premultiplied
    )
    made.fill(QColor(colours.page))
    with QPainter(made) as painter:
        painter.translate(-bounds.topLeft())
        paint_drawing(painter, drawing, colours)
    return made


@pytest.mark.parametrize("direction", list(Direction))
def test_a_whole_map_has_every_box_and_arrow_in_its_place(direction: Direction) -> None:
    drawing = drawn(talk(), direction)
    made = whole(drawing)
    corner = bounds_of(drawing.layout).topLeft()
    for rect in drawing.layout.boxes.values():
        place = QRectF(*rect).translated(-corner)
        assert ink_in(made, place, COLOURS.text) > 50
    for kind, route in zip(
        (one.kind for one in drawing.shown.arrows), drawing.layout.routes, strict=True
    ):
        badge = QRectF(route.badge.x - 9, route.badge.y - 9, 18, 18).translated(-corner)
        assert ink_in(made, badge, COLOURS.of(kind)) > 2


def test_nothing_is_painted_outside_the_bounds_of_a_map() -> None:
    marks = {"[Open]": Mark(status="undecided"), "<Doubt>": Mark(view="reject", status="falls")}
    shown = talk()
    boxes = (*shown.boxes[:-1], replace(shown.boxes[-1], hidden=999))
    made = whole(drawn(replace(shown, boxes=boxes), marks=marks))
    for edge in (
        QRectF(0, 0, made.width(), 1),
        QRectF(0, 0, 1, made.height()),
        QRectF(made.width() - 1, 0, 1, made.height()),
        QRectF(0, made.height() - 1, made.width(), 1),
    ):
        assert ink_in(made, edge) == 0


def test_arrows_of_a_dimmed_box_step_back_with_it() -> None:
    plain = whole(drawn(talk()))
    dimmed = whole(drawn(talk(), marks={"[Harm]": Mark(is_dimmed=True)}))
    route = drawn(talk()).layout.routes[2]
    badge = QRectF(route.badge.x + 32 - 9, route.badge.y + 32 - 9, 18, 18)
    assert ink_in(plain, badge, COLOURS.relations.attack) > 5
    assert ink_in(dimmed, badge, COLOURS.relations.attack) == 0


def test_a_map_in_frames_is_painted_over_them() -> None:
    made = whole(drawn(with_group(talk())))
    assert ink_in(made, QRectF(320, 300, 60, 60), COLOURS.frame) > 1000


def test_a_dark_map_is_light_on_dark() -> None:
    dark = colours_of(DARK)
    made = whole(drawn(talk()), dark)
    assert QColor(made.pixel(2, 2)) == QColor(dark.page)
    assert ink_in(made, QRectF(12, 12, 260, 120), dark.text) > 100


def test_an_empty_map_is_an_empty_page() -> None:
    empty = drawn(replace(talk(), boxes=(), arrows=(), main=""))
    made = whole(empty)
    assert ink_in(made, QRectF(made.rect())) == 0


def test_a_page_of_paper_breaks_lines_where_the_screen_does() -> None:
    """A page has its own resolution; the painter scales, and texts stay in their boxes."""
    drawing = drawn(talk())
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    bounds = bounds_of(drawing.layout)
    writer.setResolution(1200)
    writer.setPageMargins(QMarginsF())
    writer.setPageSize(
        QPageSize(QSizeF(bounds.width() * 0.75, bounds.height() * 0.75), QPageSize.Unit.Point)
    )
    with QPainter(writer) as painter:
        painter.scale(1200 / 96, 1200 / 96)
        painter.translate(-bounds.topLeft())
        paint_drawing(painter, drawing, COLOURS)
    buffer.close()
    assert bytes(held.data()).startswith(b"%PDF")
    assert held.size() > 5_000
