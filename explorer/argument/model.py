"""What a text argues: equivalence classes, arguments, inferences, relations; all frozen."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from explorer.argument.data import EMPTY, Data, Fields
from explorer.argument.tree import NOTHING, Content
from explorer.errors import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from explorer.argument.fences import Source
    from explorer.argument.tree import Tree


_NOWHERE = Place(Path("text"))


class Mode(enum.StrEnum):
    """How relations between statements are read: as sketched, or as logical ones."""

    LOOSE = "loose"
    STRICT = "strict"


class Role(enum.StrEnum):
    """What a member of an equivalence class is used as at its place."""

    TOP_LEVEL = "top-level-statement"
    RELATION = "relation-statement"
    PREMISE = "premise"
    INTERMEDIARY = "intermediary-conclusion"
    CONCLUSION = "main-conclusion"
    DESCRIPTION = "argument-description"
    ITEM = ""


IN_STRUCTURE = frozenset({Role.PREMISE, Role.INTERMEDIARY, Role.CONCLUSION})


class RelationKind(enum.StrEnum):
    """How one end of a relation bears on the other."""

    SUPPORT = "support"
    ATTACK = "attack"
    UNDERCUT = "undercut"
    ENTAILS = "entails"
    CONTRARY = "contrary"
    CONTRADICTORY = "contradictory"

    @property
    def is_symmetric(self) -> bool:
        """Whether it holds both ways."""
        return self in (RelationKind.CONTRARY, RelationKind.CONTRADICTORY)


class EndSort(enum.StrEnum):
    """What a relation can start from or lead to."""

    STATEMENT = "statement"
    ARGUMENT = "argument"
    INFERENCE = "inference"


class End(NamedTuple):
    """One end of a relation.

    Attributes:
        sort: What it is.
        title: Of the statement or argument, or of the argument that the inference belongs to.
        step: Of an inference: the index of its conclusion in the argument's structure; else -1.
    """

    sort: EndSort
    title: str
    step: int = -1


@dataclass(frozen=True, slots=True)
class Member:
    """One place where a statement or argument is stated, referred to or used.

    Attributes:
        role: What it is used as there.
        content: What is said there.
        is_reference: Whether the place only refers to the title.
        data: What stands in braces there: its source, page, quote and the like.
        section: The id of the section it stands in, or empty.
        argument: The title of the argument whose structure it stands in, or empty.
        place: Where in the file.
        document: The id of the document it stands in, or empty.
        anchor: The section of that document.
        line: The index of its line in the tree of its document.
    """

    role: Role
    content: Content = NOTHING
    is_reference: bool = False
    data: Data | None = None
    section: str = ""
    argument: str = ""
    place: Place = field(default=_NOWHERE, compare=False)
    document: str = field(default="", compare=False)
    anchor: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def is_canonical(self) -> bool:
        """Whether its data say that its text is the one that counts."""
        return bool(self.data and self.data.fields.get("isCanonical"))


def canonical(members: Sequence[Member]) -> Member | None:
    """Return the place whose wording counts, None where no place says a text.

    It is of the first document that has one: the last that its data call canonical, else the last.
    """
    chosen: Member | None = None
    for member in members:
        if member.is_reference:
            continue
        if chosen is None or (
            member.document == chosen.document and (member.is_canonical or not chosen.is_canonical)
        ):
            chosen = member
    return chosen


@dataclass(frozen=True, slots=True)
class Statement:
    """An equivalence class: all places that state or use one statement.

    Attributes:
        title: As its author wrote it; an untitled one has a made-up title.
        is_titled: Whether an author wrote the title.
        text: What it says; None where no place says it.
        tags: All tags of its places.
        fields: The data of its places, merged; later places win. None where no place has data.
        section: The id of its section, or empty.
        members: Its places, in the order their text ends.
    """

    title: str
    is_titled: bool = True
    text: str | None = None
    tags: tuple[str, ...] = ()
    fields: Fields | None = None
    section: str = ""
    members: tuple[Member, ...] = ()

    @property
    def end(self) -> End:
        """It, as the end of a relation."""
        return End(EndSort.STATEMENT, self.title)

    def is_used_as(self, role: Role) -> bool:
        """Tell whether one of its places has this role."""
        return any(member.role is role for member in self.members)


@dataclass(frozen=True, slots=True)
class Inference:
    """A step from premises to a conclusion: the line of hyphens between them."""

    rules: tuple[str, ...] = ()
    data: Data | None = None
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class StructureLine:
    """One line of a premise-conclusion structure.

    Attributes:
        title: The statement that stands there.
        role: Premise, intermediary conclusion or main conclusion.
        member: The place.
        inference: Of a conclusion: the step that leads to it.
    """

    title: str
    role: Role
    member: Member
    inference: Inference | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument: a sketch, or reconstructed as a premise-conclusion structure.

    Attributes:
        title: As its author wrote it; an untitled one has a made-up title.
        is_titled: Whether an author wrote the title.
        text: What its description says; None where no place says it.
        tags: All tags of its places.
        fields: The data of its places, merged; None where no place has data.
        section: The id of its section, or empty.
        members: The places of its description.
        structure: Its premises and conclusions in order; empty for a sketch.
    """

    title: str
    is_titled: bool = True
    text: str | None = None
    tags: tuple[str, ...] = ()
    fields: Fields | None = None
    section: str = ""
    members: tuple[Member, ...] = ()
    structure: tuple[StructureLine, ...] = ()

    @property
    def end(self) -> End:
        """It, as the end of a relation."""
        return End(EndSort.ARGUMENT, self.title)


