"""Joining: one document's claims, a debate over several documents, the whole library.

Only titles that an author wrote join. In a debate its own wording of a title counts, in the
library's map that of the first document by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.argument.building import build
from explorer.argument.conflicts import find_conflicts
from explorer.argument.fences import LANGUAGES, Source
from explorer.argument.model import Mode, Model, Reading, Role
from explorer.argument.parser import parse
from explorer.errors import Place, Problem, Severity
from explorer.library.kinds import Kind
from explorer.progress import Progress, unwatched
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from explorer.library.model import Document, Library

ALL = "all"
"""What stands under `joins` for every document that has claims."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A model over one or more documents.

    Attributes:
        model: What they argue together; its problems include those of joining.
        documents: The ids of the documents joined: a debate itself first, then as it joins them.
        main: The title of the main claim, or empty.
    """

    model: Model
    documents: tuple[str, ...]
    main: str = ""


def read_document(document: Document) -> Reading:
    """Read the claims of one document; a document without any has an empty tree."""
    source = Source.of_document(document)
    return Reading(source, parse(source))


def read_library(library: Library, progress: Progress = unwatched) -> Mapping[str, Reading]:
    """Read the claims of every document that has any, by document id, in the order of ids.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    having = sorted(
        (document for document in library.documents if has_claims(document)),
        key=lambda document: document.id,
    )
    readings = {}
    for done, document in enumerate(having):
        progress(done, len(having), document.title)
        readings[document.id] = read_document(document)
    return MappingProxyType(readings)


def has_claims(document: Document) -> bool:
    """Tell whether a document has a fence of claims."""
    return any(fence.language in LANGUAGES for fence in document.fences)


def join_document(reading: Reading) -> Joined:
    """Return the map of one document by itself; its main claim is the first it titles."""
    return _joined([reading], "")


def join_debate(library: Library, readings: Mapping[str, Reading], debate_id: str) -> Joined:
    """Return the map of a debate: its own claims with those of the documents it joins.

    Args:
        library: All documents.
        readings: The claims of all documents that have any, by id.
        debate_id: Any document's id; one that is no debate joins what it wiki-links, too.

    Raises:
        UnknownDocumentError: The library has no such document.
    """
    debate = library.document(debate_id)
    names = [debate_id, *joined_by(library, readings, debate)]
    joined = _joined([readings[name] for name in names if name in readings], debate.front.main)
    main = debate.front.main
    if main and main not in joined.model.statements and main not in joined.model.arguments:
        hint = did_you_mean(main, joined.model.statements)
        message = f"The main claim “{main}” stands in none of the documents joined"
        problem = Problem(Severity.ERROR, Place(debate.path, 1), message, hint, "unknown-main")
        return Joined(_with_problems(joined.model, [problem]), joined.documents)
    return joined


def joined_by(
    library: Library, readings: Mapping[str, Reading], debate: Document
) -> tuple[str, ...]:
    """Return the ids of the documents with claims that a debate joins, itself excluded.

    They are what its `joins` names, in that order, else what it wiki-links.
    """
    said = debate.front.joins
    if ALL in said:
        found: Iterable[str | None] = readings
    elif said:
        found = (library.resolve(name) for name in said)
    else:
        found = (library.resolve(link.target) for link in debate.wiki_links if link.target)
    names = dict.fromkeys(name for name in found if name in readings and name != debate.id)
    return tuple(name for name in names if name)


def join_library(readings: Mapping[str, Reading], progress: Progress = unwatched) -> Joined:
    """Return the map of a whole library, which has no main claim.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    progress(0, 1, "")
    whole = _joined([readings[name] for name in sorted(readings)], "")
    return Joined(whole.model, whole.documents)


def debates_of(library: Library) -> tuple[Document, ...]:
    """Return the documents that join others: the debates."""
    return library.of_kind(Kind.DEBATE)


def _joined(readings: Sequence[Reading], main: str) -> Joined:
    model = build(readings, Mode.LOOSE)
    documents = tuple(reading.source.document for reading in readings)
    conflicts = find_conflicts(model, is_joined=len(readings) > 1)
    return Joined(_with_problems(model, conflicts), documents, main or _first_titled(model))


def _with_problems(model: Model, problems: Sequence[Problem]) -> Model:
    return Model(
        model.statements, model.arguments, model.relations, model.sections, model.tags,
        model.settings, model.mode, (*model.problems, *problems),
    )  # fmt: skip


def _first_titled(model: Model) -> str:
    """Return the first title that begins a paragraph: what a text without a main claim is about."""
    for statement in model.statements.values():
        if statement.is_titled and statement.is_used_as(Role.TOP_LEVEL):
            return statement.title
    return ""
