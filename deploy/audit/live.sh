# shellcheck shell=bash disable=SC2016,SC2153
# Probes of the running instance, from outside and without an account.

audit_live() {
  local host port check
  if [[ -z $URL ]]; then
    for check in reached headers https cors authentication closed sign-in-limit tls certificate; do
      begin "live.$check" "$(live_title "$check")"
      leave_out not-probed 'run again with --url https://…'
    done
    return
  fi
  host=${URL#https://} port=443
  [[ $host != *:* ]] || { port=${host##*:} && host=${host%:*}; }
  CONNECT=${CONNECT:-$host:$port}
  LIVE_HOST=$host LIVE_PORT=$port
  begin live.reached "$(live_title reached)"
  STATUS=$(ask /health)
  if [[ $STATUS != 200 ]]; then
    fault "$URL/health answers ${STATUS/000/nothing}" 'look at docker compose logs; nothing else was probed'
    return
  fi
  conclude
  probe_headers
  probe_plain_http
  probe_foreign_origin
  probe_authentication
  probe_closed
  probe_sign_in_limit
  probe_tls
  probe_certificate
}

live_title() {
  case $1 in
    reached) echo 'The instance answers' ;;
    headers) echo 'Each security header comes once, on pages, API, documentation and errors' ;;
    https) echo 'HTTP is sent to https' ;;
    cors) echo 'A foreign origin is not let in' ;;
    authentication) echo 'The API asks who is there' ;;
    closed) echo 'Metrics, hidden files and TRACE are closed' ;;
    sign-in-limit) echo 'Guessing passwords ends in 429 with Retry-After' ;;
    tls) echo 'TLS 1.2 and 1.3 only' ;;
    certificate) echo 'The certificate is valid for this name, and for 14 days at least' ;;
  esac
}

# Asks a path; further arguments are curl's. Prints the status; HEADERS and BODY hold the answer. A certificate that
# doesn't hold is a finding of its own, so that the others are still looked for.
ask() {
  local path=$1
  shift
  STATUS=$(curl -sk --http1.1 --max-time 15 --connect-to "$LIVE_HOST:$LIVE_PORT:$CONNECT" -D "$WORK/headers" \
    -o "$WORK/body" -w '%{http_code}' "$@" "$URL$path" 2>/dev/null)
  printf '%s' "$STATUS"
}

# Values of a header in the last answer, one in a line.
header() {
  tr -d '\r' <"$WORK/headers" | awk -v name="$1" '
    BEGIN { name = tolower(name) ":" }
    index(tolower($0), name) == 1 { value = substr($0, length(name) + 1); sub(/^ +/, "", value); print value }'
}

probe_headers() {
  local path name values age
  begin live.headers "$(live_title headers)"
  for path in / /api/v1/me /api/docs /no-such-page-of-the-audit; do
    STATUS=$(ask "$path")
    for name in Strict-Transport-Security Content-Security-Policy X-Frame-Options X-Content-Type-Options \
      X-XSS-Protection Referrer-Policy Permissions-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy; do
      values=$(header "$name")
      [[ -n $values ]] || { fault "$path: $name is missing" 'compare nginx/nginx.conf with that of the release' && continue; }
      [[ $values != *$'\n'* ]] || fault "$path: $name comes more than once" 'let either nginx or the service behind it send it'
    done
    age=$(header Strict-Transport-Security | sed -nE 's/.*max-age=([0-9]+).*/\1/p')
    ((${age:-0} >= 31536000)) || fault "$path: Strict-Transport-Security holds for less than a year" 'max-age=63072000'
    ! header Content-Security-Policy | grep -qE "unsafe-(inline|eval)" ||
      fault "$path: the policy lets unsafe scripts or styles in" 'take the unsafe words away'
    ! header Server | grep -qE '[0-9]' || fault "$path: Server tells a version" 'server_tokens off;'
    [[ -z $(header X-Powered-By) ]] || fault "$path: X-Powered-By tells what runs" 'take the header away'
  done
  conclude
}

