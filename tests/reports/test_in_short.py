"""In short: how much, is the money enough, what should be changed, what would flip it."""

from __future__ import annotations

from typing import Any

import pytest

from model.reports.findings.flips import what_flips
from model.reports.findings.in_short import how_much, money_enough, what_to_change
from model.reports.sheets.budget import TOPIC as BUDGET
from model.studies.cases import CASES
from model.studies.point_price import POINT_PRICE
from model.studies.profits import MISSED, PROFITS
from model.studies.readings import READINGS
from model.tell.cited import Finding
from tests.reports.fabricated import IN_ORDER, NAN, PRICED, as_good, design, designs, made_of, makers, table, told

pytestmark = pytest.mark.quick

BEST = designs(told("best", 3600.0, 900.0, 1661.0))


def words(found: Finding | None) -> str:
    assert found is not None
    return found.sentence.partition("? ")[2]


@pytest.mark.parametrize(("within", "worth", "said"), [
    (50.0, 958.0, "₹ 50 crore; as notified is worth ₹ 958 crore more than no award."),
    (0.3, -58.0, "₹ 0.3 crore; as notified is worth ₹ 58 crore less than no award."),
    (16.25, 0.2, "₹ 16.25 crore; as notified is worth no more and no less than no award."),
])
def test_what_is_as_good_is_told_with_the_tolerance_as_it_is_typed(within: float, worth: float, said: str) -> None:
    """Proves: a tolerance of ₹0.3 crore is not told as 0. Sensitivity: one of whole crore has no decimals."""
    rows = (told("best", 3600.0, 900.0, 1661.0), told("as notified", 6000.0, 950.0, worth))
    tables = {**designs(*rows, within=within), **as_good(2856.0, 3600.0, 4328.0)}
    assert words(how_much(made_of(design("best"), design("as notified", "equal")), tables)) == (
        f"3,600 t/a in all; anything from 2,856 to 4,328 t/a is as good within {said}")
    assert how_much(made_of(design("best")), BEST) is None


@pytest.mark.parametrize(("gaps", "said"), [
    ((60.0, 46.6, 0.0), "two of three makers miss ₹ 107 crore in all, each from ₹ 47 to 60 crore."),
    ((0.0, 9.0, 5.0), "two of three makers miss ₹ 14 crore in all, each from ₹ 5 to 9 crore."),
    ((5.2, 4.9), "both makers miss ₹ 10 crore in all, each ₹ 5 crore."),
    ((5.0, 6.0, 7.0), "all three makers miss ₹ 18 crore in all, each from ₹ 5 to 7 crore."),
    ((0.3, 0.4), "every maker breaks even."), ((5.0,), "the one maker misses ₹ 5 crore."),
    ((0.0, 23.0), "one of two makers misses ₹ 23 crore."),
])
def test_who_misses_what(gaps: tuple[float, ...], said: str) -> None:
    """Proves: least and most are of those who miss something. Sensitivity: with all, each would miss from ₹0 crore."""
    tables = {**BEST, **makers(*((f"M{n}", g, 1.0, 1.0) for n, g in enumerate(gaps)))}
    tables[BUDGET.sheet] = table(BUDGET, {"Outlay": 2840.0})
    assert words(money_enough(made_of(design("best")), tables)) == f"₹ 2,840 crore are paid, and {said}"


@pytest.mark.parametrize(("most", "priorities", "said"), [
    (23.0, PRICED, "."), (163.1, PRICED, "; in another plan of the same total it may be ₹ 163 crore."),
    (163.1, IN_ORDER, "; in another plan equally good by every aim it may be ₹ 163 crore."),
])
def test_a_gap_that_equal_plans_leave_open_is_told_as_such(most: float, priorities: Any, said: str) -> None:
    """Proves: page one says how large the gap may be besides, of plans that keep what is kept.

    Sensitivity: where it is decided nothing is added; aims in order have no total.
    """
    tables = {**BEST, **makers(("A", 23.0, 1.0, 1.0)), BUDGET.sheet: table(BUDGET, {"Outlay": 800.0}),
              PROFITS.sheet: table(PROFITS, {"Beneficiary": MISSED, "In this plan": 23.0, "Most": most})}
    found = words(money_enough(made_of(design("best"), priorities=priorities), tables))
    assert found == f"₹ 800 crore are paid, and the one maker misses ₹ 23 crore{said}"


