"""The way into the window: folders, log, crash report, QApplication."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from explorer import __version__
from explorer.desktop.dialogs.crash import CrashDialog, report_of
from explorer.desktop.display import why_no_window
from explorer.desktop.program import Program
from explorer.files import Profile, bundled

if TYPE_CHECKING:
    from types import TracebackType

LOG_BYTES = 500_000
PICTURE_NAME = "openness-explorer.png"
PICTURE_TIMEOUT_MS = 60_000

log = logging.getLogger("explorer")


def run(library: Path | None, profile_folder: Path | None, picture: Path | None) -> int:
    """Open the window and return the exit status when it is closed.

    Args:
        library: The folder to open; None for the one last open, or the bundled one.
        profile_folder: Where settings, data, log and cache go; None for the platform's folders.
        picture: Save a picture of the window here, once it shows its library, and end.
    """
    why_not = "" if picture else why_no_window()
    if why_not:
        print(f"{why_not}\nSo the window is opened offscreen, and a picture of it is saved.")
        picture = Path.cwd() / PICTURE_NAME
    if picture:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    profile = Profile.below(profile_folder) if profile_folder else Profile.usual()
    crash_log = _begin_log(profile)
    application = QApplication([sys.argv[0]])
    application.setApplicationName("openness-explorer")
    application.setApplicationDisplayName("Openness Explorer")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("openness-explorer")
    program = Program(application, profile)
    reporter = _Reporter(program, profile)
    sys.excepthook = reporter.report
    program.crashed.connect(reporter.report_error)
    program.start(library or None, bundled("content"))
    if picture:
        _save_picture(program, picture)
    try:
        return application.exec()
    finally:
        program.close()
        sys.excepthook = sys.__excepthook__
        if crash_log is not None:
            faulthandler.disable()
            crash_log.close()


def _save_picture(program: Program, picture: Path) -> None:
    """Save a picture as soon as the window shows everything, and end the program."""

    def save() -> None:
        if not program.is_settled:
            return
        ticks.stop()
        if program.window.grab().save(str(picture)):
            print(_what_to_try(picture))
            QApplication.exit(0)
        else:
            print(f"openness-explorer: “{picture}” cannot be written.", file=sys.stderr)
            QApplication.exit(1)

    ticks = QTimer(program)
    ticks.setInterval(100)
    ticks.timeout.connect(save)
    ticks.start()
    QTimer.singleShot(PICTURE_TIMEOUT_MS, program, lambda: QApplication.exit(1))


def _what_to_try(picture: Path) -> str:
    return (
        f"Picture of the window: {picture}\n"
        "Without a window you can:\n"
        "    openness-explorer check content\n"
        '    openness-explorer search "GPT-2"\n'
        "    openness-explorer export graph --format graphml -o graph.graphml\n"
        "(from a checkout, put “python3 dev.py run” in place of “openness-explorer”)"
    )


def _begin_log(profile: Profile) -> TextIO | None:
    """Begin the log and the record of fatal errors; without a writable folder there is neither."""
    log.setLevel(logging.INFO)
    try:
        profile.state.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            profile.state / "explorer.log", maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        log.addHandler(handler)
        crash_log = (profile.state / "fatal.log").open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(crash_log)
    return crash_log


class _Reporter:
    """Logs a bug and shows it once."""

    def __init__(self, program: Program, profile: Profile) -> None:
        self._program = program
        self._log = profile.state / "explorer.log"
        self._is_shown = False

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Be Python's hook for exceptions that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self.report_error(error.with_traceback(trace))

    def report_error(self, error: BaseException) -> None:
        """Write an error down, save what there is, and show it unless one was shown already."""
        report = report_of(error)
        log.error("%s", report)
        sys.__excepthook__(type(error), error, error.__traceback__)
        self._program.save_settings()
        if self._is_shown:
            return
        self._is_shown = True
        dialog = CrashDialog(report, self._log if self._log.exists() else None)
        dialog.setParent(self._program.window, dialog.windowFlags())
        dialog.open()
