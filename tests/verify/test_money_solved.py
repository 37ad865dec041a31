"""What the scheme pays passes its checks, whatever the clauses say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from model import verbs
from model.planning.plan import NO_SCHEME
from model.planning.solve import solve_one
from model.planning.variant import money_in
from model.reports.csv_tables import write_csv
from model.verify import verify
from model.verify.saved import read_money
from runners.verify import main
from tests.cases.answered import answered
from tests.verify.money_plans import ANY_SIZE, WHOLE, Paid, any_size, paid, whole

ONE, TWO = {"assured_bids": 1}, {"assured_bids": 2}
CLAUSES: dict[str, dict[str, Any]] = {
    "one may buy assured oxide": ONE,
    "take or pay": {"take_or_pay": True},
    "a yearly ceiling": {"yearly_ceiling": 0.1},
    "exports earn": {"exports_earn": True},
    "bought-in metal earns": {"bought_in_earn": True},
    "early sales earn nothing": {"early_sales": False, "scheme_years": 3},
    "least needed": {"paying_rule": "least needed"},
    "ceilings at the own bid": {"ceiling_basis": "own bid", **ONE},
    "banded ceilings": {"ceiling_bands": "banded"},
    "small envelopes": {"incentive_envelope": 20.0, "subsidy_envelope": 3.0},
    "an outlay that binds": {"outlay": 20.0},
    "an outlay below the subsidy": {"outlay": 2.0, "other_outlay": 1.0},
    "a long claim lag": {"claim_lag": 3},
    "a small share of sales": {"sales_share": 0.1},
}
SETTINGS: dict[str, dict[str, Any]] = {
    "half years": {"steps_per_year": "2"},
    "prices of a later year": {"price_year": "FY2028-29"},
    "prices of the year before": {"price_year": "FY2025-26"},
}
LOTS: dict[str, dict[str, Any]] = {
    "least cost order": {"assured_bids": 1, "award_order": "least cost", "beneficiaries": 2},
    "equal parts": {"assured_split": "equal", "beneficiaries": 3, "total_capacity": 200.0},
    "take or pay": {"take_or_pay": True, "award_order": "free", "beneficiaries": 3},
    "banded ceilings at the own bid": {"ceiling_bands": "banded", "ceiling_basis": "own bid"},
}


def failures(case: Paid) -> list[tuple[str, str, str]]:
    """Plan, check and sentence of everything that fails."""
    found = [n for n, p in case.result.plans.items() if p.solution is not None]
    assert "chosen" in found
    return [(plan, f.check, f.sentence) for plan in found for f in case.verified(plan).failures]


@pytest.mark.solve
@pytest.mark.parametrize("case", [any_size, whole])
def test_every_plan_passes(case):
    assert failures(case()) == []


@pytest.mark.solve
@pytest.mark.parametrize("name", CLAUSES)
def test_clauses(name):
    assert failures(paid(ANY_SIZE.ruled(**CLAUSES[name]))) == []


@pytest.mark.solve
@pytest.mark.parametrize("name", SETTINGS)
def test_settings(name):
    assert failures(paid(ANY_SIZE.set(**SETTINGS[name]))) == []


@pytest.mark.solve
@pytest.mark.parametrize("name", LOTS)
def test_clauses_of_whole_lots(name):
    assert failures(paid(WHOLE.ruled(**LOTS[name]))) == []


@pytest.mark.solve
def test_what_is_assured_of_a_group():
    """The oxides of a group share the amount of its row, also where it must be taken in full."""
    case = ANY_SIZE.with_("Supply", {"supply": "Refinery"}, commodity="oxides").adding(
        "Prices", {"commodity": "heavy oxide", "at": "(assured)", "years": 300.0}
    )
    assert failures(paid(case.ruled(assured_split="equal", take_or_pay=True))) == []


@pytest.mark.solve
def test_one_bidder_unlike_the_other():
    """An input factor, a dear cost of capital, and freight that loses metal on the way."""
    case = ANY_SIZE.with_("Facilities", {"facility": "B1"}, input_factor=1.05, cost_of_capital=0.15)
    lossy = {"origin": "China", "target": "India", "goods": "metal", "cost": 80000.0, "loss": 0.02}
    case = case.adding("Freight", lossy)
    assert failures(paid(case)) == []


@pytest.mark.solve
def test_money_is_as_good_read_back(tmp_path):
    """What is written in nine digits is checked as strictly as what was paid."""
    (tmp_path / "tables" / "money").mkdir(parents=True)
    assert read_money(tmp_path) is None
    for name, frame in any_size().money().items():
        write_csv(frame, tmp_path / "tables" / "money" / f"{name}.csv")
    money = read_money(tmp_path)
    assert verify(any_size().case.tables, any_size().solution(), money).failures == ()
    assert money is not None
    assert money["incentive"]["paid"].sum() == pytest.approx(any_size().money()["incentive"]["paid"].sum())


@pytest.mark.solve
def test_the_command_checks_the_money_of_a_run(tmp_path, monkeypatch, capsys):
    """Exit code 0 as it was paid, 6 as soon as ten thousand rupees more are."""
    (tmp_path / "plan.xlsx").touch()
    monkeypatch.setattr(verbs, "read", lambda path: any_size().case.tables)
    money = tmp_path / "run" / "tables" / "money"
    money.mkdir(parents=True)
    for name, frame in any_size().solution().items():
        write_csv(frame, money.parent / f"{name}.csv")
    write_csv(any_size().money()["viability"], money.parent / "lots.csv")
    for name, frame in any_size().money().items():
        write_csv(frame, money / f"{name}.csv")
    assert main([str(tmp_path / "plan.xlsx"), str(tmp_path / "run")]) == 0
    assert "passed  money_incentive_paid" in capsys.readouterr().out
    subsidy = any_size().money()["subsidy"]
    write_csv(subsidy.assign(paid=subsidy["paid"] + 1e-3), money / "subsidy.csv")
    assert main([str(tmp_path / "plan.xlsx"), str(tmp_path / "run")]) == 6
    assert "FAILED  money_subsidy_paid" in capsys.readouterr().out


@pytest.mark.solve
def test_without_the_money_it_is_not_checked():
    case, solution = any_size().case, any_size().solution()
    with_it = {f.check for f in verify(case.tables, solution, any_size().money()).findings}
    without = {f.check for f in verify(case.tables, solution).findings}
    assert {c.split("_")[0] for c in with_it - without} == {"money", "incentive", "subsidy", "paid"}
    assert without < with_it


@pytest.mark.solve
def test_without_a_scheme_nobody_receives_anything():
    """The plan itself is the same: only every bid of the workbook is out."""
    solution = any_size().solution()
    tables = answered(any_size().case.tables, NO_SCHEME)
    found = {f.check for f in verify(tables, solution, any_size().money()).failures}
    assert {"incentive_allowed", "assured_allowed", "incentive_claim_cost", "out_award_limit"} <= found


@pytest.mark.solve
def test_a_workbook_without_the_sheet_scheme_pays_nobody():
    """No change takes a sheet away, so the tables are spoilt here."""
    tables = replace(any_size().case.tables, scheme=None)
    found = {f.check for f in verify(tables, any_size().solution(), any_size().money()).failures}
    assert {"incentive_allowed", "subsidy_allowed", "assured_allowed", "incentive_claim_cost"} <= found


@pytest.mark.whole
@pytest.mark.parametrize("name", ["small", "base"])
def test_shipped_workbook(name, shipped):
    result = shipped.result(name)
    tables = result.program.tables
    for plan, found in result.plans.items():
        assert found.solution is not None
        checked = verbs.verify(answered(tables, plan), found.solution.tables, vars(result.money[plan]))
        assert [(f.check, f.sentence) for f in checked.failures] == []


@pytest.mark.whole
def test_shipped_bidding_workbook(shipped):
    """Proves: with twenty bids in whole lots, all checks pass too, what all parties pay and earn among them."""
    program = shipped.program("bidding")
    plan = solve_one(program)
    money = money_in(program, plan)
    assert plan.solution is not None
    assert money is not None
    checked = verbs.verify(program.tables, plan.solution.tables, vars(money))
    assert [(f.check, f.sentence) for f in checked.failures] == []
    assert {"parties_balance", "maker_accounts_balance"} <= {f.check for f in checked.findings}
