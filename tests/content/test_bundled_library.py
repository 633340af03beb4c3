"""The bundled library keeps what it promises: whole, cited, balanced, readable."""

from __future__ import annotations

import re
from functools import cache

import pytest

from explorer.argument.argued import Argued, argue
from explorer.argument.model import Mode, Model, Relation, RelationKind
from explorer.argument.network import WEIGHED, network_of
from explorer.argument.stance import NO_STANCE, think
from explorer.argument.tours import read_tour
from explorer.argument.what_if import Because, Status
from explorer.checks.asked_for import ASKED_FOR
from explorer.checks.gathering import problems_of
from explorer.checks.reading import ease_of
from explorer.files import bundled
from explorer.library.kinds import Kind
from explorer.library.loading import load

LEAST_EASE = 45
TURNED = {RelationKind.SUPPORT: RelationKind.ATTACK, RelationKind.ATTACK: RelationKind.SUPPORT}


@cache
def library() -> Argued:
    return argue(load(bundled("content")))


DEBATES = sorted(path.stem for path in (bundled("content") / "debates").glob("*.md"))
TOURS = sorted(path.stem for path in (bundled("content") / "tours").glob("*.md"))


def test_it_has_no_problem_and_asks_for_every_check() -> None:
    assert [str(problem) for problem in problems_of(library())] == []
    assert set(library().library.info.checks) == set(ASKED_FOR)


def test_it_holds_the_whole_debate() -> None:
    count = {kind: len(library().library.of_kind(kind)) for kind in Kind}
    assert count[Kind.CASE] >= 18
    assert [count[kind] for kind in (Kind.REWARD, Kind.RISK, Kind.CONCERN)] == [4, 4, 4]
    assert count[Kind.SAFEGUARD] >= 8
    assert count[Kind.REGULATION] >= 8
    assert count[Kind.DEBATE] >= 5
    assert count[Kind.TOUR] >= 3
    assert len(library().claims) >= 400


@pytest.mark.parametrize(
    ("kinds", "least", "most"),
    [
        ((Kind.CASE,), 700, 1500),
        ((Kind.REWARD, Kind.RISK, Kind.CONCERN), 400, 900),
        ((Kind.REGULATION, Kind.SAFEGUARD), 400, 900),
    ],
)
def test_documents_are_neither_stubs_nor_books(
    kinds: tuple[Kind, ...], least: int, most: int
) -> None:
    words = {one.id: ease_of(one).words for one in library().library.of_kind(*kinds)}
    assert {name: count for name, count in words.items() if not least <= count <= most} == {}


def test_a_first_year_student_can_read_it() -> None:
    hard = {
        one.id: round(ease_of(one).flesch)
        for one in library().library.documents
        if ease_of(one).flesch < LEAST_EASE
    }
    assert hard == {}


def test_each_source_of_a_debate_has_a_card() -> None:
    lib = library()
    cited = {key for debate in DEBATES for claim in lib.claims_in(debate) for key in claim.sources}
    words = {key: len(re.findall(r"\S+", lib.library.sources[key].note)) for key in cited}
    assert {key: count for key, count in words.items() if not 40 <= count <= 130} == {}


def test_every_case_says_what_was_open_and_every_bearing_is_stated() -> None:
    for case in library().library.of_kind(Kind.CASE):
        assert case.front.as_of is not None, case.id
        assert case.front.events, case.id
        links = library().library.links_from(case.id)
        unstated = [
            link.target
            for link in links
            if link.relation.value in ("raises", "shows") and link.bearing.value == "unstated"
        ]
        assert unstated == [], case.id


@pytest.mark.parametrize("debate", DEBATES)
def test_a_debate_has_many_claims_typed_held_and_short_enough_for_a_wall(debate: str) -> None:
    claims = library().claims_in(debate)
    titled = [claim for claim in claims if claim.is_titled]
    assert 25 <= len(titled) <= 75
    assert any(made.structure for made in library().debate(debate).model.arguments.values())
    own = [claim for claim in titled if claim.documents[0] == debate and claim.text]
    assert [claim.title for claim in own if not claim.short] == []


@pytest.mark.parametrize("debate", DEBATES)
def test_the_main_claim_is_left_to_the_reader(debate: str) -> None:
    lib = library()
    joined = lib.debate(debate)
    verdict = think(network_of(joined.model), NO_STANCE).verdict(f"[{joined.main}]")
    main = lib.claim(joined.main)
    assert main is not None
    assert main.type in WEIGHED
    assert verdict is not None
    assert (verdict.status, verdict.because) == (Status.UNDECIDED, Because.BOTH_SIDES)


@pytest.mark.parametrize("debate", DEBATES)
def test_the_motion_turned_round_does_not_contradict_the_motion(debate: str) -> None:
    joined = library().debate(debate)
    main = f"[{joined.main}]"
    before = think(network_of(joined.model), NO_STANCE).verdict(main)
    after = think(network_of(_turned(joined.model, joined.main)), NO_STANCE).verdict(main)
    assert before is not None
    assert after is not None
    opposite = {Status.STANDS: Status.FALLS, Status.FALLS: Status.STANDS}
    assert after.status is opposite.get(before.status, Status.UNDECIDED)


def _turned(model: Model, main: str) -> Model:
    """Return a model in which what spoke for the main claim speaks against it, and back."""
    end = model.statements[main].end
    relations = tuple(
        Relation(TURNED.get(one.kind, one.kind), one.source, one.target, one.places)
        if one.target == end
        else one
        for one in model.relations
    )
    return Model(
        model.statements, model.arguments, relations, model.sections, model.tags,
        model.settings, Mode.LOOSE, model.problems,
    )  # fmt: skip


@pytest.mark.parametrize("name", TOURS)
def test_a_tour_fits_its_time_and_has_a_short_path(name: str) -> None:
    document = library().library.document(name)
    tour = read_tour(document)
    assert 8 <= len(tour.steps) <= 14
    assert document.front.minutes == 45
    core = [step for step in tour.steps if step.is_core]
    assert 3 <= len(core) < len(tour.steps)
    assert sum(step.minutes for step in core) < 20
    assert sum(step.minutes for step in tour.steps) < 45
    assert max(len(step.reveal) for step in tour.steps) <= 7
    for step in tour.steps:
        section = document.section(step.anchor)
        assert section is not None
        assert len(section.text.split()) > 40, step.title
