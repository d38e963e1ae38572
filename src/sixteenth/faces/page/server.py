"""What the routes share: the scenarios, the answers at work, the files, and whether all is ready."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, cast

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.errors import Refused, refuse
from sixteenth.faces.link.state import Library, State, about_of, options_of
from sixteenth.faces.page.asked import LEDGER, PLAN, Asked
from sixteenth.faces.page.faults import wrong_request
from sixteenth.faces.page.files import StaticFiles
from sixteenth.faces.page.limits import Limits
from sixteenth.faces.page.plans import FILE, Plans, lacking_files
from sixteenth.faces.page.previews import Resting, as_stored, is_weighed, unmoved
from sixteenth.faces.page.spare import give_back
from sixteenth.faces.page.tabs import can_be_asked
from sixteenth.faces.page.works import Make, TooBusy, Work, Works
from sixteenth.interfaces.uploads import as_files, named_alone
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of
from sixteenth.questions.session import Session
from sixteenth.said import said

MONTHS = "months"
GLANCE = "glance"  # the question that is asked while a lever moves
FEW = 200  # futures of a glance where many wait: as many as are computed at once
FEWEST = 104  # and where more do: with them, both of its runs are computed at once
SCENARIOS, LEVERS, PREVIEWS, READY = "scenarios", "levers", "previews", "ready"
WARMED = (SCENARIOS, GLANCE, LEVERS)  # steps of getting ready
# Takes an answer, what it is about, its runs, and its options.
Then = Callable[[Answer, Any, Session, Mapping[str, Any]], Any]


@dataclass
class Server:
    """One server: all of it lives in memory, and nothing of it belongs to a reader."""

    library: Library = field(default_factory=Library)
    limits: Limits = field(default_factory=Limits)
    tell: Callable[[str], None] | None = None  # takes the names of steps of getting ready
    files: StaticFiles = field(default_factory=StaticFiles)
    is_ready: bool = False
    # Answers that many readers need, by what is asked; None where there can be none.
    parts: dict[str, Answer | None] = field(default_factory=dict[str, Answer | None])
    _measuring: dict[str, "asyncio.Future[None]"] = field(default_factory=dict[str, "asyncio.Future[None]"])
    plans: Plans = field(default_factory=Plans)
    works: Works = field(init=False)
    resting: Resting = field(init=False)

    def __post_init__(self) -> None:
        """Make room for answers."""
        self.works = Works(self.limits)
        self.resting = Resting(self.library, self.made_of, lambda: not self.works.working)

    def as_can_be(self, asked: Asked) -> Asked:
        """Return what is asked as it can be answered now: a glance has fewer futures where many wait, and says so.

        Raises:
            Refused: when the page cannot ask the question.

        """
        question = asked.state.question
        if not can_be_asked(question):
            cure = said("ask it on the command line: sixteenth {name}", name=question.replace("_", "-"))
            got, expected = said("a question of files"), said("a question that the page can ask")
            raise Refused([wrong_request(f"'{question}'", got, expected, cure)])
        refuse(lacking_files(asked))
        asked = self._of_own_length(asked)
        is_run = question == GLANCE and not is_weighed(asked.state)
        few = FEWEST if self.works.is_crowded else FEW
        if is_run and self.works.is_busy and (asked.state.draws or few + 1) > few:
            told = {"draws": Figure(few, "count"), "waiting": Figure(self.works.waiting, "count")}
            return replace(asked, state=replace(asked.state, draws=few)).noting(Finding("busy", told))
        return asked

    def _of_own_length(self, asked: Asked) -> Asked:
        """Return what is asked of a run of the usual length: of each other one a program would be kept for ever."""
        fields, given = question_of(asked.state.question).options.model_fields, asked.state.options.get(MONTHS)
        if given is None or MONTHS not in fields:
            return asked
        own = str(fields[MONTHS].default or self.library.read(asked.state.scenario).settings.months)
        options = {name: each for name, each in asked.state.options.items() if name != MONTHS}
        alone = replace(asked, state=replace(asked.state, options=options))
        if given[-1:] == (own,):
            return alone
        told = {"key": MONTHS, "given": ", ".join(given), "taken": own}
        return alone.noting(Finding("clamped", {name: Figure(each, "text") for name, each in told.items()}))

    def answering(self, asked: Asked, then: Then | None = None) -> Make:
        """Return what makes the answer in a thread of its own, or what is `then` made of it."""
        state = asked.state

        def make(runs: Session) -> Any:
            runs.workers = max(self.limits.workers // max(self.works.working, 1), 1)
            about: Any = about_of(state, self.library, asked.beside)
            options: Mapping[str, Any] = options_of(state)
            with as_files(asked.files) as files:
                if question_of(state.question).is_of_plan or state.question == LEDGER:
                    own = LEDGER if state.question == LEDGER and LEDGER in files else next(iter(files))
                    options = {**options, FILE: files[own]}
                elif PLAN in files and about is not None:
                    about, options = self.plans.followed(asked, about, options, files[PLAN], runs)
                if is_weighed(state):
                    options = as_stored(about, dict(options), runs)
                found = sixteenth.ask(state.question, about, runs=runs, **options)
                named = named_alone(found, files)
                return named if then is None else then(named, about, runs, options)

        return make

    @asynccontextmanager
    async def joined(self, asked: Asked) -> AsyncGenerator[Work]:
        """Have an answer made, or join those who wait for the same.

        Raises:
            TooBusy: when too many wait already.

        """
        async with self.works.joined(asked.key, self.answering(asked), is_kept=not asked.files) as work:
            yield work

    async def answer(self, asked: Asked) -> Answer:
        """Return an answer, made now or remembered.

        Raises:
            Refused: with every fault.
            TimeoutError: when it takes too long.
            TooBusy: when too many wait already.

        """
        found: Answer | None = self.works.made(asked.key)
        if found is None:
            async with self.joined(asked) as work, asyncio.timeout(self.limits.seconds):
                found = await asyncio.shield(work.task)
        self.resting.settled(asked)
        return cast("Answer", found)

    async def aside(self, function: Callable[..., Any], *given: Any) -> Any:
        """Call what takes milliseconds and runs nothing out of the way of other requests."""
        return await self.works.aside(function, *given)

    async def made_of(self, key: str, make: Make) -> Any:
        """Return something else that is made of a state, such as its report, and remember nothing of it.

        Raises:
            Refused: with every fault.
            TimeoutError: when it takes too long.
            TooBusy: when too many wait already.

        """
        async with self.works.joined(key, make, is_kept=False) as work, asyncio.timeout(self.limits.seconds):
            return await asyncio.shield(work.task)

    def levers(self, state: State) -> Answer | None:
        """Return the levers of a scenario and its lab; where they are not measured yet, that begins."""
        asked = Asked(State(scenario=state.scenario, lab=state.lab, question=LEVERS))
        if asked.key not in self.parts and asked.key not in self._measuring:
            self._measuring[asked.key] = asyncio.ensure_future(self._measure(asked))
        return self.parts.get(asked.key)

    def is_measured(self, state: State) -> bool:
        """Say whether what can be known of a scenario's levers is known."""
        return Asked(State(scenario=state.scenario, lab=state.lab, question=LEVERS)).key in self.parts

    async def _measure(self, asked: Asked) -> None:
        """Have something made whether anybody waits for it or not; nothing is kept in its place where it cannot be."""
        found: Answer | None = None
        try:
            if asked.state.question in NAMES:
                found = await self.answer(asked)
        except Refused:
            pass  # a scenario without labs that could stop has no such levers
        except (TooBusy, TimeoutError):
            return  # whoever asks next has it made
        finally:
            self._measuring.pop(asked.key, None)
        self.parts[asked.key] = found

    async def get_ready(self) -> None:
        """Make what the first reader will ask for, step by step, while others may ask already."""
        for question in WARMED:
            self._tell(question)
            await self._measure(Asked(State(question=question)))
        self._tell(PREVIEWS)
        await self.resting.store(unmoved(State()))
        await self.aside(give_back)
        self.is_ready = True
        self._tell(READY)

    def _tell(self, step: str) -> None:
        if self.tell is not None:
            self.tell(step)
