export const id = 601;
export const ids = [601,142];
export const modules = {

/***/ 5093:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L_: () => (/* binding */ readUsers),
/* harmony export */   Vf: () => (/* binding */ readBoolean),
/* harmony export */   Vv: () => (/* binding */ readPaths),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   gZ: () => (/* binding */ readDirectory),
/* harmony export */   zM: () => (/* binding */ choices)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _host_ids_accounts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1254);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6755);




/** @throws UserError for what is none of the allowed words */
function choice(get, name, allowed) {
    const found = get(name);
    const match = allowed.find((one) => one === found);
    if (match === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, allowed.join(', '));
    return match;
}
/** @throws UserError for a word that is none of the allowed ones */
function choices(get, name, allowed) {
    return (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(get(name)).map((word) => {
        const match = allowed.find((one) => one === word);
        if (match === undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, word, allowed.join(', '));
        return match;
    });
}
/**
 * An input that names a directory, which need not be there.
 * @returns the absolute path; nothing where the input is not set
 * @throws UserError for what would be no directory to write to
 */
function readDirectory(get, name) {
    const found = get(name);
    if (found === '')
        return undefined;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(found) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(found) === '/') {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, 'the path of a directory, without control characters');
    }
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(found);
}
/**
 * Knows the words that YAML 1.2 and @actions/core know.
 * @throws UserError for others
 */
function readBoolean(get, name) {
    const found = get(name);
    if (/^(true|True|TRUE)$/.test(found))
        return true;
    if (/^(false|False|FALSE)$/.test(found))
        return false;
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)(name, found, 'true, false');
}
/**
 * The input "path": directories, files and globs, one per line.
 * @throws UserError where there is none
 */
function readPaths(get) {
    const paths = get('path')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
    if (paths.length === 0)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)('path', '', 'directories, files or globs, one per line');
    // GitHub shows a finding only beside a file that is named from the workspace.
    return paths.map((path) => {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)('.', path) : path;
        return inside.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) ? path : inside || '.';
    });
}
/**
 * The input "users": names or uids.
 * @throws UserError for a word that is neither
 */
function readUsers(get) {
    const found = (0,_words_js__WEBPACK_IMPORTED_MODULE_3__/* .listed */ .K)(get('users'));
    for (const word of found) {
        if (!(0,_host_ids_accounts_js__WEBPACK_IMPORTED_MODULE_1__/* .isUserWord */ .o2)(word))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .refuse */ .TR)('users', word, 'names of users or their uids');
    }
    return found;
}


/***/ }),

/***/ 2601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/facts/home.js
var home = __webpack_require__(7626);
// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/src/quadlet/generator.js
var quadlet_generator = __webpack_require__(2636);
// EXTERNAL MODULE: ./lib/src/registry/artifacts.js + 1 modules
var artifacts = __webpack_require__(4364);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./lib/src/registry/access.js
var registry_access = __webpack_require__(1380);
;// CONCATENATED MODULE: ./lib/src/registry/access-readme.js

/** The shell lines that make the files of the secret `access`, for the README beside the artifacts. */
function accessMaterial(access) {
    if (access.kind !== 'basic')
        return [];
    const { writer, reader, anonymousPull } = access;
    if (!anonymousPull) {
        return [`htpasswd -B -c htpasswd ${writer}`, ...(reader ? [`htpasswd -B htpasswd ${reader}`] : [])];
    }
    // nginx tells the registry of them by their passwords, so these are made here.
    const users = [
        ['writer', writer],
        ...(reader ? [['reader', reader]] : []),
        ['puller', (0,registry_access/* pullerName */.qP)(access)],
    ];
    const caller = (variable) => ({ token: `@${variable}_token@`, authorization: `@${variable}@` });
    const conf = (0,registry_access/* callersConf */.Dh)({
        writer: caller('writer'),
        puller: caller('puller'),
        ...(reader && { reader: caller('reader') }),
    });
    return [
        ...users.flatMap(([variable, name], index) => [
            `${variable}_password=$(openssl rand -hex 24) ${variable}_token=$(openssl rand -hex 24)`,
            `printf '%s\\n' "$${variable}_password" | htpasswd -i -B ${index === 0 ? '-c ' : ''}htpasswd ${name}`,
            `${variable}=$(printf '%s' "${name}:$${variable}_password" | base64 -w0)`,
        ]),
        `(umask 077; cat > ${registry_access/* CALLERS_FILE */.mp} <<EOF`,
        conf
            .trimEnd()
            .replaceAll('$', '\\$')
            .replaceAll(/@(\w+)@/g, '$$$1'),
        'EOF',
        ')',
        ...users
            .slice(0, -1)
            .map(([variable, name]) => `printf 'the password of ${name}: %s\\n' "$${variable}_password"`),
    ];
}
/** Options for curl with which the registry answers 200, in front of its address; none where it wants a token. */
function curlLogin(access) {
    return access.kind === 'basic' ? `-u ${access.writer} ` : '';
}

// EXTERNAL MODULE: ./lib/src/registry/manifest.js + 2 modules
var manifest = __webpack_require__(4388);
// EXTERNAL MODULE: ./lib/src/registry/mapping.js + 1 modules
var registry_mapping = __webpack_require__(4140);
// EXTERNAL MODULE: ./lib/src/registry/mirrors.js
var mirrors = __webpack_require__(3884);
// EXTERNAL MODULE: ./lib/src/registry/pod.js
var registry_pod = __webpack_require__(1879);
// EXTERNAL MODULE: ./lib/src/registry/storage.js
var registry_storage = __webpack_require__(9189);
;// CONCATENATED MODULE: ./lib/src/registry/artifacts-readme.js









/** Secrets that reach a container as variables. */
const VARIABLES = ['http', 'storage', 'mirrors'];
function readmeCommands(pod) {
    const secrets = Object.entries((0,artifacts/* secretKeys */.DX)(pod));
    const files = secrets.filter(([secret, keys]) => isMounted(secret) && keys.length > 0);
    const variables = secrets.filter(([secret, keys]) => !isMounted(secret) && keys.length > 0);
    const { name } = pod;
    const isUser = (0,registry_mapping/* runsAsUser */.Al)(pod.mapping);
    return {
        material: [
            `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=${name} \\`,
            `  -addext subjectAltName=${alternativeNames(pod.address.host)} -keyout tls.key -out tls.crt`,
            'openssl rand -hex 32 > http-secret',
            ...accessMaterial(pod.access),
            ...(pod.mirrors.length > 0 ? [`cp /etc/ssl/certs/ca-certificates.crt ${mirrors/* TRUST_KEY */.Nm}`] : []),
            ...(0,mirrors/* mirrorKeys */.sS)(pod).map((key) => `read -rs -p '${key}: ' word && printf %s "$word" > ${key}`),
        ].join('\n'),
        kubeSecrets: [
            ...files.map(([secret, keys]) => kubeSecret(pod, secret, keys)),
            ...variables.map(([secret, keys]) => variableSecret(pod, secret, keys)),
        ].join('\n'),
        kube: [
            'mkdir -p ~/.config/containers/systemd',
            `cp kube/${name}.kube kube/${name}.yaml ~/.config/containers/systemd/`,
            'systemctl --user daemon-reload',
            `systemctl --user start ${name}.service`,
        ].join('\n'),
        podSecrets: [
            ...files.flatMap(([, keys]) => keys.map((key) => `podman secret create ${(0,artifacts/* secretForKey */.ZP)(pod, key)} ${key}`)),
            ...variables.flatMap(([, keys]) => keys.map((key) => `tr -d '\\n' < ${key} | podman secret create ${(0,artifacts/* secretForKey */.ZP)(pod, key)} -`)),
        ].join('\n'),
        pod: [
            'mkdir -p ~/.config/containers/systemd',
            'cp -r pod/. ~/.config/containers/systemd/',
            'systemctl --user daemon-reload',
            `systemctl --user start ${name}-pod.service`,
        ].join('\n'),
        classicSecrets: [
            // The containers are not the user, so the mode opens what they are given, and the directory around it is closed.
            ...(isUser
                ? []
                : [
                    `mkdir -p -m 0700 ~/${artifacts/* CLASSIC_DIRECTORY */.rk}`,
                    ...ownData(pod).map((data) => `mkdir -p -m 0777 ~/${artifacts/* CLASSIC_DIRECTORY */.rk}/${data}`),
                ]),
            ...files.flatMap(([secret, keys]) => [
                `mkdir -p -m ${isUser ? '0700' : '0755'} ~/${artifacts/* CLASSIC_DIRECTORY */.rk}/${secret}`,
                `install -m ${isUser ? '0600' : '0644'} ${keys.join(' ')} ~/${artifacts/* CLASSIC_DIRECTORY */.rk}/${secret}/`,
            ]),
            ...variables.map(([secret, keys]) => variableSecret(pod, secret, keys)),
        ].join('\n'),
        classic: [
            'mkdir -p ~/.config/systemd/user',
            `cp systemd/${name}.service ~/.config/systemd/user/`,
            `cp -r systemd/podman-registry/. ~/${artifacts/* CLASSIC_DIRECTORY */.rk}/`,
            'systemctl --user daemon-reload',
            `systemctl --user enable --now ${name}.service`,
        ].join('\n'),
    };
}
function kubeSecret(pod, secret, keys) {
    const name = manifest/* OBJECTS */.fQ.secret(pod, secret);
    return [
        `podman secret create ${name} - <<EOF`,
        'apiVersion: v1',
        'kind: Secret',
        `metadata: {name: ${name}}`,
        'data:',
        ...keys.map((key) => `  ${key}: $(base64 -w0 < ${key})`),
        'EOF',
    ].join('\n');
}
/** As JSON, because that is the only form in which every Podman gives a variable to a pod of kube play. */
function variableSecret(pod, secret, keys) {
    const json = JSON.stringify(Object.fromEntries(keys.map((key) => [key, '%s'])));
    const values = keys.map((key) => `"$(tr -d '\\n' < ${key} | base64 -w0)"`).join(' ');
    return `printf '${json}' ${values} | podman secret create ${manifest/* OBJECTS */.fQ.secret(pod, secret)} -`;
}
/** The others are variables. */
function isMounted(secret) {
    return !VARIABLES.includes(secret);
}
/** The data that lies in no directory or volume of the caller's. */
function ownData(pod) {
    return (0,manifest/* dataMounts */.X4)(pod).filter((data) => (0,registry_storage/* ownPath */.O4)(pod, data) === undefined && (0,registry_storage/* ownVolume */.pQ)(pod, data) === undefined);
}
function alternativeNames(host) {
    return [...new Set(['DNS:localhost', 'IP:127.0.0.1', (0,external_node_net_.isIP)(host) ? `IP:${host}` : `DNS:${host}`])].join(',');
}
function fileCount(pod) {
    const count = Object.values((0,artifacts/* secretKeys */.DX)(pod)).flat().length;
    return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][count] ?? String(count);
}
/** The README beside the artifacts: where each goes, which secrets it needs, and the commands that start it. */
function artifactsReadme(pod, target, home) {
    const commands = readmeCommands(pod);
    const images = pod.containers.map(({ name, image }) => `- ${name}: \`${image}\``).join('\n');
    const local = pod.containers.some(({ image }) => image.startsWith('localhost/'));
    const block = (text) => `\`\`\`sh\n${text}\n\`\`\``;
    return `# A private registry as systemd units

CNCF Distribution behind nginx with TLS, in one pod, at https://${(0,registry_pod/* authority */.ku)(pod.address)}/v2/. These files were written for
Podman ${(0,podman_version/* formatVersion */.qh)(target)}. They hold no secret: they name secrets that you make on the machine that runs them.

Images:

${images}
${local ? '\nImages under `localhost/` were built on the machine that wrote these files. Carry them over with `podman save` and\n`podman load`, or put another image in their place.\n' : ''}
| directory | for | goes to |
| --- | --- | --- |
| \`kube/\` | Podman 4.4 and later: a \`.kube\` Quadlet and its Kubernetes manifest | \`~/.config/containers/systemd/\` |
| \`pod/\` | Podman 5.0 and later: \`.pod\`, \`.container\` and \`.volume\` Quadlets with their configuration | \`~/.config/containers/systemd/\` |
| \`kubernetes/\` | Kubernetes: a Deployment with all that it needs, and a kustomization | a cluster |
| \`systemd/\` | Podman without Quadlet (before 4.4): a classic unit around \`podman kube play\` | \`~/.config/systemd/user/\` |

Take one of them. Quadlet units are generated: \`start\` them, and never \`enable\` them; \`[Install]\` in the file
already starts them with the user's session. To keep them running after you log out, and from boot on, switch lingering
on once: \`sudo loginctl enable-linger $USER\`.

## The files that the secrets are made of

${fileCount(pod)} files in an empty directory of your own${pod.storage.kind === 's3' ? ', of which `access-key` and `secret-key` are the keys of the bucket' : ''}. Where you have none yet (\`htpasswd\` is in the package apache2-utils or
httpd-tools; clients must trust \`tls.crt\`):

${block(commands.material)}

## As a .kube Quadlet

${(0,podman_version/* atLeast */.jZ)(target, 4, 4) ? '' : `Podman ${(0,podman_version/* formatVersion */.qh)(target)} has no Quadlet; take the classic unit.\n\n`}Secrets of a Kubernetes manifest are Kubernetes objects:

${block(commands.kubeSecrets)}

Then, in the directory of this file:

${block(commands.kube)}

## As .pod, .container and .volume Quadlets

${block(commands.podSecrets)}

Then, in the directory of this file:

${block(commands.pod)}

## As a classic unit

Its manifest names \`${home}\`; put another home in its place where it goes to another user. The files of the secrets go
below that home:

${block(commands.classicSecrets)}

Then, in the directory of this file. A classic unit is a file of yours, so this one is enabled:

${block(commands.classic)}
${namespaceSection(pod, target)}
## Is it up?

\`\`\`sh
curl --cacert tls.crt ${curlLogin(pod.access)}https://${(0,registry_pod/* authority */.ku)(pod.address)}/v2/
\`\`\`
`;
}
/** Where each of the files says how the ids are mapped, and which of them cannot say it. */
function namespaceSection({ name, mapping }, target) {
    if (mapping === undefined)
        return '';
    const asked = mapping.kind === 'rows' ? 'a map of its own' : `\`${mapping.mode}\``;
    const inKube = (0,podman_version/* atLeast */.jZ)(target, 4, 5)
        ? `\`UserNS=\` in \`kube/${name}.kube\``
        : `nowhere: \`UserNS=\` of a .kube file came with Podman 4.5, and the pod gets the namespace that \`hostUsers: false\` gives it`;
    const inPod = (0,podman_version/* atLeast */.jZ)(target, 5, 3)
        ? mapping.kind === 'rows'
            ? '`UIDMap=` and `GIDMap=`'
            : '`UserNS=`'
        : '`PodmanArgs=`';
    const kubernetes = (0,registry_mapping/* hasOwnNamespace */.c1)(mapping)
        ? '`hostUsers: false`, which gives the pod a user namespace; which ids it gets is for the cluster to choose, so the map itself cannot be said'
        : 'nothing, because it is what a cluster does without being told';
    const rows = [
        ['`.kube`', inKube],
        [
            'the manifest, for `podman kube play`',
            (0,podman_version/* atLeast */.jZ)(target, 5, 0)
                ? 'the annotation `io.podman.annotations.userns`'
                : 'nowhere: give `--userns` to `podman kube play`, since the annotation came with Podman 5.0',
        ],
        ['the manifest, on Kubernetes', kubernetes],
        ['`.pod`', `${inPod} in \`pod/${name}.pod\`, for both containers`],
        ['classic unit', '`--userns` of `podman kube play`'],
    ].map((cells) => `| ${cells.join(' | ')} |`);
    const note = mapping.kind === 'rows'
        ? '\nA map is written with the ids that podman counts: 0 is the user who runs it, and 1 the first subordinate id of\n/etc/subuid. `kube play` takes no map, but `auto:size=1` with a map, which leaves podman nothing to choose.\n'
        : '';
    const asRoot = (0,registry_mapping/* keepsId */._0)(mapping)
        ? '\nThe volumes and secrets of `.kube` and `.pod` belong to root inside, so these run their containers as root inside.\n'
        : '';
    return `
## The user namespace

The containers get ${asked}:

| form | where it is said |
| --- | --- |
${rows.join('\n')}
${note}${asRoot}`;
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/src/registry/kubernetes.js



/** Not the pod's own name: a Service `registry` gives every pod beside it REGISTRY_PORT, which Distribution reads. */
function serviceName(pod) {
    return `${pod.name}-https`;
}
/**
 * The pod as Kubernetes objects, texts by file. `kustomization.yaml` makes the ConfigMaps under names that change with
 * what is in them, so that a change rolls out; `configmaps.yaml` has the same under plain names, for `podman kube play`.
 */
function kubernetesManifests(pod, choices) {
    const objects = [
        ['deployment.yaml', deployment(pod, choices)],
        ['service.yaml', service(pod)],
        ...claims(pod, choices).map(([data, claim]) => [`persistentvolumeclaim-${data}.yaml`, claim]),
        ['networkpolicy.yaml', networkPolicy(pod)],
        ['ingress.yaml', choices.ingressHost === undefined ? undefined : ingress(pod, choices.ingressHost)],
        ['poddisruptionbudget.yaml', choices.replicas > 1 ? disruptionBudget(pod) : undefined],
    ];
    const present = objects.filter(([, object]) => object !== undefined);
    const config = [...(0,manifest/* configDirectories */.O3)(pod)];
    return new Map([
        ...present.map(([file, object]) => [file, yaml(object)]),
        [
            'kustomization.yaml',
            yaml(kustomization(pod, present.map(([file]) => file))),
        ],
        [
            'configmaps.yaml',
            config
                .map(([name, data]) => yaml({
                apiVersion: 'v1',
                kind: 'ConfigMap',
                metadata: metadata(pod, manifest/* OBJECTS */.fQ.config(pod, name)),
                data,
            }))
                .join('---\n'),
        ],
        ...config.flatMap(([name, files]) => Object.entries(files).map(([file, text]) => [`config/${name}/${file}`, text])),
    ]);
}
function yaml(object) {
    return (0,dist.stringify)(object, { lineWidth: 0, aliasDuplicateObjects: false });
}
const labels = (pod) => ({ app: pod.name });
const metadata = (pod, name) => ({ name, labels: labels(pod) });
const selector = (pod) => ({ matchLabels: labels(pod) });
function deployment(pod, { replicas }) {
    const { metadata: ofPod, spec } = (0,manifest/* podTemplate */.oM)(pod, {
        sources: { kind: 'cluster', claims: replicas === 1 },
        restartPolicy: 'Always',
        probes: true,
        publish: false,
    });
    return {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: metadata(pod, pod.name),
        spec: {
            replicas,
            selector: selector(pod),
            // A claim is for one node, where a second pod would wait for the first one's volume.
            strategy: { type: (0,manifest/* dataMounts */.X4)(pod).length > 0 && replicas === 1 ? 'Recreate' : 'RollingUpdate' },
            template: {
                metadata: { labels: ofPod.labels },
                spec: {
                    ...spec,
                    // It never speaks to the cluster.
                    automountServiceAccountToken: false,
                    ...(replicas > 1 && {
                        topologySpreadConstraints: [
                            {
                                maxSkew: 1,
                                topologyKey: 'kubernetes.io/hostname',
                                whenUnsatisfiable: 'ScheduleAnyway',
                                labelSelector: selector(pod),
                            },
                        ],
                    }),
                },
            },
        },
    };
}
function service(pod) {
    return {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: metadata(pod, serviceName(pod)),
        spec: {
            type: 'ClusterIP',
            selector: labels(pod),
            ports: [{ name: 'https', port: 443, targetPort: registry_pod/* NGINX_PORT */.Dw, protocol: 'TCP' }],
        },
    };
}
function claims(pod, { replicas }) {
    // Of several replicas each caches by itself; what is to last is in the object store.
    if (replicas > 1)
        return [];
    return (0,manifest/* dataMounts */.X4)(pod).map((data) => [
        data,
        {
            apiVersion: 'v1',
            kind: 'PersistentVolumeClaim',
            metadata: metadata(pod, manifest/* OBJECTS */.fQ.data(pod, data)),
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
        },
    ]);
}
/** Only nginx is reached, and only what the registry needs is asked. */
function networkPolicy(pod) {
    const port = (number, protocol = 'TCP') => ({ port: number, protocol });
    const asked = outgoingPorts(pod.storage, pod.mirrors);
    return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: metadata(pod, pod.name),
        spec: {
            podSelector: selector(pod),
            policyTypes: ['Ingress', 'Egress'],
            ingress: [{ ports: [port(registry_pod/* NGINX_PORT */.Dw)] }],
            egress: asked.length === 0 ? [] : [{ ports: [port(53, 'UDP'), port(53), ...asked.map((one) => port(one))] }],
        },
    };
}
function outgoingPorts(storage, mirrors) {
    const endpoint = storage.kind === 's3' ? new URL(storage.endpoint ?? 'https://s3.amazonaws.com') : undefined;
    const own = endpoint && Number(endpoint.port || (endpoint.protocol === 'https:' ? 443 : 80));
    return [...new Set([...(own === undefined ? [] : [own]), ...(mirrors.length > 0 ? [443] : [])])];
}
/** The annotations are ingress-nginx's: a layer is larger than what it lets through, and slower, by default. */
function ingress(pod, host) {
    const annotation = (name, value) => [`nginx.ingress.kubernetes.io/${name}`, value];
    return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: {
            ...metadata(pod, pod.name),
            annotations: Object.fromEntries([
                annotation('backend-protocol', 'HTTPS'),
                annotation('proxy-body-size', '0'),
                annotation('proxy-request-buffering', 'off'),
                annotation('proxy-read-timeout', '900'),
                annotation('proxy-send-timeout', '900'),
            ]),
        },
        spec: {
            tls: [{ hosts: [host], secretName: manifest/* OBJECTS */.fQ.secret(pod, 'tls') }],
            rules: [
                {
                    host,
                    http: {
                        paths: [
                            {
                                path: '/',
                                pathType: 'Prefix',
                                backend: { service: { name: serviceName(pod), port: { name: 'https' } } },
                            },
                        ],
                    },
                },
            ],
        },
    };
}
function disruptionBudget(pod) {
    return {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: metadata(pod, pod.name),
        spec: { maxUnavailable: 1, selector: selector(pod) },
    };
}
function kustomization(pod, resources) {
    return {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        resources,
        configMapGenerator: [...(0,manifest/* configDirectories */.O3)(pod)].map(([name, files]) => ({
            name: manifest/* OBJECTS */.fQ.config(pod, name),
            files: Object.keys(files).map((file) => `config/${name}/${file}`),
            options: { labels: labels(pod) },
        })),
    };
}

;// CONCATENATED MODULE: ./lib/src/registry/kubernetes-readme.js



/** The commands that make the Secrets, out of files in the current directory. */
function kubectlSecrets(pod) {
    const secrets = Object.entries((0,artifacts/* secretKeys */.DX)(pod));
    return secrets
        .filter(([, keys]) => keys.length > 0)
        .map(([secret, keys]) => kubectlSecret(manifest/* OBJECTS */.fQ.secret(pod, secret), secret, keys))
        .join('\n');
}
function kubectlSecret(name, secret, keys) {
    if (secret === 'tls')
        return `kubectl create secret tls ${name} --cert=tls.crt --key=tls.key`;
    // The end of a line would belong to a value that becomes a variable.
    const variable = secret === 'http' || secret === 'storage';
    const files = keys.map((key) => variable ? `--from-file=${key}=<(tr -d '\\n' < ${key})` : `--from-file=${key}`);
    return ['kubectl create secret generic', name, ...files].join(' ');
}
/** The README's part about the manifests for a cluster. */
function kubernetesSection(pod, { replicas, ingressHost }) {
    const block = (text) => `\`\`\`sh\n${text}\n\`\`\``;
    const s3 = pod.storage.kind === 's3';
    const names = [`${serviceName(pod)}.NAMESPACE.svc`, ...(ingressHost ? [ingressHost] : [])];
    return `
## On Kubernetes

\`kubernetes/\` has a Deployment (${replicas === 1 ? 'one replica' : `${replicas} replicas`}), a Service, a NetworkPolicy${s3 ? '' : ', a PersistentVolumeClaim'}${ingressHost ? ', an Ingress' : ''}${replicas > 1 ? ', a PodDisruptionBudget' : ''} and a
kustomization, which makes the ConfigMaps. They refer to Secrets, which you make out of the files above; the certificate
must be for the names that clients dial: ${names.map((name) => `\`${name}\``).join(', ')}. In bash:

${block(kubectlSecrets(pod))}

Then, in the directory of this file:

${block(`kubectl apply -k kubernetes\nkubectl rollout status deployment/${pod.name}`)}

${s3
        ? 'The images are in the bucket, so there may be as many replicas as you like.'
        : 'The images are on a claim of 10 GiB for one node, so there is one replica; with `storage: s3` there may be more.'} The probes run \`sh\`,
\`wget\` and \`grep\` in the containers, which the images of Alpine and those built from packages have.

Podman plays the same Deployment, with the secrets of the .kube Quadlet:

${block(`podman kube play --configmap kubernetes/configmaps.yaml --publish ${pod.address.port}:8443 kubernetes/deployment.yaml`)}
`;
}

;// CONCATENATED MODULE: ./lib/src/registry/emit.js










/** What the pod is called in files that outlive the job. */
const PUBLISHED_NAME = 'registry';
/**
 * Writes the pod as Quadlet files, classic unit and README, and lets Podman's own generator read them.
 * @throws Error when the generator rejects one: that is a bug of ours
 */
async function emitArtifacts(pod, target, directory, home, attempt, kubernetes = { replicas: 1, ingressHost: undefined }) {
    const published = { ...(0,registry_storage/* withoutRoots */.CW)(pod), name: PUBLISHED_NAME };
    const files = new Map([
        ...(0,artifacts/* quadletArtifacts */.cC)(published, target, home),
        ...[...kubernetesManifests(published, kubernetes)].map(([path, text]) => [`kubernetes/${path}`, text]),
        [
            'README.md',
            artifactsReadme(published, target, home) + kubernetesSection(published, kubernetes),
        ],
    ]);
    for (const [path, text] of files) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)((0,external_node_path_.join)(directory, path)), { recursive: true });
        await (0,promises_.writeFile)((0,external_node_path_.join)(directory, path), text);
    }
    const generator = await (0,quadlet_generator.findGenerator)();
    if (generator === undefined)
        return { directory, accepted: [] };
    const accepted = (0,podman_version/* atLeast */.jZ)(target, 5, 0) ? ['kube', 'pod'] : ['kube'];
    await Promise.all(accepted.map((kind) => expectAccepted(generator, (0,external_node_path_.join)(directory, kind), attempt)));
    return { directory, accepted };
}
async function expectAccepted(generator, directory, attempt) {
    try {
        await (0,quadlet_generator.dryRun)(generator, directory, attempt);
    }
    catch (thrown) {
        if (!(thrown instanceof run.CommandError))
            throw thrown;
        throw new Error(`Podman's generator rejects our Quadlet files in ${directory}: ${thrown.message}`);
    }
}

// EXTERNAL MODULE: ./lib/src/registry/files.js
var registry_files = __webpack_require__(5107);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/registry/fragments.js
var fragments = __webpack_require__(5809);
;// CONCATENATED MODULE: ./lib/src/registry/fragments-trial.js





/** An address that no host has, for documentation only: who wants to listen there ends. Source: RFC 5737. */
const NOWHERE = '192.0.2.1:1';
const ENDED_THERE = /listen tcp 192\.0\.2\.1:1: bind:/;
/**
 * Has the pod's own programs read its whole configuration, where a part of it is the caller's; nothing is started.
 * @param directory does not exist yet
 * @throws UserError with the program's own words and the line of the caller's file
 */
