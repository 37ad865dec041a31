"""Entitlement: what the clauses pay, worked out anew from the decisions, the earliest year first; nominal rupees."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from model.verify.compare import Amounts, amounts
from model.verify.eligibility import Ground
from model.verify.net_prices import NetPrices
from model.verify.own_ways import OwnWay
from model.verify.subsidy import eligible_investment
from model.verify.terms import MoneyTerms

NEEDED = "least needed"


class ClaimCeilings(NamedTuple):
    """The incentive of a bidder and year, and the ceilings it is held against.

    Attributes:
        eligible: most tonnes that can earn.
        net_sales: of them [₹ crore].
        by_rate, by_sales, by_year, by_ceiling: what each would pay; by_year None without a yearly ceiling.
        least: of these.
    """

    eligible: float
    net_sales: float
    by_rate: float
    by_sales: float
    by_year: float | None
    by_ceiling: float
    least: float


class Entitlement:
    """What is paid for a plan."""

    def __init__(self, terms: MoneyTerms) -> None:
        """Take the terms of a plan."""
        self.terms, self._ground = terms, Ground(terms)
        self._made, self._sold = self._ground.made, self._ground.sales(where_they_earn=True)
        gone = self._ground.metal_gone()
        self._price = NetPrices(terms.case)
        self._metal = {k: v - gone.get(k, 0.0) for k, v in self._ground.metal_made().items()}

    @cached_property
    def claims(self) -> dict[tuple[str, str], ClaimCeilings]:
        """Bidder and year of its window → its claim, before the envelope of all."""
        found = {}
        room, saved_up = dict(self.terms.ceiling), dict.fromkeys(self.terms.bids, 0.0)
        law = self.terms.scheme
        for b, y in self.terms.window:
            ways = self.most_eligible(b, y)
            tonnes = sum(v for _, v in ways)
            sales = sum(v * self._price.of(way, y) for way, v in ways) * self.terms.level(y)
            by_rate, by_sales, by_ceiling = tonnes * self.terms.rate(b), sales * law.sales_share, max(0.0, room[b])
            least, this_year = min(by_rate, by_sales, by_ceiling), None
            if law.yearly_ceiling is not None:
                this_year = law.yearly_ceiling * self.terms.award[b] + saved_up[b]
                least = min(least, this_year)
            found[b, y] = ClaimCeilings(tonnes, sales, by_rate, by_sales, this_year, by_ceiling, least)
            room[b] -= least
            saved_up[b] = (this_year or 0.0) - least if law.carry_forward else 0.0
        return found

    def most_eligible(self, bidder: str, year: str) -> list[tuple[OwnWay, float]]:
        """Most magnets that can earn, by way: least metal first, of equals least lost, then the dearest goods [t]."""
        bound = not self.terms.scheme.bought_in_earn
        metal, room = self._metal.get((bidder, year), 0.0), self.terms.awarded_capacity.get((bidder, year), 0.0)
        made, sold = dict(self._made), dict(self._sold)
        found: list[tuple[OwnWay, float]] = []

        def turn(way: OwnWay) -> tuple[float, float, float]:
            need = way.metal / way.holds if bound else 0.0
            return need, way.sintered / way.holds, -self._price.of(way, year)

        for way in sorted(self._ground.earning(bidder, year), key=turn):
            limits = [made.get((bidder, r, year), 0.0) / t for r, t in way.worked.items()]
            if bound and way.metal > 0:
                limits.append(metal / way.metal)
            key = bidder, way.goods, year
            goods = max(0.0, min(*limits, sold.get(key, 0.0), room / way.holds))
            sold[key] = sold.get(key, 0.0) - goods
            for r, t in way.worked.items():
                made[bidder, r, year] = made.get((bidder, r, year), 0.0) - goods * t
            room, metal = room - goods * way.holds, metal - goods * way.metal
            found.append((way, goods * way.holds))
        return found

    @cached_property
    def part(self) -> dict[str, float]:
        """Year → part of the claims that envelope and outlay still cover: all until one runs out, then nothing."""
        left, found = min(self.terms.scheme.incentive_envelope, self.left_of_outlay), {}
        due = amounts((y, c.least) for (_, y), c in self.claims.items())
        for year in sorted(due):
            found[year] = min(1.0, left / due[year]) if due[year] > 0 else 1.0
            left -= found[year] * due[year]
        return found

    @property
    def left_of_outlay(self) -> float:
        """What the outlay leaves for incentive after the subsidies."""
        return max(0.0, self.for_beneficiaries - sum(self.subsidy.values()))

    @property
    def for_beneficiaries(self) -> float:
        """The outlay without what is not for beneficiaries."""
        return self.terms.scheme.outlay - self.terms.scheme.other_outlay

    @cached_property
    def incentive(self) -> Amounts:
        """Incentive paid by bidder and year of sale."""
        if self.terms.scheme.paying_rule == NEEDED:
            drawn = self.terms.case["incentive"]
            return {k: drawn.get(k, 0.0) for k in self.claims}
        return {k: c.least * self.part[k[1]] for k, c in self.claims.items()}

    @cached_property
    def invested(self) -> Amounts:
        """Eligible investment by bidder."""
        return eligible_investment(self.terms)

    @cached_property
    def granted(self) -> Amounts:
        """What rate and ceiling of the subsidy give each bidder, before the envelope."""
        most, share = self.terms.of_size("subsidy_ceiling"), self.terms.scheme.subsidy_share
        return {b: min(share * v, most[b]) for b, v in self.invested.items()}

    @property
    def subsidy_part(self) -> float:
        """Part of the subsidies that their envelope and the outlay cover, the same for all."""
        due = sum(self.granted.values())
        most = max(0.0, min(self.terms.scheme.subsidy_envelope, self.for_beneficiaries))
        return min(1.0, most / due) if due > 0 else 1.0

    @cached_property
    def subsidy(self) -> Amounts:
        """Subsidy paid by bidder."""
        if self.terms.scheme.paying_rule == NEEDED:
            return {b: self.terms.case["subsidy"].get(b, 0.0) for b in self.terms.bids}
        return {b: v * self.subsidy_part for b, v in self.granted.items()}
