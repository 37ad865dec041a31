"""Check the plans of a run against its workbook, independently of how they were found."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model import verbs
from model.ground.errors import InputProblems
from runners import exits
from runners.screen import Screen
from runners.words import fitting

if TYPE_CHECKING:
    from model.verify import Verification

EXAMPLE = """example:
  python -m runners.verify inputs/repm_base.xlsx outputs/2026-04-01_1200_repm_base
  python -m runners.verify my_plan.xlsx outputs/2026-04-01_1200_my_plan --json

exit codes: 0 every check passed, 1 tool failure, 2 wrong command, 3 the workbook or the tables cannot be read,
6 a check failed"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the plans of a run.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    screen = Screen()
    for path in (options.workbook, options.run):
        if not path.exists():
            screen.problem(f"There is no {path}.")
            return exits.WRONG_COMMAND
    try:
        verifications = _verify(options.workbook, options.run)
    except InputProblems as error:
        for problem in error.problems:
            screen.problem(str(problem))
        return exits.INPUT_PROBLEMS
    except Exception as error:
        screen.problem(f"Something in the tool failed (not in your workbook): {error!r}. Please send this line.")
        return exits.TOOL_FAILURE
    text = json.dumps(_record(verifications), ensure_ascii=True) + "\n" if options.json else _lines(verifications)
    sys.stdout.write(fitting(text, sys.stdout))
    return exits.PLAN_FOUND if all(v.passed for v in verifications.values()) else exits.CHECK_FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.verify", description=__doc__, epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workbook", type=Path, help="input workbook the run was made from")
    parser.add_argument("run", type=Path, metavar="RUN_FOLDER", help="folder of the run, with its folder tables")
    parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    return parser


def _verify(workbook: Path, run: Path) -> dict[str, Verification]:
    from model.verify.saved import plans_of, read_changes, read_money, read_solution
    from model.workbook.changed import changed

    folders = plans_of(run)
    solutions = {name: read_solution(folder) for name, folder in folders.items()}
    money = {"chosen": read_money(run)}
    tables = verbs.read(workbook)
    answered = {name: changed(tables, read_changes(folder)).tables for name, folder in folders.items()}
    return {name: verbs.verify(answered[name], s, money.get(name)) for name, s in solutions.items()}


def _lines(verifications: Mapping[str, Verification]) -> str:
    """One line a check of the chosen plan; of the others one line each, and one a check that fails."""
    found: list[str] = []
    for name, verification in verifications.items():
        shown = verification.findings if name == "chosen" else verification.failures
        found += [f"{'passed' if f.passed else 'FAILED'}  {f.check}: {f.sentence}" for f in shown]
        failed = len(verification.failures)
        found.append(f"{name}: {len(verification.findings)} checks, {f'{failed} failed' if failed else 'all passed'}")
    return "".join(f"{line}\n" for line in found)


def _record(verifications: Mapping[str, Verification]) -> dict[str, object]:
    plans = {
        name: {"passed": v.passed, "findings": [_finding(f) for f in v.findings]} for name, v in verifications.items()
    }
    return {"passed": all(v.passed for v in verifications.values()), "plans": plans}


def _finding(finding: object) -> dict[str, object]:
    """A finding as JSON takes it, which knows no infinity."""
    return {k: None if v == float("inf") else v for k, v in vars(finding).items()}


if __name__ == "__main__":
    sys.exit(main())
