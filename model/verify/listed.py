"""Whether everything a plan decides exists: lanes, routes, options, markets, stocks, and proper numbers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from model.verify.awards import sizes_of
from model.verify.capacity import earliest_start
from model.verify.case import Case
from model.verify.compare import Finding, Numbers, judge
from model.verify.demand import demand_of


def findings(case: Case) -> Iterator[Finding]:
    """Check that every decision stands at a place that exists and is a proper number."""
    yield judge(
        "numbers_valid", "No decision is negative, infinite or missing.", "t", _improper(case), "=", _improper(case) * 0.0
    )
    stray = _stray(case["ship"], 3, set(case.network.lanes))
    yield judge("lanes_allowed", "Goods move only where a lane exists and is not barred.", "t", stray, "=", stray * 0.0)
    stray = _stray(case["activity"], 2, case.routes.worked)
    yield judge(
        "recipes_allowed", "Facilities work only routes open to them, with every stage.", "t", stray, "=", stray * 0.0
    )
    stray = _stray(case["stock"], 2, {(r["commodity"], r["facility"]) for r in case.facts.rows("Stocks")})
    yield judge("stocks_allowed", "Stock is held only where Stocks lists it.", "t", stray, "=", stray * 0.0)
    stray = _stray(case["unmet_demand"], 3, set(demand_of(case.facts).index))
    yield judge("unmet_allowed", "Demand is unmet only where there is demand.", "t", stray, "=", stray * 0.0)
    stray = _stray(case["size"], 2, {(b["beneficiary"], k) for b in case.facts.rows("Bids") for k in sizes_of(case)})
    yield judge("sizes_allowed", "Awards are made of the sizes that may be used.", "1", stray, "=", stray * 0.0)
    early = _early(case)
    yield judge(
        "build_start", "Nothing is built before its earliest year, nor without an option to build.", "t/a", early, "=",
        early * 0.0,
    )


def _improper(case: Case) -> Numbers:
    """Size of what is wrong with each decision, keyed by its name and place."""
    import pandas as pd

    parts = []
    for name, values in case.decisions.items():
        wrong = values.map(lambda v: -min(v, 0.0) if np.isfinite(v) else np.inf)
        keys = [(name, " · ".join(map(str, k if isinstance(k, tuple) else (k,)))) for k in wrong.index]
        parts += list(zip(keys, wrong.to_numpy(), strict=True))
    index = pd.MultiIndex.from_tuples([k for k, _ in parts] or [("", "")], names=["decision", "place"])
    return pd.Series([v for _, v in parts] or [0.0], index=index, dtype=float)


def _stray(values: Numbers, levels: int, allowed: object) -> Numbers:
    """The values whose first index columns are not allowed."""
    listed: set[object] = set(allowed)  # type: ignore[call-overload]
    keep = [k[:levels] not in listed for k in values.index]
    return values[keep]


def _early(case: Case) -> Numbers:
    """What is built where or when nothing may be."""
    start = earliest_start(case)
    keep = [k[:3] not in start or case.facts.years.index(k[3]) < start[k[:3]] for k in case["build"].index]
    return case["build"][keep]
