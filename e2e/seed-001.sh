#!/usr/bin/env bash
# Every request of the agent-readable contract (the seed 001), in its order, against a running instance:
#
#   npm start
#   API=http://127.0.0.1:4000 bash e2e/seed-001.sh
#
# Each line says what was answered; the script stops at the first answer that is not the documented one.
set -euo pipefail
API=${API:-http://127.0.0.1:4000}
unique=$(date +%s)-$RANDOM

# call <status> <method> <path> [bearer] [body]: prints the line, leaves the answer in $answer.
call() {
  local expected=$1 method=$2 path=$3 bearer=${4:-} body=${5:-}
  local arguments=(-s -X "$method" "$API$path" -w '\n%{http_code}')
  [ -n "$bearer" ] && arguments+=(-H "Authorization: Bearer $bearer")
  [ -n "$body" ] && arguments+=(-H 'Content-Type: application/json' -d "$body")
  answer=$(curl "${arguments[@]}")
  local status=${answer##*$'\n'}
  answer=${answer%$'\n'*}
  echo "$status $method $path"
  [ "$status" = "$expected" ] || { echo "expected $expected, got: $answer" >&2; exit 1; }
}

# value <path>: a value of the last answer, e.g. data.token.
value() {
  node -p 'process.argv[1].split(".").reduce((part, key) => part[key], JSON.parse(process.argv[2]))' "$1" "$answer"
}

echo '# 1. Create a workspace'
slug=seed-$unique
owner=owner-$unique@example.com
password=a-long-password
call 200 GET "/api/v1/signup/slug-available?slug=$slug"
call 202 POST /api/v1/signup '' '{"full_name": "Olivia Owner", "email": "'"$owner"'", "password": "'$password'",
  "company_name": "Seed Company", "slug": "'"$slug"'", "plan": "trial"}'
tenant=$(value data.tenant_id)
verification=$(value data.verification_token) # in the mail, where a mail server is configured
call 201 POST /api/v1/signup/verify '' '{"tenant_id": "'"$tenant"'", "token": "'"$verification"'"}'

echo '# 2. Sign in later'
call 200 POST /api/v1/owner/login '' '{"email": "'"$owner"'", "password": "'$password'"}'
session=$(value data.token)

echo '# 3. Invite the team'
call 201 POST /api/v1/admin/team/invites "$session" '{"email": "otto-'"$unique"'@example.com", "org_role": "operator"}'
invite=$(value data.token)
call 201 POST /api/v1/team/accept '' '{"tenant_id": "'"$tenant"'", "token": "'"$invite"'", "full_name": "Otto Operator",
  "password": "another-long-password"}'
otto=$(value data.user.id)
call 201 POST /api/v1/admin/team/invites "$session" '{"email": "vera-'"$unique"'@example.com", "org_role": "viewer"}'
invitation=$(value data.invitation_id)
call 200 GET /api/v1/admin/team/members "$session"
call 200 GET /api/v1/admin/team/invites "$session"
call 204 DELETE "/api/v1/admin/team/invites/$invitation" "$session"
call 200 PATCH "/api/v1/admin/team/members/$otto" "$session" '{"org_role": "admin"}'
call 204 DELETE "/api/v1/admin/team/members/$otto" "$session"

echo '# 4. Issue API keys'
call 201 POST /api/v1/admin/keys "$session" '{"name": "Production backend", "key_type": "secret"}'
key_id=$(value data.key_id)
call 200 GET /api/v1/admin/keys "$session"
call 200 POST "/api/v1/admin/keys/$key_id/rotate" "$session"
key=$(value data.secret)
call 201 POST /api/v1/admin/keys "$session" '{"name": "Page", "key_type": "publishable"}'
call 204 DELETE "/api/v1/admin/keys/$(value data.key_id)" "$session"

echo '# 5. Embed the widget'
call 200 PUT /api/v1/admin/widget-config "$session" '{"title": "Seed Company", "allowed_origins": ["https://www.example.com"]}'
call 200 GET "/api/v1/widget-config?tenant_id=$tenant"

echo '# 6. Server-to-server'
call 200 GET /api/product/v1/me "$key"
call 201 POST /api/product/v1/sessions "$key" '{"external_user_id": "user-1", "display_name": "Ada", "email": "ada@example.com"}'
ada=$(value data.session.user_id)
ada_token=$(value data.token)
ada_channel=$(value data.chat.channel_id)
call 201 POST /api/product/v1/channels "$key" '{"name": "Order 1001", "channel_type": "support", "topic": "Delivery"}'
channel=$(value data.id)
call 200 GET /api/product/v1/channels "$key"
call 200 GET "/api/product/v1/channels/$channel" "$key"
call 200 PATCH "/api/product/v1/channels/$channel" "$key" '{"topic": "Delivery on Friday"}'
call 200 GET "/api/product/v1/channels/$channel/members" "$key"
call 201 POST "/api/product/v1/channels/$channel/members" "$key" '{"user_id": "'"$ada"'"}'
call 200 PATCH "/api/product/v1/channels/$channel/members/$ada" "$key" '{"role": "moderator"}'
call 204 DELETE "/api/product/v1/channels/$channel/members/$ada" "$key"
call 201 POST "/api/product/v1/channels/$channel/messages" "$key" '{"content": "It leaves us on Friday.", "content_type": "text"}'
message=$(value data.id)
call 200 GET "/api/product/v1/channels/$channel/messages?limit=10" "$key"
call 200 GET "/api/product/v1/messages/$message" "$key"
call 200 PATCH "/api/product/v1/messages/$message" "$key" '{"content": "It left us on Friday."}'
call 204 DELETE "/api/product/v1/messages/$message" "$key"
call 200 POST "/api/product/v1/channels/$channel/archive" "$key"

echo '# 7. Workspace introspection'
call 200 GET /api/v1/admin/workspace "$session"
call 200 GET /api/v1/admin/usage "$session"
call 200 GET /api/v1/admin/retention-policy "$session"

echo '# 7. Workspace introspection'
call 200 GET /api/v1/admin/workspace "$session"
call 200 GET /api/v1/admin/usage "$session"
call 200 GET /api/v1/admin/retention-policy "$session"

echo '# 8. End-user chat sessions'
call 201 POST /api/v1/session/guest '' '{"tenant_id": "'"$tenant"'", "display_name": "Grace", "email": "grace@example.com"}'
call 201 POST "/api/v1/channels/$(value data.chat.channel_id)/messages" "$(value data.token)" '{"content": "Hello"}'
call 200 GET /api/v1/session "$ada_token"
call 201 POST "/api/v1/channels/$ada_channel/messages" "$ada_token" '{"content": "Hello from a known user"}'
call 403 POST "/api/v1/channels/$ada_channel/archive" "$ada_token"
echo 'Every request was answered as documented.'
