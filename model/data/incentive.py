"""Incentive: rates, windows and ceilings, which magnets may earn it, and what may be claimed for them."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData
from model.data.own_metal import metal_per_magnet, own_chain, own_metal
from model.data.supply import HOME
from model.ground.finance import discount_factor, price_levels
from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import label_of, later, start_of


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
        INCENTIVE_YEARS (b, y) in the window of those who may receive an award; `incentive_rate` [₹ crore per t,
        nominal] by beneficiary; `size_row` and `incentive_ceiling` by size; ELIGIBLE (b, r, y) routes whose magnets may
        earn; OWN_METAL_YEARS (b, y) of the window in which own metal can be made; `metal_per_magnet` (b, r) [t/t];
        `eligible_lanes` (b, c); `awarded_usable` (b, y) → builds of awarded magnet capacity and the share of each that
        can be used; `scheme` the clauses; `ceiling_factor` by beneficiary.
    """
    scheme = tables.scheme
    if scheme is None:
        return {n: {} for n in ("incentive_rate", "size_row", "metal_per_magnet", "eligible_lanes", "ceiling_factor",
                                "metal_output", "incentive_ceiling", "metal_out_lanes", "bought_in", "alloy_metal",
                                "awarded_usable")} | {
            "INCENTIVE_YEARS": [], "ELIGIBLE": [], "OWN_METAL_YEARS": [], "scheme": None}
    may = [b for b in d.BENEFICIARIES if b not in d.OUT]
    window = [(b, y) for b in may for y in d.YEARS if _in_window(d, scheme, b, y)]
    able = [k for k in window if _makes_metal(d, *k)]
    rate = {b: min(d.bid[b].rate, scheme.rate_ceiling) for b in d.BENEFICIARIES}
    need = metal_per_magnet(d, d.BENEFICIARIES)
    earning = need if scheme.bought_in_earn else [k for k in need if own_chain(d, *k)]
    return {
        "scheme": scheme,
        "INCENTIVE_YEARS": window,
        "OWN_METAL_YEARS": able,
        "incentive_rate": {b: v * CRORE_T_PER_RUPEE_KG for b, v in rate.items()},
        "ceiling_factor": {
            b: v / scheme.rate_ceiling if scheme.ceiling_basis == "own bid" else 1.0 for b, v in rate.items()
        },
        "size_row": {r.capacity: r for r in rows_of(tables.frames["Award sizes"])},
        "incentive_ceiling": _ceilings(tables.frames["Award sizes"], scheme.ceiling_bands == "banded"),
        "metal_per_magnet": need,
        "ELIGIBLE": [(b, r, y) for b, y in (window if scheme.bought_in_earn else able) for bb, r in earning if bb == b],
        "eligible_lanes": {
            (b, d.main_output[r]): [
                k for k in d.lanes_out.get((d.main_output[r], b), ())
                if k[2] in d.market_country and (scheme.exports_earn or d.market_country[k[2]] == HOME)
            ]
            for b, r in need
        },
        "awarded_usable": {k: _awarded(d, *k) for k in window},
        **own_metal(d),
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


def _makes_metal(d: ModelData, b: str, year: str) -> bool:
    """Whether metal capacity stands, or may stand, in a year."""
    stages, barred = {s for f, s in d.STAGES_AT if f == b and d.stage_role[s] == "metal"}, set(d.BARRED_BUILDS)
    there = any(d.existing[b, s, year] > 0 for s in stages)
    return there or any(k[0] == b and k[1] in stages and k[4] == year and k[:4] not in barred for k in d.usable)


def _awarded(d: ModelData, b: str, year: str) -> list[tuple[Any, float]]:
    """Builds of magnet capacity under the award, and the share of each that can be used in a year."""
    return [
        (k, d.usable[*k, year]) for k in d.SCHEME_BUILDS
        if k[0] == b and d.stage_role[k[1]] == "magnet" and (*k, year) in d.usable
    ]


def claims(tables: Tables, d: ModelData) -> dict[str, Any]:
    """What may be claimed at most, as a linear program can add it up; empty without a scheme.

    Returns:
        `claim_rate` (b, y), least of the rate and the share of the net price, paid after the claim lag [₹ crore per t,
        constant rupees, worth in the year of the sale]; `claim_lanes` b → sales that earn, of those who sell nothing
        but what their award makes; `claim_usable` (b, y) → awarded capacity of the others, who have more to sell.
    """
    if d.scheme is None:
        return {"claim_rate": {}, "claim_lanes": {}, "claim_usable": {}}
    rate, lag = {}, d.scheme.claim_lag
    for b, y in d.INCENTIVE_YEARS:
        nominal = min(d.incentive_rate[b], d.scheme.sales_share * d.net_price[y] * d.price_level[y])
        rate[b, y] = nominal / d.price_level[later(y, lag)] * discount_factor(d.discount_rate, lag)
    more = {b for b, _ in d.INCENTIVE_YEARS if _sells_more(d, b)}
    lanes = {b: [k for (bb, _), ks in d.eligible_lanes.items() if bb == b for k in ks] for b in d.BENEFICIARIES}
    return {
        "claim_rate": rate,
        "claim_lanes": {b: [] if b in more else ks for b, ks in lanes.items()},
        "claim_usable": {(b, y): ks if b in more else [] for (b, y), ks in d.awarded_usable.items()},
    }


def _sells_more(d: ModelData, b: str) -> bool:
    """Whether a beneficiary may sell magnets of its grades that its award does not make: old lines, stock, trade."""
    grades = {d.main_output[r] for bb, r in d.metal_per_magnet if bb == b}
    magnet = {(f, s) for f, s in d.STAGES_AT if f == b and d.stage_role[s] == "magnet"}
    old = any(k[:2] in magnet and r.kind == "existing" and r.most > 0 for k, r in d.option.items())
    held = any((c, b) in d.STOCKS or (c, b) in d.lanes_in for c in grades)
    return d.scheme.outside_capacity or old or held
