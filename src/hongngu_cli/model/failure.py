"""A user's mistake or a file that cannot be used: told, never a traceback."""

from __future__ import annotations

USAGE = 2
INPUT = 3
CONFIGURATION = 4
OUTPUT = 5


class Failure(Exception):  # noqa: N818 - a user's mistake is no error of the program
    """End the command with one clear message.

    ``says`` is one Vietnamese sentence with place and cause, ``advice`` what to do.
    ``code`` is the exit code of the contract: USAGE, INPUT, CONFIGURATION, OUTPUT.
    """

    def __init__(self, code: int, says: str, advice: str = "") -> None:
        """Keep the sentence, the advice and the exit code."""
        super().__init__(f"{says} {advice}".strip())
        self.code = code
        self.says = says
        self.advice = advice
