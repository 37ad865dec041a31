"""A run: read, solve, verify, ask studies, report; each stage timed and told, and stopped where that is asked for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from model import verbs
from model.ground.files import NotPointedTo
from model.ground.left_out import LeftOut, full_stop
from model.ground.teller import Listener, Teller

if TYPE_CHECKING:
    from model.planning.batch import Batch
    from model.planning.program import Program
    from model.planning.result import Result
    from model.planning.where import Crews
    from model.reports import RunInfo
    from model.studies.asked import Options
    from model.studies.made import Made
    from model.verify import Verification


@dataclass
class Run:
    """Carries a workbook through the stages of a run.

    Attributes:
        screen: where each stage is told.
        watch: who watches the searches and hears Ctrl-C.
        seconds: stage → seconds.
        left_out: what was not made, since the user stopped the run, time ran out or it failed.
        failed: whether a part beyond the plan failed in the tool itself.
        refused: whether a check failed of a plan that a study made, or an answer of the solver is not proved.
        answered: keys of the variants of studies that are whole, which need not be kept once they are reported.
    """

    screen: Teller
    watch: Listener
    seconds: dict[str, float] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    failed: bool = False
    refused: bool = False
    answered: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, name: str, doing: str) -> Iterator[None]:
        """Time a stage and show that it is under way."""
        begun = time.perf_counter()
        with self.screen.doing(doing):
            yield
        self.seconds[name] = time.perf_counter() - begun

    def solve(self, workbook: Path, given: Path | None = None, workers: int | None = None) -> Result:
        """Read, build and solve.

        Args:
            workbook: the workbook.
            given: a file plan.xlsx, whose plan is tested instead of one being chosen.
            workers: plans solved at a time after the chosen one; None for as many as there are cores.

        Raises:
            Stopped: the user stopped it before there was a plan.
        """
        program = self._build(workbook, given)
        self.watch.keep()
        with self.timed("solve", "Solving"):
            result = verbs.solve(program, self.watch, workers)
        for name, plan in result.plans.items():
            self.screen.detail(f"{name}: {plan.word}")
        count = len(result.plans)
        self.screen.say("Solving", f"{result.chosen.word}; {count} plan{'' if count == 1 else 's compared'}")
        for part in result.left_out:
            self.leave_out("Solving", part, str(part))
        return result

    def leave_out(self, stage: str, part: LeftOut, said: str) -> None:
        """Note a part that the run does not have, with its reason on the screen where there is one."""
        self.left_out.append(part)
        self.refused = self.refused or part.unproved
        if part.trace:
            self.failed = True
            self.screen.detail(part.trace)
        if part.reason:
            self.screen.problem(full_stop(f"{stage:<10} left out: {said}"))

    def _build(self, workbook: Path, given: Path | None) -> Program:
        with self.timed("read", "Reading"):
            tables = verbs.read(workbook)
        notes = len(tables.notes)
        self.screen.say("Reading", f"{workbook.name}: no problem, {notes} note{'' if notes == 1 else 's'}")
        with self.timed("build", "Building"):
            program = verbs.build(tables, given)
        a = program.arrays
        whole = f" ({a.integer.sum():,} binary)" if a.integer.any() else ""
        self.screen.say("Building", f"{a.column_count:,} variables{whole}, {a.row_count:,} constraints")
        if program.given is not None:
            self.screen.say("", f"decisions given by {program.given.file}, not chosen")
        return program

    def verify(self, result: Result) -> Verification | None:
        """Have the plan checked as it is shown; None where there is none."""
        if result.chosen.solution is None:
            return None
        with self.timed("verify", "Verifying"):
            own = verbs.verify_shown(result)
            verification = replace(own, findings=(*own.findings, *verbs.verify_compared(result)))
        failed = [f for f in verification.findings if not f.passed]
        self.screen.say("Verifying", f"{len(verification.findings)} checks recomputed, {len(failed)} failed")
        for finding in failed:
            self.screen.problem(f"  {finding.check}: {finding.sentence}")
        return verification

    def second_opinion(self, result: Result) -> tuple[float, ...]:
        """Search for the chosen plan once more without presolve, and tell what that reached.

        Raises:
            Unproved: it is another.
            Stopped: the user stopped it.
        """
        with self.timed("second opinion", "Searching once more"):
            found = verbs.second_opinion(result, self.watch)
        self.screen.say("Searching", f"once more, without presolve: the same in each of {len(found)} priorities")
        return found

    def studies(self, result: Result, options: Options, batch: Batch, crews: Crews) -> Made:
        """Make the studies that workbook or command ask for; where there is no plan, look for what is in the way.

        Args:
            result: the plan and those it is compared with.
            options: of the command.
            batch: where finished variants are kept until the report is whole.
            crews: where variants are solved.
        """
        from model.run.studies import studies_of

        return studies_of(self, result, options, batch, crews)

    def report(self, result: Result, verification: Verification | None, made: Made, run: RunInfo, out: Path) -> Path:
        """Write the run folder.

        Raises:
            CommandError: it could not be written.
        """
        result.seconds.update(self.seconds)
        run = replace(run, stopped=self.watch.stop, left_out=tuple(self.left_out))
        with self.timed("report", "Reporting"):
            try:
                folder = verbs.report(result, verification, out, made=made, run=run)
            except NotPointedTo as error:
                folder = error.folder
                self.screen.problem(str(error))
        result.seconds["report"] = self.seconds["report"]
        return folder
