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

/** Builds a program in Go; no distribution packages it. $KO_DOCKER_REPO is from the action. */
export const KO: Client = {
  name: 'ko',
  use: `test "$KO_DOCKER_REPO" = "$R"; mkdir -p $T/ko; cd $T/ko
    printf 'module example.test/hello\n\ngo 1.24\n' > go.mod; printf 'package main\n\nfunc main() {}\n' > main.go
    printf 'FROM scratch\nCOPY go.mod /\n' > Containerfile; podman build -q -t $R/by/base:1 .; podman push -q $R/by/base:1
    XDG_CONFIG_HOME=$T/go/config GOPATH=$T/go GOCACHE=$T/go/cache KO_DEFAULTBASEIMAGE=$R/by/base:1 GOTOOLCHAIN=local GOFLAGS=-mod=mod ko build --base-import-paths --sbom=none .`,
  again:
    'cd $T/ko; XDG_CONFIG_HOME=$T/go/config GOPATH=$T/go GOCACHE=$T/go/cache KO_DEFAULTBASEIMAGE=$R/by/base:1 GOTOOLCHAIN=local GOFLAGS=-mod=mod ko build --base-import-paths --sbom=none .',
};

const BUILD = `buildctl --addr unix://$XDG_RUNTIME_DIR/bk.sock build --progress plain --no-cache --frontend dockerfile.v0 \
  --local context=$T/bk --local dockerfile=$T/bk --output type=image,name=$R/by/buildkit:1,push=true \
  --export-cache type=registry,ref=$R/by/buildkit:cache,mode=max`;

/** Rootless, and from its Go module. It needs the configuration of the action, and has the login of the docker command. */
export const BUILDKIT: Client = {
  name: 'rootless BuildKit, with its cache',
  use: `mkdir -p $T/bk; cd $T/bk; echo hi > f; printf 'FROM scratch\nCOPY f /\n' > Dockerfile
    systemd-run --user --quiet --unit=bk --setenv=PATH="$PATH:/usr/sbin" rootlesskit --state-dir=$T/rk buildkitd \
      --rootless --root $T/bkroot --addr unix://$XDG_RUNTIME_DIR/bk.sock --config $BUILDKITD_CONFIG \
      --oci-worker-no-process-sandbox --oci-worker-snapshotter=native --oci-worker-binary=crun --containerd-worker=false
    timeout 30 sh -c 'until buildctl --addr unix://$XDG_RUNTIME_DIR/bk.sock debug workers > /dev/null 2>&1; do sleep 0.2; done' ||
      { journalctl --user -u bk | tail -20; exit 1; }
    ${BUILD}; skopeo inspect docker://$R/by/buildkit:cache --raw | grep -q buildkit
    buildctl --addr unix://$XDG_RUNTIME_DIR/bk.sock prune --all > /dev/null
    ${BUILD.replace('--no-cache ', '').replace('--export-cache', '--import-cache').replace(',mode=max', '')} 2>&1 | grep 'CACHED'`,
  again: BUILD,
};

// Skopeo and what it needs, as an image. A shell of the job runs it with the arguments of the action.
const IN_CONTAINER = 'podman run --rm $CONTAINER_ARGS localhost/skopeo /usr/bin/skopeo';

/** The host's own files are read in no container. */
export const CONTAINER: Client = {
  name: 'Skopeo in a container',
  use: `libraries=$(ldd /usr/bin/skopeo | grep -o '/[^ ]*'); cd $T
    tar --create --dereference --file=s.tar --ignore-failed-read /usr/bin/skopeo $libraries /etc/containers/policy.json 2> /dev/null
    podman import -q s.tar localhost/skopeo; rm s.tar
    ${IN_CONTAINER} inspect --raw docker://$R/by/podman:1
    ${IN_CONTAINER} copy -q docker://$R/by/podman:1 docker://$R/by/container:1`,
  again: `${IN_CONTAINER} inspect --raw docker://$R/by/podman:1`,
};

/** Jib, Java's builder of images, by a script: only a JDK could compile a program. */
export const JIB: Client = {
  name: 'Jib',
  use: 'cd $T; XDG_CACHE_HOME=$T/cache java -cp "$T/jib/*" bsh.Interpreter push.bsh; skopeo inspect docker://$R/by/jib:1',
  again: 'cd $T; XDG_CACHE_HOME=$T/cache java -cp "$T/jib/*" bsh.Interpreter push.bsh',
};

/** Shows every cause of a failure. */
export const JIB_SCRIPT = `
import com.google.cloud.tools.jib.api.*;
import com.google.cloud.tools.jib.api.buildplan.*;
import java.nio.file.*;
import java.util.*;
try {
  image = RegistryImage.named(System.getenv("R") + "/by/jib:1").addCredential(System.getenv("U"), System.getenv("P"));
  files = new ArrayList();
  files.add(Paths.get("note", new String[0]));
  Jib.fromScratch().addLayer(files, AbsoluteUnixPath.get("/")).containerize(Containerizer.to(image));
  System.exit(0);
} catch (Throwable thrown) {
  for (cause = thrown; cause != null; cause = cause.getCause()) System.out.println(cause);
  System.exit(1);
}
`;

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
