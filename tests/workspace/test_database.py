"""What the reader adds is kept in one file, and nothing of it is ever lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.argument.stance import Stance
from explorer.argument.what_if import Reasons
from explorer.errors import ContentError, WorkspaceError
from explorer.workspace.database import FILE_NAME, Database
from explorer.workspace.looks import MapLook, MapLooks
from explorer.workspace.searches import MAX_RECENT, Searches
from explorer.workspace.stances import (
    NamedStance,
    Stances,
    read_stance,
    stance_from,
    write_stance,
)

HELD = Stance(frozenset({"[A]", "<b: é>"}), frozenset({"[C]"}), Reasons.PRESUMED)


def test_a_stance_is_there_again_when_the_file_is_opened_again(tmp_path: Path) -> None:
    first = Database.open(tmp_path / "data")
    Stances(first, "lib").keep(NamedStance("Mine", "talk", HELD))
    first.close()
    again = Stances(Database.open(tmp_path / "data"), "lib")
    assert again.of_map("talk") == (NamedStance("Mine", "talk", HELD),)
    assert again.of_map("another map") == ()


def test_libraries_and_maps_keep_their_stances_apart(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    Stances(database, "one").keep(NamedStance("Mine", "talk", HELD))
    assert Stances(database, "two").of_map("talk") == ()


def test_a_stance_of_the_same_name_gives_way_and_a_forgotten_one_is_gone(tmp_path: Path) -> None:
    stances = Stances(Database.open(tmp_path), "lib")
    stances.keep(NamedStance("Mine", "talk", HELD))
    stances.keep(NamedStance("Mine", "talk", Stance()))
    assert [one.stance for one in stances.of_map("talk")] == [Stance()]
    stances.forget("talk", "Mine")
    stances.forget("talk", "never there")
    assert stances.of_map("talk") == ()


def test_what_was_kept_survives_a_kill(tmp_path: Path) -> None:
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from explorer.workspace.database import Database\n"
        "from explorer.workspace.searches import Searches\n"
        "searches = Searches(Database.open(Path(sys.argv[1])))\n"
        "for n in range(20): searches.save(f'q{n}', '')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(Searches(Database.open(tmp_path)).saved()) == 20


def test_a_file_of_a_newer_version_is_refused_in_words_and_left_alone(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(WorkspaceError, match="newer version"):
        Database.open(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_file_of_the_first_version_grows_and_keeps_what_it_has(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    Stances(database, "lib").keep(NamedStance("Mine", "talk", HELD))
    with database.change() as connection:
        connection.execute("DROP TABLE search")
        connection.execute("PRAGMA user_version = 1")
    database.close()
    grown = Database.open(tmp_path)
    assert len(Stances(grown, "lib").of_map("talk")) == 1
    Searches(grown).remember("weights")
    assert [one.query for one in Searches(grown).recent()] == ["weights"]


@pytest.mark.parametrize("content", [b"no database at all, only text" * 100, b"\0" * 5000])
def test_a_file_that_is_no_database_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(WorkspaceError, match="cannot be used"):
        Database.open(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


def test_a_change_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path)

    def half_a_change() -> None:
        with database.change() as connection:
            connection.execute("INSERT INTO search (query, used_utc) VALUES ('q', '')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_a_change()
    assert Searches(database).recent() == ()


def test_a_second_window_reads_what_the_first_keeps(tmp_path: Path) -> None:
    one, two = Database.open(tmp_path), Database.open(tmp_path)
    Searches(one).remember("weights")
    Searches(two).remember("licence")
    assert {found.query for found in Searches(one).recent()} == {"weights", "licence"}


def test_the_newest_searches_come_first_and_old_unsaved_ones_are_forgotten(tmp_path: Path) -> None:
    searches = Searches(Database.in_memory())
    searches.save("kept", "My search")
    for number in range(MAX_RECENT + 5):
        searches.remember(f"q{number}")
    searches.remember("   ")
    found = searches.recent(3)
    assert [one.query for one in found] == [f"q{MAX_RECENT + n}" for n in (4, 3, 2)]
    assert len(searches.recent(1000)) == MAX_RECENT + 1
    assert [(one.query, one.name) for one in searches.saved()] == [("kept", "My search")]
    searches.forget("kept")
    assert searches.saved() == ()


def test_how_a_map_was_left_is_kept_for_each_map(tmp_path: Path) -> None:
    looks = MapLooks(Database.open(tmp_path), "lib")
    assert looks.of_map("talk") == MapLook()
    look = MapLook("down", {"[A]": (10.5, -3.0)})
    looks.keep("talk", look)
    assert looks.of_map("talk") == look
    assert looks.of_map("another") == MapLook()


def test_a_stance_travels_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.stance.json"
    write_stance(path, NamedStance("Mine", "talk", HELD))
    assert read_stance(path) == NamedStance("Mine", "talk", HELD)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no saved view"),
        ("[1]", "no saved view"),
        ('{"format": "openness-explorer-stance", "version": 9}', "newer version"),
        ('{"format": "openness-explorer-stance", "version": 1, "name": 3}', "does not say"),
    ],
)
def test_a_file_that_is_no_stance_is_refused_in_words(
    tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "x.stance.json"
    path.write_text(content)
    with pytest.raises(ContentError, match=said):
        read_stance(path)


def test_odd_values_in_a_stance_are_passed_over() -> None:
    said = {"accepted": ["[A]", 3, None], "rejected": "x", "reasons": "sometimes"}
    assert stance_from(said) == Stance(frozenset({"[A]"}))
    assert stance_from(None) == Stance()
    both = {"accepted": ["[A]"], "rejected": ["[A]"]}
    assert stance_from(both) == Stance(frozenset({"[A]"}))
