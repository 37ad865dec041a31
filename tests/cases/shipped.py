"""The shipped workbooks, each read, compiled and solved once for all tests of a run, in however many processes."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model import verbs
from model.case.tables import Tables
from model.planning.program import Program
from model.planning.result import Result
from model.reports import RunInfo
from tests.studies.asking import made

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

    def run(self, name: str, *studies: str) -> Path:
        """The folder of a run of it with these studies; whoever changes a file of it takes a copy."""
        out = self.folder / f"run_{name}"
        if not out.exists():
            result = self.result(name)
            verification = verbs.verify_shown(result)
            every = replace(verification, findings=(*verification.findings, *verbs.verify_compared(result)))
            part = out.with_name(f"{out.name}.{os.getpid()}")
            run = RunInfo(("runners.solve", f"repm_{name}.xlsx"), input_file=INPUTS / f"repm_{name}.xlsx")
            verbs.report(result, every, part, made=made(result, *studies), run=run)
            with suppress(OSError):  # the other process was faster
                part.rename(out)
        (folder,) = (p for p in out.iterdir() if p.is_dir())
        return folder

    def _kept(self, name: str, make: Callable[[], Any]) -> Any:
        path = self.folder / name.replace("/", "-")
        if not path.exists():
            part = path.with_name(f"{path.name}.{os.getpid()}")
            part.write_bytes(pickle.dumps(make()))
            part.replace(path)
        return pickle.loads(path.read_bytes())
