"""Profits: what each maker earns where equally good plans share the grades out otherwise."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from model.planning.solve import solve
from tests.cases.case import Case
from tests.cases.small import second_bidder
from tests.formulation.test_accounts import dear, flows
from tests.studies.asking import answer_of

pytestmark = pytest.mark.solve


def two_alike() -> Case:
    """B and C make 40 t/a each, for a market that wants 50 t of a dear grade at ₹1.5 crore and 50 plain at 1.0."""
    case = second_bidder(dear(0.5)).pursuing("Unmet demand", "Magnets by value", "National cost")
    return flows(case).with_("Bids", {}, least=40.0)


def test_who_makes_the_dear_grade_is_open():
    """Proves: of 50 dear tonnes a year one makes 10 to 40, each 0.5 dearer: 3 years × 30 × 0.5 = ₹45 crore apart.

    Sensitivity: with the makers' sum held as well there is one value each.
    """
    found = answer_of("profits", solve(program_of(two_alike().tables))).frame.set_index("beneficiary")
    assert list(found.index) == ["B", "C"]
    assert (found["most"] - found["least"]).tolist() == pytest.approx([45.0, 45.0], rel=1e-4)
    assert (found["least"] <= found["here"]).all()
    assert (found["here"] <= found["most"]).all()
    assert found["here"].sum() == pytest.approx(found["least"].iloc[0] + found["most"].iloc[1], rel=1e-4)


def test_at_the_demand_s_mix_nothing_is_open():
    """Proves: the study is not made where all makers are judged alike."""
    case = two_alike().set(margins="demand's mix")
    assert answer_of("profits", solve(program_of(case.tables))).frame.empty
