"""Constraint group → a case in which switching it off changes the answer."""

from __future__ import annotations

from collections.abc import Callable

from model.case.tables import Tables
from tests.cases import stopping
from tests.cases.case import Case
from tests.cases.small import award, plant, second_bidder
from tests.cases.tiered import seasonal, tiered, two_grades
from tests.formulation import (
    test_assured,
    test_assured_rights,
    test_awards,
    test_balance,
    test_better_grades,
    test_demand,
    test_disruption,
    test_eligibility,
    test_eligibility_metal,
    test_facilities,
    test_firms,
    test_grade_ladder,
    test_limits,
    test_obligations,
    test_reserve,
    test_run_on,
    test_shares,
    test_stocks,
    test_supply,
    test_tax,
    test_units,
    test_whole_lots,
)


def few_tonnes() -> Case:
    """Alloy for 40 of 80 t of magnets a year."""
    return plant().with_("Supply", {"commodity": "alloy"}, years=60.0)


def ore_body() -> Case:
    """Alloy in place for 160 of 240 t of magnets."""
    return plant().with_("Supply", {"commodity": "alloy"}, in_place=240.0)


def limited_line() -> Case:
    """A line of 50 t/a at most."""
    return plant().with_("Capacity", {"stage": "mag"}, most=50.0)


def small_store() -> Case:
    """A stock with too little room for a cheap year."""
    return test_stocks.storing([0.2, 0.4, 0.4], most=120.0)


def fair() -> Case:
    """A fair abroad that takes 20 t of magnets a year."""
    return plant().adding("Demand and sales", test_demand.FAIR).adding("Prices", test_demand.FAIR_PRICE)


def seasons() -> Case:
    """Alloy in the first two quarters of a year only."""
    case = plant().with_("Supply", {"commodity": "alloy"}, years=120.0).set(steps_per_year="4")
    return case.adding("Seasons", *test_supply.SEASONS)


def yard() -> Case:
    """Swarf that a yard buys and that may be thrown away."""
    market = {"market": "Yard", "commodity": "swarf", "kind": "up to a limit", "years": 100.0}
    price = {"commodity": "swarf", "at": "Yard", "currency": "₹", "years": 20000.0}
    return test_balance.with_swarf(surplus=True).adding("Demand and sales", market).adding("Prices", price)


def sized(**columns: float) -> Case:
    """Other figures for an award of 40 t/a."""
    return award().with_("Award sizes", {"capacity": 40.0}, **columns)


def split_equally() -> Case:
    """Assured oxide in equal parts to one who needs it and one who does not."""
    case = test_assured.two(assured_split="equal")
    return case.with_("Facilities", {"facility": "C"}, capital_factor=0.1)


def one_right() -> Case:
    """Two bidders that miss money, one right to assured oxide."""
    return test_assured_rights.lots(100.0).with_("Facilities", {"facility": "C"}, capital_factor=1.0)


def one_award() -> Case:
    """Two bidders in whole lots and room for the award of one, in the order of their bids."""
    return test_whole_lots.two_lots(least=80.0).ruled(total_capacity=80.0)


def one_seat() -> Case:
    """Two bidders in whole lots, one to be selected, whichever."""
    return test_whole_lots.two_lots(most=60.0).ruled(beneficiaries=1, award_order="free")


