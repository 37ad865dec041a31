"""What a study is: one question asked with many plans, and everything that any place tells of its answer."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

import pandas as pd

from model.ground.progress import SILENT, Progress
from model.planning.variant import Solved, Variant
from model.studies.asked import Asked
from model.studies.variant_run import VariantRun
from model.tell.chart import Chart
from model.tell.cited import Finding
from model.tell.section import Figure, plain
from model.tell.table import NUMBERS, ReportColumn, ReportTable

Word = tuple[str, str, str, str | None]
"""Term, meaning, unit, technical word."""


@dataclass(frozen=True)
class Answer:
    """What a study found.

    Attributes:
        frame: one column for each declared column, by its key; a missing number is not-a-number, a missing word None.
        sentence: what the table says.
        charts: charts for the workbook.
        figures: charts for the page.
        further: name → further tables for those who calculate on, written as CSV files.
        runs: how each of its variants went, for the record.
    """

    frame: pd.DataFrame
    sentence: str
    charts: tuple[Chart, ...] = ()
    figures: tuple[Figure, ...] = ()
    further: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    runs: tuple[VariantRun, ...] = ()

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.frame)


def figure_column(
    key: str, name: str, unit: str, meaning: str, digits: int | None = None, *, empty: str
) -> ReportColumn:
    """A column of figures by which two runs are compared.

    Args:
        key: what its values are called in the answer of the study.
        name: its heading.
        unit: of its figures.
        meaning: what they say.
        empty: what a cell without a figure means.
        digits: decimals shown; None for as many as tell.
    """
    return ReportColumn(name, unit, meaning, "number", empty=empty, digits=digits, key=key, compare="number")


@dataclass(frozen=True)
class Told:
    """A sentence of a study under one of the questions of the first page.

    Attributes:
        question: the planner's question it helps to answer.
        place: its place among the sentences there; the rules of the report stand at 10, 20, 30 …
        finding: the sentence with the numbers it cites.
    """

    question: str
    place: float
    finding: Finding


class Study(ABC):
    """One study. It lives in one file and is listed in `STUDIES`; every place that tells of it reads it from here.

    Attributes:
        name: of its files and in options, such as trade_off.
        question: what it asks, in the planner's words.
        sheet: title of its sheet.
        title: headline of its table.
        stage: what the screen calls it.
        counts: what its rows are, for the screen and where it is left out.
        one_row_is: what one row is.
        columns: the columns of its table, each with a key.
        shown: names of the columns that stand open on the page; none for a table that is folded away.
        many: it asks for many variants whose numbers alone change, so that the program is recorded first.
        hides_empty: it has no section where its table has no row.
        topic: what its section is about.
        tab: colour group of its sheet.
        words: terms it brings, for the sheet of words.
        further: what its further tables hold; "" where it has none.
    """

    name: ClassVar[str]
    question: ClassVar[str]
    sheet: ClassVar[str]
    title: ClassVar[str]
    stage: ClassVar[str]
    counts: ClassVar[str]
    one_row_is: ClassVar[str]
    columns: ClassVar[tuple[ReportColumn, ...]]
    shown: ClassVar[tuple[str, ...]] = ()
    many: ClassVar[bool] = False
    hides_empty: ClassVar[bool] = True
    topic: ClassVar[str]
    tab: ClassVar[Literal["answer", "detail", "proof"]] = "detail"
    words: ClassVar[tuple[Word, ...]] = ()
    further: ClassVar[str] = ""

    @abstractmethod
    def barred(self, asked: Asked) -> str:
        """Why the question cannot be asked of this plan; "" where it can."""

    def usual(self, asked: Asked) -> bool:
        """Whether it is made with every run, unless workbook or command say otherwise."""
        return True

    def runs(self, asked: Asked) -> tuple[Variant, ...]:
        """The variants it asks for; none where it walks on from the plan's own search."""
        return ()

    @abstractmethod
    def answer(self, asked: Asked, solved: Sequence[Solved], progress: Progress = SILENT) -> Answer:
        """The answer.

        Args:
            asked: what it starts from.
            solved: its variants after their search, in the order of `runs`.
            progress: who watches, and may ask to stop.

        Raises:
            Stopped: the user stopped it.
            Unfinished: a search it goes on from was stopped by the limit of time.
        """

    def unasked(self, asked: Asked) -> Answer | None:
        """What is shown where the question was not asked; None for nothing."""
        return None

    def table(self, answer: Answer) -> ReportTable:
        """The answer as a table of the report."""
        names = {c.key: c.name for c in self.columns}
        frame = answer.frame.rename(columns=names)[list(names.values())]
        numbers = {c.name: float for c in self.columns if c.kind in NUMBERS}
        return ReportTable(self.sheet, self.title, answer.sentence, self.columns,
                           frame.astype(numbers).reset_index(drop=True), answer.charts, tab=self.tab)

    def headline(self, asked: Asked, table: ReportTable) -> tuple[Finding, ...]:
        """The findings of its section, the first as headline."""
        return (plain(table.title, table),)

    def open_rows(self, table: ReportTable) -> ReportTable:
        """The rows that stand open on the page."""
        return table

    def told(self, asked: Asked, table: ReportTable) -> tuple[Told, ...]:
        """Its sentences on the first page."""
        return ()


def framed(columns: Sequence[ReportColumn], records: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Records as a frame of the declared columns, by their keys; what a record lacks is missing.

    Args:
        columns: declared.
        records: key → value.
    """
    data = {}
    for c in columns:
        values = [r.get(c.key) for r in records]
        if c.kind in NUMBERS:
            data[c.key] = pd.Series([None if v is None else float(v) for v in values], dtype=float)
        else:
            data[c.key] = pd.Series([None if v is None or v != v or v == "" else v for v in values], dtype=object)
    return pd.DataFrame(data)
