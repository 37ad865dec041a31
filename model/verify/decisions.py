"""Decisions about the scheme's money: their tables in a solution."""

from __future__ import annotations

MONEY_DECISIONS: dict[str, tuple[str, ...]] = {
    "eligible": ("beneficiary", "recipe", "year"),
    "incentive": ("beneficiary", "year"),
    "subsidy": ("beneficiary",),
    "viability_gap": ("beneficiary",),
    "tax_paid": ("beneficiary", "year"),
    "assured_oxide": ("commodity", "from", "beneficiary", "year"),
    "assured_right": ("beneficiary",),
    "assured_part": ("beneficiary", "size", "year"),
    "assured_per_award": ("year",),
}
"""Decision → its index columns."""
