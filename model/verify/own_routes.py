"""The routes of one bidder: how much metal its magnets take, and what swarf of bought-in goods brings back as metal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from model.verify.case import PlanCase
from model.verify.compare import Amounts

Amount = dict[str, float]
HOLD_MAGNETS = ("magnet", "material", "other")
"""Kinds of goods that magnets can be in as magnets."""


@dataclass(frozen=True)
class OwnRoutes:
    """The routes a facility can work.

    Attributes:
        case: the plan and its workbook.
        facility: whose routes.
    """

    case: PlanCase
    facility: str

    @cached_property
    def inputs(self) -> dict[str, Amount]:
        """Route → what goes in per tonne."""
        return self._by_route(self.case.routes.inputs)

    @cached_property
    def outputs(self) -> dict[str, Amount]:
        """Route → what comes out per tonne."""
        return self._by_route(self.case.routes.outputs)

    @cached_property
    def use(self) -> dict[str, Amount]:
        """Route → capacity it uses by stage."""
        return self._by_route(self.case.routes.use)

    def main(self, recipe: str) -> str:
        """Main output of a route."""
        return self.case.routes.output[recipe]

    def to(self, commodity: str) -> list[str]:
        """The routes whose main output is a commodity."""
        return [r for r in self.use if self.main(r) == commodity]

    def of(self, role: str) -> list[str]:
        """The routes of the stages with a role in the scheme."""
        return [r for r in self.use if self.case.facts.stage_role[self.case.routes.stage[r]] == role]

    @cached_property
    def metals(self) -> set[str]:
        """What its metal stages make."""
        return {self.main(r) for r in self.of("metal")}

    def metal_taken(self, recipe: str) -> float:
        """Own kinds of metal that a tonne of a route takes as such."""
        return sum(a for c, a in self.inputs.get(recipe, {}).items() if c in self.metals)

    def metal_in(self, commodity: str) -> float:
        """Own metal in a tonne, losses in: 1 in metal, the most of the own routes to an alloy; 0 in all else."""
        if commodity in self.metals:
            return 1.0
        return max((self.metal_taken(r) for r in self.of("alloy") if self.main(r) == commodity), default=0.0)

    def metal_needed(self, recipe: str) -> float:
        """Metal in a tonne of a magnet route, losses in."""
        return sum(a * self.metal_in(c) for c, a in self.inputs.get(recipe, {}).items())

    @cached_property
    def magnet_goods(self) -> set[str]:
        """What its magnet stages make, and what later stages make of that."""
        found, able = {self.main(r) for r in self.of("magnet")}, self._able_to_follow
        for _ in able:
            found |= {self.main(r) for r in able if found & self.inputs.get(r, {}).keys()}
        return found

    @cached_property
    def later(self) -> dict[str, Amount]:
        """Routes after the magnet stage → the goods with own magnets in them that a tonne takes."""
        taken = {r: self.inputs.get(r, {}) for r in self._able_to_follow}
        found = {r: {c: a for c, a in goods.items() if c in self.magnet_goods} for r, goods in taken.items()}
        return {r: goods for r, goods in found.items() if goods}

    @property
    def _able_to_follow(self) -> list[str]:
        """Routes at stages without a role in the scheme, to goods that magnets can be in."""
        role, kind, stage = self.case.facts.stage_role, self.case.facts.kind, self.case.routes.stage
        return [r for r in self.use if role[stage[r]] is None and kind[self.main(r)] in HOLD_MAGNETS]

    @cached_property
    def whole(self) -> set[str]:
        """Magnet routes whose metal can all be own metal: no alloy, metal or magnet in them must be bought in."""
        own = {c for c in self.case.facts.kind if self.metal_in(c) > 0}
        goods = {r: self.inputs.get(r, {}).keys() for r in self.of("magnet")}
        return {r for r, taken in goods.items() if own & taken and not self.never_own & taken}

    @cached_property
    def never_own(self) -> set[str]:
        """Alloys, metals and magnets that hold what the metal stages cannot have made."""
        kind = self.case.facts.kind
        ndpr = {r["commodity"] for r in self.case.facts.rows("Commodities") if r["ndpr"] > 0}
        own = {c for c in kind if self.metal_in(c) > 0}
        holding = {c for c in kind if kind[c] in ("alloy", "magnet") or (kind[c] == "metal" and c in ndpr)}
        foreign = holding - own
        return foreign | {self.main(r) for r in self.of("alloy") if foreign & self.inputs.get(r, {}).keys()}

    @cached_property
    def brought_back(self) -> dict[str, float]:
        """Bought-in metal, alloy or magnet → most metal its swarf brings back, recycled and made into metal here.

        That metal is made into alloy and cut in its turn; its swarf brings back a part again, and so on.
        """
        kind = self.case.facts.kind
        cut = [c for c in kind if kind[c] in ("alloy", "magnet") or c in self.magnet_goods]
        found = {c: self._through_swarf(c) for c in cut}
        per_metal = [found[c] / self.metal_in(c) for c in found if self.metal_in(c) > 0]
        again = max(per_metal, default=0.0)
        found.update(dict.fromkeys(self.metals, again))
        return {c: v + v * again / (1 - again) for c, v in found.items() if v > 0}

    def _through_swarf(self, commodity: str) -> float:
        """Most metal from the swarf of a tonne, and from that of what is made of it at later stages."""
        return max(
            (
                (self._cut_off(r) + self._later_swarf(self.main(r))) / taken[commodity]
                for r, taken in self.inputs.items() if commodity in taken
            ),
            default=0.0,
        )

    def _later_swarf(self, made: str) -> float:
        return self._through_swarf(made) if made in self.magnet_goods else 0.0

    def _cut_off(self, recipe: str) -> float:
        """Most metal from the swarf of a tonne that a route makes."""
        scrap = {c: v for c, v in self.outputs[recipe].items() if self.case.facts.kind[c] == "scrap"}
        return max((v * self._metal_from(c) for c, v in scrap.items()), default=0.0)

    def _metal_from(self, scrap: str) -> float:
        """Most metal from a tonne of scrap: recycled to oxide, the oxide made into metal."""
        return max(
            (
                1.0 / self.inputs[r][scrap] / self.inputs[m][self.main(r)]
                for r in self.inputs if scrap in self.inputs[r]
                for m in self.of("metal") if self.main(r) in self.inputs.get(m, {})
            ),
            default=0.0,
        )

    def _by_route(self, table: Amounts) -> dict[str, Amount]:
        found: dict[str, Amount] = {}
        for (f, r, name), amount in table.items():
            if f == self.facility:
                found.setdefault(r, {})[name] = amount
        return found
