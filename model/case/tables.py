"""Checked input tables: what the reader hands to model data, to the verifier and to the reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from model.case.against import Against
from model.case.derived import Derived
from model.case.parsed import ParsedRow
from model.case.years import same_choice, stood_for
from model.ground.address import address
from model.ground.errors import Problem
from model.ground.frozen import FrozenDict
from model.ground.years import span
from model.schema import SHEETS, fields_of
from model.schema.column import Row
from model.schema.scheme import Scheme
from model.schema.settings import Settings

_Records = list[dict[str, Any]]

@dataclass(frozen=True)
class Tables:
    """The checked workbook with the chosen case already taken.

    Attributes:
        name: file name without folder or ending.
        settings: the sheet Settings.
        scheme: the sheet Scheme, None where the workbook has none.
        frames: sheet title → one row per row of the sheet: field names, and `row`, the Excel row.
        yearly: sheet title → long table of a year sheet: its fields, `row`, `year`, `value`.
        columns: sheet title → field name, "field low", "field high" or year → column letters.
        parsed: sheet title → the rows as read, before the case was taken.
        notes: what the reader wants a reviewer to know.
        sha256: of the file, "" for tables that were never a file.
        against: what is otherwise than in the workbook it was made from; None where none is named.
        derived: figures that follow from many cells together.
    """

    name: str
    settings: Settings
    scheme: Scheme | None
    frames: Mapping[str, pd.DataFrame]
    yearly: Mapping[str, pd.DataFrame]
    columns: Mapping[str, Mapping[str, str]]
    parsed: Mapping[str, Sequence[ParsedRow]]
    notes: tuple[Problem, ...] = ()
    sha256: str = ""
    against: Against | None = field(default=None, compare=False)
    derived: tuple[Derived, ...] = field(default=(), compare=False)

    @property
    def years(self) -> tuple[str, ...]:
        """The financial years of the plan."""
        return span(self.settings.first_year, self.settings.last_year)

    @property
    def all_years(self) -> tuple[str, ...]:
        """The years of the plan and those it runs on, each like the last of the plan; one may stand for all of them."""
        return tuple(self.stood_for)

    @property
    def stood_for(self) -> Mapping[str, tuple[str, ...]]:
        """Year → the financial years it stands for: itself, or all that the plan runs on."""
        return stood_for(self.settings)

    def cell(self, sheet: str, row: int, name: str) -> str:
        """Address of a cell in Excel's own form.

        Args:
            sheet: title of the sheet.
            row: Excel row.
            name: field name, or year.

        Returns:
            ``'Award sizes'!C7``; without a letter where the tables were never a file.
        """
        letter = self.columns.get(sheet, {}).get(name, "")
        return address(sheet, f"{letter}{row}")

    def form_cell(self, sheet: str, name: str) -> str:
        """Address of a form sheet's value."""
        return self.cell(sheet, int(self.columns.get(sheet, {}).get(f"{name} row", "0")), name)


def assemble(
    name: str,
    settings: Settings,
    scheme: Scheme | None,
    rows: Mapping[str, Sequence[ParsedRow]],
    columns: Mapping[str, Mapping[str, str]] | None = None,
    notes: Sequence[Problem] = (),
    sha256: str = "",
    like: Tables | None = None,
    derived: Sequence[Derived] = (),
) -> Tables:
    """Checked tables: the chosen case taken, the rows laid out.

    Args:
        name: name of the workbook.
        settings: the sheet Settings, which names the case.
        scheme: the sheet Scheme or None.
        rows: sheet title → parsed rows; a sheet that is absent is an empty table.
        columns: sheet title → field → column letters.
        notes: of the reader.
        sha256: hash of the file.
        like: tables whose frames are taken for sheets whose rows are the very same, in the same case and years.
        derived: figures that follow from many cells together.
    """
    known = like if like is not None and same_choice(like.settings, settings) else None
    frames, yearly = dict[str, pd.DataFrame](), dict[str, pd.DataFrame]()
    for kind in (k for k in SHEETS if not k.SHEET.form):
        title = kind.SHEET.title
        parsed = rows.get(title, ())
        if known is not None and known.parsed.get(title, ()) is parsed:
            frames[title], years = known.frames[title], known.yearly.get(title)
        else:
            frames[title], years = _tables(kind, parsed, settings)
        if years is not None:
            yearly[title] = years
    found = FrozenDict(frames), FrozenDict(yearly)
    return Tables(name, settings, scheme, *found, columns or {}, dict(rows), tuple(notes), sha256,
                  derived=tuple(derived))


def _tables(
    kind: type[Row], parsed: Sequence[ParsedRow], settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """The rows of a sheet, and its years where it has any."""
    if kind.SHEET.years is None:
        return _frame(kind, [_record(p, settings.case) for p in parsed]), None
    constants, values = _choose(kind, parsed, settings)
    return _frame(kind, constants), _frame(kind, values, ("year", "value"))


def _frame(kind: type[Row], records: _Records, extra: tuple[str, ...] = ()) -> pd.DataFrame:
    """Records as a frame: an empty number is not-a-number, an empty text is None."""
    return _laid_out(kind, records, extra) if records else _empty(kind, extra)


@cache
def _empty(kind: type[Row], extra: tuple[str, ...]) -> pd.DataFrame:
    return _laid_out(kind, [], extra)


def _laid_out(kind: type[Row], records: _Records, extra: tuple[str, ...]) -> pd.DataFrame:
    numbers = {f.name for f in fields_of(kind) if f.kind in ("number", "share")} | ({"value"} if extra else set())
    index, columns = pd.RangeIndex(len(records)), dict[str, Any]()
    for name in (*(f.name for f in fields_of(kind)), "row", *extra):
        kept = float if name in numbers else int if name == "row" else object
        values = np.fromiter((r.get(name) for r in records), kept, len(records))
        columns[name] = values if kept is not object else pd.Series(values, index, object, copy=False)
    return pd.DataFrame(columns, index, copy=False)


def _record(parsed: ParsedRow, case: str) -> dict[str, Any]:
    chosen = {"Low": parsed.low, "High": parsed.high}.get(case, {})
    return {**parsed.values.model_dump(), **chosen, "row": parsed.row}


def _choose(kind: type[Row], parsed: Sequence[ParsedRow], settings: Settings) -> tuple[_Records, _Records]:
    """The rows of the chosen case; a year it leaves empty is taken from the Base row, one run on from the last."""
    keys = [f.name for f in fields_of(kind) if f.column.key and f.name != "case"]
    by_key: dict[tuple[Any, ...], dict[str, ParsedRow]] = {}
    for p in parsed:
        case = str(getattr(p.values, "case", "Base"))
        by_key.setdefault(tuple(getattr(p.values, k) for k in keys), {})[case] = p
    constants, values = [], []
    for cases in by_key.values():
        base = cases.get("Base") or next(iter(cases.values()))
        chosen = cases.get(settings.case, base)
        constants.append(_record(chosen, settings.case))
        for year in stood_for(settings):
            typed = min(year, settings.last_year)
            source = chosen if typed in chosen.years else base
            if typed in source.years:
                values.append({**_record(source, settings.case), "year": year, "value": source.years[typed]})
    return constants, values


def rows_of(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame as named tuples: field by field, without the types that differ from frame to frame."""
    return [] if frame.empty else list(frame.itertuples())
