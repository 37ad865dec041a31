"""Economy: exchange rates and the prices of electricity and carbon, by year."""

from __future__ import annotations

from typing import Any

from model.case.tables import Tables, rows_of
from model.data.model_data import ModelData
from model.ground.units import CRORE_T_PER_RUPEE_KG

RUPEE = "₹"


def economy(tables: Tables, d: ModelData) -> dict[str, Any]:
    """Figures of the economy.

    Returns:
        `rupees` (currency, year) → ₹ in one unit; `economy` (item, year) → value.
    """
    long = tables.yearly["Economy"]
    values = {(r.item, r.year): r.value for r in rows_of(long)}
    rupees = {(RUPEE, y): 1.0 for y in d.YEARS}
    for (item, year), value in values.items():
        if item.startswith("₹ per "):
            rupees[item.removeprefix("₹ per ").strip(), year] = value
    return {"rupees": rupees, "economy": values}


def crore_per_tonne(d: ModelData, per_kg: float, currency: str, year: str) -> float:
    """₹ crore per tonne of a price per kg in a currency."""
    return float(per_kg * d.rupees[currency, year] * CRORE_T_PER_RUPEE_KG)
