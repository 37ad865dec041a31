"""The chain of one beneficiary: what a tonne of magnet costs through its own stages, and the oxide it buys."""

from __future__ import annotations

from collections.abc import Mapping

from model.data.indices import Amounts, Beneficiary, Commodity, Recipe, Stage, Year
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.data.own_routes import magnet_goods
from model.ground.finance import level_payment
from model.ground.numbers import least, least_pair, most_pair, total
from model.ground.units import CRORE_T_PER_RUPEE_KG


class Chain:
    """The routes of one beneficiary, priced year by year."""

    def __init__(self, d: NetworkData, money: MoneyData, b: Beneficiary) -> None:
        self._d, self._price, self._b = d, money.domestic_price, b
        self._inputs = _by_route(d.recipes.uses, b)
        self._outputs = _by_route(d.recipes.makes, b)
        self._load = _by_route({(s, f): pairs for (f, s), pairs in d.recipes.capacity_use.items()}, b)
        self._charges = {s: _charge(d, b, s) for f, s in d.recipes.capacity_use if f == b}
        self._goods = magnet_goods(d, b)
        self._known: dict[tuple[Recipe, Year], tuple[float, float]] = {}

    def cheapest(self, magnet: Commodity, y: Year) -> tuple[float, float] | None:
        """Unit cost and oxide bought through the cheapest own route to a grade; None where there is no route."""
        routes = self._routes_to(magnet)
        return least_pair(*(self._route(r, y) for r in routes)) if routes else None

    def _routes_to(self, c: Commodity) -> list[Recipe]:
        recipes = self._d.recipes
        return [r for r, _ in recipes.makes.get((c, self._b), ()) if recipes.main_output[r] == c]

    def _route(self, r: Recipe, y: Year) -> tuple[float, float]:
        """Cost and oxide of a tonne by one route: running, electricity, inputs, less what its scrap is worth."""
        if (r, y) not in self._known:
            cost, oxide = self._running(r, y), 0.0
            for c, amount in self._inputs.get(r, ()):
                part = self._input(c, y)
                cost, oxide = cost + amount * part[0], oxide + amount * part[1]
            for c, amount in self._outputs.get(r, ()):
                if c != self._d.recipes.main_output[r]:
                    part = self._recovered(c, y)
                    cost, oxide = cost - amount * part[0], oxide - amount * part[1]
            self._known[r, y] = (cost, oxide)
        return self._known[r, y]

    def _input(self, c: Commodity, y: Year) -> tuple[float, float]:
        """An input made by own stages, metal, alloy or own magnets; else bought at the domestic price."""
        own = self._d.commodities.kind_of[c] in ("metal", "alloy") or c in self._goods
        routes = self._routes_to(c) if own else []
        if routes:
            return least_pair(*(self._route(r, y) for r in routes))
        return self._bought(c, y)

    def _recovered(self, c: Commodity, y: Year) -> tuple[float, float]:
        """What a tonne of scrap is worth through recycling: the oxides it gives less running, capital and other inputs.

        Nothing where nobody here recycles, or where recycling does not pay; an oxide is worth its price.
        """
        recipes, best = self._d.recipes, (0.0, 0.0)
        if self._d.commodities.kind_of[c] == "oxide":
            return self._bought(c, y)
        for r, need in recipes.uses.get((c, self._b), ()):
            others = total(a * self._price[x, y] for x, a in self._inputs[r] if x != c)
            also = total(a * self._bought(x, y)[0] for x, a in self._outputs[r]
                         if x != recipes.main_output[r] and self._d.commodities.kind_of[x] == "oxide")
            price, oxide = self._bought(recipes.main_output[r], y)
            best = most_pair(best, ((price + also - self._running(r, y) - others) / need, oxide / need))
        return best

    def _bought(self, c: Commodity, y: Year) -> tuple[float, float]:
        """Price in India of a tonne, and the NdPr oxide in it where it is one."""
        goods = self._d.commodities
        oxide = goods.kind_of[c] == "oxide" and goods.content[c, "ndpr"] > 0
        return self._price[c, y], 1.0 if oxide else 0.0

    def _running(self, r: Recipe, y: Year) -> float:
        """Running cost and electricity of a tonne, and the capital charge of stages outside the scheme."""
        data, b, cost = self._d.capacity, self._b, 0.0
        price = self._d.economy.figures["Power price", y]
        for s, use in self._load.get(r, ()):
            power = data.electricity_use[b, s] * price * CRORE_T_PER_RUPEE_KG
            cost += use * (data.running[b, s, y] + power + self._charges[s])
        return cost


def _by_route(pairs: Mapping[tuple[str, str], Amounts], b: Beneficiary) -> dict[Recipe, Amounts]:
    """Route → (commodity or stage, amount) of one facility."""
    result: dict[Recipe, Amounts] = {}
    for (name, f), amounts in pairs.items():
        if f == b:
            for r, amount in amounts:
                result.setdefault(r, []).append((name, amount))
    return result


def _charge(d: NetworkData, b: Beneficiary, s: Stage) -> float:
    """Capital and upkeep of a unit of use; the scheme's own stages are counted by what is built instead."""
    data, rate = d.capacity, d.facilities.cost_of_capital[b]
    if data.stage_role[s] is not None:
        return 0.0
    charges = [
        (data.capital[k] * level_payment(rate, r.life) + data.fixed[k]) / (r.ramp_5 * r.availability)
        for k, r in data.option.items() if k[:2] == (b, s) and r.kind == "new" and r.ramp_5 > 0
    ]
    return least(*charges) if charges else 0.0
