#!/usr/bin/env bash
# What a careful shell script would do with the same tools, one after another: build, scan, push, register, update, wait.
# Reads TAG, REGISTRY, TRIVY_DATABASE and the AWS variables; calls ECR and ECS by curl, which can sign. Writes `step milliseconds`
# lines to LAPS.
set -euo pipefail
image="$REGISTRY/hello:$TAG"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mark=${EPOCHREALTIME/[.,]/}
lap() { # step: what has run since the last one
  local now=${EPOCHREALTIME/[.,]/}
  echo "$1 $(((now - mark) / 1000))" >>"$LAPS"
  mark=$now
}
call() { # service, target, body
  curl -sSf "$AWS_ENDPOINT_URL/" --aws-sigv4 "aws:amz:$AWS_REGION:$1" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \
    -H 'Content-Type: application/x-amz-json-1.1' -H "X-Amz-Target: $2" -d "$3"
}
field() { node -e 'let s="";process.stdin.on("data",d=>s+=d).on("end",()=>console.log(eval("JSON.parse(s)"+process.argv[1])))' "$1"; }

docker build -q -t "$image" .
lap build
docker save -o "$scratch/image.tar" "$image"
lap save
trivy image --input "$scratch/image.tar" --cache-dir "$TRIVY_DATABASE" --skip-db-update --skip-java-db-update --offline-scan \
  --skip-version-check --disable-telemetry --quiet --format json --output "$scratch/trivy.json"
lap trivy
dockle --input "$scratch/image.tar" -f json -o "$scratch/dockle.json"
lap dockle

token=$(call ecr AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken '{}' | field '.authorizationData[0].authorizationToken')
export DOCKER_CONFIG="$scratch/docker"
mkdir "$DOCKER_CONFIG"
printf %s "$token" | base64 -d | cut -d: -f2 | docker login --username AWS --password-stdin "$REGISTRY"
docker push "$image"
lap push

ecs=AmazonEC2ContainerServiceV20141113
definition=$(sed "s#replaced-by-ship-to-ecs#$image#" task-definition.json)
arn=$(call ecs "$ecs.RegisterTaskDefinition" "$definition" | field '.taskDefinition.taskDefinitionArn')
call ecs "$ecs.UpdateService" "{\"cluster\":\"demo\",\"service\":\"hello\",\"taskDefinition\":\"$arn\"}" >"$scratch/update.json"
lap deploy
until [ "$(call ecs "$ecs.DescribeServices" '{"cluster":"demo","services":["hello"]}' | field '.services[0].deployments[0].rolloutState')" = COMPLETED ]; do
  sleep 3
done
lap wait
