"""Finding a format by its name, with a guess at what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from explorer.errors import ExportError
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Named(Protocol):
    """A format."""

    @property
    def name(self) -> str:
        """What the command line calls it."""


_Format = TypeVar("_Format", bound=Named)


def format_named(name: str, formats: Sequence[_Format], what: str) -> _Format:
    """Return the format of a name.

    Raises:
        ExportError: There is none.
    """
    for one in formats:
        if one.name == name:
            return one
    raise unknown_format(name, (one.name for one in formats), what)


def unknown_format(name: str, known: Iterable[str], what: str) -> ExportError:
    """Return the error for a format that there is not.

    Args:
        name: What was asked for.
        known: The names of the formats that there are.
        what: What is exported, such as “The graph”.
    """
    names = list(known)
    guess = did_you_mean(name, names)
    hint = f"{guess[:1].upper()}{guess[1:]} " if guess else ""
    return ExportError(
        f"{what} cannot be exported as “{name}”.", hint=f"{hint}Formats: {', '.join(names)}."
    )
