"""Where files lie and who checks them: read strictly, and an S3-compatible store works end to end."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import override_settings

from config.env_stores import checker, stores

S3 = "s3://evidence-bucket/entente?endpoint=https://objects.example.eu&region=eu-west-1"


@pytest.fixture(autouse=True)
def _no_keys(monkeypatch) -> None:
    for name in ("EVIDENCE_STORE", "CLAMD", "S3_ACCESS_KEY", "S3_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_word_three_folders_lie_beside_each_other(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "evidence"
    with override_settings(STORAGES=stores("EVIDENCE_STORE")):
        places = [storages[name].location for name in ("default", "quarantine", "previews")]
    assert places == [str(tmp_path / name) for name in ("evidence", "quarantine", "previews")]


def test_a_bucket_takes_all_three_each_in_its_own_folder_and_private(monkeypatch):
    monkeypatch.setenv("EVIDENCE_STORE", S3)
    monkeypatch.setenv("S3_ACCESS_KEY", "key")
    monkeypatch.setenv("S3_SECRET_KEY", "only for these tests")
    with override_settings(STORAGES=stores("EVIDENCE_STORE")):
        made = {name: storages[name] for name in ("default", "quarantine", "previews")}
    assert [store.location for store in made.values()] == [
        "entente/evidence", "entente/quarantine", "entente/previews"
    ]  # fmt: skip
    for store in made.values():
        assert (store.bucket_name, store.default_acl, store.file_overwrite) == ("evidence-bucket", "private", False)
        assert (store.endpoint_url, store.region_name) == ("https://objects.example.eu", "eu-west-1")


def test_the_quarantine_may_have_a_bucket_of_its_own(monkeypatch):
    monkeypatch.setenv("EVIDENCE_STORE", f"{S3}&quarantine=held-bucket")
    buckets = {name: made["OPTIONS"]["bucket_name"] for name, made in stores("EVIDENCE_STORE").items()}
    assert buckets == {"default": "evidence-bucket", "quarantine": "held-bucket", "previews": "evidence-bucket"}


@pytest.mark.parametrize(
    "value",
    ["/var/evidence", "s3://", "s3://key:secret@bucket", "s3://bucket?public=1", "s3://bucket?endpoint=ftp://x", "s3://[",
     "s3://bucket?region="],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_by_its_variable(monkeypatch, value):
    monkeypatch.setenv("EVIDENCE_STORE", value)
    with pytest.raises(ImproperlyConfigured, match="EVIDENCE_STORE"):
        stores("EVIDENCE_STORE")


def test_half_a_key_is_refused(monkeypatch):
    monkeypatch.setenv("EVIDENCE_STORE", S3)
    monkeypatch.setenv("S3_ACCESS_KEY", "key")
    with pytest.raises(ImproperlyConfigured, match="both"):
        stores("EVIDENCE_STORE")


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ("", None),
        ("unix:/run/clamav/clamd.ctl", ("unix", "/run/clamav/clamd.ctl", 0)),
        ("clamd.example.eu:3310", ("tcp", "clamd.example.eu", 3310)),
        ("[::1]:3310", ("tcp", "::1", 3310)),
    ],
)
def test_the_checker_listens_on_a_socket_or_at_an_address(monkeypatch, value, place):
    monkeypatch.setenv("CLAMD", value)
    assert checker("CLAMD") == place


@pytest.mark.parametrize(
    "value", ["/run/clamd.ctl", "unix:relative", "host", "host:0", "host:99999", "http://host:3310"]
)
def test_a_checker_that_cannot_be_is_refused_by_its_variable(monkeypatch, value):
    monkeypatch.setenv("CLAMD", value)
    with pytest.raises(ImproperlyConfigured, match="CLAMD"):
        checker("CLAMD")


class _Bucket(BaseHTTPRequestHandler):
    """As much of S3 as an object store needs."""

    def do_PUT(self) -> None:
        self.server.objects[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200)

    def do_HEAD(self) -> None:
        self._answer(200 if self.path in self.server.objects else 404, self.server.objects.get(self.path, b""))

    def do_GET(self) -> None:
        found = self.server.objects.get(self.path)
        self._answer(
            404 if found is None else 200, b"<Error><Code>NoSuchKey</Code></Error>" if found is None else found
        )

    def do_DELETE(self) -> None:
        self.server.objects.pop(self.path, None)
        self._answer(204)

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Last-Modified", "Sun, 22 Nov 2026 00:00:00 GMT")
        self.end_headers()
        self.wfile.write(body if self.command == "GET" else b"")

    def log_message(self, *args: object) -> None:
        """Silent."""


@pytest.fixture
def bucket() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Bucket)
    server.objects = {}
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_bytes_go_to_an_s3_compatible_store_and_come_back(monkeypatch, bucket):
    endpoint = f"http://127.0.0.1:{bucket.server_port}"
    monkeypatch.setenv("EVIDENCE_STORE", f"s3://evidence-bucket/entente?endpoint={endpoint}&region=eu-west-1")
    monkeypatch.setenv("S3_ACCESS_KEY", "key")
    monkeypatch.setenv("S3_SECRET_KEY", "only for these tests")
    with override_settings(STORAGES=stores("EVIDENCE_STORE")):
        store = storages["default"]
        name = store.save("2026/11/a.bin", ContentFile(b"the bytes"))
        assert bucket.objects == {"/evidence-bucket/entente/evidence/2026/11/a.bin": b"the bytes"}
        with store.open(name) as kept:
            assert kept.read() == b"the bytes"
        store.delete(name)
        with pytest.raises(FileNotFoundError), store.open(name) as gone:
            gone.read()
        store.connection.meta.client.close()
