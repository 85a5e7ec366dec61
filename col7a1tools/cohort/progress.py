"""How far a run is: a bar on a terminal, now and then a line elsewhere."""

import sys
import time
from typing import TextIO

_BAR = 30
_LINES = 10  # of a run that is not watched on a terminal
_BETWEEN = 0.1  # seconds between two drawings of the bar


class Progress:
    """Says on stderr how many files are done, how fast, and how long the rest will take."""

    def __init__(self, total: int, stream: TextIO | None = None) -> None:
        """Begin to count.

        Args:
            total: files to do.
            stream: where to say it; stderr if left out.
        """
        self._total = total
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._start = time.monotonic()
        self._drawn = 0.0
        self._done = 0
        self._failed = 0

    def one_more(self, *, failed: bool) -> None:
        """Another file is done."""
        self._done += 1
        self._failed += failed
        if self._terminal:
            self._draw()
        elif self._done == self._total or self._done % max(1, self._total // _LINES) == 0:
            self._say(f"col7a1tools: {self._text()}\n")

    def _draw(self) -> None:
        now = time.monotonic()
        last = self._done == self._total
        if now - self._drawn < _BETWEEN and not last:
            return
        self._drawn = now
        full = _BAR * self._done // self._total
        bar = "#" * full + "-" * (_BAR - full)
        self._say(f"\r[{bar}] {self._text()}\x1b[K" + ("\n" if last else ""))

    def _text(self) -> str:
        elapsed = max(time.monotonic() - self._start, 1e-6)
        rate = self._done / elapsed
        left = (self._total - self._done) / rate
        failed = f", {self._failed} failed" if self._failed else ""
        return f"{self._done}/{self._total} files{failed}, {rate:.1f} a second, {_clock(left)} left"

    def _say(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