async function tryFragments(pod, secrets, directory, { podman, journal }) {
    const { fragments } = pod;
    if (fragments.registry === undefined && fragments.nginx === undefined)
        return;
    const name = `${pod.name}-trial`;
    // It goes by itself, unless the job is cancelled in the meantime.
    const argv = ['podman', 'rm', '--force', '--ignore', name];
    await journal.record({
        kind: 'run',
        as: 'user',
        argv,
        said: `removed the container ${name} where it was left`,
    });
    // The user's own ids will do to read files.
    const trial = { ...pod, mapping: undefined };
    await (0,registry_files/* writePodFiles */.s)(trial, secrets, directory);
    const run = (container, words, variables) => podman.tryOnce(container.image, name, mountsOf(trial, container, directory), words, {
        ...variables,
        ...secretVariables(container, secrets),
    });
    const [registry, nginx] = pod.containers;
    if (fragments.nginx !== undefined) {
        judgeNginx(await run(nginx, { entrypoint: 'nginx', args: ['-t', '-q', '-c', registry_pod/* PATHS */.R7.nginxConfig] }, {}));
    }
    if (fragments.registry !== undefined) {
        const variables = { ...registry.environment, REGISTRY_HTTP_ADDR: NOWHERE };
        const said = await run(registry, { args: registry.args ?? [] }, variables);
        judgeRegistry(said, fragments.registry, (0,manifest/* configFiles */.ap)(pod)['registry/config.yml'] ?? '');
    }
}
function secretVariables({ secretEnvironment }, secrets) {
    return Object.fromEntries(Object.entries(secretEnvironment).map(([name, { secret, key }]) => [name, secrets[secret]?.[key] ?? '']));
}
/** What it is configured by; its data stays out of it. */
function mountsOf(pod, { mounts }, directory) {
    return mounts
        .filter(({ kind }) => kind !== 'data')
        .map((mount) => [(0,manifest/* hostPath */.y4)(pod, mount, directory), mount.path]);
}
/** @throws UserError where nginx does not take its configuration */
function judgeNginx({ exitCode, stdout, stderr }) {
    if (exitCode === 0)
        return;
    const said = (0,errors/* lastLines */.w$)(stderr || stdout, 20);
    const line = said.find((one) => one.includes('[emerg]')) ?? said.at(-1) ?? `exit code ${exitCode}`;
    const words = line
        .replace(/^.*\[emerg\] (?:\d+#\d+: )?/, '')
        .replace(new RegExp(` in ${registry_pod/* PATHS */.R7.nginxFragment}:(\\d+)$`), ' in line $1');
    throw new errors/* UserError */.yo(`input "nginx-config" names directives that nginx does not take: ${words}`);
}
/** @throws UserError where the registry ends for another reason than that it cannot listen nowhere */
function judgeRegistry({ exitCode, stdout, stderr }, fragment, whole) {
    const said = stdout + stderr;
    if (ENDED_THERE.test(said))
        return;
    const lines = (0,errors/* lastLines */.w$)(said, 200);
    const telling = lines.findIndex((line) => /configuration error|panic:|level=fatal/.test(line));
    const first = lines[telling] ?? lines.at(-1) ?? `exit code ${exitCode}`;
    // The parser's words follow on the next line, with a line of the whole.
    const next = /unmarshal errors:$/.test(first) ? (lines[telling + 1] ?? '') : '';
    const words = `${first}${next}`
        .replace(/^configuration error: /, '')
        .replace(/error parsing \S+: /, '')
        .replace(/^.*level=fatal msg="?(.*?)"?$/, '$1')
        .replace(/^panic: /, '');
    const line = Number(/line (\d+):/.exec(words)?.[1]);
    const own = Number.isNaN(line) ? undefined : (0,fragments/* lineInFragment */.kx)(fragment, whole, line);
    const shown = own === undefined ? words : words.replace(/line \d+:/, `line ${own}:`);
    throw new errors/* UserError */.yo(`input "registry-config" makes a configuration that the registry does not take: ${shown}`);
}

// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
;// CONCATENATED MODULE: ./lib/src/registry/namespace.js



/**
 * Reads the maps of the registry's first process. From outside, because a process within sees the ids of podman's own
 * namespace, not those of the host.
 * @param proc another directory than /proc, for tests
 * @returns nothing where it does not run any more
 */
async function lookAtNamespace(pod, podman, proc = '/proc') {
    const [registry] = pod.containers;
    try {
        const pid = await podman.firstProcess(`${pod.name}-${registry.name}`);
        const [uids, gids, status] = await Promise.all(['uid_map', 'gid_map', 'status'].map((file) => (0,promises_.readFile)(`${proc}/${pid}/${file}`, 'utf8')));
        return parsePodNamespace(uids ?? '', gids ?? '', status ?? '');
    }
    catch (thrown) {
        // It is only told: a pod that has ended meanwhile is found out by the proof.
        if (thrown instanceof run.CommandError || thrown.code !== undefined)
            return undefined;
        throw thrown;
    }
}
/** Reads /proc/PID/uid_map, gid_map and status as the host sees them. */
function parsePodNamespace(uidMap, gidMap, status) {
    const uids = (0,idmap/* parseIdMap */.dU)(uidMap);
    const outside = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
    const inside = (0,idmap/* insideId */.op)(uids, outside);
    return inside === undefined ? undefined : { uids, gids: (0,idmap/* parseIdMap */.dU)(gidMap), uid: { inside, outside } };
}

// EXTERNAL MODULE: ./lib/src/registry/play.js
var play = __webpack_require__(4780);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/src/registry/access-proof.js
var access_proof = __webpack_require__(8359);
// EXTERNAL MODULE: ./lib/src/registry/client.js
var client = __webpack_require__(9597);
;// CONCATENATED MODULE: ./lib/src/registry/closure.js




/**
 * Reads what ldd(1) prints.
 * @returns the paths of the shared libraries and of the loader
 * @throws UserError naming a library that is missing
 */
function parseLdd(output) {
    const missing = /^\s*(\S+) => not found$/m.exec(output);
    if (missing)
        throw new errors/* UserError */.yo(`the shared library ${missing[1]} is missing on this host`);
    return output.split('\n').flatMap((line) => /(?:=> |^\s*)(\/\S+)(?: \(0x|$)/.exec(line)?.[1] ?? []);
}
/**
 * A program and every shared library that it needs, by ldd(1).
 * @param program its path on this host
 * @param target its path in the image
 * @param unpacked a root directory with libraries that are not installed on this host, searched first
 */
async function closure(program, target, unpacked) {
    const env = { LC_ALL: 'C' };
    if (unpacked !== undefined)
        env.LD_LIBRARY_PATH = await libraryDirectories(unpacked);
    const libraries = parseLdd(await askLdd(program, env));
    const inImage = (path) => unpacked !== undefined && path.startsWith(`${unpacked}/`) ? path.slice(unpacked.length) : path;
    return [{ source: program, target }, ...libraries.map((path) => ({ source: path, target: inImage(path) }))];
}
/** @returns nothing for a program without shared libraries, which ldd calls an error */
async function askLdd(program, env) {
    const argv = ['ldd', program];
    const result = await (0,run.attempt)(argv, { timeout: 30, env });
    if (result.exitCode === 0)
        return result.stdout;
    if (/not a dynamic executable|not a valid dynamic program/i.test(result.stdout + result.stderr))
        return '';
    throw new run.CommandError(argv, result, 30);
}
/** Copies the files below `root`, following symbolic links. */
async function layOut(files, root) {
    for (const { source, target } of files) {
        const destination = (0,external_node_path_.join)(root, target);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(destination), { recursive: true });
        await (0,promises_.copyFile)(source, destination);
    }
}
async function libraryDirectories(root) {
    const found = await (0,run.run)(['find', root, '-name', '*.so*', '-printf', '%h\\n'], { timeout: 30 });
    return [...new Set(found.split('\n').filter((line) => line !== ''))].join(':');
}

;// CONCATENATED MODULE: ./lib/src/registry/proof.js









const REPOSITORY = 'podman-registry-proof';
const SEEN_BY_CONTAINER = ['/usr/bin/cat', '/proc/self/uid_map', '/proc/self/status'];
/**
 * Puts together the root of the image that is pushed: one program of the host with its libraries. Needs no podman.
 * @param word what makes it differ: the job's name, so that nothing can be in the registry already, or that of a registry
 *   that lives for months, which then keeps one layer and not one of each job
 * @returns the path of a tar archive
 */
async function archiveProofImage(scratch, word) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(scratch, 'job'), `${word}\n`);
    const archive = (0,external_node_path_.join)(scratch, 'proof.tar');
    const files = (await closure('/usr/bin/cat', '/usr/bin/cat')).map(({ target }) => target.slice(1));
    const options = ['--create', '--dereference', '--mtime=@0', `--file=${archive}`, '--directory=/'];
    await (0,run.run)(['tar', ...options, ...files, `--directory=${scratch}`, 'job'], { timeout: 30 });
    return archive;
}
/** Builds the image from scratch, without network, running as user 1000. */
async function buildProofImage(archive, podman, journal, job) {
    const local = `localhost/${REPOSITORY}:${job}`;
    await journal.record({ kind: 'image', reference: local });
    const id = await podman.import(archive, local, ['USER 1000:1000']);
    return { local, id, repository: REPOSITORY, tag: job };
}
/**
 * Pushes and pulls through TLS and compares.
 * @param own the image made for this, which is taken out of the storage before it is pulled
 * @param others images of the user's own, which stay where they are
 * @throws Error where what comes back differs from what went, or the registry answers other than it must
 */
async function prove(own, others, tools) {
    const [anonymousStatus, plain] = await Promise.all([askAnonymously(tools), askWithoutTls(tools)]);
    const first = await roundTrip(own, tools, { removeFirst: true, meanwhile: () => runPulled(own, tools) });
    await expectListed(first.trip, tools);
    const clients = { writer: tools.client, reader: tools.reader };
    const pushRefusals = await (0,access_proof/* proveAccess */.v)(tools.access, own, clients);
    const roundTrips = [first.trip];
    for (const image of others) {
        const { trip } = await roundTrip(image, tools, { removeFirst: false, meanwhile: async () => undefined });
        await expectListed(trip, tools);
        roundTrips.push(trip);
    }
    const namespace = first.meanwhile;
    return { roundTrips, anonymousStatus, plainHttp: plain, namespace, pushRefusals };
}
/** @param meanwhile goes on beside the second pull, when the image is there by its tag */
async function roundTrip(image, { podman, client, journal, address, scratch }, options) {
    const started = Date.now();
    const { repository, tag, local, id } = image;
    const name = `${(0,registry_pod/* authority */.ku)(address)}/${repository}`;
    await journal.record({ kind: 'image', reference: `${name}:${tag}` });
    const digest = await podman.push(local, `${name}:${tag}`, (0,external_node_path_.join)(scratch, 'digest'));
    await journal.record({ kind: 'image', reference: `${name}@${digest}` });
    if (options.removeFirst)
        await podman.removeImages([local]);
    const [manifest, byTag] = await Promise.all([
        readManifest(client, repository, tag),
        podman.pull(`${name}:${tag}`),
    ]);
    const [byDigest, meanwhile] = await Promise.all([podman.pull(`${name}@${digest}`), options.meanwhile()]);
    expectEqual(`digest of ${name}:${tag} at the registry`, manifest.digest, digest);
    // An image's id is the digest of its configuration, which lists every uncompressed layer.
    expectEqual(`id of ${name}:${tag} as pulled`, byTag, id);
    expectEqual(`id of ${name}@${digest} as pulled`, byDigest, id);
    const { layers, size } = manifest;
    return { trip: { repository, tag, digest, layers, size, duration: Date.now() - started }, meanwhile };
}
async function readManifest(client, repository, tag) {
    const accept = [
        'application/vnd.oci.image.manifest.v1+json',
        'application/vnd.docker.distribution.manifest.v2+json',
    ].join(', ');
    const answer = await client.get(`/v2/${repository}/manifests/${tag}`, { accept });
    expectEqual(`status of the manifest ${repository}:${tag}`, String(answer.status), '200');
    const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(answer.body).digest('hex')}`;
    expectEqual(`Docker-Content-Digest of ${repository}:${tag}`, String(answer.headers['docker-content-digest']), digest);
    const layers = JSON.parse(answer.body).layers;
    return { digest, layers: layers.length, size: layers.reduce((sum, { size }) => sum + size, 0) };
}
async function expectListed({ repository, tag }, { client, access }) {
    const [catalog, tags] = await Promise.all([
        client.get('/v2/_catalog?n=1000'),
        client.get(`/v2/${repository}/tags/list`),
    ]);
    expectEqual(`status of the tags of ${repository}`, String(tags.status), '200');
    // An authentication service may well keep the list of all repositories from this user.
    if (access.kind !== 'token' || catalog.status === 200) {
        expectEqual('status of /v2/_catalog', String(catalog.status), '200');
        const repositories = JSON.parse(catalog.body).repositories;
        if (!repositories.includes(repository))
            throw new Error(`/v2/_catalog does not list ${repository}`);
    }
    const listed = JSON.parse(tags.body).tags;
    if (!listed.includes(tag))
        throw new Error(`/v2/${repository}/tags/list does not list ${tag}`);
}
async function askAnonymously({ client, access }) {
    const { status, headers } = await client.get('/v2/', { anonymous: true });
    expectEqual('status of a request without credentials', String(status), access.kind === 'none' ? '200' : '401');
    expectEqual('Docker-Distribution-Api-Version of that answer', String(headers['docker-distribution-api-version']), 'registry/2.0');
    return status;
}
async function askWithoutTls({ address }) {
    const answer = await (0,client/* plainHttp */.B)(address, '/v2/');
    if (typeof answer === 'number' && answer < 400) {
        throw new Error(`the registry answers plain http with status ${answer}`);
    }
    return answer;
}
async function runPulled({ repository, tag }, { podman, address, job }) {
    const image = `${(0,registry_pod/* authority */.ku)(address)}/${repository}:${tag}`;
    try {
        return parseNamespace(await podman.runOnce(image, `${job}-proof`, SEEN_BY_CONTAINER));
    }
    catch (thrown) {
        // Not every host lets a container run that can be pulled; the round trip stands without it.
        return { failed: thrown.message };
    }
}
/** Reads /proc/self/uid_map and /proc/self/status as one text. */
function parseNamespace(text) {
    const uid = /^Uid:\s+(\d+)/m.exec(text)?.[1];
    const map = (0,idmap/* parseIdMap */.dU)(text);
    if (uid === undefined || map.length === 0)
        throw new Error(`the container printed: ${text}`);
    return { uid: Number(uid), map };
}
function expectEqual(what, found, wanted) {
    if (found !== wanted)
        throw new Error(`${what} is ${found}; it must be ${wanted}`);
}

;// CONCATENATED MODULE: ./lib/src/registry/certificate.js





/** Longer than any job may run (five days on a self-hosted runner), and not much longer. */
const LIFETIME_DAYS = 7;
/**
 * Makes a CA and a leaf: P-256, for localhost, both loopback addresses and `host`. The CA's key is gone when this
 * returns.
 * @param scratch a directory that only this user may enter; it is removed again
 * @param lifetime in days
 * @throws CommandError when openssl fails
 */
async function makeCertificate(host, scratch, lifetime = LIFETIME_DAYS) {
    await (0,promises_.mkdir)(scratch, { mode: 0o700 });
    try {
        const path = (name) => (0,external_node_path_.join)(scratch, name);
        const [caKey, leafKey] = [newKey(), newKey()];
        await Promise.all([
            (0,promises_.writeFile)(path('ca.key'), caKey, { mode: 0o600 }),
            (0,promises_.writeFile)(path('leaf.key'), leafKey, { mode: 0o600 }),
            (0,promises_.writeFile)(path('ca.cnf'), CA_REQUEST),
            (0,promises_.writeFile)(path('leaf.cnf'), leafRequest(host)),
        ]);
        const days = ['-days', String(lifetime)];
        const openssl = (...args) => (0,run.run)(['openssl', ...args], { timeout: 30, cwd: scratch });
        // Both have ended before the directory goes, also where one of them fails.
        const both = await Promise.allSettled([
            openssl('req', '-x509', '-new', '-config', 'ca.cnf', '-key', 'ca.key', '-out', 'ca.crt', ...days),
            openssl('req', '-new', '-config', 'leaf.cnf', '-key', 'leaf.key', '-out', 'leaf.csr'),
        ]);
        for (const one of both)
            if (one.status === 'rejected')
                throw one.reason;
        // `req -x509 -CA` would do it in one step, but came only with OpenSSL 3.0.
        const issuer = ['-CA', 'ca.crt', '-CAkey', 'ca.key', '-set_serial', '2'];
        const extensions = ['-extfile', 'leaf.cnf', '-extensions', 'leaf'];
        await openssl('x509', '-req', '-in', 'leaf.csr', '-out', 'leaf.crt', ...issuer, ...extensions, ...days);
        const [ca, chain] = await Promise.all([
            (0,promises_.readFile)(path('ca.crt'), 'utf8'),
            (0,promises_.readFile)(path('leaf.crt'), 'utf8'),
        ]);
        return { ca, chain, key: leafKey };
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
}
function newKey() {
    const { privateKey } = (0,external_node_crypto_.generateKeyPairSync)('ec', { namedCurve: 'prime256v1' });
    return privateKey.export({ type: 'pkcs8', format: 'pem' });
}
const CA_REQUEST = `[req]
distinguished_name = name
x509_extensions = ca
prompt = no
[name]
CN = podman-registry-action job CA
[ca]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
`;
/** @param host has been validated: a DNS name or an IPv4 address, with no character that openssl's format knows */
function leafRequest(host) {
    const names = new Set([
        'DNS:localhost',
        'IP:127.0.0.1',
        'IP:::1',
        (0,external_node_net_.isIP)(host) ? `IP:${host}` : `DNS:${host}`,
    ]);
    return `[req]
distinguished_name = name
prompt = no
[name]
CN = podman-registry-action
[leaf]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = ${[...names].join(', ')}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;
}

// EXTERNAL MODULE: ./lib/src/registry/credentials.js
var registry_credentials = __webpack_require__(2574);
;// CONCATENATED MODULE: ./lib/src/registry/secrets.js



/**
 * Makes all that is secret, and masks each of it before anything can print it.
 * @param own the user's own certificate; without it one is made for this job
 * @param scratch a directory that does not exist yet, for openssl to work in
 */
async function makeSecrets(choices, own, scratch, log) {
    const { host, writer, reader, login } = choices;
    const puller = writer && choices.anonymousPull
        ? {
            username: (0,registry_access/* pullerName */.qP)({ writer: writer.username, reader: reader?.username }),
            password: undefined,
        }
        : undefined;
    const users = [writer, reader, puller].map((user) => user && withPassword(user));
    const callers = tokensFor(users);
    const httpSecret = choices.httpSecret ?? (0,registry_credentials/* randomHttpSecret */._F)();
    for (const user of [...users, login]) {
        if (user !== undefined)
            for (const secret of [user.password, (0,registry_credentials/* basicAuth */.tB)(user)])
                log.mask(secret);
    }
    for (const { token } of Object.values(callers ?? {}))
        log.mask(token);
    log.mask(httpSecret);
    const [certificate, ...accessLines] = await Promise.all([
        own ?? makeCertificate(host, scratch, choices.lifetime),
        ...users.map((user) => user && (0,registry_credentials/* htpasswd */.ll)(user, user.origin)),
    ]);
    log.mask(certificate.key);
    const known = accessLines.filter((line) => line !== undefined);
    return {
        certificate,
        credentials: users[0] ?? login,
        reader: users[1],
        contents: {
            tls: { 'tls.crt': certificate.chain, 'tls.key': certificate.key },
            ...(known.length > 0 && {
                access: { htpasswd: known.join(''), ...(callers && { [registry_access/* CALLERS_FILE */.mp]: (0,registry_access/* callersConf */.Dh)(callers) }) },
            }),
            http: { 'http-secret': httpSecret },
            ...(choices.storage && { storage: choices.storage }),
        },
    };
}
function withPassword({ username, password }) {
    return password === undefined
        ? { username, password: (0,registry_credentials/* randomPassword */.tN)(), origin: 'random' }
        : { username, password, origin: 'chosen' };
}
function tokensFor(users) {
    const [writer, reader, puller] = users.map((user) => user && { token: (0,registry_credentials/* randomToken */.zs)(), authorization: (0,registry_credentials/* basicAuth */.tB)(user) });
    return writer && puller && { writer, puller, ...(reader && { reader }) };
}

// EXTERNAL MODULE: ./lib/src/registry/token.js
var token = __webpack_require__(1113);
// EXTERNAL MODULE: ./lib/src/registry/trust.js
var registry_trust = __webpack_require__(3274);
// EXTERNAL MODULE: ./lib/src/report/summary.js + 2 modules
var summary = __webpack_require__(9574);
;// CONCATENATED MODULE: ./lib/src/report/trust-words.js
const WORDS = {
    docker: 'the Docker daemon',
    buildkit: 'BuildKit (by the output `buildkitd-config-inline`)',
    containerd: 'containerd',
    kind: 'nodes of kind',
    k3s: 'k3s',
    system: "the system's store",
    env: 'curl, Python, Node and Go programs',
};
/** Who trusts the registry beside podman, in Markdown: one line, or none. Pure. */
function trustWords(targets) {
    const words = targets.flatMap((target) => (target === 'podman' ? [] : [WORDS[target]]));
    return words.length === 0 ? [] : [words.join(', ')];
}

;// CONCATENATED MODULE: ./lib/src/trust/buildkit.js



/**
 * What buildkitd has to know of one registry. Both switches are said outright, because buildkitd takes a loopback address
 * for one without TLS. Pure. Source: docs/buildkitd.toml.md of buildkit.
 * @param caPath as buildx sees it, which copies the file into its builder
 */
function buildkitdToml(address, caPath) {
    return [
        `[registry.${JSON.stringify((0,registry_pod/* authority */.ku)(address))}]`,
        '  http = false',
        '  insecure = false',
        `  ca = [${JSON.stringify(caPath)}]`,
        '',
    ].join('\n');
}
/** BuildKit, by a configuration for the one who starts it; its login is that of the docker command. */
const buildkit = {
    target: 'buildkit',
    auto: true,
    look: async () => async ({ address, caFile, directory }) => {
        const buildkitdConfig = (0,external_node_path_.join)(directory, 'buildkitd.toml');
        const text = buildkitdToml(address, caFile);
        await (0,registry_files/* writePrivate */.p)(buildkitdConfig, text);
        return { buildkitdConfig, buildkitdConfigInline: text.trimEnd() };
    },
};

;// CONCATENATED MODULE: ./lib/src/trust/client.js
/** What stands in the way of a client whose files only root may write. */
async function withoutRootObstacle(host) {
    return (await host.mayActAsRoot())
        ? undefined
        : { why: `needs root, and ${host.user.name} may not use sudo without a password` };
}

;// CONCATENATED MODULE: ./lib/src/trust/hosts-toml.js


/**
 * What containerd reads of one registry, on every pull and without a restart. `https` is said outright, because without
 * a file containerd tries plain HTTP on a loopback address. The login goes in as a header, because the kubelet of a
 * cluster has no other that reaches every namespace. Pure.
 * Source: docs/hosts.md of containerd.
 * @param caPath as containerd sees it
 */
function hostsToml(address, caPath, credentials) {
    const url = JSON.stringify(`https://${(0,registry_pod/* authority */.ku)(address)}`);
    return [
        `server = ${url}`,
        '',
        `[host.${url}]`,
        '  capabilities = ["pull", "resolve", "push"]',
        `  ca = ${JSON.stringify(caPath)}`,
        ...(credentials
            ? ['', `  [host.${url}.header]`, `    Authorization = ["Basic ${(0,registry_credentials/* basicAuth */.tB)(credentials)}"]`]
            : []),
        '',
    ].join('\n');
}

// EXTERNAL MODULE: ./lib/src/undo/directories.js
var directories = __webpack_require__(4898);
;// CONCATENATED MODULE: ./lib/src/trust/place.js




/**
 * Puts a file where only root may write, so that post makes it again what it was. The text goes through a file of the
 * job's, never through a command line.
 * @throws CommandError where root cannot do it
 */
async function placeAsRoot(file, { host, journal, directory }) {
    const { path, text, mode } = file;
    const source = (0,external_node_path_.join)(directory, 'trust/placed', path);
    const copy = (0,external_node_path_.join)(directory, 'trust/before', path);
    await (0,registry_files/* writePrivate */.p)(source, text);
    const made = await (0,directories/* missingDirectories */.q)((0,external_node_path_.dirname)(path));
    if (made.length > 0)
        await journal.record({ kind: 'remove-empty', as: 'root', paths: made });
    if (await isThere(path, host)) {
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(copy), { recursive: true, mode: 0o700 });
        await host.asRoot(['cp', '--archive', path, copy]);
        await journal.record({ kind: 'restore', as: 'root', path, copy });
    }
    else {
        await journal.record({ kind: 'restore', as: 'root', path });
    }
    await host.asRoot(['install', '-D', `--mode=${mode}`, source, path]);
}
/** Is there anything at a path that may be closed to this user? */
async function isThere(path, host) {
    if (await host.exists(path))
        return true;
    return host.asRoot(['test', '-e', path]).then(() => true, () => false);
}
/**
 * A CA in a directory in which a client reads every `*.crt`: under its usual name, or under the job's where that is
 * somebody else's.
 */
async function placeCa(certDirectory, grant) {
    const usual = (0,external_node_path_.join)(certDirectory, 'ca.crt');
    const path = (await isThere(usual, grant.host)) ? (0,external_node_path_.join)(certDirectory, `${grant.job}.crt`) : usual;
    await placeAsRoot({ path, text: grant.ca, mode: '644' }, grant);
    return path;
}

;// CONCATENATED MODULE: ./lib/src/trust/containerd.js





