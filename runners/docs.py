"""Write the pages that are generated from the code, or check that they are up to date."""

from __future__ import annotations

import sys
from collections.abc import Callable

from model.ground.files import write_text
from model.pages.clauses import clauses_page
from model.pages.formulation import formulation_page
from model.reports.dictionary import report_pages
from model.workbook.dictionary import input_pages
from runners import exits
from runners.command import ROOT, Command, Options, Parser
from runners.screen import Screen

PAGES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("inputs/README.md", input_pages),
    ("outputs/README.md", report_pages),
    ("model/FORMULATION.md", formulation_page),
    ("model/CLAUSES.md", clauses_page),
)
"""Each page in the repository and the function that gives its text."""


def stale() -> dict[str, str]:
    """The pages that are not up to date, each with the text it should have."""
    result: dict[str, str] = {}
    for name, page in PAGES:
        path, text = ROOT / name, page()
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            result[name] = text
    return result


def _options(parser: Parser) -> None:
    parser.add_argument("--check", action="store_true", help="compare with the committed pages, write nothing")


def _write(options: Options, screen: Screen) -> int:
    old = stale()
    for name, text in old.items():
        if options.check:
            screen.problem(f"{name} is not up to date; run python -m runners.docs.")
        else:
            write_text(ROOT / name, text)
            screen.say("Written", name)
    return exits.CHECK_FAILED if old and options.check else exits.DONE


main = Command(
    name="docs",
    about=__doc__,
    examples=("--check",),
    codes={exits.DONE: "done, or up to date", exits.CHECK_FAILED: "a page is not up to date"},
    options=_options,
    work=_write,
)

if __name__ == "__main__":
    sys.exit(main())
