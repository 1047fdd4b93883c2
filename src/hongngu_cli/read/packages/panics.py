"""What parsers written in Rust print when they give up: text for their makers, not for clerks."""

from __future__ import annotations

import os
import re
import tempfile
from threading import Lock
from typing import IO

PANIC = "PanicException"
"""What such a parser raises then: a BaseException without a module to import it from."""
PRINTED = re.compile(
    rb"\n?thread [^\n]* panicked at [^\n]*\n[^\n]*\n?(?:(?: |note: |stack backtrace:)[^\n]*\n?)*"
)
"""Its first line, the message, and what may follow: a comparison, a backtrace, a hint."""
STDERR = 2


class HeldBack:
    """Keeps a panic's text from the error stream; whatever else is written there is passed on.

    The text does not come through Python, so the stream itself is led into a file meanwhile.
    Threads may be within at once: the first one leads it away, the last one back.
    """

    def __init__(self) -> None:
        """Begin outside."""
        self.lock = Lock()
        self.within = 0
        self.panicked = False
        self.aside: IO[bytes] | None = None
        self.stream = -1

    def __enter__(self) -> None:
        """Lead the stream away; where there is none, nothing is to be held back."""
        with self.lock:
            self.within += 1
            if self.within > 1:
                return
            try:
                self.stream = os.dup(STDERR)
                self.aside = self.aside or tempfile.TemporaryFile(buffering=0)
                os.dup2(self.aside.fileno(), STDERR)
            except OSError:
                self._close()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Lead the stream back and pass on what was written to it."""
        with self.lock:
            self.within -= 1
            self.panicked |= kind is not None and kind.__name__ == PANIC
            if self.within or self.stream < 0:
                return
            os.dup2(self.stream, STDERR)
            if self.aside and self.aside.seek(0, os.SEEK_END):
                self._pass_on(self.aside)
            self.panicked = False
            self._close()

    def _pass_on(self, aside: IO[bytes]) -> None:
        aside.seek(0)
        written = aside.read()
        aside.seek(0)
        aside.truncate()
        text = PRINTED.sub(b"", written) if self.panicked else written
        if text:
            os.write(STDERR, text)

    def _close(self) -> None:
        if self.stream >= 0:
            os.close(self.stream)
        self.stream = -1


HELD_BACK = HeldBack()
"""The one error stream there is."""
