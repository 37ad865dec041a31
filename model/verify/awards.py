"""Awards: who receives how much, and the capacity each beneficiary must build for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.ground.years import start_of
from model.schema.scheme import Scheme
from model.verify.case import Build, PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none
from model.verify.reported import compare_with_report
from model.verify.roles import metal_and_alloy_needed


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check awards, and what beneficiaries build."""
    award = awards(case)
    proves = "An award is the capacity of its sizes."
    yield compare_with_report(case, "award", proves, "t/a", award, ("beneficiary",))
    yield from _selection(case)
    yield from _wanted(case, award)
    scheme = case.facts.tables.scheme
    most = 0.0 if scheme is None else scheme.total_capacity
    proves = "All awards together stay within the capacity the scheme awards."
    yield judge("total_award_limit", proves, "t/a", {"all": sum(award.values())}, "≤", {"all": most})
    if scheme is not None:
        yield from _capacity(case, scheme, award)


def sizes_of(case: PlanCase) -> list[float]:
    """Sizes an award may be made of: all with whole lots, else the smallest and the largest."""
    sizes = sorted(float(r["capacity"]) for r in case.facts.rows("Award sizes"))
    return sizes if case.facts.tables.settings.whole_lots else sorted({*sizes[:1], *sizes[-1:]})


def awards(case: PlanCase) -> Amounts:
    """Award by beneficiary [t/a]."""
    sized = amounts((b, float(k) * v) for (b, k), v in case["size"].items())
    return {**{r["beneficiary"]: 0.0 for r in case.facts.rows("Bids")}, **sized}


def bids_of(case: PlanCase, *statuses: str) -> list[dict[str, Any]]:
    """The bids of a status; who is not qualified is out, and without the sheet Scheme everybody."""
    inside = case.facts.tables.scheme is not None
    return [r for r in case.facts.rows("Bids") if (r["status"] if inside and r["qualified"] else "out") in statuses]


def _selection(case: PlanCase) -> Iterator[CheckFinding]:
    parts = amounts((b, v) for (b, _), v in case["size"].items())

    def of(status: str, part: float) -> tuple[Amounts, Amounts]:
        names = [r["beneficiary"] for r in bids_of(case, status)]
        return {b: parts.get(b, 0.0) for b in names}, dict.fromkeys(names, part)

    left, right = of("fixed in", 1.0)
    yield judge("fixed_award_define", "Who is fixed in receives one award.", "1", left, "=", right)
    left, right = of("open", 1.0)
    yield judge("open_award_limit", "Who is open receives at most one award.", "1", left, "≤", right)
    left, right = of("out", 0.0)
    yield judge("out_award_limit", "Who is out or not qualified receives none.", "1", left, "≤", right)


def _wanted(case: PlanCase, award: Amounts) -> Iterator[CheckFinding]:
    most = {r["beneficiary"]: r["most"] for r in case.facts.rows("Bids")}
    yield judge("wanted_award_limit", "No award is larger than its bidder wants.", "t/a", award, "≤", most)
    parts = amounts((b, v) for (b, _), v in case["size"].items())
    floored = bids_of(case, "fixed in", *(["open"] if case.facts.tables.settings.whole_lots else []))
    least = {r["beneficiary"]: r["least"] * parts.get(r["beneficiary"], 0.0) for r in floored}
    mine = {b: award[b] for b in least}
    yield judge("wanted_award_floor", "Who is selected receives the least it takes.", "t/a", mine, "≥", least)


def _capacity(case: PlanCase, scheme: Scheme, award: Amounts) -> Iterator[CheckFinding]:
    built = _built_in_time(case, scheme)
    metal, alloy, magnet = ({b: built.get((b, r), 0.0) for b in award} for r in ("metal", "alloy", "magnet"))
    proves = "Magnet capacity built by the end of gestation is the award."
    yield judge("award_link", proves, "t/a", magnet, "=", award)
    needs = {b: metal_and_alloy_needed(case, b) for b in award}
    need = {b: scheme.metal_share * needs[b][0] * v for b, v in award.items()}
    proves = "Own metal capacity covers its share of what the award needs."
    yield judge("own_metal_floor", proves, "t/a", metal, "≥", need)
    need = {b: scheme.alloy_share * needs[b][1] * v for b, v in award.items()}
    proves = "Own alloy capacity covers its share of what the award needs."
    yield judge("own_alloy_floor", proves, "t/a", alloy, "≥", need)
    proves = "A beneficiary builds nothing before its award allows, nor steps of the scheme after it or without one."
    yield judge_none("outside_build_limit", proves, "t/a", _outside(case, scheme))


def _builds(case: PlanCase, scheme: Scheme) -> Iterator[tuple[Build, str | None, int, int, int]]:
    """What bidders build: its role in the scheme, its calendar year, the first and last that count for the award.

    Who may receive an award and has no bid has none, so no year counts.
    """
    bids = {r["beneficiary"]: r for r in case.facts.rows("Bids")}
    roles = {r["stage"]: r["scheme_role"] for r in case.facts.rows("Stages")}
    for build in case.builds:
        facility, stage, _ = build.option
        starts = start_of(case.facts.years[build.at])
        if facility in bids:
            award_year = start_of(bids[facility]["award_year"])
            yield build, roles[stage], starts, award_year + int(build.row["lead_time"]), award_year + scheme.gestation
        elif case.facts.facility_kind[facility] == "beneficiary":
            yield build, roles[stage], starts, 0, 0


def _built_in_time(case: PlanCase, scheme: Scheme) -> Amounts:
    """Capacity by bidder and role that starts from the award on and by the end of gestation."""
    return amounts(
        (build.option[0], role, build.value)
        for build, role, starts, first, last in _builds(case, scheme)
        if role is not None and first <= starts <= last
    )


def _outside(case: PlanCase, scheme: Scheme) -> Amounts:
    """What is built before an award allows it, and steps of the scheme that no award covers."""
    found = []
    for build, role, starts, first, last in _builds(case, scheme):
        late = role is not None and starts > last and not scheme.outside_capacity
        wrong = starts < first or late
        found.append((*build.option, case.facts.years[build.at], build.value if wrong else 0.0))
    return amounts(found)
