"""Entitlement: what the clauses pay, computed after the plan, year by year, earliest first.

An entitlement is the least of its ceilings: under a cost aim that is no linear rule, so it is computed here in closed
form. Amounts are nominal ₹ crore, tonnes are magnets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from model.data.indices import WayName
from model.data.magnet_ways import MagnetWay

RATE, SALES, YEARLY, CEILING, ENVELOPE, OUTLAY = (
    "rate × eligible tonnes", "share of net sales", "yearly ceiling", "ceiling of the award", "envelope", "outlay",
)


@dataclass(frozen=True)
class Terms:
    """What one beneficiary is entitled under.

    Attributes:
        rate: ₹ crore per tonne, nominal.
        sales_share: incentive as a share of net sales, at most.
        ceiling: over all years [₹ crore].
        yearly: in one year [₹ crore]; None where there is none.
        carry_forward: whether what a year leaves of the yearly ceiling may be used later.
    """

    rate: float
    sales_share: float
    ceiling: float
    yearly: float | None = None
    carry_forward: bool = False


@dataclass(frozen=True)
class Claim:
    """The incentive of one year, with every ceiling it was held against.

    Attributes:
        year: in which the magnets were sold.
        eligible: tonnes that earn incentive.
        net_sales: of those tonnes [₹ crore].
        by_rate, by_sales, by_year, by_ceiling: what each ceiling would pay; by_year None where there is none.
        paid: the least of them.
        held: which of them it was.
    """

    year: str
    eligible: float
    net_sales: float
    by_rate: float
    by_sales: float
    by_year: float | None
    by_ceiling: float
    paid: float
    held: str


def entitlement(terms: Terms, sales: Sequence[tuple[str, float, float]]) -> tuple[Claim, ...]:
    """What one beneficiary is paid, before the envelope of all.

    Args:
        terms: rate and ceilings.
        sales: (year, eligible tonnes, net sales of them) in year order.

    Returns:
        One claim a year.

    >>> two = entitlement(Terms(0.2, 0.4, 300.0), [("FY2029-30", 1000.0, 450.0), ("FY2030-31", 1000.0, 600.0)])
    >>> [(c.paid, c.held) for c in two]
    [(180.0, 'share of net sales'), (120.0, 'ceiling of the award')]
    """
    claims: list[Claim] = []
    paid_before, allowance = 0.0, 0.0
    for year, tonnes, net in sales:
        if terms.yearly is not None:
            allowance = terms.yearly + (allowance if terms.carry_forward else 0.0)
        ways = {RATE: terms.rate * tonnes, SALES: terms.sales_share * net}
        if terms.yearly is not None:
            ways[YEARLY] = allowance
        ways[CEILING] = max(0.0, terms.ceiling - paid_before)
        held = min(ways, key=lambda k: ways[k])
        paid = ways[held]
        claims.append(
            Claim(year, tonnes, net, ways[RATE], ways[SALES], ways.get(YEARLY), ways[CEILING], paid, held)
        )
        paid_before, allowance = paid_before + paid, allowance - paid
    return tuple(claims)


def within_envelope(
    claims: Mapping[str, Sequence[Claim]], envelope: float, word: str = ENVELOPE
) -> dict[str, tuple[Claim, ...]]:
    """Keep the envelope of all: earliest year first, in the same part for all in the year it runs out.

    Args:
        claims: beneficiary → its claims.
        envelope: incentive to all over all years [₹ crore].
        word: what it is: the envelope, or what the outlay leaves of it.

    Returns:
        The claims as they are paid.

    >>> one = [Claim("FY2029-30", 1, 1, 60, 60, None, 60, 60.0, RATE)]
    >>> [c[0].paid for c in within_envelope({"A": one, "B": one}, 90.0).values()]
    [45.0, 45.0]
    """
    left = envelope
    factor: dict[str, float] = {}
    for year in sorted({c.year for own in claims.values() for c in own}):
        due = sum(c.paid for own in claims.values() for c in own if c.year == year)
        factor[year] = min(1.0, left / due) if due > 0 else 1.0
        left -= due * factor[year]
    return {
        b: tuple(
            c if factor[c.year] == 1.0 else replace(c, paid=c.paid * factor[c.year], held=word) for c in own
        )
        for b, own in claims.items()
    }


def most_eligible(
    ways: Mapping[WayName, MagnetWay], made: Mapping[str, float], sold: Mapping[str, float], metal: float | None,
    capacity: float, price: Mapping[WayName, float],
) -> dict[WayName, float]:
    """Magnets that earn incentive in a year, by way to what they are sold in [t].

    The way that needs least metal comes first, of equal need the one on which least is lost, then the dearest. That is
    the most that can earn, but where one good takes magnets of two own grades.

    Args:
        ways: those that may earn.
        made: route → tonnes made.
        sold: goods → tonnes sold where sales earn.
        metal: own metal from own oxide [t]; None where bought-in metal earns.
        capacity: tonnes that the awarded capacity can make in the year.
        price: way → what goods with a tonne of magnets in them sell for.

    >>> most_eligible({"r": MagnetWay("N", 1.0, [("r", 1.0)], 1.0, 0.5, True)}, {"r": 100}, {"N": 80}, 30, 1000, {})
    {'r': 60.0}
    """
    left, left_sold, left_metal, left_capacity = dict(made), dict(sold), metal, capacity
    found = {}

    def turn(name: WayName) -> tuple[float, float, float]:
        need = 0.0 if metal is None else ways[name].metal
        return need, ways[name].sintered, -price.get(name, 0.0)

    for name in sorted(ways, key=turn):
        way = ways[name]
        room = [left[r] / amount for r, amount in way.work]
        room += [left_sold[way.goods] * way.contained, left_capacity]
        if left_metal is not None and way.metal > 0:
            room.append(left_metal / way.metal)
        tonnes = max(0.0, min(room))
        left |= {r: left[r] - tonnes * amount for r, amount in way.work}
        left_sold[way.goods] -= tonnes * way.per_magnet
        left_metal = None if left_metal is None else left_metal - tonnes * way.metal
        left_capacity -= tonnes
        found[name] = tonnes
    return found
