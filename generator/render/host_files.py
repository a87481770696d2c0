"""Small files that hosts, crawlers and home screens look for."""

import json

from generator import addresses
from generator.config import Config
from generator.model.language import Lang
from generator.model.page import Output
from generator.render.policy import POLICY
from generator.render.templates import Templates

# Colours of a splash screen and of the bar above the site: those of the stylesheet.
_PAPER, _SEAL = "#f6f4ef", "#ae2a1c"

# As Netlify and Cloudflare Pages read it, for a host whose root the site is. What has a hash of its content
# in its name never changes; all else is asked for again, which is what both do unless told otherwise.
_HEADERS = f"""\
/*
  Content-Security-Policy: {POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/search/:part/*
  Cache-Control: public, max-age=31536000, immutable
/api/*
  Access-Control-Allow-Origin: *
"""


def host_files(config: Config, templates: Templates) -> tuple[Output, ...]:
    """The files that an archive has whatever its digests are."""
    return (
        _text("_headers", _HEADERS),
        # GitHub Pages would leave out files with an underscore in front.
        _text(".nojekyll", ""),
        _text("robots.txt", _robots(config.base_url)),
        *(_manifest(config, templates, lang) for lang in config.languages),
        *([_security(config)] if config.security else []),
    )


def _text(address: str, text: str) -> Output:
    return Output(address=address, data=text.encode())


def _robots(base_url: str) -> str:
    """RFC 9309: all may be read."""
    where = f"\nSitemap: {addresses.absolute(addresses.sitemap(), base_url)}\n" if base_url else ""
    return f"User-agent: *\nAllow: /\n{where}"


def _manifest(config: Config, templates: Templates, lang: Lang) -> Output:
    """What a home screen shows (https://www.w3.org/TR/appmanifest/)."""
    address = addresses.manifest(lang)
    root = addresses.to_root(address)
    icons = (
        ("icon-192.png", 192, "any"),
        ("icon-512.png", 512, "any"),
        ("icon-maskable.png", 512, "maskable"),
    )
    said = {
        "name": config.title[lang],
        "short_name": config.title[lang],
        "description": config.description[lang],
        "lang": lang.tag,
        "dir": "ltr",
        "start_url": addresses.home(lang).removeprefix(f"{lang}/"),
        "scope": root,
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _SEAL,
        "icons": [
            {
                "src": root + templates.assets[name].address,
                "sizes": f"{size}x{size}",
                "type": f"image/{name.rpartition('.')[2]}",
                "purpose": purpose,
            }
            for name, size, purpose in icons
        ],
    }
    return _text(address, json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def _security(config: Config) -> Output:
    """RFC 9116: whom to tell of a weakness of the site."""
    address = ".well-known/security.txt"
    security = config.security
    assert security is not None
    languages = ", ".join(lang.value for lang in config.languages)
    lines = [f"Contact: {contact}" for contact in security.contact]
    lines += [f"Expires: {security.expires}T00:00:00Z", f"Preferred-Languages: {languages}"]
    lines += [f"Canonical: {addresses.absolute(address, config.base_url)}"] if config.base_url else []
    return _text(address, "".join(f"{line}\n" for line in lines))
