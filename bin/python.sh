# Sourced by the commands beside it: sets $root, and $python to a Python 3.11, 3.12 or 3.13 that can
# make a virtual environment; else says in one sentence what is missing and exits.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P) || exit 1
python=
without_venv=
seen=
for candidate in "$root/.venv/bin/python" python3 python3.13 python3.12 python3.11 python; do
    found=$("$candidate" -c 'import sys
print("%d.%d" % sys.version_info[:2])
try:
    import venv, ensurepip
except ImportError:
    print("novenv")' 2>/dev/null) || continue
    version=${found%%
*}
    case $version in
        3.11 | 3.12 | 3.13) ;;
        *)
            seen="$seen $version"
            continue
            ;;
    esac
    case $found in
        *novenv)
            if [ "$candidate" = "$root/.venv/bin/python" ]; then
                python=$candidate
                break
            fi
            without_venv=$(command -v "$candidate")
            ;;
        *)
            python=$candidate
            break
            ;;
    esac
done
if [ -z "$python" ] && [ -n "$without_venv" ]; then
    echo "${0##*/}: $without_venv has no venv module; install it (on Debian and Ubuntu: apt-get install python3-venv) and try again." >&2
    exit 1
fi
if [ -z "$python" ]; then
    echo "${0##*/}: Entente needs Python 3.11, 3.12 or 3.13, and this machine has${seen:- none}; install one of them and try again." >&2
    exit 1
fi
