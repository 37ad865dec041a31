"""python -m runners.solve, cut short: what is kept of a run that is stopped, late, or lacks a part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import model.studies.made
from model import verbs
from model.ground.errors import Stopped, Unfinished
from runners.solve import main
from tests.cases.small import plant
from tests.runners.run_folder import Run, folders, raising, record, verdict

pytestmark = pytest.mark.solve


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
