"""Cache keys of pages."""

import hashlib
import json
from typing import Any

from generator.model.views import View
from generator.render.faults import named_faults
from generator.render.templates import Templates


def page_key(view: View, template: str, templates: Templates, code: str) -> bytes:
    """A digest of all that decides what a page looks like: view, templates, strings and code.

    JSON is only a fast way to turn a view into bytes: equal views give equal bytes, since views have no
    unordered parts, and different views of one template give different ones.
    """
    with named_faults(template):
        said = templates.digest(template, view.shell.lang)
    data = f"{code}\0{said}\0{_ENCODER.encode(view)}"
    return hashlib.blake2b(data.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _values(part: Any) -> list[Any]:
    """The values of a dataclass, for what JSON has no form of; named tuples it writes as lists itself."""
    return [getattr(part, name) for name in part.__dataclass_fields__]


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_values)
