"""Numbers as people state them: exact, bounded on either side, or about so many."""

import re
import unicodedata
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation

import attrs

from studiorules.errors import Unreadable

__all__ = ["TOLERANCE", "Quantity", "about", "at_least", "at_most", "between"]

TOLERANCE = Decimal("0.1")
"""How far from the stated number `about` reaches on either side, as a share of it, unless said otherwise."""

_EXPECTED = ('数量，例如 8、"50+"、"约30"', 'a number, for example 8, "50+", "约30"')
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
_MORE = r"\+|余|多|以上"
_COUNTED = r"(?:人次|平方米|[元名人件项个种份次台套家位级分年])?(?:以上|左右)?"
_PLAIN = re.compile(
    rf"(约|近|至少|不少于|至多|不超过)?{_NUMBER}([十百千万亿]*)({_MORE})?([十百千万亿]*)({_MORE})?({_COUNTED})"
)
_RANGE = re.compile(rf"{_NUMBER}([十百千万亿]*)[-–—~～至到]{_NUMBER}([十百千万亿]*)({_COUNTED})")
_UPWARDS = re.compile(rf"上([十百千万亿]+)({_COUNTED})")
_KEYS = {"at_least", "at_most", "between", "about", "tolerance"}


@attrs.frozen
class Quantity:
    """A number known to lie in a closed interval.

    Attributes:
        low: Lowest value it may have; None where it has no lower end.
        high: Highest value it may have; None where it has no upper end.
        about: The number that was said, where only "about" it is known; None otherwise.
        tolerance: With `about`, how far it may be off on either side, as a share of it; findings name the assumption.
    """

    low: Decimal | None
    high: Decimal | None
    about: Decimal | None = None
    tolerance: Decimal | None = None

    @classmethod
    def of(cls, said: object) -> "Quantity":
        """Read a number as written: `8`, `"50+"`, `50余`, `约30`, `近500`, `上百万`, `"3–5"`, `{at_least = 50}`.

        Raises:
            Unreadable: If it is none of these.
        """
        if isinstance(said, Quantity):
            return said
        if isinstance(said, bool) or said is None:
            raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)
        if isinstance(said, (int, Decimal)):
            exact = _checked(Decimal(said), said)
            return cls(exact, exact)
        if isinstance(said, dict):
            return _from_table(said)
        if isinstance(said, str):
            return _from_words(said)
        raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.low == self.high

    def steps(self, places: int) -> tuple[int | None, int | None]:
        """Return both ends in whole steps of 10**-places; None where an end is open.

        A number that is only about so much keeps the whole steps inside.

        Raises:
            Unreadable: If an end is finer than the step.
        """
        if places == 0 and self.low is not None and self.low is self.high:
            whole = int(self.low)
            if whole == self.low:
                return whole, whole
        inward = self.about is not None
        return _in_steps(self.low, places, ROUND_CEILING, inward), _in_steps(self.high, places, ROUND_FLOOR, inward)

    def said(self) -> object:
        """Return it as a document writes it: a number or a small table."""
        if self.about is not None:
            told: dict[str, object] = {"about": plain_number(self.about)}
            if self.tolerance is not None and self.tolerance != TOLERANCE:
                told["tolerance"] = plain_number(self.tolerance)
            return told
        if self.low is None:
            return {"at_most": plain_number(self.high)} if self.high is not None else {"at_least": 0}
        if self.high is None:
            return {"at_least": plain_number(self.low)}
        if self.low == self.high:
            return plain_number(self.low)
        return {"between": [plain_number(self.low), plain_number(self.high)]}

    def __str__(self) -> str:
        low, high = (None if end is None else format(end.normalize(), "f") for end in (self.low, self.high))
        if self.about is not None:
            return f"约{format(self.about.normalize(), 'f')}"
        if low == high and low is not None:
            return low
        if high is None:
            return f"{low or 0}以上"
        return f"至多{high}" if low is None else f"{low}至{high}"


def at_least(number: int | str | Decimal) -> Quantity:
    """A number that is so much or more."""
    return Quantity(_number(number), None)


def at_most(number: int | str | Decimal) -> Quantity:
    """A number that is so much or less."""
    return Quantity(None, _number(number))


def between(low: int | str | Decimal, high: int | str | Decimal) -> Quantity:
    """A number that lies between two others, both included.

    Raises:
        Unreadable: If the low end is above the high end.
    """
    return _ordered(_number(low), _number(high), f"{low}–{high}")


