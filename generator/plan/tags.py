"""The tags, categories and series that headers name become topics and series."""

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Mapping, Sequence
from typing import NamedTuple

from generator.model.digest import Digest, Header
from generator.model.language import Lang, Localized
from generator.model.topic import DeclaredTopic, Topic, TopicKind, folded, shown_spelling, slug_of

_UNDECLARED = DeclaredTopic(slug="", names=Localized(zh="", en=""), aliases=(), about=Localized(zh="", en=""))


class Tagged(NamedTuple):
    """The topics, or the series, of all digests.

    Attributes:
        topics: by language and key, those with a page in it, in order of key.
        spellings: by spelling, the key of the topic.
        digests: of each digest, the keys of its topics.
    """

    topics: Mapping[Lang, Mapping[str, Topic]]
    spellings: Mapping[str, str]
    digests: tuple[tuple[str, ...], ...]


def gather(
    kind: TopicKind,
    digests: Sequence[Digest],
    shown: Mapping[Lang, Container[int]],
    declared: Collection[DeclaredTopic],
) -> Tagged:
    """The topics of `kind` that the headers of `digests` name, in any spelling and in either language.

    Args:
        shown: by language, the numbers of the digests that a reader of it is shown.
    """
    slugs = {folded(spelling): topic.slug for topic in declared for spelling in topic.spellings}
    spellings: dict[str, str] = {}
    uses: dict[Lang, dict[str, int]] = {lang: {} for lang in Lang}
    members: defaultdict[str, list[int]] = defaultdict(list)
    tagged = []
    for number, digest in enumerate(digests):
        keys: dict[str, None] = {}
        for paired in digest.editions:
            header = paired.edition.header
            used = uses[header.lang]
            for spelling in named_in(header, kind):
                used[spelling] = used.get(spelling, 0) + 1
                key = spellings.get(spelling)
                if key is None:
                    name = folded(spelling)
                    key = spellings[spelling] = f"{kind}/{slugs.get(name) or slug_of(name)}"
                keys[key] = None
        for key in keys:
            members[key].append(number)
        tagged.append(tuple(keys))
    known = {f"{kind}/{topic.slug}": topic for topic in declared}
    names = {lang: _names(uses[lang], spellings) for lang in shown}
    topics = {
        lang: {
            key: Topic(
                kind=kind,
                slug=key.partition("/")[2],
                name=name,
                about=known.get(key, _UNDECLARED).about[lang],
                digests=numbers,
            )
            for key in sorted(members)
            if (name := known.get(key, _UNDECLARED).names[lang] or names[lang].get(key, ""))
            and (numbers := tuple(number for number in members[key] if number in shown[lang]))
        }
        for lang in shown
    }
    return Tagged(topics, spellings, tuple(tagged))


def named_in(header: Header, kind: TopicKind) -> tuple[str, ...]:
    """What a header names of `kind`, each spelling once."""
    if kind is TopicKind.SERIES:
        return (header.series,) if header.series else ()
    return tuple(dict.fromkeys((*header.tags, *header.categories))) if header.categories else header.tags


def _names(uses: Mapping[str, int], spellings: Mapping[str, str]) -> dict[str, str]:
    """By key, the spelling that most editions of a language use; of equals, the first by text."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for spelling, times in uses.items():
        counts[spellings[spelling]][shown_spelling(spelling)] += times
    return {key: min(each, key=lambda name: (-each[name], name)) for key, each in counts.items()}
