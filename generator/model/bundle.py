"""Views of what a bundle has beside the site."""

from dataclasses import dataclass

from generator.model.language import Lang, Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class StartView:
    """The page that tells who has unpacked a bundle what it is and where to begin.

    Attributes:
        title: of the archive.
        date: day or month of its newest digest; empty without any.
        homes: each language with the address of its home page in the site.
        digests, stories: how many there are.
    """

    title: Localized
    date: str
    homes: tuple[tuple[Lang, str], ...]
    digests: int
    stories: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture of another host: `name` is its address in the bundle, empty where it is not in it.

    Attributes:
        about: its description, as HTML.
        in_link: whether it stands in a link, and so can have none.
        lang: of the page that it stands on.
    """

    name: str
    url: str
    host: str
    about: str
    in_link: bool
    lang: Lang
