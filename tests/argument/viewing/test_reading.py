"""What is said aloud, where the keys lead, the outline twin and the legend."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.model import RelationKind
from explorer.argument.viewing.folding import filter_kinds, filter_topic
from explorer.argument.viewing.legend import LegendEntry, legend_of
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.spoken import spoken_name, spoken_relation
from explorer.argument.viewing.tree import OutlineNode, lines_of, outline_of
from explorer.argument.viewing.values import BoxSort, Shown, ShownArrow, ShownBox, Viewing
from explorer.argument.viewing.walking import Paths, Way
from explorer.argument.viewing.whole import whole_of
from explorer.argument.what_if import Status, View
from tests.argument.viewing.maps import DEBATE, GROUPS, debates, joined, shown, viewings

CLAIM = ShownBox("[No recall]", BoxSort.CLAIM, "No recall", supports=1, attacks=1)


def test_a_claim_is_spoken_with_what_bears_on_it_and_its_status() -> None:
    assert spoken_name(CLAIM, Status.UNDECIDED) == (
        "Claim: No recall. 1 support, 1 attack. Undecided."
    )


def test_nothing_is_spoken_that_is_not_there() -> None:
    assert spoken_name(ShownBox("<A>", BoxSort.ARGUMENT, "Why not?")) == "Argument: Why not?"


def test_a_number_a_view_and_what_is_hidden_are_spoken() -> None:
    box = replace(CLAIM, number="P1", is_implicit=True, hidden=12, supports=0)
    assert spoken_name(box, Status.FALLS, View.REJECT, is_aside=True) == (
        "Claim P1, not said: No recall. 1 attack. 12 hidden behind it."
        " Your view: reject. Falls. Set aside."
    )


def test_the_main_claim_a_group_and_an_untitled_claim_are_spoken_as_such() -> None:
    assert spoken_name(replace(CLAIM, is_main=True)).startswith("Main claim: No recall.")
    assert spoken_name(ShownBox("#s1", BoxSort.GROUP, "Costs", hidden=1)) == (
        "Group: Costs. 1 box inside or behind."
    )
    assert spoken_name(ShownBox("[Untitled 1]", BoxSort.CLAIM, "", "So it is.")) == (
        "Claim: So it is."
    )


@pytest.mark.parametrize("kind", RelationKind)
def test_an_arrow_is_spoken_as_a_sentence(kind: RelationKind) -> None:
    said = spoken_relation(CLAIM, kind, ShownBox("[B]", BoxSort.CLAIM, "", "It stays."))
    assert said.startswith("No recall ")
    assert said.endswith(" It stays.")
    assert len(said.split()) >= 5


@pytest.mark.parametrize(
    ("key", "way", "expected"),
    [
        ("[Main]", Way.NEXT, "[Pro]"),
        ("[Main]", Way.PREVIOUS, None),
        ("[Pro]", Way.PREVIOUS, "[Main]"),
        ("[Deep]", Way.FIRST, "[Main]"),
        ("[Deep]", Way.LAST, "[Farther]"),
        ("[Farther]", Way.NEXT, None),
        ("[Main]", Way.REASON, "[Pro]"),
        ("[Main]", Way.SUPPORT, "[Pro]"),
        ("[Main]", Way.ATTACK, "[Con]"),
        ("<Reply>", Way.REASON, "[Beside]"),
        ("<Reply>", Way.SUPPORT, None),
        ("<Reply>", Way.ATTACK, "[Beside]"),
        ("[Late]", Way.REASON, None),
        ("[Deep]", Way.TARGET, "[Pro]"),
        ("[Main]", Way.TARGET, None),
        ("[Pro]", Way.NEXT_REASON, "[Late]"),
        ("[Con]", Way.PREVIOUS_REASON, "[Late]"),
        ("[Con]", Way.NEXT_REASON, None),
        ("[Main]", Way.NEXT_REASON, None),
        ("[Gone]", Way.NEXT, "[Main]"),
    ],
)
def test_every_way_leads_where_its_name_says(key: str, way: Way, expected: str | None) -> None:
    assert Paths(shown(DEBATE)).from_(key, way) == expected


def test_all_that_a_box_bears_on_is_found() -> None:
    paths = Paths(shown(DEBATE))
    assert paths.targets("[Deep]") == ("[Pro]", "[Con]")
    assert paths.reasons("[Con]") == ("[Deep]", "<Reply>")


def test_what_contradicts_each_other_is_walked_both_ways() -> None:
    paths = Paths(shown("[Main]: m\n  >< [B]: b\n"))
    assert paths.from_("[Main]", Way.ATTACK) == "[B]"
    assert paths.from_("[B]", Way.ATTACK) == "[Main]"


def test_an_empty_map_leads_nowhere() -> None:
    assert Paths(Shown()).from_("[A]", Way.NEXT) is None


@given(st.data())
def test_walking_on_from_the_first_box_meets_every_box_once(data: st.DataObject) -> None:
    made = data.draw(debates())
    of = show(made, data.draw(viewings(made)))
    paths = Paths(of)
    met = []
    key = paths.from_("", Way.NEXT)
    while key is not None:
        met.append(key)
        key = paths.from_(key, Way.NEXT)
    assert met == [box.key for box in of.boxes]


def _text(nodes: tuple[OutlineNode, ...]) -> list[str]:
    return [
        f"{'  ' * depth}{node.relation or ''} {node.key}{' (elsewhere)' * node.is_reference}"
        for depth, node in lines_of(nodes)
    ]


def test_the_outline_has_each_box_once_and_refers_to_it_elsewhere() -> None:
    assert _text(outline_of(shown(DEBATE))) == [
        " [Main]",
        "  support [Pro]",
        "    support [Deep]",
        "      support [Deeper]",
        "    attack [Doubt]",
        "  support [Late]",
        "  attack [Con]",
        "    support [Deep] (elsewhere)",
        "    attack <Reply>",
        "      undercut [Beside]",
        " [Other]",
        "  support [Far]",
        "    support [Farther]",
    ]


def test_the_outline_follows_what_is_folded_and_grouped() -> None:
    assert _text(outline_of(shown(GROUPS))) == [
        " [Main]",
        "  support [Pro]",
        "    support #s2 (elsewhere)",
        "    attack #s2 (elsewhere)",
        "  attack #s2",
        "  attack [Harm]",
    ]
    assert _text(outline_of(shown(DEBATE, Viewing(depth=0)))) == [" [Main]", " [Other]"]


def test_a_ring_and_a_claim_against_itself_end() -> None:
    of = shown("[A]: a\n  + [B]: b\n    + [A]\n  - [A]\n", main="A")
    assert _text(outline_of(of)) == [
        " [A]",
        "  support [B]",
        "    support [A] (elsewhere)",
        "  attack [A] (elsewhere)",
    ]


@given(st.data())
def test_the_outline_says_every_box_once_and_every_arrow_once(data: st.DataObject) -> None:
    made = data.draw(debates())
    of = show(made, data.draw(viewings(made, focused=data.draw(st.booleans()))))
    lines = [node for _, node in lines_of(outline_of(of))]
    full = [node.key for node in lines if not node.is_reference]
    assert sorted(full) == sorted(box.key for box in of.boxes)
    assert sum(node.relation is not None for node in lines) == len(of.arrows)
    assert not any(node.children for node in lines if node.is_reference)


@given(st.data())
def test_the_outline_is_read_in_the_same_order_as_the_whole_map(data: st.DataObject) -> None:
    made = data.draw(debates())
    of = show(made, Viewing(opened_groups=frozenset(group.id for group in whole_of(made).groups)))
    full = [node.key for _, node in lines_of(outline_of(of)) if not node.is_reference]
    assert full == [box.key for box in of.boxes]


def test_a_chain_of_ten_thousand_claims_makes_an_outline() -> None:
    boxes = tuple(ShownBox(f"[{n}]", BoxSort.CLAIM, str(n)) for n in range(10_000))
    chain = Shown(
        boxes,
        tuple(_arrow(one.key, other.key) for one, other in zip(boxes[1:], boxes, strict=False)),
    )
    lines = list(lines_of(outline_of(chain)))
    assert [depth for depth, _ in lines] == list(range(10_000))


def _arrow(source: str, target: str) -> ShownArrow:
    return ShownArrow(source, target, RelationKind.SUPPORT)


def test_the_legend_counts_the_whole_map_and_says_what_is_hidden() -> None:
    viewing = filter_topic(filter_kinds(Viewing(depth=0), [RelationKind.ATTACK]), "misuse")
    legend = legend_of(whole_of(joined(DEBATE)), viewing)
    assert legend.kinds == (
        LegendEntry("support", 7),
        LegendEntry("attack", 3, is_hidden=True),
        LegendEntry("undercut", 1),
    )
    assert legend.topics == (LegendEntry("misuse", 4, is_hidden=True), LegendEntry("access", 2))
    assert legend.documents == ()


def test_the_legend_names_documents_as_they_are_joined() -> None:
    whole = whole_of(joined(DEBATE))
    boxes = tuple(replace(box, documents=("z", "a")) for box in whole.boxes)
    legend = legend_of(replace(whole, boxes=boxes, documents=("z", "a", "silent")), Viewing())
    assert [(one.name, one.count) for one in legend.documents] == [("z", 12), ("a", 12)]
