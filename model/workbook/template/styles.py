"""How the input workbook looks: colours, cell formats and number formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.schema import Field

INPUT_INK, INPUT_FILL, FIXED_FILL, HEAD_FILL, GREY = "#1F3864", "#FFF9DB", "#E4E4E4", "#1F3864", "#595959"
TABS = {"fill": "#0072B2", "data": "#8C8C8C", "tool": "#56B4E9"}
MOST_DECIMALS = 4


class TemplateStyles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **properties: Any) -> Any:
        """The format with these properties of XlsxWriter."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]

    @property
    def title(self) -> Any:
        """Cell A1."""
        return self.get(bold=True, font_size=16, font_color=INPUT_INK)

    @property
    def plain(self) -> Any:
        """Explanations that may run over the next cells."""
        return self.get(font_color=GREY, valign="top")

    @property
    def wrapped(self) -> Any:
        """Explanations that stay within their cell."""
        return self.get(font_color=GREY, valign="top", text_wrap=True, align="left", indent=1)

    @property
    def label(self) -> Any:
        """The name of a setting."""
        return self.get(bold=True, valign="top", text_wrap=True, align="left", indent=1)

    @property
    def small(self) -> Any:
        """The rows of meanings and of units."""
        return self.get(font_color=GREY, font_size=9, valign="top", text_wrap=True, align="left", indent=1)

    @property
    def spilling(self) -> Any:
        """The meaning of all year columns, over their first ones."""
        return self.get(font_color=GREY, font_size=9, valign="top", align="left", indent=1)

    @property
    def head(self) -> Any:
        """The heading row."""
        return self.get(bold=True, font_color="#FFFFFF", bg_color=HEAD_FILL, text_wrap=True, valign="top", border=1,
                        border_color="#FFFFFF", align="left", indent=1)

    @property
    def link(self) -> Any:
        """Links inside the workbook."""
        return self.get(font_color="#0050A0", underline=1, valign="top")

    def cell(self, number_format: str, *, fixed: bool = False, **properties: Any) -> Any:
        """A cell a planner fills in, or one the scheme has fixed."""
        return self.get(num_format=number_format, font_color="#000000" if fixed else INPUT_INK, locked=False,
                        bg_color=FIXED_FILL if fixed else INPUT_FILL, border=1, border_color="#D0D0D0", valign="top",
                        **properties)

    def below(self, number_format: str) -> Any:
        """The column's format under the prepared cells: no fill, the same ink."""
        return self.get(num_format=number_format, font_color=INPUT_INK, valign="top", locked=False)


def is_fixed(field: Field, tab: str, form: bool) -> bool:
    """Whether a column restates a clause of the scheme, which no planner decides."""
    return bool(field.column.clause) and (form or tab != "fill")


def decimals(values: Iterable[object], percent: bool = False) -> int:
    """Decimals that show every value of a column, up to a most.

    >>> decimals([1.0, 2.25]), decimals([0.125], percent=True), decimals([])
    (2, 1, 0)
    """
    need = 0
    for value in values:
        if isinstance(value, int | float):
            shown = round(value * 100, 10) if percent else value
            while need < MOST_DECIMALS and round(shown, need) != round(shown, 10):
                need += 1
    return need


def number_format(field: Field, values: Iterable[object]) -> str:
    """The number format of a column that holds certain values.

    Args:
        field: the column.
        values: what stands in it.

    Returns:
        Percent for shares; text where digits are a name, so that HS codes keep their zeros.
    """
    if field.kind == "share":
        return "0." + "0" * max(1, min(2, decimals(values, percent=True))) + "%"
    if field.kind == "whole":
        return "0"
    if field.kind == "number" and field.column.unit != "as named":
        places = decimals(values)
        return "#,##0" + ("." + "0" * places if places else "")
    as_text = field.kind == "choice" or field.column.meaning.endswith("as text")
    return "@" if as_text else "General"


def finer(shape: str) -> tuple[int, str] | None:
    """Decimals of a number format, and the format for numbers that need more; None for words and whole numbers."""
    if shape in ("General", "@", "0"):
        return None
    places = len(shape.rstrip("%").partition(".")[2])
    return (places + 2, "0.0#####%") if shape.endswith("%") else (places, "General")


def shapes(shape: str, cell: str) -> list[tuple[str, str]]:
    """Number formats for numbers that a column's own format would not show well.

    Args:
        shape: the column's number format.
        cell: address of its first cell.

    Returns:
        Formula and number format: Indian grouping from one lakh on, more decimals where a number has them.
    """
    more = finer(shape)
    if more is None:
        return []
    tail = "." + shape.partition(".")[2] if "." in shape else ""
    large = [(f"=AND(ISNUMBER({cell}),ABS({cell})>=10000000)", "##\\,##\\,##\\,##0" + tail),
             (f"=AND(ISNUMBER({cell}),ABS({cell})>=100000)", "##\\,##\\,##0" + tail)]
    return [*(large if shape.startswith("#") else []), (f"={cell}<>ROUND({cell},{more[0]})", more[1])]
