"""Checkpoints of long work: how far it is, and whether it is still wanted.

Long work is a plain function that takes a `Progress` and calls it between steps. It knows no
threads; whoever runs it decides what a call does, and may raise `Cancelled` from it.
"""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - nothing went wrong
    """The work is no longer wanted. Never shown to anybody."""


class Progress(Protocol):
    """Called by long work between its steps."""

    def __call__(self, done: int, total: int, label: str = "") -> None:
        """Report that `done` of `total` steps are finished.

        Args:
            done: Steps finished, from 0 to `total`.
            total: Steps in all; 0 when that is not known.
            label: What is being worked on, for people.

        Raises:
            Cancelled: The work is no longer wanted.
        """


def unwatched(done: int, total: int, label: str = "") -> None:
    """Be the progress of work that nobody watches and nobody stops."""
    del done, total, label
