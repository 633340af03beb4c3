"""Lines become a model: members gathered in classes, structures in arguments, relations between.

Titles are made up, members gathered and relations completed in the reference's order, since the
numbers of untitled statements and the text that counts depend on it.

Source: @argdown/core 1.7.5, as specified in this project's design.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from explorer.argument.data import EMPTY, Fields, merged
from explorer.argument.model import (
    Argument,
    End,
    EndSort,
    Inference,
    Member,
    Mode,
    Model,
    Reading,
    RelationKind,
    Role,
    Section,
    Statement,
    StructureLine,
    canonical,
)  # fmt: skip
from explorer.argument.relating import Relations
from explorer.argument.tokens import WHITE
from explorer.argument.tree import Block, Line, Sort
from explorer.argument.wording import Fault, fault_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from explorer.argument.data import Data
    from explorer.errors import Problem

_SYMBOLS: Final = {
    "+": (RelationKind.SUPPORT, False),
    "<+": (RelationKind.SUPPORT, False),
    "+>": (RelationKind.SUPPORT, True),
    "-": (RelationKind.ATTACK, False),
    "<-": (RelationKind.ATTACK, False),
    "->": (RelationKind.ATTACK, True),
    "_": (RelationKind.UNDERCUT, False),
    "<_": (RelationKind.UNDERCUT, False),
    "_>": (RelationKind.UNDERCUT, True),
    "><": (RelationKind.CONTRADICTORY, True),
}
"""Each symbol's kind, and whether the relation starts at the line above."""

_MAX_INDEX: Final = 2**32 - 1
_STATEMENT, _ARGUMENT = EndSort.STATEMENT, EndSort.ARGUMENT
_RELATION, _DESCRIPTION = Role.RELATION, Role.DESCRIPTION


def build(readings: Sequence[Reading], mode: Mode | None = None) -> Model:
    """Build the model of one text, or of several joined.

    Untitled statements of a document of a library are called `document#n`, others `Untitled n`.
    Where several texts say what one title stands for, the first reading's wording counts.

    Args:
        readings: The texts.
        mode: How relations between statements are read; None for what the first text's front
            matter says, else loose.
    """
    builder = _Builder()
    for reading in readings:
        builder.add(reading)
    front = readings[0].tree.front if readings else None
    settings = front.fields if front else EMPTY
    return builder.model(settings, mode or _said_mode(settings))


def _said_mode(settings: Fields) -> Mode:
    is_strict = _model_settings(settings).get("mode") == Mode.STRICT
    return Mode.STRICT if is_strict else Mode.LOOSE


def _moves(settings: Fields) -> bool:
    """Tell whether relations of reconstructed arguments move to conclusions and inferences."""
    return _model_settings(settings).get("transformArgumentRelations") is not False


def _model_settings(settings: Fields) -> Fields:
    said = settings.get("model")
    return said if isinstance(said, MappingProxyType) else EMPTY


def _said(data: Data | None) -> Data | None:
    return None if data is None or data.is_blank else data


def numbers_first(titles: Iterable[str]) -> list[str]:
    """Return titles in order, but whole numbers before all others, smallest first.

    JavaScript keeps the keys of an object so, hence the reference its statements and its nodes.
    """
    listed = list(titles)
    numbers = sorted((title for title in listed if _is_index(title)), key=int)
    return [*numbers, *(title for title in listed if not _is_index(title))] if numbers else listed


def _is_index(title: str) -> bool:
    return (
        title.isdecimal()
        and len(title) <= 10
        and str(int(title)) == title
        and int(title) < _MAX_INDEX
    )


