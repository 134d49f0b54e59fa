#!/bin/sh
# Copies build/ into a new folder, for a host that serves every file that it is given: without what only a server of
# one's own reads, and without the compressed files, because such a host compresses by itself.
#
#   sh deploy/publish.sh FOLDER [NAME...]      each NAME at the top of build/ is left out as well
set -eu
folder=$1
shift
if [ -e "$folder" ]; then
    echo "$folder is there already. Remove it, or name another." >&2
    exit 1
fi
if [ ! -f build/404.html ]; then
    echo "There is no site in build/. Run: make site" >&2
    exit 1
fi
mkdir "$folder"
cp -R build/. "$folder"  # build/. and not build: where that is a link, its files are copied, and stay as they are
find "$folder" -type f \( -name '*.gz' -o -name '*.br' \) -exec rm {} +
for name in manifest.json _headers.nginx _headers.caddy "$@"; do
    rm -f "$folder/$name"
done
