"""Grade ladder: the grades each maker makes, against what it has learned."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.years import start_of
from model.verify.capacity import earliest_start, existing
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge
from model.verify.facts import HOME, year_of
from model.verify.home_prices import grade_mix
from model.verify.own_routes import OwnRoutes

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
    """What each maker makes of a grade, less what it sells abroad and makes into another, by facility, grade, year."""
    worked = [(f, r, year_of(p), v) for (f, r, p), v in case["activity"].items()]
    routes = {f: OwnRoutes(case, f) for f in dict.fromkeys(f for f, *_ in worked)}
    graded = {f: _graded(case, own) for f, own in routes.items()}
    made = amounts((f, graded[f][r], y, v) for f, r, y, v in worked if r in graded[f])
    onward = {f: _onward(own, set(graded[f].values())) for f, own in routes.items()}
    used = ((f, c, y, -v * amount) for f, r, y, v in worked for c, amount in onward[f].get(r, {}).items())
    abroad = (
        (x.lane[1], x.lane[0], x.year, -x.value) for x in case.flows
        if x.from_facility and case.network.target_country(x.lane[2]) != HOME
        and (x.lane[1], x.lane[0], x.year) in made
    )
    return amounts([*((*k, v) for k, v in made.items()), *used, *abroad])


def _graded(case: PlanCase, routes: OwnRoutes) -> dict[str, str]:
    """Routes of the magnet stage, and those after it, to a grade India asks for → that grade."""
    asked = {g for g, _ in grade_mix(case)}
    return {r: routes.main(r) for r in (*routes.of("magnet"), *routes.later) if routes.main(r) in asked}


def _onward(routes: OwnRoutes, grades: set[str]) -> dict[str, dict[str, float]]:
    """Later routes that come, at this stage or another, to one of the grades → what they take of these grades."""
    wanted = set(grades)
    for _ in routes.later:
        wanted |= {c for r, goods in routes.later.items() if routes.main(r) in wanted for c in goods}
    return {r: {c: a for c, a in goods.items() if c in grades}
            for r, goods in routes.later.items() if routes.main(r) in wanted}


def _allowed(case: PlanCase, steps: dict[int, float], made: Amounts) -> Amounts:
    """Ceiling on each grade that was made, by facility, grade and year."""
    mix, start = grade_mix(case), _starts(case)
    able = {f: set(_graded(case, OwnRoutes(case, f)).values()) for f in dict.fromkeys(f for f, *_ in made)}
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
