"""Grade ladder: the grades each maker makes, against what it has learned."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.years import start_of
from model.verify.capacity import earliest_start, existing
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge
from model.verify.facts import HOME, year_of
from model.verify.home_prices import grade_mix

PROVES = "No grade is more of what a maker makes for India than the ladder allows at its age."


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check the ladder, where the workbook has one."""
    if case.facts.rows("Grade ladder"):
        made, most = made_and_allowed(case)
        yield judge("grade_share_limit", PROVES, "t", made, "≤", most)


def made_and_allowed(case: PlanCase) -> tuple[Amounts, Amounts]:
    """What is made of each grade, and the most the ladder allows, by facility, grade and year [t]."""
    steps = {int(r["age"]): float(r["factor"]) for r in case.facts.rows("Grade ladder")}
    made = _made(case)
    return made, _allowed(case, steps, made)


def _made(case: PlanCase) -> Amounts:
    """What each maker makes of a grade, less what it sells abroad, by facility, grade and year."""
    routes, mix = case.routes, grade_mix(case)
    asked = {g for g, _ in mix}
    output = (
        (f, routes.output[r], year_of(p), v) for (f, r, p), v in case["activity"].items()
        if case.facts.stage_role[routes.stage[r]] == "magnet" and routes.output[r] in asked
    )
    made = amounts(output)
    abroad = (
        (x.lane[1], x.lane[0], x.year, -x.value) for x in case.flows
        if x.from_facility and case.network.target_country(x.lane[2]) != HOME
        and (x.lane[1], x.lane[0], x.year) in made
    )
    return amounts([*((*k, v) for k, v in made.items()), *abroad])


def _allowed(case: PlanCase, steps: dict[int, float], made: Amounts) -> Amounts:
    """Ceiling on each grade that was made, by facility, grade and year."""
    mix, routes = grade_mix(case), case.routes
    able: dict[str, set[str]] = {}
    for f, r in routes.worked:
        if case.facts.stage_role[routes.stage[r]] == "magnet":
            able.setdefault(f, set()).add(routes.output[r])
    start = _starts(case)
    found: Amounts = {}
    for f, g, y in made:
        asked = sum(mix.get((other, y), 0.0) for other in able[f])
        age = case.facts.years.index(y) - start[f] + 1
        every = sum(v for (ff, _, yy), v in made.items() if (ff, yy) == (f, y))
        share = steps.get(age, steps[max(steps)]) * mix.get((g, y), 0.0) / asked if asked > 0 and age > 0 else 1.0
        found[f, g, y] = min(share, 1.0) * every
    return found


def _starts(case: PlanCase) -> dict[str, int]:
    """Facility → place of the first year in which its magnet capacity stands or may stand."""
    facts = case.facts
    found: dict[str, int] = {}
    award = {r["beneficiary"]: start_of(r["award_year"]) - start_of(facts.years[0]) for r in facts.rows("Bids")}
    possible = [(k, 0) for k, _, v in existing(case) if v > 0]
    possible += [(k, max(n, award.get(k[0], 0) + int(case.options[k]["lead_time"])))
                 for k, n in earliest_start(case).items()]
    for (f, s, _), place in possible:
        if facts.stage_role[s] == "magnet":
            found[f] = min(place, found.get(f, place))
    return found
