"""What stands on a sheet, and where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from explorer.argument.layout.values import Direction
from explorer.argument.model import RelationKind
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.values import Viewing
from explorer.argument.what_if import NOTICE
from explorer.desktop.drawing.colours import colours_of
from explorer.desktop.drawing.lettering import Role
from explorer.desktop.pictures.arranging import LEAST_WIDTH_PX, drawing_of, sheet_of
from explorer.desktop.pictures.sheet import Form
from explorer.desktop.theme.tokens import LIGHT
from explorer.library.kinds import Kind

if TYPE_CHECKING:
    from explorer.desktop.pictures.sheet import Sheet
    from explorer.export.maps.subject import MapSubject


def arranged(subject: MapSubject, direction: Direction = Direction.RIGHT) -> Sheet:
    return sheet_of(subject, drawing_of(subject, direction), colours_of(LIGHT))


def said(sheet: Sheet) -> list[str]:
    return [words.text for words in sheet.words]


def test_a_sheet_has_title_origin_date_legend_and_sources(sheet: Sheet) -> None:
    words = said(sheet)
    assert words[:3] == [
        "Open or closed?",
        "A small library 2026.11, checked 2 November 2026, CC BY 4.0, 10 of 12 boxes",
        NOTICE,
    ]
    assert {"supports", "attacks", "sets a step aside", "contradicts"} <= set(words)
    assert {"claim", "argument", "meant, not said", "hidden behind a box"} <= set(words)
    assert {"Access for all", "Misuse"} <= set(words)
    assert "Sources" in words
    assert any(word.startswith("Kay (2020). A report.") for word in words)
    assert any(word.startswith("Lee (2021).") for word in words)


def test_the_notice_stands_only_where_views_are_shown(subject: MapSubject, fonts: None) -> None:
    assert NOTICE not in said(arranged(subject))


def test_the_legend_explains_only_what_is_there(subject: MapSubject, fonts: None) -> None:
    no_attacks = Viewing(hidden_kinds=frozenset(RelationKind) - {RelationKind.SUPPORT})
    part = replace(subject, shown=show(subject.joined, no_attacks))
    sheet = arranged(part)
    assert [sample.kind for sample in sheet.arrows] == [RelationKind.SUPPORT]
    assert Form.FOLDED not in [sample.form for sample in sheet.forms]
    assert "attacks" not in said(sheet)


def test_topics_of_a_kind_stand_together(sheet: Sheet) -> None:
    assert [sample.kind for sample in sheet.topics] == [Kind.REWARD, Kind.RISK]


@pytest.mark.parametrize("direction", Direction)
def test_nothing_leaves_the_sheet_and_words_do_not_touch(
    direction: Direction, subject: MapSubject, fonts: None
) -> None:
    sheet = arranged(subject, direction)
    letters = sheet.drawing.texts.lettering
    places = []
    for words in sheet.words:
        right = words.x + letters.width(words.text, words.role)
        top = words.baseline - letters.cap_px(words.role)
        assert 0 < words.x < right < sheet.width
        assert 0 < top < words.baseline < sheet.height
        if words.role is not Role.CHIP:
            places.append((words.x, top, right, words.baseline))
    for index, (left, top, right, bottom) in enumerate(places):
        for other in places[index + 1 :]:
            apart = right < other[0] or other[2] < left or bottom < other[1] or other[3] < top
            assert apart
    map_bottom = sheet.map_at.y + sheet.drawing.layout.height
    assert sheet.map_at.x + sheet.drawing.layout.width < sheet.width
    above = [words for words in sheet.words if words.baseline < sheet.map_at.y]
    below = [words for words in sheet.words if words.baseline > map_bottom]
    assert len(above) + len(below) == len(sheet.words)


def test_a_small_map_has_room_for_its_title(subject: MapSubject, fonts: None) -> None:
    focused = Viewing(focus=("[Beside]",))
    part = replace(subject, title="A long title " * 12, shown=show(subject.joined, focused))
    sheet = arranged(part)
    assert sheet.width >= LEAST_WIDTH_PX
    assert sum(words.role is Role.HEADLINE for words in sheet.words) > 1


def test_many_sources_stand_in_columns_of_like_height(subject: MapSubject, fonts: None) -> None:
    library = subject.library
    kay = library.sources["k-2020"]
    many = {
        f"s{n}": replace(kay, key=f"s{n}", title=f"Report {n} " * (n % 5 + 1)) for n in range(24)
    }
    wide = replace(library, sources={**library.sources, **many})
    source_list = tuple(many.values())

    class Cited(type(subject)):  # type: ignore[misc]
        sources = source_list

    cited = Cited(subject.title, wide, subject.readings, subject.joined, subject.shown)
    sheet = arranged(cited)
    listed = [words for words in sheet.words if words.is_dim and words.role is Role.NOTE][1:]
    ends: dict[float, float] = {}
    for words in listed:
        ends[words.x] = max(ends.get(words.x, 0), words.baseline)
    assert len(ends) == max(1, int((sheet.width - 72 + 30) // 460))
    assert max(ends.values()) - min(ends.values()) < 120


def test_the_description_is_the_outline_in_words(sheet: Sheet) -> None:
    lines = sheet.description.split("\n")
    assert lines[0].startswith("Main claim: Open. 1 support, 3 attacks. Undecided. Weights should")
    assert any(line.startswith("  supports: Claim P1: Study.") for line in lines)
    assert any("Your view: reject. Falls." in line for line in lines)
    assert len(lines) >= len(sheet.drawing.shown.boxes)


def test_an_empty_map_makes_a_sheet(subject: MapSubject, fonts: None) -> None:
    nothing = replace(
        subject, shown=replace(subject.shown, boxes=(), arrows=(), groups=(), main="")
    )
    sheet = arranged(nothing)
    assert said(sheet)[0] == "Open or closed?"
    assert (sheet.arrows, sheet.forms, sheet.topics, sheet.description) == ((), (), (), "")
