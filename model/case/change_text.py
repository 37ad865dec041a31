"""Changes as text, one row each: its keys are written ``Column = a, b; Column = c``, by planners and in files."""

from __future__ import annotations

import math
import re
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
"""In a key: any value; in quotes the word itself, where a cell holds it."""
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_NUMBER = re.compile(r"-?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE)


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
    lower = r["value"].startswith("-")
    return f"{what}{which}{years} {verb} {'lowered' if lower else 'raised'} by {r['value'].removeprefix('-')}"


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
        if ALL in names:
            continue
        bare = [_bare(v) for v in names]
        if name.strip() == ROW:
            found.append((ROW, tuple(int(v) for v in bare)))
            continue
        field = fields[_known(name.strip(), fields, sheet)]
        found.append((field.name, tuple(_value(v, field) for v in bare) or (None,)))
    return tuple(found)


def _split(text: str, by: str) -> list[str]:
    """Parts of a text, those in quotes whole; the quotes stay, since they tell a name from a sign."""
    parts, quoted = [""], False
    for sign in text:
        quoted ^= sign == '"'
        if sign == by and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return [p.strip() for p in parts if p.strip()]


def _bare(name: str) -> str:
    """A name without its quotes."""
    if '"' in name and not _QUOTED.fullmatch(name):
        raise ValueError(f"{name} is not quoted as a whole: quotes stand before and after a name, twice within it")
    return name[1:-1].replace('""', '"') if name.startswith('"') else name


def _line(values: Sequence[str]) -> str:
    """Names with a comma between; in quotes, their own doubled, where they could be taken for this notation."""
    bare = {v for v in values if v and v != ALL and v == v.strip() and len(v.splitlines()) == 1 and not set(v) & SIGNS}
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
    """A value as its column holds it, of the year cells a number; any other text as a planner typed it."""
    kind = field.kind if field else "number"
    if not text:
        return None
    if kind == "yes/no":
        return YES_NO.get(text, text)
    if kind not in ("number", "share", "whole"):
        return text
    if text == NO_LIMIT:
        return math.inf
    number = float(text) if _NUMBER.fullmatch(text) else math.inf
    if not math.isfinite(number):
        return text
    return int(number) if kind == "whole" and number.is_integer() else number
