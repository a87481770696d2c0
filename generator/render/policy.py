"""What a page may load and do: Content Security Policy, Level 3 (https://www.w3.org/TR/CSP3/).

Nothing but files of the site itself: no inline script or style, no other host, no frame. A host sends the
policy as a header, and every page carries it, for hosts that send none and for disks.
"""

_LOADS = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
)

POLICY = "; ".join((*_LOADS, "form-action 'self'", "frame-ancestors 'none'"))
# A page cannot say who may frame it. In Firefox a file of a disk is not 'self' to a form, though to all else.
POLICY_ON_PAGE = "; ".join((*_LOADS, "form-action 'self' file:"))
