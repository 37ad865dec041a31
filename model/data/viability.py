"""Viability: what a tonne of magnet costs and earns each beneficiary, at one grade mix and one set of prices for all.

Who makes which grade and who gets which oxide costs the country nothing, so the plan does not decide it. Margins are
therefore counted at the demand's grade mix of the year, through each beneficiary's own stages and factors. Capital of
the scheme's own stages is what the plan builds; that of lines beside them (recycling, diffusion) is a charge a tonne.
"""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables
from model.data.model_data import ModelData
from model.data.supply import HOME
from model.ground.finance import discount_factor, level_payment, residual_share
from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later, start_of


def domestic_prices(tables: Tables, d: ModelData) -> dict[str, Any]:
    """What goods sell for in India.

    Returns:
        `domestic_price` (c, y) [₹ crore per t]: the row for India on Prices, else import parity, else the cost of a
        home supply; `net_price` by year, magnets at the demand's grade mix.
    """
    prices = {}
    for c in d.COMMODITIES:
        home = [i for i, _, cc in d.SUPPLY_GOODS if cc == c and d.supply_country[i] == HOME]
        for y in d.YEARS:
            found = d.price_at.get((c, HOME, y), d.reference_price.get((c, y)))
            if found is None and home:
                found = min(d.purchase_price[c, i, y] for i in home)
            if found is not None:
                prices[c, y] = found
    mix = {(c, y): v / d.final_quantity[y] for (c, y), v in d.final_demand.items() if d.final_quantity[y] > 0}
    net = {y: sum(s * prices[c, y] for (c, yy), s in mix.items() if yy == y) for y in d.YEARS}
    return {"domestic_price": prices, "net_price": net, "grade_mix": mix}


