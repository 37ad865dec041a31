"""Check an input workbook and list every mistake with its cell."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model.ground.files import Unwritten
from runners import exits
from runners.command import Command, Options, Parser, json_option, say_json, workbook_option
from runners.screen import Screen

if TYPE_CHECKING:
    from model.case.derived import Derived
    from model.case.tables import Tables
    from model.ground.errors import Problem


TENS = 100.0
"""Below this a derived figure is shown with two decimals."""


def _options(parser: Parser) -> None:
    workbook_option(parser)
    json_option(parser)
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="also write the problems as a table with links")
    parser.add_argument("--marked", type=Path, metavar="FOLDER",
                        help="also write a copy of the workbook there with every problem coloured at its cell")


def _check(options: Options, screen: Screen) -> int:
    with screen.doing("Checking"):
        tables, problems = _read(options.workbook)
    if options.json:
        say_json(_record(options.workbook, tables, problems))
    else:
        _say(options.workbook, tables, problems, screen)
    if options.out is not None:
        _write(options.out, problems, options.workbook, screen)
    if options.marked is not None:
        _mark(options.marked, problems, options.workbook, screen)
    return exits.INPUT_PROBLEMS if tables is None else exits.DONE


def _read(path: Path) -> tuple[Tables | None, tuple[Problem, ...]]:
    from model import verbs
    from model.ground.errors import InputProblems

    try:
        tables = verbs.read(path)
    except InputProblems as error:
        return None, error.problems
    return tables, tables.notes


def _say(workbook: Path, tables: Tables | None, problems: Sequence[Problem], screen: Screen) -> None:
    from model.case.absent import absent
    from model.schema import BY_TITLE
    from model.workbook.problems import lines

    if tables is not None:
        rows = sum(len(r) for r in tables.parsed.values())
        screen.say("Reading", f"{workbook.name}: {rows:,} rows on {len(tables.parsed)} sheets, {tables.years[0]} to "
                   f"{tables.years[-1]}, case {tables.settings.case}")
        for title, meaning in absent(tables).items():
            hidden = "" if BY_TITLE[title].SHEET.needed else " (a hidden sheet while empty)"
            screen.say("", f"no row on {title}{hidden}: {meaning}")
    for line in lines(problems):
        screen.problem(line)
    for line in _derived(tables.derived if tables is not None else ()):
        screen.say("", line)
    screen.say("Checked", "a plan can be made" if tables is not None else "no plan can be made until this is mended")


def _derived(found: Sequence[Derived]) -> Iterator[str]:
    """What follows from many cells together, a line each, beside what is known of such figures."""
    from model.ground.units import indian
    from model.schema.anchors import ANCHORS
    from model.workbook.wording import number

    for d, anchor in ((d, a) for d in found for a in ANCHORS if a.name == d.name):
        places = 2 if d.most < TENS else 0
        own = " to ".join(dict.fromkeys(indian(v, places) for v in (d.least, d.most)))
        yield f"{d.name}: {own} {d.unit} (such figures: {number(anchor.low)} to {number(anchor.high)})"


def _record(workbook: Path, tables: Tables | None, problems: Sequence[Problem]) -> dict[str, object]:
    from model.case.absent import absent
    from model.workbook.problems import as_records

    return {
        "workbook": str(workbook),
        "sha256": tables.sha256 if tables is not None else "",
        "plan_possible": tables is not None,
        "problems": as_records(problems),
        "absent": absent(tables) if tables is not None else {},
        "derived": [vars(d) for d in tables.derived] if tables is not None else [],
    }


def _write(out: Path, problems: Sequence[Problem], workbook: Path, screen: Screen) -> None:
    from model.workbook.problems import write_problems

    try:
        write_problems(out, problems, workbook)
    except Unwritten as error:
        screen.problem(str(error))
    else:
        screen.say("Written", str(out))


def _mark(folder: Path, problems: Sequence[Problem], workbook: Path, screen: Screen) -> None:
    from model.workbook.marked import write_marked

    try:
        copy = write_marked(workbook, problems, folder)
    except Unwritten as error:
        screen.problem(str(error))
    else:
        screen.say("Written" if copy else "Marked", str(copy or "nothing: no problem has a cell"))


main = Command(
    name="check",
    about=__doc__,
    examples=("inputs/repm_base.xlsx", "my_plan.xlsx --out problems.xlsx --marked ."),
    codes={exits.DONE: "a plan can be made", exits.INPUT_PROBLEMS: "something must be mended first"},
    options=_options,
    work=_check,
    send="the workbook",
)

if __name__ == "__main__":
    sys.exit(main())
