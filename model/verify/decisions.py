"""Decisions about the scheme's money: their tables in a solution."""

from __future__ import annotations

MONEY_DECISIONS: dict[str, tuple[str, ...]] = {
    "eligible": ("beneficiary", "recipe", "year"),
    "incentive": ("beneficiary", "year"),
    "idle_capacity": ("beneficiary", "year"),
    "subsidy": ("beneficiary",),
    "viability_gap": ("beneficiary",),
    "tax_paid": ("beneficiary", "year"),
    "assured_oxide": ("commodity", "from", "beneficiary", "year"),
    "assured_right": ("beneficiary",),
    "assured_part": ("beneficiary", "size", "year"),
    "assured_per_award": ("year",),
}
"""Decision → its index columns."""

DECISIONS: dict[str, tuple[str, ...]] = {
    "ship": ("commodity", "from", "to", "period"),
    "activity": ("facility", "recipe", "period"),
    "build": ("facility", "stage", "option", "year"),
    "usable_capacity": ("facility", "stage", "year"),
    "stock": ("commodity", "facility", "period"),
    "unmet_demand": ("commodity", "market", "period"),
    "size": ("beneficiary", "size"),
    "over_ceiling": ("commodity", "from", "tier", "period"),
    "reserve_held": ("commodity", "facility", "year"),
    "share_excess": ("country", "goods", "year"),
    "substitute": ("commodity", "better", "market", "period"),
    "home_substitute": ("commodity", "better", "market", "period"),
    "open": ("facility",),
    "unit_choice": ("facility", "stage", "option", "year", "units"),
    "limit_excess": ("limit", "year"),
    "limit_shortfall": ("limit", "year"),
    **MONEY_DECISIONS,
}
STOP_FLOWS = ("ship", "activity", "stock", "unmet_demand", "substitute", "over_ceiling")
"""Decisions that the stop in a year has of its own, each under its name with stop_ before it."""
DECISIONS |= {f"stop_{name}": ("stop", *DECISIONS[name]) for name in STOP_FLOWS}
"""Decision → its index columns; everything else in a solution is recomputed from these."""
