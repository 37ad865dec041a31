"""What a section of the page is: a headline made from numbers, charts, tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from model.tell.cited import Finding
from model.tell.table import ReportTable

Spec = dict[str, Any]
"""A part of a chart in the words of plotly."""

Tables = Mapping[str, ReportTable]
"""Sheet → table; a sheet that the report does not have is absent."""


@dataclass(frozen=True)
class Chooser:
    """A drop-down list that chooses what a chart shows.

    Attributes:
        label: what is chosen.
        options: the choices.
        chosen: the one shown first.
    """

    label: str
    options: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class Figure:
    """A chart.

    Attributes:
        key: its name on the page.
        caption: what is drawn, in which unit, and how to read it.
        data: the traces.
        layout: axes, legend and size.
        choosers: lists that choose among views.
        views: choices joined by "|" → the traces then shown.
        said: choices joined by "|" → the sentence then shown below the chart.
    """

    key: str
    caption: str
    data: list[Spec]
    layout: Spec
    choosers: tuple[Chooser, ...] = ()
    views: Mapping[str, list[Spec]] | None = None
    said: Mapping[str, str] | None = None

    @property
    def chosen(self) -> str:
        """The choices that are shown first."""
        return "|".join(c.chosen for c in self.choosers)


@dataclass(frozen=True)
class Section:
    """A section of the page.

    Attributes:
        key: its anchor.
        topic: what it is about, in few words.
        findings: sentences made from tables; the first is the headline.
        text: further sentences without a number of their own, or read from the sentence of a table.
        figures: its charts.
        shown: tables that stand open.
        folded: tables that are folded away.
    """

    key: str
    topic: str
    findings: tuple[Finding, ...]
    text: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    shown: tuple[ReportTable, ...] = ()
    folded: tuple[ReportTable, ...] = ()


def plain(sentence: str, table: ReportTable) -> Finding:
    """A headline without a number."""
    return Finding(sentence, table.sheet, ())


def several(table: ReportTable, column: str, words: Mapping[str, str]) -> list[str]:
    """The different words of a column, in order, in the rows that have the given words."""
    frame = table.frame
    for name, word in words.items():
        frame = frame[frame[name] == word]
    return list(dict.fromkeys(str(v) for v in frame[column]))


def narrow(table: ReportTable, names: tuple[str, ...]) -> ReportTable:
    """The same table with some of its columns."""
    kept = [n for n in names if n in table.frame]
    return replace(table, columns=tuple(table.column(n) for n in kept), frame=table.frame[kept], charts=())
