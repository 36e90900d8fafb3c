"""How good a run is: its records against gold sheets (see corpus/GUIDE.md)."""

from sukien.evaluate.score import Fault, Report, Score, evaluate

__all__ = ["Fault", "Report", "Score", "evaluate"]
