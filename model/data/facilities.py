"""Facilities: who they are and which of them a word stands for."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.indices import Facility

RESERVE = "reserve"
"""Kind of facility that only holds stock."""


@dataclass(frozen=True)
class FacilityData:
    """Facilities and what sets them apart.

    Attributes:
        FACILITIES: in the order of the sheet.
        DECIDED: opened or not by the plan.
        opening_cost, yearly_cost: where they are given [₹ crore].
        throughput: where it is given [t].
        facility_kind, facility_place: by facility; place None where it has none.
        capital_factor, running_factor, input_factor: on the costs and inputs of the sheets Capacity and Recipes.
        cost_of_capital: share a year.
        tax_rate, working_capital: where they are given [1, months].
    """

    FACILITIES: list[Facility]
    DECIDED: list[Facility]
    opening_cost: dict[Facility, float]
    yearly_cost: dict[Facility, float]
    throughput: dict[Facility, float]
    facility_kind: dict[Facility, str]
    facility_place: dict[Facility, str | None]
    capital_factor: dict[Facility, float]
    running_factor: dict[Facility, float]
    input_factor: dict[Facility, float]
    cost_of_capital: dict[Facility, float]
    tax_rate: dict[Facility, float]
    working_capital: dict[Facility, float]


def facilities(tables: Tables) -> FacilityData:
    """The sheet Facilities."""
    rows = {r.facility: r for r in rows_of(tables.frames["Facilities"])}
    return FacilityData(
        FACILITIES=list(rows),
        DECIDED=[f for f, r in rows.items() if r.decision == "decide"],
        opening_cost={f: r.opening_cost for f, r in rows.items() if r.opening_cost > 0},
        yearly_cost={f: r.yearly_cost for f, r in rows.items() if r.yearly_cost > 0},
        throughput={f: r.throughput for f, r in rows.items() if r.throughput >= 0},
        facility_kind={f: r.kind for f, r in rows.items()},
        facility_place={f: r.place for f, r in rows.items()},
        capital_factor={f: r.capital_factor for f, r in rows.items()},
        running_factor={f: r.running_factor for f, r in rows.items()},
        input_factor={f: r.input_factor for f, r in rows.items()},
        cost_of_capital={f: r.cost_of_capital for f, r in rows.items()},
        tax_rate={f: r.tax_rate for f, r in rows.items() if r.tax_rate >= 0},
        working_capital={f: r.working_capital for f, r in rows.items() if r.working_capital >= 0},
    )


def named(facilities: FacilityData, word: str) -> list[Facility]:
    """The facilities that a name, (all) or a (kind) stands for; (all) leaves out reserves, which only hold stock."""
    if word == "(all)":
        return [f for f in facilities.FACILITIES if facilities.facility_kind[f] != RESERVE]
    if word.startswith("("):
        return [f for f in facilities.FACILITIES if facilities.facility_kind[f] == word.strip("()")]
    return [word]
