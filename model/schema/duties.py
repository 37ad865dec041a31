"""Duties: customs duty on imports."""

from __future__ import annotations

from typing import Annotated, ClassVar

from annotated_types import Ge

from model.schema.column import Column, Sheet, SourcedRow, Year


class Duty(SourcedRow):
    """The customs duty on goods of one kind from one country. The most exact row holds."""

    SHEET: ClassVar[Sheet] = Sheet("Duties", "the duty on one kind of goods from one country",
                                   without="imports pay no duty")

    goods: Annotated[
        str, Column("Goods", "commodity, group or kind of commodity", key=True,
                    refers=("Commodities", "groups", "kinds"))
    ]
    country: Annotated[str, Column("Country", "country of origin, or (all)", key=True, refers=("countries",),
                                   words=("(all)",))]
    basic: Annotated[float, Ge(0), Column("Basic duty", "share of the value on arrival", "%", usual=(0, 1))]
    surcharge: Annotated[float, Ge(0), Column("Surcharge", "share of the basic duty", "%", usual=(0, 1))]
    first: Annotated[Year | None, Column("From year", "first year it is charged", "FY", key=True, empty="first year")]
    last: Annotated[Year | None, Column("To year", "last year it is charged", "FY", empty="last year")]
    notification: Annotated[str | None, Column("Notification", "for the reader", empty="not known")]
