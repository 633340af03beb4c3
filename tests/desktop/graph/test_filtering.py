from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from explorer.desktop.graph.filtering import (
    MOST_STEPS,
    Filter,
    forms_in,
    kinds_in,
    usual_filter,
    visible_part,
)
from explorer.desktop.graph.forms import (
    Form,
    Tail,
    colour_of,
    dash_of,
    form_meaning,
    form_name,
    form_of,
    tail_of,
)
from explorer.desktop.theme.tokens import THEMES
from explorer.library.kinds import Bearing, Kind, Relation
from explorer.topics.graph import TopicGraph
from tests.topics.by_hand import document, library, link

if TYPE_CHECKING:
    from explorer.desktop.theme.tokens import Tokens
    from explorer.library.model import Library


def test_mentions_are_hidden_at_first_where_there_is_more_to_show(small: Library) -> None:
    assert usual_filter(small).hidden_forms == {Form.MENTIONED}


def test_a_plain_folder_of_notes_shows_its_mentions() -> None:
    notes = library(
        [document("a", Kind.PAGE), document("b", Kind.PAGE)], [link("a", Relation.MENTIONS, "b")]
    )
    part = visible_part(TopicGraph(notes), usual_filter(notes))
    assert len(part.links) == 1
    assert part.documents == ("a", "b")


def test_pages_are_no_part_of_a_graph_of_cases(small: Library) -> None:
    part = visible_part(TopicGraph(small), Filter())
    assert "about" not in part.documents
    assert Kind.PAGE not in kinds_in(small)


def test_a_hidden_kind_takes_its_links_along(small: Library) -> None:
    part = visible_part(TopicGraph(small), Filter().with_kind_toggled(Kind.RISK))
    assert "malicious" not in part.documents
    assert not [link for link in part.links if link.target == "malicious"]


def test_toggling_twice_changes_nothing() -> None:
    chosen = Filter()
    assert chosen.with_kind_toggled(Kind.CASE).with_kind_toggled(Kind.CASE) == chosen
    assert chosen.with_form_toggled(Form.STATED).with_form_toggled(Form.STATED) == chosen


def test_a_hidden_form_hides_only_its_lines(small: Library) -> None:
    part = visible_part(TopicGraph(small), Filter().with_form_toggled(Form.NOT_SHOWN))
    assert all(form_of(link) is not Form.NOT_SHOWN for link in part.links)
    assert "gpt-2" in part.documents
    assert len(part.links) == len(small.links) - 1


def test_around_a_document_stands_what_shown_lines_lead_to(small: Library) -> None:
    around = usual_filter(small).around("malicious")
    part = visible_part(TopicGraph(small), around)
    assert set(part.documents) == {"malicious", "act", "bias", "fraud", "gpt-2"}
    fewer = visible_part(TopicGraph(small), around.with_form_toggled(Form.NOT_SHOWN))
    assert "gpt-2" not in fewer.documents


def test_more_steps_reach_further_and_no_further_than_three(small: Library) -> None:
    graph, around = TopicGraph(small), usual_filter(small).around("act")
    sizes = [len(visible_part(graph, around.within(steps)).documents) for steps in (1, 2, 3)]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[1] < sizes[2]
    assert around.within(99).steps == MOST_STEPS
    assert around.within(0).steps == 1


def test_around_a_document_that_is_gone_stands_nothing(small: Library) -> None:
    assert visible_part(TopicGraph(small), Filter(root="gone")).documents == ()


def test_the_legend_lists_the_forms_there_are_in_its_order(small: Library) -> None:
    forms = forms_in(small)
    assert list(forms) == sorted(forms, key=list(Form).index)
    assert set(forms) == set(Form)
    assert forms_in(library([])) == ()


@pytest.mark.parametrize(
    ("relation", "bearing", "form"),
    [
        (Relation.RAISES, Bearing.FROM_OPENNESS, Form.FROM_OPENNESS),
        (Relation.SHOWS, Bearing.FROM_CLOSEDNESS, Form.FROM_CLOSEDNESS),
        (Relation.RAISES, Bearing.EITHER_WAY, Form.EITHER_WAY),
        (Relation.RAISES, Bearing.NOT_SHOWN, Form.NOT_SHOWN),
        (Relation.RAISES, Bearing.UNSTATED, Form.STATED),
        (Relation.ADDRESSES, Bearing.UNSTATED, Form.STATED),
        (Relation.RELATED, Bearing.UNSTATED, Form.RELATED),
        (Relation.TRADES_OFF, Bearing.UNSTATED, Form.RELATED),
        (Relation.MENTIONS, Bearing.UNSTATED, Form.MENTIONED),
    ],
)
def test_every_link_has_the_form_of_what_it_says(
    relation: Relation, bearing: Bearing, form: Form
) -> None:
    assert form_of(link("a", relation, "b", bearing=bearing)) is form


@pytest.mark.parametrize("tokens", THEMES, ids=lambda tokens: tokens.name)
def test_bearings_are_told_apart_without_colour_too(tokens: Tokens) -> None:
    bearings = (Form.FROM_OPENNESS, Form.FROM_CLOSEDNESS, Form.EITHER_WAY, Form.NOT_SHOWN)
    looks = {(tail_of(form), dash_of(form)) for form in bearings}
    assert len(looks) == len(bearings)
    assert len({colour_of(form, tokens) for form in bearings}) == len(bearings)
    assert tail_of(Form.STATED) is Tail.NONE


def test_every_form_has_a_name_and_a_meaning() -> None:
    assert len({form_name(form) for form in Form}) == len(Form)
    assert all(form_meaning(form).endswith(".") for form in Form)
