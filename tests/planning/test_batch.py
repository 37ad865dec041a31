"""Finished items on disk: there whole or not at all, and under the hash of everything they depend on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from model.ground.files import unfinished
from model.planning import stamp as module
from model.planning.batch import Batch, key_of
from model.planning.stamp import stamp

pytestmark = pytest.mark.quick
ONE, TWO = key_of("one"), key_of("two")


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    batch = Batch(tmp_path / ".batches")
    assert batch.kept(ONE) is None
    batch.keep(ONE, b"answer")
    assert Batch(tmp_path / ".batches").kept(ONE) == b"answer"
    assert [p.name for p in (tmp_path / ".batches").iterdir()] == [ONE]
    assert not batch.trouble


@pytest.mark.parametrize("damage", [lambda c: c[:-1], lambda c: c[:-1] + b"?", lambda c: b"", lambda c: b"x" + c])
def test_a_damaged_answer_is_none(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    """Proves: a file cut short by a power cut is run again. Without it: the batch ends in a traceback for ever."""
    batch = Batch(tmp_path)
    batch.keep(ONE, b"answer")
    path = tmp_path / ONE
    path.write_bytes(damage(path.read_bytes()))
    assert batch.kept(ONE) is None


def test_clearing_takes_its_own_only(tmp_path: Path) -> None:
    """Proves: two batches under way share a folder. Without it: the one that is whole makes the other start again."""
    batch = Batch(tmp_path / ".batches")
    for key in (ONE, TWO):
        batch.keep(key, b"answer")
    half = tmp_path / ".batches" / unfinished()
    half.write_bytes(b"of a process that was killed while it wrote")
    os.utime(half, (0, 0))
    batch.clear([ONE])
    assert (batch.kept(ONE), batch.kept(TWO), half.exists()) == (None, b"answer", False)
    batch.clear([TWO])
    assert not (tmp_path / ".batches").exists()


def test_a_folder_that_cannot_be_written_is_told_and_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    batch = Batch(tmp_path / "file")
    batch.keep(ONE, b"answer")
    assert "could not be kept" in batch.trouble
    assert batch.kept(ONE) is None


def test_only_hashes_name_files(tmp_path: Path) -> None:
    """Proves: no key leads out of the folder."""
    with pytest.raises(ValueError, match="no hash"):
        Batch(tmp_path).keep("../../LATEST.txt", b"")


def test_another_tool_solver_or_code_has_other_keys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Proves: a result of yesterday's tool is not taken for one of today's."""
    stamps = [stamp()]
    for part in ("repm-planner", "highspy", "scipy", "pydantic", "Python", "code"):
        with monkeypatch.context() as other:
            if part == "code":
                (tmp_path / "rule.py").write_text("LIMIT = 1\n", encoding="utf-8")
                other.setattr(module, "CODE", tmp_path)
            elif part == "Python":
                other.setattr(module, "python_version", lambda: "2.7.18")
            else:
                other.setattr(module, "_version", {**dict(stamps[0]), part: "9"}.__getitem__)
            stamp.cache_clear()
            stamps.append(stamp())
            assert key_of("one") != ONE, part
    stamp.cache_clear()
    assert len(set(stamps)) == 7
    assert key_of("one") == ONE


def test_line_ends_make_no_other_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Proves: a checkout on Windows agrees with one on Linux. Without it: two PCs refuse each other."""
    found = []
    for ends in (b"\n", b"\r\n"):
        (tmp_path / "rule.py").write_bytes(b"A = 1" + ends + b"B = 2" + ends)
        monkeypatch.setattr(module, "CODE", tmp_path)
        stamp.cache_clear()
        found.append(stamp())
    stamp.cache_clear()
    assert found[0] == found[1]