@pytest.mark.parametrize(("rows", "said"), [
    ((("A", 23.0, 1103.0, 243.0),), "A would break even if the exchequer paid ₹ 1,103 per kg, or users ₹ 243 per kg "
     "more."),
    ((("A", 23.0, 1103.0, 243.0), ("B", 9.0, 2344.0, 110.0), ("C", 0.0, 9000.0, 900.0)),
     "All makers would break even if the exchequer paid ₹ 2,344 per kg, above the ceiling of ₹ 2,150, or users ₹ 243 "
     "per kg more."),
    ((("A", 23.0, NAN, NAN), ("B", 9.0, 1500.0, 110.0)),
     "All makers would break even if the exchequer paid ₹ 1,500 per kg, or users ₹ 110 per kg more."),
    ((("A", 23.0, NAN, 243.0),), "A would break even if users paid ₹ 243 per kg more."),
])
def test_what_would_close_the_gap(rows: tuple[tuple[str, float, float, float], ...], said: str) -> None:
    """Proves: an empty cell is passed over, and a rate that may not be paid is called so.

    Sensitivity: sorted with empty cells, the last of them is no number, and ₹ nan per kg is told.
    """
    assert words(what_to_change(made_of(design("best")), {**BEST, **makers(*rows)})) == said


def test_without_a_rate_or_a_price_there_is_nothing_to_say() -> None:
    assert what_to_change(made_of(design("best")), {**BEST, **makers(("A", 23.0, NAN, NAN))}) is None


@pytest.mark.parametrize(("own", "kept", "said"), [
    (1661.0, 2400.0, "With a reserve kept for stops the plan is worth ₹ 2,400 crore more than no award, and 2,552 t/a "
     "are best."),
    (-500.0, -300.0, "With a reserve kept for stops the plan is worth ₹ 300 crore less than no award, and 2,552 t/a "
     "are best."),
    (1661.0, 1500.0, None),
])
def test_a_reserve_is_proposed_where_it_raises_worth(own: float, kept: float, said: str | None) -> None:
    """Proves: its sign is told, and what lowers worth is no change that should be made."""
    material = made_of(design("best", "best", False), design("held", "best", True), store=True)
    rows = (told("best", 3600.0, 900.0, own), told("held", 2552.0, 700.0, kept))
    found = what_to_change(material, {**designs(*rows), **makers(("A", 0.0, 1.0, 1.0))})
    assert (None if found is None else words(found)) == said


PRICES = table(POINT_PRICE, *({"Price of a point": p, "Awards": a} for p, a in ((0.0, 1800.0), (10.0, 3600.0),
                                                                                (100.0, 4400.0))))
CASE = table(CASES, *({"Case": c, "Awards": a} for c, a in (("Low", 3597.0), ("Base", 3600.0), ("High", NAN))))


def readings(*awards: float) -> dict[str, Any]:
    """The sheet Readings, each reading with its awards."""
    return {READINGS.sheet: table(READINGS, *({"Reading": f"R{n}", "Awards": a} for n, a in enumerate(awards, 1)))}


@pytest.mark.parametrize(("tables", "said"), [
    ({POINT_PRICE.sheet: PRICES, CASES.sheet: CASE, **readings(2400.0, 5888.0, 3000.0)},
     "Awards are within the 2,856 to 4,328 t/a that are as good; they would be 5,888 t/a with the reading 'R2', 1,800 "
     "t/a with a point at ₹ 0 crore, 2,400 t/a with the reading 'R1'; no other reading that was solved moves them out "
     "of that."),
    ({POINT_PRICE.sheet: PRICES, **readings(3000.0)},
     "Awards are within the 2,856 to 4,328 t/a that are as good; they would be 1,800 t/a with a point at ₹ 0 crore; no "
     "reading that was solved moves them out of that."),
    ({CASES.sheet: CASE, **readings(2857.0)}, "Nothing that was tried (cases, readings): awards stay within the 2,856 "
     "to 4,328 t/a that are as good."),
])
def test_what_flips_it_leaves_what_is_as_good(tables: dict[str, Any], said: str) -> None:
    """Proves: 3,597 against 3,600 t/a flips nothing; every reading that leaves the range is named, and that none does.

    Sensitivity: by a move of 1 t/a, the case and every reading would be called a flip.
    """
    found = what_flips(made_of(design("best")), {**BEST, **as_good(2856.0, 3600.0, 4328.0), **tables})
    assert words(found) == said


def test_without_a_range_the_award_itself_is_held_against() -> None:
    """Proves: where nothing as good was sought, any other award is told; with nothing tried, nothing is."""
    found = words(what_flips(made_of(design("best")), {**BEST, CASES.sheet: CASE}))
    assert found == "Awards are at 3,600 t/a; they would be 3,597 t/a with every input at its low figure."
    assert what_flips(made_of(design("best")), BEST) is None
