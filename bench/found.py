"""What a comparison has found so far."""

from dataclasses import dataclass, field

from bench.growth import Grown
from bench.likeness import Likeness
from bench.measure import Cost
from bench.table import Costs
from bench.weight import Weight

AGAINST = "Hugo"


@dataclass
class Found:
    """The settings, the machine, and each measure once it is taken; `real` is the freeze of the real site."""

    pages: int
    words: int
    rounds: int
    machine: str
    load: list[float]
    versions: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    likeness: dict[str, Likeness] = field(default_factory=dict)
    costs: Costs = field(default_factory=dict)
    memory: dict[str, dict[str, float]] = field(default_factory=dict)
    instructions: dict[str, int | None] = field(default_factory=dict)
    growth: list[Grown] = field(default_factory=list)
    saved: dict[str, list[float]] = field(default_factory=dict)
    real: Cost | None = None
    weight: list[Weight] = field(default_factory=list)
