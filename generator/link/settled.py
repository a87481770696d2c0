"""What the header of an edition settles about names: which of two it means, which it does not mean."""

from generator.link.names import NOTHING_SETTLED, Names, Settled, fold
from generator.model.digest import EVERY_NAME, Edition, LinkedEdition
from generator.model.problem import Problem, warning


def settled_in(edition: Edition | LinkedEdition, names: Names) -> tuple[Settled, tuple[Problem, ...]]:
    """What the writer of `edition` has settled; a warning for each name that no entity has."""
    header = edition.header
    if not header.names and not header.nolink:
        return NOTHING_SETTLED, ()
    meant = [(fold(writing), names.known(name) if name else "", name) for writing, name in header.names]
    without = [(names.known(name), name) for name in header.nolink if name != EVERY_NAME]
    unknown = [name for *_, entity, name in (*meant, *without) if entity is None]
    every = frozenset(names.owners) if EVERY_NAME in header.nolink else frozenset()
    settled = Settled(
        meanings={writing: entity for writing, entity, _ in meant if entity is not None},
        without=every.union(entity for entity, _ in without if entity),
    )
    return settled, tuple(
        warning(
            "link/entity",
            edition.path,
            f'the header names "{name}", which is no entity of the register.',
            hint="Write the id of an entity, or one of its names.",
        )
        for name in unknown
    )
