"""How the report workbook looks: cell formats, number formats, colours of verdicts and tabs."""

from __future__ import annotations

from typing import Any

from model.tell.palette import BLUE, GREEN, INK, ORANGE, SKY, VERMILLION
from model.tell.table import DECIMALS, ReportColumn

TABS = {"answer": BLUE, "detail": SKY, "proof": "#8C8C8C"}
LEVELS = {"good": GREEN, "caution": ORANGE, "bad": VERMILLION}
PHASES = {"building": (ORANGE, "#000000"), "ramp": (SKY, "#000000"), "full": (BLUE, "#FFFFFF")}
"""First word of a phase → fill and ink."""
GREY = "#595959"
RED = "#A83C00"
"""Words of a verdict against the plan: the vermillion of its border, dark enough to be read."""
GROUPED = (
    (1_000_000_000, r"##\,##\,##\,##\,##0"), (10_000_000, r"##\,##\,##\,##0"), (100_000, r"##\,##\,##0"),
)
"""From this size on, a number is grouped the Indian way; no sign in the formats, so that none is doubled or lost."""


class ReportStyles:
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
        return self.get(bold=True, font_size=16, font_color=INK)

    @property
    def heading(self) -> Any:
        """The headings between the parts of Summary."""
        return self.get(bold=True, font_size=13, font_color=INK)

    @property
    def sentence(self) -> Any:
        """Cell A2 and findings."""
        return self.get(text_wrap=True, valign="top")

    @property
    def wrapped(self) -> Any:
        """Sentences within a table, clear of the number beside them."""
        return self.get(text_wrap=True, valign="top", align="left", indent=1)

    @property
    def small(self) -> Any:
        """Small print."""
        return self.get(font_color=GREY, font_size=9, valign="top", text_wrap=True)

    @property
    def link(self) -> Any:
        """Links inside the workbook."""
        return self.get(font_color="#0050A0", underline=1, valign="top", align="left", indent=1)

    @property
    def back(self) -> Any:
        """The link back to Summary."""
        return self.get(font_color="#0050A0", underline=1, valign="top")

    @property
    def text(self) -> Any:
        """Words within a table."""
        return self.get(valign="top", align="left", indent=1)

    def head(self, column: ReportColumn) -> Any:
        """The heading of a column, over numbers on the right."""
        looks = {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "text_wrap": True, "valign": "vcenter"}
        return self.get(**looks, **_side(column))

    def note(self, column: ReportColumn) -> Any:
        """Meaning and unit above the heading of a column."""
        return self.get(font_color=GREY, font_size=9, valign="bottom", text_wrap=True, **_side(column))

    def number(self, decimals: int) -> Any:
        """A number with a fixed count of decimals."""
        return self.get(num_format=with_decimals("#,##0", decimals), valign="top", align="right", indent=1)

    def phase(self, word: str) -> Any:
        """A cell of the calendar, by its first word; the words stay beside the colour."""
        fill, ink = PHASES.get(word, ("", GREY))
        shade = {"bg_color": fill} if fill else {}
        return self.get(font_color=ink, font_size=9, align="center", valign="top", border=1, border_color="#FFFFFF",
                        **shade)

    def verdict(self, level: str) -> Any:
        """The verdict: colour beside words."""
        ink = {"font_color": RED} if level == "bad" else {}
        return self.get(text_wrap=True, valign="vcenter", bold=True, font_size=13, left=5, left_color=LEVELS[level],
                        bottom=2, bottom_color=LEVELS[level], **ink)


def _side(column: ReportColumn) -> dict[str, Any]:
    """Over numbers on the right, over phases in the middle, over words on the left."""
    if column.kind in ("number", "whole", "tiny"):
        return {"align": "right", "indent": 1}
    return {"align": "center"} if column.kind == "phase" else {"align": "left", "indent": 1}


def with_decimals(number_format: str, decimals: int) -> str:
    """A number format with decimals added."""
    return number_format + ("." + "0" * decimals if decimals else "")


def decimals_of(column: ReportColumn, unit: str | None) -> int:
    """Decimals of a cell: of its column, or of the unit its row names."""
    return DECIMALS.get(unit.split()[0] if unit else "", 2) if column.unit == "as named" else column.decimals
