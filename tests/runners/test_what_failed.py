"""A part that fails beside the plan: told on the screen, in report and record, and by the exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import model.planning.base
import model.planning.variant
from model import verbs
from model.ground.errors import InputProblems, Problem
from model.planning.where import Where
from tests.cases.answered import REFUSAL
from tests.cases.small import plant
from tests.runners.running import Run, folders, record, verdict
from tests.studies.test_cases import three

pytestmark = pytest.mark.solve


def test_1_a_plan_compared_that_fails_is_told_and_costs_no_other(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: the reason stands on the screen, in the verdict and in the record, and the exit code says it.

    *Sensitivity*: told as "the user stopped the run" with exit code 0, nobody would send the log.
    """
    whole = model.planning.variant.pursue

    def failing(program: Any, name: str, search: Any) -> Any:
        if name == "least cost":
            raise KeyError(name)
        return whole(program, name, search)

    monkeypatch.setattr(model.planning.variant, "pursue", failing)
    assert run(plant()) == 1
    why = "the plan least cost: it failed in the tool (KeyError: 'least cost')"
    assert f"Solving    left out: {why}." in capsys.readouterr().err
    assert f"Left out: {why}." in verdict(tmp_path)
    assert record(tmp_path)["left out"] == [why]
    (folder,) = folders(tmp_path)
    assert "in failing" in (folder / "log.txt").read_text(encoding="utf-8")


def test_the_command_s_workers_solve_the_plans_compared_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    whole = verbs.solve
    monkeypatch.setattr(verbs, "solve", lambda *words: (asked.append(words[2]), whole(*words))[1])
    assert run(plant(), "--workers", "1") == 0
    assert asked == [1]
    assert (Where(workers=3).here, Where("local:4").here, Where("slurm", 9).here) == (3, None, None)


def refusing(name: str) -> Callable[..., Any]:
    """The independent check, which refuses the plans of this case of the workbook."""
    whole = model.planning.variant.verify

    def strict(tables: Any, *words: Any) -> Any:
        found = whole(tables, *words)
        return replace(found, findings=(REFUSAL,)) if tables.settings.case == name else found

    return strict


def failing(whole: Callable[..., Any], name: str, error: Exception) -> Callable[..., Any]:
    """A function of a program's tables that fails for this case of the workbook."""
    def solved(tables: Any, *words: Any) -> Any:
        if tables.settings.case == name:
            raise error
        return whole(tables, *words)

    return solved


def test_1_a_variant_that_fails_is_told_and_the_others_stand(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: a failure inside a study is a line on the screen, a trace in the log and an exit code."""
    fails = failing(model.planning.base.program_of, "Low", KeyError("a wheel"))
    monkeypatch.setattr(model.planning.base, "program_of", fails)
    assert run(three(), "--studies", "cases") == 1
    assert "           Low: not solved: it failed in the tool (KeyError: 'a wheel').\n" in capsys.readouterr().err
    (folder,) = folders(tmp_path)
    assert "in solved" in (folder / "log.txt").read_text(encoding="utf-8")
    statuses = {v["name"]: v["status"] for v in record(tmp_path)["studies"]["variants"]["cases"]}
    assert statuses["High"] == "optimal"


def test_a_variant_that_the_reader_refuses_is_a_line_with_its_reason(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = InputProblems([Problem("Bids!C4", "nothing stands there.", "Did you mean 80?")])
    monkeypatch.setattr(model.planning.base, "program_of", failing(model.planning.base.program_of, "Low", error))
    assert run(three(), "--studies", "cases") == 0
    said = capsys.readouterr().err
    assert "           Low: not solved: Bids!C4: nothing stands there. Did you mean 80?\n" in said


def test_6_a_plan_of_a_study_that_the_check_refuses(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(model.planning.variant, "verify", refusing("High"))
    assert run(three(), "--studies", "cases") == 6
    assert "High: a check of its plan failed, so that its figures are not shown.\n" in capsys.readouterr().err
