"""Clauses on the oxide assured to the lowest bids."""

from __future__ import annotations

from collections.abc import Callable

from model.reports.clauses.clause import KEPT, NOBODY, Case, Clause, Place, fullest
from model.reports.clauses.facts import Facts
from model.reports.material import SMALL, rows
from model.units import indian

NONE = "Supply assures no oxide"


def assured_bids(f: Facts) -> Clause:
    """How many buy assured oxide."""
    buyers = sorted({k[2] for k, v in _bought(f).items() if v > SMALL})
    note = f"bought by {', '.join(buyers)}" if buyers else "nobody buys it"
    return f.setting("assured_bids").at_most(f.scheme.assured_bids, len(buyers), "number", note)


def assured_split(f: Facts) -> Clause:
    """The largest part of one buyer, against an equal part."""
    place, split = f.setting("assured_split"), f.scheme.assured_split
    cases = [
        Case(f"{b} in {y}", f.d.assured_most[i, c, y] / _sharers(f, i, c), v)
        for (c, i, b, y), v in _bought(f).items() if (i, c, y) in f.d.assured_most
    ]
    worst = fullest(cases)
    if worst is None:
        return place.aside(NOBODY, NONE)
    note = f"largest part against an equal one: {worst.name}"
    if split == "equal":
        return place.at_most(worst.limit, worst.used, "t", note)
    return place.choice(split, note, unit="t", limit=worst.limit, used=worst.used)


def _sharers(f: Facts, i: str, c: str) -> int:
    lanes = [k for k in f.d.ASSURED_LANES if k[:2] == (c, i)]
    return max(1, min(len(lanes), f.scheme.assured_bids))


def _bought(f: Facts) -> dict[tuple[str, str, str, str], float]:
    return {(r.commodity, r.origin, r.beneficiary, r.year): r.value for r in rows(f.solution["assured_oxide"])}


def take_or_pay(f: Facts) -> Clause:
    """Assured oxide taken once all who may buy it stand."""
    place, years = f.setting("take_or_pay"), f.d.FULL_YEARS
    offered = sum(f.d.assured_most[k] for k in years)
    taken = sum(v for (c, i, _, y), v in _bought(f).items() if (i, c, y) in set(years))
    if not f.scheme.take_or_pay or not years:
        return place.choice(f.scheme.take_or_pay, "limit: what is offered once all stand; used: what is taken of it",
                            unit="t", limit=offered, used=taken)
    return place.at_least(offered, taken, "t", "over all years once all stand")


def amount(f: Facts) -> Clause:
    """Assured oxide in the year it is used most."""
    bought: dict[tuple[str, str, str], float] = {}
    for (c, i, _, y), v in _bought(f).items():
        bought[i, c, y] = bought.get((i, c, y), 0.0) + v
    worst = fullest(Case(f"{c} of {i} in {y}", most, bought.get((i, c, y), 0.0))
                    for (i, c, y), most in f.d.assured_most.items())
    cell = next(iter(f.d.assured_cell.values()), "Supply")
    place = Place("Supply: assured", "Oxide that the lowest bids may buy at the assured price, a year, at most", "FE",
                  cell)
    if worst is None:
        return place.aside(NOBODY, NONE)
    return place.at_most(worst.limit, worst.used, "t", f"fullest: {worst.name}")


def price(f: Facts) -> Clause:
    """The price of assured oxide, which was not found."""
    found = sorted(f.d.assured_price.items())
    place = Place("Prices: assured", "Price basis and duration of the assured oxide", "not found", "Prices")
    if not found:
        return place.aside(NOBODY, NONE)
    (c, y), value = found[0]
    words = f"as on Prices, assured: {c} at ₹ {indian(value, 4)} crore a t in {y}; apart from the open sale"
    return place.aside(KEPT, words)


CLAUSES: dict[str, Callable[[Facts], Clause]] = {
    "assured_bids": assured_bids, "assured_split": assured_split, "take_or_pay": take_or_pay,
}
"""Field of Scheme → its clause."""
