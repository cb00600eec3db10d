"""Why intervals are not numbers: the comparisons they refuse, with what to ask instead."""

from typing import NoReturn

__all__ = ["NoOrder"]


class NoOrder:
    """Refuses every comparison and conversion that would have to pick one end in silence."""

    __slots__ = ()

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("this is an interval, not a number: use .certainly(…) or .possibly(…)")

    __lt__ = __le__ = __gt__ = __ge__ = __add__ = __radd__ = __sub__ = __mul__ = _refuse

    __bool__ = __float__ = _refuse
