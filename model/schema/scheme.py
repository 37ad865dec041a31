"""Scheme: the clauses of the scheme that are one number or one choice each."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from annotated_types import Ge, Gt, Le

from model.schema.column import Column, Row, Sheet

Share = Annotated[float, Ge(0), Le(1)]


class Scheme(Row):
    """The clauses of the scheme. Sizes with their ceilings are on Award sizes, bidders on Bids."""

    SHEET: ClassVar[Sheet] = Sheet(
        "Scheme", "one clause of the scheme", form=True, tab="fill", without="no scheme: nobody receives an award"
    )

    total_capacity: Annotated[
        float, Ge(0), Column("Total capacity", "capacity awarded in all, at most", "t/a", clause="G, MP",
                             usual=(50, 50000))
    ]
    beneficiaries: Annotated[
        int, Ge(0), Column("Beneficiaries", "beneficiaries selected, at most", "number", clause="MP, BS0",
                           usual=(1, 20))
    ]
    award_order: Annotated[
        Literal["least cost", "free"],
        Column("Award order", "with whole lots; least cost: no bid is selected before a lower qualified one, equal "
               "bids by higher net worth, then as listed; free: any", clause="P1, TH"),
    ]
    gestation: Annotated[
        int, Ge(0), Le(10), Column("Gestation", "years from award until the capacity must stand", "years", clause="MP",
                                   usual=(0, 5))
    ]
    incentive_years: Annotated[
        int, Ge(0), Le(30), Column("Incentive years", "years of incentive after the gestation", "years", clause="MP",
                                   usual=(1, 10))
    ]
    scheme_years: Annotated[
        int, Ge(0), Le(40),
        Column("Scheme years", "years from award after which nothing is paid any more", "years", clause="BS0",
               usual=(1, 15)),
    ]
    early_sales: Annotated[
        bool, Column("Early sales earn", "Yes: sales before the end of the gestation earn incentive", clause="HM")
    ]
    metal_share: Annotated[
        Share,
        Column("Own metal capacity", "share of the metal its award needs that a beneficiary must be able to make", "%",
               clause="G"),
    ]
    alloy_share: Annotated[
        Share,
        Column("Own alloy capacity", "share of the alloy its award needs that a beneficiary must be able to make", "%",
               clause="G"),
    ]
    running_share: Annotated[
        Share, Column("Own metal in own alloy", "share of the metal in its own alloy that a beneficiary makes itself, "
                      "each year of the window", "%", clause="G (inferred)"),
    ]
    idle_cost: Annotated[
        float | None, Gt(0),
        Column("Cost of idle capacity", "beneficiaries act on the incentive: in the window they buy in no metal or "
               "alloy that they make, and run what is awarded; a tonne below that is counted as idle at this cost",
               "₹ crore/t", empty="they may stand idle, and buy in what Own metal in own alloy leaves open",
               usual=(0.01, 20)),
    ]
    outside_capacity: Annotated[
        bool, Column("Capacity outside the scheme", "Yes: a beneficiary may build beyond its award", clause="G")
    ]
    rate_ceiling: Annotated[
        float, Ge(0), Column("Rate ceiling", "highest incentive per kg of magnet sold", "₹/kg", clause="AO, NB",
                             usual=(0, 5000))
    ]
    sales_share: Annotated[
        Share, Column("Share of net sales", "incentive as a share of net sales of eligible magnets, at most", "%",
                      clause="FE",
               usual=(0, 0.6))
    ]
    incentive_envelope: Annotated[
        float, Ge(0), Column("Incentive envelope", "incentive to all over all years, at most, nominal", "₹ crore",
                             clause="MP, BS0",
               usual=(0, 50000))
    ]
    ceiling_basis: Annotated[
        Literal["rate ceiling", "own bid"],
        Column("Ceiling basis", "what the incentive ceiling of a size is counted at: the rate ceiling, or the own bid",
               clause="not found"),
    ]
    ceiling_bands: Annotated[
        Literal["as listed", "banded"],
        Column("Incentive ceilings between sizes", "as listed on Award sizes; banded: sizes that need the same net "
               "worth share the highest of theirs", clause="FE, AO (inferred)"),
    ]
    yearly_ceiling: Annotated[
        float | None, Ge(0),
        Column("Yearly ceiling", "incentive a year per t/a awarded, at most, nominal", "₹ crore per t/a",
               empty="no yearly ceiling", clause="not found",
               usual=(0.01, 10)),
    ]
    carry_forward: Annotated[
        bool, Column("Carry forward", "Yes: what a year leaves of the yearly ceiling may be used later",
                     clause="not found")
    ]
    exports_earn: Annotated[
        bool, Column("Exports earn", "Yes: magnets sold abroad earn incentive", clause="not found")
    ]
    bought_in_earn: Annotated[
        bool, Column("Bought-in metal earns", "Yes: magnets from metal or alloy bought in earn incentive",
                     clause="MP (inferred)")
    ]
    paying_rule: Annotated[
        Literal["entitlement", "least needed"],
        Column("Paying rule", "entitlement: the least of the ceilings; least needed: what leaves no viability gap"),
    ]
    claim_lag: Annotated[
        int, Ge(0), Le(5), Column("Claim lag", "years from a sale to the payment of its incentive", "years",
                                  usual=(0, 3))
    ]
    subsidy_share: Annotated[
        Share, Column("Subsidy rate", "capital subsidy as a share of eligible investment, at most", "%", clause="FE",
                      usual=(0, 0.5))
    ]
    subsidy_envelope: Annotated[
        float, Ge(0), Column("Subsidy envelope", "subsidy to all, at most, nominal", "₹ crore", clause="MP, BS0",
                             usual=(0, 20000))
    ]
    outlay: Annotated[float, Ge(0), Column("Outlay", "the scheme in all, nominal", "₹ crore", clause="G",
                                           usual=(0, 50000))]
    other_outlay: Annotated[
        float, Ge(0), Column("Other outlay", "part of the outlay that is not for beneficiaries", "₹ crore",
                             clause="computed",
               usual=(0, 5000))
    ]
    gap_allowed: Annotated[
        bool, Column("Viability gap allowed", "No: every beneficiary must break even, or there is no plan")
    ]
    assured_bids: Annotated[
        int, Ge(0), Column("Assured oxide, lowest bids", "how many of the lowest bids may buy it", "number",
                           clause="MP, FE",
               usual=(0, 10))
    ]
    assured_split: Annotated[
        Literal["free", "equal", "by award"],
        Column("Assured oxide, split", "free: as the plan likes; equal: the same part each; by award: in proportion, "
               "with whole lots only", clause="not found"),
    ]
    take_or_pay: Annotated[
        bool, Column("Assured oxide, take or pay", "Yes: taken in full once all who may buy it stand",
                     clause="not found")
    ]
