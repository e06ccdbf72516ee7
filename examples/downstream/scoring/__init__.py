"""Scores each month's customers on Domino, one run a month."""

from .months import best_so_far, score_months
from .outcome import Outcome

__all__ = ["Outcome", "best_so_far", "score_months"]
