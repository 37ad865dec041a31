"""Economy: exchange rates and the prices of electricity and carbon, by year."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables, rows_of
from model.data.indices import Year
from model.data.periods import PeriodData
from model.ground.units import CRORE_T_PER_RUPEE_KG

RUPEE = "₹"


@dataclass(frozen=True)
class EconomyData:
    """Figures of the economy.

    Attributes:
        rupees: (currency, year) → ₹ in one unit.
        figures: (item, year) → value, as on the sheet.
    """

    rupees: dict[tuple[str, Year], float]
    figures: dict[tuple[str, Year], float]


def economy(tables: Tables, periods: PeriodData) -> EconomyData:
    """The sheet Economy, with the rupee as a currency of its own."""
    values = {(r.item, r.year): r.value for r in rows_of(tables.yearly["Economy"])}
    rupees = {(RUPEE, y): 1.0 for y in periods.YEARS}
    for (item, year), value in values.items():
        if item.startswith("₹ per "):
            rupees[item.removeprefix("₹ per ").strip(), year] = value
    return EconomyData(rupees, values)


def crore_per_tonne(economy: EconomyData, per_kg: float, currency: str, year: Year) -> float:
    """₹ crore per tonne of a price per kg in a currency."""
    return per_kg * economy.rupees[currency, year] * CRORE_T_PER_RUPEE_KG
