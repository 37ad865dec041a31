"""Clauses on the incentive: rate, ceilings, envelope and what earns it."""

from __future__ import annotations

from collections.abc import Callable

from model.ground.units import CRORE_T_PER_RUPEE_KG, indian
from model.reports.clauses.awards import most_awards
from model.reports.clauses.clause import IMPLIED, NO_LIMIT, NOBODY, NOT_ASKED, ClauseRow, Instance, fullest
from model.reports.clauses.facts import ClauseFacts, summed
from model.reports.material import rows

HOME = "India"


def rate_ceiling(f: ClauseFacts) -> ClauseRow:
    """The highest rate that is paid."""
    worst = fullest(Instance(b, f.scheme.rate_ceiling, f.d.awards.bid[b].rate) for b in f.award)
    place = f.setting("rate_ceiling")
    if worst is None:
        return place.aside(NOBODY, NOT_ASKED)
    paid = min(worst.used, worst.limit)
    note = f"highest: {worst.name}" + (
        "; its bid is cut to the ceiling" if worst.used > worst.limit else
        "; no bid asks for more, so that a higher ceiling pays nobody more" if worst.used < worst.limit else "")
    return place.at_most(worst.limit, paid, "₹/kg", note)


def sales_share(f: ClauseFacts) -> ClauseRow:
    """Incentive as a share of net sales, and the share the rate alone can reach."""
    place, limit = f.setting("sales_share"), 100 * f.scheme.sales_share
    parts = [Instance(f"{r.beneficiary} in {r.year}", limit, 100 * r.paid / r.net_sales)
             for r in rows(f.money.incentive) if r.net_sales > 0]
    worst = fullest(parts)
    if worst is None:
        return place.aside(NOBODY, "nothing is sold that earns")
    money, window = f.d.money, f.d.eligibility.INCENTIVE_YEARS
    lowest = min(f.d.incentive.net_price[b, y] * money.price_level[y] / CRORE_T_PER_RUPEE_KG for b, y in window
                 if b in f.award and f.shares(b)[y] > 0)
    rate = max(f.d.incentive.incentive_rate[b] for b in f.award) / CRORE_T_PER_RUPEE_KG
    note = (
        f"highest: {worst.name}; the rate of ₹{indian(rate)}/kg is {indian(100 * rate / lowest, 1)} % of the lowest "
        f"net price in the window, ₹{indian(lowest)}/kg nominal"
    )
    return place.at_most(limit, worst.used, "%", note, reach=100 * rate / lowest)


def incentive_envelope(f: ClauseFacts) -> ClauseRow:
    """Incentive to all, against what the ramp-up lets all awards earn at the rate ceiling."""
    limit, used = f.scheme.incentive_envelope, float(f.money.incentive["paid"].sum())
    highest = max(f.d.incentive.incentive_ceiling.values(), default=float("inf"))
    count = most_awards(f)
    implied = count * highest <= limit * (1 + 1e-9)
    note = (
        f"{summed(f.best_shares())} × ₹{indian(f.scheme.rate_ceiling)}/kg × {indian(f.scheme.total_capacity)} t/a = ₹ "
        f"{indian(reach(f))} crore against ₹ {indian(limit)} crore"
    )
    if implied:
        note += f"; {IMPLIED} Award sizes too: {count} × ₹ {indian(highest)} crore = ₹ {indian(count * highest)} crore"
    return f.setting("incentive_envelope").at_most(
        limit, used, "₹ crore", note, reach=reach(f), implied="Award sizes" if implied else ""
    )


def reach(f: ClauseFacts) -> float:
    """Most incentive that all capacity of the scheme can earn at the rate ceiling."""
    rate = f.scheme.rate_ceiling * CRORE_T_PER_RUPEE_KG
    return rate * f.scheme.total_capacity * sum(f.best_shares().values())


