"""A query answered from the index of a built site, as the search page does it."""

from pathlib import Path

from generator.search.answers import Found, Question
from generator.search.index import FOLDER
from generator.search.reader import Reader


class NoIndexError(Exception):
    """There is no search index, or none that can be read; the message says where and what to do."""


def search(site: Path, question: Question) -> Found:
    """What the index of the site in the folder `site` has for `question`.

    Raises:
        NoIndexError: there is no index, or one of its files is spoilt.
    """
    folder = site / FOLDER
    try:
        return Reader(lambda name: (folder / name).read_bytes()).answer(question)
    except (FileNotFoundError, NotADirectoryError, ValueError, LookupError) as fault:
        raise NoIndexError(
            f"{folder}: error search/missing: there is no search index to read. "
            'Make one with "wenzhai build".'
        ) from fault
