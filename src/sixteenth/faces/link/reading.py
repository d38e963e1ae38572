"""A link, read: what it says that can be so, and notices of what it says that cannot."""

from collections.abc import Iterable, Mapping
from typing import Any

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_in
from sixteenth.errors import Fault, Refused, clean
from sixteenth.faces.link.form import BELIEVE, MAIN_QUESTION, NEVER, PLAIN, SCENARIOS, SET, State, this_version
from sixteenth.faces.link.library import Library
from sixteenth.faces.link.option_texts import read_option, unseen_in
from sixteenth.faces.link.packing import pairs_of
from sixteenth.interfaces.held_within import Held, held_within, labels_of
from sixteenth.questions.register import question_of
from sixteenth.said import LANGUAGES

PACKAGE = "sixteenth.faces.link"
MOST_DRAWS = 20_000
MOST: Mapping[str, float] = {
    **dict.fromkeys(("draws", "others", "fresh", "again", "rival_draws", "search_draws"), MOST_DRAWS),
    "months": 600,
}
OWN = ("draws", "seed", "unfinished")  # options that a state names, whichever question is asked
Notices = tuple[Finding, ...]


def read_link(
    link: str, library: Library | None = None, question: str | None = None, also: Iterable[str] = ()
) -> tuple[State, Notices]:
    """Read a link: an address, its fragment, or the query of a request.

    Unknown keys are named and left out, numbers out of range clamped and named, and another version is told. `library`
    are the scenarios that may be named; `question` stands in place of the one in the link; keys in `also` belong to
    whoever asks.

    Raises:
        Refused: when the link cannot be read, or names a scenario or question that does not exist.

    """
    return read_pairs(pairs_of(link), library or Library(), question, also)


def read_pairs(
    pairs: Iterable[tuple[str, str]], library: Library, question: str | None = None, also: Iterable[str] = ()
) -> tuple[State, Notices]:
    """Read the keys and values of a link, as `read_link` does.

    Raises:
        Refused: as there.

    """
    taken = _Taken(tuple(also))
    for key, text in pairs:
        taken.take(key, text)
    return taken.state(library, question)


def told_notices(notices: Notices, language: str) -> list[str]:
    """Tell notices in a language."""
    words = words_in(PACKAGE, language)
    return [clean(words.sentence(each)) for each in notices]


class _Taken:
    """What was read of a link so far."""

    def __init__(self, also: tuple[str, ...]) -> None:
        self.also = also
        self.plain: dict[str, str] = {}
        self.set: dict[str, str] = {}
        self.believe: dict[str, str] = {}
        self.others: dict[str, list[str]] = {}
        self.notices: list[Finding] = []
        self.faults: list[Fault] = []

    def take(self, key: str, text: str) -> None:
        """Take one key; the later of two is meant, but of an option that takes several."""
        if key in PLAIN:
            self.plain[PLAIN[key]] = text
        elif key.startswith(SET) and key != SET:
            self.set[key.removeprefix(SET)] = text
        elif key.startswith(BELIEVE) and key != BELIEVE:
            self.believe[key.removeprefix(BELIEVE)] = text
        elif key not in self.also:
            self.others.setdefault(key, []).append(text)

    def state(self, library: Library, question: str | None) -> tuple[State, Notices]:
        """Return the state, and notices of what could not be taken."""
        asked = question or self.plain.get("question") or MAIN_QUESTION
        for name, text in (*self.set.items(), *self.believe.items()):
            self.faults += unseen_in(name, [text])
        options = self._options(asked, library)
        scenario = self.plain.get("scenario") or State().scenario
        read = library.read(scenario)
        state = State(
            scenario=scenario,
            lab=self._lab(read),
            set=self._changes(held_within(read, self.set), SET),
            believe=self._changes(held_within(read, self.believe), BELIEVE),
            question=asked,
            language=self._language(),
            version=self._version(),
            options=options,
            plan=self.plain.get("plan"),
            **self._own(asked),
        )
        if self.faults:
            raise Refused(self.faults)
        return state, tuple(self.notices)

    def _options(self, asked: str, library: Library) -> dict[str, tuple[str, ...]]:
        fields = question_of(asked).options.model_fields
        options: dict[str, tuple[str, ...]] = {}
        for key, texts in self.others.items():
            if key in NEVER or key not in fields:
                self._tell("unknown_key", key=key)
                continue
            read = read_option(key, fields[key], texts, MOST)
            if read.fault:
                self.faults.append(read.fault)
                continue
            if key in SCENARIOS:
                self.faults += [fault for text in read.texts for fault in library.unknown(text)]
            options[key] = read.texts
            if read.texts != tuple(texts[-len(read.texts) :]):
                self._tell("clamped", key=key, given=", ".join(texts), taken=", ".join(read.texts))
        return options

    def _own(self, asked: str) -> dict[str, Any]:
        """Read how many futures, their seed, and how models that are unfinished count, as the question takes them."""
        fields = {**question_of(MAIN_QUESTION).options.model_fields, **question_of(asked).options.model_fields}
        found: dict[str, Any] = {}
        for name in OWN:
            if name not in self.plain:
                continue
            read = read_option(name, fields[name], [self.plain[name]], MOST)
            if read.fault:
                self.faults.append(read.fault)
                continue
            found[name] = read.value
            if str(read.value) != self.plain[name].strip():
                self._tell("clamped", key=name, given=self.plain[name], taken=str(read.value))
        return found

    def _lab(self, read: Any) -> str | None:
        lab = self.plain.get("lab")
        if lab and lab not in labels_of(read, "lab"):
            self._tell("unknown_lab", lab=lab)
            return None
        return lab or None

    def _changes(self, held: Held, begins: str) -> Mapping[str, str]:
        for key in held.unknown:
            self._tell("unknown_key", key=f"{begins}{key}")
        for key, (given, taken) in held.clamped.items():
            self._tell("clamped", key=f"{begins}{key}", given=given, taken=taken)
        return held.kept

    def _language(self) -> str:
        language = self.plain.get("language") or State().language
        if language in LANGUAGES:
            return language
        self._tell("unknown_language", language=language)
        return State().language

    def _version(self) -> str | None:
        other = self.plain.get("version")
        if not other or other == this_version():
            return None
        self._tell("other_version", version=other, this=this_version())
        return other

    def _tell(self, finding: str, /, **texts: str) -> None:
        self.notices.append(Finding(finding, {name: Figure(_short(text), "text") for name, text in texts.items()}))


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[:most]}..."
