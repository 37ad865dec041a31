"""What a report table is: declared columns, one frame, charts. Computed once, written by every writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import pandas as pd

from model.ground.units import indian
from model.tell.chart import Chart
from model.tell.cited import Cited, Finding, picked

Kind = Literal["text", "sentence", "number", "whole", "tiny", "phase", "any", "link"]
NUMBERS = ("number", "whole", "tiny")
"""Kinds whose cells are numbers; an empty one is not a number in the frame."""
YEAR = "{year}"
"""Name of a declared column that is repeated for each financial year."""

DECIMALS = {"t": 1, "t/a": 1, "₹ crore": 2, "points": 2, "%": 1, "₹/kg": 2, "index": 0, "1": 4, "cells": 0, "inputs": 0,
            "number": 0, "years": 0, "jobs": 0}


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
        width: of the column in the workbook, in characters, where it is not that of its cells.
        key: its name in CSV and JSON files, in a table that is written there under names of its own.
        compare: how two runs are compared by it: it says which row a row is, or it is a number or a word that may
            differ; "" where it is left out.
    """

    name: str
    unit: str
    meaning: str
    kind: Kind = "text"
    empty: str = ""
    digits: int | None = None
    width: float | None = None
    key: str = ""
    compare: Literal["row", "number", "word", ""] = ""

    @property
    def decimals(self) -> int:
        """Decimals shown; the number underneath is not rounded."""
        if self.digits is not None:
            return self.digits
        return 0 if self.kind == "whole" else DECIMALS.get(self.unit, 2)


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


class Filled(NamedTuple):
    """What the function of a topic gives back."""

    sentence: str
    frame: pd.DataFrame
    charts: tuple[Chart, ...] = ()


def across(columns: Sequence[ReportColumn], years: Sequence[str]) -> tuple[ReportColumn, ...]:
    """Declared columns with the year column repeated for each year."""
    return tuple(
        replace(c, name=c.name.replace(YEAR, y)) for c in columns for y in (years if YEAR in c.name else [""])
    )


def framed(columns: Sequence[str], records: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """A frame with these columns, whether there are rows or not."""
    return pd.DataFrame([list(r) for r in records], columns=list(columns))
