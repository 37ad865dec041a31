"""What limits the plan in both runs: limits that hold in one of them or in both, and what one more unit is worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.comparison.pair import Pair, Row, matched
from model.studies.prices import PRICES as LIMITS
from model.tell.table import ReportColumn, ReportTable, framed

SHEET = "What limits"
NAMES = {c.key: c.name for c in LIMITS.columns}
WORDS, AT, POINTS, CRORE = (NAMES[n] for n in ("in_words", "limit", "more_points", "more_crore"))
NONE = "not among the priced limits of the run"

COLUMNS = (
    ReportColumn(WORDS, "–", "what it limits", "sentence"),
    ReportColumn("In", "–", "runs that it limits: both, or one of them"),
    ReportColumn("Unit", "–", "of the limit"),
    *(ReportColumn(f"At, {run}", "as named", f"the limit in {run}", "number", empty=NONE) for run in ("A", "B")),
    *(ReportColumn(f"Points, {run}", "points", f"change of dependence for one more in {run}", "number", digits=6,
                   empty=NONE) for run in ("A", "B")),
    *(ReportColumn(f"₹ crore, {run}", "₹ crore", f"change of cost for one more in {run}", "number", digits=4,
                   empty=NONE) for run in ("A", "B")),
)


def limits(pair: Pair) -> ReportTable:
    """One row a limit; those of both runs first.

    Args:
        pair: two runs that both have numbers.
    """
    records = sorted(_records(pair), key=lambda r: r[1])
    frame = framed([c.name for c in COLUMNS], records).astype({c.name: float for c in COLUMNS[3:]})
    sentence = (
        "A limit in one run only does not bind in the other, or is not among those that its Settings ask to price."
    )
    return ReportTable(SHEET, "What limits the plan in both", sentence, COLUMNS, frame, tab="answer")


def _records(pair: Pair) -> Iterator[list[Any]]:
    for a, b in matched(*pair.frames(LIMITS.sheet), (WORDS, "Limit")):
        row = b or a or {}
        yield [row[WORDS], pair.where(a, b), row["Unit"], *(_of(r, c) for c in (AT, POINTS, CRORE) for r in (a, b))]


def _of(row: Row | None, column: str) -> float | None:
    return None if row is None else float(row[column])
