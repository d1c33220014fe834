"""An OpenID Connect issuer on this machine."""

from __future__ import annotations

import base64
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Self

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey


class LocalIssuer:
    """Serves its configuration and public key, and makes tokens."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        self.other = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                content = json.dumps(issuer.content(self.path)).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def content(self, path: str) -> Any:
        if path.endswith("openid-configuration"):
            return {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}
        return {"keys": [self.key.as_dict(private=False)]}

    def token(
        self,
        *,
        unsigned: bool = False,
        signed_by_another: bool = False,
        algorithm: str = "RS256",
        **claims: Any,
    ) -> str:
        usual = {"iss": self.url, "aud": "tular", "sub": "ana", "exp": int(time.time()) + 60}
        held = {name: value for name, value in {**usual, **claims}.items() if value is not None}
        if unsigned:
            parts = [{"alg": "none"}, held]
            return ".".join([*(_encoded(part) for part in parts), ""])
        if algorithm == "HS256":
            secret = OctKey.generate_key(256)
            return jwt.encode({"alg": algorithm, "kid": "one"}, held, secret, algorithms=[algorithm])
        return jwt.encode(
            {"alg": algorithm, "kid": "one"}, held, self.other if signed_by_another else self.key
        )

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def _encoded(part: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
