"""Entity pages, and their older years."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator import addresses
from generator.config import Config
from generator.model.archive import NEVER, Appearance, Archive
from generator.model.charts import BarChart, DotChart
from generator.model.date import IsoDate, month_of
from generator.model.entity import Entity, Kind
from generator.model.facts import Companion, YearItem
from generator.model.items import Entry, Link
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.views import EntityView
from generator.plan.axis import span_of
from generator.plan.charts import bar_chart, dot_chart
from generator.plan.facts import Facts, companion, companions, facts_of, figure_items
from generator.plan.items import entity_link, entry, shell_of

# A longer timeline is cut by year: the newest year on the entity's own page, each older one on another.
_ONE_PAGE = 150
# Of how many sentences the page of a timeline that is cut shows the amounts; older ones are on their years.
_SENTENCES = 60
# A chart of fewer stories, or of one month, says less than the timeline.
_FEWEST_STORIES = 3
_FEWEST_MONTHS = 2
# The order in which a page lists what an entity owns.
_OWNED = (Kind.PRODUCT, Kind.PERSON, Kind.COMPANY, Kind.ORGANISATION)


def entity_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each entity that has one, and one for each older year of a long timeline."""
    for lang in config.languages:
        for entity in map(archive.entities.__getitem__, archive.shown[lang]):
            years = years_of(archive, lang, entity.id)
            for year in ("", *years[1:]):
                yield Page(
                    kind="entity",
                    address=addresses.entity(lang, entity.kind, entity.id, year),
                    lang=lang,
                    subject=f"{entity.id}/{year}",
                )


def entity_view(archive: Archive, config: Config, page: Page) -> EntityView:
    """An entity, or one older year of it."""
    lang, (entity_id, year) = page.lang, page.subject.split("/")
    entity = archive.entities[entity_id]
    timeline = archive.timelines[lang].get(entity_id, NEVER)
    years = years_of(archive, lang, entity_id)
    # An older year counts itself only, so that it stays as it is while the entity goes on.
    counted = list(timeline.years[year] if year else timeline.appearances)
    shown = timeline.years[years[0]] if years and not year else counted
    facts = facts_of(archive, lang, entity_id, counted)
    mentions, money = _charts(archive, page, facts, years)
    owned = () if year else _owned(archive, lang, entity_id, facts.named)
    name, other_name = entity.names[lang], entity.names[lang.other]
    return EntityView(
        shell=shell_of(
            archive,
            page,
            config,
            title=name,
            description=entity.about[lang],
            area="register",
            nearest=nearest_to(archive, lang.other, entity),
            crumbs=_crumbs(entity, lang, year),
        ),
        id=entity_id,
        kind=entity.kind,
        name=name,
        other_name="" if other_name == name else other_name,
        writings=tuple(each.text for each in entity.writings if each.text not in (name, other_name)),
        about=entity.about[lang],
        url=entity.url,
        owner=entity_link(archive.entities[entity.owner], lang) if entity.owner else None,
        owned=owned,
        first=_date(archive, counted[-1]) if counted else None,
        last=_date(archive, counted[0]) if counted else None,
        stories=len(counted),
        digests=facts.digests,
        times=facts.times,
        mentions=mentions,
        money=money,
        figures=figure_items(
            archive, lang, facts.figures, _SENTENCES if years and not year else facts.sentences
        ),
        sentences=facts.sentences,
        companions=companions(archive, lang, facts.named, {entity_id, *archive.owned.get(entity_id, ())}),
        year=year,
        years=year_items(archive, lang, entity_id, year),
        months=_months(archive, lang, shown),
    )


def years_of(archive: Archive, lang: Lang, entity_id: str) -> tuple[str, ...]:
    """The years of a timeline that is cut by year, newest first; nothing for one that is not."""
    timeline = archive.timelines[lang].get(entity_id, NEVER)
    return tuple(timeline.years) if timeline.stories > _ONE_PAGE else ()


def year_items(archive: Archive, lang: Lang, entity_id: str, year: str) -> tuple[YearItem, ...]:
    """The years of a timeline that is cut, newest first; on the page of an older year, those up to it."""
    entity, years = archive.entities[entity_id], years_of(archive, lang, entity_id)
    timeline = archive.timelines[lang].get(entity_id, NEVER)
    return tuple(
        YearItem(each, _address(entity, lang, years, each), len(timeline.years[each]))
        for each in years
        if not year or each <= year
    )


def nearest_to(archive: Archive, lang: Lang, entity: Entity) -> str:
    """Where a reader of `lang` is led from a page of `entity` that does not exist in it."""
    if entity.id in archive.shown.get(lang, ()):
        return addresses.entity(lang, entity.kind, entity.id)
    return addresses.register(lang)


def _address(entity: Entity, lang: Lang, years: Sequence[str], year: str) -> str:
    """The page that has a year of the timeline; `years` as by `years_of`."""
    return addresses.entity(lang, entity.kind, entity.id, year if year in years[1:] else "")


def _charts(
    archive: Archive, page: Page, facts: Facts, years: Sequence[str]
) -> tuple[BarChart | None, DotChart | None]:
    """The stories of the page over time, and the amounts that they tell."""
    entity_id, year = page.subject.split("/")
    months = tuple(facts.months)
    if not months:
        return None, None
    span = span_of(f"{year}-01", f"{year}-12") if year else span_of(months[-1], months[0])
    money = dot_chart(archive, page.lang, facts.figures, span)
    if len(months) < _FEWEST_MONTHS or sum(facts.months.values()) < _FEWEST_STORIES:
        return None, money
    entity = archive.entities[entity_id]

    def address_of(month: str) -> str:
        return f"{_address(entity, page.lang, years, month[:4])}#m-{month}"

    return bar_chart(facts.months, span, address_of), money


def _owned(
    archive: Archive, lang: Lang, entity_id: str, named: Mapping[str, int]
) -> tuple[tuple[Kind, tuple[Companion, ...]], ...]:
    """What an entity owns and has a page, by kind; what shares most stories with it comes first."""
    owned = [each for each in archive.owned.get(entity_id, ()) if each in archive.shown[lang]]
    owned.sort(key=lambda each: -named.get(each, 0))
    items = [companion(archive, lang, each, named.get(each, 0)) for each in owned]
    groups = ((kind, tuple(each for each in items if each.kind is kind)) for kind in _OWNED)
    return tuple((kind, group) for kind, group in groups if group)


def _crumbs(entity: Entity, lang: Lang, year: str) -> tuple[Link, ...]:
    register = Link(addresses.register(lang), "register")
    if not year:
        return (register,)
    return (register, Link(addresses.entity(lang, entity.kind, entity.id), entity.names[lang]))


def _date(archive: Archive, appearance: Appearance) -> IsoDate:
    return archive.digests[appearance.digest].date


def _months(
    archive: Archive, lang: Lang, shown: Iterable[Appearance]
) -> tuple[tuple[IsoDate, tuple[Entry, ...]], ...]:
    return tuple(
        (month, tuple(entry(archive, lang, each) for each in group))
        for month, group in groupby(shown, key=lambda each: month_of(_date(archive, each)))
    )