const SOCKET = '/run/containerd/containerd.sock';
const CERTS = '/etc/containerd/certs.d';
/** containerd of this machine, with its own clients (ctr, nerdctl, crictl). */
const containerd = {
    target: 'containerd',
    auto: true,
    look: async (host) => {
        if (!(await host.exists(SOCKET)))
            return { why: `does not run: there is no ${SOCKET}` };
        return (await withoutRootObstacle(host)) ?? ((grant) => placeHosts(CERTS, grant));
    },
};
/** Gives one registry's directory to a containerd of this machine. */
async function placeHosts(certs, grant) {
    const { address, credentials } = grant;
    const directory = (0,external_node_path_.join)(certs, (0,registry_pod/* authority */.ku)(address));
    const ca = await placeCa(directory, grant);
    const mode = credentials ? '600' : '644';
    await placeAsRoot({ path: (0,external_node_path_.join)(directory, 'hosts.toml'), text: hostsToml(address, ca, credentials), mode }, grant);
    return {};
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
;// CONCATENATED MODULE: ./lib/src/trust/docker-daemon.js

const DEFAULT_SOCKET = '/var/run/docker.sock';
/**
 * Asks the daemon who it is. Its bridge is asked for as well: an interface that no container uses has no carrier, and
 * os.networkInterfaces() leaves those out.
 * @param variable reads the environment
 */
async function findDocker(variable, socket = DEFAULT_SOCKET) {
    const named = variable('DOCKER_HOST') || `unix://${socket}`;
    if (!named.startsWith('unix://')) {
        return { kind: 'none', why: `is led by DOCKER_HOST to ${named}, another machine` };
    }
    const path = named.slice('unix://'.length);
    const answers = await Promise.all(['/version', '/info', '/networks/bridge'].map((url) => ask(path, url)));
    const [version, info, network] = answers;
    if (version === undefined)
        return { kind: 'none', why: `has no daemon that answers this user at ${path}` };
    const names = list(version, 'Components').map((component) => field(component, 'Name'));
    if (names.includes('Podman Engine'))
        return { kind: 'none', why: `is Podman, which answers at ${path}` };
    if (list(info, 'SecurityOptions').some((option) => String(option).includes('name=rootless'))) {
        return { kind: 'none', why: 'runs rootless, in a network of its own' };
    }
    return { kind: 'here', bridge: bridgeAddress(network) };
}
/** The gateway; a daemon that has not told yet took the first address of the subnet. */
function bridgeAddress(network) {
    for (const config of list(field(network, 'IPAM'), 'Config')) {
        const gateway = String(field(config, 'Gateway') ?? '').replace(/\/.*/, '');
        if (IPV4.test(gateway))
            return gateway;
        const subnet = String(field(config, 'Subnet') ?? '').replace(/\.0\/\d+$/, '.1');
        if (IPV4.test(subnet))
            return subnet;
    }
    return undefined;
}
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
function field(value, key) {
    return typeof value === 'object' && value !== null ? value[key] : undefined;
}
function list(value, key) {
    const found = field(value, key);
    return Array.isArray(found) ? found : [];
}
// Milliseconds. A daemon that systemd starts for the socket's sake takes a few seconds.
const LIMIT = 10_000;
/** @returns the JSON of an answer, or nothing where there is no good one */
function ask(socketPath, path) {
    return new Promise((resolve) => {
        const outgoing = (0,external_node_http_.request)({ socketPath, path, timeout: LIMIT }, (incoming) => {
            const parts = [];
            incoming.on('data', (part) => parts.push(part));
            incoming.on('error', () => resolve(undefined));
            incoming.on('end', () => resolve(incoming.statusCode === 200 ? parsed(Buffer.concat(parts).toString()) : undefined));
        });
        outgoing.on('timeout', () => outgoing.destroy());
        outgoing.on('error', () => resolve(undefined));
        outgoing.end();
    });
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        // Somebody else than Docker listens there.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/src/trust/docker.js




/**
 * The Docker daemon, which reads the directory anew with every request. Source: "Verify repository client with
 * certificates" of Docker's documentation. Its login is the client's: docker-login.ts.
 */
const docker = {
    target: 'docker',
    auto: true,
    look: async (host) => {
        const daemon = await findDocker(host.variable);
        if (daemon.kind !== 'here')
            return { why: daemon.why };
        const obstacle = await withoutRootObstacle(host);
        if (obstacle)
            return obstacle;
        return async (grant) => {
            await placeCa(`/etc/docker/certs.d/${(0,registry_pod/* authority */.ku)(grant.address)}`, grant);
            return {};
        };
    },
};

// EXTERNAL MODULE: ./lib/src/root-bundles.js
var root_bundles = __webpack_require__(4268);
;// CONCATENATED MODULE: ./lib/src/trust/variable.js
/**
 * Sets a variable for the steps that follow, and lets post set it back: the post steps of earlier actions run after ours,
 * when the file that it names has gone.
 * @param unset what means the same as no variable
 */
async function exportForJob(name, value, { host, journal }, unset = '') {
    const before = host.variable(name) || unset;
    await journal.record({ kind: 'variable', name, ours: value, before });
    host.exportVariable(name, value);
}

;// CONCATENATED MODULE: ./lib/src/trust/env.js




/**
 * Who reads which variable. AWS_CA_BUNDLE is none of them: it is for a program that does not speak to registries. Nor is
 * GIT_SSL_CAINFO.
 */
const env_VARIABLES = [
    // Go's programs and OpenSSL's, among them Python's own urllib. OpenSSL takes an empty one for a file of no name.
    { name: 'SSL_CERT_FILE', emptyIsUnset: false },
    { name: 'CURL_CA_BUNDLE', emptyIsUnset: true },
    // Python's requests, and pip.
    { name: 'REQUESTS_CA_BUNDLE', emptyIsUnset: true },
];
/** Node adds these to the roots that it is built with; the others replace what their program would trust. */
const NODE = 'NODE_EXTRA_CA_CERTS';
/** One bundle after the other, each with the end of its last line. Pure. */
function joinBundles(...bundles) {
    return bundles.map((bundle) => `${bundle.trimEnd()}\n`).join('');
}
/** curl, Python, Node and Go programs, by variables that lead to bundles with the roots from before and the registry's. */
const env = {
    target: 'env',
    auto: true,
    look: async (host) => {
        const roots = await publicRoots(host);
        if (roots === undefined) {
            return { why: 'has no file with the public roots to begin with; install ca-certificates' };
        }
        return async (grant) => {
            const { ca, directory } = grant;
            const caBundle = (0,external_node_path_.join)(directory, 'ca-bundle.crt');
            await (0,registry_files/* writePrivate */.p)(caBundle, joinBundles(roots.text, ca));
            for (const { name, emptyIsUnset } of env_VARIABLES) {
                const before = await fileBefore(name, host);
                const bundle = before === undefined ? caBundle : (0,external_node_path_.join)(directory, `ca-bundle-${name}.crt`);
                if (before !== undefined)
                    await (0,registry_files/* writePrivate */.p)(bundle, joinBundles(before, ca));
                await exportForJob(name, bundle, grant, emptyIsUnset ? '' : roots.path);
            }
            const extra = (0,external_node_path_.join)(directory, 'ca-extra.crt');
            await (0,registry_files/* writePrivate */.p)(extra, joinBundles(...[(await fileBefore(NODE, host)) ?? [], ca].flat()));
            await exportForJob(NODE, extra, grant);
            return { caBundle };
        };
    },
};
async function publicRoots(host) {
    for (const path of root_bundles/* ROOT_BUNDLES */.f) {
        const text = await host.read(path);
        if (text?.includes('-----BEGIN CERTIFICATE-----'))
            return { path, text };
    }
    return undefined;
}
/** What the job had given a program to trust. */
async function fileBefore(name, host) {
    const path = host.variable(name);
    if (!path)
        return undefined;
    const text = await host.read(path);
    if (text === undefined)
        host.log.warning(`${name} was ${path}, which cannot be read; it counts as not set`);
    return text;
}

;// CONCATENATED MODULE: ./lib/src/trust/k3s.js




const CONTAINERD = '/var/lib/rancher/k3s/agent/etc/containerd';
/**
 * k3s, through the directory of its containerd. /etc/rancher/k3s/registries.yaml is read only when k3s starts; it becomes
 * files of this directory then, and those that k3s has not written itself it leaves alone.
 * Source: cleanContainerdHosts in pkg/agent/containerd/config.go of k3s.
 */
const k3s = {
    target: 'k3s',
    auto: true,
    look: async (host) => {
        if ((await host.find('k3s')) === undefined)
            return { why: 'is not installed' };
        const obstacle = await withoutRootObstacle(host);
        if (obstacle)
            return obstacle;
        // Closed to everybody but root.
        if (!(await isThere(CONTAINERD, host)))
            return { why: `has not been started yet: there is no ${CONTAINERD}` };
        return async (grant) => {
            const certs = `${CONTAINERD}/certs.d`;
            const directory = `${certs}/${(0,registry_pod/* authority */.ku)(grant.address)}`;
            // This user sees nothing in there, so root has to clear it away as a whole.
            if (!(await isThere(directory, host))) {
                const argv = ['rm', '--recursive', '--force', directory];
                await grant.journal.record({ kind: 'run', as: 'root', argv, said: `removed ${directory}` });
            }
            return placeHosts(certs, grant);
        };
    },
};

// EXTERNAL MODULE: ./lib/src/words.js
var words = __webpack_require__(6755);
;// CONCATENATED MODULE: ./lib/src/trust/kind.js






const kind_CERTS = '/etc/containerd/certs.d';
/**
 * A configuration for `kind create cluster`: its nodes are born with the registry's directory. Kind before 0.27 has to be
 * told of it. The whole of certs.d is mounted, because a colon ends a path in an engine's `--volume`. Pure.
 * @param certs the directory on this host
 */
function kindConfig(certs) {
    return (0,dist.stringify)({
        kind: 'Cluster',
        apiVersion: 'kind.x-k8s.io/v1alpha4',
        containerdConfigPatches: [`[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "${kind_CERTS}"\n`],
        nodes: [
            {
                role: 'control-plane',
                extraMounts: [{ hostPath: certs, containerPath: kind_CERTS, readOnly: true }],
            },
        ],
    });
}
/** Kubernetes in containers: nodes that are up, and those of a cluster that is yet to come. */
const kind = {
    target: 'kind',
    auto: true,
    look: async (host, name) => {
        // podman is not asked for nodes yet: before the host is put right its first call would make what is wrong last.
        if ((await host.find('kind')) === undefined)
            return { why: 'is not installed' };
        if (/^127\.|^localhost$/.test(name)) {
            return { why: `has nodes to which ${name} is themselves; "host" must be an address that they reach` };
        }
        return async (grant) => give(await kindNodes(host), grant);
    },
};
async function kindNodes(host) {
    const nodes = [];
    for (const engine of ['docker', 'podman']) {
        if ((await host.find(engine)) === undefined)
            continue;
        const argv = [engine, 'ps', '--filter', 'label=io.x-k8s.kind.cluster', '--format', '{{.Names}}'];
        const { exitCode, stdout } = await host.attempt(argv, { timeout: 30 });
        // An engine that does not answer has no nodes that we could reach.
        if (exitCode === 0)
            nodes.push(...(0,words/* words */.a)(stdout).map((name) => ({ engine, name })));
    }
    // The command docker may be podman.
    return nodes.filter(({ name }, index) => nodes.findIndex((other) => other.name === name) === index);
}
async function give(nodes, grant) {
    const { address, ca, credentials, directory, host, journal } = grant;
    const certs = (0,external_node_path_.join)(directory, 'kind', 'certs.d');
    const inNode = (0,external_node_path_.join)(kind_CERTS, (0,registry_pod/* authority */.ku)(address));
    const files = { 'ca.crt': ca, 'hosts.toml': hostsToml(address, (0,external_node_path_.join)(inNode, 'ca.crt'), credentials) };
    for (const [file, text] of Object.entries(files)) {
        await (0,registry_files/* writePrivate */.p)((0,external_node_path_.join)(certs, (0,registry_pod/* authority */.ku)(address), file), text);
    }
    for (const { engine, name } of nodes) {
        const inside = (...argv) => [engine, 'exec', name, ...argv];
        await journal.record({
            kind: 'run',
            as: 'user',
            argv: inside('rm', '-rf', inNode),
            said: `removed ${inNode} from the node ${name}`,
            gone: 'no such container|is not running|can only create exec sessions on running containers',
        });
        await host.asUser(inside('mkdir', '-p', inNode));
        for (const file of Object.keys(files)) {
            await host.asUser([engine, 'cp', (0,external_node_path_.join)(certs, (0,registry_pod/* authority */.ku)(address), file), `${name}:${inNode}/${file}`]);
        }
    }
    const kindConfigPath = (0,external_node_path_.join)(directory, 'kind', 'cluster.yaml');
    await (0,registry_files/* writePrivate */.p)(kindConfigPath, kindConfig(certs));
    return { kindConfig: kindConfigPath };
}

;// CONCATENATED MODULE: ./lib/src/trust/podman.js


/** Podman, Buildah and Skopeo of this user; their login is the job's auth file. */
const podman = {
    target: 'podman',
    auto: true,
    // podman looks below $HOME, which a job may have set to another place than passwd(5) tells.
    look: async (host) => async ({ ca, address, job, journal }) => (0,registry_trust/* trustCa */.X3)(ca, address, (0,home/* homeDirectory */.R)(host), job, journal),
};

;// CONCATENATED MODULE: ./lib/src/trust/system.js


// Sources: update-ca-certificates(8) of Debian, which forgets a CA only with --fresh; update-ca-trust(8) of Fedora.
const STORES = [
    {
        program: 'update-ca-certificates',
        anchors: '/usr/local/share/ca-certificates',
        update: ['update-ca-certificates'],
        remove: ['update-ca-certificates', '--fresh'],
    },
    {
        program: 'update-ca-trust',
        anchors: '/etc/pki/ca-trust/source/anchors',
        update: ['update-ca-trust', 'extract'],
        remove: ['update-ca-trust', 'extract'],
    },
];
/** The machine's own store: every program of every user trusts the registry's CA, for every name. */
const system = {
    target: 'system',
    auto: false,
    look: async (host) => {
        const found = await Promise.all(STORES.map(async (one) => (await host.find(one.program)) && one));
        const store = found.find((one) => one !== undefined && one !== '');
        if (!store)
            return { why: `has neither ${STORES.map(({ program }) => program).join(' nor ')}` };
        const obstacle = await withoutRootObstacle(host);
        if (obstacle)
            return obstacle;
        return async (grant) => {
            // First, so that it comes after the file has gone.
            await grant.journal.record({ kind: 'run', as: 'root', argv: store.remove });
            await placeAsRoot({ path: `${store.anchors}/${grant.job}.crt`, text: grant.ca, mode: '644' }, grant);
            await host.asRoot(store.update);
            return {};
        };
    },
};

;// CONCATENATED MODULE: ./lib/src/trust/catalogue.js








/** Every client that can be made to trust the registry. */
const CLIENTS = [podman, docker, buildkit, containerd, kind, k3s, system, env];

;// CONCATENATED MODULE: ./lib/src/trust/docker-login.js








/**
 * The configuration of the docker command with one login more. A store of credentials that it names would be asked for
 * ours too, so our registry gets an empty helper, which means this file. Pure.
 * Source: getConfiguredCredentialStore in cli/config/configfile/file.go of Docker's command.
 */
function withLogin(before, registry, auth) {
    const asked = before.credsStore !== undefined || Object.hasOwn(object(before.credHelpers), registry);
    return {
        ...before,
        auths: { ...object(before.auths), [registry]: { auth } },
        ...(asked ? { credHelpers: { ...object(before.credHelpers), [registry]: '' } } : {}),
    };
}
function object(value) {
    return typeof value === 'object' && value !== null ? value : {};
}
/**
 * Logs in the docker command, buildx, ORAS, crane and Helm, which share a file: through a directory of the job's that
 * DOCKER_CONFIG leads to. Nothing of the user's is changed, so jobs beside each other cannot take each other's logins
 * away, and a job that is killed leaves no login behind. All else that the user's directory holds (plugins, contexts,
 * builders) is linked into it.
 * @throws UserError when the file that holds logins is not valid JSON, because they would be lost
 */
async function dockerLogin(grant) {
    const { address, credentials, directory, host } = grant;
    if (credentials === undefined)
        return;
    const users = host.variable('DOCKER_CONFIG') || (0,external_node_path_.join)((0,home/* homeDirectory */.R)(host), '.docker');
    const ours = (0,external_node_path_.join)(directory, 'docker');
    const file = (0,external_node_path_.join)(users, 'config.json');
    const before = parse(file, (await host.read(file)) ?? '');
    const configuration = withLogin(before, (0,registry_pod/* authority */.ku)(address), (0,registry_credentials/* basicAuth */.tB)(credentials));
    await (0,registry_files/* writePrivate */.p)((0,external_node_path_.join)(ours, 'config.json'), `${JSON.stringify(configuration, null, 2)}\n`);
    for (const name of await host.list(users)) {
        if (name !== 'config.json')
            await (0,promises_.symlink)((0,external_node_path_.join)(users, name), (0,external_node_path_.join)(ours, name));
    }
    if (before.credsStore !== undefined) {
        host.log.warning(`${file} names a store of credentials: the docker command finds the login for this registry all the same, but ORAS and Helm ask the store alone and need a login of their own`);
    }
    await exportForJob('DOCKER_CONFIG', ours, grant);
}
function parse(file, text) {
    if (text.trim() === '')
        return {};
    try {
        const parsed = JSON.parse(text);
        if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
            return parsed;
    }
    catch {
        // What it holds may be secret, so it is not shown.
    }
    throw new errors/* UserError */.yo(`${file} holds logins of this job's user and is not valid JSON; mend or remove it`);
}

;// CONCATENATED MODULE: ./lib/src/trust/plan.js



// Their logins lie in the file of the docker command.
const LOGGED_IN_BY_DOCKER = ['docker', 'buildkit', 'env'];
/**
 * Finds out which clients can be served; changes nothing. podman is served always, because the action itself pushes
 * through it.
 * @param asked nothing: those that are found
 * @param name the name or address that clients dial
 * @throws UserError for a client that was asked for by name and cannot be served
 */
async function planTrust(asked, name, host, catalogue = CLIENTS) {
    const wanted = catalogue.filter(({ target, auto }) => target === 'podman' || (asked?.includes(target) ?? auto));
    const looks = await Promise.all(wanted.map(async ({ target, look }) => ({ target, found: await look(host, name) })));
    const clients = [];
    const skipped = [];
    for (const { target, found } of looks) {
        if (typeof found === 'function') {
            clients.push({ target, give: found });
        }
        else if (asked === undefined) {
            skipped.push(`${target} ${found.why}`);
        }
        else {
            throw new errors/* UserError */.yo(`input "trust" names ${target}, which ${found.why}; allowed: auto, or only clients that can be served here`);
        }
    }
    return { clients, skipped };
}
/**
 * Makes every client of a plan trust the registry, and logs it in.
 * @throws CommandError, naming the client, where root could not do what it was asked for
 */
async function giveTrust({ clients }, grant) {
    let outputs = {};
    for (const { give } of clients)
        outputs = { ...outputs, ...(await give(grant)) };
    if (clients.some(({ target }) => LOGGED_IN_BY_DOCKER.includes(target)))
        await dockerLogin(grant);
    return outputs;
}

// EXTERNAL MODULE: ./lib/src/registry/image-cache.js + 1 modules
var image_cache = __webpack_require__(7080);
// EXTERNAL MODULE: ./lib/src/registry/images.js
var registry_images = __webpack_require__(4660);
// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
;// CONCATENATED MODULE: ./lib/src/registry/packages.js







/** One program that is all of these, which the probes of the pod run. */
const BUSYBOX = { package: 'busybox-static', program: 'bin/busybox', names: ['sh', 'wget', 'grep'] };
const RECIPES = {
    registry: {
        package: 'docker-registry',
        program: '/usr/bin/docker-registry',
        entrypoint: ['/usr/bin/docker-registry'],
    },
    nginx: { package: 'nginx', program: '/usr/sbin/nginx', entrypoint: ['/usr/sbin/nginx'] },
};
/**
 * Builds images out of the packages of the host's own Debian or Ubuntu, without root and without any registry: the
 * packages are downloaded and unpacked, and an image gets one program with the shared libraries that it needs.
 * @param scratch a directory to work in; it is removed again
 * @throws UserError where there is no apt or it has no such package
 */
async function buildFromPackages(roles, scratch, podman, log) {
    const started = Date.now();
    const recipes = roles.map((role) => RECIPES[role]);
    const names = [...recipes.map((recipe) => recipe.package), BUSYBOX.package];
    log.info(`building the images from the distribution's own packages: ${names.join(', ')} …`);
    const root = (0,external_node_path_.join)(scratch, 'unpacked');
    await (0,promises_.mkdir)(root, { recursive: true });
    try {
        for (const file of await download(names, scratch)) {
            await (0,run.run)(['dpkg-deb', '--extract', file, root], { timeout: 120 });
        }
        // All have ended before the directory goes, also where one of them fails.
        const all = await Promise.allSettled(roles.map((role) => buildImage(role, root, (0,external_node_path_.join)(scratch, role), podman)));
        for (const one of all)
            if (one.status === 'rejected')
                throw one.reason;
    }
    finally {
        await (0,promises_.rm)(scratch, { recursive: true, force: true });
    }
    log.info(`built them in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
async function buildImage(role, unpacked, context, podman) {
    const { program, entrypoint } = RECIPES[role];
    const root = (0,external_node_path_.join)(context, 'root');
    await layOut(await closure((0,external_node_path_.join)(unpacked, program), program, unpacked), root);
    for (const directory of ['etc', 'tmp', 'run', 'var/log/nginx', 'var/lib/nginx', 'var/lib/registry']) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(root, directory), { recursive: true });
    }
    await addBusybox(unpacked, root);
    await (0,promises_.chmod)((0,external_node_path_.join)(root, 'tmp'), 0o1777);
    // The user that nginx's workers become; the official images number it the same.
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'etc/passwd'), 'root:x:0:0:root:/:/\nnginx:x:101:101:nginx:/:/\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'etc/group'), 'root:x:0:\nnginx:x:101:\n');
    await (0,promises_.writeFile)((0,external_node_path_.join)(context, 'Containerfile'), `FROM scratch
COPY root/ /
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
ENTRYPOINT ${JSON.stringify(entrypoint)}
`);
    await podman.build(context, (0,registry_images/* packagedImage */.WH)(role));
}
async function addBusybox(unpacked, root) {
    const [source] = await present(['bin', 'usr/bin'].map((directory) => (0,external_node_path_.join)(unpacked, directory, 'busybox')));
    if (source === undefined)
        throw new Error(`the package ${BUSYBOX.package} has no busybox`);
    await layOut([{ source, target: `/${BUSYBOX.program}` }], root);
    for (const name of BUSYBOX.names)
        await (0,promises_.symlink)('busybox', (0,external_node_path_.join)(root, (0,external_node_path_.dirname)(BUSYBOX.program), name));
}
async function present(paths) {
    const found = await Promise.all(paths.map((path) => (0,accessible/* accessible */.R)(path)));
    return paths.filter((_path, index) => found[index]);
}
/** Downloads the packages and those of their dependencies that this host lacks. */
async function download(names, scratch) {
    const directory = (0,external_node_path_.join)(scratch, 'packages');
    await (0,promises_.mkdir)(directory, { recursive: true });
    // The lists of the system may be missing or stale; then lists of our own do, which need no root.
    const fetched = (await fetchWith([], names, directory)) ?? (await fetchWith(await ownLists(scratch), names, directory));
    if (fetched === undefined) {
        throw new errors/* UserError */.yo(`apt has no package ${names.join(' or ')}; give images that can be pulled (inputs "registry-image" and "nginx-image")`);
    }
    return (await (0,promises_.readdir)(directory))
        .filter((file) => file.endsWith('.deb'))
        .map((file) => (0,external_node_path_.join)(directory, file));
}
/** @returns nothing where apt does not find the packages in its lists, or not at the addresses that those name */
async function fetchWith(options, names, directory) {
    const apt = ['apt-get', '-q', ...options];
    const simulated = await (0,run.attempt)([...apt, '--simulate', '--no-install-recommends', 'install', ...names], {
        timeout: 60,
        env: { LC_ALL: 'C' },
    });
    if (simulated.exitCode === 127) {
        throw new errors/* UserError */.yo('images can be built from packages on Debian and Ubuntu only: apt-get is not here');
    }
    if (simulated.exitCode !== 0)
        return undefined;
    const wanted = new Set([...names, ...parseSimulation(simulated.stdout)]);
    const fetched = await (0,run.attempt)([...apt, 'download', ...wanted], { timeout: 300, cwd: directory });
    return fetched.exitCode === 0 ? true : undefined;
}
/** The packages that apt-get says it would install: `Inst nginx (1.26.3-3 Debian:13 [amd64])`. */
function parseSimulation(output) {
    return output.split('\n').flatMap((line) => /^Inst (\S+) /.exec(line)?.[1] ?? []);
}
async function ownLists(scratch) {
    const state = (0,external_node_path_.join)(scratch, 'apt');
    await (0,promises_.mkdir)((0,external_node_path_.join)(state, 'lists/partial'), { recursive: true });
    await (0,promises_.mkdir)((0,external_node_path_.join)(state, 'cache/archives/partial'), { recursive: true });
    const options = [
        ['Dir::State', state],
        ['Dir::State::status', '/var/lib/dpkg/status'],
        ['Dir::Cache', (0,external_node_path_.join)(state, 'cache')],
        ['Acquire::Languages', 'none'],
    ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    const argv = ['apt-get', '-q', ...options, 'update'];
    const updated = await (0,run.attempt)(argv, { timeout: 300 });
    if (updated.exitCode !== 0)
        throw new run.CommandError(argv, updated, 300);
    return options;
}

// EXTERNAL MODULE: ./lib/src/registry/reference.js
var registry_reference = __webpack_require__(6849);
// EXTERNAL MODULE: ./lib/src/undo/undo.js
var undo = __webpack_require__(259);
;// CONCATENATED MODULE: ./lib/src/actions/choose-images.js







/**
 * Finds the images of the pod, and those of the user's own that are to go through it.
 * @throws UserError naming the input whose image is not to be had
 */
async function chooseImages(inputs, local, job) {
    const { podman, journal, host, directory } = job;
    const own = inputs.images.map((reference) => findOwn(reference, local));
    expectApart(own);
    // Images that are kept for the next job are not written down as ours to remove.
    const images = inputs.keepImages ? { record: async () => undefined } : journal;
    await images.record({ kind: 'pause-images', before: (0,undo/* pauseImages */.Z)(local.flatMap(({ names }) => names)) });
    const { imageCache, registryImage, nginxImage } = inputs;
    const cacheTools = { podman, journal: images, log: host.log };
    const [registry, nginx] = await (0,registry_images/* resolveImages */.Be)([
        { role: 'registry', reference: registryImage },
        { role: 'nginx', reference: nginxImage },
    ], inputs.imageSource, {
        podman,
        journal: images,
        log: host.log,
        local,
        cache: imageCache === undefined ? undefined : (0,image_cache/* openImageCache */.sZ)(imageCache, cacheTools),
        reachable: registry_images/* reachable */.Gq,
        buildFromPackages: (roles) => buildFromPackages(roles, (0,external_node_path_.join)(directory, 'packages'), podman, host.log),
    });
    if (registry === undefined || nginx === undefined)
        throw new Error('an image was not resolved');
    for (const { role, name, origin } of [registry, nginx])
        host.log.info(`✓ ${role}: ${name} (${origin})`);
    const built = [registry, nginx].filter(({ name, role }) => name === (0,registry_images/* packagedImage */.WH)(role));
    const cache = imageCache && {
        path: imageCache,
        key: (0,image_cache/* imageCacheKey */.rg)([registryImage, nginxImage], built.map(({ role }) => role)),
    };
    return { registry, nginx, own, cache: cache || undefined };
}
function expectApart(images) {
    const names = images.map(({ repository, tag }) => `${repository}:${tag}`);
    const twice = images.find((_, index) => names.indexOf(names[index] ?? '') !== index);
    if (twice) {
        throw new errors/* UserError */.yo(`input "images" names two images that would both be ${twice.repository}:${twice.tag} in the registry; allowed: images that differ in more than their registry`);
    }
}
function findOwn(reference, local) {
    const name = (0,registry_reference/* formatReference */.F)(reference);
    // A short name is a local image first of all.
    const asLocal = (0,registry_reference/* formatReference */.F)({
        ...reference,
        registry: 'localhost',
        repository: reference.repository.replace(/^library\//, ''),
    });
    for (const candidate of reference.isShort ? [asLocal, name] : [name]) {
        const image = local.find(({ names }) => names.includes(candidate));
        if (image) {
            const repository = candidate === asLocal ? asLocal.split(/[/:]/).slice(1, -1).join('/') : reference.repository;
            return { local: candidate, id: image.id, repository, tag: reference.tag ?? 'latest' };
        }
    }
    throw new errors/* UserError */.yo(`input "images" names ${name}, which is not in this user's Podman storage; allowed: images that an earlier step built or pulled`);
}

// EXTERNAL MODULE: ./lib/src/host/explain.js
var explain = __webpack_require__(142);
// EXTERNAL MODULE: ./lib/src/host/facts/storage-conf.js
var storage_conf = __webpack_require__(3311);
;// CONCATENATED MODULE: ./lib/src/persistent/differences.js


/** One line of what differs, by its input: `auth: basic there, none asked for`. Secrets are told apart, never shown. Pure. */
function differences(record, secrets, asked) {
    const { choices: there, asked: images } = record;
    const { choices: wanted } = asked;
    const { host, bind, port } = there.address;
    const pairs = [
        ['host', host, asked.host],
        ['bind', bind, asked.bind],
        ['port', String(port), asked.port === undefined ? undefined : String(asked.port)],
        ['auth', accessWords(there.access), accessWords(wanted.access)],
        ['storage', storageWords(there.storage), storageWords(wanted.storage)],
        ['mirror', mirrorWords(there.mirrors), mirrorWords(wanted.mirrors)],
        ['userns', mappingWords(there.mapping), mappingWords(wanted.mapping)],
        ...fragmentPairs(there.fragments, wanted.fragments),
        imagePair('registry-image', [images.registry, there.registryImage], asked.registryImage),
        imagePair('nginx-image', [images.nginx, there.nginxImage], asked.nginxImage),
    ];
    const open = pairs
        .filter(([, one, other]) => other !== undefined && one !== other)
        .map(([what, one, other]) => `${what}: ${one} there, ${other} asked for`);
    const hidden = [
        ['password', differ(asked.password, secrets.credentials?.password)],
        ['reader-password', differ(asked.readerPassword, secrets.reader?.password)],
        ['http-secret', differ(asked.httpSecret, secrets.contents.http?.['http-secret'])],
        ['keys of the storage', keysDiffer(asked.contents.storage, secrets.contents.storage)],
        ['mirror-credentials', keysDiffer(asked.contents.mirrors, secrets.contents.mirrors)],
    ];
    return [
        ...open,
        ...hidden.filter(([, other]) => other).map(([what]) => `${what}: another one there than the one given`),
    ];
}
function differ(given, there) {
    return given !== undefined && there !== undefined && given !== there;
}
function keysDiffer(given, there) {
    // That one of them is missing shows in what is open to see.
    if (given === undefined || there === undefined)
        return false;
    return Object.keys(given).some((key) => differ(given[key], there[key]));
}
function imagePair(what, there, asked) {
    const [first] = there;
    return [what, first, asked !== undefined && there.includes(asked) ? first : asked];
}
function accessWords(access) {
    switch (access.kind) {
        case 'none':
            return 'none';
        case 'basic': {
            const { writer, reader, anonymousPull } = access;
            const second = reader === undefined ? '' : ` with the reader ${reader}`;
            return `basic for ${writer}${second}${anonymousPull ? ', whoever comes may pull' : ''}`;
        }
        case 'token': {
            const { realm, service, issuer, certificates } = access;
            return `token of ${realm} for ${service} by ${issuer}, certificates ${shortHash(certificates)}`;
        }
    }
}
function storageWords(storage) {
    switch (storage?.kind) {
        case undefined:
            return 'its own directory';
        case 'directory':
            return storage.path ?? 'its own directory';
        case 'volume':
            return `the volume ${storage.name}`;
        case 's3': {
            const { bucket, prefix, region, endpoint, redirect } = storage;
            const where = [`s3 ${bucket}/${prefix}`, region, ...(endpoint === undefined ? [] : [endpoint])];
            return `${where.join(' at ')}${redirect ? ' with redirects' : ''}`;
        }
    }
}
function mirrorWords(mirrors = []) {
    if (mirrors.length === 0)
        return 'none';
    return mirrors
        .map(({ upstream, authenticated, path }) => [upstream, ...(authenticated ? ['with a login'] : []), ...(path === undefined ? [] : [path])].join(' '))
        .sort()
        .join(', ');
}
function mappingWords(mapping) {
    return mapping === undefined ? 'the default' : (0,registry_mapping/* usernsOf */.WK)(mapping);
}
function fragmentPairs(there = {}, asked = {}) {
    return ['registry', 'nginx'].map((kind) => [`${kind}-config`, fragmentWords(there[kind]), fragmentWords(asked[kind])]);
}
function fragmentWords(text) {
    return text === undefined ? 'none' : `a file with hash ${shortHash(text)}`;
}
function shortHash(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 12);
}

// EXTERNAL MODULE: ./lib/src/persistent/gc.js
var gc = __webpack_require__(9494);
// EXTERNAL MODULE: ./lib/src/persistent/record.js
var persistent_record = __webpack_require__(285);
// EXTERNAL MODULE: ./lib/src/persistent/up.js
var up = __webpack_require__(9305);
;// CONCATENATED MODULE: ./lib/src/persistent/use.js







/** Days before its end at which a certificate is made anew. */
const RENEW = 30;
const DAY = 86_400_000;
/** The registry that is there is well, and not the one that was asked for. */
class DifferentRegistry extends errors/* UserError */.yo {
}
/**
 * Takes a registry that is installed: one that is of the asked configuration and answers, or does so once it is started.
 * @throws DifferentRegistry with all that differs; UserError with what is to blame for its silence
 */
async function useRegistry(place, { record, asked, made, ownCertificate, timeout }, tools) {
    const { services, log } = tools;
    const stored = await (0,persistent_record/* readSecrets */.ql)(place);
    const different = differences(record, stored, asked);
    if (different.length > 0)
        throw differsFrom(place, different);
    const pod = (0,registry_pod/* describePod */.Fx)(record.choices);
    if (await (0,gc/* endCollection */.WL)(place))
        log.warning(`garbage collection of "${place.name}" was cut off; pushes work again`);
    const secrets = ownCertificate ? withCertificate(stored, made) : renewed(record, stored, made);
    const isOther = (0,persistent_record/* certificateFacts */.lF)(secrets.certificate.chain).fingerprint !== record.certificate.fingerprint;
    const started = Date.now();
    const { active } = await services.state(place.service);
    if (isOther)
        await exchange(place, record, pod, secrets, ownCertificate, tools);
    else if (active !== 'active') {
        log.info(`${place.service} is ${active}; starting it`);
        await services.start(place);
    }
    const state = await (0,up/* awaitRegistry */.I)(place, pod, secrets, timeout, tools);
    if (!state.up) {
        const why = await (0,up/* explainDown */.O)(place, pod, state, tools);
        const next = `what to do: systemctl --user restart ${place.service}, or: podman-registry down ${place.name} (its data stays), and the next job installs it anew`;
        throw new errors/* UserError */.yo(`the registry "${place.name}" is installed, and not healthy: ${why.message}; ${next}`);
    }
    if (isOther) {
        const certificate = (0,persistent_record/* certificateFacts */.lF)(secrets.certificate.chain);
        await (0,persistent_record/* writeRecord */.rh)(place, {
            ...record,
            ownCertificate: ownCertificate || record.ownCertificate,
            certificate,
        });
    }
    return { pod, secrets, startup: Date.now() - started };
}
function differsFrom({ name }, different) {
    return new DifferentRegistry([
        `the registry "${name}" of this user is there, and differs from what is asked for:`,
        ...different.map((line) => `  ${line}`),
        `give inputs that match it, another "name", or take it down first (its data stays): podman-registry down ${name}`,
    ].join('\n'));
}
/** @throws UserError where a certificate of the caller's own has come to its end, and no other was given */
function renewed(record, stored, made) {
    const { end } = (0,persistent_record/* certificateFacts */.lF)(stored.certificate.chain);
    const left = Date.parse(end) - Date.now();
    if (record.ownCertificate) {
        if (left > 0)
            return stored;
        throw new errors/* UserError */.yo(`the certificate of the registry "${record.name}", which was given as "tls-cert", ended on ${end.slice(0, 10)}; give a new one as "tls-cert" and "tls-key"`);
    }
    return left > RENEW * DAY ? stored : withCertificate(stored, made);
}
function withCertificate(stored, { certificate }) {
    const tls = { 'tls.crt': certificate.chain, 'tls.key': certificate.key };
    return { ...stored, certificate, contents: { ...stored.contents, tls } };
}
/** The record is brought up to date last, so that an exchange that was cut off is done once more. */
async function exchange(place, { certificate }, pod, secrets, isOwn, { services, log }) {
    const why = isOwn ? 'the one given is another' : `it ends on ${certificate.end.slice(0, 10)}`;
    log.info(`the registry gets a new certificate, because ${why}; ${place.service} is restarted for it`);
    await (0,registry_files/* writePodFiles */.s)(pod, secrets.contents, place.directory, 'Always');
    await (0,persistent_record/* writeSecrets */.Pl)(place, secrets);
    await services.restart(place);
}

;// CONCATENATED MODULE: ./lib/src/registry/client-errors.js

/**
 * What goes wrong between a client and a registry, in the client's words. The first that fits counts, so the narrower
 * ones come first. The words were recorded from podman 5.4, skopeo 1.18, nginx 1.26 and Distribution 2.8 and 3.1.
 */
const CLIENT_ERRORS = [
    {
        id: 'unknown authority',
        signatures: [/x509: certificate signed by unknown authority/, /unable to get local issuer certificate/],
        cause: "the client does not know the CA that signed the registry's certificate",
        cure: 'podman, buildah and skopeo of this user read it from the output `cert-dir`; give other clients the output `ca-cert`. sudo and containers have another home, and so another certs.d.',
    },
    {
        id: 'certificate expired',
        signatures: [/x509: certificate has expired or is not yet valid/, /certificate has expired/],
        cause: 'the certificate is not valid at the time that this machine believes it is',
        cure: 'Look at the clock (`date`); where it is right, renew the certificate of the inputs `tls-cert` and `tls-key`.',
    },
    {
        id: 'certificate for another name',
        signatures: [
            /x509: cannot validate certificate for \S+ because/,
            /x509: certificate is (?:not )?valid for .+, not /,
            /x509: certificate is not valid for any names/,
            /subject name does not match target host/,
        ],
        cause: 'the certificate is for another name than the one that was dialled',
        cure: 'Use the address of the output `registry` as it is, or set the input `host` to the name that clients dial.',
    },
    {
        id: 'http from an https port',
        signatures: [/server gave HTTP response to HTTPS client/],
        cause: 'something that speaks plain http listens at this address; it is not this registry, which speaks TLS only',
        cure: 'Compare the address with the output `registry`: most often it is the port.',
    },
    {
        id: 'plain http to an https port',
        signatures: [
            /plain HTTP request was sent to HTTPS port/i,
            /this port speaks TLS only/,
            /Client sent an HTTP request to an HTTPS server/,
        ],
        cause: 'the client spoke plain http, and this port speaks TLS only',
        cure: 'Use https://; take the registry out of `insecure` lists and leave `--tls-verify=false` and `--plain-http` away. Some clients take any `localhost` for plain http.',
    },
    {
        id: '413',
        signatures: [/StatusCode: 413\b/, /413 Request Entity Too Large/i],
        cause: 'a proxy on the way lets no body of this size through',
        cure: 'nginx of this pod has no limit; where there is another proxy before it, or an `nginx-config` of your own, set `client_max_body_size 0`.',
    },
    {
        id: '401',
        signatures: [
            /authentication required/,
            /no basic auth credentials/,
            /invalid username\/password/,
            /(?:StatusCode: |status:? )401\b/,
            /unauthorized:/i,
        ],
        cause: 'the client sent no login for this address, or one that the registry refuses',
        cure: 'The login is in the file of the output `auth-file`, which REGISTRY_AUTH_FILE names: a step that sets it anew, sudo, or `--authfile` loses it. The address must be spelt as in the output `registry`.',
    },
    {
        id: '403',
        signatures: [
            /(?:StatusCode: |status:? )403\b/,
            /requested access to the resource is denied/,
            /\bdenied: /,
            /403 Forbidden/,
        ],
        cause: 'the login is known, and may not do this: a reader or an anonymous client pushes, or a token has too little scope',
        cure: 'Push with the user of the output `username`; with `auth` `token`, look at the scope that the service grants.',
    },
    {
        id: '405',
        signatures: [
            /(?:StatusCode: |status:? )405\b/,
            /The operation is unsupported/i,
            /operation unsupported/i,
            /Method not allowed/,
        ],
        cause: 'this registry takes no pushes: it is read-only, as while garbage is collected, or it is the cache of an upstream',
        cure: 'Push to the address of the output `registry` itself, and not while `gc` runs.',
    },
    {
        id: '429',
        signatures: [/toomanyrequests/i, /(?:StatusCode: |status:? )429\b/, /too many requests/i],
        cause: 'the registry has answered as many requests as it grants to this client',
        cure: 'Log in at the upstream (`mirror-credentials`, or podman login), or keep what is pulled (`mirror-path`).',
    },
    {
        id: 'upload lost',
        signatures: [/blob upload unknown/i, /blob upload invalid/i, /BLOB_UPLOAD_(?:UNKNOWN|INVALID)/],
        cause: 'the registry does not know the upload that it began: requests of one push went to different registries, it was restarted, or its directory was cleaned',
        cure: 'Push again. Registries that share an address must share their storage and the input `http-secret`.',
    },
    {
        id: 'digest differs',
        signatures: [
            /Digest did not match/i,
            /digest (?:invalid|mismatch)/i,
            /provided digest did not match uploaded content/i,
            /DIGEST_INVALID/,
        ],
        cause: 'what arrived is not what its digest says: a blob was damaged in the storage or changed on the way',
        cure: 'Remove the image at the registry and push it again; where the same blob is damaged anew, look at the disk (`dmesg`) and at proxies on the way.',
    },
    {
        id: '404',
        signatures: [
            /manifest unknown/i,
            /name unknown/i,
            /repository name not known/i,
            /NAME_UNKNOWN|MANIFEST_UNKNOWN/,
            /(?:StatusCode: |status:? )404\b/,
        ],
        cause: 'there is no such image at the registry',
        cure: 'Compare the repository and the tag letter for letter with what was pushed: /v2/_catalog lists the repositories, /v2/NAME/tags/list the tags.',
    },
    {
        id: 'invalid manifest',
        signatures: [/manifest invalid/i, /manifest blob unknown/i, /blob unknown to registry/i],
        cause: 'the registry lacks a blob that the manifest names, or does not take this kind of manifest',
        cure: 'Push the whole image again, with all its layers.',
    },
    {
        id: 'no such host',
        signatures: [/no such host/, /Could not resolve host/, /server misbehaving/],
        cause: 'the name of the registry leads to no address here',
        cure: 'Compare it with the output `registry`; a name of your own must be in DNS or /etc/hosts, in containers too.',
    },
    {
        id: 'connection refused',
        signatures: [/connection refused/i, /Failed to connect to .* Could not connect to server/],
        cause: 'nobody listens at this address',
        cure: 'Compare it with the output `registry`. Inside a container 127.0.0.1 is the container itself; and after its job the registry is gone.',
    },
    {
        id: 'timeout',
        signatures: [/i\/o timeout/, /TLS handshake timeout/, /context deadline exceeded/i, /Client\.Timeout/],
        cause: 'nothing came back in time',
        cure: 'A firewall may drop what goes there; a busy disk may be slow. The states and the disk are in the diagnostics.',
        vague: true,
    },
    {
        id: '502',
        signatures: [
            /50[24] (?:Bad Gateway|Gateway Time-?out)/i,
            /the registry behind nginx does not answer/,
            /(?:StatusCode: |status:? )50[24]\b/,
        ],
        cause: 'nginx answers, and the registry behind it does not',
        cure: 'See the state and the last lines of the container `registry` in the diagnostics.',
        vague: true,
    },
    {
        id: '503',
        signatures: [/503 Service/i, /(?:StatusCode: |status:? )503\b/],
        cause: 'the registry answers, and says that its storage does not work',
        cure: 'See the disk and the last lines of the container `registry` in the diagnostics.',
        vague: true,
    },
    {
        id: '500',
        signatures: [/500 Internal Server Error/i, /(?:StatusCode: |status:? )500\b/, /\bunknown: unknown error/],
        cause: 'the registry failed at something that it does not tell the client',
        cure: 'The last lines of the container `registry` in the diagnostics have the reason.',
        vague: true,
    },
    {
        id: 'connection broken',
        signatures: [/connection reset by peer/, /broken pipe/, /unexpected EOF/, /": EOF\b/],
        cause: 'the connection ended in the middle of a request: the registry, nginx or the network went away',
        cure: 'See the states of the containers in the diagnostics; push or pull again.',
        vague: true,
    },
];
/** What a registry writes into its log, and tells no client. */
const SERVER_ERRORS = [
    {
        id: 'registry disk full',
        signatures: [/no space left on device/, /disk quota exceeded/i],
        cause: "the disk with the registry's data is full; what it has can still be pulled",
        cure: 'Make room there, or give `storage-path` a larger disk, then push again. What a broken push had sent lies in `_uploads` below the repository and may be removed.',
    },
    {
        id: 'registry disk read-only',
        signatures: [/read-only file system/],
        cause: "the file system with the registry's data is read-only",
        cure: 'Mount it writable, or name another directory as `storage-path`.',
    },
    {
        id: 'registry may not write',
        signatures: [/permission denied/],
        cause: 'the registry may not write where its data is',
        cure: 'The directory must belong to the user that the registry is outside of its container; the summary and `userns` tell which.',
    },
    {
        id: 'registry disk broken',
        signatures: [/input\/output error/],
        cause: "the disk with the registry's data answers with errors",
        cure: 'Look at `dmesg`, and use another disk.',
    },
    {
        id: 'too many files',
        signatures: [/too many open files/],
        cause: 'the registry has as many files open as it may',
        cure: 'Raise the limit (`ulimit -n`) of the user that runs podman, or push fewer images at once.',
    },
    {
        id: 's3 refuses',
        signatures: [
            /\bAccessDenied\b/,
            /\bSignatureDoesNotMatch\b/,
            /\bInvalidAccessKeyId\b/,
            /\bNoSuchBucket\b/,
        ],
        cause: 'the object store refuses the registry',
        cure: 'Compare `s3-bucket`, `s3-region`, `s3-access-key` and `s3-secret-key` with what the store grants.',
    },
    {
        id: 'uploads signed by another',
        signatures: [/invalid secret/],
        cause: 'an upload was begun at a registry with another http secret',
        cure: 'Give all registries behind this address the same `http-secret`.',
    },
];
/** Pure. */
function errorBehind(text, known) {
    return known.find(({ signatures }) => signatures.some((signature) => signature.test(text)));
}
/** What a client that failed said, in full: messages of errors show the last lines only. */
function saidBy(thrown) {
    if (!(thrown instanceof run.CommandError))
        return undefined;
    return client_errors_CLIENTS.has(thrown.argv[0] ?? '') ? `${thrown.result.stderr}\n${thrown.result.stdout}` : undefined;
}
const client_errors_CLIENTS = new Set(['podman', 'buildah', 'skopeo', 'curl']);
/**
 * What is behind an error of a client at our own registry. Where its words are vague, the log of the registry may have
 * the reason. Pure.
 * @param log the last lines of the registry
 * @returns nothing where the error is no client's, or not a known one
 */
function explainClient(thrown, log) {
    const said = saidBy(thrown);
    const client = said === undefined ? undefined : errorBehind(said, CLIENT_ERRORS);
    if (client === undefined)
        return undefined;
    const server = client.vague ? lastBehind(log) : undefined;
    return client_errors_words(server ?? client);
}
/** The youngest line counts. */
function lastBehind(log) {
    const lines = log.split('\n').toReversed();
    for (const line of lines) {
        const known = errorBehind(line, SERVER_ERRORS);
        if (known !== undefined)
            return known;
    }
    return undefined;
}
/** Cause and remedy, under a client's own words. */
function client_errors_words({ id, cause, cure }) {
    return `${id}: ${cause}\n  what to do: ${cure}`;
}

// EXTERNAL MODULE: ./lib/src/registry/blame.js
var blame = __webpack_require__(5887);
;// CONCATENATED MODULE: ./lib/src/registry/diagnostics-ports.js

// `st` of the kernel's enum: TCP_LISTEN.
const LISTEN = '0A';
/** Reads /proc/net/tcp or tcp6. Source: proc_net(5), with numbers in hexadecimal but uid and inode. */
function listeningSockets(text) {
    return text.split('\n').flatMap((line) => {
        const [, local = '', , state, , , , uid, , inode = ''] = line.trim().split(/\s+/);
        if (state !== LISTEN)
            return [];
        return [{ port: Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16), uid: Number(uid), inode }];
    });
}
/**
 * Who listens on some ports, without ss(8), which not every host has.
 * @param proc another directory than /proc, for tests
 */
async function listeners(ports, proc = '/proc') {
    const tables = await Promise.all(
    // Without IPv6 there is no second one.
    ['tcp', 'tcp6'].map((name) => (0,promises_.readFile)(`${proc}/net/${name}`, 'utf8').catch(() => '')));
    const sockets = tables.flatMap(listeningSockets).filter(({ port }) => ports.includes(port));
    if (sockets.length === 0)
        return [];
    const owners = await processesOf(new Set(sockets.map(({ inode }) => inode)), proc);
    return sockets.map(({ port, uid, inode }) => ({ port, uid, process: owners.get(inode) }));
}
async function processesOf(inodes, proc) {
    const owners = new Map();
    const pids = (await (0,promises_.readdir)(proc)).filter((name) => /^\d+$/.test(name));
    for (const pid of pids) {
        // Processes of others do not show their files, and some end while they are looked at.
        const files = await (0,promises_.readdir)(`${proc}/${pid}/fd`).catch(() => []);
        for (const file of files) {
            const target = await (0,promises_.readlink)(`${proc}/${pid}/fd/${file}`).catch(() => '');
            const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
            if (inode === undefined || !inodes.has(inode))
                continue;
            const name = await (0,promises_.readFile)(`${proc}/${pid}/comm`, 'utf8').catch(() => '');
            owners.set(inode, { pid: Number(pid), name: name.trim() });
        }
    }
    return owners;
}
/** One line for each. Pure. */
function portLines(ports, found) {
    if (found.length === 0)
        return [`nobody listens on ${portWords(ports)}`];
    return found.map(({ port, uid, process }) => {
        const whose = process ? `${process.name} (pid ${process.pid})` : 'a process of another user';
        return `${port}: ${whose}, uid ${uid}`;
    });
}
function portWords(ports) {
    const [first, last] = [ports[0], ports.at(-1)];
    return ports.length > 1 ? `${first} to ${last}` : `${first}`;
}

;// CONCATENATED MODULE: ./lib/src/registry/diagnostics.js




// Lines of a container's log: in the files, and in the log of the job.
const KEPT = 2000;
const SHOWN = 20;
/**
 * Looks at everything once. What cannot be looked at says why in its place: the rest counts all the more then.
 * @returns what still holds secrets
 */
async function gatherDiagnostics({ cause, pod, host, places, ports }, { podman, space, proc }) {
    const states = await orWhy(podman.podStates(pod));
    const containers = 'why' in states ? [] : states.got.filter(({ isInfra }) => !isInfra);
    const [logs, disk, listening] = await Promise.all([
        Promise.all(containers.map(async ({ name }) => ({ name, log: await orWhy(podman.logs(name, KEPT)) }))),
        orWhy(Promise.all(places.map(async (place) => ({ ...place, space: await space(place.path) })))),
        orWhy(listeners(ports, proc)),
    ]);
    return [
        whole('cause.txt', 'Cause', [cause]),
        whole('pod.txt', `Pod ${pod}`, 'why' in states ? [states.why] : states.got.map(stateLine)),
        ...logs.map(({ name, log }) => containerLog(name, pod, log)),
        whole('disk.txt', 'Disk', 'why' in disk ? [disk.why] : disk.got.map(diskLine)),
        whole('ports.txt', 'Ports', 'why' in listening ? [listening.why] : portLines(ports, listening.got)),
        whole('host.txt', 'Host', host.trimEnd().split('\n')),
    ];
}
async function orWhy(asked) {
    try {
        return { got: await asked };
    }
    catch (thrown) {
        return { why: `this could not be looked at: ${thrown.message}` };
    }
}
function whole(file, title, lines) {
    const shown = lines.length > 0 ? lines : ['nothing is there'];
    return { file, title, text: `${shown.join('\n')}\n`, shown };
}
function containerLog(name, pod, log) {
    const short = name.startsWith(`${pod}-`) ? name.slice(pod.length + 1) : name;
    const title = `Last lines of the container ${short}`;
    if ('why' in log)
        return whole(`${short}.log`, title, [log.why]);
    const shown = (0,blame/* withoutRepeats */.jP)(log.got).slice(-SHOWN).map(blame/* logLine */.BP);
    return {
        file: `${short}.log`,
        title,
        text: log.got,
        shown: shown.length > 0 ? shown : ['it printed nothing'],
    };
}
function stateLine({ name, isInfra, state, exitCode, restarts }) {
    const ended = state === 'exited' ? ` with exit code ${exitCode}` : '';
    return `${name}${isInfra ? ' (infra)' : ''}: ${state}${ended}, restarted ${restarts} times`;
}
function diskLine(place) {
    const { path, purpose, space } = place;
    if (space === undefined)
        return `${purpose} (${path}): its file system does not tell how much room it has`;
    const { free, total, freeFiles } = space;
    const files = freeFiles === undefined ? '' : `, ${freeFiles} free inodes`;
    return `${purpose} (${path}): ${mib(free)} of ${mib(total)} free${files}`;
}
function mib(bytes) {
    return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}
/** Takes the secrets out of all of it. Pure. */
function withoutSecrets(diagnostics, redact) {
    return diagnostics.map(({ file, title, text, shown }) => ({
        file,
        title,
        text: redact(text),
        // As one text, because a key goes over several lines.
        shown: redact(shown.join('\n')).split('\n'),
    }));
}
/** Writes them as files that only this user can read. */
async function writeDiagnostics(diagnostics, directory) {
    for (const { file, text } of diagnostics)
        await (0,registry_files/* writePrivate */.p)((0,external_node_path_.join)(directory, file), text);
}

;// CONCATENATED MODULE: ./lib/src/registry/diagnostics-redact.js
/** What a secret is replaced by. */
const REDACTED = '***';
// What is secret whoever made it. The name of a header or key stays, because it tells what was there.
const PATTERNS = [
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, REDACTED],
    [
        /\b((?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:basic|bearer|negotiate)\s+)?[^\s"',;]+/gi,
        `$1${REDACTED}`,
    ],
    // Words follow in sentences, such as `basic authentication challenge`; a token has more than small letters.
    [/\b((?:[Bb]asic|[Bb]earer)\s+)(?=[a-z]*[A-Z\d._~+/=-])[\w.~+/=-]{8,}/g, `$1${REDACTED}`],
    // A JSON Web Token: two objects in base64url begin alike.
    [/\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g, REDACTED],
    // bcrypt and the other hashes of crypt(5).
    [/\$(?:2[abxy]|apr1|1|5|6|y)\$[./A-Za-z0-9=,$]{8,}/g, REDACTED],
    [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${REDACTED}@`],
    // Signed states of uploads, and signed addresses of object stores.
    [
        /([?&](?:_state|X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|sig|token)=)[^\s&"']+/gi,
        `$1${REDACTED}`,
    ],
    [
        /(["']?\b[\w-]*(?:password|passwd|secret_?-?key|access_?-?key|api_?-?key|http-?_?secret|(?:access|refresh|identity|id|session)_?token)["']?[ \t]*[:=][ \t]*)(?:"[^"\n]*"|'[^'\n]*'|[^\s,;&}]+)/gi,
        `$1${REDACTED}`,
    ],
    [/(["']auth["']\s*:\s*)"[^"]*"/gi, `$1"${REDACTED}"`],
];
/**
 * Makes what takes secrets out of a text: each known one in every form that a log may have it in, and all that looks
 * like one. Pure.
 * @param secrets passwords, keys, tokens; of one with several lines each line is a secret too
 */
function redactor(secrets) {
    const known = knownRedactor(secrets);
    return (text) => PATTERNS.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), known(text));
}
/** The same for sentences of our own, in which nothing looks like a secret and is none: the known ones alone. Pure. */
function knownRedactor(secrets) {
    const forms = new Set(secrets.flatMap(formsOf));
    // A secret may be part of a longer one, which must go as a whole.
    const longestFirst = [...forms].sort((a, b) => b.length - a.length);
    return (text) => longestFirst.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}
function formsOf(secret) {
    const lines = secret.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('-----'));
    const whole = lines.length > 1 ? [secret.trimEnd(), ...lines] : [secret.trimEnd()];
    return whole.filter((text) => text.trim() !== '').flatMap(encodings);
}
function encodings(text) {
    const bytes = Buffer.from(text);
    return [
        text,
        JSON.stringify(text).slice(1, -1),
        encodeURIComponent(text),
        bytes.toString('base64'),
        bytes.toString('base64url'),
        bytes.toString('hex'),
    ];
}

// EXTERNAL MODULE: ./lib/src/report/host-text.js
var host_text = __webpack_require__(263);
;// CONCATENATED MODULE: ./lib/src/actions/failure.js










/** The same runner, and all that it was told to mask from then on. */
function rememberMasked(runner) {
    const masked = new Set();
    const mask = (secret) => {
        masked.add(secret);
        runner.log.mask(secret);
    };
    const log = { ...runner.log, mask };
    return { runner: { ...runner, log }, masked };
}
/**
 * Ends a run that failed: first the cause, then, where there was a pod, all that can be known of it: as a group in the
 * log, and as files for upload. No secret is in any of it.
 */
async function tellFailure(thrown, { begun }, masked, runner) {
    const redact = redactor([...masked]);
    const redactCause = thrown instanceof errors/* UserError */.yo ? knownRedactor([...masked]) : redact;
    if (begun === undefined || thrown instanceof DifferentRegistry) {
        runner.fail(redactCause((0,explain.explainFailure)(thrown)));
        return;
    }
    const log = await registryLog(begun);
    const cause = redactCause(explainRegistryFailure(thrown, log));
    runner.fail(cause);
    try {
        await showDiagnostics(cause, begun, redact, runner);
    }
    catch (second) {
        runner.log.warning(`the diagnostics could not be written: ${redact(second.message)}`);
    }
}
/** What the host may be blamed for comes first, then what is known of clients and registries. Pure. */
function explainRegistryFailure(thrown, log) {
    const said = thrown instanceof run.CommandError ? thrown.message : undefined;
    const full = (0,explain.explainFailure)(thrown);
    if (said === undefined || full !== said)
        return full;
    const explained = explainClient(thrown, log);
    return explained === undefined ? full : `${full}\n${explained}`;
}
// Lines. The reason for an answer of the registry is among its last ones.
const RECENT = 50;
async function registryLog({ job: { podman }, pod }) {
    // A pod that never came up has no log, and the cause is told all the same.
    return podman.logs(`${pod}-registry`, RECENT).catch(() => '');
}
async function showDiagnostics(cause, { job, pod, checks, ports, data }, redact, runner) {
    const { host, podman, log } = job;
    const { graphRoot } = await (0,storage_conf/* storageConf */.a)(host);
    const places = [
        { path: graphRoot, purpose: "podman's store" },
        ...(data === undefined ? [] : [{ path: data, purpose: "the registry's data" }]),
        { path: job.directory, purpose: 'files of the job' },
    ];
    const found = await gatherDiagnostics({ cause, pod, host: hostReport(checks), places, ports }, { podman, space: host.space });
    const diagnostics = withoutSecrets(found, redact);
    const directory = (0,external_node_path_.join)(job.directory, 'diagnostics');
    await writeDiagnostics(diagnostics, directory);
    runner.output('diagnostics', directory);
    await log.group('Diagnostics', async () => {
        for (const { title, shown } of diagnostics.slice(1)) {
            log.info(`${title}:`);
            for (const line of shown)
                log.info(`  ${line}`);
        }
        log.info(`the same, with longer logs, for upload: ${directory}`);
    });
}
/** What was put right, and what is not as it should be. */
function hostReport(checks) {
    if (checks.length === 0)
        return 'not looked at';
    const notable = checks.filter(({ state }) => host_text/* NOTABLE */.i7.includes(state));
    return [...notable.map(host_text/* formatCheck */.Ac), (0,host_text/* countWords */.rj)(checks)].join('\n');
}

;// CONCATENATED MODULE: ./lib/src/registry/trust-target.js
/** The clients of a job that can be made to trust the registry, each in its own way. */
const TRUST_TARGETS = [
    'podman',
    'docker',
    'buildkit',
    'containerd',
    'kind',
    'k3s',
    'system',
    'env',
];

// EXTERNAL MODULE: ./lib/src/registry/userns.js
var userns = __webpack_require__(6202);
// EXTERNAL MODULE: ./lib/src/actions/read-input.js
var read_input = __webpack_require__(5093);
;// CONCATENATED MODULE: ./lib/src/actions/access-inputs.js


// bcrypt reads no more than this; what follows would not count.
const LONGEST_PASSWORD = 72;
/** @throws UserError for one that is not as it may be, and for inputs that exclude each other */
function readAccess(get) {
    const kind = (0,read_input/* choice */.Yq)(get, 'auth', ['basic', 'none', 'token']);
    expectFitting(get, kind);
    switch (kind) {
        case 'none':
            return { kind };
        case 'basic':
            return readBasic(get);
        case 'token': {
            const username = get('username');
            const password = readPassword(get, 'password');
            return {
                kind,
                ...readTokenService(get),
                login: password === undefined ? undefined : { username, password },
            };
        }
    }
}
const TOKEN_INPUTS = ['token-realm', 'token-service', 'token-issuer', 'token-certificates'];
/** Inputs that another kind of authentication would not look at are a mistake of the caller's. */
function expectFitting(get, kind) {
    const strange = [
        ...(kind === 'none' ? ['password'] : []),
        ...(kind === 'basic' ? [] : ['reader-username', 'reader-password']),
        ...(kind === 'token' ? [] : TOKEN_INPUTS),
    ].find((name) => get(name) !== '');
    if (strange !== undefined) {
        const wanted = TOKEN_INPUTS.some((name) => name === strange) ? 'token' : 'basic';
        throw new errors/* UserError */.yo(`input "${strange}" is set and "auth" is "${kind}"; allowed: "auth: ${wanted}", or no ${strange}`);
    }
    if (kind !== 'basic' && (0,read_input/* readBoolean */.Vf)(get, 'anonymous-pull')) {
        throw new errors/* UserError */.yo(`input "anonymous-pull" is true and "auth" is "${kind}"; allowed: "auth: basic", or "anonymous-pull: false"`);
    }
}
function readBasic(get) {
    const writer = { username: readUsername(get, 'username'), password: readPassword(get, 'password') };
    const name = get('reader-username');
    const password = readPassword(get, 'reader-password');
    if (name === '' && password !== undefined) {
        throw new errors/* UserError */.yo('input "reader-password" is set and "reader-username" is not; allowed: both, or the name alone');
    }
    const reader = name === '' ? undefined : { username: readUsername(get, 'reader-username'), password };
    if (reader?.username === writer.username) {
        throw (0,errors/* refuse */.TR)('reader-username', name, 'another name than that of "username", who may push');
    }
    return { kind: 'basic', writer, reader, anonymousPull: (0,read_input/* readBoolean */.Vf)(get, 'anonymous-pull') };
}
function readUsername(get, input) {
    const username = get(input);
    if (!/^[A-Za-z0-9._@+-]{1,64}$/.test(username)) {
        throw (0,errors/* refuse */.TR)(input, username, '1 to 64 of the characters A-Z a-z 0-9 . _ @ + -');
    }
    return username;
}
// What was found is a secret, so these messages do not show it.
function readPassword(get, input) {
    const password = get(input);
    if (password === '')
        return undefined;
    const bytes = Buffer.byteLength(password);
    if (bytes > LONGEST_PASSWORD) {
        throw new errors/* UserError */.yo(`input "${input}" is ${bytes} bytes long; allowed: up to ${LONGEST_PASSWORD}, because bcrypt reads no more`);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
    if (/[\u0000-\u001f\u007f]/.test(password)) {
        throw new errors/* UserError */.yo(`input "${input}" holds a control character or a line break; allowed: printable characters`);
    }
    return password;
}
function readTokenService(get) {
    const [realm = '', service = '', issuer = '', certificates = ''] = TOKEN_INPUTS.map((name) => get(name));
    if (!URL.canParse(realm) || new URL(realm).protocol !== 'https:') {
        throw (0,errors/* refuse */.TR)('token-realm', realm, 'the https address where clients get a token');
    }
    for (const [name, text] of [
        ['token-service', service],
        ['token-issuer', issuer],
    ]) {
        if (!/^[\x21-\x7e]{1,200}$/.test(text) || /["\\]/.test(text)) {
            throw (0,errors/* refuse */.TR)(name, text, '1 to 200 printable characters without blanks, quotes and backslashes');
        }
    }
    if (certificates === '')
        throw (0,errors/* refuse */.TR)('token-certificates', '', 'the path of a PEM file');
    return { realm, service, issuer, certificates };
}

;// CONCATENATED MODULE: ./lib/src/actions/content-inputs.js



/** @throws UserError for one that is not as it may be */
function readSeed(get) {
    const images = get('seed')
        .split(/\r?\n/)
        .map((line) => line.replace(/(^|\s)#.*/, '').trim())
        .filter((line) => line !== '')
        .map(readWish);
    const platforms = (0,words/* listed */.K)(get('seed-platforms'));
    for (const platform of platforms) {
        if (!/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9]+)?$/.test(platform)) {
            throw (0,errors/* refuse */.TR)('seed-platforms', platform, 'platforms such as linux/amd64, or nothing for all');
        }
    }
    const parallel = get('seed-parallel');
    if (!/^\d{1,2}$/.test(parallel) || Number(parallel) < 1 || Number(parallel) > 32) {
        throw (0,errors/* refuse */.TR)('seed-parallel', parallel, 'a number from 1 to 32');
    }
    return { images, platforms, parallel: Number(parallel) };
}
function readWish(line) {
    const [source = '', name, ...rest] = line.split(/\s+/);
    if (rest.length > 0)
        throw (0,errors/* refuse */.TR)('seed', line, 'one image per line: SOURCE, or SOURCE and NAME');
    return { source, name };
}
/** @throws UserError for one that is not as it may be */
function readMirrors(get) {
    const upstreams = (0,words/* listed */.K)(get('mirror'));
    for (const [index, upstream] of upstreams.entries()) {
        if (!/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/.test(upstream) || !/[.:]/.test(upstream)) {
            throw (0,errors/* refuse */.TR)('mirror', upstream, 'registries as they stand before an image, such as docker.io');
        }
        if (upstreams.indexOf(upstream) !== index)
            throw (0,errors/* refuse */.TR)('mirror', upstream, 'each registry once');
    }
    const logins = readLogins(get, upstreams);
    return {
        upstreams: upstreams.map((upstream) => ({ upstream, login: logins.get(upstream) })),
        directory: (0,read_input/* readDirectory */.gZ)(get, 'mirror-path'),
    };
}
/** What stands in the lines is secret, so the messages do not show it. */
function readLogins(get, upstreams) {
    const logins = new Map();
    const lines = get('mirror-credentials').split(/\r?\n/);
    for (const [index, line] of lines.entries()) {
        if (line.trim() === '')
            continue;
        const found = /^\s*(\S+)\s+([^\s:]+):(\S+)\s*$/.exec(line);
        const [, upstream = '', username = '', password = ''] = found ?? [];
        if (!found || !upstreams.includes(upstream)) {
            throw new errors/* UserError */.yo(`input "mirror-credentials" has a line ${index + 1} that is not REGISTRY USER:PASSWORD with a registry that "mirror" names; allowed: one such line for each registry`);
        }
        logins.set(upstream, { username, password });
    }
    return logins;
}

;// CONCATENATED MODULE: ./lib/src/actions/storage-inputs.js


const S3_INPUTS = [
    's3-bucket',
    's3-region',
    's3-endpoint',
    's3-prefix',
    's3-access-key',
    's3-secret-key',
];
/** @throws UserError for one that is not as it may be, and for inputs of another kind of storage */
function readStorage(get, mapping) {
    const path = (0,read_input/* readDirectory */.gZ)(get, 'storage-path');
    // The path alone says enough.
    const asked = (0,read_input/* choice */.Yq)(get, 'storage', ['job', 'path', 'volume', 's3']);
    const kind = asked === 'job' && path !== undefined ? 'path' : asked;
    storage_inputs_expectFitting(get, kind);
    if (mapping.kind === 'auto' && (kind === 'path' || kind === 'volume')) {
        const found = kind === 'path' ? `"storage-path" is ${JSON.stringify(path)}` : '"storage" is volume';
        throw new errors/* UserError */.yo(`input ${found} and "userns" is auto; allowed: another "userns", because auto gives the registry other ids each time, which cannot read what it has stored before`);
    }
    switch (kind) {
        case 'job':
            return { kind };
        case 'path':
            if (path === undefined)
                throw (0,errors/* refuse */.TR)('storage-path', '', 'the path of a directory, for "storage: path"');
            return { kind, path };
        case 'volume':
            return { kind, name: readVolume(get) };
        case 's3':
            return { kind, ...readS3(get) };
    }
}
function storage_inputs_expectFitting(get, kind) {
    const strange = [
        ...(kind === 'path' ? [] : ['storage-path']),
        ...(kind === 'volume' ? [] : ['storage-volume']),
        ...(kind === 's3' ? [] : S3_INPUTS),
    ].find((name) => get(name) !== '');
    if (strange === undefined)
        return;
    const wanted = strange.startsWith('s3-') ? 's3' : strange.replace('storage-', '');
    throw new errors/* UserError */.yo(`input "${strange}" is set and "storage" is "${kind}"; allowed: "storage: ${wanted}", or no ${strange}`);
}
function readVolume(get) {
    const name = get('storage-volume');
    // Source: define.NameRegex of Podman, within the length of a Kubernetes name.
    if (!/^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$/.test(name)) {
        throw (0,errors/* refuse */.TR)('storage-volume', name, '2 to 63 of the characters a-z 0-9 and, within, -');
    }
    return name;
}
function readS3(get) {
    const text = (name, pattern, allowed) => {
        const found = get(name);
        if (!pattern.test(found))
            throw (0,errors/* refuse */.TR)(name, found, allowed);
        return found;
    };
    const secret = (name) => {
        const found = get(name);
        // What was found is a secret, so the message does not show it.
        if (!/^[\x21-\x7e]{1,200}$/.test(found)) {
            throw new errors/* UserError */.yo(`input "${name}" is not set, or holds a blank or a character beyond ASCII; allowed: the key of a user of the bucket`);
        }
        return found;
    };
    const endpoint = get('s3-endpoint');
    if (endpoint !== '' && !(URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol))) {
        throw (0,errors/* refuse */.TR)('s3-endpoint', endpoint, 'an http or https address, or nothing for AWS');
    }
    return {
        bucket: text('s3-bucket', /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "a bucket's name"),
        region: text('s3-region', /^[a-z0-9-]{1,64}$/, "a region's name, such as eu-central-1"),
        endpoint: endpoint || undefined,
        prefix: text('s3-prefix', /^[A-Za-z0-9._/-]{0,200}$/, 'up to 200 of A-Z a-z 0-9 . _ / -'),
        redirect: (0,read_input/* readBoolean */.Vf)(get, 's3-redirect'),
        accessKey: secret('s3-access-key'),
        secretKey: secret('s3-secret-key'),
    };
}
/** @throws UserError for one that is too short to sign anything */
function readHttpSecret(get) {
    const found = get('http-secret');
    if (found === '')
        return undefined;
    if (!/^[\x21-\x7e]{16,256}$/.test(found)) {
        throw new errors/* UserError */.yo('input "http-secret" is not 16 to 256 printable characters without blanks; allowed: for example what openssl rand -hex 32 gives');
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/src/actions/inputs.js










const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`);
/**
 * Reads every input.
 * @throws UserError in one sentence: the input, what was found, what is allowed
 */
function readInputs(get) {
    const mapping = (0,userns/* parseMapping */.K)(get('userns'), get('uidmap'), get('gidmap'));
    const storage = readStorage(get, mapping);
    return {
        setup: (0,read_input/* choice */.Yq)(get, 'setup', ['auto', 'check', 'off']),
        users: (0,read_input/* readUsers */.L_)(get),
        lifecycle: (0,read_input/* choice */.Yq)(get, 'lifecycle', ['job', 'persistent']),
        name: readName(get),
        host: readHost(get),
        bind: readBind(get),
        port: readPort(get),
        access: readAccess(get),
        trust: readTrust(get),
        certificate: readCertificateFiles(get),
        registryImage: readImage('registry-image', get('registry-image')),
        nginxImage: readImage('nginx-image', get('nginx-image')),
        imageSource: (0,read_input/* choice */.Yq)(get, 'image-source', ['auto', 'local', 'pull', 'packages']),
        keepImages: (0,read_input/* readBoolean */.Vf)(get, 'keep-images'),
        proof: (0,read_input/* readBoolean */.Vf)(get, 'proof'),
        images: (0,words/* listed */.K)(get('images')).map(readOwnImage),
        quadletDirectory: get('quadlet-dir') || undefined,
        mapping,
        storage,
        httpSecret: readHttpSecret(get),
        imageCache: (0,read_input/* readDirectory */.gZ)(get, 'image-cache'),
        seed: readSeed(get),
        mirrors: readMirrors(get),
        fragments: { registry: get('registry-config') || undefined, nginx: get('nginx-config') || undefined },
        kubernetes: readKubernetes(get, storage),
        timeout: readTimeout(get),
    };
}
function readHost(get) {
    const host = get('host');
    if (host === 'auto')
        return undefined;
    if (!((0,external_node_net_.isIPv4)(host) || isDnsName(host))) {
        throw (0,errors/* refuse */.TR)('host', host, 'auto, a DNS name in small letters, or an IPv4 address, without port');
    }
    return host;
}
function isDnsName(text) {
    return HOST.test(text) && !/^[\d.]+$/.test(text);
}
function readBind(get) {
    const bind = get('bind');
    if (bind === 'auto')
        return undefined;
    if (!(0,external_node_net_.isIPv4)(bind)) {
        throw (0,errors/* refuse */.TR)('bind', bind, 'auto, 127.0.0.1, 0.0.0.0 or another IPv4 address of this host');
    }
    return bind;
}
function readPort(get) {
    const port = get('port');
    if (port === 'auto')
        return 'auto';
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65535) {
        throw (0,errors/* refuse */.TR)('port', port, 'auto, or a number from 1 to 65535');
    }
    return Number(port);
}
function readCertificateFiles(get) {
    const [certificate, key, ca] = ['tls-cert', 'tls-key', 'tls-ca'].map(get);
    if (!certificate && !key && !ca)
        return undefined;
    if (!certificate || !key) {
        const missing = certificate ? 'tls-key' : 'tls-cert';
        throw new errors/* UserError */.yo(`input "${missing}" is not set; allowed: "tls-cert" and "tls-key" together, with or without "tls-ca", or none of them`);
    }
    return { certificate, key, ca: ca || undefined };
}
function readImage(input, text) {
    const reference = (0,registry_reference/* parseReference */.Y)(text);
    if (reference === undefined) {
        throw (0,errors/* refuse */.TR)(input, text, "an image's name, such as docker.io/library/nginx:1.30-alpine");
    }
    return reference;
}
function readOwnImage(text) {
    const reference = readImage('images', text);
    return { ...reference, isShort: !text.startsWith(`${reference.registry}/`) };
}
function readTrust(get) {
    return get('trust') === 'auto' ? undefined : (0,read_input/* choices */.zM)(get, 'trust', TRUST_TARGETS);
}
function readName(get) {
    const name = get('name');
    if (!/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) {
        throw (0,errors/* refuse */.TR)('name', name, '1 to 32 of the characters a-z 0-9 and, within, -');
    }
    return name;
}
function readKubernetes(get, { kind }) {
    const replicas = get('replicas');
    if (!/^\d{1,3}$/.test(replicas) || Number(replicas) < 1) {
        throw (0,errors/* refuse */.TR)('replicas', replicas, 'a number from 1 to 999');
    }
    if (Number(replicas) > 1 && kind !== 's3') {
        throw new errors/* UserError */.yo(`input "replicas" is ${replicas} and "storage" is ${kind}; allowed: "storage: s3", which all replicas share, or "replicas: 1", because the claim of any other storage is for one node (ReadWriteOnce)`);
    }
    const ingressHost = get('ingress-host');
    if (ingressHost !== '' && !isDnsName(ingressHost)) {
        throw (0,errors/* refuse */.TR)('ingress-host', ingressHost, 'a DNS name in small letters');
    }
    return { replicas: Number(replicas), ingressHost: ingressHost || undefined };
}
function readTimeout(get) {
    const found = get('timeout');
    if (!/^\d{1,4}$/.test(found) || Number(found) < 1 || Number(found) > 3600) {
        throw (0,errors/* refuse */.TR)('timeout', found, 'a number of seconds from 1 to 3600');
    }
    return Number(found);
}

// EXTERNAL MODULE: ./lib/src/actions/job.js
var actions_job = __webpack_require__(8669);
;// CONCATENATED MODULE: ./lib/src/actions/later.js
/** Work that goes on beside other work: it fails where it is awaited, and nowhere else. */
function later(work) {
    work.catch(() => undefined);
    return work;
}

// EXTERNAL MODULE: ./lib/src/host/checks/storage/mount.js + 1 modules
var mount = __webpack_require__(162);
// EXTERNAL MODULE: ./lib/src/host/checks/storage/mount-facts.js
var mount_facts = __webpack_require__(9018);
// EXTERNAL MODULE: ./lib/src/host/facts/subids.js
var subids = __webpack_require__(7977);
;// CONCATENATED MODULE: ./lib/src/host/facts/own-ids.js

/** None where another source than the files has them and there is no getsubids(1) to ask it. */
async function subordinateIds(host) {
    const facts = await (0,subids/* subidFacts */.ZJ)(host);
    if (facts.source === 'elsewhere')
        return { uids: facts.ranges?.uid ?? [], gids: facts.ranges?.gid ?? [] };
    const [own] = facts.plan.users;
    const ranges = (lines = []) => lines.map(({ start, count }) => ({ start, count }));
    return { uids: ranges(own?.uid.has), gids: ranges(own?.gid.has) };
}

// EXTERNAL MODULE: ./lib/src/host/facts/podman-version.js
var facts_podman_version = __webpack_require__(5505);
// EXTERNAL MODULE: ./lib/src/host/run-checks.js + 1 modules
var run_checks = __webpack_require__(582);
// EXTERNAL MODULE: ./lib/src/host/subids.js
var host_subids = __webpack_require__(2561);
// EXTERNAL MODULE: ./lib/src/report/remedy-shell.js
var remedy_shell = __webpack_require__(1814);
// EXTERNAL MODULE: ./lib/src/actions/mirrors.js + 3 modules
var actions_mirrors = __webpack_require__(2222);
;// CONCATENATED MODULE: ./lib/src/actions/mapping.js












/**
 * Refuses a mapping that this host cannot give, before the host is put right and anything is made. What `setup: auto` is
 * about to mend, no ids and no podman, is not held against it.
 * @throws UserError naming the input, what was found, and what is allowed
 */
async function expectMapping({ mapping, setup }, { host }) {
    if (mapping.kind === 'default')
        return;
    const [{ uids, gids }, version] = await Promise.all([subordinateIds(host), (0,facts_podman_version/* installedPodmanVersion */.E)(host)]);
    if (version !== undefined)
        (0,registry_mapping/* expectKnown */.PU)(mapping, version);
    const isMended = setup === 'auto' && Math.min((0,host_subids/* total */.X5)(uids), (0,host_subids/* total */.X5)(gids)) < host_subids/* ENOUGH_IDS */.Sq;
    if (!isMended)
        await settle(mapping, { host });
}
/**
 * What the mapping comes to on a host that is ready, and the directory for the registry's data, made and looked at.
 * @throws UserError where the host cannot give the mapping, or the registry cannot use the directory
 */
async function readyMapping({ mapping: choice, storage, mirrors }, version, job) {
    const directories = [
        ...(storage.kind === 'path' ? [['storage-path', storage.path]] : []),
        ...(0,actions_mirrors/* mirrorDirectories */.TV)(mirrors).map((path) => ['mirror-path', path]),
    ];
    if (choice.kind === 'default' && directories.length === 0)
        return { mapping: undefined, checks: [] };
    (0,registry_mapping/* expectKnown */.PU)(choice, version);
    const settled = await settle(choice, job);
    const checks = [];
    for (const [input, path] of directories)
        checks.push(...(await readyStorage(input, path, settled, job)));
    return { mapping: settled.mapping, checks };
}
async function settle(choice, { host }) {
    const { user } = host;
    const { uids, gids } = await subordinateIds(host);
    return (0,registry_mapping/* settleMapping */.yc)(choice, {
        name: user.name,
        uids: { own: user.uid, ranges: uids },
        gids: { own: user.gid, ranges: gids },
    });
}
/** A directory that exists is the user's own affair and is only looked at; a new one is given to the registry. */
async function readyStorage(input, path, { ids, mapping }, { host, log, podman }) {
    if (ids === undefined)
        return [];
    const look = () => (0,run_checks/* runChecks */.J)([(0,mount/* mountCheck */.y)(path, ids)], host, { mend: false });
    const results = await look();
    const [result] = results;
    if (result === undefined)
        return [];
    log.info((0,host_text/* formatCheck */.Ac)(result));
    if (result.state === 'error') {
        const block = (0,remedy_shell/* remedyBlock */.Qw)((0,host_text/* withRemedy */.v9)(results), host.user.name);
        throw new errors/* UserError */.yo([
            `input "${input}" is ${JSON.stringify(path)}; allowed: a directory that the registry may write to. ${result.found}. ${result.remedy?.advice ?? ''}`,
            ...(block === undefined ? [] : ['To copy and paste:', '', block]),
        ].join('\n'));
    }
    if (!(await host.exists(path))) {
        await (0,promises_.mkdir)(path, { recursive: true, mode: 0o700 });
        if (!(0,registry_mapping/* runsAsUser */.Al)(mapping)) {
            await podman.changeOwner(path, (0,mount_facts/* podmanIds */.y)(ids));
        }
    }
    return results;
}

;// CONCATENATED MODULE: ./lib/src/actions/outputs.js
/** Sets every output that action.yml declares. */
function setOutputs(runner, values) {
    const { registry, address, proof, checks } = values;
    const outputs = {
        registry,
        url: `https://${registry}`,
        host: address.host,
        port: String(address.port),
        username: values.username ?? '',
        password: values.password ?? '',
        'reader-username': values.reader?.username ?? '',
        'reader-password': values.reader?.password ?? '',
        'ca-cert': values.caFile,
        'ca-bundle': values.caBundle ?? '',
        'buildkitd-config': values.buildkitdConfig ?? '',
        'buildkitd-config-inline': values.buildkitdConfigInline ?? '',
        'kind-config': values.kindConfig ?? '',
        'cert-dir': values.certDirectory,
        'auth-file': values.authFile,
        pod: values.pod,
        'cache-path': values.cache?.path ?? '',
        'cache-key': values.cache?.key ?? '',
        found: String(values.found),
        'podman-version': values.podman,
        'quadlet-dir': values.quadlet.directory,
        digest: proof?.roundTrips[0]?.digest ?? '',
        'round-trips': JSON.stringify(proof?.roundTrips ?? []),
        seeded: JSON.stringify(values.seeded),
        'host-changes': checks
            .filter(({ state }) => state === 'mended')
            .map(({ id }) => id)
            .join(','),
        // A run that failed sets it to the directory that it wrote.
        diagnostics: '',
    };
    for (const [name, value] of Object.entries(outputs))
        runner.output(name, value);
}

// EXTERNAL MODULE: ./lib/src/host/checks/session/lingering.js
var lingering = __webpack_require__(7953);
// EXTERNAL MODULE: ./lib/src/host/host.js
var host = __webpack_require__(9751);
;// CONCATENATED MODULE: ./lib/src/persistent/default-images.js
/** What action.yml names where the caller names none. A job that does so takes whatever image a registry has. */
const DEFAULT_IMAGES = {
    registry: 'ghcr.io/distribution/distribution:3.1.1',
    nginx: 'public.ecr.aws/docker/library/nginx:1.30-alpine',
};

;// CONCATENATED MODULE: ./lib/src/persistent/forget-image.js
/**
 * Deletes an image at the registry by its digest, and with it every tag of it. Its blobs are then garbage.
 * @throws Error where the registry does not do so
 */
async function forgetImage(client, { repository, digest }) {
    const path = `/v2/${repository}/manifests/${digest}`;
    const { status } = await client.get(path, { method: 'DELETE' });
    // Somebody else may have been quicker.
    if (status !== 202 && status !== 404) {
        throw new Error(`DELETE ${path} was answered with status ${status}; it must be 202`);
    }
}

// EXTERNAL MODULE: ./lib/src/podman/podman.js + 1 modules
var podman_podman = __webpack_require__(3272);
// EXTERNAL MODULE: ./lib/src/registry/ports.js
var registry_ports = __webpack_require__(4083);
// EXTERNAL MODULE: ./lib/src/registry/storage-volume.js
var storage_volume = __webpack_require__(804);
;// CONCATENATED MODULE: ./lib/src/persistent/names.js

/**
 * Pods and containers share their names with podman: the pod `podman-registry-a-nginx` of a registry "a-nginx" would be
 * the nginx of the registry "a".
 * @param others names of the registries that this user has beside it
 * @throws UserError naming the one that is in the way
 */
function names_expectApart(name, others) {
    const other = others.find((one) => isContainerOf(name, one) || isContainerOf(one, name));
    if (other === undefined)
        return;
    throw new errors/* UserError */.yo(`input "name" is "${name}", and this user has a registry "${other}", one's pod being called as a container of the other; allowed: a name that does not differ by -registry, -nginx, -infra, -service or -mirror-… alone`);
}
function isContainerOf(name, other) {
    return (name.startsWith(`${other}-`) &&
        /^(registry|nginx|infra|service|mirror-.*)$/.test(name.slice(other.length + 1)));
}

// EXTERNAL MODULE: ./lib/src/persistent/place.js
var persistent_place = __webpack_require__(2053);
// EXTERNAL MODULE: ./lib/src/persistent/service.js
var persistent_service = __webpack_require__(1505);
;// CONCATENATED MODULE: ./lib/src/persistent/install.js















/**
 * Installs a registry as a service of the user's systemd and waits until it answers. Until the record is written, the
 * job's post takes it away again.
 * @returns the pod as it is up, and how long it took from the start to the first good answer, in milliseconds
 * @throws UserError when it does not answer in time, saying what is to blame
 */
async function installRegistry(place, options, tools) {
    const { services, journal, log } = tools;
    const { secrets, timeout } = options;
    const others = await otherRecords(place, options.home);
    names_expectApart(place.name, others.map(({ name }) => name));
    const ports = options.ports.filter((port) => !others.some(({ choices }) => choices.address.port === port));
    if (ports.length === 0)
        throw portIsAnothers(options.ports, others);
    const quadlets = await services.quadletDirectory();
    const isFresh = (await (0,promises_.readdir)(place.directory)).length === 0;
    await journal.record({
        kind: 'run',
        as: 'user',
        // A post leaves no cache of Node's behind.
        argv: [
            'env',
            'NODE_DISABLE_COMPILE_CACHE=1',
            ...options.self,
            'down',
            place.name,
            '--unfinished',
            ...(isFresh ? ['--data'] : []),
        ],
        said: `nothing is left of an unfinished registry "${place.name}"`,
    });
    await (0,registry_files/* writePrivate */.p)(place.made, JSON.stringify(await (0,directories/* missingDirectories */.q)(quadlets)));
    await (0,promises_.mkdir)(place.claim, { recursive: true, mode: 0o700 });
    await tools.claimHost();
    if (options.choices.storage)
        await (0,storage_volume/* readyVolume */.i)(options.choices.storage, tools.podman, journal);
    for (let rest = ports;;) {
        const port = await (0,registry_ports/* freePort */.ov)(rest, options.bind);
        rest = rest.slice(rest.indexOf(port) + 1);
        const address = { host: options.host, bind: options.bind, port };
        const choices = { ...options.choices, name: place.pod, address };
        const pod = (0,registry_pod/* describePod */.Fx)(choices);
        const unit = await install_layOut(place, pod, options, quadlets);
        await services.install(place, unit);
        const started = Date.now();
        await services.start(place);
        const state = await (0,up/* awaitRegistry */.I)(place, pod, secrets, timeout, tools);
        if (state.up) {
            const startup = Date.now() - started;
            await (0,persistent_record/* writeRecord */.rh)(place, {
                name: place.name,
                choices,
                asked: options.asked,
                ownCertificate: options.ownCertificate,
                certificate: (0,persistent_record/* certificateFacts */.lF)(secrets.certificate.chain),
                unit: unit.path,
                data: dataBelow(place, pod),
                installed: new Date().toISOString(),
            });
            return { pod, startup };
        }
        if (!state.portTaken || rest.length === 0)
            throw await (0,up/* explainDown */.O)(place, pod, state, tools);
        log.info(`port ${port} was taken in the meantime; trying the next one`);
        await services.remove(place);
    }
}
async function install_layOut(place, pod, { secrets, version, forwarders }, quadlets) {
    const manifest = await (0,registry_files/* writePodFiles */.s)(pod, secrets.contents, place.directory, 'Always');
    await (0,persistent_record/* writeSecrets */.Pl)(place, secrets);
    return (0,persistent_service/* unitFile */.T)(pod, version, { manifest, network: (0,podman_podman/* forwarder */.VK)(version, forwarders) }, quadlets);
}
async function otherRecords(place, home) {
    const others = (await (0,persistent_place/* placesOf */.ek)(home)).filter(({ name }) => name !== place.name);
    const records = await Promise.all(others.map(persistent_record/* readRecord */.aE));
    return records.filter((record) => record !== undefined);
}
function portIsAnothers(ports, others) {
    const [port] = ports;
    const other = others.find(({ choices }) => choices.address.port === port);
    return new errors/* UserError */.yo(`input "port" is ${port}, which is the port of the registry "${other?.name}" of this user, also where that is down; allowed: auto, or another port`);
}
/** The directories of data that lie below the registry's own. */
function dataBelow(place, pod) {
    const paths = pod.containers
        .flatMap(({ mounts }) => mounts)
        .filter(({ kind }) => kind === 'data')
        .map((mount) => (0,manifest/* hostPath */.y4)(pod, mount, place.directory));
    return paths
        .filter((path) => path.startsWith((0,external_node_path_.join)(place.directory, '/')))
        .map((path) => (0,external_node_path_.relative)(place.directory, path));
}

;// CONCATENATED MODULE: ./lib/src/registry/chain.js
const chain_DAY = 24 * 60 * 60 * 1000;
/** id-kp-serverAuth of RFC 5280. */
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
function isIssuer(issuer, subject) {
    return subject.checkIssued(issuer) && subject.verify(issuer.publicKey);
}
/** How the chain leads from its first certificate to one of the trusted ones, in whatever order it stands. */
function pathToTrust(chain, trusted) {
    const sent = [];
    let left = chain.slice(1);
    for (let current = chain[0]; current !== undefined;) {
        const subject = current;
        sent.push(subject);
        const anchor = trusted.find((one) => one.fingerprint256 === subject.fingerprint256) ??
            trusted.find((one) => isIssuer(one, subject));
        if (anchor)
            return { sent, anchor };
        current = left.find((one) => isIssuer(one, subject));
        left = left.filter((one) => one !== current);
    }
    return { sent, anchor: undefined };
}
/**
 * What a client would refuse, the gravest first, for the author of the workflow.
 * @param chain as it stands in the file
 */
function chainFaults(chain, { sent, anchor }, { file, ca }, now) {
    const [leaf] = chain;
    const last = sent.at(-1);
    const faults = [];
    if (anchor === undefined && last !== undefined) {
        faults.push(`input "tls-ca" is ${ca}, which has not issued ${nameIn(chain, last, file)}: ${oneLine(last.issuer)} did, which stands in neither file; add what is between the two to "tls-cert", or give the CA that did`);
    }
    for (const one of new Set([...sent, ...(anchor ? [anchor] : [])])) {
        const input = sent.includes(one) ? 'tls-cert' : 'tls-ca';
        const name = sent.includes(one) ? nameIn(chain, one, file) : `${ca}, with ${oneLine(one.subject)}`;
        if (new Date(one.validTo) <= now || new Date(one.validFrom) > now) {
            faults.push(`input "${input}" is ${name}, which is valid from ${one.validFrom} to ${one.validTo}; give one that is valid now`);
        }
        if (one !== leaf && !one.ca) {
            faults.push(`input "${input}" is ${name}, which is no CA and may issue nothing; give the CA's own`);
        }
    }
    // Without the extension it may serve for anything.
    const purposes = leaf?.keyUsage;
    if (purposes !== undefined && !purposes.includes(SERVER_AUTHENTICATION)) {
        faults.push(`input "tls-cert" is ${file}, which is not for servers (extended key usage ${purposes.join(', ')}); give one with serverAuth`);
    }
    return faults;
}
/** What will be a nuisance before long, or to some clients. */
function chainWarnings(chain, { sent, anchor }, now) {
    const isOrdered = sent.every((one, index) => chain[index] === one);
    const all = [...new Set([...sent, ...(anchor ? [anchor] : [])])];
    const ending = all.filter(({ validTo }) => new Date(validTo).getTime() - now.getTime() < chain_DAY);
    return [
        ...ending.map(({ subject, validTo }) => `the certificate of ${oneLine(subject)} ends on ${validTo}, within a day; every client refuses it from then on`),
        ...(isOrdered
            ? []
            : [
                `"tls-cert" is not in order, and not every client looks for the next one further down; put them like this: ${sent.map(({ subject }) => oneLine(subject)).join('; ')}`,
            ]),
        ...(anchor !== undefined && anchor.issuer !== anchor.subject
            ? [
                `"tls-ca" ends with ${oneLine(anchor.subject)}, which is no root: podman takes that, but curl and others of OpenSSL's kind want the root too`,
            ]
            : []),
    ];
}
function nameIn(chain, one, file) {
    const place = chain.indexOf(one);
    return place <= 0 ? file : `${file}, in which certificate ${place + 1} is ${oneLine(one.subject)}`;
}
/** A distinguished name, which Node tells line by line. */
function oneLine(name) {
    return name.replaceAll('\n', ', ');
}

;// CONCATENATED MODULE: ./lib/src/registry/own-certificate.js





/**
 * Reads the user's own certificate and checks what a client would stumble over.
 * @throws UserError naming the input, what was found and what is needed
 */
async function readCertificate(files, host, now = new Date()) {
    const chain = await readInput('tls-cert', files.certificate);
    const key = await readInput('tls-key', files.key);
    const own = certificates('tls-cert', files.certificate, chain);
    const [leaf] = own;
    if (files.ca === undefined && leaf.issuer !== leaf.subject) {
        throw new errors/* UserError */.yo(`input "tls-ca" is not set, and ${files.certificate} was issued by ${oneLine(leaf.issuer)}; give the PEM file of that CA, or the bundle of the system`);
    }
    const ca = files.ca === undefined ? chain : await readInput('tls-ca', files.ca);
    const trusted = files.ca === undefined ? own : certificates('tls-ca', files.ca, ca);
    if (files.ca === undefined)
        expectNoKey('tls-cert', files.certificate, ca);
    else
        expectNoKey('tls-ca', files.ca, ca);
    expectKeyOf(own, parseKey(files.key, key), files);
    const path = pathToTrust(own, trusted);
    const fault = chainFaults(own, path, { file: files.certificate, ca: files.ca }, now)[0];
    if (fault !== undefined)
        throw new errors/* UserError */.yo(fault);
    // Go's clients, podman among them, do not look at the common name.
    const covered = (0,external_node_net_.isIP)(host) ? leaf.checkIP(host) : leaf.checkHost(host, { subject: 'never' });
    if (covered === undefined) {
        throw new errors/* UserError */.yo(`input "tls-cert" is ${files.certificate}, which is for ${leaf.subjectAltName ?? 'no name at all'}; it must cover the input "host", ${host}`);
    }
    return { chain, key, ca, warnings: chainWarnings(own, path, now) };
}
/** @throws UserError where the key belongs to another certificate than the first */
function expectKeyOf(own, key, files) {
    const place = own.findIndex((one) => one.checkPrivateKey(key));
    if (place === 0)
        return;
    throw new errors/* UserError */.yo(place === -1
        ? `input "tls-key" is ${files.key}, which is not the key of ${files.certificate}; give the key that the certificate was made for`
        : `input "tls-cert" is ${files.certificate}, in which the certificate of ${files.key} is number ${place + 1} of ${own.length}; it must be the first, and what issued it follows`);
}
/**
 * All certificates of a PEM text.
 * @throws UserError where there is none, or one cannot be read
 */
function certificates(input, path, pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
    const [first = pem, ...rest] = blocks;
    return [parseCertificate(input, path, first), ...rest.map((block) => parseCertificate(input, path, block))];
}
/**
 * For what goes where others can read it.
 * @throws UserError where a private key stands among the certificates
 */
function expectNoKey(input, path, pem) {
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
        return;
    throw new errors/* UserError */.yo(`input "${input}" is ${path}, which holds a private key as well; give a file with certificates alone`);
}
async function readInput(input, path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (thrown) {
        const why = thrown.code;
        throw new errors/* UserError */.yo(`input "${input}" is ${path}, which cannot be read (${why}); give the path of a PEM file`);
    }
}
function parseCertificate(input, path, pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem);
    }
    catch {
        throw new errors/* UserError */.yo(`input "${input}" is ${path}, which holds no certificate; give a PEM file`);
    }
}
function parseKey(path, pem) {
    try {
        return (0,external_node_crypto_.createPrivateKey)(pem);
    }
    catch {
        throw new errors/* UserError */.yo(`input "tls-key" is ${path}, which holds no private key that can be used without a passphrase; give a PEM file`);
    }
}

