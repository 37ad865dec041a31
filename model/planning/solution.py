"""From the arrays of a solved model to tidy tables: the only reader of values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pyomo.environ as pyo

from model.engine import Arrays
from model.engine.arrays import Floats
from model.engine.naming import as_index, before, name_of
from model.ground.frozen import FrozenDict

SET_COLUMNS: dict[str, tuple[str, ...]] = {
    "YEARS": ("year",),
    "STOP_YEARS": ("year",),
    "MEASURED_YEARS": ("year",),
    "PERIODS": ("period",),
    "DECIDED": ("facility",),
    "UNIT_COUNTS": ("facility", "stage", "option", "year", "units"),
    "SUBSTITUTES": ("commodity", "better", "market"),
    "HOME_SUBSTITUTES": ("commodity", "better", "market"),
    "SOFT_LIMITS": ("limit", "year"),
    "LANES": ("commodity", "from", "to"),
    "IMPORTS": ("commodity", "from", "to"),
    "FACILITY_RECIPES": ("facility", "recipe"),
    "BUILDS": ("facility", "stage", "option", "year"),
    "STAGES_AT": ("facility", "stage"),
    "STOCKS": ("commodity", "facility"),
    "DEMAND_PERIODS": ("commodity", "market", "period"),
    "BENEFICIARIES": ("beneficiary",),
    "ACCOUNTED": ("beneficiary",),
    "TAXED": ("beneficiary", "year"),
    "SIZES": ("size",),
    "TIERED": ("commodity", "from", "tier", "period"),
    "SHARE_AIMS": ("country", "goods", "year"),
    "FAMILIES": ("family",),
    "ELIGIBLE": ("beneficiary", "recipe", "year"),
    "INCENTIVE_YEARS": ("beneficiary", "year"),
    "FIRM_YEARS": ("beneficiary", "year"),
    "RESERVE_YEARS": ("commodity", "facility", "year"),
    "SUBSIDISED": ("beneficiary",),
    "JUDGED": ("beneficiary",),
    "RIGHTS": ("beneficiary",),
    "PART_KEYS": ("beneficiary", "size", "year"),
    "ASSURED_LANES": ("commodity", "from", "beneficiary"),
}
"""Set of the formulation → names of the columns its members fill in result tables."""

BLOCK_COLUMN, IN_A_STOP = "stop", "in a stop: "
"""Column of the year in which a stop falls, and how the meaning of what happens in it begins."""
_UNIT = re.compile(r"\[(.*)\]\s*$")


@dataclass(frozen=True)
class Shape:
    """What a variable or expression looks like as a table.

    Attributes:
        columns: names of its index columns.
        keys: every index it has.
        meaning: what it is.
        unit: of its values.
    """

    columns: tuple[str, ...]
    keys: tuple[tuple[Any, ...], ...]
    meaning: str
    unit: str


@dataclass(frozen=True)
class SolutionTables:
    """A solved plan as tidy tables, one per variable and named expression.

    Attributes:
        tables: name → index columns and `value`, unrounded, every index present.
        shapes: name → what it is and its unit.
    """

    tables: Mapping[str, pd.DataFrame]
    shapes: Mapping[str, Shape]

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The table of a variable or expression."""
        return self.tables[name]

    def value(self, name: str) -> float:
        """The value of something without an index."""
        return float(self.tables[name]["value"].iloc[0])


def shapes_of(m: pyo.ConcreteModel) -> dict[str, Shape]:
    """The shape of every variable and named expression of a model.

    Args:
        m: a built model.

    Returns:
        Name → shape, in the order of declaration; the members of a block of blocks are one table.
    """
    found: dict[str, Shape] = {}
    for kind in (pyo.Var, pyo.Expression):
        for part in m.component_objects(kind):
            name, shape = name_of(part), _shape(part)
            found[name] = replace(shape, keys=(*found[name].keys, *shape.keys)) if name in found else shape
    return found


def _shape(part: Any) -> Shape:
    match = _UNIT.search(part.doc or "")
    meaning = (part.doc or "")[: match.start()].strip() if match else part.doc or ""
    unit = match[1] if match else ""
    outer = before(part)
    sets = part.index_set().subsets() if part.is_indexed() else ()
    columns = tuple(c for s in sets for c in SET_COLUMNS[s.local_name])
    keys = ((*outer, *as_index(i)) for i in part) if part.is_indexed() else iter((outer,))
    if outer:
        columns, meaning = (BLOCK_COLUMN, *columns), f"{IN_A_STOP}{meaning}"
    return Shape(columns, tuple(keys), meaning, unit)


def solution_tables(arrays: Arrays, shapes: Mapping[str, Shape], x: Floats) -> SolutionTables:
    """Lay a point out as tables.

    Args:
        arrays: the program the point belongs to.
        shapes: what the tables look like.
        x: one value a column; a value within the solver's tolerance of zero is zero.

    Returns:
        One table per variable and expression.
    """
    x = np.where(np.abs(x) < 1e-9, 0.0, x)
    terms = arrays.evaluate(x)
    tables = {}
    for name, shape in shapes.items():
        places, values = (arrays.columns.get(name, {}), x) if name not in arrays.terms else (arrays.terms[name], terms)
        numbers = [values[places[k]] if k in places else 0.0 for k in shape.keys]
        frame = pd.DataFrame.from_records(list(shape.keys), columns=list(shape.columns))
        frame["value"] = np.array(numbers, dtype=float)
        tables[name] = frame
    return SolutionTables(FrozenDict(tables), FrozenDict(dict(shapes)))


def values_by(table: pd.DataFrame, *keys: str) -> dict[Any, float]:
    """Values of a result table by one index column, or by several as a tuple."""
    index = table[keys[0]] if len(keys) == 1 else list(zip(*(table[k] for k in keys), strict=True))
    return dict(zip(index, table["value"], strict=True))
