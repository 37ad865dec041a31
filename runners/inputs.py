"""Write the shipped input workbooks anew from their data files."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from model.ground.errors import CommandError, InputProblems
from model.workbook.compare import differences
from model.workbook.records import read_folder, years_of
from model.workbook.template.workbook import write
from runners import exits
from runners.screen import Screen

INPUTS = Path(__file__).resolve().parents[1] / "inputs"
DIFFERS = 1
SHOWN = 20
EXAMPLE = """example:
  python -m runners.inputs
  python -m runners.inputs base --check

exit codes: 0 done, or nothing differs; 1 a workbook differs from its data files, 2 wrong command,
3 problems in the data files"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare the shipped workbooks.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    screen = Screen()
    try:
        same = [_check(n, screen) if options.check else _write(n, screen) for n in options.names or names()]
    except InputProblems as error:
        screen.problem(str(error))
        return exits.INPUT_PROBLEMS
    except CommandError as error:
        screen.problem(str(error))
        return exits.WRONG_COMMAND
    return 0 if all(same) else DIFFERS


def names() -> list[str]:
    """The workbooks that have a folder of data files."""
    return sorted(p.name for p in (INPUTS / "data").iterdir() if p.is_dir())


def workbook(name: str) -> Path:
    """The shipped workbook of a folder of data files."""
    return INPUTS / f"repm_{name}.xlsx"


def build(name: str, path: Path) -> None:
    """Write the workbook of a folder of data files to a path.

    Args:
        name: the folder in inputs/data.
        path: where to.

    Raises:
        CommandError: there is no such folder.
        InputProblems: its files cannot be used.
    """
    folder = INPUTS / "data" / name
    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}; there are {', '.join(names())}.")
    records = read_folder(folder)
    write(path, records, years_of(records))


def _write(name: str, screen: Screen) -> bool:
    build(name, workbook(name))
    screen.say("Written", str(workbook(name)))
    return True


def _check(name: str, screen: Screen) -> bool:
    path = workbook(name)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        build(name, fresh)
        found = differences(path, fresh) if path.is_file() else [f"{path} is missing"]
    screen.say("Checked", f"{path.name}: {f'{len(found)} differences' if found else 'same as its data files'}")
    for line in found[:SHOWN]:
        screen.problem(f"  {line}")
    return not found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.inputs", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="folders of inputs/data; all unless named")
    parser.add_argument("--check", action="store_true", help="compare with the committed workbooks, write nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
