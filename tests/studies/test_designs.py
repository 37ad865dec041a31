"""Designs: to nobody, as is best, and in equal awards, each a plan of the workbook with other bids."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from model.case.change import apply
from model.planning.program import program_of
from model.planning.solve import solve
from model.studies.asked import Asked
from model.studies.design_changes import changes_of
from model.studies.design_findings import by_worth
from model.studies.designs import DESIGNS, _base, _overtaking
from model.studies.study import Answer, framed
from tests.cases.answered import refuse_all
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.stopping import priced, stopping
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import answer_of
from tests.studies.test_point_price import costly

pytestmark = pytest.mark.solve


def designs() -> Case:
    """Two bidders in lots of 40, 60 and 80 t/a, B at 2,000 and C at 2,100 ₹/kg, and four designs of their awards.

    C's plants cost a tenth, so that a t/a of C's saves 3.648 and one of B's 1.38 of what imports cost. 100 t a year
    are wanted, and C may not be selected without B.
    """
    return two_lots().adding(
        "Designs", {"design": "nobody", "awards": "none"}, {"design": "best", "awards": "best"},
        {"design": "two at 40", "awards": "equal", "beneficiaries": 2, "award": 40.0},
        {"design": "one at 40", "awards": "equal", "beneficiaries": 1, "award": 40.0},
    )


def found(case: Case) -> pd.DataFrame:
    return answer_of("designs", solve(program_of(case.tables))).frame.set_index("design")


def test_each_design_is_the_workbook_with_other_bids() -> None:
    """Proves: none awards nobody, best is the plan of open bids, equal awards go to the lowest bids.

    Sensitivity: with the order turned round, one at 40 would go to C and save 3.648 a t/a instead of 1.38.
    """
    table = found(designs())
    assert list(table["status"]) == 4 * ["optimal"]
    assert table["awards_t"].to_dict() == pytest.approx({"nobody": 0, "best": 100, "two at 40": 80, "one at 40": 40})
    assert table["beneficiaries"].to_dict() == {"nobody": 0, "best": 2, "two at 40": 2, "one at 40": 1}
    saves = table["saves"]
    assert saves["nobody"] == 0
    assert saves["one at 40"] == pytest.approx(40 * 1.38)
    assert saves["two at 40"] == pytest.approx(40 * (1.38 + 3.648))
    assert saves["best"] == pytest.approx(40 * 1.38 + 60 * 3.648)


def test_lots_of_a_design_are_its_own() -> None:
    """Proves: a design in parts may be of a size between, in a workbook of whole lots."""
    odd = {"design": "two at 50", "awards": "equal", "beneficiaries": 2, "award": 50.0, "lots": "parts"}
    table = found(designs().adding("Designs", odd))
    assert table.loc["two at 50", "awards_t"] == pytest.approx(100.0)
    assert table.loc["two at 50", "saves"] == pytest.approx(50 * (1.38 + 3.648))


def test_worth_is_told_where_a_point_has_a_price_though_aims_are_in_order() -> None:
    """Proves: one at 40 is worth what it saves and its points at their price, of aims that do not ask for the total.

    Of four years the last three have 40 t of 100 t made here, 60 points by quantity; with 0.75 t of oxide at ₹0.4 crore
    in a tonne worth ₹2 crore 66 through the chain: 63 points a year, in all 111 less than the 400 of nobody.
    Sensitivity: asked whether the Total is an aim, nothing of it would be told; without a price nothing is.
    """
    table = found(designs().set(point_price=2.0))
    assert table.loc["one at 40", "points"] == pytest.approx(289.0)
    assert table.loc["one at 40", "saves_points"] == pytest.approx(2 * 111.0)
    assert table.loc["one at 40", "worth"] == pytest.approx(40 * 1.38 + 2 * 111.0)
    assert found(designs())[["points", "total", "worth"]].isna().all(axis=None)


def test_a_design_below_the_sizes_has_no_plan() -> None:
    """Proves: what the note on Designs says of an award of 30 t/a where the least size is 40, in parts too."""
    small = {"design": "one at 30", "awards": "equal", "beneficiaries": 1, "award": 30.0, "lots": "parts"}
    table = found(designs().adding("Designs", small))
    assert "Wanted most 30 is below the smallest size of Award sizes" in table.loc["one at 30", "status"]
    assert pd.isna(table.loc["one at 30", "saves"])


def test_a_design_that_the_check_refuses_has_no_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    result = solve(program_of(designs().tables))
    refuse_all(monkeypatch)
    table = answer_of("designs", result).frame.set_index("design")
    assert set(table["status"]) <= {"checks failed", "optimal"}
    assert table.loc["nobody", "status"] == "checks failed"
    assert table["saves"].isna().all()


STORE = {"facility": "Vault", "commodity": "magnet", "most": 30.0, "for_stops": True, "opening": 5.0, "closing": 5.0}


def test_a_design_without_a_reserve_keeps_nothing_for_stops() -> None:
    """Proves: without a reserve the store is empty, holds nothing at the start and need not at the end.

    The cell of Settings does the same to the plan, and a design that asks for the reserve has it. The 5 t held at
    the start, bought by nobody, are credited at the end where they are kept: ₹5 crore.
    Sensitivity: with room alone taken away, 5 t would lie in a store that holds none, and there would be no plan.
    """
    case = priced(stopping(stop_chance=0.0).adding("Facilities", {"facility": "Vault", "kind": "reserve"}))
    held = case.adding("Stocks", STORE)
    kept, bare = (answer(c) for c in (held, case))
    assert kept.aim("National cost") == pytest.approx(bare.aim("National cost") - 5 * 1.0)
    shut = held.set(keep_reserve=False)
    without, asking = (answer(c).aim("National cost") for c in (shut, changed(shut, True)))
    assert without == pytest.approx(answer(changed(held, False)).aim("National cost"))
    assert (without, asking) == (pytest.approx(bare.aim("National cost")), pytest.approx(kept.aim("National cost")))


def changed(case: Case, reserve: bool) -> Case:
    """A case as a design with or without a reserve has it."""
    asked = Asked(solve(program_of(case.tables)))
    design = SimpleNamespace(design="any", awards="best", reserve=reserve, lots=None)
    found = [c for c in changes_of(asked, design) if c.column == "keep_reserve"]
    return case.set(keep_reserve=apply(case.tables, found).tables.settings.keep_reserve)


def test_worth_is_told_against_the_design_without_awards_or_reserve() -> None:
    """Proves: of two designs without awards, the one without a reserve is what the others are told against.

    Sensitivity: with the first of them taken, the order on the sheet would move what every design is worth.
    """
    case = designs().adding("Facilities", {"facility": "Vault", "kind": "reserve"}).adding(
        "Stocks", {**STORE, "opening": 0.0, "closing": 0.0})
    first = {"design": "held", "awards": "none", "reserve": True}
    rows = [first, *({**r, "reserve": False} for r in case.rows["Designs"])]
    asked = Asked(solve(program_of(case.without("Designs").adding("Designs", *rows).tables)))
    assert _base(asked) == "nobody"
    asked = Asked(solve(program_of(case.without("Designs").adding("Designs", first).tables)))
    assert _base(asked) is None


@pytest.mark.parametrize(("rows", "found"), [
    ((("none", 10.0, 0.0), ("large", 5.0, -30.0), ("small", 8.0, -6.0), ("store", 8.0, 4.0)),
     {"large": 8.0, "small": 3.0}),
    ((("none", 10.0, 0.0), ("large", 5.0, -30.0), ("wasted", 7.0, -28.0), ("small", 8.0, -6.0)),
     {"large": 8.0, "wasted": 22.0, "small": 3.0}),
    ((("none", 10.0, 0.0), ("large", 5.0, -30.0), ("lots", 7.99, -7.0), ("small", 8.0, -6.0)),
     {"large": 8.0, "lots": 7 / 2.01, "small": 3.0}),
])
def test_each_design_overtakes_all_that_depend_more(
    rows: tuple[tuple[str, float, float], ...], found: dict[str, float]
) -> None:
    """Proves: the price at which the last of the lines of worth is crossed, of designs alike in the reserve.

    Small loses ₹6 crore without points and saves 2: 6 ÷ 2 = 3. Large loses 24 more than small and saves 3 more: 8;
    wasted loses 22 more and saves 1. Lots depends 0.01 less than small and costs 1 more, which is no price of 100.
    Sensitivity: held against the next alone, large would overtake from 2 ÷ 2 = 1 past wasted, from 23 ÷ 2.99 = 7.7
    past lots, and small would still be better.
    """
    records = [{"design": d, "points": p, "without_points": w} for d, p, w in rows]
    _overtaking(records, {d: d == "store" for d, _, _ in rows})
    assert {r["design"]: v for r in records if (v := r["overtakes"]) is not None} == pytest.approx(found)


def test_where_no_award_pays_it_is_said() -> None:
    """Proves: nobody's design is not called worth most; what the best award would cost is said instead."""
    assert told_of(costly()) == (
        "No design with awards is worth its cost; with 40 t/a awarded, the best that awards, one at 40, is worth ₹ 65 "
        "crore less than no award.")


