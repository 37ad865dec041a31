"""Model data: frozen records, complete whatever the workbook."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from model.case.tables import Tables
from model.data import prepare
from model.data.model_data import ModelData
from tests.cases.network import chain
from tests.cases.small import plant

pytestmark = pytest.mark.quick

def test_a_name_nobody_filled_is_an_error(chained):
    with pytest.raises(AttributeError, match="net_prise"):
        _ = chained.money.net_prise


def test_nothing_can_be_changed(chained):
    with pytest.raises(FrozenInstanceError):
        chained.periods.YEARS = []
    with pytest.raises(FrozenInstanceError):
        chained.periods = None


def test_no_topic_gives_a_name_by_guess(chained):
    """Proves: what is not declared cannot be asked for, in any record."""
    for f in fields(ModelData):
        record = getattr(chained, f.name)
        assert not (is_dataclass(record) and hasattr(record, "__getattr__")), f.name


def test_without_a_scheme_its_clauses_cannot_be_asked_for(chained):
    assert chained.clauses is chained.scheme
    with pytest.raises(ValueError, match="no scheme"):
        _ = prepare(plant().tables).clauses


@pytest.mark.parametrize("tables", [plant().tables, chain(), chain(scheme=None)], ids=["plant", "chain", "no scheme"])
def test_a_workbook_without_a_scheme_has_empty_lists_not_missing_ones(tables: Tables):
    d = prepare(tables)
    for f in fields(d):
        record = getattr(d, f.name)
        if is_dataclass(record):
            assert not [x.name for x in fields(record) if getattr(record, x.name) is None], f.name
    if d.scheme is None:
        assert (d.awards.SIZES, d.eligibility.ELIGIBLE, d.incentive.claim_rate) == ([], [], {})


def test_award_sizes_are_counted_by_their_row_and_named_by_their_capacity(chained):
    """Sensitivity: a label that took the number itself would be the same object."""
    for label, row in chained.awards.size_row.items():
        assert type(label) is float
        assert label == row.capacity
    assert set(chained.awards.size_capacity) <= set(chained.awards.size_row)
