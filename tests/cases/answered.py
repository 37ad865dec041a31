"""The workbook that a plan answers to: with the changes that its name stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import model.planning.variant
from model.case.change import Change, apply
from model.case.tables import Tables
from model.planning.compared import free_choice, highest_point, no_scheme, point_at, pursues_total
from model.planning.plan import FREE_CHOICE, LEAST_DEPENDENCE, NO_SCHEME
from model.priorities.objectives import priorities_of
from model.verify import CheckFinding, Verification

REFUSAL = CheckFinding("spoilt", "Nothing passes.", 1.0, 0.0, "t", False, "here", "A tonne is missing.")


def answered(tables: Tables, plan: str) -> Tables:
    """The workbook of a plan that the chosen one is compared with."""
    return apply(tables, changes_of(tables, plan)).tables


def changes_of(tables: Tables, plan: str) -> tuple[Change, ...]:
    """What the name of a plan that the chosen one is compared with changes in the workbook."""
    if plan == LEAST_DEPENDENCE and pursues_total(priorities_of(tables)):
        return (point_at(highest_point(tables)),)
    return {NO_SCHEME: no_scheme(tables), FREE_CHOICE: free_choice()}.get(plan, ())


def refuse_all(monkeypatch: Any) -> None:
    """Have the independent check refuse every variant."""
    real = model.planning.variant.verify

    def refused(*words: Any) -> Verification:
        return replace(real(*words), findings=(REFUSAL,))

    monkeypatch.setattr(model.planning.variant, "verify", refused)
