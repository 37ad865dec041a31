"""Commands as a planner types them: with the Python of the environment that README.md makes."""

from __future__ import annotations

import os

PYTHON = r".venv\Scripts\python" if os.name == "nt" else ".venv/bin/python"


def command(words: str) -> str:
    """A command of the tool.

    Args:
        words: its name and what follows it, such as "solve my_plan.xlsx".
    """
    return f"{PYTHON} -m runners.{words}"
