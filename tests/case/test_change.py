"""Changes of a workbook: which cells they reach, what they leave there, and what is said where they reach none."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.case.change import Change, apply, at_case, one_cell
from model.case.change_text import ALL, COLUMNS, change_of, in_words, record_of
from model.case.tables import Tables
from model.ground.errors import InputProblems
from model.reports.csv_tables import write_csv
from model.verify.saved import read_changes
from tests.cases.small import award, plant

pytestmark = pytest.mark.quick


def demand(tables: Tables) -> dict[str, float]:
    frame = tables.yearly["Demand and sales"]
    return dict(zip(frame["year"], frame["value"], strict=True))


def said(tables: Tables, *changes: Change) -> str:
    with pytest.raises(InputProblems) as caught:
        apply(tables, changes)
    return str(caught.value)


def test_years_are_changed_from_the_first_to_the_last_named():
    """Proves: two of three years are halved, and the change says which cells it reached.

    Sensitivity: were all years taken, the first would be 40 too.
    """
    change = Change("Demand and sales", how="multiply", value=0.5, first="FY2027-28", last="FY2028-29")
    applied = apply(plant().tables, [change])
    assert demand(applied.tables) == {"FY2026-27": 80, "FY2027-28": 40, "FY2028-29": 40}
    assert [(h.at.name, h.before, h.after) for h in applied.cells] == [
        ("FY2027-28", 80, 40), ("FY2028-29", 80, 40)]


def test_changes_are_made_in_the_order_given():
    """Proves: set, then add. Sensitivity: the other way round the demand would be 10."""
    changes = [Change("Demand and sales", value=10.0), Change("Demand and sales", how="add", value=5.0)]
    assert set(demand(apply(plant().tables, changes).tables).values()) == {15.0}


def test_only_rows_with_the_keys_named_are_changed():
    change = Change("Prices", how="multiply", value=2.0, where=(("commodity", ("alloy",)),))
    prices = apply(plant().tables, [change]).tables.yearly["Prices"]
    assert set(prices.loc[prices["commodity"] == "alloy", "value"]) == {8000.0}
    assert set(prices.loc[prices["commodity"] == "magnet", "value"]) == {10000.0}


def test_keys_are_compared_as_the_reader_compares_names():
    """Proves: capitals and stray spaces do not matter. Sensitivity: compared letter by letter no cell would be hit."""
    where = (("commodity", (" ALLOY", "Magnet  ")), ("at", ("china",)))
    change = Change("Prices", how="multiply", value=2.0, where=where)
    prices = apply(plant().tables, [change]).tables.yearly["Prices"]
    assert set(prices["value"]) == {8000.0, 20000.0}


def test_a_name_that_is_only_in_another_row_reaches_nothing():
    """Proves: a name must be met together with the other keys. Without it half of a change would be passed over."""
    case = plant().adding("Prices", {"commodity": "alloy", "at": "Japan", "years": 1.0})
    change = Change("Prices", value=1.0, where=(("commodity", ("magnet",)), ("at", ("China", "Japan"))))
    assert "no cell of 'Prices' is hit where At is Japan" in said(case.tables, change)


def test_a_form_is_changed_by_its_setting():
    tables = apply(award().tables, [Change("Scheme", "rate_ceiling", 1500.0)]).tables
    assert tables.scheme is not None
    assert tables.scheme.rate_ceiling == 1500.0


def two_cases() -> Tables:
    case = plant()
    low = {"case": "Low", "years": [60.0, 60.0, 60.0]}
    tables = case.adding("Demand and sales", {**case.rows["Demand and sales"][0], **low}).tables
    row = tables.parsed["Demand and sales"][-1].row
    return apply(tables, [one_cell("Demand and sales", row, "FY2027-28", None, tables.years)]).tables


def test_the_figures_in_force_are_changed():
    """Proves: in the case Low a year that its row leaves empty is the Base row's, and just the cells in force are hit.

    Sensitivity: were the Base row always changed, the first and last year would stay at 60.
    """
    low = apply(two_cases(), [at_case("Low"), Change("Demand and sales", how="multiply", value=0.5)])
    assert demand(low.tables) == {"FY2026-27": 30, "FY2027-28": 40, "FY2028-29": 30}
    base = apply(two_cases(), [Change("Demand and sales", how="multiply", value=0.5)])
    assert [h.before for h in base.cells] == [80, 80, 80]


def test_one_cell_is_one_cell():
    tables = plant().tables
    row = tables.parsed["Demand and sales"][0].row
    applied = apply(tables, [one_cell("Demand and sales", row, "FY2027-28", 7.0, tables.years)])
    assert demand(applied.tables) == {"FY2026-27": 80, "FY2027-28": 7, "FY2028-29": 80}
    assert len(applied.cells) == 1


@pytest.mark.parametrize(("change", "words"), [
    (Change("Prises", value=1.0), "Did you mean 'Prices'?"),
    (Change("Prices", "curency", "₹"), "Did you mean 'Currency'?"),
    (Change("Prices", value=1.0, where=(("commodity", ("aloy",)),)), "Did you mean 'alloy'?"),
    (Change("Prices", value=1.0, first="FY2027-28", where=(("at", ("Mars",)),)), "no cell of 'Prices' is hit"),
    (Change("Recipes", value=1.0), "'Recipes' has no year cells."),
    (Change("Recipes", "amount", "two", how="multiply"), "'two' is not a number."),
    (Change("Recipes", "amount", 2.0, how="divide"),
     "'divide' is no way to change a cell. Choose set, multiply or add."),
    (Change("Prices", value=1.0, where=(("commodity", ("alloy", "magnets")),)),
     "no cell of 'Prices' is hit where Commodity is magnets. Did you mean 'magnet'?"),
    (Change("Prices", value=1.0, where=(("row", (7, 99)),)), "no cell of 'Prices' is hit where row is 99."),
    (Change("Prices", value=1.0, where=(("at", ("China",)), ("at", ("Japan",)))), "'At' is named twice."),
])
def test_what_reaches_no_cell_is_said(change: Change, words: str):
    """Without it a scenario with a misspelt name would be the base under another name."""
    assert words in said(plant().tables, change)


def test_the_workbook_itself_is_left_alone():
    tables = plant().tables
    apply(tables, [Change("Demand and sales", value=1.0)])
    assert set(demand(tables).values()) == {80.0}


def test_a_change_that_moves_nothing_is_told_apart():
    hits = apply(plant().tables, [Change("Demand and sales", value=80.0)]).cells
    assert len(hits) == 3
    assert not any(h.moved for h in hits)


SIGNED = st.characters(codec="utf-8", categories=["L", "N"], include_characters=" ,;().=\"\n\r\u2028")
NAMES = st.lists(st.text(SIGNED, min_size=1) | st.just(ALL), min_size=1, max_size=3).map(tuple)
WHERE = st.lists(st.tuples(st.sampled_from(["commodity", "at"]), NAMES), max_size=2, unique_by=lambda w: w[0])
"""Keys, among them the word that a cell may hold and that is also the sign for any, and names with line breaks."""


HOW = st.sampled_from(["set", "multiply", "add"])
FIGURE = st.floats(allow_nan=False, min_value=-1e300) | st.sampled_from(
    ["5%", "1,200", "₹ 5", "nan", "inf", "1_000", "1e999", "१२", "lots", " 5", "5\n%", "\r"])
"""Numbers, and what a planner may have typed for one."""


@settings(max_examples=60, deadline=None)
@given(where=WHERE.map(tuple), value=FIGURE, how=HOW)
def test_a_change_is_read_back_as_it_was_written(where, value, how):
    """Proves: names with commas, semicolons and line breaks, (all) and values as typed come back, from a file too.

    Without it the verifier would check another plan.
    """
    change = Change("Prices", "", value, how, where, "FY2026-27", "FY2028-29")
    assert change_of(record_of(change)) == change
    with tempfile.TemporaryDirectory() as folder:
        write_csv(pd.DataFrame([record_of(change)], columns=list(COLUMNS)), Path(folder) / "changes.csv")
        assert read_changes(Path(folder)) == (change,)


def test_all_in_quotes_is_what_a_cell_holds():
    """Proves: only a bare (all) means any. Sensitivity: read as any, every duty would be hit."""
    record = record_of(Change("Duties", "basic", 0.1, where=(("country", (ALL,)),)))
    assert record["where"] == 'Country = "(all)"'
    assert change_of(record).where == (("country", (ALL,)),)
    assert change_of({**record, "where": "Country = (all)"}).where == ()


@pytest.mark.parametrize("where", ['At = "China', 'At = Chi"na', 'At = "China" "Japan"'])
def test_quotes_stand_around_a_whole_name(where: str):
    with pytest.raises(ValueError, match="quotes stand before and after a name|not of the form"):
        change_of({"sheet": "Prices", "where": where})


@pytest.mark.parametrize("change", [
    Change("Bids", "status", "out"), Change("Bids", "qualified", False), Change("Scheme", "beneficiaries", 3),
    Change("Capacity", "life", 12, where=(("row", (9,)),)), Change("Supply", value=float("inf")),
    Change("Scheme", "yearly_ceiling", None), Change("Scheme", "yearly_ceiling", "5%"),
    Change("Bids", "qualified", "y"), Change("Capacity", "life", "12 years"),
])
def test_each_kind_of_value_is_read_back(change: Change):
    back = change_of(record_of(change))
    assert back == change
    assert type(back.value) is type(change.value)


def test_a_change_in_words():
    words = in_words(Change("Prices", how="multiply", value=0.75, where=(("at", ("China",)),), first="FY2030-31"))
    assert words == "the year cells of 'Prices' where At = China from FY2030-31 to the last are multiplied by 0.75"
