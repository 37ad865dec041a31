"""Limits: the planner's own linear limits."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt

from model.schema.column import Column, Sheet, SourcedRow, Year
from model.schema.facilities import KIND_WORDS

ANY = "any"
QUANTITY_UNITS = {"shipped": "t", "made": "t", "built": "t/a", "held": "t", "unmet": "t", "open": "facilities"}


class Limit(SourcedRow):
    """A limit on a quantity, filtered; it appears everywhere under the planner's name."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Limits", "one limit of the planner's own", tab="fill", without="no limits but the built-in ones"
    )

    name: Annotated[str, Column("Name", "what the limit is called in reports, at most 40 characters", key=True)]
    quantity: Annotated[
        Literal["shipped", "made", "built", "held", "unmet", "open"],
        Column("Quantity", "shipped [t], imports too, From being the country; made [t], built [t/a], held at each "
               "period's end [t], unmet [t], open [facilities]"),
    ]
    commodity: Annotated[
        str | None, Column("Commodity", "commodity or group; for made, the main output of the route",
                           refers=("Commodities", "groups"), empty="any"),
    ]
    origin: Annotated[
        str | None, Column("From", "supply, facility, (kind of facility) or country it leaves",
                           refers=("Supply", "Facilities", "countries"), words=KIND_WORDS, empty="any"),
    ]
    target: Annotated[
        str | None, Column("To", "facility, (kind of facility), market or country it goes to; the market of unmet",
                           refers=("Facilities", "Demand and sales", "countries"), words=KIND_WORDS, empty="any"),
    ]
    facility: Annotated[
        str | None, Column("Facility", "who makes, builds, holds or is open", refers=("Facilities",),
                           words=KIND_WORDS, empty="any"),
    ]
    stage: Annotated[
        str | None, Column("Stage", "stage that makes or is built", refers=("Stages",), empty="any")
    ]
    first: Annotated[Year | None, Column("From year", "first year it holds", "FY", empty="first year")]
    last: Annotated[Year | None, Column("To year", "last year it holds", "FY", empty="last year")]
    over: Annotated[
        Literal["each year", "all years"], Column("Over", "a limit for each of the years, or one for their sum")
    ]
    sense: Annotated[
        Literal["≤", "≥", "="], Column("Sense", "≤ at most, ≥ at least, = exactly; the words may be typed too",
                                       also={"at most": "≤", "<=": "≤", "at least": "≥", ">=": "≥", "exactly": "="})
    ]
    value: Annotated[float, Ge(0), Column("Value", "the limit, in the unit of the quantity", "as named",
                                          unit_in="quantity")]
    penalty: Annotated[
        float | None, Gt(0), Column("Penalty", "cost of a unit beyond the limit", "₹ crore per unit",
                                    empty="the limit is hard"),
    ]
