"""Numbers change, structure stands: the program of changed tables is, number for number, the one built anew."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from model import verbs
from model.case.change import Change, apply, at_case
from model.case.tables import Tables
from model.ground.errors import ToolFailure
from model.planning import replay
from model.planning.compared import no_scheme
from model.planning.program import program_of
from model.planning.replay import Recorded, record, same_anew
from tests.cases.draws import drawn, number_sheets, with_rows
from tests.cases.network import BUYERS, FOLLOWING, chain
from tests.cases.small import award
from tests.cases.tiered import seasonal
from tests.formulation.test_whole_lots import two_lots

pytestmark = pytest.mark.quick

Changing = Callable[[Tables], Sequence[Change]]
INPUTS = Path(__file__).resolve().parents[2] / "inputs"
SMALL_CASES: dict[str, Callable[[], Tables]] = {
    "small": lambda: workbook("small"), "award": lambda: award().tables, "lots": lambda: two_lots().tables,
    "tiers": lambda: seasonal().tables, "chain in quarters": lambda: chain(settings={"steps_per_year": "4"}),
    "prices that follow": lambda: chain(Price_rules=FOLLOWING, Demand_and_sales=BUYERS),
}
LABELS = {"Award sizes", "Bids"}
"""Sheets whose numbers name things and put them in order."""
SHAPING = {"award": {"Prices", "Demand and sales"}, "small": set(), "lots": {"Prices", "Demand and sales"},
           "tiers": {"Prices", "Demand and sales"}, "chain in quarters": set(), "prices that follow": set()}
"""Further sheets of a case with a number that is just 1, which the compiler leaves out where it multiplies."""


@cache
def workbook(name: str) -> Tables:
    return verbs.read(INPUTS / f"repm_{name}.xlsx")


@cache
def recorded(name: str) -> Recorded:
    """A recorded program; recording fails where a number is lost on its way."""
    return record(program_of(SMALL_CASES[name]() if name in SMALL_CASES else workbook(name)))


def reason(of: Recorded, tables: Tables) -> str:
    """Why a program was built anew; where it was not, it is held against the one that is."""
    made = of.program_for(tables)
    if not made.rebuilt:
        assert made.program.arrays.same(program_of(tables).arrays)
    assert made.program.tables is tables
    return made.rebuilt


@pytest.mark.parametrize("name", list(SMALL_CASES))
@pytest.mark.parametrize("seed", range(3))
def test_numbers_of_every_sheet_changed_at_random(name, seed):
    """Proves: each sheet's way into the arrays, bit for bit.

    Sensitivity: a number that leaves the tape on its way keeps its old value in the replay and not in the rebuild.
    """
    tables = recorded(name).program.tables
    sheets = set(number_sheets(tables)) - LABELS - SHAPING[name]
    assert reason(recorded(name), drawn(tables, seed, sheets, 0.02)) == ""


def test_the_base_workbook():
    """Proves: no number is lost, and 4,000 numbers moved at once on top of the case Low, where half differ already."""
    of = recorded("base")
    low = apply(of.program.tables, [at_case("Low")]).tables
    sheets = {t for t in number_sheets(low) if t not in {*LABELS, "Scheme"}}
    assert reason(of, drawn(low, 1, sheets, 1e-3)) == ""
    high = of.arrays_for(apply(of.program.tables, [at_case("High")]).tables)[1]
    assert high.endswith("because of Recipes!F28"), "an output of 0 t that is recovered then is a row more"


def one(sheet: str, column: str, value: Any, key: str = "", of: Any = None) -> Changing:
    """One change, in the rows whose key is so."""
    return lambda tables: (Change(sheet, column, value, where=((key, (of,)),) if key else ()),)


CHANGED: dict[str, tuple[Changing, tuple[str, ...]]] = {
    "size": (one("Award sizes", "capacity", 1100.0, "capacity", 1200.0),
             ("1200, which the program is laid out by, is 1100 (model/data/awards.py:", "of 'Award sizes'!A8")),
    "bid": (one("Bids", "rate", 1900.0, "beneficiary", "Maker A"), ("800", "(model/data/", "because of Bids!C7")),
    "duty": (one("Duties", "basic", 0.05, "goods", "oxide"),
             ("0.02 > 0 is now so (model/data/duties.py:", "because of Duties!C9")),
    "no price": (one("Prices", "", 0.0), ("a coefficient that was not 0 is 0, because of Prices!",)),
    "word": (one("Bids", "status", "open", "beneficiary", "Maker A"), ("Bids!B7: status is open instead of fixed in",)),
    "year": (one("Capacity", "life", 7, "kind", "new"), ("Capacity!", "life is 7 instead of ")),
    "no limit": (one("Supply", "", np.inf), ("Supply!", "is no limit instead of a number")),
    "no scheme": (no_scheme, ("Bids!B7: status is out instead of fixed in",)),
}
"""What is changed, and the words of the reason."""


@pytest.mark.parametrize("name", CHANGED)
def test_another_structure_is_built_anew_and_the_reason_names_the_cell(name):
    """Proves: each way to change the structure is seen, and is told with its cell."""
    of, (changes, said) = recorded("small"), CHANGED[name]
    arrays, told = of.arrays_for(apply(of.program.tables, changes(of.program.tables)).tables)
    assert arrays is None
    assert all(words in told for words in said), told


def a_row_less(tables: Tables) -> Tables:
    return with_rows(tables, Limits=[], Freight=list(tables.parsed["Freight"])[1:])


def a_sheet_less(tables: Tables) -> Tables:
    return replace(tables, scheme=None)


@pytest.mark.parametrize(("less", "said"), [
    (a_row_less, "'Freight': 1 rows instead of 2"), (a_sheet_less, "there is no sheet Scheme"),
])
def test_a_workbook_that_holds_less_is_built_anew(less, said):
    """Proves: rows and sheets that are gone, which no change takes away, are seen too."""
    of = recorded("small")
    arrays, told = of.arrays_for(less(of.program.tables))
    assert arrays is None
    assert said in told


def test_a_number_lost_on_its_way_stops_the_recording(monkeypatch):
    """Proves: a conversion to a plain float in the data is found. Control: the same program is recorded without it."""
    usual = replay.prepare

    def losing(tables: Tables):
        float(tables.settings.discount_rate)
        return usual(tables)

    program = program_of(award().tables)
    record(program)
    monkeypatch.setattr(replay, "prepare", losing)
    with pytest.raises(ToolFailure, match="lost while the program was recorded"):
        record(program)


def test_a_replay_without_guards_is_found_out():
    """Proves: the comparison with the rebuild can fail.

    Control: two bids in another order, with the guards taken away and with them.
    """
    of = recorded("lots")
    rate = {r.values.beneficiary: r.values.rate for r in of.program.tables.parsed["Bids"]}
    change = Change("Bids", "rate", rate["C"] + 1.0, where=(("beneficiary", ("B",)),))
    changed = apply(of.program.tables, [change]).tables
    made = of.program_for(changed)
    assert made.rebuilt
    assert made.program.arrays.same(program_of(changed).arrays)
    blind = replace(of, replay=replace(of.replay, guards=(), asked={}))
    made = blind.program_for(changed)
    assert not made.rebuilt
    assert not made.program.arrays.same(program_of(changed).arrays)


def test_a_played_program_is_held_against_the_one_built_anew():
    """Proves: a program that is not that of its tables is found. Control: one that is."""
    of = recorded("award")
    made = of.program_for(drawn(of.program.tables, 1, {"Capacity"}))
    assert same_anew(made.program)
    assert not same_anew(replace(made.program, arrays=of.program.arrays))


def test_the_same_tables_are_the_same_program():
    of = recorded("award")
    assert of.program_for(of.program.tables).program is of.program


def test_data_are_prepared_only_when_they_are_asked_for():
    """Proves: what is told of a replayed plan is read from its own tables, later."""
    of = recorded("award")
    program = of.program_for(drawn(of.program.tables, 1, {"Settings"})).program
    assert "data" not in vars(program)
    assert program.data.periods.discount_rate == program.tables.settings.discount_rate


def test_a_recorded_program_can_be_sent_to_another_process():
    of = recorded("lots")
    other = pickle.loads(pickle.dumps(of))
    changed = drawn(of.program.tables, 1, {"Prices"})
    assert other.program_for(changed).program.arrays.same(of.program_for(changed).program.arrays)
