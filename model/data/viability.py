"""Viability: what a tonne of magnet costs and earns each beneficiary, at one grade mix and one set of prices for all.

Where margins are judged at the demand's mix, they are counted at its grades of the year, through each beneficiary's own
stages and factors. Capital of the scheme's own stages is what the plan builds; that of lines beside them (recycling,
diffusion) is a charge a tonne. Margins of own flows are those of `model.data.accounts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables
from model.data.awards import AwardData
from model.data.eligibility import BidderYear, EligibilityData
from model.data.indices import Beneficiary, Build, Lane
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.data.own_chain import Chain
from model.ground.finance import discount_factor, residual_share
from model.ground.numbers import total
from model.ground.years import later, start_of
from model.schema.settings import OWN_FLOWS


@dataclass(frozen=True)
class ViabilityData:
    """Margins and discounting beneficiary by beneficiary.

    Attributes:
        OWN_BUILDS: builds of the scheme's own stages; all builds where margins are those of the own flows.
        unit_cost: (b, y) [₹ crore per t of magnet].
        oxide_need: (b, y) [t of NdPr oxide bought per t, net of swarf].
        own_discount: (b, y), at the cost of capital.
        own_credit: by build, present worth of the life left [₹ crore per t/a].
        paid_worth: (b, y), real present worth of a nominal rupee of incentive earned in a year; `subsidy_worth`, by
            beneficiary, of one paid at commissioning.
        sold_lanes: b → lanes to markets, and the own magnets in a tonne of what is sold [t/t].
    """

    OWN_BUILDS: list[Build]
    unit_cost: dict[BidderYear, float]
    oxide_need: dict[BidderYear, float]
    own_discount: dict[BidderYear, float]
    own_credit: dict[Build, float]
    subsidy_worth: dict[Beneficiary, float]
    paid_worth: dict[BidderYear, float]
    sold_lanes: dict[Beneficiary, list[tuple[Lane, float]]]


def viability(
    tables: Tables, d: NetworkData, awards: AwardData, money: MoneyData, eligibility: EligibilityData
) -> ViabilityData:
    """What each beneficiary's magnets cost and earn, and how it discounts."""
    cost, oxide = _costs(d, awards, money)
    lag = tables.scheme.claim_lag if tables.scheme else 0
    rate, who, years = d.facilities.cost_of_capital, awards.BENEFICIARIES, d.periods.YEARS
    every = tables.settings.margins == OWN_FLOWS
    own = [k for k in d.capacity.BUILDS if k[0] in awards.bid and (every or d.capacity.stage_role[k[1]] is not None)]
    return ViabilityData(
        OWN_BUILDS=own,
        unit_cost=cost,
        oxide_need=oxide,
        own_discount={(b, y): d.periods.worth(rate[b], y) for b in who for y in years},
        own_credit=_credits(d, own),
        subsidy_worth={b: _paid_once(d, awards, money, b) for b in who},
        paid_worth={
            (b, y): discount_factor(rate[b], d.periods.after[y][0] + lag) / money.price_level[later(y, lag)]
            for b in who for y in years
        },
        sold_lanes={b: _sold_lanes(d, eligibility, b) for b in who},
    )


def _costs(
    d: NetworkData, awards: AwardData, money: MoneyData
) -> tuple[dict[BidderYear, float], dict[BidderYear, float]]:
    """Unit cost and oxide need of each beneficiary and year; what it cannot make itself is bought."""
    cost, oxide = {}, {}
    for b in awards.BENEFICIARIES:
        chain = Chain(d, money, b)
        for y in d.periods.YEARS:
            parts = [
                (s, chain.cheapest(c, y) or (money.domestic_price[c, y], 0.0))
                for (c, yy), s in money.grade_mix.items() if yy == y
            ]
            cost[b, y] = total(s * p[0] for s, p in parts)
            oxide[b, y] = total(s * p[1] for s, p in parts)
    return cost, oxide


def _sold_lanes(d: NetworkData, eligibility: EligibilityData, b: Beneficiary) -> list[tuple[Lane, float]]:
    return [(k, held) for (bb, c), held in eligibility.contained.items() if bb == b
            for k in d.lanes.lanes_out.get((c, b), ()) if k[2] in d.demand.market_country]


def _paid_once(d: NetworkData, awards: AwardData, money: MoneyData, b: Beneficiary) -> float:
    """Real present worth of a nominal rupee paid at commissioning, which may fall outside the plan."""
    year = awards.commissioning_year[b]
    later_by = start_of(year) - start_of(d.periods.YEARS[0])
    return discount_factor(d.facilities.cost_of_capital[b], later_by) / money.price_level[year]


def _credits(d: NetworkData, builds: list[Build]) -> dict[Build, float]:
    """Present worth to the owner of the life a build has left after the last year."""
    end, result = d.periods.years_counted, {}
    for k in builds:
        rate, row = d.facilities.cost_of_capital[k[0]], d.capacity.option[k[:3]]
        share = residual_share(rate, row.life, end - d.periods.after[k[3]][0])
        result[k] = d.capacity.capital[k[:3]] * share * discount_factor(rate, end)
    return result
