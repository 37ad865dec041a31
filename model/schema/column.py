"""What a column and a sheet of the input workbook say about themselves.

A sheet is one class, a column one annotated field. Template, reading, checks and the page of inputs all come from
these declarations, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt
from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

Confidence = Literal["official", "peer-reviewed", "industry report", "press", "inferred"]
CASES = ("Low", "Base", "High")
NO_LIMIT = "no limit"


@dataclass(frozen=True)
class FiscalYear:
    """Marks a text field as a financial year, written FY2026-27."""


Year = Annotated[str, FiscalYear()]


@dataclass(frozen=True)
class Column:
    """What a column holds.

    Attributes:
        heading: the text of the heading row.
        meaning: one sentence for the planner.
        unit: the unit of the cells, "–" where there is none.
        unit_in: field of the row that names the unit, where the unit is "as named".
        key: together the keys name a row; two rows with the same keys are a mistake.
        refers: titles of the sheets whose names may stand here.
        words: further words that may stand here, such as (all).
        text: what a text that refers to nothing is where it is no mere words, which decide nothing.
        also: another way to type a choice → the choice.
        empty: what an empty cell means; "" where the cell must be filled.
        blank: value that an empty cell stands for, where everybody means the same by it; never of a cost or a limit.
        spread: columns "… low" and "… high" stand beside it.
        usual: range outside which the check leaves a note.
        usual_currency: currency of that range, where each row has its own.
        clause: the clause of the scheme it restates.
    """

    heading: str
    meaning: str
    unit: str = "–"
    unit_in: str = ""
    key: bool = False
    refers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    text: Literal["", "key", "country", "choice"] = ""
    also: Mapping[str, str] = field(default_factory=dict, hash=False)
    empty: str = ""
    blank: Any = None
    spread: bool = False
    usual: tuple[float, float] | None = None
    usual_currency: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds.

    Attributes:
        title: the name of its tab.
        one_row_is: what one row is, in words.
        needed: the workbook cannot be planned without it.
        without: what it means that it has no row, said by the check; "" where a row is needed.
        years: the column repeated for each financial year, if any.
        form: fixed rows, one field a row, instead of a list.
        tab: colour group of the tab.
        sums_to_one: headings of the keys over which each year's shares add up to 100 %.
    """

    title: str
    one_row_is: str
    needed: bool = False
    without: str = ""
    years: Column | None = None
    years_ge: float | None = None
    form: bool = False
    tab: Literal["fill", "data", "tool"] = "data"
    sums_to_one: tuple[str, ...] = ()

    @property
    def fewest(self) -> str:
        """The fewest rows it may have, in words."""
        return "all" if self.form else "0" if self.without else "1"


class Row(BaseModel):
    """A row of a list sheet, or the whole of a form sheet, with typed and converted values."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")
    SHEET: ClassVar[Sheet]


class SourcedRow(Row):
    """A row that says where its numbers come from."""

    source: Annotated[str | None, Column("Source", "key of References, or text", empty="no source: said in the report")]
    confidence: Annotated[
        Confidence | None, Column("Confidence", "how well it is known", empty="not rated: said in the report")
    ]
    note: Annotated[str | None, Column("Note", "anything a reader should know", empty="nothing to add")]


Kind = Literal["text", "number", "whole", "share", "choice", "yes/no", "year"]


@dataclass(frozen=True)
class Field:
    """One column of one sheet as the tools see it: its declaration, its kind and its bounds.

    Attributes:
        name: the field of the row class.
        column: its declaration.
        kind: how a cell is read.
        choices: the allowed words, for a choice.
        ge, gt, le, lt: bounds in the column's unit.
    """

    name: str
    column: Column
    kind: Kind
    choices: tuple[str, ...] = field(default=())
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None

    @property
    def required(self) -> bool:
        """Whether an empty cell is a mistake."""
        return not self.column.empty


@cache
def fields_of(row: type[Row]) -> tuple[Field, ...]:
    """The columns of a sheet in the order of their declaration, provenance last.

    Args:
        row: the class of the sheet.

    Returns:
        One `Field` a column.
    """
    own = [_field(n, f) for n, f in row.model_fields.items() if n not in SourcedRow.model_fields]
    last = [_field(n, f) for n, f in SourcedRow.model_fields.items() if n in row.model_fields]
    return (*own, *last)


def _field(name: str, info: FieldInfo) -> Field:
    column = next(m for m in info.metadata if isinstance(m, Column))
    bounds: dict[str, Any] = {}
    for m in info.metadata:
        for bound, attribute in ((Ge, "ge"), (Gt, "gt"), (Le, "le"), (Lt, "lt")):
            if isinstance(m, bound):
                bounds[attribute] = getattr(m, attribute)
    kind, choices = _kind(info, column)
    return Field(name, column, kind, choices, **bounds)


def _kind(info: FieldInfo, column: Column) -> tuple[Kind, tuple[str, ...]]:
    marks = [*info.metadata, *(m for a in get_args(info.annotation) for m in getattr(a, "__metadata__", ()))]
    if any(isinstance(m, FiscalYear) for m in marks):
        return "year", ()
    for part in _parts(info.annotation):
        if get_origin(part) is Literal:
            return "choice", tuple(str(a) for a in get_args(part))
        if part is bool:
            return "yes/no", ()
        if part is int:
            return "whole", ()
        if part is float:
            return ("share" if column.unit.startswith("%") else "number"), ()
    return "text", ()


def _parts(annotation: Any) -> Iterator[Any]:
    arguments = get_args(annotation)
    if not arguments or get_origin(annotation) is Literal:
        yield annotation
    for part in arguments if get_origin(annotation) is not Literal else ():
        yield from _parts(part)
