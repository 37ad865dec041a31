"""Programs that many tests of the formulation read."""

from __future__ import annotations

import pytest

from model.engine import Arrays
from model.planning.program import program_of
from tests.cases.network import chain
from tests.cases.small import award, plant


@pytest.fixture(scope="session")
def chained() -> Arrays:
    """The chain from ore to magnets with two beneficiaries, compiled."""
    return program_of(chain()).arrays


@pytest.fixture(scope="session")
def awarded() -> Arrays:
    """The beneficiary with an award of 40 t/a, compiled."""
    return program_of(award().tables).arrays


@pytest.fixture(scope="session")
def planted() -> Arrays:
    """The plant that makes magnets from imported alloy, compiled."""
    return program_of(plant().tables).arrays
