"""The audit of what a run holds beside its chosen plan: money, plan.xlsx, trade-off, and the proof."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import cycle

import pytest

from model.audit import plans, proved
from model.audit.again import claims_of
from model.planning.certificate import FILE
from tests.audit.folders import failed, saved, spoil

pytestmark = pytest.mark.solve

ALTERED = {
    "a row twice": lambda _, rows: [*rows, rows[-1]],
    "a row less": lambda _, rows: rows[1:],
    "another number": lambda _, rows: [[*rows[0][:-1], f"{float(rows[0][-1] or 0) * 1.01 + 1:.9g}"], *rows[1:]],
}


@pytest.mark.parametrize("change", ALTERED.values(), ids=ALTERED)
@pytest.mark.parametrize("table", ["incentive", "subsidy", "viability", "budget"])
def test_the_money_is_held_row_by_row(spoilt, again, table, change):
    """Proves: a row of money that stands twice is told, which no sum over years would show."""
    if table in ("incentive", "subsidy") and change is ALTERED["another number"]:
        change = lambda _, rows: [[*rows[0][:-3], "9999", *rows[0][-2:]], *rows[1:]]  # noqa: E731
    spoil(spoilt / "tables" / "money" / f"{table}.csv", change)
    assert [*plans.of_money(saved(spoilt), again)]


def test_the_money_and_the_decisions_as_written_are_those_of_the_plan(whole, again):
    run = saved(whole)
    assert [*plans.of_money(run, again)] == []
    assert [*plans.of_decisions(whole, again)] == []
    other = replace(again, result=replace(again.result, plans={
        **again.result.plans, "chosen": again.result.plans["least cost"]}))
    assert [*plans.of_decisions(whole, other)]


def test_every_table_of_the_trade_off_is_held_by_its_plans(whole, again):
    """Proves: a variable of a point that is altered, left out or stands twice is told: by a check, or by its row."""
    answer = again.made.answers["trade_off"]
    assert [*plans.of_curve(again, answer)] == []
    filled = {n: f for n, f in answer.further.items() if len(f)}
    ways = cycle((_more, lambda f, most: f.drop(index=most), lambda f, most: f.loc[[*f.index, most]]))
    for (name, frame), way in zip(filled.items(), ways, strict=False):
        other = way(frame, int(frame["value"].abs().to_numpy().argmax())).reset_index(drop=True)
        assert [*plans.of_curve(again, replace(answer, further={**answer.further, name: other}))], name


def _more(frame, most):
    return frame.assign(value=frame["value"].where(frame.index != most, 1.1 * frame["value"][most]))


@pytest.mark.parametrize("key", ["first", "second", "price", "awarded", "outlay", "chain_value", "share_excess", "gap"])
def test_every_figure_of_a_row_of_the_trade_off_is_held(again, key):
    answer = again.made.answers["trade_off"]
    frame = answer.frame.assign(**{key: answer.frame[key] * 1.01})
    told = [*plans.of_curve(again, replace(answer, frame=frame))]
    assert told
    assert all(f", {key}: " in t for t in told)


def test_the_certificate_proves_what_the_record_says(spoilt, again):
    """Proves: a wrong objective, a wrong worth, a missing file and another plan all end the proof."""
    run, program = saved(spoilt), again.result.program
    claims = claims_of(run.record["certified"], again.result.priorities)
    assert failed(proved.findings(run, program, claims)) == []
    for n, claim in enumerate(claims):
        better = [*claims[:n], replace(claim, objective=claim.objective - 1e-3 * max(1.0, claim.objective)),
                  *claims[n + 1:]]
        (found,) = proved.findings(run, program, better)
        assert f"priority {claim.priority.rank}: reached" in found.sentence
    other = replace(run, plans={**run.plans, "chosen": run.plans["least cost"]})
    assert failed(proved.findings(other, program, claims)) == ["certificate"]
    spoil(spoilt / FILE, lambda _, rows: [[*r[:3], f"{1.01 * float(r[3])}"] for r in rows])
    assert failed(proved.findings(run, program, claims)) == ["certificate"]
    spoil(spoilt / FILE, lambda _, rows: [*rows, rows[0]])
    assert "stands twice" in next(proved.findings(run, program, claims)).sentence
    (spoilt / FILE).unlink()
    assert failed(proved.findings(run, program, claims)) == ["certificate"]


def test_a_search_that_stopped_early_claims_no_proof(whole, again):
    """Proves: what is not said to be the best needs no certificate. Sensitivity: said to be, it does."""
    run = saved(whole)
    claims = [replace(c, optimal=False, objective=c.objective) for c in
              claims_of(run.record["certified"], again.result.priorities)]
    assert failed(proved.findings(run, again.result.program, claims)) == []
    assert json.loads((whole / "run.json").read_text(encoding="utf-8"))["certified"][0]["status"] == "optimal"
