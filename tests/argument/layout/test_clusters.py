"""What stays together in a graph in layers, and where it lies."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.layout.cluster_order import gathered, swap_units
from explorer.argument.layout.clustered import order_clustered
from explorer.argument.layout.clusters import Clusters, enclosed
from explorer.argument.layout.columns import Columns
from explorer.argument.layout.crossings import crossings
from explorer.argument.layout.layering import Layered, layered
from explorer.argument.layout.sides import Sides

GAP = 10.0


@st.composite
def clustered(draw: st.DrawFn, nodes: int = 9) -> tuple[Layered, Clusters]:
    """Draw a graph in layers with clusters in clusters, put in any order that keeps them."""
    drawn = [draw(st.integers(0, 3)) for _ in range(nodes)]
    ranks = [sorted(set(drawn)).index(row) for row in drawn]
    pairs = [
        (one, other) for one in range(nodes) for other in range(nodes) if ranks[one] < ranks[other]
    ]
    edges = draw(st.lists(st.sampled_from(pairs), max_size=12)) if pairs else []
    parents = [-1, draw(st.sampled_from([-1, 0])), draw(st.sampled_from([-1, 0, 1]))]
    # Every cluster holds something.
    homes = [0, 1, 2, *(draw(st.integers(-1, 2)) for _ in range(nodes - 3))]
    graph = layered(ranks, edges)
    clusters = enclosed(graph, parents, homes)
    wish = [draw(st.integers(0, 9)) / 1.0 for _ in range(graph.count)]
    clusters.take_turns([draw(st.integers(0, 9)) / 1.0 for _ in parents])
    graph.set_order(
        [
            gathered([node for node in layer if node < clusters.first], wish, clusters, row)
            for row, layer in enumerate(graph.layers)
        ]
    )
    return graph, clusters


def complaints(graph: Layered, clusters: Clusters) -> list[str]:
    """Return what is wrong with an order."""
    found = []
    for row, layer in enumerate(graph.layers):
        if sorted(layer) != [node for node in range(graph.count) if graph.rank[node] == row]:
            found.append(f"layer {row} does not hold its nodes")
        for cluster in clusters.here(row):
            start, end = (layer.index(wall) for wall in clusters.walls(cluster, row))
            for place, node in enumerate(layer):
                if clusters.is_within(node, cluster) != (start <= place <= end):
                    found.append(f"{node} is on the wrong side of a wall of {cluster}")
    for one, other in combinations(range(len(clusters.parents)), 2):
        sides = {
            graph.at[clusters.left[one][row - clusters.tops[one]]]
            < graph.at[clusters.left[other][row - clusters.tops[other]]]
            for row in range(len(graph.layers))
            if {one, other} <= set(clusters.here(row))
        }
        if len(sides) > 1:
            found.append(f"{one} and {other} change sides")
    return found


def no_sides(graph: Layered) -> Sides:
    return Sides(graph, [])


@given(clustered())
def test_gathering_keeps_clusters_together_and_in_turn(drawn: tuple[Layered, Clusters]) -> None:
    assert complaints(*drawn) == []


@given(clustered())
def test_swapping_neighbours_keeps_clusters_and_never_costs_crossings(
    drawn: tuple[Layered, Clusters],
) -> None:
    graph, clusters = drawn
    before = crossings(graph)
    has_changed = swap_units(graph, no_sides(graph), clusters)
    assert complaints(graph, clusters) == []
    assert crossings(graph) < before if has_changed else crossings(graph) == before


@given(clustered())
def test_kept_nodes_do_not_change_places_among_themselves(
    drawn: tuple[Layered, Clusters],
) -> None:
    graph, clusters = drawn
    kept = [node % 2 == 0 and node < graph.solid for node in range(graph.count)]
    before = [[node for node in layer if kept[node]] for layer in graph.layers]
    swap_units(graph, no_sides(graph), clusters, kept)
    assert before == [[node for node in layer if kept[node]] for layer in graph.layers]


@settings(max_examples=60)
@given(clustered())
def test_ordering_keeps_clusters_together_and_in_turn(
    drawn: tuple[Layered, Clusters],
) -> None:
    graph, clusters = drawn
    order_clustered(graph, no_sides(graph), clusters)
    assert complaints(graph, clusters) == []


def test_two_clusters_that_cross_change_sides() -> None:
    graph = layered([0, 0, 1, 1, 0, 0, 1, 1], [(0, 3), (1, 2), (4, 7), (5, 6)])
    clusters = enclosed(graph, [-1, -1], [0, 1, 1, 0, 0, 1, 1, 0])
    order_clustered(graph, no_sides(graph), clusters)
    assert crossings(graph) == 0
    assert complaints(graph, clusters) == []


def test_a_box_between_two_of_a_cluster_goes_around_it() -> None:
    graph = layered([0, 1, 1, 1], [(0, 1), (0, 2), (0, 3)])
    clusters = enclosed(graph, [-1], [-1, 0, -1, 0])
    order_clustered(graph, no_sides(graph), clusters)
    assert [node for node in graph.layers[1] if node < clusters.first] in ([1, 3, 2], [2, 1, 3])


def test_a_line_lies_in_the_innermost_cluster_that_holds_both_its_ends() -> None:
    graph = layered([0, 2, 0, 2], [(0, 1), (2, 3)])
    clusters = enclosed(graph, [-1, 0], [0, 1, 1, 1])
    assert [clusters.homes[chain[1]] for chain in graph.chains] == [0, 1]


def test_a_link_through_the_side_of_a_cluster_counts_as_a_crossing() -> None:
    graph = layered([0, 1, 0, 1], [(0, 3)])
    clusters = enclosed(graph, [-1], [-1, 0, 0, -1])
    walls = clusters.walls(0, 0), clusters.walls(0, 1)
    graph.set_order([[walls[0][0], 2, walls[0][1], 0], [3, walls[1][0], 1, walls[1][1]]])
    assert crossings(graph) == 2
    graph.set_order([[walls[0][0], 2, walls[0][1], 0], [walls[1][0], 1, walls[1][1], 3]])
    assert crossings(graph) == 0


def test_clusters_take_turns_between_those_that_keep_theirs() -> None:
    graph = layered([0, 0, 0, 0], [])
    clusters = enclosed(graph, [-1] * 4, [0, 1, 2, 3])
    clusters.take_turns([0, 1, 2, 3])
    clusters.take_between([2, 3], [0, 1], {0: 1.0, 1: 5.0, 2: 0.0, 3: 3.0})
    assert sorted(range(4), key=clusters.turns.__getitem__) == [2, 0, 3, 1]


def columns_of(graph: Layered, clusters: Clusters, least: float = 0.0) -> Columns:
    spacing = [[GAP * place for place in range(len(layer))] for layer in graph.layers]
    return Columns(graph, clusters, spacing, [least] * len(clusters.parents))


@given(clustered(), st.sampled_from([0.0, 75.0]), st.data())
def test_walls_stand_upright_with_gaps_between_all(
    drawn: tuple[Layered, Clusters], least: float, data: st.DataObject
) -> None:
    graph, clusters = drawn
    x = [data.draw(st.integers(-50, 50)) / 1.0 for _ in range(graph.count)]
    columns_of(graph, clusters, least).stand(x)
    for layer in graph.layers:
        assert all(x[other] - x[one] >= GAP - 1e-6 for one, other in pairwise(layer))
    for left, right in zip(clusters.left, clusters.right, strict=True):
        assert len({x[wall] for wall in left}) == len({x[wall] for wall in right}) == 1
        assert x[right[0]] - x[left[0]] >= least - 1e-6


def test_nothing_moves_that_need_not_for_walls_to_stand() -> None:
    graph = layered([0, 1, 0], [(0, 1)])
    clusters = enclosed(graph, [-1], [0, 0, -1])
    graph.set_order([[3, 0, 5, 2], [4, 1, 6]])
    x = [0.0] * graph.count
    x[0], x[1], x[2] = 20.0, 40.0, 90.0
    columns_of(graph, clusters).stand(x)
    assert x[:3] == [20.0, 40.0, 90.0]
    assert (x[3], x[5]) == (10.0, 50.0)


def test_places_between_walls_are_the_closest_to_the_wishes() -> None:
    graph = layered([0, 0, 0], [])
    clusters = enclosed(graph, [-1], [-1, 0, -1])
    graph.set_order([[0, 3, 1, 4, 2]])
    found = columns_of(graph, clusters).fitted(
        graph.layers[0], [30.0, 20.0, 90.0, 60.0, 65.0], [1.0] * 5, [0.0, 10.0, 20.0, 30.0, 40.0]
    )
    assert found == [10.0, 20.0, 50.0, 60.0, 70.0]
