#!/bin/sh
# Prints what `flask check` finds in the format that GitHub shows beside the lines of a change, and adds it to the
# summary of the run. GitHub shows ten errors and ten warnings at most, so the files that this change touches come
# first, and warnings about other files are left out.
#
#   sh deploy/github/annotate.sh BASE      BASE is the branch that the change will be merged into, such as origin/main
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
git -c core.quotePath=off diff --name-only "$1...HEAD" | sed 's/.*/file=&,/' > "$folder/touched"
status=0
.venv/bin/flask check --format github > "$folder/found" || status=$?
grep -F -f "$folder/touched" "$folder/found" > "$folder/shown" || true
grep '^::error' "$folder/found" | grep -v -F -f "$folder/touched" >> "$folder/shown" || true
cat "$folder/shown"
{
    [ "$status" = 0 ] && echo "Nothing here stops the site from being published." || echo "To mend before this can be published:"
    echo
    sed 's/^::\([a-z]*\) file=\([^,]*\),line=\([0-9]*\),[^:]*::\(.*\)$/- \1 in `\2`, line \3: \4/; s/%0A/ /g; s/%25/%/g' "$folder/shown"
} >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
exit "$status"
