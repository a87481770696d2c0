"""The media type of a file by the ending of its name: a table of our own, for that of a system differs."""

from pathlib import PurePosixPath

HTML = "text/html"
_UNKNOWN = "application/octet-stream"
_PICTURES = {
    "png": "png",
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "gif": "gif",
    "webp": "webp",
    "avif": "avif",
    "svg": "svg+xml",
    "ico": "x-icon",
}
_OTHERS = {
    "html": HTML,
    "css": "text/css",
    "js": "text/javascript",
    "pdf": "application/pdf",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webmanifest": "application/manifest+json",
}


def media_type(name: str) -> str:
    """`image/png` of `chart.png`."""
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    picture = _PICTURES.get(ending)
    return f"image/{picture}" if picture else _OTHERS.get(ending, _UNKNOWN)
