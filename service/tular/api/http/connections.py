"""Connections that are bounded: uvicorn reads headers of any length, and waits for slow clients for good."""
# mypy: allow-subclassing-any

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_BYTES = 32_000
"""Request line and headers."""
HEAD_SECONDS = 10.0
BODY_SECONDS = 30.0
READ_SECONDS = 30.0
"""How long a client may leave unread what was sent."""
MOST = 4_000
"""Connections of one worker. When there are more, that gives way which has waited longest without a whole request."""
END = b"\r\n\r\n"


class BoundedProtocol(HttpToolsProtocol):
    """HTTP/1.1 with bounds on the size of headers and on the time that clients take."""

    most = MOST
    _waiting: dict[BoundedProtocol, None] = {}
    """Connections whose request is not whole yet, the oldest first."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._timer: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self._in_head = True
        self._head_bytes = 0
        self._wait(HEAD_SECONDS)
        if len(self.connections) > self.most:
            next(iter(self._waiting)).abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._arrived()
        self._cancel_unread()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            end = data.find(END)
            self._head_bytes += len(data) if end < 0 else end
            if self._head_bytes > HEAD_BYTES:
                self._refuse(b"431 Request Header Fields Too Large", b"The headers are too large.")
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._timer is None:
            self._wait(HEAD_SECONDS)

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._arrived()
        self._wait(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._arrived()
        self._in_head, self._head_bytes = True, 0
        super().on_message_complete()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._cancel_unread()
        self._unread = self.loop.call_later(READ_SECONDS, self.abort)

    def resume_writing(self) -> None:
        self._cancel_unread()
        super().resume_writing()

    def abort(self) -> None:
        """End the connection without another word."""
        self.transport.abort()

    def _wait(self, seconds: float) -> None:
        self._waiting[self] = None
        self._timer = self.loop.call_later(seconds, self._too_slow)

    def _arrived(self) -> None:
        self._waiting.pop(self, None)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _too_slow(self) -> None:
        if self._in_head:
            self._refuse(b"408 Request Timeout", b"The request took too long to arrive.")
        else:
            self.abort()

    def _cancel_unread(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _refuse(self, status: bytes, message: bytes) -> None:
        self._arrived()
        if not self.transport.is_closing():
            head = b"content-type: text/plain\r\nconnection: close\r\ncontent-length: %d" % len(message)
            self.transport.write(b"HTTP/1.1 %s\r\n%s\r\n\r\n%s" % (status, head, message))
            self.transport.close()
