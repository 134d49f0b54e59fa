"""What all values that editors write have in common."""

from pydantic import BaseModel, ConfigDict


class FrozenModel(BaseModel):
    """Fields with types. It never changes, and takes no field that nobody knows.

    How to read it is worked out when the first is read: a freeze that remembers all of them need not wait for that.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