WITNESSES: dict[str, Callable[[], Case | Tables]] = {
    "supply_limit": few_tonnes,
    "tier_limit": tiered,
    "tier_season_limit": seasonal,
    "tier_link": two_grades,
    "reserve_limit": ore_body,
    "usable_capacity_define": plant,
    "capacity_limit": plant,
    "build_limit": limited_line,
    "standing_limit": lambda: limited_line().with_("Capacity", {"stage": "mag"}, life=2),
    "build_floor": lambda: plant().with_("Capacity", {"stage": "mag"}, least=100.0),
    "stock_limit": small_store,
    "stock_end": lambda: test_stocks.storing([0.4] * 3, opening=30.0),
    "stock_standstill_balance": test_run_on.handed_over,
    "demand_balance": plant,
    "outlet_limit": fair,
    "substitute_balance": test_better_grades.with_better,
    "home_substitute_limit": lambda: test_better_grades.asked_for_too(8000.0, 60.0),
    "home_arrival_limit": lambda: test_better_grades.asked_for_too(8000.0),
    "home_substitute_floor": test_better_grades.two_sources,
    "supply_season_limit": seasons,
    "stock_days_floor": lambda: test_stocks.storing([0.4] * 3, floor_days=36.5),
    "reserve_days_floor": test_disruption.filled,
    "unit_build_define": test_units.units,
    "open_link": lambda: test_facilities.deciding(opening_cost=10.0),
    "usable_capacity_limit": test_facilities.deciding,
    "throughput_limit": lambda: plant().with_("Facilities", {}, throughput=50.0),
    "own_limit": test_limits.limited,
    "own_floor": lambda: test_limits.limited(sense="≥", value=90.0, quantity="built", over="all years"),
    "own_balance": lambda: test_limits.limited(sense="=", value=10.0),
    "commodity_balance": plant,
    "surplus_balance": yard,
    "fixed_award_define": award,
    "open_award_limit": lambda: test_awards.paying(status="open", most=90.0),
    "out_award_limit": lambda: test_awards.paying(status="out", most=70.0),
    "wanted_award_limit": lambda: test_awards.paying(status="open", most=70.0),
    "wanted_award_floor": lambda: test_awards.losing(least=60.0, most=80.0),
    "net_worth_limit": lambda: test_whole_lots.lots().with_("Award sizes", {"capacity": 80.0}, net_worth=9999.0),
    "award_order_limit": one_award,
    "beneficiaries_limit": one_seat,
    "total_award_limit": lambda: test_awards.paying(most=80.0).ruled(total_capacity=50.0),
    "award_link": test_awards.losing,
    "own_metal_floor": test_obligations.cheap_alloy,
    "own_alloy_floor": test_obligations.cheap_alloy,
    "outside_build_limit": test_awards.paying,
    "eligible_output_limit": test_eligibility.with_stock,
    "eligible_sales_limit": test_eligibility.exporting,
    "eligible_metal_limit": test_eligibility.scarce_oxide,
    "eligible_award_limit": test_eligibility.old_lines,
    "own_metal_running_floor": test_eligibility_metal.cheap_metal,
    "firm_purchase_limit": test_firms.buying,
    "firm_running_floor": test_firms.idling,
    "incentive_rate_limit": award,
    "incentive_sales_limit": lambda: award().ruled(sales_share=0.1),
    "incentive_year_limit": lambda: award().ruled(yearly_ceiling=0.1),
    "incentive_ceiling_limit": lambda: sized(incentive_ceiling=10.0),
    "incentive_envelope_limit": lambda: second_bidder(award()).ruled(incentive_envelope=20.0),
    "subsidy_rate_limit": award,
    "subsidy_ceiling_limit": lambda: sized(subsidy_ceiling=5.0),
    "investment_floor": lambda: sized(investment_floor=120.0),
    "subsidy_envelope_limit": lambda: second_bidder(award()).ruled(subsidy_envelope=20.0),
    "outlay_limit": lambda: award().ruled(outlay=16.0),
    "assured_ship_limit": test_assured.small_refinery,
    "assured_use_limit": test_assured.hoarding,
    "assured_oxide_limit": test_assured.two,
    "assured_split_limit": split_equally,
    "assured_oxide_floor": lambda: test_assured.assured(take_or_pay=True).pursuing("Unmet demand", "National cost"),
    "assured_right_limit": test_assured_rights.standing_still,
    "assured_rank_limit": one_right,
    "assured_right_floor": test_assured_rights.by_award,
    "assured_entitled_limit": one_right,
    "assured_award_limit": test_assured_rights.by_award,
    "assured_part_limit": test_assured_rights.by_award,
    "assured_size_limit": test_assured_rights.by_award,
    "assured_part_floor": test_assured_rights.by_award,
    "assured_part_total_limit": test_assured_rights.by_award,
    "viability_balance": award,
    "viability_gap_limit": lambda: award().ruled(gap_allowed=False),
    "grade_share_limit": test_grade_ladder.learning,
    "tax_floor": test_tax.dear_capital,
    "reserve_closed_limit": test_reserve.trading,
    "stop_flow_limit": lambda: stopping.priced(stopping.stopping()),
    "stop_surge_limit": lambda: stopping.priced(stopping.stopping(japan=float("inf"))),
    "stop_closing_limit": stopping.laying_in,
    "share_excess_floor": lambda: test_shares.two_origins(20.0),
    "country_share_limit": lambda: test_shares.held(20.0),
}
"""What each group is shown by; made anew on each call."""

IMPLIED = {
    "unit_choice_limit": "larger units are never dearer a tonne, so two numbers at once are never better than one",
    "reserve_held_define": "no aim asks for what it counts; a given plan is held by it (tests/planning/test_given.py)",
    "order_reach_limit": "award_order_limit and beneficiaries_limit together bar the same bids where awards are whole",
}
"""Groups that no answer can show, and why; each has its row tested."""
