"""Times from a click in what-if until the window is painted, and their ratio to evaluation alone.

Run it as a script: `python tests/bench/bench_what_if.py`.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtWidgets import QApplication

from explorer.argument.argued import argue
from explorer.argument.stance import NO_STANCE, think
from explorer.argument.what_if import View
from explorer.desktop.map.header import BOTH, PICTURE
from explorer.desktop.map.subject import MapEntry, subject_of
from explorer.desktop.map.view import MapView
from explorer.desktop.theme.theme import Mode, Theme
from explorer.library.loading import load
from explorer.progress import unwatched
from explorer.workspace.looks import MapLook

SIZES = (50, 300, 1_000)
CLICKS = 15
KINDS = ("fact", "value", "fact", "policy")


def debate(count: int) -> str:
    """Return a debate of so many claims, each with three that bear on it."""
    lines = ["---", "kind: debate", "main: Claim 0", "---", "# Debate", "", "```argdown"]
    for number in range(count):
        below = [child for child in range(3 * number + 1, 3 * number + 4) if child < count]
        lines.append(f"[Claim {number}]: What number {number} says. {{type: {KINDS[number % 4]}}}")
        lines += [f"  {'+-+'[child % 3]} [Claim {child}]" for child in below]
        lines.append("")
    return "\n".join([*lines, "```", ""])


def measure(application: QApplication, theme: Theme, count: int, form: str) -> None:
    """Print how long clicks take on a map of so many claims."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "debates" / "d.md"
        path.parent.mkdir()
        path.write_text(debate(count), "utf-8")
        argued = argue(load(Path(folder)))
    subject = subject_of(argued, "d")
    view = MapView(theme)
    view.resize(1440, 900)
    view.layout_requested.connect(lambda request: view.show_layout(request(unwatched)))
    view.show_library(argued.library, (MapEntry("d", "Debate"),))
    view.show_subject(subject, MapLook())
    view.desk.unfold_all()
    view.set_form(form)
    view.show()
    view.desk.set_thinking(is_on=True)
    application.processEvents()
    took, floor = [], []
    for click in range(CLICKS):
        key = f"[Claim {click * 7 % count}]"
        begun = time.perf_counter()
        view.desk.set_view(key, View.REJECT)
        view.grab()
        took.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        think(subject.network, NO_STANCE.with_view(key, View.REJECT))
        floor.append(time.perf_counter() - begun)
    ms, least = statistics.median(took) * 1000, statistics.median(floor) * 1000
    print(f"{count:6,} claims, {form:8}  {ms:7.1f} ms  thinking alone {least:6.1f} ms"
          f"  ratio {ms / least:5.1f}")  # fmt: skip
    view.close()


def main() -> None:
    """Measure all sizes, as a picture and with the outline beside it."""
    application = QApplication(sys.argv[:1])
    theme = Theme(application, Mode.LIGHT)
    for count in SIZES:
        for form in (PICTURE, BOTH):
            measure(application, theme, count, form)


if __name__ == "__main__":
    main()
