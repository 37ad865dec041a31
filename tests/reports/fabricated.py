"""Tables and designs made up for sentences of the first page: no plan is solved."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pandas as pd

from model.reports.findings.rule import Tables
from model.reports.sheets.compliance import TOPIC as COMPLIANCE
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.studies.as_good import ALL, AS_GOOD
from model.studies.designs import DESIGNS
from model.tell.table import ReportTable

NAN = float("nan")
PRICED = (SimpleNamespace(goals=(SimpleNamespace(aim="Total"),)),)
IN_ORDER = (SimpleNamespace(goals=(SimpleNamespace(aim="National cost"),)),)


def table(topic: Any, *rows: dict[str, Any]) -> ReportTable:
    """A table of a report with these rows."""
    return ReportTable(topic.sheet, "", "", topic.columns, pd.DataFrame(list(rows)))


class Plan(dict[str, pd.DataFrame]):
    """A plan with one award, and its total."""

    def __init__(self, awards: float, total: float) -> None:
        super().__init__(award=pd.DataFrame({"beneficiary": ["B"], "value": [awards]}))
        self.total = total

    def value(self, name: str) -> float:
        """Its total; nothing else is asked for."""
        assert name == "total_aim"
        return self.total


def design(name: str, awards: str = "best", reserve: bool | None = None) -> dict[str, Any]:
    """A row of the sheet Designs."""
    return {"design": name, "awards": awards, "reserve": reserve, "lots": None}


def made_of(
    *listed: dict[str, Any], awards: float = 3600.0, total: float = 900.0, store: bool = False,
    priorities: Any = PRICED,
) -> Any:
    """What a report is made from: the sheet Designs, a plan of an award and a total, a store for stops or none."""
    frames = {"Designs": pd.DataFrame(list(listed)), "Stocks": pd.DataFrame({"for_stops": [store]})}
    return SimpleNamespace(
        tables=SimpleNamespace(frames=frames, settings=SimpleNamespace(keep_reserve=None)),
        solution=Plan(awards, total), result=SimpleNamespace(priorities=priorities))


def told(name: str, awards: float, total: float, worth: float, **cells: float) -> dict[str, Any]:
    """A row of the table of designs: parts of a worth that are not named are 0, prices not named are empty."""
    empty = {"Worth without points": worth, "Cost saved": 0.0, "Stops saved": 0.0, "Points saved": 0.0,
             "Public money saved": 0.0, "Pays from": NAN, "Overtakes from": NAN}
    return {"Design": name, "Awards": awards, "Total": total, "Worth": worth,
            **empty, **{k.replace("_", " "): v for k, v in cells.items()}}


def designs(*rows: dict[str, Any], price: float = 10.0, within: float = 50.0) -> Tables:
    """The table of designs, and the settings that sentences name."""
    cells = {"Price of a point of dependence": price, "As good within": within}
    used = table(INPUTS, *({"Sheet": "Settings", "Item": k, "Value": v} for k, v in cells.items()))
    return {DESIGNS.sheet: table(DESIGNS, *rows), INPUTS.sheet: used}


def makers(*rows: tuple[str, float, float, float]) -> Tables:
    """Makers with what each misses and the rate and price at which it breaks even; the ceiling is ₹2,150 per kg."""
    names = ("Beneficiary", "Gap", "Break-even rate", "Break-even price")
    return {VIABILITY.sheet: table(VIABILITY, *(dict(zip(names, r, strict=True)) for r in rows)),
            COMPLIANCE.sheet: table(COMPLIANCE, {"Setting": "Scheme: Rate ceiling", "Limit": 2150.0})}


def as_good(least: float, here: float, most: float) -> Tables:
    """How far all awards may be others."""
    return {AS_GOOD.sheet: table(AS_GOOD, {"Figure": ALL, "Least": least, "In this plan": here, "Most": most})}
