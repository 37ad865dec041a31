"""Which routes each facility can work, and what a tonne of their main output takes and gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.schema.recipes import CAPACITY
from model.verify.compare import Amounts, amounts
from model.verify.facts import EVERY, WorkbookFacts

Option = tuple[str, str, str]


def options_of(facts: WorkbookFacts) -> dict[Option, dict[str, Any]]:
    """Ways to have capacity by facility, stage and option; a facility's own row comes before (kind) and (all)."""
    found: dict[Option, tuple[int, dict[str, Any]]] = {}
    for row in facts.rows("Capacity"):
        exactness = 2 if row["facility"] == EVERY else 1 if row["facility"].startswith("(") else 0
        for f in facts.named(row["facility"]):
            key = (f, row["stage"], row["option"])
            if key not in found or exactness < found[key][0]:
                found[key] = (exactness, row)
    return {k: row for k, (_, row) in found.items()}


@dataclass(frozen=True)
class Routes:
    """The routes as worked at facilities, per tonne of main output.

    Attributes:
        stage: recipe → stage of its main output.
        output: recipe → its main output.
        use: capacity use by facility, recipe, stage.
        inputs: what goes in by facility, recipe, commodity; a facility's input factor taken.
        outputs: what comes out by facility, recipe, commodity.
    """

    stage: Mapping[str, str]
    output: Mapping[str, str]
    use: Amounts
    inputs: Amounts
    outputs: Amounts

    @property
    def worked(self) -> set[tuple[str, str]]:
        """Facility and recipe, where the facility can work it."""
        return {(f, r) for f, r, _ in self.use}


def routes_of(facts: WorkbookFacts) -> Routes:
    """Read the routes from the sheet Recipes.

    Args:
        facts: look-ups of the workbook.

    Returns:
        The routes at the facilities that have every stage a route uses.
    """
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in facts.rows("Recipes"):
        lines.setdefault(row["recipe"], []).append(row)
    has = {(f, s) for f, s, _ in options_of(facts)}
    stage, output = {}, {}
    use, inputs, outputs = [], [], []
    for recipe, rows in lines.items():
        main = next(r for r in rows if r["role"] == "main output")
        stage[recipe], output[recipe] = main["stage"], main["commodity"]
        uses = {main["stage"]: 1.0} | {r["stage"]: r["amount"] for r in rows if r["commodity"] == CAPACITY}
        for f in facts.named(main["facility"]):
            if not all((f, s) in has for s in uses):
                continue
            factor = facts.factors[f]["input_factor"]
            use += [(f, recipe, s, u) for s, u in uses.items()]
            inputs += [(f, recipe, r["commodity"], r["amount"] * factor) for r in rows if r["role"] == "input"]
            made = [r for r in rows if r["role"] in ("main output", "output")]
            outputs += [(f, recipe, r["commodity"], r["amount"]) for r in made]
    return Routes(stage, output, amounts(use), amounts(inputs), amounts(outputs))
