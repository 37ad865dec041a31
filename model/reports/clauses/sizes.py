"""Clauses of the sheet Award sizes: capacity, net worth, ceilings and the floor of investment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from model.ground.units import CRORE_T_PER_RUPEE_KG, indian
from model.reports.clauses.clause import NOBODY, NOT_ASKED, RELAXED, ClauseAt, ClauseRow, Instance, barest, fullest
from model.reports.clauses.facts import ClauseFacts, summed
from model.reports.material import SMALL, rows


def capacity(f: ClauseFacts) -> Iterator[ClauseRow]:
    """The largest and the smallest award, and whether awards are lots."""
    if not f.award or not f.d.awards.SIZES:
        yield f.of_sizes("capacity").aside(NOBODY, NOT_ASKED)
        return
    big, small = max(f.award, key=lambda b: f.award[b]), min(f.award, key=lambda b: f.award[b])
    yield f.of_sizes("capacity").at_most(max(f.d.awards.SIZES), f.award[big], "t/a", f"largest award: {big}")
    least = min(f.d.awards.SIZES)
    yield f.of_sizes("capacity", least).at_least(least, f.award[small], "t/a", f"smallest award: {small}")
    place = ClauseAt("Award sizes: Capacity", "Awards come in lots of the sizes listed", "MP",
                     f.of_sizes("capacity").cell)
    off = [b for b, a in f.award.items() if min(abs(a - k) for k in f.d.awards.size_row) > 1e-6]
    if f.d.awards.whole_lots:
        yield place.at_most(0, len(off), "number", "awards of another size")
    else:
        yield place.aside(RELAXED, "Whole lots is No on Settings, so awards may lie between the sizes; "
                          f"{len(off)} of {len(f.award)} do")


def net_worth(f: ClauseFacts) -> Iterator[ClauseRow]:
    """Net worth of the bidder nearest to what its award asks for."""
    asked = []
    for b, a in f.award.items():
        fitting = [r for k, r in f.d.awards.size_row.items() if k >= a - 1e-6 * a] or list(f.d.awards.size_row.values())
        row = min(fitting, key=lambda r: r.capacity)
        asked.append((Instance(b, row.net_worth, f.d.awards.bid[b].net_worth), row.capacity))
    bare = barest(c for c, _ in asked)
    if bare is None:
        yield f.of_sizes("net_worth").aside(NOBODY, NOT_ASKED)
        return
    size = dict(asked)[bare]
    note = f"nearest: {bare.name}" + ("" if f.d.awards.whole_lots else "; told only, with whole lots it is asked for")
    yield f.of_sizes("net_worth", size).at_least(bare.limit, bare.used, "₹ crore", note)


def incentive_ceiling(f: ClauseFacts) -> Iterator[ClauseRow]:
    """Incentive of each award over all years, and what ramp-up lets it earn."""
    paid = f.money.incentive.groupby("beneficiary")["paid"].sum().to_dict()
    ceilings = {b: f.at_size(b, f.d.incentive.incentive_ceiling) * f.d.incentive.ceiling_factor[b] for b in f.award}
    worst = fullest(Instance(b, ceilings[b], float(paid.get(b, 0.0))) for b in f.award)
    if worst is None:
        yield f.of_sizes("incentive_ceiling").aside(NOBODY, NOT_ASKED)
        return
    place = f.of_sizes("incentive_ceiling", f.listed(worst.name))
    earn = {b: f.d.incentive.incentive_rate[b] * a * sum(f.shares(b).values()) for b, a in f.award.items()}
    b = worst.name
    cannot = all(earn[x] < ceilings[x] * (1 - 1e-6) for x in f.award)
    rate = f.d.incentive.incentive_rate[b] / CRORE_T_PER_RUPEE_KG
    note = (
        f"fullest: {b}; {summed(f.shares(b))} × ₹{indian(rate)}/kg × {indian(f.award[b])} t/a = ₹ {indian(earn[b])} "
        f"crore against ₹ {indian(worst.limit)} crore"
    )
    yield place.at_most(worst.limit, worst.used, "₹ crore", note, reach=earn[b] if cannot else None)


def subsidy_ceiling(f: ClauseFacts) -> Iterator[ClauseRow]:
    """Subsidy of each award."""
    worst = fullest(Instance(r.beneficiary, r.ceiling, r.paid) for r in rows(f.money.subsidy))
    if worst is None:
        yield f.of_sizes("subsidy_ceiling").aside(NOBODY, NOT_ASKED)
        return
    place = f.of_sizes("subsidy_ceiling", f.listed(worst.name))
    full = sum(r.paid >= r.ceiling * (1 - 1e-6) for r in rows(f.money.subsidy))
    note = f"fullest: {worst.name}; {full} of {len(f.award)} stand at it"
    yield place.at_most(worst.limit, worst.used, "₹ crore", note)


def investment_floor(f: ClauseFacts) -> Iterator[ClauseRow]:
    """Eligible investment of each award."""
    bare = barest(Instance(r.beneficiary, r.investment_floor, r.eligible_investment) for r in rows(f.money.subsidy))
    if bare is None:
        yield f.of_sizes("investment_floor").aside(NOBODY, "no size asks for an investment")
        return
    place = f.of_sizes("investment_floor", f.listed(bare.name))
    yield place.at_least(bare.limit, bare.used, "₹ crore", f"nearest: {bare.name}")


def eligible_sales(f: ClauseFacts) -> ClauseRow:
    """Magnets that earn in a year, against the award."""
    place = ClauseAt("Award: eligible sales", "Magnets that earn incentive in a year, at most the award", "AO",
                  f.of_sizes("capacity").cell)
    worst = fullest(Instance(f"{r.beneficiary} in {r.year}", f.award[r.beneficiary], r.eligible)
                    for r in rows(f.money.incentive) if r.eligible > SMALL)
    if worst is None:
        return place.aside(NOBODY, "nothing is sold that earns")
    best = max((max(f.shares(b).values(), default=0.0) for b in f.award), default=0.0)
    reach = best * worst.limit if best < 1 else None
    note = f"fullest: {worst.name}" + (f"; no year makes more than {indian(best, 2)} t per t/a" if best < 1 else "")
    return place.at_most(worst.limit, worst.used, "t", note, reach=reach)


CLAUSES: dict[str, Callable[[ClauseFacts], Iterator[ClauseRow]]] = {
    "capacity": capacity, "net_worth": net_worth, "incentive_ceiling": incentive_ceiling,
    "subsidy_ceiling": subsidy_ceiling, "investment_floor": investment_floor,
}
"""Column of Award sizes → its clauses."""
