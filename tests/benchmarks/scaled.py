"""The base workbook made smaller or larger in memory: years, steps a year, number of beneficiaries and markets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from model import verbs
from model.case.change import Change, apply
from model.case.parsed import ParsedRow
from model.case.tables import Tables, assemble
from runners.command import BASE
from tests.cases.reordered import REFERRING


@dataclass(frozen=True)
class Scale:
    """How a workbook is made larger.

    Attributes:
        steps: steps a year.
        times: each beneficiary and each market stands in it so many times.
        last_year: last year of the plan.
        most: beneficiaries and markets that are kept, at most.
    """

    steps: str = "1"
    times: int = 1
    last_year: str = "FY2035-36"
    most: int = 99


SCALES: Mapping[str, Scale] = {
    "2k": Scale(last_year="FY2029-30", most=3),
    "15k": Scale(),
    "50k": Scale(steps="4"),
    "500k": Scale(steps="12", times=3),
}


def scaled(size: str) -> Tables:
    """The base workbook at a size.

    Args:
        size: one of SCALES.
    """
    base, scale = verbs.read(BASE), SCALES[size]
    chosen = {"steps_per_year": scale.steps, "last_year": scale.last_year,
              "report_year": min(base.settings.report_year, scale.last_year)}
    resized = apply(base, [Change("Settings", name, value) for name, value in chosen.items()]).tables
    listed = [base.frames["Bids"]["beneficiary"].unique(), base.frames["Demand and sales"]["market"].unique()]
    kept, left = ({n for names in listed for n in names[part]} for part in (slice(scale.most), slice(scale.most, None)))
    rows = {
        title: [c for row in parsed if not left.intersection(_named(row).values()) for c in _copies(row, kept, scale)]
        for title, parsed in base.parsed.items()
    }
    return assemble(f"base, {size}", resized.settings, resized.scheme, rows, base.columns)


def _named(row: ParsedRow) -> dict[str, str]:
    """The columns of a row that refer to names."""
    return {f: v for f, v in row.values if f in REFERRING and isinstance(v, str)}


def _copies(row: ParsedRow, names: set[str], scale: Scale) -> list[ParsedRow]:
    """A row, and the same row for each copy of the beneficiary or market it names; copies of bids are open."""
    named = {f: v for f, v in _named(row).items() if v in names}
    if not named:
        return [row]
    open_bid = {"status": "open"} if "status" in type(row.values).model_fields else {}
    further = ({**{f: f"{v} {n}" for f, v in named.items()}, **open_bid} for n in range(2, scale.times + 1))
    return [row, *(replace(row, values=row.values.model_copy(update=values)) for values in further)]
