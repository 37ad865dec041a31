"""A plan beside its workbook: the decisions as amounts, and what follows directly from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from model.case.tables import Tables
from model.verify.compare import Amounts, amounts
from model.verify.decisions import DECISIONS
from model.verify.facts import WorkbookFacts, year_of
from model.verify.lanes import Lane, Network
from model.verify.recipes import Option, Routes, options_of, routes_of

UNITS: dict[str, str] = {"build": "t/a", "usable_capacity": "t/a", "size": "1", "open": "1", "unit_choice": "1"}
"""Units of the decisions that are not tonnes."""

PER_USE = ("running_cost", "currency", "electricity", "emissions")
"""Columns of Capacity that hold per unit of use."""


class Build(NamedTuple):
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


class Flow(NamedTuple):
    """What moves on a lane in a period.

    Attributes:
        lane: commodity, from, to.
        period, year: when.
        value: as it leaves [t].
        arrives: of it [t].
        imported: whether it comes into India.
        from_facility, to_facility: whether its ends are facilities; else a supply and a market.
    """

    lane: Lane
    period: str
    year: str
    value: float
    arrives: float
    imported: bool
    from_facility: bool
    to_facility: bool


@dataclass(frozen=True)
class PlanCase:
    """A plan beside its workbook.

    Attributes:
        facts: look-ups of the workbook.
        routes: routes at facilities.
        network: lanes, prices and duties.
        reported: the solution's tables.
        decisions: decision → values other than zero, by index.
        worked_out: what one check worked out and another asks for too.
    """

    facts: WorkbookFacts
    routes: Routes
    network: Network
    reported: Mapping[str, pd.DataFrame]
    decisions: Mapping[str, Amounts]
    worked_out: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, name: str, make: Callable[[PlanCase], Any]) -> Any:
        """What several checks ask for, worked out when the first one does."""
        if name not in self.worked_out:
            self.worked_out[name] = make(self)
        return self.worked_out[name]

    def __getitem__(self, name: str) -> Amounts:
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
        """What is built, where and when it exists; the rest is a finding of its own."""
        years = self.facts.years
        return [
            Build((f, s, o), years.index(y), v, self.options[f, s, o])
            for (f, s, o, y), v in self["build"].items()
            if (f, s, o) in self.options and y in years
        ]

    @cached_property
    def flows(self) -> list[Flow]:
        """Everything that moves; on a lane that does not exist nothing is lost."""
        lanes, facilities = self.network.lanes, self.facts.facility_kind
        found = []
        for (c, i, j, p), value in self["ship"].items():
            way = lanes.get((c, i, j))
            arrives = value * (1.0 - (way.loss if way else 0.0))
            imported = (c, i, j) in self.network.imports
            found.append(Flow((c, i, j), p, year_of(p), value, arrives, imported, i in facilities, j in facilities))
        return found

    @cached_property
    def used(self) -> Amounts:
        """What routes take, by commodity, facility, period."""
        return amounts((c, f, p, v) for f, _, c, p, v in self._worked(self.routes.inputs))

    @cached_property
    def made(self) -> Amounts:
        """What routes give, by commodity, facility, period."""
        return amounts((c, f, p, v) for f, _, c, p, v in self._worked(self.routes.outputs))

    @cached_property
    def use(self) -> Amounts:
        """Capacity used by facility, stage, period."""
        return amounts((f, s, p, v) for f, _, s, p, v in self._worked(self.routes.use))

    def use_valued(self, figure: Mapping[tuple[str, str, str], float]) -> Amounts:
        """Capacity used times a figure by facility, stage and year, by year."""
        nan = float("nan")
        return amounts((year_of(p), v * figure.get((f, s, year_of(p)), nan)) for (f, s, p), v in self.use.items())

    def use_times(self, field: str) -> Amounts:
        """Capacity used times a figure of Capacity, by year."""
        figure = {k: float(row[field]) for k, row in self.stage_rows.items()}
        return self.use_valued({(*k, y): v for k, v in figure.items() for y in self.facts.years})

    def _worked(self, per_tonne: Amounts) -> Iterator[tuple[str, str, str, str, float]]:
        """Facility, recipe, what the amount is of, period, amount times level."""
        levels: dict[tuple[str, str], list[tuple[str, float]]] = {}
        for (f, r, p), level in self["activity"].items():
            levels.setdefault((f, r), []).append((p, level))
        for (f, r, of), amount in per_tonne.items():
            for p, level in levels.get((f, r), ()):
                yield f, r, of, p, amount * level


def case_of(tables: Tables, solution: Mapping[str, pd.DataFrame]) -> PlanCase:
    """Set a plan beside its workbook.

    Args:
        tables: the checked workbook.
        solution: name → index columns and `value`.

    Returns:
        The case; a decision without a table is zero everywhere.
    """
    facts = WorkbookFacts(tables)
    routes = routes_of(facts)
    decisions = {n: _decision(solution.get(n), columns) for n, columns in DECISIONS.items()}
    return PlanCase(facts, routes, Network(facts, routes), solution, decisions)


def _decision(table: pd.DataFrame | None, columns: tuple[str, ...]) -> Amounts:
    if table is None:
        return {}
    here = table[table["value"] != 0]
    return amounts(zip(*(here[c].tolist() for c in (*columns, "value")), strict=True))
