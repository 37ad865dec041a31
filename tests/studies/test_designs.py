"""Designs: to nobody, as is best, and in equal awards, each a plan of the workbook with other bids."""

from __future__ import annotations

import pandas as pd
import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from tests.cases.answered import refuse_all
from tests.cases.case import Case
from tests.formulation.test_whole_lots import two_lots
from tests.studies.asking import answer_of

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


def test_without_designs_there_is_no_table() -> None:
    assert answer_of("designs", solve(program_of(two_lots().tables))).frame.empty
