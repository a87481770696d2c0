"""An edition and an entity in the terms of schema.org."""

from collections.abc import Iterator
from itertools import chain

from generator import addresses
from generator.model.digest import Body, Reference
from generator.model.entity import Kind
from generator.model.items import Shell
from generator.model.views import EditionView, EntityView
from generator.render.language import is_date, written_in

Thing = dict[str, object]

_TYPES = {
    Kind.COMPANY: "Organization",
    Kind.ORGANISATION: "Organization",
    Kind.PERSON: "Person",
    Kind.PRODUCT: "Product",
}
# What the owner of an entity is to it.
_OWNERS = {
    Kind.COMPANY: "parentOrganization",
    Kind.ORGANISATION: "parentOrganization",
    Kind.PERSON: "worksFor",
    Kind.PRODUCT: "manufacturer",
}


def without_gaps(thing: Thing) -> Thing:
    """`thing` without what is not known of it."""
    return {key: value for key, value in thing.items() if value}


def article(view: EditionView, body: Body | None, icon: str) -> Thing:
    """An edition: a news article with what it cites and whom it names."""
    shell = view.shell
    url = _url(shell.address, shell)
    return {
        "@type": "NewsArticle",
        "@id": url,
        "headline": view.title,
        "datePublished": view.date,
        "dateModified": view.updated,
        "inLanguage": view.tag,
        "workTranslation" if view.is_original else "translationOfWork": _other_edition(view),
        "description": shell.description,
        "url": url,
        "mainEntityOfPage": url,
        "image": shell.base_url + view.cover if view.cover and url else "",
        "author": [{"@type": "Person", "name": author} for author in view.authors],
        "publisher": without_gaps(
            {"@type": "Organization", "name": shell.site, "logo": _url(icon, shell) if icon else ""}
        ),
        "isPartOf": {"@type": "CreativeWork", "name": view.series.label} if view.series else None,
        "keywords": [tag.label for tag in view.tags],
        "mentions": [
            {"@id": _entity_id(each.address, shell), "name": each.name} for each in view.entities if url
        ],
        "citation": list(_citations(view, body)),
    }


def entity(view: EntityView) -> Thing:
    """An entity; its own address is that of its page, its `url` that of its website."""
    shell = view.shell
    page = addresses.entity(shell.lang, view.kind, view.id)
    owner = view.owner
    return {
        "@type": _TYPES[view.kind],
        "@id": _entity_id(page, shell),
        "name": view.name,
        "alternateName": [name for name in (view.other_name, *view.writings) if name],
        "url": view.url,
        "description": view.about,
        "mainEntityOfPage": _url(page, shell),
        _OWNERS[view.kind]: without_gaps(
            {"@type": "Organization", "@id": _entity_id(owner.address, shell), "name": owner.name}
        )
        if owner
        else None,
    }


def _other_edition(view: EditionView) -> Thing | None:
    """The other edition; without a host it has no name to be called by."""
    other = view.translation
    if not other or not view.shell.base_url:
        return None
    url = _url(other.address, view.shell)
    tag = next(tag for tag, address in view.shell.alternates if address == other.address)
    return {"@type": "NewsArticle", "@id": url, "url": url, "inLanguage": tag}


def _citations(view: EditionView, body: Body | None) -> Iterator[Thing]:
    """What the edition is made from: headlines' links, sources of stories and of the whole, each once."""
    stories = body.stories if body else ()
    links = (story.link for section in view.sections for story in section.stories)
    references = chain(
        chain.from_iterable(story.references for story in stories),
        body.references if body else (),
        view.sources,
        (Reference(link=link) for link in links),
    )
    seen: set[str] = set()
    for each in references:
        link = each.link if each.link.startswith(("http://", "https://")) else ""
        name = link or f"{each.publisher} {each.title}".strip()
        if name and name not in seen:
            seen.add(name)
            yield without_gaps(
                {
                    "@type": "CreativeWork",
                    "name": each.title or each.publisher or link.split("/")[2],
                    "url": link,
                    "inLanguage": written_in(each.title) or "",
                    "datePublished": each.date if is_date(each.date) else "",
                    "publisher": {"@type": "Organization", "name": each.publisher}
                    if each.publisher
                    else None,
                }
            )


def _url(address: str, shell: Shell) -> str:
    return addresses.absolute(address, shell.base_url) if shell.base_url else ""


def _entity_id(address: str, shell: Shell) -> str:
    """The name of an entity, beside the address of the page about it."""
    return f"{_url(address, shell)}#entity" if shell.base_url else ""
