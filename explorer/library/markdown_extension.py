"""What a library adds to Python-Markdown: anchors, wiki-links, citations, fences, call-outs."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension
from markdown.blockprocessors import HashHeaderProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from typing_extensions import override

from explorer.address import Address
from explorer.library.fencing import find_fences
from explorer.library.inline import CITATION, WIKI_LINK, cited_items, wiki_target
from explorer.library.obsidian import Marked, TaskLists, Tasks
from explorer.library.splitting import HEADING

if TYPE_CHECKING:
    from markdown import Markdown

    from explorer.library.model import Document, Library

IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp")
_HEADING_TAGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_MARK = re.compile("\ue000([0-9]+)\ue001 *")
"""A mark has characters of Unicode's private use area, that mean nothing to anybody else."""

_CALL_OUT = re.compile(r"((?: *>)+ *)\[!([\w-]+)\][-+]? *(.*)")


class LibraryExtension(Extension):
    """Joins Python-Markdown to one document of one library."""

    def __init__(self, document: Document, library: Library) -> None:
        super().__init__()
        self._document = document
        self._library = library

    @override
    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Fences(md), "library-fences", 28)
        md.preprocessors.register(_CallOuts(md), "library-call-outs", 27)
        md.preprocessors.register(Tasks(md), "library-tasks", 26)
        md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
        md.inlinePatterns.register(
            _WikiLinks(self._document, self._library), "library-wiki-links", 186
        )
        md.inlinePatterns.register(_Citations(self._library), "library-citations", 185)
        md.inlinePatterns.register(Marked(), "library-marked", 65)
        md.treeprocessors.register(TaskLists(md), "library-task-lists", 2)
        md.treeprocessors.register(_SectionAnchors(self._document), "library-anchors", 1)


class _Headings(HashHeaderProcessor):
    """Takes for a heading only what has a space after its signs: `#tag` is none, as in Obsidian."""

    RE = re.compile(rf"(?:^|\n){HEADING.pattern}")


class _Fences(Preprocessor):
    """Takes fenced blocks out of the text before anything else reads them."""

    @override
    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        position = 0
        for fence in find_fences(lines):
            kept += lines[position : fence.start]
            position = fence.end
            content = fence.content(lines)
            block = _block(fence.language, content if fence.is_closed else content.rstrip("\n"))
            apart = [""] if not fence.lead.strip() else []
            kept += [*apart, fence.lead + self.md.htmlStash.store(block), "", ""]
        return kept + lines[position:]


class _CallOuts(Preprocessor):
    """Turns Obsidian's call-outs, `> [!note] Title`, into quotes with their title in bold."""

    @override
    def run(self, lines: list[str]) -> list[str]:
        kept: list[str] = []
        for line in lines:
            match = _CALL_OUT.fullmatch(line) if "[!" in line else None
            if match:
                if line.startswith(">") and kept and not kept[-1].strip():
                    kept += ["<!-- a call-out is no part of a quote above it -->", ""]
                title = match[3].strip() or match[2].replace("-", " ").capitalize()
                kept += [f"{match[1]}**{title}**", match[1]]
            else:
                kept.append(line)
        return kept


def _block(language: str, text: str) -> str:
    name = re.sub(r"[^\w-]", "", language)
    marked = f' class="language-{name}"' if name else ""
    return f"<pre{marked}><code>{html.escape(text, quote=False)}\n</code></pre>"


class _WikiLinks(InlineProcessor):
    def __init__(self, document: Document, library: Library) -> None:
        super().__init__(WIKI_LINK.pattern)
        self._document = document
        self._library = library

    @override
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        link = wiki_target(m)
        if link.is_embed and link.target.lower().endswith(IMAGE_SUFFIXES):
            picture = Element("img", {"src": quote(link.target), "alt": link.shown})
            return picture, m.start(), m.end()
        target = self._library.resolve(link.target) if link.target else self._document.id
        if target is None:
            missing = Element("span", {"class": "missing", "title": "Not in this library"})
            missing.text = link.shown
            return missing, m.start(), m.end()
        document = self._library.document(target)
        anchor = self._library.anchor_of(target, link.heading) if link.heading else ""
        address = Address.document(target, anchor or "")
        shown = link.text or (link.heading if link.heading and not link.target else document.title)
        element = Element("a", {"href": address.url(), "class": f"wiki {document.kind}"})
        element.set("title", document.front.summary or document.title)
        element.text = shown
        return element, m.start(), m.end()


class _Citations(InlineProcessor):
    def __init__(self, library: Library) -> None:
        super().__init__(CITATION.pattern)
        self._library = library

    @override
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        items = cited_items(m)
        if not items:
            return None, None, None
        group = Element("span", {"class": "citations"})
        group.text = "["
        for number, item in enumerate(items):
            source = self._library.sources.get(item.key)
            before = f"{item.prefix} " if item.prefix else ""
            behind = f", {item.locator}" if item.locator else ""
            if source is None:
                element = SubElement(group, "span", {"class": "missing"})
                element.set("title", "This source is not in references.json")
            else:
                element = SubElement(group, "a", {"class": "citation"})
                element.set("href", Address.source(item.key).url())
                element.set("title", source.reference)
            element.text = f"{before}{source.short if source else item.key}{behind}"
            element.tail = "]" if number == len(items) - 1 else "; "
        return group, m.start(), m.end()


class _SectionAnchors(Treeprocessor):
    """Gives each marked heading the anchor of the section that its mark names.

    A heading that begins the text and only says the document's title again is marked as such.
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._sections = document.sections
        self._title = document.title

    @override
    def run(self, root: Element) -> None:
        for element in root.iter():
            mark = _MARK.match(element.text or "") if element.tag in _HEADING_TAGS else None
            if mark:
                element.set("id", self._sections[int(mark[1])].anchor)
                element.text = (element.text or "")[mark.end() :]
        first = root[0] if len(root) else None
        if first is not None and first.tag == "h1" and first.get("id") == self._doubled():
            first.set("class", "doubled")

    def _doubled(self) -> str:
        """Return the anchor of the section that is called like the document, if it is the first."""
        first = next((section for section in self._sections if section.level), None)
        is_alike = first is not None and first.title.casefold() == self._title.casefold()
        return first.anchor if first is not None and is_alike else ""


def with_marks(document: Document) -> str:
    """Return a document's body with a mark before each heading that begins a section.

    So the anchors of the HTML are those of the sections, whatever becomes of the headings' text.
    """
    lines = unmarked(document.body).split("\n")
    for number, section in enumerate(document.sections):
        if section.level:
            index = section.line - document.body_line
            is_underlined = not HEADING.match(lines[index])
            level = "" if is_underlined else "#" * section.level + " "
            lines[index] = f"{level}\ue000{number}\ue001 {lines[index][max(0, len(level) - 1) :]}"
    return "\n".join(lines)


def unmarked(text: str) -> str:
    """Return a text without the marks that `with_marks` makes."""
    return _MARK.sub("", text)