@dataclass(frozen=True, slots=True)
class Relation:
    """One end bears on another.

    Attributes:
        kind: How.
        source: What bears.
        target: What it bears on.
        places: Everywhere it is written.
    """

    kind: RelationKind
    source: End
    target: End
    places: tuple[Place, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of the Argdown text.

    Attributes:
        id: `s1`, `s2` and so on.
        title: The heading's text.
        level: 1 for one `#`.
        parent: The id of the section it lies in, or empty.
        tags: The heading's tags.
        data: The heading's data.
    """

    id: str
    title: str
    level: int
    parent: str = ""
    tags: tuple[str, ...] = ()
    data: Data | None = None
    place: Place = field(default=_NOWHERE, compare=False)

    @property
    def fields(self) -> Fields:
        """The data's keys."""
        return self.data.fields if self.data else EMPTY


@dataclass(frozen=True, slots=True)
class Model:
    """What one text, or several joined, argue.

    Attributes:
        statements: By title, in the order they are first stated.
        arguments: By title, in the order they are first named.
        relations: In the order they are complete.
        sections: In order.
        tags: In the order they first occur.
        settings: What the front matter says.
        mode: How relations between statements are read.
        problems: Everything wrong with the texts, syntax errors included.
    """

    statements: Mapping[str, Statement] = field(default_factory=lambda: MappingProxyType({}))
    arguments: Mapping[str, Argument] = field(default_factory=lambda: MappingProxyType({}))
    relations: tuple[Relation, ...] = ()
    sections: tuple[Section, ...] = ()
    tags: tuple[str, ...] = ()
    settings: Fields = field(default_factory=lambda: EMPTY)
    mode: Mode = Mode.LOOSE
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong with the texts but what a warning says."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)

    def elements(self) -> tuple[Statement | Argument, ...]:
        """Return all statements, then all arguments."""
        return (*self.statements.values(), *self.arguments.values())

    def at(self, end: End) -> Statement | Argument:
        """Return the statement or argument at a relation's end; of an inference its argument."""
        if end.sort is EndSort.STATEMENT:
            return self.statements[end.title]
        return self.arguments[end.title]


@dataclass(frozen=True, slots=True)
class Reading:
    """One text and what was read of it.

    Attributes:
        source: The text.
        tree: Its lines.
    """

    source: Source
    tree: Tree
