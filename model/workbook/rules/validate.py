"""The rules across sheets, in one list."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from model.ground.errors import Problem
from model.workbook.read.book import Book
from model.workbook.rules import (
    aims,
    bids,
    capacity,
    cases,
    countries,
    currencies,
    demand,
    designs,
    earning,
    exports,
    facilities,
    gestation,
    grade_ladder,
    grades,
    limits,
    losses,
    magnitudes,
    names,
    own_chain,
    price_rules,
    prices,
    provenance,
    readings,
    recipes,
    scenarios,
    scheme,
    seasons,
    settings,
    shares,
    sources,
    stocks,
    stops,
    tiers,
)
from model.workbook.rules.looked import Looked
from model.workbook.rules.rule import Rule

ROUTES = ("Recipes", "Commodities", "Facilities", "Capacity", "Stages")
COUNTRIES = ("Supply", "Demand and sales", "Prices", "Price rules", "Freight", "Duties", "Import tiers")
PRICED = ("Commodities", "Supply", "Demand and sales", "Prices", "Price rules")


RULES = (
    Rule(settings.report_year_within),
    Rule(settings.price_year_near),
    Rule(settings.average_after_claims),
    Rule(settings.average_of_whole_lives, ("Facilities", "Capacity", "Bids")),
    Rule(aims.tolerance_units),
    Rule(aims.total_priced),
    Rule(aims.somebody_serves),
    Rule(aims.tolerances_leave_something),
    Rule(aims.prices_of_total, ("Aims",)),
    Rule(stops.settings_together),
    Rule(stops.origin_supplies, ("Supply",)),
    Rule(stops.kept_for_stops, ("Facilities",)),
    Rule(stops.drawn_has_price, (*PRICED, "Stocks")),
    Rule(names.distinct_ends),
    Rule(names.groups_apart),
    Rule(names.one_country),
    Rule(names.spelt_once),
    Rule(countries.countries_spelt, COUNTRIES),
    Rule(countries.served_abroad),
    Rule(countries.freight_known, COUNTRIES),
    Rule(cases.base_present, ("Supply", "Prices", "Demand and sales", "Economy")),
    Rule(cases.rising_cases),
    Rule(recipes.one_main_output, ("Recipes",)),
    Rule(recipes.one_stage, ("Recipes",)),
    Rule(recipes.capacity_rows),
    Rule(recipes.nothing_for_nothing),
    Rule(recipes.worked_somewhere, ROUTES),
    Rule(recipes.units_of_the_unweighed),
    Rule(recipes.mass_kept, ROUTES),
    Rule(recipes.mass_kept_everywhere, ROUTES),
    Rule(sources.needs_met, (*ROUTES, "Supply", "Stocks")),
    Rule(facilities.reserves_hold_only, ("Facilities",)),
    Rule(facilities.takes_part, ("Facilities", "Capacity", "Stocks", "Returns", "Recipes")),
    Rule(facilities.closed_ships_nothing, ("Facilities", "Capacity", "Stocks")),
    Rule(capacity.options_apart, ("Facilities",)),
    Rule(capacity.words_name_somebody, ("Facilities",)),
    Rule(capacity.stages_worked, ("Facilities", "Recipes")),
    Rule(capacity.one_running_cost, ("Facilities",)),
    Rule(capacity.standing_has_size),
    Rule(capacity.decided_has_most, ("Facilities",)),
    Rule(capacity.scale_needs_units),
    Rule(capacity.least_within_most),
    Rule(capacity.starts_within_plan),
    Rule(price_rules.typed_or_following, PRICED),
    Rule(price_rules.follows_typed, PRICED),
    Rule(price_rules.not_below_zero, (*PRICED, "Economy")),
    Rule(prices.country_prices, PRICED),
    Rule(prices.own_costs),
    Rule(prices.assured_prices, PRICED),
    Rule(prices.reference_prices, PRICED),
    Rule(prices.bidders_inputs, (*PRICED, *ROUTES, "Bids")),
    Rule(prices.bidders_outputs, (*PRICED, *ROUTES, "Bids")),
    Rule(prices.outlet_prices, PRICED),
    Rule(currencies.currencies_known, ("Economy",)),
    Rule(currencies.items_known),
    Rule(magnitudes.usual_prices, ("Economy",)),
    Rule(magnitudes.usual_economy, ("Economy",)),
    Rule(magnitudes.usual_tonnes),
    Rule(magnitudes.years_alike, ("Economy",)),
    Rule(currencies.rates_above_zero),
    Rule(currencies.shares_not_percents),
    Rule(currencies.power_priced, ("Economy",)),
    Rule(grade_ladder.years_follow),
    Rule(grades.shares_add_up, ("Grade mix",)),
    Rule(grades.groups_divided, ("Grade mix", "Commodities")),
    Rule(grades.grades_asked_for, ("Commodities", "Demand and sales")),
    Rule(demand.unmet_has_cost),
    Rule(losses.unmet_costs_most, (*PRICED, "Economy", "Grade mix", "Freight", "Duties", "Import tiers")),
    Rule(demand.demand_reachable, (*ROUTES, "Supply", "Demand and sales", "Grade mix")),
    Rule(exports.sold_on, (*ROUTES, *PRICED, "Grade mix", "Freight", "Sellers", "Stocks", "Returns")),
    Rule(scheme.stages_named, ("Stages", "Bids", "Scheme")),
    Rule(scheme.sizes_rise, ("Award sizes",)),
    Rule(scheme.envelopes_bind, ("Award sizes", "Scheme")),
    Rule(scheme.assured_facilities, ("Facilities",)),
    Rule(scheme.assured_amounts),
    Rule(scheme.rights_need_lots),
    Rule(scheme.scheme_there, ("Scheme",)),
    Rule(scenarios.probabilities_add_up),
    Rule(readings.readings_hold, ("Scheme",)),
    Rule(scheme.inflation_known, ("Economy",)),
    Rule(bids.bidders_may_bid),
    Rule(own_chain.integrated_chain, (*ROUTES, "Bids", "Scheme")),
    Rule(earning.one_magnet_stage, (*ROUTES, "Bids", "Scheme")),
    Rule(earning.sales_earn, (*ROUTES, "Bids", "Scheme", "Demand and sales")),
    Rule(earning.goods_hold_magnets, (*ROUTES, *PRICED, "Bids", "Scheme")),
    Rule(bids.least_within_most),
    Rule(bids.rate_within_ceiling, ("Scheme",)),
    Rule(bids.awards_fit_sizes, ("Award sizes",)),
    Rule(bids.awards_fit_total, ("Award sizes", "Bids")),
    Rule(bids.choice_needs_lots, ("Bids",)),
    Rule(bids.worth_enough, ("Award sizes",)),
    Rule(gestation.awards_within_plan, ("Facilities", "Stages", "Scheme")),
    Rule(gestation.stands_in_time, ("Facilities", "Stages", "Scheme")),
    Rule(designs.cells_fit_the_word),
    Rule(designs.awards_possible, ("Designs", "Bids", "Award sizes", "Scheme")),
    Rule(stocks.within_most),
    Rule(stocks.days_within_most, ("Facilities", "Commodities", "Demand and sales", "Grade mix")),
    Rule(stocks.origin_told, (*ROUTES, "Supply", "Stocks", "Freight")),
    Rule(seasons.steps_exist),
    Rule(seasons.seasons_add_up, ("Seasons", "Demand and sales")),
    Rule(shares.alike, ("Supply", "Commodities")),
    Rule(shares.somewhere_else, ("Supply", "Commodities", "Aims")),
    Rule(tiers.tiers_rise, ("Supply", "Commodities", "Import tiers")),
    Rule(tiers.tiers_used, ("Supply", "Commodities", "Import tiers")),
    Rule(limits.filters_meant),
    Rule(limits.open_is_decided, ("Facilities",)),
    Rule(limits.years_in_order),
    Rule(limits.something_counted, (*ROUTES, *PRICED, "Grade mix", "Freight", "Stocks", "Returns", "Limits")),
    Rule(provenance.sources_given),
)


def sheets_read(book: Book) -> tuple[frozenset[str], ...]:
    """For each rule the list sheets it reads in this workbook, and so those whose change can change what it finds.

    Args:
        book: a workbook; its forms are taken as read by every rule.
    """
    found = []
    for rule in RULES:
        rows = Looked(book.rows)
        for _ in rule.check(replace(book, rows=rows)):
            pass
        found.append(frozenset(rows.titles))
    return tuple(found)


def rule_problems(
    book: Book, changed: Collection[str] | None = None, read: Sequence[frozenset[str]] = ()
) -> list[Problem]:
    """Apply every rule whose sheets can be trusted.

    Args:
        book: the workbook as read.
        changed: the list sheets in which something changed since every rule was applied; None for all.
        read: for each rule the sheets it reads, of `sheets_read`; a rule that reads nothing that changed finds nothing
            new, so that it is left out.

    Returns:
        What the rules find; nothing where Settings itself cannot be read, since it says which years and case hold.
    """
    if book.settings is None:
        return []
    rules = [r for n, r in enumerate(RULES) if changed is None or read[n] & set(changed)]
    return [p for rule in rules if not book.unsound & set(rule.sheets) for p in rule.check(book)]
