"""Raw HTML that a publisher has allowed, reduced to what cannot harm a reader."""

import nh3

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h4 h5 h6 hr i img"
    " ins kbd li mark ol p pre q rp rt ruby s section small span strong sub summary sup table tbody td tfoot"
    " th thead tr u ul".split()
)
_ATTRIBUTES = {
    "*": {"class", "id", "lang", "dir", "title"},
    "a": {"href", "rel", "hreflang"},
    "img": {"src", "alt", "width", "height", "loading"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "table": {"tabindex"},
    "ol": {"start", "reversed", "type"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "ref"}
_MOST_OPEN = 100


def sanitise(html: str) -> str | None:
    """`html` with allowed elements, attributes and link schemes only; None if it is nested too deep.

    The depth is bounded first, by counting opening tags: ammonia takes quadratic time on deep nesting.
    The second pass reaches the fixed point that one pass can miss.
    """
    if html.count("<div") + html.count("<span") + html.count("<section") > _MOST_OPEN:
        return None
    for _ in range(2):
        html = nh3.clean(
            html,
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        )
    return html