// EXTERNAL MODULE: ./lib/src/undo/ledger.js
var ledger = __webpack_require__(1868);
// EXTERNAL MODULE: ./lib/src/registry/storage-check.js
var storage_check = __webpack_require__(943);
// EXTERNAL MODULE: external "node:dns/promises"
var external_node_dns_promises_ = __webpack_require__(1553);
;// CONCATENATED MODULE: ./lib/src/actions/host-choice.js





const LOOPBACK = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';
const SURROUNDINGS = {
    docker: () => findDocker((name) => process.env[name]),
    mayActAsRoot: async () => process.getuid?.() === 0 || (await (0,run.attempt)(['sudo', '-n', 'true'], { timeout: 15 })).exitCode === 0,
};
/**
 * The name that clients dial and the address of this host that it leads to.
 * Every client but one checks TLS on a loopback address where it is told to. dockerd never does there, so with a daemon
 * among the clients `auto` is the address of its bridge, which this host and its containers alone reach.
 * @throws UserError for a host that leads nowhere, or not to `bind`
 */
async function chooseHost(choice, log, surroundings = SURROUNDINGS) {
    const host = choice.host ?? (await automatic(choice, log, surroundings));
    return { host, bind: await bindOf(host, choice.bind) };
}
async function automatic({ bind, trust, certificate }, log, { docker, mayActAsRoot }) {
    if (bind !== undefined && bind !== EVERYWHERE)
        return bind;
    if (trust !== undefined && !trust.some((one) => one === 'docker' || one === 'kind'))
        return LOOPBACK;
    const daemon = await docker();
    if (daemon.kind !== 'here')
        return LOOPBACK;
    // Nobody could give it the CA, and without one it takes a registry on a loopback address alone.
    if (trust === undefined && !(await mayActAsRoot()))
        return LOOPBACK;
    // Whoever brings a certificate has said by it what the host is called.
    if (daemon.bridge !== undefined && certificate === undefined)
        return daemon.bridge;
    const why = certificate === undefined ? 'its daemon has no bridge' : '"tls-cert" is set and "host" is not';
    log.warning(`docker will not check TLS: ${why}, so the registry is at ${LOOPBACK}, where Docker takes any certificate; set "host" to a name or an address of this host that is not a loopback one`);
    return LOOPBACK;
}
/** Clients dial `host`, so one of its addresses must be the one that the port is published on. */
async function bindOf(host, asked) {
    let addresses;
    try {
        addresses = (await (0,external_node_dns_promises_.lookup)(host, { all: true })).map(({ address }) => address);
    }
    catch {
        throw new errors/* UserError */.yo(`input "host" is "${host}", which this host cannot resolve; allowed: auto, 127.0.0.1, localhost, or a name that leads here, for example by a line in /etc/hosts`);
    }
    if (asked === EVERYWHERE || (asked !== undefined && addresses.includes(asked)))
        return asked;
    const found = `input "host" is "${host}", which leads to ${addresses.join(' and ')}`;
    if (asked !== undefined) {
        throw new errors/* UserError */.yo(`${found}, and "bind" is ${asked}; allowed: a host that leads to ${asked}, or "bind: 0.0.0.0"`);
    }
    const bind = addresses.find((address) => address === LOOPBACK) ?? addresses.find((one) => (0,external_node_net_.isIPv4)(one));
    if (bind === undefined)
        throw new errors/* UserError */.yo(`${found}; allowed: a host that leads to an IPv4 address of this host`);
    return bind;
}

