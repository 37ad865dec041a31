"""Solve a workbook: read, check, build, solve, verify, report."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from model import verbs
from model.errors import CommandError, InputProblems
from runners import exits
from runners.screen import Screen

if TYPE_CHECKING:
    from model.plan import Result
    from model.verify import Verification

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "inputs" / "repm_base.xlsx"
EXAMPLE = """example:
  python -m runners.solve inputs/repm_base.xlsx
  python -m runners.solve my_plan.xlsx --out reports --json

exit codes: 0 plan found and verified, 1 tool failure, 2 wrong command, 3 input problems,
4 no plan exists, 5 stopped early with a usable plan, 6 a check failed, 130 stopped by the user"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Solve a workbook and write its report.

    Args:
        arguments: the words of the command line; those of the process unless given.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    screen = Screen(options.quiet, options.verbose)
    try:
        return _run(options, screen, list(sys.argv if arguments is None else arguments))
    except InputProblems as error:
        from model.workbook.problems import lines

        for line in lines(error.problems):
            screen.problem(line)
        return exits.INPUT_PROBLEMS
    except CommandError as error:
        screen.problem(str(error))
        return exits.WRONG_COMMAND
    except KeyboardInterrupt:
        screen.problem("Stopped before there was a verified plan.")
        return exits.STOPPED_BY_USER
    except Exception as error:
        return _failed(error, screen, options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m runners.solve", description="Make a plan from a workbook and write its report.",
        epilog=EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("workbook", nargs="?", type=Path, default=BASE, help="input workbook (default: %(default)s)")
    parser.add_argument("--out", type=Path, default=ROOT / "outputs", help="folder for run folders")
    parser.add_argument("--name", default="", help="tag of the run folder instead of the workbook's name")
    parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")
    parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
    parser.add_argument("--verbose", action="store_true", help="say more while working")
    parser.add_argument("--write-model", type=Path, metavar="FILE.mps", help="write the program for other solvers")
    return parser


def _run(options: argparse.Namespace, screen: Screen, words: list[str]) -> int:
    from model.reports import RunInfo, prepare, summary_object

    prepare(options.out)
    run = RunInfo(command=tuple(words), input_file=options.workbook, name=options.name)
    result, seconds = _plan(options, screen)
    verification = _verify(result, screen, seconds)
    prices = _price(result, screen, seconds)
    result.seconds.update(seconds)
    run = RunInfo(run.command, run.started, run.input_file, run.name, log=screen.log)
    with screen.doing("Reporting"):
        begun = time.perf_counter()
        folder = verbs.report(result, verification, options.out, prices=prices, run=run)
        result.seconds["report"] = time.perf_counter() - begun
    if options.write_model:
        _write_model(result, options.write_model)
        screen.say("Model", f"written to {options.write_model}")
    screen.say("Written", f"{folder}")
    screen.say("", f"open first: {folder / 'report.xlsx'}")
    if options.json:
        sys.stdout.write(json.dumps(summary_object(result, verification, folder), ensure_ascii=True) + "\n")
    return _exit_code(result, verification)


def _plan(options: argparse.Namespace, screen: Screen) -> tuple[Result, dict[str, float]]:
    seconds: dict[str, float] = {}
    begun = time.perf_counter()
    with screen.doing("Reading"):
        tables = verbs.read(options.workbook)
    seconds["read"] = time.perf_counter() - begun
    notes = len(tables.notes)
    screen.say("Reading", f"{options.workbook.name}: no problem, {notes} note{'' if notes == 1 else 's'}")
    begun = time.perf_counter()
    with screen.doing("Building"):
        program = verbs.build(tables)
    seconds["build"] = time.perf_counter() - begun
    a = program.arrays
    screen.say("Building", f"{a.column_count:,} decisions, {a.row_count:,} limits")
    with screen.doing("Solving"):
        result = verbs.solve(program)
    for name, plan in result.plans.items():
        screen.detail(f"{name}: {plan.word}")
    screen.say("Solving", f"{result.chosen.word}; {len(result.plans)} plans compared")
    return result, seconds


def _verify(result: Result, screen: Screen, seconds: dict[str, float]) -> Verification | None:
    if result.chosen.solution is None:
        return None
    begun = time.perf_counter()
    with screen.doing("Verifying"):
        verification = verbs.verify(result.program.tables, result.chosen.solution.tables)
    seconds["verify"] = time.perf_counter() - begun
    failed = [f for f in verification.findings if not f.passed]
    screen.say("Verifying", f"{len(verification.findings)} checks recomputed, {len(failed)} failed")
    for finding in failed:
        screen.problem(f"  {finding.check}: {finding.sentence}")
    return verification


def _price(result: Result, screen: Screen, seconds: dict[str, float]):  # type: ignore[no-untyped-def]
    if result.chosen.solution is None:
        return None
    from model.analysis.prices import prices

    begun = time.perf_counter()
    with screen.doing("Pricing"):
        priced = prices(result)
    seconds["prices"] = time.perf_counter() - begun
    screen.say("Pricing", f"{len(priced)} limits that bind")
    return priced


def _write_model(result: Result, path: Path) -> None:
    from model.analysis.export import write_model

    write_model(result, path)


def _exit_code(result: Result, verification: Verification | None) -> int:
    word = result.chosen.word
    if word == "unbounded input":
        return exits.INPUT_PROBLEMS
    if word == "no plan" or verification is None:
        return exits.NO_PLAN
    if not verification.passed:
        return exits.CHECK_FAILED
    return exits.PLAN_FOUND if word == "optimal" else exits.STOPPED_EARLY


def _failed(error: Exception, screen: Screen, out: Path) -> int:
    import traceback

    screen.detail("".join(traceback.format_exception(error)))
    log = out / "failure_log.txt"
    try:
        log.write_text(screen.log, encoding="utf-8")
        where = f" The log is in {log}; please send it with the workbook."
    except OSError:
        where = ""
    screen.problem(f"Something in the tool failed (not in your workbook): {error}.{where}")
    return exits.TOOL_FAILURE


if __name__ == "__main__":
    sys.exit(main())
