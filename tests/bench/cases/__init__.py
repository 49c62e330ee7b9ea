"""Complaint cases with known truth, simulated from villages, rings and clerks.

A second world for the benchmark of resolution, written without looking at the first: there a
record is disturbed, here a process is played through. What it leaves out is told in __main__.py.
"""

from tests.bench.cases.simulation import Cases, make_cases
from tests.bench.cases.traps import TRAP_KINDS, Traps, make_traps

__all__ = ["TRAP_KINDS", "Cases", "Traps", "make_cases", "make_traps"]
