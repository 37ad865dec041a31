"""Assured oxide: who may buy it, how much of it, and how it is split."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from model.ground.years import start_of
from model.verify.awards import bids_of
from model.verify.case import PlanCase
from model.verify.compare import Amounts, CheckFinding, amounts, judge, judge_none, only
from model.verify.facts import year_of
from model.verify.terms import MoneyTerms, terms_of

SELECTED = 1e-6
"""Part of a size below which nobody is selected: what a solver may leave of a zero."""

Source = tuple[str, str, str]
"""Supply, goods as its row names them, year."""


def findings(case: PlanCase) -> Iterator[CheckFinding]:
    """Check assured oxide."""
    terms = terms_of(case)
    bought = case["assured_oxide"]
    if terms is None:
        yield judge_none("assured_allowed", "Nobody buys assured oxide without a scheme.", "t", bought)
        return
    sale = Sale(terms)
    may = {k for k in case.network.lanes if (k[1], k[0]) in sale.rows and k[2] in sale.ranked}
    proves = "Assured oxide goes from where it is assured to bidders, where a lane exists."
    yield judge_none("assured_allowed", proves, "t", only(bought, lambda k: k[:3] not in may or k[3] not in sale.years))
    if not sale.rows:
        return
    shipped = amounts((*f.lane, f.year, f.value) for f in case.flows if f.lane in may)
    yield judge("assured_ship_limit", "Assured oxide is part of what is shipped.", "t", bought, "≤", shipped)
    into = amounts((c, b, y, v) for (c, _, b, y), v in bought.items())
    used = amounts((c, f, year_of(p), v) for (c, f, p), v in case.used.items())
    yield judge("assured_use_limit", "Assured oxide is used by who bought it.", "t", into, "≤", used)
    total = amounts((*s, v) for s, _, v in sale.bought())
    proves = "No more is bought at the assured price than is assured."
    yield judge("assured_oxide_limit", proves, "t", total, "≤", sale.most)
    yield from _rights(case, sale)
    yield from _split(sale)
    if terms.scheme.take_or_pay:
        proves = "Assured oxide is taken in full once all who have a right to it stand."
        yield judge("assured_oxide_floor", proves, "t", total, "≥", {s: v * sale.due(s) for s, v in sale.most.items()})


class Sale:
    """What is assured, and to whom."""

    def __init__(self, terms: MoneyTerms) -> None:
        """Take the terms of a plan."""
        self.terms, self.case = terms, terms.case
        self.years = set(self.case.facts.years)
        assured = [r for r in self.case.facts.rows("Supply") if r["assured"]]
        self.rows = {(r["supply"], c): r["commodity"] for r in assured for c in self.case.facts.members(r["commodity"])}
        self.most = {
            (r["supply"], r["commodity"], r["year"]): float(r["value"])
            for r in self.case.facts.year_rows("Supply") if r["assured"]
        }
        bids = sorted(bids_of(self.case, "fixed in", "open"), key=lambda r: (r["rate"], -r["net_worth"]))
        self.ranked = [r["beneficiary"] for r in bids]

    def bought(self) -> Iterator[tuple[Source, str, float]]:
        """Source, bidder and tonnes at the assured price."""
        for (c, i, b, y), v in self.case["assured_oxide"].items():
            yield (i, self.rows.get((i, c), c), y), b, v

    @cached_property
    def selected(self) -> list[str]:
        """Who is selected, the lowest bid first."""
        return [b for b in self.ranked if self.terms.award[b] > SELECTED * max(1.0, *self.terms.award.values())]

    @property
    def lowest(self) -> list[str]:
        """The lowest bids among the selected, who may buy."""
        return self.selected[: self.terms.scheme.assured_bids]

    @cached_property
    def part(self) -> Amounts:
        """Part of a right by bidder: 1 of the lowest selected with whole lots, else the part of a size received."""
        if self.case.facts.tables.settings.whole_lots:
            return dict.fromkeys(self.lowest, 1.0)
        may = set(self.ranked[: self.terms.scheme.assured_bids])
        return amounts((b, v) for (b, _), v in self.case["size"].items() if b in may)

    def due(self, source: Source) -> float:
        """Part of what is assured that must be taken: the largest right that stands, less those that do not yet."""
        supply, goods, year = source
        reached = {b for c, i, b in self.case.network.lanes if i == supply and self.rows.get((i, c)) == goods}
        right = {b: v for b, v in self.part.items() if b in reached}
        late = {b for b in right if start_of(self.terms.stands(b)) > start_of(year)}
        least = max((v for b, v in right.items() if b not in late), default=0.0) - sum(right[b] for b in late)
        return max(0.0, least) if year in self.years else 0.0


def _rights(case: PlanCase, sale: Sale) -> Iterator[CheckFinding]:
    """Rights are decided with whole lots only; else they follow from the bids."""
    n, right = sale.terms.scheme.assured_bids, case["assured_right"]
    lots = case.facts.tables.settings.whole_lots
    part = {b: right.get(b, 0.0) if b in sale.lowest else 0.0 for b in sale.ranked} if lots else sale.part
    most = {(*s, b): sale.most.get(s, 0.0) * part.get(b, 0.0) for s, b, _ in sale.bought()}
    proves = "Assured oxide goes only to the lowest bids among the selected, who have the right."
    bought = amounts((*s, b, v) for s, b, v in sale.bought())
    yield judge("assured_entitled_limit", proves, "t", bought, "≤", most)
    reached = {b for _, i, b in case.network.lanes if b in sale.ranked and any(i == s for s, _ in sale.rows)}
    if not (lots and n and reached):
        return
    chosen = {b: float(b in sale.selected) for b in sale.ranked}
    before = {b: sum(chosen[x] for x in sale.ranked[:k]) for k, b in enumerate(sale.ranked)}
    proves = "A right is whole, and only the selected have one."
    limit = {b: chosen[b] * float(right.get(b, 0.0) > 0.5) for b in sale.ranked}
    yield judge("assured_right_limit", proves, "1", right, "≤", limit)
    lower = {b: before[b] * float(right.get(b, 0.0) > 0.5) for b in sale.ranked}
    proves = "Who has a right is among the lowest bids selected."
    yield judge("assured_rank_limit", proves, "bids", lower, "≤", dict.fromkeys(sale.ranked, n - 1.0))
    due = {b: float(b in sale.lowest) for b in sale.ranked}
    yield judge("assured_right_floor", "The lowest bids selected have the right.", "1", right, "≥", due)


def _split(sale: Sale) -> Iterator[CheckFinding]:
    """Check how what is assured is split among those who may buy."""
    whole, split = sale.case.facts.tables.settings.whole_lots, sale.terms.scheme.assured_split
    bought = amounts((*s, b, v) for s, b, v in sale.bought())
    if split == "equal":
        buyers, n = _buyers(sale, whole), sale.terms.scheme.assured_bids
        part = {k: sale.most.get(k[:3], 0.0) / max(1, min(n, buyers.get(k[:2], 0))) for k in bought}
        yield judge("assured_split_limit", "Nobody buys more than an equal part.", "t", bought, "≤", part)
    if split == "by award" and whole:
        mine = {b: sale.terms.award[b] for b in sale.lowest}
        part = {k: sale.most.get(k[:3], 0.0) * mine[k[3]] / sum(mine.values()) for k in bought if k[3] in mine}
        yield judge("assured_award_limit", "Nobody buys more than its award's part.", "t", bought, "≤", part)
        yield from _parts(sale)


def _buyers(sale: Sale, whole: bool) -> dict[tuple[str, str], int]:
    """How many could buy what a row assures: all candidates in whole lots, else the lowest bids."""
    may = sale.ranked if whole else sale.ranked[: sale.terms.scheme.assured_bids]
    found: dict[tuple[str, str], set[str]] = {}
    for c, i, b in sale.case.network.lanes:
        if (i, c) in sale.rows and b in may:
            found.setdefault((i, sale.rows[i, c]), set()).add(b)
    return {k: len(v) for k, v in found.items()}


def _parts(sale: Sale) -> Iterator[CheckFinding]:
    """The figures behind a split by award."""
    case, parts, common = sale.case, sale.case["assured_part"], sale.case["assured_per_award"]
    unit = "t per t/a"
    most = {k: common.get(k[2], 0.0) for k in parts}
    yield judge("assured_part_limit", "No figure is above the common one.", unit, parts, "≤", most)
    sized = {(b, float(k)) for (b, k), v in case["size"].items() if v > SELECTED}
    stray = {k: v for k, v in parts.items() if (k[0], float(k[1])) not in sized}
    yield judge_none("assured_size_limit", "Figures count only for sizes that are awarded.", unit, stray)
    due = {(b, k, y): v for b, k in sized if b in sale.lowest for y, v in common.items()}
    mine = only({(b, float(k), y): v for (b, k, y), v in parts.items()}, due.__contains__)
    yield judge("assured_part_floor", "Who may buy has the common figure in full.", unit, mine, "≥", due)
    total = amounts((y, float(k) * v) for (_, k, y), v in parts.items())
    assured: Amounts = amounts((y, v) for (_, _, y), v in sale.most.items())
    yield judge("assured_part_total_limit", "Parts add up to what is assured.", "t", total, "≤", assured)
