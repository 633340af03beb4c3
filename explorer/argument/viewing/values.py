"""What is shown of a map: its boxes, arrows and groups, and what a reader folded and filtered."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.argument.model import RelationKind


class BoxSort(enum.StrEnum):
    """What a box stands for."""

    CLAIM = "claim"
    ARGUMENT = "argument"
    GROUP = "group"
    """A closed group: one box for all it holds."""


@dataclass(frozen=True, slots=True)
class ShownBox:
    """A box as it is drawn, but for its status and place.

    Attributes:
        key: `[Title]` of a claim, `<Title>` of an argument, `#id` of a closed group: the same
            after an edit.
        sort: What it stands for.
        title: What stands in its band; empty for an untitled claim.
        text: All it says, without its tags; the drawing cuts it after four lines.
        number: What a room calls it: P1, P2 … for reasons for the main claim, C1, C2 … against.
        topic: The id of its first topic, or empty.
        documents: The ids of the documents that say it, in order.
        supports: How many supports bear on it in the whole map.
        attacks: How many attacks and undercuts bear on it in the whole map.
        hidden: How many boxes its folding hides; 0 when nothing is hidden behind it.
        is_main: Whether it is the main claim.
        is_implicit: Whether it is meant but not said.
        type: `fact`, `forecast`, `value`, `policy`, or empty.
        group: The id of the open group that holds it, or empty.
    """

    key: str
    sort: BoxSort
    title: str
    text: str = ""
    number: str = ""
    topic: str = ""
    documents: tuple[str, ...] = ()
    supports: int = 0
    attacks: int = 0
    hidden: int = 0
    is_main: bool = False
    is_implicit: bool = False
    type: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class ShownArrow:
    """An arrow, from what bears to what it bears on; ends are keys of shown boxes."""

    source: str
    target: str
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """An open group: a frame with a title.

    Attributes:
        key: `#id`.
        title: Its title.
        parent: The key of the group that holds it, or empty.
    """

    key: str
    title: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is drawn of a map.

    Attributes:
        boxes: In reading order: the main claim first, then its reasons, supports before attacks.
        arrows: Sorted for drawing: by target in reading order, supports first.
        groups: An outer one before those inside it.
        main: The key of the main claim's box, or empty.
        total: How many boxes the whole map has.
    """

    boxes: tuple[ShownBox, ...] = ()
    arrows: tuple[ShownArrow, ...] = ()
    groups: tuple[ShownGroup, ...] = ()
    main: str = ""
    total: int = 0


@dataclass(frozen=True, slots=True)
class Viewing:
    """What a reader folded, focused and filtered: with the map it decides what is shown.

    Attributes:
        depth: How many links from the main claim are open; None for all.
        opened: Keys of boxes opened beyond that depth.
        folded: Keys of boxes folded before it.
        focus: Keys of the boxes in focus; empty for the whole map.
        within: How many links around the focus are shown, 1 to 3.
        hidden_topics: Ids of topics whose claims are hidden.
        hidden_documents: Ids of documents; a claim is hidden when all that say it are.
        hidden_kinds: Relations that are hidden.
        closed_groups: Ids of groups shown as one box, beyond those that the file closes.
        opened_groups: Ids of groups opened although the file closes them.
    """

    depth: int | None = None
    opened: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    focus: tuple[str, ...] = ()
    within: int = 1
    hidden_topics: frozenset[str] = frozenset()
    hidden_documents: frozenset[str] = frozenset()
    hidden_kinds: frozenset[RelationKind] = field(default_factory=frozenset)
    closed_groups: frozenset[str] = frozenset()
    opened_groups: frozenset[str] = frozenset()
