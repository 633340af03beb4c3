"""Where this reading differs from the reference's, as docs/decisions/0010 lists it."""

from __future__ import annotations

from explorer.argument.mapping import derive_map
from tests.argument.texts import codes, model, read, relations


def test_an_undercut_under_an_ordinary_statement_targets_that_statement() -> None:
    text = "(1) p\n----\n(2) c\n\n[A]: a\n  _ [U]\n"
    assert relations(model(text)) == ["U undercut A"]


def test_an_undercut_under_a_premise_targets_the_premise() -> None:
    text = "<a>\n\n(1) p\n----\n(2) q\n(3) [P]\n  _ [U]\n----\n(4) c\n"
    assert relations(model(text)) == ["U undercut P"]


def test_an_undercut_of_an_argument_and_of_its_inference_is_one_relation() -> None:
    text = "<a>\n  _ [U]\n\n(1) p\n----\n  _ [U]\n(2) c\n"
    made = model(text)
    assert relations(made) == ["U undercut a:1"]
    assert len(made.relations[0].places) == 2


def test_regroup_and_explode_arguments_are_not_followed() -> None:
    text = (
        "===\ngroup:\n  regroup: [{title: G, statements: [A]}]\nmodel:\n"
        "  explodeArguments: true\n===\n\n# H\n\n[A]: a\n  + [B]\n\n"
        "<x>\n\n(1) [A]\n----\n(2) [B]\n----\n(3) [C]\n"
    )
    made = model(text)
    assert [group.title for group in derive_map(made).groups] == ["H"]
    assert list(made.arguments) == ["x"]


def test_shortcodes_stay_as_written() -> None:
    assert model("[A]: p .v. q and :smile:\n").statements["A"].text == "p .v. q and :smile:"


def test_any_line_end_will_do_within_data_and_between_blocks() -> None:
    made = model("[A]: a {\r\n  x: 1\r\n}\r\rb\r")
    assert made.statements["A"].fields == {"x": 1}
    assert list(made.statements) == ["A", "Untitled 1"]


def test_dates_stay_text_and_aliases_are_refused() -> None:
    assert model("[A]: a {d: 2019-02-14}").statements["A"].fields == {"d": "2019-02-14"}
    assert codes(read("[A]: a {d: &x 1, e: *x}").tree) == ["bad-data"]


def test_an_unknown_selection_mode_is_read_as_the_default() -> None:
    made = model("===\nselection:\n  statementSelectionMode: wrong\n===\n\n[A]: a\n  + [B]: b\n")
    assert len(derive_map(made).nodes) == 2
