"""A given plan: its decisions held in the program of a workbook, after they were found to fit."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

import numpy as np

from model.case.decisions import DECISION_SHEETS, DecisionSheet, GivenPlan, Index
from model.engine import Arrays, Move
from model.engine.arrays import Floats
from model.formulation.limit import LimitKey
from model.formulation.registry import KEPT, Limits
from model.ground.errors import InputProblems, Problem
from model.ground.units import indian
from model.planning.solution import Shape

NEAR = 1e-6
"""Share of a limit, at least of 1, by which decisions may pass it: what rounding does."""


def move_to(
    arrays: Arrays, shapes: Mapping[str, Shape], limits: Limits, plan: GivenPlan
) -> Move:
    """The move that holds the decisions of a plan, for a program on its own or one that is in the solver already.

    Args:
        arrays: the program.
        shapes: what its variables look like.
        limits: what its rows limit, and the cells that set them.
        plan: the plan.

    Returns:
        Both bounds of every decision at its value.

    Raises:
        InputProblems: the plan and the workbook do not name the same decisions, or the decisions break a limit that
            concerns nothing else.
    """
    problems = [p for sheet in DECISION_SHEETS for p in _misfits(sheet, shapes, plan)] if plan.whole else []
    if not problems:
        problems = list(_out_of_bounds(arrays, plan))
    if problems:
        raise InputProblems(problems)
    columns = {n: value for n, value, _ in _decided(arrays, plan)}
    broken = list(_broken(arrays, limits, plan, columns))
    if broken:
        raise InputProblems(broken)
    exact = {n: round(v) if arrays.integer[n] else np.clip(v, arrays.lower[n], arrays.upper[n])
             for n, v in columns.items()}
    return Move(columns={n: (float(v), float(v)) for n, v in exact.items()})


def _decided(arrays: Arrays, plan: GivenPlan) -> Iterator[tuple[int, float, str]]:
    """Column, value and cell of every decision that the program has."""
    for variable, values in plan.values.items():
        here = arrays.columns.get(variable, {})
        yield from ((here[k], v, plan.cells[variable][k]) for k, v in values.items() if k in here)


def _misfits(sheet: DecisionSheet, shapes: Mapping[str, Shape], plan: GivenPlan) -> Iterator[Problem]:
    """Decisions that only the plan names, and decisions of the workbook that the plan does not name."""
    asked = shapes[sheet.variable].keys if sheet.variable in shapes else ()
    given = plan.values.get(sheet.variable, {})
    if asked and not given:
        yield Problem(f"Sheet '{sheet.title}'", f"missing, or without rows; the workbook asks for {len(asked)}.",
                      f"One row is {sheet.says} [{sheet.unit}].")
        return
    known = set(asked)
    for index in given:
        if index not in known:
            yield Problem(plan.cells[sheet.variable][index], f"{_said(sheet, index)} is not decided in the workbook.",
                          _guess(index, asked))
    for index in asked:
        if index not in given:
            yield Problem(f"Sheet '{sheet.title}'", f"no row for {_said(sheet, index)}.",
                          f"Add it: {sheet.says} [{sheet.unit}].")


def _guess(index: Index, asked: tuple[Index, ...]) -> str:
    for place, part in enumerate(index):
        names = {str(k[place]) for k in asked}
        if str(part) not in names:
            near = difflib.get_close_matches(str(part), sorted(names), n=1)
            return f"Did you mean {near[0]}?" if near else f"There is no {part} in it; take the row out."
    return "Take the row out."


def _said(sheet: DecisionSheet, index: Index) -> str:
    parts = (f"{p:g}" if isinstance(p, float) else str(p) for p in index)
    return ", ".join(f"{h} {p}" for (h, _), p in zip(sheet.keys, parts, strict=True))


def _out_of_bounds(arrays: Arrays, plan: GivenPlan) -> Iterator[Problem]:
    for n, value, cell in _decided(arrays, plan):
        low, high = float(arrays.lower[n]), float(arrays.upper[n])
        if not low - NEAR <= value <= high + NEAR or (arrays.integer[n] and abs(value - round(value)) > NEAR):
            kind = "a whole number, " if arrays.integer[n] else ""
            most = f" and at most {high:g}" if np.isfinite(high) else ""
            yield Problem(cell, f"{value:g} is not possible.", f"Type {kind}at least {low:g}{most}.")


def _broken(
    arrays: Arrays, limits: Limits, plan: GivenPlan, columns: Mapping[int, float]
) -> Iterator[Problem]:
    """Limits on the given decisions alone that they break, each at the cell of the decision that weighs most."""
    x = np.zeros(arrays.column_count)
    x[list(columns)] = list(columns.values())
    free = np.ones(arrays.column_count, dtype=bool)
    free[list(columns)] = False
    column_of = np.repeat(np.arange(arrays.column_count), np.diff(arrays.start))
    open_ = np.bincount(arrays.index, free[column_of] & (arrays.value != 0), arrays.row_count)
    cells = {n: cell for n, _, cell in _decided(arrays, plan)}
    for group, rows in arrays.rows.items():
        implied = group in KEPT and KEPT[group].implied
        for index, row in rows.items() if not implied else ():
            if open_[row] == 0 and (said := _against(arrays, x, row)) is not None:
                weights = np.where(arrays.index == row, np.abs(arrays.value * x[column_of]), -1.0)
                cell = cells.get(int(column_of[weights.argmax()]), plan.file)
                yield _problem(cell, said, limits, (group, index))


def _against(arrays: Arrays, x: Floats, row: int) -> tuple[str, float, float] | None:
    """How a row is broken: "at most" or "at least", what the decisions come to, and the limit."""
    used, given = arrays.sides_of(row, x)
    low, high = float(arrays.row_lower[row]) + given, float(arrays.row_upper[row]) + given
    room = NEAR * max(1.0, used, given)
    if used > high + room:
        return "at most", used, high
    return ("at least", used, low) if used < low - room else None


def _problem(cell: str, said: tuple[str, float, float], limits: Limits, key: LimitKey) -> Problem:
    side, used, limit = said
    by = limits.rows.get(key)
    unit = f" {by.unit}" if by and by.unit != "–" else ""
    where = f" ({by.cell} of the workbook)" if by else ""
    return Problem(cell, f"{limits.words_of(*key)}: the decisions of the plan come to {_number(used)}{unit}.",
                   f"Allowed is {side} {_number(limit)}{unit}{where}; change the plan or the workbook.")


def _number(value: float) -> str:
    return indian(value, 2).removesuffix(".00")
