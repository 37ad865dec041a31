"""What a report table is: declared columns, one frame, charts. Computed once, written by every writer."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pandas as pd

from model.units import indian

if TYPE_CHECKING:
    from model.reports.material import Material

Kind = Literal["text", "sentence", "number", "whole", "tiny", "phase", "any", "link"]
ChartKind = Literal["line", "stacked column", "bar"]
YEAR = "{year}"
"""Name of a declared column that is repeated for each financial year."""

DECIMALS = {"t": 1, "t/a": 1, "₹ crore": 2, "points": 2, "%": 1, "₹/kg": 2, "index": 0, "1": 4, "cells": 0}


@dataclass(frozen=True)
class ReportColumn:
    """One column of a report.

    Attributes:
        name: its heading.
        unit: unit of its values, "–" where there is none.
        meaning: one sentence for the reader.
        kind: how a cell is shown; any holds numbers and words, phase is a coloured word, tiny a rounding error.
        empty: what an empty cell means; "" where there must be none.
        digits: decimals shown, where they differ from those of the unit.
    """

    name: str
    unit: str
    meaning: str
    kind: Kind = "text"
    empty: str = ""
    digits: int | None = None

    @property
    def decimals(self) -> int:
        """Decimals shown; the number underneath is not rounded."""
        if self.digits is not None:
            return self.digits
        return 0 if self.kind == "whole" else DECIMALS.get(self.unit, 2)


@dataclass(frozen=True)
class Series:
    """One series of a chart.

    Attributes:
        name: what the legend says.
        points: the labels along the axis.
        values: one a point.
        colour: of the fixed palette.
        dash: solid, dash or dot, so that colour is never alone.
    """

    name: str
    points: tuple[str, ...]
    values: tuple[float, ...]
    colour: str = ""
    dash: Literal["solid", "dash", "round_dot"] = "solid"


@dataclass(frozen=True)
class Chart:
    """A chart and its numbers.

    Attributes:
        title: a finding, or what it shows.
        kind: line, stacked column or bar.
        unit: of the value axis.
        series: what it draws.
        most: upper end of the value axis; None for as far as the values go.
    """

    title: str
    kind: ChartKind
    unit: str
    series: tuple[Series, ...]
    most: float | None = None


@dataclass(frozen=True)
class Cited:
    """A number in a sentence and where it stands.

    Attributes:
        value: the number.
        text: how it is written.
        sheet, column: the table and column it is read from.
        where: column → word of the rows it is read from.
        how: the only value, or their sum, least, most or count.
    """

    value: float
    text: str
    sheet: str
    column: str
    where: Mapping[str, str]
    how: str

    def __str__(self) -> str:
        """As written in a sentence."""
        return self.text


@dataclass(frozen=True)
class Finding:
    """A sentence made from numbers of the tables.

    Attributes:
        sentence: what is found.
        sheet: where to read on.
        cited: its numbers.
    """

    sentence: str
    sheet: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True)
class ReportTable:
    """One table of the report.

    Attributes:
        sheet: title of its tab.
        title: its headline.
        sentence: what it says, in words.
        columns: the columns of the frame, in order.
        frame: the numbers, unrounded.
        charts: drawn from it.
        findings: sentences made from other tables; filled on Summary only.
        level: good, caution or bad, the colour of a verdict; Summary only.
        tab: colour group.
    """

    sheet: str
    title: str
    sentence: str
    columns: tuple[ReportColumn, ...]
    frame: pd.DataFrame
    charts: tuple[Chart, ...] = ()
    findings: tuple[Finding, ...] = ()
    level: str = ""
    tab: str = "detail"

    def column(self, name: str) -> ReportColumn:
        """The declaration of a column."""
        return next(c for c in self.columns if c.name == name)

    def cite(self, column: str, where: Mapping[str, str], how: str = "only", decimals: int | None = None) -> Cited:
        """A number of this table for a sentence.

        Args:
            column: which column.
            where: column → word the rows must have.
            how: only, sum, least, most or count.
            decimals: decimals to write; those of the column where None.
        """
        value = picked(self.frame, column, where, how)
        places = self.column(column).decimals if decimals is None else decimals
        return Cited(value, indian(value, places), self.sheet, column, dict(where), how)


def picked(frame: pd.DataFrame, column: str, where: Mapping[str, str], how: str) -> float:
    """One number read from a frame.

    Raises:
        LookupError: only one row was expected, and there is none or there are several.
    """
    rows = frame
    for name, word in where.items():
        rows = rows[rows[name] == word]
    if how == "count":
        return float(len(rows))
    values = [float(v) for v in rows[column].tolist()]
    if how == "only" and len(values) != 1:
        raise LookupError(f"{len(values)} rows of {column} at {dict(where)}")
    if not values:
        return 0.0
    return {"sum": math.fsum, "least": min, "most": max}[how](values) if how != "only" else values[0]


class Filled(NamedTuple):
    """What the function of a topic gives back."""

    sentence: str
    frame: pd.DataFrame
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True)
class Topic:
    """A sheet of the report: what it is, and the function that fills it.

    Attributes:
        sheet: title of its tab.
        title: its headline.
        one_row_is: what one row is, in words.
        columns: declared columns; one named ``{year}`` stands for all financial years.
        fill: from the material of the report to sentence, frame and charts.
        needs_plan: it is left out where there is no plan.
        tab: colour group of the tab.
    """

    sheet: str
    title: str
    one_row_is: str
    columns: tuple[ReportColumn, ...]
    fill: Callable[[Material], Filled]
    needs_plan: bool = True
    tab: Literal["answer", "detail", "proof"] = "detail"

    def table(self, material: Material) -> ReportTable:
        """The table of this topic."""
        filled = self.fill(material)
        columns = across(self.columns, material.tables.years)
        frame = filled.frame[[c.name for c in columns]].reset_index(drop=True)
        return ReportTable(self.sheet, self.title, filled.sentence, columns, frame, filled.charts, tab=self.tab)


def across(columns: Sequence[ReportColumn], years: Sequence[str]) -> tuple[ReportColumn, ...]:
    """Declared columns with the year column repeated for each year."""
    return tuple(
        replace(c, name=c.name.replace(YEAR, y)) for c in columns for y in (years if YEAR in c.name else [""])
    )


def framed(columns: Sequence[str], records: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """A frame with these columns, whether there are rows or not."""
    return pd.DataFrame([list(r) for r in records], columns=list(columns))
