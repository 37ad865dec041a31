"""Whatever the schema allows comes back from a workbook as it was put in, and no cell does more than it says."""

from __future__ import annotations

import math
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.schema import BY_TITLE, fields_of
from model.schema.column import NO_LIMIT
from model.workbook.layout import headings
from model.workbook.read.book import Draft
from model.workbook.read.cells import Cell, load
from model.workbook.read.workbook import read_sheets
from model.workbook.records import Record, Records
from model.workbook.template.workbook import write
from tests.cases.grid import sound_grid
from tests.cases.sound import YEARS
from tests.cases.strategies import workbooks
from tests.mutation.judge import differences
from tests.mutation.mistakes import Place, places
from tests.mutation.replay import Replay

pytestmark = pytest.mark.quick

SAME_EVERY_TIME = settings(derandomize=True, database=None, deadline=None,
                           suppress_health_check=list(HealthCheck))
REPLAY = Replay(sound_grid())
PLACES = places(REPLAY.grid)
TYPED = st.one_of(
    st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.datetimes(datetime(1901, 1, 1)),
    st.sampled_from(("1,200", "15%", "₹ 5", "FY2026-27", "(all)", "no limit", "Yes", "nil", "#N/A", "=1+1", "१२")),
)


@settings(SAME_EVERY_TIME, max_examples=4)
@given(workbooks())
def test_what_is_written_is_read(records: Records) -> None:
    """Without it: a kind of value that the template writes and the reader takes for another."""
    for title, key, value in (("Settings", "First year", YEARS[0]), ("Settings", "Last year", YEARS[-1])):
        next(r for r in records[title] if r["Setting"] == key)["Value"] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write(path, records, YEARS)
        sheets, _ = read_sheets(load(path))
    for title, rows in records.items():
        read = sheets[title]
        if BY_TITLE[title].SHEET.form:
            columns = {r["Setting"]: r["Value"] for r in rows}
            assert as_written(read.drafts[0], title) == {k: as_read(v) for k, v in columns.items()}, title
        else:
            assert [as_written(d, title) for d in read.drafts] == [expected(r, title) for r in rows], title


def as_written(draft: Draft, title: str) -> dict[str, Any]:
    """A row as read, by heading; what is empty is None."""
    ends = {f"{n} low": v for n, v in draft.low.items()} | {f"{n} high": v for n, v in draft.high.items()}
    values = {**draft.values, **ends, **draft.years}
    return {h.text: values.get(h.name) for h in headings(BY_TITLE[title], YEARS)}


def expected(row: Record, title: str) -> dict[str, Any]:
    """A row as it should be read; an empty cell is what it stands for."""
    blank = {f.column.heading: f.column.blank for f in fields_of(BY_TITLE[title])}
    return {heading: blank.get(heading) if value is None else as_read(value) for heading, value in row.items()}


def as_read(value: Any) -> Any:
    return {"Yes": True, "No": False, NO_LIMIT: math.inf}.get(value, value) if isinstance(value, str) else value


@settings(SAME_EVERY_TIME, max_examples=150)
@given(st.sampled_from(PLACES), TYPED)
def test_a_cell_changes_its_own_value_or_nothing(place: Place, typed: Any) -> None:
    """Without it: something typed in one cell that quietly moves another."""
    row = 0 if BY_TITLE[place.title].SHEET.form else place.position[0]
    with REPLAY.reading():
        read = REPLAY.with_cell(place.title, place.position, Cell(typed, number_format="General"))
    if read.rows is not None:
        assert {d[:3] for d in differences(REPLAY.sound, read)} <= {(place.title, row, place.name)}
