from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from explorer.address import Address
from explorer.desktop.graph.camera import Camera, fitting
from explorer.desktop.graph.cloud_picture import CloudPicture
from explorer.desktop.graph.column_picture import ColumnPicture, heading_of
from explorer.desktop.graph.emphasis import Emphasis, emphasis
from explorer.desktop.graph.filtering import Filter, usual_filter, visible_part
from explorer.desktop.graph.layouts import (
    LayoutRequest,
    Way,
    cloud_request,
    columns_request,
    is_quick,
    usual_way,
)
from explorer.desktop.graph.picture import Direction
from explorer.desktop.graph.strokes import straight_stroke
from explorer.library.kinds import Kind, Relation
from explorer.progress import Cancelled, unwatched
from explorer.topics.columns import Column, ColumnLayout
from explorer.topics.graph import TopicGraph
from tests.topics.by_hand import document, library, link, random_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.desktop.graph.picture import Picture
    from explorer.desktop.theme.theme import Theme
    from explorer.library.model import Library

SIZE = QSizeF(900, 700)
MALICIOUS = Address.document("malicious")
FRAUD_RAISES = Address.link("fraud", "raises", "malicious")


def columns(shown: Library, theme: Theme, chosen: Filter | None = None) -> ColumnPicture:
    part = visible_part(TopicGraph(shown), chosen or usual_filter(shown))
    request = columns_request(part, shown, theme, SIZE)
    result = request(unwatched).result
    assert isinstance(result, ColumnLayout)
    assert request.style is not None
    return ColumnPicture(result, part, shown, theme, request.style)


def cloud(shown: Library, theme: Theme) -> CloudPicture:
    part = visible_part(TopicGraph(shown), usual_filter(shown))
    result = cloud_request(part, shown)(unwatched).result
    assert not isinstance(result, ColumnLayout)
    return CloudPicture(result, part, shown, theme)


def painted(
    picture: Picture, theme: Theme, camera: Camera, stands_out: Emphasis, ratio: float = 1.0
) -> QImage:
    size = QSize(round(SIZE.width() * ratio), round(SIZE.height() * ratio))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture.paint(painter, camera, SIZE, stands_out, is_moving=False)
    finally:
        painter.end()
    return image


makers = pytest.mark.parametrize("make", [columns, cloud], ids=["columns", "cloud"])


@makers
def test_every_document_is_where_it_says(
    make: Callable[[Library, Theme], Picture], small: Library, theme: Theme
) -> None:
    picture = make(small, theme)
    camera = fitting(picture.bounds, SIZE, picture.least_fit, picture.most_fit)
    for one in picture.part.documents:
        assert picture.node_at(picture.node_rect(one, camera).center(), camera) == one
    assert picture.node_rect("gone", camera).isEmpty()
    assert picture.node_at(QPointF(-50, -50), camera) is None


@makers
def test_every_link_is_where_it_says(
    make: Callable[[Library, Theme], Picture], small: Library, theme: Theme
) -> None:
    picture = make(small, theme)
    for one in picture.part.links:
        point = picture.link_point(one, Camera())
        assert point is not None
        found = picture.link_at(point, Camera())
        assert found is not None
        assert found in picture.part.links
    assert picture.link_at(QPointF(-200, -200), Camera()) is None
    assert picture.link_point(link("x", Relation.RAISES, "y"), Camera()) is None


@makers
def test_every_document_is_reached_by_arrow_keys(
    make: Callable[[Library, Theme], Picture], small: Library, theme: Theme
) -> None:
    picture = make(small, theme)
    first = picture.first_node()
    assert first is not None
    reached, waiting = {first}, [first]
    while waiting:
        here = waiting.pop()
        for direction in Direction:
            there = picture.next_node(here, direction)
            if there is not None and there not in reached:
                reached.add(there)
                waiting.append(there)
    assert reached == set(picture.part.documents)


@makers
@pytest.mark.parametrize("count", [0, 1, 40])
@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_libraries_of_any_size_are_painted(
    make: Callable[[Library, Theme], Picture], theme: Theme, count: int, ratio: float
) -> None:
    documents = [document("only", Kind.RISK)] if count == 1 else []
    shown = random_library(count) if count > 1 else library(documents)
    picture = make(shown, theme)
    first = picture.first_node()
    assert (first is None) == (count == 0)
    address = Address.document(first) if first else None
    for stands_out in (Emphasis(), emphasis(picture.part, address, address, has_focus=True)):
        image = painted(picture, theme, Camera(), stands_out, ratio)
        blank = QImage(image)
        blank.fill(Qt.GlobalColor.white)
        assert (image == blank) == (count == 0)


def test_three_hundred_documents_are_painted_as_a_cloud(theme: Theme) -> None:
    picture = cloud(random_library(300), theme)
    camera = fitting(picture.bounds, SIZE, picture.least_fit, picture.most_fit)
    at_rest = painted(picture, theme, camera, Emphasis())
    lit = painted(picture, theme, camera, emphasis(picture.part, Address.document("risk-0"), None))
    assert at_rest != lit


