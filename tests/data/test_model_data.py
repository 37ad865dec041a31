"""Model data: read-only, complete, and one topic's word on each name."""

from __future__ import annotations

import pytest

from model.data import TOPICS, prepare
from model.data.model_data import ModelData
from tests.cases.network import chain
from tests.cases.small import plant

pytestmark = pytest.mark.quick


def test_a_name_nobody_filled_is_an_error():
    with pytest.raises(AttributeError, match="no 'MARKETS'"):
        _ = ModelData({"YEARS": []}).MARKETS


def test_nothing_can_be_changed():
    d = ModelData({"YEARS": ["FY2026-27"]})
    with pytest.raises(AttributeError, match="read-only"):
        d.YEARS = []
    assert d.YEARS == ["FY2026-27"]


def test_more_names_make_new_data():
    first = ModelData({"YEARS": [1]})
    second = first.extended({"PERIODS": [2]})
    assert (list(first), list(second)) == (["YEARS"], ["YEARS", "PERIODS"])


def test_two_topics_may_not_fill_one_name():
    with pytest.raises(ValueError, match="already holds"):
        ModelData({"YEARS": [1]}).extended({"YEARS": [2]})


@pytest.mark.parametrize("tables", [plant().tables, chain(), chain(scheme=None)], ids=["plant", "chain", "no scheme"])
def test_every_topic_fills_the_same_names_whatever_the_workbook(tables):
    """A workbook without a scheme has empty lists, not missing ones."""
    assert set(prepare(tables)) == set(prepare(chain()))


def test_topics_are_listed_once():
    assert len(TOPICS) == len(set(TOPICS))
