"""Writes the folder `admin/` of a preview: Sveltia CMS as npm installed it, our scripts, and the forms."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from northway.cms.config import config
from northway.cms.field_guide import read_guides
from northway.cms.for_scripts import components, shapes
from northway.publication.publication import Publication

OURS = ("index.html", "northway.js", "format.js", "components.js")
# The files of each package that the browser loads, without source maps and builds for bundlers.
TAKEN = {
    "@sveltia/cms": ("npm/index.js", "npm/chunks/*.js", "npm/assets/*.woff2", "LICENSE.txt"),
    "js-yaml": ("dist/browser/js-yaml.esm.min.mjs", "LICENSE"),
    "turndown": ("lib/turndown.browser.es.js", "LICENSE"),
    "immutable": ("dist/immutable.es.js", "LICENSE"),
}
# Finds in index.html each language, other than its own, in which people may see the editor itself.
LOCALE = re.compile(r'"\./@sveltia/cms/locales/([\w-]+)\.json"')


class NotInstalledError(Exception):
    """A file of a package that the editor needs is not installed. The message is its path."""


def write_admin(shown: Publication, into: Path, repository: str) -> Iterator[Path]:
    """Write the editor into `into`, and yield the path of each file. `repository` is `OWNER/NAME` on GitHub."""
    source = shown.root / "deploy" / "admin"
    files = {name: source / name for name in OURS} | dict(_installed(source / "node_modules"))
    for name, path in files.items():
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        yield Path(shutil.copyfile(path, into / name))
    yield from _write_locales(source, into)
    parts = {
        "config": config(shown.site, read_guides(shown.root / "docs"), repository, shown.folder.name),
        "shapes": shapes(),
        "components": components(shown.site),
    }
    (into / "config.json").write_text(json.dumps(parts, ensure_ascii=False, indent=1), "utf-8")
    yield into / "config.json"


def _write_locales(source: Path, into: Path) -> Iterator[Path]:
    """Write the translations of the editor itself as scripts, because a plain `import()` loads no JSON."""
    for code in LOCALE.findall((source / "index.html").read_text("utf-8")):
        name = f"@sveltia/cms/locales/{code}"
        words = (source / "node_modules" / f"{name}.json").read_text("utf-8")
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        (into / f"{name}.js").write_text(f"export default {words}", "utf-8")
        yield into / f"{name}.js"


def _installed(modules: Path) -> Iterator[tuple[str, Path]]:
    for package, patterns in TAKEN.items():
        for pattern in patterns:
            found = sorted((modules / package).glob(pattern))
            if not found:
                raise NotInstalledError(f"{modules / package}/{pattern}")
            yield from ((f"{package}/{path.relative_to(modules / package)}", path) for path in found)
