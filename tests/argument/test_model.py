"""What a text argues: classes, arguments, relations and where they move."""

from __future__ import annotations

import dataclasses

import pytest

from explorer.argument.building import build
from explorer.argument.model import Mode, Role
from tests.argument.texts import codes, model, read, relations


def test_every_place_that_names_a_title_is_a_member_of_one_class() -> None:
    made = model("[A]: first\n\n[B]: b\n  + [A]\n\n(1) [A]\n----\n(2) c\n").statements["A"]
    assert [member.role for member in made.members] == [
        Role.TOP_LEVEL, Role.RELATION, Role.PREMISE
    ]  # fmt: skip
    assert [member.is_reference for member in made.members] == [False, True, True]
    assert made.text == "first"


def test_the_last_wording_counts_unless_one_is_canonical() -> None:
    text = "[A]: one\n\n[A]: two{}\n\n[A]: three\n\n[A]\n"
    assert model(text.format("")).statements["A"].text == "three"
    assert model(text.format(" {isCanonical: true}")).statements["A"].text == "two "


def test_tags_are_united_and_data_merged() -> None:
    made = model("[A]: x #t {a: {b: 1}, l: [1, 2]}\n\n[A]: y #u #t {a: {c: 2}, l: [3]}\n")
    assert made.statements["A"].tags == ("t", "u")
    assert made.statements["A"].fields == {"a": {"b": 1, "c": 2}, "l": (3, 2)}
    assert made.tags == ("t", "u")


def test_what_each_place_says_is_kept_apart() -> None:
    members = model("[A]: x {page: 1}\n\n[A] {page: 2}\n").statements["A"].members
    assert [m.data.fields["page"] for m in members if m.data] == [1, 2]


def test_untitled_statements_and_arguments_are_numbered_together() -> None:
    made = model("one\n  + two\n\n(1) three\n----\n(2) four\n\nfive\n")
    assert list(made.statements) == [
        "Untitled 1", "Untitled 2", "Untitled 4", "Untitled 5", "Untitled 6"
    ]  # fmt: skip
    assert list(made.arguments) == ["Untitled 3"]
    assert not made.statements["Untitled 1"].is_titled


def test_a_structure_belongs_to_the_argument_just_before_it() -> None:
    made = model("<a>: so\n\n(1) p\n----\n(2) q\n-- r --\n(3) s\n\n# H\n\n(1) t\n----\n(2) u\n")
    assert list(made.arguments) == ["a", "Untitled 4"]
    lines = made.arguments["a"].structure
    assert [line.role for line in lines] == [Role.PREMISE, Role.INTERMEDIARY, Role.CONCLUSION]
    assert lines[2].inference
    assert lines[2].inference.rules == ("r",)
    assert made.arguments["Untitled 4"].section == "s1"


def test_a_second_structure_for_one_argument_is_an_error_and_stays_readable() -> None:
    made = build([read("<a>\n\n(1) p\n----\n(2) q\n\n<a>\n\n(1) r\n----\n(2) s\n")])
    assert codes(made) == ["second-structure"]
    assert [len(argument.structure) for argument in made.arguments.values()] == [2, 2]


def test_sections_come_from_headings_and_hold_what_is_said_under_them() -> None:
    made = model("# One\n\n[A]: a\n\n## Two #t {isGroup: false}\n\n<b>\n\n# Three\n\n[A]\n")
    assert [(s.id, s.title, s.level, s.parent) for s in made.sections] == [
        ("s1", "One", 1, ""), ("s2", "Two #t", 2, "s1"), ("s3", "Three", 1, "")
    ]  # fmt: skip
    assert made.sections[1].tags == ("t",)
    assert made.statements["A"].section == "s1"
    assert made.arguments["b"].section == "s2"


@pytest.mark.parametrize(
    ("symbol", "said"),
    [
        ("+", "C support P"), ("<+", "C support P"), ("+>", "P support C"),
        ("-", "C attack P"), ("<-", "C attack P"), ("->", "P attack C"),
        ("_", "C undercut P"), ("<_", "C undercut P"), ("_>", "P undercut C"),
        ("><", "P contradictory C"),
    ],
)  # fmt: skip
def test_a_symbol_says_which_way_a_relation_goes(symbol: str, said: str) -> None:
    assert relations(model(f"[P]\n  {symbol} [C]")) == [said]


def test_a_relation_written_twice_is_one_with_two_places() -> None:
    made = model("[A]\n  + [B]\n\n[B]\n  +> [A]\n\n[C]\n  >< [D]\n\n[D]\n  >< [C]\n")
    assert relations(made) == ["B support A", "C contradictory D"]
    assert [len(relation.places) for relation in made.relations] == [2, 2]


def test_a_relation_from_a_reconstructed_argument_starts_at_its_conclusion() -> None:
    made = model("<a>\n  -> [B]\n\n(1) p\n----\n(2) [C]\n")
    assert relations(made) == ["C attack B"]


