"""Whether a window can be shown here; Qt ends the process when it finds out for itself."""

from __future__ import annotations

import ctypes
import os
import socket
import sys

WINDOW_LIBRARY = "libxcb-cursor.so.0"


def why_no_window() -> str:
    """Return why no window can be shown, a sentence; nothing when one can."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return ""
    if os.environ.get("WAYLAND_DISPLAY"):
        return ""
    display = os.environ.get("DISPLAY", "")
    if not display:
        return "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    if not _answers(display):
        return f"The display “{display}” does not answer."
    try:
        ctypes.CDLL(WINDOW_LIBRARY)
    except OSError:
        return (
            f"Qt needs {WINDOW_LIBRARY} to show a window, and this system lacks it;"
            " on Debian and Ubuntu: sudo apt-get install libxcb-cursor0"
        )
    return ""


def _answers(display: str) -> bool:
    """Tell whether an X server listens on this machine's display; another machine's is trusted."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if host not in {"", "unix"} or not number.isdecimal():
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
    for name in (path, "\0" + path):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(name)
            except OSError:
                continue
            return True
    return False
