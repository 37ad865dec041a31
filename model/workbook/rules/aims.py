"""Aims: tolerances in the unit of their aim, and the Total with its prices."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema import fields_of
from model.schema.aims import AIM_UNITS, SERVING, TOTAL, Aim
from model.schema.settings import Settings
from model.workbook.read.book import Book
from model.workbook.rules.common import at, form_at, note, rows
from model.workbook.wording import number

PRICED = "priced"
TOLERANCES = {"points": (5.0, 50.0), "t": (50.0, 1e6), "₹ crore": (50.0, 1e6)}
"""Unit of an aim → tolerances up to which they are usual, and beyond which the aim says nothing any more."""


def tolerance_units(book: Book) -> Iterator[Problem]:
    """A tolerance is written in the unit its aim is measured in.

    Protects: a tolerance of 1 point taken for 1 tonne.
    """
    for parsed, aim in rows(book, Aim):
        unit = AIM_UNITS[aim.aim]
        if aim.tolerance_unit != unit:
            found = f"the tolerance of '{aim.aim}' is given in {aim.tolerance_unit}; the aim is measured in {unit}."
            yield Problem(at(book, Aim, parsed.row, "tolerance_unit"), found, f"Choose {unit}, and check Tolerance.")


def total_priced(book: Book) -> Iterator[Problem]:
    """The Total is priced and the other aims are not; it stands first, and has its prices.

    Protects: cost, stops and dependence that would be pursued one after the other though they were meant to be weighed.
    """
    first = min((aim.priority for _, aim in rows(book, Aim)), default=0)
    weighed = {aim.priority for _, aim in rows(book, Aim) if aim.aim == TOTAL}
    for parsed, aim in rows(book, Aim):
        if (aim.aim == TOTAL) != (aim.how == PRICED):
            mend = f"Choose {PRICED}." if aim.aim == TOTAL else f"Choose in order; only {TOTAL} is {PRICED}."
            yield Problem(at(book, Aim, parsed.row, "how"), f"'{aim.aim}' is pursued {aim.how or 'in order'}.", mend)
        elif aim.aim == TOTAL and aim.priority != first:
            yield Problem(at(book, Aim, parsed.row, "priority"), f"{TOTAL} is pursued at priority {aim.priority}, "
                          "after other aims.",
                          f"Give it priority {first}, and the others later ones: it weighs cost, stops and dependence, "
                          "and they may only decide between plans of equal total.")
        elif aim.aim != TOTAL and aim.priority in weighed:
            yield Problem(at(book, Aim, parsed.row, "priority"), f"'{aim.aim}' is pursued together with {TOTAL}, which "
                          "is money and is weighed with nothing else.",
                          f"Give it a later priority than {aim.priority}.")


def tolerances_leave_something(book: Book) -> Iterator[Problem]:
    """A tolerance leaves its aim some effect.

    Protects: an aim that later ones may give up altogether: of dependence there are 100 points in all.
    """
    for parsed, aim in rows(book, Aim):
        unit, cell = AIM_UNITS[aim.aim], at(book, Aim, parsed.row, "tolerance")
        usual, most = TOLERANCES.get(unit, (math.inf, math.inf))
        if aim.tolerance > most:
            yield Problem(cell, f"with a tolerance of {number(aim.tolerance)} {unit} later aims may give up all of "
                          f"'{aim.aim}'.", f"Type what they may give up, at most {number(most)}, or delete the aim.")
        elif aim.tolerance > usual:
            yield note(cell, f"later aims may give up {number(aim.tolerance)} {unit} of '{aim.aim}'; usual are up to "
                       f"{number(usual)}.", "Check the unit.")


def somebody_serves(book: Book) -> Iterator[Problem]:
    """Some aim has demand served: Unmet demand itself, or a cost in which its loss counts.

    Protects: a plan that leaves demand unmet in silence, since nothing it pursues is worse for it.
    """
    listed = [(parsed.row, aim.aim) for parsed, aim in rows(book, Aim)]
    if listed and not any(aim in SERVING for _, aim in listed):
        yield note(at(book, Aim, listed[0][0], "aim"), "no aim serves demand, so that what must be served may go unmet "
                   "though it could be had.", "Add Unmet demand at the first priority.")


def prices_of_total(book: Book) -> Iterator[Problem]:
    """Where the Total is pursued, a point of dependence and public money have prices; without a stop that is told.

    Protects: dependence that counts for nothing without anybody having said so.
    """
    if book.settings is None:
        return
    headings = {f.name: f.column.heading for f in fields_of(Settings)}
    if not any(aim.aim == TOTAL for _, aim in rows(book, Aim)):
        if book.settings.point_price:
            yield note(form_at(book, Settings, "point_price"), f"'{headings['point_price']}' is filled, and {TOTAL} is "
                       "no aim.", f"It steers nothing and only weighs designs: pursue {TOTAL} on Aims, or leave it so.")
        return
    for name in ("point_price", "public_money"):
        if getattr(book.settings, name) is None:
            yield Problem(form_at(book, Settings, name), f"'{headings[name]}' is empty, and the {TOTAL} is pursued.",
                          "Type its price; 0 where it counts for nothing.")
    if book.settings.stop_origin is None:
        yield note(form_at(book, Settings, "stop_origin"), f"the {TOTAL} is pursued without any stop of supplies.",
                   "No plan is given credit for withstanding a stop then: fill the rows of Settings that say what a "
                   "stop is, or leave it so.")
