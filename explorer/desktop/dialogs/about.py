"""What this program is, which versions it is made of, under which licences."""

from __future__ import annotations

import html
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from explorer import __version__

if TYPE_CHECKING:
    from explorer.library.model import Library

_PARTS = (
    ("PySide6_Essentials", "LGPL-3.0"), ("networkx", "BSD-3-Clause"), ("Whoosh", "BSD-2-Clause"),
    ("Markdown", "BSD-3-Clause"), ("nh3", "MIT"), ("PyYAML", "MIT"), ("numpy", "BSD-3-Clause"),
    ("platformdirs", "MIT"), ("typing_extensions", "PSF-2.0"),
)  # fmt: skip
"""The packages that this program runs with, and their licences."""

_BUNDLED = (
    ("Source Serif 4", "SIL Open Font License 1.1"), ("Inter", "SIL Open Font License 1.1"),
    ("JetBrains Mono", "SIL Open Font License 1.1"), ("Lucide icons", "ISC"),
)  # fmt: skip


class TextDialog(QDialog):
    """Shows a text to be read and closed."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(620, 600)
        shown = QTextBrowser(self)
        shown.setOpenLinks(False)
        shown.setHtml(text)
        shown.setAccessibleName(title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus(
            Qt.FocusReason.OtherFocusReason
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)


def about_text(library: Library | None) -> str:
    """Return what the program is made of, as HTML."""
    rows = "".join(
        f"<tr><td>{html.escape(name.replace('_', '-'))}&nbsp;&nbsp;</td>"
        f"<td>{_version_of(name)}&nbsp;&nbsp;</td><td>{licence}</td></tr>"
        for name, licence in _PARTS
    )
    bundled = "".join(
        f"<tr><td>{name}&nbsp;&nbsp;</td><td></td><td>{licence}</td></tr>"
        for name, licence in _BUNDLED
    )
    content = ""
    if library is not None:
        info = library.info
        facts = [info.title, info.version, info.licence, f"digest {library.digest[:12]}"]
        content = f"<p>{html.escape(' · '.join(fact for fact in facts if fact))}</p>"
    return (
        f"<h2>Openness Explorer {__version__}</h2>"
        "<p>Read, search and see what happens when advanced AI is opened or kept closed."
        " Everything works without a network.</p>"
        f"<h3>The open library</h3>{content}"
        "<h3>Licences</h3><p>The program: MIT. The bundled texts: CC BY 4.0.</p>"
        f"<table>{rows}{bundled}</table>"
    )


def _version_of(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
