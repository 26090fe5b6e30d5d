"""The sites a resident may be sent to, each with the words that explain its name."""

from collections.abc import Mapping
from typing import Annotated

from kiosk.procedures.model import Text
from kiosk.written import Limit, written

MAP_HOST = "maps.gsi.go.jp"
"""Where the map of a place is shown (kind: shelter)."""
HOST = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"


@written
class Domain:
    """One site: whose it is, and how a person recognises it."""

    owner: Text
    explanation: Text


@written
class DomainList:
    """The whole file: sites by host name, exactly as it stands in an address."""

    domains: Mapping[Annotated[str, Limit(pattern=HOST)], Domain]
