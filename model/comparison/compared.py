"""What of a run is compared with another: sheets of the report, which row is which, and the columns that are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from model.planning.plan import CHOSEN
from model.reports.sheets.summary import SHEET as FIGURES
from model.studies import STUDIES, Study

FY, ALL, YEARS = "FY", "all", "(years)"
"""Column of the financial year, no year, and every year column of a sheet."""


@dataclass(frozen=True)
class Compared:
    """What of a sheet of the report is compared.

    Attributes:
        sheet: title of its tab.
        keys: columns that say which row it is.
        numbers: columns of numbers that are compared.
        words: columns of words that are compared.
        rows: column → word of the rows taken.
    """

    sheet: str
    keys: tuple[str, ...]
    numbers: tuple[str, ...]
    words: tuple[str, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)

    def taken(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows that are compared."""
        for column, word in self.rows.items():
            frame = frame[frame[column] == word]
        return frame


def of_study(study: Study) -> Compared:
    """What of the sheet of a study is compared."""
    rows, numbers, words = (tuple(c.name for c in study.columns if c.compare == k) for k in ("row", "number", "word"))
    return Compared(study.sheet, rows, numbers, words)


COMPARED = (
    Compared(FIGURES, ("Figure",), ("Value",)),
    Compared("Plans compared", ("Indicator",), ("Chosen",)),
    Compared("Dependence", ("Measure",), (YEARS, "Horizon"), rows={"Plan": CHOSEN}),
    Compared("Decisions", ("Beneficiary",), ("Award", "Magnets made", "Own metal", "Own alloy", "Bid rate"),
             ("Status", "Award year", "First output", "Full output", "Reason")),
    Compared("Build plan", ("Facility", "Stage"), ("Stood before", "Built"), (YEARS,)),
    Compared("Output and use", ("Facility", "Stage", FY), ("Capacity", "Output", "Bought in")),
    Compared("Flows", ("From", "To", "Commodity", FY), ("Tonnes",)),
    Compared("Imports", ("Form", "Commodity", "Country", FY), ("Tonnes", "Value")),
    Compared("Country shares", ("Goods", "Country", FY), ("Share", "Beyond the limit")),
    Compared("Demand met", ("Market", "Grade", FY), ("Made in India", "Imported", "Unmet")),
    Compared("Incentive", ("Beneficiary", FY), ("Eligible sales", "Paid"), ("What held", "Paid in")),
    Compared("Subsidy", ("Beneficiary",), ("Eligible investment", "Paid"), ("What held", "Paid in")),
    Compared("Viability", ("Beneficiary",), ("Without the scheme", "With the scheme", "Gap", "Break-even rate"),
             ("Rate could be paid",)),
    Compared("Budget", (FY,), ("Outlay", "Left")),
    Compared("Costs", ("Cost line", FY), ("Present value",)),
    Compared("Compliance", ("Setting", "Clause"), ("Used",), ("Verdict", "As read")),
    Compared("Jobs, power, emissions", (FY,), ("Jobs", "Electricity", "Emissions")),
    *(of_study(s) for s in STUDIES),
)
"""What is compared: sheets of the report in their order, then those of studies, from what their columns declare."""
