"""The rule, the drop-down and the prompt of each column of the input workbook."""

from __future__ import annotations

from typing import Any

from model.schema import Field
from model.workbook.allowed import allowed, usual
from model.workbook.template.lists import Lists

LONGEST_PROMPT, LONGEST_TITLE = 255, 32
UNSAID = ("–", "FY")


def prompt(heading: str, meaning: str, unit: str, field: Field, required: bool) -> dict[str, str]:
    """The prompt of a cell: what it holds, its unit, what is allowed, and what an empty cell means.

    Args:
        heading: its heading.
        meaning: one sentence.
        unit: its unit.
        field: the declaration of the column.
        required: whether it must be filled.

    Returns:
        Title and message as XlsxWriter names them, within Excel's limits.
    """
    parts = [f"{_sentence(meaning)}"]
    if unit not in UNSAID:
        parts.append(f"Unit: {unit}.")
    parts.append(f"Allowed: {allowed(field)}.")
    if usual(field):
        parts.append(f"Usual: {usual(field)}.")
    if not required and field.column.empty:
        parts.append(f"Empty: {field.column.empty}.")
    return {"input_title": _cut(heading, LONGEST_TITLE), "input_message": _cut("\n".join(parts), LONGEST_PROMPT)}


def rule(field: Field, lists: Lists, cell: str) -> dict[str, Any]:
    """The data validation of a column, without its prompt.

    Args:
        field: the declaration of the column.
        lists: the drop-down lists of the workbook.
        cell: address of the first cell, for rules that are formulas.

    Returns:
        Options of XlsxWriter. Choices and numbers are refused; names not listed yet are asked about.
    """
    name = lists.of(field)
    if name:
        refuse = field.kind in ("choice", "yes/no")
        title = "Not one of the choices" if refuse else "Not on the list"
        message = _cut(f"Allowed: {allowed(field)}.", LONGEST_PROMPT)
        if not refuse:
            message = _cut(f"Allowed: {allowed(field)}. Keep it, if you are going to add it there?", LONGEST_PROMPT)
        return {"validate": "list", "source": f"={name}", "error_type": "stop" if refuse else "warning",
                "error_title": title, "error_message": message}
    if field.kind == "text":
        return {"validate": "any"}
    error = {"error_title": "Not an allowed number", "error_message": _cut(f"Allowed: {allowed(field)}.", 255)}
    if _needs_formula(field):
        return {"validate": "custom", "value": _formula(field, cell), **error}
    return {"validate": "integer" if field.kind == "whole" else "decimal", **_bounds(field), **error}


def _bounds(field: Field) -> dict[str, Any]:
    """Criteria of a number between its bounds; Excel knows only one open end at a time."""
    if field.ge is not None and field.le is not None:
        return {"criteria": "between", "minimum": field.ge, "maximum": field.le}
    for criteria, bound in zip((">", ">=", "<", "<="), (field.gt, field.ge, field.lt, field.le), strict=True):
        if bound is not None:
            return {"criteria": criteria, "value": bound}
    return {"criteria": "between", "minimum": -1e12, "maximum": 1e12}


def _needs_formula(field: Field) -> bool:
    """Whether words may stand there besides numbers, or one of two ends is open."""
    low, high = field.gt if field.ge is None else field.ge, field.lt if field.le is None else field.le
    both = low is not None and high is not None
    return bool(field.column.words) or (both and (field.gt is not None or field.lt is not None))


def _formula(field: Field, cell: str) -> str:
    words = "".join(f'{cell}="{w}",' for w in field.column.words)
    ends = zip((">", ">=", "<", "<="), (field.gt, field.ge, field.lt, field.le), strict=True)
    tests = [f"ISNUMBER({cell})", *(f"{cell}{sign}{bound:g}" for sign, bound in ends if bound is not None)]
    return f"=OR({words}AND({','.join(tests)}))"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
