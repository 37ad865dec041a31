"""Where many runs are made, as the command asks."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from model.ground.errors import CommandError
from model.planning.executors import INSTALL, Crew, executor_of, parts_of

LITTLE = 50_000
"""Columns of all runs together below which starting processes takes longer than it saves."""
FEW = 4
"""Runs below which starting processes takes longer than it saves."""


@dataclass(frozen=True)
class Where:
    """Where many runs are made.

    Attributes:
        cluster: see `FORMS`; None for this machine without a cluster.
        workers: runs at a time on this machine; None for as many as it has cores.
        shared: folder that all machines of a Slurm cluster see.
    """

    cluster: str | None = None
    workers: int | None = None
    shared: Path | None = None

    @property
    def here(self) -> int | None:
        """Runs at a time on this machine beside any cluster; None for as many as it has cores."""
        return self.workers if self.cluster is None else None

    def check(self) -> None:
        """Stop before anything is solved where there can be no such executor.

        Raises:
            CommandError: there is no such cluster, the options do not go together, or a library is missing.
        """
        spec = self.cluster or ""
        if parts_of(spec, self.workers, self.shared) is not None:
            library = "submitit" if spec.startswith("slurm") else "distributed"
            if find_spec(library) is None:
                raise CommandError(f"--cluster {spec} needs more libraries ({library} is missing); {INSTALL} installs "
                                   "them.")

    def crew_for(self, runs: int, columns: int) -> AbstractContextManager[Crew]:
        """The executor for so many runs: unless asked for, little work stays in this process, which starts at once.

        Args:
            runs: how many.
            columns: of the program of each.
        """
        little = runs < FEW or runs * columns < LITTLE
        few = self.cluster is None and self.workers is None and little
        return executor_of(self.cluster, 1 if few else self.workers, self.shared)
