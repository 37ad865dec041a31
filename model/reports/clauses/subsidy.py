"""Clauses on the capital subsidy, the outlay and the viability gap."""

from __future__ import annotations

from collections.abc import Callable

from model.ground.units import indian
from model.reports.clauses.awards import most_awards
from model.reports.clauses.clause import NOBODY, ClauseAt, ClauseRow, Instance, fullest
from model.reports.clauses.facts import ClauseFacts
from model.reports.clauses.incentive import reach
from model.reports.material import rows


def subsidy_share(f: ClauseFacts) -> ClauseRow:
    """Subsidy as a share of eligible investment."""
    place, limit = f.setting("subsidy_share"), 100 * f.scheme.subsidy_share
    worst = fullest(
        Instance(r.beneficiary, limit, 100 * r.paid / r.eligible_investment)
        for r in rows(f.money.subsidy) if r.eligible_investment > 0
    )
    if worst is None:
        return place.aside(NOBODY, "nobody invests")
    return place.at_most(worst.limit, worst.used, "%", f"highest: {worst.name}")


def subsidy_envelope(f: ClauseFacts) -> ClauseRow:
    """Subsidy to all."""
    limit, used = f.scheme.subsidy_envelope, float(f.money.subsidy["paid"].sum())
    count, highest = most_awards(f), _highest(f)
    implied = count * highest <= limit * (1 + 1e-9)
    note = f"{count} awards × ₹ {indian(highest)} crore = ₹ {indian(count * highest)} crore" if implied else ""
    return f.setting("subsidy_envelope").at_most(
        limit, used, "₹ crore", note, implied="Award sizes" if implied else ""
    )


def _highest(f: ClauseFacts) -> float:
    return max((f.d.awards.size_row[k].subsidy_ceiling for k in f.d.awards.SIZES), default=float("inf"))


def outlay(f: ClauseFacts) -> ClauseRow:
    """Everything the scheme pays, what is not for beneficiaries included."""
    other = f.scheme.other_outlay
    used = float(f.money.budget["outlay"].sum()) + other
    granted = min(f.scheme.subsidy_envelope, most_awards(f) * _highest(f))
    most = reach(f) + granted + other
    note = (
        f"most incentive ₹ {indian(reach(f))} crore, most subsidy ₹ {indian(granted)} crore and ₹ {indian(other)} "
        f"crore that is not for beneficiaries = ₹ {indian(most)} crore"
    )
    return f.setting("outlay").at_most(f.scheme.outlay, used, "₹ crore", note, reach=most)


def other_outlay(f: ClauseFacts) -> ClauseRow:
    """What is kept back from beneficiaries."""
    kept, paid = f.scheme.other_outlay, float(f.money.budget["outlay"].sum())
    drawn = max(0.0, paid - (f.scheme.outlay - kept))
    note = f"used: what beneficiaries draw of the ₹ {indian(kept)} crore kept back; its use was not found"
    return f.setting("other_outlay").at_most(0.0, drawn, "₹ crore", note)


def gap_allowed(f: ClauseFacts) -> ClauseRow:
    """What beneficiaries miss to break even."""
    gap = float(f.money.viability["gap"].sum())
    place = f.setting("gap_allowed")
    if f.scheme.gap_allowed:
        return place.choice(True, "the gap is an aim of the plan where Aims lists it", unit="₹ crore", used=gap)
    return place.at_most(0.0, gap, "₹ crore", "No: every beneficiary breaks even, or there is no plan")


def heads(f: ClauseFacts) -> ClauseRow:
    """What counts as eligible investment."""
    text = "Plant and machinery, research and technology transfer are eligible, spent after 1 April 2025"
    cell = f.material.tables.cell("Capacity", _first_own(f), "eligible")
    data = f.d.capacity
    own = [k for k in data.OPTIONS if k[0] in f.award and data.stage_role[k[1]] is not None]
    shares = [data.option[k].eligible for k in own]
    lowest = 100 * min(shares, default=0.0)
    note = "used: least share of a stage of the scheme; spending before the first year of the plan is not seen"
    return ClauseAt("Clause 3.3: eligible heads", text, "FE", cell).choice(
        "Eligible share on Capacity", note, unit="%", used=lowest
    )


def _first_own(f: ClauseFacts) -> int:
    """Row of the first option of a beneficiary's own stages."""
    data = f.d.capacity
    own = (k for k in data.OPTIONS if k[0] in f.d.awards.bid and data.stage_role[k[1]] is not None)
    return next((data.option[k].row for k in own), 0)


CLAUSES: dict[str, Callable[[ClauseFacts], ClauseRow]] = {
    "subsidy_share": subsidy_share, "subsidy_envelope": subsidy_envelope, "outlay": outlay,
    "other_outlay": other_outlay, "gap_allowed": gap_allowed,
}
"""Field of Scheme → its clause."""
