#!/bin/sh
# Entry of certbot's container: renews what is due, twice a day. Without a certificate there is nothing to do yet.
set -u
trap 'exit 0' TERM INT
while true; do
  if certbot renew --quiet --webroot -w /var/www/certbot; then
    touch /tmp/renewed
  else
    echo 'The certificate could not be renewed; the next attempt is in 12 hours.' >&2
  fi
  # In the background, so that a signal is heard at once.
  sleep 43200 &
  wait $!
done
