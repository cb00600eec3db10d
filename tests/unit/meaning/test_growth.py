"""What a record may add to net growth, against every pair of days."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from studiorules.meaning.growth import _changes

_ENDS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(sorted)


def _every_pair(a: int, b: int, c: int, d: int, start: int, end: int) -> set[int]:
    return {
        (first <= end < after) - (first <= start < after)
        for first in range(a, b + 1)
        for after in range(c, d + 1)
        if first < after
    }


@given(begin=_ENDS, stop=_ENDS, window=st.tuples(st.integers(1, 10), st.integers(1, 5)))
def test_the_marks_tried_are_enough(begin: list[int], stop: list[int], window: tuple[int, int]) -> None:
    (a, b), (c, d), (start, length) = begin, stop, window
    end = start + length
    tried = _every_pair(a, b, c, d, start, end)
    if not tried:
        return  # no such span can be: refused at reading
    row = SimpleNamespace(from_lo=a, from_hi=b, to_lo=c, to_hi=d)
    assert _changes(row, start, end) == tried


def test_the_worked_pairs() -> None:
    joined = SimpleNamespace(from_lo=5, from_hi=5, to_lo=99, to_hi=99)
    left = SimpleNamespace(from_lo=0, from_hi=0, to_lo=5, to_hi=5)
    assert _changes(joined, 4, 9) == {1}
    assert _changes(joined, 5, 9) == {0}
    assert _changes(left, 4, 9) == {-1}
    assert _changes(left, 5, 9) == {0}
