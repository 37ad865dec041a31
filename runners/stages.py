"""The stages of a run, each timed and said on the screen."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from model import verbs
from model.errors import Stopped
from runners.screen import Screen
from runners.watch import Watch

if TYPE_CHECKING:
    import pandas as pd

    from model.analysis.tradeoff import Curve
    from model.analysis.why_not import WhyNot
    from model.plan import Program, Result
    from model.verify import Verification

T = TypeVar("T", bound=Sized)


@dataclass
class Extras:
    """What a report shows beyond the plan itself.

    Attributes:
        prices: limits that bind and what a unit of each is worth.
        curve, readings, lots: trade-off, open clauses and lots, where they were asked for.
        ties: awards that could be others at no loss; None without a scheme.
        why_not: limits that cannot hold together and what would mend it, where there is no plan.
    """

    prices: pd.DataFrame | None = None
    curve: Curve | None = None
    readings: pd.DataFrame | None = None
    lots: pd.DataFrame | None = None
    ties: pd.DataFrame | None = None
    why_not: WhyNot | None = None


@dataclass
class Stages:
    """Carries a workbook through the stages of a run.

    Attributes:
        screen: where each stage is said.
        watch: who watches the searches and hears Ctrl-C.
        seconds: stage → seconds.
        left_out: what was not made, since the user stopped the run.
    """

    screen: Screen
    watch: Watch
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, name: str, doing: str) -> Iterator[None]:
        """Time a stage and show that it is under way."""
        begun = time.perf_counter()
        with self.screen.doing(doing):
            yield
        self.seconds[name] = time.perf_counter() - begun

    def solve(self, options: argparse.Namespace) -> Result:
        """Read, build and solve.

        Raises:
            Stopped: the user stopped it before there was a plan.
        """
        program = self._build(options)
        self.watch.keep()
        with self.timed("solve", "Solving"):
            result = verbs.solve(program, self.watch)
        for name, plan in result.plans.items():
            self.screen.detail(f"{name}: {plan.word}")
        count = len(result.plans)
        self.screen.say("Solving", f"{result.chosen.word}; {count} plan{'' if count == 1 else 's compared'}")
        self.left_out += [f"the plan {name}" for name in result.left_out]
        return result

    def _build(self, options: argparse.Namespace) -> Program:
        with self.timed("read", "Reading"):
            tables = verbs.read(options.workbook)
        notes = len(tables.notes)
        self.screen.say("Reading", f"{options.workbook.name}: no problem, {notes} note{'' if notes == 1 else 's'}")
        with self.timed("build", "Building"):
            program = verbs.build(tables, options.plan)
        a = program.arrays
        whole = f", {a.integer.sum():,} of them yes or no" if a.integer.any() else ""
        self.screen.say("Building", f"{a.column_count:,} decisions{whole}, {a.row_count:,} limits")
        if program.given is not None:
            self.screen.say("", f"decisions given by {program.given.file}, not chosen")
        return program

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
        """Price limits; draw the trade-off, solve open readings and price lots where asked; not what is stopped."""
        from model.analysis.lots import lots
        from model.analysis.prices import prices
        from model.analysis.readings import readings
        from model.analysis.ties import ties
        from model.analysis.tradeoff import tradeoff
        from model.objectives import priorities_of

        extras, program = Extras(), result.program
        if result.chosen.solution is None:
            if result.chosen.impossible and program.given is None:
                extras.why_not = self._why_not(result)
            return extras
        points = program.tables.settings.tradeoff_points if options.points is None else options.points
        first, second = options.between
        extras.prices = self._extra("prices", "Pricing", "limits", lambda: prices(result, self.watch))
        if program.data.whole_lots and program.given is None:
            extras.lots = self._extra("lots", "Pricing", "changes of lots", lambda: lots(result, self.watch))
        if program.tables.scheme is not None and program.given is None:
            extras.ties = self._extra("ties", "Ties", "ways to award otherwise at no loss", lambda: ties(result))
        if points:
            aims = priorities_of(program.tables)
            extras.curve = self._extra("tradeoff", "Trade-off", f"plans between {first} and {second}",
                                       lambda: tradeoff(program, aims, first, second, points, self.watch))
        if options.readings and program.tables.scheme is not None:
            extras.readings = self._extra("readings", "Readings", "open clauses solved both ways",
                                          lambda: readings(result, self.watch))
        return extras

    def _why_not(self, result: Result) -> WhyNot:
        from model.analysis.why_not import why_not
        from model.reports.why_not import in_short

        with self.timed("why not", "Looking for what is in the way"):
            found = why_not(result)
        for stage, line in in_short(found):
            self.screen.problem(f"{stage:<10} {line}")
        return found

    def _extra(self, name: str, stage: str, what: str, make: Callable[[], T]) -> T | None:
        """One part beyond the plan; None, and named as left out, once the user has stopped the run."""
        try:
            if self.watch.stop:
                raise Stopped(what)
            with self.timed(name, stage):
                made = make()
        except KeyboardInterrupt:
            self.watch.ask()
        except Stopped:
            pass
        else:
            self.screen.say(stage, f"{len(made)} {what}")
            return made
        self.left_out.append(f"{stage.lower()} ({what})")
        return None
