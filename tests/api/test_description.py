"""The description of the API is valid OpenAPI 3.1, and its page obeys the content policy."""

import pytest
from django.core.management import call_command


@pytest.fixture
def description(client, db):
    return client.get("/api/schema/", HTTP_ACCEPT="application/vnd.oai.openapi+json").json()


def test_the_description_is_openapi_3_1_and_open_to_all(description):
    assert description["openapi"].startswith("3.1")
    assert {"/api/v1/reports/", "/api/v1/rounds/{id}/positions/"} <= set(description["paths"])


def test_it_is_valid_without_a_warning(tmp_path, db):
    target = tmp_path / "schema.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(target))
    assert target.read_text(encoding="utf-8").startswith("openapi: 3.1")


def test_every_operation_tells_the_problems_it_answers_with(description):
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            told = set(operation["responses"])
            assert {"401", "403", "429", "500"} <= told, (path, method)
            if method == "post":
                assert {"400", "409", "413", "415", "422"} <= told, path
            elif "{" in path:
                assert "404" in told, path


def test_systems_sign_in_with_a_bearer_key(description):
    assert description["components"]["securitySchemes"]["key"]["scheme"] == "bearer"


def test_the_page_has_no_inline_script_or_style_and_widens_only_images(client, db):
    response = client.get("/api/docs/")
    page = response.content.decode()
    assert response.status_code == 200
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count("<script src=")
    policy = response["Content-Security-Policy"]
    assert "img-src 'self' data:" in policy
    assert "unsafe" not in policy
    assert "data:" not in client.get("/accounts/login/")["Content-Security-Policy"]
