"""A page with worked numbers: its tables, where each number stands in the tool, and its sums."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

WHERE, ARITHMETIC, VALUE = "Where", "Arithmetic", "Value"
SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-"})
OPERATORS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.USub: operator.neg,
}
_PLACE = re.compile(r"`([^`]+)`([^+`]*)")
_SUM = re.compile(r"(.+?) ([=≈]) (-?[\d.]+)")


@dataclass(frozen=True)
class Place:
    """Where a number stands: a table or sheet, its column, and the words that pick rows."""

    table: str
    column: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Stated:
    """A cell of a page and the places whose values add up to it."""

    line: int
    text: str
    header: str
    places: tuple[Place, ...]


def lines_of_tables(page: Path) -> Iterator[tuple[int, list[str], list[str]]]:
    """Every row of every table: line number, headings, cells."""
    headings: list[str] = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        cells = [c.strip() for c in line.strip().strip("|").split("|")] if line.startswith("|") else []
        if not cells:
            headings = []
        elif not headings:
            headings = cells
        elif set("".join(cells)) > {"-"} or "".join(cells).strip("-"):
            yield number, headings, cells


def stated(page: Path) -> list[Stated]:
    """Every cell of a table that says where its numbers stand."""
    found = []
    for number, headings, cells in lines_of_tables(page):
        if WHERE in headings:
            places = tuple(_places(cells[headings.index(WHERE)]))
            found += [
                Stated(number, text, header, places)
                for header, text in list(zip(headings, cells, strict=True))[headings.index(WHERE) + 1:]
            ]
    return found


def _places(cell: str) -> Iterator[Place]:
    for name, words in _PLACE.findall(cell):
        table, _, column = name.partition(".")
        yield Place(table, column, tuple(w.strip() for w in words.split(",") if w.strip()))


def sums(page: Path) -> list[tuple[int, str]]:
    """Every sum of the page, with its line."""
    return [
        (number, span)
        for number, headings, cells in lines_of_tables(page) if ARITHMETIC in headings
        for span in re.findall("`([^`]+)`", cells[headings.index(ARITHMETIC)])
    ]


def miss(text: str) -> tuple[float, float]:
    """How far a sum misses what stands behind its sign, and by how much it may: rounding after ≈, nothing after =."""
    match = _SUM.fullmatch(text)
    assert match, f"not a sum: {text}"
    sign, said = match[2], match[3]
    value = _value(ast.parse(match[1].translate(SIGNS), mode="eval").body)
    return abs(value - float(said)), allowed(f"{sign} {said}", 1e-9)


def _value(node: ast.expr) -> float:
    if isinstance(node, ast.Constant):
        return float(node.value)
    if isinstance(node, ast.UnaryOp):
        return OPERATORS[type(node.op)](_value(node.operand))
    assert isinstance(node, ast.BinOp)
    return OPERATORS[type(node.op)](_value(node.left), _value(node.right))


def number(text: str) -> float | None:
    """The number a cell states; None where it states a word."""
    try:
        return float(text.removeprefix("≈").strip())
    except ValueError:
        return None


def allowed(text: str, exact: float) -> float:
    """Room around a stated number: half of its last digit after ≈, else a share of the number."""
    said = text.lstrip("≈= ")
    if text.startswith("≈"):
        return 0.501 * 10.0 ** -len(said.partition(".")[2])
    return exact * max(1.0, abs(float(said)))
