#!/usr/bin/env bash
# deploy/prepare.sh production|staging
# Turns .env.production (.env.staging) into what the containers read, below secrets/<environment>/:
#   app/         settings.env and one file for each secret      backends, worker, backup
#   postgres/    passwords of its roles, key and certificate     postgres
#   redis/       users.acl                                       redis
#   proxy/       site.conf and host                              nginx
#   monitoring/  METRICS_TOKEN, SMTP_PASSWORD, alertmanager.yml  prometheus, alertmanager
# What is missing (passwords of PostgreSQL and Redis, the certificate between them) is made once and kept. Safe to run
# again. secrets/<environment> itself is closed to everybody else (0700); the files below it can be read by whatever
# user a container runs as, so nothing here needs root. No secret is ever an argument of a command.
set -euo pipefail

environment=${1:-}
case $environment in
  production | staging) ;;
  *)
    echo 'Usage: deploy/prepare.sh production|staging' >&2
    exit 2
    ;;
esac
cd "$(dirname "${BASH_SOURCE[0]}")/.."
settings=.env.$environment
folder=secrets/$environment
if [ ! -r "$settings" ]; then
  echo "There is no $settings: copy .env.production.example to it and fill it in." >&2
  exit 1
fi

# Every setting that is a secret, in the order of backend/src/platform/config/settings; a test holds the list equal.
secrets='DATABASE_URL DATABASE_OWNER_URL DATABASE_BULK_URL DATABASE_DIRECT_URL
JWT_SECRET JWT_SECRET_NEXT JWT_SECRET_PREVIOUS ENCRYPTION_KEY ENCRYPTION_KEY_NEXT ENCRYPTION_KEY_PREVIOUS
AUDIT_KEY AUDIT_KEY_NEXT AUDIT_KEY_PREVIOUS OIDC_PROVIDERS REDIS_URL METRICS_TOKEN SENTRY_DSN
OTEL_EXPORTER_OTLP_HEADERS SMTP_PASSWORD S3_SECRET_ACCESS_KEY BACKUP_ENCRYPTION_KEY'

