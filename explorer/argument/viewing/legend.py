"""What a map is made of, counted: the legend, in which each entry hides or shows what it counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.argument.model import RelationKind

if TYPE_CHECKING:
    from explorer.argument.viewing.values import Viewing
    from explorer.argument.viewing.whole import Whole


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One line of a legend.

    Attributes:
        name: The name of the relation, or the id of the topic or document.
        count: How many arrows or boxes of the whole map have it; always above 0.
        is_hidden: Whether the reader hides them.
    """

    name: str
    count: int
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Legend:
    """The legend of a map.

    Attributes:
        kinds: The relations between its boxes, in a fixed order, supports first.
        topics: The topics of its boxes, the most frequent first.
        documents: The documents that say what is in its boxes, in the order they are joined.
    """

    kinds: tuple[LegendEntry, ...] = ()
    topics: tuple[LegendEntry, ...] = ()
    documents: tuple[LegendEntry, ...] = ()


def legend_of(whole: Whole, viewing: Viewing) -> Legend:
    """Count what a map is made of, whatever of it is shown."""
    kinds = Counter(one.kind for one in whole.bearings)
    topics = Counter(box.topic for box in whole.boxes if box.topic)
    documents = Counter(name for box in whole.boxes for name in box.documents)
    named = dict.fromkeys((*whole.documents, *documents))
    return Legend(
        kinds=tuple(
            LegendEntry(kind.value, kinds[kind], kind in viewing.hidden_kinds)
            for kind in RelationKind
            if kinds[kind]
        ),
        topics=tuple(
            LegendEntry(topic, count, topic in viewing.hidden_topics)
            for topic, count in sorted(topics.items(), key=lambda one: (-one[1], one[0]))
        ),
        documents=tuple(
            LegendEntry(name, documents[name], name in viewing.hidden_documents)
            for name in named
            if documents[name]
        ),
    )
