"""What the files of the index look like, for who writes them and who reads them."""

from typing import NamedTuple

# What stands under a term of a shard: its postings; or the form of the word that has them.
HERE, ELSEWHERE = 0, 1

# A pair of Han as one number: the code point of the second character has so many bits.
PAIR_BITS = 18
PAIR_MASK = (1 << PAIR_BITS) - 1

# More bytes than this, shared with the text before or following, do not go into the one byte of a front-coded
# text.
SHORT = 14

# The sections of the root that each segment has, in order, behind the first section of all.
SECTIONS = ("batches", "letters", "words", "pairs", "large_words", "large_pairs", "large")


class NameRow(NamedTuple):
    """A name as it is searched for, and whose it is."""

    name: str
    entity: str
    kind: str
    chinese: str
    english: str


class Large(NamedTuple):
    """A term whose postings have a file of their own.

    Attributes:
        documents: how many it has.
        is_whole: whether these are all that have the character, not only those where it ends a run.
        is_named: whether names begin with it, which stand in its shard.
    """

    documents: int
    is_whole: bool
    is_named: bool

    @property
    def number(self) -> int:
        """As the root has it."""
        return self.documents << 2 | self.is_whole << 1 | self.is_named


def large_of(number: int) -> Large:
    """What the root says of a large term."""
    return Large(number >> 2, bool(number & 2), bool(number & 1))


def pair_text(pair: int) -> str:
    """The characters of a pair."""
    second = pair & PAIR_MASK
    return chr(pair >> PAIR_BITS) + (chr(second) if second else "")


def pair_of(text: str) -> int:
    """The number of a term of one or two characters."""
    return ord(text[0]) << PAIR_BITS | (ord(text[1]) if len(text) > 1 else 0)
