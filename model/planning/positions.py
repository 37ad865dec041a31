"""Positions: where the numbers of a workbook stand in its tables, and what of another workbook is no number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from model.case.tables import Tables
from model.engine import Tape, entered
from model.engine.arrays import Floats
from model.ground.frozen import FrozenDict

FRAMES, FORMS = ("frames", "yearly"), ("settings", "scheme")
TOLD = frozenset({"row", "case", "source", "confidence", "note", "plan_name"})
"""Columns that no coefficient depends on: where a row stands, which case it is of, and what is told about it."""


@dataclass(frozen=True)
class Position:
    """One number of the tables.

    Attributes:
        part: frames, yearly, settings or scheme.
        sheet: title of the sheet.
        row: position of its row in the part; 0 on a form.
        column: field; "value" for the number of a year.
    """

    part: str
    sheet: str
    row: int
    column: str

    def cell(self, tables: Tables) -> str:
        """Address of its cell; the Base column where another case has one of its own."""
        if self.part in FORMS:
            return tables.form_cell(self.sheet, self.column)
        row = getattr(tables, self.part)[self.sheet].iloc[self.row]
        return tables.cell(self.sheet, int(row["row"]), str(row["year"]) if self.column == "value" else self.column)


@dataclass(frozen=True)
class NumberColumn:
    """The numbers of one column.

    Attributes:
        values: as they stand in the base.
        finite: which of them are numbers; the others are empty or without limit.
        first: number of the input that the first of them is; the others follow.
    """

    values: Floats
    finite: npt.NDArray[np.bool_]
    first: int


@dataclass(frozen=True)
class SheetColumns:
    """The columns of one sheet: numbers, and everything else that a program can depend on."""

    numbers: Mapping[str, NumberColumn]
    words: Mapping[str, list[Any]]


class Differs(Exception):
    """Tables differ from others by more than their numbers; says where and how."""


@dataclass(frozen=True)
class Positions:
    """Where the numbers of a workbook stand; each finite one is an input.

    Attributes:
        tables: the base.
        sheets: part and title → its columns.
        every: position of each input.
        base: the inputs of the base.
    """

    tables: Tables
    sheets: Mapping[tuple[str, str], SheetColumns]
    every: tuple[Position, ...]
    base: Floats

    def numbers_of(self, tables: Tables) -> Floats:
        """The inputs of a workbook that differs from the base in numbers alone.

        Raises:
            Differs: it differs in something else.
        """
        numbers, known = self.base.copy(), dict(_sheets(self.tables))
        here = dict(_sheets(tables))
        if set(here) != set(known):
            raise Differs(" and ".join(
                f"there is {'no' if k in known else 'a'} sheet {k[1]}" for k in sorted(set(here) ^ set(known))))
        for key, sheet in here.items():
            if sheet is not known[key]:
                self._read(key, _columns(sheet), tables, numbers)
        return numbers

    def traced(self, tape: Tape) -> Tables:
        """The base with each input as a number on a tape, in order."""
        parts: dict[str, dict[str, Any]] = {p: {} for p in (*FRAMES, *FORMS)}
        for (part, title), sheet in _sheets(self.tables):
            columns = {n: _entered(c, tape) for n, c in self.sheets[part, title].numbers.items()}
            if part in FORMS:
                parts[part] = {n: values[0] for n, values in columns.items()}
            else:
                parts[part][title] = sheet.assign(**{n: pd.Series(v, dtype=object) for n, v in columns.items()})
        scheme = self.tables.scheme
        return replace(
            self.tables, settings=self.tables.settings.model_copy(update=parts["settings"]),
            scheme=None if scheme is None else scheme.model_copy(update=parts["scheme"]),
            frames=FrozenDict(parts["frames"]), yearly=FrozenDict(parts["yearly"]),
        )

    def _read(self, key: tuple[str, str], columns: Mapping[str, Any], tables: Tables, numbers: Floats) -> None:
        """Read the columns of a sheet into the inputs."""
        base = self.sheets[key]
        for name, words in base.words.items():
            here = list(columns[name])
            if here != words:
                raise Differs(_said(key, name, words, here, tables))
        for name, column in base.numbers.items():
            values = np.asarray(columns[name], dtype=float)
            finite = np.isfinite(values)
            if not np.array_equal(finite, column.finite) or not np.array_equal(
                    values[~finite], column.values[~finite], equal_nan=True):
                raise Differs(_said(key, name, _pattern(column.values), _pattern(values), tables))
            found = values[finite]
            numbers[column.first:column.first + len(found)] = found


def positions_of(tables: Tables) -> Positions:
    """Find every number of checked tables."""
    sheets, every, base = {}, list[Position](), list[float]()
    for (part, title), sheet in _sheets(tables):
        numbers, words = {}, {}
        for name, values in _columns(sheet).items():
            if isinstance(values, np.ndarray) and values.dtype == float:
                finite = np.isfinite(values)
                numbers[name] = NumberColumn(values, finite, len(every))
                every += [Position(part, title, int(n), name) for n in np.flatnonzero(finite)]
                base += values[finite].tolist()
            elif name not in TOLD:
                words[name] = list(values)
        sheets[part, title] = SheetColumns(numbers, words)
    return Positions(tables, sheets, tuple(every), np.array(base))


def _sheets(tables: Tables) -> Iterator[tuple[tuple[str, str], Any]]:
    for part in FRAMES:
        for title, frame in getattr(tables, part).items():
            yield (part, title), frame
    for part in FORMS:
        form = getattr(tables, part)
        if form is not None:
            yield (part, part.title()), form


def _columns(sheet: Any) -> dict[str, Any]:
    """Columns of a sheet; a number on a form is a column of one."""
    if isinstance(sheet, pd.DataFrame):
        return {str(n): sheet[n].to_numpy() for n in sheet.columns}
    return {n: np.array([v]) if isinstance(v, float) else [v] for n, v in sheet}


def _entered(column: NumberColumn, tape: Tape) -> list[float]:
    return [entered(tape, v) if finite else v
            for v, finite in zip(column.values.tolist(), column.finite.tolist(), strict=True)]


def _pattern(values: Floats) -> list[str]:
    return ["a number" if np.isfinite(v) else "empty" if np.isnan(v) else "no limit" for v in values.tolist()]


def _said(key: tuple[str, str], name: str, before: list[Any], now: list[Any], tables: Tables) -> str:
    """Where two columns differ first, and how."""
    part, title = key
    if len(before) != len(now):
        return f"'{title}': {len(now)} rows instead of {len(before)}"
    n = next(n for n, (old, new) in enumerate(zip(before, now, strict=True)) if old != new)
    where = Position(part, title, n, name).cell(tables)
    return f"{where}: {name.replace('_', ' ')} is {_written(now[n])} instead of {_written(before[n])}"


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return "empty" if value is None else str(value)
