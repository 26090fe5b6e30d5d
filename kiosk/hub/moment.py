"""Times as the hub writes them: UTC, to the millisecond."""

from datetime import UTC, datetime


def written(moment: datetime) -> str:
    """For the file and the wire: text that sorts by time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def read(text: str) -> datetime:
    """The same back.  Raises `ValueError`."""
    return datetime.fromisoformat(text)
