"""The chain from ore to magnets as a case that a test changes cell by cell."""

from __future__ import annotations

from tests.cases.case import Case, rows_of
from tests.cases.network import CHAIN

ORDER = ("Unmet demand", "Magnets by quantity", "Share excess", "Viability gap", "National cost")


def chain_case() -> Case:
    """The chain with one aim a priority, so that each aim's value is comparable from case to case.

    Each option of a stage at a facility has one row, as the reader asks.
    """
    case = Case("chain", "FY2030-31", rows_of(CHAIN), {"discount_rate": 0.1}, {})
    case = case.with_("Capacity", {"facility": "(beneficiary)", "stage": "sintering"}, facility="B1")
    return case.pursuing(*ORDER)
