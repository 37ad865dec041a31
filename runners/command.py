"""What every command shares: its parser, its options, its errors and its exit codes."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.ground.commands import command
from model.ground.errors import CommandError, InputProblems, Stopped, Unproved
from model.ground.files import Unwritten, write_text
from runners import exits
from runners.screen import Screen

ROOT = Path(__file__).resolve().parents[1]
INPUTS = ROOT / "inputs"
OUTPUTS = ROOT / "outputs"
BASE = INPUTS / "repm_base.xlsx"
"""The workbook that is taken where none is named."""

WIDTH = 100
"""Signs in a line of exit codes."""

Parser = argparse.ArgumentParser
Options = argparse.Namespace


def say_problems(error: InputProblems, _: Options, screen: Screen) -> None:
    """Say every problem of a file, a line each."""
    for problem in error.problems:
        screen.problem(str(problem))


@dataclass(frozen=True)
class Command:
    """A command: its words, its options, and the one function that does its work.

    Calling it parses the words, does the work and returns the exit code, whatever happens.

    Attributes:
        name: its module in `runners`.
        about: what it does; the docstring of the module.
        examples: the words of one call each, after ``… -m runners.<name>``.
        codes: exit code → what it means here; those of any command come by themselves.
        options: adds its own options; ``--quiet`` and ``--verbose`` are there already.
        work: does the work and returns the exit code. ``words`` of the options holds the command line as it was given.
        refused: says the problems of a file.
        stopped: said where the user stops it.
        send: what a planner should send with the line on a failure.
        keeps_log: whether a failure leaves a log in the folder ``--out``.
        before: words put before those given, so that those given count.
    """

    name: str
    about: str
    examples: Sequence[str]
    codes: Mapping[int, str]
    options: Callable[[Parser], object]
    work: Callable[[Options, Screen], int]
    refused: Callable[[InputProblems, Options, Screen], None] = say_problems
    stopped: str = "Stopped by the user."
    send: str = ""
    keeps_log: bool = False
    before: tuple[str, ...] = ()

    def __call__(self, arguments: Sequence[str] | None = None) -> int:
        """Run the command.

        Args:
            arguments: the words of the command line; those of the process unless given.

        Returns:
            The exit code.

        Raises:
            SystemExit: help is asked for (0), or the words are no command (2).
        """
        words = [*self.before, *(sys.argv[1:] if arguments is None else arguments)]
        options = self._parser().parse_args(words, Options(words=words))
        screen = Screen(options.quiet, options.verbose)
        try:
            return self.work(options, screen)
        except InputProblems as error:
            self.refused(error, options, screen)
            return exits.INPUT_PROBLEMS
        except CommandError as error:
            screen.problem(str(error))
            return exits.WRONG_COMMAND
        except Unproved as error:
            screen.problem(f"The solver's answer is not proved, so there is no plan to show: {error}.")
            return exits.CHECK_FAILED
        except (KeyboardInterrupt, Stopped):
            screen.problem(self.stopped)
            return exits.STOPPED_BY_USER
        except Exception as error:
            self._say_failure(error, options, screen)
            return exits.TOOL_FAILURE

    @property
    def meanings(self) -> dict[int, str]:
        """Every exit code of the command and what it means, in order."""
        return dict(sorted({**{c: exits.MEANINGS[c] for c in exits.ANY_COMMAND}, **self.codes}.items()))

    def _parser(self) -> Parser:
        program = command(self.name)
        examples = "".join(f"  {program} {words}".rstrip() + "\n" for words in self.examples)
        codes = "exit codes: " + ", ".join(f"{code} {meaning}" for code, meaning in self.meanings.items())
        parser = Parser(
            prog=program, description=self.about, formatter_class=argparse.RawDescriptionHelpFormatter,
            epilog=f"example:\n{examples}\n{textwrap.fill(codes, WIDTH)}",
        )
        self.options(parser)
        parser.add_argument("--quiet", action="store_true", help="say nothing but problems")
        parser.add_argument("--verbose", action="store_true", help="say more while working, and all of a failure")
        return parser

    def _say_failure(self, error: Exception, options: Options, screen: Screen) -> None:
        screen.detail("".join(traceback.format_exception(error)))
        said = f"{error!r}. Please send this line{f' with {self.send}' if self.send else ''}."
        if self.keeps_log:
            log = options.out / "failure_log.txt"
            try:
                write_text(log, screen.log)
                said = f"{error}. The log is in {log}; please send it with {self.send}."
            except Unwritten as unwritten:
                screen.detail(str(unwritten))
        screen.problem(f"Something in the tool failed (not in your workbook): {said}")


def workbook_option(parser: Parser) -> None:
    """The workbook; the base one where none is named."""
    parser.add_argument("workbook", nargs="?", type=Path, default=BASE, help="input workbook (default: %(default)s)")


def out_option(parser: Parser, what: str) -> None:
    """``--out``, the folder for what is written."""
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=OUTPUTS, help=f"folder for {what}")


def json_option(parser: Parser) -> None:
    """``--json``: see `say_json`."""
    parser.add_argument("--json", action="store_true", help="print one JSON object on standard output")


def run_options(parser: Parser) -> None:
    """The options of every command that makes a run folder from a workbook."""
    workbook_option(parser)
    out_option(parser, "run folders")
    parser.add_argument("--name", default="", help="tag of the run folder instead of the workbook's name")
    json_option(parser)


def say_json(record: Mapping[str, object]) -> None:
    """Print one object on standard output, in signs that every code page has."""
    sys.stdout.write(json.dumps(record, ensure_ascii=True) + "\n")
