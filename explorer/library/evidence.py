"""Links with their evidence: which passages of a document speak of what it is linked to."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from explorer.address import Address
from explorer.library.front_matter import LINK_KEYS
from explorer.library.kinds import Origin, Relation
from explorer.library.model import DeclaredLink, Document, Evidence, Library, Link
from explorer.spelling import lowered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.library.splitting import Split
    from explorer.progress import Progress

_Pair = tuple[str, Relation, str]


@dataclass(frozen=True, slots=True)
class Prose:
    """A document's text made ready for finding names in it; thrown away after loading.

    Attributes:
        text: Lower case, code blanked, line ends as spaces.
        starts: Where each section begins in `text`.
    """

    text: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, split: Split) -> Prose:
        """Make a document's text ready."""
        return cls(lowered(split.prose).replace("\n", " "), split.section_starts)

    def sections_naming(self, names: Iterable[str]) -> set[int]:
        """Return the indices of the sections that have one of these names as whole words."""
        found = set()
        for name in names:
            wanted = lowered(name)
            start = self.text.find(wanted) if len(wanted) > 1 else -1
            while start >= 0:
                end = start + len(wanted)
                if not (_is_word(self.text, start - 1) or _is_word(self.text, end)):
                    found.add(bisect.bisect_right(self.starts, start) - 1)
                start = self.text.find(wanted, end)
        return found


def _is_word(text: str, index: int) -> bool:
    return 0 <= index < len(text) and (text[index].isalnum() or text[index] == "_")


def gather_links(
    library: Library, prose: Mapping[str, Prose], progress: Progress
) -> tuple[Link, ...]:
    """Return every declared and mentioned link with the passages that are its evidence.

    Args:
        library: All documents, without links yet.
        prose: Each document's text, by id.
        progress: Called now and then.

    Raises:
        Cancelled: The work is no longer wanted.
    """
    found: dict[_Pair, Link] = {}
    for done, document in enumerate(library.documents):
        if not done % 64:
            progress(done, len(library.documents), "")
        mentioned = _wiki_sections(library, document)
        passages = _Passages(document)
        declared: set[str] = set()
        for link in document.front.declared:
            target = library.resolve(link.target)
            if target and target != document.id and _may_stand(link, library.document(target)):
                declared.add(target)
                spoken = prose[document.id].sections_naming(library.document(target).names)
                evidence = passages.at(spoken | mentioned.get(target, set()))
                _add(found, _declared(document.id, link, target, evidence))
        for target, sections in mentioned.items():
            if target not in declared and target != document.id:
                evidence = passages.at(sections)
                _add(found, Link(document.id, Relation.MENTIONS, target, Origin.MENTIONED,
                                 evidence=evidence))  # fmt: skip
    return tuple(found[pair] for pair in sorted(found))


def _may_stand(link: DeclaredLink, target: Document) -> bool:
    """Tell whether a document is of a kind that the key it is declared under may name."""
    return target.kind in LINK_KEYS[link.key][1]


def _declared(source: str, link: DeclaredLink, target: str, evidence: tuple[Evidence, ...]) -> Link:
    return Link(
        source, link.relation, target, Origin.DECLARED, link.bearing, link.application, evidence
    )  # fmt: skip


def _add(found: dict[_Pair, Link], link: Link) -> None:
    """Keep a link; one that both ends declare is one link with both their evidence."""
    pair = (link.source, link.relation, link.target)
    if link.relation.is_symmetric and (link.target, link.relation, link.source) in found:
        pair = (link.target, link.relation, link.source)
    if pair in found:
        both = dict.fromkeys((*found[pair].evidence, *link.evidence))
        found[pair] = replace(found[pair], evidence=tuple(both))
    else:
        found[pair] = link


def _wiki_sections(library: Library, document: Document) -> dict[str, set[int]]:
    """Return for each document wiki-linked from this one the sections that link to it."""
    index = {section.anchor: number for number, section in enumerate(document.sections)}
    found: dict[str, set[int]] = {}
    for link in document.wiki_links:
        target = library.resolve(link.target) if link.target else None
        if target:
            found.setdefault(target, set()).add(index[link.anchor])
    return found


class _Passages:
    """Makes evidence of one document's sections, each once however many links it speaks for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._made: dict[int, Evidence] = {}
        self._cited: dict[str, dict[str, None]] = {}
        for citation in document.citations:
            self._cited.setdefault(citation.anchor, {})[citation.key] = None

    def at(self, sections: set[int]) -> tuple[Evidence, ...]:
        """Return the evidence that sections are, given their indices, in reading order."""
        return tuple(self._made.get(number) or self._make(number) for number in sorted(sections))

    def _make(self, number: int) -> Evidence:
        section = self._document.sections[number]
        made = Evidence(
            Address.document(self._document.id, section.anchor),
            section.title or self._document.title,
            tuple(self._cited.get(section.anchor, ())),
        )
        self._made[number] = made
        return made
