"""The folder of a comparison: compare.html and compare.xlsx, written whole or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from model.comparison.inputs import SHEET as INPUTS
from model.comparison.page import page
from model.comparison.pair import Pair
from model.comparison.results import SHEET as RESULTS
from model.comparison.results import WORDS_SHEET as WORDS
from model.comparison.summary import verdict
from model.comparison.tables import comparison_tables
from model.ground.files import write_text
from model.reports.folder import timed_name, write_whole
from model.reports.record import plain
from model.reports.xlsx.workbook import write_workbook
from model.tell.table import ReportTable


def write(pair: Pair, out: Path, started: dt.datetime) -> tuple[Path, tuple[ReportTable, ...]]:
    """Write a comparison.

    Args:
        pair: the two runs.
        out: the folder that the new folder goes to.
        started: when it was asked for.

    Returns:
        The new folder, ``<out>/<YYYYMMDD-HHMM>_compare_<A>_<B>``, and the tables in it.

    Raises:
        CommandError: `out` cannot be written to.
    """
    tables = comparison_tables(pair)

    def fill(folder: Path) -> None:
        write_workbook(tables, folder / "compare.xlsx", started)
        write_text(folder / "compare.html", page(pair, tables, started))

    tags = dict.fromkeys(r.name.partition("_")[2] for r in (pair.a, pair.b))
    return write_whole(out, timed_name(started, "_".join(["compare", *tags])), fill), tables


def summary_object(pair: Pair, tables: tuple[ReportTable, ...], folder: Path) -> dict[str, Any]:
    """What ``--json`` prints.

    Args:
        pair: the two runs.
        tables: what `write` gives.
        folder: where the comparison is.

    Returns:
        Verdict, figures, cautions and changes; None where a cell is empty.
    """
    by_sheet = {t.sheet: t for t in tables}
    _, word, sentence = verdict(pair, by_sheet)
    rows = {name: by_sheet[s].frame.to_dict("records") if s in by_sheet else [] for name, s in
            (("figures", "Summary"), ("inputs", INPUTS), ("results", RESULTS), ("words", WORDS))}
    short: dict[str, Any] = plain({
        "a": str(pair.a.folder), "b": str(pair.b.folder), "folder": str(folder), "verdict": word, "sentence": sentence,
        "findings": [f.sentence for f in tables[0].findings], **rows,
    })
    return short
