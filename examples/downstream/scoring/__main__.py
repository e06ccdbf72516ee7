"""`python -m scoring 2026-01 2026-02`: print a line a month; the exit code tells what to do next."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence

from domino.errors import AuthenticationError, ConfigError, DominoError, RateLimitError, ServerError, WaitTimeoutError

from .months import score_months


def main(months: Sequence[str]) -> int:
    """Return 0 if every month has a score, 1 if one has none, 2 to set something up, 3 to try again later."""
    try:
        outcomes = asyncio.run(score_months(months))
    except (ConfigError, AuthenticationError) as error:
        print(f"scoring: {error}", file=sys.stderr)
        return 2
    except (RateLimitError, ServerError, WaitTimeoutError) as error:
        print(f"scoring: Domino is busy, try again later: {error}", file=sys.stderr)
        return 3
    except DominoError as error:
        print(f"scoring: {error}", file=sys.stderr)
        return 1
    for outcome in outcomes:
        print(outcome)
    return 0 if all(outcome.score is not None for outcome in outcomes) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
