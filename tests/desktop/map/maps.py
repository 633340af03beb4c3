"""Maps for the tests of the map view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.argument.argued import Argued, argue
from explorer.desktop.map.subject import Subject, subject_of
from tests.argument.libraries import fenced, library

if TYPE_CHECKING:
    from tests.conftest import WriteLibrary

TALK = """\
[Open]: Release it! {type: policy}
  + [Study]
  - <Rare>: It is rare.
    _ [Recent]: It has become common. {type: fact, source: k-2020}
  - [Harm]

# Rules {isGroup: true}

[Rules help]: Rules make it better. #privacy {type: value}
  +> [Open]
"""


def argued(write_library: WriteLibrary) -> Argued:
    """Return a small library with a debate, a topic, two cases and a group."""
    return argue(
        library(
            write_library,
            debates__talk=fenced("Talk", TALK, "kind: debate\nmain: Open\njoins: [one, two]\n"),
        )
    )


def talk(write_library: WriteLibrary) -> Subject:
    """Return the map of the debate."""
    return subject_of(argued(write_library), "talk")


OPEN = Address.claim("Open")


def many(write_library: WriteLibrary) -> Argued:
    """Return a library with a debate and two cases that claim too much to be seen at once."""
    said = {
        name: "\n\n".join(
            f"[{name} {number}]: s\n  + [{name} why {number}]: w" for number in range(15)
        )
        for name in ("First", "Second")
    }
    return argue(
        library(
            write_library,
            cases__one=fenced("One", said["First"] + "\n"),
            cases__two=fenced("Two", said["Second"] + "\n"),
            debates__talk=fenced(
                "Talk", "[Open]: o\n  + [First 1]\n  - [Rare]: r\n", "kind: debate\n"
            ),
        )
    )
