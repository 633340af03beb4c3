"""A map made into a sheet: title above it, legend and sources below, all measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from explorer.argument.layout.layered import lay_out
from explorer.argument.layout.values import Direction, Point, Rect, Route
from explorer.argument.what_if import NOTICE
from explorer.desktop.drawing.arrow_shapes import shape_of
from explorer.desktop.drawing.lettering import Lettering, Role
from explorer.desktop.drawing.measuring import diagram_of, measured
from explorer.desktop.drawing.picture import Drawing, bounds_of
from explorer.desktop.pictures.describing import (
    described,
    form_name,
    forms_of,
    relation_name,
    relations_of,
)
from explorer.desktop.pictures.sheet import ArrowSample, Form, FormSample, Sheet, TopicSample, Words
from explorer.desktop.wording import tr
from explorer.export.maps.outline import credits_of, part_of
from explorer.library.kinds import Kind
from explorer.progress import Progress, unwatched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.model import RelationKind
    from explorer.desktop.drawing.colours import Colours
    from explorer.desktop.drawing.marks import Mark
    from explorer.export.maps.subject import MapSubject

MARGIN_PX: Final = 36
LEAST_WIDTH_PX: Final = 620
"""How wide a sheet is at least, so that a small map has room for its title and its sources."""

_COLUMN_PX: Final = 430
_COLUMN_GAP_PX: Final = 30
_SAMPLE_PX: Final = 58
_ITEM_GAP_PX: Final = 24
_MORE: Final = "+n"
_KINDS: Final = tuple(Kind)


def drawing_of(
    subject: MapSubject,
    direction: Direction = Direction.RIGHT,
    marks: Mapping[str, Mark] | None = None,
    progress: Progress = unwatched,
) -> Drawing:
    """Measure and lay out what is shown of a map.

    Fonts must be loaded. It may be called on any thread.

    Raises:
        Cancelled: The drawing is no longer wanted.
    """
    texts = measured(subject.shown, Lettering(), kinds_of(subject))
    layout = lay_out(diagram_of(subject.shown, texts, direction), None, progress)
    return Drawing(subject.shown, layout, texts, marks or {})


def kinds_of(subject: MapSubject) -> Mapping[str, Kind]:
    """Return the kinds of the topics that are shown, by what a box calls them."""
    found = {}
    for topic in dict.fromkeys(box.topic for box in subject.shown.boxes if box.topic):
        name = subject.library.resolve(topic)
        if name:
            found[topic] = subject.library.document(name).kind
    return found


def sheet_of(subject: MapSubject, drawing: Drawing, colours: Colours) -> Sheet:
    """Arrange a drawn map on a sheet.

    Args:
        subject: The map.
        drawing: What `drawing_of` gave, or what stands on the screen.
        colours: Of everything.
    """
    bounds = bounds_of(drawing.layout)
    page = _Page(max(drawing.layout.width, LEAST_WIDTH_PX), drawing.texts.lettering)
    page.heading(subject, drawing)
    page.skip(14)
    # What sticks out of boxes at the sides has room in the margins.
    at = Point(MARGIN_PX, page.y - bounds.top())
    page.skip(bounds.height() + 22)
    page.legend(subject, drawing)
    page.sources(subject)
    return Sheet(
        width=page.width + 2 * MARGIN_PX,
        height=page.y + MARGIN_PX,
        drawing=drawing,
        map_at=at,
        colours=colours,
        title=subject.title,
        description=described(drawing.shown, drawing.marks),
        words=tuple(page.words),
        arrows=tuple(page.arrows),
        forms=tuple(page.forms),
        topics=tuple(page.topics),
    )


@dataclass(slots=True)
class _Page:
    """A sheet as it fills from top to bottom.

    Attributes:
        width: Between the margins.
        letters: The fonts.
        y: How far it is filled.
        x: How far the row at `y` is filled.
    """

    width: float
    letters: Lettering
    y: float = MARGIN_PX
    x: float = MARGIN_PX
    words: list[Words] = field(default_factory=list)
    arrows: list[ArrowSample] = field(default_factory=list)
    forms: list[FormSample] = field(default_factory=list)
    topics: list[TopicSample] = field(default_factory=list)

    def skip(self, height: float) -> None:
        self.y += height

    def paragraph(self, text: str, role: Role, *, is_dim: bool = False) -> None:
        for line in self.letters.broken(text, role, self.width, 1000):
            baseline = self.y + self.letters.baseline_px(role)
            self.words.append(Words(line, MARGIN_PX, baseline, role, is_dim))
            self.skip(self.letters.line_px(role))

    def heading(self, subject: MapSubject, drawing: Drawing) -> None:
        self.paragraph(subject.title, Role.HEADLINE)
        self.skip(4)
        self.paragraph(credits_of(subject) + part_of(subject), Role.NOTE, is_dim=True)
        if any(mark.status or mark.view for mark in drawing.marks.values()):
            self.paragraph(tr(NOTICE), Role.NOTE)

    def legend(self, subject: MapSubject, drawing: Drawing) -> None:
        """Add rows for arrows, boxes and topics; nothing for an empty map."""
        for kind in relations_of(drawing.shown):
            self._arrow(kind)
        self._end_row()
        for form in forms_of(drawing.shown):
            self._form(form)
        self._end_row()
        topics = {subject.topic_title(one): kind for one, kind in kinds_of(subject).items()}
        for title in sorted(topics, key=lambda one: (_KINDS.index(topics[one]), one.casefold())):
            self._topic(title, topics[title])
        self._end_row()

    def sources(self, subject: MapSubject) -> None:
        """Add the list of sources, in as many columns as there is room for."""
        sources = subject.sources
        if not sources:
            return
        self.skip(12)
        self.paragraph(tr("Sources"), Role.FRAME)
        self.skip(2)
        count = max(1, int((self.width + _COLUMN_GAP_PX) // (_COLUMN_PX + _COLUMN_GAP_PX)))
        wide = (self.width - (count - 1) * _COLUMN_GAP_PX) / count
        role, gap = Role.NOTE, 4.0
        blocks = [self.letters.broken(one.reference, role, wide, 1000) for one in sources]
        step = self.letters.line_px(role)
        heights = [len(block) * step + gap for block in blocks]
        most = _even(heights, count)
        top, lowest, column, y = self.y, self.y, 0, self.y
        for block, height in zip(blocks, heights, strict=True):
            if y > top and y + height > top + most + 0.01 and column < count - 1:
                column, y = column + 1, top
            x = MARGIN_PX + column * (wide + _COLUMN_GAP_PX)
            for number, line in enumerate(block):
                baseline = y + number * step + self.letters.baseline_px(role)
                self.words.append(Words(line, x, baseline, role, is_dim=True))
            y += height
            lowest = max(lowest, y)
        self.y = lowest

    def _arrow(self, kind: RelationKind) -> None:
        place = self._item(relation_name(kind), _SAMPLE_PX)
        y = place.y + place.height / 2
        shares = (0.0, 1 / 3, 2 / 3, 1.0)
        points = tuple(Point(place.x + place.width * share, y) for share in shares)
        badge = Point(place.x + place.width * (0.5 if kind.is_symmetric else 0.45), y)
        self.arrows.append(ArrowSample(kind, shape_of(Route(points, badge), kind)))

    def _form(self, form: Form) -> None:
        place = self._item(form_name(form), 26 if form is Form.FOLDED else 22)
        self.forms.append(FormSample(form, place))
        if form is Form.FOLDED:
            middle = place.x + place.width / 2 - self.letters.width(_MORE, Role.CHIP) / 2
            top = place.y + (place.height - self.letters.line_px(Role.CHIP)) / 2
            baseline = top + self.letters.baseline_px(Role.CHIP)
            self.words.append(Words(_MORE, middle, baseline, Role.CHIP))

    def _topic(self, title: str, kind: Kind) -> None:
        place = self._item(title, 12)
        side = min(place.width, place.height)
        top = place.y + (place.height - side) / 2
        self.topics.append(TopicSample(kind, Rect(place.x, top, side, side)))

    def _item(self, name: str, sample: float) -> Rect:
        """Add a name to the row, or begin another row, and return where its sample goes."""
        role = Role.NOTE
        wide = sample + 8 + self.letters.width(name, role)
        if self.x > MARGIN_PX and self.x + wide > MARGIN_PX + self.width:
            self._end_row()
        line, x = self.letters.line_px(role), self.x
        self.words.append(
            Words(name, x + sample + 8, self.y + 3 + self.letters.baseline_px(role), role)
        )
        self.x += wide + _ITEM_GAP_PX
        return Rect(x, self.y + 3 + (line - 15) / 2, sample, 15)

    def _end_row(self) -> None:
        if self.x > MARGIN_PX:
            self.x = MARGIN_PX
            self.skip(self.letters.line_px(Role.NOTE) + 7)


def _even(heights: list[float], count: int) -> float:
    """Return how high columns must be so that blocks in their order fill at most so many."""
    low, high = max(heights), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        columns, filled = 1, 0.0
        for height in heights:
            if filled + height > middle:
                columns, filled = columns + 1, 0.0
            filled += height
        low, high = (low, middle) if columns <= count else (middle, high)
    return high
