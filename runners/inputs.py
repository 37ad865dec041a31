"""Write the shipped input workbooks anew from their data files."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from model.ground.errors import CommandError
from model.workbook.compare import differences
from model.workbook.records import read_folder, years_of
from model.workbook.template.workbook import write
from runners import exits
from runners.command import INPUTS, Command, Options, Parser
from runners.screen import Screen

SHOWN = 20
"""Differences that are said of one workbook."""


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
    write(path, records, years_of(records), copied_from=workbook(name).name)


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


def _options(parser: Parser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="folders of inputs/data; all unless named")
    parser.add_argument("--check", action="store_true", help="compare with the committed workbooks, write nothing")


def _work(options: Options, screen: Screen) -> int:
    same = [_check(n, screen) if options.check else _write(n, screen) for n in options.names or names()]
    return exits.DONE if all(same) else exits.CHECK_FAILED


main = Command(
    name="inputs",
    about=__doc__,
    examples=("", "base --check"),
    codes={exits.DONE: "done, or nothing differs", exits.INPUT_PROBLEMS: "problems in the data files",
           exits.CHECK_FAILED: "a workbook differs from its data files"},
    options=_options,
    work=_work,
)

if __name__ == "__main__":
    sys.exit(main())
