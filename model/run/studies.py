"""The studies of a run: made one after the other; one that cannot be made never loses the plan."""

from __future__ import annotations

import traceback
from dataclasses import replace
from typing import TYPE_CHECKING

from model.ground.errors import CommandError, Stopped, Unfinished, Unproved
from model.ground.left_out import LeftOut, full_stop
from model.reports.sheets.why_not import in_short
from model.studies import made
from model.studies.asked import Asked, Options
from model.studies.made import AskedBy, Made
from model.studies.study import Answer, Study
from model.studies.why_not.why_not import WhyNot, why_not

if TYPE_CHECKING:
    from model.planning.batch import Batch
    from model.planning.result import Result
    from model.planning.where import Crews
    from model.run.run import Run


def studies_of(run: Run, result: Result, options: Options, batch: Batch, crews: Crews) -> Made:
    """What workbook or command ask; where there is no plan, what is in the way.

    Args:
        run: whose screen it is told on.
        result: the plan and those it is compared with.
        options: of the command.
        batch: where finished variants are kept until the report is whole.
        crews: where variants are solved.
    """
    by: AskedBy = "command" if options.only is not None else "workbook and command" if options.also else "workbook"
    if result.chosen.solution is None:
        found_in_the_way = _in_the_way(run, result) if result.chosen.impossible else None
        return Made(asked_by=by, options=options, why_not=found_in_the_way)
    asked = Asked(result, options)
    studies, barred = made.wanted(asked)
    for name, why in barred.items():
        run.screen.problem(f"The study {name} was not made: {why}.")
    found: dict[str, Answer] = {}
    for study in studies:
        answer = _answer(run, study, replace(asked, answered=dict(found)), batch, crews)
        if answer is not None:
            found[study.name] = answer
    return Made(found, barred, by, options)


def _in_the_way(run: Run, result: Result) -> WhyNot:
    with run.timed("why not", "Looking for what is in the way"):
        found = why_not(result)
    for stage, line in in_short(found):
        run.screen.problem(f"{stage:<10} {line}")
    return found


def _answer(run: Run, study: Study, asked: Asked, batch: Batch, crews: Crews) -> Answer | None:
    """The answer of a study; None, and named as left out, where it cannot be made: the plan is valid without."""
    why, late, trace, unproved, before = "", False, "", False, len(batch.asked)
    try:
        if run.watch.stop:
            raise Stopped(study.counts)
        with run.timed(study.name, study.stage):
            answer = made.make(study, asked, crews, run.watch, batch)
    except KeyboardInterrupt:
        run.watch.ask()
    except Stopped:
        pass
    except Unfinished as reason:
        why, late = str(reason), True
    except CommandError as reason:
        why, trace = str(reason), traceback.format_exc()
    except Unproved as error:
        why, unproved = f"it is not proved ({error})", True
    except Exception as error:
        why, trace = f"it failed in the tool ({error})", traceback.format_exc()
    else:
        run.screen.say(study.stage, f"{len(answer)} {study.counts}")
        if not _look_at(run, study, answer):
            run.answered += batch.asked[before:]
        return answer
    run.leave_out(study.stage, LeftOut(f"{study.stage.lower()} ({study.counts})", why, late, trace, unproved), why)
    return None


def _look_at(run: Run, study: Study, answer: Answer) -> int:
    """Say which variants have no figures that hold, and why; one that has no plan says so in its table.

    Returns:
        How many of them the user stopped.
    """
    for variant in answer.runs:
        run.refused = run.refused or variant.refused
        if variant.trace:
            run.failed = True
            run.screen.detail(variant.trace)
        if variant.wrong:
            run.screen.problem(full_stop(f"{'':<10} {variant.name}: {variant.wrong}"))
        elif variant.cells and variant.cells == variant.unmoved:
            run.screen.say("", f"{variant.name}: its changes leave every number as it was")
    stopped = sum(v.stopped for v in answer.runs)
    if stopped:
        run.leave_out(study.stage, LeftOut(f"{stopped} of {len(answer.runs)} {study.counts}"), "")
    return stopped
