"""Which tables of a range of days can no longer be whole: some of their events are past their days.

Such a table is not told outside: what it tells after an expiry, taken from what it told before, would give
small counts away.  Inside it is shown and says so.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from kiosk.records.catalogue import Catalogue
from kiosk.records.reports.span import Span

GONE = "一部は保存期限がすぎました"

COUNTED_FROM: Mapping[str, tuple[str, ...]] = {
    "visits": ("visit_begun",),
    "endings": ("visit_begun", "visit_ended"),
    "sizes": ("visit_begun", "looks_changed"),
    "openings": ("procedure_opened",),
    "stops": ("procedure_opened", "procedure_finished", "step_shown"),
    "calls": ("help_asked",),
    "call_places": ("help_asked",),
    "answers": ("help_asked", "help_stage"),
    "unmet": ("unmet_need",),
    "troubles": ("touch_trouble",),
}
"""The events of each table, by the names in `Figures`."""


def partly_gone(span: Span, today: date, events: Catalogue) -> frozenset[str]:
    """The tables of which an event of the range's first day may have been taken out by the end of today."""
    old = {
        name for name, event in events.events.items() if span.first + timedelta(days=event.keep_days) <= today
    }
    return frozenset(table for table, names in COUNTED_FROM.items() if old.intersection(names))
