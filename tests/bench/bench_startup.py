"""How long until the window stands, against a bare window of the same toolkit in the same run.

Prints, for the bundled library with a warm index: process start until the window is painted, until
the first document can be read, and until everything has settled, each as a ratio to a bare window;
and which of the heavy packages were imported before the window was painted (there should be none).
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

RUNS = 9

BARE = """
import gc, sys, time
gc.disable()
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1360, 860)
window.show()
application.processEvents()
window.grab()
print(time.time())
"""

OURS = """
import gc, json, sys, time
gc.disable()  # as explorer.__main__ does
from pathlib import Path
from typing import Any
from PySide6.QtWidgets import QApplication
from explorer.desktop.program import Program
from explorer.files import Profile, bundled
application = QApplication([])
program = Program(application, Profile.below(Path(sys.argv[1])))
program.start(None, bundled("content"))
application.processEvents()
program.window.grab()
told = {"window": time.time()}
heavy = [name for name in ("networkx", "numpy", "whoosh", "markdown") if name in sys.modules]
told["early"] = heavy
while not program.window.reader.browser.toPlainText().strip():
    application.processEvents()
told["readable"] = time.time()
while not program.is_settled:
    application.processEvents()
told["settled"] = time.time()
print(json.dumps(told))
program.close()
"""


def main() -> None:
    """Print the ratios."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    with tempfile.TemporaryDirectory() as profile:
        ours(environment, profile)  # warms the index and the byte code
        bare_s = [bare(environment) for _ in range(RUNS)]
        told = [ours(environment, profile) for _ in range(RUNS)]
    floor = statistics.median(bare_s)
    print(f"bare window              {floor * 1000:6.0f} ms  1.00 ×")
    for moment in ("window", "readable", "settled"):
        seconds = statistics.median(float(one[moment]) for one in told)
        print(f"{moment:<24} {seconds * 1000:6.0f} ms  {seconds / floor:4.2f} ×")
    print("imported before the window shows:", told[-1]["early"] or "none of the heavy ones")
    print("goal: window at most 1.80 ×")


def bare(environment: dict[str, str]) -> float:
    """Return seconds from process start until a bare window is painted."""
    begun, out = run([sys.executable, "-c", BARE], environment)
    return float(out) - begun


def ours(environment: dict[str, str], profile: str) -> dict[str, Any]:
    """Return seconds from process start until each moment of this program's start."""
    begun, out = run([sys.executable, "-c", OURS, profile], environment)
    told = json.loads(out.splitlines()[-1])
    return {name: value - begun if name != "early" else value for name, value in told.items()}


def run(command: list[str], environment: dict[str, str]) -> tuple[float, str]:
    """Run a command and return when it began and what it printed."""
    begun = time.time()
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=True, cwd=root
    )
    return begun, done.stdout


if __name__ == "__main__":
    main()
