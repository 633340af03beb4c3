#!/usr/bin/env python3
"""Set up and run Openness Explorer from a checkout. Needs Python 3.11 and nothing else.

    python3 dev.py run [ARGUMENT…]       set up, then open the program (arguments go to it)
    python3 dev.py test [ARGUMENT…]      set up, then run the tests (arguments go to pytest)
    python3 dev.py check                 set up, then lint, types, contracts and content
    python3 dev.py bench [NAME…]         set up, then run the benchmarks
    python3 dev.py pictures              set up, then make the screenshots of the README
    python3 dev.py setup                 set up only

Setting up makes `.venv` here, installs what pyproject.toml asks for, and names the system
libraries that are missing; as root on Debian it installs them.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed-for"

QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""What Qt loads at run time, with the Debian package that has it."""


def main(arguments: list[str]) -> int:
    """Set up and do what was asked; return the exit status."""
    command, rest = (arguments[0], arguments[1:]) if arguments else ("run", [])
    if command not in {"run", "test", "check", "bench", "pictures", "setup"}:
        print(__doc__)
        return 0 if command in {"-h", "--help", "help"} else 2
    set_up(with_window=command == "run" and has_display())
    if command == "run":
        return run("-m", "explorer", *rest)
    if command == "test":
        return run("-m", "pytest", *rest, offscreen=True)
    if command == "bench":
        return run("tests/bench/all.py", *rest, offscreen=True)
    if command == "pictures":
        return run("packaging/make_pictures.py", *rest, offscreen=True)
    return check() if command == "check" else 0


def check() -> int:
    """Hold the house style: format, lint, types, contracts, content; return 1 when any fails."""
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    steps = {
        "format": ("-m", "ruff", "format", "--check", "."),
        "lint": ("-m", "ruff", "check", "."),
        "types": ("-m", "mypy"),
        "contracts": ("-c", lint_imports),
        "content": ("-m", "explorer", "check", "content"),
    }
    failed = []
    for name, step in steps.items():
        print(f"── {name}", flush=True)
        if run(*step) != 0:
            failed.append(name)
    print("failed: " + ", ".join(failed) if failed else "all held")
    return 1 if failed else 0


def run(*arguments: str, offscreen: bool = False) -> int:
    """Run the environment's Python and return its exit status."""
    environment = dict(os.environ)
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return subprocess.run(
            [str(PYTHON), *arguments], cwd=ROOT, env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 130


def set_up(*, with_window: bool) -> None:
    """Make the environment, unless it is there and current, and see that Qt finds its libraries."""
    if sys.version_info < (3, 11):  # noqa: UP036 - it may well be run by an older one
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    system_packages(with_window=with_window)
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    wanted += f" {sys.version_info.major}.{sys.version_info.minor} {ROOT}"
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Setting up .venv (once; this takes a minute or two) …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    installed = subprocess.run([*pip, "--editable", ".[dev]"], cwd=ROOT, check=False)
    if installed.returncode:
        sys.exit("Installing failed; what pip says is above.")
    STAMP.write_text(wanted)


def system_packages(*, with_window: bool) -> None:
    """Name the system packages that are missing; as root on Debian, install them."""
    if not sys.platform.startswith("linux"):
        return
    libraries = QT_LIBRARIES | (WINDOW_LIBRARIES if with_window else {})
    missing = [package for library, package in libraries.items() if not is_loadable(library)]
    if not has_ensurepip():
        missing.insert(0, f"python3.{sys.version_info.minor}-venv")
    if not missing:
        return
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *missing]
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing system packages: " + " ".join(missing), flush=True)
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        subprocess.run(["apt-get", "update"], stdout=subprocess.DEVNULL, check=False)
        if subprocess.run(install, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return
    sys.exit(
        "These system packages are missing: " + " ".join(missing) + "\n"
        "On Debian or Ubuntu, install them with:\n    sudo " + " ".join(install)
    )


def is_loadable(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_ensurepip() -> bool:
    """Tell whether this Python can make an environment; Debian splits that off."""
    try:
        import ensurepip  # noqa: F401, PLC0415
    except ImportError:
        return False
    return True


def has_display() -> bool:
    """Tell whether a window can be shown."""
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
