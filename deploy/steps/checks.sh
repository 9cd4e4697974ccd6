# shellcheck shell=bash
# What has to be right before a deploy changes anything; sourced by deploy.sh.

# Held until this process ends, however it ends.
take_lock() {
  exec 9>>"$STATE/lock" || stop_before "$STATE/lock can't be written."
  if ! flock -n 9; then
    wrong "Another deploy is running: $(tail -n 1 "$STATE/lock")."
    note 'Wait until it ends, or stop it there; then run this again.'
    exit 3
  fi
  printf '%s since %s, process %d, by %s\n' "$ACTION" "$(now)" $$ "$(id -un)@$(hostname)" >"$STATE/lock"
}

now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}

check_host() {
  local program free
  step 'Checks'
  for program in docker openssl curl flock awk; do
    command -v "$program" >/dev/null || stop_before "$program isn't installed. Install it, and run this again."
  done
  docker info >/dev/null 2>&1 ||
    stop_before "docker doesn't answer. Start it (systemctl start docker), or use an account that may (group docker)."
  if docker compose version >/dev/null 2>&1; then
    COMPOSE=(docker compose)
  elif command -v docker-compose >/dev/null; then
    COMPOSE=(docker-compose)
  else
    stop_before "Neither docker compose nor docker-compose is installed. Install the package docker-compose-plugin."
  fi
  free=$(df -Pk "$(docker info -f '{{.DockerRootDir}}' 2>/dev/null || echo /)" 2>/dev/null || df -Pk /)
  free=$(awk 'NR == 2 { print int($4 / 1048576) }' <<<"$free")
  ((free >= ${DEPLOY_FREE_GB:-5})) ||
    stop_before "$free GB are free, ${DEPLOY_FREE_GB:-5} are needed. Make room: docker system df shows where."
  right "docker answers, ${COMPOSE[*]} is there, $free GB are free"
}

check_settings() {
  [[ -f $ENV_FILE ]] || stop_before \
    "${ENV_FILE##*/} isn't there. cp .env.production.example ${ENV_FILE##*/}, and fill it in (DEPLOYMENT_GUIDE.md)."
  read_settings "$ENV_FILE"
  [[ $(setting APP_ENV) == "$STAGE" ]] ||
    stop_before "APP_ENV in ${ENV_FILE##*/} is $(setting APP_ENV), and this deploys $STAGE. Correct one of them."
  [[ $(setting APP_URL) =~ ^https://[^/]+/?$ ]] || stop_before 'APP_URL must be https://HOST, without a path.'
  [[ $(setting BACKUP_KEY_COPIED) == yes ]] || stop_before \
    "BACKUP_KEY_COPIED isn't yes. Copy the backup keys off this machine (DEPLOYMENT_GUIDE.md, 3. The environment), then set it."
  right "${ENV_FILE##*/} is for $STAGE, and the backup keys are copied"
}

# The checkout's commit names the release; what isn't committed is told.
name_release() {
  local changed=''
  if [[ -z $VERSION ]]; then
    VERSION=$(git -C "$ROOT" rev-parse --short=12 HEAD 2>/dev/null) || stop_before \
      'This is no git checkout. Name the release: ./deploy.sh --version NAME '"$STAGE"
    changed=$(git -C "$ROOT" status --porcelain | head -n 5)
    [[ -z $changed ]] || VERSION+=-changed-$(date -u +%Y%m%d%H%M%S)
  fi
  right "release $VERSION"
  [[ -z $changed ]] || note "the checkout has changes that aren't committed, which go along:"$'\n'"$changed"
}

check_audit() {
  local report
  if ! report=$("$ROOT/security-audit.sh" --env "$ENV_FILE" --accept "none,$ACCEPT" 2>&1); then
    grep -E '^✗|^–' <<<"$report" | grep -v 'not probed' >&2
    stop_before 'security-audit.sh has findings. Mend them, or accept known ones with --accept ID.'
  fi
  right "security-audit.sh has no finding in settings and files"
  grep -E '^– .*(not checked|accepted)' <<<"$report" | sed 's/^/  /'
}
