#!/bin/sh
# backends.sh [NAME]
# Writes down for nginx.conf which backends there are; the one that is named gets no more requests from the next reload on,
# while it is replaced. A change that has been sent to a backend which is just ending could not be sent again.
set -eu
# After a failed attempt one is left alone for a second only: while one is replaced the other has just come back, and
# nobody would be left if that one were still avoided.
for name in backend backend-2; do
  state=
  [ "$name" != "${1:-}" ] || state=' down'
  echo "server $name:3000 max_fails=1 fail_timeout=1s$state;"
done >/tmp/backends.conf.new
mv /tmp/backends.conf.new /tmp/backends.conf
