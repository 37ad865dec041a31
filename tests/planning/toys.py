"""Tasks so small that only the pool is at work. Imports no heavy library, so that workers start quickly."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Toy:
    """One item.

    Attributes:
        number: multiplied by what is shared.
        sleeps: seconds it takes.
        kills: kills its worker as long as this file is not there, and makes the file.
        always: kills its worker every time.
        fails: raises this.
        interrupted: its worker gets the Ctrl-C that is meant for the command.
    """

    number: int
    sleeps: float = 0.0
    kills: Path | None = None
    always: bool = False
    fails: str = ""
    interrupted: bool = False


def times(shared: dict[str, Any], toy: Toy) -> tuple[int, int]:
    """The number times the factor, and how often the shared part was opened in this worker."""
    time.sleep(toy.sleeps)
    if toy.interrupted:
        os.kill(os.getpid(), signal.SIGINT)
    if toy.always or (toy.kills is not None and not toy.kills.exists()):
        if toy.kills is not None:
            toy.kills.touch()
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    if toy.fails:
        raise BoundError(toy.fails)
    return toy.number * shared["factor"], shared["opened"]


class BoundError(Exception):
    """An error that cannot travel between processes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.hook = lambda: None


def prepared(shared: dict[str, Any]) -> dict[str, Any]:
    """The shared part with a count of how often it was opened, a file a time."""
    folder = Path(shared["log"])
    (folder / f"{os.getpid()}-{time.time_ns()}").touch()
    return {**shared, "opened": sum(p.name.startswith(f"{os.getpid()}-") for p in folder.iterdir())}
