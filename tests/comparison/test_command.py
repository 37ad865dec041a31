"""python -m runners.compare: files, exit codes, one object, a page that draws."""

from __future__ import annotations

import datetime as dt
import errno
import json
import shutil
from pathlib import Path

import pytest

from model.comparison import folder
from runners import compare
from tests.comparison.conftest import pair_of
from tests.reports.browser import assert_seen
from tests.reports.reading import book, sheet_frame

pytestmark = pytest.mark.solve

Small = dict[str, Path]
NOW = dt.datetime(2026, 11, 22, 9, 5)


def test_files_and_one_object(small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = [str(small["award"]), str(small["two bidders"]), "--out", str(tmp_path), "--json", "--quiet"]
    assert compare.main(words) == 0
    said = capsys.readouterr()
    assert said.err == ""
    short = json.loads(said.out)
    found = Path(short["folder"])
    assert found.parent == tmp_path
    assert "_compare_award" in found.name
    assert {p.name for p in found.iterdir()} == {"compare.html", "compare.xlsx"}
    assert short["verdict"] == "Inputs and results differ"
    assert {r["Item"] for r in short["inputs"]} >= {"C"}
    assert short["results"][0]["Size"] >= short["results"][-1]["Size"]
    assert not (tmp_path / "LATEST.txt").exists(), "a comparison is no run"


def test_the_workbook_holds_what_is_said(small: Small, tmp_path: Path) -> None:
    found, tables = folder.write(pair_of(small["award"], small["two bidders"]), tmp_path, NOW)
    path = found / "compare.xlsx"
    assert book(path).sheetnames == [t.sheet for t in tables]
    for table in tables[1:]:
        if len(table.frame):
            assert len(sheet_frame(path, table.sheet)) == len(table.frame), table.sheet
    charts = book(path)["Summary"]._charts
    assert len(charts) == 2


def test_a_browser_draws_the_page(small: Small, tmp_path: Path) -> None:
    """Proves: every chart is drawn and no table is cut off, with years and bidders that one run lacks."""
    found, _ = folder.write(pair_of(small["a year more"], small["two bidders"]), tmp_path, NOW)
    assert_seen(found / "compare.html", tmp_path, 800)


def test_without_two_plans_the_page_shows_inputs(small: Small, tmp_path: Path) -> None:
    found, _ = folder.write(pair_of(small["plant"], small["no plan"]), tmp_path, NOW)
    text = (found / "compare.html").read_text(encoding="utf-8")
    assert "B has no plan whose numbers may be shown" in text
    assert "2 input cells differ, on Capacity" in text
    assert "Plotly" not in text
    assert 'class="figures"' not in text


def test_a_failure_in_the_middle_leaves_nothing(
    small: Small, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves: there is no half comparison."""
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr(folder, "page", fail)
    assert compare.main([str(small["plant"]), str(small["award"]), "--out", str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == []


def test_the_same_run_twice(small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compare.main([str(small["plant"])] * 2 + ["--out", str(tmp_path)]) == 0
    assert "No difference: A and B have the same inputs and the same results." in capsys.readouterr().err


@pytest.mark.parametrize("missing", [None, "run.json", "sheets"])
def test_a_folder_that_is_no_run(
    small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str], missing: str | None
) -> None:
    other = tmp_path / "other"
    if missing is not None:
        shutil.copytree(small["plant"], other, ignore=shutil.ignore_patterns(missing))
    assert compare.main([str(small["plant"]), str(other), "--out", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert str(other) in said
    assert "python -m runners.solve" in said


@pytest.mark.parametrize(("file", "text"), [("run.json", "{"), ("run.json", "{}"), ("sheets/flows.csv", "a,b\n1,2\n"),
                                            ("sheets/contents.csv", "a,b\n1,2\n")])
def test_a_file_that_cannot_be_read(
    small: Small, tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, text: str
) -> None:
    other = tmp_path / "other"
    shutil.copytree(small["plant"], other)
    (other / file).write_text(text, encoding="utf-8")
    assert compare.main([str(small["plant"]), str(other), "--out", str(tmp_path)]) == 3
    assert str(other / file) in capsys.readouterr().err


def test_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        compare.main(["--help"])
    assert stop.value.code == 0
    said = capsys.readouterr().out
    assert "python -m runners.compare outputs/" in said
    assert "exit codes: 0 compared" in said
