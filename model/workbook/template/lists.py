"""The drop-down lists of the input workbook: defined names, and the hidden sheet Lists behind them.

A list of names follows the sheet it comes from: formulas on Lists pick out each name once, and its defined name ends
at the last one. Formulas are written with their values, for readers that do not calculate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from xlsxwriter.utility import xl_col_to_name

from model.schema import BY_TITLE, Field
from model.schema.commodities import CommodityKind
from model.workbook.layout import FIRST_ROW, LAST_PREPARED_ROW, LISTS, headings
from model.workbook.records import Records

DEEPEST = 400
"""Names at most in a list that draws on several sheets."""

SOURCES: dict[str, tuple[tuple[str, str], ...]] = {
    "Commodities": (("Commodities", "commodity"),),
    "groups": (("Commodities", "group"),),
    "Stages": (("Stages", "stage"),),
    "Facilities": (("Facilities", "facility"),),
    "Places": (("Places", "place"),),
    "Supply": (("Supply", "supply"),),
    "Demand and sales": (("Demand and sales", "market"),),
    "Scenarios": (("Scenarios", "scenario"),),
    "countries": (("Supply", "country"), ("Demand and sales", "country")),
    "kinds": (),
}
"""What a column may refer to → the columns its names stand in, each as sheet and field."""

WORDS: dict[str, tuple[str, ...]] = {"countries": ("India",), "kinds": get_args(CommodityKind)}
"""What a column may refer to → the names it has whatever the sheets say."""


@dataclass(frozen=True)
class Ranks:
    """A helper column that numbers the names of one column of a sheet, each at its first row.

    Attributes:
        letter: its column on Lists.
        source: the cells it numbers.
        names: the names it numbers now.
    """

    letter: str
    source: str
    names: tuple[str, ...]

    @property
    def cells(self) -> str:
        """The helper column's own cells."""
        return f"${self.letter}$2:${self.letter}${LAST_PREPARED_ROW - FIRST_ROW + 2}"


def source_range(title: str, field: str) -> str:
    """The prepared cells of a list sheet's own column, as an absolute reference."""
    names = [h.name for h in headings(BY_TITLE[title], ())]
    letter = xl_col_to_name(names.index(field))
    return f"'{title}'!${letter}${FIRST_ROW}:${letter}${LAST_PREPARED_ROW}"


