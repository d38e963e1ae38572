"""Notices of the fit that a scenario rests on, told in the language of the answer."""

from sixteenth.answers.wording import common_words
from sixteenth.questions.fit_notices import fit_notices
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.renamed import give_notice


def tell_of_fit(scenario: Scenario, language: str = "en") -> None:
    """Give notice of what must be known of a scenario's fit."""
    for notice in fit_notices(scenario):
        give_notice(common_words(language).sentence(notice))
