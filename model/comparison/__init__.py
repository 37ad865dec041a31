"""Comparison of two runs: what was changed in the workbook, and what that did to the plan."""

from __future__ import annotations

from model.comparison.folder import summary_object, write
from model.comparison.pair import Pair
from model.comparison.runs import read_run

__all__ = ["Pair", "read_run", "summary_object", "write"]
