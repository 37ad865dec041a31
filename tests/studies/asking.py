"""Studies asked as a run asks them, by name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from model.ground.progress import SILENT, Progress
from model.planning.plan import Plan
from model.planning.result import Result
from model.planning.variant import Solved, Variant
from model.planning.where import Where
from model.studies import STUDIES
from model.studies.asked import Asked, Options
from model.studies.made import Made, make
from model.studies.readings import MOVED, READINGS
from model.studies.study import Answer, framed

BY_NAME = {s.name: s for s in STUDIES}


def answer_of(
    name: str, result: Result, progress: Progress = SILENT, **options: Any
) -> Answer:
    """What a study finds of a result; nothing where it cannot be asked."""
    study, asked = BY_NAME[name], Asked(result, Options(where=Where(workers=1), **options))
    if study.barred(asked):
        return Answer(pd.DataFrame(columns=[c.key for c in study.columns]), study.barred(asked))
    with asked.options.where.opened() as crews:
        return make(study, asked, crews, progress)


def made(result: Result, *names: str) -> Made:
    """A run in which these studies were made."""
    return Made({n: answer_of(n, result) for n in names})


def prices(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    return answer_of("prices", result, progress).frame


def lots(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    return answer_of("lots", result, progress).frame


def ties(result: Result) -> pd.DataFrame:
    return answer_of("ties", result).frame


def cases(result: Result) -> pd.DataFrame:
    return answer_of("cases", result).frame


def horizon(result: Result) -> pd.DataFrame:
    return answer_of("horizon", result).frame


def readings(result: Result, progress: Progress = SILENT) -> pd.DataFrame:
    return answer_of("readings", result, progress).frame


def one_reading() -> Answer:
    """A clause read the other way."""
    return Answer(framed(READINGS.columns, [{
        "reading": "Exports", "question": "Do they?", "cells": "Scheme!B1", "as_read": "No", "other": "Yes",
        "status": "optimal", "magnets_quantity": 0.0, "chain_value": 0.0, "national_cost": -3.0, "outlay": 5.0,
        "gap": 0.0, "awards_t": 40.0, "moves": MOVED,
    }]), "One clause, read the other way.")


def unsolved(result: Result, variant: Variant) -> Solved:
    """A variant whose worker was lost."""
    return Solved(variant, result.program, Plan(variant.name, (), None), None, None, problem="its worker was killed")


def without_plan(result: Result, variant: Variant, in_time: bool) -> Solved:
    """A variant for which it is proven that there is no plan, or none was found in time."""
    first = result.chosen.reached[0]
    none = replace(first, values=(), outcome=replace(first.outcome, word="no plan", stopped=not in_time, x=np.empty(0)))
    return Solved(variant, result.program, Plan(variant.name, (none,), None), None, None)


def early(solved: Solved) -> Solved:
    """A variant whose search was ended by the limit of time, with a plan."""
    *before, last = solved.plan.reached
    last = replace(last, outcome=replace(last.outcome, word="stopped early with a plan", stopped=True))
    return replace(solved, plan=replace(solved.plan, reached=(*before, last)))
