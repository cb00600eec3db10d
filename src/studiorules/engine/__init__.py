"""Engines: a plan carried out, as numbers.

Here a compiled rulebook becomes a function of Python, made of syntax nodes and constants and never of text. Engines
give numbers and nothing else: what a number means, why it is so and how it is said belongs to other rooms.
"""

from studiorules.engine.layout import Numbers
from studiorules.engine.python import Engine, compile_plan

__all__ = ["Engine", "Numbers", "compile_plan"]
