"""A server on loopback that answers as Bluesky's AppView does: pages, cursors, limits, refusals, trouble."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

DIDS = {"ada.example": "did:plc:ada", "bob.example": "did:plc:bob"}
FOLLOWERS = 250
PAGE = 100


def profile(number: int) -> dict[str, Any]:
    return {"did": f"did:plc:f{number}", "handle": f"f{number}.example", "displayName": f"F {number}"}


@dataclass
class AppView:
    """`trouble` are statuses that the next questions get instead of an answer; `asked` what was asked."""

    trouble: list[int] = field(default_factory=list)
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    same_cursor: bool = False

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, dict[str, Any]]:
        actor, cursor = query.get("actor", ""), query.get("cursor", "")
        self.asked.append((path.rpartition(".")[2], actor, cursor))
        if self.trouble:
            return self.trouble.pop(0), {"error": "Trouble"}
        if actor not in DIDS:
            return 400, {"error": "InvalidRequest", "message": "Profile not found"}
        if path.endswith("getAuthorFeed"):
            return 200, self._feed(actor)
        name = "followers" if path.endswith("getFollowers") else "follows"
        start = int(cursor or 0)
        members = [profile(n) for n in range(start, min(start + PAGE, FOLLOWERS))]
        page: dict[str, Any] = {"subject": {"did": DIDS[actor], "handle": actor}, name: members}
        if start + PAGE < FOLLOWERS:
            page["cursor"] = cursor if self.same_cursor and cursor else str(start + PAGE)
        return 200, page

    def _feed(self, actor: str) -> dict[str, Any]:
        record = {"$type": "app.bsky.feed.post", "text": "hello", "createdAt": "2026-08-03T10:00:00Z"}
        post = {"uri": "at://did:plc:f1/app.bsky.feed.post/3kp", "author": profile(1), "record": record}
        by = {"did": DIDS[actor], "handle": actor}
        reason = {"$type": "app.bsky.feed.defs#reasonRepost", "by": by, "indexedAt": "2026-08-03T11:00:00Z"}
        return {"feed": [{"post": post, "reason": reason}], "cursor": None}


@contextmanager
def serving(view: AppView) -> Iterator[str]:
    """The server's address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            status, given = view.answer(parts.path, query)
            body = json.dumps(given).encode()
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | view.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
