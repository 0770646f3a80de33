"""A ClamAV that runs in a thread, listens on a socket and speaks INSTREAM as the real one does."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INFECTED = b"X5O!P%@AP-not-the-real-test-file"


class _Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        server = self.server
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        data = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            data += self.rfile.read(size)
            if len(data) > server.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        server.seen.append(data)
        self.wfile.write(server.answer or (b"stream: Test.Malware FOUND\0" if INFECTED in data else b"stream: OK\0"))


class Clamd(socketserver.ThreadingUnixStreamServer):
    """``seen``: what was sent to it. ``answer`` replaces what it would say."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, path: str) -> None:
        super().__init__(path, _Talk)
        self.seen: list[bytes] = []
        self.answer = b""
        self.most = 1_000_000


@contextmanager
def running(path: Path) -> Iterator[Clamd]:
    """Listens until the block ends; then nobody does."""
    server = Clamd(str(path))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        path.unlink(missing_ok=True)
