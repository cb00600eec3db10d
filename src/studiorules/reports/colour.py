"""Colour in a terminal: never alone, never where it was not asked for."""

import attrs

__all__ = ["Palette"]

_RED, _GREEN, _YELLOW, _DIM, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[2m", "\x1b[0m"
_SIGNS = {"√": _GREEN, "×": _RED, "○": _YELLOW, "△": _YELLOW, "！": _RED, "·": _DIM}


@attrs.frozen(kw_only=True)
class Palette:
    """Colours signs and bars, or leaves them as they are.

    Attributes:
        on: Whether colour is used.
    """

    on: bool = False

    def signs(self, line: str) -> str:
        """Colour the signs of outcomes and the lost part of bars."""
        if not self.on:
            return line
        return "".join(f"{_SIGNS[char]}{char}{_PLAIN}" if char in _SIGNS else char for char in line)
