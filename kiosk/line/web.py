"""Requests on Qt's own loop: nothing here waits, and no thread of ours is needed."""

import json
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QTimer, QUrl, Slot
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkProxy,
    QNetworkReply,
    QNetworkRequest,
    QSslConfiguration,
)

PATIENCE_MS = 5000
SILENCE_MS = 12_000
"""The hub sends something every four seconds; a stream that is silent for three times as long is cut."""

OK = 200
UNTRUSTED = 0
"""In the place of a stream's status: the other end's certificate proves nothing; it was told nothing."""
log = logging.getLogger(__name__)
_STATUS = QNetworkRequest.Attribute.HttpStatusCodeAttribute

Answer = Callable[[int | None, bytes], None]
"""The status and the body; no status where nobody answered."""


class Request(QObject):
    """One question; its answer is told once, later."""

    def __init__(self, reply: QNetworkReply, then: Answer, parent: QObject) -> None:
        super().__init__(parent)
        self._reply, self._then = reply, then
        reply.setParent(self)
        reply.finished.connect(self.finished)

    @Slot()
    def finished(self) -> None:
        """Answered, or not."""
        status, body = self._reply.attribute(_STATUS), bytes(self._reply.readAll().data())
        self.deleteLater()
        self._then(int(status) if status is not None else None, body)


class Stream(QObject):
    """A stream of events: `opened` once, `came` for each piece, `ended` once."""

    def __init__(
        self,
        reply: QNetworkReply,
        opened: Callable[[], None],
        came: Callable[[bytes], None],
        ended: Callable[[int | None], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reply = reply
        self._opened, self._came, self._ended = opened, came, ended
        self._is_open = False
        self._silence = QTimer(self, singleShot=True, interval=SILENCE_MS)
        self._silence.timeout.connect(reply.abort)
        reply.setParent(self)
        reply.readyRead.connect(self.read)
        reply.finished.connect(self.finished)
        self._silence.start()

    def close(self) -> None:
        """Cut it; nobody is told."""
        self._reply.finished.disconnect(self.finished)
        self._reply.readyRead.disconnect(self.read)
        self._reply.abort()
        self.deleteLater()

    @Slot()
    def read(self) -> None:
        """Something came."""
        self._silence.start()
        if self._reply.attribute(_STATUS) != OK:
            return
        if not self._is_open:
            self._is_open = True
            self._opened()
        self._came(bytes(self._reply.readAll().data()))

    @Slot()
    def finished(self) -> None:
        """The other end is gone."""
        status = self._reply.attribute(_STATUS)
        if self._reply.error() == QNetworkReply.NetworkError.SslHandshakeFailedError:
            status = UNTRUSTED
        self._silence.stop()
        self.deleteLater()
        self._ended(int(status) if status is not None else None)


class Web(QObject):
    """Talks to one hub as one tablet.  A certificate that proves nothing ends it: it is never overlooked."""

    def __init__(self, token: str, authority: str = "") -> None:
        """`authority`: a file of who else may vouch for the hub, besides those whom this machine knows."""
        super().__init__()
        self._token = token
        self._trust = QSslConfiguration.defaultConfiguration() if authority else None
        if self._trust is not None and not self._trust.addCaCertificates(authority):
            log.warning("no certificate can be read from %s", authority)
        self._manager = QNetworkAccessManager(self)
        self._manager.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.NoProxy))

    def ask(self, verb: str, url: str, body: Any, then: Answer) -> None:
        """Ask once."""
        request = self._request(url)
        request.setTransferTimeout(PATIENCE_MS)
        data = QByteArray() if body is None else QByteArray(json.dumps(body).encode())
        Request(self._manager.sendCustomRequest(request, verb.encode(), data), then, self)

    def stream(
        self,
        url: str,
        last: str,
        opened: Callable[[], None],
        came: Callable[[bytes], None],
        ended: Callable[[int | None], None],
    ) -> Stream:
        """Listen; `last` is the id of the last event that was heard."""
        request = self._request(url)
        request.setRawHeader(b"Accept", b"text/event-stream")
        if last:
            request.setRawHeader(b"Last-Event-ID", last.encode())
        return Stream(self._manager.get(request), opened, came, ended, self)

    def _request(self, url: str) -> QNetworkRequest:
        request = QNetworkRequest(QUrl(url))
        request.setRawHeader(b"Authorization", f"Bearer {self._token}".encode())
        request.setRawHeader(b"Content-Type", b"application/json")
        request.setAttribute(QNetworkRequest.Attribute.Http2AllowedAttribute, False)  # noqa: FBT003 - Qt's
        if self._trust is not None:
            request.setSslConfiguration(self._trust)
        return request
