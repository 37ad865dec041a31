"""A run that waits for Ctrl-C at a chosen stage, for a test that sends it: python -m tests.runners.long_run STAGE OUT.

Stages: *reading*, before there is anything; *searching*, in the middle of a search that nobody settles; *pricing*, when
there is a verified plan.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from unittest.mock import patch

import model.studies.made
from model import verbs
from model.engine import Interrupted, Session
from model.ground.errors import Stopped
from runners import solve
from runners.screen import Screen
from runners.watch import Watch
from tests.cases.programs import market_split
from tests.cases.small import plant

PATIENCE = 120.0


def say_ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def reading(_: Path) -> object:
    say_ready()
    time.sleep(PATIENCE)
    raise TimeoutError


def pricing(_: object, asked: object, crews: object, progress: Watch, *more: object) -> object:
    say_ready()
    begun = time.monotonic()
    while not progress.stop and time.monotonic() - begun < PATIENCE:
        time.sleep(0.05)
    raise Stopped


class Telling(Watch):
    """Says that it is ready as soon as the search has a point."""

    said = False

    def searching(self, standing: object) -> None:
        if getattr(standing, "best", None) is not None and not self.said:
            self.said = True
            say_ready()


def searching() -> int:
    watch = Telling(Screen(quiet=True))
    watch.keep()
    arrays, cost = market_split()
    with watch.listening():
        try:
            Session(arrays, time_limit=PATIENCE, progress=watch).minimise(cost)
        except Interrupted as stopped:
            return 5 if stopped.outcome is not None and stopped.outcome.has_plan else 130
    return 1


def main(stage: str, out: str) -> int:
    if stage == "searching":
        return searching()
    workbook = Path(out) / "plant.xlsx"
    workbook.touch()
    read = reading if stage == "reading" else lambda _: plant().tables
    make = pricing if stage == "pricing" else model.studies.made.make
    with patch.object(verbs, "read", read), patch.object(model.studies.made, "make", make):
        return solve.main([str(workbook), "--out", str(Path(out) / "runs")])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
