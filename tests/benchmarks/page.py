"""Tables on the screen, as Markdown."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version

SHOWN = (
    "pyomo", "highspy", "numpy", "scipy", "pandas", "openpyxl", "XlsxWriter", "plotly", "pydantic", "linopy", "PuLP",
    "distributed",
)


def say(line: str = "") -> None:
    """One line on the screen, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table with its title; the first column is text, all others are numbers."""
    say(f"\n### {title}\n")
    say(f"| {' | '.join(head)} |")
    say("|---|" + "--:|" * (len(head) - 1))
    for row in rows:
        say(f"| {' | '.join(_written(v) for v in row)} |")


def versions() -> str:
    """Python, machine and the libraries that are installed."""
    found = [f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"]
    for name in SHOWN:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    return ", ".join(found)


def _written(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
