"""Pages: what is to be written, and what was."""

from dataclasses import dataclass

from generator.model.language import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page to be written.

    Attributes:
        kind: a row of the table of page kinds.
        address: where it goes.
        lang: the language of its interface.
        subject: what it shows: a digest's key, a date, an entity's id, or empty.
        sources: paths of the content that asked for this address, for messages.
    """

    kind: str
    address: str
    lang: Lang
    subject: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """The bytes of one address."""

    address: str
    data: bytes
