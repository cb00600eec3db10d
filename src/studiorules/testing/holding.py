"""How a law says that it is broken."""

__all__ = ["law"]


def law(kept: bool, broken: str) -> None:  # a statement, not a switch
    """Go on where a law holds.

    Raises:
        AssertionError: If it does not; it says where.
    """
    if not kept:
        raise AssertionError(broken)
