"""Commands in fresh processes against a bare script that imports, reads and writes the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from runners.command import BASE
from tests.benchmarks.child import run, typical
from tests.benchmarks.page import say, table

LIBRARIES = """
import json, sys
from pathlib import Path
from runners.solve import main
main([sys.argv[1], "--out", sys.argv[2], "--quiet"])
ours = ("model", "runners", "__main__", "__mp_main__")
names = [n for n in list(sys.modules) if n.partition(".")[0] not in ours]
Path(sys.argv[3]).write_text(json.dumps(names), encoding="utf-8")
"""


def cold(repeat: int) -> None:
    """Print the table.

    Args:
        repeat: fresh processes each, in turn; the median counts.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        libraries, cells, out = folder / "libraries.json", folder / "cells.json", folder / "bare.xlsx"
        run(["-c", LIBRARIES, str(BASE), str(folder / "first"), str(libraries)], hears=False)
        report = next((folder / "first").glob("*/report.xlsx"))
        cells.write_text(json.dumps(dict(_cells(report))), encoding="utf-8")
        commands = {
            "bare script": ["-m", "tests.benchmarks.bare", *map(str, (BASE, libraries, cells, out))],
            "runners.solve": ["-m", "runners.solve", str(BASE), "--out", str(folder / "runs"), "--quiet"],
            "runners.solve, no trade-off": [
                "-m", "runners.solve", str(BASE), "--out", str(folder / "runs"), "--quiet", "--points", "0"],
            "runners.check": ["-m", "runners.check", str(BASE)],
            "runners.solve --help": ["-m", "runners.solve", "--help"],
        }
        rounds = [{n: run(words, hears=False) for n, words in commands.items()} for _ in range(repeat)]
        found = {n: typical([r[n] for r in rounds]) for n in commands}
        floor = found["bare script"]
        table(
            "Cold commands on the base workbook against the bare script",
            ("Command", "Clock s", "CPU s", "Ratio, clock", "Ratio, CPU", "Peak MB"),
            [(n, c.wall, c.cpu, c.wall / floor.wall, c.cpu / floor.cpu, c.peak) for n, c in found.items()],
        )
        say(f"\nreport.xlsx {report.stat().st_size:,} bytes; written by the bare script {out.stat().st_size:,} bytes")


def _cells(path: Path) -> Iterator[tuple[str, list[list[object]]]]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        yield sheet.title, [
            [v if isinstance(v, bool | int | float | None) else str(v) for v in row]
            for row in sheet.iter_rows(values_only=True)
        ]
