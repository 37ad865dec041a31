"""The one writer of files: whole or not at all, with the true sentence."""

from __future__ import annotations

import ast
import errno
import os
from pathlib import Path

import pytest

from model.ground import files
from model.ground.files import Unwritten, beside, clear_left_behind, unfinished, write_bytes, write_text
from tests.sources import ROOT, SOURCES, ids

pytestmark = pytest.mark.quick

WRITER = ROOT / "model" / "ground" / "files.py"
WRITES = {"write_text", "write_bytes", "to_csv", "to_excel", "touch", "NamedTemporaryFile", "mkstemp"}
"""Calls that put a file somewhere; those of the writer's own functions have no owner, and are no attributes."""
KEPT = {("model/reports/folder.py", "touch")}
"""Where a call writes nothing that is kept: the probe of a folder."""


def calls(path: Path) -> list[ast.Call]:
    return [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]


@pytest.mark.parametrize("path", [p for p in SOURCES if p != WRITER], ids=ids)
def test_every_file_is_written_by_the_one_writer(path: Path) -> None:
    """Proves: no file of the tool can be left half. Sensitivity: one write_text elsewhere."""
    for call in calls(path):
        if isinstance(call.func, ast.Attribute):
            name = call.func.attr
            assert name not in WRITES or (ids(path), name) in KEPT, f"{ids(path)}:{call.lineno} writes by {name}"
            if name == "Workbook":
                assert ast.unparse(call.args[0]) == "content", f"{ids(path)}:{call.lineno} writes a workbook by itself"
            if name == "open":
                assert not any(isinstance(a, ast.Constant) and set("wax+") & set(str(a.value)) for a in call.args)


def refusing(at: str, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses to write, to keep or to replace a file."""
    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    owner, name = {"write": (Path, "write_bytes"), "keep": (os, "fsync"), "replace": (Path, "replace")}[at]
    monkeypatch.setattr(owner, name, refuse)


@pytest.mark.parametrize("at", ["write", "keep", "replace"])
@pytest.mark.parametrize(("number", "mend"), [
    (errno.ENOSPC, "Make room on the drive"), (errno.EACCES, "Close it where it is open"),
    (errno.EROFS, "Check that its folder is there")])
def test_what_cannot_be_written_leaves_the_older_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str, number: int, mend: str
) -> None:
    """Proves: neither a full disk nor a locked file costs what was there, and the sentence names file and cause."""
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    with monkeypatch.context() as m:
        refusing(at, number, m)
        with pytest.raises(Unwritten) as refused:
            write_text(file, "new")
    assert str(refused.value).startswith(f"{file} could not be written: {os.strerror(number)}. {mend}")
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.csv": b"old"}


def test_an_interrupt_leaves_the_older_file(tmp_path: Path) -> None:
    write_bytes(tmp_path / "a.mps", b"old")
    new = beside(tmp_path / "a.mps")
    file = new.__enter__()
    assert file.suffix == ".mps"
    file.write_bytes(b"half")
    assert not new.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None), "it is handed on"
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.mps": b"old"}


def test_only_what_was_left_behind_is_cleared(tmp_path: Path) -> None:
    """Proves: a killed run's folder and file go; those of a run side by side, and all else, stay.

    Sensitivity: an old folder in which something was just written is still being filled.
    """
    for name in ("old", "filled", "new"):
        (tmp_path / f".unfinished-{name}").mkdir()
        (tmp_path / f".unfinished-{name}" / "a.csv").write_bytes(b"")
    half, kept = tmp_path / unfinished(".xlsx"), tmp_path / "20261122-0905_plan"
    half.touch()
    kept.mkdir()
    old = tmp_path / ".unfinished-old"
    for path in (old / "a.csv", old, tmp_path / ".unfinished-filled", half, kept):
        os.utime(path, (0, 0))
    clear_left_behind(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {".unfinished-filled", ".unfinished-new", kept.name}


def test_a_file_alone_waits_for_the_disk_and_a_folder_does_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    monkeypatch.setattr(files, "_sync", lambda path: kept.append(path.name))
    write_bytes(tmp_path / "a.csv", b"")
    assert len(kept) == 1
    folder = tmp_path / unfinished()
    folder.mkdir()
    write_bytes(folder / "b.csv", b"")
    assert len(kept) == 1
    files.to_disk(folder)
    assert kept[1:] == ["b.csv"]
