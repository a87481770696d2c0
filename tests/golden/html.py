"""A page as a tree, by the parser of the standard library; one that is not well nested is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


@dataclass(eq=False)
class Element:
    """An element with its parent, and what it holds: elements and texts, in order."""

    tag: str
    attributes: dict[str, str]
    parent: "Element | None" = None
    content: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> Iterator["Element"]:
        """The elements below this one, of that tag and with those attributes (`_` stands for `-`)."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        for each in self.content:
            if isinstance(each, Element):
                if tag in ("", each.tag) and wanted.items() <= each.attributes.items():
                    yield each
                yield from each.all(tag, **attributes)

    def one(self, tag: str, **attributes: str) -> "Element":
        found = list(self.all(tag, **attributes))
        assert len(found) == 1, f"{len(found)} times <{tag}> {attributes}"
        return found[0]

    def texts(self) -> Iterator[tuple["Element", str]]:
        """Every text below, with the element that it stands in."""
        for each in self.content:
            if isinstance(each, Element):
                yield from each.texts()
            else:
                yield self, each

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.texts())

    def up(self) -> Iterator["Element"]:
        """This element and those around it."""
        current: Element | None = self
        while current:
            yield current
            current = current.parent

    @property
    def lang(self) -> str:
        return next((each.attributes["lang"] for each in self.up() if "lang" in each.attributes), "")


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Element("", {})
        self.open = self.top

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.content.append(element)
        if tag not in _VOID:
            self.open = element

    def handle_endtag(self, tag: str) -> None:
        assert self.open.tag == tag, f"</{tag}> closes <{self.open.tag}> at {self.getpos()}"
        assert self.open.parent
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.content.append(data)


def parse(text: str) -> Element:
    """The `html` element of a page."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    assert builder.open is builder.top, f"<{builder.open.tag}> is not closed"
    return builder.top.one("html")
