"""What the code never does, read from the code itself: no query, command, template or pattern is put together
from what people write, nothing foreign is unpacked into objects, and cryptography stands in a few named places."""

import ast
import re

import pytest

from tests.security.code import ROOT, calls, importing, is_fixed, modules

OWN_SCRIPTS = sorted((ROOT / "static/js").glob("*.js"))
JITTER = {f"notifications/dispatcher/{name}.py" for name in ("sending", "firing", "expanding")}
"""Where chance only spreads load and guards nothing."""
BOXES = {"config/people.py", "audit/signing.py"}
"""Where anything is encrypted or signed: second factors, and checkpoints of the memory."""
SHORT_CHANCE = {"responses/actions/instructions.py": 8, "desk/demo/people.py": 12}
"""A reference on a sheet that opens nothing; the password of a demonstration."""


def test_it_reads_the_whole_house():
    assert len(modules()) > 400
    assert "config/settings.py" in modules()


def test_no_query_is_put_together_from_text():
    run = {(path, ast.unparse(call.args[0])) for path, name, call in calls() if name.endswith(".execute") and call.args}
    loose = {path for path, said in run if not is_fixed(ast.parse(said, mode="eval").body)}
    assert loose <= {"desk/management/commands/make_roles.py", "core/clock.py"}
    assert [name for _, name, _ in calls() if re.search(r"\.(raw|extra)$|RawSQL$", name)] == []


def test_the_two_statements_with_names_in_them_quote_the_names_or_take_the_servers_own_text():
    roles = (ROOT / "desk/management/commands/make_roles.py").read_text()
    assert "sql.SQL(statement).format(**names)" in roles
    assert "sql.Identifier(" in roles
    assert "cursor.execute(real)" in (ROOT / "core/clock.py").read_text()


def test_no_command_goes_through_a_shell():
    shells = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "commands.getoutput"}
    assert [(path, name) for path, name, _ in calls() if name in shells] == []
    through = [path for path, _, call in calls() for each in call.keywords if each.arg == "shell"]
    assert through == []


def test_no_text_becomes_code_or_an_object():
    running = {"eval", "exec", "compile", "__import__", "pickle.loads", "marshal.loads", "yaml.load"}
    assert [(path, name) for path, name, _ in calls() if name in running] == []
    assert importing("pickle", "marshal", "shelve", "yaml", "dill", "jsonpickle", "cloudpickle") == set()


def test_xml_is_read_by_the_guarded_parser_alone():
    assert importing("xml.dom", "xml.sax", "lxml", "xml.etree.cElementTree", "xml.parsers") == set()
    parsing = re.compile(r"(ET|ElementTree|etree)\.(parse|iterparse|fromstring|XML|XMLParser|XMLPullParser)$")
    assert [(path, name) for path, name, _ in calls() if parsing.search(name)] == []
    assert importing("xml") <= importing("defusedxml") != set()


def test_no_template_is_made_of_words():
    made = {"Template", "Engine", "engines.from_string", "string.Template"}
    assert [(path, name) for path, name, _ in calls() if name in made or name.endswith(".from_string")] == []


def test_nothing_is_called_safe_that_was_not_escaped():
    called = {(path, name) for path, name, _ in calls() if name.rpartition(".")[2] in {"mark_safe", "SafeString"}}
    assert called <= {("audit/admin.py", "SafeString")}
    assert (ROOT / "audit/admin.py").read_text().count('SafeString("–")') == 1  # the sign for nothing
    pages = list((ROOT / "templates").rglob("*.html"))
    assert [file.name for file in pages if re.search(r"\|\s*safe\b|autoescape off", file.read_text())] == []


def test_a_pattern_holds_words_of_ours_or_escaped_ones():
    makes = re.compile(r"^re\.(compile|search|match|fullmatch|sub|split|findall|finditer)$")
    made = {path for path, name, call in calls() if makes.match(name) and not is_fixed(call.args[0])}
    holding_ours = {
        "attribution/rules/lint.py", "cases/rules/classified_forms.py", "responses/rules/fixes.py",
        "responses/rules/wording.py", "delegations/rules/passwords.py", "responses/rules/instructions.py",
        "core/encrypted.py", "core/rules/whole_words.py",
    }  # fmt: skip
    assert made <= holding_ours
    for path in ("delegations/rules/passwords.py", "responses/rules/instructions.py", "core/rules/whole_words.py"):
        assert "re.escape" in (ROOT / path).read_text()


