"""Verdict: a search that stopped early says how far its plan may be from the best, or that it is not known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model.engine import Outcome, Session
from model.ground.teller import Listener
from model.planning.plan import CHOSEN
from model.planning.program import program_of
from model.planning.solve import solve
from model.reports import Material, report_tables, write
from model.reports.page.page import page
from model.reports.verdict import verdict
from model.run import Run
from model.verify import verify
from runners import exits
from runners.screen import Screen
from runners.solve import _exit_code
from tests.formulation.test_whole_lots import two_lots
from tests.reports.conftest import RUN

MADE = Run(Screen(quiet=True), Listener())
"""A run in which nothing went wrong beside the plan."""
pytestmark = pytest.mark.solve


def stopped(material: Material, bound: float) -> Material:
    """The same plan as if the search of its last priority had been stopped with this bound."""
    chosen = material.result.chosen
    last = chosen.reached[-1]
    outcome = replace(last.outcome, word="stopped early with a plan", bound=bound, stopped=True)
    plan = replace(chosen, reached=(*chosen.reached[:-1], replace(last, outcome=outcome)))
    result = replace(material.result, plans={**material.result.plans, CHOSEN: plan})
    return replace(material, result=result, _made={})


def test_the_gap_is_told_in_words(planted: Material) -> None:
    """A bound of nine tenths of the cost: within 10 % of the best possible, in orange, exit code 5."""
    cost = planted.result.chosen.reached[-1].outcome.objective
    material = stopped(planted, 0.9 * cost)
    level, sentence = verdict(material)
    assert level == "caution"
    assert "The search stopped early, in the 10 s that one search may take (Settings!0)." in sentence
    assert "within 10.0 % of the best possible for National cost" in sentence
    assert 'class="verdict caution"' in page(material)
    assert report_tables(material)[0].level == "caution"
    assert _exit_code(material.result, material.verification, MADE) == exits.STOPPED_EARLY


def test_a_gap_that_nobody_knows_is_said_to_be_unknown(planted: Material) -> None:
    material = stopped(planted, -np.inf)
    assert "how far it is from the best possible for National cost is not known" in verdict(material)[1]
    assert "inf" not in verdict(material)[1]


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Searches after which all others run out of time without a plan of their own."""
    left = {"searches": 0}
    search = Session.minimise

    def minimise(self: Session, *given: Any, **named: Any) -> Outcome:
        left["searches"] -= 1
        if left["searches"] < 0:
            return Outcome("no plan", np.empty(0), np.empty(0), np.nan, np.nan, 0.0, "branch and bound", stopped=True)
        return search(self, *given, **named)

    monkeypatch.setattr(Session, "minimise", minimise)
    return left


def test_a_later_priority_without_time_keeps_the_plan_of_the_earlier(patience: dict[str, int], tmp_path: Path) -> None:
    """Proves: one search for unmet demand, then no time: its plan is reported, and how good its cost is, is unknown.

    Without it the run ends as a failure of the tool, with a plan in hand. No other plan is found to compare it with.
    """
    patience["searches"] = 1
    result = solve(program_of(two_lots().tables))
    assert result.chosen.word == "stopped early with a plan"
    assert [r.outcome.stopped for r in result.chosen.reached] == [False] + [True] * (len(result.chosen.reached) - 1)
    patience["searches"] = 10**6
    solution = result.chosen.solution
    assert solution is not None
    money = vars(result.money[CHOSEN])
    verification = verify(result.program.tables, solution.tables, money)
    assert verification.passed
    assert "is not known" in verdict(Material(result, verification, RUN))[1]
    folder = write(result, verification, tmp_path, run=RUN)
    assert (folder / "report.html").is_file()
    assert _exit_code(result, verification, MADE) == exits.STOPPED_EARLY


def test_no_plan_in_time_is_not_no_plan(patience: dict[str, int]) -> None:
    """Proves: a search without time proves nothing, so limits are not said to contradict each other."""
    patience["searches"] = 0
    result = solve(program_of(two_lots().tables))
    assert result.chosen.word == "no plan"
    assert not result.chosen.impossible
    level, sentence = verdict(Material(result, None, RUN))
    assert level == "bad"
    assert sentence == ("No plan was found in the 10 s that one search may take (Settings!0); whether there is one is "
                        "not known. Give the search more time.")
    assert _exit_code(result, None, MADE) == exits.NO_PLAN


def test_a_later_priority_that_comes_to_the_bound_closes_the_gap(planted: Material) -> None:
    """The search for unmet demand stopped at 50 t with 0 t proven; the plan meets all demand, so none is better."""
    chosen = planted.result.chosen
    first = chosen.reached[0]
    early = replace(first.outcome, word="stopped early with a plan", objective=50.0, bound=0.0, stopped=True)
    plan = replace(chosen, reached=(replace(first, outcome=early), *chosen.reached[1:]))
    result = replace(planted.result, plans={**planted.result.plans, CHOSEN: plan})
    sentence = verdict(replace(planted, result=result, _made={}))[1]
    assert "The plan can be used: the best possible for Unmet demand." in sentence
