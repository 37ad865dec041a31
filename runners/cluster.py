"""Options of commands that make many runs: how many at a time, and where."""

from __future__ import annotations

from pathlib import Path

from runners.command import Parser

CLUSTER = """run on tcp://HOST:PORT or tls://HOST:PORT (a Dask scheduler), local:N (a Dask cluster of N processes on
this machine) or slurm:PARTITION; results are the same"""


def add_options(parser: Parser) -> None:
    """Let a command be told where its runs are made.

    Args:
        parser: of the command.
    """
    group = parser.add_argument_group("many runs")
    group.add_argument("--workers", type=int, metavar="N", help="runs at a time on this machine (default: its cores)")
    group.add_argument("--cluster", metavar="WHERE", help=CLUSTER)
    group.add_argument("--shared", type=Path, metavar="FOLDER", help="with --cluster slurm: a folder that all its "
                       "machines see")
    group.add_argument("--minutes", type=int, metavar="N", help="with --cluster slurm: time each job asks the queue "
                       "for (default: 240); longer runs are lost, and many queues refuse more than a day")