# The value of a setting, as Node's parseEnv reads it; empty where it isn't set.
value_of() {
  local text
  text=$(grep -E "^[[:space:]]*(export[[:space:]]+)?$1[[:space:]]*=" "$settings" | tail -n 1 || true)
  text=${text#*=}
  text=${text#"${text%%[![:space:]]*}"}
  case $text in
    \'*) text=${text#\'} text=${text%%\'*} ;;
    \"*) text=${text#\"} text=${text%%\"*} ;;
    *) text=${text%%#*} ;;
  esac
  printf %s "${text%"${text##*[![:space:]]}"}"
}

# A secret itself, or what the file holds that NAME_FILE names.
secret_of() {
  local text file
  text=$(value_of "$1")
  file=$(value_of "$1_FILE")
  if [ -z "$text" ] && [ -n "$file" ]; then text=$(cat "$file"); fi
  printf %s "$text"
}

# Standard input becomes the file, whole or not at all.
put() {
  cat >"$folder/$1.new"
  chmod 0444 "$folder/$1.new"
  mv -f "$folder/$1.new" "$folder/$1"
}

kept_password() {
  [ -s "$folder/$1" ] || openssl rand -hex 32 | put "$1"
  cat "$folder/$1"
}

umask 022
mkdir -p -m 0700 secrets "$folder"
mkdir -p "$folder"/{app,postgres,redis,proxy,monitoring} logs/nginx backups

# Settings that are no secrets, as they stand, and where each secret is. Comments stay behind: they may hold old secrets.
names=$(tr -s '[:space:]' '|' <<<"$secrets")
{
  grep -vE "^[[:space:]]*(#|(export[[:space:]]+)?(${names%|})(_FILE)?[[:space:]]*=)" "$settings" || true
  echo
} >"$folder/settings.new"

given=()
for name in $secrets; do
  value=$(secret_of "$name")
  if [ -n "$value" ]; then
    given+=("$name")
    printf '%s\n' "$value" | put "app/$name"
  else
    rm -f "$folder/app/$name"
  fi
done
has() {
  [ -s "$folder/app/$1" ]
}

# PostgreSQL: that of the stack, unless a DATABASE_URL names another.
for role in superuser owner app bulk; do kept_password "postgres/$role" >/dev/null; done
if [ ! -s "$folder/postgres/server.key" ]; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj '/CN=postgres' \
    -addext 'subjectAltName=DNS:postgres' -keyout "$folder/server.key.new" -out "$folder/server.crt.new" 2>/dev/null
  put postgres/server.crt <"$folder/server.crt.new"
  put postgres/server.key <"$folder/server.key.new"
  rm -f "$folder"/server.{key,crt}.new
fi
if ! has DATABASE_URL; then
  put app/postgres-ca.pem <"$folder/postgres/server.crt"
  for pair in DATABASE_URL:app DATABASE_OWNER_URL:owner DATABASE_BULK_URL:bulk; do
    role=${pair#*:}
    printf 'postgres://expenseai_%s:%s@postgres:5432/expenseai?sslmode=verify-full\n' "$role" \
      "$(cat "$folder/postgres/$role")" | put "app/${pair%:*}"
    given+=("${pair%:*}")
  done
  echo 'DATABASE_CA=/run/secrets/postgres-ca.pem' >>"$folder/settings.new"
fi

# Redis: the default user is off; ours may touch its own keys, and nothing that is dangerous. One more may only be asked
# whether it is alive.
password=$(kept_password redis-password)
prefix=$(value_of REDIS_PREFIX)
hash=$(printf %s "$password" | openssl dgst -sha256 -r)
put redis/users.acl <<END
user default off resetpass nocommands resetchannels
user expenseai on #${hash%% *} ~${prefix:-expenseai}:* resetchannels +@all -@dangerous -@admin
user health on nopass resetchannels -@all +ping
END
if ! has REDIS_URL; then
  printf 'redis://expenseai:%s@redis:6379/0\n' "$password" | put app/REDIS_URL
  given+=(REDIS_URL)
fi

for name in "${given[@]}"; do echo "${name}_FILE=/run/secrets/$name"; done >>"$folder/settings.new"
put app/settings.env <"$folder/settings.new"
rm -f "$folder/settings.new"

# Without the line's end, which Alertmanager would take for a part of the password.
for name in METRICS_TOKEN SMTP_PASSWORD; do
  if has "$name"; then printf %s "$(<"$folder/app/$name")" | put "monitoring/$name"; else rm -f "$folder/monitoring/$name"; fi
done

# Alertmanager writes by the product's mail server to its administrator; without either, alerts are only shown on its page.
quoted() {
  printf "'%s'" "${1//\'/\'\'}"
}
alerts=$(<monitoring/alertmanager/alertmanager.yml)
mail_server=$(value_of SMTP_HOST) administrator=$(value_of ADMIN_EMAIL) port=$(value_of SMTP_PORT)
if [ -n "$mail_server" ] && [ -n "$administrator" ]; then
  alerts=${alerts//"'smtp.example.org:587'"/"$(quoted "$mail_server:${port:-587}")"}
  alerts=${alerts//"'alerts@example.org'"/"$(quoted "$(value_of MAIL_FROM)")"}
  alerts=${alerts//"'smtp-user'"/"$(quoted "$(value_of SMTP_USER)")"}
  alerts=${alerts//"'operator@example.org'"/"$(quoted "$administrator")"}
  alerts=${alerts//"'on-call@example.org'"/"$(quoted "$administrator")"}
  if ! has SMTP_PASSWORD; then alerts=$(grep -v smtp_auth_ <<<"$alerts"); fi
else
  alerts=$(sed -e '/^global:/,/^$/d' -e '/email_configs:/,/send_resolved:/d' <<<"$alerts")
fi
put monitoring/alertmanager.yml <<<"$alerts"

# The proxy: the address that people type. Every other name leads there.
address=$(value_of APP_URL)
address=${address#*://}
address=${address%%/*}
if [[ ! $address =~ ^[A-Za-z0-9.-]+(:[0-9]+)?$ ]]; then
  echo "APP_URL in $settings must be an address such as https://money.example.org." >&2
  exit 1
fi
page_views=
[ -z "$(value_of ANALYTICS_URL)" ] || page_views=page-views
printf '%s\n' "${address%%:*}" | put proxy/host
put proxy/site.conf <<END
map \$host \$is_own_name {
  "${address%%:*}" 1;
  default 0;
}
map "" \$own_address {
  default "$address";
}
map "" \$page_views {
  default "$page_views";
}
END
