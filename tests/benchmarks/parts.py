"""The base run's processor time by part: reading, building, solving, checking, each study, the report.

python -m tests.benchmarks.parts WORKBOOK OUT    measures it in this process
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from model.ground.teller import Listener
from model.run import Run
from model.studies.asked import Options
from runners.command import BASE
from runners.screen import Screen
from tests.benchmarks.child import run
from tests.benchmarks.page import table


def parts() -> None:
    """Print the table."""
    with TemporaryDirectory() as out:
        child = run(["-m", "tests.benchmarks.parts", str(BASE), out])
    spent = dict(child.said)
    rest = child.cpu - sum(spent.values())
    rows = [(n, s, 100 * s / child.cpu) for n, s in [*spent.items(), ("start-up, imports and the rest", rest)]]
    rows.append(("all", child.cpu, 100.0))
    table(f"{BASE.name}, processor time of a run by part", ("Part", "CPU s", "%"), rows)


class Timed(Run):
    """A run that counts processor time instead of time on the clock."""

    @contextmanager
    def timed(self, name: str, doing: str) -> Iterator[None]:
        """Count the processor time of a stage."""
        begun = time.process_time()
        yield
        self.seconds[name] = time.process_time() - begun


def measured(workbook: Path, out: Path) -> dict[str, float]:
    """Processor seconds by part of a run of a workbook.

    Args:
        workbook: the workbook.
        out: folder for the run folder.
    """
    from model.planning.batch import Batch
    from model.reports import RunInfo, prepare

    prepare(out)
    made_by = Timed(Screen(quiet=True), Listener())
    result = made_by.solve(workbook)
    verification = made_by.verify(result)
    options = Options()
    with options.where.opened() as crews:
        made = made_by.studies(result, options, Batch(out / "batches"), crews)
    made_by.report(result, verification, made, RunInfo(input_file=workbook), out)
    return made_by.seconds


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(Path(sys.argv[1]), Path(sys.argv[2]))) + "\n")
