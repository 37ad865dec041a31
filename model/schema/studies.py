"""Studies: which further questions are asked of the plan with every run."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from model.schema.column import Column, Row, Sheet

EVERY_RUN = "with every run"
"""The setting that says whether a study is made without being asked for in the command."""


class StudySetting(Row):
    """One setting of one study."""

    SHEET: ClassVar[Sheet] = Sheet("Studies", "one setting of one study", tab="fill",
                                   without="the usual studies are made")

    study: Annotated[
        Literal["prices", "lots", "designs", "ties", "profits", "trade_off", "point_price", "as_good",
                "horizon", "cases", "scenarios", "readings"],
        Column("Study", "name of the study: README.md says what each asks", key=True),
    ]
    setting: Annotated[
        Literal["with every run"],
        Column("Setting", "with every run: whether it is made unless the command names other studies", key=True),
    ]
    value: Annotated[bool, Column("Value", "whether it is made")]
