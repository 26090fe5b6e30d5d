"""A city that vouches for its machines: a certificate authority of the test's own."""

import base64
import hashlib
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Self

FOR_ONE_DAY = (
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:prime256v1",
    "-nodes",
    "-days",
    "1",
)


@dataclass(frozen=True)
class City:
    """`folder` has what the city hands out: who it is, and a machine's certificate with its key."""

    folder: Path

    def vouch(self, machine: str) -> Self:
        """For a machine of this name."""
        self.folder.mkdir()
        own = ("-subj", "/CN=City of the test", "-addext", "keyUsage=critical,keyCertSign")
        _openssl(*FOR_ONE_DAY, *own, "-keyout", self._own_key, "-out", self.authority)
        sign = ("-CA", self.authority, "-CAkey", self._own_key)
        names = ("-subj", f"/CN={machine}", "-addext", f"subjectAltName=DNS:{machine}")
        kind = ("-addext", "basicConstraints=critical,CA:FALSE", "-addext", "extendedKeyUsage=serverAuth")
        _openssl(*FOR_ONE_DAY, *sign, *names, *kind, "-keyout", self.key, "-out", self.certificate)
        return self

    @property
    def authority(self) -> Path:
        return self.folder / "authority.pem"

    @property
    def certificate(self) -> Path:
        return self.folder / "machine.pem"

    @property
    def key(self) -> Path:
        return self.folder / "machine.key"

    @property
    def _own_key(self) -> Path:
        return self.folder / "authority.key"

    def trust(self) -> ssl.SSLContext:
        """Of whoever knows this city."""
        return ssl.create_default_context(cafile=self.authority)

    def key_hash(self) -> str:
        """By which a browser knows the machine's key, and no other."""
        public = _openssl("pkey", "-in", self.key, "-pubout", "-outform", "DER")
        return base64.b64encode(hashlib.sha256(public).digest()).decode()


def _openssl(*words: str | Path) -> bytes:
    return subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True).stdout
