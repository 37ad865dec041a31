"""The stages of a run, each timed and said on the screen."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model import verbs
from runners.screen import Screen

if TYPE_CHECKING:
    import pandas as pd

    from model.analysis.tradeoff import Curve
    from model.analysis.why_not import WhyNot
    from model.plan import Result
    from model.verify import Verification


@dataclass
class Extras:
    """What a report shows beyond the plan itself.

    Attributes:
        prices: limits that bind and what a unit of each is worth.
        curve, readings, lots: trade-off, open clauses and lots, where they were asked for.
        why_not: limits that cannot hold together and what would mend it, where there is no plan.
    """

    prices: pd.DataFrame | None = None
    curve: Curve | None = None
    readings: pd.DataFrame | None = None
    lots: pd.DataFrame | None = None
    why_not: WhyNot | None = None


@dataclass
class Stages:
    """Carries a workbook through the stages of a run.

    Attributes:
        screen: where each stage is said.
        seconds: stage → seconds.
    """

    screen: Screen
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, name: str, doing: str) -> Iterator[None]:
        """Time a stage and show that it is under way."""
        begun = time.perf_counter()
        with self.screen.doing(doing):
            yield
        self.seconds[name] = time.perf_counter() - begun

    def solve(self, options: argparse.Namespace) -> Result:
        """Read, build and solve."""
        with self.timed("read", "Reading"):
            tables = verbs.read(options.workbook)
        notes = len(tables.notes)
        self.screen.say("Reading", f"{options.workbook.name}: no problem, {notes} note{'' if notes == 1 else 's'}")
        with self.timed("build", "Building"):
            program = verbs.build(tables)
        a = program.arrays
        whole = f", {a.integer.sum():,} of them yes or no" if a.integer.any() else ""
        self.screen.say("Building", f"{a.column_count:,} decisions{whole}, {a.row_count:,} limits")
        with self.timed("solve", "Solving"):
            result = verbs.solve(program)
        for name, plan in result.plans.items():
            self.screen.detail(f"{name}: {plan.word}")
        self.screen.say("Solving", f"{result.chosen.word}; {len(result.plans)} plans compared")
        return result

    def verify(self, result: Result) -> Verification | None:
        """Have the plan checked; None where there is none."""
        if result.chosen.solution is None:
            return None
        with self.timed("verify", "Verifying"):
            money = result.money.get(result.chosen.name)
            paid = None if money is None else vars(money)
            verification = verbs.verify(result.program.tables, result.chosen.solution.tables, paid)
        failed = [f for f in verification.findings if not f.passed]
        self.screen.say("Verifying", f"{len(verification.findings)} checks recomputed, {len(failed)} failed")
        for finding in failed:
            self.screen.problem(f"  {finding.check}: {finding.sentence}")
        return verification

    def extras(self, result: Result, options: argparse.Namespace) -> Extras:
        """Price limits; draw the trade-off, solve open readings and price lots where asked."""
        from model.analysis.lots import lots
        from model.analysis.prices import prices

        extras = Extras()
        if result.chosen.solution is None:
            extras.why_not = self._why_not(result) if result.chosen.impossible else None
            return extras
        with self.timed("prices", "Pricing"):
            extras.prices = prices(result)
            extras.lots = lots(result) if result.program.data.whole_lots else None
        self.screen.say("Pricing", f"{len(extras.prices)} limits")
        settings = result.program.tables.settings
        points = settings.tradeoff_points if options.points is None else options.points
        if points:
            extras.curve = self._curve(result, options.between, points)
        if options.readings and result.program.tables.scheme is not None:
            extras.readings = self._readings(result)
        return extras

    def _why_not(self, result: Result) -> WhyNot:
        from model.analysis.why_not import why_not
        from model.reports.why_not import in_short

        with self.timed("why not", "Looking for what is in the way"):
            found = why_not(result)
        for stage, line in in_short(found):
            self.screen.problem(f"{stage:<10} {line}")
        return found

    def _curve(self, result: Result, between: list[str], points: int) -> Curve:
        from model.analysis.tradeoff import tradeoff
        from model.objectives import priorities_of

        with self.timed("tradeoff", "Drawing the trade-off"):
            curve = tradeoff(
                result.program, priorities_of(result.program.tables), between[0], between[1], points
            )
        self.screen.say("Trade-off", f"{len(curve.points)} plans between {between[0]} and {between[1]}")
        return curve

    def _readings(self, result: Result) -> pd.DataFrame:
        from model.analysis.readings import readings

        with self.timed("readings", "Solving other readings"):
            table = readings(result)
        self.screen.say("Readings", f"{len(table)} open clauses solved both ways")
        return table
