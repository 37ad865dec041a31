"""Total: what a point of dependence and a rupee of public money are worth beside a rupee of cost."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables


@dataclass(frozen=True)
class TotalData:
    """Prices at which things other than cost enter the total; 0 where they do not.

    Attributes:
        point_price: of a point of dependence in a year [₹ crore].
        public_money: of a rupee of incentive and subsidy that can be claimed, beyond the rupee [1].
    """

    point_price: float
    public_money: float


def total_prices(tables: Tables) -> TotalData:
    """The prices of the sheet Settings; a check asks for them where the Total is pursued."""
    return TotalData(tables.settings.point_price or 0.0, tables.settings.public_money or 0.0)
