from __future__ import annotations

from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.argument.layout.crossings import crossings, sift, swap_neighbours
from explorer.argument.layout.layering import Layered, layered
from explorer.argument.layout.ordering import order
from explorer.argument.layout.sides import PENALTY, Sided, Sides, drawn_apart, put_apart
from explorer.progress import Cancelled


@st.composite
def graphs(draw: st.DrawFn, nodes: int = 9) -> Layered:
    """Draw a graph in layers with long edges and parallel ones, in any order."""
    ranks = [draw(st.integers(0, 3)) for _ in range(nodes)]
    ranks = [sorted(set(ranks)).index(row) for row in ranks]
    pairs = st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1))
    edges = draw(
        st.lists(pairs.filter(lambda ends: ranks[ends[0]] < ranks[ends[1]]), max_size=14)
        if len(set(ranks)) > 1
        else st.just([])
    )
    graph = layered(ranks, edges)
    graph.set_order([draw(st.permutations(layer)) for layer in graph.layers])
    return graph


def counted(graph: Layered) -> int:
    """Count crossings by looking at every pair of links."""
    links = [
        (graph.rank[node], graph.at[end], graph.at[node])
        for node in range(graph.count)
        for end in graph.up[node]
    ]
    return sum(
        one[0] == other[0] and (one[1] - other[1]) * (one[2] - other[2]) < 0
        for one, other in combinations(links, 2)
    )


def no_sides(graph: Layered) -> Sides:
    return Sides(graph, [])


def test_an_edge_over_three_layers_gets_two_bends() -> None:
    graph = layered([0, 3], [(0, 1)])
    assert graph.chains == [[0, 2, 3, 1]]
    assert graph.rank == [0, 3, 1, 2]
    assert graph.layers == [[0], [2], [3], [1]]
    assert (graph.up[1], graph.down[0]) == ([3], [2])
    assert (graph.solid, graph.count) == (2, 4)


@given(graphs())
def test_crossings_are_counted_right(graph: Layered) -> None:
    assert crossings(graph) == counted(graph)


@given(graphs())
def test_swapping_neighbours_never_costs_crossings(graph: Layered) -> None:
    before = crossings(graph)
    has_changed = swap_neighbours(graph, no_sides(graph))
    assert crossings(graph) < before if has_changed else crossings(graph) == before


@given(graphs(), st.integers(0, 8))
def test_sifting_a_node_finds_its_best_place(graph: Layered, node: int) -> None:
    layer = graph.layers[graph.rank[node]]
    rest = [one for one in layer if one != node]
    costs = []
    for place in range(len(layer)):
        graph.layers[graph.rank[node]] = [*rest[:place], node, *rest[place:]]
        graph.renumber()
        costs.append(crossings(graph))
    sift(graph, no_sides(graph), node)
    assert crossings(graph) == min(costs)


@given(graphs())
def test_kept_nodes_do_not_change_places_among_themselves(graph: Layered) -> None:
    kept = [node % 2 == 0 for node in range(graph.count)]
    before = [[node for node in layer if kept[node]] for layer in graph.layers]
    swap_neighbours(graph, no_sides(graph), kept)
    assert before == [[node for node in layer if kept[node]] for layer in graph.layers]


@settings(max_examples=60)
@given(graphs(7))
def test_ordering_keeps_every_node_in_its_layer(graph: Layered) -> None:
    before = [sorted(layer) for layer in graph.layers]
    order(graph, no_sides(graph))
    assert [sorted(layer) for layer in graph.layers] == before
    assert all(graph.layers[graph.rank[v]][int(graph.at[v])] == v for v in range(graph.count))


@settings(max_examples=30)
@given(graphs(6))
def test_small_graphs_are_ordered_nearly_as_well_as_can_be(graph: Layered) -> None:
    order(graph, no_sides(graph))
    found = crossings(graph)
    if sum(map(len, graph.layers)) > 10:
        return
    least = found
    for layers in product(*(permutations(layer) for layer in graph.layers)):
        graph.set_order(layers)
        least = min(least, crossings(graph))
    assert found <= least + 1