;// CONCATENATED MODULE: ./lib/src/actions/preflight.js





/**
 * Checks the inputs against this host, before anything is changed.
 * @throws UserError naming the input, what was found, and what is allowed
 */
async function checkAgainstHost(inputs, log) {
    const { port, certificate } = inputs;
    const { host, bind } = await chooseHost(inputs, log);
    const [lowest, own] = await Promise.all([lowestPort(), certificate && readCertificate(certificate, host)]);
    const ports = (0,registry_ports/* candidatePorts */.yf)(port, lowest);
    const first = await (0,registry_ports/* freePort */.ov)(ports, bind);
    if (inputs.storage.kind === 's3')
        await (0,storage_check/* expectEndpoint */.R4)(inputs.storage);
    return { host, bind, ports: ports.slice(ports.indexOf(first)), certificate: own };
}
// The kernel's own default, for systems that do not have the setting.
const DEFAULT_LOWEST_PORT = 1024;
async function lowestPort() {
    if (process.getuid?.() === 0)
        return 1;
    const text = await (0,promises_.readFile)('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8').catch(() => undefined);
    return text === undefined ? DEFAULT_LOWEST_PORT : Number(text);
}

;// CONCATENATED MODULE: ./lib/src/actions/persistent.js



















/** Days for which the certificate of a persistent registry is valid: several clients take no longer one. */
const PERSISTENT_LIFETIME = 366;
/**
 * Looks whether the registry is there. Changes nothing.
 * @returns nothing where the job wants one of its own
 * @throws UserError for inputs that no registry can live long with
 */
