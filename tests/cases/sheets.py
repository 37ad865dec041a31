"""Rows of sheets for small cases: a test writes only what matters to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from model.case.parsed import ParsedRow
from model.case.tables import Tables, assemble
from model.ground.years import span
from model.schema import BY_TITLE, fields_of
from model.schema.column import NO_LIMIT, Row
from model.schema.scheme import Scheme
from model.schema.settings import Settings

FIRST_YEAR = "FY2026-27"

USUAL: dict[str, dict[str, Any]] = {
    "Aims": {"weight": 1.0, "tolerance": 0.01, "tolerance_unit": "t", "relative_tolerance": 0.0},
    "Commodities": {"ndpr": 0.0, "dy": 0.0, "tb": 0.0, "surplus": False},
    "Stages": {"order": 1, "capacity_unit": "t/a"},
    "Recipes": {"facility": "(all)", "role": "input", "amount": 1.0},
    "Facilities": {
        "kind": "plant", "capital_factor": 1.0, "running_factor": 1.0, "input_factor": 1.0, "cost_of_capital": 0.1,
    },
    "Capacity": {
        "option": "new", "kind": "new", "least": 0.0, "capex": 0.1, "fixed_cost": 0.0, "running_cost": 0.0,
        "currency": "₹", "electricity": 0.0, "availability": 1.0, "lead_time": 0, "ramp_1": 1.0, "ramp_2": 1.0,
        "ramp_3": 1.0, "ramp_4": 1.0, "ramp_5": 1.0, "life": 10, "eligible": 1.0, "jobs": 0.0, "emissions": 0.0,
    },
    "Supply": {"case": "Base", "assured": False, "price": "country price", "control": "none", "delay": 0.0},
    "Prices": {"case": "Base", "currency": "USD"},
    "Price rules": {"factor": 1.0, "add": 0.0, "currency": "USD"},
    "Demand and sales": {"case": "Base", "country": "India", "embedded": 0.0},
    "Economy": {"case": "Base"},
    "Bids": {"status": "fixed in", "rate": 1000.0, "net_worth": 500.0, "least": 0.0, "most": 100.0, "qualified": True},
    "Award sizes": {"net_worth": 0.0, "incentive_ceiling": 100.0, "subsidy_ceiling": 10.0, "investment_floor": 0.0},
    "Freight": {"cost": 0.0, "handling": 0.0, "loss": 0.0, "barred": False},
    "Duties": {"surcharge": 0.0},
    "Stocks": {"opening": 0.0, "holding": 0.0},
    "Scenarios": {"run": True, "held": "decide anew"},
}
"""Sheet → values of the columns a row does not name; all other columns are empty."""

SETTINGS: dict[str, Any] = {
    "plan_name": "small case", "steps_per_year": "1", "price_year": FIRST_YEAR, "discount_rate": 0.0, "case": "Base",
    "cost_side": "National", "whole_lots": False, "unlisted_lanes": "free", "gap": 0.0, "time_limit": 10.0,
    "priced_limits": 5, "first_year": FIRST_YEAR, "report_year": FIRST_YEAR,
}

SCHEME: dict[str, Any] = {
    "total_capacity": 150.0, "beneficiaries": 5, "gestation": 1, "incentive_years": 2, "scheme_years": 5,
    "early_sales": True, "metal_share": 1.0, "alloy_share": 1.0, "running_share": 0.0, "outside_capacity": False,
    "rate_ceiling": 2150.0, "sales_share": 0.4, "incentive_envelope": 1000.0, "ceiling_basis": "rate ceiling",
    "yearly_ceiling": None, "carry_forward": False, "exports_earn": False, "bought_in_earn": False,
    "paying_rule": "entitlement", "claim_lag": 1, "subsidy_share": 0.15, "subsidy_envelope": 100.0, "outlay": 1000.0,
    "other_outlay": 0.0, "gap_allowed": True, "assured_bids": 0, "assured_split": "free", "take_or_pay": False,
}


def settings(last_year: str, **changes: Any) -> Settings:
    """Settings of a small case."""
    return Settings.model_validate({**_neutral(Settings), **SETTINGS, "last_year": last_year, **changes})


def scheme(**changes: Any) -> Scheme:
    """Clauses of a small scheme."""
    return Scheme.model_validate({**_neutral(Scheme), **SCHEME, **changes})


def tables(
    name: str, of: Settings, rows: Mapping[str, Sequence[Mapping[str, Any]]], law: Scheme | None = None
) -> Tables:
    """Checked tables of a small case.

    Args:
        name: of the case.
        of: its settings.
        rows: sheet → rows, each only with the columns that differ from the usual; `years` holds the year columns, as
            one number for every year or a list in their order.
        law: the scheme, if any.
    """
    years = span(of.first_year, of.last_year)
    parsed = {title: [_row(title, 7 + n, r, years) for n, r in enumerate(listed)] for title, listed in rows.items()}
    return assemble(name, of, law, parsed)


def _neutral(kind: type[Row]) -> dict[str, Any]:
    """What a column holds that no case cares about: 0, No, the first choice; no limit, or empty where it may be."""
    plain: dict[str, Any] = {"number": 0.0, "share": 0.0, "whole": 0, "yes/no": False}
    found = {}
    for f in fields_of(kind):
        unfilled = not f.required or NO_LIMIT in f.column.words
        found[f.name] = None if unfilled else f.choices[0] if f.choices else plain.get(f.kind)
    return found


def _row(title: str, excel_row: int, given: Mapping[str, Any], years: Sequence[str]) -> ParsedRow:
    kind = BY_TITLE[title]
    values = {**_neutral(kind), **USUAL.get(title, {}), **given}
    across = values.pop("years", None) if kind.SHEET.years is not None else None
    listed = across if isinstance(across, (list, tuple)) else [across] * len(years)
    by_year = {} if across is None else {y: float(v) for y, v in zip(years, listed, strict=True)}
    return ParsedRow(excel_row, kind.model_validate(values), years=by_year)
