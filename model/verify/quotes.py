"""Prices at places: typed on Prices, or following one of those by a row of Price rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

NAN = float("nan")


@dataclass(frozen=True)
class Quotes:
    """Prices as the sheets say them.

    Attributes:
        typed: commodity or group, place, year → ₹ crore per tonne.
        rules: commodity or group, place → its row of Price rules.
        in_crore: an amount per kg in a currency of a year as ₹ crore per tonne.
    """

    typed: Mapping[tuple[str, str, str], float]
    rules: Mapping[tuple[str, str], dict[str, Any]]
    in_crore: Callable[[float, str, str], float]

    def price(self, names: Sequence[str], place: str, year: str) -> float | None:
        """Price of what goes by some names, the most exact first; None without a row.

        A row of Price rules multiplies the price on Prices that it names, and adds to it.
        """
        for goods in names:
            rule = self.rules.get((goods, place))
            if rule is not None:
                followed = (self.typed.get((n, rule["follows"], year)) for n in names)
                price = next((v for v in followed if v is not None), NAN)
                return price * float(rule["factor"]) + self.in_crore(rule["add"], rule["currency"], year)
            if (goods, place, year) in self.typed:
                return self.typed[goods, place, year]
        return None
