"""Audit a run: its plans against the workbook, and every file, table, sheet and figure against its plans."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model import verbs
from model.ground.commands import command
from model.ground.errors import CommandError, InputProblems, Problem
from runners import exits
from runners.command import INPUTS, Command, Options, Parser, json_option, say_json
from runners.screen import Screen
from runners.words import fitting

if TYPE_CHECKING:
    from model.verify import Verification

SHOWN = ("chosen", "folder")
"""Of which every check is said, and not only those that failed."""
MOST_PATHS = 2
"""A workbook and the folder of a run."""


def _options(parser: Parser) -> None:
    parser.add_argument("paths", type=Path, nargs="+", metavar="[WORKBOOK] RUN_FOLDER",
                        help="folder of a run, after the workbook it was made from where that is not found by its name")
    json_option(parser)


def _work(options: Options, screen: Screen) -> int:
    if len(options.paths) > MOST_PATHS:
        raise CommandError(f"{len(options.paths)} paths are too many. Name a run folder, or a workbook and its run "
                           "folder.")
    for path in options.paths:
        if not path.exists():
            raise CommandError(f"There is no {path}.")
    run = options.paths[-1]
    record = _record_of(run)
    workbook = options.paths[0] if len(options.paths) == MOST_PATHS else _workbook_of(run, record)
    other = _other_workbook(workbook, record)
    if other:
        screen.problem(other)
    verifications = _verify(workbook, run, record)
    if options.json:
        say_json({"workbook_of_the_run": None if other is None else not other, **_record(verifications)})
    else:
        sys.stdout.write(fitting(_lines(verifications, options.quiet), sys.stdout))
    return exits.DONE if all(v.passed for v in verifications.values()) else exits.CHECK_FAILED


def _record_of(run: Path) -> dict[str, Any]:
    """The record of a run; empty where there is none.

    Raises:
        InputProblems: it cannot be read.
    """
    path = run / "run.json"
    if not path.is_file():
        return {}
    try:
        record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return record
    except ValueError as error:
        mend = "Take it from where it was last whole, or solve the workbook again."
        raise InputProblems([Problem(str(path), f"The record cannot be read: {error}.", mend)]) from error


def _workbook_of(run: Path, record: Mapping[str, Any]) -> Path:
    """The workbook that a run was made from, looked for by name where it was, in inputs and beside the run.

    Raises:
        CommandError: none of them is that workbook as it then stood.
    """
    made_from = record.get("input") or {}
    name = str(made_from.get("file") or "")
    typed = [Path(w) for w in str(record.get("command") or "").split() if w.endswith(name)] if name else []
    for path in (*typed, *(folder / name for folder in (Path(), INPUTS, run.parent, run.parent.parent, run))):
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == made_from.get("sha256"):
            return path
    raise CommandError(f"The workbook that {run} was made from{f', {name},' if name else ''} is not found as it then "
                       f"stood. Name it: {command('verify')} WORKBOOK {run}")


def _other_workbook(workbook: Path, record: Mapping[str, Any]) -> str | None:
    """That the run was made from another workbook, by its record; "" where it was not, None where nobody can tell."""
    made_from = record.get("input") or {}
    if not made_from.get("sha256"):
        return None
    if made_from["sha256"] == hashlib.sha256(workbook.read_bytes()).hexdigest():
        return ""
    return (f"{workbook} is not the workbook of the run: that was {made_from['file']} as it then stood. What fails "
            "below may be what differs between them.")


def _verify(workbook: Path, run: Path, record: Mapping[str, Any]) -> dict[str, Verification]:
    from model.audit import audit, read_saved

    saved = read_saved(run, record)
    return audit(verbs.read(workbook), saved)


def _lines(verifications: Mapping[str, Verification], quiet: bool) -> str:
    """A line a check of the chosen plan and of the folder, a failed one of other plans; when quiet, only failures."""
    found: list[str] = []
    for name, verification in verifications.items():
        shown = verification.findings if name in SHOWN and not quiet else verification.failures
        found += [f"{'passed' if f.passed else 'FAILED'}  {f.check}: {f.sentence}" for f in shown]
        failed = len(verification.failures)
        if failed or not quiet:
            count = f"{failed} failed" if failed else "all passed"
            found.append(f"{name}: {len(verification.findings)} checks, {count}")
    return "".join(f"{line}\n" for line in found)


def _record(verifications: Mapping[str, Verification]) -> dict[str, object]:
    plans = {
        name: {"passed": v.passed, "findings": [_finding(f) for f in v.findings]} for name, v in verifications.items()
    }
    return {"passed": all(v.passed for v in verifications.values()), "plans": plans}


def _finding(finding: object) -> dict[str, object]:
    """A finding as JSON takes it, which knows no infinity."""
    return {k: None if v == float("inf") else v for k, v in vars(finding).items()}


main = Command(
    name="verify",
    about=__doc__,
    examples=("outputs/20261122-0905_repm_base",
              "my_plan.xlsx outputs/20261122-1010_my_plan --json"),
    codes={exits.DONE: "every check passed", exits.INPUT_PROBLEMS: "the workbook or the tables cannot be read",
           exits.CHECK_FAILED: exits.MEANINGS[exits.CHECK_FAILED]},
    options=_options,
    work=_work,
    send="the workbook and the run folder",
)

if __name__ == "__main__":
    sys.exit(main())
