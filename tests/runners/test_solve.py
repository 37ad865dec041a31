"""python -m runners.solve: each exit code, what is said, and what is on the disk afterwards."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import model.studies.made
from model import verbs
from model.ground.errors import Stopped, Unfinished
from runners.solve import main
from tests.cases.small import plant
from tests.formulation.test_limits import limited
from tests.runners.running import Run, folders, raising, record, verdict

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


def test_a_given_plan_is_tested_and_said_to_be_given(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: from one run's plan.xlsx to another's report; 80 t/a stay where 120 t are asked for."""
    assert run(plant(), "--name", "first") == 0
    (first,) = folders(tmp_path)
    plan = first / "plan.xlsx"
    assert run(plant().with_("Demand and sales", {}, years=120.0), "--plan", str(plan), "--name", "second") == 0
    (second,) = (p for p in folders(tmp_path) if p != first)
    said = "Given, not chosen: awards and builds are those of plan.xlsx; the verdict is on the rest. Plan found"
    summary = openpyxl.load_workbook(second / "report.xlsx")["Summary"]
    assert any(said in str(cell) for row in summary.iter_rows(max_row=6, values_only=True) for cell in row)
    found = json.loads((second / "run.json").read_text(encoding="utf-8"))
    assert found["plan given"] == {"file": "plan.xlsx", "sha256": hashlib.sha256(plan.read_bytes()).hexdigest()}
    assert "decisions given by plan.xlsx, not chosen" in capsys.readouterr().err
    built = (second / "tables" / "build.csv").read_text(encoding="utf-8-sig")
    assert built == (first / "tables" / "build.csv").read_text(encoding="utf-8-sig")


def test_3_a_plan_that_does_not_fit_names_its_own_cells(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(plant()) == 0
    (first,) = folders(tmp_path)
    plan = str(first / "plan.xlsx")
    assert run(plant().with_("Capacity", {}, most=50.0), "--plan", plan) == 3
    said = capsys.readouterr().err
    assert "plan.xlsx cannot be tested on plant.xlsx; the cells named are of plan.xlsx:" in said
    assert "Builds!E4: mag built at F (new): the decisions of the plan come to 80 t/a." in said
    assert (tmp_path / "runs" / "plan_problems.xlsx").exists()
    assert run(limited(sense="≥", value=100.0), "--plan", plan, "--name", "second") == 4


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


def test_3_problems_of_the_workbook_are_listed_with_links(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.xlsx"), "--out", str(tmp_path / "runs"), "--json"]) == 3
    out, err = capsys.readouterr()
    assert "no such file" in err
    assert json.loads(out)["status"] == "input problems"
    assert [p.name for p in (tmp_path / "runs").iterdir()] == ["none_problems.xlsx"]


def test_3_an_aim_that_can_be_improved_for_ever(run: Run, tmp_path: Path) -> None:
    """Magnets at ₹1.5 crore sell without limit, and are bought at ₹1.0 crore."""
    fair = {"market": "Fair", "commodity": "magnet", "country": "Germany", "kind": "up to a limit",
            "years": float("inf")}
    endless = plant().adding("Demand and sales", fair)
    endless = endless.adding("Prices", {"commodity": "magnet", "at": "Fair", "currency": "₹", "years": 15000.0})
    assert run(endless) == 3
    assert "without end" in verdict(tmp_path)


def test_4_no_plan_exists(run: Run, tmp_path: Path) -> None:
    assert run(plant().with_("Capacity", {"stage": "mag"}, least=60.0, most=50.0)) == 4
    assert record(tmp_path)["status"] == "no plan"


def test_5_a_search_that_ran_out_of_time(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = verbs.solve

    def hurried(*words: Any) -> Any:
        result = whole(*words)
        first, *others = result.chosen.reached
        early = replace(first, outcome=replace(first.outcome, word="stopped early with a plan"))
        plans = {**result.plans, "chosen": replace(result.chosen, reached=(early, *others))}
        return replace(result, plans=plans)

    monkeypatch.setattr(verbs, "solve", hurried)
    assert run(plant()) == 5
    assert "stopped early" in verdict(tmp_path)


def test_5_ctrl_c_after_the_plan_leaves_out_the_rest(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: the verified plan is reported, what was being made is left out, what comes after too, and it is said."""
    monkeypatch.setattr(model.studies.made, "make", raising(KeyboardInterrupt()))
    assert run(plant(), "--points", "3") == 5
    left_out = "pricing (limits), trade-off (plans of the trade-off)"
    assert f"Stopped    by the user; left out: {left_out}" in capsys.readouterr().err
    assert f"The run was stopped by the user. Left out: {left_out}. All" in verdict(tmp_path)
    found = record(tmp_path)
    assert (found["status"], found["verified"], found["stopped by the user"]) == ("optimal", True, True)
    assert len(found["left out"]) == 2


@pytest.mark.parametrize(("error", "code", "why"), [
    (Unfinished("the limit of time ended the search for Cost"), 0, "the limit of time ended the search for Cost"),
    (IndexError("index 6 of limit of time"), 1, "it failed in the tool (index 6 of limit of time)"),
])
def test_a_part_that_cannot_be_made_never_loses_the_plan(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception,
    code: int, why: str,
) -> None:
    """The verified plan is reported without it, with the reason on the screen, in the verdict and in the record."""
    monkeypatch.setattr(model.studies.made, "make", raising(error))
    assert run(plant()) == code
    assert f"Pricing    left out: {why}." in capsys.readouterr().err
    assert f"Left out: pricing (limits): {why}." in verdict(tmp_path)
    assert ("Searches may take longer" in verdict(tmp_path)) == isinstance(error, Unfinished)
    found = record(tmp_path)
    assert (found["verified"], found["stopped by the user"], found["left out"]) == (
        True, False, [f"pricing (limits): {why}"]
    )


def test_6_a_check_failed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = verbs.verify

    def strict(*words: Any) -> Any:
        verification = whole(*words)
        first, *others = verification.findings
        return replace(verification, findings=(replace(first, passed=False), *others))

    monkeypatch.setattr(verbs, "verify", strict)
    assert run(plant()) == 6
    assert "do not use its numbers" in verdict(tmp_path)


@pytest.mark.parametrize("verb", ["read", "build", "solve", "verify"])
def test_130_ctrl_c_before_there_is_a_verified_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    workbook = tmp_path / "plant.xlsx"
    workbook.touch()
    monkeypatch.setattr(verbs, "read", lambda _: plant().tables)
    monkeypatch.setattr(verbs, verb, raising(KeyboardInterrupt()))
    assert main([str(workbook), "--out", str(tmp_path / "runs")]) == 130
    assert "Stopped before there was a verified plan; nothing was written." in capsys.readouterr().err
    assert list((tmp_path / "runs").iterdir()) == []


@pytest.mark.parametrize("error", [Stopped("the search for a plan"), KeyboardInterrupt()])
def test_130_ctrl_c_in_a_search_or_in_the_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """A stop without a plan; and a second Ctrl-C, which ends the writing of the report and leaves no half of it."""
    monkeypatch.setattr(*((verbs, "solve") if isinstance(error, Stopped) else ("model.reports.folder.write_page",)),
                        raising(error))
    assert run(plant()) == 130
    assert folders(tmp_path) == []
    assert not (tmp_path / "runs" / "LATEST.txt").exists()
