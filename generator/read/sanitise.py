"""Raw HTML that a publisher has allowed, reduced to what cannot harm a reader."""

import re

import nh3

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h4 h5 h6 hr i img"
    " ins kbd li mark ol p pre q rp rt ruby s section small span strong sub summary sup table tbody td tfoot"
    " th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "rel", "hreflang", "data-entity"},
    "span": {"data-picture"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "table": {"tabindex"},
    "ol": {"start", "reversed", "type"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "ref"}
_DEEPEST = 100
_OPENING_OR_CLOSING = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def sanitise(html: str) -> str | None:
    """`html` with allowed elements, attributes and link schemes only; None if it is nested too deep.

    The depth is bounded first: ammonia takes quadratic time on deep nesting. The second pass reaches the
    fixed point that one pass can miss.
    """
    if _depth(html) > _DEEPEST:
        return None
    for _ in range(2):
        html = nh3.clean(
            html,
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=_allowed,
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        )
    return html


def _allowed(_tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute that may stay.

    Ids belong to stories and to the page, but for a footnote's, which Markdown has made; and no page asks
    another host for a picture.
    """
    forbidden = (attribute == "id" and not value.startswith("fn")) or (attribute == "src" and "//" in value)
    return None if forbidden else value


def _depth(html: str) -> int:
    """How deep elements are nested at most, as far as their tags say."""
    depth = deepest = 0
    for closing, name in _OPENING_OR_CLOSING.findall(html):
        if name.lower() not in _VOID:
            depth += -1 if closing else 1
            deepest = max(deepest, depth)
    return deepest
