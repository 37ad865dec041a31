"""Settings: years, discounting, case and how the plan is searched for."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from model.schema.column import Column, Row, Sheet, Year

OWN_FLOWS = "own flows"
"""Margins of what a maker really sells, buys and makes."""
AVERAGE_YEAR = "one average year"
"""One year stands for all the years that a plan runs on."""


class Settings(Row):
    """The settings of a plan."""

    SHEET: ClassVar[Sheet] = Sheet("Settings", "one setting of the plan", needed=True, form=True, tab="fill")

    plan_name: Annotated[str, Column("Plan name", "what this plan is called in reports")]
    first_year: Annotated[Year, Column("First year", "first financial year of the plan", "FY")]
    last_year: Annotated[Year, Column("Last year", "last financial year of the plan", "FY")]
    steps_per_year: Annotated[
        Literal["1", "2", "4", "12"], Column("Steps a year", "steps in which each year is planned", "steps")
    ]
    price_year: Annotated[Year, Column("Price year", "the year whose rupees money is counted in", "FY")]
    discount_rate: Annotated[
        float, Ge(0), Le(0.5), Column("Discount rate", "real rate at which later years count less", "%",
                                      usual=(0, 0.25))
    ]
    case: Annotated[
        Literal["Low", "Base", "High"], Column("Case", "which of Low, Base and High is used where a number varies")
    ]
    cost_side: Annotated[
        Literal["National", "Exchequer", "Users"], Column("Cost side", "whose cost the aim Cost means")
    ]
    whole_lots: Annotated[
        bool, Column("Whole lots", "Yes: awards in the sizes of Award sizes only; No: any size between the ends")
    ]
    margins: Annotated[
        Literal["own flows", "demand's mix"] | None,
        Column("Margins", "what makers are judged on: own flows: what each sells, buys and makes in the plan, oxide at "
               "one price for all; demand's mix: a tonne at the grades of demand", empty="demand's mix")
    ]
    unlisted_lanes: Annotated[
        Literal["free", "barred"],
        Column("Unlisted lanes", "what a pair of places without a row on Freight means"),
    ]
    capital_charge: Annotated[
        Literal["as spent", "annuity"] | None,
        Column("Capital charge", "as spent: over the lead years, with credit for the life left; annuity: the capital "
               "recovery factor in each year of the life",
               empty="as spent"),
    ]
    constant_cost: Annotated[
        float | None, Column("Constant cost", "a cost of every year whatever is decided", "₹ crore",
                             empty="no constant cost")
    ]
    gap: Annotated[float, Ge(0), Le(0.2), Column("Gap", "how near to the best a plan with whole lots must be", "%",
                                                 usual=(0, 0.05))]
    time_limit: Annotated[float, Gt(0), Column("Time limit", "longest search for one plan", "s", usual=(1, 36000))]
    priced_limits: Annotated[
        int, Ge(0), Le(500), Column("Limits to price", "how many of the limits that bind are priced", "limits",
                                    usual=(0, 100))
    ]
    tradeoff_points: Annotated[
        int, Ge(0), Le(50), Column("Trade-off points", "plans between least cost and least dependence; 0 for none",
                                   "plans")
    ]
    check_years: Annotated[
        int | None, Ge(1), Le(10),
        Column("Years to check the end", "the plan is made again with so many years more, each like the last one",
               "years", empty="the end of the plan is not checked",
               usual=(1, 10))
    ]
    run_on_years: Annotated[
        int | None, Ge(1), Le(40),
        Column("Years to run on", "further years, each like the last one, in which plants run to the end of their "
               "life: nothing is built, opened or stored in them, and dependence is not measured", "years",
               empty="money ends with the plan, and life left is credited",
               usual=(1, 30))
    ]
    run_on_as: Annotated[
        Literal["each year", "one average year"] | None,
        Column("Years run on as", "how they are calculated; one average year: one stands for all of them, so that the "
               "program is smaller; plants count in it by the years they live, tax by all the years",
               empty="each year")
    ]
    report_year: Annotated[Year, Column("Report year", "the year shown first in charts", "FY")]
    stop_origin: Annotated[
        str | None, Column("Origin that stops", "country whose supplies may stop", text="country",
                           empty="no stop is calculated")
    ]
    stop_first_year: Annotated[
        Year | None, Column("First year of a stop", "from this year on each year of the plan is also calculated with "
                            "a stop in it", "FY", empty="no stop is calculated")
    ]
    stop_months: Annotated[
        float | None, Gt(0), Le(12), Column("Months of a stop", "how long it lasts", "months",
                                            empty="no stop is calculated",
               usual=(1, 12))
    ]
    stop_chance: Annotated[
        float | None, Ge(0), Le(1), Column("Chance of a stop", "how likely a stop is in a year", "%",
                                           empty="no stop is calculated",
               usual=(0, 0.5))
    ]
    stop_spread: Annotated[
        Literal["months at once", "over the year"] | None,
        Column("How a stop falls", "months at once: nothing comes in these months; over the year: the share of the "
               "year that is left comes of what is bought", empty="months at once")
    ]
    surge_share: Annotated[
        float | None, Ge(0), Le(5), Column("Surge of other origins", "what another origin gives in a stop beyond what "
                                           "is planned: share of its ceiling, of what is planned where it has none",
                                           "%", empty="no stop is calculated",
               usual=(0, 1))
    ]
    surge_premium: Annotated[
        float | None, Ge(0), Le(10), Column("Premium of the surge", "on the price at the origin; the premium of a tier "
                                            "of imports holds where it is dearer", "%", empty="no stop is calculated",
               usual=(0, 2))
    ]
    oxide_abroad: Annotated[
        bool | None, Column("Oxide sold abroad", "No: markets abroad take no oxide made in India", empty="Yes")
    ]
    keep_reserve: Annotated[
        bool | None, Column("Keep the reserve", "No: what Stocks keeps for stops is kept only in designs that ask for "
                            "it", empty="Yes")
    ]
    point_price: Annotated[
        float | None, Ge(0), Column("Price of a point of dependence", "what a point of import dependence is worth in a "
                                    "year for its own sake: half of it magnets by quantity, half the chain by value",
                                    "₹ crore", empty="dependence is not priced",
               usual=(0, 500))
    ]
    point_price_most: Annotated[
        float | None, Gt(0), Column("Highest price of a point", "up to which the plan is made anew at other prices",
                                    "₹ crore", empty="₹100 crore",
               usual=(1, 1000))
    ]
    public_money: Annotated[
        float | None, Ge(0), Le(10), Column("Cost of public money", "what a rupee of incentive and subsidy that can be "
                                            "claimed costs beyond the rupee", "1",
                                            empty="public money is not priced",
               usual=(0, 2))
    ]
    good_within: Annotated[
        float | None, Gt(0), Column("As good within", "by how much the total of another plan may be higher for it to "
                                    "be called as good", "₹ crore", empty="no plans that are as good are sought",
               usual=(1, 1000))
    ]
    parent: Annotated[
        str | None, Column("Parent", "file of the workbook that this one was made from: check and report say what is "
                           "otherwise here", empty="the shipped workbook that Read me names, if it names one")
    ]
