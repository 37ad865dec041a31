"""Awards: who may receive one, of which size, and what must stand by the end of the gestation."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData
from model.data.own_metal import metal_per_magnet
from model.ground.years import later, start_of


def awards(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Awards of the scheme; every list is empty where the workbook has no scheme.

    Returns:
        BENEFICIARIES in the order of Bids; FIXED_IN, OPEN, OUT; SIZES used with `size_capacity`; `award_year`,
        `commissioning_year` by beneficiary; SCHEME_BUILDS and BARRED_BUILDS among BUILDS; `metal_need` and
        `alloy_need` [t per t of magnet]; `total_capacity` [t/a]; `bid` by beneficiary; LOTS (b, k) in whole lots,
        POOR (b, k) sizes the bidder's net worth does not reach; ORDER (b, b') pairs in rising order of bid, BEYOND who
        stands there behind as many as there are places; `bid_order` every candidate from the lowest bid.
    """
    scheme = tables.scheme
    bids = {r.beneficiary: r for r in rows_of(tables.frames["Bids"])} if scheme else {}
    sizes = tables.frames["Award sizes"].sort_values("capacity")["capacity"].tolist()
    whole = tables.settings.whole_lots
    used = sizes if whole else sorted({*sizes[:1], *sizes[-1:]})
    status = {b: r.status if r.qualified else "out" for b, r in bids.items()}
    standing = {b: later(r.award_year, scheme.gestation) for b, r in bids.items()} if scheme else {}
    inside, barred = _builds(d, bids, standing, scheme is None or scheme.outside_capacity)
    return {
        "BENEFICIARIES": list(bids),
        "FIXED_IN": [b for b in bids if status[b] == "fixed in"],
        "OPEN": [b for b in bids if status[b] == "open"],
        "OUT": [b for b in bids if status[b] == "out"],
        "SIZES": used if bids else [],
        "size_capacity": {k: k for k in used},
        "bid": bids,
        "award_year": {b: r.award_year for b, r in bids.items()},
        "commissioning_year": standing,
        "SCHEME_BUILDS": inside,
        "BARRED_BUILDS": barred,
        **_lots(tables, bids, status, used if whole else []),
        **_needs(d, bids),
        "total_capacity": scheme.total_capacity if scheme else 0.0,
        "own_share": {"metal": scheme.metal_share, "alloy": scheme.alloy_share} if scheme else {},
    }


def _lots(tables: Tables, bids: dict[str, Any], status: dict[str, str], sizes: list[float]) -> dict[str, Any]:
    """What whole lots add: yes/no sizes, the net-worth gate and the order of selection."""
    worth = {r.capacity: r.net_worth for r in rows_of(tables.frames["Award sizes"])}
    listed = {b: n for n, b in enumerate(bids)}
    order = sorted((b for b in bids if status[b] != "out"), key=lambda b: (bids[b].rate, -bids[b].net_worth, listed[b]))
    able = [b for b in order if sizes and bids[b].net_worth >= worth[sizes[0]]]
    places = tables.scheme.beneficiaries if tables.scheme else 0
    least_cost = bool(sizes) and tables.scheme is not None and tables.scheme.award_order == "least cost"
    return {
        "whole_lots": bool(sizes),
        "LOTS": [(b, k) for b in bids for k in sizes],
        "POOR": [(b, k) for b in bids for k in sizes if bids[b].net_worth < worth[k]],
        "ORDER": list(zip(able, able[1:], strict=False)) if least_cost else [],
        "BEYOND": able[places:] if least_cost else [],
        "bid_order": order,
        "beneficiaries_most": places,
    }


def _builds(d: ModelData, bids: dict[str, Any], standing: dict[str, str], outside: bool) -> tuple[list[Any], list[Any]]:
    """Builds that count towards an award, and builds a beneficiary may not make."""
    inside, barred = [], []
    for f, s, o, y in d.BUILDS:
        role = d.stage_role[s] is not None
        if f not in bids:
            if d.facility_kind[f] == "beneficiary" and role and not outside:
                barred.append((f, s, o, y))
            continue
        first = start_of(bids[f].award_year) + d.option[f, s, o].lead_time
        late = start_of(y) > start_of(standing[f])
        if start_of(y) < first or (late and role and not outside):
            barred.append((f, s, o, y))
        elif not late:
            inside.append((f, s, o, y))
    return inside, barred


def _needs(d: ModelData, bids: dict[str, Any]) -> dict[str, Any]:
    """Most alloy and metal a tonne of magnet takes through the beneficiary's own routes, losses in."""
    metal: dict[str, float] = {}
    alloy: dict[str, float] = {}
    for b in bids:
        routes = [r for f, r in d.FACILITY_RECIPES if f == b]
        own = {d.main_output[r] for r in routes if d.stage_role[d.main_stage[r]] == "alloy"}
        alloys = [
            sum(a for c in own for rr, a in d.uses.get((c, b), ()) if rr == r)
            for r in routes if d.stage_role[d.main_stage[r]] == "magnet"
        ]
        alloy[b] = max(alloys, default=0.0)
        metal[b] = max((v for (bb, _), v in metal_per_magnet(d, [b]).items() if bb == b), default=0.0)
    return {"metal_need": metal, "alloy_need": alloy}