def test_edges_of_columns_run_through_no_box(small: Library, theme: Theme) -> None:
    picture = columns(small, theme, Filter())
    rects = [
        picture.node_rect(one, Camera()).adjusted(1, 1, -1, -1) for one in picture.part.documents
    ]
    for line in picture._lines:
        assert not [point for point in line.points for rect in rects if rect.contains(point)]


def test_no_two_boxes_overlap_even_with_long_titles(theme: Theme) -> None:
    title = (
        "A title of some ninety letters that goes on and on until nobody has any breath left at all"
    )
    shown = library(
        document(f"{kind}-{number}", kind, title)
        for kind in (Kind.CASE, Kind.REWARD, Kind.RISK, Kind.REGULATION)
        for number in range(8)
    )
    picture = columns(shown, theme)
    rects = [picture.node_rect(one, Camera()) for one in picture.part.documents]
    assert not any(one.intersects(other) for one, other in itertools.combinations(rects, 2))
    assert all(picture.bounds.contains(rect) for rect in rects)
    assert all(len(node.lines) <= 3 for node in picture._nodes.values())


def test_a_box_is_wide_enough_for_the_longest_word(theme: Theme) -> None:
    shown = library([document("a", Kind.RISK, "Misinformation"), document("b", Kind.CASE, "B")])
    part = visible_part(TopicGraph(shown), Filter())
    request = columns_request(part, shown, theme, QSizeF(200, 300))
    assert request.style is not None
    assert request.style.lines_of("Misinformation") == ("Misinformation",)


def test_titles_take_three_lines_only_where_the_columns_fit_all_the_same(theme: Theme) -> None:
    title = "Words and words and more words that take three lines and more of them than there are"
    shown = library([document(f"c{number}", Kind.CASE, title) for number in range(6)])
    part = visible_part(TopicGraph(shown), Filter())
    lines = {
        height: columns_request(part, shown, theme, QSizeF(240, height)).style
        for height in (700.0, 600.0)
    }
    assert [style.most_lines for style in lines.values() if style] == [3, 2]


def test_headings_name_the_kinds_of_a_column() -> None:
    def heading(*kinds: Kind) -> str:
        return heading_of(Column(kinds, 0, 10))

    assert heading(Kind.REWARD) == "Rewards"
    assert heading(Kind.RISK, Kind.CONCERN) == "Risks and concerns"
    assert heading(Kind.CASE, Kind.DEBATE, Kind.PAGE) == "Cases, debates and pages"


def test_the_selected_edge_is_drawn_in_its_colour(small: Library, theme: Theme) -> None:
    picture = columns(small, theme)
    chosen = next(link for link in picture.part.links if link.address == FRAUD_RAISES)
    image = painted(picture, theme, Camera(), emphasis(picture.part, FRAUD_RAISES, None))
    line = next(line for line in picture._lines if line.link == chosen)
    wanted = theme.tokens.relations.undercut.lower()
    # The name of the relation covers the middle: look for the line before and after it.
    points = (*line.points[3:6], *line.points[-4:])
    colours = {
        image.pixelColor(round(point.x()) + dx, round(point.y()) + dy).name()
        for point in points
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    }
    assert wanted in colours


def test_what_is_not_lit_steps_back(small: Library, theme: Theme) -> None:
    picture = columns(small, theme)
    rect = picture.node_rect("trust", Camera())
    inside = QPointF(rect.right() - 4, rect.top() + 6).toPoint()
    at_rest = painted(picture, theme, Camera(), Emphasis())
    dimmed = painted(picture, theme, Camera(), emphasis(picture.part, MALICIOUS, None))
    assert at_rest.pixelColor(inside).name() == theme.tokens.kind_fill(Kind.REWARD).lower()
    assert dimmed.pixelColor(inside).name() == theme.tokens.base.lower()


def test_what_a_search_found_is_lit_in_columns_and_in_the_cloud(
    small: Library, theme: Theme
) -> None:
    hit = theme.tokens.hit.lower()
    for picture in (columns(small, theme), cloud(small, theme)):
        found = Emphasis(found=frozenset({"trust"}))
        around = picture.node_rect("trust", Camera()).adjusted(-90, -30, 90, 30).toRect()
        plain = painted(picture, theme, Camera(), Emphasis()).copy(around)
        lit = painted(picture, theme, Camera(), found).copy(around)
        assert hit not in colours_of(plain)
        assert hit in colours_of(lit)
        beside = emphasis(picture.part, MALICIOUS, None, found=found.found)
        assert hit in colours_of(painted(picture, theme, Camera(), beside).copy(around))


