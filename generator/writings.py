"""The register as it is looked for in texts: with names that it does not list, kept in the cache."""

import pickle
from dataclasses import replace

from generator.fingerprints import fingerprint
from generator.link.traditional import traditional_writings
from generator.model.entity import Name, Register
from generator.write.cache import Cache, load


def with_writings(register: Register, code: str, cache: Cache) -> Register:
    """`register`, its Chinese names found in Traditional characters too.

    To derive these takes a tenth of a second, so it is done once for a register.

    Args:
        code: stands for the code and for the packages that it uses.
    """
    inputs = fingerprint(code, register.digest)
    kept = cache.value("writing", inputs)
    derived: dict[str, tuple[Name, ...]] = traditional_writings(register) if kept is None else load(kept)
    if kept is None:
        cache.keep_value("writing", inputs, pickle.dumps(derived))
    entities = (
        replace(entity, writings=(*entity.writings, *derived[entity.id])) if entity.id in derived else entity
        for entity in register.entities
    )
    return replace(register, entities=tuple(entities))
