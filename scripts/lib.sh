# Shared by the scripts of this folder: what the machine must have, and how to get it.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*"; }
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# need_packages PACKAGE…: installs Debian packages that are missing; says plainly which when it may not.
need_packages() {
    local missing=() package runner=()
    command -v dpkg-query >/dev/null || {
        say "This is no Debian or Ubuntu; the equivalents of these packages are needed: $*"
        return 0
    }
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            runner=(sudo -n)
        else
            fail "these packages are missing; please run: sudo apt-get install ${missing[*]}"
        fi
    fi
    say "Installing ${missing[*]} …"
    "${runner[@]}" apt-get update -qq || fail "apt-get update failed; these packages are missing: ${missing[*]}"
    DEBIAN_FRONTEND=noninteractive "${runner[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        >/dev/null || fail "installing failed; these packages are missing: ${missing[*]}"
}

# need_swift: checks the compiler.
need_swift() {
    command -v swift >/dev/null || fail "Swift 6.3 or newer is needed: https://www.swift.org/install/linux"
    local version
    version=$(swift --version 2>/dev/null | grep -oE 'Swift version [0-9]+\.[0-9]+' | grep -oE '[0-9]+\.[0-9]+' | head -1)
    [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -1)" = "6.2" ] ||
        fail "Swift 6.3 or newer is needed, this is $version"
}

# What the package is built against.
build_packages=(libpq-dev libxml2-dev libsqlite3-dev libssl-dev zlib1g-dev pkg-config)

# swift_progress COMMAND…: runs a build with one line of progress; all of its output when it fails.
swift_progress() {
    local log status=0
    log=$(mktemp)
    if [ -t 1 ]; then
        "$@" 2>&1 | tee "$log" | while IFS= read -r line; do
            case "$line" in \[*) printf '\r\033[K%.100s' "$line" ;; esac
        done || status=$?
        printf '\r\033[K'
    else
        "$@" >"$log" 2>&1 || status=$?
    fi
    if [ "$status" -ne 0 ]; then
        cat "$log" >&2
        rm -f "$log"
        return "$status"
    fi
    rm -f "$log"
}

release_path=.build-release
release_binary=$release_path/release/fhir-gateway

# build_release: builds the executable; its own scratch path, since SwiftPM locks the folder it builds in. SwiftPM takes over
# a second to find that nothing has changed; the time of the last build tells it at once.
build_release() {
    local built=$release_path/built
    if [ -x "$release_binary" ] && [ -e "$built" ] &&
        [ -z "$(find Package.swift Sources Profiles -newer "$built" -print -quit)" ]; then
        return
    fi
    say "Building fhir-gateway (the first time takes some minutes) …"
    mkdir -p "$release_path"
    touch "$built.next"
    swift_progress swift build -c release --product fhir-gateway --scratch-path "$release_path"
    mv "$built.next" "$built"
}

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups "$@")
    else
        "$@"
    fi
}

# start_postgres FOLDER [SETTING…]: a cluster of one's own below FOLDER, with server settings such as fsync=on;
# postgres_uri then names its superuser.
start_postgres() {
    local folder=$1 settings="" setting
    shift
    for setting in "$@"; do settings+=" -c $setting"; done
    server_tools=$(find /usr/lib/postgresql -maxdepth 2 -name bin -type d 2>/dev/null | sort -V | tail -1)
    [ -n "$server_tools" ] || fail "no PostgreSQL server was found under /usr/lib/postgresql"
    install -d -m 700 "$folder/cluster"
    install -d -m 755 "$folder/socket"
    [ "$(id -u)" -eq 0 ] && chown postgres "$folder/cluster" "$folder/socket"
    as_postgres "$server_tools/initdb" -D "$folder/cluster" -A trust -U postgres --locale=C.UTF-8 -E UTF8 >/dev/null
    # Sockets only: no port is taken, so any number of clusters run side by side.
    as_postgres "$server_tools/pg_ctl" -D "$folder/cluster" -w -t 60 -l "$folder/cluster/log" -o \
        "-k $folder/socket -c listen_addresses= -c fsync=off -c max_connections=300 -c unix_socket_permissions=0777$settings" \
        start >/dev/null
    postgres_uri="postgresql://postgres@/postgres?host=$folder/socket"
}

# stop_postgres FOLDER: ends the cluster at once, if there is one.
stop_postgres() {
    [ -f "$1/cluster/postmaster.pid" ] || return 0
    as_postgres "$server_tools/pg_ctl" -D "$1/cluster" -m immediate stop >/dev/null 2>&1 || true
}
