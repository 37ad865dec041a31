"""What the model costs on top of the bare matrix: time and memory, at growing sizes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.child import Child, run, typical
from tests.benchmarks.page import table

MODEL, RAW = ("build", "compile", "pass", "values", "tables"), ("build", "pass", "values")
SOLVED = ("2k", "15k", "50k")
"""Sizes that are solved too; larger ones only measure the way to the solver and back."""


def overhead(sizes: Sequence[str], repeat: int) -> None:
    """Print both tables.

    Args:
        sizes: of `scaled.SCALES`.
        repeat: fresh processes each; the median counts.
    """
    found = {}
    with TemporaryDirectory() as folder:
        for size in sizes:
            words = [size, str(Path(folder) / f"{size}.npz"), *(["solve"] if size in SOLVED else [])]
            found[size] = [_several(way, words, repeat) for way in ("model", "raw")]
    table(
        "Model overhead against raw arrays → passModel of the same matrix (CPU s)",
        ("Size", "Columns", "Rows", "Nonzeros", "Data", "Build", "Compile", "Pass", "Values", "Tables", "Overhead",
         "Raw", "Ratio", "µs a column", "Solve", "Ratio of totals"),
        [_times(size, *both) for size, both in found.items()],
    )
    table(
        "Memory (peak of the process, MB)", ("Size", "Model", "Raw", "Ratio"),
        [(size, model.peak, raw.peak, model.peak / raw.peak) for size, (model, raw) in found.items()],
    )


def _several(way: str, words: list[str], repeat: int) -> Child:
    return typical([run(["-m", "tests.benchmarks.one_build", way, *words]) for _ in range(repeat)])


def _times(size: str, model: Child, raw: Child) -> tuple[object, ...]:
    said, columns = model.said, int(model.said["columns"])
    mine, floor = (sum(c.said[n] for n in names) for c, names in ((model, MODEL), (raw, RAW)))
    solve: float | str = said["solve"] if size in SOLVED else "–"
    totals = (mine + said["solve"]) / (floor + said["solve"]) if size in SOLVED else "–"
    stages = (said[n] for n in ("data", *MODEL))
    return (size, columns, int(said["rows"]), int(said["nonzeros"]), *stages, mine, floor, mine / floor,
            1e6 * mine / columns, solve, totals)
