# The peer: what a person types by hand. Plays a pod of the same two images and asks until it answers.
# Usage: bash bare.sh DIRECTORY, in which pod.yaml and tls.crt lie. Prints milliseconds.
cd "$1"
begin=$(date +%s%N)
podman kube play pod.yaml > played
until curl -sf --cacert tls.crt https://127.0.0.1:9443/v2/ > answer; do sleep 0.01; done
echo $((($(date +%s%N) - begin) / 1000000))
podman kube down pod.yaml > played
