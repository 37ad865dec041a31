"""Assemble: tables laid out from rows, with the frames of other tables where the rows are the very same."""

from __future__ import annotations

from typing import Any

import pytest

from model.case.tables import Tables, assemble
from tests.cases.draws import drawn
from tests.cases.network import chain

pytestmark = pytest.mark.quick


def laid_out(tables: Tables, like: Tables | None, **settings: Any) -> Tables:
    chosen = tables.settings.model_copy(update=settings)
    return assemble(tables.name, chosen, tables.scheme, tables.parsed, tables.columns, like=like)


def equal(one: Tables, other: Tables) -> bool:
    return all(
        mine[t].equals(theirs[t])
        for mine, theirs in ((one.frames, other.frames), (one.yearly, other.yearly)) for t in {*mine, *theirs}
    )


def test_a_sheet_whose_rows_changed_is_laid_out_anew_and_the_others_are_kept():
    """Proves: the tables are those laid out from nothing. Sensitivity: one frame too many kept keeps old numbers."""
    base = chain()
    other = drawn(base, 1, {"Prices"})
    quick = laid_out(other, base)
    assert equal(quick, laid_out(other, None))
    assert not equal(quick, base)
    assert quick.frames["Supply"] is base.frames["Supply"]
    assert quick.yearly["Prices"] is not base.yearly["Prices"]


@pytest.mark.parametrize("settings", [{"case": "Low"}, {"last_year": "FY2028-29"}, {"first_year": "FY2027-28"}])
def test_in_another_case_or_in_other_years_every_sheet_is_laid_out_anew(settings):
    base = chain()
    quick = laid_out(base, base, **settings)
    assert equal(quick, laid_out(base, None, **settings))
    assert quick.frames["Supply"] is not base.frames["Supply"]