def test_where_a_reserve_alone_is_best_awards_are_not_called_worthless() -> None:
    """Proves: a reserve without awards may be worth most while an award is worth its cost too.

    Sensitivity: told as above, ₹ 50 crore to the good would be read as lost.
    """
    rows = (("none", 0.0, 0.0, 300.0), ("none + reserve", 0.0, 90.0, 210.0), ("one at 40", 40.0, 50.0, 250.0))
    records = [{"design": d, "status": "optimal", "awards_t": a, "worth": w, "total": t, "without_points": w,
                "national_cost": t} for d, a, w, t in rows]
    table = DESIGNS.table(Answer(framed(DESIGNS.columns, records), ""))
    found = table.frame.dropna(subset=["Worth"])
    assert by_worth(table, found, 1.0).sentence == (
        "Of the designs compared, none + reserve is worth most and awards nothing: ₹ 90 crore more than no award; "
        "with 40 t/a awarded, the best that awards, one at 40, is worth ₹ 50 crore more than no "
        "award.")


def told_of(case: Case) -> str:
    """The sentence of the designs on the first page."""
    result = solve(program_of(case.tables))
    (told,) = DESIGNS.told(Asked(result), DESIGNS.table(answer_of("designs", result)))
    return told.finding.sentence


def test_without_designs_there_is_no_table() -> None:
    assert answer_of("designs", solve(program_of(two_lots().tables))).frame.empty
