"""Scenario changes: which cells a scenario sets, multiplies or adds to."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from model.schema.column import Column, Sheet, SourcedRow, Year


class ScenarioChange(SourcedRow):
    """One change of a scenario; its rows apply in the order typed."""

    SHEET: ClassVar[Sheet] = Sheet("Scenario changes", "a change of a scenario", tab="fill",
                                   without="scenarios change nothing")

    scenario: Annotated[str, Column("Scenario", "which scenario", key=True, refers=("Scenarios",))]
    change: Annotated[str, Column("Change", "what the change is called in the report", key=True)]
    sheet: Annotated[str, Column("Sheet", "sheet whose cells are changed", text="key")]
    where: Annotated[
        str | None, Column("Rows", "which of its rows, such as: Commodity = Magnet N, Magnet M; At = China. A name "
                           "with one of the signs , ; = stands in quotes", text="key", empty="all rows")
    ]
    column: Annotated[
        str | None, Column("Column", "heading of the column that is changed", text="key",
                           empty="the cells of the years")
    ]
    first: Annotated[
        Year | None, Column("From", "first year whose cells are changed", "FY", empty="the first year of the plan")
    ]
    last: Annotated[
        Year | None, Column("To", "last year whose cells are changed", "FY", empty="the last year of the plan")
    ]
    how: Annotated[Literal["set", "multiply", "add"], Column("How", "set: the value is typed over; multiply, add: by "
                                                             "the value")]
    value: Annotated[
        str | None, Column("Value", "what is set, by what is multiplied, or what is added; in the unit of the column, "
                           "a share as 0.35 or 35 %", text="key", empty="the cell is emptied")
    ]