def test_two_bundles_that_cross_are_untangled() -> None:
    graph = layered([0, 0, 1, 1], [(0, 3), (1, 2)])
    assert crossings(graph) == 1
    order(graph, no_sides(graph))
    assert crossings(graph) == 0


def test_ordering_can_be_stopped() -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        raise Cancelled

    graph = layered([0, 0, 1, 1], [(0, 2), (0, 3), (1, 2), (1, 3)])
    with pytest.raises(Cancelled):
        order(graph, no_sides(graph), stop)


def sided() -> tuple[Layered, Sides]:
    """Claim 0 with supports 2 and 4, attacks 1 and 3."""
    graph = layered([0, 1, 1, 1, 1], [(0, node) for node in range(1, 5)])
    return graph, Sides(graph, [Sided(0, node, node % 2 == 0) for node in range(1, 5)])


def test_a_support_behind_an_attack_has_its_price() -> None:
    graph, sides = sided()
    assert sides.cost(graph.at) == 3 * PENALTY
    assert sides.penalty(1, 2) == PENALTY
    assert sides.penalty(2, 1) == sides.penalty(1, 3) == sides.penalty(0, 1) == 0


def test_among_reasons_for_the_main_claim_it_is_forbidden() -> None:
    graph, _ = sided()
    sides = Sides(graph, [Sided(0, node, node % 2 == 0) for node in range(1, 5)], main=0)
    assert sides.penalty(1, 2) > 1000 * PENALTY
    assert sides.mild == sides.strict


def test_reasons_are_put_apart_within_the_places_they_have() -> None:
    graph, sides = sided()
    put_apart(sides.strict[1], graph, 1)
    assert graph.layers[1] == [2, 4, 1, 3]
    assert sides.cost(graph.at) == 0


def test_a_reason_belongs_to_the_first_claim_directly_above_it() -> None:
    graph = layered([0, 1, 1, 2], [(0, 1), (0, 2), (1, 3), (2, 3), (0, 3)])
    links = [Sided(0, 3, True), Sided(2, 3, True), Sided(1, 3, False)]
    sides = Sides(graph, links)
    assert (sides.owner[3], sides.is_for[3]) == (1, False)


def test_wishes_are_drawn_apart_no_further_than_they_must() -> None:
    wish = {1: 0.0, 2: 6.0, 3: 9.0, 4: 2.0}
    drawn_apart([([2, 4], [1, 3])], wish)
    assert wish == {1: 3.0, 2: 3.0, 3: 9.0, 4: 2.0}


@given(
    st.dictionaries(st.integers(0, 5), st.integers(0, 20).map(float)),
    st.integers(1, 5),
)
def test_after_drawing_apart_no_support_wishes_to_be_behind_an_attack(
    wish: dict[int, float], supports: int
) -> None:
    first, then = list(range(supports)), list(range(supports, 6))
    drawn_apart([(first, then)], wish)
    last = max((wish[node] for node in first if node in wish), default=-1.0)
    assert all(last <= wish[node] for node in then if node in wish)


def test_ordering_puts_supports_first_where_no_crossing_forbids_it() -> None:
    graph, sides = sided()
    order(graph, sides)
    assert graph.layers[1] == [2, 4, 1, 3]


def test_a_support_stands_behind_an_attack_where_that_saves_many_crossings() -> None:
    # Supports 1 and 2 of the main claim 0 come before its attack 3. 2 is attacked by 4, which many
    # links join to 1, and supported by 5, which many join to 3.
    edges = [(0, 1), (0, 2), (0, 3), (2, 4), (2, 5), *[(1, 4)] * 6, *[(3, 5)] * 6]
    graph = layered([0, 1, 1, 1, 2, 2], edges)
    signs = [Sided(0, 1, True), Sided(0, 2, True), Sided(0, 3, False)]
    sides = Sides(graph, [*signs, Sided(2, 4, False), Sided(2, 5, True)], main=0)
    order(graph, sides)
    assert graph.layers == [[0], [1, 2, 3], [4, 5]]
