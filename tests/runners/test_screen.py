"""Screen: moving on a terminal, plain lines elsewhere, and no sign that breaks a code page."""

from __future__ import annotations

import io
import time

import pytest

from model.ground.progress import Standing, Tally
from runners import screen as screens
from runners.screen import Screen
from runners.watch import Watch

pytestmark = pytest.mark.quick
SIGNS = "₹ 5 – 6 → ≤ … ✔"


class Stream(io.TextIOWrapper):
    """A stream in memory, a terminal or not."""

    def __init__(self, encoding: str, terminal: bool = False) -> None:
        self.bytes, self._terminal = io.BytesIO(), terminal
        super().__init__(self.bytes, encoding=encoding, errors="strict", write_through=True)

    def isatty(self) -> bool:
        return self._terminal

    @property
    def text(self) -> str:
        return self.bytes.getvalue().decode(self.encoding)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress is said without waiting."""
    monkeypatch.setattr(screens, "PLAIN_EVERY", 0.0)


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "ascii", "utf-8"])
def test_no_sign_breaks_a_code_page(encoding: str, terminal: bool, at_once: None) -> None:
    """Proves: a run says everything under every code page. Without it: a run of an hour ends in a traceback."""
    stream = Stream(encoding, terminal)
    screen = Screen(verbose=True, stream=stream)
    with screen.doing("Pricing"):
        screen.show(SIGNS)
        screen.show(SIGNS, 1, 4)
        screen.say("Stage", SIGNS)
        screen.detail(SIGNS)
        time.sleep(0.3)
    screen.problem(SIGNS)
    assert ("₹" in stream.text) == (encoding == "utf-8")
    assert ("Rs " in stream.text) == (encoding != "utf-8")
    assert "₹" in screen.log


def test_a_terminal_moves_and_a_file_gets_lines(at_once: None) -> None:
    moved, plain = Stream("utf-8", terminal=True), Stream("utf-8")
    for stream in (moved, plain):
        screen = Screen(stream=stream)
        with screen.doing("Pricing"):
            screen.show("limits priced", 1, 4)
            time.sleep(0.3)
        assert "limits priced: 1 of 4" in stream.text
    assert "\x1b[" in moved.text
    assert plain.text == "Pricing    limits priced: 1 of 4\n"


def test_a_file_gets_no_more_than_a_line_now_and_then() -> None:
    stream = Stream("utf-8")
    screen = Screen(stream=stream)
    with screen.doing("Solving"):
        for done in range(100):
            screen.show("plans compared", done, 100)
    assert stream.text == ""


@pytest.mark.parametrize("terminal", [False, True])
def test_quiet_says_problems_only(terminal: bool, at_once: None) -> None:
    stream = Stream("utf-8", terminal)
    screen = Screen(quiet=True, verbose=True, stream=stream)
    with screen.doing("Solving"):
        screen.show("plans compared", 1, 4)
        screen.say("Solving", "optimal")
        screen.detail("more")
    screen.problem("stop")
    assert stream.text == "stop\n"
    assert "optimal" in screen.log


def test_verbose_says_what_is_otherwise_only_in_the_log() -> None:
    for verbose in (False, True):
        stream = Stream("utf-8")
        screen = Screen(verbose=verbose, stream=stream)
        screen.detail("least cost: optimal")
        assert ("least cost" in stream.text) == verbose
        assert "least cost" in screen.log


def test_a_search_is_said_in_the_words_of_its_aim(at_once: None) -> None:
    stream = Stream("utf-8")
    watch = Watch(Screen(stream=stream))
    watch.pursuing(2, 6, ["Magnets by quantity", "Chain by value"])
    watch.searching(Standing(3.2))
    watch.searching(Standing(4.0, iterations=120500))
    watch.searching(Standing(12.0, 31.25, 0.004))
    watch.step("plans compared", 1, 4)
    watch.searching(Standing(20.0, iterations=7))
    said = [line.strip() for line in stream.text.splitlines()]
    of = "priority 2 of 6, Magnets by quantity and Chain by value"
    assert said == [
        of, f"{of}: 3 s", f"{of}: 4 s, 1,20,500 iterations",
        f"{of}: 12 s, best plan 31.25 points, within 0.40 % of the best possible",
        "plans compared: 1 of 4", "plans compared: 1 of 4",
    ]


def test_a_batch_is_told_with_what_is_left_of_it(at_once: None) -> None:
    """Proves: done, failed, left and the time left; what is not known or none is left out."""
    stream = Stream("utf-8")
    watch = Watch(Screen(stream=stream))
    for tally in (Tally(0, 0, 40), Tally(12, 1, 27, 130.0), Tally(39, 1, 0, 0.0)):
        watch.tally("scenarios", tally)
    assert [line.strip() for line in stream.text.splitlines()] == [
        "scenarios: 0 done, 40 left", "scenarios: 12 done, 1 failed, 27 left, about 2 min",
        "scenarios: 39 done, 1 failed, 0 left",
    ]


def test_the_first_ctrl_c_ends_a_run_that_has_nothing_to_keep() -> None:
    watch = Watch(Screen(stream=Stream("utf-8")))
    with pytest.raises(KeyboardInterrupt):
        watch.ask()
    assert not watch.stop


def test_the_first_ctrl_c_is_a_wish_and_the_second_an_end(at_once: None) -> None:
    stream = Stream("utf-8")
    watch = Watch(Screen(stream=stream))
    watch.keep()
    watch.ask()
    assert watch.stop
    watch.searching(Standing(1.0))
    assert "stopping; Ctrl-C again" in stream.text
    with pytest.raises(KeyboardInterrupt):
        watch.ask()
