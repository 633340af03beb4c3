"""The parts that an SVG picture is made of: numbers, inks, shapes and letters as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPainterPath

from explorer.desktop.theme.fonts import INTERFACE
from explorer.export.plain_text import plain, xml_escaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QBrush, QPen

    from explorer.argument.layout.values import Point
    from explorer.desktop.drawing.arrow_shapes import ArrowShape
    from explorer.desktop.drawing.lettering import Lettering, Role
    from explorer.desktop.drawing.signs import Strokes

FAMILIES: Final = f"{INTERFACE}, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
"""The font that was measured with, then such as are on most computers and no wider."""


def number(value: float) -> str:
    """Return a length with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace("-0", "0", value > -0.005)


def text_of(text: str) -> str:
    """Return any text as it stands in an element."""
    return xml_escaped(plain(text))


def pen_of(pen: QPen) -> str:
    """Return how a pen strokes."""
    said = [f'stroke="{pen.color().name()}"', f'stroke-width="{number(pen.widthF())}"']
    if pen.style() is Qt.PenStyle.CustomDashLine:
        dashes = (number(length * pen.widthF()) for length in pen.dashPattern())
        said.append(f'stroke-dasharray="{" ".join(dashes)}"')
    return " ".join(said)


def brush_of(brush: QBrush) -> str:
    """Return how a brush fills."""
    return f'fill="{brush.color().name()}"'


def rect(place: QRectF, radius: float, ink: str) -> str:
    """Return a rectangle with round corners."""
    corners = f' rx="{number(radius)}"' if radius else ""
    return (
        f'<rect x="{number(place.x())}" y="{number(place.y())}" width="{number(place.width())}"'
        f' height="{number(place.height())}"{corners} {ink}/>'
    )


def line(x1: float, y1: float, x2: float, y2: float, ink: str) -> str:
    """Return a straight line."""
    ends = zip(("x1", "y1", "x2", "y2"), (x1, y1, x2, y2), strict=True)
    said = " ".join(f'{name}="{number(value)}"' for name, value in ends)
    return f"<line {said} {ink}/>"


def circle(centre: Point, radius: float, ink: str) -> str:
    """Return a circle."""
    return f'<circle cx="{number(centre.x)}" cy="{number(centre.y)}" r="{number(radius)}" {ink}/>'


def path(data: str, ink: str) -> str:
    """Return a path."""
    return f'<path d="{data}" {ink}/>'


def strokes(lines: Strokes, centre: Point, radius: float, colour: str, width: float) -> str:
    """Return a sign: open lines with round ends, as large as its square's half side says."""
    data = "".join(
        _joined((centre.x + a * radius, centre.y + b * radius) for a, b in stroke)
        for stroke in lines
    )
    ink = (
        f'fill="none" stroke="{colour}" stroke-width="{number(width)}"'
        ' stroke-linecap="round" stroke-linejoin="round"'
    )
    return path(data, ink)


def polygon(corners: Iterable[tuple[float, float]], ink: str) -> str:
    """Return a filled polygon."""
    said = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
    return f'<polygon points="{said}" {ink}/>'


def arrow_data(shape: ArrowShape) -> str:
    """Return an arrow's line as the data of a path."""
    if not shape.curves:
        return ""
    said = [f"M{_pair(*shape.curves[0][0])}"]
    said += [f"C{' '.join(_pair(*point) for point in curve[1:])}" for curve in shape.curves]
    return "".join(said)


def data_of(of: QPainterPath) -> str:
    """Return any painted path as the data of a path."""
    said = []
    index = 0
    while index < of.elementCount():
        element = of.elementAt(index)
        if element.type == QPainterPath.ElementType.CurveToElement:
            points = (of.elementAt(index + step) for step in range(3))
            said.append("C" + " ".join(_pair(point.x, point.y) for point in points))
            index += 3
            continue
        is_move = element.type == QPainterPath.ElementType.MoveToElement
        said.append(("M" if is_move else "L") + _pair(element.x, element.y))
        index += 1
    return "".join(said) + "Z" if said else ""


def letters_of(lettering: Lettering, role: Role, colour: str) -> str:
    """Return how letters of a role are written."""
    font: QFont = lettering.font(role)
    return f'font-size="{font.pixelSize()}" font-weight="{font.weight().value}" fill="{colour}"'


def letters(text: str, x: float, baseline: float, width: float, ink: str) -> str:
    """Return a line of letters, kept as text.

    It says how wide it was measured: with another font, letters are made to fit into their box.
    """
    return (
        f'<text x="{number(x)}" y="{number(baseline)}" textLength="{number(width)}"'
        f' lengthAdjust="spacingAndGlyphs" {ink}>{text_of(text)}</text>'
    )


def _joined(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(_pair(x, y) for x, y in points)


def _pair(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
