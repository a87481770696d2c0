"""How a build tells of its progress."""

from collections.abc import Callable

# The step (read, render), how much of it is done, how much there is.
Tell = Callable[[str, int, int], None]
