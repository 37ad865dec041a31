"""What the clauses are judged by: awards, money and the most that ramp-up lets a beneficiary earn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.data.model_data import ModelData
from model.ground.units import indian
from model.planning.money import Money
from model.planning.solution import SolutionTables
from model.reports.clauses.clause import ClauseAt
from model.reports.material import Material, rows
from model.reports.scheme_money import amounts_of, awards_of, scheme_of
from model.schema import Field, Row, fields_of
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.scheme import Scheme

OWN = "own setting"
"""Source of a setting that restates no clause."""
MAGNET = "magnet"


@dataclass(frozen=True)
class ClauseFacts:
    """The plan as the clauses see it.

    Attributes:
        material: what the report is made from.
        award: beneficiary → award [t/a], only of those who receive one.
        money: what the scheme pays them.
    """

    material: Material
    award: Mapping[str, float]
    money: Money

    @property
    def d(self) -> ModelData:
        """Model data."""
        return self.material.data

    @property
    def scheme(self) -> Scheme:
        """The clauses that are one number or one choice each."""
        return scheme_of(self.material)

    @property
    def solution(self) -> SolutionTables:
        """Tables of the chosen plan."""
        return self.material.solution

    @property
    def candidates(self) -> list[str]:
        """Bidders that may receive an award."""
        out = set(self.d.awards.OUT)
        return [b for b in self.d.awards.BENEFICIARIES if b not in out]

    def setting(self, name: str) -> ClauseAt:
        """A field of Scheme."""
        return _place(Scheme, name, self.material.tables.form_cell("Scheme", name))

    def of_sizes(self, name: str, size: float | None = None) -> ClauseAt:
        """A column of Award sizes, at the row of a size, of the largest where None."""
        used = [self.d.awards.size_row[k] for k in self.d.awards.SIZES if size is None or k == size]
        row = used[-1].row if used else 0
        return _place(AwardSize, name, self.material.tables.cell("Award sizes", row, name))

    def listed(self, b: str) -> float | None:
        """The size on Award sizes that an award equals; None where it lies between two."""
        return next((k for k in self.d.awards.SIZES if abs(k - self.award[b]) <= 1e-6 * k), None)

    def of_bids(self, name: str, b: str | None = None) -> ClauseAt:
        """A column of Bids, at the row of a bidder, of the first where None."""
        bid = self.d.awards.bid[b or self.d.awards.BENEFICIARIES[0]]
        return _place(Bid, name, self.material.tables.cell("Bids", bid.row, name))

    def values(self, name: str, *keys: str) -> dict[Any, float]:
        """A result table as a dictionary."""
        frame = self.material.yearly(name)
        index = list(frame[keys[0]]) if len(keys) == 1 else list(zip(*(frame[k] for k in keys), strict=True))
        return dict(zip(index, frame["value"].astype(float), strict=True))

    def at_size(self, b: str, of: Mapping[float, float]) -> float:
        """A figure of Award sizes at a beneficiary's award, between two sizes in proportion."""
        return float(sum(of[r.size] * r.value for r in rows(self.solution["size"]) if r.beneficiary == b))

    def own_builds(self, b: str, role: str) -> dict[tuple[str, ...], float]:
        """Builds of a beneficiary that count towards its award → t/a, for one role."""
        inside = set(self.d.awards.SCHEME_BUILDS)
        keys = ((r.facility, r.stage, r.option, r.year) for r in rows(self.solution["build"]))
        values = self.solution["build"]["value"].astype(float)
        return {
            k: v for k, v in zip(keys, values, strict=True)
            if k in inside and k[0] == b and self.d.capacity.stage_role[k[1]] == role
        }

    def shares(self, b: str) -> dict[str, float]:
        """Most magnets a t/a awarded can earn for in each year of the window: lead time, ramp-up, availability."""
        return {
            y: max((share / self._least_use(b, k[1]) for k, share in builds), default=0.0)
            for (bb, y), builds in self.d.eligibility.awarded_usable.items() if bb == b
        }

    def _least_use(self, b: str, stage: str) -> float:
        """Capacity that a tonne takes, at least; a tonne never counts for more than one of the award."""
        used: list[tuple[str, float]] = self.d.recipes.capacity_use.get((b, stage), [])
        return max(1.0, min((use for r, use in used if self.d.recipes.main_stage[r] == stage and use > 0), default=1.0))

    def best_shares(self) -> dict[str, float]:
        """The shares of the candidate that can make most over its window."""
        return max((self.shares(b) for b in self.candidates), key=lambda s: sum(s.values()), default={})


def facts(material: Material) -> ClauseFacts:
    """The facts of a report."""
    return ClauseFacts(material, awards_of(material), amounts_of(material))


def _place(sheet: type[Row], name: str, cell: str) -> ClauseAt:
    field = field_of(sheet, name)
    words = field.column.meaning
    return ClauseAt(label(sheet, field), words[:1].upper() + words[1:], field.column.clause or OWN, cell)


def field_of(sheet: type[Row], name: str) -> Field:
    """A field of a sheet by its name."""
    return next(f for f in fields_of(sheet) if f.name == name)


def label(sheet: type[Row], field: Field) -> str:
    """What a clause is called that one field sets."""
    return f"{sheet.SHEET.title}: {field.column.heading}"


def summed(shares: Mapping[str, float]) -> str:
    """The shares of a t/a over the window as a sum in words."""
    parts = [indian(v, 2) for v in shares.values() if v > 0]
    return f"{' + '.join(parts) or '0'} = {indian(sum(shares.values()), 2)} t per t/a over the window"
