#!/bin/sh
# Entry of PostgreSQL's container: its key has to be its own and nobody else's to read, which a mounted secret isn't.
set -eu
mkdir -p -m 0700 /tmp/tls
install -m 0600 /run/secrets/server.key /tmp/tls/server.key
install -m 0644 /run/secrets/server.crt /tmp/tls/server.crt
exec docker-entrypoint.sh "$@"
