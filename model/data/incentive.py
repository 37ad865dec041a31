"""Incentive: rates and ceilings, and what may be claimed at most."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.case.tables import Tables
from model.data.awards import AwardData
from model.data.bids import SizeRow
from model.data.eligibility import BidderYear, EligibilityData
from model.data.indices import Beneficiary, Build, Lane, Size, WayName, Year
from model.data.magnet_ways import MagnetWay
from model.data.money import MoneyData
from model.data.network import NetworkData
from model.ground.finance import discount_factor
from model.ground.numbers import least, most
from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.ground.years import later
from model.schema.commodities import MAGNET
from model.schema.scheme import Scheme
from model.schema.settings import OWN_FLOWS


@dataclass(frozen=True)
class IncentiveData:
    """Incentive of the scheme; empty without one.

    Attributes:
        incentive_rate: by beneficiary, within the rate ceiling [₹ crore per t, nominal].
        ceiling_factor: by beneficiary, on the ceiling of its size.
        incentive_ceiling: by size [₹ crore].
        claim_rate: (b, y), least of the rate and the share of the net price, paid after the claim lag [₹ crore per t,
            constant rupees, worth in the year of the sale].
        net_price: (b, y), of magnets at the demand's mix, or of the dearest other goods in which a tonne of them may be
            sold [₹ crore per t].
        sale_price: (b, w, y), what the goods sell for in which a tonne of own magnets is [₹ crore per t].
        claim_lanes: b → sales that earn, and the magnets in a tonne, of those who sell nothing but what their award
            makes.
        claim_usable: (b, y) → awarded capacity of the others, who have more to sell.
    """

    incentive_rate: dict[Beneficiary, float] = field(default_factory=dict)
    ceiling_factor: dict[Beneficiary, float] = field(default_factory=dict)
    incentive_ceiling: dict[Size, float] = field(default_factory=dict)
    claim_rate: dict[BidderYear, float] = field(default_factory=dict)
    net_price: dict[BidderYear, float] = field(default_factory=dict)
    sale_price: dict[tuple[Beneficiary, WayName, Year], float] = field(default_factory=dict)
    claim_lanes: dict[Beneficiary, list[tuple[Lane, float]]] = field(default_factory=dict)
    claim_usable: dict[BidderYear, list[tuple[Build, float]]] = field(default_factory=dict)


def incentive(
    tables: Tables, d: NetworkData, awards: AwardData, money: MoneyData, eligibility: EligibilityData
) -> IncentiveData:
    """Rates and ceilings of the scheme, and what may be claimed at most, as a linear program can add it up."""
    scheme = tables.scheme
    if scheme is None:
        return IncentiveData()
    rate = {b: least(r.rate, scheme.rate_ceiling) for b, r in awards.bid.items()}
    nominal = {b: v * CRORE_T_PER_RUPEE_KG for b, v in rate.items()}
    more = {b for b, _ in eligibility.INCENTIVE_YEARS if _sells_more(d, scheme, eligibility, b)}
    lanes = {b: [(k, eligibility.contained[key]) for key, ks in eligibility.eligible_lanes.items() if key[0] == b
                 for k in ks] for b in rate}
    own_flows = tables.settings.margins == OWN_FLOWS
    net = {k: _net_price(d, money, eligibility, *k) for k in eligibility.INCENTIVE_YEARS}
    own_bid = scheme.ceiling_basis == "own bid"
    return IncentiveData(
        incentive_rate=nominal,
        ceiling_factor={b: v / scheme.rate_ceiling if own_bid else 1.0 for b, v in rate.items()},
        incentive_ceiling=_ceilings(awards.size_row, scheme.ceiling_bands == "banded"),
        claim_rate={(b, y): _claimed(d, scheme, money, nominal[b], y, price) for (b, y), price in net.items()},
        net_price=net,
        sale_price={(b, w, y): _sold_for(d, money, eligibility.ways[b, w], y, own_flows)
                    for b, w, y in eligibility.ELIGIBLE},
        claim_lanes={b: [] if b in more else ks for b, ks in lanes.items()},
        claim_usable={(b, y): ks if b in more else [] for (b, y), ks in eligibility.awarded_usable.items()},
    )


def _ceilings(sizes: dict[Size, SizeRow], banded: bool) -> dict[Size, float]:
    """Incentive ceiling by size; banded, the highest among sizes that need the same net worth."""
    if not banded:
        return {k: r.incentive_ceiling for k, r in sizes.items()}
    return {
        k: most(*(x.incentive_ceiling for x in sizes.values() if x.net_worth == r.net_worth)) for k, r in sizes.items()
    }


def _sold_for(d: NetworkData, money: MoneyData, way: MagnetWay, y: Year, own_flows: bool) -> float:
    """What goods sell for with a tonne of own magnets in them; magnets at the demand's mix where margins are."""
    if d.commodities.kind_of[way.goods] == MAGNET and not own_flows:
        return money.net_price[y]
    return money.domestic_price[way.goods, y] * way.per_magnet


def _net_price(d: NetworkData, money: MoneyData, eligibility: EligibilityData, b: Beneficiary, y: Year) -> float:
    """Net price of magnets at the demand's mix, or that of dearer goods in which magnets are sold."""
    ways = (eligibility.ways[b, w] for bb, w, yy in eligibility.ELIGIBLE if (bb, yy) == (b, y))
    other = [w for w in ways if d.commodities.kind_of[w.goods] != MAGNET]
    return most(money.net_price[y], *(_sold_for(d, money, w, y, True) for w in other))


def _claimed(d: NetworkData, scheme: Scheme, money: MoneyData, rate: float, y: Year, price: float) -> float:
    """Least of the rate and the share of the net price, in constant rupees of the year of the sale."""
    nominal = least(rate, scheme.sales_share * price * money.price_level[y])
    lag = scheme.claim_lag
    return nominal / money.price_level[later(y, lag)] * discount_factor(d.periods.discount_rate, lag)


def _sells_more(d: NetworkData, scheme: Scheme, eligibility: EligibilityData, b: Beneficiary) -> bool:
    """Whether a beneficiary may sell magnets that its award does not make: old lines, stock, trade, at any stage."""
    data = d.capacity
    grades = {c for bb, c in eligibility.contained if bb == b}
    magnet = {(f, s) for f, s in data.STAGES_AT if f == b and data.stage_role[s] == "magnet"}
    old = any(k[:2] in magnet and r.kind == "existing" and r.most > 0 for k, r in data.option.items())
    held = any((c, b) in d.stocks.STOCKS or (c, b) in d.lanes.lanes_in for c in grades)
    return scheme.outside_capacity or old or held
