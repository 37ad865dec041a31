"""Build plan: who builds which stage when, and when it is full."""

from __future__ import annotations

from model.data.indices import Build
from model.ground.units import indian
from model.ground.years import later, start_of
from model.reports.material import SMALL, Material, rows
from model.reports.report import Report
from model.tell.table import YEAR, Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Facility", "–", "who has the capacity"),
    ReportColumn("Stage", "–", "stage of the chain"),
    ReportColumn("Stood before", "t/a", "usable capacity that stands at the start", "number"),
    ReportColumn("Built", "t/a", "capacity commissioned over all years, counted as on Output and use", "number"),
    ReportColumn(YEAR, "t/a", "building: money is spent; ramp, full: what can be used; adding: more is built; –: none",
                 "phase"),
)


def fill(material: Material) -> Filled:
    """One row for each facility and stage that has or builds capacity."""
    d = material.data
    built = _built(material)
    usable = {(r.facility, r.stage, r.year): r.value for r in rows(material.solution["usable_capacity"])}
    records = []
    for f, s in _ordered(material):
        mine = {k: v for k, v in built.items() if k[:2] == (f, s)}
        phases = [_phase(material, (f, s), mine, y, usable[f, s, y]) for y in d.periods.YEARS]
        if mine or any(p != "–" for p in phases):
            records.append([f, s, d.capacity.existing[f, s, d.periods.YEARS[0]], sum(mine.values()), *phases])
    names = [c.name for c in COLUMNS[:-1]] + list(d.periods.YEARS)
    frame = framed(names, records)
    return Filled(_sentence(built), frame)


def _built(material: Material) -> dict[Build, float]:
    return {
        (r.facility, r.stage, r.option, r.year): r.value
        for r in rows(material.solution["build"]) if r.value > SMALL
    }


def _ordered(material: Material) -> list[tuple[str, str]]:
    """Facilities in the order of the workbook, their stages in the order of the chain."""
    d = material.data
    rank = {s: n for n, s in enumerate(d.capacity.STAGES)}
    place = {f: n for n, f in enumerate(d.facilities.FACILITIES)}
    return sorted(d.capacity.STAGES_AT, key=lambda fs: (place[fs[0]], rank[fs[1]]))


def _phase(material: Material, fs: tuple[str, str], built: dict[Build, float], y: str, usable: float) -> str:
    """The word of a cell of the calendar."""
    building = any(_spends(material, k, y) for k in built)
    if usable <= SMALL:
        return "building" if building else "–"
    word = "full" if usable >= _nameplate(material, fs, built, y) * (1 - SMALL) else "ramp"
    return f"{word} {indian(usable)}" + (", adding" if building else "")


def _spends(material: Material, key: Build, y: str) -> bool:
    lead = material.data.capacity.option[key[:3]].lead_time
    return later(key[3], -lead) <= y < key[3]


def _nameplate(material: Material, fs: tuple[str, str], built: dict[Build, float], y: str) -> float:
    """What could be used in a year were every live vintage past its ramp-up."""
    d = material.data
    total = d.capacity.existing[(*fs, y)]
    for k, value in built.items():
        row = d.capacity.option[k[:3]]
        if 0 <= start_of(y) - start_of(k[3]) < row.life:
            total += value * row.ramp_5 * row.availability
    return total


def _sentence(built: dict[Build, float]) -> str:
    if not built:
        return "Nothing is built; only what stands already is used."
    first, last = min(k[3] for k in built), max(k[3] for k in built)
    when = f"in {first}" if first == last else f"between {first} and {last}"
    return (
        f"{len({k[:2] for k in built})} plants of one stage each are commissioned {when}. "
        "Capacity starts work at the beginning of the year after the last year of building."
    )


TOPIC = Report(
    "Build plan", "Who builds what, and when", "a stage at a facility", COLUMNS, fill, tab="answer",
)