class Lists:
    """The drop-down lists of one workbook, each made when a column first asks for it."""

    def __init__(self, book: Any, sheet: Any, records: Records, years: Sequence[str]) -> None:
        self._book, self._sheet, self._records = book, sheet, records
        self._made: dict[str, str] = {}
        self._choices: dict[tuple[str, ...], str] = {}
        self._ranks: dict[tuple[str, str], Ranks] = {}
        self._column = 0
        self.years = self._words("pick_years", years)

    def of(self, field: Field) -> str | None:
        """The defined name a column's drop-down points to; None where it has none."""
        if field.kind == "choice":
            return self._choice(f"pick_{field.name}", field.choices)
        if field.kind == "yes/no":
            return self._words("pick_yes_no", ("Yes", "No"))
        if field.kind == "year":
            return self.years
        if not field.column.refers:
            return None
        slug = "_".join(_slug(r) for r in field.column.refers)
        only = field.column.refers[0] if len(field.column.refers) == 1 else ""
        if only in BY_TITLE and not field.column.words and _names_rows(only):
            return self._direct(f"pick_{slug}", only)
        words = "_or_words" if len(field.column.words) > 1 else "".join(f"_{_slug(w)}" for w in field.column.words)
        return self._joined(f"pick_{slug}{words}", field)

    def _next(self, head: str) -> str:
        letter = str(xl_col_to_name(self._column))
        self._sheet.write_string(0, self._column, head)
        self._column += 1
        return letter

    def _choice(self, name: str, words: tuple[str, ...]) -> str:
        """The name of a list of choices; columns of one name that offer other choices are numbered."""
        if words not in self._choices:
            taken = sum(n.partition("-")[0] == name for n in self._choices.values())
            self._choices[words] = name if not taken else f"{name}-{taken + 1}"
        return self._words(self._choices[words].replace("-", "_"), words)

    def _words(self, name: str, words: Sequence[str]) -> str:
        if name not in self._made:
            letter = self._next(name)
            for i, word in enumerate(words, 1):
                self._sheet.write_string(i, self._column - 1, word)
            self._define(name, f"={LISTS}!${letter}$2:${letter}${len(words) + 1}")
        return name

    def _direct(self, name: str, title: str) -> str:
        if name not in self._made:
            cells = source_range(title, SOURCES[title][0][1])
            first = cells.partition(":")[0]
            self._define(name, f"={first}:INDEX({cells},MAX(1,COUNTA({cells})))")
        return name

    def _joined(self, name: str, field: Field) -> str:
        if name in self._made:
            return name
        words = [*field.column.words, *(w for r in field.column.refers for w in WORDS.get(r, ()))]
        ranks = [self._rank(r, i) for r in field.column.refers for i in range(len(SOURCES[r]))]
        letter, column = self._next(name), self._column - 1
        names = [*words, *(n for r in ranks for n in r.names)][:DEEPEST]
        for i in range(DEEPEST):
            if i < len(words):
                self._sheet.write_string(i + 1, column, words[i])
            else:
                self._sheet.write_formula(i + 1, column, _nth(ranks, len(words)), None, (names + [""] * DEEPEST)[i])
        total = "+".join([str(len(words)), *(f"MAX({LISTS}!{r.cells})" for r in ranks)])
        cells = f"{LISTS}!${letter}$2:${letter}${DEEPEST + 1}"
        self._define(name, f"={LISTS}!${letter}$2:INDEX({cells},MAX(1,MIN({DEEPEST},{total})))")
        return name

    def _define(self, name: str, formula: str) -> None:
        self._made[name] = formula
        self._book.define_name(name, formula)

    def _rank(self, refers: str, which: int) -> Ranks:
        """Number the names of one source, leaving out those of the sources before it and the fixed words."""
        title, field = SOURCES[refers][which]
        if (title, field) in self._ranks:
            return self._ranks[title, field]
        before = [self._rank(refers, i) for i in range(which)]
        heading = {h.name: h.text for h in headings(BY_TITLE[title], ())}[field]
        values = [str(row.get(heading) or "") for row in self._records.get(title, ())]
        known = {n.casefold() for n in (*WORDS.get(refers, ()), *(n for r in before for n in r.names))}
        letter, column = self._next(f"numbers of {title}, {heading}"), self._column - 1
        cells = source_range(title, field)
        names: list[str] = []
        for i in range(LAST_PREPARED_ROW - FIRST_ROW + 1):
            value = values[i] if i < len(values) else ""
            new = bool(value) and value.casefold() not in known
            known.add(value.casefold())
            names += [value] if new else []
            formula = _rank_formula(cells, i, letter, WORDS.get(refers, ()), [r.source for r in before])
            self._sheet.write_formula(i + 1, column, formula, None, len(names) if new else "")
        self._ranks[title, field] = Ranks(letter, cells, tuple(names))
        return self._ranks[title, field]


def _slug(text: str) -> str:
    return "_".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _names_rows(title: str) -> bool:
    """Whether the sheet's name column is its only key, so that no name stands there twice."""
    return sum(h.field.column.key for h in headings(BY_TITLE[title], ())) == 1


def _rank_formula(cells: str, index: int, letter: str, words: Sequence[str], before: Sequence[str]) -> str:
    sheet, _, address = cells.rpartition("!")
    column = address.split("$")[1]
    cell = f"{sheet}!{column}{FIRST_ROW + index}"
    tests = [f'{cell}=""', f"COUNTIF({sheet}!{column}${FIRST_ROW}:{column}{FIRST_ROW + index},{cell})>1"]
    tests += [f'{cell}="{w}"' for w in words] + [f"COUNTIF({b},{cell})>0" for b in before]
    return f'=IF(OR({",".join(tests)}),"",MAX({letter}$1:{letter}{index + 1})+1)'


def _nth(ranks: Sequence[Ranks], words: int) -> str:
    """The formula for the name in this row: of the first source that still has one."""
    formula, passed = '""', [f"ROW()-{1 + words}"]
    steps: list[tuple[str, Ranks]] = []
    for rank in ranks:
        steps.append(("-".join(passed), rank))
        passed.append(f"MAX({rank.cells})")
    for position, rank in reversed(steps):
        formula = f"IFERROR(INDEX({rank.source},MATCH({position},{rank.cells},0)),{formula})"
    return f"={formula}"
