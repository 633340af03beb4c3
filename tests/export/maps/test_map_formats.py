"""Maps as files for other programs: each read back."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings

from explorer.argument.building import build
from explorer.argument.fences import Source
from explorer.argument.joining import Joined
from explorer.argument.model import Mode, Reading
from explorer.argument.parser import Grammar, parse
from explorer.argument.viewing.showing import show
from explorer.argument.viewing.values import BoxSort, Viewing
from explorer.errors import ExportError, FileInTheWayError
from explorer.export.maps.exporting import export_map, map_text
from explorer.export.maps.formats import MAP_FORMATS, map_format
from explorer.export.maps.subject import MapSubject, subject_of
from explorer.export.plain_text import plain
from explorer.progress import Cancelled
from tests.argument.texts import ARGDOWN
from tests.export.maps import debates
from tests.topics import by_hand

if TYPE_CHECKING:
    from explorer.argument.model import Argument, Model, Statement
    from tests.conftest import WriteLibrary


@pytest.fixture
def subject(write_library: WriteLibrary) -> MapSubject:
    return subject_of(debates.argued(write_library), "talk")


def graph_of(subject: MapSubject) -> nx.MultiDiGraph:
    text = map_text(subject, "graphml")
    return nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)


def aif_of(subject: MapSubject) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    content = json.loads(map_text(subject, "aif"))
    nodes = {node["nodeID"]: node for node in content["nodes"]}
    return nodes, [(edge["fromID"], edge["toID"]) for edge in content["edges"]]


def test_networkx_reads_every_box_and_arrow_of_the_graphml(subject: MapSubject) -> None:
    graph = graph_of(subject)
    shown = subject.shown
    titles = {data["label"] for _, data in graph.nodes(data=True)}
    assert titles == {box.title or box.text for box in shown.boxes}
    label = dict(graph.nodes(data="label"))
    name = {box.key: box.title or box.text for box in shown.boxes}
    found = Counter(
        (label[source], data["relation"], label[target])
        for source, target, data in graph.edges(data=True)
    )
    assert found == Counter(
        (name[one.source], one.kind.value, name[one.target]) for one in shown.arrows
    )


def test_boxes_of_the_graphml_have_typed_attributes(subject: MapSubject) -> None:
    boxes = {data["label"]: data for _, data in graph_of(subject).nodes(data=True)}
    assert boxes["Open"]["main"] is True
    assert boxes["Open"]["supports"] == 1
    assert boxes["Open"]["topic"] == "Access for all"
    assert boxes["Study"]["text"] == 'It can be studied; 5 < 6 & "so on".'
    assert boxes["Study"]["sources"] == "k-2020"
    assert boxes["Harm"]["sources"] == "k-2020 | l-2021"
    assert boxes["Harm"]["references"].count(" | ") == 1
    assert boxes["Harm"]["documents"] == "talk | one"
    assert boxes["Chain"]["sort"] == "argument"
    assert boxes["Chain"]["group"] == "Steps"
    assert boxes["Chain"]["sources"] == "l-2021"
    assert boxes["Many"]["implicit"] is True


def test_the_graphml_names_the_map_and_the_library(subject: MapSubject) -> None:
    about = graph_of(subject).graph
    assert (about["map"], about["title"], about["as_of"]) == (
        "Open or closed?",
        "A small library",
        "2026-11-02",
    )


def test_the_graphml_holds_what_is_shown(write_library: WriteLibrary) -> None:
    part = subject_of(debates.argued(write_library), "talk", Viewing(depth=0))
    graph = graph_of(part)
    (data,) = (data for _, data in graph.nodes(data=True) if data["main"])
    assert data["hidden"] > 0
    assert len(graph) == len(part.shown.boxes)


def test_aif_leads_from_claims_over_inferences_and_conflicts(subject: MapSubject) -> None:
    nodes, edges = aif_of(subject)
    assert {node["type"] for node in nodes.values()} == {"I", "RA", "CA"}
    for source, target in edges:
        assert "I" not in (nodes[source]["type"], "") or nodes[target]["type"] != "I"
    for node_id, node in nodes.items():
        if node["type"] != "I":
            assert any(target == node_id for _, target in edges)
            assert sum(source == node_id for source, _ in edges) == 1


def _links(nodes: dict[str, Any], edges: list[tuple[str, str]]) -> set[tuple[str, str, str]]:
    """Return what bears on what over which sort of node, by titles or else texts."""
    name = {node_id: node.get("title", node["text"]) for node_id, node in nodes.items()}
    return {
        (name[source], nodes[over]["type"], name[target])
        for source, over in edges
        for middle, target in edges
        if middle == over and nodes[over]["type"] != "I"
    }


def test_aif_says_what_the_map_says(subject: MapSubject) -> None:
    links = _links(*aif_of(subject))
    assert ("Study", "RA", "Open") in links
    assert ("Harm", "CA", "Open") in links
    assert {("Open", "CA", "Closed"), ("Closed", "CA", "Open")} <= links
    assert ("Many", "RA", "Some") in links
    assert ("Some", "RA", "Harm") in links
    assert ("Rare", "CA", "Chain") in links
    assert ("Beside", "CA", "Default Conflict") in links
    assert ("Data", "RA", "Reply") in links


def test_an_undercut_in_aif_is_a_conflict_with_the_step_itself(subject: MapSubject) -> None:
    nodes, edges = aif_of(subject)
    by_title = {node.get("title"): node_id for node_id, node in nodes.items()}
    (conflict,) = (target for source, target in edges if source == by_title["Rare"])
    (step,) = (target for source, target in edges if source == conflict)
    assert (nodes[conflict]["type"], nodes[step]["type"]) == ("CA", "RA")
    assert (step, by_title["Harm"]) in edges


def test_aif_keeps_rules_sources_and_schemes(subject: MapSubject) -> None:
    content = json.loads(map_text(subject, "aif"))
    nodes = content["nodes"]
    assert any(node["text"] == "Statistics, Common sense" for node in nodes)
    (harm,) = (node for node in nodes if node.get("title") == "Harm")
    assert harm["sources"] == ["k-2020", "l-2021"]
    assert harm["topics"] == ["misuse"]
    schemed = {one["nodeID"]: one["schemeID"] for one in content["schemefulfillments"]}
    assert schemed == {
        node["nodeID"]: {"RA": "72", "CA": "71"}[node["type"]]
        for node in nodes
        if node["type"] != "I"
    }
    assert "A small library 2026.11" in content["about"]


def _read(text: str) -> Model:
    source = Source.of_text(text, Path("map.argdown"))
    return build([Reading(source, parse(source, Grammar.STRICT))], Mode.LOOSE)


def _said(model: Model) -> dict[str, Any]:
    """Return what a model says under the titles that its authors wrote."""

    def name(made: Any) -> str:
        return made.title if made.is_titled else f"“{plain(made.text or '')}”"

    def data(made: Statement | Argument) -> dict[str, Any]:
        return {key: value for key, value in (made.fields or {}).items() if key != "isCanonical"}

    elements = model.elements()
    return {
        "texts": {name(one): one.text for one in elements},
        "tags": {name(one): set(one.tags) for one in elements},
        "data": {name(one): data(one) for one in elements},
        "relations": Counter(
            (name(model.at(one.source)), one.kind, name(model.at(one.target)), one.target.step)
            for one in model.relations
        ),
        "steps": {
            name(one): [(line.role, name(model.statements[line.title])) for line in one.structure]
            for one in model.arguments.values()
        },
        "sections": [(section.title, section.level) for section in model.sections],
    }


def test_argdown_read_again_says_the_same(subject: MapSubject) -> None:
    again = _read(map_text(subject, "argdown"))
    assert again.is_sound, again.problems
    assert _said(again) == _said(subject.joined.model)


def test_the_wording_that_counts_counts_in_argdown_too(subject: MapSubject) -> None:
    text = map_text(subject, "argdown")
    assert subject.joined.model.statements["Harm"].text == "It does harm, they say. #misuse "
    assert _read(text).statements["Harm"].text == "It does harm, they say. #misuse "
    assert "It does great harm." in text


def test_argdown_says_where_it_comes_from(subject: MapSubject) -> None:
    first = map_text(subject, "argdown").split("\n")[0]
    assert first == (
        "// Open or closed? (A small library 2026.11, checked 2 November 2026, CC BY 4.0)"
    )


def test_argdown_with_front_matter_begins_with_it(write_library: WriteLibrary) -> None:
    page = debates.page("===\nmodel: {mode: loose}\n===\n\n" + debates.TALK)
    text = map_text(
        subject_of(debates.argued(write_library, debates__talk=page), "talk"), "argdown"
    )
    assert text.startswith("===\n")
    assert _read(text).is_sound


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARGDOWN)
def test_any_argument_comes_back_from_argdown_and_fits_the_other_formats(text: str) -> None:
    source = Source.of_text(text, Path("x.argdown"))
    reading = Reading(source, parse(source))
    model = build([reading], Mode.LOOSE)
    if not model.is_sound:
        return
    joined = Joined(model, ("x",))
    library = by_hand.library([by_hand.document("x")])
    subject = MapSubject("T", library, {"x": reading}, joined, show(joined, Viewing()))
    assert _said(_read(map_text(subject, "argdown"))) == _said(model)
    assert len(graph_of(subject)) == len(subject.shown.boxes)
    nodes, edges = aif_of(subject)
    assert not [one for one in edges if {nodes[one[0]]["type"], nodes[one[1]]["type"]} == {"I"}]
    outline = map_text(subject, "outline")
    assert outline.count("- ") >= len(subject.shown.boxes)


def test_the_outline_reads_as_a_nested_list(subject: MapSubject) -> None:
    lines = map_text(subject, "outline").splitlines()
    assert lines[:3] == [
        "# Open or closed?",
        "",
        "*A small library 2026.11, checked 2 November 2026, CC BY 4.0*",
    ]
    assert "- **Open**: Weights should be open." in lines
    assert '    - for: **P1 Study**: It can be studied; 5 \\< 6 & "so on". [@k-2020]' in lines
    assert "    - against: **C2**: an untitled worry" in lines
    assert any(line.startswith("        - against: **Reply**") for line in lines)
    assert any(line.startswith("            - undercuts: **Beside**") for line in lines)
    assert lines[-2:] == [
        "- `k-2020`: Kay (2020). A report. https://example.org/k",
        "- `l-2021`: Lee (2021). Letters \\<&\\>.",
    ]


def test_the_outline_of_a_part_says_how_much_it_shows(write_library: WriteLibrary) -> None:
    part = subject_of(debates.argued(write_library), "talk", Viewing(depth=1))
    text = map_text(part, "outline")
    shown = [box for box in part.shown.boxes if box.sort is not BoxSort.GROUP]
    assert f", {len(shown)} of {part.shown.total} boxes*" in text
    assert "(+" in text


def test_a_claim_with_two_targets_is_told_once_and_then_named(
    write_library: WriteLibrary,
) -> None:
    page = debates.page("[Open]: o\n  + [A]: a text\n    + [B]: b text\n  + [B]\n")
    text = map_text(
        subject_of(debates.argued(write_library, debates__talk=page), "talk"), "outline"
    )
    assert text.count("b text") == 1
    assert "**B** (see its own line)" in text.replace("P2 ", "")


@pytest.mark.parametrize("name", [one.name for one in MAP_FORMATS])
def test_the_same_map_makes_the_same_bytes(
    name: str, write_library: WriteLibrary, tmp_path: Path
) -> None:
    first, second = (
        export_map(subject_of(debates.argued(write_library), "talk"), name, tmp_path / f"{n}.out")
        for n in (1, 2)
    )
    assert first.read_bytes() == second.read_bytes()
    assert first.read_text("utf-8") == map_text(
        subject_of(debates.argued(write_library), "talk"), name
    )


@pytest.mark.parametrize("name", [one.name for one in MAP_FORMATS])
def test_an_empty_map_can_be_exported(name: str, write_library: WriteLibrary) -> None:
    subject = subject_of(debates.argued(write_library), "silent")
    assert not subject.shown.boxes
    assert map_text(subject, name)


def test_a_file_in_the_way_is_left_alone(subject: MapSubject, tmp_path: Path) -> None:
    path = tmp_path / "map.md"
    path.write_text("mine")
    with pytest.raises(FileInTheWayError):
        export_map(subject, "outline", path)
    assert path.read_text() == "mine"
    export_map(subject, "outline", path, replace=True)
    assert path.read_text("utf-8").startswith("# Open or closed?")


def test_an_export_that_is_stopped_writes_nothing(subject: MapSubject, tmp_path: Path) -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        if done == total - 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        export_map(subject, "aif", tmp_path / "map.json", progress=stop)
    assert not list(tmp_path.glob("map*"))


def test_an_unknown_format_is_an_error_with_a_guess() -> None:
    with pytest.raises(ExportError, match="argdwn") as caught:
        map_format("argdwn")
    assert "Did you mean “argdown”?" in caught.value.hint


def test_every_format_says_what_opens_it() -> None:
    assert len({one.name for one in MAP_FORMATS}) == len(MAP_FORMATS)
    assert all(one.title and one.opened_by and one.suffix[0] == "." for one in MAP_FORMATS)
