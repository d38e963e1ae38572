"""Forms of forecast from a lab's own trend: reports alone, and with what a ruler has not (accounts, guidance)."""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.forecasters import Guidance, Known, years
from sixteenth.evidence.scored.predictions import Predicted
from sixteenth.evidence.scored.trend import Beliefs, Trend, recent

NOTHING = "no report of the lab by then"
RUN_RATE_ERROR = 0.084  # in logs: the scatter of reports (report_errors.py); who will tell is not known
ACCOUNT_ERROR = 0.04
AHEAD = 1.25  # years that guidance may speak of; further ahead it is a plan


@dataclass(frozen=True)
class OwnTrend:
    """A lab's own level and growth, both wandering, given its reports; with or without its accounts."""

    name: str = "own trend"
    beliefs: Beliefs = field(default_factory=Beliefs)
    with_accounts: bool = True
    with_guidance: bool = False
    guidance_error: float = 0.2  # in logs, of a year that has begun, and so much more for each year ahead:
    guidance_error_a_year: float = 0.3  # judgement; one resolved guide (12.7 against 13.07) cannot measure it

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return the trend at each report's window, with the error of a report of its kind."""
        seen = self._seen(known_by, lab)
        if not seen:
            return [NOTHING] * len(targets)
        until = max((years(target.closes) for target in targets), default=0.0)
        ahead = [self.trend(known_by, lab, until)] if any(each.closes > known_by.day for each in targets) else []
        past = [each for each in targets if each.closes <= known_by.day]  # told late: all that is known speaks of it
        behind = [Trend(seen, until, self.beliefs, min(years(each.opens) for each in past))] if past else []
        return [
            (ahead if target.closes > known_by.day else behind)[0].told(target).widened(error_of_revenue(target))
            for target in targets
        ]

    def trend(self, known_by: Known, lab: str, until: float) -> Trend:
        """Return the trend of a lab with reports, as of a day."""
        reports = recent(self._seen(known_by, lab), self.beliefs)
        if self.with_guidance:
            guides = known_by.guidance.get(lab, ())
            reports += tuple(self._sight(each, reports[-1]) for each in guides if _is_near(each, known_by.day))
        return Trend(reports, until, self.beliefs)

    def has_seen(self, known_by: Known, lab: str) -> bool:
        """Say whether there is any report of a lab to go by."""
        return bool(self._seen(known_by, lab))

    def _seen(self, known_by: Known, lab: str) -> list[Observation]:
        return [each for each in known_by.seen.get(lab, ()) if self.with_accounts or not each.is_flow]

    def _sight(self, guide: Guidance, like: Observation) -> Observation:
        """Read guidance for a year, or for the run-rate at its end, as a report with an error of its own."""
        is_year = guide.fact.series == "projected_annual_revenue"
        ends = guide.fact.date
        opens = datetime.date(ends.year, 1, 1) if is_year else ends - datetime.timedelta(days=28)
        told = guide.fact.published or ends
        ahead = max(years(ends) - years(told), 0.0)
        return replace(
            like,
            fact=guide.fact,
            first=_month(opens if is_year else ends),
            last=_month(ends),
            log_value=math.log(guide.usd_bn),
            spread=self.guidance_error + self.guidance_error_a_year * ahead,
            bound="exact",
            bias=0.0,
            known=told,
            heavy=True,
            opens=opens,
            closes=ends,
        )


def error_of_revenue(target: Observation) -> float:
    """Return the error of reports of revenue, by kind, in logs: who will tell is not known."""
    return ACCOUNT_ERROR if target.is_flow else RUN_RATE_ERROR


def _is_near(guide: Guidance, day: datetime.date) -> bool:
    return years(guide.fact.date) - years(day) <= AHEAD


def _month(day: datetime.date) -> np.datetime64:
    return np.datetime64(day.isoformat(), "M")
