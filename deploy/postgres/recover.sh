#!/bin/sh
# Makes a cluster in an empty folder out of the newest copy that ends before a moment, set to go on to that moment when
# PostgreSQL is started on it. The old cluster stays as it is.
#   ARCHIVE=/archive sh recover.sh FOLDER '2026-03-01 14:05:00+00'
set -eu
folder=$1
moment=$2
if [ -n "$(ls -A "$folder" 2> /dev/null)" ]; then
  echo "$folder is not empty: nothing was changed." >&2
  exit 1
fi
until=$(date -u -d "$moment" +%Y%m%dT%H%M%SZ)
base=
for copy in $(find "$ARCHIVE" -maxdepth 1 -name 'base-*' | sort); do
  at=${copy##*/base-}
  if [ "$(printf '%s\n' "$at" "$until" | sort | head -n 1)" = "$at" ]; then base=$copy; fi
done
if [ -z "$base" ]; then
  echo "No copy in $ARCHIVE ends before $moment: nothing was changed." >&2
  exit 1
fi
mkdir -p "$folder"
tar -xzf "$base/base.tar.gz" -C "$folder"
chmod 0700 "$folder"
cat >> "$folder/postgresql.auto.conf" << SETTINGS
restore_command = 'gzip -dc "$ARCHIVE/wal/%f.gz" > "%p"'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
SETTINGS
touch "$folder/recovery.signal"
echo "$folder goes on from ${base##*/} to $moment when PostgreSQL is started on it."
