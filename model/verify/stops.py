"""Stops: what is made, kept and delivered while a country stops supplying, year by year of a stop."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify import grade_ladder
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only, plus
from model.verify.decisions import STOP_FLOWS
from model.verify.demand import arrivals, demand_of, outlets_of, substitutes
from model.verify.facilities import openness
from model.verify.facts import year_of
from model.verify.returns import returned
from model.verify.stocks import opening_stocks
from model.verify.stopped import StoppedPlan, stopped_of
from model.verify.stores import stores


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the flows of every stop, where the workbook looks at any."""
    stopped = stopped_of(case)
    if stopped is not None:
        stray = {k: v for n in STOP_FLOWS for k, v in case[f"stop_{n}"].items()
                 if k[0] != year_of(k[-1]) or k[0] not in stopped.years}
        yield judge_none("stop_year_valid", "What happens in a stop happens in its year.", "t", stray)
        yield from _at_facilities(stopped)
        yield from _at_markets(stopped)


def _at_facilities(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What facilities have, hold, work and send on."""
    flows, facts = x.flows, x.plan.facts
    into = amounts((f.lane[0], f.lane[2], f.period, f.arrives) for f in flows.flows if f.to_facility)
    out = amounts((f.lane[0], f.lane[1], f.period, f.value) for f in flows.flows if f.from_facility)
    proves = "In a stop a facility uses, sends on or keeps no more than it has."
    had = plus(into, flows.made, _opening(x), x.planned(returned(x.plan)))
    yield judge("stop_surplus_balance", proves, "t", had, "≥", plus(out, flows.used, flows["stock"]))
    last = only(flows["stock"], lambda k: k[2] == x.last_period[year_of(k[2])])
    proves = "A stop ends with no more in stock than planned."
    yield judge("stop_closing_limit", proves, "t", last, "≤", x.stock_by_then)
    room = {(r["commodity"], r["facility"]): r["most"] for r in stores(facts) if r["most"] is not None}
    most = {(*k, p): v for k, v in room.items() for p in facts.periods}
    yield judge("stop_stock_limit", "In a stop too no stock is larger than its most.", "t",
                only(flows["stock"], lambda k: k in most), "≤", most)
    usable = {(f, s, p): facts.step * v for (f, s, y), v in x.plan["usable_capacity"].items()
              for p in facts.periods if year_of(p) == y}
    proves = "In a stop no stage works more than it could in its months."
    yield judge("stop_capacity_limit", proves, "t", flows.use, "≤", x.planned(usable))
    through = {f: r["throughput"] for f, r in facts.factors.items() if r["throughput"] is not None}
    sent = amounts((f.lane[1], f.year, f.value) for f in flows.flows if f.lane[1] in through)
    yield judge("stop_throughput_limit", "In a stop a facility ships no more than in its months.", "t", sent, "≤",
                x.planned({(f, y): v * openness(x.plan, f) for f, v in through.items() for y in facts.years}))
    if facts.rows("Grade ladder"):
        made, most = grade_ladder.made_and_allowed(flows)
        yield judge("stop_grade_share_limit", grade_ladder.PROVES, "t", made, "≤", most)


def _opening(x: StoppedPlan) -> Amounts:
    """What is in stock at the start of each period of a stop: at its beginning what the plan holds, in full."""
    periods = x.plan.facts.periods
    first = {y: p for p in reversed(periods) for y in [year_of(p)]}
    before = only(opening_stocks(x.plan), lambda k: k[2] == first[year_of(k[2])] and year_of(k[2]) in x.years)
    following = {p: q for p, q in zip(periods, periods[1:], strict=False) if year_of(p) == year_of(q)}
    return {**before, **{(c, f, following[p]): v for (c, f, p), v in x.flows["stock"].items() if p in following}}


def _at_markets(x: StoppedPlan) -> Iterator[CheckFinding]:
    """What markets get, and what they go without."""
    flows, facts = x.flows, x.plan.facts
    demand, arrived = x.planned(demand_of(facts)), arrivals(flows)
    must, instead = {k[:2] for k in demand_of(facts)}, substitutes(facts)
    replaced = amounts((c, m, p, v) for (c, _, m, p), v in flows["substitute"].items())
    given = amounts((c, m, p, v) for (_, c, m, p), v in flows["substitute"].items())
    better = {(c, m) for _, c, m in instead} - must
    proves = "In a stop what arrives, what stands in and what is unmet add up to the demand of its months."
    served = plus(only(arrived, lambda k: k[:2] in must), replaced, flows["unmet_demand"])
    yield judge("stop_demand_balance", proves, "t", served, "=", plus(demand, only(given, lambda k: k[:2] in must)))
    proves = "In a stop only a better grade stands in for another, and arrives for nothing else."
    stray = {k: v for k, v in flows["substitute"].items() if k[:3] not in instead}
    sent = plus(stray, only(arrived, lambda k: k[:2] in better))
    yield judge("stop_substitute_balance", proves, "t", sent, "=", only(given, lambda k: k[:2] in better))
    sold = only(arrived, lambda k: k[:2] not in must | better)
    proves = "In a stop no market takes more than in its months."
    yield judge("stop_outlet_limit", proves, "t", sold, "≤", x.planned(outlets_of(facts)))
