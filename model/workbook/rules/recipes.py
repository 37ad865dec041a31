"""Recipes: what a route must say about itself, and what it cannot make out of nothing."""

from __future__ import annotations

from collections.abc import Iterator

from model.ground.errors import Problem
from model.schema.commodities import Commodity
from model.schema.facilities import Facility
from model.schema.recipes import CAPACITY, RecipeLine
from model.workbook.read.book import Book
from model.workbook.rules.common import at, note, only_reserves, rows
from model.workbook.rules.routes import INPUT, MAIN, OUTPUT, USES, Route, routes
from model.workbook.wording import number

ELEMENTS = {"ndpr": "Nd+Pr", "dy": "Dy", "tb": "Tb"}
UNWEIGHED, TONNES = "other", "t"
"""Kind of what is counted in something else than tonnes: power, services, pieces."""
NEAR = 1e-6
"""Tonnes per tonne by which rounded amounts may miss a balance."""


def one_main_output(book: Book) -> Iterator[Problem]:
    """A route has one main output, of which it makes one tonne.

    Protects: all amounts and all capacity are counted per tonne of the main output.
    """
    for route in routes(book):
        main = route.of(MAIN)
        first = at(book, RecipeLine, route.lines[0].row, "recipe")
        if not main:
            found = f"the route {route.name} has no main output."
            yield Problem(first, found, f"Give one of its rows the role '{MAIN}'.")
        elif len(main) > 1:
            also = " and ".join(str(line.row) for line in main)
            yield Problem(at(book, RecipeLine, main[1].row, "role"), f"the route {route.name} has {len(main)} main "
                          f"outputs (rows {also}).", f"Keep one; give the others the role '{OUTPUT}'.")
        elif main[0].values.amount != 1:
            yield Problem(at(book, RecipeLine, main[0].row, "amount"), f"the amount of the main output of {route.name} "
                          f"is {number(main[0].values.amount)}; amounts are per tonne of main output.",
                          "Type 1 and divide the other amounts of the route accordingly.")


def one_stage(book: Book) -> Iterator[Problem]:
    """The inputs and outputs of a route stand at the stage of its main output, and at its facility.

    Protects: a route is worked in one place; another stage can only lend capacity.
    """
    for route in routes(book):
        main = next(iter(route.of(MAIN)), None)
        if main is None:
            continue
        for line in route.lines:
            lends = line.values.role == USES or line.values.commodity == CAPACITY
            if not lends and line.values.stage != main.values.stage:
                yield Problem(at(book, RecipeLine, line.row, "stage"), f"{line.values.commodity} is at the stage "
                              f"{line.values.stage}, but {route.name} is worked at {main.values.stage}.",
                              f"Type {main.values.stage}; another stage may only stand in rows with the role '{USES}'.")
            if line.values.facility != main.values.facility:
                yield Problem(at(book, RecipeLine, line.row, "facility"), f"'{line.values.facility}' differs from "
                              f"'{main.values.facility}', who works {route.name}.",
                              "Give all rows of a route the same Facility.")


def capacity_rows(book: Book) -> Iterator[Problem]:
    """Rows that use capacity name (capacity), and no others do.

    Protects: an input that would be taken for a use of capacity, or the other way round.
    """
    for parsed, line in rows(book, RecipeLine):
        if (line.role == USES) != (line.commodity == CAPACITY):
            wanted = f"type {CAPACITY} as Commodity" if line.role == USES else f"give the row the role '{USES}'"
            found = f"'{line.commodity}' has the role '{line.role}'."
            yield Problem(at(book, RecipeLine, parsed.row, "commodity"), found,
                          f"For a use of capacity {wanted}; else correct the row.")


def nothing_for_nothing(book: Book) -> Iterator[Problem]:
    """Only what comes out beside the main output may be 0: what is recovered from nothing today, and could be.

    Protects: an input that costs nothing because its amount was forgotten.
    """
    for parsed, line in rows(book, RecipeLine):
        said = {"amount": line.amount, "amount low": parsed.low.get("amount", 1.0)}
        for name in (n for n, v in said.items() if v == 0 and line.role in (INPUT, USES)):
            yield Problem(at(book, RecipeLine, parsed.row, name), f"{name.capitalize()} is 0; it must be above 0 t/t.",
                          "Type it, or leave the row out.")


