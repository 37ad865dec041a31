"""Clauses on who is awarded how much capacity, by when, and what stands for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from model.ground.units import indian
from model.ground.years import start_of
from model.reports.clauses.clause import NOBODY, NOT_ASKED, ClauseAt, ClauseRow, Instance, barest, fullest
from model.reports.clauses.facts import ClauseFacts
from model.reports.material import SMALL, rows

LP = "awards of any size: only bids fixed in are taken, so no order is needed"


def total_capacity(f: ClauseFacts) -> ClauseRow:
    """Capacity awarded in all."""
    limit, used = f.scheme.total_capacity, sum(f.award.values())
    count, largest = most_awards(f), max(f.d.awards.SIZES, default=float("inf"))
    implied = count * largest <= limit * (1 + 1e-9)
    note = f"{count} awards × {indian(largest)} t/a = {indian(count * largest)} t/a" if implied else ""
    return f.setting("total_capacity").at_most(limit, used, "t/a", note, implied="Award sizes" if implied else "")


def most_awards(f: ClauseFacts) -> int:
    """How many may be selected at most."""
    return min(f.scheme.beneficiaries, len(f.candidates))


def beneficiaries(f: ClauseFacts) -> ClauseRow:
    """How many are selected."""
    return f.setting("beneficiaries").at_most(f.scheme.beneficiaries, len(f.award), "number")


def award_order(f: ClauseFacts) -> ClauseRow:
    """No bid is selected before a lower qualified one."""
    place, order = f.setting("award_order"), f.scheme.award_order
    if not f.d.awards.whole_lots:
        return place.choice(order, LP)
    skipped = [(a, b) for a, b in f.d.awards.ORDER if a not in f.award and b in f.award]
    if order != "least cost":
        return place.choice(order, "bids are taken in any order")
    found = place.at_most(0, len(skipped), "number", "bids skipped; What the scheme buys compares it with free choice")
    return found


def gestation(f: ClauseFacts) -> ClauseRow:
    """Years from award until the last capacity of the award stands."""
    late = []
    for b in f.award:
        stands = [start_of(k[3]) for k, v in f.own_builds(b, "magnet").items() if v > SMALL]
        if stands:
            late.append(Instance(b, f.scheme.gestation, max(stands) - start_of(f.d.awards.award_year[b])))
    worst = fullest(late)
    place = f.setting("gestation")
    if worst is None:
        return place.aside(NOBODY, NOT_ASKED)
    return place.at_most(worst.limit, worst.used, "years", f"latest: {worst.name}")


def incentive_years(f: ClauseFacts) -> ClauseRow:
    """Years after the gestation that earn."""
    paid = {
        b: sum(r.paid > 0 and r.year >= f.d.awards.commissioning_year[b] for r in _of(f, b)) for b in f.award
    }
    return f.setting("incentive_years").at_most(f.scheme.incentive_years, max(paid.values(), default=0), "years")


def scheme_years(f: ClauseFacts) -> ClauseRow:
    """Years from award to the last sale that earns."""
    spans = [
        start_of(r.year) - start_of(f.d.awards.award_year[b]) + 1 for b in f.award for r in _of(f, b) if r.paid > 0
    ]
    return f.setting("scheme_years").at_most(f.scheme.scheme_years, max(spans, default=0), "years")


def early_sales(f: ClauseFacts) -> ClauseRow:
    """Incentive for sales before the end of the gestation."""
    early = sum(r.paid for b in f.award for r in _of(f, b) if r.year < f.d.awards.commissioning_year[b])
    note = "" if early > 0 else "no magnet is sold that early, so the reading changes nothing here"
    return f.setting("early_sales").choice(f.scheme.early_sales, note, unit="₹ crore", used=early)


def _of(f: ClauseFacts, b: str) -> list[Any]:
    frame = f.money.incentive
    return list(rows(frame[frame["beneficiary"] == b]))


def start_of_payment(f: ClauseFacts) -> ClauseRow:
    """Incentive for sales before the last capacity of the award stands."""
    early = 0.0
    for b in f.award:
        stands = [k[3] for k, v in f.own_builds(b, "magnet").items() if v > SMALL]
        early += sum(r.paid for r in _of(f, b) if stands and r.year < max(stands))
    place = ClauseAt("Clause 2.8: start of payment", "Incentive is paid only after the allotted capacity is "
                     "commissioned", "FE, AO, G", f.setting("gestation").cell)
    return place.at_most(0.0, early, "₹ crore", "used: for sales before the last of the award's capacity stands")


def metal_share(f: ClauseFacts) -> ClauseRow:
    """Own metal capacity against what the award needs."""
    return _own(f, "metal_share", "metal", f.scheme.metal_share, f.d.awards.metal_need)


def alloy_share(f: ClauseFacts) -> ClauseRow:
    """Own alloy capacity against what the award needs."""
    return _own(f, "alloy_share", "alloy", f.scheme.alloy_share, f.d.awards.alloy_need)


def _own(f: ClauseFacts, name: str, role: str, share: float, need: dict[str, float]) -> ClauseRow:
    place = f.setting(name)
    if share == 0:
        return place.choice("0 %", "nothing is asked for")
    cases = [
        Instance(b, 100 * share, 100 * sum(f.own_builds(b, role).values()) / (need[b] * a))
        for b, a in f.award.items() if need[b] > 0
    ]
    bare = barest(cases)
    if bare is None:
        return place.aside(NOBODY, NOT_ASKED)
    return place.at_least(bare.limit, bare.used, "%", f"least: {bare.name}")


def running_share(f: ClauseFacts) -> ClauseRow:
    """Own metal in own alloy, each year of the window."""
    place, share = f.setting("running_share"), f.scheme.running_share
    if share == 0:
        return place.choice("0 %", "nothing is asked for")
    made, own = f.values("activity", "facility", "recipe", "year"), f.values("own_metal", "beneficiary", "year")
    cases = []
    for b, y in f.d.eligibility.OWN_METAL_YEARS:
        used = sum(a * made[b, r, y] for r, a in f.d.own_metal.alloy_metal[b])
        if b in f.award and used > SMALL:
            cases.append(Instance(f"{b} in {y}", 100 * share, 100 * own[b, y] / used))
    bare = barest(cases)
    if bare is None:
        return place.aside(NOBODY, "no alloy is made in the window")
    return place.at_least(bare.limit, bare.used, "%", f"least: {bare.name}")


def idle_cost(f: ClauseFacts) -> ClauseRow:
    """Awarded capacity that stands idle in the window, where beneficiaries act on the incentive."""
    place, cost = f.setting("idle_cost"), f.scheme.idle_cost
    if cost is None:
        return place.choice("empty", "beneficiaries may stand idle in the window")
    idle = sum(r.value for r in rows(f.solution["idle_capacity"]))
    return place.choice(f"₹ {cost:g} crore a t", "awarded capacity that stands idle in the window", unit="t", used=idle)


def outside_capacity(f: ClauseFacts) -> ClauseRow:
    """Capacity of the scheme's stages built beyond the award."""
    inside = set(f.d.awards.SCHEME_BUILDS)
    beyond = sum(
        r.value for r in rows(f.solution["build"])
        if r.facility in f.d.awards.bid and f.d.capacity.stage_role[r.stage] is not None
        and (r.facility, r.stage, r.option, r.year) not in inside
    )
    place = f.setting("outside_capacity")
    if f.scheme.outside_capacity:
        return place.choice(True, unit="t/a", used=beyond)
    return place.at_most(0.0, beyond, "t/a", "No: nothing may be built beyond the award")


CLAUSES: dict[str, Callable[[ClauseFacts], ClauseRow]] = {
    "total_capacity": total_capacity, "beneficiaries": beneficiaries, "award_order": award_order,
    "gestation": gestation, "incentive_years": incentive_years, "scheme_years": scheme_years,
    "early_sales": early_sales, "metal_share": metal_share, "alloy_share": alloy_share,
    "running_share": running_share, "idle_cost": idle_cost, "outside_capacity": outside_capacity,
}
"""Field of Scheme → its clause."""
