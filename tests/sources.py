"""Every file of code, as the tests of how it is written read it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(p for top in ("model", "runners") for p in (ROOT / top).rglob("*.py"))
EVERYTHING = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py"))]


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))
