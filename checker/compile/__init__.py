"""What only the build needs of the checker: rules as YAML wrote them into a rulebook, or into faults."""

from checker.compile.language.faults import Fault
from checker.compile.proof.proof import Line, Witness
from checker.compile.rulebook import compile_proved, compile_rulebook

__all__ = ["Fault", "Line", "Witness", "compile_proved", "compile_rulebook"]
