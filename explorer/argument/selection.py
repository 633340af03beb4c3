"""Which statements and arguments a map shows: settings of the front matter, and what is connected.

Source: @argdown/core 1.7.5, its selection plugins.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explorer.argument.model import (
    Argument,
    End,
    EndSort,
    Model,
    Relation,
    Role,
    Statement,
)  # fmt: skip

if TYPE_CHECKING:
    from explorer.argument.data import Fields


_STATEMENT = EndSort.STATEMENT
_USES = frozenset({Role.PREMISE, Role.CONCLUSION})


class StatementMode(enum.StrEnum):
    """Which statements are nodes of their own."""

    WITH_TITLE = "with-title"
    ALL = "all"
    TOP_LEVEL = "top-level"
    NOT_USED_IN_ARGUMENT = "not-used-in-argument"
    WITH_RELATIONS = "with-relations"
    WITH_MORE_THAN_ONE_RELATION = "with-more-than-one-relation"


@dataclass(frozen=True, slots=True)
class SelectionSettings:
    """What a map is to show; a None means no restriction."""

    mode: StatementMode = StatementMode.WITH_TITLE
    excludes_disconnected: bool = True
    ignores_is_in_map: bool = False
    sections: frozenset[str] | None = None
    tags: frozenset[str] | None = None
    with_no_section: bool = False
    with_no_tag: bool = False
    excluded_statements: frozenset[str] = frozenset()
    excluded_arguments: frozenset[str] = frozenset()
    included_statements: frozenset[str] = frozenset()

    @classmethod
    def read(cls, settings: Fields) -> SelectionSettings:
        """Read the settings of a front matter; what it does not say is as by default."""
        said = settings.get("selection")
        said = said if isinstance(said, Mapping) else {}
        mode = said.get("statementSelectionMode")
        known = {item.value: item for item in StatementMode}
        return cls(
            mode=known.get(str(mode), StatementMode.WITH_TITLE),
            excludes_disconnected=said.get("excludeDisconnected") is not False,
            ignores_is_in_map=said.get("ignoreIsInMap") is True,
            sections=_titles(said.get("selectedSections")),
            tags=_titles(said.get("selectedTags")),
            with_no_section=said.get("selectElementsWithoutSection") is True,
            with_no_tag=said.get("selectElementsWithoutTag") is True,
            excluded_statements=_titles(said.get("excludeStatements")) or frozenset(),
            excluded_arguments=_titles(said.get("excludeArguments")) or frozenset(),
            included_statements=_titles(said.get("includeStatements")) or frozenset(),
        )


def _titles(value: object) -> frozenset[str] | None:
    return frozenset(str(item) for item in value) if isinstance(value, tuple) else None


@dataclass(frozen=True, slots=True)
class Selection:
    """The statements and arguments that are nodes, in the model's order."""

    statements: tuple[Statement, ...]
    arguments: tuple[Argument, ...]


def select(model: Model, settings: SelectionSettings | None = None) -> Selection:
    """Choose the nodes of a map.

    Args:
        model: What is argued.
        settings: None for what the model's front matter says.
    """
    settings = settings or SelectionSettings.read(model.settings)
    return _Selector(model, settings).select()


