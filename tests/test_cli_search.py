"""Searching from the command line, as users of a shell meet it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "library.yaml": "id: small\ntitle: Small\n",
    "cases/leak.md": "---\ntitle: The leak\ndate: 2023\nactors: [Meta AI]\n---\n"
    "## What\n\nThe weights leaked.\n\n"
    "```argdown\n[No recall]: Copies of weights stay.\n  + <Copies>: Many disks.\n```\n",
    "pages/other.md": "Weights & measures.\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "library"


def search(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    profile = str(tmp_path / "profile")
    command = [sys.executable, "-m", "explorer", "--profile", profile, "search", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_json_has_exactly_what_is_promised(tmp_path: Path, library: Path) -> None:
    ran = search(
        tmp_path, "weights", "--json", "--facets", "--limit", "2", "--library", str(library)
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    told = json.loads(ran.stdout)
    assert list(told) == ["query", "explained", "total", "documents", "hits", "facets", "took_ms"]
    assert (told["query"], told["total"], told["documents"], len(told["hits"])) == (
        "weights", 3, 2, 2,
    )  # fmt: skip
    assert list(told["hits"][0]) == ["address", "kind", "title", "section", "snippet", "score"]
    assert told["facets"]["kind"] == {"case": 1, "claim": 1, "page": 1}
    assert told["facets"]["year"] == {"2023": 1}
    assert told["took_ms"] >= 0


def test_claims_are_found(tmp_path: Path, library: Path) -> None:
    ran = search(tmp_path, 'supports:"No recall"', "--json", "--library", str(library))
    (hit,) = json.loads(ran.stdout)["hits"]
    assert (hit["address"], hit["kind"], hit["title"], hit["section"]) == (
        "claim:Copies", "claim", "The leak", "Copies",
    )  # fmt: skip


def test_what_json_has_no_place_for_is_said_beside_it(tmp_path: Path, library: Path) -> None:
    ran = search(tmp_path, "wieghts", "--json", "--library", str(library))
    assert ran.returncode == 1
    assert json.loads(ran.stdout)["total"] == 0
    assert "“wieghts” stands nowhere in this library." in ran.stderr
    assert "did you mean: weights" in ran.stderr


def test_what_to_do_without_is_said_where_nothing_is_found(tmp_path: Path, library: Path) -> None:
    ran = search(tmp_path, "weights kind:tour", "--library", str(library))
    assert ran.returncode == 1
    total = json.loads(search(tmp_path, "weights", "--json", "--library", str(library)).stdout)[
        "total"
    ]
    said = f"without kind:tour: weights ({total} passage{'' if total == 1 else 's'})"
    assert said in ran.stdout.splitlines()


def test_a_query_that_begins_with_a_dash_follows_two(tmp_path: Path, library: Path) -> None:
    ran = search(tmp_path, "--json", "--library", str(library), "--", "-leak")
    hits = json.loads(ran.stdout)["hits"]
    assert {hit["address"] for hit in hits} >= {"other"}


def test_an_index_that_was_damaged_is_made_again_and_that_is_said(
    tmp_path: Path, library: Path
) -> None:
    assert search(tmp_path, "weights", "--library", str(library)).stderr == ""
    (manifest,) = (tmp_path / "profile/cache/index").rglob("manifest-*.json")
    os.truncate(manifest, 10)
    ran = search(tmp_path, "weights", "--json", "--library", str(library))
    assert ran.returncode == 0
    assert ran.stderr.startswith("The index was made again.")
    assert search(tmp_path, "weights", "--json", "--library", str(library)).stderr == ""
