"""An author's library: opened, broken, mended, lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel

from explorer.address import Address
from explorer.desktop.session import READ
from tests.journeys.conftest import Reader


def make(folder: Path) -> Path:
    (folder / "notes").mkdir(parents=True)
    (folder / "First note.md").write_text("# First note\n\nIt links to [[Second note]].\n")
    (folder / "notes" / "Second note.md").write_text("---\naliases: [other]\n---\nText of two.\n")
    return folder


def test_a_plain_folder_of_markdown_opens_and_its_links_work(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    reader = sit_down(make(tmp_path / "vault"))
    reader.program.session.go(Address.document("First note"), READ)
    reader.wait(lambda: "It links to" in reader.text)
    reader.window.reader.browser.link_requested.emit(Address.document("Second note").url(), False)
    reader.wait(lambda: "Text of two" in reader.text)
    assert reader.title == "Second note"


def test_what_the_author_saves_is_shown_at_once_in_the_same_place(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = make(tmp_path / "vault")
    reader = sit_down(folder)
    reader.program.session.go(Address.document("Second note"), READ)
    reader.wait(lambda: "Text of two" in reader.text)
    (folder / "notes" / "Second note.md").write_text("A quite new text.\n")
    reader.wait(lambda: "A quite new text" in reader.text)
    assert reader.place == "Second note"
    reader.type_into_search("quite")
    assert reader.window.search.found is not None
    assert reader.window.search.found.total == 1


def test_a_fault_in_the_content_is_listed_and_nothing_else_suffers(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = make(tmp_path / "vault")
    (folder / "library.yaml").write_text("title: Mine\n")
    (folder / "bad.md").write_bytes(b"---\ntitle: [broken\n---\nStill here.\n")
    (folder / "binary.md").write_bytes(b"\0\1\2")
    reader = sit_down(folder)
    reader.wait(lambda: bool(reader.program._wiring._problems))
    said = [str(problem) for problem in reader.program._wiring._problems]
    assert any(text.startswith("bad.md:") and "not YAML" in text for text in said)
    assert any(text.startswith("binary.md") and "binary" in text for text in said)
    reader.program.session.go(Address.document("bad"), READ)
    reader.wait(lambda: "Still here" in reader.text)


def test_a_library_that_vanishes_is_said_calmly_and_stays_readable(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = make(tmp_path / "vault")
    reader = sit_down(folder)
    reader.program.session.go(Address.document("First note"), READ)
    reader.wait(lambda: "It links to" in reader.text)
    shutil.rmtree(folder)
    reader.wait(lambda: "cannot be read any more" in reader.window.messages.text)
    assert "It links to" in reader.text
    reader.program.session.go(Address.document("Second note"), READ)
    reader.wait(lambda: "Text of two" in reader.text)


def test_an_empty_folder_says_that_it_is_empty(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    reader = sit_down(folder)
    rows = [row.text for group in reader.window.sidebar.documents.rows.groups for row in group.rows]
    assert rows == ["This folder has no documents."]
    labels = [label.text() for label in reader.window.reader.findChildren(QLabel)]
    assert any("“empty” has no Markdown documents yet" in text for text in labels)
    (folder / "first.md").write_text("# The first one\n")
    reader.wait(lambda: "The first one" in reader.title)
    assert reader.window.reader.browser.isVisible()


def test_nothing_in_a_document_is_fetched_or_run(
    sit_down: Callable[..., Reader], tmp_path: Path
) -> None:
    folder = make(tmp_path / "vault")
    (tmp_path / "secret.png").write_bytes(b"\x89PNG")
    (folder / "evil.md").write_text(
        "![a](http://example.org/a.png) ![b](file:///etc/passwd) ![c](../secret.png)\n\n"
        "<script>alert(1)</script> [go](javascript:alert(1)) [f](file:///etc/passwd) shown\n"
    )
    reader = sit_down(folder)
    reader.program.session.go(Address.document("evil"), READ)
    reader.wait(lambda: "shown" in reader.text)
    html = reader.window.reader._html
    for forbidden in ("script", "javascript:", "file:", "http://example.org/a.png", "secret"):
        assert forbidden not in html
    browser = reader.window.reader.browser
    for name in ("http://example.org/a.png", "file:///etc/passwd", "../secret.png", "/etc/passwd"):
        assert browser.loadResource(2, name) is None
