"""Back and forward."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explorer.address import Address
from explorer.desktop.history import MAX_ENTRIES, History, Stop


def stop(name: str, view: str = "read") -> Stop:
    return Stop(Address.document(name), view)


def test_back_leads_where_the_reader_was_and_forward_again() -> None:
    history = History().at(stop("a")).at(stop("b")).at(stop("c"))
    assert history.back().back().present == stop("a")
    assert history.back().back().forward().present == stop("b")


def test_going_on_from_the_past_forgets_what_lay_ahead() -> None:
    history = History().at(stop("a")).at(stop("b")).back().at(stop("c"))
    assert [one.address.name for one in history.stops] == ["a", "c"]
    assert not history.can_go_forward


def test_the_same_place_twice_running_is_one_stop() -> None:
    assert len(History().at(stop("a")).at(stop("a")).stops) == 1


def test_the_same_document_in_another_view_is_another_stop() -> None:
    assert len(History().at(stop("a")).at(stop("a", "graph")).stops) == 2


def test_typing_on_replaces_the_search() -> None:
    history = History().at(stop("a")).at(Stop(Address.search("le"), "search"))
    history = history.instead(Stop(Address.search("leak"), "search"))
    assert history.present == Stop(Address.search("leak"), "search")
    assert history.back().present == stop("a")


def test_the_scroll_place_is_remembered_where_it_was() -> None:
    history = History().at(stop("a")).scrolled(320).at(stop("b")).back()
    assert history.present is not None
    assert history.present.scroll == 320


def test_at_the_ends_back_and_forward_stay() -> None:
    empty = History()
    assert empty.back() is empty
    assert empty.forward() is empty
    assert empty.scrolled(5) == empty


@given(st.lists(st.sampled_from(["a", "b", "c", "<", ">"])))
def test_the_present_is_always_one_of_the_stops(moves: list[str]) -> None:
    history = History()
    for move in moves:
        if move == "<":
            history = history.back()
        elif move == ">":
            history = history.forward()
        else:
            history = history.at(stop(move))
        assert -1 <= history.index < max(len(history.stops), 1)
        assert (history.present is None) == (not history.stops)


def test_it_does_not_grow_for_ever() -> None:
    history = History()
    for number in range(MAX_ENTRIES + 50):
        history = history.at(stop(str(number)))
    assert len(history.stops) == MAX_ENTRIES
    assert history.present == stop(str(MAX_ENTRIES + 49))
