"""Eligibility: which magnets earn incentive: of own oxide, sold in the window, alone or in goods, within the award."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.years import start_of
from model.verify.capacity import earliest_start, share_usable
from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only
from model.verify.facts import HOME, year_of
from model.verify.own_routes import OwnRoutes
from model.verify.own_ways import OwnWay, OwnWays
from model.verify.reported import compare_with_report
from model.verify.terms import MoneyTerms, terms_of


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check eligible magnets and what they are counted on."""
    terms = terms_of(case)
    if terms is None:
        return
    ground = Ground(terms)
    yield from _own_metal(case, ground)
    yield from _magnets(case, terms, ground)


class Ground:
    """What a bidder makes, uses and sells that decides which magnets earn incentive."""

    def __init__(self, terms: MoneyTerms) -> None:
        """Take the terms of a plan."""
        self.terms = terms
        self.routes = {b: OwnRoutes(terms.case, b) for b in terms.bids}
        self.made = amounts((f, r, year_of(p), v) for (f, r, p), v in terms.case["activity"].items())
        self.ways = {b: OwnWays(own) for b, own in self.routes.items()}
        self.metal_years = {k for k in terms.window if self.makes_metal(*k)}

    def makes_metal(self, bidder: str, year: str) -> bool:
        """Whether metal capacity stands, or may be built after the award so that it stands, in a year."""
        case, terms = self.terms.case, self.terms
        at, first = start_of(year), start_of(case.facts.years[0])
        for (f, s, o), row in case.options.items():
            if f != bidder or case.facts.stage_role[s] != "metal":
                continue
            if row["kind"] == "existing":
                if row["most"] and at - first < row["life"] and row["availability"] * row["ramp_5"] > 0:
                    return True
                continue
            start = max(first + earliest_start(case)[f, s, o],
                        start_of(terms.bids[bidder]["award_year"]) + int(row["lead_time"]))
            if any(share_usable(row, at - v) > 0 and self._allowed(bidder, v) for v in range(start, at + 1)):
                return True
        return False

    def _allowed(self, bidder: str, starts: int) -> bool:
        """Whether metal capacity may start in a year: in time for the award, or outside the scheme where it may."""
        return self.terms.scheme.outside_capacity or starts <= start_of(self.terms.stands(bidder))

    def earning(self, bidder: str, year: str) -> list[OwnWay]:
        """Ways whose magnets may earn in a year; none before own metal can be made, where that is asked for."""
        free = self.terms.scheme.bought_in_earn
        every = self.ways[bidder].every.values() if free or (bidder, year) in self.metal_years else ()
        return [w for w in every if (free or w.own) and self._sellable(bidder, w.goods)]

    def _sellable(self, bidder: str, goods: str) -> bool:
        """Whether goods may go from a bidder to a market where sales earn."""
        return any((c, i) == (goods, bidder) and j not in self.terms.case.facts.facility_kind and self._earns_at(j)
                   for c, i, j in self.terms.case.network.lanes)

    def _earns_at(self, market: str) -> bool:
        return self.terms.scheme.exports_earn or self.terms.case.network.target_country(market) == HOME

    def magnets_in(self, goods: Amounts) -> Amounts:
        """Own magnets in goods by bidder, goods and year, by bidder and year [t]."""
        return amounts((b, y, v * self.ways[b].held[c]) for (b, c, y), v in goods.items())

    def sales(self, where_they_earn: bool) -> Amounts:
        """Goods with own magnets sent to markets by bidder, goods and year; abroad only where that is asked for [t]."""
        return amounts(
            (f.lane[1], f.lane[0], f.year, f.value)
            for f in self.terms.case.flows
            if f.lane[1] in self.routes and not f.to_facility and f.lane[0] in self.ways[f.lane[1]].held
            and (not where_they_earn or self._earns_at(f.lane[2]))
        )

    def metal_made(self) -> Amounts:
        """Own oxide-to-metal output by bidder and year [t]."""
        return self._worked({(b, r): 1.0 for b, own in self.routes.items() for r in own.of("metal")})

    def metal_in_alloy(self) -> Amounts:
        """Metal that goes into own alloy by bidder and year [t]."""
        return self._worked({(b, r): own.metal_taken(r) for b, own in self.routes.items() for r in own.of("alloy")})

    def metal_gone(self) -> Amounts:
        """Own metal sent out, and what swarf of bought-in goods may bring back as metal, by bidder and year [t]."""

        def part(flow: Flow) -> Iterator[tuple[str, str, float]]:
            c, i, j = flow.lane
            if i in self.routes and c in self.routes[i].metals:
                yield i, flow.year, flow.value
            if j in self.routes:
                yield j, flow.year, flow.value * self.routes[j].brought_back.get(c, 0.0)

        return amounts(record for flow in self.terms.case.flows for record in part(flow))

    def _worked(self, weight: dict[tuple[str, str], float]) -> Amounts:
        return amounts((b, y, v * weight[b, r]) for (b, r, y), v in self.made.items() if (b, r) in weight)