class _Gathered:
    """A statement or argument while its places are gathered."""

    __slots__ = (
        "canonical", "end", "fields", "is_titled", "members", "section", "structure", "tags",
        "title", "wordings",
    )  # fmt: skip

    def __init__(self, title: str, end: End, *, is_titled: bool) -> None:
        self.title = title
        self.end = end
        self.is_titled = is_titled
        self.members: list[Member] = []
        self.tags: tuple[str, ...] = ()
        self.fields: Fields | None = None
        self.section = ""
        self.structure: list[StructureLine] = []

    def add(self, member: Member) -> None:
        """Add a place: its tags, its data, and the section where it is the first to say one."""
        self.members.append(member)
        tags = member.content.tags
        if tags:
            self.tags = tuple(dict.fromkeys((*self.tags, *tags)))
        is_in_group = None
        if member.data:
            fields = member.data.fields
            self.fields = fields if self.fields is None else merged(self.fields, fields)
            is_in_group = fields.get("isInGroup")
        if is_in_group is True or (
            not self.section and is_in_group is None and not member.is_reference
        ):
            self.section = member.section

    def text(self) -> str | None:
        """Return what counts as its text."""
        chosen = canonical(self.members)
        return chosen.content.text if chosen else None

    def final_section(self) -> str:
        return self.section or (self.members[0].section if self.members else "")

    def statement(self) -> Statement:
        return Statement(
            self.title, self.is_titled, self.text(), self.tags, self.fields,
            self.final_section(), tuple(self.members),
        )  # fmt: skip

    def argument(self) -> Argument:
        return Argument(
            self.title, self.is_titled, self.text(), self.tags, self.fields,
            self.final_section(), tuple(self.members), tuple(self.structure),
        )  # fmt: skip


class _Open:
    """A line whose relations are still being read."""

    __slots__ = ("end", "gathered", "inference", "line", "member")

    def __init__(
        self, line: Line, end: End, gathered: _Gathered | None, member: Member | None
    ) -> None:
        self.line = line
        self.end = end
        self.gathered = gathered
        self.member = member
        self.inference: End | None = None


class _Builder:
    """Builds one model out of any number of texts."""

    def __init__(self) -> None:
        self.statements: dict[str, _Gathered] = {}
        self.arguments: dict[str, _Gathered] = {}
        self.relations = Relations()
        self.sections: list[Section] = []
        self.tags: dict[str, None] = {}
        self.problems: list[Problem] = []

    def add(self, reading: Reading) -> None:
        """Add one text."""
        self.problems += reading.tree.problems
        _Pass(self, reading).run()

    def gathered(self, title: str, sort: EndSort, *, is_titled: bool) -> _Gathered:
        """Return the statement or argument of this title, a new one if there is none."""
        known = self.statements if sort is _STATEMENT else self.arguments
        found = known.get(title)
        if found is None:
            found = known[title] = _Gathered(title, End(sort, title), is_titled=is_titled)
        return found

    def model(self, settings: Fields, mode: Mode) -> Model:
        """Return what was built, relations moved to where they belong."""
        arguments = {
            title: self.arguments[title].argument() for title in numbers_first(self.arguments)
        }
        statements = {
            title: self.statements[title].statement() for title in numbers_first(self.statements)
        }
        return Model(
            MappingProxyType(statements),
            MappingProxyType(arguments),
            self.relations.settled(arguments, mode, moves=_moves(settings)),
            tuple(self.sections),
            tuple(self.tags),
            settings,
            mode,
            tuple(self.problems),
        )


