"""The examples on the page of inputs are accepted by the reader, and each of them changes the program."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from model.engine import Arrays
from model.planning.program import program_of
from model.schema import BY_TITLE, fields_of
from model.schema.examples import EXAMPLES, Example
from model.workbook import tables_from
from model.workbook.read.cells import Grid
from tests.cases.grid import more, put, sound_grid
from tests.cases.messages import messages
from tests.cases.sheets import USUAL
from tests.cases.sound import SOUND

pytestmark = pytest.mark.quick


def with_example(example: Example) -> Grid:
    """The small sound workbook with the rows of an example, in place of rows with the same keys."""
    grid = sound_grid()
    rows = {title: list(listed) for title, listed in SOUND.items()}
    for title, values in example.rows:
        kind = BY_TITLE[title]
        if kind.SHEET.form:
            for field in (f for f in fields_of(kind) if f.name in values):
                put(grid, title, field.column.heading, values[field.name])
            continue
        keys = [f.name for f in fields_of(kind) if f.column.key]
        rows[title] = [r for r in rows.get(title, []) if key(title, r, keys) != key(title, values, keys)]
        rows[title].append(dict(values))
        grid.sheets[title] = more(title, *rows[title])
    return grid


def key(title: str, values: Any, keys: list[str]) -> tuple[Any, ...]:
    """What names a row."""
    return tuple({**USUAL.get(title, {}), **values}.get(k) for k in keys)


def numbers(arrays: Arrays) -> list[Any]:
    """Everything a program consists of."""
    return [arrays.start, arrays.index, arrays.value, arrays.row_lower, arrays.row_upper, arrays.integer,
            arrays.expression_start, arrays.expression_index, arrays.expression_value, arrays.offset]


@pytest.fixture(scope="module")
def plain() -> Arrays:
    """The small sound workbook as a program."""
    return program_of(tables_from(sound_grid())).arrays


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.feature)
def test_an_example_is_accepted_and_used(example: Example, plain: Arrays) -> None:
    """Proves: the rows can be copied from the page, and the plan takes notice. Without it: a page that misleads."""
    grid = with_example(example)
    assert messages(grid) == []
    found = numbers(program_of(tables_from(grid)).arrays)
    same = [np.array_equal(a, b) for a, b in zip(found, numbers(plain), strict=True)]
    assert not all(same)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.feature)
def test_an_example_is_whole(example: Example) -> None:
    """Every cell that must be filled is, so that nothing is left to guess."""
    for title, values in example.rows:
        kind = BY_TITLE[title]
        fields = {f.name: f for f in fields_of(kind)}
        assert set(values) - {"years"} <= set(fields)
        if not kind.SHEET.form:
            assert {n for n, f in fields.items() if f.required} <= set(values), title
            assert (kind.SHEET.years is None) or "years" in values


def test_features_are_named_once() -> None:
    assert len({e.feature for e in EXAMPLES}) == len(EXAMPLES)
