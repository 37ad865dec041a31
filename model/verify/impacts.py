"""Jobs, electricity and emissions of the plants in a plan."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.capacity import existing, standing
from model.verify.case import Case
from model.verify.compare import Finding, Numbers, numbers, pairs, plus
from model.verify.reported import compare_with_report

PER_THOUSAND = 1e-3
"""GWh in a MWh, kilotonnes in a tonne."""


def findings(case: Case) -> Iterator[Finding]:
    """Check what is reported of jobs, electricity and emissions."""
    proves = "Jobs are those at the capacity that stands."
    yield compare_with_report(case, "jobs", proves, "jobs", jobs(case), ("year",))
    proves = "Electricity is what the capacity used takes."
    yield compare_with_report(case, "electricity_use", proves, "GWh", electricity_use(case), ("year",))
    proves = "Emissions are those of electricity and of the process."
    yield compare_with_report(case, "emissions", proves, "kt CO2e", emissions(case), ("year",))


def jobs(case: Case) -> Numbers:
    """Full-time jobs by year."""
    stands = [(k, y, v) for k, y, v, age in standing(case) if age < case.options[k]["life"]]
    return numbers([(y, v * case.options[k]["jobs"]) for k, y, v in [*stands, *existing(case)]], ("year",))


def electricity_use(case: Case) -> Numbers:
    """Electricity by year [GWh]: kWh per kg are MWh per tonne."""
    return case.use_times("electricity") * PER_THOUSAND


def emissions(case: Case) -> Numbers:
    """Emissions by year [kt CO2e]."""
    grid = numbers([(y, v * case.facts.economy("Grid factor", y)) for y, v in pairs(electricity_use(case))], ("year",))
    return plus(grid, case.use_times("emissions") * PER_THOUSAND)
