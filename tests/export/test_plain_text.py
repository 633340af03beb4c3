from __future__ import annotations

import unicodedata
import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from explorer.export.plain_text import SEPARATOR, joined, plain, xml_escaped


def test_plain_text_is_one_line() -> None:
    assert plain(" Two\r\nlines\tand\x85more\u2028there ") == "Two lines and more there"


def test_marks_of_writing_direction_stay() -> None:
    assert plain("\u200fעברית\u200e") == "\u200fעברית\u200e"


@given(st.text(st.characters(codec=None)))
def test_plain_text_has_no_control_characters_and_is_utf_8(text: str) -> None:
    cleaned = plain(text)
    assert not [character for character in cleaned if unicodedata.category(character) == "Cc"]
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(st.text(st.characters(codec=None)))
def test_escaped_text_comes_back_from_xml(text: str) -> None:
    cleaned = plain(text)
    element = ET.fromstring(f'<a b="{xml_escaped(cleaned)}">{xml_escaped(cleaned)}</a>')
    assert (element.text or "") == cleaned
    assert element.attrib["b"] == cleaned


@given(st.lists(st.text()))
def test_a_joined_list_splits_into_as_many_parts(parts: list[str]) -> None:
    filled = [part for part in parts if plain(part)]
    text = joined(parts)
    assert len(text.split(SEPARATOR)) == max(1, len(filled))
    assert bool(text) == bool(filled)


def test_a_separator_within_a_part_is_told_apart() -> None:
    assert joined(["a | b", "c"]) == "a ¦ b | c"
