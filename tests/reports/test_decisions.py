"""Each award says which limits set its size, and each candidate left out says why."""

from __future__ import annotations

import pytest

from model.reports import Material
from model.reports.sheets.decisions import TOPIC
from tests.cases.small import award, second_bidder
from tests.reports.conftest import material_of

pytestmark = pytest.mark.solve


def reasons(material: Material) -> dict[str, str]:
    """Beneficiary → reason."""
    frame = TOPIC.table(material).frame
    return dict(zip(frame["Beneficiary"], frame["Reason"], strict=True))


def test_an_award_names_the_limits_it_stands_at(awarded: Material) -> None:
    assert "as much as its bid asks for (40 t/a)" in reasons(awarded)["B"]


def test_a_bid_that_is_out_receives_nothing() -> None:
    found = reasons(material_of(second_bidder(award(), status="out")))
    assert found["C"] == "out, or not qualified: receives no award"


def test_a_total_that_is_given_out_is_named() -> None:
    found = reasons(material_of(award().ruled(total_capacity=40.0)))
    assert "the total of 40 t/a is given out" in found["B"]


def test_a_full_scheme_is_why_a_candidate_is_left_out() -> None:
    case = second_bidder(award(), status="open", rate=2100.0).ruled(beneficiaries=1, total_capacity=40.0)
    assert reasons(material_of(case))["C"] == "the one place is taken by bids that are no higher"
