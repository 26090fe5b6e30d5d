"""The form that the writer's thread gives to a note as the touch left it: checked, with an id, as a row.

All that takes 30 us, and after a pause three times as long, when the processor's caches hold none of it.
So the touch shall not pay it.
"""

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from kiosk.records.audit.deeds import Entry
from kiosk.records.backlog import Jotting, Note, Waiting
from kiosk.records.catalogue import Catalogue, NoteRefusedError, check_visit
from kiosk.records.ids import stored

LOG = logging.getLogger(__name__)
_ENCODER = json.JSONEncoder(separators=(",", ":"), sort_keys=True)


class Forms:
    """Makes rows of jottings. Belongs to the writer's thread."""

    def __init__(self, catalogue: Catalogue, new_id: Callable[[datetime], str]) -> None:
        self._catalogue = catalogue
        self._new_id = new_id

    def row(self, left: Waiting) -> Note | Entry | None:
        """What is to be written, a `fault` in place of what the catalogue does not allow.  Never raises.

        None where no row can be made at all.
        """
        if not isinstance(left, Jotting):
            return left
        if left.row is None:
            try:
                left.row = self._made(left)
            except Exception:
                LOG.exception("a note was lost")
        return left.row

    def _made(self, left: Jotting) -> Note:
        try:
            check_visit(left.visit)
            return self._note(left.at, left.visit, left.name, left.fields)
        except NoteRefusedError as refusal:
            LOG.error("note refused: %s", refusal)  # noqa: TRY400 (the reason says all; a value must not show)
            return self._note(left.at, "", "fault", {"room": "records", "code": "note_refused"})

    def _note(self, at: datetime, visit: str, name: str, fields: Mapping[str, int | str]) -> Note:
        self._catalogue.check(name, fields)
        body = _ENCODER.encode(fields)
        return Note(self._new_id(at), visit, stored(at), name, body, self._catalogue.version)
