"""A PostgreSQL server of our own from its wheel: made once, started, reused, stopped.

It listens on a socket in a private folder; where the path is too long for a socket, on a free port
of 127.0.0.1. Both ask for a generated password (SCRAM). The application's role owns its database and
may create test databases; it is no superuser.
"""

import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psutil

from config.server_process import (
    ServiceTrouble,
    clean_environment,
    free_port,
    last_line,
    port_is_free,
    start,
    stop,
    wait_until,
    working_in,
)
from config.service_place import Place, write_state

NAME = "entente"
ADMIN = "postgres"
SOCKET_PORT = "5432"  # names the socket's file; nothing listens on this port
LONGEST_SOCKET_PATH = 107  # bytes, sockaddr_un of Linux without its closing zero
SETTINGS = ("max_connections=150", "timezone=UTC", "log_timezone=UTC", "unix_socket_permissions=0700")
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
MAKE_ROLE_AND_DATABASE = r"""
\getenv password ENTENTE_PASSWORD
SELECT format('CREATE ROLE entente LOGIN CREATEDB PASSWORD %L', :'password')
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'entente') \gexec
SELECT 'CREATE DATABASE entente OWNER entente'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'entente') \gexec
"""


def ensure(place: Place, state: dict[str, str], *, throwaway: bool) -> str:
    """The address of a running server that knows our role and database, started if it was not."""
    cluster = place.base / "postgres"
    if not cluster.is_dir():
        _make(place, cluster, state)
    if "admin_password" not in state:
        raise ServiceTrouble(
            f"{cluster} holds a database whose password is lost: {place.data / 'services.json'} is missing. "
            f"Restore that file, or move {cluster} away to begin anew."
        )
    _refuse_wrong_version(place, cluster)
    if (ours := running(place)) is None:
        _clear_leftovers(place, cluster)
        _start(place, cluster, state, throwaway=throwaway)
    else:
        _wait_for(ours, place, state)
    if "database_made" not in state:
        _make_role_and_database(place, state)
        state["database_made"] = "yes"
        write_state(place.data, state)
    return _address(place, state)


def running(place: Place) -> psutil.Process | None:
    """Our own server: the process its lock file names, called postgres, working in our data folder."""
    cluster = place.base / "postgres"
    try:
        process = psutil.Process(int((cluster / "postmaster.pid").read_text().split("\n", 1)[0]))
        ours = process.name() == "postgres" and Path(process.cwd()) == cluster
    except (OSError, ValueError, psutil.Error):
        return None
    return process if ours else None


def stop_server(place: Place) -> None:
    """Fast shutdown; immediate when that is not done in time. What was committed is kept."""
    if (ours := running(place)) is not None:
        stop(ours, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL, patience=15)


def _make(place: Place, cluster: Path, state: dict[str, str]) -> None:
    """initdb beside, then rename: a first start that was killed leaves nothing half made."""
    unfinished = cluster.with_name("postgres.unfinished")
    if unfinished.is_dir():
        for orphan in working_in(unfinished, "initdb", "postgres"):
            stop(orphan, signal.SIGKILL)
        shutil.rmtree(unfinished)
    place.account.make_folder(unfinished)
    for key in ("admin_password", "database_password"):
        state.setdefault(key, secrets.token_urlsafe(24))
    state.pop("database_made", None)
    write_state(place.data, state)
    password = place.base / "first-password"
    password.unlink(missing_ok=True)
    password.touch(mode=0o600)
    place.account.own(password).write_text(state["admin_password"])
    try:
        _initdb(place, unfinished, password)
    finally:
        password.unlink()
    unfinished.rename(cluster)


def _initdb(place: Place, cluster: Path, password: Path) -> None:
    log = place.log("initdb")
    process = start(
        [
            str(place.postgres_programs / "initdb"),
            *("--pgdata", str(cluster), "--username", ADMIN, "--pwfile", str(password)),
            *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"),
            *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
        ],
        account=place.account,
        folder=cluster,
        log=log,
        extra={},
    )
    try:
        code = process.wait()
    except BaseException:
        process.terminate()
        process.wait()
        raise
    if code != 0:
        raise ServiceTrouble(f"PostgreSQL could not make its database in {cluster} ({last_line(log)}; log: {log}).")


