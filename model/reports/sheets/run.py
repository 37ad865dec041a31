"""Run: how this plan was made, so that it can be made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from model.reports.material import Material
from model.reports.record import run_record
from model.reports.report import Report
from model.tell.table import Filled, ReportColumn, framed

COLUMNS = (
    ReportColumn("Item", "–", "what is recorded"),
    ReportColumn("Value", "as named", "what it was", "any", empty="not known"),
)
ELSEWHERE = frozenset({"findings", "outputs", "ended", "why not"})
"""Parts of the record that have a sheet of their own or are known only once all files are written."""


def fill(material: Material) -> Filled:
    """One row an item of the run record."""
    record = {k: v for k, v in material.once(run_record).items() if k not in ELSEWHERE}
    records = [[item, value] for item, value in flat(record)]
    return Filled("The same record is in run.json.", framed([c.name for c in COLUMNS], records))


def flat(part: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Nested records as lines such as "settings: case"."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            yield from flat(value, f"{name}: {key}" if name else str(key).replace("_", " "))
    elif isinstance(part, list | tuple) and any(isinstance(v, Mapping) for v in part):
        for n, value in enumerate(part, 1):
            yield from flat(value, f"{name} {n}")
    elif isinstance(part, list | tuple):
        yield name, " ".join(str(v) for v in part)
    else:
        yield name, ("Yes" if part else "No") if isinstance(part, bool) else part


TOPIC = Report("Run", "How this plan was made", "an item of the run record", COLUMNS, fill, needs="nothing",
              tab="proof")
