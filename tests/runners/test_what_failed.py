"""A part that fails beside the plan: told on the screen, in report and record, and by the exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import model.planning.base
import model.planning.variant
import model.planning.variants
import model.planning.where
import model.studies.made
from model import verbs
from model.ground.errors import CommandError, InputProblems, Problem
from model.planning.where import Where
from model.studies.prices import PRICES
from tests.cases.answered import REFUSAL
from tests.cases.small import plant
from tests.runners.run_folder import Run, folders, raising, record, verdict
from tests.studies.test_cases import three
from tests.studies.test_designs import designs

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
    assert run(plant().pursuing("Unmet demand", "Magnets by quantity", "National cost")) == 1
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


def test_2_a_cluster_that_is_not_there_is_said_before_anything_is_solved(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: whoever asks for a cluster has it, or an error at once. Without it: exit code 0 and no study."""
    monkeypatch.setattr(model.planning.where.Where, "crew", raising(CommandError("No scheduler answers there.")))
    monkeypatch.setattr(verbs, "solve", raising(AssertionError("solved")))
    assert run(plant(), "--cluster", "tcp://nowhere:8786") == 2
    assert capsys.readouterr().err == "No scheduler answers there.\n"
    assert folders(tmp_path) == []


def test_a_cluster_that_is_lost_on_the_way_is_a_failure_with_one_full_stop(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(model.studies.made, "make", raising(CommandError("No scheduler answers there.")))
    assert run(plant()) == 1
    assert "Pricing    left out: No scheduler answers there.\n" in capsys.readouterr().err
    assert "Left out: pricing (limits): No scheduler answers there. All" in verdict(tmp_path)


def stopping(monkeypatch: pytest.MonkeyPatch, after: int) -> list[str]:
    """The user stops the run once so many variants are solved; the names of those that were."""
    asked: list[str] = []
    whole = model.planning.variants.try_variant

    def solved(base: Any, variant: Any, watch: Any) -> Any:
        found = whole(base, variant, watch)
        asked.append(variant.name)
        if len(asked) == after:
            watch.ask()
        return found

    monkeypatch.setattr(model.planning.variants, "try_variant", solved)
    return asked


def test_5_ctrl_c_in_a_study_keeps_what_is_done_marked_as_part(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: solved designs are reported, the others say why not, and the next run solves only those."""
    with monkeypatch.context() as stopped:
        stopping(stopped, 2)
        assert run(designs(), "--studies", "designs,cases", "--name", "part") == 5
    assert "Stopped    by the user; left out: 2 of 4 designs of the scheme\n" in capsys.readouterr().err
    assert "Left out: 2 of 4 designs of the scheme." in verdict(tmp_path)
    (folder,) = folders(tmp_path)
    sheet = openpyxl.load_workbook(folder / "report.xlsx")["Designs"]
    said = " ".join(str(c) for row in sheet.iter_rows(values_only=True) for c in row if c)
    assert "Only a part: the user stopped the run before 2 of 4 were solved." in said
    statuses = [v["status"] for v in record(tmp_path)["studies"]["variants"]["designs"]]
    assert statuses == ["optimal", "optimal", *2 * ["not solved: stopped by the user"]]
    assert len(list((tmp_path / "runs" / ".batches").iterdir())) == 2
    asked = stopping(monkeypatch, 99)
    assert run(designs(), "--studies", "designs") == 0
    assert asked == ["two at 40", "one at 40"]
    assert not (tmp_path / "runs" / ".batches").exists()


def test_answers_are_forgotten_with_each_study_that_is_whole(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Proves: a study that fails keeps no answers of another. Without it they would pile up with every such run."""
    monkeypatch.setattr(type(PRICES), "answer", raising(KeyError("a wheel")))
    assert run(designs(), "--studies", "designs,prices") == 1
    assert not (tmp_path / "runs" / ".batches").exists()
