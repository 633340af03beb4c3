"""Reading the YAML that stands in an Argdown text, with every fault placed in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from explorer.argument.data import doubled_keys, read_data
from explorer.argument.tokens import DATA_BLOCK
from explorer.argument.wording import Fault, fault_problem
from explorer.errors import Place, YamlError

if TYPE_CHECKING:
    from explorer.argument.data import Data
    from explorer.argument.fences import Source
    from explorer.argument.tokens import Token
    from explorer.errors import Problem


class DataReader:
    """Reads the data of one text.

    Attributes:
        problems: What is wrong with the data read so far.
    """

    def __init__(self, source: Source) -> None:
        self._source = source
        self.problems: list[Problem] = []

    def braces(self, token: Token) -> Data | None:
        """Read what stands in braces: in YAML's block style where a line end follows the first."""
        text, start = token.value, token.start
        block = DATA_BLOCK.match(text)
        if block:
            text, start = text[block.end() : -1], start + block.end()
        return self._read(text, start)

    def front_matter(self, token: Token) -> Data | None:
        """Read what stands between lines of equals signs."""
        opening = len(token.value) - len(token.value.lstrip("="))
        return self._read(token.value.strip("="), token.start + opening)

    def _read(self, text: str, start: int) -> Data | None:
        first = self._source.place(start)
        path = first.path
        try:
            data = read_data(text, path, first.line)
        except YamlError as error:
            place = error.place or first
            if place.line == first.line and place.column:
                place = Place(path, place.line, place.column + first.column - 1)
            problem = fault_problem(Fault.BAD_DATA, place, detail=error.message.rstrip("."))
            self.problems.append(replace(problem, hint=error.hint.rstrip(".") or problem.hint))
            return None
        for key in doubled_keys(data.entries):
            place = Place(path, key.line)
            self.problems.append(fault_problem(Fault.DOUBLED_KEY, place, detail=key.text))
        return data


def removes_tags(front: Data | None) -> bool:
    """Tell whether the front matter asks for texts without their tags."""
    model = front.fields.get("model") if front else None
    return isinstance(model, Mapping) and model.get("removeTagsFromText") is True
