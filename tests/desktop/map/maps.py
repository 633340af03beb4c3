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
