"""Formulas: simple ones worked out again, so that a result that was never calculated is not taken for one."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from model.ground.address import column_of

if TYPE_CHECKING:
    from model.workbook.read.cells import Cell, SheetGrid

SAME = 1e-6
"""Share by which a stored result may differ from the one worked out."""
DEEPEST = 20
"""Formulas that lead to one another before they are left alone."""
_SHEET = r"(?:'(?P<quoted>[^'\[\]]+)'|(?P<bare>[A-Za-z_][\w.]*))!"
_CELL = r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})"
_REF = re.compile(rf"(?:{_SHEET})?{_CELL}(?::\$?(?P<to_column>[A-Z]{{1,3}})\$?(?P<to_row>\d{{1,7}}))?(?![\w(])")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_TWO: Mapping[type, Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_NAMED: Mapping[str, Callable[..., float]] = {
    "SUM": lambda *v: math.fsum(v), "MIN": min, "MAX": max, "ABS": abs, "ROUND": lambda v, n: round(v, int(n)),
    "AVERAGE": lambda *v: math.fsum(v) / len(v), "PRODUCT": lambda *v: math.prod(v),
}


def worked_out(formula: str, title: str, sheets: Mapping[str, SheetGrid], depth: int = 0) -> float | None:
    """The number that a formula of numbers, cells, + − × ÷ ^ and a few functions comes to.

    Args:
        formula: as typed, with its =.
        title: the sheet it stands on.
        sheets: the workbook.
        depth: how many formulas led here.

    Returns:
        The number; None for any other formula.
    """
    if depth > DEEPEST:
        return None
    numbers: dict[str, list[float]] = {}

    def taken(match: re.Match[str]) -> str:
        name = f"ref{len(numbers)}"
        numbers[name] = _values(match, title, sheets, depth)
        return name

    try:
        text = _REF.sub(taken, formula.removeprefix("=")).replace("^", "**")
        return _value(ast.parse(_PERCENT.sub(r"(\1/100)", text).strip(), mode="eval").body, numbers)
    except (SyntaxError, ValueError, TypeError, ArithmeticError, KeyError, RecursionError, MemoryError):
        return None


def with_doubts(sheets: Mapping[str, SheetGrid], uncalculated: bool) -> None:
    """Mark in place the formulas whose stored result is not what they come to.

    Args:
        sheets: the workbook.
        uncalculated: the file says that its results are to be calculated when it is opened; a 0 may then be none.
    """
    for title, sheet in sheets.items():
        for at, cell in sheet.cells.items():
            if not cell.formula or cell.is_error or cell.value is None or "[" in cell.formula:
                continue
            again, stored = worked_out(cell.formula, title, sheets), cell.value
            held = float(stored) if isinstance(stored, int | float) and not isinstance(stored, bool) else None
            if again is None and uncalculated and stored == 0:
                sheet.cells[at] = replace(cell, again=math.nan)
            elif again is not None and held is not None and not math.isclose(again, held, rel_tol=SAME, abs_tol=SAME):
                sheet.cells[at] = replace(cell, again=again)


def _values(match: re.Match[str], title: str, sheets: Mapping[str, SheetGrid], depth: int) -> list[float]:
    """The numbers of a cell or a range; an empty one counts 0 alone, and not at all in a range."""
    on = match["quoted"] or match["bare"] or title
    top, left = int(match["row"]), column_of(match["column"])
    bottom, right = int(match["to_row"] or top), column_of(match["to_column"] or match["column"])
    if (bottom - top + 1) * (right - left + 1) > 10_000:
        raise ValueError("a range too large to be worked out")
    found = []
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            cell = sheets[on].cells.get((row, column))
            if cell is not None or match["to_row"] is None:
                found.append(0.0 if cell is None else _number(cell, on, sheets, depth))
    return found


def _number(cell: Cell, title: str, sheets: Mapping[str, SheetGrid], depth: int) -> float:
    value: object = cell.value
    if cell.formula:
        again = worked_out(cell.formula, title, sheets, depth + 1)
        value = cell.value if again is None else again
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("a cell that is no number")
    return float(value)


def _value(node: ast.expr, numbers: Mapping[str, list[float]]) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return float(node.value)
    if isinstance(node, ast.Name):
        (one,) = numbers[node.id]
        return one
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return -_value(node.operand, numbers) if isinstance(node.op, ast.USub) else _value(node.operand, numbers)
    if isinstance(node, ast.BinOp):
        return float(_TWO[type(node.op)](_value(node.left, numbers), _value(node.right, numbers)))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        given = [v for a in node.args for v in _many(a, numbers)]
        return float(_NAMED[node.func.id.upper()](*given))
    raise ValueError("a formula of another kind")


def _many(node: ast.expr, numbers: Mapping[str, list[float]]) -> list[float]:
    return numbers[node.id] if isinstance(node, ast.Name) and node.id in numbers else [_value(node, numbers)]
