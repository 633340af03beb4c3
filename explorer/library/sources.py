"""Sources: bibliographic items in CSL-JSON, read from `references.json`.

Source: Citation Style Language 1.0.2, schema csl-data.json.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from explorer.errors import Place, Problem, Severity
from explorer.library.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BETWEEN_ITEMS = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class Source:
    """One bibliographic item.

    Attributes:
        key: What citations call it.
        type: A CSL type, such as `report`.
        title: Its title.
        authors: Names as they are shown in a reference, family name first.
        names: The authors' family names, or the names of bodies: for short citations.
        issued: When it was published, as far as known.
        container: The journal, book or site it appeared in.
        publisher: Who published it.
        url: Where it is.
        doi: Its DOI, without a resolver in front.
        accessed: When it was last looked at.
        note: A source card: what it did, found, could not show, who paid.
        line: The line of `references.json` on which it begins.
    """

    key: str
    type: str
    title: str
    authors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    issued: PartialDate | None = None
    container: str = ""
    publisher: str = ""
    url: str = ""
    doi: str = ""
    accessed: PartialDate | None = None
    note: str = ""
    line: int = 0

    @property
    def short(self) -> str:
        """Return the short form shown in a text: `Solaiman et al. 2019`."""
        year = str(self.issued.year) if self.issued else "n.d."
        return f"{self._who} {year}"

    @property
    def _who(self) -> str:
        if not self.names:
            return self.publisher or self.container or self.title
        if len(self.names) == 1:
            return self.names[0]
        if len(self.names) == 2:
            return f"{self.names[0]} and {self.names[1]}"
        return f"{self.names[0]} et al."

    @property
    def reference(self) -> str:
        """Return the full reference in one line of plain text."""
        authors = "; ".join(self.authors) or self.publisher or self.container
        when = self.issued.words if self.issued else "n.d."
        parts = [f"{authors} ({when})" if authors else when, self.title]
        parts += [self.container] if self.container else []
        parts += [self.publisher] if self.publisher and self.publisher != authors else []
        text = ". ".join(part.rstrip(".") for part in parts) + "."
        link = f"https://doi.org/{self.doi}" if self.doi else self.url
        return f"{text} {link}" if link else text


def read_sources(text: str, path: Path) -> tuple[Mapping[str, Source], tuple[Problem, ...]]:
    """Read a `references.json`: the sources by key, and what is wrong with it."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        return MappingProxyType({}), (_problem(place, f"This is not JSON: {error.msg}"),)
    except (ValueError, RecursionError) as error:
        what = "is nested too deeply" if isinstance(error, RecursionError) else "has a huge number"
        return MappingProxyType({}), (_problem(Place(path), f"The JSON {what}"),)
    if not isinstance(items, list):
        return MappingProxyType({}), (
            _problem(Place(path, 1), "The references must be a JSON list of items"),
        )
    lines = _lines_of_items(text)
    found: dict[str, Source] = {}
    problems: list[Problem] = []
    for number, item in enumerate(items, start=1):
        place = Place(path, lines[number - 1])
        key = _text(item, "id") if isinstance(item, dict) else ""
        if not key:
            problems.append(_problem(place, f"Item {number} has no id"))
            continue
        if key in found:
            problems.append(_problem(place, f"The source “{key}” stands here twice"))
            continue
        found[key] = _source(key, item, place.line)
        problems += _gaps(found[key], item, place)
    return MappingProxyType(dict(sorted(found.items()))), tuple(problems)


def _source(key: str, item: Mapping[str, Any], line: int) -> Source:
    people = item.get("author") or item.get("editor") or []
    people = (
        [person for person in people if isinstance(person, dict)]
        if isinstance(people, list)
        else []
    )
    return Source(
        key=key,
        type=_text(item, "type"),
        title=_text(item, "title") or key,
        authors=tuple(name for person in people if (name := _full_name(person))),
        names=tuple(name for person in people if (name := _short_name(person))),
        issued=_date(item.get("issued")),
        container=_text(item, "container-title"),
        publisher=_text(item, "publisher"),
        url=_web_address(_text(item, "URL")),
        doi=re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", _text(item, "DOI")),
        accessed=_date(item.get("accessed")),
        note=_text(item, "note"),
        line=line,
    )


def _gaps(source: Source, item: Mapping[str, Any], place: Place) -> list[Problem]:
    problems = []
    if not _text(item, "title"):
        problems.append(_problem(place, f"The source “{source.key}” has no title"))
    if not source.type:
        problems.append(_problem(place, f"The source “{source.key}” has no type"))
    if "issued" in item and source.issued is None:
        problems.append(_problem(place, f"The date of the source “{source.key}” cannot be read"))
    if _text(item, "URL") and not source.url:
        problems.append(
            _problem(place, f"The URL of the source “{source.key}” is no http or https address")
        )
    return problems


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key, "")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    whole = str(value).encode("utf-8", "replace").decode()  # JSON can spell half a character
    return " ".join(whole.split())


def _web_address(url: str) -> str:
    """Return the URL if a browser may be offered it, else nothing."""
    return url if re.match(r"https?://[^\s\"<>]+$", url) else ""


def _full_name(person: Mapping[str, Any]) -> str:
    family = " ".join(
        part for part in (_text(person, "non-dropping-particle"), _text(person, "family")) if part
    )
    given = _text(person, "given")
    return f"{family}, {given}" if family and given else _text(person, "literal") or family or given


def _short_name(person: Mapping[str, Any]) -> str:
    return _text(person, "family") or _text(person, "literal") or _text(person, "given")


def _date(value: object) -> PartialDate | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        try:
            numbers = [int(part) for part in parts[0][:3]]
        except (TypeError, ValueError, OverflowError):
            return None
        return PartialDate.parse(
            "-".join(f"{n:0{4 if i == 0 else 2}}" for i, n in enumerate(numbers))
        )
    return PartialDate.parse(str(value.get("raw") or value.get("literal") or ""))


def _lines_of_items(text: str) -> list[int]:
    """Return the line on which each item of a JSON list begins."""
    decoder = json.JSONDecoder()
    lines: list[int] = []
    line, counted = 1, 0
    start = _BETWEEN_ITEMS.match(text, text.index("[") + 1)
    while start and not text.startswith("]", start.end()):
        line += text.count("\n", counted, start.end())
        counted = start.end()
        lines.append(line)
        _, end = decoder.raw_decode(text, counted)
        start = _BETWEEN_ITEMS.match(text, end)
    return lines


def _problem(place: Place, message: str) -> Problem:
    return Problem(Severity.ERROR, place, message, code="bad-source")
