"""A procedure as its authors write it: frozen, strict, nothing extra allowed.

Text fields may carry Aozora readings (｜小江原《こえばる》) and facts ({fee.konbini}).
One list entry is one sentence.  Steps are named, never numbered.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Annotated, Literal

from kiosk.written import Limit, written

NAME = r"^[a-z][a-z0-9_]{0,39}$"
# What a place can be used for: the eight hazards of 災害対策基本法施行令, and staying there afterwards.
Use = Literal["flood", "landslide", "surge", "earthquake", "tsunami", "fire", "inland", "volcano", "stay"]


Name = Annotated[str, Limit(pattern=NAME)]
Text = Annotated[str, Limit(min_length=1)]
# YAML gives lists; strict mode would refuse them for tuples.
Sentences = Annotated[tuple[Text, ...], Limit(strict=False, min_length=1)]
SomeSentences = Annotated[tuple[Text, ...], Limit(strict=False)]


@written
class Source:
    """Where a statement comes from, so that the next checker finds it again."""

    title: Text
    publisher: Text
    published: Text
    checked: date
    url: Text | None = None


@written
class When:
    """A condition on a branch: what was chosen at an earlier step, or what this centre has."""

    chosen: Mapping[Name, Name] = field(default_factory=dict)
    centre: Name | None = None


@written
class Branch:
    """One way on; the first whose condition holds is taken, so the last has none."""

    to: Name
    when: When | None = None


Next = Name | Annotated[tuple[Branch, ...], Limit(strict=False, min_length=1)]


@written
class Risk:
    """An act that can hurt (a PIN that locks): said before the act, and what to do at two wrong tries."""

    before: Sentences
    at_two_wrong: Sentences


@written
class Common:
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


@written
class Onward(Common):
    """A step with one way on."""

    next: Next


@written
class Read(Onward):
    """Listen and read."""

    kind: Literal["read"]


@written
class Option:
    """One answer: at most 14 characters, with a picture."""

    key: Name
    label: Annotated[str, Limit(min_length=1, max_length=20)]
    picture: Name
    next: Next


@written
class Choose(Common):
    """A question.  「わからない」 is always there, as the last answer.  The title may say it all."""

    kind: Literal["choose"]
    text: SomeSentences = ()
    options: Annotated[tuple[Option, ...], Limit(strict=False, min_length=2, max_length=5)]
    unsure: Next


@written
class Item:
    """One thing to have ready."""

    key: Name
    text: Text
    need: Literal["required", "conditional", "substitute"] = "required"
    when: Text | None = None


@written
class Checklist(Onward):
    """What to bring: ticked by touch, kept for this visit only."""

    kind: Literal["checklist"]
    items: Annotated[tuple[Item, ...], Limit(strict=False, min_length=1, max_length=5)]


@written
class Qr(Onward):
    """An official page on one's own phone; the other way is for those who have none."""

    kind: Literal["qr"]
    url: Annotated[str, Limit(pattern=r"^https://")]
    domain: Sentences
    otherwise: Sentences


@written
class Call(Onward):
    """A telephone call; the number is a fact, every list is sentences."""

    kind: Literal["call"]
    number: Annotated[str, Limit(pattern=r"^[a-z][a-z0-9_.]+$")]
    free: Literal["free", "paid", "unknown"]
    hours: Text
    menu: Text | None = None
    say: SomeSentences = ()
    asked: SomeSentences = ()
    never_asked: SomeSentences = ()


@written
class Spot:
    """One place or one kind of place."""

    name: Text
    about: Text | None = None
    picture: Name | None = None


@written
class Place(Onward):
    """Where to go."""

    kind: Literal["place"]
    spots: Annotated[tuple[Spot, ...], Limit(strict=False, min_length=1, max_length=4)]


@written
class Danger:
    """What a resident flees from, as a key to press; a place must be fit for all of its `uses`."""

    key: Name
    label: Annotated[str, Limit(min_length=1, max_length=20)]
    picture: Name
    uses: Annotated[frozenset[Use], Limit(strict=False, min_length=1)]


@written
class Shelter(Onward):
    """The danger, then the town, then the places nearest to it; 「わからない」 asks for a place fit for all.

    `walking` names a fact in metres a minute; without it a distance is told in metres only.
    """

    kind: Literal["shelter"]
    dangers: Annotated[tuple[Danger, ...], Limit(strict=False, min_length=2, max_length=5)]
    walking: Annotated[str, Limit(pattern=r"^[a-z][a-z0-9_.]+$")] | None = None
    domain: Sentences
    otherwise: Sentences


@written
class DoElsewhere(Onward):
    """At the real machine: what to do there and what not to forget."""

    kind: Literal["do_elsewhere"]
    remember: SomeSentences = ()


@written
class Wait(Onward):
    """A term worked out from today: 「14日以内、12月6日(日)まで」.  `days` names a fact in days."""

    kind: Literal["wait"]
    days: Annotated[str, Limit(pattern=r"^[a-z][a-z0-9_.]+$")]
    about: Text


@written
class Helper(Onward):
    """The place to ask a person; offers the help key on the page."""

    kind: Literal["helper"]
    reason: Literal["desk", "risk", "unsure"] = "desk"


@written
class Practise(Onward):
    """Practice on a simulated machine, offered and never asked for; `task` is one of that machine's."""

    kind: Literal["practise"]
    machine: Name
    task: Name


@written
class Finish(Common):
    """The end: what to keep in mind, then the screen is wiped."""

    kind: Literal["finish"]
    remember: SomeSentences = ()


Step = Annotated[
    Read | Choose | Checklist | Qr | Call | Place | Shelter | DoElsewhere | Practise | Wait | Helper | Finish,
    Limit(discriminator="kind"),
]


@written
class Counter:
    """The way over a counter, told with the same weight as the screen's."""

    label: Annotated[str, Limit(min_length=1, max_length=20)]
    text: Sentences
    picture: Name = "counter"


@written
class Phone:
    """The way by telephone; the number is a fact."""

    label: Annotated[str, Limit(min_length=1, max_length=20)]
    text: Sentences
    number: Annotated[str, Limit(pattern=r"^[a-z][a-z0-9_.]+$")]
    free: Literal["free", "paid", "unknown"]
    hours: Text
    picture: Name = "phone_call"


@written
class Valid:
    """The days on which this text may be shown as certain; `until` is the last one."""

    since: date
    until: date


@written
class Procedure:
    """One procedure: its first page (able, minutes, bring, ways) and its steps by name."""

    id: Name
    version: Annotated[int, Limit(ge=1)]
    title: Text
    summary: Text
    picture: Name
    owner: Text
    minutes: Annotated[int, Limit(ge=1, le=60)]
    able: Sentences
    bring: SomeSentences
    here: Annotated[str, Limit(min_length=1, max_length=20)]
    counter: Counter
    phone: Phone
    valid: Valid
    check_next: date
    sources: Annotated[tuple[Source, ...], Limit(strict=False, min_length=1)]
    centre_facts: SomeSentences = ()
    supporter: Text
    forbidden: Sentences
    parts: Annotated[tuple[Name, ...], Limit(strict=False)] = ()
    start: Name
    steps: Annotated[Mapping[Name, Step], Limit(min_length=3)]
