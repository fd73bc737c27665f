import { join } from 'node:path';
import { importProgram } from '../conformance/lab.js';
import { ACTION, type Lab, NODE } from './lab.js';
import { REGISTRY_IMAGE } from './ours.js';
import type { Peers } from './peers.js';
import { ZOT_IMAGE } from './sides.js';

/** The directory, in the home of the machine's user, from which the bare pod is played. */
export const BARE = 'bare';

/** Puts all images into the machine's storage, so that nothing is pulled or built while something is measured. */
export async function prepareImages(lab: Lab, { found }: Peers): Promise<void> {
  await importProgram(lab.machine, join(found.distribution ?? '', 'registry'), REGISTRY_IMAGE);
  if (found.zot !== undefined) await importProgram(lab.machine, join(found.zot, 'zot'), ZOT_IMAGE);
  const inputs = ['keep-images=true', 'auth=none', 'image-source=packages'];
  const start = [NODE, `${ACTION}/dist/cli.js`, 'start', '--here', '--artifacts', 'artifacts'];
  await lab.run([...start, ...inputs.flatMap((input) => ['--input', input])]);
  await lab.run(['bash', '-euc', LAY_OUT_BARE, 'bash', BARE]);
}

// nginx.conf of the action's own artifacts, and a certificate and a configuration as anybody makes them.
const LAY_OUT_BARE = `
mkdir -p "$1" && cd "$1"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=bare \\
  -addext subjectAltName=IP:127.0.0.1 -keyout tls.key -out tls.crt 2> /dev/null
mkdir registry
cat > registry/config.yml <<END
version: 0.1
log: {level: warn, accesslog: {disabled: true}}
storage:
  filesystem: {rootdirectory: /var/lib/registry}
  cache: {blobdescriptor: inmemory}
  delete: {enabled: true}
http: {addr: 127.0.0.1:5000, relativeurls: true, headers: {X-Content-Type-Options: [nosniff]}}
health: {storagedriver: {enabled: true, interval: 10s, threshold: 3}}
END
cat > pod.yaml <<END
apiVersion: v1
kind: Pod
metadata: {name: bare}
spec:
  containers:
  - name: registry
    image: localhost/podman-registry-action/registry:packages
    args: [serve, /etc/podman-registry/registry/config.yml]
    volumeMounts: [{name: registry, mountPath: /etc/podman-registry/registry}, {name: data, mountPath: /var/lib/registry}]
  - name: nginx
    image: localhost/podman-registry-action/nginx:packages
    command: [nginx, -c, /etc/podman-registry/nginx/nginx.conf]
    ports: [{containerPort: 8443, hostPort: 9443, hostIP: 127.0.0.1}]
    volumeMounts:
    - {name: nginx, mountPath: /etc/podman-registry/nginx}
    - {name: tls, mountPath: /etc/podman-registry/tls}
    - {name: data, mountPath: /var/lib/registry}
  volumes:
  - {name: registry, hostPath: {path: $PWD/registry}}
  - {name: nginx, hostPath: {path: $HOME/artifacts/quadlet/pod/config/nginx}}
  - {name: tls, hostPath: {path: $PWD}}
  - {name: data, emptyDir: {}}
END
`;
