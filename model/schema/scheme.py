"""Scheme: the clauses of the scheme that are one number or one choice each."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from model.schema.column import Column, Row, Sheet


class Scheme(Row):
    """The clauses of the scheme. Sizes with their ceilings are on Award sizes, bidders on Bids."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Scheme", "one clause of the scheme", form=True, tab="fill", without="no scheme: nobody receives an award"
    )

    total_capacity: Annotated[
        float, Ge(0), Column("Total capacity", "capacity awarded in all, at most", "t/a", clause="G, MP")
    ]
    beneficiaries: Annotated[
        int, Ge(0), Column("Beneficiaries", "beneficiaries selected, at most", "number", clause="MP, BS0")
    ]
    gestation: Annotated[
        int, Ge(0), Le(10), Column("Gestation", "years from award until the capacity must stand", "years", clause="MP")
    ]
    metal_share: Annotated[
        float, Ge(0), Le(1),
        Column("Own metal capacity", "share of the metal its award needs that a beneficiary must be able to make", "%",
               clause="G"),
    ]
    alloy_share: Annotated[
        float, Ge(0), Le(1),
        Column("Own alloy capacity", "share of the alloy its award needs that a beneficiary must be able to make", "%",
               clause="G"),
    ]
    outside_capacity: Annotated[
        bool, Column("Capacity outside the scheme", "Yes: a beneficiary may build magnet capacity beyond its award",
                     clause="G")
    ]
    assured_bids: Annotated[
        int, Ge(0), Column("Assured oxide, lowest bids", "how many of the lowest bids may buy it", "number",
                           clause="MP, FE")
    ]
