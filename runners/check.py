"""Check an input workbook and list every mistake with its cell."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from runners import exits
from runners.screen import Screen

if TYPE_CHECKING:
    from model.case.tables import Tables
    from model.ground.errors import Problem

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "inputs" / "repm_base.xlsx"
EXAMPLE = """example:
  python -m runners.check inputs/repm_base.xlsx
  python -m runners.check my_plan.xlsx --out problems.xlsx --marked .

exit codes: 0 a plan can be made, 1 tool failure, 2 wrong command, 3 something must be mended first"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a workbook.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    screen = Screen()
    try:
        return _run(options, screen)
    except Exception as error:
        screen.problem(f"Something in the tool failed (not in your workbook): {error!r}. Please send this line with "
                       "the workbook.")
        return exits.TOOL_FAILURE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.check", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workbook", nargs="?", type=Path, default=BASE, help="input workbook (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    parser.add_argument("--out", type=Path, metavar="FILE.xlsx", help="also write the problems as a table with links")
    parser.add_argument("--marked", type=Path, metavar="FOLDER",
                        help="also write a copy of the workbook there with every problem coloured at its cell")
    return parser


def _run(options: argparse.Namespace, screen: Screen) -> int:
    with screen.doing("Checking"):
        tables, problems = _read(options.workbook)
    if options.json:
        sys.stdout.write(json.dumps(_record(options.workbook, tables, problems), ensure_ascii=True) + "\n")
    else:
        _say(options.workbook, tables, problems, screen)
    if options.out is not None:
        _write(options.out, problems, options.workbook, screen)
    if options.marked is not None:
        _mark(options.marked, problems, options.workbook, screen)
    return exits.INPUT_PROBLEMS if tables is None else exits.PLAN_FOUND


def _read(path: Path) -> tuple[Tables | None, tuple[Problem, ...]]:
    from model.ground.errors import InputProblems
    from model.workbook import read

    try:
        tables = read(path)
    except InputProblems as error:
        return None, error.problems
    return tables, tables.notes


def _absent(tables: Tables) -> dict[str, str]:
    """Sheets without a row → what that means."""
    from model.schema import SHEETS

    filled = {title for title, rows in tables.parsed.items() if rows} | ({"Scheme"} if tables.scheme else set())
    return {k.SHEET.title: k.SHEET.without for k in SHEETS if k.SHEET.without and k.SHEET.title not in filled}


def _say(workbook: Path, tables: Tables | None, problems: Sequence[Problem], screen: Screen) -> None:
    from model.schema import BY_TITLE
    from model.workbook.problems import lines

    if tables is not None:
        rows = sum(len(r) for r in tables.parsed.values())
        screen.say("Reading", f"{workbook.name}: {rows:,} rows on {len(tables.parsed)} sheets, {tables.years[0]} to "
                   f"{tables.years[-1]}, case {tables.settings.case}")
        for title, meaning in _absent(tables).items():
            hidden = "" if BY_TITLE[title].SHEET.needed else " (a hidden sheet while empty)"
            screen.say("", f"no row on {title}{hidden}: {meaning}")
    for line in lines(problems):
        screen.problem(line)
    screen.say("Checked", "a plan can be made" if tables is not None else "no plan can be made until this is mended")


def _record(workbook: Path, tables: Tables | None, problems: Sequence[Problem]) -> dict[str, object]:
    from model.workbook.problems import as_records

    return {
        "workbook": str(workbook),
        "sha256": tables.sha256 if tables is not None else "",
        "plan_possible": tables is not None,
        "problems": as_records(problems),
        "absent": _absent(tables) if tables is not None else {},
    }


def _write(out: Path, problems: Sequence[Problem], workbook: Path, screen: Screen) -> None:
    from model.workbook.problems import write_problems

    try:
        write_problems(out, problems, workbook)
    except OSError:
        screen.problem(f"{out} could not be written. Close it if it is open in Excel, or choose another folder.")
    else:
        screen.say("Written", str(out))


def _mark(folder: Path, problems: Sequence[Problem], workbook: Path, screen: Screen) -> None:
    from model.workbook.marked import write_marked

    try:
        copy = write_marked(workbook, problems, folder)
    except OSError as error:
        reason = error.strerror or error
        screen.problem(f"No marked copy could be written to {folder}: {reason}. Choose another folder.")
    else:
        screen.say("Written" if copy else "Marked", str(copy or "nothing: no problem has a cell"))


if __name__ == "__main__":
    sys.exit(main())
