"""Kept: the verdicts of a trial in a file, a line a batch, so that one that was broken off goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from tests.mutation.judge import Verdict, WholeColumn
from tests.mutation.mistakes import Mistake


class Kept:
    """What a trial found so far.

    Args:
        file: where it is kept; None for nowhere.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self.found: dict[str, list[tuple[str, str]]] = {}
        if file is not None and file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                one = json.loads(line)
                self.found[one["batch"]] = [(word, why) for word, why in one["verdicts"]]

    def key(self, path: Path, batch: Sequence[Mistake | WholeColumn]) -> str:
        """The workbook and the mistakes of a batch, as one word; another workbook or another mistake is another key."""
        said = "\n".join(map(str, batch))
        return sha256(path.read_bytes() + said.encode()).hexdigest()

    def verdicts(self, path: Path, batch: Sequence[Mistake | WholeColumn]) -> Iterator[Verdict]:
        """What is known of a batch already."""
        for mistake, (word, why) in zip(batch, self.found.get(self.key(path, batch), ()), strict=False):
            yield Verdict(mistake, word, why)

    def keep(self, path: Path, verdicts: Sequence[Verdict]) -> None:
        """Write down a batch that has ended."""
        if self._file is not None:
            line = {"batch": self.key(path, [v.mistake for v in verdicts]),
                    "verdicts": [(v.word, v.why) for v in verdicts]}
            with self._file.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
