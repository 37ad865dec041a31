"""Numbers change, structure stands: the program of a variant played again from the base's, or built anew."""

from __future__ import annotations

from dataclasses import dataclass

from model.case.tables import Tables
from model.data import prepare
from model.engine import Arrays, Flip, Replay, Tape, replay_of, traceable, written
from model.engine.arrays import Floats
from model.formulation.build import build
from model.ground.errors import ToolFailure
from model.planning.positions import Differs, Positions, positions_of
from model.planning.program import Program, program_of

UNLIKE = "a program played again is not the one built anew"
"""What is found of a recording that must not be used."""
CELLS_TOLD = 3
"""Cells that a reason names; the others it only counts."""


@dataclass(frozen=True)
class MadeProgram:
    """The program of a variant.

    Attributes:
        program: number for number what `program_of` gives.
        rebuilt: why it was built anew; "" where it was played again from the base's.
    """

    program: Program
    rebuilt: str = ""


@dataclass(frozen=True)
class Recorded:
    """A program with the way from each number of its tables to each number of its arrays.

    Attributes:
        program: the base.
        positions: of the numbers in its tables; each is an input of the replay.
        replay: of its arrays.
    """

    program: Program
    positions: Positions
    replay: Replay

    def program_for(self, tables: Tables) -> MadeProgram:
        """The program of other tables.

        Args:
            tables: checked tables, as a rule the base's with some changes.

        Returns:
            Its program with nothing held: played again where only numbers differ and each comparison that shaped the
            base comes out as it did, else built anew.
        """
        if tables is self.program.tables:
            return MadeProgram(self.program)
        arrays, rebuilt = self.arrays_for(tables)
        if arrays is None:
            return MadeProgram(program_of(tables), rebuilt)
        return MadeProgram(Program(tables, arrays, self.program.shapes, self.program.cost_lines))

    def arrays_for(self, tables: Tables) -> tuple[Arrays | None, str]:
        """The arrays of other tables, or None and why they have to be built anew."""
        try:
            return self.arrays_at(self.positions.numbers_of(tables))
        except Differs as more:
            return None, str(more)

    def arrays_at(self, numbers: Floats) -> tuple[Arrays | None, str]:
        """The arrays for other inputs, or None and why they have to be built anew.

        Args:
            numbers: one value a position.
        """
        values = self.replay.played(numbers)
        flip = next(self.replay.flips(values), None)
        if flip is None:
            return self.replay.arrays_at(values), ""
        return None, self._reason(flip, numbers)

    def _reason(self, flip: Flip, numbers: Floats) -> str:
        """A comparison that comes out otherwise, and the changed cells that it depends on."""
        moved = [i for i in flip.inputs if numbers[i] != self.positions.base[i]]
        cells = [self.positions.every[i].cell(self.program.tables) for i in moved[:CELLS_TOLD]]
        more = f" and {len(moved) - CELLS_TOLD} more" if len(moved) > CELLS_TOLD else ""
        return f"{flip.words}, because of {', '.join(cells)}{more}"


def record(program: Program) -> Recorded:
    """Write down how the arrays of a program come from the numbers of its tables.

    Args:
        program: what `program_of` gives.

    Raises:
        ToolFailure: a number left the tape on its way, or the recorded arrays are not those of the program.
    """
    positions, tape = positions_of(program.tables), Tape()
    with traceable():
        m, _ = build(prepare(positions.traced(tape)))
        replay = replay_of(program.arrays, tape, written(m, tape))
    if tape.lost:
        raise ToolFailure(f"numbers were lost while the program was recorded: {dict(tape.lost)}")
    if not replay.arrays_at(replay.played(positions.base)).same(program.arrays):
        raise ToolFailure("the recorded program is not the program")
    return Recorded(program, positions, replay)


def same_anew(program: Program) -> bool:
    """Whether a played program is the one built anew, number for number, as is looked at of some of every batch."""
    return program.arrays.same(program_of(program.tables).arrays)