def test_what_would_then_bear_on_itself_is_left_out() -> None:
    assert relations(model("<a>\n  +> [C]\n\n(1) p\n----\n(2) [C]\n")) == []


def test_an_undercut_of_a_reconstructed_argument_hits_its_last_inference() -> None:
    text = "<a>\n  _ [U]\n\n(1) p\n----\n(2) q\n----\n(3) [C]\n"
    assert relations(model(text)) == ["U undercut a:2"]


def test_an_undercut_under_a_bar_or_a_conclusion_hits_that_step() -> None:
    text = "<a>\n\n(1) p\n----\n  _ [U]\n(2) q\n  _ [V]\n----\n(3) [C]\n"
    assert relations(model(text)) == ["U undercut a:1", "V undercut a:1"]


def test_strict_mode_reads_support_as_entailment_and_attack_as_contrariety() -> None:
    text = "[A]\n  + [B]\n  - [C]\n  >< [D]\n  + <e>\n\n[C]\n  - [A]\n"
    assert relations(model(text, Mode.STRICT)) == [
        "B entails A", "C contrary A", "A contradictory D", "e support A"
    ]  # fmt: skip
    assert relations(model("===\nmodel:\n  mode: strict\n===\n\n[A]\n  + [B]")) == ["B entails A"]


def test_an_attack_on_an_argument_whose_premise_is_attacked_too_is_dropped() -> None:
    text = "<a>\n  - [X]\n\n(1) [P]\n----\n(2) c\n\n[P]\n  - [X]\n"
    made = model(text)
    assert relations(made) == ["X attack P"]
    assert len(made.relations[0].places) == 2


def test_the_front_matter_can_leave_relations_of_arguments_where_they_are() -> None:
    front = "===\nmodel: {transformArgumentRelations: false}\n===\n\n"
    made = model(front + "[A]\n  - <a>\n\n<a>\n\n(1) p\n----\n(2) c\n")
    assert relations(made) == ["a attack A"]


def test_statements_and_arguments_titled_by_whole_numbers_come_first() -> None:
    made = model("[B]: b\n\n[10]: ten\n  + <x>\n  + <4294967294>\n\n[2]: two\n\n[02]: b\n")
    assert list(made.statements) == ["2", "10", "B", "02"]
    assert list(made.arguments) == ["4294967294", "x"]
    assert made.tags == ()


@pytest.mark.parametrize("block", ["{\n}", "{\n  \n}", "{\n  # nothing yet\n}"])
def test_a_block_of_no_data_counts_as_none(block: str) -> None:
    made = model(f"# H\n{block}\n\n[A]: a\n{block}\n\n<b>\n\n(1) p\n--\nr\n{block}\n--\n(2) c\n")
    assert made.statements["A"].fields is None
    assert made.statements["A"].members[0].data is None
    assert made.sections[0].data is None
    inference = made.arguments["b"].structure[1].inference
    assert inference
    assert inference.data is None
    assert model("[A]: a {}\n").statements["A"].fields == {}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3), ("010", 10), ("-0x1F", -31), ("0o17", 15), ("0b11", 3), ("1e3", 1000),
        (".5", 0.5), ("1.", 1), ("1_000", "1_000"), ("1.0e400", "1.0e400"), ("-.5", "-.5"),
        ("0b", "0b"), ("yes", "yes"), ("~", None), ("True", True), ('"3"', "3"),
    ],
)  # fmt: skip
def test_a_value_is_typed_as_the_reference_types_it(written: str, value: object) -> None:
    fields = model(f"[A]: a {{x: {written}}}\n").statements["A"].fields
    assert fields is not None
    assert fields["x"] == value
    assert type(fields["x"]) is type(value)


def test_a_heading_is_trimmed_of_white_space_alone() -> None:
    made = model("# One\u3000\n\n# Two\x85\n")
    assert [section.title for section in made.sections] == ["One", "Two\x85"]


def test_isingroup_decides_which_place_gives_the_section() -> None:
    made = model("# One\n\n[A]: a\n\n# Two\n\n[A]: b {isInGroup: true}\n")
    assert made.statements["A"].section == "s2"


def test_values_cannot_be_changed() -> None:
    made = model("[A]: a {x: {y: 1}}")
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.mode = Mode.STRICT  # type: ignore[misc]
    with pytest.raises(TypeError):
        made.statements["B"] = made.statements["A"]  # type: ignore[index]
    fields = made.statements["A"].fields
    assert fields is not None
    with pytest.raises(TypeError):
        fields["x"]["y"] = 2


def test_settings_of_the_front_matter_are_kept() -> None:
    made = model("===\nmodel:\n  removeTagsFromText: true\n===\n\n[A]: a #t\n")
    assert made.statements["A"].text == "a "
    assert made.statements["A"].tags == ("t",)
    assert made.settings["model"] == {"removeTagsFromText": True}
