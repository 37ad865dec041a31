"""Capacity: ways to have capacity of a stage at a facility."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from model.schema.column import NO_LIMIT, Column, Sheet, SourcedRow, Year
from model.schema.facilities import KIND_WORDS

FULL: dict[str, Any] = {"empty": "100 %", "blank": 1.0}
RAMP = "share of nameplate reached in year {} after commissioning"


class CapacityOption(SourcedRow):
    """A way to have capacity: what stands already, or what may be built."""

    SHEET: ClassVar[Sheet] = Sheet("Capacity", "one way to have capacity of a stage at a facility", needed=True,
                                   without="nothing stands and nothing is built")

    facility: Annotated[
        str, Column("Facility", "who has it", key=True, refers=("Facilities",), words=KIND_WORDS)
    ]
    stage: Annotated[str, Column("Stage", "which stage", key=True, refers=("Stages",))]
    option: Annotated[str, Column("Option", "name of this way", key=True)]
    kind: Annotated[
        Literal["existing", "new"], Column("Kind", "existing: stands at the start, at Most; new: may be built")
    ]
    least: Annotated[float, Ge(0), Column("Least", "capacity that is built at least, over all years", "t/a",
                                          usual=(0, 200000))]
    most: Annotated[
        float | None, Ge(0), Column("Most", "capacity that stands at most, or stands already", "t/a", words=(NO_LIMIT,),
                                    usual=(0, 200000))
    ]
    capex: Annotated[
        float, Ge(0), Column("Capital cost", "overnight cost of a new t/a, at the reference size", "₹ crore per t/a",
                             spread=True, usual=(0, 2))
    ]
    reference_size: Annotated[
        float | None, Gt(0), Column("Reference size", "size the capital cost belongs to", "t/a",
                                    empty="the cost holds at any size",
               usual=(1, 100000))
    ]
    fixed_cost: Annotated[
        float, Ge(0), Column("Fixed running cost", "upkeep of a t/a that stands, a year", "₹ crore per t/a",
                             usual=(0, 0.2))
    ]
    running_cost: Annotated[
        float, Ge(0), Column("Running cost", "materials-free cost of a unit of use, without electricity", "per kg",
                             spread=True,
               usual=(0, 5000))
    ]
    currency: Annotated[str, Column("Currency", "of the running cost: ₹, or one that Economy has a rate for",
                                     text="choice")]
    electricity: Annotated[
        float, Ge(0), Column("Electricity", "per unit of use", "kWh/kg", spread=True, usual=(0, 30))
    ]
    availability: Annotated[
        float, Gt(0), Le(1), Column("Availability", "share of the year it can work", "%", empty="100 %", blank=1.0)
    ]
    lead_time: Annotated[
        int, Ge(0), Le(10), Column("Lead time", "years of spending before the year it starts", "years")
    ]
    ramp_1: Annotated[float, Ge(0), Le(1), Column("Ramp-up 1", RAMP.format(1), "%", spread=True, **FULL)]
    ramp_2: Annotated[float, Ge(0), Le(1), Column("Ramp-up 2", RAMP.format(2), "%", spread=True, **FULL)]
    ramp_3: Annotated[float, Ge(0), Le(1), Column("Ramp-up 3", RAMP.format(3), "%", spread=True, **FULL)]
    ramp_4: Annotated[float, Ge(0), Le(1), Column("Ramp-up 4", RAMP.format(4), "%", spread=True, **FULL)]
    ramp_5: Annotated[
        float, Ge(0), Le(1), Column("Ramp-up 5", RAMP.format(5) + " and ever after", "%", spread=True, **FULL)
    ]
    life: Annotated[int, Ge(1), Column("Life", "years it works", "years", usual=(1, 60))]
    earliest: Annotated[
        Year | None, Column("Earliest year", "first year it may start", "FY", empty="first year plus lead time")
    ]
    eligible: Annotated[
        float, Ge(0), Le(1), Column("Eligible share", "part of its cost that counts as eligible investment", "%")
    ]
    jobs: Annotated[float, Ge(0), Column("Jobs", "full-time jobs per t/a that stands", "jobs per t/a", spread=True,
                                         usual=(0, 5))]
    emissions: Annotated[
        float, Ge(0), Column("Process emissions", "per unit of use, without electricity", "t CO2e/t", spread=True,
                             usual=(0, 200))
    ]
    unit_size: Annotated[
        float | None, Gt(0), Column("Unit size", "built in whole units of this size", "t/a", empty="any size",
                                    usual=(1, 50000))
    ]
    scale_exponent: Annotated[
        float | None, Gt(0), Le(1),
        Column("Scale exponent", "cost grows with size to this power, for whole units only", "1",
               empty="cost in proportion")
    ]
