#!/usr/bin/env bash
# Runs a command with DATABASE_URL naming a PostgreSQL server that is there for this command alone:
#     tests/with_postgres.sh .venv/bin/python -m pytest tests/products
# The server is made of the machine's own binaries in a temporary directory, listens on a socket
# in there and on no port, and is gone afterwards, however the command ends.
set -euo pipefail

# The newest that Debian has installed, which puts none on PATH; elsewhere what is on PATH.
binaries() {
    local initdb
    initdb=$(find /usr/lib/postgresql/*/bin -name initdb 2>/dev/null | sort -V | tail -n 1 || true)
    initdb=${initdb:-$(command -v initdb || true)}
    if [ -z "$initdb" ] && command -v pg_config >/dev/null; then
        initdb=$(pg_config --bindir)/initdb
    fi
    [ -x "$initdb" ] && dirname "$initdb"
}

# PostgreSQL refuses to run as root.
as_owner() {
    (
        cd "$home"
        if [ "$(id -u)" = 0 ]; then
            exec setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups "$@"
        fi
        exec "$@"
    )
}

stop() {
    [ ! -e "$home/data/postmaster.pid" ] ||
        as_owner "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null || true
    rm -rf "$home"
}

fail() {
    echo "$1" >&2
    cat "$home"/*.log >&2 2>/dev/null || true
    exit 1
}

if ! bin=$(binaries); then
    echo 'PostgreSQL is not installed. On Debian and Ubuntu: apt install postgresql' >&2
    exit 1
fi
owner=$(id -un)
if [ "$owner" = root ]; then
    owner=$(id -un postgres 2>/dev/null || echo nobody)
fi

home=$(mktemp -d /tmp/forthright-postgres.XXXXXX) # short: the path of a socket has 107 bytes at most
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
chown "$owner" "$home"

# The locale decides what is a letter; this one knows all of them, and each Debian has it.
as_owner "$bin/initdb" -D "$home/data" -U forthright --auth=trust --encoding=UTF8 --locale=C.UTF-8 \
    --no-sync >"$home/initdb.log" 2>&1 || fail 'The PostgreSQL server could not be made:'
as_owner "$bin/pg_ctl" -D "$home/data" -l "$home/data/server.log" -w start >"$home/start.log" 2>&1 -o "-k $home \
    -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" ||
    { cp "$home/data/server.log" "$home" 2>/dev/null; fail 'The PostgreSQL server did not start:'; }

export DATABASE_URL="postgres://forthright@/$home/postgres"
export DEMO= # the demo has a database of its own
"$@"
