"""In short, is it worth it: which design the plan is, what it is worth at which price of a point, and its parts."""

from __future__ import annotations

from typing import Any

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from model.reports import Material, report_tables
from model.reports.findings.own_design import other_design, own_design
from model.reports.findings.worth_it import worth_it
from model.studies.designs import DESIGNS
from model.verify import verify
from tests.reports.conftest import RUN
from tests.reports.fabricated import design, designs, made_of, told
from tests.studies.asking import made
from tests.studies.test_point_price import costly

EQUAL = told("as notified", 6000.0, 1200.0, 600.0, Worth_without_points=-871.0, Pays_from=4.8, Overtakes_from=20.88)
BEST: dict[str, Any] = {"Worth_without_points": 479.0, "Cost_saved": -313.0, "Stops_saved": 791.0,
                        "Points_saved": 1183.0}


def said(material: Any, tables: Any) -> str:
    found = worth_it(material, tables)
    assert found is not None
    return found.sentence.removeprefix("Is it worth it? ")


@pytest.mark.quick
def test_worth_without_points_and_prices_come_before_worth_at_the_policy_price() -> None:
    """Proves: first what needs no policy, then from which price another design is better, then policy and its parts.

    Sensitivity: led by the policy price, ₹1,661 crore would be read as found, though most of it is chosen.
    """
    material = made_of(design("none", "none"), design("best"), design("as notified", "equal"))
    rows = (told("none", 0.0, 2561.0, 0.0), told("best", 3600.0, 900.0, 1661.0, **BEST), EQUAL)
    assert said(material, designs(*rows)) == (
        "Where points of dependence count nothing, yes: it is worth ₹ 479 crore more than no award; as notified pays "
        "from ₹ 4.8 crore a point, and is better than each design that depends more on imports from ₹ 20.9 crore a "
        "point. At ₹ 10 crore a point the plan is worth ₹ 1,661 crore more than no award: it costs ₹ 313 crore, saves "
        "₹ 791 crore of what stops are expected to cost, and gains points of dependence worth ₹ 1,183 crore.")


@pytest.mark.quick
@pytest.mark.parametrize(("free", "prices", "words"), [
    (-5.0, {"Pays_from": 0.6}, "large pays from ₹ 0.6 crore a point."),
    (-5.0, {"Pays_from": 0.6, "Overtakes_from": 0.6}, "large pays from ₹ 0.6 crore a point."),
    (-5.0, {}, "large pays at no price of a point."), (5.0, {}, "large pays there too."),
])
def test_without_a_price_it_is_said_whether_a_design_pays(free: float, prices: dict[str, float], words: str) -> None:
    material = made_of(design("best"), design("large", "equal"))
    rows = (told("best", 3600.0, 900.0, 0.0), told("large", 6000.0, 950.0, 1.0, Worth_without_points=free, **prices))
    assert said(material, designs(*rows)).endswith(f"; {words}")


@pytest.mark.quick
@pytest.mark.parametrize(("parts", "words"), [
    ({"Cost_saved": -515.0, "Stops_saved": 28.0, "Points_saved": 1263.0, "Public_money_saved": -134.0},
     "it costs ₹ 515 crore, saves ₹ 28 crore of what stops are expected to cost, gains points of dependence worth "
     "₹ 1,263 crore, and adds ₹ 134 crore of what public money costs beyond itself."),
    ({"Cost_saved": 600.0, "Stops_saved": 0.0, "Points_saved": -0.3}, "it saves ₹ 600 crore."),
    ({"Cost_saved": 700.0, "Points_saved": -100.0},
     "it saves ₹ 700 crore and loses points of dependence worth ₹ 100 crore."),
])
def test_parts_add_up_and_those_of_nothing_are_left_out(parts: dict[str, float], words: str) -> None:
    """Proves: public money is a part where it has a price. Sensitivity: without it 1,263 + 28 − 515 is not 642."""
    rows = (told("best", 3600.0, 900.0, sum(parts.values()), **parts),)
    assert said(made_of(design("best")), designs(*rows)).endswith(f" than no award: {words}")


