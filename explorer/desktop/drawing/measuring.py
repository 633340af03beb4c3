"""What stands in each box of a map and where, and how large that makes the box.

Places are px from the box's upper left corner; texts are placed by their baseline.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.layout.values import Arrow, Box, Diagram, Direction, Frame, Rect
from explorer.argument.viewing.values import BoxSort
from explorer.desktop.drawing.lettering import Lettering, Role
from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from explorer.argument.viewing.values import Shown, ShownBox, ShownGroup
    from explorer.library.kinds import Kind

MAIN_PX, USUAL_PX, SMALL_PX = 260, 248, 180
"""Widths at the drawn size. Nearly all boxes are of the usual one: rows and columns stay calm."""

WIDE_PX = 320
"""The usual width where reasons stand one below the other beside their claim: on a screen there is
more width than height to be had, and wider boxes are lower.
"""

MOST_SMALL_LINES = 2
"""A box is a small one when its title and its text each need no more lines there."""

MOST_TITLE_LINES = 3
MOST_BODY_LINES = 4

_PAD = 12
_SHAPE = 11
_SHEETS = 6
_CHIP_PAD = 7
_CHIP_HEIGHT = 18


class Line(NamedTuple):
    """A line of letters: what it says, where its baseline begins, and what it is for."""

    text: str
    x: float
    baseline: float
    role: Role


@dataclass(frozen=True, slots=True)
class BoxText:
    """What stands in a box.

    Attributes:
        box: What it was measured from.
        width: Of the box.
        height: Of the box.
        band_height: Of the band that holds the title; 0 where there is no title.
        number: What a room calls it, before the title.
        title: Its lines.
        body: Its lines.
        notes: Small lines below: what sort of claim, how many boxes a group holds.
        headline: The title in large letters and as much of it as fits, for a map seen from afar.
        kind: The kind of its topic, None for no topic.
        shape: Where the topic's shape stands; empty for no topic.
        folded: What stands on the chip that says how much is hidden, such as `+3`, or empty.
        folded_size: How wide and high that chip is.
        is_cut: Whether there is more text than is shown.
        sheets: By how much the sheets of a closed group's stack stick out at the right and below.
    """

    box: ShownBox
    width: float
    height: float
    band_height: float
    number: Line | None
    title: tuple[Line, ...]
    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    headline: tuple[Line, ...]
    kind: Kind | None
    shape: Rect
    folded: str
    folded_size: tuple[float, float]
    is_cut: bool
    sheets: float


@dataclass(frozen=True, slots=True)
class FrameText:
    """The title of an open group.

    Attributes:
        title: What it says, where.
        width: How wide a frame must be to hold it.
        height: Of the band that holds it.
    """

    title: Line
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of what is shown of a map.

    Attributes:
        boxes: By key.
        frames: By the group's key.
        lettering: What they were measured with.
        usual_px: How wide a usual box is at the drawn size.
    """

    boxes: Mapping[str, BoxText]
    frames: Mapping[str, FrameText]
    lettering: Lettering
    usual_px: float = USUAL_PX


def measured(
    shown: Shown,
    lettering: Lettering,
    kinds: Mapping[str, Kind],
    before: Texts | None = None,
    *,
    usual_px: float = USUAL_PX,
) -> Texts:
    """Return what stands in every box of a map, in its order.

    Args:
        shown: The map.
        lettering: Its fonts.
        kinds: The kinds of topics, by id; a topic that is not in it has no shape.
        before: What was measured with the same kinds: what stayed is taken from it.
        usual_px: How wide a usual box is at the drawn size.
    """
    is_alike = before and before.lettering is lettering and before.usual_px == usual_px
    known = before.boxes if before and is_alike else {}
    boxes = {}
    for box in shown.boxes:
        text = known.get(box.key)
        is_same = text is not None and text.box == box
        boxes[box.key] = text if text and is_same else measure(box, lettering, kinds, usual_px)
    frames = {group.key: measure_frame(group, lettering) for group in shown.groups}
    return Texts(boxes, frames, lettering, usual_px)


