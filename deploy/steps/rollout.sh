# shellcheck shell=bash disable=SC2034,SC2153
# Replacing one service after another, and going back; sourced by deploy.sh.

# Each is replaced once the one before is healthy; of two, one always serves.
ROLLED=(backend backend-2 worker frontend frontend-2)
# nginx leaves out for a second whom it could not reach; the next one goes only when it asks this one again.
PAUSE_SECONDS=2
REPLACED=''

deploy() {
  FORMER=$(current_release)
  HAD_DATA=$(docker volume ls -q --filter "name=^${PROJECT}_database$")
  : >"$STATE/log"
  trap 'interrupted' INT TERM HUP
  record "$VERSION" begun
  prepare
  step 'Replacing services'
  roll_out "$VERSION" || take_back "$BROKEN"
  if [[ -n $DRY_RUN ]]; then
    note 'would test and reload nginx, ask /health, run security-audit.sh --url, and remove old images'
    note 'Nothing was changed: this was a dry run.'
    return
  fi
  step 'Proxy'
  apply_proxy || take_back "$BROKEN"
  step 'Verification'
  verify || take_back "$BROKEN"
  make_current "$VERSION"
  forget_secrets
  record "$VERSION" deployed
  step 'Clean-up'
  remove_old_images "$VERSION"
  printf '%s%s serves at %s%s\n' "$BOLD" "$VERSION" "$(setting APP_URL)" "$PLAIN"
  [[ -n $FORMER ]] || first_steps
}

# What runs meanwhile goes on; both versions understand the database.
interrupted() {
  trap - INT TERM HUP
  leave_out
  record "$VERSION" interrupted
  printf '\n%sInterrupted.%s What was replaced stays, the rest is the release before; both serve. Run this again to go on.\n' \
    "$BOLD" "$PLAIN" >&2
  exit 1
}

last_words() {
  note "the last lines of $1:"
  compose logs --no-color --tail 15 "$1" 2>&1 | sed 's/^/    /' >&2
}

# What is left to do after the first deploy of all.
first_steps() {
  cat <<HINT

  The first administrator comes in by a link that works once:
    ${COMPOSE[*]} -p $PROJECT -f docker-compose.production.yml exec backend npm run admin:create -- you@example.org
  nginx serves with a certificate of its own until certbot has got one (DEPLOYMENT_GUIDE.md, 6. A certificate):
    ${COMPOSE[*]} -p $PROJECT -f docker-compose.production.yml exec certbot \\
      certbot certonly --webroot -w /var/www/certbot -d $(host_of_app)
HINT
}

host_of_app() {
  local host
  host=$(setting APP_URL) host=${host#https://} host=${host%/}
  printf '%s' "${host%%:*}"
}

# Starts a service at a release, and waits until it is healthy.
replace() {
  note "$1 → $2"
  [[ -z $DRY_RUN ]] || return 0
  case $1 in
    backend) leave_out backend backend-2 ;;
    backend-2) leave_out backend-2 backend ;;
  esac
  # Also where the release is the same: settings may have changed, which compose doesn't see.
  logged compose_at "$2" up -d --no-deps --no-build --force-recreate "$1" && wait_healthy "$1" || return 1
  [[ $1 != backend* ]] || leave_out
}

# Has nginx send no more requests to a backend, provided that the other one is well; without names it sends them to both.
leave_out() {
  local left=''
  is_running nginx || return 0
  [[ -z ${2:-} ]] || ! is_healthy "$2" || left=$1
  logged compose exec -T nginx sh -ec "sh /etc/expenseai/backends.sh $left; nginx -c /etc/expenseai/nginx.conf -s reload" ||
    note "nginx wasn't told about ${1:-the backends}; it finds out by itself"
}

is_healthy() {
  [[ $(docker inspect -f '{{.State.Health.Status}}' "$(container_of "$1")" 2>/dev/null) == healthy ]]
}

roll_out() {
  local service
  for service in "${ROLLED[@]}"; do
    BROKEN="$service didn't become healthy"
    [[ -n $DRY_RUN || $service != *-2 ]] || sleep "$PAUSE_SECONDS"
    REPLACED+=" $service "
    if ! replace "$service" "$1"; then
      last_words "$service"
      return 1
    fi
  done
}

# nginx takes its configuration anew where that holds, and so do Prometheus and Alertmanager where they run. What runs beside
# is started once, or where it has changed.
apply_proxy() {
  local service
  BROKEN='nginx refused its configuration'
  if is_running nginx; then
    logged compose exec -T nginx nginx -c /etc/expenseai/nginx.conf -t || return 1
    logged compose exec -T nginx nginx -c /etc/expenseai/nginx.conf -s reload || return 1
  fi
  # Recreated only where the compose file says something else about it: then connections break for a second.
  logged compose up -d --no-deps nginx && wait_healthy nginx || return 1
  for service in certbot backup; do
    logged compose up -d --no-deps --no-build "$service" ||
      note "$service could not be started: ${COMPOSE[*]} -p $PROJECT logs $service"
  done
  # Past compose, which knows no service of a profile that isn't named.
  for service in prometheus alertmanager; do
    docker ps -q --filter "label=com.docker.compose.project=$PROJECT" \
      --filter "label=com.docker.compose.service=$service" | xargs -r docker kill --signal=HUP >/dev/null ||
      note "$service could not be told to read its configuration anew"
  done
  right 'nginx serves'
}