def ceiling_basis(f: ClauseFacts) -> ClauseRow:
    """What the ceilings of the sizes are counted at."""
    factor = min((f.d.incentive.ceiling_factor[b] for b in f.award), default=1.0)
    note = "" if factor == 1 else f"the lowest ceiling is {indian(100 * factor, 1)} % of what Award sizes lists"
    return f.setting("ceiling_basis").choice(f.scheme.ceiling_basis, note)


def ceiling_bands(f: ClauseFacts) -> ClauseRow:
    """How the ceilings run between the sizes."""
    return f.setting("ceiling_bands").choice(f.scheme.ceiling_bands)


def yearly_ceiling(f: ClauseFacts) -> ClauseRow:
    """Incentive of a year against the yearly ceiling, for the beneficiary nearest to it."""
    place, yearly = f.setting("yearly_ceiling"), f.scheme.yearly_ceiling
    if yearly is None:
        return place.aside(NO_LIMIT, "the cell is empty; Readings shows the other reading")
    cases = [Instance(f"{r.beneficiary} in {r.year}", r.by_year, r.paid) for r in rows(f.money.incentive)]
    worst = fullest(cases)
    if worst is None:
        return place.aside(NOBODY, NOT_ASKED)
    earn = {b: f.d.incentive.incentive_rate[b] * max(f.shares(b).values(), default=0.0) for b in f.award}
    cannot = not f.scheme.carry_forward and max(earn.values()) < yearly
    name = worst.name.split(" in FY")[0]
    best = earn[name] * f.award[name] if cannot else None
    return place.at_most(worst.limit, worst.used, "₹ crore", f"fullest: {worst.name}", reach=best)


def carry_forward(f: ClauseFacts) -> ClauseRow:
    """What becomes of an unused part of the yearly ceiling."""
    note = "nothing to carry: no yearly ceiling is set" if f.scheme.yearly_ceiling is None else ""
    return f.setting("carry_forward").choice(f.scheme.carry_forward, note)


def exports_earn(f: ClauseFacts) -> ClauseRow:
    """Magnets that beneficiaries sell abroad, alone or in what is made of them."""
    lanes = {k: v for b in f.award for k, v in f.d.viability.sold_lanes[b] if f.d.demand.market_country[k[2]] != HOME}
    abroad = sum(r.value * lanes.get((r.commodity, r.origin, r.to), 0.0) for r in rows(f.solution["ship"]))
    note = "" if abroad > 0 else "no beneficiary sells abroad, so the reading changes nothing here"
    return f.setting("exports_earn").choice(f.scheme.exports_earn, note, unit="t", used=abroad)


def bought_in_earn(f: ClauseFacts) -> ClauseRow:
    """Magnets that earn among those sold in the window."""
    place = f.setting("bought_in_earn")
    sold = f.values("magnets_sold", "beneficiary", "year")
    total = sum(v for k, v in sold.items() if k in set(f.d.eligibility.INCENTIVE_YEARS) and k[0] in f.award)
    earning = float(f.money.incentive["eligible"].sum())
    return place.choice(f.scheme.bought_in_earn, "limit: magnets sold in the window; used: those that earn", unit="t",
                        limit=total, used=earning)


def paying_rule(f: ClauseFacts) -> ClauseRow:
    """What is paid: all that is due, or what is needed."""
    return f.setting("paying_rule").choice(f.scheme.paying_rule)


def claim_lag(f: ClauseFacts) -> ClauseRow:
    """Years from a sale to its payment."""
    lag = f.scheme.claim_lag
    return f.setting("claim_lag").choice(indian(lag), unit="years", limit=lag, used=lag)


CLAUSES: dict[str, Callable[[ClauseFacts], ClauseRow]] = {
    "rate_ceiling": rate_ceiling, "sales_share": sales_share, "incentive_envelope": incentive_envelope,
    "ceiling_basis": ceiling_basis, "ceiling_bands": ceiling_bands, "yearly_ceiling": yearly_ceiling,
    "carry_forward": carry_forward, "exports_earn": exports_earn, "bought_in_earn": bought_in_earn,
    "paying_rule": paying_rule, "claim_lag": claim_lag,
}
"""Field of Scheme → its clause."""
