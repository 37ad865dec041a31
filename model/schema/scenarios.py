"""Scenarios: what-ifs of a workbook, each a list of changes, solved beside the plan."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Le

from model.schema.column import Column, Sheet, SourcedRow

ANEW, AWARDS, BUILDS = "decide anew", "awards held", "awards and builds held"
"""What of the plan a scenario keeps."""


class Scenario(SourcedRow):
    """A what-if."""

    SHEET: ClassVar[Sheet] = Sheet("Scenarios", "a scenario", tab="fill", without="no scenarios are solved")

    scenario: Annotated[str, Column("Scenario", "what it is called in the report", key=True)]
    run: Annotated[bool, Column("Run", "No: it is not solved", empty="Yes", blank=True)]
    built_on: Annotated[
        str | None, Column("Built on", "another scenario whose changes are made first", refers=("Scenarios",),
                           empty="the workbook as it is")
    ]
    probability: Annotated[
        float | None, Ge(0), Le(1), Column("Probability", "how likely it is; those of all that run come to 100 % at "
                                           "most, the rest is the workbook as it is", "%", empty="not weighed")
    ]
    held: Annotated[
        Literal["decide anew", "awards held", "awards and builds held"],
        Column("Held", "what of the plan is kept: nothing, its awards, or its awards and all that it builds",
               empty="decide anew", blank="decide anew"),
    ]
    question: Annotated[str | None, Column("Question", "what it asks, in words", empty="none")]
