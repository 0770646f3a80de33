"""Real servers from the wheels: started, shared, found again, cleaned up, and never anybody else's."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from config import local_services, postgres_server, redis_server, service_place
from config.launch_venv import ROOT
from config.local_services import LocalServices
from config.server_process import ServiceTrouble

START_AND_DIE = """
import os, signal, sys
from pathlib import Path
from config.local_services import LocalServices
LocalServices(Path(sys.argv[1])).start()
os.kill(os.getpid(), signal.SIGKILL)
"""


def ask(address: str, question: str) -> object:
    connection = psycopg2.connect(address)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(question)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        connection.close()


def broker_setting(address: str, name: str) -> str:
    with redis.Redis.from_url(address, decode_responses=True) as client:
        return client.config_get(name)[name]


def servers_of(services: LocalServices) -> list[psutil.Process]:
    assert services.place is not None
    found = [postgres_server.running(services.place), redis_server.running(services.place)]
    return [process for process in found if process]


def test_both_servers_answer_locally_keep_their_data_and_stop_with_their_last_user(folder):
    with local_services.running(folder / "var") as addresses:
        ask(addresses["DATABASE_URL"], "CREATE TABLE kept AS SELECT 27 AS states")
        assert ask(addresses["DATABASE_URL"], "SHOW listen_addresses") == ""
        assert broker_setting(addresses["REDIS_URL"], "maxmemory-policy") == "noeviction"
        assert broker_setting(addresses["REDIS_URL"], "bind") == "127.0.0.1"
    services = LocalServices(folder / "var")
    try:
        assert ask(services.start("DATABASE_URL")["DATABASE_URL"], "SELECT states FROM kept") == 27
    finally:
        services.stop()
    assert servers_of(services) == []


def test_the_application_is_no_superuser_but_may_make_test_databases(folder):
    with local_services.running(folder / "var", "DATABASE_URL", throwaway=True) as addresses:
        rights = "SELECT rolsuper::int * 2 + rolcreatedb::int FROM pg_roles WHERE rolname = current_user"
        assert ask(addresses["DATABASE_URL"], rights) == 1


def test_nobody_gets_in_without_the_password(folder):
    with local_services.running(folder / "var", throwaway=True) as addresses:
        wrong = addresses["DATABASE_URL"].replace("postgres://entente:", "postgres://entente:x")
        with pytest.raises(psycopg2.OperationalError, match="password"):
            psycopg2.connect(wrong)
        open_door = "redis://" + addresses["REDIS_URL"].split("@")[1]
        with redis.Redis.from_url(open_door) as client, pytest.raises(redis.AuthenticationError):
            client.ping()


def test_passwords_are_readable_by_their_owner_alone(folder):
    with local_services.running(folder / "var", throwaway=True):
        secret = [folder / "var" / "services.json", folder / "var" / "services" / "redis.conf"]
        assert [path.stat().st_mode & 0o077 for path in secret] == [0, 0]
        assert not (folder / "var" / "services" / "first-password").exists()


def test_the_first_of_two_users_to_leave_does_not_stop_the_servers(folder):
    first, second = LocalServices(folder / "var"), LocalServices(folder / "var")
    try:
        addresses = first.start()
        assert second.start() == addresses
        first.stop()
        assert ask(addresses["DATABASE_URL"], "SELECT 1") == 1
    finally:
        first.stop()
        second.stop()
    assert servers_of(second) == []


def test_servers_that_a_killed_start_left_running_are_used_and_then_stopped(folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", START_AND_DIE, str(folder / "var")]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    services = LocalServices(folder / "var")
    services.place = service_place.place_for(services.data)
    left_running = servers_of(services)
    try:
        assert len(left_running) == 2
        services.start()
        assert servers_of(services) == left_running
    finally:
        services.stop()
    assert servers_of(services) == []


def test_killed_servers_leave_nothing_that_hinders_the_next_start(folder):
    services = LocalServices(folder / "var")
    services.start()
    killed = servers_of(services)
    for process in killed:
        process.send_signal(signal.SIGKILL)
    psutil.wait_procs(killed, timeout=10)
    assert services.place is not None
    assert (services.place.base / "postgres" / "postmaster.pid").exists()
    services.stop()
    with local_services.running(folder / "var") as addresses:
        assert ask(addresses["DATABASE_URL"], "SELECT 1") == 1


def test_a_lock_file_that_names_somebody_elses_process_is_removed_and_the_process_left_alone(folder):
    with local_services.running(folder / "var"):
        pass
    bystander = subprocess.Popen(["sleep", "60"], cwd=folder)
    lock = folder / "var" / "services" / "postgres" / "postmaster.pid"
    try:
        lock.write_text(f"{bystander.pid}\n/elsewhere\n")
        with local_services.running(folder / "var") as addresses:
            assert ask(addresses["DATABASE_URL"], "SELECT 1") == 1
        assert bystander.poll() is None
    finally:
        bystander.kill()
        bystander.wait()


def test_a_first_start_killed_while_the_database_was_made_begins_anew(folder):
    data = local_services.make_private(folder / "var")
    place = service_place.place_for(data)
    place.account.make_folder(place.base / "postgres.unfinished").joinpath("PG_VERSION").write_text("18\n")
    with local_services.running(data) as addresses:
        assert ask(addresses["DATABASE_URL"], "SELECT 1") == 1
    assert not (place.base / "postgres.unfinished").exists()


def test_a_path_too_long_for_a_socket_falls_back_to_the_loopback_address(folder):
    deep = folder / ("d" * 100)
    deep.mkdir(mode=0o711)
    with local_services.running(deep / "var", "DATABASE_URL", throwaway=True) as addresses:
        assert "@127.0.0.1:" in addresses["DATABASE_URL"]
        assert ask(addresses["DATABASE_URL"], "SHOW listen_addresses") == "127.0.0.1"
        assert list((deep / "var" / "services" / "s").glob(".s.*")) == []


def test_two_data_folders_have_two_pairs_of_servers(folder):
    with (
        local_services.running(folder / "one", throwaway=True) as one,
        local_services.running(folder / "two", throwaway=True) as two,
    ):
        ask(one["DATABASE_URL"], "CREATE TABLE only_here ()")
        assert ask(two["DATABASE_URL"], "SELECT to_regclass('only_here')") is None
        assert one["REDIS_URL"] != two["REDIS_URL"]


def test_a_port_taken_since_the_last_start_is_replaced(folder):
    with local_services.running(folder / "var", "REDIS_URL"):
        state = service_place.read_state(folder / "var")
    with (
        socket.create_server(("127.0.0.1", int(state["redis_port"]))),
        local_services.running(folder / "var", "REDIS_URL") as addresses,
    ):
        assert f":{state['redis_port']}/" not in addresses["REDIS_URL"]
        assert broker_setting(addresses["REDIS_URL"], "maxmemory-policy") == "noeviction"


def test_a_folder_that_is_not_ours_in_our_place_is_refused_and_left_as_it_was(folder):
    (folder / "var").mkdir(mode=0o711)
    (folder / "theirs").mkdir()
    (folder / "var" / "services").symlink_to(folder / "theirs")
    with pytest.raises(ServiceTrouble, match="Move it away"):
        LocalServices(folder / "var").start()
    assert list((folder / "theirs").iterdir()) == []


def test_a_database_without_its_password_file_is_refused_and_left_as_it_was(folder):
    with local_services.running(folder / "var", "DATABASE_URL"):
        pass
    (folder / "var" / "services.json").unlink()
    with pytest.raises(ServiceTrouble, match="password is lost"):
        LocalServices(folder / "var").start()
    assert (folder / "var" / "services" / "postgres" / "PG_VERSION").exists()


def test_data_that_the_servers_account_cannot_reach_live_in_a_folder_that_is_named(folder):
    """As root the account is “nobody”; an ordinary user always reaches what is his own."""
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    services = LocalServices(closed / "var", throwaway=True)
    try:
        assert ask(services.start("DATABASE_URL")["DATABASE_URL"], "SELECT 1") == 1
        assert services.place is not None
        base = services.place.base
        moved = base.parent != services.data
        assert moved == (os.geteuid() == 0)
        assert any(str(base) in note for note in services.notes) == moved
        assert closed.stat().st_mode & 0o777 == 0o700
    finally:
        services.stop()
    assert not base.exists()


def test_servers_never_run_as_root(folder):
    services = LocalServices(folder / "var", throwaway=True)
    try:
        services.start()
        assert all(process.uids().effective != 0 for process in servers_of(services))
        assert len(servers_of(services)) == 2
    finally:
        services.stop()


def test_an_existing_data_folder_keeps_its_mode(folder):
    data = folder / "var"
    data.mkdir(mode=0o755)
    data.chmod(0o755)
    assert local_services.make_private(data).stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("place", ["/proc/entente", "/dev/null"])
def test_a_data_folder_that_cannot_be_is_refused_in_one_sentence(place):
    with pytest.raises(ServiceTrouble, match="ENTENTE_DATA"):
        LocalServices(Path(place))


def test_a_server_that_cannot_start_is_told_with_its_own_last_words(folder):
    with local_services.running(folder / "var", "DATABASE_URL"):
        pass
    (folder / "var" / "services" / "postgres" / "postgresql.conf").write_text("no_such_setting = on\n")
    with pytest.raises(ServiceTrouble, match=r"did not start .*no_such_setting|did not start .*FATAL"):
        LocalServices(folder / "var").start("DATABASE_URL")
