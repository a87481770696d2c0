"""A batch of documents becomes postings: what a worker does.

A posting is one number: its term, the number of its document, its level. Sorted, they are the index.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from generator.model.language import Lang
from generator.model.search import Document
from generator.search.codes import Codes, Keys, terms_of_texts
from generator.search.fold import Simplified
from generator.search.records import Shown, records_of
from generator.search.stems import stems_of

# Bits of a posting: a pair of Han has 36, a document 26, a level 2.
LEVEL_BITS = 2
DOCUMENT_BITS = 28  # with the level
DOCUMENT_MASK = (1 << DOCUMENT_BITS) - 1

# BM25F (Robertson, Zaragoza): how much a field counts, how soon repetition counts less, how much length does.
_HEADLINE, _MENTION = 3, 1
_SATURATION, _LENGTH_SHARE = 1.2, 0.75
# The length of a usual story, in characters of Han; a word counts for two. A constant and not an average:
# so the postings of a document depend on nothing else.
_USUAL_LENGTH = 500
# From which share of the most that a term can say in a document each further level begins.
_LEVELS = (0.4, 0.55, 0.7)


class Batch(NamedTuple):
    """What a batch of documents brings to its segment. Numbers of documents start at 0.

    Attributes:
        lang: of all documents.
        dates: of each document.
        stems: a line for each stem, and for each fact, which is a term with a colon.
        stem_keys: place in `stems`, document, level.
        forms: a line for each word as it is written.
        form_counts: how often each form stands in the batch.
        pair_keys: sorted; pair of Han, document, level.
        facets: for each document the facts to filter by, `e:`, `t:` and `s:` terms, with spaces between.
        records: packed, some documents in each.
    """

    lang: Lang
    dates: list[str]
    stems: str
    stem_keys: Keys
    forms: str
    form_counts: Codes
    pair_keys: Keys
    facets: list[str]
    records: list[bytes]


class Places(dict[str, int]):
    """Texts, each with its place in the order in which they came."""

    def __missing__(self, text: str) -> int:
        self[text] = place = len(self)
        return place

    def of(self, texts: Sequence[str]) -> Codes:
        """The place of each of `texts`, those that are new among them."""
        return np.fromiter(map(self.__getitem__, texts), np.uint32, len(texts))


def batch_of(
    documents: Sequence[Document], simplified: Simplified, names: Shown, records_in_file: int
) -> Batch:
    """The postings and records of `documents`, which are of one language.

    Args:
        names: how a record names entities.
    """
    fields = [text for each in documents for text in (each.headline, each.text)]
    found = terms_of_texts(fields, simplified)
    lengths = np.bincount(found.pair_texts // 2, minlength=len(documents))
    lengths = lengths + 2 * np.bincount(found.word_texts // 2, minlength=len(documents))
    norms = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * lengths / _USUAL_LENGTH)

    traditional = found.traditional[0::2] | found.traditional[1::2]
    facts, fact_keys = _facts(documents, norms)
    places = Places()
    form_stems = places.of(stems_of(found.forms))
    stem_keys = _postings(form_stems[found.word_forms].astype(np.uint64), found.word_texts, norms)
    fact_keys |= places.of(facts).astype(np.uint64) << np.uint64(DOCUMENT_BITS)
    return Batch(
        lang=documents[0].lang if documents else Lang.ZH,
        dates=[each.date for each in documents],
        stems="\n".join(places),
        stem_keys=np.concatenate([stem_keys, fact_keys]),
        forms="\n".join(found.forms),
        form_counts=np.bincount(found.word_forms, minlength=len(found.forms)).astype(np.uint32),
        pair_keys=_postings(found.pairs, found.pair_texts, norms),
        facets=[" ".join(_facets(each)) for each in documents],
        records=records_of(documents, names, traditional.tolist(), records_in_file),
    )


def _postings(terms: Keys, fields: Codes, norms: npt.NDArray[np.float64]) -> Keys:
    """A posting for each term and document, sorted; an odd field is text, an even one a headline."""
    if not len(terms):
        return np.zeros(0, np.uint64)
    keys = (terms << np.uint64(DOCUMENT_BITS)) | fields
    keys.sort()
    pairs = keys >> np.uint64(1)
    is_first = np.ones(len(keys), np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=is_first[1:])
    starts = np.flatnonzero(is_first)
    weights = np.where((keys & np.uint64(1)) > 0, 1, _HEADLINE)
    pairs = pairs[starts]
    # A field number has one bit more than that of its document, so the term stands one bit too low.
    documents = pairs & np.uint64(DOCUMENT_MASK >> 1)
    levels = _levels(np.add.reduceat(weights, starts), norms[documents.astype(np.int64)])
    above = (pairs >> np.uint64(DOCUMENT_BITS - 1)) << np.uint64(DOCUMENT_BITS)
    return above | (documents << np.uint64(LEVEL_BITS)) | levels


def _levels(weights: npt.NDArray[np.int64], norms: npt.NDArray[np.float64]) -> Keys:
    shares = weights / (weights + norms)
    levels = np.zeros(len(weights), np.uint64)
    for least in _LEVELS:
        levels += shares >= least
    return levels


def _facts(documents: Sequence[Document], norms: npt.NDArray[np.float64]) -> tuple[list[str], Keys]:
    """What documents say beside their words: whom they name, amounts, topics, series; with their postings."""
    facts: list[str] = []
    numbers: list[int] = []
    weights: list[int] = []
    for number, each in enumerate(documents):
        told = {f"e:{entity}": _MENTION * times for entity, times in each.mentions}
        told |= {f"f:{value}": _MENTION for value, _ in each.figures}
        told |= {f"t:{topic}": 1 for topic in each.topics}
        told |= {f"s:{each.series}": 1} if each.series else {}
        facts += told
        weights += told.values()
        numbers += [number] * len(told)
    documents_of_facts = np.array(numbers, np.int64)
    levels = _levels(np.array(weights, np.int64), norms[documents_of_facts])
    return facts, (documents_of_facts.astype(np.uint64) << np.uint64(LEVEL_BITS)) | levels


def _facets(document: Document) -> list[str]:
    facets = [f"e:{entity}" for entity, _ in document.mentions]
    facets += [f"t:{topic}" for topic in document.topics]
    return facets + ([f"s:{document.series}"] if document.series else [])
