"""What a rule of the findings is: tables in, a sentence out, or nothing where it does not apply."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from model.reports.material import Material
from model.reports.sheets.viability import TOPIC as VIABILITY
from model.tell.cited import Finding
from model.tell.table import ReportTable

Tables = Mapping[str, ReportTable]
"""Sheet → table; a sheet that the report does not have is absent."""
Rule = Callable[[Material, Tables], Finding | None]
SHOWN = 0.5
"""₹ crore, t or points below which a figure is not worth a sentence."""


def with_awards(rule: Rule) -> Rule:
    """The rule, where somebody receives an award."""

    @wraps(rule)
    def ruled(material: Material, tables: Tables) -> Finding | None:
        table = tables.get(VIABILITY.sheet)
        return None if table is None or table.frame.empty else rule(material, tables)

    return ruled
