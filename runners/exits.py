"""Exit codes, the same for every command."""

from __future__ import annotations

PLAN_FOUND = 0
TOOL_FAILURE = 1
WRONG_COMMAND = 2
INPUT_PROBLEMS = 3
NO_PLAN = 4
STOPPED_EARLY = 5
CHECK_FAILED = 6
STOPPED_BY_USER = 130
