"""The law of inputs: where a page is made from the same in two archives, it shows the same in both."""

from collections.abc import Mapping
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.model.archive import Archive
from generator.model.date import Period
from generator.model.digest import Moment
from generator.model.language import Lang, Localized
from generator.model.topic import DeclaredTopic
from generator.plan.pages import inputs_of, plan, view_of
from tests.values import archive_of, edition, entity, story

CONFIG = Config()
CHIPS = DeclaredTopic(
    slug="chips", names=Localized(zh="芯片", en=""), aliases=("silicon",), about=Localized(zh="", en="")
)
ENTITIES = (entity("a"), entity("b", owner="a"), entity("c"))


class Written(NamedTuple):
    """An edition: its tags, its series, whom each of its stories names, and the days that each tells of."""

    tags: tuple[str, ...]
    series: str
    named: tuple[str, ...]
    told: tuple[str, ...]


WRITTEN = st.builds(
    Written,
    st.lists(st.sampled_from(("AI", "ai", "A.I.", "芯片", "Silicon", "law", "Law")), max_size=3).map(tuple),
    st.sampled_from(("", "S", "s")),
    st.lists(st.sampled_from("abc"), max_size=3).map(tuple),
    st.lists(st.sampled_from(("2026-03-01", "2026-03-02", "2026-03-03", "2025-03-03")), max_size=1).map(
        tuple
    ),
)
DIGEST = st.dictionaries(st.sampled_from(Lang), WRITTEN, min_size=1)
DATE = st.sampled_from(("2026-03-02", "2026-03-01", "2026-02", "2025-03-01", "2024-03-01"))


def archive(digests: Mapping[str, Mapping[Lang, Written]], untranslated: bool) -> Archive:
    editions = [
        edition(
            lang,
            date,
            *(
                story(f"{date} {place}", name, moments=tuple(Moment(Period(day), 0) for day in written.told))
                for place, name in enumerate(written.named)
            ),
            tags=written.tags,
            series=written.series,
        )._replace(
            digest=repr((date, lang, written)),
        )
        for date, each in digests.items()
        for lang, written in each.items()
    ]
    return archive_of(editions, *ENTITIES, topics=(CHIPS,), untranslated=untranslated)


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(DATE, DIGEST, min_size=1), DATE, st.none() | DIGEST, st.booleans())
def test_a_page_that_is_made_from_the_same_shows_the_same(
    digests: dict[str, dict[Lang, Written]], date: str, edited: dict[Lang, Written] | None, untranslated: bool
) -> None:
    changed = {**digests, date: edited} if edited else {key: digests[key] for key in digests if key != date}
    before, after = archive(digests, untranslated), archive(changed, untranslated)
    pages = {page.address: page for page in plan(after, CONFIG)[0]}
    for page in plan(before, CONFIG)[0]:
        made_from = inputs_of(before, page)
        if made_from and page.address in pages and made_from == inputs_of(after, pages[page.address]):
            shown, now = view_of(before, CONFIG, page), view_of(after, CONFIG, pages[page.address])
            assert shown == now, page.address
