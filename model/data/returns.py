"""Returns: what comes back as scrap, from which sales."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData
from model.ground.years import later


def returns(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Returns of what was sold in years of the plan.

    Returns:
        `returned` (scrap, f, p) → [(share, lane, period of the sale)]; RETURNED pairs (scrap, f).
    """
    found: dict[tuple[str, str, str], list[tuple[float, Any, str]]] = {}
    for r in rows_of(tables.frames["Returns"]):
        for y in d.YEARS:
            back = later(y, int(r.years))
            for sold, period in zip(d.periods_of[y], d.periods_of.get(back, ()), strict=False):
                for c in d.members[r.commodity]:
                    for lane in d.lanes_in.get((c, r.market), ()):
                        found.setdefault((r.scrap, r.facility, period), []).append((r.share, lane, sold))
    return {"returned": found}
