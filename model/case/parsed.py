"""One row of a sheet after reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.schema.column import Row


@dataclass(frozen=True)
class ParsedRow:
    """One row of a sheet after reading.

    Attributes:
        row: the Excel row it stands in.
        values: its typed and converted values.
        low, high: values of the columns "… low" and "… high" that are filled, by field name.
        years: value of each year column that is filled; infinity for "no limit".
    """

    row: int
    values: Row
    low: Mapping[str, float] = field(default_factory=dict)
    high: Mapping[str, float] = field(default_factory=dict)
    years: Mapping[str, float] = field(default_factory=dict)
