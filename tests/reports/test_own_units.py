"""A commodity that is no mass has a unit of its own, which tables of commodities print."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from model.ground.frozen import FrozenDict
from model.reports.catalogue import report_tables
from model.reports.report import OWN_UNIT
from tests.cases.grid import place, put, sound_grid
from tests.cases.messages import messages

SHEETS = ("Flows", "Imports", "Demand met")


def in_units(material, **units):
    """The same plan, some of whose commodities are counted in something else."""
    program = material.result.program
    frame = program.tables.frames["Commodities"]
    own = frame.assign(unit=pd.Series([units.get(c) for c in frame["commodity"]], dtype=object))
    frames = FrozenDict({**program.tables.frames, "Commodities": own})
    tables = replace(program.tables, frames=frames)
    return replace(material, result=replace(material.result, program=replace(program, tables=tables)), _made={})


@pytest.mark.solve
def test_tables_of_commodities_print_the_unit_of_each_row(planted):
    """Proves: barrels are not called tonnes. Sensitivity: where all is weighed there is no such column."""
    plain = {t.sheet: t for t in report_tables(planted)}
    told = {t.sheet: t for t in report_tables(in_units(planted, alloy="bbl"))}
    for sheet in SHEETS:
        assert OWN_UNIT.name not in plain[sheet].frame
        goods = next(c for c in ("Commodity", "Grade") if c in told[sheet].frame)
        assert told[sheet].frame[OWN_UNIT.name].tolist() == [
            "bbl" if c == "alloy" else "t" for c in told[sheet].frame[goods]]
    assert "bbl" in told["Flows"].frame[OWN_UNIT.name].tolist()


@pytest.mark.quick
def test_only_what_is_not_weighed_has_a_unit_of_its_own():
    """Proves: kWh beside a metal is a stop; empty and t mean the same."""
    grid = sound_grid()
    put(grid, "Commodities", "Unit", "kWh", 9)
    assert place(grid, "Commodities", "Unit")[1] == 11
    said = "stop Commodities!K9: metal is counted in kWh, and metal is weighed in t."
    assert [m for m in messages(grid) if m.startswith(said)]
    put(grid, "Commodities", "Unit", "t", 9)
    assert messages(grid) == []
