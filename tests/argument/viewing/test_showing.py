"""What of a map is shown: reading order, folding, focus, filters, groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.mapping import derive_map
from explorer.argument.model import RelationKind
from explorer.argument.viewing.folding import fold, open_
from explorer.argument.viewing.showing import show, show_of
from explorer.argument.viewing.values import BoxSort, Viewing
from explorer.argument.viewing.whole import whole_of
from tests.argument.viewing.maps import (
    DEBATE,
    GROUPS,
    arrows,
    debates,
    joined,
    keys,
    shown,
    viewings,
)

if TYPE_CHECKING:
    from explorer.argument.viewing.values import Shown, ShownBox


def box(of: Shown, key: str) -> ShownBox:
    return next(one for one in of.boxes if one.key == key)


def test_reading_goes_from_the_main_claim_to_its_supports_then_to_its_attacks() -> None:
    assert keys(shown(DEBATE)) == (
        "[Main] [Pro] [Deep] [Deeper] [Doubt] [Late] [Con] <Reply> [Beside] [Other] [Far] [Farther]"
    )


def test_first_level_reasons_are_numbered_for_and_against() -> None:
    numbers = {one.key: one.number for one in shown(DEBATE).boxes if one.number}
    assert numbers == {"[Pro]": "P1", "[Late]": "P2", "[Con]": "C1"}


def test_numbers_stay_when_a_filter_hides_reasons() -> None:
    text = DEBATE + "\n[Main]\n  + [More]: More. #misuse\n  + [Last]: Last.\n"
    numbered = shown(text)
    filtered = shown(text, Viewing(hidden_topics=frozenset({"misuse"})))
    assert box(numbered, "[Last]").number == box(filtered, "[Last]").number == "P4"
    assert "[More]" not in keys(filtered)


def test_a_reason_that_also_bears_on_another_reason_stands_under_the_main_claim() -> None:
    text = "[Main]: m\n  + [A]: a\n    + [B]: b\n  + [B]\n"
    of = shown(text)
    assert keys(of) == "[Main] [A] [B]"
    assert box(of, "[B]").number == "P2"
    assert arrows(of) == ["[A] support [Main]", "[B] support [Main]", "[B] support [A]"]


def test_a_box_says_what_a_drawing_needs() -> None:
    of = shown(DEBATE)
    main, reply = box(of, "[Main]"), box(of, "<Reply>")
    assert (main.title, main.text, main.topic) == ("Main", "We should.", "access")
    assert (main.supports, main.attacks, main.is_main, main.type) == (2, 1, True, "policy")
    assert (reply.sort, reply.attacks, reply.is_implicit) == (BoxSort.ARGUMENT, 1, True)
    assert (of.main, of.total) == ("[Main]", 12)


def test_an_argument_has_the_topic_of_what_it_bears_on() -> None:
    assert box(shown(DEBATE), "<Reply>").topic == "misuse"


def test_an_untitled_claim_has_a_key_and_a_text_but_no_title() -> None:
    of = shown("[Main]: m\n  + so it is #t\n")
    assert [(one.title, one.text) for one in of.boxes] == [("Main", "m"), ("", "so it is")]
    assert of.boxes[1].key.startswith("[Untitled")


def test_an_undercut_of_a_reconstructed_argument_ends_on_its_box() -> None:
    text = "<A>\n\n(1) [P]: p\n----\n(2) [Main]: m\n  _ [U]: u\n"
    assert "[U] undercut <A>" in arrows(shown(text))


def test_claims_that_contradict_each_other_lead_to_the_one_read_first() -> None:
    of = shown("[B]: b\n  >< [Main]: m\n\n[Main]\n  + [A]: a\n")
    assert keys(of) == "[Main] [A] [B]"
    assert arrows(of) == ["[A] support [Main]", "[B] contradictory [Main]"]
    assert [one.attacks for one in of.boxes] == [1, 0, 1]
    assert box(of, "[B]").number == "C1"


def test_the_main_claim_is_first_even_when_it_bears_on_something() -> None:
    of = shown("[Top]: t\n  + [Main]: m\n    + [A]: a\n  - [B]: b\n")
    assert keys(of) == "[Main] [A] [Top] [B]"


def test_without_a_main_claim_reading_begins_at_what_bears_on_nothing() -> None:
    of = shown(DEBATE, main="")
    assert keys(of).startswith("[Main] [Pro]")
    assert of.main == ""
    assert not any(one.number for one in of.boxes)


def test_boxes_that_bear_on_each_other_in_a_ring_are_read_all_the_same() -> None:
    of = shown("[A]: a\n  + [B]: b\n    + [C]: c\n      + [A]\n", main="")
    assert keys(of) == "[A] [B] [C]"
    assert len(of.arrows) == 3


def test_an_empty_map_shows_nothing() -> None:
    of = shown("[Main]: alone\n")
    assert (of.boxes, of.arrows, of.main, of.total) == ((), (), "", 0)


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (0, "[Main]+8 [Other]+2"),
        (1, "[Main] [Pro]+3 [Late] [Con]+4 [Other]+2"),
        (2, "[Main] [Pro] [Deep]+1 [Doubt] [Late] [Con] <Reply>+1 [Other]+2"),
    ],
)
def test_a_depth_counts_links_from_the_main_claim(depth: int, expected: str) -> None:
    assert keys(shown(DEBATE, Viewing(depth=depth))) == expected


def test_a_box_can_be_opened_beyond_the_depth() -> None:
    viewing = open_(Viewing(depth=1), "[Pro]")
    assert keys(shown(DEBATE, viewing)) == "[Main] [Pro] [Deep]+1 [Doubt] [Late] [Con]+2 [Other]+2"


def test_a_box_that_is_reached_another_way_stays_when_one_way_is_folded() -> None:
    of = shown(DEBATE, fold(Viewing(), "[Con]"))
    assert "[Deep] [Deeper]" in keys(of)
    assert box(of, "[Con]").hidden == 2
    assert "[Deep] support [Con]" in arrows(of)


def test_a_depth_leaves_roots_open_where_there_is_no_main_claim() -> None:
    assert keys(shown(DEBATE, Viewing(depth=1), main="")).endswith("[Other] [Far]+1")


def test_focus_shows_what_lies_around_and_the_links_among_it() -> None:
    of = shown(DEBATE, Viewing(focus=("[Deep]",)))
    assert keys(of) == "[Pro] [Deep] [Deeper] [Con]"
    assert (of.main, of.total) == ("", 12)
    assert len(of.arrows) == 3
    farther = shown(DEBATE, Viewing(focus=("[Deep]",), within=2))
    assert keys(farther) == "[Main] [Pro] [Deep] [Deeper] [Doubt] [Con] <Reply>"
    assert "[Pro] support [Main]" in arrows(farther)


def test_focus_is_not_folded() -> None:
    assert keys(shown(DEBATE, Viewing(depth=0, focus=("[Far]",)))) == "[Other] [Far] [Farther]"


def test_a_focus_that_is_not_there_shows_the_whole_map() -> None:
    assert len(shown(DEBATE, Viewing(focus=("[Gone]",))).boxes) == 12


def test_a_topic_hides_its_claims_and_what_hangs_on_them_alone() -> None:
    of = shown(DEBATE, Viewing(hidden_topics=frozenset({"misuse"})))
    assert keys(of) == "[Main] [Pro] [Late] [Other] [Far] [Farther]"


def test_a_topic_never_hides_the_main_claim() -> None:
    assert keys(shown(DEBATE, Viewing(hidden_topics=frozenset({"access"})))).startswith("[Main]")


def test_a_relation_hides_what_is_reached_over_it_alone() -> None:
    of = shown(DEBATE, Viewing(hidden_kinds=frozenset({RelationKind.ATTACK})))
    assert keys(of) == "[Main] [Pro] [Deep] [Deeper] [Late] [Other] [Far] [Farther]"


def test_a_document_hides_what_no_other_document_says() -> None:
    made = joined(DEBATE)
    whole = whole_of(made)
    boxes = tuple(
        replace(one, documents={"[Late]": ("y",), "[Doubt]": ("x", "y")}.get(one.key, ("x",)))
        for one in whole.boxes
    )
    hidden = show_of(replace(whole, boxes=boxes), Viewing(hidden_documents=frozenset({"y"})))
    assert "[Late]" not in keys(hidden)
    assert "[Doubt]" in keys(hidden)


def test_a_closed_group_is_one_box_and_arrows_lead_to_and_from_it() -> None:
    of = shown(GROUPS)
    assert keys(of) == "[Main] [Pro] #s2+3 [Harm]"
    assert arrows(of) == [
        "[Pro] support [Main]",
        "#s2 attack [Main]",
        "[Harm] attack [Main]",
        "#s2 support [Pro]",
        "#s2 attack [Pro]",
    ]
    group = box(of, "#s2")
    assert (group.sort, group.title, group.group) == (BoxSort.GROUP, "Evidence", "s1")
    assert [(one.key, one.title) for one in of.groups] == [("#s1", "For"), ("#s3", "Against")]


def test_a_group_that_the_file_closes_can_be_opened() -> None:
    of = shown(GROUPS, open_(Viewing(), "#s2"))
    assert keys(of) == "[Main] [Pro] [Study] [Data] [Con] [Harm]"
    assert [(one.key, one.parent) for one in of.groups] == [
        ("#s1", ""),
        ("#s2", "#s1"),
        ("#s3", ""),
    ]
    assert box(of, "[Con]").group == "s2"


def test_an_outer_closed_group_holds_the_inner_ones_and_the_main_claim() -> None:
    of = shown(GROUPS, fold(Viewing(), "#s1"))
    assert keys(of) == "#s1+5 [Harm]"
    assert (of.main, of.boxes[0].is_main, of.boxes[0].attacks) == ("#s1", True, 1)
    assert arrows(of) == ["[Harm] attack #s1"]


def test_what_a_closed_group_holds_counts_as_hidden_behind_a_folded_box() -> None:
    assert keys(shown(GROUPS, Viewing(depth=0))) == "[Main]+5"


def test_a_given_map_is_shown_instead_of_one_derived() -> None:
    made = joined(DEBATE)
    whole_map = derive_map(made.model)
    nodes = [node for node in whole_map.nodes if node.title in {"Main", "Late"}]
    ids = {node.id for node in nodes}
    edges = [edge for edge in whole_map.edges if {edge.source, edge.target} <= ids]
    part = replace(whole_map, nodes=tuple(nodes), edges=tuple(edges))
    assert keys(show(made, Viewing(), part)) == "[Main] [Late]"


@given(st.data())
def test_no_arrow_has_a_hidden_end_and_nothing_stands_twice(data: st.DataObject) -> None:
    made = data.draw(debates())
    of = show(made, data.draw(viewings(made, focused=data.draw(st.booleans()))))
    there = [one.key for one in of.boxes]
    assert len(set(there)) == len(there)
    assert {end for one in of.arrows for end in (one.source, one.target)} <= set(there)
    assert len(set(of.arrows)) == len(of.arrows)
    frames = {one.key for one in of.groups}
    assert {f"#{one.group}" for one in of.boxes if one.group} <= frames
    assert {one.parent for one in of.groups if one.parent} <= frames
    assert of.main in {"", *there}


@given(st.data())
def test_every_box_is_shown_or_counted_as_hidden(data: st.DataObject) -> None:
    made = data.draw(debates())
    viewing = replace(
        data.draw(viewings(made)), hidden_topics=frozenset(), hidden_kinds=frozenset()
    )
    of = show(made, viewing)
    visible = [one for one in of.boxes if one.sort is not BoxSort.GROUP]
    hidden = of.total - len(visible)
    assert sum(one.hidden for one in of.boxes) >= hidden
    assert all(one.hidden <= hidden for one in of.boxes)


@given(st.data())
def test_neither_folding_nor_filters_hide_the_main_claim(data: st.DataObject) -> None:
    made = data.draw(debates())
    of = show(made, data.draw(viewings(made)))
    if any(node.title == made.main for node in derive_map(made.model).nodes):
        assert of.boxes[0].is_main
        assert of.main == of.boxes[0].key


@given(st.data())
def test_folding_a_box_and_opening_it_shows_the_same_again(data: st.DataObject) -> None:
    made = data.draw(debates())
    of = show(made, viewing := data.draw(viewings(made)))
    for one in of.boxes:
        if not one.hidden:
            assert show(made, open_(fold(viewing, one.key), one.key)) == of


@given(st.data())
def test_by_opening_what_hides_something_everything_is_seen_in_the_end(
    data: st.DataObject,
) -> None:
    made = data.draw(debates())
    viewing = replace(
        data.draw(viewings(made)), hidden_topics=frozenset(), hidden_kinds=frozenset()
    )
    for _ in range(40):
        of = show(made, viewing)
        closed = next((one.key for one in of.boxes if one.hidden), None)
        if closed is None:
            break
        viewing = open_(viewing, closed)
    assert len(of.boxes) == of.total


@given(st.data())
def test_reading_order_never_changes_with_what_is_hidden(data: st.DataObject) -> None:
    made = data.draw(debates())
    viewing = replace(data.draw(viewings(made)), closed_groups=frozenset())
    whole = [one.key for one in whole_of(made).boxes]
    there = [one.key for one in show(made, viewing).boxes if one.sort is not BoxSort.GROUP]
    assert there == [key for key in whole if key in set(there)]
