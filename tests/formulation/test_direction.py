"""Direction: loosening a limit never makes the first aim that moves worse; order and names change nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.chain_case import chain_case
from tests.cases.reordered import renamed, shuffled
from tests.cases.small import award, plant
from tests.formulation.test_assured_rights import by_award
from tests.formulation.test_whole_lots import two_lots

FEW = settings(derandomize=True, max_examples=10, deadline=None, database=None, phases=[Phase.generate],
               suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(FEW, max_examples=4)


TIGHT = {
    "total_capacity": 100.0, "incentive_envelope": 20.0, "subsidy_envelope": 6.0, "outlay": 24.0, "subsidy_share": 0.15,
    "rate_ceiling": 1500.0, "metal_share": 1.0, "alloy_share": 1.0, "running_share": 1.0,
}
"""Clauses that hold the case they are loosened from."""


def base() -> Case:
    """The chain under tight clauses."""
    return chain_case().ruled(**TIGHT)


def more(sheet: str, name: str = "years", **where: str) -> Callable[[Case, float], Case]:
    """A change that multiplies what a row allows by a factor of at least one."""
    def change(case: Case, factor: float) -> Case:
        row = next(r for r in case.rows[sheet] if all(r.get(k) == v for k, v in where.items()))
        value = row[name]
        grown = [v * factor for v in value] if isinstance(value, (list, tuple)) else value * factor
        return case.with_(sheet, where, **{name: grown})
    return change


def clause(name: str, up: bool = True) -> Callable[[Case, float], Case]:
    """A change of a clause to a factor times as loose."""
    return lambda case, factor: case.ruled(**{name: TIGHT[name] * factor if up else TIGHT[name] / factor})


def switched(name: str) -> Callable[[Case, float], Case]:
    """A clause answered with Yes instead of No."""
    return lambda case, factor: case.ruled(**{name: True})


LOOSER = {
    "oxide from China": more("Supply", supply="China", commodity="oxides"),
    "alloy from China": more("Supply", supply="China", commodity="alloy"),
    "magnets from Vietnam": more("Supply", supply="Vietnam", commodity="magnets"),
    "old magnets": more("Supply", supply="Collection"),
    "ore a year": more("Supply", supply="Mine"),
    "ore in place": more("Supply", "in_place", supply="Mine"),
    "share limit": lambda case, factor: case.with_("Supply", {"commodity": "magnets", "supply": "China"},
                                                   share_limit=min(1.0, 0.5 * factor)),
    "new separation": lambda case, factor: case.with_("Capacity", {"facility": "Refinery", "lead_time": 1},
                                                      most=900.0 * factor),
    "recycling at least": lambda case, factor: case.with_("Capacity", {"facility": "Recycler"}, least=5.0 / factor),
    "room for stock": more("Stocks", "most", facility="Store"),
    "closing stock": lambda case, factor: case.with_("Stocks", {"facility": "Refinery"}, closing=5.0 / factor),
    "the fair": more("Demand and sales", market="Fair"),
    "glass makers": more("Demand and sales", market="Glass"),
    "wanted most": more("Bids", "most", beneficiary="B1"),
    "wanted least": lambda case, factor: case.with_("Bids", {"beneficiary": "B1"}, least=40.0 / factor),
    "incentive ceiling": more("Award sizes", "incentive_ceiling", capacity=40.0),
    "subsidy ceiling": more("Award sizes", "subsidy_ceiling", capacity=80.0),
    "least investment": lambda case, factor: case.with_(
        "Award sizes", {"capacity": 40.0}, investment_floor=20.0 / factor
    ),
    "total capacity": clause("total_capacity"),
    "incentive envelope": clause("incentive_envelope"),
    "subsidy envelope": clause("subsidy_envelope"),
    "outlay": clause("outlay"),
    "subsidy rate": clause("subsidy_share"),
    "rate ceiling": clause("rate_ceiling"),
    "own metal": clause("metal_share", up=False),
    "own alloy": clause("alloy_share", up=False),
    "running": clause("running_share", up=False),
    "exports earn": switched("exports_earn"),
    "bought-in metal earns": switched("bought_in_earn"),
    "outside capacity": switched("outside_capacity"),
}
"""What is loosened → the change by a factor; 1 leaves the case as it is, unless it is a switch."""

SWITCHES = {"exports earn", "bought-in metal earns", "outside capacity"}


@cache
def tight() -> tuple[float, ...]:
    return answer(base()).values


def not_worse(before: tuple[float, ...], after: tuple[float, ...]) -> bool:
    """Whether the first aim that differs is better afterwards."""
    for old, new in zip(before, after, strict=True):
        room = 1e-5 * max(1.0, abs(old))
        if abs(new - old) > room:
            return new < old
    return True


@pytest.mark.quick
def test_the_comparison_itself():
    assert not_worse((1.0, 5.0), (1.0, 5.0))
    assert not_worse((1.0, 5.0), (0.5, 9.0))
    assert not not_worse((1.0, 5.0), (1.0, 5.1))


@pytest.mark.solve
@pytest.mark.parametrize("name", list(LOOSER))
def test_loosening_never_costs_more(name):
    """Proves: half as much again of each limit, or a clause answered with Yes, moves no first aim the wrong way."""
    assert not_worse(tight(), answer(LOOSER[name](base(), 1.5)).values)


@pytest.mark.solve
@FEW
@given(name=st.sampled_from(sorted(set(LOOSER) - SWITCHES)), factor=st.floats(1.0, 8.0))
def test_loosening_by_any_factor_never_costs_more(name, factor):
    """Proves: the same for factors between one and eight."""
    assert not_worse(tight(), answer(LOOSER[name](base(), factor)).values)


@pytest.mark.solve
@FEWER
@given(tonnes=st.floats(0.0, 200.0), more=st.floats(0.0, 100.0))
def test_more_alloy_is_never_worse_and_more_demand_never_cheaper(tonnes, more):
    """Proves: the plant's cost falls with alloy and rises with demand."""
    def cost(alloy: float, demand: float) -> float:
        case = plant().with_("Supply", {"commodity": "alloy"}, years=alloy)
        return answer(case.with_("Demand and sales", {}, years=demand)).aim("National cost")

    assert cost(tonnes + more, 80.0) <= cost(tonnes, 80.0) + 1e-6
    assert cost(tonnes, 80.0 + more) >= cost(tonnes, 80.0) - 1e-6


