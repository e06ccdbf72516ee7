"""The errors of `domino.errors` as the command line tells them: a sentence, a hint in its own words, an exit code."""

from __future__ import annotations

import re

from domino import errors

__all__ = ["advised", "in_own_words"]

FAILED, USAGE, REFUSED = 1, 2, 3
#: What the errors say to programs, and what the command line says instead.
_IN_OWN_WORDS = (
    (r"domino\.runs_wait\('([^']*)'\) resumes waiting", r"domino runs wait \1 resumes waiting"),
    (r"wait again with domino\.runs_wait\('([^']*)'\)", r"domino runs wait \1 resumes waiting"),
    (r"domino\.job_wait\('([^']*)'\) resumes waiting", r"domino jobs wait \1 resumes waiting"),
    (r"wait again with domino\.job_wait\('([^']*)'\)", r"domino jobs wait \1 resumes waiting"),
    (r"pass project='owner/name' or set", "give --project owner/name or set"),
    (r"pass host='([^']*)' or set", r"give --host \1 or set"),
    (r"pass api_key= or set DOMINO_USER_API_KEY \(or pass auth_token=.*?, or set", "set DOMINO_USER_API_KEY (or"),
    (r"; pass api_key= or auth_token= instead", ""),
)
_DOCTOR = "domino doctor checks settings, network and login"
_HINTS: tuple[tuple[type[Exception], str], ...] = (
    (errors.ConfigError, "domino doctor shows each setting and where it comes from; domino config set keeps them"),
    (errors.CredentialError, _DOCTOR),
    (errors.StartUncertainError, "domino runs list and domino jobs list show whether it began; do not start it again"),
    (errors.WaitTimeoutError, "--timeout SECONDS waits longer"),
    (errors.CallTimeoutError, _DOCTOR),
    (errors.ConnectionFailedError, _DOCTOR),
    (errors.AuthenticationError, _DOCTOR),
    (errors.ReloginRequiredError, "log in on the web page of the deployment, then try again"),
    (errors.NotTheApiError, _DOCTOR),
    (errors.RateLimitError, "wait a while, then try again"),
    (errors.TransferError, "the same command again goes on or starts over; nothing incomplete was left"),
)


def in_own_words(message: str) -> str:
    """Return a message with what it says to programs said to a command line."""
    for pattern, words in _IN_OWN_WORDS:
        message = re.sub(pattern, words, message)
    return message


def advised(error: Exception) -> tuple[str, str, int]:
    """Return the sentence, the hint and the exit code of an error of this package."""
    message = in_own_words(str(error))
    if isinstance(error, errors.RunFailedError):
        return message.partition("; the end of its output")[0], f"domino runs logs {error.run_id} shows it all", FAILED
    hint = next((hint for kind, hint in _HINTS if isinstance(error, kind)), "")
    if isinstance(error, errors.StatusError) and error.server_message and error.server_message in message:
        # Which call of the API it was is for --debug; what to do is the hint.
        rest = message.partition(error.server_message)[2].strip("; ")
        return f"{error.server_message} (HTTP {error.status})", "; ".join(filter(None, (rest, hint))), REFUSED
    return message, hint, USAGE if isinstance(error, errors.ConfigError) else REFUSED
