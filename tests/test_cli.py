"""The command line, as users of a shell meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from explorer import __version__

FILES = {
    "library.yaml": "id: small\ntitle: Small\nversion: '1'\n",
    "cases/gpt-2.md": "---\ntitle: GPT-2\nrisks: {malicious-use: not-shown}\n---\n"
    "## What\n\n"
    "GPT-2 came in steps, for fear of [[malicious-use]].\n",
    "cases/gpt-4.md": "---\ntitle: GPT-4\n---\n## What\n\nA later model, GPT-4.\n",
    "topics/malicious-use.md": "---\nkind: risk\ntitle: Malicious use\n---\n"
    "## Definition\n\nHarm.\n",
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def call(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as a shell would, with a profile of its own and a display of none."""
    command = [sys.executable, "-m", "explorer", "--profile", str(tmp_path / "profile"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_version_is_printed(tmp_path: Path) -> None:
    ran = call(tmp_path, "--version")
    assert (ran.returncode, ran.stdout) == (0, f"openness-explorer {__version__}\n")


def test_a_sound_library_passes_the_check(tmp_path: Path, library: Path) -> None:
    ran = call(tmp_path, "check", str(library))
    assert (ran.returncode, ran.stdout) == (0, "")
    assert ran.stderr == "3 documents, 0 errors, 0 warnings\n"


def test_a_fault_is_printed_with_file_and_line_and_fails_the_check(
    tmp_path: Path, library: Path
) -> None:
    (library / "cases/bad.md").write_text(
        "---\ntitle: Bad\nrisk: x\n---\n\nSee [[malicous-use]].\n"
    )
    ran = call(tmp_path, "check", str(library))
    assert ran.returncode == 1
    assert "cases/bad.md:3: error: Unknown key “risk” (did you mean “risks”?)" in ran.stdout
    assert "cases/bad.md:6: error: Unknown document “malicous-use” (did you mean" in ran.stdout


def test_the_check_prints_json_when_asked(tmp_path: Path, library: Path) -> None:
    (library / "cases/bad.md").write_text("---\nkind: caes\n---\n")
    found = json.loads(call(tmp_path, "check", str(library), "--json").stdout)
    assert [(one["path"], one["line"], one["code"]) for one in found] == [
        ("cases/bad.md", 2, "unknown-kind")
    ]


def test_a_warning_alone_does_not_fail_the_check(tmp_path: Path, library: Path) -> None:
    (library / "cases/quiet.md").write_text(
        "---\nrisks: [malicious-use]\n---\nNothing is said of it.\n"
    )
    ran = call(tmp_path, "check", str(library))
    assert "warning: “Malicious use” is declared here but nothing in the text" in ran.stdout
    assert ran.returncode == 0


def test_a_search_finds_the_name_and_not_its_neighbour(tmp_path: Path, library: Path) -> None:
    ran = call(tmp_path, "--library", str(library), "search", "GPT-2", "--json")
    found = json.loads(ran.stdout)
    assert ran.returncode == 0
    assert {hit["address"] for hit in found["hits"]} >= {"gpt-2#what"}
    assert not any(hit["address"].startswith("gpt-4") for hit in found["hits"])
    assert found["documents"] == 1


def test_a_search_prints_passages_under_their_document(tmp_path: Path, library: Path) -> None:
    ran = call(tmp_path, "--library", str(library), "search", "fear")
    assert "GPT-2 (case)" in ran.stdout
    assert "gpt-2#what — What" in ran.stdout


def test_a_search_that_finds_nothing_says_so_and_ends_with_1(tmp_path: Path, library: Path) -> None:
    ran = call(tmp_path, "--library", str(library), "search", "zebra")
    assert ran.returncode == 1
    assert "0 passages in 0 documents" in ran.stdout


def test_a_query_that_begins_with_a_dash_follows_two(tmp_path: Path, library: Path) -> None:
    ran = call(tmp_path, "--library", str(library), "search", "--", "-fear")
    assert ran.returncode == 0
    assert "gpt-4" in ran.stdout


def test_the_exported_graph_is_read_back_by_networkx(tmp_path: Path, library: Path) -> None:
    out = tmp_path / "graph.graphml"
    ran = call(
        tmp_path,
        "--library",
        str(library),
        "export",
        "graph",
        "--format",
        "graphml",
        "-o",
        str(out),
    )
    assert (ran.returncode, ran.stdout) == (0, f"{out}\n")
    graph = nx.read_graphml(out)
    assert sorted(label for _, label in graph.nodes(data="label")) == [
        "GPT-2", "GPT-4", "Malicious use",
    ]  # fmt: skip
    assert [edge["relation"] for *_, edge in graph.edges(data=True)] == ["raises"]


def test_a_file_in_the_way_is_left_alone_without_force(tmp_path: Path, library: Path) -> None:
    out = tmp_path / "graph.json"
    out.write_text("mine")
    export = ("--library", str(library), "export", "graph", "--format", "json", "-o", str(out))
    ran = call(tmp_path, *export)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert "already exists. Use --force to replace it." in ran.stderr
    assert out.read_text() == "mine"
    assert call(tmp_path, *export, "--force").returncode == 0
    assert json.loads(out.read_text())["nodes"]


def test_a_single_file_format_is_printed_without_an_output(tmp_path: Path, library: Path) -> None:
    ran = call(tmp_path, "--library", str(library), "export", "graph", "--format", "json")
    assert {node["label"] for node in json.loads(ran.stdout)["nodes"]} >= {"GPT-2"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "/no/such/folder"), "does not exist"),
        (("export", "graph", "--format", "graphm"), "Did you mean “graphml”?"),
        (("export", "graph", "--format", "csv"), "several files"),
        (("serch", "x"), "invalid choice"),
        (("search",), "required"),
    ],
)
def test_a_call_that_cannot_be_done_ends_with_2_and_a_line(
    tmp_path: Path, library: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = call(tmp_path, "--library", str(library), *arguments)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("check", "LIBRARY"),
        ("--library", "LIBRARY", "search", "model"),
        ("--library", "LIBRARY", "export", "graph", "--format", "graphml"),
    ],
)
def test_no_command_imports_qt(tmp_path: Path, library: Path, arguments: tuple[str, ...]) -> None:
    program = (
        "import sys, runpy\n"
        "try:\n    runpy.run_module('explorer', run_name='__main__')\n"
        "except SystemExit as end:\n    print('status', end.code, file=sys.stderr)\n"
        "print([name for name in sys.modules if 'PySide' in name or 'shiboken' in name],"
        " file=sys.stderr)\n"
    )
    named = [str(library) if word == "LIBRARY" else word for word in arguments]
    ran = subprocess.run(
        [sys.executable, "-c", program, "--profile", str(tmp_path / "profile"), *named],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "[]" in ran.stderr.splitlines()[-1]
    assert "status 0" in ran.stderr


def test_a_reader_that_stops_reading_ends_it_quietly(tmp_path: Path, library: Path) -> None:
    command = [sys.executable, "-m", "explorer", "--profile", str(tmp_path), "--library",
               str(library), "export", "graph", "--format", "graphml"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert b"Traceback" not in said


ARGUMENT = """# A case

```argdown
[Release]: Weights should be released. {type: policy}
  + <Science>: Outsiders can check.
  - [No recall]: Copies cannot be called back. {source: doe}
```
"""


def test_argdown_prints_an_outline_and_its_model(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    path.write_text(ARGUMENT, encoding="utf-8")
    ran = call(tmp_path, "argdown", str(path))
    assert ran.returncode == 0, ran.stderr
    for title in ("Release", "Science", "No recall"):
        assert title in ran.stdout
    model = json.loads(call(tmp_path, "argdown", str(path), "--format", "json").stdout)
    assert {statement["title"] for statement in model["statements"]} >= {"Release", "No recall"}
    assert model["parserErrors"] == []


def test_argdown_names_the_line_of_an_error_in_the_markdown_and_ends_with_1(tmp_path: Path) -> None:
    path = tmp_path / "broken.md"
    path.write_text("# A\n\n```argdown\n[A]: fine\n\n+ <B>: not indented\n```\n", encoding="utf-8")
    ran = call(tmp_path, "argdown", str(path))
    assert ran.returncode == 1
    assert f"{path}:6:" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_what_if_says_what_follows_from_a_view(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    path.write_text(ARGUMENT, encoding="utf-8")
    before = json.loads(call(tmp_path, "what-if", str(path), "--json").stdout)
    assert before["Release"]["status"] == "undecided"
    ran = call(tmp_path, "what-if", str(path), "--reject", "No recall", "--json")
    after = json.loads(ran.stdout)
    assert after["No recall"]["status"] == "falls"
    assert after["Release"]["status"] == "stands"
    said = call(tmp_path, "what-if", str(path), "--reject", "No recall").stdout
    assert "It does not say what is true." in said


def test_what_if_of_an_unknown_claim_guesses_what_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "case.md"
    path.write_text(ARGUMENT, encoding="utf-8")
    ran = call(tmp_path, "what-if", str(path), "--accept", "Relaese")
    assert ran.returncode == 2
    assert "Did you mean “Release”?" in ran.stderr
