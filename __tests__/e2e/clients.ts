/** A client of the registry, as lines of shell: $R is its address, $U and $P the login of those that keep none. */
export interface Client {
  readonly name: string;
  /** Pushes where it can, and pulls or fetches. */
  readonly use: string;
  /** Reaches the registry once more. */
  readonly again: string;
}

const PYTHON_URLLIB = `python3 -c '
import os, urllib.request, base64
login = base64.b64encode((os.environ["U"] + ":" + os.environ["P"]).encode()).decode()
url = "https://" + os.environ["R"] + "/v2/"
print(urllib.request.urlopen(urllib.request.Request(url, headers={"Authorization": "Basic " + login})).status)'`;

const PYTHON_REQUESTS = `python3 -c '
import os, requests
answer = requests.get("https://" + os.environ["R"] + "/v2/", auth=(os.environ["U"], os.environ["P"]))
answer.raise_for_status()'`;

const NODE = `node -e '
const { R, U, P } = process.env;
const authorization = "Basic " + Buffer.from(U + ":" + P).toString("base64");
const answer = await fetch("https://" + R + "/v2/", { headers: { authorization } });
if (!answer.ok) throw new Error("status " + answer.status);' --input-type=module`;

const CURL =
  'curl --fail --silent --show-error --config <(printf \'user = "%s:%s"\' "$U" "$P") https://$R/v2/_catalog';
const CTR = 'sudo ctr --timeout 20s images';

/** Those that check TLS on a loopback address. */
export const ON_LOOPBACK: readonly Client[] = [
  {
    name: 'podman',
    use: 'podman push -q localhost/team/mine:1 $R/by/podman:1; podman pull -q $R/by/podman:1; podman rmi $R/by/podman:1',
    again: 'podman pull -q $R/by/podman:1',
  },
  {
    name: 'buildah',
    use: 'buildah push -q localhost/team/mine:1 $R/by/buildah:1; buildah pull -q $R/by/buildah:1; buildah rmi $R/by/buildah:1',
    again: 'buildah pull -q $R/by/buildah:1',
  },
  {
    name: 'skopeo',
    use: 'skopeo copy -q containers-storage:localhost/team/mine:1 docker://$R/by/skopeo:1; skopeo inspect docker://$R/by/skopeo:1',
    again: 'skopeo inspect docker://$R/by/skopeo:1',
  },
  {
    name: 'oras',
    use: 'cd $T; oras push $R/by/oras:1 note; oras pull -o back $R/by/oras:1; cmp note back/note',
    again: 'oras manifest fetch $R/by/oras:1',
  },
  {
    name: 'crane, a Go program',
    use: 'crane push $T/image.tar $R/by/crane:1; crane pull $R/by/crane:1 $T/back.tar',
    again: 'crane digest $R/by/crane:1',
  },
  { name: 'curl', use: CURL, again: CURL },
  { name: "Python's requests", use: PYTHON_REQUESTS, again: PYTHON_REQUESTS },
  { name: "Python's urllib", use: PYTHON_URLLIB, again: PYTHON_URLLIB },
  { name: "Node's fetch", use: NODE, again: NODE },
  {
    name: 'containerd',
    use: `${CTR} import $T/image.tar; ${CTR} tag localhost/team/mine:1 $R/by/containerd:1
      ${CTR} push --hosts-dir /etc/containerd/certs.d $R/by/containerd:1
      ${CTR} rm $R/by/containerd:1; ${CTR} pull --hosts-dir /etc/containerd/certs.d $R/by/containerd:1`,
    again: `${CTR} pull --hosts-dir /etc/containerd/certs.d $R/by/containerd:1`,
  },
];

/** No distribution packages it, so it is there only where it could be compiled. */
export const HELM: Client = {
  name: 'helm',
  use: 'cd $T; helm create chart; helm package chart; helm push chart-0.1.0.tgz oci://$R/by; helm pull oci://$R/by/chart',
  again: 'cd $T; helm pull --destination back oci://$R/by/chart',
};

/** Those that need another address, or nothing of the job's environment. */
export const BESIDE_LOOPBACK: readonly Client[] = [
  {
    name: 'docker',
    use: `docker load -q -i $T/image.tar; docker tag localhost/team/mine:1 $R/by/docker:1; docker push -q $R/by/docker:1
      docker rmi $R/by/docker:1; docker pull -q $R/by/docker:1`,
    again: 'docker pull -q $R/by/docker:1',
  },
  {
    name: 'curl by the store of the system',
    use: `unset CURL_CA_BUNDLE SSL_CERT_FILE; ${CURL}`,
    again: `unset CURL_CA_BUNDLE SSL_CERT_FILE; ${CURL}`,
  },
];