probe_plain_http() {
  local status target
  begin live.https "$(live_title https)"
  status=$(curl -s --max-time 15 --connect-to "$LIVE_HOST:$HTTP_PORT:${CONNECT%:*}:$HTTP_PORT" -o /dev/null \
    -w '%{http_code} %{redirect_url}' "http://$LIVE_HOST:$HTTP_PORT/api/v1/me" 2>/dev/null)
  target=${status#* } status=${status%% *}
  [[ $status =~ ^30[178]$ && $target == https://* ]] ||
    fault "http://$LIVE_HOST:$HTTP_PORT answers ${status/000/nothing}" 'return 301 https://$host$request_uri; and open the port'
  conclude
}

probe_foreign_origin() {
  local origin=https://audit.invalid
  begin live.cors "$(live_title cors)"
  ask /api/v1/me -H "Origin: $origin" >/dev/null
  [[ -z $(header Access-Control-Allow-Origin) ]] ||
    fault "GET from $origin is let in" 'name the origins that may in CORS_ORIGINS'
  ask /api/v1/auth/login -X OPTIONS -H "Origin: $origin" -H 'Access-Control-Request-Method: POST' >/dev/null
  [[ -z $(header Access-Control-Allow-Origin) ]] ||
    fault "a preflight from $origin is let in" 'name the origins that may in CORS_ORIGINS'
  STATUS=$(ask /api/v1/auth/login -H "Origin: $origin" -H 'Content-Type: application/json' --data '{}')
  [[ $STATUS == 403 ]] || fault "a POST from $origin is answered $STATUS instead of 403" 'report it: forged requests get in'
  conclude
}

probe_authentication() {
  local path
  begin live.authentication "$(live_title authentication)"
  for path in /api/v1/me /api/v1/ledgers /api/v1/auth/sessions /api/v1/admin/users /api/v1/admin/health; do
    STATUS=$(ask "$path")
    [[ $STATUS == 401 ]] || fault "$path answers $STATUS instead of 401 without a session" 'take the instance off the network'
    STATUS=$(ask "$path" -H 'Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.')
    [[ $STATUS == 401 ]] || fault "$path answers $STATUS instead of 401 to a forged token" 'take the instance off the network'
  done
  conclude
}

probe_closed() {
  local path
  begin live.closed "$(live_title closed)"
  for path in /metrics /api/metrics; do
    STATUS=$(ask "$path")
    [[ $STATUS =~ ^40[134]$ ]] || fault "$path answers $STATUS" "location = $path { return 404; } in nginx.conf, and set METRICS_TOKEN"
  done
  for path in /.env /.env.production /.git/config /package.json; do
    STATUS=$(ask "$path")
    [[ $STATUS =~ ^40[34]$ ]] || fault "$path answers $STATUS" 'serve the built pages only'
  done
  STATUS=$(ask / -X TRACE)
  [[ $STATUS =~ ^(400|403|404|405|501)$ ]] || fault "TRACE answers $STATUS" 'refuse the method'
  conclude
}

# Tries an account that can't exist, so that nobody is locked out.
probe_sign_in_limit() {
  local body try statuses=''
  begin live.sign-in-limit "$(live_title sign-in-limit)"
  body="{\"email\":\"audit-$RANDOM$RANDOM@audit.invalid\",\"password\":\"not-a-password-$RANDOM\"}"
  for ((try = 0; try < 21; try++)); do
    STATUS=$(ask /api/v1/auth/login -H 'Content-Type: application/json' -H "Origin: $URL" --data "$body")
    statuses+=" $STATUS"
    [[ $STATUS == 401 ]] || break
  done
  [[ $STATUS == 429 ]] || fault "failed sign-ins were answered$statuses, and none 429" 'set RATE_LIMIT_LOGIN=5'
  [[ $STATUS != 429 || -n $(header Retry-After) ]] || fault '429 comes without Retry-After' 'let nginx pass on what the backend answers'
  conclude
}

shake_hands() {
  openssl s_client -connect "$CONNECT" -servername "$LIVE_HOST" "$@" </dev/null 2>/dev/null
}

probe_tls() {
  local version
  begin live.tls "$(live_title tls)"
  for version in tls1 tls1_1; do
    ! shake_hands "-$version" -cipher 'DEFAULT@SECLEVEL=0' | grep -qE 'Cipher *(is|:) *[A-Z]+[A-Z0-9-]*-' ||
      fault "${version/tls1_1/TLS 1.1} is accepted" 'ssl_protocols TLSv1.2 TLSv1.3;'
  done
  shake_hands -tls1_3 | grep -q 'Cipher is TLS' || fault "TLS 1.3 isn't spoken" 'ssl_protocols TLSv1.2 TLSv1.3;'
  conclude
}

probe_certificate() {
  local days='openssl x509 -noout -enddate'
  begin live.certificate "$(live_title certificate)"
  if ! shake_hands | openssl x509 >"$WORK/certificate" 2>/dev/null; then
    fault 'no certificate is shown' 'look at the log of nginx'
    return
  fi
  openssl x509 -in "$WORK/certificate" -noout -checkend 1209600 >/dev/null ||
    fault "the certificate ends soon: $($days -in "$WORK/certificate")" 'docker compose logs certbot, or renew it by hand'
  openssl x509 -in "$WORK/certificate" -noout -checkhost "$LIVE_HOST" | grep -q 'does match' ||
    fault "the certificate is for another name than $LIVE_HOST" 'get one by certbot (DEPLOYMENT_GUIDE.md)'
  curl -s --max-time 15 --connect-to "$LIVE_HOST:$LIVE_PORT:$CONNECT" -o /dev/null "$URL/health" 2>/dev/null ||
    fault 'no authority that this machine trusts has signed the certificate' 'get one by certbot (DEPLOYMENT_GUIDE.md)'
  conclude
}
