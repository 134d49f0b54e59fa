"""Templates as Jinja compiled them, kept so that a freeze of one page need not compile them all again."""

from contextlib import suppress

from jinja2 import Environment, TemplateError
from jinja2.bccache import Bucket, BytecodeCache

from northway.cache import Cache

NOT_OF_PAGES = ("examples/", "gallery")  # templates that only the preview shows


class CompiledTemplates(BytecodeCache):
    """Jinja's own cache of compiled templates, in our cache; Jinja knows by their text which are stale."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find what a template was compiled to."""
        if found := self.cache.find(f"template {bucket.key}"):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self.cache.keep({f"template {bucket.key}": bucket.bytecode_to_string()})


def compile_for_workers(environment: Environment) -> None:
    """Compile what every page needs before workers are forked: each would do it again, and none could keep it."""
    for name in environment.list_templates(extensions=["html"]):
        if not name.startswith(NOT_OF_PAGES):
            with suppress(TemplateError, OSError, ValueError):  # the pages that wear it will say so
                environment.get_template(name)