CASES = {"plant": plant, "award": award, "chain": chain_case, "whole lots": lambda: two_lots().ruled(beneficiaries=1),
         "by award": by_award}


@cache
def plain(name: str) -> tuple[float, ...]:
    return answer(CASES[name]()).values


@pytest.mark.solve
@pytest.mark.parametrize("name", list(CASES))
@FEWER
@given(seed=st.integers(0, 10**6))
def test_order_of_rows_changes_nothing(name, seed):
    """Proves: rows of every sheet in any order reach the same aims. Without it: the first row listed would win."""
    assert answer(shuffled(CASES[name](), seed)).values == pytest.approx(plain(name), rel=1e-6, abs=1e-5)


@pytest.mark.solve
@pytest.mark.parametrize("name", list(CASES))
@FEWER
@given(seed=st.integers(0, 10**6))
def test_names_change_nothing(name, seed):
    """Proves: every name replaced reaches the same aims. Without it: sorting by name, or a name in the code."""
    assert answer(renamed(CASES[name](), seed)).values == pytest.approx(plain(name), rel=1e-6, abs=1e-5)


@pytest.mark.solve
def test_an_unused_plant_changes_nothing():
    """Proves: a plant with every stage of which nothing may be built leaves every aim as it is."""
    case = chain_case().adding("Facilities", {"facility": "Spare"})
    stages = [r["stage"] for r in case.rows["Stages"]]
    spare = case.adding("Capacity", *({"facility": "Spare", "stage": s, "most": 0.0, "capex": 9.0} for s in stages))
    assert len(answer(spare).program.data.capacity.BUILDS) > len(answer(case).program.data.capacity.BUILDS)
    assert answer(spare).values == pytest.approx(plain("chain"), rel=1e-6, abs=1e-5)

