"""Every check fails for some spoilt plan, so none passes whatever the plan."""

from __future__ import annotations

import pytest

from model.verify import DECISIONS, verify
from tests.verify import test_money_spoilt as money
from tests.verify import test_spoilt as plans
from tests.verify.money_plans import any_size, whole
from tests.verify.plans import flows, lots, scheme

SPOILT = {*plans.SPOILT, *plans.SPOILT_LOTS, *plans.SPOILT_FLOWS, *money.SPOILT, *money.SPOILT_WHOLE, *money.STRICTER}
COLUMNS = {f"money_{table}_{column}" for table, column in money.COLUMNS}


@pytest.mark.solve
def test_every_check_is_spoilt_by_some_case():
    """Without it: a check could pass whatever the plan."""
    found = [verify(case.tables, case.copy()) for case in (scheme(), lots(), flows())]
    found += [whole().verified(), any_size().verified("chosen", gap_allowed=False)]
    results = set(scheme().copy()) - set(DECISIONS)
    for verification in found:
        checks = [f.check for f in verification.findings]
        assert len(checks) == len(set(checks))
        assert set(checks) - results <= SPOILT | COLUMNS
    assert {f.check for v in found for f in v.findings} >= SPOILT | COLUMNS
