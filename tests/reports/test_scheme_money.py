"""The sheets on the scheme's money show the amounts of the entitlement, and their sentences say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.ground.units import indian
from model.planning.plan import CHOSEN, NO_SCHEME
from model.reports import Material, report_tables
from model.reports.scheme_money import paid_present_value
from model.reports.sheets.scheme_buys import AVOIDED, EXCHEQUER, NATIONAL, UNMET_LOSS, WITHOUT_LOSS
from model.reports.sheets.viability import HELD, NEEDS_NONE, WITHIN
from model.tell.table import ReportTable
from tests.cases.small import award, second_bidder
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve

SCHEME = ("What the scheme buys", "Incentive", "Subsidy", "Viability", "Margins", "Budget", "Compliance")
Tables = dict[str, ReportTable]


@pytest.fixture(scope="module")
def shown(awarded: Material) -> Tables:
    """Sheet → table of the plan with a scheme."""
    return {t.sheet: t for t in report_tables(awarded)}


def test_no_scheme_no_sheets(planted: Material, shown: Tables) -> None:
    there = {t.sheet for t in report_tables(planted)}
    assert not there & {*SCHEME, "Trade-off", "Readings", "Lots", "Ties"}
    assert set(SCHEME) <= set(shown)
    assert {"For the note", "Jobs, power, emissions", "Words and units"} <= there


def test_amounts_are_those_of_the_entitlement(awarded: Material, shown: Tables) -> None:
    """Proves: no amount is computed a second time on its way to the report."""
    money = awarded.result.money[CHOSEN]
    pairs = [
        ("Incentive", "Paid", money.incentive["paid"]), ("Incentive", "Eligible sales", money.incentive["eligible"]),
        ("Subsidy", "Paid", money.subsidy["paid"]), ("Viability", "Gap", money.viability["gap"]),
        ("Budget", "Outlay", money.budget["outlay"]), ("Budget", "Cumulative", money.budget["cumulative"]),
    ]
    for sheet, column, values in pairs:
        assert shown[sheet].frame[column].sum() == pytest.approx(values.sum(), abs=1e-9), (sheet, column)
    paid = shown["Incentive"].frame["Paid"].sum() + shown["Subsidy"].frame["Paid"].sum()
    assert shown["Budget"].frame["Outlay"].sum() == pytest.approx(paid)
    assert shown["Budget"].frame["Cumulative"].iloc[-1] == pytest.approx(paid)
    assert (shown["Budget"].frame["Envelope"] - shown["Budget"].frame["Cumulative"]).to_numpy() == pytest.approx(
        shown["Budget"].frame["Left"].to_numpy())


def test_nothing_is_paid_beyond_a_ceiling(shown: Tables) -> None:
    frame = shown["Incentive"].frame
    for ceiling in ("By the rate", "By share of net sales", "Left in ceiling"):
        assert (frame["Paid"] <= frame[ceiling] + 1e-9).all()
    subsidy = shown["Subsidy"].frame
    assert (subsidy["Paid"] <= subsidy[["By the rate", "Ceiling"]].min(axis=1) + 1e-9).all()


def test_sentences_equal_their_tables(shown: Tables) -> None:
    """Proves: the sentence above a table says what the table says."""
    for sheet, column in (("Incentive", "Paid"), ("Subsidy", "Paid"), ("Viability", "Gap"), ("Budget", "Outlay")):
        total = float(shown[sheet].frame[column].sum())
        assert f"₹ {indian(total, 2)} crore" in shown[sheet].sentence, sheet
    told = shown["Viability"].sentence
    assert ("at one grade mix" in told) != ("on what it sells, buys and makes" in told)
    verdicts = shown["Compliance"].frame["Verdict"]
    assert f"{int((verdicts == 'cannot bind').sum())} cannot bind" in shown["Compliance"].sentence


def test_value_with_the_scheme_adds_up(shown: Tables) -> None:
    frame = shown["Viability"].frame
    parts = frame["Without the scheme"] + frame["Incentive"] + frame["Subsidy"]
    parts -= sum(frame[c].fillna(0.0) for c in ("Tax", "Working capital") if c in frame)
    assert parts.to_numpy() == pytest.approx(frame["With the scheme"].to_numpy())
    assert (-frame["With the scheme"]).clip(lower=0).to_numpy() == pytest.approx(frame["Gap"].to_numpy())


def test_margins_are_those_of_viability(awarded: Material, shown: Tables) -> None:
    """Proves: the yearly figures and their mean are one and the same."""
    margins, viability = shown["Margins"].frame, shown["Viability"].frame.set_index("Beneficiary")
    selling = margins[(margins["Time"] == "in the window") & (margins["Magnets sold"] > 1e-6)]
    window = selling.groupby("Beneficiary")["Margin with incentive"].mean()
    for b, value in window.items():
        assert value == pytest.approx(viability.loc[b, "Margin in window"])
    after = margins[margins["Time"] == "after the window"].assign(
        years=lambda t: t["FY"].map(awarded.data.periods.times), all=lambda t: t["Margin with incentive"] * t["years"])
    for b, sums in after.groupby("Beneficiary")[["all", "years"]].sum().iterrows():
        assert sums["all"] / sums["years"] == pytest.approx(viability.loc[b, "Margin after"])


@pytest.mark.parametrize(("rate", "answer"), [(2000.0, HELD), (2000.0, WITHIN), (1.0, NEEDS_NONE)])
def test_whether_the_break_even_rate_could_be_paid(rate: float, answer: str) -> None:
    """Proves: a rate is called payable only where no other ceiling holds before it."""
    case = award().ruled(rate_ceiling=50000.0, sales_share=0.1 if answer == HELD else 1.0)
    if answer == NEEDS_NONE:
        case = case.with_("Capacity", {"stage": "sintering"}, capex=0.01)
    else:
        case = case.with_("Award sizes", {"capacity": 40.0}, incentive_ceiling=4000.0)
    case = case.with_("Bids", {"beneficiary": "B"}, rate=rate)
    found = {t.sheet: t for t in report_tables(material_of(case))}["Viability"].frame
    assert list(found["Rate could be paid"]) == [answer]


def test_the_exchequer_pays_what_is_due(awarded: Material, shown: Tables) -> None:
    """Proves: the price of a point counts the entitlement, not the claim at full rate."""
    frame = shown["What the scheme buys"].frame
    rows = frame[(frame["Compared with"] == NO_SCHEME) & (frame["FY"] == "Horizon")].set_index("Indicator")
    due = paid_present_value(awarded)
    assert rows.loc["Incentive paid", "Plan"] == pytest.approx(due["incentive"])
    assert rows.loc["Incentive paid", "The other"] == 0
    duty = awarded.present_value("duty_cost")
    assert rows.loc[EXCHEQUER, "Plan"] == pytest.approx(sum(due.values()) - duty)
    assert rows.loc[NATIONAL, "Plan"] == awarded.solution.value("national_cost")
    apart = rows.loc[NATIONAL, "The other"] - rows.loc[UNMET_LOSS, "The other"]
    assert rows.loc[WITHOUT_LOSS, "The other"] == pytest.approx(apart)
    points = -rows.loc["Magnets by quantity", "Difference"]
    assert rows.loc[EXCHEQUER + AVOIDED, "Difference"] == pytest.approx(rows.loc[EXCHEQUER, "Difference"] / points)


def test_the_order_of_bids_is_priced() -> None:
    case = second_bidder(award(), status="open", rate=2100.0).set(whole_lots=True)
    case = case.with_("Bids", {"beneficiary": "B"}, status="open").ruled(award_order="least cost", total_capacity=40.0)
    case = case.pursuing("Unmet demand", "Magnets by quantity", "National cost")
    material = material_of(case)
    assert "free choice" in material.plans
    tables = {t.sheet: t for t in report_tables(material)}
    frame = tables["What the scheme buys"].frame
    assert "free choice" in set(frame["Compared with"])
    assert any("in any order" in f.sentence for f in tables["Summary"].findings)


def test_the_question_is_answered(shown: Tables) -> None:
    said = " ".join(f.sentence for f in shown["Summary"].findings)
    outlay = shown["Compliance"].cite("Limit", {"Setting": "Scheme: Outlay"}, decimals=0)
    assert f"Is ₹ {outlay} crore enough?" in said
    gap = float(shown["Viability"].frame["Gap"].sum())
    assert ("Yes:" in said) == (gap <= 0.5)
    left = float(shown["Budget"].frame["Left"].iloc[-1])
    short = shown["Viability"].frame[shown["Viability"].frame["Gap"] > 0.5]
    payable = bool((short["Rate could be paid"] == "yes").all())
    assert ("The sum is, the way it is paid is not" in said) == (left > gap > 0.5 and not payable)
    assert ("The sum is, the bids are not" in said) == (left > gap > 0.5 and payable)
    assert ("It is not enough for: B" in said) == (gap > 0.5)


def test_a_bid_below_what_is_needed_is_no_fault_of_the_clauses() -> None:
    """Proves: 40 × (1.35 − 0.7) × 3 = 78 against 100.8 of capital; 15.1 of subsidy leave 7.7 for two years of 40 t.

    That is ₹960 per kg, which the clauses would pay; B bids 200. Without it: the scheme is blamed for a low bid.
    """
    case = award().with_("Prices", {"commodity": "magnet"}, years=13500.0).pursuing(
        "Unmet demand", "Magnets by quantity", "Viability gap")
    for rate, words in ((200.0, "the bids are not"), (2000.0, "crore enough? Yes")):
        made = case.with_("Bids", {}, rate=rate).ruled(rate_ceiling=2150.0, sales_share=0.4)
        said = " ".join(f.sentence for t in report_tables(material_of(made)) for f in t.findings)
        assert words in said


def test_a_scheme_that_is_enough_says_so() -> None:
    case = award().with_("Capacity", {"stage": "sintering"}, capex=0.01)
    said = [f.sentence for f in report_tables(material_of(case))[0].findings]
    assert any("enough? Yes" in s for s in said)


def test_a_scheme_with_no_award_is_reported() -> None:
    """Proves: nobody selected is a report, not a failure."""
    case = award().with_("Bids", {"beneficiary": "B"}, status="out")
    tables = {t.sheet: t for t in report_tables(material_of(case))}
    assert tables["Incentive"].frame.empty
    assert "does not apply" in set(tables["Compliance"].frame["Verdict"])


def test_a_gap_that_the_aims_let_be_given_up_is_not_called_too_little(awarded: Material) -> None:
    """Proves: where the aim closes the gap and a later one reopens it within its tolerance, all can break even.

    Without it a plan that saves cost within a tolerance would read as money that is not enough.
    """
    chosen = awarded.result.chosen
    closed = tuple(
        replace(r, values=tuple(0.0 if g.aim == "Viability gap" else v
                                for g, v in zip(r.priority.goals, r.values, strict=True)))
        for r in chosen.reached
    )
    plans = {**awarded.result.plans, "chosen": replace(chosen, reached=closed)}
    tables = report_tables(replace(awarded, result=replace(awarded.result, plans=plans), _made={}))
    said = " ".join(f.sentence for f in tables[0].findings)
    assert "Yes: every beneficiary can break even" in said
    assert "not enough for" not in said
    assert "not break even" not in tables[0].sentence
    assert "1 of 1 beneficiaries does not break even" in report_tables(awarded)[0].sentence
