#!/bin/sh
# Publishes a preview at Cloudflare Pages, and prints its address. Needs CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.
#
#   sh deploy/github/show.sh FOLDER PROJECT NAME      NAME is main, or change-12 for the pull request 12
set -eu
npx --yes wrangler@4.86.0 pages deploy "$1" --project-name "$2" --branch "$3"
case $3 in
    main) url=https://$2.pages.dev/ ;;
    *) url=https://$3.$2.pages.dev/ ;;
esac
echo "url=$url" >> "$GITHUB_OUTPUT"
echo "[See this change]($url). The editor is at [$url""admin/]($url""admin/)." >> "$GITHUB_STEP_SUMMARY"
