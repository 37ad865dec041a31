"""A traced model compiled as any other, with the place on the tape of every number of its arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyomo.environ as pyo
from pyomo.common.numeric_types import RegisterNumericType
from pyomo.core.expr.numeric_expr import enable_expression_optimizations
from pyomo.repn.linear import LinearRepnVisitor
from pyomo.repn.plugins.standard_form import LinearStandardFormCompiler, _LinearStandardFormCompiler_impl

from model.engine.compile import standard_form
from model.engine.operand import place_on
from model.engine.tape import Tape
from model.engine.traced import Traced

Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Written:
    """Where on the tape the numbers of compiled arrays stand.

    Attributes:
        value, expression_value, offset, row_lower, row_upper: place of each number of the array of the same name; −1
            where it is infinite.
    """

    value: Places
    expression_value: Places
    offset: Places
    row_lower: Places
    row_upper: Places

    @property
    def every(self) -> Places:
        """Every place that is needed."""
        both = np.concatenate([self.value, self.expression_value, self.offset, self.row_lower, self.row_upper])
        return np.unique(both[both >= 0])


class _Keeping(_LinearStandardFormCompiler_impl):
    """The compiler, which hands on the numbers it is given instead of copying them into an array of floats.

    Each number is replaced by its position in a list, counted from 1, so that none of them is taken for a zero; the
    constant of each expression is kept apart.
    """

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.held: list[float] = []
        self.constants: list[float] = []
        self.expressions = 0

    def write(self, model: Any) -> Any:
        """Compile; the expressions come first."""
        self.expressions = len(model.compiled_expressions)
        return super().write(model)

    def _to_vector(self, items: Iterable[Any], kind: Any, count: int) -> Any:
        if kind is not np.float64:
            return np.fromiter(items, kind, count)
        first = len(self.held) + 1
        self.held.extend(items)
        return np.arange(first, first + count, dtype=float)

    def _get_visitor(self, *args: Any, **named: Any) -> Any:
        visitor = LinearRepnVisitor(*args, **named)
        walk: Callable[[Any], Any] = visitor.walk_expression

        def keeping(expression: Any) -> Any:
            found = walk(expression)
            if len(self.constants) < self.expressions:
                self.constants.append(found.constant)
                found.constant = 0.0
            return found

        visitor.walk_expression = keeping
        return visitor


@contextmanager
def traceable() -> Iterator[None]:
    """Pyomo takes traced numbers for numbers, and a coefficient of 1 for one like any other, while this lasts."""
    RegisterNumericType(Traced)
    enable_expression_optimizations(one=False)
    try:
        yield
    finally:
        enable_expression_optimizations(one=True)


def written(m: pyo.ConcreteModel, tape: Tape) -> Written:
    """Compile a traced model and find its numbers on the tape.

    Args:
        m: a model built inside `traceable`.
        tape: what its numbers are written on.

    Returns:
        The places, laid out as `arrays_of` lays out the numbers themselves.
    """
    compiler = LinearStandardFormCompiler()
    keeping = _Keeping(compiler.config(dict(mixed_form=True, set_sense=None)))
    form, _ = standard_form(m, lambda model, **_: keeping.write(model))
    for number in keeping.held:
        bool(number)  # the compiler leaves zeros out
    places = np.array([place_on(tape, v) for v in keeping.held], dtype=np.int64)
    right = np.array([place_on(tape, v) for v in form.rhs], dtype=np.int64)
    kind = np.array([r.bound_type for r in form.rows])
    return Written(
        places[form.A.tocsc().data.astype(int) - 1], places[form.c.tocsr().data.astype(int) - 1],
        np.array([place_on(tape, v) for v in keeping.constants], dtype=np.int64),
        np.where(kind <= 0, right, -1), np.where(kind >= 0, right, -1),
    )