def _refuse_wrong_version(place: Place, cluster: Path) -> None:
    program = str(place.postgres_programs / "postgres")
    found = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=True, env=clean_environment({})
    )
    ours = found.stdout.split()[-1].split(".")[0]
    made_by = (cluster / "PG_VERSION").read_text().strip()
    if made_by != ours:
        raise ServiceTrouble(
            f"The database in {cluster} was made by PostgreSQL {made_by}, but this Entente brings {ours}. "
            "Dump it with the former version and load it into a new ENTENTE_DATA."
        )


def _clear_leftovers(place: Place, cluster: Path) -> None:
    """After a killed server: wait for its orphans, then remove lock files that name no server of ours."""
    until = time.monotonic() + 20
    while working_in(cluster, "postgres") and time.monotonic() < until:
        time.sleep(0.1)
    if working_in(cluster, "postgres"):
        raise ServiceTrouble(f"Processes of a killed PostgreSQL still work in {cluster}. Try again in a minute.")
    (cluster / "postmaster.pid").unlink(missing_ok=True)
    for leftover in _socket_folder(place).glob(".s.PGSQL.*"):
        leftover.unlink()


def _start(place: Place, cluster: Path, state: dict[str, str], *, throwaway: bool) -> None:
    if not _uses_socket(place) and not port_is_free(int(state.get("postgres_port", "0"))):
        state.pop("postgres_port")
    if not _uses_socket(place) and "postgres_port" not in state:
        state["postgres_port"] = str(free_port())
        write_state(place.data, state)
    where = (
        ("listen_addresses=", f"unix_socket_directories={_socket_folder(place)}", f"port={SOCKET_PORT}")
        if _uses_socket(place)
        else ("listen_addresses=127.0.0.1", "unix_socket_directories=", f"port={state['postgres_port']}")
    )
    settings = [*SETTINGS, *where, *(FORGETFUL if throwaway else ())]
    command = [str(place.postgres_programs / "postgres"), "-D", str(cluster)]
    for setting in settings:
        command += ["-c", setting]
    log = place.log("postgres")
    process = start(command, account=place.account, folder=cluster, log=log, extra={})
    wait_until(lambda: _is_ready(place, state), process=process, name="PostgreSQL", log=log, seconds=60)


def _wait_for(process: psutil.Process, place: Place, state: dict[str, str]) -> None:
    """A server we found running may still be recovering from a crash."""
    until = time.monotonic() + 60
    while not _is_ready(place, state):
        if time.monotonic() > until or not process.is_running():
            raise ServiceTrouble(
                f"PostgreSQL (process {process.pid}) runs but does not answer. Look into {place.log('postgres')}."
            )
        time.sleep(0.1)


def _is_ready(place: Place, state: dict[str, str]) -> bool:
    return _client(place, state, "pg_isready", "--quiet").returncode == 0


def _make_role_and_database(place: Place, state: dict[str, str]) -> None:
    done = _client(place, state, "psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", text=MAKE_ROLE_AND_DATABASE)
    if done.returncode != 0:
        raise ServiceTrouble(f"PostgreSQL refused to make the database: {done.stderr.strip()}.")


def _client(
    place: Place, state: dict[str, str], program: str, *arguments: str, text: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's own clients against our server as its administrator."""
    environment = {
        "PGHOST": str(_socket_folder(place)) if _uses_socket(place) else "127.0.0.1",
        "PGPORT": _port(place, state),
        "PGUSER": ADMIN,
        "PGDATABASE": ADMIN,
        "PGPASSWORD": state["admin_password"],
        "ENTENTE_PASSWORD": state["database_password"],
    }
    command = [str(place.postgres_programs / program), *arguments]
    environment = clean_environment(environment)
    return subprocess.run(command, env=environment, input=text, capture_output=True, text=True, check=False)


def _address(place: Place, state: dict[str, str]) -> str:
    login = f"postgres://{NAME}:{state['database_password']}"
    if _uses_socket(place):
        return f"{login}@/{NAME}?host={quote(str(_socket_folder(place)), safe='')}"
    return f"{login}@127.0.0.1:{_port(place, state)}/{NAME}"


def _port(place: Place, state: dict[str, str]) -> str:
    return SOCKET_PORT if _uses_socket(place) else state["postgres_port"]


def _socket_folder(place: Place) -> Path:
    return place.account.make_folder(place.base / "s")


def _uses_socket(place: Place) -> bool:
    path = place.base / "s" / f".s.PGSQL.{SOCKET_PORT}"
    return len(str(path).encode()) <= LONGEST_SOCKET_PATH
