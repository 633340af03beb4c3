"""A file of the reader's own that cannot be made, read or written is said in words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from explorer.argument.stance import Stance
from explorer.errors import WorkspaceError
from explorer.workspace.database import FILE_NAME, Database
from explorer.workspace.looks import MapLook, MapLooks
from explorer.workspace.searches import Searches
from explorer.workspace.stances import NamedStance, Stances


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(WorkspaceError, match="cannot be used for what you add"):
        Database.open(tmp_path / "data")
    assert (tmp_path / "data").read_text() == "a file"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(WorkspaceError, match="cannot be used for what you add"):
        Database.open(tmp_path)


def test_a_table_that_is_gone_is_said_when_it_is_read_and_when_it_is_written(
    tmp_path: Path,
) -> None:
    database = Database.open(tmp_path)
    other = sqlite3.connect(tmp_path / FILE_NAME)
    for table in ("search", "stance", "map_look"):
        other.execute(f"DROP TABLE {table}")
    other.close()
    stances, looks, searches = (
        Stances(database, "lib"), MapLooks(database, "lib"), Searches(database),
    )  # fmt: skip
    for read in (lambda: stances.of_map("talk"), lambda: looks.of_map("talk"), searches.recent):
        with pytest.raises(WorkspaceError, match="cannot be read") as caught:
            read()
        assert "no such table" in caught.value.hint
    with pytest.raises(WorkspaceError, match="could not be kept"):
        searches.remember("weights")
    with pytest.raises(WorkspaceError, match="could not be kept"):
        stances.keep(NamedStance("Mine", "talk", Stance()))
    with pytest.raises(WorkspaceError, match="could not be kept"):
        looks.keep("talk", MapLook("down"))
    database.close()


def test_what_is_refused_half_way_leaves_the_rest_and_the_next_change_succeeds(
    tmp_path: Path,
) -> None:
    database = Database.open(tmp_path)
    searches = Searches(database)
    with database.change() as connection:
        connection.execute(
            "CREATE TRIGGER full BEFORE INSERT ON search WHEN NEW.query = 'second'"
            " BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    searches.remember("first")
    with pytest.raises(WorkspaceError, match="could not be kept") as caught:
        searches.remember("second")
    assert caught.value.hint == "disk is full"
    searches.remember("third")
    assert {one.query for one in searches.recent()} == {"first", "third"}
    database.close()


def test_a_closed_file_is_said_not_to_be_readable(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    database.close()
    with pytest.raises(WorkspaceError):
        Searches(database).recent()


def test_what_is_kept_in_memory_is_gone_with_it() -> None:
    first, second = Database.in_memory(), Database.in_memory()
    Searches(first).remember("weights")
    assert Searches(second).recent() == ()
    first.close()
    second.close()
