"""The moving line on a terminal: what is under way, with a bar where the number of steps is known."""

from __future__ import annotations

from types import TracebackType
from typing import TextIO

from rich.console import Console, RenderableType
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.progress_bar import ProgressBar
from rich.table import Column
from rich.text import Text

from runners.words import fitting

SPINNER = "line"
"""Drawn with signs that every code page has."""
BAR_WIDTH = 30


class Steps(ProgressColumn):
    """A bar where steps are counted, nothing elsewhere."""

    def render(self, task: Task) -> RenderableType:
        """The bar of a task."""
        return Text("") if task.total is None else ProgressBar(task.total, task.completed, BAR_WIDTH)


class Live:
    """A moving line, gone when the stage is done.

    Args:
        stream: a terminal.
        stage: what is under way.
    """

    def __init__(self, stream: TextIO, stage: str) -> None:
        self._stream, self._stage = stream, stage
        said = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, overflow="crop"))
        self._progress = Progress(SpinnerColumn(SPINNER), Steps(), said, console=Console(file=stream), transient=True)
        self._task = self._progress.add_task(fitting(f"{stage} …", stream), total=None)

    def __enter__(self) -> Live:
        """Begin to move."""
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave the terminal as it was."""
        self._progress.stop()

    def show(self, text: str, done: int | None, of: int | None) -> None:
        """Change the line.

        Args:
            text: how the stage stands.
            done: steps done, where they are counted.
            of: steps in all.
        """
        count = "" if of is None else f": {done} of {of}"
        self._progress.update(self._task, description=fitting(f"{self._stage}: {text}{count}", self._stream),
                              completed=done or 0, total=of)

    def write(self, text: str) -> None:
        """A line that stays, above the moving one."""
        self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)
