"""Changes of what a reader sees, and bringing a box into sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.argument.model import RelationKind
from explorer.argument.viewing.folding import (
    default_viewing,
    filter_document,
    filter_kinds,
    filter_topic,
    focus_on,
    fold,
    fold_to_depth,
    open_,
    toggle,
    unfilter,
    unfocus,
)
from explorer.argument.viewing.revealing import reveal
from explorer.argument.viewing.showing import show, show_of
from explorer.argument.viewing.values import Viewing
from explorer.argument.viewing.whole import whole_of
from tests.argument.viewing.maps import DEBATE, GROUPS, debates, joined, keys, shown, viewings


@pytest.mark.parametrize(("claims", "depth"), [(40, None), (41, 2)])
def test_a_big_map_opens_folded(claims: int, depth: int | None) -> None:
    text = "[Main]: m\n" + "".join(f"  + [C{n}]: c\n" for n in range(claims - 1))
    assert default_viewing(joined(text)) == Viewing(depth=depth)


def test_toggling_twice_shows_the_same_again() -> None:
    made = joined(DEBATE)
    before = Viewing(depth=1)
    for key in ("[Main]", "[Pro]", "[Other]"):
        once = toggle(before, show(made, before), key)
        assert show(made, once) != show(made, before)
        assert show(made, toggle(once, show(made, once), key)) == show(made, before)


def test_toggling_a_group_closes_and_opens_it() -> None:
    made = joined(GROUPS)
    opened = toggle(Viewing(), show(made, Viewing()), "#s2")
    assert "[Study]" in keys(show(made, opened))
    assert keys(show(made, toggle(opened, show(made, opened), "#s2"))) == keys(shown(GROUPS))


def test_folding_to_a_depth_forgets_what_was_folded_singly() -> None:
    viewing = open_(fold(Viewing(depth=3), "[Pro]"), "[Con]")
    assert fold_to_depth(viewing, 1) == Viewing(depth=1)
    assert fold_to_depth(viewing, None) == Viewing()
    assert fold_to_depth(viewing, -4) == Viewing(depth=0)


def test_a_focus_ends_as_if_it_had_never_been() -> None:
    before = fold(Viewing(depth=2), "[Pro]")
    focused = focus_on(before, ["[Con]", "[Con]", "[Late]"], within=2)
    assert focused.focus == ("[Con]", "[Late]")
    assert keys(shown(DEBATE, unfocus(focused))) == keys(shown(DEBATE, before))


@pytest.mark.parametrize(("asked", "given_"), [(0, 1), (1, 1), (3, 3), (9, 3)])
def test_a_focus_reaches_one_to_three_links(asked: int, given_: int) -> None:
    assert focus_on(Viewing(), ["[A]"], asked).within == given_


def test_a_filter_taken_twice_is_no_filter() -> None:
    kinds = (RelationKind.CONTRARY, RelationKind.CONTRADICTORY)
    assert filter_topic(filter_topic(Viewing(), "t"), "t") == Viewing()
    assert filter_document(filter_document(Viewing(), "d"), "d") == Viewing()
    assert filter_kinds(filter_kinds(Viewing(), kinds), kinds) == Viewing()


def test_kinds_of_which_some_are_hidden_are_hidden_all() -> None:
    one = filter_kinds(Viewing(), [RelationKind.CONTRARY])
    both = filter_kinds(one, [RelationKind.CONTRARY, RelationKind.CONTRADICTORY])
    assert len(both.hidden_kinds) == 2


def test_unfiltering_keeps_what_is_folded_and_focused() -> None:
    viewing = focus_on(fold(Viewing(depth=1), "[A]"), ["[B]"])
    filtered = filter_topic(filter_document(filter_kinds(viewing, RelationKind), "d"), "t")
    assert unfilter(filtered) == viewing


@pytest.mark.parametrize(
    ("viewing", "key"),
    [
        (Viewing(depth=0), "[Deeper]"),
        (fold(Viewing(), "[Pro]"), "[Doubt]"),
        (focus_on(Viewing(), ["[Other]"]), "[Beside]"),
        (Viewing(depth=0, focus=("[Far]",)), "[Beside]"),
        (Viewing(hidden_topics=frozenset({"misuse"})), "[Deeper]"),
        (Viewing(hidden_kinds=frozenset(RelationKind), depth=0), "[Late]"),
    ],
)
def test_a_box_can_always_be_brought_into_sight(viewing: Viewing, key: str) -> None:
    whole = whole_of(joined(DEBATE))
    assert f" {key}" in keys(show_of(whole, reveal(whole, viewing, key)))


def test_revealing_opens_no_more_than_the_way() -> None:
    whole = whole_of(joined(DEBATE))
    viewing = reveal(whole, Viewing(depth=1), "[Deep]")
    assert keys(show_of(whole, viewing)).startswith("[Main] [Pro] [Deep]+1 [Doubt] [Late] [Con]+2")
    assert reveal(whole, viewing, "[Deep]") is viewing
    assert reveal(whole, viewing, "[Gone]") is viewing


def test_revealing_opens_the_groups_that_hold_a_box() -> None:
    whole = whole_of(joined(GROUPS))
    viewing = reveal(whole, fold(Viewing(), "#s1"), "[Data]")
    assert "[Data]" in keys(show_of(whole, viewing))
    assert viewing.opened_groups == {"s1", "s2"}


@given(st.data())
def test_whatever_a_reader_did_every_box_can_be_revealed(data: st.DataObject) -> None:
    made = data.draw(debates())
    viewing = data.draw(viewings(made, focused=data.draw(st.booleans())))
    whole = whole_of(made)
    for box in whole.boxes:
        of = show_of(whole, reveal(whole, viewing, box.key))
        assert box.key in {one.key for one in of.boxes}
