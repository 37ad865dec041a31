"""A pair of runs whose every change is worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.comparison import Pair
from model.comparison.tables import comparison_tables
from model.ground.units import indian
from model.tell.cited import picked
from model.tell.table import ReportTable
from tests.comparison.conftest import AFTER, BEFORE, IRON, pair_of
from tests.reports.test_findings import NUMBER, YEAR

pytestmark = pytest.mark.whole

MAGNETS = {0.8: 900.0, 0.64: 1800.0, 0.512: 1800.0}
"""Worth today of a rupee of the year → magnets made in it, t; each takes a tonne of iron (inputs/repm_small.md)."""
DEARER = (AFTER - BEFORE) * 1e-4
"""₹ crore a tonne."""
COST = DEARER * sum(worth * made for worth, made in MAGNETS.items())
"""0.002 × (0.8 × 900 + 0.64 × 1,800 + 0.512 × 1,800) = ₹5.5872 crore."""
GAP = COST / 3
"""Maker A makes a third of the magnets and pays a third of it, ₹1.8624 crore; Maker B still breaks even."""


@pytest.fixture(scope="module")
def tables(iron: tuple[Path, Path]) -> dict[str, ReportTable]:
    return {t.sheet: t for t in comparison_tables(pair_of(*iron))}


def test_one_input_changed(tables: dict[str, ReportTable]) -> None:
    found = tables["Changed inputs"].frame.to_dict("records")
    assert len(found) == 1
    row = found[0]
    assert [row[c] for c in ("Change", "Sheet", "Column", "A", "B", "Unit", "Cell in A", "Cell in B")] == [
        "changed", "Supply", "Cost", 50.0, 70.0, "₹/kg", IRON, IRON]
    assert row["Item"].startswith("Iron works, Iron")
    assert row["B against A"] == pytest.approx(40.0)


def test_cost_changes_by_the_iron_alone(tables: dict[str, ReportTable]) -> None:
    """Proves: the bridge names the line that changed. Without the edit every line is 0 (the test below)."""
    frame = tables["Cost bridge"].frame
    change = dict(zip(frame["Line"], frame["B less A"], strict=True))
    assert pytest.approx(5.5872) == COST
    moved = {line: v for line, v in change.items() if abs(v) > 1e-3}
    assert moved == pytest.approx({
        "National cost": COST, "Purchases at origin price, home supply at its cost to the country": COST}, abs=1e-3)


def test_maker_a_misses_more_and_nobody_gets_more(tables: dict[str, ReportTable]) -> None:
    frame = tables["Awards"].frame.set_index("Beneficiary")
    assert frame.loc["Maker A", "Viability gap B"] - frame.loc["Maker A", "Viability gap A"] == pytest.approx(
        GAP, abs=1e-3)
    assert frame.loc["Maker B", "Viability gap B"] == pytest.approx(0.0, abs=1e-3)
    for quantity in ("Award", "Incentive paid", "Subsidy paid"):
        assert frame[f"{quantity} B"].tolist() == pytest.approx(frame[f"{quantity} A"].tolist(), rel=1e-5)


def test_dependence_stays(tables: dict[str, ReportTable]) -> None:
    frame = tables["Dependence"].frame.set_index(["Measure", "Plan"])
    assert frame.loc[("Magnets by quantity", "B"), "Horizon"] == pytest.approx(40.9375, rel=1e-5)
    changes = frame.drop(columns=["Horizon"]).xs("B less A", level="Plan")
    assert changes.abs().to_numpy().max() == pytest.approx(0.0, abs=1e-4)


def test_the_biggest_result_comes_first(tables: dict[str, ReportTable]) -> None:
    sizes = tables["Changed results"].frame["Size"].tolist()
    assert sizes == sorted(sizes, reverse=True)
    figures = tables["Summary"].frame.set_index("Figure")
    assert figures.loc["National cost", "B less A"] == pytest.approx(COST, abs=1e-3)
    assert figures.loc["Viability gap", "B less A"] == pytest.approx(GAP, abs=1e-3)


def test_sentences_are_made_from_the_tables(tables: dict[str, ReportTable]) -> None:
    """Proves: no number is made up on the way into a sentence, and each stands where the link leads."""
    findings = tables["Summary"].findings
    assert any("B costs ₹ 5.59 crore more than A" in f.sentence for f in findings)
    for finding in (f for f in findings if f.cited):
        said = NUMBER.findall(YEAR.sub("", finding.sentence))
        assert set(said) <= {c.text.lstrip("-") for c in finding.cited}, finding.sentence
        for cited in finding.cited:
            value = picked(tables[cited.sheet].frame, cited.column, cited.where, cited.how)
            assert indian(value, len(cited.text.partition(".")[2])) == cited.text


def test_without_the_edit_there_is_no_difference(iron: tuple[Path, Path]) -> None:
    a, _ = iron
    tables = {t.sheet: t for t in comparison_tables(pair_of(a, a))}
    assert tables["Summary"].sentence == "No difference: A and B have the same inputs and the same results."
    for sheet in ("Changed inputs", "Changed results", "Changed words"):
        assert tables[sheet].frame.empty, sheet
    assert not tables["Cost bridge"].frame["B less A"].any()
    assert set(tables["The two runs"].frame["Same"]) == {"yes"}


def test_the_other_way_round_every_change_turns(iron: tuple[Path, Path]) -> None:
    a, b = iron
    there, back = (changes(pair_of(*p)) for p in ((a, b), (b, a)))
    assert {k: -v for k, v in there.items()} == pytest.approx(back)


def changes(pair: Pair) -> dict[tuple[str, ...], float]:
    frame = {t.sheet: t for t in comparison_tables(pair)}["Changed results"].frame
    return {(r["Sheet"], r["Item"], r["FY"], r["Quantity"]): r["B less A"] for r in frame.to_dict("records")}
