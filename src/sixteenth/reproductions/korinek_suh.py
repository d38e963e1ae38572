"""Output, wages and the return on capital when machines do more of the tasks (Korinek and Suh 2024).

Output and wages are the world's own `output_per_worker` and `wage_of`, asked without models and with capital for each
worker: with so many workers, output is as many times larger. What capital earns has no equation in the world, and is
told here in closed form.
"""

from dataclasses import asdict, dataclass
from math import inf

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import require_domain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said


@dataclass(frozen=True)
class Economy:
    """An economy of tasks, of which machines can do a share and people all.

    Raises:
        OutsideDomain: when the automated share is not between 0 and 1, or capital or labour is not above 0.

    """

    automated: float  # share of tasks that machines can do
    capital: float
    labour: float = 1.0
    substitution: float = 0.5  # how easily one task stands in for another: below 1, each is needed
    productivity: float = 1.0

    def __post_init__(self) -> None:
        broken = {
            said("an automated share of {automated:g}: it must be above 0 and below 1", automated=self.automated): not 0
            < self.automated
            < 1,
            said("a capital of {capital:g}: it must be above 0 and finite", capital=self.capital): not 0
            < self.capital
            < inf,
            said("a labour of {labour:g}: it must be above 0 and finite", labour=self.labour): not 0
            < self.labour
            < inf,
        }
        require_domain(broken)


@dataclass(frozen=True)
class Incomes:
    """What is made, what an hour of work earns of it, and what a unit of capital earns."""

    output: float
    wage: float
    return_on_capital: float


def produce(economy: Economy) -> Incomes:
    """Compute output and its division, each paid what the last unit of it adds.

    While fewer tasks are automated than capital could do beside people, capital does those and people the others. From
    there on machines and people do the same tasks, and both earn what a machine makes.

    Raises:
        OutsideDomain: when substitution or productivity is outside the cards of the world.

    """
    inputs = {
        "automated_share": economy.automated,
        "automated_share_today": economy.automated,
        "made_by_models": 0.0,
        "capital_per_worker": economy.capital / economy.labour,
        "substitution": economy.substitution,
        "productivity": economy.productivity,
    }
    world = central_world()
    output = economy.labour * float(evaluate(world, "output_per_worker", inputs))
    wage = float(evaluate(world, "wage_of", inputs))
    return Incomes(output, wage, _return_on_capital(economy, output))


def wage_collapse(economy: Economy) -> float:
    """Share of tasks from which wages are what a machine makes: capital's share of all hands."""
    return economy.capital / (economy.capital + economy.labour)


def _return_on_capital(economy: Economy, output: float) -> float:
    if economy.automated >= wage_collapse(economy):
        return economy.productivity
    power = (economy.substitution - 1) / economy.substitution
    scarcity = (economy.automated * output / economy.capital) ** (1 / economy.substitution)
    return economy.productivity**power * scarcity


def reproduce(**given: float) -> dict[str, float]:
    """Return output, wage and the return on capital."""
    return {what.replace("_", " "): value for what, value in asdict(produce(Economy(**given))).items()}
