"""What a build would write is looked at, and nothing is written: what is known of a file stays in the cache.

A page that the site has already is read from there, any other is rendered; either only once, as long as
it is made from the same.
"""

import hashlib
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache as remembered
from itertools import chain
from pathlib import Path

from generator.check.causes import Origins, problems_of
from generator.check.outputs import inspect
from generator.check.whole import flaws_of
from generator.fingerprints import fingerprint
from generator.model.inspection import Inspection
from generator.model.problem import Problem
from generator.model.progress import Tell
from generator.plan.pages import KINDS, addresses_of
from generator.produce import files_beside_pages
from generator.rendering import Site, pages_and_documents
from generator.store import File
from generator.write.cache import Cache, InspectionRow, PageRow, load
from generator.write.publish import is_intact
from generator.write.workers import map_in_workers

# In place of what is seen of a file that is published: all of those are looked at together, in workers.
_NOT_YET = b""


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the files of the next site are looked at, and then forgotten.

    Attributes:
        before: what is known of files that were looked at earlier, by address.
        published: the files of the last site, by address.
        output: where that is.
        base_url: where the site is hosted.
        basis: stands for how files are looked at.
    """

    before: Mapping[str, InspectionRow]
    published: Mapping[str, PageRow]
    output: Path
    base_url: str
    basis: bytes

    def same(self, address: str, inputs: bytes) -> File[InspectionRow] | None:
        row, published = self.before.get(address), self.published.get(address)
        if row and row.inputs == self._digest(inputs):
            return File(address, row, is_new=False)
        if published and published.inputs == inputs and self._is_whole(address, published):
            return File(address, InspectionRow(b"", self._digest(inputs), _NOT_YET), is_new=True)
        return None

    def put(self, address: str, inputs: bytes, data: bytes) -> File[InspectionRow]:
        return File(address, self._seen(address, self._digest(inputs), data), is_new=True)

    def seen(self, file: File[InspectionRow]) -> File[InspectionRow]:
        """A file that is published, with what is seen of it."""
        data = (self.output / file.address).read_bytes()
        return file._replace(row=self._seen(file.address, file.row.inputs, data))

    def _seen(self, address: str, inputs: bytes, data: bytes) -> InspectionRow:
        row, key = self.before.get(address), self._digest(data)
        said = row.data if row and row.key == key else pickle.dumps(inspect(address, data, self.base_url))
        return InspectionRow(key, inputs, said)

    def _is_whole(self, address: str, row: PageRow) -> bool:
        return is_intact(self.output, address, row.size, row.modified)

    def _digest(self, data: bytes) -> bytes:
        return hashlib.blake2b(data, digest_size=16, key=self.basis).digest()


def inspect_site(site: Site, output: Path, cache: Cache, jobs: int, tell: Tell) -> tuple[Problem, ...]:
    """What is wrong in the files that `site` would be made of.

    Args:
        output: where the last site is, which is not touched.

    Raises:
        RenderError: a template is faulty.
    """
    base_url = site.config.base_url
    before = cache.inspections()
    basis = fingerprint(site.code, base_url).encode()
    desk = _Desk(before, cache.pages(output), output, base_url, basis)
    made = [
        *chain(*pages_and_documents(site, desk, cache, jobs, tell)),
        *files_beside_pages(site, desk, cache, jobs),
    ]
    files = [each for each in made if each.row.data != _NOT_YET]
    due = [each for each in made if each.row.data == _NOT_YET]
    for done, file in enumerate(map_in_workers(desk.seen, due, jobs), 1):
        files.append(file)
        tell("check", done, len(due))
    rows = {file.address: file.row for file in files}
    new = {file.address: file.row for file in files if file.is_new}
    cache.keep_inspections(new, before.keys() - rows.keys())
    # In one order, whatever was known already: of faults alike, the first place is told.
    inspections: dict[str, Inspection] = {address: load(rows[address].data) for address in sorted(rows)}
    flaws = flaws_of(inspections, inspections.keys(), base_url)
    return tuple(problems_of(flaws, _origins(site)))


def _origins(site: Site) -> Origins:
    own = sorted(_names(site.root / "templates"))
    register = sorted(_names(site.root / "content" / "entities"))

    @remembered
    def text(path: str) -> str:
        file = site.root / path
        return file.read_text("utf-8", "replace") if file.is_file() else ""

    sources, templates = {}, {}
    for page in site.pages:
        template = KINDS[page.kind].template
        for address in addresses_of(page, site.config):
            sources[address] = page.sources
            if template in own:
                templates[address] = f"templates/{template}"
    media = ((f"media/{name}", f"content/media/{name}") for name in _names(site.root / "content" / "media"))
    sources |= {address: (path,) for address, path in media}
    shared = [f"templates/{name}" for name in own]
    shared += [f"content/entities/{name}" for name in register]
    return Origins(sources, (*shared, "content/site.toml"), templates, text)


def _names(folder: Path) -> Iterator[str]:
    """The files below a folder that hold text, by their path from there."""
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".toml", ".css", ".js", ".svg", ".txt", ".xml"):
            yield path.relative_to(folder).as_posix()
