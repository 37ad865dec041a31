"""Lanes: purchases, freight, handling, duty, loss on the way, and what may not move."""

from __future__ import annotations

import pytest

from model.planning.program import program_of
from tests.cases.answers import answer
from tests.cases.rows import columns_named, row, terms
from tests.cases.small import plant

ALLOY = {"origin": "China", "target": "F", "goods": "alloy"}
MAGNET = {"origin": "China", "target": "EV", "goods": "magnet"}


def ships(c: str, i: str, j: str, y: str = "FY2026-27") -> tuple[str, str, str, str, str]:
    return ("ship", c, i, j, y)


@pytest.mark.quick
def test_cost_lines_of_a_lane():
    """₹20,000 a tonne of freight is 0.002 crore, 5,000 of handling 0.0005; duty is on price and freight."""
    case = plant().adding("Freight", {**ALLOY, "cost": 20000.0, "handling": 5000.0})
    case = case.adding("Duties", {"goods": "alloy", "country": "China", "basic": 0.05, "surcharge": 0.1})
    arrays = program_of(case.tables).arrays
    alloy, magnet = ships("alloy", "China", "F"), ships("magnet", "China", "EV")
    assert terms(arrays, "purchase_cost", "FY2026-27") == ({alloy: 0.4, magnet: 1.0}, 0.0)
    assert terms(arrays, "freight_cost", "FY2026-27") == ({alloy: 0.002}, 0.0)
    assert terms(arrays, "handling_cost", "FY2026-27") == ({alloy: 0.0005}, 0.0)
    assert terms(arrays, "duty_cost", "FY2026-27") == ({alloy: round(0.402 * 0.055, 12)}, 0.0)


@pytest.mark.quick
def test_cost_lines_add_the_steps_of_a_year():
    arrays = program_of(plant().adding("Freight", {**ALLOY, "cost": 20000.0}).set(steps_per_year="4").tables).arrays
    expected = {ships("alloy", "China", "F", f"FY2027-28 {k}/4"): 0.002 for k in (1, 2, 3, 4)}
    assert terms(arrays, "freight_cost", "FY2027-28") == (expected, 0.0)


@pytest.mark.quick
def test_duty_holds_in_its_years_only(chained):
    """On alloy from China 5 % until FY2027-28, 10 % after, a tenth on top; its price is USD 45, ₹0.45 crore a tonne."""
    for year, rate in (("FY2027-28", 0.055), ("FY2028-29", 0.11)):
        found, _ = terms(chained, "duty_cost", year)
        assert found[ships("alloy", "China", "B1", year)] == pytest.approx(rate * (0.45 + 0.0004))


@pytest.mark.quick
def test_the_most_exact_duty_holds(chained):
    """Magnets pay 8.25 %, those from Vietnam nothing: no term."""
    found, _ = terms(chained, "duty_cost", "FY2026-27")
    assert ships("magnet N", "China", "Cars") in found
    assert ships("magnet N", "Vietnam", "Cars") not in found


@pytest.mark.quick
def test_a_barred_lane_does_not_exist(chained):
    ship = columns_named(chained, "ship")
    assert ("metal", "B1", "B2", "FY2026-27") not in ship
    assert ("metal", "B2", "B1", "FY2026-27") in ship


@pytest.mark.quick
def test_an_unlisted_lane_exists_or_not_as_settings_say():
    listed = plant().adding("Freight", ALLOY, MAGNET)
    free = columns_named(program_of(listed.tables).arrays, "ship")
    barred = columns_named(program_of(listed.set(unlisted_lanes="barred").tables).arrays, "ship")
    assert ("magnet", "F", "EV", "FY2026-27") in free - barred
    assert ("magnet", "China", "EV", "FY2026-27") in barred


@pytest.mark.quick
def test_loss_on_the_way_enters_the_balance():
    """Of a tonne shipped, 0.8 arrives; the tonne that leaves is what is paid for."""
    arrays = program_of(plant().adding("Freight", {**ALLOY, "loss": 0.2}).tables).arrays
    expected = {ships("alloy", "China", "F"): 0.8, ("activity", "F", "M", "FY2026-27"): -1.5}
    assert row(arrays, "commodity_balance", "alloy", "F", "FY2026-27") == (expected, "=", 0.0)
    assert terms(arrays, "purchase_cost", "FY2026-27")[0][ships("alloy", "China", "F")] == 0.4


@pytest.mark.solve
def test_loss_makes_a_tonne_dearer():
    """Proves: with a fifth lost, a tonne of magnet takes 1.5 / 0.8 = 1.875 t of alloy: 240 × 0.75 + 80 × 0.3 = 204.

    Without it: 240 × 0.6 + 24 = 168.
    """
    assert answer(plant().adding("Freight", {**ALLOY, "loss": 0.2})).values == pytest.approx((0.0, 204.0))


@pytest.mark.solve
def test_duty_moves_the_users_and_not_the_country():
    """Proves: a duty of 50 % on alloy is a transfer: the cheapest plan for the country still costs 168.

    The exchequer receives 240 × 1.5 × 0.4 × 0.5 = 72. Without the rule (duty as a resource) making would cost
    240 × 0.9 + 24 = 240 and nothing would be gained by it.
    """
    taxed = answer(plant().adding("Duties", {"goods": "alloy", "country": "China", "basic": 0.5}))
    assert taxed.values == pytest.approx((0.0, 168.0))
    assert taxed.aim("Exchequer cost") == pytest.approx(-72.0)


@pytest.mark.solve
def test_freight_and_handling_are_resources():
    """Proves: ₹0.1 crore of freight and 0.1 of handling on each tonne of alloy add 1.5 × 0.2 = 0.3 to a tonne made.

    240 × 0.9 + 24 = 240 is no better than importing. With 0.05 and 0.05: 240 × 0.75 + 24 = 204. Without them: 168.
    """
    dear = plant().adding("Freight", {**ALLOY, "cost": 500000.0, "handling": 500000.0})
    assert answer(dear).values == pytest.approx((0.0, 204.0))


@pytest.mark.solve
def test_the_transit_loss_of_a_sale_falls_on_what_arrives():
    """Proves: where a tenth of what the plant ships is lost, 80 / 0.9 t are made for 80 t served.

    3 × 80 / 0.9 × 0.6 + 80 / 0.9 × 0.3 = 186.67. Without it: 168.
    """
    lossy = plant().adding("Freight", {"origin": "F", "target": "EV", "goods": "magnet", "loss": 0.1})
    assert answer(lossy).values == pytest.approx((0.0, 168.0 / 0.9))


@pytest.mark.quick
@pytest.mark.parametrize(("targets", "cost"), [
    (("India", "(plant)"), 0.002),
    (("(plant)", "Hill"), 0.002),
    (("Hill", "F"), 0.002),
    (("(all)", "India"), 0.002),
])
def test_the_more_exact_end_holds(targets, cost):
    """A facility's own name before its place, its place before its kind, its kind before its country, (all) last."""
    case = plant().adding("Places", {"place": "Hill", "state": "Odisha", "kind": "plant"})
    case = case.with_("Facilities", {"facility": "F"}, place="Hill")
    for target, rupees in zip(targets, (10000.0, 20000.0), strict=True):
        case = case.adding("Freight", {"origin": "China", "target": target, "goods": "alloy", "cost": rupees})
    arrays = program_of(case.tables).arrays
    assert terms(arrays, "freight_cost", "FY2026-27") == ({ships("alloy", "China", "F"): cost}, 0.0)
