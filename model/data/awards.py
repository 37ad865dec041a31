"""Awards: who may receive one, of which size, and what must stand by the end of the gestation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.bids import BidRow, SizeRow, in_order
from model.data.indices import Beneficiary, Build, Size, Year
from model.data.network import NetworkData
from model.data.own_metal import metal_per_magnet
from model.data.own_routes import inputs_of
from model.data.records import record
from model.ground.numbers import label, most, total
from model.ground.years import later, start_of


@dataclass(frozen=True)
class AwardData:
    """Awards of the scheme; every list is empty where the workbook has no scheme.

    Attributes:
        BENEFICIARIES: in the order of Bids; FIXED_IN, OPEN and OUT among them.
        SIZES: labels of the sizes used; `size_capacity` [t/a] and `size_row`, of every size, by label.
        SCHEME_BUILDS, BARRED_BUILDS: builds that count towards an award, and builds a beneficiary may not make.
        POOR: (b, k) in whole lots, sizes the bidder's net worth does not reach.
        ORDER: (b, b') in rising order of bid; BEYOND who stands there behind as many as there are places.
        whole_lots: each award is one size or none.
        bid: by beneficiary; `bid_order` every candidate from the lowest bid.
        award_year, commissioning_year: by beneficiary; the latter is the first year after the gestation.
        beneficiaries_most, total_capacity: [number] [t/a].
        metal_need, alloy_need: by beneficiary [t per t of magnet].
        metal_share, alloy_share: share of that need which own capacity must meet.
    """

    BENEFICIARIES: list[Beneficiary]
    FIXED_IN: list[Beneficiary]
    OPEN: list[Beneficiary]
    OUT: list[Beneficiary]
    SIZES: list[Size]
    SCHEME_BUILDS: list[Build]
    BARRED_BUILDS: list[Build]
    POOR: list[tuple[Beneficiary, Size]]
    ORDER: list[tuple[Beneficiary, Beneficiary]]
    BEYOND: list[Beneficiary]
    whole_lots: bool
    size_capacity: dict[Size, float]
    size_row: dict[Size, SizeRow]
    bid: dict[Beneficiary, BidRow]
    bid_order: list[Beneficiary]
    award_year: dict[Beneficiary, Year]
    commissioning_year: dict[Beneficiary, Year]
    beneficiaries_most: int
    total_capacity: float
    metal_need: dict[Beneficiary, float]
    alloy_need: dict[Beneficiary, float]
    metal_share: float
    alloy_share: float


def awards(tables: Tables, d: NetworkData) -> AwardData:
    """The sheets Bids and Award sizes."""
    scheme = tables.scheme
    bids = {r.beneficiary: record(BidRow, r) for r in rows_of(tables.frames["Bids"])} if scheme else {}
    sizes = _sizes(tables)
    labels = list(sizes)
    whole = tables.settings.whole_lots and bool(labels)
    used = labels if whole else list(dict.fromkeys([*labels[:1], *labels[-1:]]))
    standing = {b: later(r.award_year, scheme.gestation) for b, r in bids.items()} if scheme else {}
    inside, barred = _builds(d, bids, standing, scheme is None or scheme.outside_capacity)
    places = scheme.beneficiaries if scheme else 0
    order = in_order(bids)
    least_cost = whole and scheme is not None and scheme.award_order == "least cost"
    able = [b for b in order if least_cost and bids[b].net_worth >= sizes[labels[0]].net_worth]
    return AwardData(
        BENEFICIARIES=list(bids),
        FIXED_IN=[b for b, r in bids.items() if r.standing == "fixed in"],
        OPEN=[b for b, r in bids.items() if r.standing == "open"],
        OUT=[b for b, r in bids.items() if r.standing == "out"],
        SIZES=used if bids else [],
        SCHEME_BUILDS=inside,
        BARRED_BUILDS=barred,
        POOR=[(b, k) for b, r in bids.items() for k in used if whole and r.net_worth < sizes[k].net_worth],
        ORDER=list(zip(able, able[1:], strict=False)),
        BEYOND=able[places:],
        whole_lots=whole,
        size_capacity={k: sizes[k].capacity for k in used},
        size_row=sizes if scheme else {},
        bid=bids,
        bid_order=order,
        award_year={b: r.award_year for b, r in bids.items()},
        commissioning_year=standing,
        beneficiaries_most=places,
        total_capacity=scheme.total_capacity if scheme else 0.0,
        metal_need={b: most(0.0, *metal_per_magnet(d, [b]).values()) for b in bids},
        alloy_need={b: _alloy_need(d, b) for b in bids},
        metal_share=scheme.metal_share if scheme else 0.0,
        alloy_share=scheme.alloy_share if scheme else 0.0,
    )


def _sizes(tables: Tables) -> dict[Size, SizeRow]:
    """The sizes from the smallest.

    Result tables name a size by its capacity. That label is a plain number of its own that nothing is computed from:
    what is counted with is the capacity in its row.
    """
    rows = [record(SizeRow, r) for r in rows_of(tables.frames["Award sizes"])]
    return {label(r.capacity): r for r in sorted(rows, key=lambda r: r.capacity)}


def _builds(
    d: NetworkData, bids: dict[Beneficiary, Any], standing: dict[Beneficiary, Year], outside: bool
) -> tuple[list[Build], list[Build]]:
    """Builds that count towards an award, and builds a beneficiary may not make."""
    inside, barred = [], []
    for f, s, o, y in d.capacity.BUILDS:
        role = d.capacity.stage_role[s] is not None
        if f not in bids:
            if d.facilities.facility_kind[f] == "beneficiary" and role and not outside:
                barred.append((f, s, o, y))
            continue
        first = start_of(bids[f].award_year) + d.capacity.option[f, s, o].lead_time
        late = start_of(y) > start_of(standing[f])
        if start_of(y) < first or (late and role and not outside):
            barred.append((f, s, o, y))
        elif not late:
            inside.append((f, s, o, y))
    return inside, barred


def _alloy_need(d: NetworkData, b: Beneficiary) -> float:
    """Most alloy a tonne of magnet takes through the beneficiary's own routes, losses in."""
    main, role, stage = d.recipes.main_output, d.capacity.stage_role, d.recipes.main_stage
    routes = [r for f, r in d.recipes.FACILITY_RECIPES if f == b]
    own = {main[r] for r in routes if role[stage[r]] == "alloy"}
    return most(0.0, *(
        total(a for c, a in inputs_of(d, b, r) if c in own) for r in routes if role[stage[r]] == "magnet"
    ))
