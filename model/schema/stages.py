"""Stages: the productive units of the chain."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge

from model.schema.column import Column, Sheet, SourcedRow


class Stage(SourcedRow):
    """A stage of the chain and the part it plays in the scheme."""

    SHEET: ClassVar[Sheet] = Sheet("Stages", "one stage of the chain", needed=True, without="nobody makes anything")

    stage: Annotated[str, Column("Stage", "its name on every other sheet", key=True)]
    order: Annotated[int, Ge(1), Column("Order", "where it stands in tables and charts", "rank")]
    capacity_unit: Annotated[str, Column("Capacity unit", "what its capacity is counted in, for example t/a of metal")]
    scheme_role: Annotated[
        Literal["metal", "alloy", "magnet"] | None,
        Column(
            "Scheme role",
            "the step of the scheme it is: a beneficiary must own metal, alloy and magnet stages; what it makes of its "
            "magnets at later stages, such as coating, earns without a role",
            empty="no step of the scheme",
        ),
    ]
