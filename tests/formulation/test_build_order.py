"""Build order: topics in any order make the same program."""

from __future__ import annotations

import random
from types import ModuleType

import pytest

from model.case.tables import Tables
from model.data import prepare
from model.engine import Session, arrays_of
from model.formulation import TOPICS
from model.formulation.build import build
from model.priorities.lexicographic import Lexicographic
from model.priorities.objectives import priorities_of
from tests.cases.chain_case import chain_case
from tests.cases.small import plant
from tests.formulation.test_assured_rights import by_award

CASES = {"plant": lambda: plant().tables, "chain": lambda: chain_case().tables, "by award": lambda: by_award().tables}


def orders() -> list[tuple[ModuleType, ...]]:
    """Reversed, and four drawn at random."""
    draw = random.Random(5)
    return [tuple(reversed(TOPICS)), *(tuple(draw.sample(TOPICS, len(TOPICS))) for _ in range(4))]


def values(tables: Tables, topics: tuple[ModuleType, ...]) -> list[float]:
    m, _ = build(prepare(tables), topics)
    reached = Lexicographic(Session(arrays_of(m)), priorities_of(tables)).climb()
    return [v for r in reached for v in r.values]


@pytest.mark.solve
@pytest.mark.parametrize("name", list(CASES))
def test_any_order_of_topics_has_the_same_answer(name):
    """Proves: no topic needs another to have been there first. Without it: a term added too late is lost in silence."""
    tables = CASES[name]()
    usual = values(tables, TOPICS)
    for topics in orders():
        assert values(tables, topics) == pytest.approx(usual, rel=1e-6, abs=1e-5)


@pytest.mark.quick
@pytest.mark.parametrize("name", list(CASES))
def test_any_order_of_topics_has_the_same_rows(name):
    """The same rows, coefficients and right sides, whatever their order."""
    data = prepare(CASES[name]())
    usual = arrays_of(build(data)[0])
    for topics in orders()[:2]:
        other = arrays_of(build(data, topics)[0])
        assert {k: set(v) for k, v in other.rows.items()} == {k: set(v) for k, v in usual.rows.items()}
        assert {k: set(v) for k, v in other.columns.items()} == {k: set(v) for k, v in usual.columns.items()}
        assert sorted(other.value) == pytest.approx(sorted(usual.value))
        assert sorted(other.row_upper) == pytest.approx(sorted(usual.row_upper))
