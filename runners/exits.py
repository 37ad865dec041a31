"""Exit codes, the same for every command."""

from __future__ import annotations

from collections.abc import Mapping

DONE = 0
TOOL_FAILURE = 1
WRONG_COMMAND = 2
INPUT_PROBLEMS = 3
NO_PLAN = 4
STOPPED_EARLY = 5
CHECK_FAILED = 6
STOPPED_BY_USER = 130

MEANINGS: Mapping[int, str] = {
    DONE: "done",
    TOOL_FAILURE: "tool failure",
    WRONG_COMMAND: "wrong command",
    INPUT_PROBLEMS: "input problems",
    NO_PLAN: "no plan exists, or none was found in time",
    STOPPED_EARLY: "stopped early with a usable plan",
    CHECK_FAILED: "a check failed",
    STOPPED_BY_USER: "stopped by the user",
}
"""Code → what it means; a command may say it in words nearer to what it does."""
ANY_COMMAND = (TOOL_FAILURE, WRONG_COMMAND, STOPPED_BY_USER)
"""Codes that any command may end with."""
