"""QR codes (ISO/IEC 18004), which a phone's camera reads from paper."""

from functools import lru_cache
from io import BytesIO

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def qr_code(address: str, title: str | None = None) -> Markup:
    """The code of an address, as an SVG to stand in a page: one path, with the quiet zone of four modules.

    A quarter of it may be torn or dirty (level Q), because what hangs on a wall is.
    """
    written = BytesIO()
    code = segno.make_qr(address, error="q", boost_error=False)
    names = {"title": title, "svgclass": None, "lineclass": None}
    code.save(written, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, **names)
    return Markup(written.getvalue().decode().replace("<svg", '<svg aria-hidden="true"', 1))