def measure(
    box: ShownBox, lettering: Lettering, kinds: Mapping[str, Kind], usual_px: float = USUAL_PX
) -> BoxText:
    """Return what stands in a box."""
    kind = kinds.get(box.topic)
    if not box.is_main:
        small = _Fitting(box, kind, lettering, SMALL_PX)
        if small.is_small:
            return small.placed()
    return _Fitting(box, kind, lettering, MAIN_PX if box.is_main else usual_px).placed()


def measure_frame(group: ShownGroup, lettering: Lettering) -> FrameText:
    """Return the title of an open group."""
    pad, height = lettering.px(10), lettering.px(28)
    (title,) = lettering.broken(group.title, Role.FRAME, lettering.px(400), 1) or ("",)
    free = height - lettering.line_px(Role.FRAME)
    line = Line(title, pad, free / 2 + lettering.baseline_px(Role.FRAME), Role.FRAME)
    return FrameText(line, lettering.width(title, Role.FRAME) + 2 * pad, height)


def diagram_of(shown: Shown, texts: Texts, direction: Direction) -> Diagram:
    """Return what is to be laid out."""
    boxes = tuple(
        Box(box.key, texts.boxes[box.key].width, texts.boxes[box.key].height, _frame_of(box, texts))
        for box in shown.boxes
    )
    arrows = tuple(Arrow(arrow.source, arrow.target, arrow.kind) for arrow in shown.arrows)
    frames = tuple(
        Frame(
            group.key, group.parent, texts.frames[group.key].width, texts.frames[group.key].height
        )
        for group in shown.groups
    )
    return Diagram(boxes, arrows, frames, shown.main, direction)


def folded_place(text: BoxText, place: Rect, direction: Direction) -> Rect:
    """Return where the chip lies that says how much is hidden behind a box; empty for no chip.

    It sits where reasons would come out, but where no arrow arrives and no status of a box below
    is: on the corner of a map that runs right, above it where reasons are below.
    """
    if not text.folded:
        return Rect(0, 0, 0, 0)
    width, height = text.folded_size
    right, bottom = place.right - text.sheets, place.bottom - text.sheets
    if direction is Direction.RIGHT:
        # The chip of a very large number reaches further in, and no further out.
        inside = max(height * 0.45, width - height * 1.65)
        return Rect(right - inside, bottom - height * 0.75, width, height)
    return Rect(right - width / 2, bottom - height * 1.5, width, height)