def test_headings_stay_in_sight_when_columns_are_scrolled(small: Library, theme: Theme) -> None:
    picture = columns(small, theme)
    scrolled = painted(picture, theme, Camera(1, 0, -300), Emphasis())
    strip = scrolled.copy(0, 0, scrolled.width(), 40)
    blank = QImage(strip)
    blank.fill(Qt.GlobalColor.white)
    assert strip != blank


def test_dots_keep_their_size_when_a_cloud_is_enlarged(small: Library, theme: Theme) -> None:
    picture = cloud(small, theme)
    assert (
        picture.node_rect("trust", Camera(1)).size() == picture.node_rect("trust", Camera(3)).size()
    )


def test_emphasis_lights_a_document_with_all_it_is_linked_with(small: Library) -> None:
    part = visible_part(TopicGraph(small), usual_filter(small))
    lit = emphasis(part, Address.document("malicious", "some-section"), None)
    assert lit.selected == MALICIOUS
    assert lit.near == {"malicious", "act", "bias", "fraud", "gpt-2"}
    assert len(lit.lit) == 4
    assert lit.dims_others


def test_emphasis_of_a_link_lights_both_ends(small: Library) -> None:
    part = visible_part(TopicGraph(small), usual_filter(small))
    lit = emphasis(part, FRAUD_RAISES, None)
    assert lit.near == {"fraud", "malicious"}
    assert lit.lit == {FRAUD_RAISES}


def test_pointing_lights_without_dimming(small: Library) -> None:
    part = visible_part(TopicGraph(small), usual_filter(small))
    lit = emphasis(part, None, MALICIOUS)
    assert not lit.dims_others
    assert "fraud" in lit.near


def colours_of(image: QImage) -> set[str]:
    """Return every colour that a picture has somewhere."""
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize(
    "address",
    [
        Address.document("gone"),
        Address.document("about"),
        Address.link("gpt-2", "mentions", "llama"),
        Address.source("doe"),
        None,
    ],
)
def test_what_is_not_in_the_picture_is_not_selected(small: Library, address: Address) -> None:
    part = visible_part(TopicGraph(small), usual_filter(small))
    assert emphasis(part, address, address) == Emphasis()


def test_small_parts_stand_in_columns_and_large_ones_in_a_cloud() -> None:
    graph = TopicGraph(random_library(60))
    assert usual_way(visible_part(graph, Filter())) is Way.CLOUD
    assert usual_way(visible_part(graph, Filter(root="risk-0"))) is Way.COLUMNS


def test_only_what_is_quick_is_laid_out_at_once(small: Library, theme: Theme) -> None:
    assert is_quick(visible_part(TopicGraph(small), Filter()))
    large = random_library(100)
    part = visible_part(TopicGraph(large), Filter())
    assert not columns_request(part, large, theme, SIZE).is_quick
    assert not cloud_request(part, large).is_quick


def test_a_layout_can_be_cancelled(small: Library) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    part = visible_part(TopicGraph(small), Filter())
    request: LayoutRequest = cloud_request(part, small)
    with pytest.raises(Cancelled):
        request(stop)


def test_dots_that_touch_have_no_line_between_them() -> None:
    assert straight_stroke(QPointF(0, 0), QPointF(12, 0), (6, 6)) is None
    stroke = straight_stroke(QPointF(0, 0), QPointF(100, 0), (10, 10), is_symmetric=True)
    assert stroke is not None
    assert len(stroke.heads) == 2
    assert QRectF(10, -5, 80, 10).contains(stroke.path.boundingRect().center())
    assert stroke.heads[0].at(0) == QPointF(90, 0)


def test_a_heading_beyond_the_edge_is_cut_and_says_the_whole_when_pointed_at(
    small: Library, theme: Theme
) -> None:
    picture = columns(small, theme)
    wide, narrow = QSizeF(picture.bounds.width() + 40, 500), QSizeF(0, 500)
    column = picture._layout.columns[-1]
    narrow.setWidth(column.x + 50)
    place = QPointF(column.x + 20, 10)
    assert picture.heading_at(place, Camera(), wide) == ""
    assert picture.heading_at(place, Camera(), narrow) == heading_of(column)
    for room, _ in picture._headings(Camera(), narrow):
        assert room.right() <= narrow.width()


def test_a_line_that_was_chosen_is_named_even_where_its_gutter_is_too_narrow(
    small: Library, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = columns(small, theme)
    monkeypatch.setattr(picture, "_gutter", lambda: 20.0)
    written: list[str] = []
    monkeypatch.setattr(QPainter, "drawText", lambda self, *args: written.append(str(args[-1])))
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    for selected, is_named in ((MALICIOUS, False), (FRAUD_RAISES, True)):
        written.clear()
        with QPainter(image) as painter:
            picture.paint(
                painter, Camera(), SIZE, emphasis(picture.part, selected, None), is_moving=False
            )
        assert ("raises" in written) is is_named
