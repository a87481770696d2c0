"""Faults of templates: not of content, so they end the build."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateError, TemplateSyntaxError

from generator.render.language import UnknownStringError


class RenderError(Exception):
    """A template or a file of strings is faulty; the message says which, where and how. Exit code 2."""


@contextmanager
def named_faults(template: str) -> Iterator[None]:
    """Turn what Jinja raises for `template` into a RenderError that names the file and line at fault."""
    try:
        yield
    except (TemplateError, UnknownStringError, TypeError, ValueError, LookupError, AttributeError) as fault:
        name, line = _place(fault, template)
        raise RenderError(f"templates/{name}:{line}: error template/fault: {fault}") from fault


def _place(fault: Exception, template: str) -> tuple[str, int]:
    if isinstance(fault, TemplateSyntaxError):
        return fault.name or template, fault.lineno
    # Jinja gives the frames of compiled templates the file and line of their source.
    frames = [
        frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename.endswith(".html")
    ]
    if not frames:
        return template, 1
    path = frames[-1].filename.replace("\\", "/")
    return path.rpartition("templates/")[2], frames[-1].lineno or 1
