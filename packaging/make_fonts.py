#!/usr/bin/env python3
"""Make the fonts of `resources/fonts` from the npm packages of their makers.

    python3 packaging/make_fonts.py [FOLDER]

Needs `npm`, `fonttools` and `brotli`; the result is committed, so nobody else needs them.

Source Serif 4 is taken as its maker ships it, byte for byte: its licence reserves the name
“Source” to unmodified files. Inter and JetBrains Mono reserve no name, so their faces are cut down
to Latin, Latin extended, Greek, arrows, mathematics and a few signs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources" / "fonts"

SERIF = "source-serif@4.5.1"
INTERFACE = "inter-ui@4.1.1"
MONOSPACE = "@fontsource/jetbrains-mono@5.3.0"

SERIF_FACES = ("Regular", "It", "Semibold", "Bold")
INTERFACE_FACES = ("Regular", "Italic", "Medium", "SemiBold", "Bold")
MONOSPACE_SUBSETS = ("latin", "latin-ext", "greek")

LETTERS = (
    "U+0020-02AF,U+02B9-02DD,U+0300-036F,U+0370-03FF,U+1E00-1EFF,U+1F00-1FFF,"
    "U+2000-206F,U+2070-209F,U+20A0-20C0,U+2100-214F,U+2150-215F"
)
SIGNS = (
    "U+2190-21FF,U+2200-22FF,U+2300-23FF,U+25A0-25FF,U+2605-2606,U+2610-2612,U+2713-2718,"
    "U+FB00-FB04,U+FEFF,U+FFFD"
)
INTERFACE_FEATURES = "kern,mark,mkmk,ccmp,locl,calt,case,tnum,frac,sups,subs,ordn"
MONOSPACE_FEATURES = "mark,mkmk,ccmp,locl"
"""No `calt`: its ligatures would hide which signs an Argdown relation is written with."""


def main(folder: Path = RESOURCES) -> None:
    """Fetch the packages and write every face and licence into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        scratch = Path(temporary)
        make_serif(unpacked(SERIF, scratch), folder)
        make_interface(unpacked(INTERFACE, scratch), folder)
        make_monospace(unpacked(MONOSPACE, scratch), folder, scratch)


def unpacked(package: str, scratch: Path) -> Path:
    """Fetch an npm package of an exact version and return the folder of its files."""
    fetched = subprocess.run(
        ["npm", "pack", "--silent", package],
        cwd=scratch,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = scratch / fetched.stdout.strip().splitlines()[-1]
    target = scratch / archive.stem
    shutil.unpack_archive(archive, target, filter="data")
    return target / "package"


def make_serif(package: Path, folder: Path) -> None:
    """Copy the faces of Source Serif 4 unchanged."""
    for face in SERIF_FACES:
        name = f"SourceSerif4-{face}.ttf"
        shutil.copyfile(package / "TTF" / name, folder / name)
    shutil.copyfile(package / "LICENSE.md", folder / "SourceSerif4-OFL.txt")


def make_interface(package: Path, folder: Path) -> None:
    """Cut each static face of Inter down to the letters and signs of the program."""
    for face in INTERFACE_FACES:
        source = package / "web" / f"Inter-{face}.woff2"
        cut(source, folder / f"Inter-{face}.ttf", f"{LETTERS},{SIGNS}", INTERFACE_FEATURES)
    shutil.copyfile(package / "LICENSE.txt", folder / "Inter-OFL.txt")


def make_monospace(package: Path, folder: Path, scratch: Path) -> None:
    """Join the subsets of JetBrains Mono into one face without ligatures."""
    parts = []
    for subset in MONOSPACE_SUBSETS:
        source = package / "files" / f"jetbrains-mono-{subset}-400-normal.woff2"
        part = scratch / f"{subset}.ttf"
        cut(source, part, "*", MONOSPACE_FEATURES)
        parts.append(str(part))
    joined = scratch / "joined.ttf"
    tool("fontTools.merge", f"--output-file={joined}", *parts)
    cut(joined, folder / "JetBrainsMono-Regular.ttf", f"{LETTERS},{SIGNS}", MONOSPACE_FEATURES)
    shutil.copyfile(package / "LICENSE", folder / "JetBrainsMono-OFL.txt")


def cut(source: Path, target: Path, codepoints: str, features: str) -> None:
    """Write `source`, in any wrapping, as a TTF with only those code points and features."""
    tool(
        "fontTools.subset",
        str(source),
        f"--unicodes={codepoints}",
        f"--layout-features={features}",
        "--name-IDs=*",
        "--no-hinting",
        "--notdef-outline",
        f"--output-file={target}",
    )


def tool(module: str, *arguments: str) -> None:
    """Run one of the tools that come with fonttools, with a fixed day as the date of the file."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1735689600"}
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, env=environment)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))