class _Pass:
    """One walk through the lines of one text."""

    def __init__(self, builder: _Builder, reading: Reading) -> None:
        self._builder = builder
        self._source = reading.source
        self._lines = reading.tree.lines
        self._stack: list[_Open] = []
        self._untitled = 0
        self._section = ""
        self._trail: list[Section] = []
        self._before: _Gathered | None = None
        self._structure: _Gathered | None = None
        self._inference: tuple[Line, End] | None = None

    def run(self) -> None:
        handlers: dict[Sort, Callable[[Line, int], None]] = {
            Sort.STATEMENT: self._statement,
            Sort.ARGUMENT: self._argument,
            Sort.HEADING: self._heading,
            Sort.INFERENCE: self._bar,
        }
        tags = self._builder.tags
        for index, line in enumerate(self._lines):
            stack = self._stack
            while stack and stack[-1].line.depth >= line.depth:
                self._close()
            if line.opens:
                self._open_block(line)
            for tag in line.content.tags:
                tags.setdefault(tag)
            handlers[line.sort](line, index)
        while self._stack:
            self._close()
        self._end_structure()

    def _open_block(self, line: Line) -> None:
        self._end_structure()
        if line.block is Block.STRUCTURE:
            self._begin_structure(line)
        self._before = None

    def _name(self) -> str:
        self._untitled += 1
        document = self._source.document
        return f"{document}#{self._untitled}" if document else f"Untitled {self._untitled}"

    def _heading(self, line: Line, _index: int) -> None:
        sections = self._builder.sections
        while self._trail and self._trail[-1].level >= line.level:
            self._trail.pop()
        section = Section(
            f"s{len(sections) + 1}", (line.content.text or "").strip(WHITE), line.level,
            self._trail[-1].id if self._trail else "", line.content.tags, _said(line.data),
            self._source.place(line.start),
        )  # fmt: skip
        sections.append(section)
        self._trail.append(section)
        self._section = section.id

    def _member(self, line: Line, index: int, role: Role, argument: str = "") -> Member:
        source = self._source
        place = source.place(line.start)
        anchor = source.row_at(line.start).anchor if source.document else ""
        return Member(
            role, line.content, line.is_reference, _said(line.data), self._section, argument, place,
            source.document, anchor, index,
        )  # fmt: skip

    def _statement(self, line: Line, index: int) -> None:
        title = line.title or self._name()
        gathered = self._builder.gathered(title, _STATEMENT, is_titled=bool(line.title))
        argument = ""
        if line.depth:
            role = _RELATION
        elif line.block is Block.STRUCTURE and self._structure:
            role = Role.PREMISE
            if self._inference:
                role = Role.CONCLUSION if self._is_main(index) else Role.INTERMEDIARY
            argument = self._structure.title
        else:
            role = Role.TOP_LEVEL if line.block is Block.PARAGRAPH else Role.ITEM
        member = self._member(line, index, role, argument)
        opened = _Open(line, gathered.end, gathered, member)
        if argument and self._structure:
            self._add_to_structure(title, member, opened)
        self._stack.append(opened)

    def _add_to_structure(self, title: str, member: Member, opened: _Open) -> None:
        inference = None
        if self._inference:
            bar, opened.inference = self._inference
            inference = Inference(bar.rules, _said(bar.data), self._source.place(bar.start))
            self._inference = None
        assert self._structure
        self._structure.structure.append(StructureLine(title, member.role, member, inference))

    def _argument(self, line: Line, index: int) -> None:
        title = line.title or self._name()
        gathered = self._builder.gathered(title, _ARGUMENT, is_titled=bool(line.title))
        member = self._member(line, index, _DESCRIPTION)
        if line.depth == 0 and line.block is Block.PARAGRAPH:
            self._before = gathered
        self._stack.append(_Open(line, gathered.end, gathered, member))

    def _bar(self, line: Line, _index: int) -> None:
        if self._structure is None:
            return
        step = len(self._structure.structure)
        end = End(EndSort.INFERENCE, self._structure.title, step)
        self._inference = (line, end)
        self._stack.append(_Open(line, end, None, None))

    def _begin_structure(self, line: Line) -> None:
        argument = self._before
        if argument and argument.structure:
            place = self._source.place(line.start)
            problem = fault_problem(Fault.SECOND_STRUCTURE, place, detail=argument.title)
            self._builder.problems.append(problem)
            argument = None
        if argument is None:
            argument = self._builder.gathered(self._name(), EndSort.ARGUMENT, is_titled=False)
        argument.section = self._section or argument.section
        self._structure = argument
        self._inference = None

    def _end_structure(self) -> None:
        self._structure = None
        self._inference = None

    def _is_main(self, index: int) -> bool:
        """Tell whether no further line of the structure follows the one at an index."""
        for later in range(index + 1, len(self._lines)):
            if self._lines[later].depth == 0:
                return self._lines[later].opens
        return True

    def _close(self) -> None:
        """Finish a line: its member joins its class, its relation is complete."""
        done = self._stack.pop()
        if done.gathered and done.member:
            done.gathered.add(done.member)
        line = done.line
        if line.depth and self._stack:
            above = self._stack[-1]
            kind, starts_above = _SYMBOLS[line.mark]
            assert done.member
            place = done.member.place
            if starts_above:
                self._builder.relations.add(kind, above.end, done.end, place)
            else:
                target = above.end
                if above.inference and kind is RelationKind.UNDERCUT:
                    target = above.inference
                self._builder.relations.add(kind, done.end, target, place)
