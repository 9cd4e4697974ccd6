#!/bin/sh
# archive_command of PostgreSQL: keeps one file of the write-ahead log in $ARCHIVE/wal, whole or not at all. PostgreSQL
# asks again until this ends with 0, and keeps the file until then.
#   archive_mode=on  archive_command='sh /etc/expenseai/archive-wal.sh %p %f'
set -eu
path=$1
kept=$ARCHIVE/wal/$2.gz
mkdir -p "$ARCHIVE/wal"
if [ -e "$kept" ]; then
  # After a crash it may be asked for twice; another file of that name would be another cluster's.
  gzip -dc "$kept" | cmp -s - "$path"
  exit
fi
gzip -1c "$path" > "$kept.part"
sync "$kept.part"
mv "$kept.part" "$kept"
