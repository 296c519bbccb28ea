#!/bin/sh
# Makes a file of a repository the release of a card: what programs and the links that follow get from then on.
#
#   release-card.sh FILE TEMPLATE [NOTE]
#
# FILE      a Card Studio document, or a card alone, as JSON
# TEMPLATE  the id of the card in the library: it stands in the designer's address
# NOTE      what the version and the release are called; without one, the commit
#
# In the environment: CARD_STUDIO_URL (https://cards.example.com) and CARD_STUDIO_TOKEN, the key of a token with the
# scopes library:read, library:write and release. Needs curl and jq.
#
# Exit codes: 0 released, or what is released says the same; 1 refused, and why is told; 2 wrongly called.
set -eu

if [ $# -lt 2 ] || [ $# -gt 3 ] || [ -z "${CARD_STUDIO_URL:-}" ] || [ -z "${CARD_STUDIO_TOKEN:-}" ]; then
  echo "usage: CARD_STUDIO_URL=… CARD_STUDIO_TOKEN=… release-card.sh FILE TEMPLATE [NOTE]" >&2
  exit 2
fi
file=$1 template=$2 commit=${GITHUB_SHA:-$(git rev-parse HEAD 2>/dev/null || echo by-hand)}
note=${3:-$commit}
here="${CARD_STUDIO_URL%/}/api/v1/templates/$template"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ask METHOD ADDRESS [HEADER…]: sends what comes on standard input; the answer is in $work/answer, its headers in $work/head.
# The key goes by a file: the words of a command can be read by whoever is on the machine.
ask() {
  method=$1 address=$2
  shift 2
  (umask 077 && printf 'header = "Authorization: Bearer %s"\n' "$CARD_STUDIO_TOKEN" >"$work/key")
  for header in "$@"; do printf 'header = "%s"\n' "$(printf %s "$header" | sed 's/["\\]/\\&/g')" >>"$work/key"; done
  status=$(curl --silent --show-error --retry 3 --max-time 60 --config "$work/key" --request "$method" \
    --header "Content-Type: application/json" --data-binary @- \
    --dump-header "$work/head" --output "$work/answer" --write-out '%{http_code}' "$here/$address")
  case $status in
    2??) ;;
    *)
      echo "$method $address: $status" >&2
      jq -r '.error.message, (.error.fields // {} | to_entries[] | "  \(.key): \(.value | join(" "))"),
        (.breaks // [] | .[] | "  \(.message) (\([.broken[].name] | join(", ")))")' "$work/answer" >&2 ||
        cat "$work/answer" >&2
      exit 1
      ;;
  esac
}

jq -e 'if has("card") then {document: .} else {document: {card: .}} end' "$file" >"$work/draft" || exit 2
# What somebody drew meanwhile is kept before it is replaced.
echo '{}' | ask POST versions/
ask GET draft/ </dev/null
revision=$(tr -d '\r' <"$work/head" | sed -n 's/^[Ee][Tt]ag: *\(W\/\)\{0,1\}//p')
ask PUT draft/ "If-Match: $revision" "Save-Id: $(sha256sum "$work/draft" | cut -c 1-64)" <"$work/draft"
jq -n --arg note "$note" '{note: $note}' | ask POST versions/
number=$(jq .number "$work/answer")
jq -n --arg note "$note" --argjson version "$number" '{version: $version, note: $note}' | ask PUT release/
echo "Version $number is the release of $here/"
