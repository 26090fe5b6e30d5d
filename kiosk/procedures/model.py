"""A procedure as its authors write it: frozen, strict, nothing extra allowed.

Text fields may carry Aozora readings (｜小江原《こえばる》) and facts ({fee.konbini}).
One list entry is one sentence.  Steps are named, never numbered.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict

NAME = r"^[a-z][a-z0-9_]{0,39}$"
# What a place can be used for: the eight hazards of 災害対策基本法施行令, and staying there afterwards.
Use = Literal["flood", "landslide", "surge", "earthquake", "tsunami", "fire", "inland", "volcano", "stay"]


class Written(BaseModel):
    """What every part of a written file has in common."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


Name = Annotated[str, Field(pattern=NAME)]
Text = Annotated[str, Field(min_length=1)]
# YAML gives lists; strict mode would refuse them for tuples.
Sentences = Annotated[tuple[Text, ...], Strict(strict=False), Field(min_length=1)]
SomeSentences = Annotated[tuple[Text, ...], Strict(strict=False)]


class Source(Written):
    """Where a statement comes from, so that the next checker finds it again."""

    title: Text
    publisher: Text
    published: Text
    checked: date
    url: Text | None = None


class When(Written):
    """A condition on a branch: what was chosen at an earlier step, or what this centre has."""

    chosen: Mapping[Name, Name] = Field(default_factory=dict)
    centre: Name | None = None


class Branch(Written):
    """One way on; the first whose condition holds is taken, so the last has none."""

    to: Name
    when: When | None = None


Next = Name | Annotated[tuple[Branch, ...], Strict(strict=False), Field(min_length=1)]


class Risk(Written):
    """An act that can hurt (a PIN that locks): said before the act, and what to do at two wrong tries."""

    before: Sentences
    at_two_wrong: Sentences


class Common(Written):
    """What every step has."""

    title: Text
    text: Sentences
    spoken: SomeSentences = ()
    picture: Name
    supporter: Text
    forbidden: SomeSentences = ()
    stumbles: SomeSentences = ()
    risk: Risk | None = None
    private: bool = False  # the log keeps no name of a step that tells of an illness or a loss


class Onward(Common):
    """A step with one way on."""

    next: Next


class Read(Onward):
    """Listen and read."""

    kind: Literal["read"]


class Option(Written):
    """One answer: at most 14 characters, with a picture."""

    key: Name
    label: Annotated[str, Field(min_length=1, max_length=20)]
    picture: Name
    next: Next


class Choose(Common):
    """A question.  「わからない」 is always there, as the last answer.  The title may say it all."""

    kind: Literal["choose"]
    text: SomeSentences = ()
    options: Annotated[tuple[Option, ...], Strict(strict=False), Field(min_length=2, max_length=5)]
    unsure: Next


class Item(Written):
    """One thing to have ready."""

    key: Name
    text: Text
    need: Literal["required", "conditional", "substitute"] = "required"
    when: Text | None = None


class Checklist(Onward):
    """What to bring: ticked by touch, kept for this visit only."""

    kind: Literal["checklist"]
    items: Annotated[tuple[Item, ...], Strict(strict=False), Field(min_length=1, max_length=5)]


class Qr(Onward):
    """An official page on one's own phone; the other way is for those who have none."""

    kind: Literal["qr"]
    url: Annotated[str, Field(pattern=r"^https://")]
    domain: Sentences
    otherwise: Sentences


class Call(Onward):
    """A telephone call; the number is a fact, every list is sentences."""

    kind: Literal["call"]
    number: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]+$")]
    free: Literal["free", "paid", "unknown"]
    hours: Text
    menu: Text | None = None
    say: SomeSentences = ()
    asked: SomeSentences = ()
    never_asked: SomeSentences = ()


class Spot(Written):
    """One place or one kind of place."""

    name: Text
    about: Text | None = None
    picture: Name | None = None


class Place(Onward):
    """Where to go."""

    kind: Literal["place"]
    spots: Annotated[tuple[Spot, ...], Strict(strict=False), Field(min_length=1, max_length=4)]


class Danger(Written):
    """What a resident flees from, as a key to press; a place must be fit for all of its `uses`."""

    key: Name
    label: Annotated[str, Field(min_length=1, max_length=20)]
    picture: Name
    uses: Annotated[frozenset[Use], Strict(strict=False), Field(min_length=1)]


class Shelter(Onward):
    """The danger, then the town, then the places nearest to it; 「わからない」 asks for a place fit for all.

    `walking` names a fact in metres a minute; without it a distance is told in metres only.
    """

    kind: Literal["shelter"]
    dangers: Annotated[tuple[Danger, ...], Strict(strict=False), Field(min_length=2, max_length=5)]
    walking: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]+$")] | None = None
    domain: Sentences
    otherwise: Sentences


class DoElsewhere(Onward):
    """At the real machine: what to do there and what not to forget."""

    kind: Literal["do_elsewhere"]
    remember: SomeSentences = ()


class Wait(Onward):
    """A term worked out from today: 「14日以内、12月6日(日)まで」.  `days` names a fact in days."""

    kind: Literal["wait"]
    days: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]+$")]
    about: Text


class Helper(Onward):
    """The place to ask a person; offers the help key on the page."""

    kind: Literal["helper"]
    reason: Literal["desk", "risk", "unsure"] = "desk"


class Finish(Common):
    """The end: what to keep in mind, then the screen is wiped."""

    kind: Literal["finish"]
    remember: SomeSentences = ()


Step = Annotated[
    Read | Choose | Checklist | Qr | Call | Place | Shelter | DoElsewhere | Wait | Helper | Finish,
    Field(discriminator="kind"),
]


class Counter(Written):
    """The way over a counter, told with the same weight as the screen's."""

    label: Annotated[str, Field(min_length=1, max_length=20)]
    text: Sentences
    picture: Name = "counter"


class Phone(Written):
    """The way by telephone; the number is a fact."""

    label: Annotated[str, Field(min_length=1, max_length=20)]
    text: Sentences
    number: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.]+$")]
    free: Literal["free", "paid", "unknown"]
    hours: Text
    picture: Name = "phone_call"


class Valid(Written):
    """The days on which this text may be shown as certain; `until` is the last one."""

    since: date
    until: date


class Procedure(Written):
    """One procedure: its first page (able, minutes, bring, ways) and its steps by name."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    summary: Text
    picture: Name
    owner: Text
    minutes: Annotated[int, Field(ge=1, le=60)]
    able: Sentences
    bring: SomeSentences
    here: Annotated[str, Field(min_length=1, max_length=20)]
    counter: Counter
    phone: Phone
    valid: Valid
    check_next: date
    sources: Annotated[tuple[Source, ...], Strict(strict=False), Field(min_length=1)]
    centre_facts: SomeSentences = ()
    supporter: Text
    forbidden: Sentences
    start: Name
    steps: Annotated[Mapping[Name, Step], Field(min_length=3)]
