"""The two languages of an archive, and text that exists in both."""

from dataclasses import dataclass
from enum import StrEnum


class Lang(StrEnum):
    """A language of the archive; the value is its path segment and file suffix."""

    ZH = "zh"
    EN = "en"

    @property
    def tag(self) -> str:
        """The BCP 47 tag for `lang` attributes, hreflang and feeds."""
        return "zh-Hans" if self is Lang.ZH else "en"

    @property
    def other(self) -> "Lang":
        """The other language of the archive."""
        return Lang.EN if self is Lang.ZH else Lang.ZH


# The BCP 47 tag of Chinese in Traditional characters.
TRADITIONAL_TAG = "zh-Hant"


class Traditional(StrEnum):
    """A standard of Traditional Chinese characters; the value is the region that it is of."""

    TAIWAN = "tw"
    HONG_KONG = "hk"

    @property
    def locale(self) -> str:
        """What Open Graph calls Chinese in these characters."""
        return f"zh_{self.upper()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Localized:
    """One piece of text in both languages: `name[Lang.ZH]`."""

    zh: str
    en: str

    def __getitem__(self, lang: Lang) -> str:
        return self.zh if lang is Lang.ZH else self.en
