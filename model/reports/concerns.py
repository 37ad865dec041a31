"""Concerns: what speaks against a plan that was found and checked, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from model.ground.units import indian
from model.reports.clauses.clause import NOT_KEPT, RELAXED
from model.reports.material import SMALL, Material
from model.reports.scheme_money import could_break_even, fall_short, run_below
from model.reports.sheets.compliance import fill as compliance
from model.reports.sheets.demand_met import UNMET_SHOWN
from model.reports.sheets.demand_met import fill as demand_met
from model.reports.sheets.margins import below_running_cost

GOOD, CAUTION, BAD = "good", "caution", "bad"
COLOURS = {GOOD: "green", CAUTION: "amber", BAD: "red"}
"""Level of a verdict → its colour."""
MISSED = 0.005
"""₹ crore of a gap from which a beneficiary is said not to break even."""


@dataclass(frozen=True)
class Concern:
    """Something that speaks against a plan.

    Attributes:
        level: what it makes the verdict.
        sentence: what it is.
    """

    level: str
    sentence: str


def concerns(material: Material) -> list[Concern]:
    """What speaks against a plan: demand unmet, clauses not kept, makers who do not earn enough, clauses relaxed.

    Args:
        material: what the report is made from; its plan is accepted by the check.
    """
    found = [*_unmet(material)]
    if material.money is not None:
        found += [*_clauses(material, NOT_KEPT, BAD), *_makers(material), *_clauses(material, RELAXED, CAUTION)]
    return found


def all_met(material: Material) -> str:
    """That all demand is met, where that is so and there is any."""
    frame = material.once(demand_met).frame
    return "All demand is met. " if len(frame) and float(frame["Unmet"].sum()) <= UNMET_SHOWN else ""


def _unmet(material: Material) -> list[Concern]:
    frame = material.once(demand_met).frame
    unmet, demand = float(frame["Unmet"].sum()), float(frame["Demand"].sum())
    if unmet <= UNMET_SHOWN:
        return []
    return [Concern(BAD, f"{indian(unmet, 0 if unmet >= 1 else 1)} of {indian(demand)} t of demand are not met.")]


def _clauses(material: Material, word: str, level: str) -> list[Concern]:
    """Clauses of the scheme with one verdict."""
    frame = material.once(compliance).frame
    of = frame.loc[frame["Verdict"] == word, "Setting"].tolist()
    if not of:
        return []
    verb = "is" if len(of) == 1 else "are"
    return [Concern(level, f"{indian(len(of))} clause{'' if len(of) == 1 else 's'} of the scheme {verb} {word}: "
                           f"{', '.join(of[:3])}{' …' if len(of) > 3 else ''}.")]


def _makers(material: Material) -> list[Concern]:
    """Awarded makers that sell below running cost, and those that do not break even."""
    found, below = [], below_running_cost(material)
    awards = material.solution["award"]
    there = set(awards.loc[awards["value"] > SMALL, "beneficiary"])
    if below:
        found.append(Concern(CAUTION, f"{run_below(len(below), len(there))}, incentive counted, from "
                                      f"{min(below.values())} on."))
    viability = material.money.viability if material.money is not None else None
    if viability is None or viability.empty or could_break_even(material):
        return found
    judged = viability[viability["beneficiary"].isin(there)]
    missing = int((judged["gap"] > MISSED).sum())
    return [*found, *([Concern(CAUTION, f"{fall_short(missing, len(judged))}.")] if missing else [])]
