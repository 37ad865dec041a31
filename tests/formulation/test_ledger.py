"""Ledger: balance and cost terms are taken with the right index, unit and name, and refused with any other."""

from __future__ import annotations

import pytest

from model.data import prepare
from model.formulation.build import build
from model.formulation.ledger import Ledger
from tests.cases.network import chain
from tests.cases.small import plant

pytestmark = pytest.mark.quick


def ledger() -> Ledger:
    return Ledger(frozenset({("alloy", "F"), ("magnet", "F")}), ("p1", "p2"), ("y1", "y2"))


def test_flows_are_those_of_the_way_and_place_asked_for():
    book = ledger()
    book.balance("shipped in", "in", {("alloy", "F", "p1"): 3.0}, "t")
    book.balance("used", "out", {("alloy", "F", "p1"): 2.0, ("alloy", "F", "p2"): 5.0}, "t")
    book.balance("made", "in", {("alloy", "F", "p1"): 7.0, ("magnet", "F", "p1"): 1.0}, "t")
    assert book.flows("alloy", "F", "p1", "in") == [3.0, 7.0]
    assert book.flows("alloy", "F", "p2", "out") == [5.0]
    assert book.flows("magnet", "F", "p2", "in") == []


@pytest.mark.parametrize(("key", "unit", "words"), [
    (("alloy", "G", "p1"), "t", "nothing is balanced at"),
    (("alloy", "F", "p3"), "t", "nothing is balanced at"),
    (("alloy", "F", "p1"), "₹ crore", "is in t"),
])
def test_a_balance_term_out_of_place_is_refused(key, unit, words):
    book = ledger()
    with pytest.raises(ValueError, match=words):
        book.balance("made", "in", {key: 1.0}, unit)
    assert book.balance_terms == []


def test_costs_add_and_revenues_take_off():
    book = ledger()
    book.cost("freight_cost", {"y1": 1.0, "y2": 2.0}, "₹ crore")
    book.cost("sales_revenue", {"y1": 1.0, "y2": 2.0}, "₹ crore")
    book.cost("duty_cost", {"y1": 1.0, "y2": 2.0}, "₹ crore", "transfer")
    assert [(t.name, t.sign, t.sort) for t in book.cost_terms] == [
        ("freight_cost", 1, "resource"), ("sales_revenue", -1, "resource"), ("duty_cost", 1, "transfer"),
    ]


@pytest.mark.parametrize(("name", "years", "unit", "words"), [
    ("freight", ("y1", "y2"), "₹ crore", "ends in _cost or _revenue"),
    ("freight_cost", ("y1",), "₹ crore", "indexed by the years"),
    ("freight_cost", ("y2", "y1"), "₹ crore", "indexed by the years"),
    ("freight_cost", ("y1", "y2"), "t", "cost is in ₹ crore"),
])
def test_a_cost_term_out_of_place_is_refused(name, years, unit, words):
    book = ledger()
    with pytest.raises(ValueError, match=words):
        book.cost(name, dict.fromkeys(years, 1.0), unit)
    assert book.cost_terms == []


@pytest.mark.parametrize("tables", [plant().tables, chain(), chain(settings={"steps_per_year": "4"})])
def test_the_terms_of_a_built_model_are_in_place(tables):
    """Every cost line is a named expression of the model, entered once; every balanced place has a term each way."""
    d = prepare(tables)
    m, book = build(d)
    names = [t.name for t in book.cost_terms]
    assert len(names) == len(set(names))
    assert all(m.component(n) is t.expression for n, t in zip(names, book.cost_terms, strict=True))
    for c, f in d.lanes.BALANCES:
        assert all(book.flows(c, f, p, "in") or book.flows(c, f, p, "out") for p in d.periods.PERIODS)
