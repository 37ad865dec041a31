"""Whether the files of a run are those that it wrote."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from model.audit.said import said
from model.reports.hashes import RECORD, altered
from model.verify.compare import CheckFinding


def finding(run: Path, record: Mapping[str, Any]) -> CheckFinding:
    """That every file is as it was written, by the hashes of the record."""
    wrong = [f"{name} is {what}" for name, what in altered(run, record)]
    count = len(record.get("outputs") or {})
    proves = f"Each of the {count} files is as the run wrote it, by the hashes in {RECORD}."
    return said("files", proves, wrong if count else [f"{RECORD} has no hashes"])
