"""Award sizes: what an award of each size needs and may receive."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge, Gt

from model.schema.column import Column, Sheet, SourcedRow


class AwardSize(SourcedRow):
    """A size of award with its floors and ceilings."""

    SHEET: ClassVar[Sheet] = Sheet("Award sizes", "one size of award", without="nobody can be awarded any capacity")

    capacity: Annotated[float, Gt(0), Column("Capacity", "magnet capacity awarded", "t/a", key=True, clause="MP",
                                             usual=(10, 20000))]
    net_worth: Annotated[float, Ge(0), Column("Least net worth", "of the bidder", "₹ crore", clause="AO",
                                              usual=(0, 20000))]
    incentive_ceiling: Annotated[
        float, Ge(0), Column("Incentive ceiling", "sales-linked incentive over all years", "₹ crore", clause="FE, AO",
                             usual=(0, 50000))
    ]
    subsidy_ceiling: Annotated[
        float, Ge(0), Column("Subsidy ceiling", "capital subsidy", "₹ crore", clause="FE, AO", usual=(0, 5000))
    ]
    investment_floor: Annotated[
        float, Ge(0), Column("Least investment", "eligible investment", "₹ crore", clause="FE, AO", usual=(0, 20000))
    ]
