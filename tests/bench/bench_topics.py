"""Times of the topic graph's questions and layouts, as ratios to plain dictionaries or networkx.

Run it as a script: `python tests/bench/bench_topics.py`.
"""

from __future__ import annotations

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from explorer.library.kinds import Relation
from explorer.topics.cloud import lay_out_cloud
from explorer.topics.graph import STATED_RELATIONS, TopicGraph
from explorer.topics.selection import Selection, select
from tests.topics import by_hand

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.library.model import Library

SIZES = (1_000, 10_000)
ROUNDS = 5


def best_ms(ask: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the shortest of several runs, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        ask()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def plain_graph(library: Library) -> nx.MultiDiGraph:
    """Make the graph as networkx alone would."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(document.id for document in library.documents)
    graph.add_edges_from((link.source, link.target) for link in library.links)
    return graph


def plain_neighbours(near: dict[str, set[str]], start: str, steps: int) -> set[str]:
    """Walk sets in a dictionary: the least that finding neighbours can cost."""
    seen, frontier = {start}, {start}
    for _ in range(steps):
        frontier = set().union(*(near[one] for one in frontier)) - seen
        seen |= frontier
    return seen


def questions(
    library: Library,
) -> list[tuple[str, Callable[[], object], str, Callable[[], object]]]:
    """Return what is asked, and what the same costs without us."""
    graph, reference = TopicGraph(library), plain_graph(library)
    undirected = nx.Graph(reference)
    near = {one: set(undirected[one]) for one in undirected}
    first, last = "case-17", "case-811"
    whole = Selection()

    def copied() -> object:
        return [link for link in library.links if link.source in near and link.target in near]

    return [
        ("build", lambda: TopicGraph(library), "networkx", lambda: plain_graph(library)),
        ("neighbours, 5 steps", lambda: graph.neighbours(first, steps=5),
         "dict of sets", lambda: plain_neighbours(near, first, 5)),
        ("neighbours, some relations",
         lambda: graph.neighbours(first, steps=5, relations=STATED_RELATIONS),
         "dict of sets", lambda: plain_neighbours(near, first, 5)),
        ("shortest path", lambda: graph.shortest_path(first, last, frozenset(Relation)),
         "networkx", lambda: nx.shortest_path(undirected, first, last)),
        ("all paths up to 3", lambda: graph.all_paths(first, last, 3, None, 10_000),
         "networkx", lambda: list(nx.all_simple_paths(undirected, first, last, 3))),
        ("all paths up to 4, 100", lambda: graph.all_paths(first, last, 4),
         "dict of sets", lambda: plain_neighbours(near, last, 4)),
        ("what two share", lambda: graph.shared("risk-0", "concern-1"),
         "dict of sets", lambda: near["risk-0"] & near["concern-1"]),
        ("centrality", graph.centrality,
         "networkx", lambda: nx.degree_centrality(undirected)),
        ("documents and claims", graph.touches, "list of links", copied),
        ("select the whole", lambda: select(graph, whole), "list of links", copied),
    ]  # fmt: skip


def main() -> None:
    """Print each time, the floor's time, and how many times the floor it is."""
    for size in SIZES:
        library = by_hand.random_library(size)
        print(f"\n{size:,} documents, {len(library.links):,} links")
        print(f"{'':28}{'ms':>10}{'floor ms':>10}{'ratio':>8}  floor")
        for name, ask, floor_name, floor in questions(library):
            # Neither is asked in the other's shadow: the floor runs before and after.
            before, mine, after = best_ms(floor), best_ms(ask), best_ms(floor)
            least = min(before, after)
            print(f"{name:28}{mine:10.2f}{least:10.2f}{mine / least:8.1f}  {floor_name}")
        print(f"{'layout as a cloud':28}{best_ms(partial(lay_out, library), 2):10.2f}")


def lay_out(library: Library) -> object:
    """Place every document of a library."""
    kinds = {document.id: document.kind for document in library.documents}
    return lay_out_cloud(kinds, [(link.source, link.target) for link in library.links])


if __name__ == "__main__":
    main()
