"""Write the pages that are generated from the code, or check that they are up to date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from model.pages.clauses import clauses_page
from model.pages.formulation import formulation_page
from model.reports.dictionary import report_pages
from model.workbook.dictionary import input_pages
from runners.screen import Screen

ROOT = Path(__file__).resolve().parents[1]
PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("inputs/README.md", input_pages),
    ("outputs/README.md", report_pages),
    ("model/FORMULATION.md", formulation_page),
    ("model/CLAUSES.md", clauses_page),
)
"""Each page in the repository and the function that gives its text."""

STALE = 1
EXAMPLE = """example:
  python -m runners.docs --check

exit codes: 0 done, or up to date; 1 a page is not up to date"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare the pages.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    parser = argparse.ArgumentParser(
        prog="python -m runners.docs", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--check", action="store_true", help="compare with the committed pages, write nothing")
    options = parser.parse_args(arguments)
    screen = Screen()
    old = stale()
    for name, text in old.items():
        if options.check:
            screen.problem(f"{name} is not up to date; run python -m runners.docs.")
        else:
            (ROOT / name).write_text(text, encoding="utf-8", newline="\n")
            screen.say("Written", name)
    return STALE if old and options.check else 0


def stale() -> dict[str, str]:
    """The pages that are not up to date, each with the text it should have."""
    result: dict[str, str] = {}
    for name, page in PAGES:
        path, text = ROOT / name, page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            result[name] = text
    return result


if __name__ == "__main__":
    sys.exit(main())
