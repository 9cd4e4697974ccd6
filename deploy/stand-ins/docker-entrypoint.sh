#!/bin/sh
# What the entry of PostgreSQL's official image does, as far as our stack asks for it: makes the cluster on the first start
# and runs what is in /docker-entrypoint-initdb.d on it, then becomes the server.
set -eu
export PGDATA=/var/lib/postgresql/15/docker

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p -m 0700 "$PGDATA"
  # shellcheck disable=SC2086 # Several options in one variable, as in the official image.
  initdb --pwfile="$POSTGRES_PASSWORD_FILE" --username=postgres --auth-local=peer --auth-host=scram-sha-256 --no-sync \
    ${POSTGRES_INITDB_ARGS:-}
  echo "listen_addresses = '*'" >>"$PGDATA/postgresql.conf"
  options=
  shift
  for option in "$@"; do options="$options '$option'"; done
  pg_ctl --silent -w -o "$options -c listen_addresses=''" start
  for file in /docker-entrypoint-initdb.d/*.sql; do
    psql --username=postgres --no-password --quiet -v ON_ERROR_STOP=1 -f "$file"
  done
  for file in /docker-entrypoint-initdb.d/*.sh; do [ ! -f "$file" ] || sh "$file"; done
  pg_ctl --silent -w stop
  set -- postgres "$@"
fi
exec "$@"
