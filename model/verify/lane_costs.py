"""What goods cost on their way: purchases, freight, handling, customs duty, and premiums beyond ceilings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from model.verify.case import Flow, PlanCase
from model.verify.compare import Amounts, amounts, plus
from model.verify.lanes import Lane
from model.verify.tiers import premiums


def purchase(case: PlanCase) -> Amounts:
    """What is paid at supplies."""
    bought = [f for f in case.flows if not f.from_facility]
    return _per_lane(case, bought, lambda lane, year: case.network.purchase_price(lane[1], lane[0], year))


def freight(case: PlanCase) -> Amounts:
    """Freight on what leaves."""
    return _per_lane(case, case.flows, lambda lane, year: case.network.lanes[lane].freight)


def handling(case: PlanCase) -> Amounts:
    """Handling of what leaves."""
    return _per_lane(case, case.flows, lambda lane, year: case.network.lanes[lane].handling)


def duty(case: PlanCase) -> Amounts:
    """Customs duty on imports, and on the premiums of what is bought beyond ceilings."""
    on_prices = _per_lane(case, [f for f in case.flows if f.imported], case.network.duty)
    shares = case.network.duty_share
    return plus(on_prices, amounts((y, v * shares(c, i, y)) for (c, i, y), v in premiums(case).items()))


def premium(case: PlanCase) -> Amounts:
    """Premiums on what is bought beyond ceilings."""
    return amounts((y, v) for (_, _, y), v in premiums(case).items())


def _per_lane(case: PlanCase, flows: Iterable[Flow], figure: Callable[[Lane, str], float]) -> Amounts:
    """Flows times a figure of lane and year; a lane that does not exist is another check's finding."""
    known = amounts((f.lane, f.year, f.value) for f in flows if f.lane in case.network.lanes)
    return amounts((year, value * figure(lane, year)) for (lane, year), value in known.items())
