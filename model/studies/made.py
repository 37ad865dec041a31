"""Which studies are made, what each answered, and what was left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from model.case.tables import Tables, rows_of
from model.ground.errors import CommandError, Stopped
from model.ground.names import nearest
from model.ground.progress import SILENT, Progress
from model.planning.batch import Batch
from model.planning.fixed import fixed_table
from model.planning.variant import Solved
from model.planning.variants import solve_all
from model.planning.where import FEW, Crews
from model.schema.studies import EVERY_RUN
from model.studies import STUDIES, Study
from model.studies.asked import Asked, Options
from model.studies.study import Answer
from model.studies.variant_run import run_of
from model.studies.why_not.why_not import WhyNot
from model.tell.table import NUMBERS

AskedBy = Literal["workbook", "command", "workbook and command"]
PART = "Only a part: the user stopped the run before {} of {} were solved."
"""Said before a table of which the user stopped a part."""


@dataclass(frozen=True)
class Made:
    """The answers of a run.

    Attributes:
        answers: name of a study → what it found.
        barred: name of a study that was asked for → why it cannot be asked of this plan.
        asked_by: whether the workbook, the command or both said which studies are made.
        options: what the command asked of studies.
        why_not: limits that cannot hold together and what would mend it, where there is no plan.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    barred: Mapping[str, str] = field(default_factory=dict)
    asked_by: AskedBy = "workbook"
    options: Options = Options()
    why_not: WhyNot | None = None


NOTHING = Made()
"""No study was made."""


def require_known(names: Sequence[str]) -> None:
    """Stop where a command names a study that there is not.

    Raises:
        CommandError: names it, and the one that may be meant.
    """
    for name in names:
        if name not in _by_name():
            raise CommandError(f"There is no study '{name}'. {_guess(name)}")


def wanted(asked: Asked) -> tuple[list[Study], dict[str, str]]:
    """The studies that are made, and those asked for by name that cannot be, with the reason.

    Args:
        asked: the plan and the options of the command, which beat the workbook.
    """
    said, options = _said(asked.tables), asked.options
    made, barred = [], {}
    for study in STUDIES:
        named = study.name in (*(options.only or ()), *options.also)
        by_sheet = options.only is None and said.get(study.name, study.usual(asked))
        if not (named or by_sheet):
            continue
        why = study.barred(asked)
        if not why:
            made.append(study)
        elif named or said.get(study.name):
            barred[study.name] = why
    return made, barred


def make(
    study: Study, asked: Asked, crews: Crews, progress: Progress = SILENT, batch: Batch | None = None
) -> Answer:
    """Make one study: solve its variants, then have it answer.

    Args:
        study: one that is not barred.
        asked: what it starts from.
        crews: where variants are solved.
        progress: who watches, variant by variant.
        batch: where finished variants are kept until the report is whole.

    Returns:
        Its answer. Where the user stopped it, of the variants that were solved, and it says so.

    Raises:
        CommandError: the cluster that the command names does not answer.
        Stopped: the user stopped it before anything was solved.
        Unfinished: a search it goes on from was stopped by the limit of time.
    """
    variants, solved = study.runs(asked), list[Solved]()
    if variants:
        base = replace(asked.result.base, replays=study.many)
        kept = batch if len(variants) >= FEW else None
        columns = asked.program.arrays.column_count
        with crews.crew_for(len(variants), columns) as crew:
            solved = solve_all(base, variants, crew, kept, progress, study.counts)
    runs = tuple(run_of(s) for s in solved)
    missing = sum(r.stopped for r in runs)
    if not missing:
        return _fixed(study, asked, replace(study.answer(asked, solved, progress), runs=runs))
    if missing == len(runs):
        raise Stopped(study.counts)
    part = _fixed(study, asked, replace(study.answer(asked, solved), runs=runs))
    return replace(part, sentence=f"{PART.format(missing, len(runs))} {part.sentence}")


def _fixed(study: Study, asked: Asked, answer: Answer) -> Answer:
    """The answer with every number rounded by its unit, as the tables of the plans are."""
    frame, shapes = answer.frame, asked.program.shapes
    for column in study.columns:
        if column.kind in NUMBERS:
            frame = fixed_table(frame, column.unit, column.key)
    further = {n: fixed_table(f, shapes[n].unit) if n in shapes else f for n, f in answer.further.items()}
    return replace(answer, frame=frame, further=further)


def _said(tables: Tables) -> dict[str, bool]:
    """Study → whether the workbook wants it with every run."""
    return {r.study: r.value for r in rows_of(tables.frames["Studies"]) if r.setting == EVERY_RUN}


def _by_name() -> dict[str, Study]:
    return {s.name: s for s in STUDIES}


def _guess(name: str) -> str:
    guess = nearest(name, _by_name())
    return f"Did you mean {guess}?" if guess else f"There are {', '.join(_by_name())}."
