"""Mutation testing of the rules of decision: changes one token at a time and runs their tests.

    .venv/bin/python -m bench.mutation [--jobs 2] [module ...]

Prints every mutant the tests let live, then one line of totals; exits 1 if a mutant lives that
``SAME_RESULT`` does not name as changing no result. Each mutant runs in a process of its own,
against the quick tests first and against the property tests only if it survives those.
"""

import argparse
import importlib
import importlib.abc
import importlib.util
import multiprocessing
import os
import re
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, ModuleType

import django
import hypothesis
import pytest
from django.conf import settings

from bench.mutants import how_many, mutate

ROOT = Path(__file__).resolve().parents[1]
RULES = ROOT / "responses" / "rules"
TESTS = "tests/rules/responses"
SLOW = "properties or verdict_says or true_figures or exactly_when"
COUNTING = ("worked_vectors", "limbs", "tally_contract", "needs", "figures", "sentences")
SENTENCES = (
    "responses.sentences",
    "responses.comment_sentences",
    "responses.round_sentences",
    "responses.way_out_sentences",
    "responses.reasons",
)
"""What rules say, for tests that read it; without the application nobody else registers it."""
FOUND = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # nobody reads the smallest example
SECONDS = 60  # of processor time, so that a busy machine finds no mutant by itself
MODULES = tuple(sorted(each.stem for each in RULES.glob("*.py") if each.stem != "__init__"))
# Mutants that live because they change no result: (module, the mutant's text) -> why.
SAME_RESULT: dict[tuple[str, str], str] = {
    (
        "qualified_majority",
        "return len(codes) > 1 and (not codes <= LEGALLY_CARRIED  =>  "
        "return len(codes) > 1 and (not codes < LEGALLY_CARRIED",
    ): "a constructive abstention carries too, and a qualified majority never has one",
    (
        "brackets",
        "d = [pair for pair in found if pair[0] < start]  =>  d = [pair for pair in found if pair[0] <= start]",
    ): "no two brackets are opened in one place",
    ("thresholds", "if left < 0:  =>  if left < -1:"): "what is left is a multiple of five",
}


class Loader(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports the mutant where the module is asked for."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        return importlib.util.spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)  # noqa: S102 - the mutant of our own source


def prepare() -> None:
    """What every mutant shares: the libraries, and Django just enough to render a sentence."""
    os.chdir(ROOT)
    for name in ("cases.rules.severity", "core.sentences", "delegations.rules.roles"):
        importlib.import_module(name)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    patient = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}  # slow is not found
    found = {"phases": FOUND, "report_multiple_bugs": False, "database": None}
    hypothesis.settings.register_profile("found is enough", **found, **patient)
    hypothesis.settings.load_profile("found is enough")
    settings.configure(USE_I18N=False)
    django.setup()
    for name in SENTENCES:
        importlib.import_module("core.sentences").register(importlib.import_module(name).SENTENCES)


def lives(job: tuple[str, int]) -> tuple[str, int, str, bool]:
    """Whether the tests pass with this mutant in place. A mutant that hangs is found."""
    module, number = job
    code, text = mutate((RULES / f"{module}.py").read_text(), number)
    child = os.fork()
    if child == 0:
        os._exit(_run(f"responses.rules.{module}", code))
    _, status = os.waitpid(child, 0)
    return module, number, text, os.waitstatus_to_exitcode(status) == 0


def _run(name: str, code: CodeType | None) -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if code is not None:
        sys.meta_path.insert(0, Loader(name, code))
    options = [
        "-x",
        "-q",
        "-c",
        os.devnull,
        "--rootdir",
        str(ROOT),
        "--noconftest",
        "-p",
        "no:django",
        "-p",
        "no:cacheprovider",
    ]
    known = ["--deselect", f"{TESTS}/test_sentences.py::test_no_rule_speaks_without_a_sentence"]
    first = tests_that_name(name)
    for chosen in ([*first, "-k", f"not ({SLOW})"], [TESTS, "-k", f"not ({SLOW})"], [TESTS, "-k", SLOW]):
        found = pytest.main([*options, *known, *chosen])
        if found not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
            return int(found)
        for loaded in [m for m in sys.modules if m.startswith("tests.")]:
            del sys.modules[loaded]
    return 0


def tests_that_name(module: str) -> list[str]:
    """Those that import it, which find most of its mutants soonest; else those that count votes."""
    package, _, name = module.rpartition(".")
    imports = re.compile(rf"^from {package}(\.{name} import| import .*\b{name}\b)", re.MULTILINE)
    found = [each for each in sorted((ROOT / TESTS).glob("test_*.py")) if imports.search(each.read_text())]
    return [f"{TESTS}/{each.name}" for each in found] or [f"{TESTS}/test_{name}.py" for name in COUNTING]


def jobs(modules: list[str]) -> Iterator[tuple[str, int]]:
    for module in modules:
        yield from ((module, number) for number in range(how_many((RULES / f"{module}.py").read_text())))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("modules", nargs="*")
    given = parser.parse_args()
    prepare()
    if _clean() != 0:
        print("The tests fail without any mutant; nothing was measured.")
        return 1
    work = list(jobs(given.modules or list(MODULES)))
    living = []
    with multiprocessing.get_context("fork").Pool(given.jobs) as pool:
        for module, number, text, alive in pool.imap_unordered(lives, work):
            if alive:
                living.append((module, text))
                print(f"{module} #{number}: {text}", flush=True)
    unexplained = [found for found in living if found not in SAME_RESULT]
    print(
        f"{len(work)} mutants of {len(given.modules or MODULES)} modules: {len(work) - len(living)} found, "
        f"{len(living) - len(unexplained)} change no result, {len(unexplained)} live."
    )
    return 1 if unexplained else 0


def _clean() -> int:
    child = os.fork()
    if child == 0:
        os._exit(_run("", None))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    sys.exit(main())
