"""The decisions of a plan as a file holds them: which sheets, which columns, and the plan read from one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Index = tuple[Any, ...]
Kind = Literal["text", "number", "whole"]


@dataclass(frozen=True)
class DecisionSheet:
    """A sheet of plan.xlsx: one row a decision.

    Attributes:
        title: of the sheet.
        variable: of the formulation.
        keys: heading of each index column, in the order of the index, with what it holds.
        value: heading of the decision.
        unit: of the decision.
        says: what a row decides, in words.
    """

    title: str
    variable: str
    keys: tuple[tuple[str, Kind], ...]
    value: str
    unit: str
    says: str


BUILD_KEYS: tuple[tuple[str, Kind], ...] = (
    ("Facility", "text"), ("Stage", "text"), ("Option", "text"), ("Year", "text"),
)
DECISION_SHEETS: tuple[DecisionSheet, ...] = (
    DecisionSheet("Awards", "size", (("Beneficiary", "text"), ("Size", "number")), "Part", "1",
                  "which part of an award of this size [t/a] the beneficiary receives; in whole lots 1 for its award "
                  "and 0 elsewhere"),
    DecisionSheet("Builds", "build", BUILD_KEYS, "Capacity", "t/a",
                  "capacity commissioned at the start of the year; 0 where nothing is built"),
    DecisionSheet("Opened", "open", (("Facility", "text"),), "Open", "1", "1 where the facility is open, 0 where not"),
    DecisionSheet("Units", "unit_choice", (*BUILD_KEYS, ("Units", "whole")), "Chosen", "1",
                  "1 where just this many units start in the year, 0 elsewhere; their capacity stands on Builds too"),
    DecisionSheet("Reserve", "reserve_held", (("Commodity", "text"), ("Facility", "text"), ("Year", "text")), "Held",
                  "t", "what a store kept for stops holds at the end of the year"),
)
"""What is decided before anything moves; flows, other stocks and payments follow, and are chosen anew."""


@dataclass(frozen=True)
class GivenPlan:
    """A plan that is given and not chosen.

    Attributes:
        file: name of the file.
        sha256: of the file.
        values: variable → index → decision.
        cells: variable → index → its cell.
        whole: every decision of the workbook is given; False where only those named are held and the rest is chosen.
    """

    file: str
    sha256: str
    values: Mapping[str, Mapping[Index, float]]
    cells: Mapping[str, Mapping[Index, str]]
    whole: bool = True
