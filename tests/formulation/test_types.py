"""The type checker reads the rules: a misspelt name of the data is an error in the formulation too."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOPIC = "model/formulation/incentive.py"

pytestmark = pytest.mark.quick


def checked(text: str, folder: Path) -> str:
    """What the type checker says where a text stands for a topic of the formulation; libraries are not looked into."""
    file = folder / "incentive.py"
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--follow-imports=skip", "--disable-error-code=no-any-return",
               f"--cache-dir={os.devnull}", "--shadow-file", TOPIC, str(file), TOPIC, "model/data"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def test_a_misspelt_name_of_the_data_is_an_error(tmp_path):
    """Sensitivity: it is the only one, so that as it stands the topic has none."""
    text = (ROOT / TOPIC).read_text(encoding="utf-8")
    assert "d.money.price_level[y]" in text
    said = checked(text.replace("d.money.price_level[y]", "d.money.price_levell[y]"), tmp_path)
    assert '"MoneyData" has no attribute "price_levell"' in said
    assert "Found 1 error" in said


def test_no_part_is_left_out_of_the_type_check():
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)["tool"]["mypy"]
    assert settings["strict"]
    assert set(settings["files"]) == {"model", "runners"}
    for override in settings["overrides"]:
        assert not override.get("ignore_errors"), override["module"]
        assert override.get("check_untyped_defs", True), override["module"]
