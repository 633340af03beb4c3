"""Asking a map what follows: views given by title, the answer as values, JSON and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from explorer.argument.coherence import incoherent_views
from explorer.argument.network import Network, network_of
from explorer.argument.sentences import sentences
from explorer.argument.what_if import NOTICE, Reasons, Verdict, View, evaluate
from explorer.errors import ContentError
from explorer.spelling import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from explorer.argument.model import Model

Json: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows from a map and a reader's views.

    Attributes:
        network: What bears on what.
        views: What the reader holds, by node.
        verdicts: What follows for each node.
        says: A sentence for each node.
        incoherent: A sentence for each set of views that do not go together.
    """

    network: Network
    views: Mapping[int, View]
    verdicts: tuple[Verdict, ...]
    says: tuple[str, ...]
    incoherent: tuple[str, ...]


def ask(
    model: Model,
    accept: Iterable[str] = (),
    reject: Iterable[str] = (),
    reasons: Reasons = Reasons.NEEDED,
) -> Answer:
    """Work out what follows for each claim of a model.

    Args:
        model: The map, built in loose mode.
        accept: Titles the reader accepts; of an argument all its steps.
        reject: Titles the reader rejects; of those in both the last counts.
        reasons: Whether claims that have reasons need one with force.

    Raises:
        ContentError: A title names nothing in the model.
    """
    network = network_of(model)
    views: dict[int, View] = {}
    for titles, view in ((accept, View.ACCEPT), (reject, View.REJECT)):
        for title in titles:
            views.update(dict.fromkeys(_nodes_of(network, title), view))
    return answer(network, views, reasons)


def answer(
    network: Network, views: Mapping[int, View], reasons: Reasons = Reasons.NEEDED
) -> Answer:
    """Work out what follows in a network."""
    verdicts = evaluate(network, views, reasons)
    return Answer(
        network, views, verdicts, sentences(network, verdicts), incoherent_views(network, views)
    )


def _nodes_of(network: Network, title: str) -> tuple[int, ...]:
    nodes = network.named(title) or network.named(title.strip("[]<>"))
    if not nodes:
        hint = did_you_mean(title, [node.title for node in network.nodes])
        raise ContentError(
            f"There is no claim called “{title}” here.", hint=hint[:1].upper() + hint[1:]
        )
    return nodes


def answer_json(given: Answer) -> Json:
    """Return an answer as JSON values, by title."""
    names = [node.name for node in given.network.nodes]
    return {
        name: {
            "status": verdict.status.value,
            "round": verdict.round,
            "because": verdict.because.value,
            "by": [names[node] for node in verdict.by],
            "aside": verdict.aside.value if verdict.aside else None,
            "says": says,
        }
        for name, verdict, says in zip(names, given.verdicts, given.says, strict=True)
    }


def answer_text(given: Answer) -> str:
    """Return an answer as lines of text, with what it does not mean."""
    lines = [
        f"{node.name} {says}" for node, says in zip(given.network.nodes, given.says, strict=True)
    ]
    return "\n".join([*lines, *given.incoherent, NOTICE]) + "\n"
