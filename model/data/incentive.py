"""Incentive: rates, windows and ceilings, and which magnets count as made from own oxide."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.data.model_data import ModelData
from model.data.supply import HOME
from model.finance import price_levels
from model.tables import Tables, rows_of
from model.units import CRORE_T_PER_RUPEE_KG
from model.years import label_of, start_of


def money(tables: Tables, d: ModelData) -> dict[str, Any]:
    """The price level of each year.

    Returns:
        `price_level` by year, 1 in the price year, reaching as far before and after the plan as anything is paid; the
        years outside the plan have the inflation of its nearest year.
    """
    paid = [start_of(y) for y in (*d.YEARS, *d.commissioning_year.values())]
    lag = tables.scheme.claim_lag if tables.scheme else 0
    rates = {start_of(y): d.economy.get(("Inflation", y), 0.0) for y in d.YEARS}
    level = price_levels(rates, start_of(tables.settings.price_year), min(paid), max(paid) + lag)
    return {"price_level": {label_of(y): v for y, v in level.items()}}


def incentive(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Incentive of the scheme; empty without one.

    Returns:
        INCENTIVE_YEARS (b, y) in the window; `incentive_rate` [₹ crore per t, nominal] by beneficiary;
        `size_row` and `incentive_ceiling` by size; ELIGIBLE (b, r, y); `metal_per_magnet` (b, r) [t/t];
        `eligible_lanes` (b, c); `scheme` the clauses; `ceiling_factor` by beneficiary.
    """
    scheme = tables.scheme
    if scheme is None:
        return {n: {} for n in ("incentive_rate", "size_row", "metal_per_magnet", "eligible_lanes", "ceiling_factor",
                                "metal_output", "incentive_ceiling", "metal_out_lanes", "bought_in", "alloy_metal")} | {
            "INCENTIVE_YEARS": [], "ELIGIBLE": [], "scheme": None}
    window = [(b, y) for b in d.BENEFICIARIES for y in d.YEARS if _in_window(d, scheme, b, y)]
    rate = {b: min(d.bid[b].rate, scheme.rate_ceiling) for b in d.BENEFICIARIES}
    need = metal_per_magnet(d, d.BENEFICIARIES)
    return {
        "scheme": scheme,
        "INCENTIVE_YEARS": window,
        "incentive_rate": {b: v * CRORE_T_PER_RUPEE_KG for b, v in rate.items()},
        "ceiling_factor": {
            b: v / scheme.rate_ceiling if scheme.ceiling_basis == "own bid" else 1.0 for b, v in rate.items()
        },
        "size_row": {r.capacity: r for r in rows_of(tables.frames["Award sizes"])},
        "incentive_ceiling": _ceilings(tables.frames["Award sizes"], scheme.ceiling_bands == "banded"),
        "metal_per_magnet": need,
        "ELIGIBLE": [(b, r, y) for b, y in window for bb, r in need if bb == b],
        "eligible_lanes": {
            (b, d.main_output[r]): [
                k for k in d.lanes_out.get((d.main_output[r], b), ())
                if k[2] in d.market_country and (scheme.exports_earn or d.market_country[k[2]] == HOME)
            ]
            for b, r in need
        },
        **_own_metal(d),
    }


def _ceilings(sizes: Any, banded: bool) -> dict[float, float]:
    """Incentive ceiling by size; banded, the highest among sizes that need the same net worth."""
    rows = list(rows_of(sizes))
    highest = {r.net_worth: max(x.incentive_ceiling for x in rows if x.net_worth == r.net_worth) for r in rows}
    return {r.capacity: highest[r.net_worth] if banded else r.incentive_ceiling for r in rows}


def _in_window(d: ModelData, scheme: Any, b: str, year: str) -> bool:
    """Five years after the gestation, earlier sales where they earn, nothing after the scheme's years from award."""
    since = start_of(year) - start_of(d.award_year[b])
    first = 0 if scheme.early_sales else scheme.gestation
    return bool(first <= since < min(scheme.gestation + scheme.incentive_years, scheme.scheme_years))


def metal_per_magnet(d: ModelData, beneficiaries: Iterable[str]) -> dict[tuple[str, str], float]:
    """Metal of the metal stage in a tonne of magnet, losses in, by beneficiary and magnet route."""
    result = {}
    for b in beneficiaries:
        metals = set(metals_of(d, b))
        for r in (r for f, r in d.FACILITY_RECIPES if f == b and d.stage_role[d.main_stage[r]] == "magnet"):
            inputs = [(c, a) for (c, f), pairs in d.uses.items() if f == b for rr, a in pairs if rr == r]
            result[b, r] = sum(a if c in metals else a * metal_in(d, b, c) for c, a in inputs)
    return result


def metal_in(d: ModelData, b: str, alloy: str) -> float:
    """Metal of the metal stage that a tonne of an alloy takes at a facility; 0 for what is no alloy of its own."""
    routes = [r for r, _ in d.makes.get((alloy, b), ()) if d.main_output[r] == alloy
              and d.stage_role[d.main_stage[r]] == "alloy"]
    metals = metals_of(d, b)
    found = [sum(a for c in metals for rr, a in d.uses.get((c, b), ()) if rr == r) for r in routes]
    return max(found, default=0.0)


def metals_of(d: ModelData, b: str) -> list[str]:
    """Commodities that the metal stage of a facility makes."""
    return list(dict.fromkeys(
        d.main_output[r] for f, r in d.FACILITY_RECIPES if f == b and d.stage_role[d.main_stage[r]] == "metal"
    ))


def _own_metal(d: ModelData) -> dict[str, Any]:
    """Own metal made, shipped out, put into own alloy, and what swarf of bought-in goods brings back as metal."""
    output, out, used, back = {}, {}, {}, {}
    for b in d.BENEFICIARIES:
        metals = metals_of(d, b)
        own = [r for f, r in d.FACILITY_RECIPES if f == b]
        output[b] = [r for r in own if d.stage_role[d.main_stage[r]] == "metal"]
        out[b] = [k for c in metals for k in d.lanes_out.get((c, b), ())]
        used[b] = [
            (r, a) for c in metals for r, a in d.uses.get((c, b), ()) if d.stage_role[d.main_stage[r]] == "alloy"
        ]
        alloys = list(dict.fromkeys(d.main_output[r] for r in own if d.stage_role[d.main_stage[r]] == "alloy"))
        returned = {a: _returned(d, b, a) for a in alloys}
        for a, share in returned.items():
            back.update({(b, k): share for k in d.lanes_in.get((a, b), ())})
        per_metal = max((share / metal_in(d, b, a) for a, share in returned.items() if metal_in(d, b, a)), default=0.0)
        back.update({(b, k): per_metal for c in metals for k in d.lanes_in.get((c, b), ())})
    return {"metal_output": output, "metal_out_lanes": out, "alloy_metal": used, "bought_in": back}


def _returned(d: ModelData, b: str, alloy: str) -> float:
    """Most metal that the swarf of a tonne of alloy can bring back through the facility's own recycling."""
    most = 0.0
    for r, need in d.uses.get((alloy, b), ()):
        for scrap, makers in ((c, p) for (c, f), p in d.makes.items() if f == b and d.kind_of[c] == "scrap"):
            swarf = sum(a for rr, a in makers if rr == r) / need
            for recycling, per_oxide in d.uses.get((scrap, b), ()):
                oxide = d.main_output[recycling]
                metal = max((1 / a for rr, a in d.uses.get((oxide, b), ())
                             if d.stage_role[d.main_stage[rr]] == "metal"), default=0.0)
                most = max(most, swarf / per_oxide * metal)
    return most
