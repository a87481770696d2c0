"""Traditional characters and their Simplified ones, one by one, from OpenCC.

Character by character, as the order of characters must not decide what a query finds: 乾 becomes 干 in 乾燥
and in 乾隆, in the texts and in the query alike.
"""

from functools import cache

from generator.search.fold import Simplified
from generator.search.varints import read_varints, varint
from generator.traditional import in_simplified

_FIRST, _LAST = 0x3400, 0x9FFF


@cache
def load_simplified() -> Simplified:
    """The table of all characters that OpenCC simplifies, in order of code points."""
    characters = [chr(code) for code in range(_FIRST, _LAST + 1)]
    converted = in_simplified("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    table = {one: other for one, other in pairs if one != other and len(other) == 1 and other <= "\uffff"}
    # A few are simplified in two steps. What the table leads to is never simplified any further.
    return {one: table.get(other, other) for one, other in table.items()}


def packed_table(simplified: Simplified) -> tuple[bytes, bytes]:
    """The table as bytes: the steps between Traditional characters, and those between their Simplified ones.

    The latter are doubled if they lead on; those that lead back are doubled and less by one.
    """
    steps, turns = [], []
    last = last_other = 0
    for one, other in sorted(simplified.items()):
        turn = ord(other) - last_other
        steps.append(varint(ord(one) - last))
        turns.append(varint(2 * turn if turn >= 0 else -2 * turn - 1))
        last, last_other = ord(one), ord(other)
    return b"".join(steps), b"".join(turns)


def read_table(steps: bytes, turns: bytes) -> Simplified:
    """The table that `packed_table` made bytes of."""
    table = {}
    last = last_other = 0
    for step, turn in zip(read_varints(steps), read_varints(turns), strict=True):
        last += step
        last_other += turn // 2 if turn % 2 == 0 else -(turn + 1) // 2
        table[chr(last)] = chr(last_other)
    return table
