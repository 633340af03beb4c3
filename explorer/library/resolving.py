"""Checking that what documents name is there: linked documents, headings, cited sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from explorer.errors import Place, Problem, Severity
from explorer.library.front_matter import LINK_KEYS, brief
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from explorer.library.model import Document, Library

ATTACHMENT_SUFFIXES = (
    ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".pdf", ".canvas", ".base",
    ".mp3", ".mp4", ".webm", ".wav", ".ogg", ".excalidraw",
)  # fmt: skip
"""What an embed of a file that is no document ends in."""


def check_targets(library: Library, *, is_strict: bool) -> list[Problem]:
    """Return a problem for each thing a document names that the library does not have."""
    checker = _Checker(library, is_strict=is_strict)
    for document in library.documents:
        checker.check(document)
    return checker.problems


class _Checker:
    def __init__(self, library: Library, *, is_strict: bool) -> None:
        self._library = library
        self._is_strict = is_strict
        self._ids = tuple(document.id for document in library.documents)
        self._near: dict[tuple[str, bool], str] = {}
        self.problems: list[Problem] = []

    def check(self, document: Document) -> None:
        """Check everything one document names."""
        self._check_declared(document)
        self._check_wiki_links(document)
        cited = [(citation.key, citation.line) for citation in document.citations]
        cited += [(key, event.line) for event in document.front.events for key in event.sources]
        for key, line in cited:
            if key not in self._library.sources and self._library.sources:
                hint = self._hint(key, is_source=True)
                self._report(document, line, f"Unknown source “{key}”", hint, "unknown-source")
            elif key not in self._library.sources and self._is_strict:
                hint = "this library has no references.json"
                self._report(document, line, f"Unknown source “{key}”", hint, "unknown-source")

    def _check_declared(self, document: Document) -> None:
        for link in document.front.declared:
            target = self._library.resolve(link.target)
            allowed = LINK_KEYS[link.key][1]
            if target is None:
                self._unknown(document, link.line, link.target)
            elif target == document.id:
                message = f"“{link.key}” names the document itself"
                self._report(document, link.line, message, "", "self-link")
            elif (kind := self._library.document(target).kind) not in allowed:
                message = f"“{link.target}” is a {kind} and cannot stand under “{link.key}”"
                self._report(document, link.line, message, "", "wrong-kind")
        for name, line in document.front.named:
            if name != "all" and self._library.resolve(name) is None:
                self._unknown(document, line, name)

    def _check_wiki_links(self, document: Document) -> None:
        for link in document.wiki_links:
            if link.target.lower().endswith(ATTACHMENT_SUFFIXES):
                continue
            target = self._library.resolve(link.target) if link.target else document.id
            if target is None:
                self._unknown(document, link.line, link.target)
            elif link.heading:
                self._check_heading(document, target, link.heading, link.line)

    def _check_heading(self, document: Document, target: str, heading: str, line: int) -> None:
        if self._library.anchor_of(target, heading) is None:
            titles = [section.title for section in self._library.document(target).sections]
            hint = did_you_mean(heading, titles)
            message = f"“{target}” has no heading “{heading}”"
            self._report(document, line, message, hint, "unknown-heading", is_soft=True)

    def _unknown(self, document: Document, line: int, name: str) -> None:
        # A vault is full of links to notes that are yet to be written: that is how vaults are used.
        hint = self._hint(name, is_source=False)
        message = f"Unknown document “{name}”"
        self._report(document, line, message, hint, "unknown-document", is_soft=not self._is_strict)

    def _hint(self, name: str, *, is_source: bool) -> str:
        """Return a did-you-mean, looked for once per name: comparing is slow in a large library."""
        if (name, is_source) not in self._near:
            known = self._library.sources if is_source else self._ids
            self._near[name, is_source] = did_you_mean(name, known) if len(self._near) < 200 else ""
        return self._near[name, is_source]

    def _report(
        self,
        document: Document,
        line: int,
        message: str,
        hint: str,
        code: str,
        *,
        is_soft: bool = False,
    ) -> None:
        severity = Severity.WARNING if is_soft else Severity.ERROR
        place = Place(document.path, line)
        self.problems.append(Problem(severity, place, brief(message), hint, code))
