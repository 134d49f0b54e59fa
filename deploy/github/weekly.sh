#!/bin/sh
# Writes what is due into one issue with the label "due", which it opens if there is none. Needs `gh`.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/flask status --format markdown > "$folder/body"
# Where CI is set, `--links` visits nothing, so that not every change visits the same websites; once a week is polite.
# Exit code 1 means errors in the content, which the check of each change reports; 2 means that it could not start.
env -u CI .venv/bin/flask check --links --format github > "$folder/found" || [ $? = 1 ]
sed -n 's/^::[a-z]* file=\([^,]*\),line=\([0-9]*\),title=outside-links::\(.*\)$/- [ ] `\1`, line \2: \3/p' "$folder/found" > "$folder/dead"
{
    printf '\n## Links elsewhere that do not answer\n\n'
    [ -s "$folder/dead" ] || echo "Nothing."
    head -n 60 "$folder/dead"
} >> "$folder/body"
gh label create due --force --description "What is to be read, confirmed or translated again"
number=$(gh issue list --label due --state open --limit 1 --json number --jq '.[].number')
if [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$folder/body"
else
    gh issue create --title "What is due" --label due --body-file "$folder/body"
fi
