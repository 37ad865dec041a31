"""Scenarios: how likely they are together."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.scenarios import Scenario
from model.workbook.read.book import Book
from model.workbook.rules.common import at, rows

NEAR = 1e-9


def probabilities_add_up(book: Book) -> Iterator[Problem]:
    """The scenarios that run come to 100 % at most; the rest is the workbook as it is.

    Protects: a mean over scenarios that weighs more than all there is.
    """
    run = [(parsed.row, s.probability) for parsed, s in rows(book, Scenario) if s.run and s.probability is not None]
    total = math.fsum(p for _, p in run)
    if total > 1 + NEAR:
        yield Problem(at(book, Scenario, run[-1][0], "probability"), f"the scenarios that run come to "
                      f"{100 * total:.4g} %.", "Lower them to 100 % together at most; the rest is the workbook as it "
                      "is.")
