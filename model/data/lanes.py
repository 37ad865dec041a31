"""Lanes: where each commodity may go, and what moving it costs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.commodities import matches
from model.data.model_data import ModelData
from model.data.supply import HOME
from model.ground.units import CRORE_PER_RUPEE_T
from model.schema.freight import ANYWHERE

Lane = tuple[str, str, str]


def lanes(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Lanes (commodity, from, to) that exist.

    Returns:
        LANES; BALANCES (c, f); `lanes_in` and `lanes_out` by (c, node); `arrival` share that arrives;
        `freight` and `handling` [₹ crore per t]; `node_country`; IMPORTS and EXPORTS, lanes across the border.
    """
    rows = list(rows_of(tables.frames["Freight"]))
    listed = {w for r in rows for w in (r.origin, r.target)}
    ends = _ends(d)
    sources, sinks = _by_commodity([*_sources(d), *_returning(tables)]), _sinks(d)
    found: dict[Lane, Any] = {}
    known: dict[tuple[Any, Any, str], Any] = {}
    for c in d.COMMODITIES:
        for i in sources.get(c, ()):
            for j in sinks.get(c, ()):
                ways = (_listed(ends[i], listed), _listed(ends[j], listed), c)
                if ways not in known:
                    known[ways] = _best(rows, *ways, d)
                row = known[ways]
                allowed = not row.barred if row is not None else tables.settings.unlisted_lanes == "free"
                if i != j and allowed and HOME in (ends[i][-1], ends[j][-1]):
                    found[c, i, j] = row
    into: dict[tuple[str, str], list[Lane]] = {}
    out: dict[tuple[str, str], list[Lane]] = {}
    for lane in found:
        out.setdefault((lane[0], lane[1]), []).append(lane)
        into.setdefault((lane[0], lane[2]), []).append(lane)
    country = {n: e[-1] for n, e in ends.items()}
    return {
        "LANES": list(found),
        "BALANCES": list(dict.fromkeys([*d.makes, *d.uses, *d.STOCKS, *_returning(tables)])),
        "lanes_in": into,
        "lanes_out": out,
        "arrival": {k: 1.0 if r is None else 1 - r.loss for k, r in found.items()},
        "freight": {k: 0.0 if r is None else r.cost * CRORE_PER_RUPEE_T for k, r in found.items()},
        "handling": {k: 0.0 if r is None else r.handling * CRORE_PER_RUPEE_T for k, r in found.items()},
        "node_country": country,
        "IMPORTS": [k for k in found if country[k[1]] != HOME and country[k[2]] == HOME],
        "EXPORTS": [k for k in found if country[k[1]] == HOME and country[k[2]] != HOME],
    }


def _returning(tables: Tables) -> list[tuple[str, str]]:
    """(scrap, facility) pairs to which something comes back."""
    return list(dict.fromkeys((r.scrap, r.facility) for r in rows_of(tables.frames["Returns"])))


def _ends(d: ModelData) -> dict[str, tuple[str, ...]]:
    """Every name a node answers to, from the most exact: its own, its place, its kind, its country; "" where none."""
    ends = {i: (i, "", "", d.supply_country[i]) for i in d.SUPPLIES}
    for f in d.FACILITIES:
        ends[f] = (f, d.facility_place[f] or "", f"({d.facility_kind[f]})", HOME)
    return ends | {m: (m, "", "", d.market_country[m]) for m in d.MARKETS}


def _sources(d: ModelData) -> list[tuple[str, str]]:
    return [(c, i) for i, _, c in d.SUPPLY_GOODS] + list(d.makes) + list(d.STOCKS)


def _sinks(d: ModelData) -> dict[str, list[str]]:
    better = [(other, market) for _, other, market in d.SUBSTITUTES]
    return _by_commodity([*d.uses, *d.STOCKS, *d.DEMANDS, *better, *d.OUTLETS])


def _by_commodity(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    result: dict[str, dict[str, None]] = {}
    for c, node in pairs:
        result.setdefault(c, {})[node] = None
    return {c: list(nodes) for c, nodes in result.items()}


def _best(rows: list[Any], origin: tuple[str, ...], target: tuple[str, ...], c: str, d: ModelData) -> Any:
    """The most exact row of Freight for a lane: by both ends together, then by its goods, then by its origin."""
    best, score = None, (-1, -1, -1)
    for r in rows:
        start, end, goods = _exact(r.origin, origin), _exact(r.target, target), matches(d, r.goods, c)
        here = (start + end, goods, start)
        if min(start, end, goods) >= 0 and here > score:
            best, score = r, here
    return best


def _listed(names: tuple[str, ...], listed: set[str]) -> tuple[str, ...]:
    """The names of a node with those that no row of Freight has left blank, so that like nodes share an answer."""
    return tuple(n if n in listed else "" for n in names)


def _exact(word: str, names: tuple[str, ...]) -> int:
    """4 its own name, 3 its place, 2 its kind, 1 its country, 0 (all), −1 another."""
    if word in names:
        return len(names) - names.index(word)
    return 0 if word == ANYWHERE else -1
