#!/bin/sh
# Writes what is due into one issue with the label "due", which it opens if there is none. Needs `gh`.
set -eu
body=$(mktemp)
trap 'rm -f "$body"' EXIT
.venv/bin/flask status --format markdown > "$body"
gh label create due --force --description "What is to be read, confirmed or translated again"
number=$(gh issue list --label due --state open --limit 1 --json number --jq '.[].number')
if [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$body"
else
    gh issue create --title "What is due" --label due --body-file "$body"
fi