def test_hashes_are_of_the_second_family():
    used = {name for _, name, _ in calls() if re.fullmatch(r"hashlib\.\w+", name)}
    assert used == {"hashlib.sha256"}


def test_chance_that_guards_something_comes_from_the_system_and_is_long():
    assert importing("random") == JITTER
    drawn = [(path, call) for path, name, call in calls() if name.startswith("secrets.token_")]
    assert len(drawn) >= 6
    for path, call in drawn:
        assert isinstance(call.args[0], ast.Constant)
        assert int(str(call.args[0].value)) >= 16 or SHORT_CHANCE.get(path) == call.args[0].value, path


def test_encryption_and_signatures_stand_in_named_places_and_are_the_librarys():
    assert importing("cryptography") == BOXES
    assert importing("Crypto", "nacl", "OpenSSL", "rsa", "ecdsa", "M2Crypto") == set()
    assert importing("jwt") == {"config/identities.py"}


def test_no_certificate_goes_unchecked():
    checking = {"verify", "check_hostname", "cert_reqs", "use_ssl"}
    given = [(path, each) for path, _, call in calls() for each in call.keywords if each.arg in checking]
    off = [path for path, each in given if ast.unparse(each.value) != "True"]
    assert off == []
    loose = {"ssl._create_unverified_context", "ssl.CERT_NONE", "ssl._create_default_https_context"}
    assert [path for path, tree in modules().items() if any(each in ast.unparse(tree) for each in loose)] == []


def test_nothing_people_wrote_goes_into_the_cache():
    """Counts of the sign-in library and of the API, and no page, row or sentence."""
    assert importing("django.core.cache", "django.views.decorators.cache") == set()
    assert "django.middleware.cache" not in (ROOT / "config/settings.py").read_text()
    assert [file.name for file in (ROOT / "templates").rglob("*.html") if "{% cache" in file.read_text()] == []


def test_types_are_checked_in_every_run():
    checks = (ROOT / "config/launch_checks.py").read_text()
    assert "mypy" in checks
    assert "ruff" in checks
    settings = (ROOT / "pyproject.toml").read_text()
    assert "strict_equality = true" in settings
    assert "disallow_untyped_defs = true" in settings


@pytest.mark.parametrize("script", OWN_SCRIPTS, ids=lambda each: each.name)
def test_a_script_of_ours_writes_words_keeps_nothing_and_listens_to_nobody(script):
    text = script.read_text()
    writes = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|\beval\(|new Function"
    keeps = r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\."
    listens = r"postMessage|onmessage|[\"']message[\"']|WebSocket|EventSource|RTCPeer|serviceWorker"
    merges = r"__proto__|\.prototype|Object\.assign|constructor\["
    for kind in (writes, keeps, listens, merges):
        assert re.findall(kind, text) == []


def test_what_is_not_spoken_here_is_not_installed():
    locked = {line.partition("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line}
    spoken = re.compile(
        r"graphene|graphql|strawberry|channels|websockets|daphne|ldap|aiortc|saml|oauth-toolkit|memcache"
    )
    assert len(locked) > 40
    assert [name for name in sorted(locked) if spoken.search(name)] == []
    assert importing("ldap3", "ldap", "channels", "graphene", "strawberry", "telnetlib", "ftplib") == set()


def test_what_leaves_or_enters_is_named_field_by_field():
    metas = [
        (path, ast.unparse(node.targets[0]), ast.unparse(node.value))
        for path, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"fields", "exclude"}
    ]
    assert len(metas) > 20
    assert [path for path, _, said in metas if "__all__" in said] == []
    assert {path for path, name, _ in metas if name == "exclude" and "admin" not in path} == set()


def test_addresses_and_forms_are_never_read_as_one():
    assert [path for path, tree in modules().items() if "request.REQUEST" in ast.unparse(tree)] == []
