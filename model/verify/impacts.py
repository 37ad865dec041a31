"""Jobs, electricity and emissions of the plants in a plan."""

from __future__ import annotations

from collections.abc import Iterator

from model.verify.capacity import existing, standing
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, plus
from model.verify.reported import compare_with_report

PER_THOUSAND = 1e-3
"""GWh in a MWh, kilotonnes in a tonne."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check what is reported of jobs, electricity and emissions."""
    proves = "Jobs are those at the capacity that stands."
    yield compare_with_report(case, "jobs", proves, "jobs", jobs(case))
    proves = "Electricity is what the capacity used takes."
    yield compare_with_report(case, "electricity_use", proves, "GWh", electricity_use(case))
    proves = "Emissions are those of electricity and of the process."
    yield compare_with_report(case, "emissions", proves, "kt CO2e", emissions(case))


def jobs(case: PlanCase) -> Amounts:
    """Full-time jobs by year."""
    stands = [(k, y, v) for k, y, v, age in standing(case) if age < case.options[k]["life"]]
    return amounts((y, v * case.options[k]["jobs"]) for k, y, v in [*stands, *existing(case)])


def electricity_use(case: PlanCase) -> Amounts:
    """Electricity by year [GWh]: kWh per kg are MWh per tonne."""
    return {y: v * PER_THOUSAND for y, v in case.use_times("electricity").items()}


def emissions(case: PlanCase) -> Amounts:
    """Emissions by year [kt CO2e]."""
    grid = {y: v * case.facts.economy("Grid factor", y) for y, v in electricity_use(case).items()}
    return plus(grid, {y: v * PER_THOUSAND for y, v in case.use_times("emissions").items()})
