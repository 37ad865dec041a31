"""Small cases of which every study can be asked, and the command run on them in which all of them are made."""

from __future__ import annotations

import contextlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from model import verbs
from runners import solve
from tests.cases.case import Case
from tests.cases.small import award
from tests.cases.stopping import STOP
from tests.cases.stopping import priced as with_total
from tests.formulation.test_whole_lots import two_lots

PRICED_ONLY, IN_ORDER_ONLY = {"point_price", "as_good"}, {"trade_off"}
"""Studies that can be asked only where aims are priced, and only where they are pursued in order."""
MORE = {"scenario": "more", "change": "demand", "sheet": "Demand and sales", "how": "multiply", "value": "1.1"}
CLAUSES = (
    {"reading": "Share", "setting": "Share of net sales", "other": "10%", "question": "Is a tenth of sales the most?"},
    {"reading": "Outside", "setting": "Capacity outside the scheme", "other": "Yes", "question": "May more be built?"},
)


def asked_everything(case: Case) -> Case:
    """A case with open clauses, designs, low and high demand, years to look ahead and a curve of three plans."""
    case = case.pursuing("Unmet demand", "Magnets by quantity", "National cost")
    case = case.with_("Prices", {"commodity": "magnet"}, years=10000.0)
    case = case.with_("Supply", {"commodity": "oxide"}, years=50.0)
    demand = case.rows["Demand and sales"][0]
    case = case.adding("Demand and sales", {**demand, "case": "Low", "years": 90.0},
                       {**demand, "case": "High", "years": 110.0})
    case = case.adding("Designs", {"design": "nobody", "awards": "none"}, {"design": "best", "awards": "best"})
    case = case.adding("Scenarios", {"scenario": "more"}).adding("Scenario changes", MORE)
    return case.adding("Readings", *CLAUSES).set(
        check_years=2, tradeoff_points=3, margins="own flows")


def in_lots() -> Case:
    """Two bidders who are alike, in whole lots: every study can be asked, and finds something."""
    return asked_everything(two_lots().with_("Facilities", {"facility": "C"}, capital_factor=1.0))


def priced() -> Case:
    """The same bidders with a stop of China's supplies, and aims that are priced: its own studies can be asked."""
    case = in_lots().set(**STOP, point_price_most=4.0, good_within=10.0, whole_lots=False)
    return with_total(case.set(stop_first_year="FY2027-28", point_price=1.0))


def any_size() -> Case:
    """One bidder whose award may be of any size: every study can be asked but lots."""
    return asked_everything(award().with_("Demand and sales", {}, years=100.0))


@dataclass(frozen=True)
class Told:
    """What a run said and wrote.

    Attributes:
        code: its exit code.
        screen: what stood on the screen.
        short: the object of ``--json``; empty without.
        folder: the run folder.
    """

    code: int
    screen: str
    short: dict[str, Any]
    folder: Path

    @property
    def record(self) -> dict[str, Any]:
        """The record of the run."""
        found: dict[str, Any] = json.loads((self.folder / "run.json").read_text(encoding="utf-8"))
        return found

    def csv(self, name: str) -> pd.DataFrame:
        """A file of the run folder, every cell as it is written."""
        return pd.read_csv(self.folder / name, encoding="utf-8-sig", dtype=str, keep_default_na=False)


def run(case: Case, out: Path, *words: str) -> Told:
    """Run the command on a case as if it stood in a workbook."""
    workbook = out / "case.xlsx"
    workbook.touch()
    said, screen = io.StringIO(), io.StringIO()
    real = verbs.read
    verbs.read = lambda _: case.tables
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(screen):
            code = solve.main([str(workbook), "--out", str(out / "runs"), *words])
    finally:
        verbs.read = real
    text, latest = said.getvalue(), (out / "runs" / "LATEST.txt").read_text(encoding="utf-8").strip()
    return Told(code, screen.getvalue(), json.loads(text) if text else {}, out / "runs" / latest)
