"""A Redis-protocol server of our own (Valkey, from its wheel): loopback only, with a generated password."""

import secrets
import signal
import socket

import psutil

from config.server_process import free_port, port_is_free, start, stop, wait_until, working_in
from config.service_place import Place, write_state

NAME = "valkey-server"


def ensure(place: Place, state: dict[str, str], *, throwaway: bool) -> str:
    """The address of our running server, started if it was not. One that does not answer is replaced."""
    if running(place) is None or not _answers(state):
        stop_server(place)
        _start(place, state, throwaway=throwaway)
    return f"redis://:{state['redis_password']}@127.0.0.1:{state['redis_port']}/0"


def running(place: Place) -> psutil.Process | None:
    """Our own server: it works in our folder."""
    return next(iter(working_in(place.base / "redis", NAME)), None)


def stop_server(place: Place) -> None:
    """The queue is written to the disc before the server ends."""
    if (ours := running(place)) is not None:
        stop(ours, signal.SIGTERM, signal.SIGKILL)


def _start(place: Place, state: dict[str, str], *, throwaway: bool) -> None:
    folder = place.account.make_folder(place.base / "redis")
    state.setdefault("redis_password", secrets.token_urlsafe(24))
    if not port_is_free(int(state.setdefault("redis_port", str(free_port())))):
        state["redis_port"] = str(free_port())
    write_state(place.data, state)
    configuration = place.base / "redis.conf"
    configuration.unlink(missing_ok=True)
    configuration.touch(mode=0o600)
    place.account.own(configuration).write_text(_configuration(folder, state, throwaway=throwaway))
    command = [str(place.redis_program), str(configuration)]
    log = place.log("redis")
    process = start(command, account=place.account, folder=folder, log=log, extra={})
    wait_until(lambda: _answers(state), process=process, name="The Redis server", log=log)


def _configuration(folder: object, state: dict[str, str], *, throwaway: bool) -> str:
    """noeviction: a full memory refuses new messages instead of silently dropping old ones."""
    return "\n".join(
        [
            "bind 127.0.0.1",
            f"port {state['redis_port']}",
            f"requirepass {state['redis_password']}",
            "maxmemory-policy noeviction",
            f'dir "{folder}"',
            "dbfilename queue.rdb",
            'save ""' if throwaway else "save 300 1",
            "stop-writes-on-bgsave-error no",
            "daemonize no",
            "set-proc-title no",
            "",
        ]
    )


def _answers(state: dict[str, str]) -> bool:
    """Whether a server that knows our password answers on our port."""
    if "redis_port" not in state:
        return False
    greeting = f"AUTH {state['redis_password']}\r\nPING\r\n".encode()
    try:
        with socket.create_connection(("127.0.0.1", int(state["redis_port"])), timeout=2) as connection:
            connection.sendall(greeting)
            answer = b""
            while b"PONG" not in answer and b"-" not in answer[:1] and (more := connection.recv(256)):
                answer += more
    except OSError:
        return False
    return answer == b"+OK\r\n+PONG\r\n"
