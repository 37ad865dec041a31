"""The sheets of the input workbook, in the order of its tabs."""

from __future__ import annotations

from model.schema.aims import Aim
from model.schema.award_sizes import AwardSize
from model.schema.bids import Bid
from model.schema.capacity import CapacityOption
from model.schema.column import Column, Field, Row, Sheet, fields_of
from model.schema.commodities import Commodity
from model.schema.demand import Demand
from model.schema.designs import Design
from model.schema.duties import Duty
from model.schema.economy import EconomyItem
from model.schema.facilities import Facility
from model.schema.freight import Freight
from model.schema.grade_ladder import LadderStep
from model.schema.grade_mix import GradeShare
from model.schema.import_tiers import ImportTier
from model.schema.limits import Limit
from model.schema.places import Place
from model.schema.price_rules import PriceRule
from model.schema.prices import Price
from model.schema.readings import Reading
from model.schema.recipes import RecipeLine
from model.schema.references import Reference
from model.schema.returns import Return
from model.schema.scenario_changes import ScenarioChange
from model.schema.scenarios import Scenario
from model.schema.scheme import Scheme
from model.schema.seasons import Season
from model.schema.sellers import Seller
from model.schema.settings import Settings
from model.schema.stages import Stage
from model.schema.stocks import Stock
from model.schema.studies import StudySetting
from model.schema.supply import Supply

LAYOUT = "1.0"
"""Version of the layout of the input workbook."""

SHEETS: tuple[type[Row], ...] = (
    Settings,
    Aim,
    Commodity,
    Stage,
    RecipeLine,
    Facility,
    CapacityOption,
    Supply,
    Price,
    PriceRule,
    Demand,
    EconomyItem,
    Scheme,
    AwardSize,
    Bid,
    Design,
    Reading,
    Scenario,
    ScenarioChange,
    StudySetting,
    GradeShare,
    LadderStep,
    Place,
    Freight,
    Seller,
    Duty,
    ImportTier,
    Stock,
    Season,
    Return,
    Limit,
    Reference,
)

BY_TITLE: dict[str, type[Row]] = {row.SHEET.title: row for row in SHEETS}

__all__ = ["BY_TITLE", "LAYOUT", "SHEETS", "Column", "Field", "Row", "Sheet", "fields_of"]
