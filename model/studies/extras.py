"""Extras: what a run finds out beyond its plans, each analysis made or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from model.studies.tradeoff import Curve
    from model.studies.why_not.why_not import WhyNot


@dataclass(frozen=True)
class Extras:
    """The further analyses of a run; None for each that was not made.

    Attributes:
        prices: limits and what one more unit of each is worth.
        curve: plans between the best of one aim and the best of another.
        readings: the plan under the other reading of each open clause.
        cases: the plan at the low and the high figures of the workbook.
        lots: what one lot more or less is worth for each selected bidder.
        ties: awards that could be others at no loss.
        horizon: what the plan decides where it looks further ahead.
        why_not: limits that cannot hold together and what would mend it, where there is no plan.
    """

    prices: pd.DataFrame | None = None
    curve: Curve | None = None
    readings: pd.DataFrame | None = None
    cases: pd.DataFrame | None = None
    lots: pd.DataFrame | None = None
    ties: pd.DataFrame | None = None
    horizon: pd.DataFrame | None = None
    why_not: WhyNot | None = None


NOTHING = Extras()
"""No further analysis was made."""
