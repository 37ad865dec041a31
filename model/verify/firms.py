"""Firms: in the window nobody buys in what it makes, and awarded capacity runs or is counted as idle."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.case import PlanCase
from model.verify.compare import CheckFinding, amounts, judge, judge_none, only
from model.verify.facts import year_of
from model.verify.terms import MoneyTerms, terms_of


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check what beneficiaries do in the window, where the scheme says that they act on the incentive."""
    terms = terms_of(case)
    acting = terms is not None and terms.scheme.idle_cost is not None
    years = set(terms.window) if terms is not None and acting else set()
    stray = only(case["idle_capacity"], lambda k: k not in years)
    yield judge_none("idle_allowed", "Only awarded capacity in its window is counted as idle.", "t", stray)
    if terms is not None and acting:
        yield from _acting(terms)


def _acting(terms: MoneyTerms) -> Iterator[CheckFinding]:
    case, roles = terms.case, terms.case.facts.stage_role
    own = {(f, case.routes.output[r]) for f, r in case.routes.worked
           if roles[case.routes.stage[r]] in ("metal", "alloy")}
    stands = {k: v for k, v in terms.awarded_capacity.items() if k in set(terms.window)}
    bought = amounts((f.lane[2], f.year, f.value) for f in case.flows if (f.lane[2], f.lane[0]) in own
                     and (f.lane[2], f.year) in stands)
    yield judge_none("firm_purchase_limit", "In the window nobody buys in metal or alloy that it makes.", "t", bought)
    worked = amounts((f, year_of(p), v) for (f, s, p), v in case.use.items() if roles[s] == "magnet")
    proves = "In the window what is awarded runs, or is counted as idle."
    yield judge("firm_running_floor", proves, "t",
                {k: worked.get(k, 0.0) + case["idle_capacity"].get(k, 0.0) for k in stands}, "≥", stands)
