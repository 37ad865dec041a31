"""Write a blank input workbook, or one of today's layout from one of an older layout."""

from __future__ import annotations

import sys
from pathlib import Path

from model.ground.commands import command
from model.ground.errors import CommandError
from model.ground.years import span
from model.schema import BY_TITLE
from model.workbook.template.workbook import write
from runners import exits
from runners.command import Command, Options, Parser
from runners.screen import Screen

LAST = "FY2035-36"
"""The last year of a blank workbook."""


def _options(parser: Parser) -> None:
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="the new workbook; must not exist")
    parser.add_argument("--upgrade", type=Path, metavar="OLD.xlsx", help="take over what this older workbook holds")
    parser.add_argument("--sheets", default="", metavar="A,B", help="optional sheets to show besides the needed ones")
    parser.add_argument("--first", default="FY2026-27", metavar="YEAR", help="first year across (%(default)s)")
    parser.add_argument("--last", metavar="YEAR", help=f"last year across ({LAST}); with --upgrade later years are "
                        "filled like the last one of the old workbook")


def _write(options: Options, screen: Screen) -> int:
    """Write a workbook; an existing file is never overwritten."""
    shown = _titles(options.sheets)
    _refuse(options.out)
    years = _years(options.first, options.last or LAST)
    if options.upgrade is None:
        write(options.out, {}, years, sheets=shown)
    else:
        _upgrade(options, years, shown, screen)
    screen.say("Written", str(options.out))
    return exits.DONE


def _upgrade(options: Options, years: tuple[str, ...], shown: list[str], screen: Screen) -> None:
    """Take over an older workbook, with more years where they are asked for, and say what is not as it stood."""
    from model.workbook.extended import extended
    from model.workbook.parentage import mark_of
    from model.workbook.read.cells import load
    from model.workbook.upgrade import upgraded

    grid = load(options.upgrade)
    out, found = options.out, upgraded(grid)
    if options.last is not None and found.years:
        _years(found.years[-1], options.last)
        extended(found, options.last)
    write(out, found.records, found.years or years, sheets=shown, copied_from=mark_of(grid))
    for line in found.changes:
        screen.problem(line)
    rows = sum(len(r) for r in found.records.values())
    screen.say("Taken over", f"{rows:,} rows and settings, {len(found.changes)} changes to look at; now run: "
               f"{command(f'check {out}')}")


def _refuse(out: Path) -> None:
    if out.exists():
        raise CommandError(f"{out} is there already; it is not overwritten. Choose another name.")
    if out.suffix != ".xlsx":
        raise CommandError(f"{out} does not end in .xlsx.")


def _years(first: str, last: str) -> tuple[str, ...]:
    try:
        years = span(first, last)
    except ValueError as error:
        raise CommandError(f"{error}.") from error
    if not years:
        raise CommandError(f"{last} is before {first}.")
    return years


def _titles(text: str) -> list[str]:
    wanted = [t.strip() for t in text.split(",") if t.strip()]
    by_name = {title.casefold(): title for title in BY_TITLE}
    unknown = [t for t in wanted if t.casefold() not in by_name]
    if unknown:
        raise CommandError(f"There is no sheet {', '.join(unknown)}; there are {', '.join(BY_TITLE)}.")
    return [by_name[t.casefold()] for t in wanted]


main = Command(
    name="template",
    about=__doc__,
    examples=('my_plan.xlsx --sheets "Scheme,Award sizes,Bids"', "--upgrade old_plan.xlsx my_plan.xlsx"),
    codes={exits.DONE: "written", exits.INPUT_PROBLEMS: "the older workbook cannot be read"},
    options=_options,
    work=_write,
    send="the older workbook",
)

if __name__ == "__main__":
    sys.exit(main())
