"""Movable limits of the scheme: bids, clauses, envelopes and ceilings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from model.case.tables import Tables, rows_of
from model.data.lever import Lever, Loosened, set_in
from model.data.model_data import ModelData
from model.ground.numbers import total


def scheme_levers(tables: Tables, d: ModelData) -> Iterator[Lever]:
    """Cells of Bids, Scheme, Award sizes and assured Supply that set a limit; none without a scheme."""
    if d.scheme is not None and d.awards.BENEFICIARIES:
        yield from _bids(tables, d)
        yield from _clauses(tables, d)
        yield from _own_shares(tables, d)
        yield from _sizes(tables, d)
        yield from _assured(tables, d)


def _bids(tables: Tables, d: ModelData) -> Iterator[Lever]:
    for b in d.awards.BENEFICIARIES:
        bid = d.awards.bid[b]
        yield Lever(f"award of {b}", **set_in(tables, "Bids", bid.row, "most"), unit="t/a", value=bid.most, way="up",
                    rows=(Loosened("wanted_award_limit", (b,)),))
        if bid.least > 0:
            yield Lever(f"award of {b}", **set_in(tables, "Bids", bid.row, "least"), unit="t/a", value=bid.least,
                        way="down", rows=(Loosened("wanted_award_floor", (b,)),))
    for b in d.awards.FIXED_IN:
        yield Lever(f"status of {b}", **set_in(tables, "Bids", d.awards.bid[b].row, "status"), unit="–",
                    value="fixed in", way="switch", rows=(Loosened("fixed_award_define", (b,), -1.0),), other="open")


def _clauses(tables: Tables, d: ModelData) -> Iterator[Lever]:
    for words, field, group, unit in (
        ("capacity awarded in all", "total_capacity", "total_award_limit", "t/a"),
        ("beneficiaries selected", "beneficiaries", "beneficiaries_limit", "number"),
        ("incentive to all over all years", "incentive_envelope", "incentive_envelope_limit", "₹ crore"),
        ("subsidy to all", "subsidy_envelope", "subsidy_envelope_limit", "₹ crore"),
        ("outlay of the scheme", "outlay", "outlay_limit", "₹ crore"),
    ):
        yield Lever(words, **set_in(tables, "Scheme", 0, field), unit=unit, value=getattr(d.scheme, field), way="up",
                    rows=(Loosened(group, ()),), whole=unit == "number")
    if d.awards.ORDER:
        yield Lever("order of selection", **set_in(tables, "Scheme", 0, "award_order"), unit="–", value="least cost",
                    way="switch", other="free", rows=tuple(
                        Loosened("award_order_limit", k, 1.0, f"of {k[1]} after {k[0]}") for k in d.awards.ORDER))
    if not d.clauses.gap_allowed:
        room = total(d.dependence.demand_value.values())
        yield Lever("viability gap allowed", **set_in(tables, "Scheme", 0, "gap_allowed"), unit="–",
                    value=False, way="switch", other=True,
                    rows=tuple(Loosened("viability_gap_limit", (b,), room, f"for {b}") for b in d.awards.BENEFICIARIES))


def _own_shares(tables: Tables, d: ModelData) -> Iterator[Lever]:
    """Shares of what a beneficiary must make itself; they multiply an award or a use that the plan decides."""
    for role, group, need in (
        ("metal", "own_metal_floor", d.awards.metal_need), ("alloy", "own_alloy_floor", d.awards.alloy_need),
    ):
        yield _share(tables, d, f"own {role} capacity", f"{role}_share", tuple(
            Loosened(group, (b,), need[b] * d.awards.bid[b].most, f"of {b}")
            for b in d.awards.BENEFICIARIES if need[b] > 0
        ))
    yield _share(tables, d, "own metal in own alloy", "running_share", tuple(
        Loosened("own_metal_running_floor", (b, y), d.awards.metal_need[b] * d.awards.bid[b].most, f"of {b} in {y}")
        for b, y in d.eligibility.INCENTIVE_YEARS if d.awards.metal_need[b] > 0
    ))


def _share(tables: Tables, d: ModelData, words: str, field: str, rows: tuple[Loosened, ...]) -> Lever:
    value = getattr(d.scheme, field)
    return Lever(words, **set_in(tables, "Scheme", 0, field), unit="%", value=value, way="down",
                 rows=rows if value > 0 else (), ratio=True)


def _sizes(tables: Tables, d: ModelData) -> Iterator[Lever]:
    """Ceilings and floors of the largest size."""
    largest: Any = next(reversed(d.awards.size_row.values()), None)
    if largest is None:
        return
    for words, field, group, way, factor in (
        ("incentive of the largest size over all years", "incentive_ceiling", "incentive_ceiling_limit", "up",
         d.incentive.ceiling_factor),
        ("subsidy of the largest size", "subsidy_ceiling", "subsidy_ceiling_limit", "up", {}),
        ("eligible investment of the largest size", "investment_floor", "investment_floor", "down", {}),
    ):
        value = getattr(largest, field)
        rows = tuple(Loosened(group, (b,), factor.get(b, 1.0), f"for {b}") for b in d.awards.BENEFICIARIES)
        yield Lever(words, **set_in(tables, "Award sizes", largest.row, field), unit="₹ crore", value=value,
                    way=way, rows=rows if value > 0 or way == "up" else ())  # type: ignore[arg-type]


def _assured(tables: Tables, d: ModelData) -> Iterator[Lever]:
    """Assured oxide, and whether it must be taken."""
    for r in rows_of(tables.yearly["Supply"]):
        key = (r.supply, r.commodity, r.year)
        if r.assured and key in d.assured.assured_most:
            rows: tuple[Loosened, ...] = (Loosened("assured_oxide_limit", key, 1.0, f"of {r.commodity}"),)
            yield Lever(f"assured {r.commodity} of {r.supply} in {r.year}",
                        **set_in(tables, "Supply", r.row, r.year), unit="t", value=r.value, way="up", rows=rows)
    if d.clauses.take_or_pay:
        rows = tuple(Loosened("assured_oxide_floor", (g, i, b, y), -d.assured.assured_most[i, g, y], f"of {g} in {y}")
                     for g, i, b, y in d.assured.FULL_KEYS)
        yield Lever("assured oxide taken or paid", **set_in(tables, "Scheme", 0, "take_or_pay"), unit="–", value=True,
                    way="switch", rows=rows, other=False)