async function findPersistent(asked) {
    if (asked.lifecycle === 'job')
        return undefined;
    if (asked.mapping.kind === 'auto') {
        throw new errors/* UserError */.yo('input "lifecycle" is persistent and "userns" is auto; allowed: another "userns", because auto gives the registry other ids at each start, which cannot read what it has stored before');
    }
    const place = (0,persistent_place/* placeOf */.$t)((0,host/* thisUser */.OR)().home, asked.name);
    return { place, asked, record: await (0,persistent_record/* readRecord */.aE)(place) };
}
/** The inputs with which the job goes on: of what the registry has, where nothing else was asked for. */
function settledInputs(asked, persistent) {
    if (persistent === undefined)
        return asked;
    // Its images have to stay for as long as the registry does.
    const inputs = { ...asked, keepImages: true };
    const { record } = persistent;
    if (record === undefined)
        return inputs;
    const { registryImage, nginxImage } = record.choices;
    const isPackaged = registryImage === (0,registry_images/* packagedImage */.WH)('registry') && nginxImage === (0,registry_images/* packagedImage */.WH)('nginx');
    return {
        ...inputs,
        registryImage: (0,registry_reference/* parseReference */.Y)(registryImage) ?? asked.registryImage,
        nginxImage: (0,registry_reference/* parseReference */.Y)(nginxImage) ?? asked.nginxImage,
        imageSource: isPackaged ? 'packages' : 'auto',
    };
}
/** The ground of a job: that of the registry where there is one, whose port is of course taken. */
async function groundFor(inputs, persistent, log) {
    if (persistent?.record === undefined)
        return checkAgainstHost(inputs, log);
    const { host, bind, port } = persistent.record.choices.address;
    const { certificate } = inputs;
    return {
        host,
        bind,
        ports: [port],
        certificate: certificate && (await readCertificate(certificate, host)),
    };
}
/**
 * Uses the registry of that name, or installs it.
 * @throws UserError where it cannot be installed, differs from what is asked for, or is not healthy
 */
async function persistentRegistry({ choices, host, bind, ports, secrets: made, timeout, version, forwarders }, { place, asked }, { host: machine, hostParts, podman, journal, log }) {
    await expectLingering(machine);
    const services = new persistent_service/* RegistryServices */.y(run.attempt, process.env);
    const tools = { podman, services, log };
    const ownCertificate = asked.certificate !== undefined;
    return (0,persistent_place/* withRegistry */.u$)(place, async () => {
        // Another job may have installed it in the meantime.
        const record = await (0,persistent_record/* readRecord */.aE)(place);
        if (record !== undefined) {
            const stored = await (0,persistent_record/* readSecrets */.ql)(place);
            for (const secret of (0,persistent_record/* secretTexts */.Vh)(stored))
                log.mask(secret);
            const wanted = askedOf(asked, choices, made);
            const up = await useRegistry(place, { record, asked: wanted, made, ownCertificate, timeout }, tools);
            log.info(`✓ the registry "${place.name}" is there, at https://${(0,registry_pod/* authority */.ku)(up.pod.address)}/v2/`);
            return { ...up, found: true };
        }
        const { user } = machine;
        const up = await installRegistry(place, {
            choices,
            asked: {
                registry: (0,registry_reference/* formatReference */.F)(asked.registryImage),
                nginx: (0,registry_reference/* formatReference */.F)(asked.nginxImage),
            },
            host,
            bind,
            ports,
            secrets: made,
            ownCertificate,
            timeout,
            version,
            forwarders,
            home: user.home,
            self: hostParts.self,
        }, { ...tools, journal, claimHost: () => (0,ledger/* claimHost */.Ng)((0,actions_job/* hostLedger */.Am)(), (0,persistent_place/* claimant */.Iz)(place)) });
        const what = `the registry "${place.name}" (${place.service} of ${user.name}), and lingering, which it needs`;
        await journal.record({ kind: 'kept', what });
        log.info(`✓ ${place.service} is installed and outlives this job; lingering of ${user.name} stays on`);
        log.info(`  to take it away: podman-registry down ${place.name}`);
        return { ...up, secrets: made, found: false };
    });
}
/** @throws UserError where systemd would end the registry with the last session of the user */
async function expectLingering(machine) {
    if (await (0,lingering/* lingers */.t7)(machine))
        return;
    const { name } = machine.user;
    throw new errors/* UserError */.yo(`input "lifecycle" is persistent, and lingering is off for ${name}: systemd would end the registry with the last session; allowed: "setup: auto", where ${name} may use sudo, or once: sudo loginctl enable-linger ${name}`);
}
function askedOf(asked, choices, made) {
    const { access, port } = asked;
    const image = (role, name) => (name === DEFAULT_IMAGES[role] ? undefined : name);
    const { writer, reader } = access.kind === 'basic' ? access : {};
    return {
        choices,
        host: asked.host,
        bind: asked.bind,
        port: port === 'auto' ? undefined : port,
        registryImage: image('registry', (0,registry_reference/* formatReference */.F)(asked.registryImage)),
        nginxImage: image('nginx', (0,registry_reference/* formatReference */.F)(asked.nginxImage)),
        password: writer?.password,
        readerPassword: reader?.password,
        httpSecret: asked.httpSecret,
        contents: made.contents,
    };
}
/** A registry that lives for months keeps nothing of each job's proof, but for blobs that `gc` frees. */
async function forgetProof(persistent, proof, { pod, secrets: { certificate, credentials } }) {
    const [own] = proof?.roundTrips ?? [];
    if (persistent === undefined || own === undefined)
        return;
    const client = (0,token/* clientFor */.$V)(pod, certificate.ca, credentials);
    try {
        await forgetImage(client, own);
    }
    finally {
        client.close();
    }
}

;// CONCATENATED MODULE: ./lib/src/registry/token-certificates.js



/**
 * Checks the certificates that an authentication service signs its tokens under.
 * @throws UserError where there is none, or none of them is valid now
 */
function checkTokenCertificates(pem, path, now = new Date()) {
    const all = certificates('token-certificates', path, pem);
    expectNoKey('token-certificates', path, pem);
    const bad = all.find(({ validFrom, validTo }) => new Date(validTo) <= now || new Date(validFrom) > now);
    if (bad !== undefined) {
        throw new errors/* UserError */.yo(`input "token-certificates" is ${path}, in which ${oneLine(bad.subject)} is valid from ${bad.validFrom} to ${bad.validTo}; the registry would take no token under it: give one that is valid now`);
    }
}

;// CONCATENATED MODULE: ./lib/src/actions/pod-choices.js





/** Masks every secret that the caller gave, before anything can print it. */
function maskGiven({ access, storage, httpSecret, mirrors }, log) {
    const secrets = [
        ...(access.kind === 'basic' ? [access.writer.password, access.reader?.password] : []),
        ...(access.kind === 'token' ? [access.login?.password] : []),
        ...(storage.kind === 's3' ? [storage.accessKey, storage.secretKey] : []),
        ...mirrors.upstreams.map(({ login }) => login?.password),
        httpSecret,
    ];
    for (const secret of secrets)
        if (secret !== undefined)
            log.mask(secret);
}
/** @throws UserError where a file that the inputs name cannot be read */
async function podAccess(access) {
    switch (access.kind) {
        case 'none':
            return access;
        case 'basic': {
            const { kind, writer, reader, anonymousPull } = access;
            return { kind, writer: writer.username, reader: reader?.username, anonymousPull };
        }
        case 'token': {
            const { kind, realm, service, issuer } = access;
            const certificates = await pod_choices_readInput('token-certificates', access.certificates);
            checkTokenCertificates(certificates, access.certificates);
            return { kind, realm, service, issuer, certificates };
        }
    }
}
/** Whose credentials are needed, as they were given. */
function secretUsers(access) {
    switch (access.kind) {
        case 'none':
            return { writer: undefined, reader: undefined };
        case 'basic':
            return access;
        case 'token':
            return { writer: undefined, reader: undefined, login: access.login };
    }
}
async function podStorage(storage) {
    switch (storage.kind) {
        case 'job':
            return { kind: 'directory', path: undefined };
        case 'path':
            return { kind: 'directory', path: storage.path };
        case 'volume':
            return storage;
        case 's3': {
            const { kind, bucket, region, endpoint, prefix, redirect } = storage;
            return { kind, bucket, region, endpoint, prefix, redirect, roots: await (0,registry_storage/* hostRoots */.Gy)(storage) };
        }
    }
}
/** What the secret of the storage holds. */
function storageKeys(storage) {
    if (storage.kind !== 's3')
        return undefined;
    return { 'access-key': storage.accessKey, 'secret-key': storage.secretKey };
}
/** @throws UserError where a file that the inputs name cannot be read, or sets what is not the caller's to set */
async function readFragments({ registry, nginx }) {
    const text = registry && (await pod_choices_readInput('registry-config', registry));
    if (text !== undefined && registry !== undefined)
        (0,fragments/* checkRegistryFragment */.s9)(text, registry);
    return {
        registry: text,
        nginx: nginx && (await pod_choices_readInput('nginx-config', nginx)),
    };
}
async function pod_choices_readInput(input, path) {
    try {
        return await (0,promises_.readFile)(path, 'utf8');
    }
    catch (thrown) {
        const { code } = thrown;
        throw new errors/* UserError */.yo(`input "${input}" is ${path}, which cannot be read (${code}); give the path of a file`);
    }
}

// EXTERNAL MODULE: ./lib/src/host/prepare.js
var prepare = __webpack_require__(3574);
;// CONCATENATED MODULE: ./lib/src/actions/ready-host.js




/**
 * Looks at the host and puts right what `setup` allows.
 * @throws UserError with every obstacle and its remedy where a registry cannot run here
 */
async function readyHost(setup, job) {
    const { host, podman, log } = job;
    const checks = [];
    const judge = (results) => {
        checks.push(...results);
        for (const one of results)
            if (CONCERNS.includes(one.state))
                log.info((0,host_text/* formatCheck */.Ac)(one));
        expectFit(results, setup, host.user.name);
        return results;
    };
    judge(await (0,prepare/* lookAtPlatform */.Os)(host, setup));
    await job.claimHost();
    judge(await (0,prepare/* prepareHost */.Q4)(host, setup));
    const asked = later(podman.images());
    const probed = judge(await (0,prepare/* probePodman */.yo)(host, setup));
    // What podman answered before it was put right does not count.
    const wasMended = probed.some(({ state }) => state === 'mended');
    log.info(checks.length === 0 ? 'not looked at' : `✓ ${(0,host_text/* countWords */.rj)(checks)}`);
    return { checks, listing: wasMended ? later(podman.images()) : asked };
}
// What nothing of the registry needs is for those who ask the doctor.
const CONCERNS = ['mended', 'warning', 'error', 'unknown'];
function expectFit(results, setup, user) {
    const obstacles = (0,prepare/* obstaclesOf */._M)(results);
    if (obstacles.length === 0)
        return;
    const hint = setup === 'check' ? '`setup: auto` puts right what it can; `setup: check` only looks.' : undefined;
    throw new errors/* UserError */.yo((0,host_text/* unfitText */._h)(obstacles, user, hint));
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./lib/src/seed/http.js



/**
 * One request over TLS and its answer, as a stream.
 * @param silence how long the other side may say nothing, in milliseconds
 */
function http_exchange(ask, agent, silence) {
    const { method, url, headers = {}, body } = ask;
    return new Promise((resolve, reject) => {
        const outgoing = (0,external_node_https_.request)(url, { method, headers, agent, timeout: silence });
        outgoing.on('response', (incoming) => {
            const status = incoming.statusCode ?? 0;
            // What refuses an upload does not read the rest of it.
            if (body instanceof external_node_stream_.Readable && status >= 400)
                incoming.on('close', () => outgoing.destroy());
            resolve({ ask, status, headers: incoming.headers, body: incoming });
        });
        outgoing.on('timeout', () => {
            outgoing.destroy(new SilenceError(`${url.host} said nothing for ${Math.round(silence / 1000)} s`));
        });
        outgoing.on('error', reject);
        if (body instanceof external_node_stream_.Readable)
            (0,external_node_stream_promises_.pipeline)(body, outgoing).catch(reject);
        else
            outgoing.end(body);
    });
}
/** A connection on which nothing came for too long. */
class SilenceError extends Error {
    name = 'SilenceError';
}
/** @throws Error where it is longer than `limit` bytes */
async function readAll(body, limit) {
    const parts = [];
    let length = 0;
    for await (const part of body) {
        length += part.length;
        if (length > limit)
            throw new Error(`an answer is longer than ${limit} bytes`);
        parts.push(part);
    }
    return Buffer.concat(parts);
}
/** Reads what is left of an answer that nobody needs, so that its connection can be used again. */
async function discard({ body }) {
    body.resume();
    if (!body.readableEnded && !body.destroyed) {
        await new Promise((resolve) => body.once('close', resolve).once('error', () => resolve()));
    }
}

;// CONCATENATED MODULE: ./lib/src/seed/registry-error.js

/** An answer of a registry that is not what was asked for. */
class RegistryError extends Error {
    host;
    status;
    retryAfter;
    passes;
    name = 'RegistryError';
    constructor(message, host, status, 
    /** Milliseconds after which the registry wants to be asked again. */
    retryAfter, 
    /** May the same go well a little later? */
    passes) {
        super(message);
        this.host = host;
        this.status = status;
        this.retryAfter = retryAfter;
        this.passes = passes;
    }
}
// Source: the HTTP statuses that say of themselves that they pass.
const PASSING = [408, 425, 429, 500, 502, 503, 504];
const LONGEST_ERROR = 65_536;
/** @throws RegistryError, in the registry's own words, for another status than these */
async function expectStatus(answer, ...wanted) {
    if (wanted.includes(answer.status))
        return answer;
    throw await refusal(answer);
}
/** Reads an answer that is an error. */
async function refusal(answer, passes) {
    const { status, headers, ask } = answer;
    const body = await readAll(answer.body, LONGEST_ERROR).catch(() => Buffer.alloc(0));
    // What follows ? may be a signature.
    const { host, origin, pathname } = ask.url;
    return new RegistryError(`${ask.method} ${origin}${pathname}: ${[status, ...spoken(body)].join(' ')}`, host, status, retryAfter(headers['retry-after']), passes ?? PASSING.includes(status));
}
/** The errors of a registry's JSON, in one line. Source: the OCI distribution specification, error codes. */
function spoken(body) {
    try {
        const { errors } = JSON.parse(body.toString('utf8'));
        return errors.slice(0, 3).map(({ code, message, detail }) => {
            const more = code === 'UNKNOWN' && detail ? `: ${JSON.stringify(detail).slice(0, 300)}` : '';
            return `${code ?? ''} (${message ?? ''}${more})`.replaceAll(/[\r\n]+/g, ' ');
        });
    }
    catch {
        return [];
    }
}
/** Seconds, or a date. Source: RFC 9110, Retry-After. */
function retryAfter(header, now = Date.now()) {
    if (header === undefined)
        return undefined;
    const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
    return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
// Of a name that does not exist and a certificate that is not trusted no pause makes another.
const NETWORK = [
    'ECONNRESET',
    'ECONNREFUSED',
    'ECONNABORTED',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
    'ENETUNREACH',
];
function mayPass(thrown) {
    if (thrown instanceof RegistryError)
        return thrown.passes;
    if (thrown instanceof SilenceError)
        return true;
    const { code = '' } = thrown;
    return NETWORK.includes(code) || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

;// CONCATENATED MODULE: ./lib/src/seed/explain.js



/**
 * @param own the job's registry, as `host:port`
 * @param helper the credential helper that would know a login and is not asked
 */
function explainSeeding(image, thrown, own, helper) {
    const cause = causeOf(thrown);
    const isOwn = thrown instanceof RegistryError && thrown.host === own;
    return { source: image.source, cause, remedy: isOwn ? ownRemedy(thrown) : remedyOf(image, thrown, helper) };
}
function causeOf(thrown) {
    if (thrown instanceof run.CommandError)
        return thrown.lastWords.replaceAll('\n', ' ');
    const error = thrown;
    // An AggregateError of a connection tried over several addresses has no message.
    return error.message || error.code || String(thrown);
}
function ownRemedy({ status, message }) {
    if (/no space left|disk quota/i.test(message)) {
        return "the disk that holds the registry's data is full: make room, or give it another place by storage-path";
    }
    if (status === 401 || status === 403)
        return "the user of the job's registry may not push to it: look at auth";
    return "the job's own registry refused it: its log is in podman logs of the pod's registry";
}
// Sources: OpenSSL's verification results as Node names them.
const UNTRUSTED = /^(UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CERT_|ERR_TLS_CERT_ALTNAME_INVALID)/;
function remedyOf(image, thrown, helper) {
    if (thrown instanceof errors/* UserError */.yo)
        return undefined;
    const { origin } = image;
    if (origin.kind !== 'remote')
        return localRemedy(image, thrown);
    const { registry } = origin.reference;
    if (thrown instanceof RegistryError) {
        switch (thrown.status) {
            case 401:
            case 403:
                return helper === undefined
                    ? `look at the name, or log in before this step: podman login ${registry}`
                    : `its login is kept by docker-credential-${helper}, which is not asked; log in before this step: podman login ${registry}`;
            case 404:
                return 'look at the name and the tag';
            case 429:
                return `${registry} allows no more for now; log in before this step (podman login ${registry}), or seed fewer images at once (seed-parallel)`;
            default:
                return undefined;
        }
    }
    const { code = '' } = thrown;
    if (UNTRUSTED.test(code)) {
        return `put the CA of ${registry} at ~/.config/containers/certs.d/${registry}/ca.crt, as for podman; the certificate must name the registry as it is called here`;
    }
    if (code === 'EPROTO')
        return `${registry} speaks no TLS; only registries with TLS are sources`;
    if (code === 'ENOTFOUND')
        return `look at the name ${registry}; this machine finds no address for it`;
    if (/^E(CONN|TIMEDOUT|AI_AGAIN|NETUNREACH|HOSTUNREACH)/.test(code)) {
        return `this machine does not reach ${registry}: look at the network, HTTPS_PROXY and NO_PROXY`;
    }
    return undefined;
}
function localRemedy({ origin }, thrown) {
    if (origin.kind === 'local')
        return `podman images shows what there is; ${origin.name} must be one of them`;
    return thrown.code === 'ENOENT'
        ? 'look at the path: it must be an OCI layout'
        : undefined;
}
/** One message for all that failed. */
function seedingError(failures, count) {
    const rest = count - failures.length;
    const others = rest === 0
        ? ''
        : rest === 1
            ? '; the other one is in the registry'
            : `; the other ${rest} are in the registry`;
    return new errors/* UserError */.yo([
        `${failures.length} of ${count} images could not be seeded${others}:`,
        ...failures.map((failure) => `  ${failureWords(failure)}`),
    ].join('\n'));
}
function failureWords({ source, cause, remedy }) {
    const said = (0,errors/* lastLines */.w$)(cause, 20).join(' ');
    return `${source}: ${said}${remedy === undefined ? '' : `; what to do: ${remedy}`}`;
}

;// CONCATENATED MODULE: ./lib/src/report/seed-words.js

/** `✓ library/alpine:3 sha256:… 3.2 MiB in 0.8 s (2 blobs copied, 5 there already)` */
function formatSeeded(seeded, mounted, referrers) {
    const { copied, skipped, digest, size, duration } = seeded;
    const there = skipped - mounted;
    const parts = [
        ...(copied > 0 ? [`${blobs(copied)} copied`] : []),
        ...(mounted > 0 ? [`${blobs(mounted)} from another repository here`] : []),
        ...(there > 0 ? [`${copied + mounted > 0 ? there : blobs(there)} there already`] : []),
        ...(referrers > 0
            ? [`${referrers} ${referrers === 1 ? 'signature or referrer' : 'signatures and referrers'}`]
            : []),
    ];
    const how = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
    return `✓ ${seededName(seeded)} ${digest} ${(0,summary/* bytes */.ee)(size)} in ${(duration / 1000).toFixed(1)} s${how}`;
}
/** `library/alpine:3` */
function seededName({ repository, tag }) {
    return tag === '' ? repository : `${repository}:${tag}`;
}
function blobs(count) {
    return `${count} ${count === 1 ? 'blob' : 'blobs'}`;
}
/** `… 120.0 MiB of 1.2 GiB, 45.0 MiB/s, about 25 s left; 3 of 50 images done` */
function formatStanding({ done, expected, images, imagesDone, elapsed }) {
    const rate = elapsed > 0 ? done / (elapsed / 1000) : 0;
    const left = rate > 0 ? `, about ${duration((expected - done) / rate)} left` : '';
    const sofar = `${(0,summary/* bytes */.ee)(done)} of ${(0,summary/* bytes */.ee)(expected)}, ${(0,summary/* bytes */.ee)(Math.round(rate))}/s${left}`;
    return `… ${sofar}; ${imagesDone} of ${images} ${images === 1 ? 'image' : 'images'} done`;
}
/** Seconds, as people read them: `25 s`, `3 min 20 s`, `2 h 5 min`. */
function duration(seconds) {
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    if (minutes < 60)
        return [`${minutes} min`, ...(whole % 60 === 0 ? [] : [`${whole % 60} s`])].join(' ');
    return [`${Math.floor(minutes / 60)} h`, ...(minutes % 60 === 0 ? [] : [`${minutes % 60} min`])].join(' ');
}
/** Said of an image that lacks some of the platforms. */
function missingWords(name, missing) {
    return `i ${name} has no ${missing.join(' and no ')}`;
}
/** The last line: how many there are, and how much travelled. */
function seedingWords(seeded, failed, milliseconds) {
    const size = seeded.reduce((total, one) => total + one.size, 0);
    const count = `${seeded.length} ${seeded.length === 1 ? 'image' : 'images'} (${(0,summary/* bytes */.ee)(size)})`;
    const [copied, skipped] = ['copied', 'skipped'].map((key) => seeded.reduce((total, one) => total + one[key], 0));
    const failures = failed === 0 ? '' : `, ${failed} failed`;
    return `${count} in ${(milliseconds / 1000).toFixed(1)} s: ${blobs(copied ?? 0)} copied, ${skipped} there already${failures}`;
}

;// CONCATENATED MODULE: ./lib/src/report/seed-summary.js



// A job summary is to stay one screen; the output has them all.
const MOST_ROWS = 20;
/** What was seeded, as a section of the job summary in Markdown. Pure. */
function seedSummary(seeded, failures) {
    const rows = seeded
        .slice(0, MOST_ROWS)
        .map((one) => [
        (0,summary/* code */.aY)(seededName(one)),
        (0,summary/* code */.aY)(one.digest),
        (0,summary/* bytes */.ee)(one.size),
        String(one.copied),
        String(one.skipped),
        (0,summary/* seconds */.YA)(one.duration),
    ]);
    const more = seeded.length - rows.length;
    const head = ['seeded', 'digest', 'size', 'blobs copied', 'there already', 'time'];
    return [
        ...(rows.length === 0 ? [] : [(0,summary/* table */.tp)(head, rows), '']),
        ...(more > 0 ? [`and ${more} more, in the output ${(0,summary/* code */.aY)('seeded')}`, ''] : []),
        ...(failures.length === 0 ? [] : [(0,summary/* table */.tp)(['not seeded', 'why'], failures.map(failureRow)), '']),
    ].join('\n');
}
function failureRow(failure) {
    const { source } = failure;
    return [(0,summary/* code */.aY)(source), failureWords(failure).slice(`${source}: `.length)];
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./lib/src/seed/roots.js




/** The public roots, the system's, and those that SSL_CERT_FILE and NODE_EXTRA_CA_CERTS name, in PEM. */
async function trustedRoots(variable) {
    const named = [variable('SSL_CERT_FILE'), variable('NODE_EXTRA_CA_CERTS')].filter((path) => path);
    const bundles = await Promise.all([...root_bundles/* ROOT_BUNDLES */.f, ...named].map((path) => readIfThere(path)));
    return [...new Set([...external_node_tls_.rootCertificates, ...bundles.flatMap((bundle) => certificatesOf(bundle ?? ''))])];
}
/** The directories of certificates for single registries, the strongest first. Source: containers-certs.d(5). */
function certificateDirectories(home) {
    return [(0,external_node_path_.join)(home, '.config/containers/certs.d'), '/etc/containers/certs.d', '/etc/docker/certs.d'];
}
/**
 * What is trusted for one registry beside the roots; of the directories the first that exists is the only one read.
 * @param host `name:port`, or a name alone for 443
 */
async function rootsFor(host, directories) {
    for (const directory of directories.map((parent) => (0,external_node_path_.join)(parent, host))) {
        const names = await (0,promises_.readdir)(directory).catch(() => undefined);
        if (names === undefined)
            continue;
        const files = names.filter((name) => name.endsWith('.crt'));
        const texts = await Promise.all(files.map((name) => (0,promises_.readFile)((0,external_node_path_.join)(directory, name), 'utf8')));
        return texts.flatMap(certificatesOf);
    }
    return [];
}
function certificatesOf(pem) {
    return pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
}
/** One that is not there, or not for this user, is none that other clients of this user have. */
async function readIfThere(path) {
    return (0,promises_.readFile)(path, 'utf8').catch(() => undefined);
}

;// CONCATENATED MODULE: ./lib/src/seed/connections.js



// More connections at once than this some registries answer by 429.
const AT_ONCE = 16;
/**
 * Connections to registries outside: by the trust of podman's clients, and through the proxy that the variables name,
 * where Node can do that by itself.
 */
function outsideConnections(variable, home) {
    const directories = certificateDirectories(home);
    const agents = new Map();
    let roots;
    const connect = async (host) => {
        roots ??= trustedRoots(variable);
        // Made once, because Node would read all of the roots again for each connection.
        const secureContext = (0,external_node_tls_.createSecureContext)({
            ca: [...(await roots), ...(await rootsFor(host, directories))],
        });
        return new external_node_https_.Agent({ keepAlive: true, maxSockets: AT_ONCE, secureContext, ...proxyOptions(variable) });
    };
    return {
        to: (host) => {
            const known = agents.get(host) ?? connect(host);
            agents.set(host, known);
            return known;
        },
        close: () => {
            for (const agent of agents.values())
                agent.then((open) => open.destroy()).catch(() => undefined);
        },
    };
}
/** Connections to the job's own registry, whose CA alone is trusted for it; and for whoever it sends its clients to. */
function ownConnections(own, ca) {
    const agents = new Map();
    return {
        to: async (host) => {
            const known = agents.get(host);
            if (known)
                return known;
            const secureContext = (0,external_node_tls_.createSecureContext)({ ca: host === own ? [ca] : [ca, ...external_node_tls_.rootCertificates] });
            const agent = new external_node_https_.Agent({ keepAlive: true, maxSockets: AT_ONCE, secureContext });
            agents.set(host, agent);
            return agent;
        },
        close: () => {
            for (const agent of agents.values())
                agent.destroy();
        },
    };
}
const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
/** Is a proxy named that this Node cannot go through? It can since 24.5. Source: Node, http.Agent, proxyEnv. */
function ignoresProxy(variable, version = process.versions.node) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const able = major > 24 || (major === 24 && minor >= 5);
    return !able && Boolean(variable('HTTPS_PROXY') || variable('https_proxy'));
}
function proxyOptions(variable) {
    const proxyEnv = Object.fromEntries(PROXY_VARIABLES.flatMap((name) => {
        const value = variable(name);
        return value ? [[name, value]] : [];
    }));
    return Object.keys(proxyEnv).length > 0 ? { proxyEnv } : {};
}

;// CONCATENATED MODULE: ./lib/src/seed/logins.js

/** The logins of an auth file; of one that is not there, none. */
async function logins_readLogins(path) {
    return loginsOf(JSON.parse(await (0,promises_.readFile)(path, 'utf8')));
}
/**
 * A login may be for a repository, for all below a name, or for a registry; the closest one holds.
 * Source: containers-auth.json(5); Docker writes Docker Hub's as https://index.docker.io/v1/.
 */
function loginsOf({ auths = {}, credHelpers = {} }) {
    const byName = new Map(Object.entries(auths).map(([key, login]) => [plainKey(key), login]));
    return {
        of: (registry, repository) => {
            const parts = [registry, ...repository.split('/')];
            for (let length = parts.length; length > 0; length--) {
                const login = byName.get(parts.slice(0, length).join('/'));
                if (login?.auth || login?.identitytoken) {
                    return { basic: login.auth, identityToken: login.identitytoken };
                }
            }
            return undefined;
        },
        helperOf: (registry) => credHelpers[registry],
    };
}
function plainKey(key) {
    if (/^(https:\/\/)?index\.docker\.io(\/v\d)?\/?$/.test(key))
        return 'docker.io';
    // Docker's old form of a registry's name has a scheme and a path; podman's keys have neither.
    return key.startsWith('https://') || key.startsWith('http://') ? new URL(key).host : key.replace(/\/$/, '');
}

;// CONCATENATED MODULE: ./lib/src/seed/at-most.js
/** Runs work when fewer than `count` others are under way; the others wait in turn. */
function atMost(count) {
    const waiting = [];
    let running = 0;
    return async (work) => {
        if (running >= count)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running++;
        try {
            return await work();
        }
        finally {
            // Its place goes to the next one, so that nobody comes in between.
            const next = waiting.shift();
            if (next)
                next();
            else
                running--;
        }
    };
}
/** One after the other where they are of the same name; side by side otherwise. */
function oneByOne() {
    const last = new Map();
    return (name, work) => {
        const before = last.get(name) ?? Promise.resolve();
        const mine = before.then(work, work);
        last.set(name, mine);
        return mine;
    };
}

;// CONCATENATED MODULE: ./lib/src/seed/descriptors.js

const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const INDEXES = [OCI_INDEX, DOCKER_LIST];
const MANIFESTS = [OCI_MANIFEST, DOCKER_MANIFEST];
/** For `Accept`. */
const MANIFEST_TYPES = [...MANIFESTS, ...INDEXES].join(', ');
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
function isIndex(mediaType) {
    return INDEXES.includes(mediaType);
}
/** `sha256:…`, or by the algorithm of a digest that it is to be compared with. */
function digestOf(bytes, like = 'sha256:') {
    const algorithm = algorithmOf(like);
    return `${algorithm}:${(0,external_node_crypto_.createHash)(algorithm).update(bytes).digest('hex')}`;
}
function algorithmOf(digest) {
    return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}
/** What a digest is in a tag: `sha256-…`. Source: the referrers tag schema of the OCI distribution specification. */
function digestTag(digest) {
    return digest.replace(':', '-');
}
/** A layer that stays where its addresses say. Source: the OCI image specification, non-distributable layers. */
function isForeign({ mediaType, urls }) {
    return (urls?.length ?? 0) > 0 && /foreign|nondistributable/.test(mediaType);
}
/** @throws Error for one that is not of Docker's schema 2 or OCI's, or not well-formed */
function descriptors_readManifest({ bytes, mediaType, digest }) {
    const known = isIndex(mediaType) || MANIFESTS.includes(mediaType);
    if (!known)
        throw new Error(`the manifest ${digest} is of the type ${mediaType}, which is not copied`);
    const parsed = parseObject(bytes, digest);
    const list = (key) => {
        const found = parsed[key] ?? [];
        if (!Array.isArray(found))
            throw new Error(`the manifest ${digest} has ${key} that are no list`);
        return found.map((entry) => readDescriptor(entry, digest));
    };
    const config = !isIndex(mediaType) && parsed.config !== undefined ? readDescriptor(parsed.config, digest) : undefined;
    const layers = isIndex(mediaType) ? [] : list('layers');
    return {
        manifests: isIndex(mediaType) ? list('manifests') : [],
        blobs: distinct([...(config ? [config] : []), ...layers]),
        config,
        subject: parsed.subject === undefined ? undefined : readDescriptor(parsed.subject, digest),
        artifactType: typeof parsed.artifactType === 'string' ? parsed.artifactType : undefined,
        annotations: parsed.annotations,
    };
}
/** What the answer of a registry or a file is, where no header tells. */
function mediaTypeOf(bytes) {
    const parsed = parseObject(bytes, 'of the source');
    if (typeof parsed.mediaType === 'string')
        return parsed.mediaType;
    return Array.isArray(parsed.manifests) ? OCI_INDEX : OCI_MANIFEST;
}
function parseObject(bytes, digest) {
    try {
        const parsed = JSON.parse(bytes.toString('utf8'));
        if (typeof parsed === 'object' && parsed !== null)
            return parsed;
    }
    catch {
        // Said below, without its text.
    }
    throw new Error(`the manifest ${digest} is not JSON`);
}
function readDescriptor(found, digest) {
    const descriptor = found;
    const good = typeof descriptor?.digest === 'string' &&
        DIGEST.test(descriptor.digest) &&
        Number.isSafeInteger(descriptor.size) &&
        descriptor.size >= 0;
    if (!good)
        throw new Error(`the manifest ${digest} has an entry without a digest and a size`);
    return descriptor;
}
function distinct(descriptors) {
    return [...new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor])).values()];
}

