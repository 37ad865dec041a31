"""Routes as the rules see them: the rows of Recipes put together, and who can work them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.schema.capacity import CapacityOption
from model.schema.facilities import Facility
from model.schema.recipes import CAPACITY, RecipeLine
from model.workbook.read.book import Book
from model.workbook.rules.common import RuleRow, chosen, facilities, rows

MAIN, OUTPUT, INPUT, USES = "main output", "output", "input", "uses"


@dataclass(frozen=True)
class Route:
    """All rows of one route.

    Attributes:
        name: of the route.
        lines: its rows, with the chosen case taken.
        workers: facilities that have every stage it needs.
    """

    name: str
    lines: Sequence[RuleRow[RecipeLine]]
    workers: Sequence[Facility] = ()

    def of(self, *roles: str) -> list[RuleRow[RecipeLine]]:
        """Its rows of some roles."""
        return [line for line in self.lines if line.values.role in roles]

    @property
    def hangs_together(self) -> bool:
        """Whether it has one main output, its uses of capacity are marked as such, and it takes nothing for nothing."""
        marked = all((r.values.role == USES) == (r.values.commodity == CAPACITY) for r in self.lines)
        return marked and len(self.of(MAIN)) == 1 and all(r.values.amount > 0 for r in self.of(INPUT, USES))

    @property
    def inputs(self) -> list[str]:
        """What goes in."""
        return [line.values.commodity for line in self.of(INPUT)]

    @property
    def outputs(self) -> list[str]:
        """What comes out."""
        return [line.values.commodity for line in self.of(MAIN, OUTPUT)]


def routes(book: Book) -> list[Route]:
    """The routes of the workbook in the order of Recipes."""
    by_name: dict[str, list[RuleRow[RecipeLine]]] = {}
    for line in chosen(book, RecipeLine):
        by_name.setdefault(line.values.recipe, []).append(line)
    stages_at = stages_by_facility(book)
    return [Route(name, lines, _workers(book, lines, stages_at)) for name, lines in by_name.items()]


def stages_by_facility(book: Book) -> dict[str, set[str]]:
    """Facility → the stages it has capacity of, or may build."""
    found: dict[str, set[str]] = {}
    for _, option in rows(book, CapacityOption):
        for facility in facilities(book, option.facility):
            found.setdefault(facility.facility, set()).add(option.stage)
    return found


def _workers(
    book: Book, lines: Sequence[RuleRow[RecipeLine]], stages_at: dict[str, set[str]]
) -> list[Facility]:
    main = next((line.values for line in lines if line.values.role == MAIN), None)
    if main is None:
        return []
    needed = {main.stage, *(line.values.stage for line in lines if line.values.role == USES)}
    return [f for f in facilities(book, main.facility) if needed <= stages_at.get(f.facility, set())]
