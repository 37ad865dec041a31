"""Capacity: options that fit together once (all) and the kinds are replaced by facilities."""

from __future__ import annotations

import math
from collections.abc import Iterator

from model.ground.errors import Problem
from model.ground.years import start_of
from model.schema import fields_of
from model.schema.capacity import CapacityOption
from model.schema.recipes import RecipeLine
from model.workbook.read.book import Book
from model.workbook.rules.common import EVERY, RuleRow, at, chosen, facilities, note, only_reserves, plan_years, rows
from model.workbook.rules.gestation import late_cells
from model.workbook.wording import number

COMMON = ("running_cost", "currency", "electricity", "emissions")
"""Fields that belong to the unit of use, so to a stage of a facility and not to an option."""


def options_apart(book: Book) -> Iterator[Problem]:
    """No two rows give the same option of a stage at a facility.

    Protects: capacity that would be counted once, or twice, depending on the order of rows.
    """
    first: dict[tuple[str, str, str], int] = {}
    for parsed, option in rows(book, CapacityOption):
        twice = []
        for facility in facilities(book, option.facility):
            row = first.setdefault((facility.facility, option.stage, option.option), parsed.row)
            if row != parsed.row:
                twice.append((facility.facility, row))
        if twice:
            name, row = twice[0]
            yield Problem(at(book, CapacityOption, parsed.row, "option"), f"row {row} already gives the option "
                          f"'{option.option}' of {option.stage} to {name}.",
                          "Give one of them another name, or take the facility out of one of them.")


def words_name_somebody(book: Book) -> Iterator[Problem]:
    """A word such as (recycler) stands for at least one facility.

    Protects: a row that nobody uses; it may be meant, so it is a note.
    """
    for parsed, option in rows(book, CapacityOption):
        if not facilities(book, option.facility):
            nobody = ("every facility is a reserve, which only holds stock" if option.facility == EVERY else
                      f"no facility is of the kind '{option.facility}'")
            yield note(at(book, CapacityOption, parsed.row, "facility"), f"{nobody}, so this row is not used.")


def one_running_cost(book: Book) -> Iterator[Problem]:
    """All options of a stage at a facility have the same cost of use.

    Protects: a tonne is worked at the stage, not at one of its options; two costs for it would be one by chance.
    """
    labels = {f.name: f.column.heading for f in fields_of(CapacityOption)}
    first: dict[tuple[str, str], RuleRow[CapacityOption]] = {}
    said: set[tuple[int, str]] = set()
    for line in chosen(book, CapacityOption):
        for facility in facilities(book, line.values.facility):
            other = first.setdefault((facility.facility, line.values.stage), line)
            for name in COMMON:
                here, there = getattr(line.values, name), getattr(other.values, name)
                if here != there and (line.row, name) not in said:
                    said.add((line.row, name))
                    yield Problem(at(book, CapacityOption, line.row, name), f"{labels[name]} of {line.values.stage} at "
                                  f"{facility.facility} is {_said(here)} here and {_said(there)} in row {other.row}.",
                                  "Give all options of a stage at a facility the same.")


def stages_worked(book: Book) -> Iterator[Problem]:
    """Some route uses the stage that a facility has capacity of.

    Protects: capacity that a planner believes to be at work; it may be meant, so it is a note.
    """
    lines = [line for _, line in rows(book, RecipeLine)]
    used: dict[str, set[str]] = {}
    for line in lines:
        used.setdefault(line.stage, set()).update(f.facility for f in facilities(book, line.facility))
    wrong = {line.stage for line in lines if only_reserves(book, line.facility)}
    for parsed, option in rows(book, CapacityOption):
        owners = {f.facility for f in facilities(book, option.facility)}
        told = option.stage in wrong or only_reserves(book, option.facility)
        if owners and not told and not owners & used.get(option.stage, set()):
            yield note(at(book, CapacityOption, parsed.row, "stage"), f"no route on Recipes uses {option.stage} at "
                       f"{option.facility}, so capacity there makes nothing.", "Add a route, or delete the row.")


def standing_has_size(book: Book) -> Iterator[Problem]:
    """Capacity that stands has a size.

    Protects: a plant without limit that nobody has to build.
    """
    for parsed, option in rows(book, CapacityOption):
        if option.kind == "existing" and math.isinf(option.most or 0.0):
            yield Problem(at(book, CapacityOption, parsed.row, "most"), "capacity that stands cannot be without limit.",
                          "Type its size in t/a.")


def decided_has_most(book: Book) -> Iterator[Problem]:
    """What is built in whole units, or where the plan may open a facility or not, has a most.

    Protects: a choice between endless numbers of units, and a closed facility that would work all the same.
    """
    for parsed, option in rows(book, CapacityOption):
        if option.kind != "new" or option.most is None or not math.isinf(option.most):
            continue
        where = at(book, CapacityOption, parsed.row, "most")
        chosen_by_plan = next((f for f in facilities(book, option.facility) if f.decision is not None), None)
        if option.unit_size is not None:
            yield Problem(where, "what is built in whole units cannot be without limit.", "Type a number in t/a.")
        elif chosen_by_plan is not None:
            yield Problem(where, f"{chosen_by_plan.facility} is opened or not by the plan, so what may be built there "
                          "cannot be without limit.", "Type a number in t/a.")


def scale_needs_units(book: Book) -> Iterator[Problem]:
    """Cost grows with size to a power only where whole units are built.

    Protects: economies of scale that the planner believes in and the plan passes over.
    """
    for parsed, option in rows(book, CapacityOption):
        if option.scale_exponent is not None and option.unit_size is None:
            yield Problem(at(book, CapacityOption, parsed.row, "scale_exponent"), "'Scale exponent' holds for whole "
                          "units only, and 'Unit size' is empty.", "Fill Unit size, or empty Scale exponent.")


def least_within_most(book: Book) -> Iterator[Problem]:
    """What must be built may be built.

    Protects: a plan that cannot exist.
    """
    for parsed, option in rows(book, CapacityOption):
        if option.kind == "new" and option.most is not None and option.least > option.most:
            yield Problem(at(book, CapacityOption, parsed.row, "least"), f"Least {number(option.least)} is above Most "
                          f"{number(option.most)} t/a.", "Lower one or raise the other.")


def starts_within_plan(book: Book) -> Iterator[Problem]:
    """A new plant can start before the plan ends.

    Protects: an option that can never be taken; it may be meant, so it is a note, and a stop where some must be built.
    """
    years, said = plan_years(book), late_cells(book)
    for parsed, option in rows(book, CapacityOption):
        if option.kind != "new" or not years:
            continue
        first = max(start_of(years[0]) + option.lead_time, start_of(option.earliest) if option.earliest else 0)
        if first <= start_of(years[-1]):
            continue
        name = "earliest" if option.earliest and start_of(option.earliest) == first else "lead_time"
        where = at(book, CapacityOption, parsed.row, name)
        found = f"the option '{option.option}' of {option.stage} cannot start before the plan ends in {years[-1]}."
        if option.least > 0:
            yield Problem(where, found, f"At least {number(option.least)} t/a must be built: lower Least or start "
                          "earlier.")
        elif where not in said:
            yield note(where, found, "It is not used.")


def _said(value: object) -> str:
    return number(value) if isinstance(value, int | float) else str(value)
