"""Plant: one way to have capacity of a stage."""

from __future__ import annotations

from dataclasses import dataclass

from model.data.indices import Year


@dataclass(frozen=True)
class Plant:
    """A row of the sheet Capacity, in the chosen case; units as on the sheet, not-a-number where nothing is given.

    Attributes:
        row: the Excel row.
        kind: existing or new.
        earliest: first year it may start, None where only the lead time holds it.
    """

    row: int
    kind: str
    least: float
    most: float
    capex: float
    reference_size: float
    fixed_cost: float
    running_cost: float
    currency: str
    electricity: float
    availability: float
    lead_time: int
    ramp_1: float
    ramp_2: float
    ramp_3: float
    ramp_4: float
    ramp_5: float
    life: int
    earliest: Year | None
    eligible: float
    jobs: float
    emissions: float
    unit_size: float
    scale_exponent: float

    def usable(self, age: int) -> float:
        """Share of nameplate usable at an age in years, from 0 and below its life."""
        ramp = (self.ramp_1, self.ramp_2, self.ramp_3, self.ramp_4, self.ramp_5)
        return ramp[min(age, 4)] * self.availability
