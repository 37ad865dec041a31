"""What a study starts from: a plan, and what the command asks of studies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from model.case.tables import Tables
from model.planning.program import Program
from model.planning.result import Result
from model.planning.where import Where

if TYPE_CHECKING:
    from model.studies.study import Answer

BETWEEN = ("National cost", "Magnets by quantity")
"""The aims of the trade-off curve unless others are named."""


@dataclass(frozen=True)
class Options:
    """What the command line asks of studies.

    Attributes:
        only: names of the studies that are made, whatever the workbook says; None where it says so.
        also: names of studies that are made besides those of the workbook.
        points: plans on the trade-off curve; None for what Settings says.
        where: where variants are solved.
        between: the two aims of that curve.
    """

    only: tuple[str, ...] | None = None
    also: tuple[str, ...] = ()
    points: int | None = None
    between: tuple[str, str] = BETWEEN
    where: Where = field(default_factory=Where)


@dataclass(frozen=True)
class Asked:
    """What a study starts from.

    Attributes:
        result: the plan and those it is compared with.
        options: of the command line.
        answered: name of a study made before → what it found.
    """

    result: Result
    options: Options = field(default_factory=Options)
    answered: Mapping[str, Answer] = field(default_factory=dict)

    @property
    def program(self) -> Program:
        """The workbook as a program."""
        return self.result.program

    @property
    def tables(self) -> Tables:
        """The checked workbook."""
        return self.result.program.tables

    @property
    def given(self) -> bool:
        """Whether the plan was given and not chosen."""
        return self.result.program.given is not None
