"""Fixtures of the window's tests: a small library on disk and a whole program on it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from explorer.desktop.program import Program
from explorer.files import Profile

SMALL = {
    "library.yaml": "id: small\ntitle: A small library\nversion: '1'\nlicence: CC BY 4.0\n",
    "references.json": """[
{"id": "doe-2020", "type": "report", "title": "On leaks",
 "author": [{"family": "Doe", "given": "A."}], "issued": {"date-parts": [[2020, 5, 1]]}, "URL": "https://example.org/leaks",
 "note": "Counted leaks in one year."}]
""",
    "cases/gpt-2.md": """---
title: "GPT-2: the staged release"
summary: A model came out in steps.
date: 2019-02-14
until: 2019-11-05
actors: [OpenAI]
release: [gradual-staged, downloadable]
risks: {malicious-use: not-shown}
rewards: {transparency: from-openness}
regulations: {ai-act: would-apply}
---
The model GPT-2 came out in steps.

## What happened

It was held back for fear of [[malicious-use]] [@doe-2020, p. 4]. Transparency suffered.

## The argument

```argdown
[Staging was right]: Staging was the right choice. #malicious-use
  + <Time to prepare>: It bought time. {source: doe-2020}
  - <Easily replicated>: Students rebuilt it.
```

## What the rules say

Nothing then; the [[ai-act|AI Act]] came later. See [the web](https://example.org/).
""",
    "cases/llama.md": """---
title: Llama and open weights
date: 2023
risks: {malicious-use: from-openness}
---
## The leak

The weights leaked within a week. Malicious use was feared, and the weights were copied.

## Afterwards

Nobody could recall the weights. GPT-4 is another model.
""",
    "topics/malicious-use.md": """---
title: Malicious use
kind: risk
aliases: [misuse]
---
## Definition

Use to harm others. The word misuse means the same.
""",
    "topics/transparency.md": """---
kind: reward
title: Transparency
---
## Definition

Seeing.
""",
    "regulations/ai-act.md": """---
title: AI Act
status: in-force
as-of: 2026-11
addresses: [malicious-use]
---
## What it says

It speaks of malicious use.
""",
}  # fmt: skip


def write_files(folder: Path, files: dict[str, str]) -> Path:
    """Write files, given by name relative to a folder, and return the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A library of two cases, two topics and a regulation on disk."""
    return write_files(tmp_path / "small", SMALL)


Started = Callable[[Path | None], Program]


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Started]:
    """Start programs on folders, all in one profile; each is closed at the end."""
    programs: list[Program] = []

    def begin(folder: Path | None, *, waits: bool = True) -> Program:
        program = Program(qapp, Profile.below(tmp_path / "profile"))
        programs.append(program)
        program.start(folder, tmp_path / "no-bundled-library")
        if waits:
            settle(program)
        return program

    yield begin
    for program in programs:
        close(program)


def settle(program: Program, timeout_s: float = 20) -> None:
    """Let a program finish what it has begun."""
    deadline = time.monotonic() + timeout_s
    quiet = 0
    while quiet < 3:
        assert time.monotonic() < deadline, "the program did not come to rest"
        QApplication.processEvents()
        quiet = quiet + 1 if program.is_settled else 0
        time.sleep(0.005)


def close(program: Program) -> None:
    """Close a program and let its widgets go."""
    if not isValid(program.window):  # the test has closed it
        return
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
