"""Recipes: the routes by which commodities are turned into one another."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge

from model.schema.column import Column, Sheet, SourcedRow
from model.schema.facilities import KIND_WORDS

CAPACITY = "(capacity)"


class RecipeLine(SourcedRow):
    """One input, output or capacity use of a route, per tonne of its main output."""

    SHEET: ClassVar[Sheet] = Sheet("Recipes", "one commodity of one route", needed=True,
                                   without="nobody makes anything")

    recipe: Annotated[str, Column("Recipe", "name of the route", key=True)]
    stage: Annotated[
        str, Column("Stage", "stage that works it, or whose capacity it also uses", key=True, refers=("Stages",))
    ]
    facility: Annotated[
        str,
        Column(
            "Facility", "who may work it; (all): whoever has the stage", refers=("Facilities",), words=KIND_WORDS,
            empty="(all)", blank="(all)",
        ),
    ]
    commodity: Annotated[
        str,
        Column(
            "Commodity", "what goes in or out; (capacity) for a use of capacity", key=True, refers=("Commodities",),
            words=(CAPACITY,),
        ),
    ]
    role: Annotated[
        Literal["main output", "output", "input", "uses"],
        Column("Role", "main output once a route; uses: capacity of the stage per tonne of main output", key=True),
    ]
    amount: Annotated[
        float,
        Ge(0),
        Column("Amount", "per tonne of main output; a tonne uses 1 of its stage unless a row says so; 0 only for an "
               "output that is lost as things stand", "t/t",
               spread=True,
               usual=(0, 100)),
    ]
