"""Make the README's pictures from the real program, twice the same: `python3 dev.py pictures`."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from explorer.address import Address
from explorer.argument.what_if import View
from explorer.desktop.program import Program
from explorer.desktop.session import GRAPH, MAP, READ
from explorer.desktop.theme.theme import Mode
from explorer.files import Profile, bundled

OUT = ROOT / "docs" / "pictures"
SIZE_PX = (1280, 800)
TIMEOUT_S = 60


class Photographer:
    """Brings the window to a place and takes a picture of it."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._window = program.window

    def settle(self) -> None:
        """Wait until everything is shown."""
        deadline = time.monotonic() + TIMEOUT_S
        quiet = 0
        while quiet < 40:
            if time.monotonic() > deadline:
                sys.exit("The window did not come to rest.")
            QApplication.processEvents()
            quiet = quiet + 1 if self._program.is_settled else 0
            time.sleep(0.005)

    def take(self, name: str) -> None:
        """Save a picture."""
        self.settle()
        path = OUT / f"{name}.png"
        if not self._window.grab().save(str(path)):
            sys.exit(f"{path} cannot be written.")
        print(path.relative_to(ROOT))

    def look_at(self, mode: Mode, size_px: tuple[int, int] = SIZE_PX) -> None:
        """Choose theme and size."""
        self._program.choose_mode(mode)
        self._window.resize(*size_px)
        self.settle()

    def go(self, address: Address, view: str, tab: str = "outline") -> None:
        """Show a place."""
        self._window.inspector.show_tab(tab)
        self._program.session.go(address, view)
        self.settle()

    def show_map(self, debate: str) -> None:
        """Show a debate's map, opened to two links around its main claim."""
        self.go(Address.document(debate), MAP)
        desk = self._window.map.desk
        if desk.subject is not None:
            self._window.map.go_to(desk.subject.main)
        self.settle()

    def think(self) -> None:
        """Turn what-if on and reject the first reason against."""
        desk = self._window.map.desk
        first = next(box.key for box in desk.shown.boxes if box.number == "C1")
        desk.set_view(first, View.REJECT)
        self._window.map.go_to(first)
        self._window.map.show_next_form()
        self.settle()

    def forget_views(self) -> None:
        """Leave the map as it was found."""
        desk = self._window.map.desk
        while desk.history.past:
            desk.undo()
        for _ in range(2):
            self._window.map.show_next_form()

    def search(self, query: str) -> None:
        """Search for something."""
        self._window.top.field.show_query(query)
        self._program.session.search(query)
        self.settle()

    def open_first_hit(self) -> None:
        """Read the best hit."""
        hits = self._window.search.hits
        address = self._window.search.first_address()
        if address is not None:
            hits.address_requested.emit(address)
        self.settle()


def main() -> None:
    """Take every picture."""
    OUT.mkdir(parents=True, exist_ok=True)
    QCursor.setPos(QPoint(0, 0))
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as profile:
        program = Program(application, Profile.below(Path(profile)))
        program.start(None, bundled("content"))
        camera = Photographer(program)
        gpt2 = Address.document("gpt-2-staged-release")
        misuse = Address.document("malicious-use")
        for mode in (Mode.LIGHT, Mode.DARK):
            camera.look_at(mode)
            camera.go(gpt2, READ)
            camera.take(f"read-{mode}")
            camera.search('weights "fine-tuning"')
            camera.take(f"search-{mode}")
            camera.go(misuse, GRAPH, "links")
            camera.take(f"graph-{mode}")
            camera.show_map("release-the-weights")
            camera.take(f"map-{mode}")
            camera.think()
            camera.take(f"what-if-{mode}")
            camera.forget_views()
        camera.look_at(Mode.LIGHT)
        camera.go(Address.document(gpt2.name, "the-argument"), READ, "links")
        camera.take("claims")
        camera.search("staged release")
        camera.open_first_hit()
        camera.take("hit")
        camera.go(Address.link(gpt2.name, "raises", misuse.name), GRAPH)
        camera.take("link")
        program.close()


if __name__ == "__main__":
    main()
