"""Server-sent events out of the bytes of a stream, as they arrive."""

from collections.abc import Iterator

from kiosk.values import dataclass

LONGEST = 1_000_000
"""Bytes of one line; a hub that sends more is not ours."""


@dataclass(frozen=True)
class Sent:
    """One event; `id` is the last that the stream gave."""

    id: str
    name: str
    data: str


class Parser:
    """Feed it bytes; it gives whole events.  Comments and unknown fields are passed over."""

    def __init__(self) -> None:
        self._rest = b""
        self._id = ""
        self._name = ""
        self._data: list[str] = []

    def feed(self, piece: bytes) -> Iterator[Sent]:
        """The events that this piece completes.  Raises ValueError where no line ever ends."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        if len(self._rest) > LONGEST:
            raise ValueError("a line without an end")
        for line in lines:
            sent = self._line(line.rstrip(b"\r").decode(errors="replace"))
            if sent is not None:
                yield sent

    def _line(self, line: str) -> Sent | None:
        if not line:
            return self._event()
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match field:
            case "id":
                self._id = value
            case "event":
                self._name = value
            case "data":
                self._data.append(value)
        return None

    def _event(self) -> Sent | None:
        sent = Sent(self._id, self._name or "message", "\n".join(self._data)) if self._data else None
        self._name, self._data = "", []
        return sent
