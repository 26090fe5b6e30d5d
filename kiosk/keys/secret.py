"""A secret of this machine: 32 random bytes in a file of their own, outside every database."""

from collections.abc import Callable
from pathlib import Path

from kiosk.durable import write_whole

BYTES = 32


class SecretUnusableError(Exception):
    """The file is there and is no secret of ours. It is left as it is."""


def secret_at(path: Path, randomness: Callable[[int], bytes]) -> bytes:
    """The secret, made at the first use from `secrets.token_bytes`. Raises OSError, `SecretUnusableError`."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, randomness(BYTES).hex().encode("ascii") + b"\n")
    return read_secret(path)


def read_secret(path: Path) -> bytes:
    """The secret of a file that must be there. Raises OSError, `SecretUnusableError`."""
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError as error:
        raise SecretUnusableError(path.name) from error
    if len(found) != BYTES:
        raise SecretUnusableError(path.name)
    if path.stat().st_mode & 0o077:
        path.chmod(0o600)
    return found
