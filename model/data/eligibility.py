"""Eligibility: in which years and in which ways magnets may earn the incentive, alone or in what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.case.tables import Tables
from model.data.awards import AwardData
from model.data.indices import Beneficiary, Build, Commodity, Lane, WayName, Year
from model.data.magnet_ways import MagnetWay, magnet_ways
from model.data.network import NetworkData
from model.data.supply import HOME
from model.ground.numbers import most
from model.ground.years import start_of
from model.schema.scheme import Scheme

BidderYear = tuple[Beneficiary, Year]


@dataclass(frozen=True)
class EligibilityData:
    """Which magnets may earn the incentive; empty without a scheme.

    Attributes:
        INCENTIVE_YEARS: (b, y) in the window of those who may receive an award.
        OWN_METAL_YEARS: (b, y) of the window in which own metal can be made, where a share of it is asked for.
        ELIGIBLE: (b, w, y) ways whose magnets may earn.
        ways: (b, w).
        contained: (b, c), own magnets in goods made of them, 1 in magnets; the most of its ways [t/t].
        eligible_lanes: (b, c) → sales that may earn.
        awarded_usable: (b, y) → builds of awarded magnet capacity and the share of each that can be used.
    """

    INCENTIVE_YEARS: list[BidderYear] = field(default_factory=list)
    OWN_METAL_YEARS: list[BidderYear] = field(default_factory=list)
    ELIGIBLE: list[tuple[Beneficiary, WayName, Year]] = field(default_factory=list)
    ways: dict[tuple[Beneficiary, WayName], MagnetWay] = field(default_factory=dict)
    contained: dict[tuple[Beneficiary, Commodity], float] = field(default_factory=dict)
    eligible_lanes: dict[tuple[Beneficiary, Commodity], list[Lane]] = field(default_factory=dict)
    awarded_usable: dict[BidderYear, list[tuple[Build, float]]] = field(default_factory=dict)


def eligibility(tables: Tables, d: NetworkData, awards: AwardData) -> EligibilityData:
    """Years of the window, ways from own oxide to what is sold, and sales that earn."""
    scheme = tables.scheme
    if scheme is None:
        return EligibilityData()
    may = [b for b in awards.BENEFICIARIES if b not in awards.OUT]
    window = [(b, y) for b in may for y in d.periods.YEARS if _in_window(scheme, awards.award_year[b], y)]
    able = [k for k in window if _makes_metal(d, awards, *k)]
    ways = {(b, n): w for b in awards.BENEFICIARIES for n, w in magnet_ways(d, b).items()}
    contained = _contained(ways)
    lanes = {k: _sales(d, scheme, *k) for k in contained}
    earning = [k for k, w in ways.items() if (scheme.bought_in_earn or w.own) and lanes[k[0], w.goods]]
    years = window if scheme.bought_in_earn else able
    return EligibilityData(
        INCENTIVE_YEARS=window,
        OWN_METAL_YEARS=able if scheme.idle_cost is None else [],
        ELIGIBLE=[(b, w, y) for b, y in years for bb, w in earning if bb == b],
        ways=ways,
        contained=contained,
        eligible_lanes=lanes,
        awarded_usable={k: _awarded(d, awards, *k) for k in window},
    )


def _contained(ways: dict[tuple[Beneficiary, WayName], MagnetWay]) -> dict[tuple[Beneficiary, Commodity], float]:
    """Own magnets in a tonne of goods, the most of the ways to it."""
    found: dict[tuple[Beneficiary, Commodity], float] = {}
    for (b, _), w in ways.items():
        found[b, w.goods] = most(found.get((b, w.goods), 0.0), w.contained)
    return found


def _sales(d: NetworkData, scheme: Scheme, b: Beneficiary, c: Commodity) -> list[Lane]:
    """Lanes to markets on which sales of goods earn, abroad only where exports do."""
    country = d.demand.market_country
    return [k for k in d.lanes.lanes_out.get((c, b), ())
            if k[2] in country and (scheme.exports_earn or country[k[2]] == HOME)]


def _in_window(scheme: Scheme, awarded: Year, year: Year) -> bool:
    """Five years after the gestation, earlier sales where they earn, nothing after the scheme's years from award."""
    since = start_of(year) - start_of(awarded)
    first = 0 if scheme.early_sales else scheme.gestation
    return first <= since < min(scheme.gestation + scheme.incentive_years, scheme.scheme_years)


def _makes_metal(d: NetworkData, awards: AwardData, b: Beneficiary, year: Year) -> bool:
    """Whether metal capacity stands, or may stand, in a year."""
    data, barred = d.capacity, set(awards.BARRED_BUILDS)
    stages = {s for f, s in data.STAGES_AT if f == b and data.stage_role[s] == "metal"}
    there = any(data.existing[b, s, year] > 0 for s in stages)
    return there or any(k[0] == b and k[1] in stages and k[4] == year and k[:4] not in barred for k in data.usable)


def _awarded(d: NetworkData, awards: AwardData, b: Beneficiary, year: Year) -> list[tuple[Build, float]]:
    """Builds of magnet capacity under the award, and the share of each that can be used in a year."""
    return [
        (k, d.capacity.usable[(*k, year)]) for k in awards.SCHEME_BUILDS
        if k[0] == b and d.capacity.stage_role[k[1]] == "magnet" and (*k, year) in d.capacity.usable
    ]
