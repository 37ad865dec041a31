"""Plain facts of the workbook that every check needs: years, groups, nodes, money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from model.ground.units import CRORE_T_PER_RUPEE_KG
from model.verify.calendar import Calendar
from model.verify.quotes import Quotes

HOME = "India"
EVERY = "(all)"
SERVED = "must be served"
NAN = float("nan")


def given(cell: Any) -> bool:
    """Whether a cell is filled."""
    return cell is not None and not bool(pd.isna(cell))


@dataclass(frozen=True)
class WorkbookFacts(Calendar):
    """Look-ups that follow directly from the sheets."""

    def rows(self, sheet: str) -> list[dict[str, Any]]:
        """The rows of a sheet, an empty cell as None."""
        return self._rows[sheet]

    def year_rows(self, sheet: str) -> list[dict[str, Any]]:
        """The rows of a year sheet, one a year."""
        return self._year_rows[sheet]

    @cached_property
    def _rows(self) -> dict[str, list[dict[str, Any]]]:
        return {title: _records(frame) for title, frame in self.tables.frames.items()}

    @cached_property
    def _year_rows(self) -> dict[str, list[dict[str, Any]]]:
        return {title: _records(frame) for title, frame in self.tables.yearly.items()}

    @cached_property
    def seasons(self) -> Mapping[str, Mapping[int, float]]:
        """Market or supply that has seasons → step of the year → its part of the year."""
        found: dict[str, dict[int, float]] = {}
        for r in self.rows("Seasons"):
            found.setdefault(r["name"], {})[int(r["step"])] = float(r["share"])
        return found

    def part(self, name: str, period: str) -> float:
        """Part of a market's or supply's year that falls in a period; even without seasons."""
        if name not in self.seasons:
            return self.step
        number = self.periods.index(period) % int(self.tables.settings.steps_per_year) + 1
        return self.seasons[name].get(number, 0.0)

    @cached_property
    def kind(self) -> Mapping[str, str]:
        """Commodity → kind."""
        return {r["commodity"]: r["kind"] for r in self.rows("Commodities")}

    @cached_property
    def group(self) -> Mapping[str, str | None]:
        """Commodity → group."""
        return {r["commodity"]: r["group"] for r in self.rows("Commodities")}

    def members(self, name: str) -> list[str]:
        """The commodities a name stands for."""
        return [name] if name in self.kind else [c for c, g in self.group.items() if g == name]

    def better(self, commodity: str) -> list[str]:
        """Better grades that may stand in for a commodity, at any remove, the nearest first."""
        found: list[str] = []
        other = self._replaced_by[commodity]
        while other is not None and other not in (commodity, *found):
            found.append(other)
            other = self._replaced_by[other]
        return found

    @cached_property
    def _replaced_by(self) -> Mapping[str, str | None]:
        return {r["commodity"]: r["replaced_by"] for r in self.rows("Commodities")}

    def goods(self, commodity: str) -> list[str]:
        """Names a commodity goes by, the most exact first."""
        names = (commodity, self.group[commodity], self.kind[commodity], EVERY)
        return [n for n in names if n is not None]

    @cached_property
    def facility_kind(self) -> Mapping[str, str]:
        """Facility → kind."""
        return {r["facility"]: r["kind"] for r in self.rows("Facilities")}

    @cached_property
    def factors(self) -> Mapping[str, dict[str, Any]]:
        """Facility → its row."""
        return {r["facility"]: r for r in self.rows("Facilities")}

    @cached_property
    def stage_role(self) -> Mapping[str, str | None]:
        """Stage → its role in the scheme."""
        return {r["stage"]: r["scheme_role"] for r in self.rows("Stages")}

    def named(self, word: str) -> list[str]:
        """The facilities a name or a word such as (plant) stands for; a reserve only holds stock."""
        if word == EVERY:
            return [f for f, k in self.facility_kind.items() if k != "reserve"]
        return [f for f, k in self.facility_kind.items() if word in (f, f"({k})")]

    @cached_property
    def market_country(self) -> Mapping[str, str]:
        """Market → country."""
        return {r["market"]: r["country"] for r in self.rows("Demand and sales")}

    @cached_property
    def supply_country(self) -> Mapping[str, str]:
        """Supply → country."""
        return {r["supply"]: r["country"] for r in self.rows("Supply")}

    @cached_property
    def _economy(self) -> Mapping[tuple[str, str], float]:
        return {(r["item"], r["year"]): float(r["value"]) for r in self.year_rows("Economy")}

    def rate(self, currency: str | None, year: str) -> float:
        """Rupees per unit of a currency."""
        return 1.0 if currency == "₹" else self._economy.get((f"₹ per {currency}", year), NAN)

    def economy(self, item: str, year: str) -> float:
        """A figure of Economy; an item without a row is zero."""
        return self._economy.get((item, year), 0.0)

    def crore_per_tonne(self, per_kg: float, currency: str | None, year: str) -> float:
        """An amount per kg as ₹ crore per tonne."""
        return per_kg * self.rate(currency, year) * CRORE_T_PER_RUPEE_KG

    @cached_property
    def _quotes(self) -> Quotes:
        typed = {
            (r["commodity"], r["at"], r["year"]): self.crore_per_tonne(r["value"], r["currency"], r["year"])
            for r in self.year_rows("Prices")
        }
        return Quotes(typed, {(r["commodity"], r["at"]): r for r in self.rows("Price rules")}, self.crore_per_tonne)

    def price(self, commodity: str, at: str, year: str) -> float | None:
        """Price at a country, supply or market [₹ crore per t]: of the commodity, else of its group; None if no row."""
        group = self.group[commodity]
        return self._quotes.price((commodity,) if group is None else (commodity, group), at, year)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    names = list(frame.columns)
    columns = [[v if given(v) else None for v in frame[n]] for n in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def year_of(period: str) -> str:
    """The year a period lies in.

    >>> year_of("FY2026-27 1/4")
    'FY2026-27'
    """
    return period[:9]