def about(number: int | str | Decimal, *, tolerance: str | Decimal = TOLERANCE) -> Quantity:
    """A number that is about so much; `tolerance` is a share of it on either side."""
    centre, off = _number(number), _number(tolerance)
    if not 0 <= off < 1:
        raise Unreadable("wrong-type", found=str(tolerance), expected=("0到1之间的容差", "a tolerance from 0 to 1"))
    reach = abs(centre) * off
    return Quantity(centre - reach, centre + reach, centre, off)


def plain_number(number: Decimal | None) -> object:
    """Return a whole number as an int, anything else as the decimal it is."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else number


def _number(said: object) -> Decimal:
    if isinstance(said, bool) or not isinstance(said, (int, str, Decimal)):
        raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)
    try:
        return _checked(Decimal(said), said)
    except InvalidOperation:
        raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED) from None


def _checked(number: Decimal, said: object) -> Decimal:
    if not number.is_finite() or number.adjusted() > 18 or int(number.as_tuple().exponent) < -18:
        raise Unreadable("not-a-number", found=_quoted(said))
    return number


def _ordered(low: Decimal | None, high: Decimal | None, said: object) -> Quantity:
    if low is not None and high is not None and low > high:
        raise Unreadable("empty-range", found=_quoted(said))
    return Quantity(low, high)


def _in_steps(end: Decimal | None, places: int, rounding: str, inward: bool) -> int | None:
    if end is None:
        return None
    scaled = end.scaleb(places)
    whole = scaled.to_integral_value(rounding=rounding)
    if whole != scaled and not inward:
        step = format(Decimal(1).scaleb(-places), "f")
        raise Unreadable("too-fine", found=format(end, "f"), expected=(step, step))
    return int(whole)


def _from_table(said: dict[str, object]) -> Quantity:
    keys = set(said)
    if keys - _KEYS or not keys:
        raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)
    if "about" in keys and keys <= {"about", "tolerance"}:
        return about(_number(said["about"]), tolerance=_number(said.get("tolerance", TOLERANCE)))
    if keys == {"between"}:
        ends = said["between"]
        if not isinstance(ends, (list, tuple)) or len(ends) != 2:
            raise Unreadable("wrong-type", found=_quoted(ends), expected=("两个数", "two numbers"))
        return _ordered(_number(ends[0]), _number(ends[1]), ends)
    if keys <= {"at_least", "at_most"}:
        low, high = (None if key not in said else _number(said[key]) for key in ("at_least", "at_most"))
        return _ordered(low, high, said)
    raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)


def _from_words(said: str) -> Quantity:
    words = unicodedata.normalize("NFKC", said).replace(" ", "")
    if len(words) > 60:
        raise Unreadable("wrong-type", found=_quoted(said[:20] + "…"), expected=_EXPECTED)
    if found := _UPWARDS.fullmatch(words):
        return Quantity(Decimal(_scale(found[1])), None)
    if found := _RANGE.fullmatch(words):
        left, right = found[3] or found[6], found[6]
        low = _scaled(found[1], found[2], left)
        return _ordered(low, _scaled(found[4], found[5], right), said)
    found = _PLAIN.fullmatch(words)
    if found is None:
        raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)
    before, number = found[1], _scaled(found[2], found[3], found[4] + found[6])
    more = found[5] or found[7] or ("以上" if found[8].endswith("以上") else None)
    roughly = before == "约" or found[8].endswith("左右")
    if roughly and not more:
        return about(number)
    if before in ("近", "至多", "不超过") and not more:
        return Quantity(None, number)
    if before in ("至少", "不少于") or (more and before is None):
        return Quantity(number, None)
    if before is None:
        return Quantity(number, number)
    raise Unreadable("wrong-type", found=_quoted(said), expected=_EXPECTED)


def _scale(words: str) -> int:
    product = 1
    for word in words:
        product *= _SCALES[word]
    return product


def _scaled(whole: str, fraction: str | None, scale: str) -> Decimal:
    return _checked(Decimal(whole.replace(",", "") + (fraction or "")) * _scale(scale), whole)


def _quoted(said: object) -> str:
    return (
        f'"{said}"'
        if isinstance(said, str)
        else {True: "true", False: "false", None: "null"}.get(said, str(said))
        if isinstance(said, (bool, type(None)))
        else str(said)
    )
