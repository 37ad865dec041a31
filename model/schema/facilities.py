"""Facilities: who works, where, and at what cost against the common figures."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from model.schema.column import Column, Sheet, SourcedRow

FacilityKind = Literal["beneficiary", "public", "recycler", "plant", "reserve"]
KIND_WORDS = ("(all)", "(beneficiary)", "(public)", "(recycler)", "(plant)", "(reserve)")


class Facility(SourcedRow):
    """A facility and how its costs differ from the common figures."""

    SHEET: ClassVar[Sheet] = Sheet("Facilities", "one facility", needed=True, tab="fill",
                                   without="goods go from supplies to markets, and nobody makes or holds anything")

    facility: Annotated[str, Column("Facility", "its name on every other sheet", key=True)]
    kind: Annotated[FacilityKind, Column("Kind", "a beneficiary may receive an award; a reserve only holds "
                                         "stock, and (all) on other sheets leaves it out")]
    place: Annotated[
        str | None, Column("Place", "where it stands", refers=("Places",), empty="freight by country only")
    ]
    technology: Annotated[
        str | None, Column("Technology", "type of technology; for the reader", empty="not said")
    ]
    capital_factor: Annotated[
        float, Gt(0), Column("Capital cost factor", "its capital cost against Capacity", "1", usual=(0.5, 2), empty="1",
               blank=1.0)
    ]
    running_factor: Annotated[
        float, Gt(0), Column("Running cost factor", "its running cost against Capacity", "1", usual=(0.5, 2), empty="1",
               blank=1.0)
    ]
    input_factor: Annotated[
        float, Gt(0), Column("Input factor", "inputs it needs against Recipes; above 1 is a lower yield", "1",
                             usual=(0.9, 1.2), empty="1", blank=1.0)
    ]
    cost_of_capital: Annotated[
        float, Ge(0), Le(0.4), Column("Cost of capital", "real rate at which its owner judges the plant; after tax "
                                       "where a Tax rate is given", "%")
    ]
    tax_rate: Annotated[
        float | None, Ge(0), Le(1),
        Column("Tax rate", "on its profit, losses carried forward; where Margins of Settings is own flows", "%",
               empty="profit is not taxed", usual=(0.1, 0.4))
    ]
    working_capital: Annotated[
        float | None, Ge(0), Le(24),
        Column("Working capital", "months of its purchases that are tied up; where Margins of Settings is own flows",
               "months", empty="none is counted")
    ]
    decision: Annotated[
        Literal["decide"] | None, Column("Decision", "decide: the plan opens it or not", empty="always open")
    ]
    opening_cost: Annotated[
        float | None, Ge(0), Column("Opening cost", "paid once where it is open", "₹ crore", empty="none",
                                    usual=(0, 20000))
    ]
    yearly_cost: Annotated[
        float | None, Ge(0), Column("Yearly cost", "paid each year where it is open", "₹ crore", empty="none",
                                    usual=(0, 2000))
    ]
    throughput: Annotated[
        float | None, Ge(0), Column("Throughput", "shipped out in a year, at most", "t", empty="no limit",
                                    usual=(0, 500000))
    ]
