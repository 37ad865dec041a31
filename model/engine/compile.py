"""From a Pyomo model to arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pyomo.environ as pyo
from pyomo.repn.plugins.standard_form import LinearStandardFormCompiler

from model.engine.arrays import Arrays, Floats, Index
from model.engine.naming import as_index, before, name_of


def arrays_of(m: pyo.ConcreteModel) -> Arrays:
    """Compile a model once: matrix, bounds and every named expression.

    Args:
        m: a model without an active objective.

    Returns:
        Its arrays. Columns that no row and no expression uses are left out; they are 0 in every plan.
    """
    form, keys = standard_form(m, LinearStandardFormCompiler().write)
    lower, upper = _row_bounds(form)
    matrix = form.A.tocsc()
    expressions = form.c.tocsr()
    return Arrays(
        matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32), matrix.data.astype(float),
        lower, upper,
        np.array([-np.inf if v.lb is None else v.lb for v in form.columns], dtype=float),
        np.array([np.inf if v.ub is None else v.ub for v in form.columns], dtype=float),
        np.array([not v.is_continuous() for v in form.columns], dtype=bool),
        expressions.indptr.astype(np.int32), expressions.indices.astype(np.int32), expressions.data.astype(float),
        np.asarray(form.c_offset, dtype=float),
        _places([r.constraint for r in form.rows]), _places(form.columns), _terms(keys),
    )


def standard_form(m: pyo.ConcreteModel, write: Callable[..., Any]) -> tuple[Any, list[tuple[str, Index]]]:
    """Compile a model with its named expressions in place of objectives.

    Args:
        m: a model without an active objective.
        write: of a compiler.

    Returns:
        What the compiler gives, and name and index of each expression.
    """
    keys = _attach_expressions(m)
    try:
        return write(m, mixed_form=True, set_sense=None), keys
    finally:
        m.del_component("compiled_expressions")
        m.del_component("COMPILED")


def _attach_expressions(m: pyo.ConcreteModel) -> list[tuple[str, Index]]:
    """Make every named expression an objective, so that the compiler lays it out as a row of its own."""
    parts = [(name_of(e), (*before(e), *as_index(i)), e[i]) for e in m.component_objects(pyo.Expression) for i in e]
    m.COMPILED = pyo.RangeSet(0, len(parts) - 1)
    m.compiled_expressions = pyo.Objective(m.COMPILED, rule=lambda _, n: parts[n][2])
    return [(name, index) for name, index, _ in parts]


def _row_bounds(form: Any) -> tuple[Floats, Floats]:
    """Lower and upper bounds of the rows; the compiler marks ≥ with −1, = with 0 and ≤ with 1."""
    rhs = np.asarray(form.rhs, dtype=float)
    kind = np.array([r.bound_type for r in form.rows])
    return np.where(kind <= 0, rhs, -np.inf), np.where(kind >= 0, rhs, np.inf)


def _places(parts: list[Any]) -> dict[str, dict[Index, int]]:
    places: dict[str, dict[Index, int]] = {}
    known: dict[int, tuple[dict[Index, int], Index]] = {}
    for n, part in enumerate(parts):
        component = part.parent_component()
        if id(component) not in known:
            known[id(component)] = places.setdefault(name_of(component), {}), before(component)
        here, outer = known[id(component)]
        here[*outer, *as_index(part.index())] = n
    return places


def _terms(keys: list[tuple[str, Index]]) -> dict[str, dict[Index, int]]:
    terms: dict[str, dict[Index, int]] = {}
    for n, (name, index) in enumerate(keys):
        terms.setdefault(name, {})[index] = n
    return terms
