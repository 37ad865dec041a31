"""Decisions: who is awarded what, when it works, and which limit set the size."""

from __future__ import annotations

from typing import Any

from model.ground.units import indian
from model.planning.plan import CHOSEN
from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.tell.chart import Chart, Series
from model.tell.palette import BLUE
from model.tell.table import Filled, ReportColumn, framed

MAGNET = "magnet"
HARDLY = 0.5
"""t/a by which an award may miss a limit and be said to stand at it: tolerances of the aims leave so much open."""

BETWEEN = "between its limits: within the tolerances of the aims, another size gains nothing"

RELAXED = "below the smallest award size: clause relaxed"

ASKED = "as much as its bid asks for"

COLUMNS = (
    ReportColumn("Beneficiary", "–", "who bids"),
    ReportColumn("Place", "–", "where its plant stands", empty="no place given"),
    ReportColumn("Status", "–", "fixed in, open or out, as on Bids"),
    ReportColumn("Award", "t/a", "magnet capacity awarded", "number"),
    ReportColumn("Award year", "FY", "year in which its gestation starts"),
    ReportColumn("First output", "FY", "first year in which it makes magnets", empty="makes none"),
    ReportColumn("Full output", "FY", "first year in which its magnet capacity is past the ramp-up",
                 empty="not within the plan"),
    ReportColumn("Magnets made", "t", "over all years of the plan", "number"),
    ReportColumn("Own metal", "t/a", "metal capacity it builds", "number"),
    ReportColumn("Own alloy", "t/a", "alloy capacity it builds", "number"),
    ReportColumn("Bid rate", "₹/kg", "incentive asked for per kg of magnet sold", "number"),
    ReportColumn("Reason", "–", "the limits that set the size", "sentence"),
)


def fill(material: Material) -> Filled:
    """One row a beneficiary."""
    awards = _awards(material)
    made = _magnets_made(material)
    built = _built(material)
    records = [_record(material, b, award, made.get(b, {}), built) for b, award in awards.items()]
    frame = framed([c.name for c in COLUMNS], records)
    return Filled(_sentence(material, awards), frame, _charts(awards))


def _awards(material: Material) -> dict[str, float]:
    frame = material.solution["award"]
    return dict(zip(frame["beneficiary"], frame["value"].astype(float), strict=True))


def _record(
    material: Material, b: str, award: float, made: dict[str, float], built: dict[tuple[str, str | None], float]
) -> list[Any]:
    d = material.data
    working = [y for y in d.periods.YEARS if made.get(y, 0.0) > SMALL]
    return [
        b, d.facilities.facility_place[b], status_of(material, b), award, d.awards.award_year[b],
        working[0] if working else None, _full_year(material, b) if working else None,
        sum(made.values()), built.get((b, "metal"), 0.0),
        built.get((b, "alloy"), 0.0), d.awards.bid[b].rate, _reason(material, b, award),
    ]


def status_of(material: Material, b: str) -> str:
    """Fixed in, open or out, a bid that is not qualified being out."""
    bid = material.data.awards.bid[b]
    return str(bid.status) if bid.qualified else "out"


def _magnets_made(material: Material) -> dict[str, dict[str, float]]:
    d = material.data
    made: dict[str, dict[str, float]] = {}
    for r in rows(material.yearly("activity", CHOSEN)):
        if d.capacity.stage_role[d.recipes.main_stage[r.recipe]] == MAGNET:
            years = made.setdefault(r.facility, {})
            years[r.year] = years.get(r.year, 0.0) + r.value
    return made


def _built(material: Material) -> dict[tuple[str, str | None], float]:
    built: dict[tuple[str, str | None], float] = {}
    for r in rows(material.solution["build"]):
        role = material.data.capacity.stage_role[r.stage]
        built[r.facility, role] = built.get((r.facility, role), 0.0) + r.value
    return built


def _full_year(material: Material, b: str) -> str | None:
    """First year in which usable magnet capacity reaches its most."""
    d = material.data
    frame = material.solution["usable_capacity"]
    mine = frame[(frame["facility"] == b) & frame["stage"].map(lambda s: d.capacity.stage_role[s] == MAGNET)]
    usable = mine.groupby("year", sort=False)["value"].sum()
    most = max(usable.tolist(), default=0.0)
    full = [y for y in d.periods.YEARS if most > SMALL and usable.get(y, 0.0) >= most * (1 - SMALL)]
    plants = d.capacity.option
    waiting = any(
        plants[r.facility, r.stage, r.option].ramp_5 * plants[r.facility, r.stage, r.option].availability
        * r.value > most * (1 + SMALL)
        for r in rows(material.solution["build"])
        if r.facility == b and d.capacity.stage_role[r.stage] == MAGNET
    )
    return full[0] if full and not waiting else None


def _reason(material: Material, b: str, award: float) -> str:
    """The limits the award stands at, read from the inputs."""
    d, given = material.data, material.result.program.given
    bid = d.awards.bid[b]
    if given is not None:
        return f"given by {given.file}, not chosen"
    if status_of(material, b) == "out":
        return "out, or not qualified: receives no award"
    if award <= SMALL:
        return _left_out(material, b)
    ends = sorted(d.awards.SIZES)
    limits = [
        (bid.most, ASKED),
        (ends[-1], "the largest award size"),
        (bid.least, "the least its bid takes"),
        (ends[0], "the smallest award size"),
    ]
    found = [f"{words} ({indian(limit)} t/a)" for limit, words in limits if abs(award - limit) <= HARDLY]
    total = sum(_awards(material).values())
    if total >= d.awards.total_capacity - HARDLY:
        found.append(f"the total of {indian(d.awards.total_capacity)} t/a is given out")
    if award < ends[0] - HARDLY:
        found.append(RELAXED)
    return "; ".join(found) or BETWEEN


def _left_out(material: Material, b: str) -> str:
    """Why a candidate receives nothing."""
    d = material.data
    chosen = {c: a for c, a in _awards(material).items() if a > SMALL}
    scheme = material.tables.scheme
    if scheme is not None and len(chosen) >= scheme.beneficiaries:
        lower = all(d.awards.bid[c].rate <= d.awards.bid[b].rate for c in chosen)
        places = "the one place is taken" if len(chosen) == 1 else f"all {len(chosen)} places are taken"
        return places + (" by bids that are no higher" if lower else "")
    if d.awards.total_capacity - sum(chosen.values()) < min(d.awards.SIZES, default=0.0) * (1 - 1e-9):
        return "what is left of the total is less than the smallest award"
    return "the plan is better without it"


def _sentence(material: Material, awards: dict[str, float]) -> str:
    if not awards:
        return "The workbook has no scheme: nobody receives an award."
    count = sum(a > SMALL for a in awards.values())
    total = sum(awards.values())
    return (
        f"{count} of {len(awards)} bidders are awarded {indian(total)} t/a in all, "
        f"of {indian(material.data.awards.total_capacity)} t/a that may be awarded."
    )


def _charts(awards: dict[str, float]) -> tuple[Chart, ...]:
    if not awards:
        return ()
    series = Series("Award", tuple(awards), tuple(awards.values()), BLUE)
    return (Chart("Capacity awarded, by beneficiary", "bar", "t/a", (series,)),)


TOPIC = Report("Decisions", "Who is awarded what", "an award", COLUMNS, fill, needs="scheme", tab="answer")