@pytest.mark.quick
def test_public_money_stands_open_where_it_has_a_price() -> None:
    """Proves: the table shows every part that the sentence names. Sensitivity: where it has none it is folded."""
    for value in (-134.0, 0.0):
        row = told("best", 3600.0, 900.0, 642.0, Public_money_saved=value)
        shown = DESIGNS.open_rows(designs(row)[DESIGNS.sheet])
        assert ("Public money saved" in shown.frame) == (value != 0)


@pytest.mark.quick
def test_where_a_point_has_no_price_nothing_is_said_twice() -> None:
    rows = (told("best", 3600.0, 900.0, -65.0, Cost_saved=-65.0, Pays_from=0.63),)
    assert said(made_of(design("best")), designs(*rows, price=0.0)) == (
        "Where points of dependence count nothing, no: it is worth ₹ 65 crore less than no award, and pays from ₹ 0.6 "
        "crore a point. It costs ₹ 65 crore.")


@pytest.mark.quick
def test_a_price_of_a_point_is_said_as_it_is_typed() -> None:
    rows = (told("best", 3600.0, 900.0, 4.0, Points_saved=4.0),)
    assert " At ₹ 0.3 crore a point " in said(made_of(design("best")), designs(*rows, price=0.3))


@pytest.mark.quick
def test_without_a_store_a_design_without_a_reserve_is_the_plan() -> None:
    """Proves: where nothing is kept for stops, Reserve No changes nothing, and the first page is written.

    Sensitivity: read from the cell of Settings alone, the plan would keep a reserve that no store can hold.
    """
    listed = (design("none", "none", False), design("best", "best", False))
    tables = designs(told("none", 0.0, 2561.0, 0.0), told("best", 3600.0, 900.0, 1661.0))
    assert own_design(made_of(*listed), tables) == "best"
    assert other_design(made_of(*listed, design("held", "best", True)), tables, "best", reserve=True) is None


@pytest.mark.quick
def test_a_design_of_another_total_is_another_plan() -> None:
    """Proves: the best of open bids is not the plan whose bids are fixed in. Sensitivity: of equal total it is."""
    rows = [told("best", 0.0, 800.0, 0.0)]
    assert own_design(made_of(design("best")), designs(*rows)) is None
    assert own_design(made_of(design("best"), awards=0.0, total=800.0), designs(*rows)) == "best"


@pytest.mark.solve
def test_bids_that_are_fixed_in_are_judged_as_they_are() -> None:
    """Proves: 40 t/a fixed in cost 40 × (2.52 − 0.9) = ₹64.8 crore; the design of one at 40 is this plan, not best.

    It pays from 1.62 ÷ 2.55 = ₹0.635 crore a point. Sensitivity: best opens the bid, awards nobody and costs nothing.
    With the bid open nobody is awarded anything, and no figure of nought is told.
    """
    assert in_short(fixed=True)[0] == (
        "Is it worth it? Where points of dependence count nothing, no: it is worth ₹ 65 crore less than no award, and "
        "pays from ₹ 0.6 crore a point. It costs ₹ 65 crore.")
    assert in_short(fixed=False) == [
        "Is it worth it? Nobody is awarded anything; one at 40 pays from ₹ 0.6 crore a point."]


def in_short(fixed: bool) -> list[str]:
    """The first sentences of the page of the costly case."""
    case = costly().with_("Bids", {}, status="fixed in", least=40.0) if fixed else costly()
    result = solve(program_of(case.tables))
    assert result.chosen.solution is not None
    verification = verify(result.program.tables, result.chosen.solution.tables)
    summary = report_tables(Material(result, verification, RUN, made(result, "designs")))[0]
    return [f.sentence for f in summary.findings if f.question == "In short"]
