"""Options of commands that make many runs: how many at a time, and where."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from model.planning.executors import Crew

CLUSTER = """run on tcp://HOST:PORT or tls://HOST:PORT (a Dask scheduler), local:N (a Dask cluster of N processes on
this machine) or slurm:PARTITION; results are the same"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command be told where its runs are made.

    Args:
        parser: of the command.
    """
    group = parser.add_argument_group("many runs")
    group.add_argument("--workers", type=int, metavar="N", help="runs at a time on this machine (default: its cores)")
    group.add_argument("--cluster", metavar="WHERE", help=CLUSTER)
    group.add_argument("--shared", type=Path, metavar="FOLDER", help="with --cluster slurm: a folder that all its "
                       "machines see")


def crew_of(options: argparse.Namespace) -> AbstractContextManager[Crew]:
    """The executor that the options ask for, to be used in a ``with``.

    Args:
        options: of a parser with `add_options`.

    Raises:
        CommandError: when entered; there is no such cluster, or it does not answer.
    """
    from model.planning.executors import executor_of

    return executor_of(options.cluster, options.workers, options.shared)
