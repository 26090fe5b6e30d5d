"""The key of the audit: in a file of its own, outside the database."""

from collections.abc import Callable
from pathlib import Path

from kiosk.keys.secret import SecretUnusableError, read_secret, secret_at
from kiosk.records.trouble import KeyUnusableError


def made_key(path: Path, randomness: Callable[[int], bytes]) -> Callable[[], bytes]:
    """The key for who writes: made at the first use. The call raises `KeyUnusableError`."""

    def key() -> bytes:
        try:
            return secret_at(path, randomness)
        except (OSError, SecretUnusableError) as error:
            raise KeyUnusableError(path.name) from error

    return key


def kept_key(path: Path) -> bytes:
    """The key for who verifies: it must be there. Raises `KeyUnusableError`."""
    try:
        return read_secret(path)
    except (OSError, SecretUnusableError) as error:
        raise KeyUnusableError(path.name) from error
