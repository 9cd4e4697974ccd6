# shellcheck shell=bash
# Dockerfile.production and docker-compose.production.yml: what a container may do, and what it knows.

declare -A COMPOSE=()
SERVICES=()

audit_containers() {
  check_dockerfile "$ROOT/Dockerfile.production"
  local file=$ROOT/docker-compose.production.yml
  begin compose.file 'docker-compose.production.yml is there'
  if [[ ! -f $file ]]; then
    fault 'docker-compose.production.yml is missing' 'take it from the release'
    return
  fi
  conclude
  read_compose "$file"
  check_privileges
  check_exposure
  check_upkeep
  check_compose_secrets
}

check_dockerfile() {
  local line
  begin dockerfile 'Images run without root, from named versions, and hold no secret'
  if [[ ! -f $1 ]]; then
    fault 'Dockerfile.production is missing' 'take it from the release'
    return
  fi
  while IFS= read -r line; do
    fault "${line%%	*}" "${line#*	}"
  done < <(awk '
    function stage_ends() {
      if (stage == "" || (stage in is_base && !(stage in runs))) return
      if (user == "" || user ~ /^(root|0)(:.*)?$/) print "target " stage " runs as root\tend it with USER and another than root"
    }
    { line = $0; while (line ~ /\\$/ && (getline more) > 0) { sub(/\\$/, "", line); line = line more } }
    toupper($1) == "FROM" {
      source = $2; if (source ~ /^--/) source = $3
      if (stage != "") { names[++count] = stage; users[stage] = user }
      stage = "stage-" (count + 1)
      for (n = 2; n < NF; n++) if (toupper($n) == "AS") stage = $(n + 1)
      user = (source in users) ? users[source] : ""
      if (source in users) is_base[source] = 1
      else if (source !~ /\$/ && source != "scratch" && (source !~ /:[^\/]+$/ || source ~ /:latest$/))
        print source " names no version\tname the version of the image: " source ":VERSION"
    }
    toupper($1) == "USER" { user = $2 }
    toupper($1) ~ /^(CMD|ENTRYPOINT)$/ { runs[stage] = 1 }
    line ~ /^[ \t]*(COPY|ADD)[ \t]/ && line ~ /--from=/ { copied = line; sub(/.*--from=/, "", copied); sub(/[ \t].*/, "", copied); is_base[copied] = 1 }
    line ~ /^[ \t]*(ENV|ARG)[ \t]/ && toupper(line) ~ /(SECRET|PASSWORD|TOKEN|PRIVATE_KEY|ENCRYPTION_KEY|AUDIT_KEY)[A-Z_]*([= \t])[^ \t]/ && toupper(line) !~ /_FILE[= ]/ {
      print "a secret is given by " $1 ": it stays in the image\tgive it to the container as a file"
    }
    line ~ /^[ \t]*ADD[ \t]+https?:/ { print "ADD fetches from the network unchecked\tinstall it from a pinned package" }
    line ~ /(curl|wget)[^|]*\|[ \t]*(ba|z)?sh/ { print "a script from the network is run unseen\tinstall it from a pinned package" }
    line ~ /^[ \t]*(COPY|ADD)[ \t].*(\.env\.(production|staging)([ \t]|$)|[ \t]secrets)/ { print "secrets are copied into the image\tleave them out" }
    END { names[++count] = stage; users[stage] = user; for (n = 1; n <= count; n++) { stage = names[n]; user = users[stage]; stage_ends() } }
  ' "$1")
  conclude
}

# Lines `a.b.c=value` of a YAML file as Compose reads it: two spaces a level, anchors and merges resolved, items of a
# list as `a.b[]=value`. Enough for files that are written like ours; no flow collections over several lines.
flat_yaml() {
  awk '
    function emit(path, value) { paths[++count] = path; values[count] = value; if (path !~ /\[\]$/) has[path] = 1 }
    function bare(text) {
      sub(/[ \t]+#.*$/, "", text)
      if (text ~ /^".*"$/ || text ~ /^\047.*\047$/) text = substr(text, 2, length(text) - 2)
      return text
    }
    function put(path, text,  parts, n, k) {
      if (text ~ /^\[.*\]$/) {
        text = substr(text, 2, length(text) - 2); n = split(text, parts, /, */)
        for (k = 1; k <= n; k++) emit(path "[]", bare(parts[k]))
      } else if (text ~ /^\{.*\}$/) {
        text = substr(text, 2, length(text) - 2); n = split(text, parts, /, */)
        for (k = 1; k <= n; k++) { key = parts[k]; sub(/:.*/, "", key); sub(/^[^:]*: */, "", parts[k]); emit(path "." bare(key), bare(parts[k])) }
      } else emit(path, bare(text))
    }
    /^[ \t]*(#|$|---)/ { next }
    {
      indent = match($0, /[^ ]/) - 1; text = substr($0, indent + 1)
      while (depth > 0 && indents[depth] >= indent && !(text ~ /^- / && indents[depth] == indent && !is_item[depth])) depth--
      parent = depth > 0 ? keys[depth] : ""
      if (text ~ /^- /) {
        sub(/^- */, "", text)
        if (text !~ /^[A-Za-z_-]+: / || text ~ /^["\047]/) { put(parent "[]", text); next }
        parent = parent "[]"; depth++; indents[depth] = indent; is_item[depth] = 1; keys[depth] = parent; indent += 2
      }
      key = text; sub(/:([ \t].*)?$/, "", key); rest = substr(text, length(key) + 2); sub(/^[ \t]+/, "", rest)
      key = bare(key); path = parent == "" ? key : parent "." key
      if (key == "<<") {
        gsub(/[][*,]/, " ", rest); n = split(rest, parts, / +/)
        for (k = 1; k <= n; k++) if (parts[k] != "") { merges[++merged] = parent; sources[merged] = parts[k] }
        next
      }
      if (match(rest, /^&[A-Za-z0-9_-]+/)) {
        anchors[substr(rest, 2, RLENGTH - 1)] = path; rest = substr(rest, RLENGTH + 1); sub(/^[ \t]+/, "", rest)
      }
      if (rest ~ /^\*[A-Za-z0-9_-]+$/) { merges[++merged] = path; sources[merged] = substr(rest, 2); next }
      depth++; indents[depth] = indent; is_item[depth] = 0; keys[depth] = path
      if (rest != "" && rest !~ /^#/) put(path, rest); else emit(path, "")
    }
    END {
      # An anchor may itself merge another that stands before it, so one pass in order is enough.
      for (m = 1; m <= merged; m++) {
        from = anchors[sources[m]]; to = merges[m]; last = count; split("", own)
        for (n = 1; n <= last; n++) if (index(paths[n], to) == 1) { rest = substr(paths[n], length(to) + 1); sub(/^\.[^.[]+/, "&\t", rest); sub(/\t.*/, "", rest); own[rest] = 1 }
        for (n = 1; n <= last; n++) if (index(paths[n], from) == 1 && substr(paths[n], length(from) + 1, 1) ~ /^[.[]$/) {
          rest = substr(paths[n], length(from) + 1); top = rest; sub(/^\.[^.[]+/, "&\t", top); sub(/\t.*/, "", top)
          if (!(top in own)) emit(to rest, values[n])
        }
      }
      for (n = 1; n <= count; n++) print paths[n] "=" values[n]
    }' "$1"
}

# Fills COMPOSE (path → values, one in a line) and SERVICES from the file.
read_compose() {
  local path value
  COMPOSE=() SERVICES=()
  while IFS='=' read -r path value; do
    COMPOSE[$path]+="${COMPOSE[$path]:+$'\n'}$value"
    [[ ! $path =~ ^services\.[A-Za-z0-9_-]+$ || -n $value ]] || SERVICES+=("${path#services.}")
  done < <(flat_yaml "$1")
}

# Whether the values at a path below the service match, whole lines of them.
has() {
  local form="(^|"$'\n'")($3)($|"$'\n'")"
  [[ ${COMPOSE[services.$1.$2]:-} =~ $form ]]
}

check_privileges() {
  local service value
  begin compose.privileges 'Containers have no more rights than they need'
  for service in "${SERVICES[@]}"; do
    ! has "$service" privileged true || fault "$service is privileged" 'take privileged: true away'
    for value in network_mode pid ipc userns_mode; do
      ! has "$service" "$value" host || fault "$service shares $value with the host" "take $value: host away"
    done
    ! has "$service" 'volumes[]' '[^:]*docker\.sock:.*|/:.*|/(etc|proc|sys|root)[:/].*' ||
      fault "$service can reach the host through a volume" 'mount only what belongs to the service'
    ! has "$service" 'cap_add[]' '(CAP_)?(ALL|SYS_[A-Z_]*|NET_ADMIN|DAC_READ_SEARCH)' ||
      fault "$service has a capability of administrators" 'take it away from cap_add'
    has "$service" 'cap_drop[]' ALL ||
      fault "$service keeps Docker's default capabilities" 'add cap_drop: [ALL], and cap_add what it needs'
    has "$service" 'security_opt[]' 'no-new-privileges(:true)?' ||
      fault "$service may gain privileges" 'add security_opt: [no-new-privileges:true]'
    has "$service" read_only true ||
      fault "$service can write to its own program" 'add read_only: true, and tmpfs or volumes for what it writes'
    ! has "$service" user '(root|0)(:.*)?' || is_harmless_preparation "$service" ||
      fault "$service runs as root" 'name another user'
  done
  conclude
}

# What runs once and ends, reaches no network, and may only give files to their owners.
is_harmless_preparation() {
  ! has "$1" restart '.+' && has "$1" network_mode none && [[ ${COMPOSE[services.$1.cap_add[]]:-CHOWN} == CHOWN ]]
}

check_exposure() {
  local service
  begin compose.exposure 'Only nginx is reached from outside, and the database from the data network only'
  for service in "${SERVICES[@]}"; do
    [[ $service == nginx ]] || ! has "$service" 'ports[]' '.+' ||
      fault "$service publishes a port" 'take its ports away: nginx alone is reached from outside'
  done
  [[ ${COMPOSE[networks.data.internal]:-} == true ]] ||
    fault 'the network data leads out' 'add internal: true to it'
  for service in postgres redis; do
    [[ ${COMPOSE[services.$service.networks[]]:-} == data ]] ||
      fault "$service is in another network than data" 'networks: [data]'
  done
  conclude
}

check_upkeep() {
  local service image
  begin compose.upkeep 'Services have limits, health checks, rotated logs, and images of a named version'
  for service in "${SERVICES[@]}"; do
    has "$service" mem_limit '.+' || has "$service" deploy.resources.limits.memory '.+' ||
      fault "$service has no limit of memory" 'add mem_limit'
    has "$service" pids_limit '.+' || has "$service" cpus '.+' ||
      fault "$service has no limit of processor or processes" 'add cpus and pids_limit'
    image=${COMPOSE[services.$service.image]:-}
    # What runs once has no restart.
    if has "$service" restart '.+'; then
      is_watched "$service" "$image" || fault "$service has no health check" 'add healthcheck'
      has "$service" logging.options.max-size '.+' ||
        fault "the log of $service grows without end" 'add logging with max-size and max-file'
    fi
    # A version that deploy.sh gives counts as named.
    [[ -z $image || $image =~ :\$\{[A-Z_]*VERSION[^}]*\}$ || ($image =~ :[^/]+$ && $image != *:latest) ]] ||
      fault "$service takes whatever is newest: $image" 'name the version of the image'
  done
  conclude
}

# By the compose file, or for our own images by the Dockerfile.
is_watched() {
  ! has "$1" healthcheck.disable true || return 1
  ! has "$1" healthcheck.test '.+' || return 0
  ! has "$1" 'healthcheck.test[]' '.+' || return 0
  [[ $2 =~ ^expenseai-([a-z]+): ]] || return 1
  awk -v target="${BASH_REMATCH[1]}" '
    $1 == "FROM" { stage = $NF }
    $1 == "HEALTHCHECK" && $2 != "NONE" && stage == target { found = 1 }
    END { exit !found }' "$ROOT/Dockerfile.production"
}

check_compose_secrets() {
  local path service key line name value
  begin compose.secrets 'Secrets reach containers as files, not in their environment'
  for path in "${!COMPOSE[@]}"; do
    [[ $path =~ ^services\.([A-Za-z0-9_-]+)\.environment(\[\]|\.(.+))$ ]] || continue
    service=${BASH_REMATCH[1]} key=${BASH_REMATCH[3]}
    while IFS= read -r line; do
      name=${key:-${line%%=*}} value=${line#*=}
      [[ $name =~ (SECRET|PASSWORD|TOKEN|_KEY|_KEY_NEXT|_KEY_PREVIOUS)$ || $value =~ ://[^/]*:[^/@]+@ ]] || continue
      fault "$service has $name in its environment, where docker inspect shows it" "give ${name}_FILE and a file"
    done <<<"${COMPOSE[$path]}"
  done
  conclude
}
