"""A PIN as it is kept: argon2id of the PIN under the pepper. Without the pepper a hash gives nothing away.

argon2's library is imported at the first use: a start of the kiosk needs none.
"""

import hashlib
import hmac
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


def hashed(pepper: bytes, digits: str) -> str:
    """In argon2's own form, with its parameters and a salt of its own."""
    return _hasher().hash(_peppered(pepper, digits))


def fits(kept: str, pepper: bytes, digits: str) -> bool:
    """Whether these digits were kept. A damaged hash fits nothing."""
    from argon2.exceptions import Argon2Error, InvalidHashError  # noqa: PLC0415

    try:
        return _hasher().verify(kept, _peppered(pepper, digits))
    except (Argon2Error, InvalidHashError):
        return False


def _peppered(pepper: bytes, digits: str) -> str:
    return hmac.new(pepper, digits.encode(), hashlib.sha256).hexdigest()


def _hasher() -> "PasswordHasher":
    """32 MiB and three passes: about a tenth of a second on a tablet, above OWASP's least (19 MiB, two)."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
