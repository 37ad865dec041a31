"""Check the plans of a run against its workbook, independently of how they were found."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from model import verbs
from model.ground.errors import CommandError
from runners import exits
from runners.command import Command, Options, Parser, json_option, say_json
from runners.screen import Screen
from runners.words import fitting

if TYPE_CHECKING:
    from model.verify import Verification


def _options(parser: Parser) -> None:
    parser.add_argument("workbook", type=Path, help="input workbook the run was made from")
    parser.add_argument("run", type=Path, metavar="RUN_FOLDER", help="folder of the run, with its folder tables")
    json_option(parser)


def _work(options: Options, screen: Screen) -> int:
    for path in (options.workbook, options.run):
        if not path.exists():
            raise CommandError(f"There is no {path}.")
    other = _other_workbook(options.workbook, options.run)
    if other:
        screen.problem(other)
    verifications = _verify(options.workbook, options.run)
    if options.json:
        say_json({"workbook_of_the_run": None if other is None else not other, **_record(verifications)})
    else:
        sys.stdout.write(fitting(_lines(verifications, options.quiet), sys.stdout))
    return exits.DONE if all(v.passed for v in verifications.values()) else exits.CHECK_FAILED


def _other_workbook(workbook: Path, run: Path) -> str | None:
    """That the run was made from another workbook, by its record; "" where it was not, None where nobody can tell."""
    try:
        made_from = json.loads((run / "run.json").read_text(encoding="utf-8"))["input"]
        same = made_from["sha256"] == hashlib.sha256(workbook.read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return "" if same else (
        f"{workbook} is not the workbook of the run: that was {made_from['file']} as it then stood. What fails below "
        "may be what differs between them.")


def _verify(workbook: Path, run: Path) -> dict[str, Verification]:
    from model.verify.saved import plans_of, read_changes, read_money, read_solution
    from model.workbook.changed import changed

    folders = plans_of(run)
    solutions = {name: read_solution(folder) for name, folder in folders.items()}
    money = {"chosen": read_money(run)}
    tables = verbs.read(workbook)
    answered = {name: changed(tables, read_changes(folder)).tables for name, folder in folders.items()}
    return {name: verbs.verify(answered[name], s, money.get(name)) for name, s in solutions.items()}


def _lines(verifications: Mapping[str, Verification], quiet: bool) -> str:
    """A line a check of the chosen plan, a failed check of the others, and a plan; when quiet, only failures."""
    found: list[str] = []
    for name, verification in verifications.items():
        shown = verification.findings if name == "chosen" and not quiet else verification.failures
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
    examples=("inputs/repm_base.xlsx outputs/20261122-0905_repm_base",
              "my_plan.xlsx outputs/20261122-1010_my_plan --json"),
    codes={exits.DONE: "every check passed", exits.INPUT_PROBLEMS: "the workbook or the tables cannot be read",
           exits.CHECK_FAILED: exits.MEANINGS[exits.CHECK_FAILED]},
    options=_options,
    work=_work,
    send="the workbook and the run folder",
)

if __name__ == "__main__":
    sys.exit(main())
