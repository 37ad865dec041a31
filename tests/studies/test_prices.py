"""Prices: one unit more and one unit less of a limit, against solving the changed workbook."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.prices import PRICES, listed, told
from model.studies.study import Answer
from model.studies.worth import _note
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.small import plant
from tests.cases.stopping import priced as with_total
from tests.cases.stopping import stopping
from tests.formulation import test_awards
from tests.studies.asking import answer_of, prices
from tests.studies.test_point_price import costly

pytestmark = pytest.mark.solve


def scarce() -> Case:
    """Alloy for 40 of 80 t of magnets; making is worth points and money."""
    case = plant().pursuing("Unmet demand", "Magnets by quantity", "National cost")
    return case.with_("Supply", {"commodity": "alloy"}, years=60.0)


def priced(case: Case):
    return prices(solve(program_of(case.tables))).set_index("in_words")


def test_a_tonne_of_alloy_by_hand():
    """A tonne more in a year makes 1 / 1.5 t: 1.25 / 3 / 1.5 = 0.2778 points of the mean of three years.

    A tonne less costs as many points. At the points that are left, cost rises by what is imported instead,
    (1 − 0.6) / 1.5, less a third of the life of 1 / 1.5 t/a that start a year later, 0.1 / 1.5.
    """
    row = priced(scarce()).loc["alloy from China in FY2026-27"]
    assert row["more_points"] == pytest.approx(-1.25 / 3 / 1.5)
    assert row["less_points"] == pytest.approx(1.25 / 3 / 1.5)
    assert row["less_crore"] == pytest.approx(0.3 / 1.5, abs=1e-4)
    assert (row["used"], row["limit"], row["unit"]) == (pytest.approx(60.0), pytest.approx(60.0), "t")


@pytest.mark.parametrize("by", [1.0, -1.0])
def test_points_are_those_of_the_changed_workbook(by):
    """Proves: each pair equals solving the workbook with a tonne more or less in the cell."""
    row = priced(scarce()).loc["alloy from China in FY2026-27"]
    changed = scarce().with_("Supply", {"commodity": "alloy"}, years=[60.0 + by, 60.0, 60.0])
    expected = answer(changed).aim("Magnets by quantity") - answer(scarce()).aim("Magnets by quantity")
    assert row["more_points" if by > 0 else "less_points"] == pytest.approx(expected)


@pytest.mark.parametrize(("by", "way"), [(1.0, "more"), (-1.0, "less")])
def test_a_ceiling_is_priced_with_its_part_of_a_stop(by, way):
    """Proves: where the total is pursued, the price of a tonne of Japan's ceiling equals solving the changed workbook.

    Bought instead of made it costs 1.1 − 0.6 = ₹0.5 crore more in the year. In the stop half of it and an eighth of
    surge save a loss of 5 a tonne: ½ × (0.625 × 5 − 0.5 × 1.1 − 0.125 × 1.76 + ½ × 0.5) = 1.3025. Sensitivity: with
    the plan's own row alone there would be no surge of it.
    """
    case = stopping(stop_chance=0.5)
    row = prices(solve(program_of(with_total(case).tables))).set_index("in_words").loc["magnet from Japan in FY2028-29"]
    moved = case.with_("Supply", {"supply": "Japan"}, years=[20.0, 20.0, 20.0 + by])
    expected = answer(with_total(moved)).values[0] - answer(with_total(case)).values[0]
    assert expected * by < -0.1
    assert row[f"{way}_crore"] == pytest.approx(expected)
    parts = {k: row[f"{way}_part_{k}"] for k in ("cost", "loss", "points", "public")}
    assert parts == pytest.approx({"cost": 0.5 * by, "loss": -1.3025 * by, "points": 0.0, "public": 0.0})
    assert sum(parts.values()) == pytest.approx(expected)


def test_a_price_of_the_total_is_told_in_its_parts():
    """Proves: a t/a more awarded costs 2.52 − 0.9 = ₹1.62 crore and takes 2.55 points off, at ₹1 crore a point.

    Sensitivity: with points at nothing the part of dependence is 0, and nobody is awarded anything.
    """
    case = costly().set(point_price=1.0).with_("Bids", {}, most=30.0)
    row = prices(solve(program_of(case.tables))).set_index("name").loc["wanted_award_limit"]
    assert (row["more_crore"], row["more_part_cost"], row["more_part_points"]) == pytest.approx((-0.93, 1.62, -2.55))
    assert (row["more_part_loss"], row["more_part_public"]) == (0.0, 0.0)
    in_order = priced(scarce()).loc["alloy from China in FY2026-27"]
    assert np.isnan(in_order["more_part_cost"])


def test_a_cap_is_priced_with_what_implies_it():
    """Proves: one t/a more of 80 in all, of 80 wanted and of the largest size, 80 t/a, saves ₹1.38 crore.

    Alone the cap would be worth nothing: what is wanted and the largest size hold the award at 80.
    """
    case = test_awards.paying(most=80.0).ruled(total_capacity=80.0)
    row = priced(case).loc["capacity awarded in all"]
    assert row["more_crore"] == pytest.approx(-1.38)
    assert row["less_crore"] == pytest.approx(1.38)
    alone = answer(case.ruled(total_capacity=81.0)).aim("National cost")
    assert alone == pytest.approx(answer(case).aim("National cost"))


def test_of_supplies_of_nothing_one_is_priced():
    """Three countries that could sell alloy and may not: the first stands for all. Else they fill the table."""
    case = scarce()
    for country in ("Japan", "Vietnam", "Estonia"):
        case = case.adding("Supply", {"supply": country, "commodity": "alloy", "country": country, "years": 0.0})
        case = case.adding("Prices", {"commodity": "alloy", "at": country, "currency": "₹", "years": 6000.0})
    nothing = [i for i in priced(case.set(priced_limits=50)).index if "alloy from" in i and "China" not in i]
    assert len(nothing) == 1


def test_a_pair_that_differs_is_said():
    """A line of 40 t/a at most: a tonne more of alloy makes nothing more, a tonne less makes less."""
    table = priced(scarce().with_("Capacity", {"stage": "mag"}, most=40.0))
    row = table.loc["mag built at F (new)"]
    assert row["more_points"] == pytest.approx(0.0)
    assert row["less_points"] == pytest.approx(1.25)
    assert "differ" in row["note"]


ALLOY = "alloy from China in FY2026-27"


@pytest.mark.parametrize("aim", ["Magnets by quantity", "National cost"])
def test_what_is_no_aim_is_not_taken_for_no_plan(aim: str):
    """Proves: with dependence or cost no aim, a tonne less is still a plan; note and sentence do not deny it.

    Sensitivity: an empty cell, which says that it is no aim, would be told as a limit that cannot be lower.
    """
    answer = answer_of("prices", solve(program_of(scarce().pursuing("Unmet demand", aim).tables)))
    row = answer.frame[answer.frame["in_words"].str.startswith("alloy from")].iloc[0]
    assert np.isnan(row["less_crore" if aim == "Magnets by quantity" else "less_points"])
    assert (row["more_possible"], row["less_possible"]) == ("yes", "yes")
    assert "no plan" not in str(row["note"])
    still = replace(answer, frame=answer.frame.assign(**{
        f"{way}_{of}": answer.frame[f"{way}_{of}"] * 0.0 for way in ("more", "less") for of in ("points", "crore")}))
    assert "one t more changes nothing by itself; one less changes nothing by itself" in sentence_of(still)


def test_a_limit_that_cannot_be_lower_is_said():
    """Proves: 40 t a year must be made, of 60 t of alloy: a tonne less is no plan, a tonne more is one."""
    floor = {"name": "made here", "quantity": "made", "over": "each year", "sense": "≥", "value": 40.0}
    row = priced(scarce().adding("Limits", floor)).loc[ALLOY]
    assert (row["more_possible"], row["less_possible"]) == ("yes", "no")
    assert "no plan with one unit less" in row["note"]
    assert "no plan with one unit more" not in row["note"]


@pytest.mark.parametrize(("way", "words"), [
    ("more", "one t more is not possible; one less changes nothing by itself"),
    ("less", "one t more changes nothing by itself; one less is not possible"),
])
def test_more_and_less_are_told_apart(way: str, words: str):
    """Proves: the direction in which there is no plan is the one that is named, in the note and in the sentence."""
    place = program_of(scarce().tables).limits.priced["supply_limit", ("China", "alloy", "FY2026-27")]
    assert _note(place, [[np.nan] * 3] * 2, [way]) == f"no plan with one unit {way}"
    answer = answer_of("prices", solve(program_of(scarce().tables)))
    empty = {f"{w}_{of}": np.nan for w in ("more", "less") for of in ("points", "crore")}
    assert words in sentence_of(replace(answer, frame=answer.frame.assign(**empty, **{f"{way}_possible": "no"})))


def sentence_of(answer: Answer) -> str:
    """What is told of the alloy, of which one year is priced."""
    table = PRICES.table(answer)
    return told(table, next(r for r in listed(table) if r["In words"].startswith("alloy from"))).sentence


def test_only_limits_that_bind_and_no_more_than_asked():
    loose = scarce().with_("Capacity", {"stage": "mag"}, most=500.0)
    assert "mag built at F (new)" not in priced(loose).index
    assert len(priced(loose.set(priced_limits=1))) == 1
    none = prices(solve(program_of(loose.set(priced_limits=0).tables)))
    assert len(none) == 0
    assert tuple(none.columns) == tuple(c.key for c in PRICES.columns)


def test_the_address_of_the_cell_comes_along():
    table = priced(scarce())
    row = scarce().tables.frames["Supply"].set_index("commodity").loc["alloy", "row"]
    assert table.loc["alloy from China in FY2026-27", "cell"] == f"Supply!{row}"


def test_where_nothing_is_pursued_that_prices_are_told_in_none_is_made():
    """Only unmet demand is an aim: an empty table, not a failure."""
    assert priced(scarce().pursuing("Unmet demand")).empty
