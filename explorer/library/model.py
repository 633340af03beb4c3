"""The values a library is made of. All are frozen, so threads share them without locks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from explorer.address import Address, Sort
from explorer.errors import Problem, UnknownAddressError, UnknownDocumentError
from explorer.library.anchors import slug
from explorer.library.kinds import Application, Bearing, Kind, Origin, Relation
from explorer.library.lookup import grouped, ids_by_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from explorer.library.dates import PartialDate
    from explorer.library.sources import Source


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of a document, up to the next heading of any level.

    Attributes:
        anchor: Unique within the document; empty for what stands before the first heading.
        title: The heading as plain text; empty before the first heading.
        level: 1 to 6; 0 before the first heading.
        trail: The titles of the headings it stands under, outermost first, its own excluded.
        line: The file's line on which it begins (its heading's), counted from 1.
        body_line: The file's line on which `text` begins.
        text: Its Markdown, the heading excluded.
    """

    anchor: str
    title: str
    level: int
    trail: tuple[str, ...]
    line: int
    body_line: int
    text: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One source cited at one place: `[@key, p. 4]`."""

    key: str
    locator: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class WikiLink:
    """A link to another document, as written: `[[id#heading|text]]`."""

    target: str
    heading: str
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block in some language.

    Attributes:
        language: The first word after the fence, lower case.
        text: What stands between the fences, its line ends normal, each line dedented by the
            fence's own indentation.
        line: The file's line on which `text` begins.
        anchor: The section it stands in.
        is_closed: Whether its closing fence is there.
    """

    language: str
    text: str
    line: int
    anchor: str
    is_closed: bool = True


