"""What may stand in a cell, in words: for prompts, form sheets and the page of inputs."""

from __future__ import annotations

from model.schema import Field


def plain(value: float) -> str:
    """A bound without a needless decimal point.

    >>> plain(600.0), plain(0.05)
    ('600', '0.05')
    """
    return f"{value:,.10g}"


def allowed(field: Field) -> str:
    """What may stand in a cell of a column.

    Args:
        field: the column.

    Returns:
        One phrase without a full stop, units included.
    """
    words = ", ".join(field.column.words)
    if field.kind == "choice":
        return either(field.choices)
    if field.kind == "yes/no":
        return "Yes or No"
    if field.kind == "year":
        return "a financial year, such as FY2026-27"
    if field.kind == "text":
        if not field.column.refers:
            return "text"
        named = "a name on " + either(field.column.refers)
        return f"{named}, or {words}" if words else named
    return f"{_range(field)}, or {words}" if words else _range(field)


def either(words: tuple[str, ...]) -> str:
    """Words as a choice.

    >>> either(("Low", "Base", "High"))
    'Low, Base or High'
    """
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def usual(field: Field) -> str:
    """The range outside which the check leaves a note; "" where there is none."""
    if field.column.usual is None:
        return ""
    low, high = field.column.usual
    return f"{plain(low)} to {plain(high)}"


def _range(field: Field) -> str:
    share = field.kind == "share"

    def said(value: float) -> str:
        return f"{plain(value * 100)} %" if share else plain(value)

    noun = "a whole number" if field.kind == "whole" else "a share" if share else "a number"
    least = said(field.gt) if field.gt is not None else said(field.ge) if field.ge is not None else ""
    if field.gt is not None:
        return f"{noun} above {least}" + (f", up to {said(field.le)}" if field.le is not None else "")
    if least and field.le is not None:
        return f"{noun} from {least} to {said(field.le)}"
    if least:
        return f"{noun}, {least} or more"
    return noun + (f" up to {said(field.le)}" if field.le is not None else "")
