"""The hashes of the files of a run, and which files are no longer those that it wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

RECORD = "run.json"


def hashes_of(folder: Path) -> dict[str, str]:
    """File, by its path within the folder → its SHA-256."""
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in _files(folder).items()}


def altered(folder: Path, record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """File → what became of it: altered, gone, or not written by the run.

    Args:
        folder: of a run.
        record: its run.json; one without hashes tells of no file.
    """
    known, there = record.get("outputs") or {}, hashes_of(folder)
    for name, wanted in known.items():
        if there.get(name) != wanted:
            yield name, "altered" if name in there else "gone"
    yield from ((name, "not written by the run") for name in there if known and name not in known and name != RECORD)


def _files(folder: Path) -> dict[str, Path]:
    return {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
