"""Nodes, edges and groups of a map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from explorer.argument.mapping import ArgumentMap, derive_map
from explorer.argument.model import Mode
from explorer.argument.selection import SelectionSettings, StatementMode, select
from tests.argument.texts import model

_TEXT = """\
[A]: a
  + <x>: x
  - b

<x>

(1) [P]: p
(2) q
----
(3) [M]: m
----
(4) c

[C]: alone

[D]: d
  + [E]
"""


def _titles(drawn: ArgumentMap) -> list[str]:
    return [node.title for node in drawn.nodes]


def _edges(drawn: ArgumentMap) -> list[str]:
    titles = {node.id: node.title for node in drawn.nodes}
    return [f"{titles[edge.source]} {edge.kind} {titles[edge.target]}" for edge in drawn.edges]


@pytest.mark.parametrize(
    ("mode", "titles"),
    [
        (StatementMode.WITH_TITLE, "A, Untitled 1, P, D, E"),
        (StatementMode.ALL, "A, Untitled 1, P, Untitled 2, Untitled 3, D, E"),
        (StatementMode.TOP_LEVEL, "A, Untitled 1, D, E"),
        (StatementMode.WITH_RELATIONS, "A, Untitled 1, Untitled 3, D, E"),
        (StatementMode.NOT_USED_IN_ARGUMENT, "A, Untitled 1, D, E"),
        (StatementMode.WITH_MORE_THAN_ONE_RELATION, "A, Untitled 1, D, E"),
    ],
)
def test_a_mode_decides_which_statements_are_nodes(mode: StatementMode, titles: str) -> None:
    chosen = select(model(_TEXT), SelectionSettings(mode=mode))
    assert ", ".join(statement.title for statement in chosen.statements) == titles
    assert [argument.title for argument in chosen.arguments] == ["x"]


def test_what_is_connected_to_nothing_is_left_out_unless_wanted() -> None:
    made = model(_TEXT)
    assert "C" not in _titles(derive_map(made))
    assert "C" in _titles(derive_map(made, SelectionSettings(excludes_disconnected=False)))


def test_isinmap_takes_a_claim_out_or_puts_it_in() -> None:
    made = model("[A]: a {isInMap: false}\n  + [B]: b\n  + [C]: c {isInMap: true}\n")
    assert _titles(derive_map(made)) == ["C"]
    ignoring = SelectionSettings(ignores_is_in_map=True)
    assert _titles(derive_map(made, ignoring)) == ["A", "B", "C"]


def test_settings_choose_by_tag_section_and_title() -> None:
    text = "# H\n\n[A]: a #t\n  + [B]: b\n\n# I\n\n[C]: c #u\n  + [A]\n"
    made = model(text)
    every = SelectionSettings(excludes_disconnected=False)
    by_tag = replace(every, tags=frozenset({"t"}), with_no_tag=True)
    assert _titles(derive_map(made, by_tag)) == ["A", "B"]
    by_section = replace(every, sections=frozenset({"I"}))
    assert _titles(derive_map(made, by_section)) == ["C"]
    by_title = replace(every, excluded_statements=frozenset({"A"}))
    assert _titles(derive_map(made, by_title)) == ["B", "C"]


def test_arguments_stand_for_their_hidden_premises_and_conclusions() -> None:
    text = "<x>\n\n(1) p\n----\n(2) c\n  -> q\n\n<y>\n\n(1) r\n  - s\n----\n(2) t\n"
    drawn = derive_map(model(text))
    assert _edges(drawn) == ["x attack Untitled 3", "Untitled 5 attack y"]


def test_arguments_support_their_conclusions_and_premises_support_arguments() -> None:
    drawn = derive_map(model("<x>\n\n(1) [P]\n----\n(2) [C]\n\n<y>\n\n(1) [C]\n----\n(2) z\n"))
    assert _edges(drawn) == ["x support C", "P support x", "C support y"]


def test_a_hidden_conclusion_that_is_a_premise_links_two_arguments() -> None:
    text = "<x>\n\n(1) p\n----\n(2) [C] {isInMap: false}\n\n<y>\n\n(1) [C]\n----\n(2) z\n"
    assert _edges(derive_map(model(text))) == ["x support y"]


def test_between_arguments_logical_relations_are_sketched_ones() -> None:
    text = "<x>\n\n(1) p\n----\n(2) c\n  - [D]\n\n<y>\n\n(1) q\n----\n(2) [D] {isInMap: false}\n"
    drawn = derive_map(model(text, Mode.STRICT), SelectionSettings(mode=StatementMode.TOP_LEVEL))
    assert all(edge.kind == "attack" for edge in drawn.edges)


def test_groups_come_from_the_innermost_headings() -> None:
    text = "# One\n\n## Two\n\n### Three\n\n[A]: a\n  + [B]: b\n\n## Four\n\n[C]: c\n  + [A]\n"
    drawn = derive_map(model(text))
    assert [(group.title, group.level, group.parent) for group in drawn.groups] == [
        ("Two", 1, ""), ("Three", 2, "s2"), ("Four", 1, "")
    ]  # fmt: skip
    assert [node.group for node in drawn.nodes] == ["s3", "s3", "s4"]


def test_headings_can_say_whether_they_are_groups_and_closed() -> None:
    text = (
        "# One {isGroup: false}\n\n[A]: a\n  + [B]\n\n# Two {isClosed: true}\n\n[C]: c\n  + [A]\n"
    )
    drawn = derive_map(model(text))
    assert [(group.title, group.is_closed) for group in drawn.groups] == [("Two", True)]
    assert [node.group for node in drawn.nodes] == ["", "", "s2"]


def test_labels_hide_made_up_titles_where_there_is_a_text() -> None:
    drawn = derive_map(model("[A]\n  + so it is #t\n"))
    assert [(node.label_title, node.label_text, node.tags) for node in drawn.nodes] == [
        ("A", None, ()), ("", "so it is #t", ("t",))
    ]  # fmt: skip


def _labels(settings: str) -> list[tuple[str, str | None]]:
    text = f"===\nmap:\n  {settings}\n===\n\n[A]\n  + so it is #t\n"
    return [(node.label_title, node.label_text) for node in derive_map(model(text)).nodes]


@pytest.mark.parametrize(
    ("mode", "labels"),
    [
        ("hide-untitled", [("A", None), ("", "so it is #t")]),
        ("title", [("A", None), ("Untitled 1", None)]),
        ("text", [("A", None), ("", "so it is #t")]),
        ("none", [("", None), ("", None)]),
        ("wrong", [("A", None), ("", "so it is #t")]),
    ],
)
def test_the_front_matter_decides_what_statements_say_on_the_map(
    mode: str, labels: list[tuple[str, str | None]]
) -> None:
    assert _labels(f"statementLabelMode: {mode}") == labels


def test_a_label_mode_is_for_one_sort_of_nodes() -> None:
    assert _labels("argumentLabelMode: none") == [("A", None), ("", "so it is #t")]


def test_the_front_matter_can_leave_tags_out_of_the_map() -> None:
    drawn = derive_map(model("===\nmap: {addTags: false}\n===\n\n[A]: a #t\n  + [B]\n"))
    assert [node.tags for node in drawn.nodes] == [(), ()]


def test_only_a_group_that_holds_nodes_itself_can_be_closed() -> None:
    text = "# One {isClosed: true}\n\n## Two {isClosed: true}\n\n[A]: a\n  + [B]: b\n"
    groups = derive_map(model(text)).groups
    assert [(group.title, group.is_closed) for group in groups] == [("One", False), ("Two", True)]


def test_nodes_titled_by_whole_numbers_come_first() -> None:
    drawn = derive_map(model("[B]: b\n  + [10]: x\n  + [9]: y\n  + [09]: z\n"))
    assert _titles(drawn) == ["9", "10", "B", "09"]
