"""PostgreSQL and Redis of a laptop, shared by everything that works on one data folder.

Whoever needs them holds a shared lock on ``services.users``; the last one to leave stops them. The
kernel drops the lock of a killed user, so no count can go wrong. Standard use::

    with local_services.running(data) as environment:  # {"DATABASE_URL": …, "REDIS_URL": …}
        ...
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from config import postgres_server, redis_server
from config.server_process import ServiceTrouble
from config.service_place import Place, place_for, read_state

SERVERS = {"DATABASE_URL": postgres_server, "REDIS_URL": redis_server}


class LocalServices:
    """The servers of one data folder. ``throwaway`` ones are fast, forget, and leave no folder elsewhere."""

    def __init__(self, data: Path, *, throwaway: bool = False) -> None:
        self.data = make_private(data)
        self.throwaway = throwaway
        self.place: Place | None = None
        self._users: IO[bytes] | None = None

    def start(self, *names: str) -> dict[str, str]:
        """Make sure the named servers (all by default) run; answer the variables that lead to them.

        Servers left running by a killed start are used as they are. Raises ServiceTrouble.
        """
        with self._alone():
            self.place = place_for(self.data)
            state = read_state(self.data)
            self._users = self._open("services.users")
            fcntl.flock(self._users, fcntl.LOCK_SH)
            try:
                return {
                    name: SERVERS[name].ensure(self.place, state, throwaway=self.throwaway) for name in names or SERVERS
                }
            except BaseException:
                self._leave()
                raise

    def stop(self) -> None:
        """Leave; the last user stops the servers. Their data stay, unless they were throwaway."""
        if self._users is None:
            return
        with self._alone():
            self._leave()

    def stop_abandoned(self) -> bool:
        """Stop servers whose users were all killed; answer whether nobody uses this folder any more."""
        with self._alone():
            self.place = place_for(self.data)
            self._users = self._open("services.users")
            return self._leave()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a person should know about where the servers live."""
        return self.place.notes if self.place else ()

    def _leave(self) -> bool:
        """Whether we were the last."""
        if self._users is None or self.place is None:
            return False
        users, self._users = self._users, None
        with users:
            fcntl.flock(users, fcntl.LOCK_UN)
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            for server in SERVERS.values():
                server.stop_server(self.place)
            if self.throwaway:
                shutil.rmtree(self.place.base)
        return True

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Starting and stopping never overlap."""
        with self._open("services.lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _open(self, name: str) -> IO[bytes]:
        path = self.data / name
        try:
            return open(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        except OSError as error:
            raise ServiceTrouble(
                f"{path} cannot be opened ({error.strerror}). Start Entente as the owner of {self.data}, "
                "or choose another ENTENTE_DATA."
            ) from None


@contextmanager
def running(data: Path, *names: str, throwaway: bool = False) -> Iterator[dict[str, str]]:
    """The named servers for the time of a block."""
    services = LocalServices(data, throwaway=throwaway)
    try:
        yield services.start(*names)
    finally:
        services.stop()


def make_private(data: Path) -> Path:
    """``data`` as an absolute folder. A new one is closed to others (as root they may pass through it).

    An existing one is left as it is.
    """
    data = data.absolute()
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        data.mkdir(mode=mode)
        data.chmod(mode)
    except FileExistsError:
        if not data.is_dir():
            raise ServiceTrouble(f"{data} is not a folder. Choose another ENTENTE_DATA.") from None
    except OSError as error:
        raise ServiceTrouble(
            f"{data} cannot be made ({error.strerror}). Choose an ENTENTE_DATA that you may write to."
        ) from None
    if not os.access(data, os.W_OK | os.X_OK):
        raise ServiceTrouble(f"{data} cannot be written to. Choose an ENTENTE_DATA that you may write to.")
    return data.resolve()
