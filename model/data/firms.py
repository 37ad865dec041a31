"""Firms: what beneficiaries do to earn the incentive, whatever would suit the country."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.case.tables import Tables
from model.data.eligibility import BidderYear, EligibilityData
from model.data.indices import Amounts, Beneficiary, Lane, Stage
from model.data.network import NetworkData
from model.data.own_metal import metals_of


@dataclass(frozen=True)
class FirmData:
    """Beneficiaries that act on the incentive; empty where the scheme does not say that they do.

    Attributes:
        FIRM_YEARS: (b, y) of the window in which awarded magnet capacity may stand.
        bought_in: b → lanes by which metal or alloy that it makes comes to it.
        magnet_use: b → [(r, capacity used by a tonne)] of its magnet stages.
        idle_cost: of a tonne of awarded capacity that is not used [₹ crore per t].
    """

    FIRM_YEARS: list[BidderYear] = field(default_factory=list)
    bought_in: dict[Beneficiary, list[Lane]] = field(default_factory=dict)
    magnet_use: dict[Beneficiary, Amounts] = field(default_factory=dict)
    idle_cost: float = 0.0


def firms(tables: Tables, d: NetworkData, eligibility: EligibilityData) -> FirmData:
    """The row Cost of idle capacity of Scheme."""
    if tables.scheme is None or tables.scheme.idle_cost is None:
        return FirmData()
    years = [k for k, builds in eligibility.awarded_usable.items() if builds]
    who = list(dict.fromkeys(b for b, _ in years))
    return FirmData(
        FIRM_YEARS=years,
        bought_in={b: _bought_in(d, b) for b in who},
        magnet_use={b: [use for s in _magnet_stages(d, b) for use in d.recipes.capacity_use.get((b, s), ())]
                    for b in who},
        idle_cost=tables.scheme.idle_cost,
    )


def _bought_in(d: NetworkData, b: Beneficiary) -> list[Lane]:
    """Lanes to a bidder of the metal and alloy that its own stages make."""
    alloys = [c for (c, f) in d.recipes.makes if f == b and d.commodities.kind_of[c] == "alloy"]
    return [k for c in dict.fromkeys([*metals_of(d, b), *alloys]) for k in d.lanes.lanes_in.get((c, b), ())]


def _magnet_stages(d: NetworkData, b: Beneficiary) -> list[Stage]:
    return [s for f, s in d.capacity.STAGES_AT if f == b and d.capacity.stage_role[s] == "magnet"]
