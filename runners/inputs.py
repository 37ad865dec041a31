"""Write the shipped input workbooks anew from their data files."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from model.errors import CommandError, PlannerError
from model.workbook.compare import differences
from model.workbook.records import read_folder, years_of
from model.workbook.template import write

INPUTS = Path(__file__).resolve().parents[1] / "inputs"
SHOWN = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or compare the shipped workbooks.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        0 when all is well, 1 where a committed workbook differs, 2 where the data files cannot be used.
    """
    options = _parser().parse_args(arguments)
    try:
        same = [_check(name) if options.check else _write(name) for name in options.names or names()]
    except PlannerError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0 if all(same) else 1


def names() -> list[str]:
    """The workbooks that have a folder of data files."""
    return sorted(p.name for p in (INPUTS / "data").iterdir() if p.is_dir())


def workbook(name: str) -> Path:
    """The shipped workbook of a folder of data files."""
    return INPUTS / f"repm_{name}.xlsx"


def build(name: str, path: Path) -> None:
    """Write the workbook of a folder of data files to a path."""
    folder = INPUTS / "data" / name
    if not folder.is_dir():
        raise CommandError(f"There is no folder {folder}; there are {', '.join(names())}.")
    records = read_folder(folder)
    write(path, records, years_of(records))


def _write(name: str) -> bool:
    build(name, workbook(name))
    sys.stdout.write(f"wrote {workbook(name)}\n")
    return True


def _check(name: str) -> bool:
    path = workbook(name)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        build(name, fresh)
        found = differences(path, fresh) if path.is_file() else [f"{path} is missing"]
    sys.stdout.write(f"{path.name}: {'same as its data files' if not found else f'{len(found)} differences'}\n")
    sys.stdout.writelines(f"  {line}\n" for line in found[:SHOWN])
    return not found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.inputs", description=__doc__,
        epilog="Example: python -m runners.inputs base --check", formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="folders of inputs/data; all unless named")
    parser.add_argument("--check", action="store_true", help="compare with the committed workbooks, write nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
