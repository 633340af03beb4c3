"""Data in braces: read quickly where they are simple, and always to the same effect."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer import yaml_text
from explorer.argument.data import read_data
from explorer.errors import YamlError

_HERE = Path("x.argdown")
_PIECES = st.sampled_from(
    ["a", "b c", "key", "1", "1.5", "x-y", "no", "1-", "a.", "-", "_", ".", " ", "  ", ":", ": ",
     ", ", ",", "[", "]", "{", "}", "...", "---", "k: v", "k: [a, b]", ", z: q", "#", "é", "\n"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=9).map("".join))
def test_data_of_words_read_as_yaml_reads_them(inside: str) -> None:
    text = "{" + inside + "}"
    try:
        expected = yaml_text.read(text, _HERE, 3)
    except YamlError:
        with pytest.raises(YamlError):
            read_data(text, _HERE, 3)
        return
    found = read_data(text, _HERE, 3).entries
    if isinstance(expected, yaml_text.Mapping):
        assert found == expected
    else:
        assert found.entries == ()


@pytest.mark.parametrize(
    "text",
    ["{type: fact}", "{uses: [1,2], logic: [modus ponens]}", "{isInMap: false, page: 12-13}"],
)
def test_simple_data_keep_their_lines(text: str) -> None:
    expected = yaml_text.read(text, _HERE, 7)
    assert read_data(text, _HERE, 7).entries == expected
