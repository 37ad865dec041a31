"""Findings and the numbers they cite, each with the table and rows it is read from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

IN_SHORT = "In short"
"""The question that the whole plan answers: its sentences all stand open."""


@dataclass(frozen=True)
class Cited:
    """A number in a sentence and where it stands.

    Attributes:
        value: the number.
        text: how it is written.
        sheet, column: the table and column it is read from.
        where: column → word of the rows it is read from.
        how: the only value, or their sum, least, most or count.
    """

    value: float
    text: str
    sheet: str
    column: str
    where: Mapping[str, str]
    how: str

    def __str__(self) -> str:
        """As written in a sentence."""
        return self.text


@dataclass(frozen=True)
class Finding:
    """A sentence made from numbers of the tables.

    Attributes:
        sentence: what is found.
        sheet: where to read on.
        cited: its numbers.
        question: of the planner that it answers; "" where it stands by itself.
    """

    sentence: str
    sheet: str
    cited: tuple[Cited, ...]
    question: str = ""


def answers(findings: Sequence[Finding]) -> list[tuple[str, list[Finding]]]:
    """Findings under the questions they answer, both in the order they come.

    >>> a, b, c = (Finding(s, "", (), q) for s, q in (("x", "Who?"), ("y", "Who?"), ("z", "How?")))
    >>> [(question, [f.sentence for f in found]) for question, found in answers((a, b, c))]
    [('Who?', ['x', 'y']), ('How?', ['z'])]
    """
    return [(question, list(found)) for question, found in groupby(findings, key=lambda f: f.question)]


def small_count(count: int) -> str:
    """A count as a word up to ten, with a capital."""
    words = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
    return words[count] if count < len(words) else str(count)


def picked(frame: pd.DataFrame, column: str, where: Mapping[str, str], how: str) -> float:
    """One number read from a frame; sum, least and most are of the cells that are filled in.

    Raises:
        LookupError: only one row was expected, and there is none or there are several.
    """
    rows = frame
    for name, word in where.items():
        rows = rows[rows[name] == word]
    if how == "count":
        return float(len(rows))
    values = [float(v) for v in rows[column].tolist()]
    if how == "only" and len(values) != 1:
        raise LookupError(f"{len(values)} rows of {column} at {dict(where)}")
    if not values:
        return 0.0
    if how == "only":
        return values[0]
    numbers = [v for v in values if not math.isnan(v)]
    return _added(numbers, how) if numbers else math.nan


def _added(numbers: list[float], how: str) -> float:
    return {"sum": math.fsum(numbers), "least": min(numbers), "most": max(numbers)}[how]
