"""Where the files of the next site come together, whether they are written, looked at or kept."""

from typing import Generic, NamedTuple, Protocol, TypeVar

Row = TypeVar("Row")


class File(NamedTuple, Generic[Row]):
    """A file of the next site: kept from before, or made anew.

    Attributes:
        row: what is remembered of it.
    """

    address: str
    row: Row
    is_new: bool


class Store(Protocol[Row]):
    """Where the files of the next site come together: what may be kept, and what is made."""

    def same(self, address: str, inputs: bytes) -> File[Row] | None:
        """The file as it was, if it was made from `inputs`."""

    def put(self, address: str, inputs: bytes, data: bytes) -> File[Row]:
        """The file with these bytes, made from `inputs`: as it was, if it had the same."""
