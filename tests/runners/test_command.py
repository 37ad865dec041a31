"""What every command shares: declared once, with help that names its exit codes, and errors told the same way."""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from model.ground.errors import CommandError, InputProblems, Problem, Stopped
from runners import command, exits, readings, solve, tradeoff
from runners.command import Command, Options
from runners.screen import Screen

pytestmark = pytest.mark.quick

RUNNERS = command.ROOT / "runners"
NAMES = sorted(p.stem for p in RUNNERS.glob("*.py") if '__name__ == "__main__"' in p.read_text(encoding="utf-8"))


def flat(text: str) -> str:
    """A text with its lines joined."""
    return re.sub(r"\s+", " ", text)


def declared(work: Callable[[Options, Screen], int], **words: Any) -> Command:
    """A further command, declared as a new file would declare it."""
    return Command("trial", "Try.", ("my_plan.xlsx",), {exits.DONE: "tried"}, command.run_options, work, **words)


def raising(error: BaseException) -> Callable[[Options, Screen], int]:
    def work(*_: object) -> int:
        raise error

    return work


def test_the_nine_commands_are_found() -> None:
    assert set(NAMES) >= {"check", "compare", "docs", "inputs", "readings", "solve", "template", "tradeoff", "verify"}


@pytest.mark.parametrize("name", NAMES)
def test_every_runner_is_declared_as_a_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Proves: `main` is a command of that name; its help says what it does, how it is called and how it ends."""
    main = importlib.import_module(f"runners.{name}").main
    assert isinstance(main, Command)
    assert main.name == name
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    said = flat(capsys.readouterr().out)
    assert flat(main.about) in said
    assert main.examples
    assert all(f".venv/bin/python -m runners.{name} {words}".rstrip() in said for words in main.examples)
    assert said.endswith("exit codes: " + ", ".join(f"{c} {m}" for c, m in main.meanings.items()) + " ")
    assert {exits.DONE, *exits.ANY_COMMAND} <= set(main.meanings) <= set(exits.MEANINGS)


@pytest.mark.parametrize("path", sorted(RUNNERS.glob("*.py")), ids=lambda p: p.stem)
def test_parser_errors_and_paths_stand_in_one_file(path: Path) -> None:
    """Without it: a runner has its own parser, its own words for a failure, or its own idea of where things are."""
    text = path.read_text(encoding="utf-8")
    own = [w for w in ("ArgumentParser", "Something in the tool failed", "__file__", "json.dumps") if w in text]
    assert bool(own) == (path.stem == "command")


def test_codes_of_the_readme_are_those_of_solve() -> None:
    readme = flat((command.ROOT / "README.md").read_text(encoding="utf-8"))
    assert "Exit codes: " + " · ".join(f"{c} {m}" for c, m in solve.main.meanings.items()) + "." in readme


@pytest.mark.parametrize(("error", "code", "said"), [
    (InputProblems([Problem("A!B1", "is empty."), Problem("A!B2", "is odd.")]), 3, "A!B1: is empty.\nA!B2: is odd.\n"),
    (CommandError("There is no x."), 2, "There is no x.\n"),
    (KeyboardInterrupt(), 130, "Stopped by the user.\n"),
    (Stopped("a search"), 130, "Stopped by the user.\n"),
    (KeyError("x"), 1, "Something in the tool failed (not in your workbook): KeyError('x'). Please send this line.\n"),
])
def test_how_an_error_ends(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, said: str
) -> None:
    """Proves: one code and one sentence each, also when quiet; nothing on standard output, no traceback."""
    assert declared(raising(error))(["--quiet"]) == code
    assert capsys.readouterr() == ("", said)


def test_a_failure_leaves_its_traceback_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Proves: on the screen with ``--verbose``, in the log of a command that keeps one; without a folder, the line."""
    assert declared(raising(KeyError("x")))(["--verbose"]) == 1
    assert "Traceback" in capsys.readouterr().err
    kept = declared(raising(KeyError("x")), keeps_log=True, send="the workbook")
    assert kept(["--out", str(tmp_path)]) == 1
    log = tmp_path / "failure_log.txt"
    assert f"The log is in {log}; please send it with the workbook." in capsys.readouterr().err
    assert "Traceback" in log.read_text(encoding="utf-8")
    assert kept(["--out", str(tmp_path / "nowhere")]) == 1
    assert "KeyError('x'). Please send this line with the workbook.\n" in capsys.readouterr().err


def test_options_of_a_run_have_defaults(capsys: pytest.CaptureFixture[str]) -> None:
    """Proves: a new command has workbook, folder, tag, JSON and loudness without a line of its own."""
    def work(options: argparse.Namespace, screen: Screen) -> int:
        screen.say("Trying", options.workbook.name)
        command.say_json({"out": options.out == command.OUTPUTS, "name": options.name, "words": options.words})
        return exits.DONE

    assert declared(work)(["--name", "₹"]) == exits.DONE
    out, err = capsys.readouterr()
    assert err == "Trying     repm_base.xlsx\n"
    assert json.loads(out) == {"out": True, "name": "₹", "words": ["--name", "₹"]}
    assert out.isascii()
    assert command.BASE.is_file()


@pytest.mark.parametrize(("words", "points"), [([], 10), (["--points", "5"], 5), (["--points=5"], 5)])
def test_the_trade_off_has_ten_plans_unless_told(
    monkeypatch: pytest.MonkeyPatch, words: list[str], points: int
) -> None:
    found: list[argparse.Namespace] = []
    monkeypatch.setattr(solve, "_run", lambda options, *_: found.append(options) or 0)
    assert tradeoff.main(words) == readings.main(words) == 0
    assert found[0].points == points
    assert [o.readings for o in found] == [False, True]
