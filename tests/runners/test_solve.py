"""python -m runners.solve: the exit code of a run that comes to its end, what is said, and what is on the disk then."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from model import verbs
from runners.solve import main
from tests.cases.small import plant
from tests.runners.run_folder import Run, folders, raising, record, verdict

pytestmark = pytest.mark.solve


def test_0_a_plan_found_and_verified(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(plant(), "--name", "my tag", "--json") == 0
    (folder,) = folders(tmp_path)
    assert folder.name.endswith("_my-tag")
    assert (tmp_path / "runs" / "LATEST.txt").read_text(encoding="utf-8") == f"{folder.name}\n"
    out, err = capsys.readouterr()
    assert json.loads(out)["status"] == "optimal"
    assert "Solving    optimal; 3 plans compared" in err
    assert "Solving    optimal; 3 plans compared" in (folder / "log.txt").read_text(encoding="utf-8")
    assert (record(tmp_path)["stopped by the user"], record(tmp_path)["left out"]) == (False, [])


def test_quiet_says_nothing_and_verbose_more(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(plant(), "--quiet") == 0
    assert capsys.readouterr() == ("", "")
    assert run(plant(), "--verbose") == 0
    assert "least cost: optimal" in capsys.readouterr().err


def test_1_a_failure_of_the_tool_leaves_a_log_to_send(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: no traceback for planners; the log has it, with what was done before."""
    monkeypatch.setattr(verbs, "verify", raising(RuntimeError("a wheel came off")))
    assert run(plant()) == 1
    said = capsys.readouterr().err
    log = tmp_path / "runs" / "failure_log.txt"
    assert "Something in the tool failed (not in your workbook): a wheel came off." in said
    assert str(log) in said
    assert "Traceback" not in said
    text = log.read_text(encoding="utf-8")
    assert "Solving    optimal" in text
    assert "RuntimeError: a wheel came off" in text
    assert folders(tmp_path) == []


@pytest.mark.parametrize("words", [["--no-such-option"], ["--points", "many"], ["--between", "Joy", "National cost"]])
def test_2_a_wrong_command(run: Run, words: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(plant(), *words)
    assert stopped.value.code == 2


def test_2_a_folder_that_cannot_be_written_is_said_before_solving(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "runs").write_text("a file", encoding="utf-8")
    monkeypatch.setattr(verbs, "solve", raising(AssertionError("solved")))
    assert run(plant()) == 2
    assert "Choose another folder with --out" in capsys.readouterr().err


def test_2_a_model_of_another_ending_is_said_before_solving(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: nothing is solved for it. Sensitivity: said after all searches, it would cost the report."""
    monkeypatch.setattr(verbs, "solve", raising(AssertionError("solved")))
    assert run(plant(), "--write-model", str(tmp_path / "plant.txt")) == 2
    assert "plant.txt: a model is written to a file ending in .mps or .lp." in capsys.readouterr().err
    assert not list(tmp_path.glob("runs/*"))


def test_a_model_that_cannot_be_written_costs_no_report(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: the report is on the disk before the model is written, here into a folder that is a file."""
    assert run(plant(), "--write-model", str(tmp_path / "plant.xlsx" / "plant.mps")) == 2
    assert "plant.mps could not be written" in capsys.readouterr().err
    assert record(tmp_path)["status"] == "optimal"
    assert run(plant(), "--write-model", str(tmp_path / "plant.mps")) == 0
    assert (tmp_path / "plant_1.mps").stat().st_size > 0
    assert "plant.txt says what each is" in capsys.readouterr().err


@pytest.mark.parametrize("given", [True, False])
def test_a_report_that_latest_does_not_name_is_whole(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str], given: bool
) -> None:
    """Proves: where LATEST.txt cannot be replaced, here since it is a folder, that is what is said, and no more.

    Sensitivity: before, the report was said not to be written although it was.
    """
    if given:
        (tmp_path / "runs" / "LATEST.txt").mkdir(parents=True)
    assert run(plant()) == 0
    err = capsys.readouterr().err
    assert ("The report is whole, but" in err) == given
    assert "could not be written" not in err
    if given:
        (tmp_path / "runs" / "LATEST.txt").rmdir()
    assert record(tmp_path)["status"] == "optimal"


def test_3_a_workbook_that_is_not_there_leaves_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.xlsx"), "--out", str(tmp_path / "runs"), "--json"]) == 3
    out, err = capsys.readouterr()
    assert "no such file" in err
    assert json.loads(out)["status"] == "input problems"
    assert not list((tmp_path / "runs").iterdir()), "there is no cell to link to"


def test_3_an_aim_that_can_be_improved_for_ever(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Magnets at ₹1.5 crore sell without limit, and so is the alloy bought that they are made of."""
    fair = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit",
            "years": float("inf")}
    endless = plant().adding("Demand and sales", fair)
    endless = endless.adding("Prices", {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 15000.0})
    assert run(endless) == 3
    assert folders(tmp_path) == []
    assert "Fair takes magnet without limit for more than it costs" in capsys.readouterr().err


def test_4_no_plan_exists(run: Run, tmp_path: Path) -> None:
    assert run(plant().with_("Capacity", {"stage": "mag"}, least=60.0, most=50.0)) == 4
    assert record(tmp_path)["status"] == "no plan"


def test_6_a_check_failed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = verbs.verify

    def strict(*words: Any) -> Any:
        verification = whole(*words)
        first, *others = verification.findings
        return replace(verification, findings=(replace(first, passed=False), *others))

    monkeypatch.setattr(verbs, "verify", strict)
    assert run(plant()) == 6
    assert "do not use its numbers" in verdict(tmp_path)
