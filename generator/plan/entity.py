"""Entity pages, and their older years."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator import addresses
from generator.config import Config
from generator.model.archive import NEVER, Appearance, Archive
from generator.model.date import IsoDate, month_of
from generator.model.entity import Entity
from generator.model.language import Lang
from generator.model.page import Page
from generator.model.views import EntityView, Entry, Link
from generator.plan.items import entity_link, entry, shell_of

# A longer timeline is cut by year: the newest year on the entity's own page, each older one on another.
_ONE_PAGE = 150


def entity_pages(archive: Archive, config: Config) -> Iterator[Page]:
    """A page for each entity that has one, and one for each older year of a long timeline."""
    for lang in config.languages:
        for entity in map(archive.entities.__getitem__, archive.shown):
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
    entity_id, year = page.subject.split("/")
    entity = archive.entities[entity_id]
    timeline = archive.timelines[page.lang].get(entity_id, NEVER)
    years = years_of(archive, page.lang, entity_id)
    # An older year counts itself only, so that it stays as it is while the entity goes on.
    counted = list(timeline.years[year] if year else timeline.appearances)
    shown = timeline.years[years[0]] if years and not year else counted
    name, other_name = entity.names[page.lang], entity.names[page.lang.other]
    twins = [
        (lang, addresses.entity(lang, entity.kind, entity_id, year))
        for lang in config.languages
        if not year or year in years_of(archive, lang, entity_id)[1:]
    ]
    return EntityView(
        shell=shell_of(
            page,
            config,
            title=name,
            description=entity.about[page.lang],
            area="register",
            twins=twins,
            nearest=addresses.entity(page.lang.other, entity.kind, entity_id),
            crumbs=_crumbs(entity, page, year),
        ),
        id=entity_id,
        kind=entity.kind,
        name=name,
        other_name="" if other_name == name else other_name,
        writings=tuple(each.text for each in entity.writings if each.text not in (name, other_name)),
        about=entity.about[page.lang],
        url=entity.url,
        owner=entity_link(archive.entities[entity.owner], page.lang) if entity.owner else None,
        owned=tuple(
            entity_link(archive.entities[each], page.lang)
            for each in archive.owned.get(entity_id, ())
            if each in archive.shown
        ),
        first=_date(archive, counted[-1]) if counted else None,
        last=_date(archive, counted[0]) if counted else None,
        stories=len(counted),
        digests=len({each.digest for each in counted}),
        year=year,
        years=_year_links(entity, page.lang, years),
        months=_months(archive, page.lang, shown),
    )


def _date(archive: Archive, appearance: Appearance) -> IsoDate:
    return archive.digests[appearance.digest].date


def years_of(archive: Archive, lang: Lang, entity_id: str) -> tuple[str, ...]:
    """The years of a timeline that is cut by year, newest first; nothing for one that is not."""
    timeline = archive.timelines[lang].get(entity_id, NEVER)
    return tuple(timeline.years) if timeline.stories > _ONE_PAGE else ()


def _year_links(entity: Entity, lang: Lang, years: Sequence[str]) -> tuple[Link, ...]:
    return tuple(
        Link(addresses.entity(lang, entity.kind, entity.id, year if place else ""), year)
        for place, year in enumerate(years)
    )


def _crumbs(entity: Entity, page: Page, year: str) -> tuple[Link, ...]:
    register = Link(addresses.register(page.lang), "register")
    if not year:
        return (register,)
    return (register, Link(addresses.entity(page.lang, entity.kind, entity.id), entity.names[page.lang]))


def _months(
    archive: Archive, lang: Lang, shown: Iterable[Appearance]
) -> tuple[tuple[IsoDate, tuple[Entry, ...]], ...]:
    return tuple(
        (month, tuple(entry(archive, lang, each) for each in group))
        for month, group in groupby(shown, key=lambda each: month_of(_date(archive, each)))
    )
