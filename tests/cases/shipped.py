"""The shipped workbooks, each read, compiled and solved once for all tests of a run, in however many processes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model import verbs
from model.case.tables import Tables
from model.planning.program import Program
from model.planning.result import Result

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
V02 = Path(__file__).resolve().parent / "v02"
"""The workbooks of version 0.2.0: quick to solve, with aims in order and hard ceilings."""


@dataclass(frozen=True)
class Shipped:
    """What is known of a shipped workbook by its name, small, base, bidding; of an older one by v02/small and so on.

    Attributes:
        folder: where what one process found is kept for the others; of this run of tests alone.
    """

    folder: Path

    def tables(self, name: str) -> Tables:
        """The checked tables of a workbook."""
        folder = V02 if name.startswith("v02/") else INPUTS
        path = folder / f"repm_{name.removeprefix('v02/')}.xlsx"
        found: Tables = self._kept(f"{name}.tables", lambda: verbs.read(path))
        return found

    def program(self, name: str) -> Program:
        """Its program."""
        found: Program = self._kept(f"{name}.program", lambda: verbs.build(self.tables(name)))
        return found

    def result(self, name: str) -> Result:
        """Its plans, with what the scheme pays in each."""
        found: Result = self._kept(f"{name}.result", lambda: verbs.solve(self.program(name)))
        return found

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        path = self.folder / name.replace("/", "-")
        if not path.exists():
            part = path.with_name(f"{path.name}.{os.getpid()}")
            part.write_bytes(pickle.dumps(make()))
            part.replace(path)
        return pickle.loads(path.read_bytes())