is_running() {
  [[ $(docker inspect -f '{{.State.Running}}' "$(container_of "$1")" 2>/dev/null) == true ]]
}

# Through nginx, as people do: first whether it works, then whether it is safe.
verify() {
  local address url found http port
  url=$(setting APP_URL) url=${url%/}
  port=$(compose port nginx 8443 | tail -n 1) http=$(compose port nginx 8080 | tail -n 1)
  address=${port/0.0.0.0/127.0.0.1}
  BROKEN="$url/health isn't answered through nginx"
  local host=${url#https://}
  [[ $host == *:* ]] || host+=:443
  curl -sSk --max-time 15 --retry 5 --retry-all-errors --retry-delay 1 --connect-to "$host:$address" -o /dev/null \
    --fail "$url/health" 2>>"$STATE/log" || return 1
  right "$url/health answers"
  # An old or temporary certificate is no release's fault.
  found=$("$ROOT/security-audit.sh" --env "$ENV_FILE" --url "$url" --connect "$address" --http-port "${http##*:}" \
    --accept "live.certificate,$ACCEPT")
  case $? in
    0) right 'security-audit.sh --url has no finding' ;;
    *)
      BROKEN='security-audit.sh --url has findings'
      grep '^✗' <<<"$found" >&2
      return 1
      ;;
  esac
  grep -E '^– ' <<<"$found" | sed 's/^/  /'
}

container_of() {
  compose ps -q "$1" 2>/dev/null | tail -n 1
}

# Until docker finds the service healthy; false when it is found unhealthy, ends, or takes too long.
wait_healthy() {
  local deadline=$((SECONDS + ${DEPLOY_HEALTH_SECONDS:-180})) id state
  while ((SECONDS < deadline)); do
    id=$(container_of "$1")
    state=$(docker inspect -f \
      '{{.State.Status}}/{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}/{{.RestartCount}}' "${id:-none}" 2>/dev/null)
    case $state in
      running/healthy/* | running/none/0) return 0 ;;
      */unhealthy/* | exited/* | dead/* | */[3-9] | */[0-9][0-9]*) break ;;
    esac
    sleep 1
  done
  wrong "$1 is ${state:-not there}"
  return 1
}

# Goes back to the release before, one service after another, and ends.
take_back() {
  local at service all_healthy=yes
  wrong "$1."
  trap '' INT TERM HUP
  if [[ -z $FORMER ]]; then
    record "$VERSION" "failed: $1"
    note "There is no release before to go back to. Look with: ${COMPOSE[*]} -p $PROJECT logs; then run this again."
    exit 1
  fi
  step "Going back to $FORMER"
  restore_secrets
  for ((at = ${#ROLLED[@]} - 1; at >= 0; at--)); do
    service=${ROLLED[at]}
    [[ $REPLACED != *" $service "* ]] && is_at "$service" "$FORMER" && continue
    replace "$service" "$FORMER" || all_healthy=''
    sleep "$PAUSE_SECONDS"
  done
  if [[ -n $all_healthy ]]; then
    record "$VERSION" "rolled back to $FORMER: $1"
    printf '%s%s serves on. %s was not deployed: %s.%s\n' "$BOLD" "$FORMER" "$VERSION" "$1" "$PLAIN" >&2
    exit 1
  fi
  record "$VERSION" "failed, and so did the way back to $FORMER: $1"
  wrong "$FORMER isn't healthy either. See docs/runbooks/incident.md."
  exit 4
}

# Whether a service runs, healthy, as that release.
is_at() {
  [[ $(docker inspect -f '{{.Config.Image}} {{.State.Health.Status}}' "$(container_of "$1")" 2>/dev/null) == *":$2 healthy" ]]
}

roll_back_by_hand() {
  local target
  FORMER=$(current_release) target=$(cat "$STATE/previous" 2>/dev/null)
  [[ -n $target ]] || stop_before 'No release before is known, so there is nothing to go back to.'
  has_images "$target" || stop_before "The images of $target aren't here any more. Check that version out, and deploy it."
  VERSION=$target
  trap 'interrupted' INT TERM HUP
  step "From $FORMER back to $target"
  note 'The database keeps its schema, which both understand; nothing that was written is lost.'
  roll_out "$target" || take_back "$BROKEN"
  [[ -z $DRY_RUN ]] || return 0
  verify || take_back "$BROKEN"
  make_current "$target"
  record "$target" "rolled back by hand from $FORMER"
  printf '%s%s serves again.%s\n' "$BOLD" "$target" "$PLAIN"
}
