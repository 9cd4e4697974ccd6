# shellcheck shell=bash disable=SC2016
# nginx/nginx.conf: protocols, headers, what is closed, what is passed on.

audit_proxy() {
  local conf=$WORK/nginx file=$ROOT/nginx/nginx.conf value header
  begin nginx.file 'nginx/nginx.conf is there'
  if [[ ! -f $file ]]; then
    fault 'nginx/nginx.conf is missing' 'take it from the release'
    return
  fi
  conclude
  # One directive in a line, without comments.
  sed -E 's/(^|[ \t;{}])#.*$/\1/' "$file" | tr '\n' ' ' | sed -E 's/[ \t]+/ /g; s/([;{}]) ?/\1\n/g' >"$conf"

  begin nginx.tls 'TLS 1.2 and 1.3 only, with strong ciphers'
  value=$(sed -nE 's/^ ?ssl_protocols (.*);/\1/p' "$conf")
  [[ -n $value ]] || fault 'ssl_protocols is not set' 'ssl_protocols TLSv1.2 TLSv1.3;'
  ! grep -qE 'SSLv|TLSv1( |$|\.1)' <<<"$value" || fault "old protocols are on: $value" 'ssl_protocols TLSv1.2 TLSv1.3;'
  value=$(sed -nE 's/^ ?ssl_ciphers (.*);/\1/p' "$conf")
  ! grep -qiE '(^|[: "+])(RC4|3?DES|MD5|NULL|EXPORT|LOW|ALL|aNULL|eNULL|CBC)' <<<"$value" ||
    fault "weak ciphers are on: $value" 'name ECDHE with AES-GCM and CHACHA20 only'
  conclude

  begin nginx.https 'Plain HTTP leads to https, but for what a certificate is renewed by'
  grep -qE '^ ?return 30[18] https://' "$conf" || fault 'HTTP is not sent to https' 'return 301 https://$host$request_uri;'
  grep -q 'acme-challenge' "$conf" ||
    fault 'certificates cannot be renewed' 'serve /.well-known/acme-challenge/ from /var/www/certbot'
  conclude

  begin nginx.quiet 'nginx tells no version and lists no folder'
  grep -qE '^ ?server_tokens off;' "$conf" || fault 'answers tell the version of nginx' 'server_tokens off;'
  ! grep -qE '^ ?autoindex on;' "$conf" || fault 'folders are listed' 'autoindex off;'
  conclude

  begin nginx.metrics '/metrics and /api/metrics are closed'
  for value in /metrics /api/metrics; do
    is_closed "$value" "$conf" || fault "$value is open to the public" "location = $value { return 404; }"
  done
  conclude

  begin nginx.headers 'Answers of nginx itself carry the security headers'
  for header in Strict-Transport-Security Content-Security-Policy X-Frame-Options X-Content-Type-Options \
    Referrer-Policy Permissions-Policy; do
    grep -rhqE "^ *add_header $header .* always;" "$ROOT/nginx" ||
      fault "$header is missing, or left out of errors" "add_header $header … always;"
  done
  conclude

  begin nginx.clients 'Clients are told apart by the address that nginx saw, and are limited'
  ! grep -q 'proxy_add_x_forwarded_for' "$conf" ||
    fault 'clients may claim an address in X-Forwarded-For' 'proxy_set_header X-Forwarded-For $remote_addr;'
  grep -qE '^ ?proxy_set_header X-Forwarded-For \$remote_addr;' "$conf" ||
    fault 'X-Forwarded-For is not set' 'proxy_set_header X-Forwarded-For $remote_addr;'
  for value in limit_req limit_conn client_max_body_size client_body_timeout client_header_timeout; do
    grep -qE "^ ?$value " "$conf" || fault "$value is not set" "see $value in nginx/nginx.conf of the release"
  done
  ! grep -qE '^ ?client_max_body_size 0' "$conf" || fault 'uploads have no limit' 'client_max_body_size 25m;'
  conclude
}

# Whether the location that is exactly this path, or begins so, refuses.
is_closed() {
  awk -v path="$1" '
    /\{$/ { depth++; if ($1 == "location") { at = $0; sub(/ ?\{$/, "", at); last = at; sub(/.* /, "", last)
      if (last == path || (path ~ /metrics$/ && index(at, "metrics") && $2 ~ /^~/)) inside = depth } }
    inside && /^ ?(return (403|404|444)|deny all)/ { closed = 1 }
    /^ ?\}$/ { if (inside == depth) inside = 0; depth-- }
    END { exit !closed }' "$2"
}
