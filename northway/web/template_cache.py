"""Templates as Jinja compiled them, kept so that a freeze of one page need not compile them all again."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from jinja2 import Environment, TemplateError
from jinja2.bccache import Bucket, BytecodeCache

from northway.system.cache import Cache, pack
from northway.system.workers import ahead

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


class _Noted(BytecodeCache):
    """What was compiled, packed to be kept by another process."""

    def __init__(self) -> None:
        self.made: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """There is none yet."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Note what a template was compiled to."""
        key = f"template {bucket.key}"
        self.made[key] = pack(key, bucket.bytecode_to_string())


@contextmanager
def compiling(environment: Environment, cache: Cache, processes: int) -> Iterator[None]:
    """Compile all templates beside what is done meanwhile, and keep them: where none is kept and a core is free."""
    if processes == 1 or cache.names("template"):
        yield
        return
    with ahead(lambda: _compile_all(environment)) as compiled:
        yield
        cache.store(dict(compiled))


def _compile_all(environment: Environment) -> Iterable[tuple[str, bytes]]:
    environment.bytecode_cache = noted = _Noted()
    compile_for_workers(environment)
    return noted.made.items()


def compile_for_workers(environment: Environment) -> None:
    """Compile what every page needs before workers are forked: each would do it again, and none could keep it."""
    for name in environment.list_templates(extensions=["html"]):
        if not name.startswith(NOT_OF_PAGES):
            with suppress(TemplateError, OSError, ValueError):  # the pages that wear it will say so
                environment.get_template(name)
