"""The generators that are compared, one module each."""

from bench.tool import Tool
from bench.tools.eleventy import Eleventy
from bench.tools.hugo import Hugo
from bench.tools.mkdocs import MkDocs
from bench.tools.northway import Northway
from bench.tools.pelican import Pelican

TOOLS: tuple[type[Tool], ...] = (Hugo, Northway, Pelican, MkDocs, Eleventy)
