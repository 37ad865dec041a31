"""Style, types and versions: what a reviewer would otherwise look for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.benchmarks.child import run

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]


def plain(name: str) -> str:
    """A package's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> dict[str, str]:
    """Package → version in the constraints file."""
    lines = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.partition("==") for line in lines if line.strip() and not line.startswith("#")]
    assert all(version for _, _, version in pins), "every line of the constraints file is name==version"
    return {plain(name): version.strip() for name, _, version in pins}


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


@pytest.mark.whole
@pytest.mark.parametrize("tool", ["ruff check --no-cache .", "mypy --cache-dir /dev/null"])
def test_a_tool_has_nothing_to_say(tool: str) -> None:
    done = subprocess.run([sys.executable, "-m", *tool.split()], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.quick
def test_ci_runs_the_command_of_the_readme() -> None:
    commands = [b.strip() for b in blocks((ROOT / "README.md").read_text(encoding="utf-8"), "sh") if "pytest" in b]
    assert len(commands) == 1
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").strip().splitlines()[-1] == commands[0]


@pytest.mark.quick
@pytest.mark.parametrize("needed", NEEDED)
def test_every_dependency_is_pinned(needed: str) -> None:
    """Pinned at a version that is not below the least one asked for."""
    name, _, least = needed.partition(">=")
    assert least, "a dependency says the least version that works"
    assert numbers(pinned()[plain(name)]) >= numbers(least)


@pytest.mark.quick
def test_development_has_every_executor() -> None:
    """Proves: the extra `cluster` is tested. Without it: its tests fail on a fresh machine, or are never run."""
    assert set(PROJECT["optional-dependencies"]["cluster"]) <= set(PROJECT["optional-dependencies"]["dev"])


@pytest.mark.quick
def test_a_child_that_says_much_on_both_ends_is_heard() -> None:
    """Proves: a megabyte of warnings before the result holds nobody up.

    Sensitivity: read after the result they fill their pipe, and both processes wait until the alarm ends the child.
    """
    child = "import signal, sys; signal.alarm(20); sys.stderr.write('w' * 2**20); print('{\"heard\": 1}')"
    assert run(["-c", child]).said == {"heard": 1}
    with pytest.raises(RuntimeError, match="ended with 3:\nwhy"):
        run(["-c", "import sys; sys.stderr.write('why'); sys.exit(3)"])


def numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version, in order."""
    return tuple(map(int, re.findall(r"\d+", version)))
