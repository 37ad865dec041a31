"""How figures are said on the first page: with no sign that the words say, with no decimals that say nothing."""

from __future__ import annotations

from model.reports.findings.rule import Tables
from model.reports.sheets.inputs_used import TOPIC as INPUTS
from model.tell.cited import Cited
from model.tell.table import ReportTable

MOST_DECIMALS = 2


def setting(tables: Tables, name: str) -> Cited:
    """A number of Settings, as it is used."""
    return as_typed(tables[INPUTS.sheet], "Value", {"Sheet": "Settings", "Item": name})


def as_typed(table: ReportTable, column: str, where: dict[str, str]) -> Cited:
    """A number with as many decimals as it takes, two at most."""
    value = table.cite(column, where).value
    decimals = next((n for n in range(MOST_DECIMALS) if round(value, n) == value), MOST_DECIMALS)
    return table.cite(column, where, decimals=decimals)


def plain(cited: Cited) -> str:
    """A number without its sign, which the words say."""
    return cited.text.lstrip("-")


def rounds_to_nothing(cited: Cited) -> bool:
    """Whether it is written as nought."""
    return float(cited.text.replace(",", "")) == 0


def against_none(worth: Cited) -> str:
    """How a worth stands to no award."""
    if rounds_to_nothing(worth):
        return "no more and no less than no award"
    return f"₹ {plain(worth)} crore {'more' if worth.value > 0 else 'less'} than no award"
