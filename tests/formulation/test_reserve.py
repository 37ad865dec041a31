"""Reserve: a store kept for stops, bought abroad, shut until one, and credited at the end."""

from __future__ import annotations

from typing import Any

import pytest

from model.planning.plan import laid_out
from model.planning.program import program_of
from model.planning.solve import solve
from model.verify import verify
from tests.cases.answers import answer
from tests.cases.case import Case
from tests.cases.rows import row, terms
from tests.cases.stopping import priced, stopping

Y = "FY2028-29"


def vault(case: Case, **columns: Any) -> Case:
    """A store of magnets kept for stops, empty at first, with room for 30 t."""
    stock = {"facility": "Vault", "commodity": "magnet", "most": 30.0, "for_stops": True, **columns}
    return case.adding("Facilities", {"facility": "Vault", "kind": "reserve"}).adding("Stocks", stock)


def likely(**columns: Any) -> Case:
    """A stop in the last year that is as likely as not; a tonne unmet costs ₹5 crore."""
    return priced(vault(stopping(stop_chance=0.5), **columns))


def trading() -> Case:
    """Magnets cost ₹3.0 crore in the second year and 1 else; a store that could trade would sell its 30 t in it."""
    case = vault(stopping(stop_chance=0.0)).with_("Prices", {"commodity": "magnet", "at": "China"},
                                                  years=[10000.0, 30000.0, 10000.0])
    return priced(case.with_("Supply", {"commodity": "alloy"}, years=0.0))


@pytest.mark.quick
def test_rows_and_lanes_of_a_store_kept_for_stops():
    """It is filled from abroad only, gives to markets only, and to nobody before a stop."""
    arrays = program_of(likely().tables).arrays
    lanes = {k[:3] for k in arrays.columns["ship"] if "Vault" in k[1:3]}
    assert lanes == {("magnet", "China", "Vault"), ("magnet", "Japan", "Vault"), ("magnet", "Vault", "EV")}
    out = {("ship", "magnet", "Vault", "EV", Y): 1.0}
    assert row(arrays, "reserve_closed_limit", "magnet", "Vault", Y) == (out, "≤", 0.0)
    assert terms(arrays, "reserve_credit_revenue", Y) == ({("stock", "magnet", "Vault", Y): 1.0}, 0.0)
    held = {("reserve_held", "magnet", "Vault", Y): 1.0, ("stock", "magnet", "Vault", Y): -1.0}
    assert row(arrays, "reserve_held_define", "magnet", "Vault", Y) == (held, "=", 0.0)
    assert not {"stop_reserve_closed_limit", "stop_reserve_held_define"} & set(arrays.rows)
    assert not [k for k in terms(arrays, "imported_input_value", Y)[0] if "Vault" in k]


@pytest.mark.solve
def test_a_reserve_is_filled_where_a_stop_is_likely():
    """Proves: 30 t are bought, kept, credited at the end, given out in a stop and laid in again at ₹1.0 crore.

    With it Japan is asked for 15 t a year, no longer 20: 7.5 + 2.5 of surge + 30 serve the 40 t of six months. The stop
    costs 7.5 × 1.1 + 2.5 × 1.76 + 30 less half of 65 × 0.6 + 15 × 1.1, 14.9; without it 10 × 1.1 + 2.5 × 1.76 + 27.5
    × 5 less half of 60 × 0.6 + 20 × 1.1, 123.9. Sensitivity: shut in the stop too, it would stay empty.
    """
    found, bare = answer(likely()), answer(priced(stopping(stop_chance=0.5)))
    assert found.of("stock", "magnet", "Vault", "FY2027-28") == pytest.approx(30.0)
    assert found.total("ship", "magnet", "Vault") == pytest.approx(0.0)
    lost, without = (laid_out(x.program, x.point)["stop_loss"]["value"].iloc[0] for x in (found, bare))
    assert found.values[0] < bare.values[0]
    assert (lost, without) == pytest.approx((14.9, 123.9))


@pytest.mark.solve
def test_a_reserve_earns_no_duty():
    """Proves: what is kept at the end is worth what it costs to lay in, 1.0, not the 1.1 that users pay with duty.

    Sensitivity: credited at the price in India, 30 t bought in the last year would lower the cost of the country by 3.
    """
    taxed = likely().adding("Duties", {"goods": "magnet", "country": "(all)", "basic": 0.1})
    idle = taxed.set(stop_chance=0.0)
    assert terms(program_of(taxed.tables).arrays, "reserve_credit_revenue", Y) == (
        {("stock", "magnet", "Vault", Y): 1.0}, 0.0)
    bare = idle.without("Stocks")
    assert answer(idle).values[0] == pytest.approx(answer(bare).values[0])


@pytest.mark.solve
def test_holding_costs_until_the_plan_ends():
    """Proves: a reserve that costs more to hold than a stop saves stays empty."""
    dear = answer(likely(holding=1e8))
    assert dear.of("stock", "magnet", "Vault", "FY2027-28") == pytest.approx(0.0)


@pytest.mark.solve
@pytest.mark.parametrize("years", [None, 2])
def test_the_check_follows_a_reserve(years):
    """Proves: a right plan passes, with years run on too. Sensitivity: what is given out before a stop is found."""
    result = solve(program_of(likely(holding=20000.0).set(run_on_years=years, discount_rate=0.1).tables))
    assert result.chosen.solution is not None
    tables = {n: t.copy() for n, t in result.chosen.solution.tables.items()}
    assert [f.sentence for f in verify(result.program.tables, tables).failures] == []
    here = (tables["ship"]["from"] == "Vault") & (tables["ship"]["period"] == Y)
    tables["ship"].loc[here, "value"] = 5.0
    assert "reserve_closed_limit" in {f.check for f in verify(result.program.tables, tables).failures}
    tables["reserve_credit_revenue"]["value"] += 1.0
    tables["reserve_held"]["value"] += 1.0
    found = {f.check for f in verify(result.program.tables, tables).failures}
    assert {"reserve_credit_revenue", "reserve_held_define"} <= found
    tables["reserve_held"]["value"] = float("nan")
    assert "numbers_valid" in {f.check for f in verify(result.program.tables, tables).failures}


@pytest.mark.solve
def test_a_store_that_is_not_kept_and_yet_is_filled_fails():
    """Proves: held against Settings by which no reserve is kept, 30 t in it are noticed.

    Sensitivity: as it was planned, the plan passes.
    """
    result = solve(program_of(likely().tables))
    plan = result.chosen.solution
    assert plan is not None
    assert plan["stock"]["value"].max() == pytest.approx(30.0)
    assert verify(likely().tables, plan.tables).failures == ()
    shut = verify(likely().set(keep_reserve=False).tables, plan.tables)
    assert "stock_limit" in {f.check for f in shut.failures}
