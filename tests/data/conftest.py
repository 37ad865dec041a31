"""Model data that many tests read."""

from __future__ import annotations

import pytest

from model.data import prepare
from model.data.model_data import ModelData
from tests.cases.network import chain


@pytest.fixture(scope="session")
def chained() -> ModelData:
    """Model data of the chain from ore to magnets."""
    return prepare(chain())
