#!/bin/sh
# Gradescope runs this once, as root, when it builds the autograder's image.
set -eu

base=${LAB_AUTOGRADER_BASE:-/autograder}

apt-get update
apt-get install -y --no-install-recommends openjdk-17-jdk-headless

# The peers' process is put into a sandbox where this is there and the container lets it.
apt-get install -y --no-install-recommends bubblewrap ||
  echo "no bubblewrap: the peers' process will have no sandbox" >&2

if [ -f "$base/source/secret" ]; then
  chmod 600 "$base/source/secret"
fi
