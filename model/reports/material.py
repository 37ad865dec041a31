"""What reports are made from: the result, what the verifier found, priced limits and how the run was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import pandas as pd

from model.case.tables import Tables
from model.ground.left_out import LeftOut
from model.planning.plan import CHOSEN, Plan
from model.planning.result import Result
from model.studies.asked import Asked
from model.studies.made import NOTHING, Made
from model.studies.study import Answer, Study

if TYPE_CHECKING:
    from model.data.model_data import ModelData
    from model.planning.money import Money
    from model.planning.solution import SolutionTables
    from model.verify import Verification

T = TypeVar("T")
Needs = Literal[
    "accepted plan", "plan", "nothing", "scheme", "why not", "facilities to open", "whole units", "stops", "stocks",
    "parent", "derived",
]
IST = dt.timezone(dt.timedelta(hours=5, minutes=30), "IST")
SMALL = 1e-6
"""Tonnes, or t/a, below which a table says nothing moves or stands."""


def now() -> dt.datetime:
    """The present time in India."""
    return dt.datetime.now(IST)


@dataclass(frozen=True)
class RunInfo:
    """How a run was made.

    Attributes:
        command: the words of the command.
        started: when it began.
        input_file: the workbook; None for tables that were never a file.
        name: tag of the run folder; "" for the name of the workbook.
        overrides: setting → value given on the command line.
        log: text of the log so far.
        stopped: whether the user stopped it before it was done.
        left_out: what was not made, for that or since time ran out or it failed.
        second: what each priority reached in a second search without presolve; none where none was asked for.
    """

    command: tuple[str, ...] = ()
    started: dt.datetime = field(default_factory=now)
    input_file: Path | None = None
    name: str = ""
    overrides: Mapping[str, str] = field(default_factory=dict)
    log: str = ""
    stopped: bool = False
    left_out: tuple[LeftOut, ...] = ()
    second: tuple[float, ...] = ()


@dataclass(frozen=True)
class Material:
    """Everything a report table may read.

    Attributes:
        result: the plans.
        verification: what the verifier found; None where there is no plan.
        run: how the run was made.
        made: what studies found.
    """

    result: Result
    verification: Verification | None
    run: RunInfo
    made: Made = NOTHING
    _made: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, make: Callable[[Material], T]) -> T:
        """What a function makes of this material, made once however many tables ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def tables(self) -> Tables:
        """The checked workbook."""
        return self.result.program.tables

    @property
    def data(self) -> ModelData:
        """Model data."""
        return self.result.program.data

    @property
    def solution(self) -> SolutionTables:
        """The tables of the chosen plan.

        Raises:
            LookupError: there is no plan.
        """
        return solution_of(self.result.chosen)

    @property
    def plans(self) -> dict[str, SolutionTables]:
        """Name → tables of each plan that was found, the chosen one first."""
        return {n: p.solution for n, p in self.result.plans.items() if p.solution is not None}

    @property
    def has_plan(self) -> bool:
        """Whether a plan was found."""
        return self.result.chosen.solution is not None

    @property
    def accepted(self) -> bool:
        """Whether the numbers of the plan may be shown: it was found and the verifier has no objection."""
        return self.has_plan and (self.verification is None or self.verification.passed)

    @property
    def money(self) -> Money | None:
        """What the scheme pays in the chosen plan; None without a scheme or a plan."""
        return self.result.money.get(CHOSEN)

    def has(self, what: Needs) -> bool:
        """Whether there is what a table needs; everything but a plan as such needs one that the verifier accepts."""
        d, sites = self.data, self.data.facilities
        there: dict[Needs, bool] = {
            "scheme": self.money is not None,
            "facilities to open": bool(sites.DECIDED or sites.opening_cost or sites.yearly_cost or sites.throughput),
            "whole units": bool(d.capacity.UNIT_BUILDS),
            "stops": bool(d.stops.STOP_YEARS),
            "stocks": bool(d.stocks.STOCKS),
        }
        if what in there:
            return self.accepted and there[what]
        return {"accepted plan": self.accepted, "plan": self.has_plan, "nothing": True,
                "derived": bool(self.tables.derived), "parent": self.tables.against is not None,
                "why not": self.made.why_not is not None}[what]

    def answer(self, study: Study) -> Answer | None:
        """What a study found, or what is shown where it was not asked; None for nothing."""
        if study.name in self.made.answers:
            return self.made.answers[study.name]
        asked = Asked(self.result, self.made.options)
        return None if study.barred(asked) else study.unasked(asked)

    def yearly(self, name: str, plan: str = CHOSEN) -> pd.DataFrame:
        """A table of a plan with its periods added up to years.

        Args:
            name: a variable that flows; a stock is not added up.
            plan: which plan.
        """
        frame = solution_of(self.result.plans[plan])[name]
        if "period" not in frame:
            return frame
        frame = frame.assign(year=frame["period"].map(self.data.periods.year_of)).drop(columns="period")
        keys = [c for c in frame.columns if c != "value"]
        return frame.groupby(keys, sort=False)["value"].sum().reset_index()

    def by_year(self, name: str, plan: str = CHOSEN) -> dict[str, float]:
        """An expression indexed by year alone, as a dictionary; years it lacks are absent."""
        frame = solution_of(self.result.plans[plan])[name]
        return dict(zip(frame["year"], frame["value"].astype(float), strict=True))

    def present_value(self, name: str, plan: str = CHOSEN) -> float:
        """A cost line over all years, in the price year's rupees of the first year."""
        return float(sum(self.data.periods.discount[y] * v for y, v in self.by_year(name, plan).items()))


def rows(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows of a result table by name; the column "from", a word of Python's own, is called origin."""
    return iter(frame.rename(columns={"from": "origin"}).itertuples(index=False))


def solution_of(plan: Plan) -> SolutionTables:
    """The tables of a plan that was found.

    Raises:
        LookupError: it was not found.
    """
    if plan.solution is None:
        raise LookupError(f"there is no {plan.name} plan")
    return plan.solution