@dataclass(frozen=True, slots=True)
class DeclaredLink:
    """A link that front matter declares; its target may not exist.

    Attributes:
        relation: How it is linked.
        target: An id, as written.
        key: The front-matter key it stands under, such as `risks`.
        bearing: For `raises` and `shows`.
        application: For `regulated-by`.
        line: Where it is declared.
    """

    relation: Relation
    target: str
    key: str
    line: int
    bearing: Bearing = Bearing.UNSTATED
    application: Application | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A milestone on the timeline."""

    date: PartialDate
    what: str
    sources: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a document says about itself; what it does not say is empty or None.

    Attributes:
        named: The documents that `joins` and `debate` name, each with its line.
    """

    title: str = ""
    summary: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    date: PartialDate | None = None
    until: PartialDate | None = None
    as_of: PartialDate | None = None
    events: tuple[Event, ...] = ()
    actors: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    release: tuple[str, ...] = ()
    components: tuple[tuple[str, str], ...] = ()
    jurisdiction: str = ""
    instrument: str = ""
    status: str = ""
    maps_to: tuple[str, ...] = ()
    question: str = ""
    main: str = ""
    joins: tuple[str, ...] = ()
    debate: str = ""
    minutes: int | None = None
    declared: tuple[DeclaredLink, ...] = ()
    named: tuple[tuple[str, int], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file.

    Attributes:
        id: The file's stem.
        kind: What sort of document it is.
        title: From the front matter, else the first heading of level 1, else the id.
        path: Relative to the library's folder.
        front: What it says about itself.
        body_line: The file's line on which `body` begins.
        body: The Markdown below the front matter, its line ends normal.
        sections: In the order they stand; the first holds what stands before any heading and may
            be empty. Never empty.
        citations: In the order they stand.
        wiki_links: In the order they stand.
        fences: All fenced blocks, in the order they stand.
        digest: SHA-256 of the file, in hex.
    """

    id: str
    kind: Kind
    title: str
    path: Path
    front: FrontMatter
    body_line: int
    body: str
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    wiki_links: tuple[WikiLink, ...]
    fences: tuple[Fence, ...]
    digest: str

    @property
    def address(self) -> Address:
        """The address of the whole document."""
        return Address.document(self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """Its title and aliases: what a text calls it."""
        return (self.title, *self.front.aliases)

    def section(self, anchor: str) -> Section | None:
        """Return the section with this anchor, if it has one."""
        return next((section for section in self.sections if section.anchor == anchor), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage or claim that speaks of a link's target, and the sources cited there."""

    address: Address
    title: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A typed relation between two documents, with its evidence.

    Attributes:
        source: Id of the document that says so.
        relation: How it is linked.
        target: Id of the other document.
        origin: Where it comes from.
        bearing: For `raises` and `shows`, else unstated.
        application: For `regulated-by`, else None.
        evidence: Who says so, in reading order, without doubles.
    """

    source: str
    relation: Relation
    target: str
    origin: Origin
    bearing: Bearing = Bearing.UNSTATED
    application: Application | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def coverage(self) -> int:
        """How many distinct passages and claims speak of it: how much is said, not how strong."""
        return len(self.evidence)

    @property
    def address(self) -> Address:
        """The link's own address."""
        return Address.link(self.source, self.relation, self.target)

    @property
    def forwards(self) -> str:
        """How it reads from its source: `raises`, `would be under`."""
        return self.application.forwards if self.application else self.relation.forwards

    @property
    def backwards(self) -> str:
        """How it reads from its target: `raised by`, `would apply to`."""
        return self.application.backwards if self.application else self.relation.backwards


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What `library.yaml` says; a plain folder has its folder's name as title."""

    id: str
    title: str
    description: str = ""
    language: str = ""
    licence: str = ""
    version: str = ""
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scheme:
    """An external scheme that topics map to, such as a risk taxonomy."""

    prefix: str
    title: str
    url: str = ""
    licence: str = ""
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """An immutable snapshot of a folder.

    Attributes:
        root: The folder, absolute.
        info: What it says about itself.
        documents: In the order of kinds, then by title.
        links: All links of the topic graph, ordered by source, relation and target.
        sources: By key, in the order of keys.
        schemes: By prefix.
        problems: Every defect found while loading, by path and line.
        digest: A hash of all that was read: two snapshots of one digest hold the same.
    """

    root: Path
    info: LibraryInfo
    documents: tuple[Document, ...]
    links: tuple[Link, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    schemes: Mapping[str, Scheme] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    _by_id: Mapping[str, Document] = field(init=False, repr=False, compare=False)
    _by_name: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _from: Mapping[str, tuple[Link, ...]] = field(init=False, repr=False, compare=False)
    _to: Mapping[str, tuple[Link, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {document.id: document for document in self.documents}
        object.__setattr__(self, "_by_id", MappingProxyType(by_id))
        object.__setattr__(self, "_by_name", MappingProxyType(ids_by_name(self.documents)))
        object.__setattr__(self, "_from", grouped(self.links, lambda link: link.source))
        object.__setattr__(self, "_to", grouped(self.links, lambda link: link.target))

    def with_links(self, links: tuple[Link, ...], problems: tuple[Problem, ...]) -> Library:
        """Return the same library with these links and problems."""
        return replace(self, links=links, problems=problems)

    def has(self, document_id: str) -> bool:
        """Tell whether there is a document of this id."""
        return document_id in self._by_id

    def document(self, document_id: str) -> Document:
        """Return the document of this id.

        Raises:
            UnknownDocumentError: The library has none.
        """
        try:
            return self._by_id[document_id]
        except KeyError:
            message = f"This library has no document “{document_id}”."
            raise UnknownDocumentError(message) from None

    def of_kind(self, *kinds: Kind) -> tuple[Document, ...]:
        """Return the documents of these kinds, in the library's order."""
        return tuple(document for document in self.documents if document.kind in kinds)

    def title_of(self, address: Address) -> str:
        """Return what a place is called.

        Raises:
            UnknownAddressError: Nothing stands there.
        """
        if address.sort is Sort.DOCUMENT:
            document = self.document(address.name)
            section = document.section(address.anchor)
            return section.title if section and section.title else document.title
        if address.sort is Sort.SOURCE:
            if address.name not in self.sources:
                raise UnknownAddressError(f"This library has no source “{address.name}”.")
            return self.sources[address.name].title
        if address.sort is Sort.LINK:
            source_id, relation, target_id = address.link_ends()
            link = self.link(source_id, relation, target_id)
            source, target = self.document(link.source), self.document(link.target)
            return f"{source.title} {link.forwards} {target.title}"
        return address.name

    def link(self, source_id: str, relation: str, target_id: str) -> Link:
        """Return the link between two documents.

        Raises:
            UnknownAddressError: There is none.
        """
        for link in self.links_from(source_id):
            if (link.relation, link.target) == (relation, target_id):
                return link
        raise UnknownAddressError("This library has no such link.")

    def links_from(self, document_id: str) -> tuple[Link, ...]:
        """Return the links a document is the source of."""
        return self._from.get(document_id, ())

    def links_to(self, document_id: str) -> tuple[Link, ...]:
        """Return the links a document is the target of."""
        return self._to.get(document_id, ())

    def resolve(self, name: str) -> str | None:
        """Return the id of the document that a link's target names, as Obsidian would find it.

        An id is tried first, then its path, then, whatever the case, stem, title and aliases.
        """
        if name in self._by_id:
            return name
        wanted = name.strip().removesuffix(".md").casefold()
        found = self._by_name.get(wanted)
        return found or self._by_name.get(wanted.rpartition("/")[2]) if wanted else None

    def anchor_of(self, document_id: str, heading: str) -> str | None:
        """Return the anchor of a document's section, given the anchor or the heading's text.

        Raises:
            UnknownDocumentError: The library has no such document.
        """
        sections = self.document(document_id).sections
        exact = next((s.anchor for s in sections if heading in (s.anchor, s.title)), None)
        return exact or next((s.anchor for s in sections if s.anchor == slug(heading)), None)
