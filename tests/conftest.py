"""Every test says how much it runs: exactly one of quick, solve and whole."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.reports.browser", "tests.reports.outline")  # so that their asserts show values

collect_ignore = ["benchmarks"]
"""Prints tables and asserts nothing: python -m tests.benchmarks."""

MARKERS = ("quick", "solve", "whole")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Examples in docstrings run no solver."""
    for item in items:
        if isinstance(item, pytest.DoctestItem):
            item.add_marker("quick")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fail a test that carries none of the markers, or more than one."""
    found = [name for name in MARKERS if item.get_closest_marker(name)]
    if len(found) != 1:
        pytest.fail(f"marked {' and '.join(found) or 'with nothing'}; a test is marked one of {', '.join(MARKERS)}",
                    pytrace=False)
