"""Sets and index letters: what each letter stands for, and what the members of a set are."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from model.pages.source import FormulationTopic, Part, parts_of

MODEL = Path(__file__).resolve().parents[1]
LETTERS: dict[str, str] = {
    "c": "commodity",
    "i": "from: a supply or a facility",
    "j": "to: a facility or a market",
    "f": "facility",
    "b": "beneficiary",
    "r": "recipe",
    "w": "way: a route of the magnet stage, or one with the routes after it to what is sold",
    "s": "stage",
    "o": "option of capacity",
    "v": "year in which capacity was commissioned",
    "y": "financial year",
    "p": "period: a year, or a step of it",
    "k": "size of award",
    "g": "goods of one supply: a commodity, or a group that shares a limit",
    "t": "tier of what is bought beyond a yearly ceiling, 1 the cheapest",
    "e": "family of elements",
    "n": "limit of the planner, or a number of units",
    "better": "a better grade delivered in its place",
    "country": "country of origin",
    "lower": "the bid next after it in bid order",
}
"""Every index of a rule and what it stands for; the only one-letter names of the formulation."""

WITHOUT_RULE: dict[str, tuple[str, ...]] = {
    "COMMODITIES": ("c",),
    "FACILITIES": ("f",),
    "SUPPLIES": ("i",),
    "LANES": ("c", "i", "j"),
    "IMPORTS": ("c", "i", "j"),
    "DUTIABLE": ("c", "i", "j", "y"),
    "TIERED": ("c", "i", "t", "p"),
    "PREMIUMS": ("c", "i", "t", "y"),
    "TAXED_PREMIUMS": ("c", "i", "t", "y"),
    "FACILITY_RECIPES": ("f", "r"),
    "OPTIONS": ("f", "s", "o"),
    "BUILDS": ("f", "s", "o", "v"),
    "DEMANDS": ("c", "j"),
    "FINALS": ("c", "j"),
    "ELIGIBLE": ("b", "w", "y"),
    "SIZES": ("k",),
    "STAGES_AT": ("f", "s"),
    "DECIDED": ("f",),
    "SUBSTITUTES": ("c", "better", "j"),
    "SOFT_LIMITS": ("n", "y"),
    "UNIT_COUNTS": ("f", "s", "o", "y", "n"),
}
"""Sets that no rule is written over, so that their letters stand here."""


@dataclass(frozen=True)
class Symbol:
    """A set: what its members are and where it is declared.

    Attributes:
        name: of the set.
        letters: the indices of a member; empty where neither a rule nor WITHOUT_RULE names them.
        topic: file that declares it; sets for those of the whole model.
    """

    name: str
    letters: tuple[str, ...]
    topic: str

    @property
    def members(self) -> tuple[str, ...]:
        """What a member consists of, in words."""
        return tuple(LETTERS.get(x, x).partition(":")[0] for x in self.letters)


def symbols(topics: Iterable[FormulationTopic]) -> Iterator[Symbol]:
    """Every set of the formulation, in the order of declaration.

    Args:
        topics: the formulation as its source says it.
    """
    topics = tuple(topics)
    parts = [*parts_of(MODEL / "formulation" / "sets.py"), *(p for t in topics for p in t.parts)]
    sets = {p.name: p for p in parts if p.kind == "Set"}
    letters = {**WITHOUT_RULE, **_letters(parts, sets)}
    for name, part in sets.items():
        yield Symbol(name, letters.get(name, ()), part.topic)


def _letters(parts: Iterable[Part], sets: dict[str, Part]) -> dict[str, tuple[str, ...]]:
    """The letters that the first rule over a set gives to its members."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        left = part.letters
        for name in part.sets if left else ():
            found.setdefault(name, left[: sets[name].width])
            left = left[sets[name].width :]
    return found


def literal(path: Path, name: str) -> dict[str, str]:
    """A dictionary of plain words that a module declares, read without running it.

    Args:
        path: of the module.
        name: of the dictionary.

    Raises:
        KeyError: the module declares no such dictionary.
    """
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if ast.unparse(target) == name:
                value: dict[str, str] = ast.literal_eval(node.value)
                return value
    raise KeyError(name)
