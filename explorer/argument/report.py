"""A model as JSON, in the shape that the reference's tests have, and as an outline for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from explorer import files as file_system
from explorer.argument.building import build, numbers_first
from explorer.argument.colours import Palette
from explorer.argument.data import thawed
from explorer.argument.fences import Source
from explorer.argument.mapping import derive_map, said_to_be_group
from explorer.argument.model import EndSort, Reading, Role
from explorer.argument.parser import Grammar, parse
from explorer.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from explorer.argument.model import (
        Argument,
        Member,
        Mode,
        Model,
        Relation,
        Section,
        Statement,
        StructureLine,
    )  # fmt: skip
    from explorer.argument.tree import Content

Json: TypeAlias = dict[str, Any]

MAX_FILE_BYTES = 16_000_000


def read_files(paths: Sequence[Path], grammar: Grammar = Grammar.LENIENT) -> tuple[Reading, ...]:
    """Read files of Argdown, or of Markdown with claims in fences, in or out of a library.

    Raises:
        ContentError: A file cannot be read, is too large, or is not UTF-8.
    """
    readings = []
    for path in paths:
        text = file_system.decode(file_system.read_bytes_bounded(path, MAX_FILE_BYTES), path)
        source = Source.of_file(text, path)
        readings.append(Reading(source, parse(source, grammar)))
    return tuple(readings)


def describe(
    paths: Sequence[Path], grammar: Grammar = Grammar.LENIENT, mode: Mode | None = None
) -> Json:
    """Return the model and map of files, joined, as JSON values.

    Args:
        paths: The files.
        grammar: How much is forgiven.
        mode: How relations between statements are read; None for what the first file says.

    Raises:
        ContentError: A file cannot be read, is too large, or is not UTF-8.
    """
    return model_json(build(read_files(paths, grammar), mode))


def model_json(model: Model) -> Json:
    """Return a model and its map as JSON values."""
    return {
        "ok": model.is_sound,
        "parserErrors": [_problem(problem) for problem in model.problems if _is_error(problem)],
        "problems": [_problem(problem) for problem in model.problems if not _is_error(problem)],
        "frontMatter": thawed(model.settings) or None,
        "statements": [_statement(made) for made in model.statements.values()],
        "arguments": [_argument(made) for made in model.arguments.values()],
        "relations": [_relation(relation) for relation in model.relations],
        "sections": [_section(model, section) for section in model.sections],
        "tags": numbers_first(model.tags),
        "map": _map(model),
    }


def _is_error(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR


def _problem(problem: Problem) -> Json:
    return {
        "path": problem.place.path.as_posix(),
        "line": problem.place.line,
        "column": problem.place.column,
        "name": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }


def _content(content: Content) -> Json:
    said: Json = {}
    if content.tags:
        said["tags"] = list(content.tags)
    if content.mentions:
        said["mentions"] = [
            {"type": f"{'argument' if m.is_argument else 'statement'}-mention", "title": m.title}
            for m in content.mentions
        ]
    if content.links:
        said["links"] = [{"url": link.address, "text": link.text} for link in content.links]
    if content.emphasis:
        said["formatting"] = [
            {"type": "bold" if len(e.mark) == 2 else "italic", "start": e.start, "stop": e.stop}
            for e in content.emphasis
        ]
    return said


def _member(member: Member) -> Json:
    said: Json = {"text": member.content.text, "line": member.place.line}
    if member.is_reference:
        said["isReference"] = True
    if member.role is not Role.ITEM:
        said["role"] = member.role.value
    if member.argument:
        said["argument"] = member.argument
    if member.data:
        said["data"] = thawed(member.data.fields)
    return said | _content(member.content)


def _common(made: Statement | Argument) -> Json:
    return {
        "title": made.title,
        "text": made.text,
        "tags": list(made.tags),
        "section": made.section or None,
        "data": None if made.fields is None else thawed(made.fields),
        "members": [_member(member) for member in made.members],
    }


def _statement(statement: Statement) -> Json:
    used = {
        "topLevel": Role.TOP_LEVEL,
        "relation": Role.RELATION,
        "premise": Role.PREMISE,
        "mainConclusion": Role.CONCLUSION,
        "intermediaryConclusion": Role.INTERMEDIARY,
    }
    roles = {member.role for member in statement.members}
    return _common(statement) | {"isUsedAs": {key: role in roles for key, role in used.items()}}


def _argument(argument: Argument) -> Json:
    return _common(argument) | {"pcs": [_line(line) for line in argument.structure]}


def _line(line: StructureLine) -> Json:
    said: Json = {
        "role": line.role.value,
        "title": line.title,
        "text": line.member.content.text,
        "line": line.member.place.line,
    }
    if line.member.is_reference:
        said["isReference"] = True
    if line.inference:
        data = line.inference.data
        said["inference"] = {
            "rules": list(line.inference.rules),
            "data": thawed(data.fields) if data else None,
        }
    return said


def _relation(relation: Relation) -> Json:
    said: Json = {
        "from": relation.source.title,
        "fromType": relation.source.sort.value,
        "to": relation.target.title,
        "toType": relation.target.sort.value,
        "type": relation.kind.value,
    }
    if relation.target.sort is EndSort.INFERENCE:
        said["conclusionIndex"] = relation.target.step
    return said


def _section(model: Model, section: Section) -> Json:
    said: Json = {
        "id": section.id,
        "title": section.title,
        "level": section.level,
        "parent": section.parent or None,
    }
    if section.tags:
        said["tags"] = list(section.tags)
    if section.data:
        said["data"] = thawed(section.data.fields)
    is_group = said_to_be_group(model, section)
    if is_group is not None:
        said["isGroup"] = is_group
    return said


def _map(model: Model) -> Json:
    derived = derive_map(model)
    palette = Palette.of(model)
    nodes: list[Json] = []
    for group in derived.groups:
        said: Json = {
            "id": group.id,
            "type": "group",
            "title": group.title,
            "labelTitle": group.title,
            "color": palette.group(group),
        }
        if group.is_closed:
            said["isClosed"] = True
        if group.parent:
            said["group"] = group.parent
        nodes.append(said)
    titles = {}
    for node in derived.nodes:
        titles[node.id] = node.title
        said = {"id": node.id, "type": node.sort.value, "title": node.title}
        if node.label_title:
            said["labelTitle"] = node.label_title
        if node.label_text is not None:
            said["labelText"] = node.label_text
        if node.tags:
            said["tags"] = list(node.tags)
        if colour := palette.node(node):
            said["color"] = colour
        if node.group:
            said["group"] = node.group
        nodes.append(said)
    edges = [
        {
            "from": edge.source,
            "to": edge.target,
            "type": edge.kind.value,
            "color": palette.edge(edge.kind),
            "fromTitle": titles[edge.source],
            "toTitle": titles[edge.target],
        }
        for edge in derived.edges
    ]
    return {"nodes": nodes, "edges": edges}
