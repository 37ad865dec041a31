"""What a tonne of magnet costs a bidder through its own stages, at the prices of India."""

from __future__ import annotations

from typing import NamedTuple

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.verify.case import PlanCase
from model.verify.finance import paid_early
from model.verify.home_prices import Prices, grade_mix
from model.verify.own_routes import OwnRoutes

NAN = float("nan")


class Cost(NamedTuple):
    """Of a tonne.

    Attributes:
        money: without capital and upkeep of the scheme's own stages [₹ crore].
        oxide: NdPr oxide bought, net of what scrap gives back [t].
    """

    money: float
    oxide: float


class OwnChain:
    """The routes of one bidder, priced year by year."""

    def __init__(self, case: PlanCase, facility: str, prices: Prices) -> None:
        """Take the workbook, the bidder and the prices in India."""
        self._case, self._facility, self._prices = case, facility, prices
        self._routes = OwnRoutes(case, facility)
        self._charges = {s: self._charge(s) for load in self._routes.use.values() for s in load}
        self._known: dict[tuple[str, str], Cost] = {}
        self._mix = grade_mix(case)
        self._ndpr = {r["commodity"]: r["ndpr"] for r in case.facts.rows("Commodities")}

    def magnet(self, year: str) -> Cost:
        """A tonne of magnet at the grade mix; a grade without an own route is bought at its price in India."""
        mix = {c: share for (c, y), share in self._mix.items() if y == year}
        parts = [(share, self._made(c, year) or self._bought(c, year)) for c, share in mix.items()]
        return Cost(sum(s * part.money for s, part in parts), sum(s * part.oxide for s, part in parts))

    def _made(self, commodity: str, year: str) -> Cost | None:
        """The cheapest own route; None where there is none."""
        return min((self._route(r, year) for r in self._routes.to(commodity)), default=None)

    def _bought(self, commodity: str, year: str) -> Cost:
        kind = self._case.facts.kind[commodity]
        oxide = 1.0 if kind == "oxide" and self._ndpr[commodity] > 0 else 0.0
        return Cost(self._prices.get((commodity, year), NAN), oxide)

    def _route(self, recipe: str, year: str) -> Cost:
        """Running, electricity and inputs, less what scrap is worth."""
        if (recipe, year) not in self._known:
            money, oxide = self._running(recipe, year), 0.0
            for c, amount in self._routes.inputs.get(recipe, {}).items():
                part = self._input(c, year)
                money, oxide = money + amount * part.money, oxide + amount * part.oxide
            for c, amount in self._routes.outputs[recipe].items():
                if c != self._routes.main(recipe):
                    part = self._recycled(c, year)
                    money, oxide = money - amount * part.money, oxide - amount * part.oxide
            self._known[recipe, year] = Cost(money, oxide)
        return self._known[recipe, year]

    def _input(self, commodity: str, year: str) -> Cost:
        """Metal, alloy and magnets for later stages come from own stages where there are any, all else is bought."""
        from_here = self._case.facts.kind[commodity] in ("metal", "alloy") or commodity in self._routes.magnet_goods
        own = self._made(commodity, year) if from_here else None
        return own or self._bought(commodity, year)

    def _recycled(self, commodity: str, year: str) -> Cost:
        """What a tonne is worth that can be recycled here: the oxide less what recycling costs, capital charged."""
        worth = [Cost(0.0, 0.0)]
        for r, taken in self._routes.inputs.items():
            if commodity in taken:
                output = self._bought(self._routes.main(r), year)
                others = sum(a * self._bought(c, year).money for c, a in taken.items() if c != commodity)
                gain = output.money - self._running(r, year) - others
                worth.append(Cost(gain / taken[commodity], output.oxide / taken[commodity]))
        return max(worth)

    def _running(self, recipe: str, year: str) -> float:
        """Running cost, electricity, and the charge of stages without a role in the scheme."""
        facts, total = self._case.facts, 0.0
        for s, use in self._routes.use[recipe].items():
            row = self._case.stage_rows[self._facility, s]
            running = facts.crore_per_tonne(row["running_cost"], row["currency"], year)
            power = row["electricity"] * facts.economy("Power price", year) * CRORE_T_PER_RUPEE_KG
            total += use * (running * facts.factors[self._facility]["running_factor"] + power + self._charges[s])
        return total

    def _charge(self, stage: str) -> float:
        """Annuity and upkeep of a unit of use of the cheapest new option; none for the scheme's own stages."""
        facts = self._case.facts
        if facts.stage_role[stage] is not None:
            return 0.0
        own = facts.factors[self._facility]
        options = [row for k, row in self._case.options.items() if k[:2] == (self._facility, stage)]
        charges = []
        for row in options:
            if row["kind"] == "new" and row["ramp_5"] > 0:
                capital = row["capex"] * own["capital_factor"] / paid_early(own["cost_of_capital"], row["life"])
                upkeep = row["fixed_cost"] * own["running_factor"]
                charges.append((capital + upkeep) / (row["ramp_5"] * row["availability"]))
        return min(charges, default=0.0)
