"""A workbook as read: rows with typed values, sound or not, and what was said about each sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from model.case.parsed import ParsedRow
from model.ground.errors import Problem
from model.schema import Field, Row, fields_of
from model.schema.scheme import Scheme
from model.schema.settings import Settings


@dataclass(frozen=True)
class Draft:
    """One row as read, before names are compared across sheets.

    Attributes:
        row: the Excel row it stands in.
        values: field name → value; fields whose cell is bad are left out.
        low, high: values of the columns "… low" and "… high" that are filled.
        years: value of each year column that is filled.
        sound: whether every cell could be read.
    """

    row: int
    values: Mapping[str, Any] = field(default_factory=dict)
    low: Mapping[str, float] = field(default_factory=dict)
    high: Mapping[str, float] = field(default_factory=dict)
    years: Mapping[str, float] = field(default_factory=dict)
    sound: bool = True


@dataclass(frozen=True)
class SheetRead:
    """One sheet as read.

    Attributes:
        columns: field name, "field low", "field high" or year → column letters; on a form also "field row".
        drafts: its rows; a form has one.
        problems: what was found on it.
        names_known: whether every name it defines could be read, so that others may be compared with them.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    drafts: Sequence[Draft] = ()
    problems: Sequence[Problem] = ()
    names_known: bool = True


@dataclass(frozen=True)
class Book:
    """What the rules across sheets look at.

    Attributes:
        name: file name without folder or ending.
        settings: the sheet Settings, None where it could not be read.
        scheme: the sheet Scheme, None where there is none or it could not be read.
        rows: title of a list sheet → its sound rows.
        columns: title → field → column letters.
        unsound: titles of the sheets on which something must be mended first.
        taken: row class → its rows with the chosen case taken, once a rule has asked for them.
    """

    name: str
    settings: Settings | None
    scheme: Scheme | None
    rows: Mapping[str, Sequence[ParsedRow]]
    columns: Mapping[str, Mapping[str, str]]
    unsound: frozenset[str] = frozenset()
    taken: dict[type[Row], Sequence[Any]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def in_case(self, case: str) -> Book:
        """The same workbook with another case chosen."""
        if self.settings is None or self.settings.case == case:
            return self
        return replace(self, settings=self.settings.model_copy(update={"case": case}))


def first_key(kind: type[Row]) -> Field:
    """The column that holds the names a sheet defines.

    >>> from model.schema.demand import Demand
    >>> first_key(Demand).name
    'market'
    """
    return next(f for f in fields_of(kind) if f.column.key)