class _Selector:
    """Knows what was preselected and what bears on what."""

    def __init__(self, model: Model, settings: SelectionSettings) -> None:
        self._model = model
        self._settings = settings
        self._section_titles = {section.id: section.title for section in model.sections}
        self._at: dict[End, list[Relation]] = {}
        for relation in model.relations:
            self._at.setdefault(relation.source, []).append(relation)
            self._at.setdefault(relation.target, []).append(relation)
        self._statements: Mapping[str, Statement] = {}
        self._arguments: Mapping[str, Argument] = {}
        self._roles: dict[str, set[Role]] = {}

    def select(self) -> Selection:
        model, excluded = self._model, self._settings
        self._statements = {
            title: statement
            for title, statement in model.statements.items()
            if self._is_preselected(statement, excluded.excluded_statements)
        }
        self._arguments = {
            title: argument
            for title, argument in model.arguments.items()
            if self._is_preselected(argument, excluded.excluded_arguments)
        }
        for argument in self._arguments.values():
            for line in argument.structure:
                self._roles.setdefault(line.title, set()).add(line.role)
        statements = {
            title: statement
            for title, statement in self._statements.items()
            if self._is_statement_selected(statement)
        }
        self._statements = statements
        arguments = [made for made in self._arguments.values() if self._is_argument_selected(made)]
        return Selection(tuple(statements.values()), tuple(arguments))

    def _is_preselected(self, element: Statement | Argument, excluded: frozenset[str]) -> bool:
        settings = self._settings
        if (
            not settings.ignores_is_in_map
            and element.fields
            and (element.fields.get("isInMap", True) is not True)
        ):
            return False
        if element.title in excluded:
            return False
        if settings.sections is not None:
            title = self._section_titles.get(element.section)
            if title is None and not settings.with_no_section:
                return False
            if title is not None and title not in settings.sections:
                return False
        if settings.tags is None:
            return True
        if not element.tags:
            return settings.with_no_tag
        return not settings.tags.isdisjoint(element.tags)

    def _forced(self, element: Statement | Argument) -> bool:
        return (
            not self._settings.ignores_is_in_map
            and element.fields is not None
            and element.fields.get("isInMap") is True
        )

    def _is_statement_selected(self, statement: Statement) -> bool:
        settings = self._settings
        if self._forced(statement) or statement.title in settings.included_statements:
            return True
        end = statement.end
        has_relations = any(self._reaches(relation, end) for relation in self._at.get(end, ()))
        is_used = not _USES.isdisjoint(self._roles.get(statement.title, ()))
        if settings.excludes_disconnected and not (is_used or has_relations):
            return False
        return self._fits_mode(statement, has_relations=has_relations, is_used=is_used)

    def _fits_mode(self, statement: Statement, *, has_relations: bool, is_used: bool) -> bool:
        match self._settings.mode:
            case StatementMode.WITH_TITLE:
                is_titled = statement.is_titled and not statement.title.startswith("Untitled")
                return (has_relations and not is_used) or is_titled
            case StatementMode.ALL:
                return True
            case StatementMode.TOP_LEVEL:
                return (has_relations and not is_used) or statement.is_used_as(Role.TOP_LEVEL)
            case StatementMode.WITH_RELATIONS:
                return has_relations
            case StatementMode.NOT_USED_IN_ARGUMENT:
                return not is_used
            case _:
                return has_relations and (not is_used or self._partners(statement) > 1)

    def _partners(self, statement: Statement) -> int:
        """Count the arguments that a statement's relations lead to or come from."""
        count = 0
        end = statement.end
        for relation in self._at.get(end, ()):
            other = _other(relation, end)
            if other.sort is not EndSort.STATEMENT:
                count += other.title in self._arguments
                continue
            if statement.title not in self._statements:
                continue
            role = Role.PREMISE if relation.target == other else Role.CONCLUSION
            count += sum(
                member.role is role and member.argument in self._arguments
                for member in self._model.statements[other.title].members
            )
        return count

    def _reaches(self, relation: Relation, end: End) -> bool:
        """Tell whether the other end of a relation is on the map, or stood for by an argument."""
        return is_on_map(
            relation, _other(relation, end), self._statements, self._arguments, self._roles
        )

    def _is_argument_selected(self, argument: Argument) -> bool:
        if not self._settings.excludes_disconnected or self._forced(argument):
            return True
        end = argument.end
        if any(self._reaches(relation, end) for relation in self._at.get(end, ())):
            return True
        return any(
            self._is_line_connected(argument, step) for step in range(len(argument.structure))
        )

    def _is_line_connected(self, argument: Argument, step: int) -> bool:
        line = argument.structure[step]
        inference = End(EndSort.INFERENCE, argument.title, step)
        if any(self._reaches(relation, inference) for relation in self._at.get(inference, ())):
            return True
        if line.role is Role.INTERMEDIARY:
            return False
        statement = self._model.statements[line.title]
        is_premise = line.role is Role.PREMISE
        for relation in self._at.get(statement.end, ()):
            own = relation.source if is_premise else relation.target
            if own == statement.end and not relation.kind.is_symmetric:
                continue
            if self._reaches(relation, statement.end):
                return True
        wanted = Role.CONCLUSION if is_premise else Role.PREMISE
        return line.title in self._statements or wanted in self._roles.get(line.title, ())


def _other(relation: Relation, end: End) -> End:
    return relation.target if relation.source == end else relation.source


def is_on_map(
    relation: Relation,
    end: End,
    statements: Mapping[str, Statement],
    arguments: Mapping[str, Argument],
    roles: Mapping[str, set[Role]],
) -> bool:
    """Tell whether one end of a relation is a node, or arguments that are nodes stand for it.

    Args:
        relation: The relation.
        end: One of its ends.
        statements: The statements that are nodes.
        arguments: The arguments that are nodes.
        roles: As what each statement is used in those arguments.
    """
    if end.sort is not _STATEMENT:
        return end.title in arguments
    if end.title in statements:
        return True
    used = roles.get(end.title)
    if not used:
        return False
    if relation.kind.is_symmetric:
        return True
    return (Role.PREMISE if relation.target == end else Role.CONCLUSION) in used
