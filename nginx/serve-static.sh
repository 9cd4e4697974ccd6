#!/bin/sh
# Entry of the frontend's container: puts this release's files with names by content into the volume that both
# containers share, sweeps those that no release of the last 30 days had, and serves.
set -eu

kept_days=30
web=/srv/web
assets=/srv/assets

own=$(cat /etc/hostname)

cd "$web"
find _next/static -type d -exec mkdir -p "$assets/{}" \;
# In two steps, so that the other container never serves half a file. Two that start at once write the same.
find _next/static -type f | while IFS= read -r file; do
  if [ -f "$assets/$file" ]; then
    touch "$assets/$file"
  else
    cp "$file" "$assets/$file.$own"
    mv "$assets/$file.$own" "$assets/$file"
  fi
done
find "$assets" -type f -mtime "+$kept_days" -delete

exec nginx -c /etc/expenseai/static.conf -g 'daemon off;'
