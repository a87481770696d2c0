"""The register: companies, products, people and organisations, under all their names."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.language import Localized


class Kind(StrEnum):
    """What an entity is; the value is its path segment."""

    COMPANY = "company"
    PRODUCT = "product"
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One way to write an entity, and when that writing does not mean it.

    Attributes:
        text: the writing itself.
        case: whether upper and lower case must match.
        not_after: texts that, standing directly before, say that something else is meant.
        not_before: texts that, standing directly after, say so.
        needs: texts of which one must stand in the same story; empty means none is needed.
    """

    text: str
    case: bool = False
    not_after: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One entry of the register.

    Attributes:
        id: its ASCII name in addresses, unique over all kinds.
        kind: company, product, person or organisation.
        names: the Chinese and English name (shown to readers).
        writings: every `Name` under which it is found in text, both names included.
        owner: the id of the maker, parent or employer, if any.
        url: its own site, or empty.
        about: one line of description; empty strings when there is none.
    """

    id: str
    kind: Kind
    names: Localized
    writings: tuple[Name, ...]
    owner: str | None
    url: str
    about: Localized

    @property
    def named(self) -> tuple[str, Kind, Localized, tuple[Name, ...], str | None]:
        """What decides how texts are read and searched: all but what pages alone show."""
        return self.id, self.kind, self.names, self.writings, self.owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All entities by id, in order of id, and a digest of them for cache keys."""

    entities: tuple[Entity, ...]
    digest: str
