"""Studies: questions asked of a plan with many runs. One file a study, its line here and its name on Studies."""

from __future__ import annotations

from model.studies.as_good import AS_GOOD
from model.studies.cases import CASES
from model.studies.designs import DESIGNS
from model.studies.horizon import HORIZON
from model.studies.lots import LOTS
from model.studies.point_price import POINT_PRICE
from model.studies.prices import PRICES
from model.studies.profits import PROFITS
from model.studies.readings import READINGS
from model.studies.scenarios import SCENARIOS
from model.studies.study import Study
from model.studies.ties import TIES
from model.studies.trade_off import TRADE_OFF

STUDIES: tuple[Study, ...] = (PRICES, LOTS, DESIGNS, TIES, PROFITS, TRADE_OFF, POINT_PRICE, AS_GOOD,
                             HORIZON, CASES, SCENARIOS, READINGS)
"""Every study, in the order in which they are made."""

__all__ = ["STUDIES", "Study"]
