"""The base class of the values that are read from a content folder."""

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """An immutable model that rejects unknown fields.

    `defer_build` makes pydantic build a validator at its first use: an app that reads only `site.yml` needs no other.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
