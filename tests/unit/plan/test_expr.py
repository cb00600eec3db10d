"""Expressions: what the functions that build them simplify, and what they leave alone."""

import pytest

from studiorules.plan.arithmetic import (
    add,
    as_number,
    case,
    div,
    equal,
    greatest,
    least,
    less,
    mul,
    not_above,
    rewrite,
    sub,
)
from studiorules.plan.expr import (
    FALSE,
    ONE,
    TRUE,
    ZERO,
    Col,
    Const,
    In,
    Op,
    Param,
    Ref,
    all_of,
    any_of,
    is_in,
    kind_of,
    leaves,
    meets,
    negate,
    number,
)
from tests.unit.plan.carried import reckoned

A, B, C = (Ref(name, "truth") for name in "abc")
X, Y = Ref("x"), Ref("y")


def test_yes_is_not_one() -> None:
    # in Python they are equal, and an engine with types would stumble over the one in the place of the other
    assert TRUE != ONE
    assert FALSE != ZERO
    assert kind_of(less(X, Y)) == kind_of(is_in("kind", {"a"})) == "truth"
    assert kind_of(case(A, X, Y)) == kind_of(add(X, Y)) == "number"


def test_joins_are_flat_and_say_nothing_twice() -> None:
    assert all_of(A, all_of(B, C), TRUE, A) == Op("and", (A, B, C))
    assert any_of(A, any_of(B, C), FALSE, A) == Op("or", (A, B, C))
    assert all_of() == TRUE
    assert any_of() == FALSE
    assert all_of(A) == A


def test_a_join_that_is_settled_is_a_constant() -> None:
    assert all_of(A, FALSE) == FALSE
    assert any_of(A, TRUE) == TRUE
    assert all_of(A, B, negate(A)) == FALSE
    assert any_of(A, B, negate(A)) == TRUE


def test_two_questions_about_one_code_are_one() -> None:
    assert all_of(is_in("k", {"a", "b"}), is_in("k", {"b", "c"})) == In("k", frozenset({"b"}))
    assert all_of(is_in("k", {"a"}), A, is_in("k", {"b"})) == FALSE
    assert any_of(is_in("k", {"a"}), is_in("k", {"b"})) == In("k", frozenset({"a", "b"}))
    assert all_of(is_in("k", {"a"}), is_in("other", {"b"})) == Op("and", (is_in("k", {"a"}), is_in("other", {"b"})))


def test_a_set_may_meet_two_sets_at_once() -> None:
    both = all_of(meets("serves", {"a"}), meets("serves", {"b"}))
    assert both == Op("and", (meets("serves", {"a"}), meets("serves", {"b"})))


def test_no_code_at_all_is_never_held() -> None:
    assert is_in("k", ()) == FALSE
    assert meets("k", ()) == FALSE


def test_negation_turns_comparisons_and_undoes_itself() -> None:
    assert negate(less(X, Y)) == not_above(Y, X)
    assert negate(not_above(X, Y)) == less(Y, X)
    assert negate(negate(A)) == A
    assert negate(TRUE) == FALSE


def test_constants_are_reckoned_at_once() -> None:
    assert add(number(2), X, number(3)) == Op("add", (X, number(5)))
    assert add(number(2), number(-2)) == ZERO
    assert sub(X, number(4)) == add(X, number(-4))
    assert sub(X, X) == ZERO
    assert mul(X, ONE) == X
    assert mul(ZERO, X) == ZERO
    assert mul(number(3), number(4)) == number(12)
    assert div(number(-7), number(2)) == number(-4)
    assert div(X, ONE) == X
    assert least(number(3), X, number(1)) == Op("least", (X, ONE))
    assert greatest(number(3), number(5)) == number(5)
    assert equal(X, X) == TRUE
    assert less(X, X) == FALSE


def test_a_choice_between_equals_is_none() -> None:
    assert case(A, X, X) == X
    assert case(TRUE, X, Y) == X
    assert case(negate(A), X, Y) == case(A, Y, X)
    assert case(A, X, case(A, Y, ZERO)) == case(A, X, ZERO)


@pytest.mark.parametrize(
    ("chosen", "same"),
    [
        (case(A, TRUE, B), any_of(A, B)),
        (case(A, FALSE, B), all_of(negate(A), B)),
        (case(A, B, FALSE), all_of(A, B)),
        (case(A, B, TRUE), any_of(negate(A), B)),
        (case(A, TRUE, FALSE), A),
    ],
)
def test_a_choice_of_truths_is_a_join(chosen: object, same: object) -> None:
    assert chosen == same


def test_work_on_a_ladder_of_constants_is_done_on_its_steps() -> None:
    ladder = case(A, number(5), case(B, number(2), ZERO))
    assert add(ladder, ONE) == case(A, number(6), case(B, number(3), ONE))
    assert mul(ladder, number(10)) == case(A, number(50), case(B, number(20), ZERO))
    assert not_above(number(3), ladder) == A
    assert not_above(number(2), ladder) == any_of(A, B)
    assert least(ladder, number(4)) == case(A, number(4), case(B, number(2), ZERO))
    assert as_number(A) == case(A, ONE, ZERO)


@pytest.mark.parametrize("a", [True, False])
@pytest.mark.parametrize("b", [True, False])
def test_what_is_simplified_means_the_same(a: bool, b: bool) -> None:
    names = {"a": a, "b": b, "x": 3, "y": 7}
    ladder = case(A, number(5), case(B, number(2), ZERO))
    plain = 5 if a else 2 if b else 0
    assert reckoned(sub(number(9), ladder), names) == 9 - plain
    assert reckoned(div(mul(ladder, number(3)), number(2)), names) == plain * 3 // 2
    assert reckoned(any_of(negate(all_of(A, B)), all_of(A, negate(B))), names) == (not (a and b) or (a and not b))
    assert reckoned(less(ladder, X), names) == (plain < 3)


def test_leaves_are_replaced_and_all_is_simplified_again() -> None:
    high = add(Col("f_hi"), ONE)
    found = rewrite(less(high, Param("p")), lambda leaf: number(4) if leaf == Col("f_hi") else leaf)
    assert found == less(number(5), Param("p"))
    settled = rewrite(all_of(is_in("k", {"?"}), A), lambda leaf: FALSE if isinstance(leaf, In) else leaf)
    assert settled == FALSE


def test_what_is_not_replaced_stays_the_same_object() -> None:
    expr = add(mul(X, Y), ONE)
    assert rewrite(expr, lambda leaf: leaf) is expr


def test_leaves_of_a_shared_part_are_told_once() -> None:
    shared = mul(X, Y)
    told = list(leaves([add(shared, shared)]))
    assert sorted(leaf.name for leaf in told if isinstance(leaf, Ref)) == ["x", "y"]
    assert Const(0) == ZERO
