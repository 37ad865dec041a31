"""Concerns: the verdict judges the plan, the gravest reason first; the search and the checks come after."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.reports import Material, report_tables
from model.reports.concerns import COLOURS, concerns
from model.reports.verdict import verdict
from tests.cases.small import award, plant
from tests.reports.conftest import material_of, rejected

pytestmark = pytest.mark.solve


def colour(material: Material) -> str:
    return COLOURS[verdict(material)[0]]


def starving() -> Material:
    """At most 20 t/a are made and 30 t imported of the 80 t asked for in each of three years: 90 of 240 t are unmet."""
    case = plant().with_("Capacity", {"stage": "mag"}, least=0.0, most=20.0)
    return material_of(case.with_("Supply", {"commodity": "magnet"}, years=30.0))


def test_green_says_that_all_is_met(planted: Material) -> None:
    """Proves: a plan nothing speaks against is green, and says that nobody goes without."""
    level, sentence = verdict(planted)
    assert concerns(planted) == []
    assert COLOURS[level] == "green"
    assert sentence.startswith("Plan found: the best possible for its aims. All demand is met. All ")


def test_red_where_demand_is_unmet() -> None:
    """Proves: what goes unmet makes the verdict red, comes first, and is on a card, though the search was optimal.

    Sensitivity: judged by its search, 90 of 240 t unmet would be green.
    """
    material = starving()
    level, sentence = verdict(material)
    assert COLOURS[level] == "red"
    assert sentence.startswith("90 of 240 t of demand are not met. Plan found: the best possible for its aims. All ")
    summary = report_tables(material)[0]
    card = summary.frame.loc[summary.frame["Figure"] == "Unmet demand", "Value"].iloc[0]
    assert (summary.level, float(card)) == ("bad", pytest.approx(90.0))


def test_amber_where_a_maker_sells_below_running_cost() -> None:
    """Proves: magnets at ₹0.4 crore, made at 0.7 since only 60 t are imported; that is said before the search."""
    case = award().with_("Prices", {"commodity": "magnet"}, years=4000.0)
    material = material_of(case.with_("Supply", {"commodity": "magnet"}, years=[100.0, 60.0, 60.0, 60.0]))
    level, sentence = verdict(material)
    assert COLOURS[level] == "amber"
    assert "1 of 1 beneficiaries sells below running cost, incentive counted, from FY2027-28 on. " in sentence
    assert "does not break even. 1 clause of the scheme is relaxed: Award sizes: Capacity. Plan found" in sentence
    card = report_tables(material)[0].frame.set_index("Figure").loc["Viability gap", "In words"]
    assert "1 of 1 beneficiaries sells below running cost in a year" in card


def test_amber_where_a_clause_is_relaxed() -> None:
    """Proves: an award of 40 t/a between the sizes is a clause relaxed, and the verdict names it."""
    case = award().adding("Award sizes", {"capacity": 60.0, "incentive_ceiling": 600.0, "subsidy_ceiling": 150.0})
    relaxed = [c for c in concerns(material_of(case)) if "relaxed" in c.sentence]
    assert [c.level for c in relaxed] == ["caution"]
    assert "Award sizes: Capacity" in relaxed[0].sentence


def test_red_where_a_check_failed_comes_before_all_else() -> None:
    """Proves: numbers that do not hold are said first, and nothing is told of a plan that was not accepted."""
    material = rejected(starving())
    level, sentence = verdict(material)
    assert COLOURS[level] == "red"
    assert sentence.startswith("1 of 1 checks failed")
    assert "not met" not in sentence


def test_the_gravest_comes_first(awarded: Material) -> None:
    """Proves: a red reason stands before a search that stopped early, and that before an amber one."""
    material = starving()
    chosen = material.result.chosen
    last = chosen.reached[-1]
    cut = replace(last, outcome=replace(last.outcome, word="stopped early with a plan", stopped=True))
    plan = replace(chosen, reached=(*chosen.reached[:-1], cut))
    result = replace(material.result, plans={**material.result.plans, chosen.name: plan})
    level, sentence = verdict(replace(material, result=result, _made={}))
    assert COLOURS[level] == "red"
    assert 0 < sentence.index("are not met") < sentence.index("The search stopped early")
