"""The stages of a run, each timed and said on the screen."""

from __future__ import annotations

import argparse
import time
import traceback
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from model import verbs
from model.ground.errors import Stopped, Unfinished
from runners.screen import Screen
from runners.watch import Watch

if TYPE_CHECKING:

    from model.case.tables import Tables
    from model.planning.money import Money
    from model.planning.plan import Plan, Program, Result
    from model.studies.extras import Extras
    from model.studies.why_not.why_not import WhyNot
    from model.verify import Verification

T = TypeVar("T", bound=Sized)
STAGES = {"prices": "Pricing", "lots": "Lots", "ties": "Ties", "curve": "Trade-off", "horizon": "Horizon",
          "cases": "Cases", "readings": "Readings"}
"""Extra → how it is called on the screen."""


@dataclass
class Stages:
    """Carries a workbook through the stages of a run.

    Attributes:
        screen: where each stage is said.
        watch: who watches the searches and hears Ctrl-C.
        seconds: stage → seconds.
        left_out: what was not made, since the user stopped the run, time ran out or it failed.
        failed: whether a part beyond the plan failed in the tool itself.
    """

    screen: Screen
    watch: Watch
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    failed: bool = False

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
            own = verbs.verify(result.program.tables, result.chosen.solution.tables, paid)
            verification = replace(own, findings=(*own.findings, *verbs.verify_compared(result)))
        failed = [f for f in verification.findings if not f.passed]
        self.screen.say("Verifying", f"{len(verification.findings)} checks recomputed, {len(failed)} failed")
        for finding in failed:
            self.screen.problem(f"  {finding.check}: {finding.sentence}")
        return verification

    def extras(self, result: Result, options: argparse.Namespace) -> Extras:
        """Price limits; draw the trade-off, solve open readings and price lots where asked; not what is stopped."""
        from model.priorities.objectives import priorities_of
        from model.studies.cases import cases, named
        from model.studies.extras import Extras
        from model.studies.horizon import horizon
        from model.studies.lots import lots
        from model.studies.prices import prices
        from model.studies.readings import readings
        from model.studies.ties import ties
        from model.studies.tradeoff import tradeoff

        program, watch = result.program, self.watch
        if result.chosen.solution is None:
            return Extras(why_not=self._why_not(result) if result.chosen.impossible else None)
        settings, given, scheme = program.tables.settings, program.given is not None, program.tables.scheme is not None
        points = settings.tradeoff_points if options.points is None else options.points
        first, second = options.between
        aims = priorities_of(program.tables)
        asked: list[tuple[str, str, bool, Callable[[], Sized]]] = [
            ("prices", "limits", True, lambda: prices(result, watch)),
            ("lots", "changes of lots", program.data.awards.whole_lots and not given, lambda: lots(result, watch)),
            ("ties", "ways to award otherwise at no loss", scheme and not given, lambda: ties(result)),
            ("curve", f"plans between {first} and {second}", points > 0,
             lambda: tradeoff(program, aims, first, second, points, watch)),
            ("horizon", "figures of the plan with years added", settings.check_years is not None and not given,
             lambda: horizon(result, watch, accepts)),
            ("cases", "cases of the workbook", len(named(program.tables)) > 1 and not given,
             lambda: cases(result, watch, accepts)),
            ("readings", "open clauses solved both ways", options.readings and scheme,
             lambda: readings(result, watch, check=accepts)),
        ]
        found: dict[str, Any] = {n: self._extra(n, what, make) for n, what, wanted, make in asked if wanted}
        return Extras(**found)

    def _why_not(self, result: Result) -> WhyNot:
        from model.reports.sheets.why_not import in_short
        from model.studies.why_not.why_not import why_not

        with self.timed("why not", "Looking for what is in the way"):
            found = why_not(result)
        for stage, line in in_short(found):
            self.screen.problem(f"{stage:<10} {line}")
        return found

    def _extra(self, name: str, what: str, make: Callable[[], T]) -> T | None:
        """One part beyond the plan; None, and named as left out, where it cannot be made: the plan stands without."""
        stage, why = STAGES[name], ""
        try:
            if self.watch.stop:
                raise Stopped(what)
            with self.timed(name, stage):
                made = make()
        except KeyboardInterrupt:
            self.watch.ask()
        except Stopped:
            pass
        except Unfinished as reason:
            why = f": {reason}"
        except Exception as error:
            self.failed, why = True, f": it failed in the tool ({error})"
            self.screen.detail("".join(traceback.format_exception(error)))
        else:
            self.screen.say(stage, f"{len(made)} {what}")
            return made
        self.left_out.append(f"{stage.lower()} ({what}){why}")
        if why:
            self.screen.problem(f"{stage:<10} left out{why}.")
        return None


def accepts(tables: Tables, plan: Plan, money: Money | None) -> bool:
    """Whether the verifier accepts a plan of a workbook."""
    assert plan.solution is not None
    return verbs.verify(tables, plan.solution.tables, None if money is None else vars(money)).passed
