"""What stands in a box, and how large that makes it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.argument.layout.values import Arrow, Direction, Rect
from explorer.argument.viewing.values import BoxSort, Shown, ShownBox, ShownGroup
from explorer.desktop.drawing.lettering import Lettering, Role
from explorer.desktop.drawing.measuring import (
    MAIN_PX,
    MOST_BODY_LINES,
    SMALL_PX,
    USUAL_PX,
    WIDE_PX,
    BoxText,
    diagram_of,
    folded_place,
    measure,
    measured,
)
from explorer.library.kinds import Kind
from tests.desktop.drawing.sketches import KINDS, argument, claim, group, talk, with_group

LONG = "A long text that goes on and on about the weights of models and those who run them. " * 6


@pytest.fixture
def letters() -> Lettering:
    return Lettering()


def text_of(box: ShownBox) -> BoxText:
    return measure(box, Lettering(), KINDS)


def said(text: BoxText) -> str:
    return " ".join(line.text for line in (*text.title, *text.body))


def test_a_box_says_its_title_and_its_text() -> None:
    assert said(text_of(claim("Study", "It lets others check."))) == "Study It lets others check."


def test_most_boxes_are_equally_wide() -> None:
    texts = [text_of(claim("Study")), text_of(argument("Cost")), text_of(claim("A", LONG))]
    assert {text.width for text in texts} == {USUAL_PX}


def test_boxes_can_be_had_wider_and_are_lower_then(letters: Lettering) -> None:
    shown = talk()
    usual = measured(shown, letters, KINDS)
    wide = measured(shown, letters, KINDS, usual, usual_px=WIDE_PX)
    assert WIDE_PX in {text.width for text in wide.boxes.values()}
    assert USUAL_PX not in {text.width for text in wide.boxes.values()}
    said = claim("A", "It takes some words to say this. " * 4)
    assert measure(said, letters, KINDS, WIDE_PX).height < measure(said, letters, KINDS).height


def test_a_box_with_little_to_say_is_small() -> None:
    assert text_of(argument("Yes", "It is so.")).width == SMALL_PX


def test_the_main_claim_is_the_widest_and_its_title_is_larger() -> None:
    main = text_of(claim("Open", is_main=True))
    assert main.width == MAIN_PX
    assert {line.role for line in main.title} == {Role.MAIN_TITLE}


def test_the_main_claim_counts_what_bears_on_it() -> None:
    main = text_of(claim("Open", is_main=True, type="policy", supports=5, attacks=2))
    assert [line.text for line in main.notes] == ["Policy claim · 5 for, 2 against"]


def test_a_main_claim_of_no_type_is_called_one() -> None:
    main = text_of(claim("Open", is_main=True))
    assert main.notes[0].text.startswith("Main claim")


def test_a_long_text_is_cut_after_four_lines() -> None:
    text = text_of(claim("Study", LONG))
    assert len(text.body) == MOST_BODY_LINES
    assert text.is_cut
    assert text.body[-1].text.endswith("…")


def test_a_text_that_ends_with_an_ellipsis_is_not_cut() -> None:
    assert not text_of(claim("Study", "And so on…")).is_cut


def test_a_claim_that_several_documents_say_says_so() -> None:
    text = text_of(claim("Study", documents=("gpt-2", "llama")))
    assert [line.text for line in text.notes] == ["Said in 2 documents"]
    assert not text_of(claim("Study", documents=("gpt-2",))).notes


def test_an_untitled_claim_has_no_band() -> None:
    text = text_of(ShownBox("[Untitled 1]", BoxSort.CLAIM, "", "It is so."))
    assert (text.title, text.band_height) == ((), 0.0)
    assert text.body[0].text == "It is so."


def test_an_untitled_claim_with_a_number_has_a_band_for_it() -> None:
    text = text_of(ShownBox("[Untitled 1]", BoxSort.CLAIM, "", "It is so.", number="P1"))
    assert text.band_height > 0
    assert text.number is not None
    assert text.body[0].baseline > text.band_height


def test_the_title_begins_after_the_number() -> None:
    text = text_of(claim("Study", number="P1"))
    assert text.number is not None
    assert text.title[0].x > text.number.x
    assert text.title[0].baseline == text.number.baseline


def test_further_lines_of_a_title_begin_at_the_left(letters: Lettering) -> None:
    text = text_of(claim("Open weights can be checked by those outside", number="P1"))
    assert text.number is not None
    assert len(text.title) == 2
    assert text.title[1].x == text.number.x


def test_the_shape_of_the_topic_stands_beside_the_title() -> None:
    text = text_of(claim("Study", topic="privacy"))
    assert text.kind is Kind.CONCERN
    assert text.shape.right < text.width
    title = text.title[0]
    end = title.x + Lettering().width(title.text, Role.TITLE)
    assert end < text.shape.x
    assert text.shape.y < title.baseline < text.shape.bottom + 4


def test_a_topic_that_is_not_known_has_no_shape() -> None:
    text = text_of(claim("Study", topic="unknown"))
    assert (text.kind, text.shape) == (None, Rect(0, 0, 0, 0))


def test_what_hides_boxes_counts_them() -> None:
    assert text_of(claim("Harm", hidden=3)).folded == "+3"
    assert text_of(claim("Harm")).folded == ""


def test_a_closed_group_says_how_many_it_holds_and_is_a_stack() -> None:
    text = text_of(group("Rules", hidden=7))
    assert text.notes[0].text == "Group of 7"
    assert text.folded == ""
    assert text.sheets > 0


def test_the_chip_is_on_the_lower_right_corner_of_a_map_that_runs_right() -> None:
    text = text_of(claim("Harm", hidden=3))
    place = Rect(100, 100, text.width, text.height)
    chip = folded_place(text, place, Direction.RIGHT)
    assert chip.y < place.bottom < chip.bottom
    assert chip.x < place.right < chip.right


def test_the_chip_does_not_meet_the_status_of_the_box_below() -> None:
    text = text_of(claim("Harm", hidden=3))
    chip = folded_place(text, Rect(0, 0, text.width, text.height), Direction.RIGHT)
    # Statuses end ten pixels before the right side.
    assert chip.x > text.width - 10


def test_the_chip_is_on_the_right_border_of_a_map_that_runs_down() -> None:
    text = text_of(claim("Harm", hidden=3))
    place = Rect(100, 100, text.width, text.height)
    chip = folded_place(text, place, Direction.DOWN)
    assert chip.x < place.right < chip.right
    assert chip.bottom < place.bottom


def test_no_chip_lies_nowhere() -> None:
    text = text_of(claim("Harm"))
    assert folded_place(text, Rect(9, 9, 9, 9), Direction.DOWN) == Rect(0, 0, 0, 0)


def test_from_afar_a_box_says_its_number_and_title() -> None:
    text = text_of(claim("Study", number="P1"))
    assert " ".join(line.text for line in text.headline) == "P1 Study"


def test_from_afar_an_untitled_claim_says_its_text() -> None:
    text = text_of(ShownBox("[Untitled 1]", BoxSort.CLAIM, "", "It is so."))
    assert " ".join(line.text for line in text.headline) == "It is so."


def test_a_map_is_measured_box_by_box(letters: Lettering) -> None:
    shown = talk()
    texts = measured(shown, letters, KINDS)
    assert list(texts.boxes) == [box.key for box in shown.boxes]


def test_what_stayed_the_same_is_not_measured_again(letters: Lettering) -> None:
    shown = talk()
    before = measured(shown, letters, KINDS)
    changed = replace(shown, boxes=(*shown.boxes[:-1], replace(shown.boxes[-1], text="New.")))
    after = measured(changed, letters, KINDS, before)
    assert after.boxes["[Open]"] is before.boxes["[Open]"]
    assert after.boxes["<Doubt>"].body[0].text == "New."


def test_another_lettering_measures_anew(letters: Lettering) -> None:
    before = measured(talk(), letters, KINDS)
    after = measured(talk(), Lettering(1.5), KINDS, before)
    assert after.boxes["[Study]"].width == 1.5 * before.boxes["[Study]"].width


def test_a_diagram_has_the_boxes_as_large_as_measured(letters: Lettering) -> None:
    texts = measured(talk(), letters, KINDS)
    diagram = diagram_of(talk(), texts, Direction.RIGHT)
    assert diagram.main == "[Open]"
    assert diagram.direction is Direction.RIGHT
    for box in diagram.boxes:
        assert (box.width, box.height) == (texts.boxes[box.key].width, texts.boxes[box.key].height)


def test_a_diagram_has_the_arrows_in_their_order(letters: Lettering) -> None:
    shown = talk()
    diagram = diagram_of(shown, measured(shown, letters, KINDS), Direction.DOWN)
    assert diagram.arrows == tuple(
        Arrow(arrow.source, arrow.target, arrow.kind) for arrow in shown.arrows
    )


def test_a_frame_holds_its_title_and_its_boxes(letters: Lettering) -> None:
    shown = with_group(talk(), "Rules about releases")
    texts = measured(shown, letters, KINDS)
    diagram = diagram_of(shown, texts, Direction.DOWN)
    (frame,) = diagram.frames
    assert frame.title_width > letters.width("Rules about releases", Role.FRAME)
    assert {box.frame for box in diagram.boxes} == {frame.key}


def test_inner_frames_name_the_outer_one(letters: Lettering) -> None:
    groups = (ShownGroup("#s1", "Outer"), ShownGroup("#s2", "Inner", "#s1"))
    shown = Shown((claim("Open", group="s2"),), (), groups)
    diagram = diagram_of(shown, measured(shown, letters, KINDS), Direction.DOWN)
    assert [frame.parent for frame in diagram.frames] == ["", "#s1"]
    assert diagram.boxes[0].frame == "#s2"


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, texts, st.sampled_from(list(BoxSort)), st.integers(0, 200), st.booleans())
def test_everything_that_stands_in_a_box_lies_within_it(
    title: str, body: str, sort: BoxSort, hidden: int, is_main: bool
) -> None:
    box = ShownBox("[k]", sort, title, body, "P1", "privacy", hidden=hidden, is_main=is_main)
    letters = Lettering()
    text = measure(box, letters, KINDS)
    assert SMALL_PX <= text.width - text.sheets <= MAIN_PX
    for line in (*text.title, *text.body, *text.notes):
        assert line.x >= 0
        assert 0 < line.baseline < text.height - text.sheets
        right = line.x + letters.width(line.text, line.role)
        assert right <= text.width - text.sheets or len(line.text) <= 2
    baselines = [line.baseline for line in (*text.title, *text.body, *text.notes)]
    assert baselines == sorted(baselines)
