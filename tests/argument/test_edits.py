"""Edits change what they are asked to change, and leave every other byte alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.argument.building import build
from explorer.argument.draft import Draft
from explorer.argument.edits import add_claim, add_relation, change_text
from explorer.argument.model import RelationKind
from explorer.argument.removing import remove
from explorer.errors import ContentError
from tests.argument.texts import ARGDOWN, relations

_MARKDOWN = """\
---\r
title: x\r
---\r
# H\r
\r
- item\r
\r
  ```argdown\r
  [A]: A text. #tag {type: fact}\r
    + [B]: B text\r
      - <c>: c text\r
    - [D]\r
  ```\r
\r
end\r
"""


def _draft(text: str = _MARKDOWN, path: str = "x.md") -> Draft:
    return Draft.of(text, Path(path))


def _changed(before: Draft, after: Draft) -> tuple[str, str]:
    """Return what an edit took out and what it put in; all else must be the same."""
    old, new = before.text, after.text
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _relations(draft: Draft) -> list[str]:
    made = build([draft.reading])
    assert made.is_sound, [str(problem) for problem in made.problems]
    return relations(made)


def test_a_new_claim_goes_to_the_end_of_the_last_fence() -> None:
    before = _draft()
    after = add_claim(before, "N", "New: 3.5 [x]", tags=["t", "u v"], fields={"source": "k-1"})
    taken, put = _changed(before, after)
    assert taken == ""
    assert put.strip() == "[N]: New: 3.5 \\[x\\] #t #(u v) {source: k-1}"
    made = build([after.reading]).statements["N"]
    assert made.text == "New: 3.5 [x] #t #(u v) "
    assert made.tags == ("t", "u v")


def test_a_new_claim_in_markdown_without_claims_gets_a_fence() -> None:
    after = add_claim(_draft("# H\n"), "N", "new", is_argument=True)
    assert after.text == "# H\n\n```argdown\n<N>: new\n```\n"
    assert list(build([after.reading]).arguments) == ["N"]


@pytest.mark.parametrize("text", ["", "[A]: a", "[A]: a\n", "[A]: a\n\n\n"])
def test_a_new_claim_in_an_argdown_file_goes_to_its_end(text: str) -> None:
    after = add_claim(_draft(text, "x.argdown"), "N", "new")
    assert after.text.startswith(text)
    assert after.text.endswith("[N]: new\n")
    assert after.reading.tree.problems == ()


def test_a_title_is_taken_or_cannot_be_written() -> None:
    with pytest.raises(ContentError, match="already a claim"):
        add_claim(_draft(), "A", "again")
    for title in ("a]b", "", "-x", "a\nb"):
        with pytest.raises(ContentError, match="cannot be a title"):
            add_claim(_draft(), title, "x")


def test_a_changed_text_keeps_tags_and_data() -> None:
    before = _draft()
    after = change_text(before, "A", "Other *words*.")
    assert _changed(before, after) == ("A text", "Other \\*words\\*")
    made = build([after.reading]).statements["A"]
    assert made.text == "Other *words*. #tag "
    assert made.fields == {"type": "fact"}


def test_a_title_without_a_text_gets_one() -> None:
    before = _draft()
    after = change_text(before, "D", "D says")
    assert _changed(before, after) == ("", ": D says")
    assert build([after.reading]).statements["D"].text == "D says"


def test_a_changed_argument_is_found_among_arguments() -> None:
    after = change_text(_draft(), "c", "other", is_argument=True)
    assert build([after.reading]).arguments["c"].text == "other"
    with pytest.raises(ContentError, match="no claim called"):
        change_text(_draft(), "c", "other")


def test_a_relation_is_written_under_its_target() -> None:
    before = _draft()
    after = add_relation(before, "D", RelationKind.SUPPORT, "B")
    assert _changed(before, after)[0] == ""
    assert "D support B" in _relations(after)
    assert "      + [D]\r\n" in after.text


def test_a_relation_to_a_title_not_in_the_file_is_written_under_its_source() -> None:
    after = add_relation(_draft(), "B", RelationKind.ATTACK, "Elsewhere")
    assert "B attack Elsewhere" in _relations(after)
    assert "      -> [Elsewhere]\r\n" in after.text


def test_a_relation_between_titles_not_in_the_file_names_both() -> None:
    after = add_relation(_draft(), "X", RelationKind.UNDERCUT, "y", is_to_argument=True)
    assert "X undercut y" in _relations(after)


@pytest.mark.parametrize("kind", [RelationKind.SUPPORT, RelationKind.ATTACK,
                                  RelationKind.UNDERCUT, RelationKind.CONTRADICTORY])  # fmt: skip
def test_every_written_kind_can_be_added(kind: RelationKind) -> None:
    after = add_relation(_draft("[A]\n\n[D]\n", "x.argdown"), "D", kind, "A")
    assert {f"D {kind} A", f"A {kind} D"} & set(_relations(after))


def test_a_kind_that_is_only_derived_cannot_be_written() -> None:
    with pytest.raises(ContentError, match="not written"):
        add_relation(_draft(), "A", RelationKind.ENTAILS, "B")


def test_what_stood_under_a_removed_claim_stays() -> None:
    after = remove(_draft(), "B")
    made = build([after.reading])
    assert made.is_sound
    assert "B" not in made.statements
    assert list(made.arguments) == ["c"]
    assert _relations(after) == ["D attack A"]


def test_a_removed_leaf_takes_one_line() -> None:
    before = _draft()
    assert _changed(before, remove(before, "D"))[0].strip() == "- [D]"
    assert _relations(remove(before, "D")) == ["c attack B", "B support A"]


def test_a_removed_root_leaves_what_bore_on_it() -> None:
    after = remove(_draft(), "A")
    assert _relations(after) == ["c attack B"]


def test_a_premise_cannot_be_removed_by_itself() -> None:
    with pytest.raises(ContentError, match="premise or conclusion"):
        remove(_draft("<a>\n\n(1) [P]\n----\n(2) c\n", "x.argdown"), "P")


def test_what_looks_like_a_premise_stays_a_claim_when_it_moves_to_the_margin() -> None:
    before = _draft("<a>\n\n[A]\n  + <a>\n  + (1) not\n", "x.argdown")
    after = remove(before, "A")
    assert after.text == "<a>\n\n\\(1) not\n"
    assert [made.text for made in build([after.reading]).statements.values()] == ["(1) not"]


def test_a_removal_that_would_give_a_structure_to_another_argument_is_refused() -> None:
    before = _draft("<a>: x\n\n[A]: a\n\n(1) p\n----\n(2) q\n", "x.argdown")
    with pytest.raises(ContentError, match="leans on it"):
        remove(before, "A")


def test_undo_is_the_draft_before() -> None:
    before = _draft()
    after = remove(add_claim(before, "N", "new"), "N")
    assert _draft(before.text) == before
    assert build([after.reading]) == build([before.reading])


_TEXTS = st.text(alphabet="ab [](){}<>*_#@:.,/\\=+-é1", min_size=1, max_size=20)


@settings(max_examples=150, deadline=None)
@given(ARGDOWN, st.sampled_from("ABC"), _TEXTS)
def test_a_changed_text_is_read_as_such_and_nothing_else_changes(
    text: str, title: str, words: str
) -> None:
    before = _draft(text, "x.argdown")
    first = build([before.reading])
    assume(before.reading.tree.is_sound and first.is_sound and words.strip())
    assume(title in first.statements)
    after = build([change_text(before, title, words).reading])
    said = " ".join(words.split())
    assert (after.statements[title].text or "").startswith(said)
    assert relations(after) == relations(first)
    for other, statement in first.statements.items():
        if other != title:
            assert after.statements[other].text == statement.text


@settings(max_examples=150, deadline=None)
@given(ARGDOWN, st.sampled_from("ABC"))
def test_a_removed_claim_is_gone_and_the_rest_is_sound(text: str, title: str) -> None:
    before = _draft(text, "x.argdown")
    assume(before.reading.tree.is_sound and title in build([before.reading]).statements)
    try:
        after = remove(before, title)
    except ContentError:
        return  # it is a premise or a conclusion
    assert after.reading.tree.is_sound
    assert title not in build([after.reading]).statements


@settings(max_examples=150, deadline=None)
@given(ARGDOWN, st.sampled_from("ABCX"), st.sampled_from("ABCY"))
def test_an_added_relation_is_there_and_the_others_stay(text: str, one: str, two: str) -> None:
    before = _draft(text, "x.argdown")
    assume(before.reading.tree.is_sound and one != two)
    after = add_relation(before, one, RelationKind.ATTACK, two)
    assert after.reading.tree.is_sound
    old, new = relations(build([before.reading])), relations(build([after.reading]))
    assert f"{one} attack {two}" in new
    kept = {said for said in old if said.split()[0] != said.split()[-1]}
    assert kept <= set(new)  # what bears on itself gives way to another, as in the reference