class _Fitting:
    """Tries how the texts of a box come out in one width."""

    def __init__(
        self, box: ShownBox, kind: Kind | None, lettering: Lettering, drawn_width: float
    ) -> None:
        self._box = box
        self._kind = kind
        self._letters = lettering
        px = lettering.px
        self._width = px(drawn_width)
        self._pad = px(_PAD + 2 if box.is_main else _PAD)
        self._inner = self._width - 2 * self._pad
        self._title_role = Role.MAIN_TITLE if box.is_main else Role.TITLE
        self._indent = lettering.width(box.number, Role.NUMBER) + px(7) if box.number else 0.0
        self._shape = px(_SHAPE) if kind is not None else 0.0
        taken = self._indent + (self._shape + px(8) if kind is not None else 0.0)
        self._title = lettering.broken(
            box.title, self._title_role, self._inner, MOST_TITLE_LINES, indent=taken
        )
        self._body = lettering.broken(box.text, Role.BODY, self._inner, MOST_BODY_LINES)
        self._notes = tuple(
            line
            for note in _notes(box)
            for line in lettering.broken(note, Role.NOTE, self._inner, 1)
        )

    @property
    def is_small(self) -> bool:
        """Whether all of it fits in a few lines."""
        most = max(len(self._title), len(self._body))
        return most <= MOST_SMALL_LINES and not self._is_cut

    @property
    def _is_cut(self) -> bool:
        """Whether a title or text is shown in part only."""
        return _is_cut(self._title, self._box.title) or _is_cut(self._body, self._box.text)

    def placed(self) -> BoxText:
        """Return the texts in their places."""
        box, letters, px = self._box, self._letters, self._letters.px
        has_band = box.sort is not BoxSort.CLAIM
        top = y = px(10 if box.is_main else 7 if has_band else 9)
        number = None
        if box.number:
            baseline = y + letters.baseline_px(self._title_role)
            number = Line(box.number, self._pad, baseline, Role.NUMBER)
        shape = Rect(0, 0, 0, 0)
        if self._kind is not None:
            cap = y + letters.baseline_px(self._title_role) - letters.cap_px(self._title_role) / 2
            left = self._width - self._pad - self._shape
            shape = Rect(left, cap - self._shape / 2, self._shape, self._shape)
        title, below = self._stacked(self._title, self._title_role, y, self._indent)
        if not title and (number or self._kind is not None):
            below = y + letters.line_px(self._title_role)
        title_end, band = below, 0.0
        if below > y:
            band = below + px(6 if has_band else 4)
            y = band + px(7 if has_band else 4)
        body, y = self._stacked(self._body, Role.BODY, y)
        gap = px(4) if self._notes and self._body else 0.0
        notes, y = self._stacked(self._notes, Role.NOTE, y + gap)
        has_text = bool(body or notes)
        folded = f"+{box.hidden}" if box.hidden and box.sort is not BoxSort.GROUP else ""
        below = px(13 if folded else 11 if box.is_main else 9)
        height = y + below
        if not has_text:
            height = band = title_end + top
        sheets = px(_SHEETS) if box.sort is BoxSort.GROUP else 0.0
        chip = letters.width(folded, Role.CHIP) + 2 * px(_CHIP_PAD), px(_CHIP_HEIGHT)
        return BoxText(
            box=box,
            width=self._width + sheets,
            height=height + sheets,
            band_height=band,
            number=number,
            title=title,
            body=body,
            notes=notes,
            headline=self._headline(height),
            kind=self._kind,
            shape=shape,
            folded=folded,
            folded_size=chip if folded else (0.0, 0.0),
            is_cut=self._is_cut,
            sheets=sheets,
        )

    def _stacked(
        self, lines: tuple[str, ...], role: Role, top: float, indent: float = 0.0
    ) -> tuple[tuple[Line, ...], float]:
        """Return lines one below the other, and where they end."""
        step, base = self._letters.line_px(role), self._letters.baseline_px(role)
        placed = tuple(
            Line(line, self._pad + (0.0 if place else indent), top + place * step + base, role)
            for place, line in enumerate(lines)
        )
        return placed, top + len(lines) * step

    def _headline(self, height: float) -> tuple[Line, ...]:
        """Return the title, or the text of an untitled claim, as large as the box can hold."""
        letters = self._letters
        step = letters.line_px(Role.HEADLINE)
        most = max(1, int((height - letters.px(4)) // step))
        said = " ".join(one for one in (self._box.number, self._box.title or self._box.text) if one)
        lines = letters.broken(said, Role.HEADLINE, self._inner + letters.px(6), most)
        top = (height - len(lines) * step) / 2
        base = letters.baseline_px(Role.HEADLINE)
        left = self._pad - letters.px(3)
        return tuple(
            Line(line, left, top + place * step + base, Role.HEADLINE)
            for place, line in enumerate(lines)
        )


def _is_cut(lines: tuple[str, ...], whole: str) -> bool:
    """Tell whether lines say less than the whole; the `…` may be the author's own."""
    return sum(len(line.replace(" ", "")) for line in lines) < len("".join(whole.split())) or (
        bool(lines) and lines[-1].endswith("…") and not whole.rstrip().endswith("…")
    )


def _notes(box: ShownBox) -> tuple[str, ...]:
    """Return the small lines of a box."""
    if box.sort is BoxSort.GROUP:
        return (tr("Group of %n", box.hidden) if box.hidden else tr("Group"),)
    said = []
    if box.is_main:
        counted = tr("{supports} for, {attacks} against").format(
            supports=box.supports, attacks=box.attacks
        )
        said.append(f"{_type_name(box.type)} · {counted}")
    if len(box.documents) > 1:
        said.append(tr("Said in %n documents", len(box.documents)))
    return tuple(said)


def _type_name(claim_type: str) -> str:
    names = {
        "fact": tr("Factual claim"),
        "forecast": tr("Forecast"),
        "value": tr("Value claim"),
        "policy": tr("Policy claim"),
    }
    return names.get(claim_type, tr("Main claim"))


def _frame_of(box: ShownBox, texts: Texts) -> str:
    """Return the key of the frame that holds a box, or nothing."""
    key = f"#{box.group}"
    return key if box.group and key in texts.frames else ""
