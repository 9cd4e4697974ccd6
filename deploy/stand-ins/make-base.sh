#!/bin/sh
# deploy/stand-ins/make-base.sh FILE
# Makes FILE (tar), the root file system that every stand-in image begins with: Debian bookworm with the programs that the
# official images hold. From the mirror that this machine's apt uses; needs root and debootstrap. Two at once take turns.
set -eu

file=$1
# shellcheck disable=SC2016 # A field of apt's own format, not a variable.
mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Codename: bookworm' 'Created-By: Packages' | head -n 1)}
: "${mirror:?this machine’s apt has no source of bookworm: set DEBIAN_MIRROR}"
packages='postgresql-15 redis-server nginx-light certbot curl ca-certificates openssl tini'

[ -s "$file" ] && exit 0
mkdir -p "$(dirname "$file")"
exec 9>"$file.lock"
flock 9
[ -s "$file" ] && exit 0

root=$(mktemp -d)
# Programs of other users than root run in there while packages are set up.
chmod 755 "$root"
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$mirror"
# Nothing that is installed may start here.
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
# As lean as images are: no manuals, no translations.
cat >"$root/etc/dpkg/dpkg.cfg.d/lean" <<'END'
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/locale/*
END
mkdir -p "$root/etc/postgresql-common"
echo 'create_main_cluster = false' >"$root/etc/postgresql-common/createcluster.conf"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount -t proc proc "$root/proc"
# shellcheck disable=SC2086 # One word for each package.
chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  -o Dpkg::Options::=--force-confold -o Dpkg::Options::=--force-unsafe-io $packages
umount "$root/proc"
rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/doc "$root"/usr/share/man
tar -C "$root" --numeric-owner -cf "$file.new" .
mv "$file.new" "$file"
