"""Where the tool itself comes from: version, revision, libraries, machine."""

from __future__ import annotations

import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIBRARIES = ("pyomo", "highspy", "numpy", "pandas", "openpyxl", "XlsxWriter")
PACKAGE = "repm-planner"


def tool_version() -> str:
    """Version of the tool, read from pyproject.toml where it was not installed."""
    found = library_version(PACKAGE)
    if found is None and (ROOT / "pyproject.toml").is_file():
        lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
        found = next((line.split('"')[1] for line in lines if line.startswith("version = ")), None)
    return found or "not known"


def library_version(name: str) -> str | None:
    """Version of an installed library."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def versions() -> dict[str, str | None]:
    """Python, the libraries a plan depends on, and the operating system."""
    libraries = {name.lower(): library_version(name) for name in LIBRARIES}
    return {"python": platform.python_version(), **libraries, "os": platform.platform()}


def revision() -> dict[str, str | bool | None]:
    """Revision of the tool in git and whether it was modified; None where it does not stand in a repository."""
    top = _git("rev-parse", "--show-toplevel")
    if top is None or Path(top).resolve() != ROOT:
        return {"revision": None, "modified": None}
    return {
        "revision": _git("rev-parse", "HEAD"),
        "modified": bool(_git("status", "--porcelain", "--untracked-files=no")),
    }


def _git(*words: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