;// CONCATENATED MODULE: ./lib/src/seed/checked.js



/**
 * Lets a blob through and fails where it is longer, shorter or other than its descriptor says. What it lets through is
 * counted on the way.
 */
function checked({ digest, size }, onBytes) {
    const hash = (0,external_node_crypto_.createHash)(algorithmOf(digest));
    let length = 0;
    return new external_node_stream_.Transform({
        transform(part, _encoding, done) {
            length += part.length;
            if (length > size)
                return done(new Error(`the blob ${digest} is longer than the ${size} bytes that it is to have`));
            hash.update(part);
            onBytes(part.length);
            done(null, part);
        },
        flush(done) {
            const found = `${algorithmOf(digest)}:${hash.digest('hex')}`;
            if (length < size)
                done(cutShort(digest, length, size));
            else if (found !== digest)
                done(new Error(`the source sent ${found} where the blob ${digest} was asked for`));
            else
                done();
        },
    });
}
/** Of a connection that ended too early; the next one may not. */
function cutShort(digest, length, size) {
    const error = new Error(`the blob ${digest} ended after ${length} of ${size} bytes`);
    return Object.assign(error, { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/src/seed/patience.js


/** Milliseconds before each new try. */
const PAUSES = [500, 1000, 2000, 4000, 8000];
// A registry that wants a longer one has had enough of us for this job.
const LONGEST_PAUSE = 60_000;
/** Tries again what may pass, after growing pauses, or after as long as a registry asks for. */
async function patiently(work, pauses = PAUSES) {
    for (const pause of pauses) {
        try {
            return await work();
        }
        catch (thrown) {
            const asked = thrown instanceof RegistryError ? (thrown.retryAfter ?? 0) : 0;
            if (!mayPass(thrown) || asked > LONGEST_PAUSE)
                throw thrown;
            await (0,external_node_timers_promises_.setTimeout)(Math.max(pause, asked));
        }
    }
    return work();
}

;// CONCATENATED MODULE: ./lib/src/seed/blobs.js




/** @param limit how many blobs travel at once */
function openBlobs(limit, meter) {
    const travel = atMost(limit);
    // By repository and digest: the same blob is wanted by several images of one repository.
    const coming = new Map();
    // By digest: a repository that has it, or will.
    const places = new Map();
    function isIn(repository, digest) {
        if (!places.has(digest))
            places.set(digest, { repository, there: Promise.resolve() });
    }
    async function place(target, descriptor, source) {
        const { digest } = descriptor;
        if (await target.hasBlob(digest)) {
            isIn(target.name, digest);
            return 'there';
        }
        const other = places.get(digest);
        if (other !== undefined && (await mounted(target, digest, other)))
            return 'mounted';
        const sending = travel(() => send(target, descriptor, source));
        places.set(digest, { repository: target.name, there: sending });
        await sending;
        return 'copied';
    }
    async function mounted(target, digest, other) {
        const came = await other.there.then(() => true, () => false);
        // Where the other one failed this image has a source of its own.
        return came && target.mount(digest, other.repository);
    }
    async function send(target, descriptor, source) {
        meter.expect(descriptor.size);
        try {
            await patiently(async () => {
                let sent = 0;
                try {
                    await target.upload(descriptor, async () => {
                        const content = await source.blob(descriptor);
                        const check = checked(descriptor, (count) => {
                            sent += count;
                            meter.pass(count);
                        });
                        // It ends by the error that the check or the upload ends by, and that one is thrown.
                        (0,external_node_stream_promises_.pipeline)(content, check).catch(() => undefined);
                        return check;
                    });
                }
                catch (thrown) {
                    meter.pass(-sent);
                    throw thrown;
                }
            });
        }
        catch (thrown) {
            meter.expect(-descriptor.size);
            throw thrown;
        }
    }
    return {
        isIn,
        bring: async (target, descriptor, source) => {
            const key = `${target.name}@${descriptor.digest}`;
            const other = coming.get(key);
            const came = await other?.then(() => true, () => false);
            if (came)
                return 'there';
            const arrival = place(target, descriptor, source);
            coming.set(key, arrival);
            return arrival;
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/seed/platforms.js


/** `linux/arm64/v8` */
function formatPlatform({ os, architecture, variant }) {
    return [os, architecture, ...(variant ? [variant] : [])].join('/');
}
/** Does a platform fit a wish? A wish without a variant takes each; arm64 without one is v8. */
function fits(platform, wish) {
    const [os, architecture, variant] = wish.split('/');
    if (platform.os !== os || platform.architecture !== architecture)
        return false;
    const usual = architecture === 'arm64' ? 'v8' : undefined;
    return variant === undefined || (platform.variant || usual) === variant;
}
// Source: BuildKit's attestation storage.
const ABOUT = 'vnd.docker.reference.digest';
/** Is it no image but an attestation of one of the same index? */
function isAttestation({ annotations }) {
    return annotations?.[ABOUT] !== undefined;
}
/** @throws UserError where it has none of them */
function choosePlatforms(manifests, wishes) {
    const images = manifests.filter(({ platform }) => platform !== undefined && wishes.some((wish) => fits(platform, wish)));
    if (images.length === 0) {
        throw new errors/* UserError */.yo(`it has none of the platforms ${wishes.join(', ')}; it has ${platformsOf(manifests).join(', ') || 'none at all'}`);
    }
    const chosen = new Set(images.map(({ digest }) => digest));
    return {
        images,
        manifests: manifests.filter(({ digest, annotations }) => chosen.has(digest) || chosen.has(annotations?.[ABOUT] ?? '')),
        missing: wishes.filter((wish) => !images.some(({ platform }) => platform && fits(platform, wish))),
    };
}
function platformsOf(manifests) {
    const platforms = manifests.flatMap((one) => one.platform && !isAttestation(one) ? [formatPlatform(one.platform)] : []);
    return [...new Set(platforms)];
}
/** An index of some of another's manifests, which has another digest. The rest of it stays as it was. */
function reduceIndex(index, manifests) {
    const whole = JSON.parse(index.bytes.toString('utf8'));
    const bytes = Buffer.from(JSON.stringify({ ...whole, manifests }));
    return { bytes, mediaType: index.mediaType || OCI_INDEX, digest: digestOf(bytes) };
}

;// CONCATENATED MODULE: ./lib/src/seed/source.js
/** More than this a registry does not take either. Source: distribution, maxManifestBodySize, 4 MiB. */
const LONGEST_MANIFEST = 4 * 1024 * 1024;

;// CONCATENATED MODULE: ./lib/src/seed/copy.js





/**
 * Copies the manifest of this digest with all below it, what is below first, so that nothing at the registry ever lacks a
 * part. Of an index the wished platforms only: several of them in an index of their own, one by itself.
 */
async function copyImage(digest, course) {
    const { platforms } = course;
    const found = await locate(digest, course);
    const { manifest } = found;
    if (platforms.length === 0)
        return copyTree(found, course, []);
    if (!isIndex(manifest.mediaType)) {
        await expectPlatform(manifest, course);
        return copyTree(found, course, []);
    }
    const { manifests, images, missing } = choosePlatforms(descriptors_readManifest(manifest).manifests, platforms);
    const [only] = images;
    if (only !== undefined && images.length === 1) {
        return copyTree(await locate(only.digest, course), course, missing);
    }
    const whole = descriptors_readManifest(manifest).manifests.length === manifests.length;
    if (whole)
        return copyTree(found, course, missing);
    const reduced = reduceIndex(manifest, manifests);
    const isThere = (await course.target.find(reduced.digest)) !== undefined;
    return copyTree({ manifest: reduced, isThere }, course, missing);
}
/** What the registry has needs not be asked of the source, which may count how often it is asked. */
async function locate(digest, { source, target }) {
    const there = await target.find(digest);
    return { manifest: there ?? (await source.manifest(digest)), isThere: there !== undefined };
}
async function copyTree(top, course, missing) {
    const { manifest } = top;
    const seen = new Map([[manifest.digest, true]]);
    const arrivals = new Map();
    await descend(top, course, seen, arrivals);
    const manifests = [...seen].filter(([, isImage]) => isImage).map(([digest]) => digest);
    return { manifest, manifests, arrivals, missing };
}
/** @param seen each manifest by its digest, and whether it is an image or an index */
async function descend({ manifest, isThere }, course, seen, arrivals) {
    const { source, target, blobs } = course;
    const content = descriptors_readManifest(manifest);
    await everyOne([
        ...content.manifests.map(async (entry) => {
            const { digest } = entry;
            if (seen.has(digest))
                return;
            seen.set(digest, !isAttestation(entry));
            await descend(await locate(digest, course), course, seen, arrivals);
        }),
        ...content.blobs
            .filter((blob) => !isForeign(blob))
            .map(async (blob) => {
            // The registry takes a manifest only when it has all of its blobs.
            if (isThere)
                blobs.isIn(target.name, blob.digest);
            const how = isThere ? 'there' : await blobs.bring(target, blob, source);
            if (!arrivals.has(blob.digest))
                arrivals.set(blob.digest, { size: blob.size, how });
        }),
    ]);
    if (!isThere)
        await target.put(manifest, manifest.digest);
}
/** Waits for all of them even where one fails, so that nothing of a failed image goes on behind its back. */
async function everyOne(work) {
    for (const result of await Promise.allSettled(work))
        if (result.status === 'rejected')
            throw result.reason;
}
/** An image alone says in its configuration what it is for; what is no image is for everything. */
async function expectPlatform(manifest, { source, platforms }) {
    const { config } = descriptors_readManifest(manifest);
    if (config === undefined || !/image(?:\.config)?\.v1\+json$/.test(config.mediaType))
        return;
    const platform = await readPlatform(config, source);
    if (platform === undefined || platforms.some((wish) => fits(platform, wish)))
        return;
    throw new errors/* UserError */.yo(`it is for ${formatPlatform(platform)} only, not for ${platforms.join(', ')}`);
}
async function readPlatform(config, source) {
    const text = (await readAll(await source.blob(config), LONGEST_MANIFEST)).toString('utf8');
    const { os, architecture, variant } = JSON.parse(text);
    return typeof os === 'string' && typeof architecture === 'string'
        ? { os, architecture, variant }
        : undefined;
}

;// CONCATENATED MODULE: ./lib/src/seed/local-image.js


/**
 * Pushes an image of the user's storage by podman, which alone can read it: layers lie unpacked there, and podman packs
 * them again, or finds them at the registry by what it remembers of them. A manifest list is pushed with all of its images.
 * @param authority the registry, as `host:port`
 */
async function pushLocal(name, authority, target, tag, tools) {
    const { podman, scratch } = tools;
    const reference = `${authority}/${target.name}:${tag}`;
    const digestFile = (0,external_node_path_.join)(scratch, `seeded-${digestOf(Buffer.from(reference)).slice('sha256:'.length, 30)}`);
    if (await podman.isManifestList(name))
        await podman.pushList(name, reference);
    else
        await podman.push(name, reference, digestFile);
    const manifest = await target.find(tag);
    if (manifest === undefined)
        throw new Error(`podman pushed ${name}, and the registry has no ${reference}`);
    const blobs = new Map();
    const pending = [manifest];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
        const content = descriptors_readManifest(next);
        for (const { digest, size } of content.blobs)
            blobs.set(digest, size);
        for (const { digest } of content.manifests) {
            const below = await target.find(digest);
            if (below !== undefined)
                pending.push(below);
        }
    }
    return { manifest, blobs };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/src/seed/referrers.js


// Source: cosign, the tags of its signatures, attestations and bills of materials.
const COSIGN = ['sig', 'att', 'sbom'];
// A signature of a signature is as deep as it sensibly goes.
const DEEPEST = 4;
/**
 * Brings what speaks of a manifest: the tags of cosign, and whatever names it as its subject, and what speaks of that.
 * @returns how many manifests of that kind there are now
 */
async function copyReferrers(digest, course, exclusively, depth = 0) {
    if (depth === DEEPEST)
        return 0;
    const { source, target } = course;
    const all = { ...course, platforms: [] };
    const tags = COSIGN.map((suffix) => `${digestTag(digest)}.${suffix}`);
    const [referrers, ...tagged] = await Promise.all([source.referrers(digest), ...tags.map(source.resolve)]);
    const found = [];
    for (const [index, tag] of tags.entries()) {
        const there = tagged[index];
        if (there === undefined)
            continue;
        const { manifest } = await copyImage(there, all);
        await tagManifest(target, manifest, tag);
        found.push(there);
    }
    for (const referrer of referrers) {
        await copyImage(referrer.digest, all);
        found.push(referrer.digest);
    }
    if (referrers.length > 0) {
        await exclusively(`${target.name}@${digest}`, () => listReferrers(target, digest, referrers));
    }
    let count = new Set(found).size;
    for (const one of new Set(found))
        count += await copyReferrers(one, course, exclusively, depth + 1);
    return count;
}
/** Makes a tag stand for a manifest that is there. */
async function tagManifest(target, manifest, tag) {
    if ((await target.resolve(tag)) !== manifest.digest)
        await target.put(manifest, tag);
}
/**
 * Without a referrers API, as Distribution is, clients find them in the index of a tag, which whoever pushes keeps.
 * Source: the OCI distribution specification, referrers tag schema.
 */
async function listReferrers(target, digest, referrers) {
    const listed = await target.referrers(digest);
    if (referrers.every((referrer) => listed.some((one) => one.digest === referrer.digest)))
        return;
    await target.put(referrersIndex(listed, referrers), digestTag(digest));
}
/** The index that lists these, and what it listed before. Pure. */
function referrersIndex(listed, referrers) {
    const manifests = [...new Map([...listed, ...referrers].map((one) => [one.digest, one])).values()];
    const bytes = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }));
    return { bytes, mediaType: OCI_INDEX, digest: digestOf(bytes) };
}
/** How a manifest is listed among the referrers of its subject. Source: the OCI distribution specification. */
function referrerOf(manifest) {
    const { artifactType, config, annotations } = descriptors_readManifest(manifest);
    const type = artifactType ?? config?.mediaType;
    return {
        mediaType: manifest.mediaType,
        digest: manifest.digest,
        size: manifest.bytes.length,
        ...(type === undefined ? {} : { artifactType: type }),
        ...(annotations === undefined ? {} : { annotations }),
    };
}

;// CONCATENATED MODULE: ./lib/src/seed/tar-index.js
const BLOCK = 512;
// Longer headers than this hold no path of an image's layout.
const LONGEST_HEADER = 65_536;
/**
 * Finds the files of a tar archive without unpacking it: only the headers are read.
 * Source: POSIX pax, with GNU's sizes of 8 GiB and more.
 * @throws Error where it is no tar archive
 */
async function indexTar(file) {
    const entries = new Map();
    let pax = new Map();
    for (let position = 0;;) {
        const header = await readAt(file, position, BLOCK);
        const isEnd = header.length < BLOCK || header.every((byte) => byte === 0);
        if (isEnd && position > 0)
            return entries;
        if (isEnd || !sumIsRight(header))
            throw new Error(`there is no header of a tar archive at byte ${position}`);
        const start = position + BLOCK;
        const size = Number(pax.get('size') ?? number(header.subarray(124, 136)));
        if (!Number.isSafeInteger(size) || size < 0)
            throw new Error(`the size at byte ${position} is none`);
        const type = String.fromCharCode(header[156] ?? 0);
        if (type === 'x' && size <= LONGEST_HEADER) {
            pax = paxRecords(await readAt(file, start, size));
        }
        else {
            if (type === '0' || type === '\0')
                entries.set(plainPath(pax.get('path') ?? tar_index_name(header)), { start, size });
            pax = new Map();
        }
        position = start + Math.ceil(size / BLOCK) * BLOCK;
    }
}
async function readAt(file, position, length) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
}
function tar_index_text(field) {
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? field.length : end).toString('utf8');
}
function tar_index_name(header) {
    const prefix = tar_index_text(header.subarray(257, 262)) === 'ustar' ? tar_index_text(header.subarray(345, 500)) : '';
    const rest = tar_index_text(header.subarray(0, 100));
    return prefix === '' ? rest : `${prefix}/${rest}`;
}
function plainPath(path) {
    return path.replace(/^(?:\.?\/)+/, '');
}
/** Octal digits, or with the first bit set a binary number. */
function number(field) {
    if (((field[0] ?? 0) & 0x80) !== 0)
        return Number(field.readBigUInt64BE(field.length - 8));
    const digits = tar_index_text(field).trim();
    return digits === '' ? 0 : Number.parseInt(digits, 8);
}
function sumIsRight(header) {
    const sum = header.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0);
    return sum === number(header.subarray(148, 156));
}
/** `LENGTH KEY=VALUE\n`, one after the other. */
function paxRecords(bytes) {
    const records = new Map();
    for (let position = 0; position < bytes.length;) {
        const blank = bytes.indexOf(' ', position);
        const length = Number(bytes.subarray(position, blank).toString('utf8'));
        if (blank < 0 || !(length > 0))
            break;
        const record = bytes.subarray(blank + 1, position + length - 1).toString('utf8');
        const [key = '', ...value] = record.split('=');
        records.set(key, value.join('='));
        position += length;
    }
    return records;
}

;// CONCATENATED MODULE: ./lib/src/seed/layout.js









function directoryFiles(directory) {
    return {
        read: (path) => (0,promises_.readFile)((0,external_node_path_.join)(directory, path)),
        stream: async (path) => {
            // A file that is not there would be an error of the stream otherwise, and nobody listens yet.
            await (0,promises_.stat)((0,external_node_path_.join)(directory, path));
            return (0,external_node_fs_.createReadStream)((0,external_node_path_.join)(directory, path));
        },
    };
}
/** @throws UserError for a compressed archive, and one of another kind */
async function archiveFiles(path) {
    const file = await (0,promises_.open)(path);
    try {
        const entries = await indexTar(file).catch((thrown) => {
            throw new errors/* UserError */.yo(`${path} is no plain tar archive (${thrown.message}); where it is compressed, unpack it first: gunzip, unzstd`);
        });
        if (!entries.has('index.json') && entries.has('manifest.json')) {
            throw new errors/* UserError */.yo(`${path} is an archive of docker save; podman load --input ${path} and containers-storage:NAME take it, or skopeo copy docker-archive:${path} oci-archive:OTHER`);
        }
        const entryOf = (name) => {
            const entry = entries.get(name);
            if (entry === undefined)
                throw new Error(`${path} has no ${name}`);
            return entry;
        };
        const stream = async (name) => {
            const { start, size } = entryOf(name);
            return size === 0 ? external_node_stream_.Readable.from([]) : (0,external_node_fs_.createReadStream)(path, { start, end: start + size - 1 });
        };
        const read = async (name) => {
            const parts = [];
            for await (const part of await stream(name))
                parts.push(part);
            return Buffer.concat(parts);
        };
        return { read, stream };
    }
    finally {
        await file.close();
    }
}
const TAG = 'org.opencontainers.image.ref.name';
/** Images of an OCI layout, by the tags that its index names. Source: the OCI image layout specification. */
function layoutSource(files) {
    let listed;
    const list = () => {
        listed ??= readIndex(files);
        return listed;
    };
    async function manifest(digest) {
        const bytes = await files.read(blobPath(digest));
        const found = digestOf(bytes, digest);
        if (found !== digest)
            throw new Error(`${blobPath(digest)} holds ${found}`);
        if (bytes.length > LONGEST_MANIFEST)
            throw new Error(`the manifest ${digest} is longer than 4 MiB`);
        const entry = (await list()).find((one) => one.digest === digest);
        return { bytes, mediaType: entry?.mediaType || mediaTypeOf(bytes), digest };
    }
    let subjects;
    const listSubjects = () => {
        subjects ??= list().then((entries) => Promise.all(entries.map(async ({ digest }) => {
            const one = await manifest(digest);
            return { manifest: one, subject: descriptors_readManifest(one).subject?.digest };
        })));
        return subjects;
    };
    return {
        resolve: async (tag) => (await list()).find(({ annotations }) => annotations?.[TAG] === tag)?.digest,
        manifest,
        blob: ({ digest }) => files.stream(blobPath(digest)),
        referrers: async (digest) => {
            const named = (await listSubjects()).filter(({ subject }) => subject === digest);
            return named.map((one) => referrerOf(one.manifest));
        },
    };
}
/**
 * The image of a layout.
 * @param tag may be left out where there is one image only
 * @throws UserError where there is none, or several
 */
async function chosenImage(files, source, tag) {
    const listed = await readIndex(files);
    const tags = listed.flatMap(({ annotations }) => annotations?.[TAG] ?? []);
    const has = tags.length === 0 ? 'its images have no tags' : `it has ${tags.join(', ')}`;
    if (tag !== undefined) {
        const digest = await source.resolve(tag);
        if (digest === undefined)
            throw new errors/* UserError */.yo(`it has no image of the tag ${tag}; ${has}`);
        return digest;
    }
    // What speaks of an image, by its subject or by a tag of cosign's, is none that could be meant.
    const subjects = await Promise.all(listed.map(async ({ digest }) => (await subjectOf(source, digest)) !== undefined));
    const images = listed.filter(({ annotations }, index) => !subjects[index] && !/^sha256-[0-9a-f]{64}/.test(annotations?.[TAG] ?? ''));
    const [only] = new Set(images.map(({ digest }) => digest));
    if (only === undefined)
        throw new errors/* UserError */.yo('it has no image');
    if (images.some(({ digest }) => digest !== only))
        throw new errors/* UserError */.yo(`it has several images; ${has}; add :TAG`);
    return only;
}
async function subjectOf(source, digest) {
    return descriptors_readManifest(await source.manifest(digest)).subject;
}
async function readIndex(files) {
    const bytes = await files.read('index.json');
    return descriptors_readManifest({ bytes, mediaType: OCI_INDEX, digest: 'index.json' }).manifests;
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}

;// CONCATENATED MODULE: ./lib/src/seed/remote.js





/** Docker Hub's registry has another name than its images. */
function originOf(registry) {
    return `https://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`;
}
/** A repository of a registry to read from. What may pass is tried again; of a blob, by whoever reads it. */
function remoteRepository(session, repository) {
    const manifestPath = (reference) => `/v2/${repository}/manifests/${reference}`;
    const accept = { accept: MANIFEST_TYPES };
    const find = (reference) => patiently(async () => {
        const path = manifestPath(reference);
        const answer = await session.ask({ method: 'GET', path, repository, headers: accept });
        if (answer.status === 404) {
            await discard(answer);
            return undefined;
        }
        await expectStatus(answer, 200);
        return checked(await readAll(answer.body, LONGEST_MANIFEST), answer.headers, reference);
    });
    function checked(bytes, headers, reference) {
        const told = reference.includes(':') ? reference : String(headers['docker-content-digest'] ?? 'sha256:');
        const digest = digestOf(bytes, told);
        if (told.length > 'sha256:'.length && told !== digest) {
            throw new Error(`${session.host} sent a manifest ${digest} where ${told} was asked for`);
        }
        const type = String(headers['content-type'] ?? '')
            .split(';')[0]
            ?.trim() ?? '';
        const mediaType = type.startsWith('application/vnd.') ? type : mediaTypeOf(bytes);
        return { bytes, mediaType, digest };
    }
    /** By HEAD, which Docker Hub does not count as a pull. */
    const resolve = (tag) => patiently(async () => {
        const path = manifestPath(tag);
        const answer = await session.ask({ method: 'HEAD', path, repository, headers: accept });
        await discard(answer);
        if (answer.status === 404)
            return undefined;
        // The answer to HEAD has no words of its own; that to GET has.
        const digest = answer.status === 200 ? answer.headers['docker-content-digest'] : undefined;
        return typeof digest === 'string' ? digest : (await find(tag))?.digest;
    });
    async function manifest(digest) {
        const found = await find(digest);
        if (found === undefined)
            throw new Error(`${session.host} does not have the manifest ${digest} of ${repository}`);
        return found;
    }
    async function blob({ digest }) {
        const answer = await session.ask({
            method: 'GET',
            path: `/v2/${repository}/blobs/${digest}`,
            repository,
        });
        return (await expectStatus(answer, 200)).body;
    }
    /** By the referrers API, or where there is none by the tag that stands for it. Source: the OCI distribution specification. */
    async function referrers(digest) {
        const listed = await patiently(async () => {
            const path = `/v2/${repository}/referrers/${digest}`;
            const answer = await session.ask({ method: 'GET', path, repository, headers: { accept: OCI_INDEX } });
            if (answer.status === 200 && answer.headers['content-type']?.startsWith(OCI_INDEX)) {
                const bytes = await readAll(answer.body, LONGEST_MANIFEST);
                return { bytes, mediaType: OCI_INDEX, digest: digestOf(bytes) };
            }
            // A registry that is too busy to say so may have some.
            if (answer.status === 429 || (answer.status >= 500 && answer.status !== 501))
                throw await refusal(answer);
            await discard(answer);
            return undefined;
        });
        const index = listed ?? (await find(digestTag(digest)));
        return index === undefined ? [] : descriptors_readManifest(index).manifests;
    }
    return { find, resolve, manifest, blob, referrers };
}

