"""What a sheet of the report is: its declaration, and the function that fills it from the material."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from model.tell.table import NUMBERS, Filled, ReportColumn, ReportTable, across

if TYPE_CHECKING:
    import pandas as pd

    from model.reports.material import Material, Needs

TONNES, GOODS = "t", ("Commodity", "Grade")
"""Unit of what is weighed, and the columns that name a commodity."""
OWN_UNIT = ReportColumn("Amounts in", "–", "what the amounts of the row are counted in, where the heading says t")
"""Column of tables of commodities, shown where a commodity has a unit of its own."""
YEAR_NAME = "FY"
"""Column of the tables that have a row a year."""


@dataclass(frozen=True)
class Report:
    """A sheet of the report: what it is, and the function that fills it.

    Attributes:
        sheet: title of its tab.
        title: its headline.
        one_row_is: what one row is, in words.
        columns: declared columns; one named ``{year}`` stands for all financial years.
        fill: from the material of the report to sentence, frame and charts.
        needs: what it is left out without, such as a plan that the verifier accepts, or a scheme.
        tab: colour group of the tab.
    """

    sheet: str
    title: str
    one_row_is: str
    columns: tuple[ReportColumn, ...]
    fill: Callable[[Material], Filled]
    needs: Needs = "accepted plan"
    tab: Literal["answer", "detail", "proof"] = "detail"

    def shown(self, material: Material) -> bool:
        """Whether it belongs to the report."""
        return material.has(self.needs)

    def table(self, material: Material) -> ReportTable:
        """The table of this topic."""
        filled = material.once(self.fill)
        own = own_units(material)
        columns = tuple(c for c in across(self.columns, material.tables.years) if own or c != OWN_UNIT)
        numbers = {c.name: float for c in columns if c.kind in NUMBERS}
        frame = _with_unit(filled.frame, own)[[c.name for c in columns]].astype(numbers).reset_index(drop=True)
        sentence = filled.sentence + _average_year(material, frame)
        return ReportTable(self.sheet, self.title, sentence, columns, frame, filled.charts, tab=self.tab)


def named(columns: Sequence[ReportColumn]) -> list[str]:
    """Names of declared columns as a topic fills them: without the one that comes by itself."""
    return [c.name for c in columns if c != OWN_UNIT]


def own_units(material: Material) -> dict[str, str]:
    """Commodity → its own unit, of those that are no mass."""
    frame = material.tables.frames["Commodities"]
    return {c: u for c, u in zip(frame["commodity"], frame["unit"], strict=True) if u and u != TONNES}


def _with_unit(frame: pd.DataFrame, own: Mapping[str, str]) -> pd.DataFrame:
    """A table of commodities with the unit of each row."""
    named = next((c for c in GOODS if c in frame), None)
    return frame if named is None or not own else frame.assign(
        **{OWN_UNIT.name: [own.get(c, TONNES) for c in frame[named]]})


def _average_year(material: Material, frame: pd.DataFrame) -> str:
    """Which row of a table by year stands for several years; nothing where none does."""
    several = {y: stood for y, stood in material.tables.stood_for.items() if len(stood) > 1}
    return "".join(f" {y} is the average year of {stood[0]} to {stood[-1]}." for y, stood in several.items()
                   if YEAR_NAME in frame and (frame[YEAR_NAME] == y).any())
