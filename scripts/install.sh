#!/bin/sh
# Installs the packages of package-lock.json when they are not there, or older than it. Says so while it does, and
# nothing otherwise.
cd "$(dirname "$0")/.." || exit 1

installed=node_modules/.package-lock.json
node=node_modules/node/bin/node

is_fresh() {
  # shellcheck disable=SC3013 # Every shell that Linux and macOS have as sh knows -nt.
  [ -x "$node" ] && [ -f "$installed" ] && ! [ package-lock.json -nt "$installed" ]
}

is_fresh && exit 0

# Two starts at once: the second waits for the first.
lock=.cache/install.lock
mkdir -p .cache || exit 1
waited=0
until mkdir "$lock" 2>/dev/null; do
  holder=$(cat "$lock/pid" 2>/dev/null)
  if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null || [ -z "$holder" ] && [ "$waited" -gt 5 ]; then
    rm -rf "$lock"
    continue
  fi
  [ "$waited" -eq 0 ] && echo 'Waiting for another start that installs the packages …'
  waited=$((waited + 1))
  sleep 1
done
echo $$ >"$lock/pid"
log=.cache/install.log
progress=
finish() {
  [ -n "$progress" ] && kill "$progress" 2>/dev/null
  rm -rf "$lock"
}
trap finish EXIT
trap 'exit 130' INT TERM

is_fresh && exit 0

if [ -x "$node" ]; then
  echo 'Updating packages …'
  command=install
else
  echo 'Installing packages (once, about a minute) …'
  command=ci
fi
(
  elapsed=0
  while sleep 10; do
    elapsed=$((elapsed + 10))
    echo "  … still installing, $elapsed s"
  done
) &
progress=$!

# The scripts of packages put the pinned Node and PostgreSQL in place; --no-save: the lock file stays as it is.
if npm "$command" --no-save --include=dev --include=optional --ignore-scripts=false --no-audit --no-fund \
  --no-progress --loglevel=error >"$log" 2>&1 && [ -x "$node" ]; then
  touch "$installed"
  echo 'Packages are installed.'
  exit 0
fi

tail -n 20 "$log" >&2
if [ "$command" = install ] && [ -x "$node" ]; then
  echo 'The packages could not be updated (see above); going on with those that are there.' >&2
  exit 0
fi
echo 'The packages could not be installed (see above). Is the network reachable? The next start tries again.' >&2
exit 1