;// CONCATENATED MODULE: ./lib/src/seed/challenge.js
/** Where several are offered, a token comes first. Source: RFC 9110 and the token authentication of distribution. Pure. */
function parseChallenge(header) {
    if (header === undefined)
        return undefined;
    const bearer = /(?:^|,\s*)bearer\s+(.*)$/i.exec(header)?.[1];
    if (bearer !== undefined) {
        const found = [...bearer.matchAll(/([a-z_]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)];
        const parameters = new Map(found.map(([, key = '', quoted, bare]) => [
            key.toLowerCase(),
            quoted?.replaceAll(/\\(.)/g, '$1') ?? bare,
        ]));
        const realm = parameters.get('realm');
        if (realm === undefined)
            return undefined;
        return { scheme: 'bearer', realm, service: parameters.get('service'), scope: parameters.get('scope') };
    }
    return /(?:^|,\s*)basic(?:\s|$)/i.test(header) ? { scheme: 'basic' } : undefined;
}

;// CONCATENATED MODULE: ./lib/src/seed/session.js




const REDIRECTS = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 5;
const LONGEST_TOKEN = 1_048_576;
function openSession({ origin, connections, login, silence }) {
    const { host } = new URL(origin);
    // What follows `Authorization:`, by repository and actions. A token is for one scope only.
    const known = new Map();
    const send = async (ask) => http_exchange(ask, await connections.to(ask.url.host), silence);
    async function authorize(answer, { repository, actions = 'pull' }) {
        const header = answer.headers['www-authenticate'];
        const challenge = parseChallenge(header);
        const mine = login(repository);
        if (challenge === undefined || (challenge.scheme === 'basic' && !mine?.basic))
            throw await refusal(answer);
        await discard(answer);
        if (challenge.scheme === 'basic')
            return `Basic ${mine?.basic}`;
        const realm = new URL(challenge.realm, origin);
        if (realm.protocol !== 'https:')
            throw new Error(`${host} wants logins to go to ${realm.origin}, without TLS`);
        const scope = challenge.scope ?? `repository:${repository}:${actions}`;
        const fields = { ...(challenge.service === undefined ? {} : { service: challenge.service }), scope };
        return `Bearer ${await fetchToken(realm, fields, mine)}`;
    }
    async function fetchToken(realm, fields, mine) {
        let answer;
        if (mine?.identityToken) {
            // Source: the OAuth2 token authentication of distribution.
            const form = {
                ...fields,
                grant_type: 'refresh_token',
                refresh_token: mine.identityToken,
                client_id: 'seed',
            };
            const body = Buffer.from(new URLSearchParams(form).toString());
            const headers = { 'content-type': 'application/x-www-form-urlencoded' };
            answer = await send({ method: 'POST', url: realm, headers, body });
        }
        else {
            for (const [name, value] of Object.entries(fields))
                realm.searchParams.set(name, value);
            const headers = mine?.basic ? { authorization: `Basic ${mine.basic}` } : {};
            answer = await send({ method: 'GET', url: realm, headers });
        }
        await expectStatus(answer, 200);
        const { token, access_token: access } = JSON.parse((await readAll(answer.body, LONGEST_TOKEN)).toString());
        if (typeof (token ?? access) !== 'string')
            throw new Error(`${realm.origin} gave no token`);
        return token ?? access;
    }
    /** An address elsewhere gets no login of this registry's. */
    async function follow(ask, authorization) {
        let { url } = ask;
        for (let count = 0;; count++) {
            const own = url.host === host;
            const headers = { ...ask.headers, ...(authorization && own ? { authorization } : {}) };
            const answer = await send({ ...ask, url, headers });
            const { location } = answer.headers;
            const moved = REDIRECTS.includes(answer.status) && location !== undefined;
            if (!moved || (ask.method !== 'GET' && ask.method !== 'HEAD'))
                return answer;
            await discard(answer);
            url = new URL(location, url);
            if (url.protocol !== 'https:')
                throw new Error(`${ask.url.host} sends to ${url.origin}, without TLS`);
            if (count === MOST_REDIRECTS)
                throw new Error(`${ask.url.host} sends from one place to another without end`);
        }
    }
    return {
        host,
        ask: async (wish) => {
            const { path, repository, actions = 'pull', ...rest } = wish;
            const url = new URL(path, origin);
            if (url.protocol !== 'https:')
                throw new Error(`${host} sends to ${url.origin}, without TLS`);
            const key = `${repository} ${actions}`;
            const answer = await follow({ ...rest, url }, known.get(key));
            if (answer.status !== 401 || answer.ask.url.host !== host)
                return answer;
            const hadToken = known.delete(key);
            // The stream is gone; the caller begins anew, and gets another token then.
            if (rest.body instanceof external_node_stream_.Readable)
                throw await refusal(answer, hadToken);
            const authorization = await authorize(answer, wish);
            known.set(key, authorization);
            return follow({ ...rest, url }, authorization);
        },
    };
}

;// CONCATENATED MODULE: ./lib/src/seed/open-source.js




// Milliseconds.
const SILENCE = 60_000;
/** Opens what an image comes from, and finds its digest there. One session for each registry. */
function sources(outside, logins) {
    const sessions = new Map();
    const sessionWith = (registry) => {
        const known = sessions.get(registry) ??
            openSession({
                origin: originOf(registry),
                connections: outside,
                login: (repository) => logins.of(registry, repository),
                silence: SILENCE,
            });
        sessions.set(registry, known);
        return known;
    };
    return async ({ origin, source }) => {
        if (origin.kind === 'local')
            throw new Error(`${source} is pushed by podman`);
        if (origin.kind !== 'remote') {
            const files = origin.kind === 'layout' ? directoryFiles(origin.path) : await archiveFiles(origin.path);
            const layout = layoutSource(files);
            return { source: layout, digest: await chosenImage(files, layout, origin.tag) };
        }
        const { registry, repository, tag = '', digest } = origin.reference;
        const remote = remoteRepository(sessionWith(registry), repository);
        const found = digest ?? (await remote.resolve(tag));
        if (found === undefined)
            throw new errors/* UserError */.yo(`${registry} has no ${repository}:${tag}; look at the name and the tag`);
        return { source: remote, digest: found };
    };
}

;// CONCATENATED MODULE: ./lib/src/seed/progress.js
// Milliseconds. A job's log is not a terminal: a line soon, and then ever more seldom.
const FIRST_WORD = 2000;
const LONGEST_SILENCE = 60_000;
/** Says at growing intervals how far it is. */
function startProgress(images, say) {
    const started = Date.now();
    let [done, expected, imagesDone] = [0, 0, 0];
    let pause = FIRST_WORD;
    let timer = setTimeout(word, pause);
    function word() {
        say({ done, expected, images, imagesDone, elapsed: Date.now() - started });
        pause = Math.min(pause * 1.5, LONGEST_SILENCE);
        timer = setTimeout(word, pause);
    }
    return {
        expect: (bytes) => {
            expected += bytes;
        },
        pass: (bytes) => {
            done += bytes;
        },
        imageDone: () => {
            imagesDone++;
        },
        end: () => clearTimeout(timer),
    };
}

;// CONCATENATED MODULE: ./lib/src/seed/target.js




function targetRepository(session, name) {
    const { find, resolve, referrers } = remoteRepository(session, name);
    const rights = { repository: name, actions: 'pull,push' };
    const uploads = `/v2/${name}/blobs/uploads/`;
    return {
        name,
        find,
        resolve,
        referrers,
        hasBlob: (digest) => patiently(async () => {
            const path = `/v2/${name}/blobs/${digest}`;
            const answer = await session.ask({ method: 'HEAD', path, repository: name });
            await discard(answer);
            return (await expectStatus(answer, 200, 404)).status === 200;
        }),
        mount: (digest, from) => patiently(async () => {
            const query = new URLSearchParams({ mount: digest, from });
            const answer = await session.ask({
                method: 'POST',
                path: `${uploads}?${query}`,
                ...rights,
                ...empty(),
            });
            await expectStatus(answer, 201, 202);
            await discard(answer);
            return answer.status === 201;
        }),
        upload: async ({ digest, size }, content) => {
            const begun = await session.ask({ method: 'POST', path: uploads, ...rights, ...empty() });
            await discard(await expectStatus(begun, 202));
            const { location } = begun.headers;
            if (location === undefined)
                throw new Error(`${session.host} does not say where an upload goes`);
            const url = new URL(location, begun.ask.url);
            url.searchParams.set('digest', digest);
            const headers = { 'content-type': 'application/octet-stream', 'content-length': String(size) };
            const body = await content();
            try {
                const done = await session.ask({ method: 'PUT', path: url.href, ...rights, headers, body });
                await discard(await expectStatus(done, 201));
            }
            finally {
                body.destroy();
            }
        },
        put: (manifest, reference) => patiently(async () => {
            const headers = { 'content-type': manifest.mediaType };
            const path = `/v2/${name}/manifests/${reference}`;
            const ask = { method: 'PUT', path, ...rights, headers, body: manifest.bytes };
            await discard(await expectStatus(await session.ask(ask), 201));
        }),
    };
}
// nginx answers a POST of no known length by 411.
function empty() {
    return { headers: { 'content-length': '0' } };
}

;// CONCATENATED MODULE: ./lib/src/seed/wishes.js


const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const wishes_TAG = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}';
const NAME = new RegExp(`^(${COMPONENT}(?:/${COMPONENT})*)(?::(${wishes_TAG}))?$`);
const TRANSPORT = /^(containers-storage|oci-archive|oci|docker):(.*)$/;
// Source: distribution/reference; the name of the host counts in it, so this is what certainly fits.
const LONGEST_REPOSITORY = 200;
/**
 * Reads what is to be seeded, before anything is changed.
 * @throws UserError for a line that means no image, and for two that would take the same name
 */
function readWishes(wishes) {
    const images = wishes.map(wishes_readWish);
    const taken = new Map();
    for (const image of images) {
        const name = targetName(image);
        const other = taken.get(name);
        if (other !== undefined) {
            throw new errors/* UserError */.yo(`input "seed" has ${other} and ${image.source}, which would both be ${name}; allowed: each name once, so give one of them another: SOURCE NAME`);
        }
        taken.set(name, image.source);
    }
    return images;
}
/** `library/alpine:3`, or with its digest where it has no tag. */
function targetName({ repository, tag, origin }) {
    if (tag !== undefined)
        return `${repository}:${tag}`;
    const digest = origin.kind === 'remote' ? origin.reference.digest : undefined;
    return digest === undefined ? repository : `${repository}@${digest}`;
}
function wishes_readWish({ source, name }) {
    const [, transport, rest = ''] = TRANSPORT.exec(source) ?? [];
    const wanted = name === undefined ? undefined : wishes_readName(name);
    switch (transport) {
        case 'containers-storage':
            return readLocal(source, rest, wanted);
        case 'oci':
        case 'oci-archive':
            return readLayout(source, transport, rest, wanted);
        default:
            return readRemote(source, transport === 'docker' ? rest.replace(/^\/\//, '') : source, wanted);
    }
}
function wishes_readName(text) {
    const [, repository, tag] = NAME.exec(text) ?? [];
    if (repository === undefined || repository.length > LONGEST_REPOSITORY) {
        throw (0,errors/* refuse */.TR)('seed', text, 'as the second word a name at the registry, such as team/app:1');
    }
    return { repository, tag };
}
function readRemote(source, text, wanted) {
    const reference = (0,registry_reference/* parseReference */.Y)(text);
    const allowed = "an image's full name, such as docker.io/library/alpine:3, or containers-storage:NAME, oci-archive:PATH, oci:PATH";
    if (reference === undefined)
        throw (0,errors/* refuse */.TR)('seed', source, allowed);
    if (!text.startsWith(`${reference.registry}/`)) {
        const full = (0,registry_reference/* formatReference */.F)(reference);
        throw (0,errors/* refuse */.TR)('seed', source, `an image's full name; for Docker Hub's that is ${full}`);
    }
    const { repository, tag, digest } = reference;
    const name = { repository, tag, ...(wanted && { ...wanted, tag: wanted.tag ?? tag ?? 'latest' }) };
    // With a digest the tag says only what it is called.
    return { source, origin: { kind: 'remote', reference: { ...reference, digest } }, ...name };
}
function readLocal(source, name, wanted) {
    const origin = { kind: 'local', name };
    const reference = (0,registry_reference/* parseReference */.Y)(name);
    if (wanted)
        return { source, origin, ...wanted, tag: wanted.tag ?? reference?.tag ?? 'latest' };
    if (reference === undefined || /^(sha256:)?[0-9a-f]{64}$/.test(name) || reference.digest !== undefined) {
        throw (0,errors/* refuse */.TR)('seed', source, 'the name of a local image, or an id and the name that it gets: SOURCE NAME');
    }
    // podman's own short names are below localhost/, not below docker.io/library/.
    const isShort = !name.startsWith(`${reference.registry}/`);
    const repository = isShort ? reference.repository.replace(/^library\//, '') : reference.repository;
    return { source, origin, repository, tag: reference.tag };
}
function readLayout(source, transport, rest, wanted) {
    const [, path, tag] = /^([^:]+)(?::(.+))?$/.exec(rest) ?? [];
    if (path === undefined)
        throw (0,errors/* refuse */.TR)('seed', source, `${transport}:PATH or ${transport}:PATH:TAG`);
    if (wanted === undefined) {
        throw (0,errors/* refuse */.TR)('seed', source, `the name that it gets at the registry as well: ${source} NAME`);
    }
    const kind = transport === 'oci' ? 'layout' : 'archive';
    return { source, origin: { kind, path, tag }, ...wanted, tag: wanted.tag ?? 'latest' };
}

;// CONCATENATED MODULE: ./lib/src/seed/seed.js












// Milliseconds. A registry that moves a large blob to its place says nothing meanwhile.
const seed_SILENCE = 900_000;
/** Copies images into the registry, side by side. One that fails keeps none of the others from it. */
async function seedImages({ images, platforms, parallel }, tools) {
    const { log, registry, logins } = tools;
    const progress = startProgress(images.length, (standing) => log.info(formatStanding(standing)));
    const blobs = openBlobs(2 * parallel, progress);
    const exclusively = oneByOne();
    const session = openSession({
        origin: `https://${registry}`,
        connections: tools.own,
        login: () => tools.login,
        silence: seed_SILENCE,
    });
    const sourceOf = sources(tools.outside, logins);
    const failures = [];
    async function seedOne(image) {
        const started = Date.now();
        const target = targetRepository(session, image.repository);
        const { source, repository, tag } = image;
        const named = { source, repository, tag: tag ?? '' };
        if (image.origin.kind === 'local') {
            const { manifest, blobs: local } = await pushLocal(image.origin.name, registry, target, tag ?? 'latest', tools);
            // What travelled of it podman does not tell.
            const counts = {
                size: sum([...local.values()]),
                copied: 0,
                skipped: 0,
                duration: Date.now() - started,
            };
            const pushed = { ...named, digest: manifest.digest, ...counts };
            log.info(formatSeeded(pushed, 0, 0));
            return pushed;
        }
        const origin = await sourceOf(image);
        const course = { source: origin.source, target, blobs, platforms };
        const { manifest, manifests, arrivals, missing } = await copyImage(origin.digest, course);
        if (missing.length > 0)
            log.info(missingWords(targetName(image), missing));
        const referrers = await Promise.all(manifests.map((digest) => copyReferrers(digest, course, exclusively)));
        if (tag !== undefined)
            await tagManifest(target, manifest, tag);
        const all = [...arrivals.values()];
        const of = (...ways) => all.filter(({ how }) => ways.includes(how)).length;
        const done = {
            ...named,
            digest: manifest.digest,
            size: sum(all.map(({ size }) => size)),
            copied: of('copied'),
            skipped: of('there', 'mounted'),
            duration: Date.now() - started,
        };
        log.info(formatSeeded(done, of('mounted'), sum(referrers)));
        return done;
    }
    const turn = atMost(parallel);
    try {
        const results = await Promise.all(images.map((image) => turn(async () => {
            try {
                return await seedOne(image);
            }
            catch (thrown) {
                const { origin } = image;
                const helper = origin.kind === 'remote' ? logins.helperOf(origin.reference.registry) : undefined;
                const failure = explainSeeding(image, thrown, registry, helper);
                failures.push(failure);
                log.info(`✗ ${failureWords(failure)}`);
                return undefined;
            }
            finally {
                progress.imageDone();
            }
        })));
        return { seeded: results.filter((result) => result !== undefined), failures };
    }
    finally {
        progress.end();
    }
}
function sum(numbers) {
    return numbers.reduce((total, one) => total + one, 0);
}

;// CONCATENATED MODULE: ./lib/src/actions/seed.js












/**
 * Reads what is to be seeded and looks whether it can be, before anything is changed.
 * @throws UserError for a line that is not as it may be, and for a path that cannot be read
 */
async function expectSeed({ seed }) {
    const images = readWishes(seed.images);
    for (const { source, origin } of images) {
        if (origin.kind !== 'layout' && origin.kind !== 'archive')
            continue;
        await (0,promises_.access)(origin.path, promises_.constants.R_OK).catch((thrown) => {
            throw (0,errors/* refuse */.TR)('seed', source, `a path that this user can read (${thrown.code})`);
        });
    }
    return images;
}
/** Copies the wished images into the registry. */
async function seedRegistry(inputs, images, pod, { certificate, credentials }, authFile, { podman, scratch, host, log }, runner) {
    if (images.length === 0) {
        return { seeded: [], end: async () => undefined };
    }
    return log.group('Seed', async () => {
        const { platforms, parallel } = inputs.seed;
        const registry = (0,registry_pod/* authority */.ku)(pod.address);
        const login = credentials ?? (inputs.access.kind === 'token' ? inputs.access.login : undefined);
        if (ignoresProxy(host.variable)) {
            log.warning('HTTPS_PROXY is set, and this Node cannot go through a proxy by itself (24.5 and later can)');
        }
        const outside = outsideConnections(host.variable, (0,home/* homeDirectory */.R)(host));
        const own = ownConnections(registry, certificate.ca);
        const started = Date.now();
        try {
            const { seeded, failures } = await seedImages({ images, platforms, parallel }, {
                ...{ podman, log, scratch, registry, own, outside },
                login: login && { basic: (0,registry_credentials/* basicAuth */.tB)(login) },
                logins: await logins_readLogins(authFile),
            });
            log.info(`✓ seeded ${seedingWords(seeded, failures.length, Date.now() - started)}`);
            const end = async () => {
                await runner.summary(seedSummary(seeded, failures));
                if (failures.length > 0)
                    throw seedingError(failures, images.length);
            };
            return { seeded, end };
        }
        finally {
            outside.close();
            own.close();
        }
    });
}

;// CONCATENATED MODULE: ./lib/src/actions/registry.js































/**
 * Main of the action: from the inputs to a registry that is up, trusted, proven and described.
 * @param actionRoot the directory of action.yml and dist/
 */
async function main(runner, actionRoot) {
    const scene = {};
    const { runner: remembering, masked } = rememberMasked(runner);
    try {
        await bringUpRegistry(remembering, actionRoot, scene);
    }
    catch (thrown) {
        await tellFailure(thrown, scene, masked, runner);
    }
}
async function bringUpRegistry(runner, actionRoot, scene) {
    const { log } = runner;
    const asked = readInputs(runner.input);
    maskGiven(asked, log);
    const wishes = await expectSeed(asked);
    (0,actions_mirrors/* expectMirrors */.SA)(asked);
    const persistent = await findPersistent(asked);
    const inputs = settledInputs(asked, persistent);
    const ground = await groundFor(inputs, persistent, log);
    for (const warning of ground.certificate?.warnings ?? [])
        log.warning(warning);
    const job = await (0,actions_job/* startJob */._1)(runner, actionRoot, inputs.users);
    await expectMapping(inputs, job);
    const trust = await planTrust(inputs.trust, ground.host, job.host);
    const early = await startEarly(inputs, ground, job);
    const { checks, listing, version, mapping } = await log.group('Host', async () => {
        const ready = await readyHost(inputs.setup, job);
        const podmanVersion = await job.podman.version();
        const mapped = await readyMapping(inputs, podmanVersion, job);
        const all = [...ready.checks, ...mapped.checks];
        return { ...ready, version: podmanVersion, mapping: mapped.mapping, checks: all };
    });
    const making = early.secrets ?? later(prepareSecrets(inputs, ground, job));
    const images = await log.group('Images', async () => chooseImages(inputs, await listing, job));
    // Not before it is clear that there is a registry to be had: until here nothing has been changed.
    const proofImage = early.archive && later(buildProof(early.archive, job));
    const made = await making;
    const name = persistent?.place.pod ?? job.name;
    const data = dataDirectory(inputs, persistent, job);
    scene.begun = { job, pod: name, checks, ports: ground.ports, data };
    const up = await log.group('Registry', () => registry_play(inputs, ground, images, made, version, mapping, persistent, job));
    const { pod, startup, secrets, found } = up;
    const access = await log.group('Trust', () => giveAccess(pod, secrets, trust, job));
    await (0,actions_mirrors/* useMirrors */.ob)(pod, secrets, job);
    const quadletDirectory = inputs.quadletDirectory ?? (0,external_node_path_.join)(job.directory, 'quadlet');
    const looking = later(lookAtNamespace(pod, job.podman));
    const emitting = later(emitArtifacts((0,mirrors/* withUpstreams */.F4)(pod), version, quadletDirectory, job.host.user.home, run.attempt, inputs.kubernetes));
    const proof = proofImage &&
        (await log.group('Proof', async () => proveRegistry(pod, await proofImage, images, secrets, job)));
    await forgetProof(persistent, proof, up);
    const seeding = await seedRegistry(inputs, wishes, pod, secrets, access.authFile, job, runner);
    const namespace = await looking;
    const quadlet = await emitting;
    log.info(`✓ Quadlet ${(0,summary/* quadletWords */.Qf)(quadlet)}`);
    const report = {
        podman: (0,podman_version/* formatVersion */.qh)(version),
        checks,
        registry: (0,registry_pod/* authority */.ku)(pod.address),
        username: secrets.credentials?.username,
        images: [images.registry, images.nginx],
        startup,
        proof,
        namespace,
        user: job.host.user,
        mapping,
        record: pod,
        trust: trustWords(trust.clients.map(({ target }) => target)),
        quadlet,
        ...access,
    };
    setOutputs(runner, {
        ...report,
        address: pod.address,
        pod: pod.name,
        cache: images.cache,
        password: secrets.credentials?.password,
        reader: secrets.reader,
        seeded: seeding.seeded,
        found,
    });
    await runner.summary((0,summary/* registrySummary */.CR)(report));
    await seeding.end();
}
/** Where the registry's data is, where that is a directory of the host. */
function dataDirectory({ storage }, persistent, { directory }) {
    if (storage.kind === 'path')
        return storage.path;
    if (storage.kind !== 'job')
        return undefined;
    return persistent === undefined ? (0,external_node_path_.join)(directory, 'pod', 'data') : persistent.place.directory;
}
/** What needs no podman goes on beside the host's checks. */
async function startEarly(inputs, ground, job) {
    const hasOpenssl = (await job.host.find('openssl')) !== undefined;
    return {
        archive: mayPush(inputs, job.log)
            ? later(archiveProofImage(job.scratch, proofWord(inputs, job)))
            : undefined,
        // Where openssl is missing the host's checks install it first.
        secrets: hasOpenssl ? later(prepareSecrets(inputs, ground, job)) : undefined,
    };
}
/** A proof is a push, and for that somebody must be known to the authentication service. */
function mayPush({ proof, access }, log) {
    if (!proof || access.kind !== 'token' || access.login !== undefined)
        return proof;
    log.warning('nothing is pushed as a proof, because "auth" is "token" and "password" is not set: the authentication service knows nobody of this job');
    return false;
}
function proofWord({ lifecycle, name }, job) {
    return lifecycle === 'persistent' ? name : job.name;
}
function prepareSecrets({ access, httpSecret, storage, mirrors, lifecycle }, { certificate, host }, job) {
    const { directory, log } = job;
    const lifetime = lifecycle === 'persistent' ? PERSISTENT_LIFETIME : undefined;
    const choices = { host, httpSecret, lifetime, ...secretUsers(access), storage: storageKeys(storage) };
    const made = makeSecrets(choices, certificate, (0,external_node_path_.join)(directory, 'certificate'), log);
    return (0,actions_mirrors/* withUpstreamSecrets */.DH)(mirrors, made, job);
}
async function buildProof(archive, { podman, journal, name }) {
    return buildProofImage(await archive, podman, journal, name);
}
async function registry_play({ access, timeout, storage, fragments, mirrors }, { host, bind, ports }, images, secrets, version, mapping, persistent, job) {
    const forwarders = [];
    for (const program of ['pasta', 'slirp4netns']) {
        if ((await job.host.find(program)) !== undefined)
            forwarders.push(program);
    }
    const choices = {
        name: job.name,
        access: await podAccess(access),
        storage: await podStorage(storage),
        fragments: await readFragments(fragments),
        mirrors: await (0,actions_mirrors/* podMirrors */.M5)(mirrors, job.log),
        registryImage: images.registry.name,
        nginxImage: images.nginx.name,
        mapping,
    };
    const directory = (0,external_node_path_.join)(job.directory, 'pod');
    const [port = 0] = ports;
    const untried = (0,registry_pod/* describePod */.Fx)({ ...choices, address: { host, bind, port } });
    await tryFragments(untried, secrets.contents, (0,external_node_path_.join)(job.scratch, 'trial'), job);
    const options = { choices, host, bind, ports, secrets, directory, timeout, version, forwarders };
    if (persistent !== undefined)
        return persistentRegistry(options, persistent, job);
    return { ...(await (0,play/* playRegistry */.I)(options, job)), secrets, found: false };
}
async function giveAccess({ address }, { certificate: { ca }, credentials }, trust, { host, journal, name, directory, log }) {
    const authFile = (0,external_node_path_.join)(directory, 'auth.json');
    const caFile = (0,external_node_path_.join)(directory, 'ca.crt');
    await Promise.all([
        (0,registry_trust/* writeAuthFile */.Yt)(authFile, (0,registry_trust/* existingAuthFiles */.N)(host.variable, (0,home/* homeDirectory */.R)(host)), address, credentials),
        (0,registry_files/* writePrivate */.p)(caFile, ca),
    ]);
    await exportForJob('REGISTRY_AUTH_FILE', authFile, { host, journal });
    const grant = { address, ca, caFile, credentials, host, journal, job: name, directory };
    const { certDirectory = '', ...outputs } = await giveTrust(trust, grant);
    log.info(`✓ trusted by ${trust.clients.map(({ target }) => target).join(', ')}`);
    if (trust.skipped.length > 0)
        log.info(`- left out: ${trust.skipped.join('; ')}`);
    return { ...outputs, certDirectory, authFile, caFile };
}
async function proveRegistry(pod, image, { own }, { certificate, credentials, reader: readers }, { podman, journal, scratch, name: job, log }) {
    const { address, access } = pod;
    const client = (0,token/* clientFor */.$V)(pod, certificate.ca, credentials);
    const reader = readers && (0,token/* clientFor */.$V)(pod, certificate.ca, readers);
    const tools = { podman, client, reader, journal, address, access, scratch, job };
    try {
        const proof = await prove(image, own, tools);
        for (const line of (0,summary/* proofLines */.UJ)(proof))
            log.info(`✓ ${line}`);
        return proof;
    }
    finally {
        client.close();
        reader?.close();
    }
}


/***/ }),

/***/ 142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explainFailure: () => (/* binding */ explainFailure)
/* harmony export */ });
/* unused harmony export conditionsBehind */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1491);
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5225);



/** Conditions of the host that an error message of podman, buildah or skopeo points to, in the order of the checks. Pure. */
function conditionsBehind(text, conditions = _catalogue_js__WEBPACK_IMPORTED_MODULE_1__/* .conditions */ .jA) {
    return conditions.filter(({ signatures }) => signatures.some((signature) => signature.test(text)));
}
/**
 * What to show of anything that was thrown: the command's own words, and under them the condition of the host that they
 * point to, where they point to one. A bug of ours is no condition of the host.
 */
function explainFailure(thrown) {
    const said = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError ? thrown.message : (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .describeError */ .Uc)(thrown);
    if (!(thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError || thrown instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
        return said;
    // A message shows the last words only.
    const all = thrown instanceof _exec_run_js__WEBPACK_IMPORTED_MODULE_0__.CommandError ? `${said}\n${thrown.result.stderr}` : said;
    const [condition] = conditionsBehind(all);
    if (condition === undefined || said.includes(condition.id))
        return said;
    const { id, title, cause, cure } = condition;
    return `${said}\n${id} ${title}: ${cause}\n  what to do: ${cure}`;
}


/***/ }),

/***/ 3574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Os: () => (/* binding */ lookAtPlatform),
/* harmony export */   Q4: () => (/* binding */ prepareHost),
/* harmony export */   _M: () => (/* binding */ obstaclesOf),
/* harmony export */   yo: () => (/* binding */ probePodman)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5225);
/* harmony import */ var _run_checks_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(582);


/** What keeps rootless Podman from working on this kind of machine at all. Changes nothing. */
async function lookAtPlatform(host, setup) {
    return look(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .platformChecks */ .R1, host, setup);
}
/** Looks at the host and, under `auto`, puts it right, as far as that goes without calling podman. */
async function prepareHost(host, setup) {
    return look(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .hostChecks */ .mj, host, setup);
}
/** Lets podman show what it really gets. */
async function probePodman(host, setup) {
    return look(_catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .podmanChecks */ .jZ, host, setup);
}
async function look(checks, host, setup) {
    return setup === 'off' ? [] : (0,_run_checks_js__WEBPACK_IMPORTED_MODULE_1__/* .runChecks */ .J)(checks, host, { mend: setup === 'auto' });
}
/** What keeps a registry from running in a pod and being pushed to. */
function obstaclesOf(results) {
    return results.filter(({ hinders = [] }) => hinders.includes('pod') || hinders.includes('push'));
}


/***/ }),

/***/ 2636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   dryRun: () => (/* binding */ dryRun),
/* harmony export */   findGenerator: () => (/* binding */ findGenerator)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5898);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1491);



// Where distributions put it: Debian and Fedora, podman-static and self-built ones, Arch. Wherever else it is, systemd
// has a link to it, of whose names one alone means user mode: so what is behind the link is what counts.
const PLACES = [
    '/usr/libexec/podman/quadlet',
    '/usr/local/libexec/podman/quadlet',
    '/usr/lib/podman/quadlet',
    ...['/usr/lib', '/usr/local/lib', '/lib', '/etc'].flatMap((directory) => ['user', 'system'].map((kind) => `${directory}/systemd/${kind}-generators/podman-${kind}-generator`)),
];
/** @returns the path of Podman's own generator, or nothing where this host has none (Podman before 4.4) */
async function findGenerator(places = PLACES) {
    for (const place of places) {
        if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_1__/* .accessible */ .R)(place, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK))
            return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(place);
    }
    return undefined;
}
/**
 * Lets Podman's own generator read a directory of Quadlet files in user mode, without writing anything.
 * @returns the generated units as it prints them
 * @throws CommandError with its words when it rejects a file
 */
async function dryRun(generator, directory, attempt) {
    const argv = [generator, '-user', '-dryrun'];
    const result = await attempt(argv, { timeout: 60, env: { QUADLET_UNIT_DIRS: directory } });
    // Before 4.6 it ends with 0 whatever it rejected.
    const rejected = /^quadlet-generator\[\d+\]: (?:converting|error|Error)/m.test(result.stderr);
    if (result.exitCode !== 0 || rejected)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_2__.CommandError(argv, result, 60);
    return result.stdout;
}


/***/ })

};
