"""What must be equal on two machines, and today and tomorrow, for equal results."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from platform import python_version

PACKAGE, LIBRARIES = "repm-planner", ("highspy", "numpy", "pandas", "pydantic", "pyomo", "scipy")
CODE = Path(__file__).resolve().parents[1]

Stamp = tuple[tuple[str, str], ...]


@cache
def stamp() -> Stamp:
    """What must be equal on two machines for equal results: versions of Python, tool, solver and libraries, the code.

    Returns:
        Pairs of name and version; `code` is a hash of the source, so that a change of a rule counts before the
        version does.
    """
    code = sha256()
    for path in sorted(CODE.rglob("*.py"), key=lambda p: p.relative_to(CODE).as_posix()):
        code.update(path.relative_to(CODE).as_posix().encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    versions = (("Python", python_version()), *((name, _version(name)) for name in (PACKAGE, *LIBRARIES)))
    return (*versions, ("code", code.hexdigest()[:12]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def differences(has: Stamp, wants: Stamp) -> str:
    """What one machine has otherwise than another, in words; empty where nothing is.

    Args:
        has: stamp of the one that is judged.
        wants: stamp of the other.
    """
    wanted = dict(wants)
    return ", ".join(f"{n} {v} instead of {wanted.get(n)}" for n, v in has if wanted.get(n) != v)
