"""Pages cannot go stale: they are what the code says, and the code says what it should."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pyomo.environ as pyo
import pytest

from model import verbs
from model.case.change import Change
from model.data import prepare
from model.engine.naming import name_of
from model.formulation.build import build
from model.pages import clauses as law
from model.pages.formulation import said
from model.pages.source import Part, topics
from model.pages.symbols import LETTERS, symbols
from model.planning.program import program_of
from model.planning.solution import solution_tables
from model.workbook.changed import changed
from runners import docs
from tests.cases.case import Case
from tests.cases.network import chain
from tests.cases.small import award
from tests.cases.stopping import stopping, with_stock

UNITS = frozenset({
    "1", "number", "as named", "t", "t/a", "t per t/a", "₹ crore", "₹ crore per t", "points", "point-years", "index",
    "jobs", "GWh", "kt CO2e",
})
KINDS = ("balance", "limit", "floor", "link", "define", "start", "end")
ROOT = Path(__file__).resolve().parents[1]
TOPICS = topics()
PARTS = [p for t in TOPICS for p in t.parts]
CONSTRAINTS = [p for p in PARTS if p.kind == "Constraint"]
CLAUSES = law.clauses()


def names(parts: list[Part]) -> list[str]:
    return [p.name for p in parts]


def built(case: Case) -> set[str]:
    m, _ = build(prepare(case.tables))
    return {name_of(c) for c in m.component_objects(pyo.Constraint)}


@pytest.mark.quick
def test_pages_are_up_to_date() -> None:
    assert not list(docs.stale()), "run python -m runners.docs"


@pytest.mark.quick
def test_constraints_of_the_source_are_those_of_built_models() -> None:
    m, _ = build(prepare(chain()))
    lots = built(award().set(whole_lots=True))
    stops = {c for japan in (20.0, float("inf")) for c in built(with_stock(stopping(japan)))}
    made = {c.name for c in m.component_objects(pyo.Constraint)} | lots
    own = {c for c in stops if c not in made and c.removeprefix("stop_") not in made}
    assert made | own == set(names(CONSTRAINTS))
    assert len(stops - made - own) > 5, "stops have copies of the rules of a year"


@pytest.mark.quick
def test_a_name_is_given_once() -> None:
    for kind in ("Set", "Param", "Var", "Expression", "Constraint"):
        found = names([p for p in PARTS if p.kind == kind])
        assert len(found) == len(set(found))


@pytest.mark.quick
@pytest.mark.parametrize("part", CONSTRAINTS, ids=names(CONSTRAINTS))
def test_a_constraint_says_what_it_is(part: Part) -> None:
    text = said(part.docstring)
    assert text.rule.endswith(".")
    assert re.search(r"\$[^$]+\$", text.equation), "no equation between dollar signs"
    assert text.source, "no line Source: …"
    assert text.without.endswith("."), "no sentence Without it: …"
    assert part.unit in UNITS
    assert part.name.rpartition("_")[2] in KINDS


@pytest.mark.quick
def test_every_variable_and_expression_has_a_meaning_and_a_unit() -> None:
    told = [p for p in PARTS if p.kind in ("Var", "Param", "Expression")]
    assert not [p.name for p in told if p.unit not in UNITS or not p.meaning]


@pytest.mark.quick
def test_every_index_has_a_letter_that_is_explained() -> None:
    assert not {letter for p in PARTS for letter in p.letters} - set(LETTERS)
    assert not [s.name for s in symbols(TOPICS) if not s.letters]


@pytest.mark.quick
def test_every_clause_is_held_or_says_why_not() -> None:
    known = {*law.columns(), *law.parts(), *law.checks()}
    assert len({c.number for c in CLAUSES}) == len(CLAUSES)
    for clause in CLAUSES:
        assert bool(clause.held_by) != bool(clause.because), f"clause {clause.number}"
        assert set(clause.held_by) <= known, f"clause {clause.number}"
        assert set(clause.sources) <= {*law.sources(), *law.NOT_A_KEY}, f"clause {clause.number}"


@pytest.mark.quick
@pytest.mark.parametrize(("name", "keys"), list(law.claimed()), ids=[n for n, _ in law.claimed()])
def test_what_restates_a_clause_is_named_by_one_of_the_same_source(name: str, keys: tuple[str, ...]) -> None:
    naming = [c for c in CLAUSES if name in c.held_by]
    assert naming, f"no clause of inputs/data/clauses.csv is held by {name}"
    assert any(set(keys) & set(c.sources) for c in naming), f"{name} names {keys}, its clauses do not"


@pytest.mark.quick
def test_checks_on_the_page_of_clauses_are_made() -> None:
    """Which checks are made does not depend on the plan: here one that does nothing."""
    made = set()
    small = verbs.read(ROOT / "inputs" / "repm_small.xlsx")
    clauses = (
        {"yearly_ceiling": 0.2, "take_or_pay": True, "assured_split": "by award", "gap_allowed": False}.items(),
        {"assured_split": "equal"}.items(),
    )
    cases = [chain(settings={"whole_lots": lots}, scheme={"award_order": "least cost"}) for lots in (False, True)]
    cases += [
        changed(small, [Change("Settings", "whole_lots", lots), *(Change("Scheme", *other) for other in others)]).tables
        for lots in (False, True) for others in clauses
    ]
    for tables in cases:
        program = program_of(tables)
        nothing = solution_tables(program.arrays, program.shapes, np.zeros(program.arrays.column_count))
        made |= {f.check for f in verbs.verify(program.tables, nothing.tables).findings}
    named = law.checks() & {n for c in CLAUSES for n in c.held_by}
    assert named - made == set()
