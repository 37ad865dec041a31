"""Write a blank input workbook."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from model.errors import CommandError
from model.schema import BY_TITLE
from model.workbook.template import write
from model.years import span


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a blank workbook with the needed sheets and those asked for.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        0 when it was written, 2 where the command cannot be followed.
    """
    options = _parser().parse_args(arguments)
    try:
        shown = _titles(options.sheets)
        if options.out.exists():
            raise CommandError(f"{options.out} is there already; it is not overwritten. Choose another name.")
        if options.out.suffix != ".xlsx":
            raise CommandError(f"{options.out} does not end in .xlsx.")
        write(options.out, {}, span(options.first, options.last), sheets=shown)
    except (CommandError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"wrote {options.out}\n")
    return 0


def _titles(text: str) -> list[str]:
    wanted = [t.strip() for t in text.split(",") if t.strip()]
    by_name = {title.casefold(): title for title in BY_TITLE}
    unknown = [t for t in wanted if t.casefold() not in by_name]
    if unknown:
        raise CommandError(f"There is no sheet {', '.join(unknown)}; there are {', '.join(BY_TITLE)}.")
    return [by_name[t.casefold()] for t in wanted]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.template", description=__doc__,
        epilog='Example: python -m runners.template my_plan.xlsx --sheets "Scheme,Bids,Award sizes"',
    )
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="the new workbook; must not exist")
    parser.add_argument("--sheets", default="", metavar="A,B", help="optional sheets to show besides the needed ones")
    parser.add_argument("--first", default="FY2026-27", metavar="YEAR", help="first year across (%(default)s)")
    parser.add_argument("--last", default="FY2035-36", metavar="YEAR", help="last year across (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