def viability(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Margins and discounting beneficiary by beneficiary.

    Returns:
        `unit_cost` (b, y) [₹ crore per t of magnet], `oxide_need` (b, y) [t of NdPr oxide bought per t, net of
        swarf]; OWN_BUILDS, builds of the scheme's own stages; `own_discount` (b, y); `own_credit` (build) [₹ crore per
        t/a, discounted]; `paid_worth` (b, y), real present worth of a nominal rupee of incentive earned in a year;
        SOLD (b) lanes to markets.
    """
    cost, oxide = {}, {}
    for b in d.BENEFICIARIES:
        chain = Chain(d, b)
        for y in d.YEARS:
            parts = [
                (s, chain.cheapest(c, y) or (d.domestic_price[c, y], 0.0))
                for (c, yy), s in d.grade_mix.items() if yy == y
            ]
            cost[b, y] = sum(s * p[0] for s, p in parts)
            oxide[b, y] = sum(s * p[1] for s, p in parts)
    lag = tables.scheme.claim_lag if tables.scheme else 0
    rate = d.cost_of_capital
    worth = {
        (b, y): discount_factor(rate[b], n + lag) / d.price_level[later(y, lag)]
        for b in d.BENEFICIARIES for n, y in enumerate(d.YEARS)
    }
    return {
        "unit_cost": cost,
        "oxide_need": oxide,
        "OWN_BUILDS": [k for k in d.BUILDS if k[0] in d.bid and d.stage_role[k[1]] is not None],
        "own_discount": {(b, y): discount_factor(rate[b], n) for b in d.BENEFICIARIES for n, y in enumerate(d.YEARS)},
        "own_credit": _credits(d),
        "subsidy_worth": {b: _paid_once(d, b) for b in d.BENEFICIARIES},
        "paid_worth": worth,
        "sold_lanes": {
            b: [k for c in {d.main_output[r] for bb, r in d.metal_per_magnet if bb == b}
                for k in d.lanes_out.get((c, b), ()) if k[2] in d.market_country]
            for b in d.BENEFICIARIES
        },
    }


class Chain:
    """The routes of one beneficiary, priced year by year."""

    def __init__(self, d: ModelData, b: str) -> None:
        self._d, self._b = d, b
        self._inputs = _by_route(d.uses, b)
        self._outputs = _by_route(d.makes, b)
        self._load = _by_route({(s, f): pairs for (f, s), pairs in d.capacity_use.items()}, b)
        self._charges = {s: _charge(d, b, s) for f, s in d.capacity_use if f == b}
        self._known: dict[tuple[str, str], tuple[float, float]] = {}

    def cheapest(self, magnet: str, y: str) -> tuple[float, float] | None:
        """Unit cost and oxide bought through the cheapest own route to a grade; None where there is no route."""
        return min((self._route(r, y) for r in self._routes_to(magnet)), default=None)

    def _routes_to(self, c: str) -> list[str]:
        return [r for r, _ in self._d.makes.get((c, self._b), ()) if self._d.main_output[r] == c]

    def _route(self, r: str, y: str) -> tuple[float, float]:
        """Cost and oxide of a tonne by one route: running, electricity, inputs, less what its scrap is worth."""
        if (r, y) not in self._known:
            cost, oxide = self._running(r, y), 0.0
            for c, amount in self._inputs.get(r, ()):
                part = self._input(c, y)
                cost, oxide = cost + amount * part[0], oxide + amount * part[1]
            for c, amount in self._outputs.get(r, ()):
                if c != self._d.main_output[r]:
                    part = self._recovered(c, y)
                    cost, oxide = cost - amount * part[0], oxide - amount * part[1]
            self._known[r, y] = (cost, oxide)
        return self._known[r, y]

    def _input(self, c: str, y: str) -> tuple[float, float]:
        """An input made by own metal and alloy stages, else bought at the domestic price."""
        d = self._d
        routes = self._routes_to(c) if d.kind_of[c] in ("metal", "alloy") else []
        if routes:
            return min(self._route(r, y) for r in routes)
        return self._bought(c, y)

    def _recovered(self, c: str, y: str) -> tuple[float, float]:
        """What a tonne of scrap is worth through recycling: the oxide it gives less running, capital and other inputs.

        Nothing where nobody here recycles, or where recycling does not pay.
        """
        d, best = self._d, (0.0, 0.0)
        for r, need in d.uses.get((c, self._b), ()):
            others = sum(a * d.domestic_price[x, y] for x, a in self._inputs[r] if x != c)
            price, oxide = self._bought(d.main_output[r], y)
            best = max(best, ((price - self._running(r, y) - others) / need, oxide / need))
        return best

    def _bought(self, c: str, y: str) -> tuple[float, float]:
        """Price in India of a tonne, and the NdPr oxide in it where it is one."""
        oxide = self._d.kind_of[c] == "oxide" and self._d.content[c, "ndpr"] > 0
        return self._d.domestic_price[c, y], 1.0 if oxide else 0.0

    def _running(self, r: str, y: str) -> float:
        """Running cost and electricity of a tonne, and the capital charge of stages outside the scheme."""
        d, b, total = self._d, self._b, 0.0
        for s, use in self._load.get(r, ()):
            power = d.electricity_use[b, s] * d.economy["Power price", y] * CRORE_T_PER_RUPEE_KG
            total += use * (d.running[b, s, y] + power + self._charges[s])
        return total


def _by_route(pairs: dict[tuple[str, str], list[tuple[str, float]]], b: str) -> dict[str, list[tuple[str, float]]]:
    """Route → (commodity or stage, amount) of one facility."""
    result: dict[str, list[tuple[str, float]]] = {}
    for (name, f), amounts in pairs.items():
        if f == b:
            for r, amount in amounts:
                result.setdefault(r, []).append((name, amount))
    return result


def _charge(d: ModelData, b: str, s: str) -> float:
    """Capital and upkeep of a unit of use; the scheme's own stages are counted by what is built instead."""
    if d.stage_role[s] is not None:
        return 0.0
    rows = [(k, r) for k, r in d.option.items() if k[:2] == (b, s) and r.kind == "new"]
    return min(
        (
            (d.capital[k] * level_payment(d.cost_of_capital[b], r.life) + d.fixed[k]) / (r.ramp_5 * r.availability)
            for k, r in rows if r.ramp_5 > 0
        ),
        default=0.0,
    )


def _paid_once(d: ModelData, b: str) -> float:
    """Real present worth of a nominal rupee paid at commissioning, which may fall outside the plan."""
    year = d.commissioning_year[b]
    later_by = start_of(year) - start_of(d.YEARS[0])
    level: float = d.price_level[year]
    return discount_factor(d.cost_of_capital[b], later_by) / level


def _credits(d: ModelData) -> dict[Any, float]:
    """Present worth to the owner of the life a build has left after the last year."""
    last = later(d.YEARS[-1], 1)
    result = {}
    for build in d.BUILDS:
        if build[0] in d.bid and d.stage_role[build[1]] is not None:
            rate, row = d.cost_of_capital[build[0]], d.option[build[:3]]
            share = residual_share(rate, row.life, start_of(last) - start_of(build[3]))
            result[build] = d.capital[build[:3]] * share * discount_factor(rate, len(d.YEARS))
    return result
