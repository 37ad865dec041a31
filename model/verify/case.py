"""A plan beside its workbook: the decisions as columns of numbers, and what follows directly from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from model.tables import Tables
from model.verify.compare import Numbers, numbers, pairs, total
from model.verify.facts import Facts
from model.verify.lanes import Network
from model.verify.recipes import Option, Routes, options_of, routes_of

FLOW = ("commodity", "from", "to", "period")
DECISIONS: dict[str, tuple[str, ...]] = {
    "ship": FLOW,
    "activity": ("facility", "recipe", "period"),
    "build": ("facility", "stage", "option", "year"),
    "usable_capacity": ("facility", "stage", "year"),
    "stock": ("commodity", "facility", "period"),
    "unmet_demand": ("commodity", "market", "period"),
    "size": ("beneficiary", "size"),
    "share_excess": ("country", "kind", "year"),
}
"""Decision → its index columns; everything else in a solution is recomputed from these."""

PER_USE = ("running_cost", "currency", "electricity", "emissions")
"""Columns of Capacity that hold per unit of use."""

UNITS: dict[str, str] = {"build": "t/a", "usable_capacity": "t/a", "size": "1"}
"""Units of the decisions that are not tonnes."""


@dataclass(frozen=True)
class Build:
    """Capacity commissioned in one year.

    Attributes:
        option: facility, stage, option.
        at: place of the year among those of the plan, 0 for the first.
        value: t/a.
        row: its row of Capacity.
    """

    option: Option
    at: int
    value: float
    row: dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A plan beside its workbook.

    Attributes:
        facts: look-ups of the workbook.
        routes: routes at facilities.
        network: lanes, prices and duties.
        reported: the solution's tables.
        decisions: decision → values by index.
    """

    facts: Facts
    routes: Routes
    network: Network
    reported: Mapping[str, pd.DataFrame]
    decisions: Mapping[str, Numbers]

    def __getitem__(self, name: str) -> Numbers:
        """A decision."""
        return self.decisions[name]

    @cached_property
    def options(self) -> dict[Option, dict[str, Any]]:
        """Ways to have capacity by facility, stage, option."""
        return options_of(self.facts)

    @cached_property
    def stage_rows(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What a unit of use takes by facility and stage; no number where its options differ, as use has no option."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for (f, s, _), row in self.options.items():
            first = found.setdefault((f, s), dict(row))
            unlike = [n for n in PER_USE if first[n] != row[n]]
            if unlike:
                first.update(dict.fromkeys([n for n in unlike if n != "currency"] or ["running_cost"], float("nan")))
        return found

    @cached_property
    def builds(self) -> list[Build]:
        """What is built other than zero, where and when it exists; the rest is a finding of its own."""
        years = self.facts.years
        return [
            Build((f, s, o), years.index(y), float(v), self.options[f, s, o])
            for (f, s, o, y), v in pairs(self["build"])
            if v and (f, s, o) in self.options and y in years
        ]

    @cached_property
    def flows(self) -> pd.DataFrame:
        """Flows other than zero: their lane, period, year, value, what arrives, and whether they are imports."""
        frame = self["ship"].rename("value").reset_index()
        frame = frame[frame["value"] != 0].reset_index(drop=True)
        frame["lane"] = list(zip(frame["commodity"], frame["from"], frame["to"], strict=True))
        frame["year"] = year_of(frame["period"])
        losses = {lane: way.loss for lane, way in self.network.lanes.items()}
        frame["arrives"] = frame["value"] * (1.0 - frame["lane"].map(losses).fillna(0.0).astype(float))
        frame["imported"] = frame["lane"].isin(self.network.imports)
        frame["kind"] = frame["commodity"].map(self.facts.kind)
        frame["at_facility"] = frame["to"].isin(self.facts.facility_kind)
        frame["from_facility"] = frame["from"].isin(self.facts.facility_kind)
        return frame

    @cached_property
    def used(self) -> Numbers:
        """What routes take, by commodity, facility, period."""
        return total(self._worked(self.routes.inputs), ("commodity", "facility", "period"))

    @cached_property
    def made(self) -> Numbers:
        """What routes give, by commodity, facility, period."""
        return total(self._worked(self.routes.outputs), ("commodity", "facility", "period"))

    @cached_property
    def use(self) -> pd.DataFrame:
        """Capacity used by facility, recipe, stage, period: column `value`."""
        return self._worked(self.routes.use)

    def use_times(self, field: str) -> Numbers:
        """Capacity used times a figure of Capacity, by year."""
        figure = {k: float(row[field]) for k, row in self.stage_rows.items()}
        return self.use_valued({(*k, y): v for k, v in figure.items() for y in self.facts.years})

    def use_valued(self, figure: Mapping[tuple[str, str, str], float]) -> Numbers:
        """Capacity used times a figure by facility, stage and year, by year."""
        sums = total(self.use.assign(year=year_of(self.use["period"])), ("facility", "stage", "year"))
        return numbers([(k[2], v * figure.get(k, float("nan"))) for k, v in pairs(sums) if v], ("year",))

    def _worked(self, per_tonne: Numbers) -> pd.DataFrame:
        levels = self["activity"].rename("level").reset_index()
        frame = per_tonne.rename("amount").reset_index().merge(levels, on=["facility", "recipe"])
        frame["value"] = frame["amount"] * frame["level"]
        return frame


def year_of(periods: pd.Series[Any]) -> pd.Series[str]:
    """The years that periods lie in."""
    return periods.astype(str).str[:9]


def case_of(tables: Tables, solution: Mapping[str, pd.DataFrame]) -> Case:
    """Set a plan beside its workbook.

    Args:
        tables: the checked workbook.
        solution: name → index columns and `value`.

    Returns:
        The case; a decision without a table is zero everywhere.
    """
    facts = Facts(tables)
    routes = routes_of(facts)
    empty = {n: pd.DataFrame(columns=[*c, "value"]) for n, c in DECISIONS.items()}
    decisions = {n: total(solution.get(n, empty[n]), c) for n, c in DECISIONS.items()}
    return Case(facts, routes, Network(facts, routes), solution, decisions)
