"""Aims: what the plan is good for, in order of priority."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt

from model.schema.column import Column, Sheet, SourcedRow

SHARE_EXCESS = "Share excess"
"""The aim that makes what is beyond share limits small; without it they are held."""
TOTAL = "Total"
"""The aim in which cost, stops, dependence and public money are added up at their prices."""

AimName = Literal[
    "Total",
    "Unmet demand",
    "Magnets by quantity",
    "Magnets by value",
    "Chain by value",
    "Share excess",
    "Viability gap",
    "Cost",
    "National cost",
    "Exchequer cost",
    "Users' cost",
    "Scheme outlay",
    "Tie-break",
]

SERVING = ("Total", "Unmet demand", "National cost", "Cost")
"""Aims that serve demand: they count what goes unmet, or its loss; to the others unmet demand is nothing to avoid."""

AIM_UNITS: dict[str, str] = {
    "Total": "₹ crore",
    "Unmet demand": "t",
    "Magnets by quantity": "points",
    "Magnets by value": "points",
    "Chain by value": "points",
    "Share excess": "t",
    "Viability gap": "₹ crore",
    "Cost": "₹ crore",
    "National cost": "₹ crore",
    "Exchequer cost": "₹ crore",
    "Users' cost": "₹ crore",
    "Scheme outlay": "₹ crore",
    "Tie-break": "index",
}
"""The unit each aim is measured in, and in which its tolerance is written."""


class Aim(SourcedRow):
    """An aim and the priority at which it is pursued."""

    SHEET: ClassVar[Sheet] = Sheet("Aims", "one aim at one priority", needed=True, tab="fill")

    priority: Annotated[
        int, Ge(1), Column("Priority", "1 is pursued first; later ones may not undo it", "rank", key=True)
    ]
    aim: Annotated[AimName, Column("Aim", "what is made as small as possible", key=True)]
    how: Annotated[
        Literal["in order", "priced"] | None,
        Column("How", "in order: on its own, held by the aims behind it; priced: the Total, in which cost, stops, "
               "dependence and public money are added up at the prices of Settings", empty="in order")
    ]
    weight: Annotated[float, Gt(0), Column("Weight", "weight within its priority, each aim divided by its range", "1",
                                             empty="1", blank=1.0,
               usual=(0.01, 100))]
    tolerance: Annotated[
        float, Ge(0), Column("Tolerance", "how much later priorities may give up, in the tolerance unit", "as named",
                                unit_in="tolerance_unit")
    ]
    tolerance_unit: Annotated[
        Literal["t", "points", "₹ crore", "index"], Column("Tolerance unit", "the unit of the tolerance")
    ]
    relative_tolerance: Annotated[
        float,
        Ge(0),
        Column("Relative tolerance", "the same as a share of the best value; the larger of the two holds", "%",
               empty="0 %", blank=0.0,
               usual=(0, 0.2)),
    ]
