#!/bin/sh
# Makes a preview of the site in a new folder, with the editor at admin/. The published site never has it.
#
#   sh deploy/github/preview.sh FOLDER OWNER/NAME      the repository that the editor writes to
set -eu
make site admin
sh deploy/publish.sh "$1"
.venv/bin/flask admin --into "$1/admin" --repository "$2"
# No search engine may find a preview, whatever the stage of the site is.
printf '/*\n  X-Robots-Tag: noindex\n' >> "$1/_headers"