def _own_metal(case: PlanCase, ground: Ground) -> Iterator[CheckFinding]:
    made, gone = ground.metal_made(), ground.metal_gone()
    index = ("beneficiary", "year")
    yield compare_with_report(case, "own_metal", "Own metal is the output of the metal stages.", "t", made, index)
    left = {k: made.get(k, 0.0) - gone.get(k, 0.0) for k in {**made, **gone}}
    proves = "Own metal that counts is neither sent out nor from swarf of bought-in goods."
    yield compare_with_report(case, "eligible_metal", proves, "t", left, index, beside=made)
    used = only(ground.metal_in_alloy(), lambda k: k in ground.metal_years)
    least = {k: v * ground.terms.scheme.running_share for k, v in used.items()}
    kept = only(made, lambda k: k in ground.metal_years)
    proves = "A bidder makes its share of the metal in its own alloy, each year of the window that it can make any."
    yield judge("own_metal_running_floor", proves, "t", kept, "≥", least)


def _magnets(case: PlanCase, terms: MoneyTerms, ground: Ground) -> Iterator[CheckFinding]:
    eligible = case["eligible"]
    place = {(b, w.name, y): w for b, y in terms.window for w in ground.earning(b, y)}
    proves = "Magnets earn only on own ways from oxide to what is sold, in the bidder's window."
    yield judge_none("eligible_allowed", proves, "t", only(eligible, lambda k: k not in place))
    total = amounts((b, y, v) for (b, _, y), v in eligible.items())
    proves = "Magnets that earn in a year are those of all ways."
    yield compare_with_report(case, "eligible_sales", proves, "t", total, ("beneficiary", "year"))
    known = [(*k, v / place[k].holds, place[k]) for k, v in eligible.items() if k in place]
    worked = amounts((b, r, y, v * t) for b, _, y, v, way in known for r, t in way.worked.items())
    proves = "No more magnets earn than own routes make, at every stage up to what is sold."
    yield judge("eligible_output_limit", proves, "t", worked, "≤", ground.made)
    goods = amounts((b, way.goods, y, v) for b, _, y, v, way in known)
    proves = "No more magnets earn than are sold, alone or in goods, where sales earn."
    yield judge("eligible_sales_limit", proves, "t", goods, "≤", ground.sales(where_they_earn=True))
    proves = "No more magnets earn in a year than the awarded capacity can make."
    yield judge("eligible_award_limit", proves, "t", total, "≤", terms.awarded_capacity)
    if not terms.scheme.bought_in_earn:
        need = amounts((b, y, v * way.metal) for b, _, y, v, way in known)
        made, gone = ground.metal_made(), ground.metal_gone()
        left = {k: max(0.0, made.get(k, 0.0) - gone.get(k, 0.0)) for k in need}
        proves = "The metal in magnets that earn is own metal, losses in."
        yield judge("eligible_metal_limit", proves, "t", need, "≤", left)
