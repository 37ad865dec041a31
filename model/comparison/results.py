"""Changed results: every number of the compared sheets that differs, biggest first, and every word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.comparison.compared import ALL, COMPARED, FY, YEARS, Compared
from model.comparison.pair import ONLY_A, ONLY_B, Pair, Row, differ, matched
from model.ground.units import indian
from model.tell.table import ReportColumn, ReportTable, framed

SHEET, WORDS_SHEET, COUNTS_SHEET = "Changed results", "Changed words", "Changes by sheet"

ONE = 1.0
"""Least number that sizes are measured by, so that rounding errors are not the biggest change."""

COLUMNS = (
    ReportColumn("Sheet", "–", "sheet of report.xlsx in both run folders"),
    ReportColumn("Item", "–", "keys of the row"),
    ReportColumn(FY, "–", f"year; {ALL} where the number is of all years"),
    ReportColumn("Quantity", "–", "column of the sheet"),
    ReportColumn("A", "as named", "in A", "number", empty="not in A"),
    ReportColumn("B", "as named", "in B", "number", empty="not in B"),
    ReportColumn("B less A", "as named", "of per cents in points", "number", empty="only in one run"),
    ReportColumn("Unit", "–", "of the row"),
    ReportColumn("Size", "%", "change as a share of the largest such number in either run, at least of one unit",
                 "number"),
    ReportColumn("In", "–", "both runs, or one of them"),
)
WORDS_COLUMNS = (
    *COLUMNS[:4],
    ReportColumn("A", "–", "in A", "sentence", empty="nothing said in A"),
    ReportColumn("B", "–", "in B", "sentence", empty="nothing said in B"),
)
COUNTS_COLUMNS = (
    ReportColumn("Sheet", "–", "sheet of report.xlsx in both run folders"),
    ReportColumn("Compared", "number", "numbers and words compared", "whole"),
    ReportColumn("Differ", "number", "numbers that are in both runs and differ", "whole"),
    ReportColumn("Only in A", "number", "numbers of rows or years that B does not have", "whole"),
    ReportColumn("Only in B", "number", "numbers of rows or years that A does not have", "whole"),
    ReportColumn("Words that differ", "number", "words, such as what held a payment", "whole"),
)


def changed_results(pair: Pair) -> tuple[ReportTable, ReportTable, ReportTable]:
    """Numbers that differ, words that differ, and counts of both by sheet.

    Args:
        pair: two runs that both have numbers.
    """
    numbers: list[list[Any]] = []
    words: list[list[Any]] = []
    counts = []
    for of in COMPARED:
        if of.sheet not in pair.a.sheets and of.sheet not in pair.b.sheets:
            continue
        every, wordy = [*_numbers(pair, of)], [*_words(pair, of)]
        changed = [r for r in every if r[-1] in (ONLY_A, ONLY_B) or differ(r[4], r[5])]
        spoken = [r for r in wordy if r[4] != r[5]]
        numbers += _sized(every, changed)
        words += spoken
        counts.append([of.sheet, len(every) + len(wordy), *(sum(test(r) for r in changed) for test in _TESTS),
                       len(spoken)])
    numbers.sort(key=lambda r: -r[8])
    return _table(numbers), _words_table(words), _counts_table(counts)


_TESTS = (lambda r: r[-1] not in (ONLY_A, ONLY_B), lambda r: r[-1] == ONLY_A, lambda r: r[-1] == ONLY_B)


def _rows(pair: Pair, of: Compared) -> Iterator[tuple[Row | None, Row | None]]:
    a, b = (of.taken(f) if len(f) else f for f in pair.frames(of.sheet))
    yield from matched(a, b, of.keys)


def _places(pair: Pair, of: Compared, columns: tuple[str, ...], row: Row) -> Iterator[tuple[str, str, str]]:
    """Year, quantity and column of the cells of a row."""
    year = str(row.get(FY, ALL)) if FY in of.keys else ALL
    for column in columns:
        if column == YEARS:
            yield from ((y, of.sheet, y) for y in pair.years)
        elif any((of.sheet, column) in run.columns for run in (pair.a, pair.b)):
            yield year, column, column


def _item(of: Compared, row: Row) -> str:
    return ", ".join(str(row[k]) for k in of.keys if k != FY and row.get(k)) or of.sheet


def _numbers(pair: Pair, of: Compared) -> Iterator[list[Any]]:
    """Every number that either run has, changed or not."""
    for a, b in _rows(pair, of):
        row = b or a or {}
        for year, quantity, column in _places(pair, of, of.numbers, row):
            old, new = (float("nan") if r is None else r.get(column, float("nan")) for r in (a, b))
            if old != old and new != new:
                continue
            where = ONLY_B if old != old else ONLY_A if new != new else pair.where(a, b)
            yield [of.sheet, _item(of, row), year, quantity, old, new, new - old, _unit(pair, of, column, row), 0.0,
                   where]


def _unit(pair: Pair, of: Compared, column: str, row: Row) -> str:
    unit = next(r.columns[of.sheet, column].unit for r in (pair.b, pair.a) if (of.sheet, column) in r.columns)
    return str(row.get("Unit", unit)) if unit == "as named" else unit


def _sized(every: list[list[Any]], changed: list[list[Any]]) -> list[list[Any]]:
    """Changes with their size: a share of the largest number of the same quantity and unit in either run."""
    largest: dict[tuple[str, str], float] = {}
    for r in every:
        top = max(abs(v) for v in r[4:6] if v == v)
        largest[r[3], r[7]] = max(largest.get((r[3], r[7]), 0.0), top)
    sized = []
    for r in changed:
        change = abs(r[6]) if r[6] == r[6] else max(abs(v) for v in r[4:6] if v == v)
        sized.append([*r[:8], 100 * change / max(largest[r[3], r[7]], ONE), r[9]])
    return sized


def _words(pair: Pair, of: Compared) -> Iterator[list[Any]]:
    """Every word that both runs could say, changed or not."""
    for a, b in _rows(pair, of):
        if a is None or b is None:
            continue
        for year, quantity, column in _places(pair, of, of.words, b):
            if column in a and column in b:
                yield [of.sheet, _item(of, b), year, quantity, a[column] or None, b[column] or None]


def _table(records: list[list[Any]]) -> ReportTable:
    sentence = (
        f"{indian(len(records))} numbers differ by more than rounding, or stand in one run only; biggest first, each "
        "measured by the largest number of its kind. A row that is in one run only has no difference: it is not "
        "counted as zero in the other."
    )
    return ReportTable(SHEET, "What changed in the results, biggest first", sentence, COLUMNS,
                       framed([c.name for c in COLUMNS], records), tab="answer")


def _words_table(records: list[list[Any]]) -> ReportTable:
    sentence = f"{indian(len(records))} words of rows that both runs have differ, such as what held a payment."
    return ReportTable(WORDS_SHEET, "Words that changed", sentence, WORDS_COLUMNS,
                       framed([c.name for c in WORDS_COLUMNS], records))


def _counts_table(records: list[list[Any]]) -> ReportTable:
    sentence = "What was compared, sheet by sheet; a sheet with noughts is the same in both runs."
    return ReportTable(COUNTS_SHEET, "Where the results differ", sentence, COUNTS_COLUMNS,
                       framed([c.name for c in COUNTS_COLUMNS], records))
