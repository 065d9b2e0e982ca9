# A container engine and an image for the tests that use containers; sourced by tests/run.
#
# An engine that answers is used as it is. As root, one is started where none answers, and ended with the script.
# Where no image names are given and root may use debootstrap, one image is made of Debian's own Mosquitto and InfluxDB,
# so that the tests need no image registry. Elsewhere the tests take the official images.

engine_problem=
engine_pid=
engine_image_pid=
engine_image_root=
engine_log=
engine_local_image=monitoring-test/base:bookworm

engine_answers() { command -v docker >/dev/null && docker version --format '{{.Server.APIVersion}}' >/dev/null 2>&1; }

engine_up() {
  if ! engine_answers; then
    if [ "$(id -u)" -ne 0 ] || ! command -v dockerd >/dev/null; then
      engine_problem="none answers, and only root can start one (Debian: apt-get install docker.io)"
      return 1
    fi
    engine_start || return 1
    # What was brought up for the tests must be used by them: no answer is a failure then, not a reason to skip.
    export REQUIRE_DOCKER=1
  fi

  # Testcontainers asks for a newer API than Debian's engine speaks and takes the refusal for "no engine".
  DOCKER_API_VERSION=$(docker version --format '{{.Server.APIVersion}}')
  export DOCKER_API_VERSION

  if engine_image_wanted && ! docker image inspect "$engine_local_image" >/dev/null 2>&1; then
    # A process group of its own, so that it can be ended with its children.
    engine_image_root=$(mktemp -d)
    set -m
    engine_make_image >&2 </dev/null &
    engine_image_pid=$!
    set +m
  fi
}

engine_start() {
  engine_log=$(mktemp)
  dockerd >"$engine_log" 2>&1 </dev/null &
  engine_pid=$!
  for _ in $(seq 120); do
    engine_answers && return 0
    kill -0 "$engine_pid" 2>/dev/null || break
    sleep 0.5
  done
  engine_problem="dockerd did not come up: $(tail -n 3 "$engine_log")"
  return 1
}

engine_image_wanted() {
  [ -z "${MONITORING_TEST_MOSQUITTO_IMAGE:-}${MONITORING_TEST_INFLUXDB_IMAGE:-}" ] && [ "$(id -u)" -eq 0 ] && command -v debootstrap >/dev/null
}

engine_make_image() {
  local root=$engine_image_root
  debootstrap --variant=minbase --include=mosquitto,influxdb,ca-certificates bookworm "$root" >"$root.log" 2>&1 \
    && rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* \
    && tar -C "$root" -c . | docker import - "$engine_local_image" >/dev/null
  local outcome=$?
  [ "$outcome" -eq 0 ] || tail -n 5 "$root.log"
  return "$outcome"
}

# Waits for the image where one is being made, and tells the tests its name.
engine_image() {
  if [ -n "$engine_image_pid" ]; then
    wait "$engine_image_pid"
    local outcome=$?
    engine_image_pid=
    if [ "$outcome" -ne 0 ]; then
      engine_problem="debootstrap or the import of its result failed"
      return 1
    fi
  fi
  if engine_image_wanted && docker image inspect "$engine_local_image" >/dev/null 2>&1; then
    export MONITORING_TEST_MOSQUITTO_IMAGE=$engine_local_image MONITORING_TEST_INFLUXDB_IMAGE=$engine_local_image
  fi
}

engine_down() {
  [ -n "$engine_image_pid" ] && kill -- "-$engine_image_pid" 2>/dev/null
  [ -n "$engine_image_root" ] && rm -rf "$engine_image_root" "$engine_image_root.log"
  [ -n "$engine_pid" ] || return 0
  # Containers that a killed test run left behind.
  docker ps -aq --filter label=org.testcontainers=true | xargs -r docker rm -f >/dev/null 2>&1
  kill "$engine_pid" 2>/dev/null
  wait "$engine_pid" 2>/dev/null
  rm -f "$engine_log"
}
