"""Clauses on the oxide assured to the lowest bids."""

from __future__ import annotations

from collections.abc import Callable

from model.ground.units import CRORE_T_PER_RUPEE_KG, indian
from model.reports.clauses.clause import KEPT, NOBODY, ClauseAt, ClauseRow, Instance, fullest
from model.reports.clauses.facts import ClauseFacts
from model.reports.material import SMALL, rows

NONE = "Supply assures no oxide"


def assured_bids(f: ClauseFacts) -> ClauseRow:
    """How many buy assured oxide."""
    buyers = sorted({k[2] for k, v in _bought(f).items() if v > SMALL})
    note = f"bought by {', '.join(buyers)}" if buyers else "nobody buys it"
    return f.setting("assured_bids").at_most(f.scheme.assured_bids, len(buyers), "number", note)


def assured_split(f: ClauseFacts) -> ClauseRow:
    """The largest part of one buyer, against an equal part."""
    place, split = f.setting("assured_split"), f.scheme.assured_split
    cases = [
        Instance(f"{b} in {y}", most / _sharers(f, i, g), sum(v for k, v in bought.items() if k[2] == b))
        for (i, g, y), most in f.d.assured.assured_most.items() for bought in [_of_row(f, i, g, y)]
        for b in dict.fromkeys(k[2] for k in bought)
    ]
    worst = fullest(cases)
    if worst is None:
        return place.aside(NOBODY, NONE)
    note = f"largest part against an equal one: {worst.name}"
    if split == "equal":
        return place.at_most(worst.limit, worst.used, "t", note)
    return place.choice(split, note, unit="t", limit=worst.limit, used=worst.used)


def _sharers(f: ClauseFacts, i: str, g: str) -> int:
    return max(1, min(len({k[2] for k in f.d.assured.assured_lanes[i, g]}), f.scheme.assured_bids))


def _bought(f: ClauseFacts) -> dict[tuple[str, str, str, str], float]:
    return {(r.commodity, r.origin, r.beneficiary, r.year): r.value for r in rows(f.solution["assured_oxide"])}


def _of_row(f: ClauseFacts, i: str, g: str, y: str) -> dict[tuple[str, str, str], float]:
    """What is bought of the goods of one row in a year, by lane [t]."""
    bought = _bought(f)
    return {k: bought.get((*k, y), 0.0) for k in f.d.assured.assured_lanes[i, g]}


def take_or_pay(f: ClauseFacts) -> ClauseRow:
    """Assured oxide taken once all who have a right to it stand."""
    place, full = f.setting("take_or_pay"), [k for k in f.d.assured.assured_most if _all_stand(f, *k)]
    offered = sum(f.d.assured.assured_most[k] for k in full)
    taken = sum(sum(_of_row(f, *k).values()) for k in full)
    if not f.scheme.take_or_pay or not full:
        return place.choice(f.scheme.take_or_pay, "limit: what is offered once all stand; used: what is taken of it",
                            unit="t", limit=offered, used=taken)
    return place.at_least(offered, taken, "t", "over all years once all stand")


def _all_stand(f: ClauseFacts, i: str, g: str, y: str) -> bool:
    """Whether somebody who receives an award may buy, and all who may stand by a year."""
    right = f.solution["assured_right" if f.d.assured.RIGHTS else "selected"]
    named = {b for b, v in zip(right["beneficiary"], right["value"], strict=True) if v > SMALL}
    buyers = named & {k[2] for k in f.d.assured.assured_lanes[i, g]}
    return bool(buyers) and all((g, i, b, y) in set(f.d.assured.FULL_KEYS) for b in buyers)


def amount(f: ClauseFacts) -> ClauseRow:
    """Assured oxide in the year it is used most."""
    worst = fullest(Instance(f"{g} of {i} in {y}", most, sum(_of_row(f, i, g, y).values()))
                    for (i, g, y), most in f.d.assured.assured_most.items())
    cell = next(iter(f.d.assured.assured_cell.values()), "Supply")
    place = ClauseAt("Supply: assured", "Oxide that the lowest bids may buy at the assured price, a year, at most",
                     "FE", cell)
    if worst is None:
        return place.aside(NOBODY, NONE)
    return place.at_most(worst.limit, worst.used, "t", f"fullest: {worst.name}")


def price(f: ClauseFacts) -> ClauseRow:
    """The price of assured oxide, which was not found."""
    found = sorted(f.d.assured.assured_price.items())
    place = ClauseAt("Prices: assured", "Price basis and duration of the assured oxide", "not found", "Prices")
    if not found:
        return place.aside(NOBODY, NONE)
    (c, y), value = found[0]
    rupees = indian(value / CRORE_T_PER_RUPEE_KG)
    words = f"as on Prices, assured: {c} at ₹ {rupees} per kg in {y}; apart from the open sale"
    return place.aside(KEPT, words)


CLAUSES: dict[str, Callable[[ClauseFacts], ClauseRow]] = {
    "assured_bids": assured_bids, "assured_split": assured_split, "take_or_pay": take_or_pay,
}
"""Field of Scheme → its clause."""
