"""Finished items of a batch on disk, so that a stopped or killed batch goes on where it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from model.ground.files import Unwritten, clear_left_behind, write_bytes
from model.planning.digest import digest_of
from model.planning.stamp import stamp

BATCHES = ".batches"
"""Folder of finished items inside the folder of outputs."""
KEY = re.compile(r"[0-9a-f]{64}")
HEAD = b"repm batch 1\n"


def key_of(*parts: object) -> str:
    """The hash under which a result is kept.

    Args:
        parts: everything the result depends on beside the tool and the solver: tables or their hash, changes, what is
            held, aims.

    Returns:
        64 hexadecimal digits, the same in every process and on every machine with the same tool and libraries.
    """
    return digest_of(stamp(), parts)


class Batch:
    """Answers of finished items, a file each, in a folder.

    Whoever may write there decides what is unpickled: the folder belongs to the user's own outputs.

    Args:
        folder: as a rule `outputs/.batches`; made when the first answer is kept.

    Attributes:
        asked: keys that were asked for, so that they can be cleared when the report is whole.
        trouble: why answers could not be kept; empty where they could. The batch goes on without.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.trouble = ""
        self.asked: list[str] = []

    def kept(self, key: str) -> bytes | None:
        """The answer of an item that was finished earlier; None where there is none, or a damaged one.

        Args:
            key: of `key_of`.
        """
        self.asked.append(key)
        try:
            content = self._path(key).read_bytes()
        except OSError:
            return None
        head, sum_, payload = content[: len(HEAD)], content[len(HEAD): len(HEAD) + 32], content[len(HEAD) + 32:]
        return payload if head == HEAD and sum_ == sha256(payload).digest() else None

    def keep(self, key: str, payload: bytes) -> None:
        """Keep the answer of a finished item; it is there whole or not at all.

        Args:
            key: of `key_of`.
            payload: the answer.
        """
        path = self._path(key)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(path, HEAD + sha256(payload).digest() + payload)
        except (OSError, Unwritten) as error:
            reason = error.reason if isinstance(error, Unwritten) else error.strerror or error
            self.trouble = f"Finished runs could not be kept in {self._folder}: {reason}."

    def clear(self, keys: Sequence[str]) -> None:
        """Forget some answers, the report they are in being whole; the folder goes with the last one.

        Args:
            keys: of `key_of`; of other batches nothing is touched.
        """
        for key in keys:
            with suppress(OSError):
                self._path(key).unlink()
        clear_left_behind(self._folder)
        with suppress(OSError):
            self._folder.rmdir()

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ValueError(f"{key!r} is no hash of key_of")
        return self._folder / key
