"""Aims: tolerances in the unit of their aim."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.aims import AIM_UNITS, Aim
from model.workbook.read.book import Book
from model.workbook.rules.common import at, rows


def tolerance_units(book: Book) -> Iterator[Problem]:
    """A tolerance is written in the unit its aim is measured in.

    Protects: a tolerance of 1 point taken for 1 tonne.
    """
    for parsed, aim in rows(book, Aim):
        unit = AIM_UNITS[aim.aim]
        if aim.tolerance_unit != unit:
            found = f"the tolerance of '{aim.aim}' is given in {aim.tolerance_unit}; the aim is measured in {unit}."
            yield Problem(at(book, Aim, parsed.row, "tolerance_unit"), found, f"Choose {unit}, and check Tolerance.")
