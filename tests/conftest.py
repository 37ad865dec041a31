"""Every test says how much it runs: exactly one of quick, solve and whole."""

from __future__ import annotations

import gc
import os

import pytest

from tests.cases.shipped import Shipped

pytest.register_assert_rewrite("tests.reports.browser", "tests.reports.outline")  # so that their asserts show values

collect_ignore = ["benchmarks"]
"""Prints tables and asserts nothing: python -m tests.benchmarks."""

MARKERS = ("quick", "solve", "whole")


def pytest_collection_finish() -> None:
    """Look through what the tests are made of no more, and for what they leave behind less often: a tenth less time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """The shipped workbooks, read and solved once for all processes of a run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped"
    folder.mkdir(exist_ok=True)
    return Shipped(folder)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Examples in docstrings run no solver; files with long tests come first, so that no process waits for one."""
    for item in items:
        if isinstance(item, pytest.DoctestItem):
            item.add_marker("quick")
    long = {item.path for item in items if item.get_closest_marker("whole")}
    items.sort(key=lambda item: item.path not in long)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test that carries none of the markers, or more than one."""
    found = [name for name in MARKERS if item.get_closest_marker(name)]
    if len(found) != 1:
        pytest.fail(f"marked {' and '.join(found) or 'with nothing'}; a test is marked one of {', '.join(MARKERS)}",
                    pytrace=False)
