"""What is exported of an argument map: what is argued, what of it is shown, on which sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.argument.claims import source_keys
from explorer.argument.viewing.parts import map_of
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.values import BoxSort, Viewing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.argument.argued import Argued
    from explorer.argument.joining import Joined
    from explorer.argument.model import Argument, Member, Model, Reading, Statement
    from explorer.argument.viewing.values import Shown, ShownBox
    from explorer.library.dates import PartialDate
    from explorer.library.model import Library
    from explorer.library.sources import Source


@dataclass(frozen=True, slots=True)
class MapSubject:
    """A map on its way out.

    Attributes:
        title: What it is about.
        library: Where its documents and sources are.
        readings: The claims of every document, by its id.
        joined: What is argued.
        shown: What of it is shown: the pictures, the outline and the graph hold no more.
    """

    title: str
    library: Library
    readings: Mapping[str, Reading]
    joined: Joined
    shown: Shown

    @property
    def as_of(self) -> PartialDate | None:
        """The latest date on which one of its documents was checked."""
        fronts = (self.library.document(one).front for one in self.joined.documents)
        checked = [front.as_of for front in fronts if front.as_of]
        return max(checked, key=lambda date: date.last_day, default=None)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of all that is shown, in the order of their references."""
        keys = {key for box in self.shown.boxes for key in source_keys_of(self.joined.model, box)}
        found = [self.library.sources[key] for key in keys if key in self.library.sources]
        return tuple(sorted(found, key=lambda one: (one.reference.casefold(), one.key)))

    def topic_title(self, topic: str) -> str:
        """Return what people call a topic: its document's title, else the tag itself."""
        name = self.library.resolve(topic) if topic else None
        return self.library.document(name).title if name else topic

    def group_title(self, group: str) -> str:
        """Return a group's title with those of the groups it lies in, the outermost first."""
        sections = {section.id: section for section in self.joined.model.sections}
        titles: list[str] = []
        while group in sections:
            titles.append(sections[group].title)
            group = sections[group].parent
        return " / ".join(reversed(titles))


def subject_of(argued: Argued, document_id: str, viewing: Viewing | None = None) -> MapSubject:
    """Return the map of a debate, of a topic, or of any document's own claims.

    Args:
        argued: The library and what it argues.
        document_id: The debate.
        viewing: What of it is shown; None for all of it, closed groups opened.

    Raises:
        UnknownDocumentError: The library has no such document.
    """
    joined, drawn = map_of(argued, document_id)
    if viewing is None:
        viewing = Viewing(opened_groups=frozenset(one.id for one in joined.model.sections))
    return MapSubject(
        title=argued.library.document(document_id).title,
        library=argued.library,
        readings=argued.readings,
        joined=joined,
        shown=show(joined, viewing, drawn),
    )


def source_keys_of(model: Model, box: ShownBox) -> tuple[str, ...]:
    """Return the keys of the sources that a box's claim rests on, without doubles.

    For an argument with premises these are also theirs; for a closed group there are none.
    """
    keys = (key for member in _members(model, box) for key in source_keys(member.data))
    return tuple(dict.fromkeys(keys))


def _members(model: Model, box: ShownBox) -> Iterable[Member]:
    made = element_of(model, box)
    if made is None:
        return ()
    return (*made.members, *(line.member for line in getattr(made, "structure", ())))


def element_of(model: Model, box: ShownBox) -> Statement | Argument | None:
    """Return the statement or argument that a box stands for; None for a closed group."""
    if box.sort is BoxSort.GROUP:
        return None
    title = box.key[1:-1]
    return model.statements[title] if box.sort is BoxSort.CLAIM else model.arguments[title]
