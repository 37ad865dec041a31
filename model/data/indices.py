"""What the index letters stand for, as types, and the tuples that members of the sets are."""

from __future__ import annotations

Year = str
"""y, v: a financial year, written FY2026-27; v is the year in which a plant starts."""
Period = str
"""p: a year, or a step of one."""
Commodity = str
"""c."""
Goods = str
"""g: a commodity, or a group of them that shares a limit."""
Facility = str
"""f."""
SupplyName = str
"""i, where it is no other node."""
Market = str
"""j, where it is no other node."""
Node = str
"""i, j: a supply, a facility or a market."""
Stage = str
"""s."""
OptionName = str
"""o."""
Recipe = str
"""r."""
WayName = str
"""w: a route of the magnet stage, or such a route with those after it up to what is sold."""
Beneficiary = str
"""b: a facility that bids."""
Country = str
Kind = str
"""Kind of a commodity: oxide, metal, alloy, magnet, scrap …"""
Element = str
"""e: a content of a commodity, or a family of them."""
Tier = int
"""t: number of a part beyond a yearly ceiling, 1 the cheapest."""
SURGE: Tier = 0
"""The tier in which a supply gives more than planned in a stop."""
Size = float
"""k: the label of an award size, which is its capacity as the sheet shows it [t/a]."""

ShareLimit = tuple[Country, Goods, Year]
"""A country's ceiling on its share of the imports of goods in a year."""
Lane = tuple[Commodity, Node, Node]
Option = tuple[Facility, Stage, OptionName]
Build = tuple[Facility, Stage, OptionName, Year]
BuildYear = tuple[Facility, Stage, OptionName, Year, Year]
"""A build and a year in which something is true of it."""
UnitCount = tuple[Facility, Stage, OptionName, Year, int]
"""A build and how many units start."""
Amounts = list[tuple[str, float]]
"""Recipe, or what else it is counted by → t, or units of capacity, per tonne."""
