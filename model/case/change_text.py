"""Changes as text, one row each: its keys are written ``Column = a, b; Column = c``, by planners and in files."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from typing import Any

from model.case.cells import ROW
from model.case.change import HOWS, Change, How
from model.ground.names import plain
from model.schema import BY_TITLE, Field, fields_of
from model.schema.column import NO_LIMIT

COLUMNS = ("sheet", "where", "column", "first", "last", "how", "value")
SIGNS = frozenset(',;="')
"""Signs of this notation; a name with one of them stands in quotes."""
YES_NO = {"Yes": True, "No": False}
ALL = "(all)"
"""In a key: any value."""


def record_of(change: Change) -> dict[str, str]:
    """A change as one row of text, by the names of COLUMNS.

    >>> record_of(Change("Bids", "status", "out", where=(("beneficiary", ("A", "B, Ltd")),)))["where"]
    'Beneficiary = A, "B, Ltd"'
    """
    heading = {f.name: f.column.heading for f in fields_of(BY_TITLE[change.sheet])} | {ROW: ROW}
    where = "; ".join(f"{heading[name]} = {_line([_said(v) for v in values])}" for name, values in change.where)
    return {
        "sheet": change.sheet, "where": where, "column": heading.get(change.column, ""), "first": change.first,
        "last": change.last, "how": change.how, "value": _said(change.value),
    }


def change_of(record: Mapping[str, str]) -> Change:
    """A change from a row of text.

    Raises:
        ValueError: the row cannot be read; says why.

    >>> change_of({"sheet": "Bids", "where": "Status = open", "column": "Status", "value": "out"}).where
    (('status', ('open',)),)
    """
    sheet = record.get("sheet", "")
    if sheet not in BY_TITLE:
        raise ValueError(f"'{sheet}' is no sheet")
    fields = {plain(f.column.heading): f for f in fields_of(BY_TITLE[sheet])}
    column = record.get("column", "")
    field = fields[_known(column, fields, sheet)] if column else None
    how = record.get("how") or "set"
    if how not in HOWS:
        raise ValueError(f"'{how}' is none of {', '.join(HOWS)}")
    found: How = next(h for h in HOWS if h == how)
    return Change(
        sheet, field.name if field else "", _changed_by(record.get("value", ""), field, found), found,
        _where(record.get("where", ""), fields, sheet), record.get("first", ""), record.get("last", ""),
    )


def in_words(change: Change) -> str:
    """A change as a sentence says it.

    >>> in_words(Change("Bids", "status", "out"))
    "'Status' of 'Bids' is set to out"
    """
    r = record_of(change)
    what = f"'{r['column']}' of '{r['sheet']}'" if r["column"] else f"the year cells of '{r['sheet']}'"
    which = f" where {r['where']}" if r["where"] else ""
    years = f" from {r['first'] or 'the first year'} to {r['last'] or 'the last'}" if r["first"] or r["last"] else ""
    verb = "is" if r["column"] else "are"
    if change.how == "set":
        done = f"set to {r['value']}" if r["value"] else "emptied"
        return f"{what}{which}{years} {verb} {done}"
    if change.how == "multiply":
        return f"{what}{which}{years} {verb} multiplied by {r['value']}"
    way = "lowered" if change.value < 0 else "raised"
    return f"{what}{which}{years} {verb} {way} by {_said(abs(change.value))}"


def _known(heading: str, fields: Mapping[str, Field], sheet: str) -> str:
    if plain(heading) not in fields:
        raise ValueError(f"'{heading}' is no column of '{sheet}'")
    return plain(heading)


def _where(text: str, fields: Mapping[str, Field], sheet: str) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    found: list[tuple[str, tuple[Any, ...]]] = []
    for part in _split(text, ";"):
        name, sign, values = part.partition("=")
        if not sign:
            raise ValueError(f"'{part}' is not of the form Column = value")
        names = _split(values, ",")
        if names == [ALL]:
            continue
        if name.strip() == ROW:
            found.append((ROW, tuple(int(v) for v in names)))
            continue
        field = fields[_known(name.strip(), fields, sheet)]
        found.append((field.name, tuple(_value(v, field) for v in names) or (None,)))
    return tuple(found)


def _split(text: str, by: str) -> list[str]:
    """Parts of a text, those in quotes whole; the quotes stay while parts of parts are still to be split."""
    if by == ",":
        return [v.strip() for v in next(csv.reader(io.StringIO(text.strip()), skipinitialspace=True), [])]
    parts, quoted = [""], False
    for sign in text:
        quoted ^= sign == '"'
        if sign == by and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return [p.strip() for p in parts if p.strip()]


def _line(values: Sequence[str]) -> str:
    """Names with a comma between; those with a sign of this notation in quotes, their own quotes doubled."""
    bare = {v for v in values if v and v == v.strip() and not set(v) & SIGNS}
    return ", ".join(v if v in bare else '"' + v.replace('"', '""') + '"' for v in values)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return NO_LIMIT if math.isinf(value) else repr(value)
    return str(value)


def _changed_by(text: str, field: Field | None, how: How) -> Any:
    """The value of a change: in the column's own kind where it is set, a number where it is multiplied or added."""
    return _value(text, field if how == "set" else None)


def _value(text: str, field: Field | None) -> Any:
    """A value as its column holds it; of the year cells a number."""
    kind = field.kind if field else "number"
    if not text:
        return None
    if kind in ("number", "share"):
        return math.inf if text == NO_LIMIT else float(text)
    if kind == "whole":
        return int(text)
    if kind == "yes/no" and text not in YES_NO:
        raise ValueError(f"'{text}' is neither Yes nor No")
    return YES_NO[text] if kind == "yes/no" else text
