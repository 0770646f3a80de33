"""A provider of identities on this machine: discovery, token and keys, as EU Login would answer them."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "entente", "a secret only for these tests"


class FakeProvider:
    """Answers whatever the test put into ``said``; ``sent`` holds what the token address was asked with."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.signs_with: Any = self.key
        self.algorithm = "RS256"
        self.said: dict[str, Any] = {}
        self.issuer = ""
        self.names_itself = ""
        self.sent: dict[str, list[str]] = {}
        self.head: dict[str, Any] = {}
        self.nonce = ""
        self.leads_on = ""
        self.paths: list[str] = []

    def asked(self, address: str) -> dict[str, list[str]]:
        """The browser stands at the provider's own page; what the address asks for is remembered."""
        asked = parse_qs(urlsplit(address).query)
        self.nonce = asked.get("nonce", [""])[0]
        return asked

    def token(self) -> str:
        now = int(time.time())
        usual = {"iss": self.issuer, "aud": CLIENT, "sub": "u-1", "iat": now, "exp": now + 300, "nonce": self.nonce}
        said = {name: value for name, value in (usual | self.said).items() if value is not None}
        return jwt.encode(said, self.signs_with, algorithm=self.algorithm, headers={"kid": "one"} | self.head)

    def answer(self, path: str) -> dict[str, Any]:
        base = self.issuer
        key = RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {
            "/.well-known/openid-configuration": {
                "issuer": self.names_itself or base, "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token", "jwks_uri": f"{base}/keys", "userinfo_endpoint": f"{base}/me",
            },
            "/keys": {"keys": [key | {"kid": "one", "use": "sig"}]},
            "/token": {"access_token": "opaque", "token_type": "bearer", "id_token": self.token()},
        }[path]  # fmt: skip


@contextmanager
def listening(provider: FakeProvider) -> Iterator[FakeProvider]:
    """Serve it on the loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            provider.sent = parse_qs(body)
            self._say()

        def _say(self) -> None:
            provider.paths.append(self.path)
            if provider.leads_on:
                self.send_response(307)
                self.send_header("Location", provider.leads_on + self.path)
                self.end_headers()
                return
            content = json.dumps(provider.answer(urlsplit(self.path).path)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
