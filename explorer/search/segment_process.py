"""The program of a helper process: writes passages that it is sent as segments of an index.

It reads pickled drafts from its input until a None, and prints a line of JSON that says what it
wrote or what went wrong. When its input breaks off, its parent is gone, and it ends at once.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from explorer.search.storage import FolderStorage
from explorer.search.writing import SegmentWriter, Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from explorer.search.passage import Draft


def main(arguments: Sequence[str]) -> int:
    """Be a helper that writes into the folder given; return 1 when that fails."""
    gc.disable()  # nothing here makes cycles, and looking for them takes a third of the time
    try:
        print(json.dumps(as_json(_written(Path(arguments[0]), sys.stdin.buffer))), flush=True)
    except OSError as error:
        print(json.dumps({"error": error.strerror or str(error), "code": error.errno}), flush=True)
        return 1
    return 0


def send(draft: Draft | None, output: IO[bytes]) -> None:
    """Send a helper a document; None when that was all.

    Raises:
        OSError: The helper is gone.
    """
    pickle.dump(draft, output, pickle.HIGHEST_PROTOCOL)


def as_json(written: Written) -> dict[str, object]:
    """Return what was written as it is told to the parent."""
    return {
        "segments": written.segments,
        "lengths": written.lengths,
        "words": written.words,
    }


def from_json(data: dict[str, Any]) -> Written:
    """Return what a helper told that it wrote.

    Raises:
        KeyError, TypeError, ValueError: It told something else.
    """
    segments = [(str(name), int(count)) for name, count in data["segments"]]
    lengths = [tuple(numbers) for numbers in data["lengths"]]
    found = Written(segments, lengths)
    found.words.update(data["words"])
    return found


def _written(folder: Path, drafts: IO[bytes]) -> Written:
    writer = SegmentWriter(FolderStorage(folder))
    while True:
        try:
            draft: Draft | None = pickle.load(drafts)  # noqa: S301 - from its own parent
        except (EOFError, pickle.UnpicklingError):
            os._exit(1)
        if draft is None:
            return writer.finish()
        writer.add(draft)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
