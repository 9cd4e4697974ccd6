#!/bin/sh
# Copies the running cluster to $ARCHIVE/base-MOMENT, from where the archived log leads to any later moment. Run it
# weekly, as the superuser beside PostgreSQL; the newest two copies are kept, and the log from the older one of them on.
#   ARCHIVE=/archive sh /etc/expenseai/base-backup.sh [options of pg_basebackup, such as -h /var/run/postgresql]
set -eu
draft=$ARCHIVE/base.part
rm -rf "$draft"
pg_basebackup --pgdata "$draft" --format tar --gzip --wal-method none --checkpoint fast --no-password "$@"
# Named by its end: before that moment it leads nowhere.
mv "$draft" "$ARCHIVE/base-$(date -u +%Y%m%dT%H%M%SZ)"
for old in $(find "$ARCHIVE" -maxdepth 1 -name 'base-*' | sort -r | tail -n +3); do
  rm -rf "$old"
done
oldest=$(find "$ARCHIVE" -maxdepth 1 -name 'base-*' | sort | head -n 1)
start=$(tar -xzOf "$oldest/base.tar.gz" backup_label)
first=$(printf '%s\n' "$start" | sed -n 's/^START WAL LOCATION: .*(file \([0-9A-F]\{24\}\))$/\1/p')
[ -n "$first" ]
for file in "$ARCHIVE"/wal/????????????????????????.gz; do
  name=$(basename "$file" .gz)
  # The first eight digits are the timeline, which a recovery changes; what follows is the place in the log.
  if [ "$(printf '%s\n' "${name#????????}" "${first#????????}" | sort | head -n 1)" != "${first#????????}" ]; then
    rm "$file"
  fi
done
