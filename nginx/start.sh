#!/bin/sh
# Entry of the proxy's container. Serves with the certificate that certbot has got, with one made here until then, and
# takes a new one within CHECK_SECONDS. Puts its logs aside each day, and removes them after 30.
set -eu

check_seconds=${CHECK_SECONDS:-60}
kept_days=30
largest_log=104857600
live=/etc/letsencrypt/live
tls=/tmp/tls
logs=/var/log/nginx
configuration=/etc/expenseai/nginx.conf

# The newest, where certbot keeps several.
newest_certificate() {
  ls -1t "$live"/*/fullchain.pem 2>/dev/null | head -n 1
}

# Copies certbot's certificate; fails where there is none, or the one that is served.
take_certificate() {
  found=$(newest_certificate)
  [ -n "$found" ] || return 1
  cmp -s "$found" "$tls/fullchain.pem" && return 1
  cp "$(dirname "$found")/privkey.pem" "$tls/privkey.pem.new"
  cp "$found" "$tls/fullchain.pem.new"
  mv "$tls/privkey.pem.new" "$tls/privkey.pem"
  mv "$tls/fullchain.pem.new" "$tls/fullchain.pem"
}

make_certificate() {
  name=$(cat /run/secrets/host)
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=$name" \
    -addext "subjectAltName=DNS:$name" -keyout "$tls/privkey.pem" -out "$tls/fullchain.pem" 2>/dev/null
  echo 'There is no certificate yet: one made here is served until certbot has got one.' >&2
}

put_logs_aside() {
  today=$(date -u +%F)
  is_due=
  [ "$today" = "$day" ] || is_due=yes
  [ "$(stat -c %s "$logs/access.log")" -lt "$largest_log" ] || is_due=yes
  [ -n "$is_due" ] || return 0
  for name in access error; do
    [ -s "$logs/$name.log" ] && mv "$logs/$name.log" "$logs/$name-$day-$(date -u +%s).log"
  done
  day=$today
  nginx -c "$configuration" -s reopen
  find "$logs" -name '*-*.log' -mtime "+$kept_days" -delete
}

keep_watch() {
  while sleep "$check_seconds"; do
    if take_certificate; then
      nginx -c "$configuration" -s reload && echo 'A new certificate is served.' >&2
    fi
    put_logs_aside || echo 'The logs could not be put aside.' >&2
  done
}

umask 077
mkdir -p "$tls"
take_certificate || make_certificate
sh /etc/expenseai/backends.sh
umask 027
: >>"$logs/access.log"
day=$(date -u -r "$logs/access.log" +%F)
keep_watch &
exec nginx -c "$configuration" -g 'daemon off;'
