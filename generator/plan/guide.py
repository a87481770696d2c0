"""What `llms.txt` tells of an archive in one language."""

from generator import addresses
from generator.config import Config
from generator.model.archive import Archive
from generator.model.hosting import Guide
from generator.model.items import Link
from generator.model.language import Lang
from generator.plan.items import digest_item, stories_in, topics_address

_LATEST = 20


def guide_of(archive: Archive, config: Config, lang: Lang) -> Guide:
    """The pages that lead to all others, and the newest digests."""
    numbers = archive.numbers[lang]
    topics = topics_address(archive, lang)
    return Guide(
        lang=lang,
        site=config.title[lang],
        description=config.description[lang],
        digests=len(numbers),
        stories=stories_in(archive, lang, numbers),
        ways=(
            Link(addresses.home(lang), "home"),
            Link(addresses.archive(lang), "archive"),
            Link(addresses.register(lang), "register"),
            *([Link(topics, "topics")] if topics else []),
            Link(addresses.search(lang), "search"),
        ),
        latest=tuple(digest_item(archive, number, lang) for number in numbers[:_LATEST]),
    )
