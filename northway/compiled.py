"""Templates as Jinja compiled them, kept so that a freeze of one page need not compile them all again."""

from jinja2.bccache import Bucket, BytecodeCache

from northway.cache import Cache


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
