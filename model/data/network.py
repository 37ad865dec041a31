"""NetworkData: the data of the chain from ore to magnets, whatever the scheme."""

from __future__ import annotations

from dataclasses import dataclass

from model.data.capacity import CapacityData
from model.data.commodities import CommodityData
from model.data.demand import DemandData
from model.data.dependence import DependenceData
from model.data.duties import DutyData
from model.data.economy import EconomyData
from model.data.facilities import FacilityData
from model.data.lanes import LaneData
from model.data.periods import PeriodData
from model.data.recipes import RecipeData
from model.data.returns import ReturnData
from model.data.shares import ShareData
from model.data.stocks import StockData
from model.data.supply import SupplyData
from model.data.tiers import TierData


@dataclass(frozen=True)
class NetworkData:
    """One record a topic; the topics of the scheme build on all of them."""

    periods: PeriodData
    economy: EconomyData
    commodities: CommodityData
    facilities: FacilityData
    capacity: CapacityData
    recipes: RecipeData
    supply: SupplyData
    demand: DemandData
    stocks: StockData
    lanes: LaneData
    returns: ReturnData
    duties: DutyData
    tiers: TierData
    dependence: DependenceData
    shares: ShareData
