# shellcheck shell=bash
# The settings of a deployment, by the rules of backend/src/platform/config/deployment-faults.ts; which settings are
# required and which are keys is read from .env.production.example.

declare -A SETTINGS=()

audit_environment() {
  begin environment.file "Settings are in $(basename "$ENV_FILE"), readable by their owner only"
  if [[ ! -f $ENV_FILE ]]; then
    fault "$ENV_FILE isn't there" "cp .env.production.example $(basename "$ENV_FILE"), and fill it in"
    return
  fi
  local mode
  mode=$(stat -c %a "$ENV_FILE")
  [[ $mode == ?00 ]] || fault "its mode is $mode: others can read it" "chmod 600 $ENV_FILE"
  conclude
  read_settings "$ENV_FILE"
  check_stage
  check_secrets
  check_database_urls
  check_redis_url
  check_who_may
  check_traffic
  check_backup_settings
}

# Fills SETTINGS from lines NAME=value; a NAME_FILE gives the text of that file.
read_settings() {
  local line name value quote
  local form='^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z_0-9]*)[[:space:]]*=[[:space:]]*(.*)$'
  while IFS= read -r line || [[ -n $line ]]; do
    [[ ${line%$'\r'} =~ $form ]] || continue
    name=${BASH_REMATCH[2]} value=${BASH_REMATCH[3]} quote=${BASH_REMATCH[3]:0:1}
    if [[ ($quote == '"' || $quote == "'") && ${value:1} == *"$quote"* ]]; then
      value=${value:1} value=${value%%"$quote"*}
    else
      value=${value%%#*} value=${value%"${value##*[![:space:]]}"}
    fi
    SETTINGS[$name]=$value
  done <"$1"
  for name in "${!SETTINGS[@]}"; do
    [[ $name == *_FILE && -n ${SETTINGS[$name]} ]] || continue
    value=${SETTINGS[$name]}
    [[ $value == /* ]] || value=$ROOT/$value
    [[ -r $value ]] && SETTINGS[${name%_FILE}]=$(<"$value")
  done
}

setting() {
  printf '%s' "${SETTINGS[$1]:-}"
}

check_stage() {
  local stage
  stage=$(setting APP_ENV)
  begin environment.stage 'APP_ENV is that of a deployment, and the address is https'
  [[ $stage == production || $stage == staging ]] ||
    fault "APP_ENV is ${stage:-unset}" 'set APP_ENV=production, or staging'
  [[ $(setting APP_URL) != http:* ]] || fault "APP_URL isn't https" 'set APP_URL=https://…'
  conclude
}

# Names in .env.production.example: `required` (open, without a value) or `keys` (made by a command).
names_in_example() {
  awk -v wanted="$1" '
    /^# Make one with:/ { is_key = 1; next }
    /^(# )?[A-Z][A-Z_0-9]*=/ {
      name = $0; sub(/^# /, "", name); sub(/=.*/, "", name)
      if (wanted == "keys" ? is_key : $0 ~ /^[A-Z][A-Z_0-9]*=$/) print name
    }
    { is_key = 0 }' "$ROOT/.env.production.example"
}

check_secrets() {
  local name value part why remedy
  local -A owners=()
  begin environment.required 'Everything that a deployment needs is set'
  for name in $(names_in_example required); do
    [[ -n $(setting "$name") ]] || fault "$name is missing" "fill it in; .env.production.example says how"
  done
  conclude
  begin environment.secrets 'Secrets are random, long enough, and no two are the same'
  for name in $(names_in_example keys); do
    value=$(setting "$name")
    [[ -n $value ]] || continue
    remedy="make one with: openssl rand -hex 32"
    if [[ -n ${owners[$value]:-} ]]; then
      fault "$name is the same as ${owners[$value]}" "$remedy"
      continue
    fi
    owners[$value]=$name
    [[ $name == AUDIT_KEY_PREVIOUS ]] || value=${value//,/$'\x01'}
    while IFS= read -r -d , part; do
      why=$(weakness "${part//$'\x01'/,}")
      [[ -z $why ]] || { fault "$name $why" "$remedy" && break; }
    done <<<"$value,"
  done
  conclude
}

# Why a secret is easier to guess than 32 random bytes, as backend/src/platform/secrets/weakness.ts sees it. The secret
# goes through standard input, so that no list of processes shows it.
weakness() {
  awk '
    { secret = secret (NR > 1 ? "\n" : "") $0 }
    END {
      low = tolower(secret)
      if (low ~ /change.?me|changeit|replace|example|password|passwort|secret|default|placeholder|insecure|your.?key|expenseai|qwerty/) {
        print "is a placeholder"; exit
      }
      words = secret
      if (gsub(/[ \t\n]/, "", words) > 2) { print "is made of words"; exit }
      size = length(secret); is_hex = secret ~ /^[0-9a-fA-F]+$/
      if (size * (is_hex ? 4 : 6) < 256) { print "is shorter than 32 random bytes"; exit }
      for (code = 0; code < 256; code++) order[sprintf("%c", code)] = code
      for (at = 1; at <= size; at++) {
        character = substr(secret, at, 1); counts[character]++
        run = at > 1 && order[character] - order[substr(secret, at - 1, 1)] == 1 ? run + 1 : 0
        if (run >= 8 || (at + 15 <= size && index(substr(secret, at + 8), substr(secret, at, 8)))) {
          print "repeats a pattern"; exit
        }
      }
      for (character in counts) bits -= counts[character] / size * log(counts[character] / size) / log(2)
      if (bits < (is_hex ? 3.2 : 3.95)) print "has too few different characters"
    }' <<<"$1"
}

default_passwords='^(change.?me|password|passw0rd|postgres|secret|admin|root|example|expenseai|123456[0-9]*)$'

check_database_urls() {
  local name url
  begin environment.database 'The database is spoken to encrypted, with a password of its own'
  for name in DATABASE_URL DATABASE_OWNER_URL DATABASE_BULK_URL DATABASE_DIRECT_URL; do
    url=$(setting "$name")
    [[ -n $url ]] || continue
    if is_readable_on_the_way "$url"; then
      fault "$name isn't encrypted" 'add ?sslmode=verify-full to it'
    fi
    if grep -qiE "$default_passwords" <<<"$(password_in "$url")"; then
      fault "$name has a password that everybody tries first" 'give that user of the database another'
    fi
  done
  for name in "${!SETTINGS[@]}"; do
    [[ $name =~ ^(POSTGRES|DATABASE|REDIS)[A-Z_]*PASSWORD$ ]] || continue
    if grep -qiE "$default_passwords" <<<"$(setting "$name")"; then
      fault "$name is a password that everybody tries first" 'make one with: openssl rand -hex 32'
    fi
  done
  conclude
}

password_in() {
  local login=${1#*://}
  login=${login%%[/?]*}
  [[ $login == *@* ]] || return 0
  login=${login%@*}
  [[ $login == *:* ]] && printf '%s' "${login#*:}"
}

is_readable_on_the_way() {
  local parameters='' host=${1#*://}
  [[ $1 == *\?* ]] && parameters="&${1#*\?}&"
  [[ ! $parameters =~ \&sslmode=(require|verify-ca|verify-full)\& ]] || return 1
  host=${host%%[/?]*} host=${host##*@}
  [[ $parameters =~ \&host=([^\&]*)\& ]] && host=${BASH_REMATCH[1]}
  ! grep -qiE '^(/|%2f|localhost(:|$)|127\.|\[?::1\]?)' <<<"$host"
}

check_redis_url() {
  local url
  url=$(setting REDIS_URL)
  begin environment.redis 'Redis asks for a password'
  [[ -z $url || -n $(password_in "$url") ]] ||
    fault 'REDIS_URL carries no password' 'give Redis one, and put it in: redis://user:password@host:6379'
  conclude
}

check_who_may() {
  begin environment.registration 'Accounts are made by invitation'
  [[ $(setting REGISTRATION) != open ]] ||
    fault 'REGISTRATION is open: anybody may make an account' 'set invite, or accept this finding where it is meant'
  conclude
  local origin
  begin environment.cors 'Only named https origins may call the API'
  while IFS= read -r -d , origin; do
    origin=${origin// /}
    [[ -z $origin || ($origin == https://* && $origin != *\**) ]] ||
      fault "CORS_ORIGINS lets $origin in" 'name whole https origins, such as https://app.example.org'
  done <<<"$(setting CORS_ORIGINS),"
  conclude
  local proxy
  begin environment.proxy 'Only the proxy in front is believed about addresses'
  while IFS= read -r -d , proxy; do
    proxy=${proxy// /}
    [[ ! $proxy =~ ^(\*|true|0\.0\.0\.0.*|::|::/.*|.*/[0-7])$ ]] ||
      fault "TRUST_PROXY believes $proxy, so that anybody can claim any address" 'name the proxy or its network'
  done <<<"$(setting TRUST_PROXY),"
  conclude
}

check_traffic() {
  local name most value
  begin environment.limits 'Limits are those of a public service, and logs tell no more than needed'
  for name in RATE_LIMIT_GLOBAL=1000 RATE_LIMIT_LOGIN=20 RATE_LIMIT_AI=100; do
    most=${name#*=} name=${name%=*} value=$(setting "${name}")
    [[ ! $value =~ ^[0-9]+$ ]] || ((10#$value <= most)) ||
      fault "$name is $value: hardly a limit" "leave it unset, or at most $most"
  done
  [[ ! $(setting LOG_LEVEL) =~ ^(trace|debug)$ ]] ||
    fault "LOG_LEVEL is $(setting LOG_LEVEL)" 'set info; finer levels are for a search, not for good'
  [[ -z $(setting SMTP_HOST) || $(setting SMTP_HOST) =~ ^(localhost|127\.) || $(setting SMTP_SECURITY) != none ]] ||
    fault 'SMTP_SECURITY is none: mails and the password go out readable' 'set starttls or tls'
  [[ ! $(setting S3_ENDPOINT) =~ ^http:// || $(setting S3_ENDPOINT) =~ ^http://(localhost|127\.|\[::1) ]] ||
    fault "S3_ENDPOINT isn't https" 'set https://…'
  conclude
}

check_backup_settings() {
  begin environment.backup 'The key of the backups lies somewhere else, too'
  [[ $(setting BACKUP_KEY_COPIED) == yes ]] ||
    fault "BACKUP_KEY_COPIED isn't yes: with the machine, its backups would be lost" \
      'copy the backup keys off this machine, then set BACKUP_KEY_COPIED=yes'
  conclude
}