def worked_somewhere(book: Book) -> Iterator[Problem]:
    """Somebody has all stages a route needs.

    Protects: a route that can never be worked because of a missing row on Capacity; it may be meant, so it is a note.
    """
    for route in routes(book):
        if len(route.of(MAIN)) == 1 and not route.workers and not only_reserves(book, route.lines[0].values.facility):
            yield note(at(book, RecipeLine, route.lines[0].row, "recipe"), f"nobody has all the stages that "
                       f"{route.name} needs, so it is not used.", "Add rows on Capacity if it should be.")


def units_of_the_unweighed(book: Book) -> Iterator[Problem]:
    """Only what is not weighed has a unit of its own.

    Protects: kilograms or pieces taken for tonnes in a balance of mass.
    """
    for parsed, commodity in rows(book, Commodity):
        if commodity.unit not in (None, TONNES) and commodity.kind != UNWEIGHED:
            yield Problem(at(book, Commodity, parsed.row, "unit"), f"{commodity.commodity} is counted in "
                          f"{commodity.unit}, and {commodity.kind} is weighed in t.",
                          f"Clear the cell, or set Kind to '{UNWEIGHED}'.")


def mass_kept(book: Book) -> Iterator[Problem]:
    """No route gives more mass, or more Nd+Pr, Dy or Tb, than it takes.

    Protects: material out of nothing. One message a route: what lacks mass lacks its contents as well.
    """
    content = _contents(book)
    for route in (r for r in routes(book) if r.hangs_together):
        for element, part in content.items():
            into, out = _balance(route, part)
            if out > into + NEAR:
                mend = ("Raise its inputs, or correct the contents on Commodities." if element else
                        "Reduce the outputs or add the missing input.")
                yield Problem(at(book, RecipeLine, route.of(MAIN)[0].row, "amount"),
                              f"route {route.name} turns {_turned(into, out, element)}.", mend)
                break


def mass_kept_everywhere(book: Book) -> Iterator[Problem]:
    """No input factor lets a facility make more than it takes.

    Protects: material out of nothing at a facility whose input factor is below 1. One message a facility.
    """
    content = _contents(book)
    said: set[str] = set()
    for route in (r for r in routes(book) if r.hangs_together):
        for worker in route.workers:
            for element, part in content.items():
                into, out = _balance(route, part)
                if into + NEAR >= out > into * worker.input_factor + NEAR and worker.facility not in said:
                    said.add(worker.facility)
                    row = next(p.row for p, f in rows(book, Facility) if f.facility == worker.facility)
                    yield Problem(at(book, Facility, row, "input_factor"), f"with the input factor "
                                  f"{number(worker.input_factor)} route {route.name} turns "
                                  f"{_turned(into * worker.input_factor, out, element)}.", "Raise the factor.")


def _contents(book: Book) -> dict[str, dict[str, float]]:
    """Mass first, then each element → commodity → tonnes in a tonne; what is of the kind "other" is not weighed."""
    listed = [c for _, c in rows(book, Commodity)]
    elements = {element: {c.commodity: float(getattr(c, name)) for c in listed} for name, element in ELEMENTS.items()}
    return {"": {c.commodity: 0.0 if c.kind == UNWEIGHED else 1.0 for c in listed}, **elements}


def _balance(route: Route, part: dict[str, float]) -> tuple[float, float]:
    into = sum(line.values.amount * part[line.values.commodity] for line in route.of(INPUT))
    return into, sum(line.values.amount * part[line.values.commodity] for line in route.of(MAIN, OUTPUT))


def _turned(into: float, out: float, element: str) -> str:
    return f"{_tonnes(into)} t{f' of {element}' if element else ''} into {_tonnes(out)} t"


def _tonnes(amount: float) -> str:
    return f"{amount:.4f}".rstrip("0").ljust(4, "0") if amount % 1 else f"{amount:.2f}"
