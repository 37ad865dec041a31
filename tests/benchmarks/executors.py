"""A hundred variants of the small workbook by each executor, against this process alone.

python -m tests.benchmarks.executors COUNT WORKERS [CLUSTER]    measures one executor in this process
"""

from __future__ import annotations

import json
import sys
import time
from hashlib import sha256

from tests.benchmarks.child import run
from tests.benchmarks.page import say, table

VARIANTS = 100
EXECUTORS = {
    "this process": ("1",), "two processes": ("2",), "four processes": ("4",), "Dask, two processes": ("0", "local:2"),
}


def executors(count: int = VARIANTS) -> None:
    """Print the table.

    Args:
        count: variants by each executor.
    """
    found = {n: run(["-m", "tests.benchmarks.executors", str(count), *words]) for n, words in EXECUTORS.items()}
    alone = found["this process"]
    rows = [
        (n, c.wall, c.cpu, c.said["tasks"], c.wall / alone.wall, c.cpu / alone.cpu, c.said["bytes"][:8])
        for n, c in found.items()
    ]
    head = ("Executor", "Clock s", "CPU s", "Clock in variants s", "Ratio, clock", "Ratio, CPU", "Hash of tables")
    table(f"{count} variants of the small workbook by each executor, start of workers included", head, rows)
    say("\nOne hash in the last column: the tables are equal byte for byte.")


def measured(count: int, workers: int, cluster: str) -> dict[str, object]:
    """Seconds and a hash of the tables of all variants in the order asked.

    Args:
        count: variants.
        workers: on this machine; 0 leaves it to the cluster.
        cluster: as on the command line.
    """
    from model.planning.batch import key_of
    from model.planning.pool import run_all
    from model.planning.where import Where, executor_of
    from model.planning.work import Load
    from tests.planning.solving import item, small, solved

    items = [item(0.8 + 0.4 * n / count, 0.05 + 0.05 * n / count) for n in range(count)]
    begun = time.perf_counter()
    with executor_of(Where(cluster, workers or None)) as crew:
        found = run_all(Load(solved, small()), items, [key_of(i) for i in items], crew)
    bad = [o.reason for o in found if o.word != "done"]
    if bad:
        raise RuntimeError(bad[0])
    tables = sha256(b"".join(o.result[0] for o in found)).hexdigest()
    return {"wall": time.perf_counter() - begun, "tasks": sum(o.seconds for o in found), "bytes": tables}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(int(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:]))) + "\n")
