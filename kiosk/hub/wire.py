"""What tablets and phones may say to the hub: short texts, bounded lists, nothing else.

Nothing here has room for what a resident chose or typed: a page is told by its name and its own words.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from kiosk.helpcall.call import Kind

_PLAIN = r"^[^\x00-\x1f\x7f\u2028\u2029]*$"  # one line, no control characters
_CODE = r"^[a-z0-9_.-]*$"

Code = Annotated[str, Field(pattern=_CODE, max_length=60)]
Line = Annotated[str, Field(pattern=_PLAIN, max_length=120)]
Lines = Annotated[str, Field(pattern=_PLAIN, max_length=600)]
Name = Annotated[str, Field(pattern=r"^[^\x00-\x20\x7f\u2028\u2029\u3000]{1,12}$", examples=["田中"])]
Seconds = Annotated[int, Field(ge=0, le=86_400, strict=True)]
Count = Annotated[int, Field(ge=0, le=9_999, strict=True)]
Flag = Annotated[bool, Field(strict=True)]

AboutWhat = Literal["machine", "words", "next_step", "reading", "card", "decision", "counter", "other"]
"""What a call was about: codes, never free text."""

Guided = Literal["alone", "one", "group"]
"""How the visit goes on: 見守るだけ, 一対一, みんなで."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


class About(_Form):
    """The page on the glass, in its own words.  Empty: no procedure is open."""

    procedure: Code = ""
    title: Line = ""
    step: Code = ""
    step_title: Line = ""
    supporter_line: Lines = ""
    forbidden: Annotated[tuple[Lines, ...], Field(max_length=12)] = ()
    where: Line = ""


class Looks(_Form):
    """How the resident has set the glass."""

    text: Code = ""
    theme: Code = ""
    voice: Flag = True
    slow: Flag = False


class Key(_Form):
    """A key on the glass that can be pointed at."""

    name: Annotated[str, Field(pattern=_CODE, min_length=1, max_length=60)]
    words: Line


class Told(_Form):
    """Where the resident is, and what a supporter should know before coming."""

    about: About
    on_page_s: Seconds = 0
    troubles: Count = 0
    looks: Looks = Looks()
    keys: Annotated[tuple[Key, ...], Field(max_length=24)] = ()


class NewCall(Told):
    """A touch on 係をよぶ.  The tablet makes the id, so that sending twice is one call."""

    id: UUID
    kind: Kind
    seat: Line = ""


class AskedAct(_Form):
    """An act on the call as its asker last saw it."""

    act: Literal["see", "come", "give_back", "arrive", "resolve", "cancel"]
    version: Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
    key: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{8,64}$")]
    about: Annotated[tuple[AboutWhat, ...], Field(max_length=8)] = ()
    minutes: Literal[1, 3, 5] | None = None


class Pointing(_Form):
    """The key to ring on the glass; None takes the ring away."""

    key: Annotated[str, Field(pattern=_CODE, max_length=60)] | None


class Guiding(_Form):
    """How the visit is helped."""

    how: Guided


class Me(_Form):
    """What a supporter's page says of itself every few seconds."""

    resting: Flag = False
    in_view: Flag = False


class Joining(_Form):
    """The code from the staff's picture, and the nickname that the supporter chose."""

    code: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{4,20}$")]
    name: Name


class NewTablet(_Form):
    """A tablet of this centre, by what people here call it."""

    name: Annotated[str, Field(pattern=_PLAIN, min_length=1, max_length=20)]
    seat: Annotated[str, Field(pattern=_PLAIN, max_length=20)] = ""


Since = AwareDatetime
