"""Why a translation is not accepted, drafted, exported or imported."""

from generator.model.problem import Problem


class RefusedError(Exception):
    """What was asked for cannot be done; nothing has been written. Ends the command with exit code 2."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
