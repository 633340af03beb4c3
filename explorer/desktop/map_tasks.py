"""What is made of maps off the GUI thread; what makes it is imported there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.argument.argued import Argued
    from explorer.argument.stance import KeyCrux, Stance
    from explorer.desktop.map.subject import MapEntry, Subject
    from explorer.progress import Progress


def maps_of(argued: Argued) -> tuple[MapEntry, ...]:
    """Return every map there is."""
    from explorer.desktop.map.subject import maps_of as found_in  # noqa: PLC0415 - see above

    return tuple(found_in(argued))


def subject_of(argued: Argued, name: str, progress: Progress) -> Subject:
    """Return a map, ready to be shown and thought about."""
    from explorer.desktop.map.subject import subject_of as made_of  # noqa: PLC0415 - see above

    return made_of(argued, name, progress)


def cruxes(subject: Subject, stance: Stance, progress: Progress) -> tuple[KeyCrux, ...]:
    """Return the claims on which the result for the main claim rests."""
    from explorer.argument.stance import cruxes_of  # noqa: PLC0415 - see above

    return cruxes_of(subject.network, subject.main, stance, progress)


def disagreement(
    subject: Subject, mine: Stance, other: Stance, progress: Progress
) -> tuple[str, ...]:
    """Return the claims on which two readers' different results rest."""
    from explorer.argument.stance import disagreement as rests_on  # noqa: PLC0415 - see above

    return rests_on(subject.network, subject.main, mine, other, progress)
