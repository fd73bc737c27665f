export const id = 225;
export const ids = [225];
export const modules = {

/***/ 5225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  jA: () => (/* binding */ conditions),
  mj: () => (/* binding */ hostChecks),
  R1: () => (/* reexport */ platformChecks),
  jZ: () => (/* binding */ podmanChecks),
  s9: () => (/* binding */ probeChecks)
});

// UNUSED EXPORTS: allChecks

// EXTERNAL MODULE: ./lib/src/host/check.js
var check = __webpack_require__(2409);
// EXTERNAL MODULE: ./lib/src/host/facts/containers-conf.js
var containers_conf = __webpack_require__(4812);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
;// CONCATENATED MODULE: ./lib/src/host/facts/podman-info.js

/** `podman info`, or why there is none. */
function podmanInfo(host) {
    return host.shared('podman info', async () => {
        if ((await host.find('podman')) === undefined)
            return { kind: 'no podman' };
        try {
            return { kind: 'info', info: await host.podman.info() };
        }
        catch (thrown) {
            if (thrown instanceof run.CommandError)
                return { kind: 'failed', error: thrown };
            throw thrown;
        }
    });
}

// EXTERNAL MODULE: ./lib/src/host/facts/user-session.js
var user_session = __webpack_require__(5207);
// EXTERNAL MODULE: ./lib/src/host/remedy.js
var host_remedy = __webpack_require__(9313);
;// CONCATENATED MODULE: ./lib/src/host/checks/cgroups/cgroup-manager.js





/** What podman really does, after all that was told without it. */
const cgroupManager = (0,check/* check */.z6)({
    id: 'RP045',
    title: 'cgroup manager',
    reads: '`podman info`, and `cgroup_manager` of containers.conf.',
    cause: 'Podman found no D-Bus of the user, so it makes no cgroups by way of systemd: containers are not below the user manager, and cannot be limited.',
    cure: 'See to lingering, the user manager, its D-Bus and DBUS_SESSION_BUS_ADDRESS (RP042, RP043, RP044, RP046).',
    signatures: [/there is no systemd user session available/, /Falling back to --cgroup-manager=cgroupfs/],
    sources: [
        'CheckCgroupsAndAdjustConfig in vendor/go.podman.io/common/pkg/config/config.go of Podman',
        'containers.conf(5), cgroup_manager',
    ],
    limit: 30,
    read: async (host) => {
        const [answer, conf, { bus }] = await Promise.all([
            podmanInfo(host),
            (0,containers_conf/* containersConf */.VB)(host),
            (0,user_session/* userSession */.k)(host),
        ]);
        const chosen = conf.get('engine', 'cgroup_manager');
        return {
            used: answer.kind === 'info' ? answer.info.cgroupManager : undefined,
            chosenBy: chosen?.value === 'cgroupfs' ? chosen.path : undefined,
            bus,
        };
    },
    judge: judgeCgroupManager,
});
function judgeCgroupManager({ used, chosenBy, bus }) {
    if (used === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    if (used !== 'cgroupfs')
        return (0,check.ok)(used);
    if (chosenBy !== undefined) {
        return (0,check/* info */.pq)(`cgroupfs, because ${chosenBy} says so`, (0,host_remedy/* byHand */.XL)('A static build of podman needs it; another can do more with `cgroup_manager = "systemd"`.'));
    }
    if (!bus) {
        return (0,check/* warning */.$e)('podman has fallen back to cgroupfs: there is no D-Bus of the user', (0,host_remedy/* byHand */.XL)('Start the user manager (RP043) and its D-Bus (RP044).'));
    }
    return (0,check/* warning */.$e)('podman has fallen back to cgroupfs, although there is a D-Bus of the user', (0,host_remedy/* byHand */.XL)('See to DBUS_SESSION_BUS_ADDRESS (RP046), or use a podman that was built with systemd.'));
}

// EXTERNAL MODULE: ./lib/src/words.js
var words = __webpack_require__(6755);
;// CONCATENATED MODULE: ./lib/src/host/checks/cgroups/delegation.js





/** What systemd gives to a user by default since version 252. */
const USUAL = ['cpu', 'memory', 'pids'];
/**
 * Podman limits the number of processes of every container unless told not to, and crun refuses to where the
 * controller is not the user's.
 */
const delegation = (0,check/* check */.z6)({
    id: 'RP048',
    title: 'controllers for the user',
    reads: '`cgroup.controllers` of user@UID.service and of the whole machine, and `pids_limit` of containers.conf.',
    cause: 'A controller that the user manager does not have cannot limit a container, and podman sets a limit of processes for every one.',
    cure: 'Where `pids` is missing, set `pids_limit = 0` in the table `[containers]` of containers.conf; others are delegated by a drop-in for user@.service with `Delegate=`.',
    signatures: [
        /controller `\w+` is not available/,
        /open(?:ing file)? `[\w.]+` for writing: No such file or directory/,
    ],
    sources: [
        'troubleshooting.md of Podman, 26',
        'containers.conf(5), pids_limit',
        'user@.service of systemd: Delegate=pids memory cpu',
    ],
    read: async (host) => {
        const [delegated, machine, conf] = await Promise.all([
            host.read(`${(0,user_session/* managerCgroup */.S)(host.user.uid)}/cgroup.controllers`),
            host.read('/sys/fs/cgroup/cgroup.controllers'),
            (0,containers_conf/* containersConf */.VB)(host),
        ]);
        return {
            delegated: delegated === undefined ? undefined : (0,words/* words */.a)(delegated),
            machine: (0,words/* words */.a)(machine ?? ''),
            pidsLimit: conf.get('containers', 'pids_limit'),
            cgroupManager: conf.get('engine', 'cgroup_manager'),
            dropIn: (0,containers_conf/* userDropIn */.m8)(host, 'pids'),
        };
    },
    judge: judgeDelegation,
});
function judgeDelegation(facts) {
    const { delegated, machine, pidsLimit, cgroupManager, dropIn } = facts;
    if (delegated === undefined)
        return (0,check/* skipped */.hT)('the user manager has no cgroup, because it is not running');
    const missing = USUAL.filter((name) => !delegated.includes(name));
    if (missing.length === 0)
        return (0,check.ok)(delegated.join(', '));
    const found = `not delegated to the user: ${missing.join(', ')}`;
    if (cgroupManager?.value === 'cgroupfs') {
        return (0,check.ok)(`${found}, and with cgroupfs (${cgroupManager.path}) podman sets no limits`);
    }
    // -1 is written into the cgroup as well; only 0 leaves it alone.
    if (missing.includes('pids') && pidsLimit?.value !== 0) {
        const limit = `pids_limit is ${pidsLimit === undefined ? 'the 2048 of podman' : `${pidsLimit.value} by ${pidsLimit.path}`}`;
        const advice = 'Set `pids_limit = 0`, so that podman limits no number of processes.';
        return (0,check/* error */.z3)(['pod', 'quadlet'], `${found}; ${limit}`, dropIn === undefined
            ? (0,host_remedy/* byHand */.XL)(`${advice} It belongs into the file that CONTAINERS_CONF names.`)
            : (0,host_remedy/* automatic */.YF)(advice, {
                kind: 'write',
                as: 'user',
                path: dropIn,
                text: '[containers]\npids_limit = 0\n',
            }));
    }
    // The user, or whoever set up the machine, has answered already.
    if (missing.includes('pids'))
        return (0,check.ok)(`${found}, and ${pidsLimit?.path} says pids_limit = 0`);
    if (missing.some((name) => !machine.includes(name))) {
        return (0,check/* info */.pq)(`${found}; the kernel has them in cgroup v1, or switched off`, (0,host_remedy/* byHand */.XL)('Containers cannot be limited that way; nothing else is wrong with it.'));
    }
    return (0,check/* info */.pq)(`${found}; containers cannot be limited that way`, (0,host_remedy/* byHand */.XL)('Only where limits are used: delegate them; it takes effect when the user manager starts the next time.', {
        kind: 'write',
        as: 'root',
        path: '/etc/systemd/system/user@.service.d/delegate.conf',
        text: '[Service]\nDelegate=cpu cpuset io memory pids\n',
    }, (0,host_remedy/* asRoot */.tE)(['systemctl', 'daemon-reload'])));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/cgroups/index.js


/** What can be told without calling podman, causes before effects. */
const cgroupsChecks = [delegation];
/** What podman has to be asked for. */
const cgroupsPodmanChecks = [cgroupManager];

// EXTERNAL MODULE: ./lib/src/registry/trust.js
var trust = __webpack_require__(3274);
// EXTERNAL MODULE: ./lib/src/host/facts/home.js
var facts_home = __webpack_require__(7626);
;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/auth-files.js




/** Logins to registries that existed before. What they hold is secret, so it is shown nowhere. */
const authFiles = (0,check/* check */.z6)({
    id: 'RP064',
    title: 'auth files',
    reads: 'The file that REGISTRY_AUTH_FILE names; without it $XDG_RUNTIME_DIR/containers/auth.json, ' +
        '~/.config/containers/auth.json and ~/.docker/config.json. Only whether they are JSON.',
    cause: 'The logins of podman, buildah and skopeo cannot be read, or are not there.',
    cure: 'Log in anew with `podman login`, or let REGISTRY_AUTH_FILE name the file that holds the logins.',
    signatures: [
        /credential file is not accessible: /,
        /getting username and password: reading JSON file/,
        /unmarshaling JSON at "/,
        /unable to retrieve auth token: invalid username\/password/,
    ],
    sources: ['containers-auth.json(5)', 'pkg/docker/config of containers/image'],
    read: readAuthFiles,
    judge: judgeAuthFiles,
});
async function readAuthFiles(host) {
    const paths = (0,trust/* existingAuthFiles */.N)((name) => host.variable(name), (0,facts_home/* homeDirectory */.R)(host));
    const texts = await Promise.all(paths.map(async (path) => ({ path, text: await host.read(path) })));
    const named = host.variable('REGISTRY_AUTH_FILE');
    return {
        missing: named && texts[0]?.text === undefined ? named : undefined,
        found: texts.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, valid: isAuth(text) }])),
    };
}
/** An empty file holds no login. */
function isAuth(text) {
    if (text.trim() === '')
        return true;
    try {
        const parsed = JSON.parse(text);
        return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    }
    catch {
        return false;
    }
}
function judgeAuthFiles({ missing, found }) {
    const broken = found.filter(({ valid }) => !valid).map(({ path }) => path);
    if (broken.length > 0) {
        return (0,check/* error */.z3)(['pod', 'push'], `${broken.join(', ')} ${broken.length === 1 ? 'is' : 'are'} not valid JSON`, (0,host_remedy/* byHand */.XL)('Mend it, or remove it and log in anew.'));
    }
    if (missing !== undefined) {
        return (0,check/* warning */.$e)(`REGISTRY_AUTH_FILE names ${missing}, which cannot be read`, (0,host_remedy/* byHand */.XL)('Log in with podman login, or unset REGISTRY_AUTH_FILE; Podman before 5 does not even pull.'));
    }
    return (0,check.ok)(found.length === 0 ? 'none' : found.map(({ path }) => path).join(', '));
}

// EXTERNAL MODULE: ./lib/src/host/facts/toml.js
var toml = __webpack_require__(6589);
;// CONCATENATED MODULE: ./lib/src/host/facts/registries-conf.js


/** The keys of version 2. Source: V2RegistriesConf in pkg/sysregistriesv2 of containers/image. */
const V2_KEYS = [
    'unqualified-search-registries',
    'registry',
    'credential-helpers',
    'short-name-mode',
    'additional-layer-store-auth-helper',
    'aliases',
];
/** How podman finds registries, read once. */
function registriesConf(host) {
    return host.shared('registries.conf', () => readConf(host));
}
async function readConf(host) {
    const files = [];
    const broken = [];
    let search = [];
    let searchFrom;
    let shortNameMode = 'permissive';
    for (const { path, dropIn } of await pathsOf(host)) {
        const found = await (0,toml/* readToml */.D7)(path, host);
        if (found === undefined)
            continue;
        if ('problem' in found) {
            broken.push(found);
            continue;
        }
        const { tables } = found;
        const v1 = versionOne(tables);
        files.push({ path, dropIn, v1, v2: V2_KEYS.some((key) => Object.hasOwn(tables, key)) });
        const named = (0,toml/* textsAt */.i1)(tables, 'unqualified-search-registries') ?? v1?.search;
        if (named !== undefined) {
            search = named;
            searchFrom = path;
        }
        shortNameMode = (0,toml/* textAt */.$6)(tables, 'short-name-mode') ?? shortNameMode;
    }
    return { files, broken, search, searchFrom, shortNameMode };
}
function versionOne(tables) {
    const list = (name) => (0,toml/* textsAt */.i1)((0,toml/* tableAt */.af)(tables, 'registries', name), 'registries');
    const found = { search: list('search'), insecure: list('insecure'), block: list('block') };
    return Object.values(found).some((one) => one !== undefined) ? found : undefined;
}
/**
 * The user's file replaces the system's, and before Podman 6 its drop-ins too. The user's is below $HOME; Podman 6
 * follows XDG_CONFIG_HOME. Source: newConfigWrapperWithHomeDir in pkg/sysregistriesv2 of containers/image.
 */
async function pathsOf(host) {
    const own = (0,containers_conf/* userConfigDirectory */.tJ)(host);
    const named = host.variable('CONTAINERS_REGISTRIES_CONF');
    const hasOwn = await host.exists(`${own}/registries.conf`);
    const main = named || (hasOwn ? `${own}/registries.conf` : '/etc/containers/registries.conf');
    const dropIns = [];
    for (const directory of !named && hasOwn ? [own] : ['/etc/containers', own]) {
        dropIns.push(...(await (0,toml/* dropInsIn */.rk)(`${directory}/registries.conf.d`, host)));
    }
    return [{ path: main, dropIn: false }, ...dropIns.map((path) => ({ path, dropIn: true }))];
}

// EXTERNAL MODULE: ./lib/src/host/facts/storage-conf.js
var storage_conf = __webpack_require__(3311);
;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/broken-files.js





/** Podman reads its configuration before anything else, and ends where it cannot. */
const brokenFiles = (0,check/* check */.z6)({
    id: 'RP065',
    title: 'configuration files',
    reads: 'containers.conf, storage.conf and registries.conf of this user and of the system, with their drop-ins.',
    cause: 'A file of the configuration is not TOML, and podman does not start with it.',
    cure: 'Correct the line that is named, or remove the file.',
    signatures: [
        /[Ff]ailed to (?:obtain podman configuration|decode the keys).*toml: line \d+/,
        /(?:decode configuration|loading (?:drop-in )?registries configuration|Failed to read) .*toml: line \d+/,
    ],
    sources: ['containers.conf(5)', 'containers-storage.conf(5)', 'containers-registries.conf(5)'],
    read: async (host) => {
        const [containers, storage, registries] = await Promise.all([
            (0,containers_conf/* containersConf */.VB)(host),
            (0,storage_conf/* storageConf */.a)(host),
            registriesConf(host),
        ]);
        return [
            ...containers.broken,
            ...(storage.broken === undefined ? [] : [storage.broken]),
            ...registries.broken,
        ];
    },
    judge: judgeBrokenFiles,
});
function judgeBrokenFiles(broken) {
    if (broken.length === 0)
        return (0,check.ok)('all can be read');
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, broken.map(({ path, problem }) => `${path}, ${problem}`).join('; '), (0,host_remedy/* byHand */.XL)(`Correct or remove ${broken.map(({ path }) => path).join(', ')}.`));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/certificates.js



/** Of the directories of certificates for one registry, the first that exists is the only one that is read. */
const certDirectories = (0,check/* check */.z6)({
    id: 'RP063',
    title: 'certificates of registries',
    reads: '~/.config/containers/certs.d, and for the same HOST:PORT /etc/containers/certs.d and /etc/docker/certs.d.',
    cause: 'podman, buildah and skopeo trust for a registry what lies as *.crt in the first certs.d/HOST:PORT that exists: the ' +
        'user’s, that of /etc/containers, that of /etc/docker. They are not merged.',
    cure: 'Put the CA as ca.crt into ~/.config/containers/certs.d/HOST:PORT, with the port in the name of the directory.',
    signatures: [
        /x509: certificate signed by unknown authority/,
        /missing key \S+ for client certificate \S+\. Note that CA certificates should use the extension \.crt/,
        /missing client certificate \S+ for key \S+/,
    ],
    sources: [
        'containers-certs.d(5)',
        'docker/docker_client.go and pkg/tlsclientconfig of containers/image: dockerCertDir, SetupCertificates',
    ],
    read: readCertDirectories,
    judge: judgeCertDirectories,
});
async function readCertDirectories(host) {
    // Before Podman 6, XDG_CONFIG_HOME does not count here.
    const own = `${(0,facts_home/* homeDirectory */.R)(host)}/.config/containers/certs.d`;
    const registries = await host.list(own);
    return Promise.all(registries.map(async (registry) => {
        const path = `${own}/${registry}`;
        return { path, names: await host.list(path), hides: await systemCa(registry, host) };
    }));
}
async function systemCa(registry, host) {
    for (const directory of ['/etc/containers/certs.d', '/etc/docker/certs.d']) {
        const names = await host.list(`${directory}/${registry}`);
        if (names.some((name) => name.endsWith('.crt')))
            return `${directory}/${registry}`;
    }
    return undefined;
}
function judgeCertDirectories(directories) {
    const problems = directories.flatMap(({ path, names, hides }) => {
        const unpaired = names.find((name) => (name.endsWith('.cert') && !names.includes(`${name.slice(0, -5)}.key`)) ||
            (name.endsWith('.key') && !names.includes(`${name.slice(0, -4)}.cert`)));
        if (unpaired !== undefined)
            return [`${path}/${unpaired} has no counterpart (NAME.cert and NAME.key)`];
        if (hides !== undefined && !names.some((name) => name.endsWith('.crt'))) {
            return [`${path} has no *.crt, and keeps the CA in ${hides} from being read`];
        }
        return [];
    });
    if (problems.length > 0) {
        return (0,check/* warning */.$e)(problems.join('; '), (0,host_remedy/* byHand */.XL)('Complete these directories, or remove them; a CA is called ca.crt.'));
    }
    return (0,check.ok)(directories.length === 0 ? 'none of the user’s own' : `of ${directories.length} registries`);
}

// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
// EXTERNAL MODULE: ./lib/src/host/facts/podman-version.js
var facts_podman_version = __webpack_require__(5505);
;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/policy.js






/** What every system that has containers-common accepts: any image. */
const ACCEPT_ANYTHING = '{"default": [{"type": "insecureAcceptAnything"}]}\n';
/** No image is pulled, pushed or copied without a policy. */
const signaturePolicy = (0,check/* check */.z6)({
    id: 'RP060',
    title: 'policy.json',
    reads: '~/.config/containers/policy.json and /etc/containers/policy.json; for Podman 6 CONTAINERS_POLICY_JSON and ' +
        '/usr/share/containers/policy.json too.',
    cause: 'policy.json says which images are accepted; without one podman, buildah and skopeo copy none.',
    cure: 'Write `{"default": [{"type": "insecureAcceptAnything"}]}` to ~/.config/containers/policy.json.',
    signatures: [
        /no policy\.json file found/,
        /open \S*\/policy\.json: no such file or directory/,
        /invalid policy in "/,
    ],
    sources: ['containers-policy.json(5)', 'signature/policy_config.go of containers/image'],
    read: readPolicy,
    judge: judgePolicy,
});
async function readPolicy(host) {
    const podman = (await host.find('podman')) !== undefined;
    const home = `${(0,facts_home/* homeDirectory */.R)(host)}/.config/containers/policy.json`;
    for (const path of [home, '/etc/containers/policy.json']) {
        const text = await host.read(path);
        if (text === undefined)
            continue;
        return { podman, path, valid: isJson(text), overlooked: false, ownPath: home };
    }
    // Only Podman 6 follows XDG_CONFIG_HOME and looks below /usr/share.
    const own = `${(0,containers_conf/* userConfigDirectory */.tJ)(host)}/policy.json`;
    const version = await (0,facts_podman_version/* installedPodmanVersion */.E)(host);
    const six = version !== undefined && (0,podman_version/* atLeast */.jZ)(version, 6, 0);
    const ownPath = six ? own : home;
    const named = host.variable('CONTAINERS_POLICY_JSON');
    for (const path of [...(named ? [named] : []), own, '/usr/share/containers/policy.json']) {
        const text = await host.read(path);
        if (text === undefined)
            continue;
        return { podman, path, valid: isJson(text), overlooked: !six, ownPath };
    }
    return { podman, path: undefined, valid: false, overlooked: false, ownPath };
}
function judgePolicy({ podman, path, valid, overlooked, ownPath }) {
    if (path !== undefined && !overlooked) {
        if (valid)
            return (0,check.ok)(path);
        return (0,check/* error */.z3)(['pod', 'push'], `${path} is not JSON`, (0,host_remedy/* byHand */.XL)(`Correct or remove ${path}.`));
    }
    if (!podman)
        return (0,check/* skipped */.hT)('there is no podman');
    return (0,check/* error */.z3)(['pod', 'push'], path === undefined ? 'there is none' : `only ${path}, where this Podman does not look`, (0,host_remedy/* automatic */.YF)('Accept any image, as distributions do, with a file of the user’s.', {
        kind: 'write',
        as: 'user',
        path: ownPath,
        text: ACCEPT_ANYTHING,
    }));
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/registries-syntax.js






/** The syntax that came first: Podman 6 refuses it, and no Podman takes both in one file or the first in a drop-in. */
const registriesSyntax = (0,check/* check */.z6)({
    id: 'RP062',
    title: 'syntax of registries.conf',
    reads: 'registries.conf of this user, or of the system, and the drop-ins of both.',
    cause: 'A registries.conf has tables of version 1 such as [registries.search]: Podman 6 refuses them, and earlier ones do ' +
        'in a drop-in, or beside keys of version 2.',
    cure: '[registries.search] becomes `unqualified-search-registries = [...]`; each name in [registries.insecure] becomes a ' +
        '[[registry]] with `location` and `insecure = true`, and in [registries.block] one with `blocked = true`.',
    signatures: [
        /registr(?:ies\.conf|y) must be in v2 format but is in v1/,
        /mixing sysregistry v1\/v2 is not supported/,
    ],
    sources: [
        'containers-registries.conf(5)',
        'pkg/sysregistriesv2 of containers/image: loadConfigFile',
        'actions/runner-images#14406, #14417',
    ],
    read: async (host) => {
        const { files } = await registriesConf(host);
        const old = files.some(({ v1 }) => v1 !== undefined);
        return {
            version: old ? await (0,facts_podman_version/* installedPodmanVersion */.E)(host) : undefined,
            files,
            ownPath: `${(0,containers_conf/* userConfigDirectory */.tJ)(host)}/registries.conf`,
        };
    },
    judge: judgeSyntax,
});
function judgeSyntax({ version, files, ownPath }) {
    // Before Podman 4.4, an empty list is as good as none.
    const strict = version === undefined || (0,podman_version/* atLeast */.jZ)(version, 4, 4);
    const old = files.flatMap((file) => file.v1 !== undefined && (strict || Object.values(file.v1).some((list) => (list?.length ?? 0) > 0))
        ? [{ ...file, v1: file.v1 }]
        : []);
    const [first] = old;
    if (first === undefined)
        return (0,check.ok)('version 2');
    const mixed = old.find(({ v2 }) => v2);
    if (mixed !== undefined) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${mixed.path} mixes version 1 and version 2`, (0,host_remedy/* byHand */.XL)(`Write all of ${mixed.path} in version 2.`));
    }
    const dropIn = old.find((file) => file.dropIn);
    if (dropIn !== undefined) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${dropIn.path} is written in version 1, which no drop-in may be`, (0,host_remedy/* byHand */.XL)(`Write ${dropIn.path} in version 2.`));
    }
    if (version === undefined || !(0,podman_version/* atLeast */.jZ)(version, 6, 0)) {
        return (0,check/* info */.pq)(`${first.path} is written in version 1, which Podman 6 will refuse`, (0,host_remedy/* byHand */.XL)('Write it in version 2.', asVersionTwo(first.v1, ownPath)));
    }
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${first.path} is written in version 1, which Podman ${(0,podman_version/* formatVersion */.qh)(version)} refuses`, (0,host_remedy/* automatic */.YF)('Say the same in version 2, in a file of the user’s.', asVersionTwo(first.v1, ownPath)));
}
/** Source: ConvertToV2 in pkg/sysregistriesv2 of containers/image. */
function asVersionTwo({ search, insecure = [], block = [] }, path) {
    const locations = [...new Set([...block, ...insecure].map((one) => one.replace(/\/+$/, '')))];
    const has = (list, one) => list.some((name) => name.replace(/\/+$/, '') === one);
    const lines = [
        ...(search === undefined ? [] : [`unqualified-search-registries = ${JSON.stringify(search)}`]),
        ...locations.flatMap((location) => [
            '[[registry]]',
            `location = ${JSON.stringify(location)}`,
            ...(has(insecure, location) ? ['insecure = true'] : []),
            ...(has(block, location) ? ['blocked = true'] : []),
        ]),
    ];
    return { kind: 'write', as: 'user', path, text: `${lines.join('\n')}\n` };
}

;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/short-names.js




/** Image names without a registry. Where there is a choice, podman in mode enforcing asks, and a job has no terminal. */
const shortNames = (0,check/* check */.z6)({
    id: 'RP061',
    title: 'short image names',
    reads: '`unqualified-search-registries` and `short-name-mode` of registries.conf and its drop-ins.',
    cause: 'The name of an image has no registry, and podman has none to look in, or several and nobody to ask which.',
    cure: 'Write names in full: docker.io/library/alpine instead of alpine. Or name one registry in ' +
        '`unqualified-search-registries` of a drop-in in ~/.config/containers/registries.conf.d.',
    signatures: [
        /short-name ".*" did not resolve to an alias and no (?:containers-registries\.conf\(5\) was found|unqualified-search registries are defined)/,
        /short-name resolution enforced but cannot prompt without a TTY/,
    ],
    sources: ['containers-registries.conf(5): short-name-mode', 'pkg/shortnames of containers/image'],
    read: async (host) => {
        const { search, searchFrom, shortNameMode } = await registriesConf(host);
        const directory = `${(0,containers_conf/* userConfigDirectory */.tJ)(host)}/registries.conf.d`;
        const dropIn = `${directory}/99-podman-registry-short-names.conf`;
        return { search, searchFrom, mode: shortNameMode, dropIn };
    },
    judge: judgeShortNames,
});
function judgeShortNames({ search, searchFrom, mode, dropIn }) {
    const [first] = search;
    if (first === undefined) {
        return (0,check/* info */.pq)('only those with an alias; no registry is searched', (0,host_remedy/* byHand */.XL)('Write image names in full, such as docker.io/library/alpine.'));
    }
    if (mode !== 'enforcing' || search.length === 1)
        return (0,check.ok)(`looked for in ${search.join(', ')}`);
    const one = search.includes('docker.io') ? 'docker.io' : first;
    return (0,check/* warning */.$e)(`${searchFrom} names ${search.join(', ')}, and podman would ask which, but a job has no terminal`, 
    // Narrower than another mode: podman goes on taking no registry that nobody chose.
    (0,host_remedy/* automatic */.YF)(`Look in ${one} alone.`, {
        kind: 'write',
        as: 'user',
        path: dropIn,
        text: `unqualified-search-registries = [${JSON.stringify(one)}]\n`,
    }));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/configuration/index.js






/** What can be told without calling podman, causes before effects. */
const configurationChecks = [
    brokenFiles,
    signaturePolicy,
    registriesSyntax,
    shortNames,
    certDirectories,
    authFiles,
];

// EXTERNAL MODULE: ./lib/src/host/facts/subids.js
var subids = __webpack_require__(7977);
;// CONCATENATED MODULE: ./lib/src/host/checks/ids/effective-group.js



/** Does this process act as the user's own group? */
const effectiveGroup = (0,check/* check */.z6)({
    id: 'RP026',
    title: 'effective group',
    reads: 'The effective gid of this process, the gid in /etc/passwd, and GRANT_AUX_GROUP_SUBIDS in /etc/login.defs.',
    cause: 'newuidmap refuses a process whose group is not that of /etc/passwd, as sg(1) and newgrp(1) make it.',
    cure: 'Run podman without sg(1) and newgrp(1); or set `GRANT_AUX_GROUP_SUBIDS yes` in /etc/login.defs.',
    signatures: [/new[ug]idmap: Target process \S+ is owned by a different user/],
    sources: ['src/newuidmap.c of shadow', 'shadow-maint/shadow#304'],
    read: async (host) => ({
        user: host.user.name,
        gid: host.user.gid,
        effectiveGid: host.effectiveGid,
        granted: await (0,subids/* grantsToOtherGroups */.hl)(host),
    }),
    judge: judgeEffectiveGroup,
});
function judgeEffectiveGroup({ user, gid, effectiveGid, granted }) {
    if (effectiveGid === gid)
        return (0,check.ok)(`gid ${gid}, as in /etc/passwd`);
    if (granted)
        return (0,check.ok)(`gid ${effectiveGid}, which /etc/login.defs allows`);
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `this process acts as gid ${effectiveGid}, and ${user} has gid ${gid} in /etc/passwd`, (0,host_remedy/* byHand */.XL)(`Start the runner without sg or newgrp, as gid ${gid}.`));
}

// EXTERNAL MODULE: ./lib/src/host/ids/kinds.js
var kinds = __webpack_require__(1055);
// EXTERNAL MODULE: ./lib/src/host/ids/plan.js + 4 modules
var ids_plan = __webpack_require__(4160);
// EXTERNAL MODULE: ./lib/src/host/ids/words.js
var ids_words = __webpack_require__(4101);
;// CONCATENATED MODULE: ./lib/src/host/checks/ids/mend.js






/**
 * The verdict on one kind of flaw. What another user lacks is a warning: the job itself does without.
 * @param concerns does the flaw of a user belong to this check?
 * @param hinders keeps this flaw the job's user from running containers?
 * @param fine what is said where nobody has it
 */
function judgeFlaw(facts, concerns, hinders, fine) {
    if (facts.source === 'elsewhere')
        return (0,check/* skipped */.hT)(`the ranges come from ${facts.name}, see RP025`);
    const { plan } = facts;
    const concerned = (0,subids/* concernedBy */.lX)(plan, concerns);
    if (concerned.plans.length === 0)
        return (0,check.ok)(plan.users[0] === undefined ? '' : fine(plan.users[0]));
    const found = foundText(concerned);
    const { own } = concerned;
    return own !== undefined && hinders(own)
        ? (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, mendingOf(facts))
        : (0,check/* warning */.$e)(found, mendingOf(facts));
}
// Whoever has thousands of users reads the rest in `podman-registry subid plan`.
const MOST = 5;
function foundText({ plans }) {
    const shown = plans.slice(0, MOST).map((plan) => `${plan.user.name}: ${problemText(plan)}`);
    const more = plans.length - shown.length;
    return shown.join('; ') + (more > 0 ? `; and ${more} more users` : '');
}
function problemText(plan) {
    const of = (kind) => plan[kind].flaws.map((flaw) => (0,ids_words/* flawText */.Qz)(flaw, plan[kind], kind)).join(', ');
    const [uids, gids] = kinds/* KINDS */.G.map(of);
    if (uids === gids)
        return `${uids} (uids and gids ${(0,ids_words/* rangesText */.OM)(plan.uid.has)})`;
    return kinds/* KINDS */.G.filter((kind) => plan[kind].flaws.length > 0)
        .map((kind) => `${of(kind)} (${kind}s ${(0,ids_words/* rangesText */.OM)(plan[kind].has)})`)
        .join(', ');
}
/** First and last id of the ranges of a user whose ranges are right. */
function hasText({ user, uid, gid }) {
    return `${user.name} has uids ${(0,ids_words/* rangesText */.OM)(uid.has)} and gids ${(0,ids_words/* rangesText */.OM)(gid.has)}`;
}
/** One call for all users and all that is wrong, so that the files change once. */
function mendingOf({ plan, files, self, saved }) {
    if (plan.refused.length > 0)
        return (0,host_remedy/* byHand */.XL)(`There are too few ids: ${(0,ids_plan/* refusalText */.Kw)(plan.refused)}.`);
    const users = plan.users.filter(ids_plan/* needsChange */.AW).flatMap(({ user }) => ['--user', String(user.uid)]);
    const subid = (0,ids_words/* subidAsRoot */.yy)(self);
    return (0,host_remedy/* automatic */.YF)('Give each of these users a range that nobody else has, in /etc/subuid and /etc/subgid.', (0,host_remedy/* asRoot */.tE)([...subid, 'apply', '--quiet', ...users, '--saved', saved], {
        undo: [...subid, 'restore', '--saved', saved],
        undone: 'subordinate ids are again what they were',
        shown: (0,ids_words/* commandsOf */.Kf)(plan, files),
        timeout: 120,
    }));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/ids/foreign-overlap.js



/** Are the ids the user's alone? */
const foreignOverlap = (0,check/* check */.z6)({
    id: 'RP023',
    title: 'id ranges of others',
    reads: '/etc/subuid and /etc/subgid against each other’s users, and against the ids in /etc/passwd and /etc/group.',
    cause: 'A range holds the user’s own id, which podman refuses, or ids that somebody else has, so that the containers of ' +
        'one can reach into the files and processes of the other.',
    cure: 'Replace the range by one that nobody else has. Files in the user’s storage keep the former ids.',
    signatures: [/invalid configuration: the specified mapping \S+ in "[^"]*" includes the user UID/],
    sources: [
        'pkg/rootless/rootless_linux.go of Podman',
        'rootless tutorial of Podman',
        'UIDS-GIDS of systemd',
    ],
    read: subids/* subidFacts */.ZJ,
    judge: judgeForeignOverlap,
});
function judgeForeignOverlap(facts) {
    return judgeFlaw(facts, (plan) => (0,subids/* hasFlaw */.LR)(plan, 'own id', 'shared'), (plan) => (0,subids/* hasFlaw */.LR)(plan, 'own id'), () => 'nobody else has any of these ids');
}

;// CONCATENATED MODULE: ./lib/src/host/checks/ids/one-file-only.js



/** Are there ranges of both kinds? */
const oneFileOnly = (0,check/* check */.z6)({
    id: 'RP024',
    title: 'id ranges of both kinds',
    reads: 'Whether a user is in both /etc/subuid and /etc/subgid. Both name the user; the group does not count.',
    cause: 'The user has subordinate uids or gids, but not both, so podman uses neither.',
    cure: 'Add the missing kind: `sudo usermod --add-subgids FIRST-LAST USER`, or `--add-subuids`.',
    signatures: [/cannot find UID\/GID for user [^:]+: no subgid ranges found/],
    sources: ['subgid(5)', 'containers/podman#7914', 'rootless-containers/rootlesskit#17'],
    read: subids/* subidFacts */.ZJ,
    judge: judgeOneFileOnly,
});
function judgeOneFileOnly(facts) {
    return judgeFlaw(facts, ({ uid, gid }) => isMissing(uid) !== isMissing(gid), () => true, ({ uid, gid }) => isMissing(uid) && isMissing(gid) ? 'there is none, see RP020' : 'both files have ranges');
}
function isMissing({ flaws }) {
    return flaws.some(({ kind }) => kind === 'none');
}

// EXTERNAL MODULE: ./lib/src/host/subids.js
var host_subids = __webpack_require__(2561);
;// CONCATENATED MODULE: ./lib/src/host/checks/ids/other-source.js





/** Do the ids come from a directory such as LDAP? Then the files do not count, and are never written. */
const otherSource = (0,check/* check */.z6)({
    id: 'RP025',
    title: 'source of subordinate ids',
    reads: '`subid:` in /etc/nsswitch.conf, and getsubids(1) where that is another source than the files.',
    cause: 'The subordinate ids come from a directory service, so /etc/subuid and /etc/subgid are not read.',
    cure: 'Add ranges in that directory; `getsubids USER` and `getsubids -g USER` show them.',
    signatures: [],
    sources: ['subuid(5) and getsubids(1)', 'sssd.conf(5), "subid"', 'libsubid of shadow'],
    read: subids/* subidFacts */.ZJ,
    judge: judgeOtherSource,
});
function judgeOtherSource(facts) {
    if (facts.source === 'files')
        return (0,check.ok)('the files');
    const { name, user, ranges } = facts;
    if (ranges === undefined) {
        return (0,check.ok)(`${name}; getsubids is not installed, so what it gives ${user.name} cannot be seen`);
    }
    const found = `${name} gives ${user.name} uids ${(0,ids_words/* rangesText */.OM)(ranges.uid)} and gids ${(0,ids_words/* rangesText */.OM)(ranges.gid)}`;
    const remedy = (0,host_remedy/* byHand */.XL)(`Add ranges for ${user.name} in ${name}; the files do not count on this host.`);
    if (ranges.uid.length === 0 || ranges.gid.length === 0)
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, remedy);
    if (overlapAmong(ranges.uid) || overlapAmong(ranges.gid)) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${found}, which overlap each other`, remedy);
    }
    const least = Math.min((0,host_subids/* total */.X5)(ranges.uid), (0,host_subids/* total */.X5)(ranges.gid));
    return least < host_subids/* ENOUGH_IDS */.Sq
        ? (0,check/* warning */.$e)(`${found}, of ${host_subids/* ENOUGH_IDS */.Sq} that a container needs`, remedy)
        : (0,check.ok)(found);
}
function overlapAmong(ranges) {
    return ranges.some((one, at) => ranges.slice(at + 1).some((other) => (0,host_subids/* overlap */.EF)(one, other)));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/ids/own-overlap.js



/** Do two ranges of the same user share an id? */
const ownOverlap = (0,check/* check */.z6)({
    id: 'RP022',
    title: 'id ranges of one user',
    reads: 'Every pair of ranges of a user in /etc/subuid and in /etc/subgid.',
    cause: 'Two ranges of the user share ids. podman asks for all of them, and the kernel refuses such a map.',
    cure: 'Leave ranges that do not overlap in /etc/subuid and /etc/subgid; usermod(8) adds one without looking.',
    signatures: [/new[ug]idmap: write to [ug]id_map failed: Invalid argument/],
    sources: ['user_namespaces(7)', 'minc-org/minc#68', 'add_range() of shadow'],
    read: subids/* subidFacts */.ZJ,
    judge: judgeOwnOverlap,
});
function judgeOwnOverlap(facts) {
    return judgeFlaw(facts, (plan) => (0,subids/* hasFlaw */.LR)(plan, 'self'), () => true, () => 'no two share an id');
}

;// CONCATENATED MODULE: ./lib/src/host/checks/ids/range-missing.js




/** Has the user any range at all? */
const rangeMissing = (0,check/* check */.z6)({
    id: 'RP020',
    title: 'subordinate id ranges',
    reads: '/etc/subuid and /etc/subgid, by name and by uid, with /etc/passwd, /etc/group, /etc/login.defs and ' +
        '/etc/nsswitch.conf.',
    cause: 'The user has no subordinate ids, so a container has one single id, and no file in an image may belong to another.',
    cure: '`sudo usermod --add-subuids FIRST-LAST --add-subgids FIRST-LAST USER` with 65536 ids that nobody else has; ' +
        '`podman-registry subid plan` finds them.',
    signatures: [
        /cannot find UID\/GID for user [^:]+: (?:no subuid ranges found|cannot read subids)/,
        /Using rootless single mapping into the namespace/,
        /sub[ug]id: Non-text file/,
    ],
    sources: [
        'subuid(5), newuidmap(1)',
        'useradd(8) gives no range to system users, and none where /etc/subuid is missing',
        'commonio_open() of shadow 4.20, which reads nothing of a file whose last line has no end',
    ],
    read: subids/* subidFacts */.ZJ,
    judge: judgeRangeMissing,
});
function judgeRangeMissing(facts) {
    const verdict = judgeFlaw(facts, range_missing_isMissing, () => true, hasText);
    if (facts.source === 'elsewhere' || facts.unknown.length === 0 || verdict.state !== 'ok')
        return verdict;
    return (0,check/* warning */.$e)(`no such user: ${facts.unknown.join(', ')}`, (0,host_remedy/* byHand */.XL)('Name users that this host knows; `getent passwd NAME` tells whether it does.'));
}
function range_missing_isMissing(plan) {
    const both = [plan.uid, plan.gid].every(({ flaws }) => flaws.some(({ kind }) => kind === 'none'));
    return both || (0,subids/* hasFlaw */.LR)(plan, 'unended');
}

;// CONCATENATED MODULE: ./lib/src/host/checks/ids/range-too-small.js





// Images have files of users up to about 1000, besides nobody (65534).
const FEW = 1000;
/** Are there 65536 ids of each kind? */
const rangeTooSmall = (0,check/* check */.z6)({
    id: 'RP021',
    title: 'size of the id ranges',
    reads: 'The sum of the ranges of a user in /etc/subuid and in /etc/subgid.',
    cause: 'There are fewer subordinate ids than an image uses, or a line has none at all, which newuidmap refuses together ' +
        'with all others.',
    cure: 'Add a range, so that there are 65536 ids of each kind; remove lines without ids.',
    signatures: [
        /potentially insufficient UIDs or GIDs available in user namespace/,
        /there might not be enough IDs available in the namespace/,
        /setup user: invalid argument/,
        /newuidmap: subuid overflow detected/,
        /newgidmap: subgid overflow detected/,
    ],
    sources: [
        'troubleshooting.md of Podman, 10',
        'UIDS-GIDS of systemd: never less than 65536',
        'newuidmap(1)',
    ],
    read: subids/* subidFacts */.ZJ,
    judge: judgeRangeTooSmall,
});
function judgeRangeTooSmall(facts) {
    return judgeFlaw(facts, (plan) => (0,subids/* hasFlaw */.LR)(plan, 'small', 'unusable'), (plan) => (0,subids/* hasFlaw */.LR)(plan, 'unusable') || kinds/* KINDS */.G.some((kind) => hasFew(plan, kind)), ({ uid, gid }) => [uid, gid].every(({ has }) => has.length === 0)
        ? 'there is none, see RP020'
        : `${(0,host_subids/* total */.X5)(uid.has)} uids and ${(0,host_subids/* total */.X5)(gid.has)} gids, of which a container needs ${host_subids/* ENOUGH_IDS */.Sq}`);
}
function hasFew(plan, kind) {
    const { flaws, has } = plan[kind];
    return flaws.some((flaw) => flaw.kind === 'small') && (0,host_subids/* total */.X5)(has) < FEW;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/ids/index.js







/** What can be told without calling podman, causes before effects. */
const idsChecks = [
    rangeMissing,
    rangeTooSmall,
    ownOverlap,
    foreignOverlap,
    oneFileOnly,
    otherSource,
    effectiveGroup,
];

;// CONCATENATED MODULE: ./lib/src/host/checks/namespaces/apparmor-profiles.js
// Of the tunables that come with AppArmor; the others name no program.
const VARIABLES = {
    '@{bin}': '/{,usr/}{,s}bin',
    '@{sbin}': '/{,usr/}sbin',
};
// `@{exec_path} = /usr/bin/podman`, and `+=` for more of them
const ASSIGNMENT = /^[ \t]*(@\{\w+\})[ \t]*\+?=[ \t]*([^\n#]+)/gm;
// `profile podman /usr/bin/podman flags=(unconfined) {`, `profile "a b" "/a b" {`, `/usr/bin/man {`
const HEAD = /^[ \t]*(?:profile[ \t]+(?:("[^"/@][^"]*"|[^\s"{/@]\S*)[ \t]+)?)?("[/@][^"]+"|[/@]\S+)[ \t]+(?:[^\n#]*[ \t)])?\{[ \t]*(?:#.*)?$/gm;
/** The attachments of all profiles in a file of /etc/apparmor.d. */
function parseAttachments(text) {
    const own = new Map();
    for (const [, name = '', values = ''] of text.matchAll(ASSIGNMENT)) {
        own.set(name, [...(own.get(name) ?? []), ...values.trim().split(/\s+/).map(unquoted)]);
    }
    return [...text.matchAll(HEAD)].map((found) => {
        const path = unquoted(found[2] ?? '');
        const plain = [...own].reduce((pattern, [name, values]) => pattern.replaceAll(name, `{${values}}`), path);
        return { profile: unquoted(found[1] ?? path), pattern: known(plain) };
    });
}
function known(pattern) {
    return Object.entries(VARIABLES).reduce((text, [name, value]) => text.replaceAll(name, value), pattern);
}
/** Does a profile attach to a program? Source: apparmor.d(5), "Globbing (AARE)". */
function attaches({ pattern }, path) {
    try {
        return new RegExp(`^${expression(pattern)}$`).test(path);
    }
    catch {
        // Braces without their match: AppArmor does not load such a profile.
        return false;
    }
}
function expression(pattern) {
    let depth = 0;
    // Every alternative is a literal piece or a class without the slash: nothing that could match in two ways for long.
    return pattern.replaceAll(/\*\*|\*|\?|\{|\}|,|\[[^\]]*\]|\\.|[\s\S]/g, (piece) => {
        switch (piece) {
            case '**':
                return '.*';
            case '*':
                return '[^/]*';
            case '?':
                return '[^/]';
            case '{':
                depth++;
                return '(?:';
            case '}':
                if (depth === 0)
                    return '\\}';
                depth--;
                return ')';
            case ',':
                return depth > 0 ? '|' : ',';
        }
        if (piece.length > 1 && piece.startsWith('['))
            return piece.replaceAll('\\', '\\\\');
        return (piece.startsWith('\\') ? piece.slice(1) : piece).replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    });
}
function unquoted(word) {
    return word.replace(/^"(.*)"$/, '$1');
}

;// CONCATENATED MODULE: ./lib/src/host/checks/namespaces/apparmor-restriction.js



const DIRECTORY = '/etc/apparmor.d';
const PROFILE = 'podman-registry-podman';
// A path with anything else would need AppArmor's quotes.
const PLAIN_PATH = /^[\w/.+-]+$/;
/** Ubuntu since 23.10: a program without a profile gets a user namespace that it has no rights in. */
const apparmorRestriction = (0,check/* check */.z6)({
    id: 'RP031',
    title: 'AppArmor and user namespaces',
    reads: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns, and the profiles in /etc/apparmor.d for the path of podman with every link resolved.',
    cause: 'AppArmor lets only programs with a profile make user namespaces, and none is attached to this podman’s path.',
    cure: 'Load a profile for the path of podman with the rule `userns`; `sysctl kernel.apparmor_restrict_unprivileged_userns=0` lifts it for every program.',
    signatures: [
        /cannot clone: Permission denied/,
        /failed to reexec: Permission denied/,
        /Error during unshare\([^)]*\): (?:Permission denied|Operation not permitted)/,
    ],
    sources: [
        'apparmor.d(5)',
        'Ubuntu 24.04 release notes, "unprivileged user namespace restrictions"',
        'containers/podman#24642',
    ],
    read: async (host) => {
        const podman = await host.find('podman');
        const restricted = await isRestricted(host);
        const path = podman && ((await host.realpath(podman)) ?? podman);
        return {
            restricted,
            podman: path,
            // There are more than a hundred files of profiles, which matter only then.
            profile: restricted && path ? await profileFor(path, host) : undefined,
            abi4: await host.exists(`${DIRECTORY}/abi/4.0`),
        };
    },
    judge: judgeRestriction,
});
function judgeRestriction({ restricted, podman, profile, abi4 }) {
    if (!restricted)
        return (0,check.ok)('not restricted');
    if (podman === undefined)
        return (0,check/* skipped */.hT)('there is no podman');
    if (profile !== undefined)
        return (0,check.ok)(`restricted, with the profile ${profile} for ${podman}`);
    const found = `user namespaces need a profile, and none in ${DIRECTORY} is for ${podman}`;
    if (!abi4 || !PLAIN_PATH.test(podman)) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* byHand */.XL)('Lift the restriction for every program until the next boot.', (0,host_remedy/* asRoot */.tE)(['sysctl', '-w', 'kernel.apparmor_restrict_unprivileged_userns=0'])));
    }
    const path = `${DIRECTORY}/${PROFILE}`;
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* automatic */.YF)('Load a profile that lets this podman make user namespaces, and changes nothing else for it.', { kind: 'write', as: 'root', path, text: profileText(podman) }, 
    // Without --write-cache: nothing is left behind of it then.
    (0,host_remedy/* asRoot */.tE)(['apparmor_parser', '--replace', path], { undo: ['apparmor_parser', '--remove', path] })));
}
function profileText(podman) {
    return [
        'abi <abi/4.0>,',
        'include <tunables/global>',
        '',
        `profile ${PROFILE} ${podman} flags=(unconfined) {`,
        '  userns,',
        '',
        '  include if exists <local/podman>',
        '}',
        '',
    ].join('\n');
}
async function isRestricted(host) {
    const text = await host.read('/proc/sys/kernel/apparmor_restrict_unprivileged_userns');
    if (text?.trim() !== '1')
        return false;
    return (await host.read('/sys/module/apparmor/parameters/enabled'))?.trim() !== 'N';
}
/** The name of the first profile on disk that attaches to a program; the kernel's own list is for root only. */
async function profileFor(path, host) {
    const off = await host.list(`${DIRECTORY}/disable`);
    const names = (await host.list(DIRECTORY)).filter((name) => !name.startsWith('.') && !off.includes(name));
    const texts = await Promise.all(names.map((name) => host.read(`${DIRECTORY}/${name}`)));
    return texts
        .flatMap((text) => parseAttachments(text ?? ''))
        .find((attachment) => attaches(attachment, path))?.profile;
}

// EXTERNAL MODULE: ./lib/src/host/facts/pause-process.js
var pause_process = __webpack_require__(3051);
// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
;// CONCATENATED MODULE: ./lib/src/host/checks/namespaces/pause-process.js






/**
 * The probe that decides: the user namespace that podman really makes. A map that lacks the subordinate ids comes from
 * a pause process that is older than they are; `podman system migrate` ends it, and every container of the user with it.
 */
const pauseProcess = (0,check/* check */.z6)({
    id: 'RP027',
    title: 'user namespace',
    reads: '/proc/PID/uid_map of the pause process, or `podman unshare cat /proc/self/uid_map` where there is none.',
    cause: 'The pause process of this user is older than the subordinate ids, or cannot be joined any more.',
    cure: '`podman system migrate`, which stops every container of the user.',
    signatures: [
        /cannot re-exec process to join the existing user namespace/,
        /cannot set user namespace/,
        /cannot join pause process/,
    ],
    sources: ['podman-system-migrate(1)', 'pkg/rootless of Podman', 'containers/podman#28157, #17512'],
    limit: 30,
    read: async (host) => {
        const { podman } = host;
        if ((await host.find('podman')) === undefined)
            return { map: undefined, running: [] };
        try {
            const map = (0,idmap/* parseIdMap */.dU)((await (0,pause_process/* pauseProcessMap */.m)(host)) ?? (await podman.userNamespaceMap()));
            return { map, running: isWhole(map) ? [] : await podman.runningContainers() };
        }
        catch (thrown) {
            if (thrown instanceof run.CommandError)
                return { map: thrown, running: await runningOrUnknown(host) };
            throw thrown;
        }
    },
    judge: judgeNamespace,
});
function judgeNamespace({ map, running }) {
    if (map === undefined)
        return (0,check/* skipped */.hT)('there is no podman');
    const migrate = (0,host_remedy/* asUser */.ex)(['podman', 'system', 'migrate'], { timeout: 300 });
    if (map instanceof run.CommandError) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `podman cannot make a user namespace: ${map.lastWords}`, running.length > 0
            ? (0,host_remedy/* byHand */.XL)(`podman system migrate may help; it stops ${running.join(', ')}.`, migrate)
            : (0,host_remedy/* automatic */.YF)('End the pause process, so that podman begins anew.', migrate));
    }
    if (!isWhole(map)) {
        const found = `podman's user namespace holds ${size(map)} ids of the ${host_subids/* ENOUGH_IDS */.Sq + 1} that the ranges give`;
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, running.length > 0
            ? (0,host_remedy/* byHand */.XL)(`podman system migrate mends it, and stops ${running.join(', ')}.`, migrate)
            : (0,host_remedy/* automatic */.YF)('End the pause process, which is older than the ranges.', migrate));
    }
    return (0,check.ok)(map.map(({ inside, outside, count }) => `${inside}→${outside} (${count})`).join(', '));
}
/** A podman that cannot say what runs may have something running: each container has a conmon that watches it. */
async function runningOrUnknown(host) {
    try {
        return await host.podman.runningContainers();
    }
    catch (thrown) {
        if (!(thrown instanceof run.CommandError))
            throw thrown;
        return (await hasConmon(host)) ? ['what podman cannot list'] : [];
    }
}
async function hasConmon(host) {
    const pids = (await host.list('/proc')).filter((name) => /^\d+$/.test(name));
    const found = await Promise.all(pids.map(async (pid) => {
        if ((await host.read(`/proc/${pid}/comm`))?.trim() !== 'conmon')
            return false;
        // conmon runs in no user namespace of its own, so this is the user.
        return (await host.stat(`/proc/${pid}`))?.uid === host.user.uid;
    }));
    return found.includes(true);
}
function size(map) {
    return map.reduce((sum, { count }) => sum + count, 0);
}
function isWhole(map) {
    return size(map) > host_subids/* ENOUGH_IDS */.Sq;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/namespaces/selinux.js


/** Containers get labels of their own then, and see no file of the host that has none for them. */
const selinux = (0,check/* check */.z6)({
    id: 'RP032',
    title: 'SELinux',
    reads: '/sys/fs/selinux/enforce.',
    cause: 'SELinux keeps a container from files of the host that are not labelled for containers.',
    cure: 'Mount what a container needs with `:z` (shared) or `:Z` (its own); `sudo ausearch -m avc -ts recent` shows what was denied.',
    signatures: [/SELinux relabeling of \S+ is not allowed/, /failed to set (?:file|mount) label/],
    sources: ['podman-run(1), --volume', 'container_selinux(8)'],
    read: async (host) => (await host.read('/sys/fs/selinux/enforce'))?.trim(),
    judge: judgeSelinux,
});
function judgeSelinux(enforce) {
    if (enforce === undefined)
        return (0,check.ok)('not in use');
    if (enforce !== '1')
        return (0,check.ok)('permissive');
    return (0,check/* info */.pq)('enforcing', (0,host_remedy/* byHand */.XL)('Mount files of the host with :z or :Z into a container, so that they get its label.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/namespaces/user-namespaces.js


const SWITCHES = [
    { name: 'user.max_user_namespaces', wanted: '28633' },
    // Debian's own kernels had it until they took user namespaces for safe.
    { name: 'kernel.unprivileged_userns_clone', wanted: '1' },
];
/** May a user make a user namespace at all? */
const userNamespaces = (0,check/* check */.z6)({
    id: 'RP030',
    title: 'user namespaces',
    reads: '/proc/sys/user/max_user_namespaces and /proc/sys/kernel/unprivileged_userns_clone.',
    cause: 'The kernel is set to give ordinary users no user namespaces, and rootless containers are made of them.',
    cure: '`sudo sysctl -w user.max_user_namespaces=28633`, or `kernel.unprivileged_userns_clone=1`, and the same in /etc/sysctl.d to last.',
    signatures: [
        /user namespaces are not enabled in \/proc\/sys\//i,
        /cannot clone: (?:No space left on device|Invalid argument)/,
        /Error during unshare\(CLONE_NEWUSER\): (?:No space left on device|Invalid argument)/,
    ],
    sources: ['user_namespaces(7)', 'namespaces(7)', 'pkg/rootless/rootless_linux.c of Podman'],
    read: async (host) => {
        const texts = await Promise.all(SWITCHES.map(async ({ name }) => [name, (await host.read(pathOf(name)))?.trim()]));
        return Object.fromEntries(texts);
    },
    judge: judgeUserNamespaces,
});
function judgeUserNamespaces(facts) {
    const off = SWITCHES.filter(({ name }) => facts[name] === '0');
    if (off.length === 0) {
        const most = facts['user.max_user_namespaces'];
        return (0,check.ok)(most === undefined ? 'no limit is told' : `up to ${most}`);
    }
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `switched off: ${off.map(({ name }) => `${name} is 0`).join(', ')}`, (0,host_remedy/* automatic */.YF)('Let users make user namespaces; a file in /etc/sysctl.d keeps it beyond the next boot.', ...off.map(({ name, wanted }) => (0,host_remedy/* asRoot */.tE)(['sysctl', '-q', '-w', `${name}=${wanted}`], { undo: ['sysctl', '-q', '-w', `${name}=0`] }))));
}
function pathOf(name) {
    return `/proc/sys/${name.replaceAll('.', '/')}`;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/namespaces/index.js




/** What can be told without calling podman, causes before effects. */
const namespacesChecks = [userNamespaces, apparmorRestriction, selinux];
/** What podman has to be asked for. */
const namespacesPodmanChecks = [pauseProcess];

;// CONCATENATED MODULE: ./lib/src/host/checks/network/cni-backend.js




/** Bridges of the Container Network Interface, which Podman 5 no longer has. */
const cniBackend = (0,check/* check */.z6)({
    id: 'RP074',
    title: 'network backend',
    reads: '`networkBackend` of `podman info`.',
    cause: 'Networks are made by CNI plugins, whose versions have to fit the files in cni/net.d; Podman 5 has netavark only.',
    cure: 'Put what talks to each other into one pod, which needs no bridge; or use Podman 4 or later with netavark.',
    signatures: [
        /plugin \S+ does not support config version/,
        /unsupported network backend "cni"/,
        /failed to find plugin "\S+" in path/,
        /cni support is not enabled in this build/i,
    ],
    sources: ['podman-network(1)', 'containers/podman#7753'],
    limit: 30,
    read: async (host) => {
        const answer = await podmanInfo(host);
        if (answer.kind !== 'info')
            return undefined;
        return { version: answer.info.version, backend: answer.info.networkBackend };
    },
    judge: judgeBackend,
});
function judgeBackend(facts) {
    if (facts === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    const { version, backend } = facts;
    const isCni = backend === 'cni' || (backend === '' && !(0,podman_version/* atLeast */.jZ)(version, 4, 0));
    if (!isCni)
        return (0,check.ok)(backend === '' ? 'podman names none' : backend);
    return (0,check/* info */.pq)(`cni, with Podman ${(0,podman_version/* formatVersion */.qh)(version)}`, (0,host_remedy/* byHand */.XL)('A pod needs no bridge. For networks, use netavark: Podman 4.0 and later choose it on an empty store.'));
}

// EXTERNAL MODULE: ./lib/src/podman/podman.js + 1 modules
var podman = __webpack_require__(3272);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/src/host/facts/helper-binaries.js


// Source: `defaultHelperBinariesDir` of containers/common, config_linux.go; the same from Podman 4.0 to 5.8.
const DIRECTORIES = [
    '/usr/local/libexec/podman',
    '/usr/local/lib/podman',
    '/usr/libexec/podman',
    '/usr/lib/podman',
];
// What containers.conf may write for the directory of the program that reads it.
const OWN_DIRECTORY = '$BINDIR';
/**
 * Where podman finds a program of its own, such as netavark.
 * Source: `FindHelperBinary` of containers/common: helper_binaries_dir of containers.conf(5) replaces the usual
 * directories, unless it says `append=true`.
 * @param options.inPath podman looks for some of them in PATH too
 * @returns the path, or nothing where it is in none of the directories
 */
async function findHelperBinary(name, host, { inPath }) {
    for (const directory of await host.shared('helper binaries', () => helperDirectories(host))) {
        const path = `${directory}/${name}`;
        if (await host.exists(path))
            return path;
    }
    return inPath ? host.find(name) : undefined;
}
/** The directories that podman looks for its own programs in, the first first. */
async function helperDirectories(host) {
    const first = host.variable('CONTAINERS_HELPER_BINARY_DIR');
    const configured = (await (0,containers_conf/* containersConf */.VB)(host)).get('engine', 'helper_binaries_dir')?.value;
    const listed = Array.isArray(configured) ? configured : undefined;
    const named = listed?.filter((one) => typeof one === 'string') ?? [];
    const appends = listed?.some((one) => typeof one === 'object' && one?.append === true) === true;
    const usual = listed === undefined || appends ? DIRECTORIES : [];
    const all = [...(first ? [first] : []), ...usual, ...named];
    if (!all.some((directory) => directory.startsWith(OWN_DIRECTORY)))
        return all;
    const podman = await host.find('podman');
    const own = podman && (0,external_node_path_.dirname)((await host.realpath(podman)) ?? podman);
    return all.map((directory) => (own ? directory.replace(OWN_DIRECTORY, own) : directory));
}

;// CONCATENATED MODULE: ./lib/src/host/install-remedy.js

/**
 * The remedy for something that a package brings. Pure.
 * @param what for a person, as the object of "Install …"
 */
function installing(what, packages, { family, name }) {
    if (family === undefined)
        return (0,host_remedy/* byHand */.XL)(`Install ${what} with the package manager of ${name}.`);
    return (0,host_remedy/* automatic */.YF)(`Install ${what}.`, { kind: 'packages', family, names: packages[family] });
}

// EXTERNAL MODULE: ./lib/src/host/packages.js
var host_packages = __webpack_require__(3892);
;// CONCATENATED MODULE: ./lib/src/host/checks/network/forwarders.js








const PACKAGES = {
    pasta: { apt: ['passt'], dnf: ['passt'] },
    slirp4netns: { apt: ['slirp4netns'], dnf: ['slirp4netns'] },
};
/** What connects the network namespace of a user to the network; bridges of rootless containers need it too. */
const forwarders = (0,check/* check */.z6)({
    id: 'RP070',
    title: 'pasta or slirp4netns',
    reads: 'pasta and slirp4netns in the directories that podman looks in, `default_rootless_network_cmd` of containers.conf, and `podman --version`.',
    cause: 'A rootless container has no way out of its network namespace without pasta (the default since Podman 5.0) or slirp4netns (before).',
    cure: 'Install the package passt for Podman 5.0 and later, slirp4netns for earlier ones.',
    signatures: [
        /could not find pasta, the network namespace can't be configured/,
        /could not find slirp4netns/,
        /could not find "(?:pasta|slirp4netns)"/,
        /exec: "(?:pasta|slirp4netns)": executable file not found/,
    ],
    sources: [
        'podman-run(1), --network',
        'containers.conf(5)',
        'libnetwork/pasta/pasta_linux.go of containers/common',
    ],
    read: async (host) => {
        const all = ['pasta', 'slirp4netns'];
        const paths = await Promise.all(all.map((name) => findHelperBinary(name, host, { inPath: true })));
        return {
            installed: all.filter((_, index) => paths[index] !== undefined),
            configured: (await (0,containers_conf/* containersConf */.VB)(host)).get('network', 'default_rootless_network_cmd'),
            version: await (0,facts_podman_version/* installedPodmanVersion */.E)(host),
            system: await (0,host_packages/* systemOf */.br)(host),
        };
    },
    judge: judgeForwarders,
});
function judgeForwarders({ installed, configured, version, system }) {
    const set = forwarderOf(configured?.value);
    const needed = set ?? (version === undefined ? undefined : (0,podman/* rootlessNetwork */.wo)(version));
    if (needed === undefined ? installed.length > 0 : installed.includes(needed))
        return (0,check.ok)(installed.join(', '));
    const wanted = needed ?? 'pasta';
    const who = version === undefined ? 'Podman' : `Podman ${(0,podman_version/* formatVersion */.qh)(version)}`;
    const why = set === undefined ? `${who} uses it` : `${configured?.path} names it`;
    const besides = installed.length === 0 ? '' : `; there is ${installed.join(', ')}`;
    // A pod may be told to use the other one; what Quadlet starts is told nothing.
    const other = version !== undefined && (0,podman/* forwarder */.VK)(version, installed) !== undefined;
    return (0,check/* error */.z3)(other ? ['quadlet'] : ['pod', 'quadlet'], `${wanted} is missing; ${why}${besides}`, installing(wanted, PACKAGES[wanted], system));
}
function forwarderOf(value) {
    return value === 'pasta' || value === 'slirp4netns' ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/loopback-server.js

/** Seen only when a client is turned away: what a program listens on inside a container is its own affair. */
const loopbackServer = (0,check/* check */.z6)({
    id: 'RP077',
    title: 'loopback of a container',
    reads: 'Nothing: it shows in what a client is answered.',
    cause: 'The program listens on 127.0.0.1 of its container, which is not the host’s: a published port leads to the other addresses of the container.',
    cure: 'Let the program that the port leads to listen on 0.0.0.0; only programs of the same pod reach each other on 127.0.0.1.',
    signatures: [
        /read tcp (?:127\.[\d.]+|\[::1\]):\d+->(?:127\.[\d.]+|\[::1\]):\d+: read: connection reset by peer/,
        /Recv failure: Connection reset by peer/,
    ],
    sources: ['troubleshooting.md of Podman, 47'],
    read: async () => undefined,
    judge: () => (0,check.ok)('shows only when a client connects'),
});

;// CONCATENATED MODULE: ./lib/src/host/checks/network/firewall-driver.js



const TOOL_OF = { nftables: 'nft', iptables: 'iptables' };
const PACKAGE_OF = {
    nft: { apt: ['nftables'], dnf: ['nftables'] },
    iptables: { apt: ['iptables'], dnf: ['iptables-nft'] },
};
/** The driver that podman hands to netavark, where somebody has set one. */
function configuredDriver(conf) {
    const setting = conf.get('network', 'firewall_driver');
    if (typeof setting?.value !== 'string' || setting.value === '')
        return undefined;
    return { driver: setting.value.toLowerCase(), path: setting.path };
}
/** What keeps netavark from setting up the firewall of a bridge; nothing where nothing does. Pure. */
function unfitDriver({ answer, configured, tools, dropIn, system }) {
    if (answer === undefined)
        return undefined;
    const { version } = answer;
    const driver = configured?.driver ?? answer.driver;
    const usable = usableInstead(driver, version);
    if (usable !== undefined && configured !== undefined) {
        const text = `[network]\nfirewall_driver = "${usable}"\n`;
        return {
            found: `no bridge network can be made: ${configured.path} asks for the firewall driver ${driver}, which netavark ${(0,podman_version/* formatVersion */.qh)(version)} does not have`,
            remedy: dropIn !== undefined
                ? (0,host_remedy/* automatic */.YF)(`Choose the driver ${usable} for this user.`, {
                    kind: 'write',
                    as: 'user',
                    path: dropIn,
                    text,
                })
                : (0,host_remedy/* byHand */.XL)(`Set firewall_driver to ${usable} in ${configured.path}.`),
        };
    }
    const tool = TOOL_OF[driver];
    if (tool === undefined || tools.includes(tool))
        return undefined;
    return {
        found: `no bridge network can be made: netavark ${(0,podman_version/* formatVersion */.qh)(version)} uses the driver ${driver}, and ${tool} is missing`,
        remedy: installing(tool, PACKAGE_OF[tool], system),
    };
}
/** The driver to take where this netavark does not have the one that it is told to use. */
function usableInstead(driver, version) {
    if (driver === 'iptables' && (0,podman_version/* atLeast */.jZ)(version, 2, 0))
        return 'nftables';
    if (driver === 'nftables' && !(0,podman_version/* atLeast */.jZ)(version, 1, 10))
        return 'iptables';
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/netavark-version.js

/**
 * What netavark says of itself. Since 1.12 it tells the driver that it was built with; before 2.0 that is iptables
 * where the distribution wants nothing else, as Debian 13 and Fedora 41 do.
 * Source: src/commands/version.rs, build.rs and RELEASE_NOTES.md of netavark.
 * @returns nothing where it does not answer as it should
 */
async function askNetavark(path, host) {
    const { exitCode, stdout } = await host.attempt([path, 'version'], { timeout: 10 });
    return exitCode === 0 ? parseNetavarkVersion(stdout) : undefined;
}
function parseNetavarkVersion(text) {
    const [, major, minor, patch] = /"version":\s*"(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
    if (major === undefined)
        return undefined;
    const version = { major: Number(major), minor: Number(minor), patch: Number(patch) };
    const told = /"default_fw_driver":\s*"(\w+)"/.exec(text)?.[1];
    return { version, driver: told ?? ((0,podman_version/* atLeast */.jZ)(version, 2, 0) ? 'nftables' : 'iptables') };
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/netavark.js










const NETAVARK = { apt: ['netavark', 'aardvark-dns'], dnf: ['netavark', 'aardvark-dns'] };
const AARDVARK = { apt: ['aardvark-dns'], dnf: ['aardvark-dns'] };
const CNI_BRIDGES = ['/usr/lib/cni/bridge', '/usr/libexec/cni/bridge', '/opt/cni/bin/bridge'];
/** What makes a bridge network, which is what pods and containers of Quadlet are on where their unit says nothing. */
const netavark = (0,check/* check */.z6)({
    id: 'RP073',
    title: 'netavark',
    reads: 'netavark and aardvark-dns in the directories that podman looks in, `netavark version`, nft and iptables in PATH, and `firewall_driver` of containers.conf.',
    cause: 'Podman 5 does not start without netavark, and netavark makes no bridge network without the tool of its firewall driver: nft or iptables.',
    cure: 'Install netavark, aardvark-dns and nftables (iptables before netavark 1.12); netavark 2 has no driver `iptables` any more.',
    signatures: [
        /could not find "netavark"/,
        /aardvark-dns binary not found/,
        /unable to execute "?nft\b/,
        // For want of iptables, which netavark names since 1.8.
        /netavark: (?:ip6?tables: )?No such file or directory/,
        /Must provide a valid firewall (?:backend|driver), got/,
    ],
    sources: [
        'containers.conf(5), firewall_driver',
        'netavark(1); RELEASE_NOTES.md of netavark, 1.10, 1.12 and 2.0; its src/firewall/mod.rs',
        'containers/podman#14230, ddev/ddev#8633',
    ],
    read: async (host) => {
        const conf = await (0,containers_conf/* containersConf */.VB)(host);
        const path = await findHelperBinary('netavark', host, { inPath: false });
        const setting = configuredDriver(conf);
        const both = ['nft', 'iptables'];
        const found = await Promise.all(both.map((name) => host.find(name)));
        const tools = both.filter((_, index) => found[index] !== undefined);
        const plugins = await Promise.all(CNI_BRIDGES.map((one) => host.exists(one)));
        const chosen = conf.get('network', 'network_backend')?.value ?? (await chosenBefore(host));
        const decided = setting === undefined && tools.length === both.length;
        return {
            podman: await (0,facts_podman_version/* installedPodmanVersion */.E)(host),
            netavark: path,
            aardvark: await findHelperBinary('aardvark-dns', host, { inPath: false }),
            cni: chosen === undefined ? path === undefined && plugins.includes(true) : chosen === 'cni',
            answer: path === undefined || decided ? undefined : await askNetavark(path, host),
            configured: setting,
            tools,
            dropIn: (0,containers_conf/* userDropIn */.m8)(host, 'firewall'),
            system: await (0,host_packages/* systemOf */.br)(host),
        };
    },
    judge: judgeNetavark,
});
function judgeNetavark(facts) {
    const { podman, netavark: path, aardvark, cni, system } = facts;
    if (podman === undefined)
        return (0,check/* skipped */.hT)('there is no podman');
    if (!(0,podman_version/* atLeast */.jZ)(podman, 4, 0) || (cni && !(0,podman_version/* atLeast */.jZ)(podman, 5, 0)))
        return (0,check.ok)('not used: networks are made by CNI');
    if (path === undefined) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, 'missing', installing('netavark', NETAVARK, system));
    }
    const nameless = {
        found: 'aardvark-dns is missing, so containers on a network do not find each other by name',
        remedy: installing('aardvark-dns', AARDVARK, system),
    };
    const unnamed = aardvark === undefined ? [nameless] : [];
    const unfit = unfitDriver(facts);
    if (unfit === undefined)
        return unnamed.length === 0 ? (0,check.ok)(path) : (0,check/* warning */.$e)(nameless.found, nameless.remedy);
    const all = together([unfit, ...unnamed]);
    // Before 4.4 there is no Quadlet; pods of kube play are told to use pasta or slirp4netns.
    return (0,podman_version/* atLeast */.jZ)(podman, 4, 4)
        ? (0,check/* error */.z3)(['quadlet'], all.found, all.remedy)
        : (0,check/* info */.pq)(all.found, { ...all.remedy, automatic: false });
}
function together(problems) {
    const remedies = problems.map(({ remedy }) => remedy);
    return {
        found: problems.map(({ found }) => found).join('; '),
        remedy: {
            advice: remedies.map(({ advice }) => advice).join(' '),
            steps: remedies.flatMap(({ steps = [] }) => steps),
            automatic: remedies.every(({ automatic: may }) => may === true),
        },
    };
}
/** Source: `defaultNetworkBackend` of containers/common: what the first call of podman chose counts for good. */
async function chosenBefore(host) {
    return (await host.read(`${(await (0,storage_conf/* storageConf */.a)(host)).graphRoot}/defaultNetworkBackend`))?.trim();
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/pasta-confinement.js



const PROFILES = ['/etc/apparmor.d/usr.bin.pasta', '/etc/apparmor.d/usr.bin.passt'];
/** The profile lets pasta open network namespaces below /run/user only. */
const pastaConfinement = (0,check/* check */.z6)({
    id: 'RP072',
    title: 'AppArmor and pasta',
    reads: 'XDG_RUNTIME_DIR and the run root of `podman info`, where /etc/apparmor.d has a profile for pasta.',
    cause: 'AppArmor’s profile of pasta lets it open network namespaces in the usual runtime directory only.',
    cure: 'Leave XDG_RUNTIME_DIR at /run/user/UID, and update the package passt.',
    signatures: [/Couldn't open network namespace \S+: Permission denied/, /netns dir open: Permission denied/],
    sources: ['contrib/apparmor of passt', 'containers/podman#22625, #22681, #22937, #26157'],
    limit: 30,
    read: async (host) => {
        const { uid } = host.user;
        // The parameter of the kernel is there only where AppArmor is part of it.
        const on = (await host.read('/sys/module/apparmor/parameters/enabled'))?.trim() === 'Y';
        const found = await Promise.all(PROFILES.map(async (path) => ((await host.exists(path)) ? path : undefined)));
        const profile = on ? found.find((path) => path !== undefined) : undefined;
        if (profile === undefined)
            return { profile, directories: [], uid };
        const answer = await podmanInfo(host);
        if (answer.kind !== 'info')
            return { profile, directories: undefined, uid };
        const runtime = host.variable('XDG_RUNTIME_DIR');
        return { profile, directories: [...(runtime ? [runtime] : []), answer.info.runRoot], uid };
    },
    judge: judgePastaConfinement,
});
function judgePastaConfinement({ profile, directories, uid }) {
    if (profile === undefined)
        return (0,check.ok)('AppArmor does not confine pasta');
    if (directories === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    const usual = `/run/user/${uid}`;
    const outside = directories.filter((path) => path !== '' && path !== usual && !path.startsWith(`${usual}/`));
    if (outside.length === 0)
        return (0,check.ok)(`everything lies in ${usual}`);
    return (0,check/* warning */.$e)(`${profile} may keep pasta from ${outside.join(' and ')}`, (0,host_remedy/* byHand */.XL)(`Set XDG_RUNTIME_DIR to ${usual} before the first call of podman.`));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/ping.js


/** Nothing of a registry pings; a container that does gets no answer. */
const ping = (0,check/* check */.z6)({
    id: 'RP078',
    title: 'ping',
    reads: '/proc/sys/net/ipv4/ping_group_range.',
    cause: 'The kernel lets only members of a range of groups send echo requests without privileges.',
    cure: '`sudo sysctl -w "net.ipv4.ping_group_range=0 2000000"`',
    signatures: [
        /ping: socket: (?:Operation not permitted|Permission denied)/,
        /ping: permission denied \(are you root\?\)/,
    ],
    sources: ['icmp(7), ping_group_range', 'troubleshooting.md of Podman, 5'],
    read: async (host) => {
        const text = (await host.read('/proc/sys/net/ipv4/ping_group_range')) ?? '';
        const [first, last] = text.trim().split(/\s+/).map(Number);
        return {
            range: first === undefined || last === undefined ? undefined : [first, last],
            gid: host.user.gid,
        };
    },
    judge: judgePing,
});
function judgePing({ range, gid }) {
    if (range === undefined)
        return (0,check.ok)('not restricted');
    const [first, last] = range;
    if (first <= gid && gid <= last)
        return (0,check.ok)(`group ${gid} may ping`);
    return (0,check/* info */.pq)(`group ${gid} may not ping: ${first > last ? 'no group may' : `only groups ${first} to ${last} may`}`, (0,host_remedy/* byHand */.XL)('Only a container that pings needs it.', (0,host_remedy/* asRoot */.tE)(['sysctl', '-w', 'net.ipv4.ping_group_range=0 2000000'])));
}

// EXTERNAL MODULE: ./lib/src/registry/ports.js
var registry_ports = __webpack_require__(4083);
;// CONCATENATED MODULE: ./lib/src/host/checks/network/ports-in-use.js



/** Is the usual port free? Whether the wanted one is gets tried where it is chosen. */
const portsInUse = (0,check/* check */.z6)({
    id: 'RP076',
    title: 'ports in use',
    reads: '/proc/net/tcp and /proc/net/tcp6.',
    cause: 'Another program listens on the port already.',
    cure: '`ss -ltnp` tells which; stop it, or choose another port.',
    signatures: [
        /(?:bind|listen)\S*:? address already in use/,
        /Failed to bind port \d+ \(Address already in use\)/,
        /Listen failed for HOST (?:TCP|UDP) port \S+: Address already in use/,
        /add_hostfwd: slirp_add_hostfwd failed/,
    ],
    sources: ['proc_net(5)', 'ss(8)'],
    read: async (host) => {
        const texts = await Promise.all(['tcp', 'tcp6'].map((name) => host.read(`/proc/net/${name}`)));
        return new Set(texts.flatMap((text) => listening(text ?? '')));
    },
    judge: judgePorts,
});
function judgePorts(ports) {
    if (!ports.has(registry_ports/* DEFAULT_PORT */.Wg))
        return (0,check.ok)(`nothing listens on ${registry_ports/* DEFAULT_PORT */.Wg}`);
    return (0,check/* info */.pq)(`something listens on ${registry_ports/* DEFAULT_PORT */.Wg}`, (0,host_remedy/* byHand */.XL)('Nothing is to be done where the port is chosen by itself: the next free one is taken.'));
}
// `st` of the kernel's enum: TCP_LISTEN.
const LISTEN = '0A';
/** Source: proc_net(5), `sl local_address rem_address st …`, with numbers in hexadecimal. */
function listening(text) {
    return text.split('\n').flatMap((line) => {
        const [, local, , state] = line.trim().split(/\s+/);
        const port = local?.split(':')[1];
        return state === LISTEN && port !== undefined ? [Number.parseInt(port, 16)] : [];
    });
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/privileged-ports.js

// The kernel's own value where nothing was set.
const privileged_ports_USUAL = 1024;
/** From which port on an ordinary user may listen. The wanted ports are judged where they are chosen. */
const privilegedPorts = (0,check/* check */.z6)({
    id: 'RP075',
    title: 'privileged ports',
    reads: '/proc/sys/net/ipv4/ip_unprivileged_port_start.',
    cause: 'The port is below the first that an ordinary user may listen on, so rootless podman cannot publish it.',
    cure: 'Choose a higher port, or `sudo sysctl net.ipv4.ip_unprivileged_port_start=PORT`.',
    signatures: [
        /rootlessport cannot expose privileged port/,
        /cannot expose privileged port \d+/,
        /Failed to bind port \d+ \(Permission denied\)/,
        /Listen failed for HOST (?:TCP|UDP) port \S+: Permission denied/,
        /listen (?:tcp|udp)[46]? \S+: bind: permission denied/,
    ],
    sources: ['ip_sysctl of the kernel', 'troubleshooting.md of Podman, 48'],
    read: async (host) => {
        const text = await host.read('/proc/sys/net/ipv4/ip_unprivileged_port_start');
        return Number.parseInt(text ?? '', 10);
    },
    judge: (lowest) => (0,check.ok)(`users may listen from ${Number.isNaN(lowest) ? privileged_ports_USUAL : lowest} on`),
});

;// CONCATENATED MODULE: ./lib/src/host/checks/network/tun-device.js


const DEVICE = '/dev/net/tun';
/** pasta and slirp4netns make the network interface of a namespace with it. */
const tunDevice = (0,check/* check */.z6)({
    id: 'RP071',
    title: DEVICE,
    reads: 'Whether /dev/net/tun may be opened, /sys/class/misc/tun, and /lib/modules for the running kernel.',
    cause: 'pasta and slirp4netns open /dev/net/tun to make the network interface of a container, and may not here.',
    cure: '`sudo modprobe tun`, and `sudo chmod 0666 /dev/net/tun`; in a container, `--device /dev/net/tun`.',
    signatures: [
        /Failed to open\(\) \/dev\/net\/tun/,
        /Failed to open tun socket in namespace/,
        /open\(\\*"\/dev\/net\/tun\\*"\)/,
    ],
    sources: [
        'The kernel’s Documentation/networking/tuntap.rst',
        'containers/podman#8999, #19428, #19908',
        'cri-o/cri-o#9606',
    ],
    read: async (host) => {
        const kernel = (await host.read('/proc/sys/kernel/osrelease'))?.trim() ?? '';
        const facts = await host.stat(DEVICE);
        return {
            mode: facts?.kind === 'character-device' ? facts.mode : undefined,
            openable: await host.mayOpen(DEVICE),
            directory: await host.exists('/dev/net'),
            driver: await host.exists('/sys/class/misc/tun'),
            modules: await host.exists(`/lib/modules/${kernel}`),
            kernel,
        };
    },
    judge: judgeTun,
});
function judgeTun({ mode, openable, directory, driver, modules, kernel }) {
    const hinders = ['pod', 'quadlet'];
    if (!driver && !modules) {
        return (0,check/* error */.z3)(hinders, `the running kernel ${kernel} has no driver for it loaded, and its modules are gone`, (0,host_remedy/* byHand */.XL)('Boot the kernel that is installed; an update has taken the modules of the running one away.'));
    }
    if (mode === undefined) {
        // A driver that is loaded has made the device, but not in here: this is a container.
        return (0,check/* error */.z3)(hinders, 'missing', driver
            ? (0,host_remedy/* automatic */.YF)('Make the device.', ...makeDevice(directory))
            : (0,host_remedy/* automatic */.YF)('Load its driver, which makes the device.', (0,host_remedy/* asRoot */.tE)(['modprobe', 'tun'], { until: DEVICE })));
    }
    if (openable)
        return (0,check.ok)(driver ? 'may be opened' : 'may be opened, which loads its driver');
    return (0,check/* error */.z3)(hinders, `may not be opened by this user: mode ${(0,host_remedy/* octal */.Wo)(mode)}`, (0,host_remedy/* automatic */.YF)('Open it to everybody, as udev does.', (0,host_remedy/* changeMode */.iz)('0666', DEVICE, mode)));
}
function makeDevice(directory) {
    return [
        ...(directory ? [] : [(0,host_remedy/* asRoot */.tE)(['mkdir', '/dev/net'], { undo: ['rmdir', '/dev/net'] })]),
        (0,host_remedy/* asRoot */.tE)(['mknod', '--mode=0666', DEVICE, 'c', '10', '200'], { undo: ['rm', '--force', DEVICE] }),
    ];
}

;// CONCATENATED MODULE: ./lib/src/host/checks/network/index.js









/** What can be told without calling podman, causes before effects. */
const networkChecks = [
    forwarders,
    tunDevice,
    netavark,
    privilegedPorts,
    portsInUse,
    loopbackServer,
    ping,
];
/** What podman has to be asked for. */
const networkPodmanChecks = [pastaConfinement, cniBackend];

;// CONCATENATED MODULE: ./lib/src/host/checks/platform/cgroup-v2.js


/** A user without privileges is given cgroups of v2 only. */
const cgroupV2 = (0,check/* check */.z6)({
    id: 'RP047',
    title: 'cgroup v2',
    reads: '`/sys/fs/cgroup/cgroup.controllers`, which only cgroup v2 has, and `/sys/fs/cgroup/unified`.',
    cause: 'crun refuses the hybrid layout, Quadlet needs cgroup v2, and Podman 6 has no cgroup v1 any more.',
    cure: 'Boot with `systemd.unified_cgroup_hierarchy=1` on the command line of the kernel.',
    signatures: [/cgroups in hybrid mode not supported/, /Cgroups v1 not supported/],
    sources: [
        'podman-systemd.unit(5): "Quadlet requires the use of cgroup v2"',
        'cmd/podman/root_cgroups_linux.go of Podman 6',
        'crun: "cgroups in hybrid mode not supported"',
        'kernel-command-line(7) of systemd',
    ],
    read: async (host) => {
        const [unified, hybrid] = await Promise.all([
            host.exists('/sys/fs/cgroup/cgroup.controllers'),
            host.exists('/sys/fs/cgroup/unified/cgroup.controllers'),
        ]);
        return { platform: host.platform, unified, hybrid };
    },
    judge: judgeHierarchy,
});
function judgeHierarchy({ platform, unified, hybrid }) {
    if (unified)
        return (0,check.ok)('mounted at /sys/fs/cgroup');
    if (platform !== 'linux')
        return (0,check/* skipped */.hT)('this is not Linux');
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `cgroup v2 is not mounted at /sys/fs/cgroup${hybrid ? ', only beside v1 (the hybrid layout)' : ''}`, (0,host_remedy/* byHand */.XL)('Boot the machine with `systemd.unified_cgroup_hierarchy=1` on the command line of its kernel, or use `runs-on: ubuntu-latest`.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/platform/in-container.js


/**
 * A machine that systemd-nspawn or LXC boots has neither mark, and counts as a machine: it has a systemd and a session
 * of its own.
 */
const inContainer = (0,check/* check */.z6)({
    id: 'RP003',
    title: 'no container around it',
    reads: '`/run/.containerenv` and `/.dockerenv`.',
    cause: 'Inside a container there is no systemd and no user session, and a user namespace with subordinate ids may not be made.',
    cure: 'Take `container:` out of the job, or use a runner that is a machine, such as `runs-on: ubuntu-latest`; `ubuntu-slim` is a container.',
    signatures: [],
    sources: [
        'podman-run(1): /run/.containerenv is made in every container',
        'docker/cli and moby: /.dockerenv',
        'actions/runner-images: ubuntu-slim makes /run/.containerenv',
    ],
    read: async (host) => {
        for (const mark of ['/run/.containerenv', '/.dockerenv']) {
            if (await host.exists(mark))
                return mark;
        }
        return undefined;
    },
    judge: judgeContainer,
});
function judgeContainer(mark) {
    if (mark === undefined)
        return (0,check.ok)('neither /run/.containerenv nor /.dockerenv is there');
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `everything runs inside a container (${mark} is there), which is not supported`, (0,host_remedy/* byHand */.XL)('Take `container:` out of the job and use `runs-on: ubuntu-latest`, or another runner that is a machine; `ubuntu-slim` is a container too.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/platform/not-root.js


/** The uid that this process runs as; for root podman works with other storage, other ids and other units. */
const notRoot = (0,check/* check */.z6)({
    id: 'RP002',
    title: 'an ordinary user',
    reads: 'The uid of this process.',
    cause: 'For root, podman is not rootless: what a container breaks out of is the whole machine.',
    cure: 'Run the runner, or the command, as an ordinary user.',
    signatures: [],
    sources: ['podman(1), "Rootless mode"', 'dockerd-rootless-setuptool.sh refuses root too'],
    read: async (host) => host.user.uid,
    judge: (uid) => uid === 0
        ? (0,check/* error */.z3)(check/* EVERYTHING */.Qz, 'everything runs as root, so Podman would not be rootless', (0,host_remedy/* byHand */.XL)('Run the runner as an ordinary user.'))
        : (0,check.ok)(`uid ${uid}`),
});

;// CONCATENATED MODULE: ./lib/src/host/checks/platform/system.js


/** Podman's containers are a thing of the Linux kernel; elsewhere podman drives a virtual machine. */
const system = (0,check/* check */.z6)({
    id: 'RP001',
    title: 'operating system',
    reads: 'The platform that Node.js was built for.',
    cause: 'Containers need a Linux kernel.',
    cure: 'Use a runner with Linux, such as `runs-on: ubuntu-latest`.',
    signatures: [],
    sources: ['podman-machine(1)'],
    read: async (host) => host.platform,
    judge: (platform) => platform === 'linux'
        ? (0,check.ok)('Linux')
        : (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `this runner is ${platform}`, (0,host_remedy/* byHand */.XL)('Podman needs Linux: use `runs-on: ubuntu-latest`.')),
});

;// CONCATENATED MODULE: ./lib/src/host/checks/platform/systemd-init.js


/** Without systemd there is no user session, no cgroup for the user, and no Quadlet. */
const systemdInit = (0,check/* check */.z6)({
    id: 'RP004',
    title: 'systemd as process 1',
    reads: '`/run/systemd/system`, which exists only where systemd is the init, and `/proc/1/comm`.',
    cause: 'The machine was not booted with systemd, so there is no user session and nothing reads Quadlet files.',
    cure: 'Use a machine that was booted with systemd, such as `runs-on: ubuntu-latest`; in WSL 2, set `systemd=true` in the section `[boot]` of /etc/wsl.conf.',
    signatures: [
        /System has not been booted with systemd as init system/,
        /Failed to connect to bus: Host is down/,
    ],
    sources: ['sd_booted(3)', 'wsl.conf: https://learn.microsoft.com/windows/wsl/wsl-config'],
    read: async (host) => {
        const [booted, name] = await Promise.all([host.exists('/run/systemd/system'), host.read('/proc/1/comm')]);
        return { platform: host.platform, booted, name: name?.trim() };
    },
    judge: judgeInit,
});
function judgeInit({ platform, booted, name }) {
    if (booted)
        return (0,check.ok)('booted with systemd');
    if (platform !== 'linux')
        return (0,check/* skipped */.hT)('this is not Linux');
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `systemd is not the init of this machine${name ? `; process 1 is ${name}` : ''}, which is not supported`, (0,host_remedy/* byHand */.XL)('Use a runner that was booted with systemd, such as `runs-on: ubuntu-latest`; a container, and `ubuntu-slim`, is none.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/platform/index.js





/** What a person can change first comes first: in a container everything else is the container's. */
const platformChecks = [system, inContainer, notRoot, systemdInit, cgroupV2];

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./lib/src/host/checks/probe/scratch-container.js








/** The end of all doubt: a container of this machine's own programs, which needs no image, run and thrown away. */
const scratchContainer = (0,check/* check */.z6)({
    id: 'RP092',
    title: 'a container runs',
    reads: '`podman run --rm --network none` of cat(1) over this machine’s own /usr, read-only.',
    cause: 'podman cannot run a container on this host, although nothing else was found to be wrong.',
    cure: 'Read the command’s own words; the other checks name most of what they can mean.',
    signatures: [],
    sources: ['podman-run(1), --rootfs'],
    limit: 60,
    read: async (host) => {
        if ((await host.find('podman')) === undefined)
            return undefined;
        try {
            return await runScratch(host);
        }
        catch (thrown) {
            if (thrown instanceof run.CommandError)
                return thrown;
            throw thrown;
        }
    },
    judge: judgeScratch,
});
function judgeScratch(facts) {
    if (facts === undefined)
        return (0,check/* skipped */.hT)('there is no podman');
    if (facts instanceof run.CommandError) {
        return (0,check/* error */.z3)(['pod', 'quadlet'], `podman cannot run a container: ${facts.lastWords}`, (0,host_remedy/* byHand */.XL)('What keeps it from running is among the other findings, or in its own words here.'));
    }
    const ids = facts.reduce((sum, { count }) => sum + count, 0);
    if (ids <= host_subids/* ENOUGH_IDS */.Sq) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `a container ran, with ${ids} ids instead of ${host_subids/* ENOUGH_IDS */.Sq + 1}`, (0,host_remedy/* byHand */.XL)('RP020 to RP027 tell why.'));
    }
    return (0,check.ok)(`a container ran, with ${ids} ids`);
}
/** On a merged /usr the links of the root lead into it; elsewhere the directories themselves are mounted. */
async function runScratch(host) {
    const root = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'podman-registry-scratch-'));
    try {
        await (0,promises_.mkdir)((0,external_node_path_.join)(root, 'usr'));
        const mounts = ['/usr'];
        for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
            const target = (await host.stat(`/${name}`)) && (await host.realpath(`/${name}`));
            if (target === undefined)
                continue;
            if (target.startsWith('/usr/'))
                await (0,promises_.symlink)(target.slice(1), (0,external_node_path_.join)(root, name));
            else
                mounts.push(`/${name}`);
        }
        return (0,idmap/* parseIdMap */.dU)(await host.podman.runRootfs(root, mounts, ['/usr/bin/cat', '/proc/self/uid_map']));
    }
    finally {
        await (0,promises_.rm)(root, { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/catatonit.js








/**
 * The one process of a pod's infra container. Source: pkg/specgen/generate/pause_image.go of Podman, which builds an
 * image with it from 4.0 to 5.4; libpod/container_internal_common.go, which mounts it since 5.5.
 */
const catatonit = (0,check/* check */.z6)({
    id: 'RP017',
    title: 'catatonit',
    reads: '`init_path` and `helper_binaries_dir` of containers.conf, /usr/libexec/podman, /usr/lib/podman, the same below /usr/local, and PATH.',
    cause: 'The infra container of a pod runs catatonit, and Debian’s podman only recommends its package.',
    cure: 'Install the package catatonit.',
    signatures: [
        /finding (?:catatonit|pause) binary/,
        /could not find "catatonit"/,
        /exec: "catatonit": executable file not found/,
    ],
    sources: ['containers.conf(5)', 'pkg/specgen/generate/pause_image.go of Podman', 'near/mpc#4133'],
    read: async (host) => ({
        path: await findHelperBinary('catatonit', host, { inPath: true }),
        configured: await configuredInit(host),
        version: await (0,facts_podman_version/* installedPodmanVersion */.E)(host),
        system: await (0,host_packages/* systemOf */.br)(host),
    }),
    judge: judgeCatatonit,
});
function judgeCatatonit({ path, configured, version, system }) {
    // Podman 3 takes the pause image of Kubernetes out of a registry.
    if (version !== undefined && !(0,podman_version/* atLeast */.jZ)(version, 4, 0)) {
        if (path !== undefined)
            return (0,check.ok)(path);
        return (0,check/* info */.pq)('missing; this Podman needs it only for --init', (0,host_remedy/* byHand */.XL)('Nothing is to be done unless a container is run with --init.'));
    }
    // Before 4.8 the pause image was built without it.
    if (configured !== undefined && version !== undefined && (0,podman_version/* atLeast */.jZ)(version, 4, 8)) {
        if (configured.exists)
            return (0,check.ok)(configured.value);
        return (0,check/* error */.z3)(['pod', 'quadlet'], `init_path in ${configured.path} is ${configured.value}, which does not exist`, (0,host_remedy/* byHand */.XL)(`Take init_path out of ${configured.path}, or set it to the path of catatonit.`));
    }
    if (path !== undefined)
        return (0,check.ok)(path);
    return (0,check/* error */.z3)(['pod', 'quadlet'], 'missing; the infra container of every pod runs it', installing('catatonit', { apt: ['catatonit'], dnf: ['catatonit'] }, system));
}
async function configuredInit(host) {
    const conf = await (0,containers_conf/* containersConf */.VB)(host);
    const found = conf.get('containers', 'init_path') ?? conf.get('engine', 'init_path');
    if (typeof found?.value !== 'string' || found.value === '')
        return undefined;
    return { value: found.value, path: found.path, exists: await host.exists(found.value) };
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/crun-version.js





// Source: engine.runtimes of containers.conf(5); a program elsewhere is none that an administrator would expect.
const crun_version_DIRECTORIES = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin', '/opt/bin'];
/** Podman 5 asks for a version of the runtime specification that crun knows since 1.14.3. */
const crunVersion = (0,check/* check */.z6)({
    id: 'RP013',
    title: 'version of crun',
    reads: '`podman info`; where its crun is too old, `--version` of every other crun and runc.',
    cause: 'crun before 1.14.3 does not know the version of the runtime specification that Podman 5 writes.',
    cure: 'Install crun 1.14.3 or later, or let containers.conf name another crun or runc.',
    signatures: [/crun: unknown version specified/, /unknown version specified: OCI runtime error/],
    sources: ['actions/runner-images#14473', 'containers/podman#27272', 'containers.conf(5): engine.runtimes'],
    limit: 30,
    read: readCrun,
    judge: judgeCrun,
});
async function readCrun(host) {
    const dropIn = (0,containers_conf/* userDropIn */.m8)(host, 'runtime');
    const answer = await podmanInfo(host);
    if (answer.kind !== 'info') {
        return { podman: undefined, runtime: { name: '', path: '', version: '' }, others: [], dropIn };
    }
    const { version: podman, ociRuntime: runtime } = answer.info;
    const others = isTooOld(podman, runtime) ? await otherRuntimes(runtime.path, host) : [];
    return { podman, runtime, others, dropIn };
}
async function otherRuntimes(except, host) {
    const found = [];
    const seen = new Set([(await host.realpath(except)) ?? except]);
    for (const name of ['crun', 'runc']) {
        for (const directory of crun_version_DIRECTORIES) {
            const path = `${directory}/${name}`;
            const real = await host.realpath(path);
            if (real === undefined || seen.has(real))
                continue;
            seen.add(real);
            const { exitCode, stdout } = await host.attempt([path, '--version'], { timeout: 10 });
            if (exitCode === 0)
                found.push({ name, path, version: stdout.split('\n')[0] ?? '' });
        }
    }
    return found;
}
function judgeCrun({ podman, runtime, others, dropIn }) {
    if (podman === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    if (runtime.name !== 'crun')
        return (0,check.ok)(`not needed: the runtime is ${runtime.name || 'unknown'}`);
    const text = `${runtime.path}, ${runtime.version.split('\n')[0]}`;
    if (!isTooOld(podman, runtime))
        return (0,check.ok)(text);
    const better = others.find((other) => other.name === 'runc' || !isTooOld(podman, other));
    const lines = better?.name === 'crun'
        ? ['[engine.runtimes]', `crun = [${JSON.stringify(better.path)}]`]
        : ['[engine]', 'runtime = "runc"', '[engine.runtimes]', `runc = [${JSON.stringify(better?.path)}]`];
    return (0,check/* error */.z3)(['pod', 'quadlet'], `${text}, which is too old for Podman ${(0,podman_version/* formatVersion */.qh)(podman)}`, better === undefined || dropIn === undefined
        ? (0,host_remedy/* byHand */.XL)('Install crun 1.14.3 or later, or runc.')
        : (0,host_remedy/* automatic */.YF)(`Let podman use ${better.path}.`, {
            kind: 'write',
            as: 'user',
            path: dropIn,
            text: `${lines.join('\n')}\n`,
        }));
}
/** A version that cannot be read is taken for a good one. */
function isTooOld(podman, { name, version }) {
    if (name !== 'crun' || !(0,podman_version/* atLeast */.jZ)(podman, 5, 0))
        return false;
    const [, major, minor, patch] = /(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
    if (major === undefined)
        return false;
    const number = (Number(major) * 1000 + Number(minor)) * 1000 + Number(patch ?? 0);
    return number < 1_014_003;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/mapping-rights.js



const SETUID = 0o4000;
// newgidmap that is setuid root has the right too; Fedora gives file capabilities instead.
const TOOLS = [
    { name: 'newuidmap', capability: 'cap_setuid' },
    { name: 'newgidmap', capability: 'cap_setgid' },
];
/** Have newuidmap and newgidmap the rights that they are there for? Copies of a root without them lose these first. */
const mappingRights = (0,check/* check */.z6)({
    id: 'RP015',
    title: 'rights of newuidmap',
    reads: 'Mode and owner of newuidmap and newgidmap; `getcap` of one without the setuid bit.',
    cause: 'newuidmap and newgidmap write the map of another process’s user namespace, which takes the setuid bit or a file capability.',
    cure: '`sudo chmod u+s /usr/bin/newuidmap /usr/bin/newgidmap`, or install their package again.',
    signatures: [
        /should (?:have|be) set[ug]id or have filecaps set[ug]id/,
        /new[ug]idmap: write to [ug]id_map failed: Operation not permitted/,
        /new[ug]idmap: Could not set caps/,
    ],
    sources: ['capabilities(7)', 'pkg/rootless of Podman, tryMappingTool', 'containers/podman#7106'],
    read: async (host) => ({
        tools: (await Promise.all(TOOLS.map(({ name, capability }) => lookAt(name, capability, host)))).flatMap((tool) => tool ?? []),
        system: await (0,host_packages/* systemOf */.br)(host),
    }),
    judge: judgeMappingRights,
});
function judgeMappingRights({ tools, system }) {
    if (tools.length < TOOLS.length)
        return (0,check/* skipped */.hT)('newuidmap or newgidmap is missing');
    const powerless = tools.filter((tool) => !isSetuidRoot(tool) && tool.capable !== true);
    if (powerless.length === 0) {
        return (0,check.ok)(tools.map((tool) => `${tool.path}: ${isSetuidRoot(tool) ? 'setuid' : 'capable'}`).join(', '));
    }
    // Debian and Ubuntu install them setuid; elsewhere a file capability may be there that nobody here can see.
    if (system.family !== 'apt' && powerless.every(({ capable }) => capable === undefined)) {
        return (0,check/* skipped */.hT)('there is no setuid bit, and no getcap that would tell of file capabilities');
    }
    const found = `neither setuid root nor capable: ${powerless.map(({ path }) => path).join(', ')}`;
    if (powerless.some(({ uid }) => uid !== 0)) {
        // Nobody knows what is in a file that was another's: it gets no rights of root.
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* byHand */.XL)('Install their package again; they belong to root.', ...reinstall(system)));
    }
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* automatic */.YF)('Set the setuid bit.', ...powerless.map(({ path, mode }) => (0,host_remedy/* changeMode */.iz)('u+s', path, mode))));
}
function reinstall({ family }) {
    switch (family) {
        case 'apt':
            return [(0,host_remedy/* asRoot */.tE)(['apt-get', 'install', '--yes', '--reinstall', 'uidmap'])];
        case 'dnf':
            return [(0,host_remedy/* asRoot */.tE)(['dnf', 'reinstall', '--assumeyes', 'shadow-utils'])];
        case undefined:
            return [];
    }
}
function isSetuidRoot({ mode, uid }) {
    return (mode & SETUID) !== 0 && uid === 0;
}
async function lookAt(name, capability, host) {
    const path = await host.find(name);
    const facts = path && (await host.stat(path));
    if (!path || !facts)
        return undefined;
    const { mode, uid } = facts;
    const capable = isSetuidRoot({ path, mode, uid, capable: undefined })
        ? undefined
        : await hasCapability(path, capability, host);
    return { path, mode, uid, capable };
}
async function hasCapability(path, capability, host) {
    const getcap = await host.find('getcap');
    if (getcap === undefined)
        return undefined;
    const { exitCode, stdout } = await host.attempt([getcap, path], { timeout: 10 });
    // `/usr/bin/newuidmap cap_setuid=ep`, or with ` = ` and `+` in older ones.
    return exitCode === 0 ? new RegExp(`\\b${capability}\\b[^ ]*[=+][a-z]*p`).test(stdout) : undefined;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/mapping-tools.js



/** The two programs that may write more than one id into the map of a user namespace. */
const mappingTools = (0,check/* check */.z6)({
    id: 'RP014',
    title: 'newuidmap and newgidmap',
    reads: 'newuidmap and newgidmap in every directory of PATH, and in /usr/sbin.',
    cause: 'A user may map only the own id into a user namespace; for more, podman calls newuidmap and newgidmap.',
    cure: 'Install the package uidmap (Debian, Ubuntu) or shadow-utils (Fedora, RHEL).',
    signatures: [
        /command required for rootless mode with multiple IDs/,
        /exec: "new[ug]idmap": executable file not found/,
        /finding new[ug]idmap: /,
    ],
    sources: [
        'newuidmap(1)',
        'user_namespaces(7)',
        'troubleshooting.md of Podman, 9',
        'pkg/rootless of Podman',
    ],
    read: async (host) => ({
        newuidmap: await host.find('newuidmap'),
        newgidmap: await host.find('newgidmap'),
        system: await (0,host_packages/* systemOf */.br)(host),
    }),
    judge: judgeMappingTools,
});
function judgeMappingTools({ newuidmap, newgidmap, system }) {
    if (newuidmap !== undefined && newgidmap !== undefined)
        return (0,check.ok)(`${newuidmap}, ${newgidmap}`);
    const missing = [
        ...(newuidmap === undefined ? ['newuidmap'] : []),
        ...(newgidmap === undefined ? ['newgidmap'] : []),
    ].join(' and ');
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `missing: ${missing}`, installing(missing, { apt: ['uidmap'], dnf: ['shadow-utils'] }, system));
}

// EXTERNAL MODULE: ./lib/src/host/facts/mounts.js
var mounts = __webpack_require__(1979);
;// CONCATENATED MODULE: ./lib/src/host/checks/programs/no-new-privileges.js




/** Does the kernel heed the setuid bit and file capabilities here? */
const noNewPrivileges = (0,check/* check */.z6)({
    id: 'RP016',
    title: 'new privileges',
    reads: '`NoNewPrivs` in /proc/self/status, and the options of the mount that holds newuidmap.',
    cause: 'The kernel ignores the setuid bit and the file capabilities of newuidmap here, and those of sudo too.',
    cure: 'Take `NoNewPrivileges=` out of the unit of the runner, `no-new-privileges` off its container, or `nosuid` off the mount.',
    // What newuidmap says is the same as without its setuid bit, so it stands there.
    signatures: [
        /sudo: The "no new privileges" flag is set/,
        /sudo: effective uid is not 0, is .* on a file system with the 'nosuid' option/,
    ],
    sources: ['PR_SET_NO_NEW_PRIVS(2const)', 'mount(8), nosuid', 'systemd.exec(5), NoNewPrivileges='],
    read: async (host) => {
        const newuidmap = await host.find('newuidmap');
        const mount = newuidmap === undefined ? undefined : await (0,mounts/* mountHolding */.RU)(newuidmap, host);
        return {
            forbidden: /^NoNewPrivs:\s*1$/m.test((await host.read('/proc/self/status')) ?? ''),
            nosuid: mount?.options.includes('nosuid') ? mount.point : undefined,
            newuidmap,
            joins: (await (0,pause_process/* pauseProcessMap */.m)(host)) !== undefined,
        };
    },
    judge: judgeNoNewPrivileges,
});
function judgeNoNewPrivileges({ forbidden, nosuid, newuidmap, joins }) {
    if (forbidden) {
        const found = 'NoNewPrivs is set for this process, so newuidmap and sudo get no rights';
        const remedy = (0,host_remedy/* byHand */.XL)('Take NoNewPrivileges= out of the unit that the runner is started by (systemctl edit), or no-new-privileges off its container; a process cannot get rid of it.');
        // Units are started by the user manager, which has not inherited it.
        return joins
            ? (0,check/* warning */.$e)(`${found}; it works for as long as the pause process lives`, remedy)
            : (0,check/* error */.z3)(['pod', 'push'], found, remedy);
    }
    if (newuidmap === undefined)
        return (0,check/* skipped */.hT)('newuidmap is missing');
    if (nosuid === undefined)
        return (0,check.ok)('not forbidden');
    const found = `${newuidmap} gets no rights: ${nosuid} is mounted with nosuid`;
    return joins
        ? (0,check/* warning */.$e)(`${found}; it works for as long as the pause process lives`, (0,host_remedy/* byHand */.XL)(`Mount ${nosuid} without nosuid.`))
        : (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* byHand */.XL)(`Mount ${nosuid} without nosuid.`));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/openssl.js



/** Makes the certificate of the registry. */
const openssl = (0,check/* check */.z6)({
    id: 'RP018',
    title: 'openssl',
    reads: 'openssl in every directory of PATH, and in /usr/sbin.',
    cause: 'The certificate of the registry is made with openssl.',
    cure: 'Install the package openssl.',
    signatures: [/openssl is not installed/],
    sources: ['openssl(1)'],
    read: async (host) => ({ path: await host.find('openssl'), system: await (0,host_packages/* systemOf */.br)(host) }),
    judge: judgeOpenssl,
});
function judgeOpenssl({ path, system }) {
    if (path !== undefined)
        return (0,check.ok)(path);
    return (0,check/* error */.z3)(['pod'], 'missing; the certificate of the registry is made with it', installing('openssl', { apt: ['openssl'], dnf: ['openssl'] }, system));
}

// EXTERNAL MODULE: ./lib/src/host/facts/store.js
var facts_store = __webpack_require__(7236);
;// CONCATENATED MODULE: ./lib/src/host/checks/programs/podman-copies.js





const LOCKS = /failed to open \d+ locks in \/libpod\S*: numerical result out of range/;
/** Several podmans share one store, one database and one table of locks. */
const podmanCopies = (0,check/* check */.z6)({
    id: 'RP012',
    title: 'one podman',
    reads: 'Every directory of PATH, `podman info`, /run/systemd/system.',
    cause: 'Two builds of podman with different settings use the same store, or one was built without systemd: no health checks ' +
        'and no cgroups of the user manager.',
    cure: 'Keep one podman in PATH. With nothing running, remove /dev/shm/libpod_rootless_lock_UID, then `podman system renumber`.',
    signatures: [LOCKS],
    sources: ['podman-system-renumber(1)', 'actions/runner-images#14611, #14569'],
    limit: 30,
    read: readCopies,
    judge: judgeCopies,
});
async function readCopies(host) {
    const directories = (host.variable('PATH') ?? '').split(':').filter((one) => one.startsWith('/'));
    const resolved = await Promise.all(directories.map((one) => host.realpath(`${one}/podman`)));
    const answer = await podmanInfo(host);
    const said = answer.kind === 'failed' ? LOCKS.exec(answer.error.result.stderr)?.[0] : undefined;
    const store = said === undefined ? undefined : await (0,facts_store/* storeAt */.f)((await (0,storage_conf/* storageConf */.a)(host)).graphRoot, host);
    return {
        copies: [...new Set(resolved.filter((path) => path !== undefined))],
        withoutSystemd: answer.kind === 'info' &&
            answer.info.cgroupManager === 'cgroupfs' &&
            answer.info.eventLogger === 'file' &&
            (await host.exists('/run/systemd/system')),
        staleLocks: said,
        lockFile: `/dev/shm/libpod_rootless_lock_${host.user.uid}`,
        containers: store?.holds.includes('containers') ?? false,
    };
}
function judgeCopies({ copies, withoutSystemd, staleLocks, lockFile, containers, }) {
    const [first, ...others] = copies;
    if (first === undefined)
        return (0,check/* skipped */.hT)('there is no podman in PATH');
    if (staleLocks !== undefined) {
        // `podman system renumber` by itself fails with the same words.
        const remove = (0,host_remedy/* asUser */.ex)(['rm', '--force', lockFile]);
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, staleLocks, containers
            ? (0,host_remedy/* byHand */.XL)('Stop every container, remove the table of locks, and number the containers anew.', remove, (0,host_remedy/* asUser */.ex)(['podman', 'system', 'renumber'], { timeout: 120 }))
            : (0,host_remedy/* automatic */.YF)('Remove the table of locks; no container uses it, and podman makes another.', remove));
    }
    if (others.length > 0) {
        return (0,check/* warning */.$e)(`${first} runs, and ${others.join(', ')} is in PATH too`, (0,host_remedy/* byHand */.XL)('Keep one: they share a store, and units may start the other.'));
    }
    // A distribution's own podman that is set to cgroupfs is none of these.
    if (withoutSystemd && !first.startsWith('/usr/bin/')) {
        return (0,check/* warning */.$e)(`${first}, with cgroupfs and events in a file: built, or set up, without systemd`, (0,host_remedy/* byHand */.XL)('Use the podman of the distribution: health checks do not run without systemd.'));
    }
    return (0,check.ok)(first);
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/podman-installed.js



// Debian's podman only recommends most of these, and a pod needs them.
const podman_installed_PACKAGES = {
    apt: [
        ...['podman', 'uidmap', 'catatonit', 'passt', 'slirp4netns', 'dbus-user-session'],
        ...['netavark', 'aardvark-dns', 'nftables', 'crun', 'openssl'],
    ],
    dnf: [
        ...['podman', 'shadow-utils', 'catatonit', 'passt', 'slirp4netns', 'dbus-broker', 'dbus-daemon'],
        ...['netavark', 'aardvark-dns', 'nftables', 'crun', 'openssl'],
    ],
};
/** Is there a podman at all? Where there is none, all that a pod needs comes in one go. */
const podmanInstalled = (0,check/* check */.z6)({
    id: 'RP010',
    title: 'podman',
    reads: 'Every directory of PATH, and /usr/sbin.',
    cause: 'podman is not installed, or not where PATH leads.',
    cure: 'Install the package podman, with the packages that it only recommends.',
    signatures: [/podman is not installed/],
    sources: ['Debian: podman only recommends catatonit, uidmap, passt and nftables'],
    read: async (host) => ({ path: await host.find('podman'), system: await (0,host_packages/* systemOf */.br)(host) }),
    judge: judgePodmanInstalled,
});
function judgePodmanInstalled({ path, system }) {
    if (path !== undefined)
        return (0,check.ok)(`${path} on ${system.name}`);
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `podman is not installed on ${system.name}`, installing('podman, with what it needs', podman_installed_PACKAGES, system));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/podman-version.js




/** The version that podman itself tells; never guessed from the name of a runner image, because those are mixed during a rollout. */
const podmanVersion = (0,check/* check */.z6)({
    id: 'RP011',
    title: 'version of podman',
    reads: '`podman info`.',
    cause: 'This Podman is older than something that is asked of it.',
    cure: 'Use Podman 3.4 or later for a pod, 4.4 or later for Quadlet.',
    signatures: [/unknown command "(?:kube|quadlet)" for "podman/, /unrecognized command `podman kube/],
    sources: ["Podman's release notes: `kube play` since 4.2, Quadlet since 4.4"],
    limit: 30,
    read: async (host) => {
        const answer = await podmanInfo(host);
        return answer.kind === 'info' ? answer.info.version : undefined;
    },
    judge: judgeVersion,
});
function judgeVersion(version) {
    if (version === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    const text = `Podman ${(0,podman_version/* formatVersion */.qh)(version)}`;
    if (!(0,podman_version/* atLeast */.jZ)(version, 3, 4)) {
        return (0,check/* error */.z3)(['pod', 'quadlet'], text, (0,host_remedy/* byHand */.XL)('Use Podman 3.4 or later; earlier ones cannot play this pod.'));
    }
    if (!(0,podman_version/* atLeast */.jZ)(version, 4, 4)) {
        return (0,check/* info */.pq)(`${text}, which has no Quadlet yet`, (0,host_remedy/* byHand */.XL)('Quadlet came with Podman 4.4.'));
    }
    return (0,check.ok)(text);
}

;// CONCATENATED MODULE: ./lib/src/host/checks/programs/index.js









/** What can be told without calling podman, causes before effects. */
const programsChecks = [
    podmanInstalled,
    mappingTools,
    mappingRights,
    noNewPrivileges,
    catatonit,
    openssl,
];
/** What podman has to be asked for. */
const programsPodmanChecks = [podmanCopies, podmanVersion, crunVersion];

;// CONCATENATED MODULE: ./lib/src/host/checks/services/health-checks.js




/** Podman has no process that would wait: it leaves it to a timer of the user's systemd. */
const healthChecks = (0,check/* check */.z6)({
    id: 'RP081',
    title: 'health checks',
    reads: '`podman info`, the user manager, whether systemd-run is installed, and DISABLE_HC_SYSTEMD.',
    cause: 'Podman runs health checks by timers of the user manager; where it cannot make one, a container stays at `starting`.',
    cure: 'Use a podman that was built with systemd, with a user manager; or run `podman healthcheck run NAME` when it is time.',
    signatures: [/unable to get systemd connection to add healthchecks/],
    sources: [
        'libpod/healthcheck_linux.go and healthcheck_nosystemd_linux.go of Podman',
        'actions/runner-images#14569',
    ],
    limit: 30,
    read: async (host) => {
        const [answer, { manager }, path, systemdRun] = await Promise.all([
            podmanInfo(host),
            (0,user_session/* userSession */.k)(host),
            host.find('podman'),
            host.find('systemd-run'),
        ]);
        return {
            podman: answer.kind === 'info' && path !== undefined
                ? {
                    path,
                    cgroups: answer.info.cgroupManager,
                    log: answer.info.logDriver,
                    events: answer.info.eventLogger,
                }
                : undefined,
            manager,
            systemdRun: systemdRun !== undefined,
            disabled: host.variable('DISABLE_HC_SYSTEMD') === 'true',
        };
    },
    judge: judgeHealthChecks,
});
function judgeHealthChecks({ podman, manager, systemdRun, disabled }) {
    if (podman === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    if (!manager)
        return (0,check/* skipped */.hT)('the user manager is not running');
    const instead = 'Run `podman healthcheck run NAME` where a health check matters, or ask the service itself';
    if (disabled) {
        return (0,check/* warning */.$e)('DISABLE_HC_SYSTEMD is set, so that health checks do not run', (0,host_remedy/* byHand */.XL)(`Unset it. ${instead}.`));
    }
    if (!systemdRun) {
        return (0,check/* warning */.$e)('systemd-run is not installed, which podman times health checks with', (0,host_remedy/* byHand */.XL)(`${instead}.`));
    }
    // What a build without systemd does by default, and no other outside of the distributions' paths.
    const { path, cgroups, log, events } = podman;
    if (!/^\/(?:usr\/)?bin\//.test(path) && cgroups === 'cgroupfs' && log !== 'journald' && events === 'file') {
        return (0,check/* warning */.$e)(`${path} looks like a build without systemd, where health checks never run`, (0,host_remedy/* byHand */.XL)(`Use the podman of the distribution. ${instead}.`));
    }
    return (0,check.ok)('they run by timers of the user manager');
}

// EXTERNAL MODULE: ./node_modules/ini/lib/ini.js
var ini = __webpack_require__(5756);
;// CONCATENATED MODULE: ./lib/src/host/facts/systemd-conf.js

/** Most important first: a drop-in hides those of the same name further down. */
const systemd_conf_DIRECTORIES = ['/etc/systemd', '/run/systemd', '/usr/local/lib/systemd', '/usr/lib/systemd'];
/**
 * Reads the section of a file such as logind.conf(5). Source: "Configuration Directories and Precedence" there: the
 * first main file, then every drop-in in the order of the names; a later assignment wins.
 */
async function systemdConf(host, name, section) {
    const mains = await Promise.all(systemd_conf_DIRECTORIES.map((directory) => host.read(`${directory}/${name}`)));
    const dropIns = new Map();
    for (const directory of systemd_conf_DIRECTORIES) {
        for (const file of await host.list(`${directory}/${name}.d`)) {
            if (file.endsWith('.conf') && !dropIns.has(file))
                dropIns.set(file, `${directory}/${name}.d/${file}`);
        }
    }
    const sorted = [...dropIns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
    const main = mains.find((text) => text !== undefined) ?? '';
    const texts = [main, ...(await Promise.all(sorted.map((path) => host.read(path))))];
    const values = {};
    for (const text of texts)
        Object.assign(values, (0,ini.parse)(text ?? '')[section]);
    return {
        get: (key) => (Object.hasOwn(values, key) ? String(values[key]) : undefined),
        shippedDefault: (key) => new RegExp(`^#${key}=(.*)$`, 'm').exec(main)?.[1]?.trim(),
    };
}
/** A boolean as systemd reads it. Source: systemd.syntax(7) */
function isTrue(value) {
    return /^(?:1|yes|y|true|t|on)$/i.test(value ?? '');
}

;// CONCATENATED MODULE: ./lib/src/host/checks/services/journal.js





/** Podman only looks whether the directory of a journal can be listed, and writes to it then, readable or not. */
const journal = (0,check/* check */.z6)({
    id: 'RP080',
    title: 'journal',
    reads: '`podman info`, journald.conf, and whether this user may read a journal in /var/log/journal or /run/log/journal.',
    cause: 'Podman writes to the journal, and this user may not read it: `podman logs` and `podman events` print nothing, and say nothing of it.',
    cure: 'Set `log_driver = "k8s-file"` and `events_logger = "file"` in containers.conf, or add the user to the group systemd-journal.',
    signatures: [/initial journal cursor: failed to get cursor/],
    sources: [
        'useJournald in vendor/go.podman.io/common/pkg/config/systemd.go of Podman',
        'journald.conf(5), SplitMode',
        'containers/podman#26910, #24088, #19600',
    ],
    limit: 30,
    read: readJournal,
    judge: judgeJournal,
});
async function readJournal(host) {
    const { uid, name: user } = host.user;
    const id = (await host.read('/etc/machine-id'))?.trim();
    const directories = ['/var/log/journal', '/run/log/journal'].map((root) => `${root}/${id}`);
    const own = directories.map((directory) => `${directory}/user-${uid}.journal`);
    const any = async (paths, look) => (await Promise.all(paths.map(look))).includes(true);
    const [answer, conf, systemJournal, ownReadable, ownThere, persistent] = await Promise.all([
        podmanInfo(host),
        systemdConf(host, 'journald.conf', 'Journal'),
        any(directories.map((directory) => `${directory}/system.journal`), host.readable),
        any(own, host.readable),
        any(own, host.exists),
        host.exists(`/var/log/journal/${id}`),
    ]);
    return {
        uid,
        user,
        drivers: answer.kind === 'info' ? { log: answer.info.logDriver, events: answer.info.eventLogger } : undefined,
        systemJournal,
        ownJournal: ownReadable ? 'readable' : ownThere ? 'closed' : 'none',
        persistent,
        splitMode: conf.get('SplitMode'),
        dropIn: (0,containers_conf/* userDropIn */.m8)(host, 'logs'),
    };
}
function judgeJournal(facts) {
    const { drivers, systemJournal, dropIn, user } = facts;
    if (drivers === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    const { log, events } = drivers;
    // Podman 3.4 does not say where logs go.
    if (log !== 'journald' && events !== 'journald') {
        return (0,check.ok)(`not used by podman: ${[log, events].filter((one) => one !== '').join(' and ')}`);
    }
    if (systemJournal)
        return (0,check.ok)(`${user} may read the whole journal`);
    const reason = whyUnreadable(facts);
    if (reason === undefined)
        return (0,check.ok)(`${user} may read the journal of ${user}`);
    const found = `podman writes to the journal, which ${user} may not read: ${reason}`;
    if (dropIn === undefined) {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)('Set `log_driver` and `events_logger` in the file that CONTAINERS_CONF names.'));
    }
    return (0,check/* warning */.$e)(found, (0,host_remedy/* automatic */.YF)('Have podman write logs and events to files of this user.', {
        kind: 'write',
        as: 'user',
        path: dropIn,
        text: '[containers]\nlog_driver = "k8s-file"\n\n[engine]\nevents_logger = "file"\n',
    }));
}
/** Source: journald.conf(5), SplitMode; uid_for_system_journal of systemd. */
function whyUnreadable({ uid, splitMode, persistent, ownJournal }) {
    if (splitMode === 'none')
        return 'there is one journal for all (SplitMode=none)';
    if (isSystemUid(uid))
        return `the uid ${uid} is one of the system, and gets no journal of its own`;
    if (ownJournal === 'readable')
        return undefined;
    if (ownJournal === 'closed')
        return `its own, user-${uid}.journal, is closed to it`;
    // Journald makes it with the first message.
    return persistent ? undefined : 'the journal is kept in memory, and there is one for all';
}
/** Users of the system and dynamic ones. Source: https://systemd.io/UIDS-GIDS/ */
function isSystemUid(uid) {
    return uid < 1000 || (uid >= 61184 && uid <= 65519);
}

;// CONCATENATED MODULE: ./lib/src/host/checks/services/manager-environment.js





/** A step may set variables that the systemd of the user, which started long before, knows nothing of. */
const managerEnvironment = (0,check/* check */.z6)({
    id: 'RP084',
    title: 'environment of the user manager',
    reads: '`systemctl --user show-environment`: HOME, XDG_CONFIG_HOME and XDG_DATA_HOME, against the own ones.',
    cause: 'The user manager looks for Quadlet files, configuration and images in other directories than the commands of this job.',
    cure: 'Leave XDG_CONFIG_HOME and XDG_DATA_HOME as the user manager has them, or put Quadlet files where it looks.',
    signatures: [],
    sources: [
        'pkg/systemd/quadlet/unitdirs.go of Podman',
        'environment.d(5)',
        'systemctl(1), show-environment',
    ],
    read: async (host) => {
        const here = homes({
            HOME: (0,facts_home/* homeDirectory */.R)(host),
            XDG_CONFIG_HOME: host.variable('XDG_CONFIG_HOME'),
            XDG_DATA_HOME: host.variable('XDG_DATA_HOME'),
        });
        const { manager, directory } = await (0,user_session/* userSession */.k)(host);
        if (!manager)
            return { here, manager: undefined };
        const answer = await host.attempt(['systemctl', '--user', 'show-environment'], {
            timeout: 5,
            env: { XDG_RUNTIME_DIR: directory },
        });
        if (answer.exitCode !== 0)
            return { here, manager: undefined };
        return { here, manager: homes({ HOME: host.user.home, ...parseEnvironment(answer.stdout) }) };
    },
    judge: judgeEnvironment,
});
function judgeEnvironment({ here, manager }) {
    if (manager === undefined)
        return (0,check/* skipped */.hT)('the user manager does not answer');
    const differences = [];
    if (here.config !== manager.config) {
        differences.push(`it looks for Quadlet files and configuration in ${manager.config}, not in ${here.config}`);
    }
    if (here.data !== manager.data) {
        differences.push(`it looks for images in ${manager.data}, not in ${here.data}`);
    }
    if (differences.length === 0)
        return (0,check.ok)(`the same as here: ${manager.config}`);
    return (0,check/* warning */.$e)(differences.join('; '), (0,host_remedy/* byHand */.XL)(`Put Quadlet files into ${manager.config}/containers/systemd, or set the same variables for both: in ${manager.config}/environment.d/NAME.conf, and then \`systemctl --user daemon-reload\`.`));
}
function homes(variables) {
    const { HOME = '/', XDG_CONFIG_HOME, XDG_DATA_HOME } = variables;
    return {
        config: (0,external_node_path_.resolve)(XDG_CONFIG_HOME || `${HOME}/.config`),
        data: (0,external_node_path_.resolve)(XDG_DATA_HOME || `${HOME}/.local/share`),
    };
}
/** A value with unusual characters comes as the `$'…'` of a shell. */
function parseEnvironment(text) {
    const pairs = [...text.matchAll(/^(\w+)=(?:\$'(.*)'|(.*))$/gm)];
    return Object.fromEntries(pairs.map(([, name, quoted, plain]) => [name, quoted?.replaceAll(/\\(.)/g, '$1') ?? plain]));
}

;// CONCATENATED MODULE: ./lib/src/host/facts/user-unit.js

/**
 * The file of a unit that comes with a package, for the systemd of a user. Source: systemd.unit(5), "Unit File Load Path"
 * @returns nothing where there is none, or it is masked
 */
async function userUnit(host, name) {
    const { directory } = await (0,user_session/* userSession */.k)(host);
    const config = host.variable('XDG_CONFIG_HOME') || `${host.user.home}/.config`;
    const own = [
        `${config}/systemd/user`,
        '/etc/systemd/user',
        `${directory}/systemd/user`,
        '/run/systemd/user',
    ];
    for (const place of [...own, '/usr/local/lib/systemd/user', '/usr/lib/systemd/user', '/lib/systemd/user']) {
        const facts = await host.stat(`${place}/${name}`);
        if (facts === undefined)
            continue;
        return isMasked(facts) ? undefined : `${place}/${name}`;
    }
    return undefined;
}
/** Is a file of systemd's switched off: empty, or a link to /dev/null? Source: systemd.unit(5), systemd.generator(7) */
function isMasked({ kind, size }) {
    return kind === 'character-device' || size === 0;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/services/network-online.js



/**
 * A target only says that something has happened, and nothing on such a machine asked for it: no network is set up or
 * taken down by it, so there is nothing to take back.
 */
const networkOnline = (0,check/* check */.z6)({
    id: 'RP083',
    title: 'network-online.target',
    reads: '`systemctl is-active network-online.target`, where there is a podman-user-wait-network-online.service.',
    cause: 'Every Quadlet unit of a user waits until network-online.target is reached, and here nothing has asked for that target: it gives up after 90 seconds.',
    cure: '`sudo systemctl start network-online.target`, or from Podman 5.3 on `DefaultDependencies=false` in the section `[Quadlet]`.',
    signatures: [],
    sources: [
        'podman-user-wait-network-online.service of Podman',
        'containers/podman#22197, #24588, #24796, #26134',
        'podman-systemd.unit(5), "Implicit network dependencies"',
    ],
    read: async (host) => {
        const waits = await userUnit(host, 'podman-user-wait-network-online.service');
        if (waits === undefined)
            return { waits, state: undefined };
        const { stdout } = await host.attempt(['systemctl', 'is-active', 'network-online.target'], {
            timeout: 5,
        });
        return { waits, state: stdout.trim() || undefined };
    },
    judge: judgeNetworkOnline,
});
function judgeNetworkOnline({ waits, state }) {
    if (waits === undefined)
        return (0,check.ok)('no unit of a user waits for it');
    if (state === undefined)
        return (0,check/* skipped */.hT)('systemd does not answer');
    if (state === 'active')
        return (0,check.ok)('reached');
    return (0,check/* warning */.$e)(`network-online.target is ${state}, and ${waits} waits for it for up to 90 s`, (0,host_remedy/* automatic */.YF)('Start it; nothing is changed by that, and it lasts until the machine is booted anew.', (0,host_remedy/* asRoot */.tE)(['systemctl', 'start', 'network-online.target'], { timeout: 60 })));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/services/podman-socket.js




/** Only clients that speak Docker's API need it; neither podman itself nor Quadlet does. */
const podmanSocket = (0,check/* check */.z6)({
    id: 'RP085',
    title: 'podman.socket',
    reads: '`/run/user/UID/podman/podman.sock`.',
    cause: 'Nothing listens on the socket that clients of the API, such as docker and Testcontainers, connect to.',
    cure: '`systemctl --user enable --now podman.socket`, and `DOCKER_HOST=unix:///run/user/UID/podman/podman.sock` for clients of Docker.',
    signatures: [
        /dial unix \S+\/podman\/podman\.sock: connect: /,
        /Cannot connect to the Docker daemon at unix:\/\/\S+\/podman\/podman\.sock/,
    ],
    sources: ['podman-system-service(1)', 'actions/runner-images#11366'],
    read: async (host) => {
        const { directory, manager } = await (0,user_session/* userSession */.k)(host);
        const [listening, unit] = await Promise.all([
            host.exists(`${directory}/podman/podman.sock`),
            userUnit(host, 'podman.socket'),
        ]);
        return { directory, manager, listening, unit: unit !== undefined };
    },
    judge: judgeSocket,
});
function judgeSocket({ directory, manager, listening, unit }) {
    if (!manager)
        return (0,check/* skipped */.hT)('the user manager is not running');
    if (listening)
        return (0,check.ok)(`${directory}/podman/podman.sock`);
    if (!unit) {
        return (0,check/* info */.pq)('off, and there is no podman.socket for users', (0,host_remedy/* byHand */.XL)('Only for clients of the API: run `podman system service --time=0`.'));
    }
    return (0,check/* info */.pq)('off', (0,host_remedy/* byHand */.XL)(`Only for clients of the API: switch it on, and set DOCKER_HOST=unix://${directory}/podman/podman.sock.`, (0,host_remedy/* asUser */.ex)(['systemctl', '--user', 'enable', '--now', 'podman.socket'], {
        env: { XDG_RUNTIME_DIR: directory },
    })));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/services/quadlet-generator.js





/** The first that has a generator of that name decides. Source: systemd.generator(7) */
const quadlet_generator_DIRECTORIES = [
    '/run/systemd',
    '/etc/systemd',
    '/usr/local/lib/systemd',
    '/usr/lib/systemd',
    '/lib/systemd',
];
/** It is podman's part of systemd: reads Quadlet files, and writes services. */
const quadletGenerator = (0,check/* check */.z6)({
    id: 'RP082',
    title: 'Quadlet generator',
    reads: '`podman-user-generator` in the directories of systemd.generator(7).',
    cause: 'systemd has no generator that would make services out of Quadlet files, so each is `not found`.',
    cure: 'Use Podman 4.4 or later out of a package that brings podman-user-generator.',
    signatures: [],
    sources: ['systemd.generator(7)', 'podman-systemd.unit(5)'],
    limit: 30,
    read: async (host) => {
        const answer = await podmanInfo(host);
        const version = answer.kind === 'info' ? answer.info.version : undefined;
        for (const directory of quadlet_generator_DIRECTORIES) {
            const path = `${directory}/user-generators/podman-user-generator`;
            const facts = await host.stat(path);
            if (facts !== undefined) {
                return { version, path, masked: isMasked(facts) };
            }
        }
        return { version, path: undefined, masked: false };
    },
    judge: judgeGenerator,
});
function judgeGenerator({ version, path, masked }) {
    if (version === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    if (path !== undefined && !masked)
        return (0,check.ok)(path);
    const podman = `Podman ${(0,podman_version/* formatVersion */.qh)(version)}`;
    if (!(0,podman_version/* atLeast */.jZ)(version, 4, 4)) {
        return (0,check/* info */.pq)(`${podman} has no Quadlet yet`, (0,host_remedy/* byHand */.XL)('Quadlet came with Podman 4.4.'));
    }
    if (path !== undefined) {
        return (0,check/* error */.z3)(['quadlet'], `${path} is switched off`, (0,host_remedy/* byHand */.XL)(`As root, remove ${path}.`));
    }
    return (0,check/* error */.z3)(['quadlet'], `${podman} came without podman-user-generator`, (0,host_remedy/* byHand */.XL)('Install podman from the package of the distribution, or link its quadlet program to /usr/local/lib/systemd/user-generators/podman-user-generator, and run `systemctl --user daemon-reload`.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/services/index.js






/** What can be told without calling podman, causes before effects. */
const servicesChecks = [networkOnline, managerEnvironment, podmanSocket];
/** What podman has to be asked for. */
const servicesPodmanChecks = [journal, healthChecks, quadletGenerator];

;// CONCATENATED MODULE: ./lib/src/host/facts/session-variables.js

/** The variables of this process against what there is, looked at once. */
function sessionVariables(host) {
    return host.shared('session variables', async () => {
        const session = await (0,user_session/* userSession */.k)(host);
        const runtimeDirectory = host.variable('XDG_RUNTIME_DIR') || undefined;
        const busAddress = host.variable('DBUS_SESSION_BUS_ADDRESS') || undefined;
        const bus = /^unix:(?:[^;]*,)?path=([^,;]+)/.exec(busAddress ?? '')?.[1];
        return {
            uid: host.user.uid,
            session,
            runtimeDirectory,
            path: runtimeDirectory === undefined ? undefined : await host.stat(runtimeDirectory),
            hasManager: runtimeDirectory !== undefined &&
                (runtimeDirectory === session.directory ||
                    (await host.exists(`${runtimeDirectory}/systemd/private`))),
            busAddress,
            staleBus: bus !== undefined && !(await host.exists(bus)) ? bus : undefined,
        };
    });
}
/** Both variables together, each where it is not right as it is. */
function exportSteps({ session, runtimeDirectory, busAddress, staleBus }) {
    const { directory } = session;
    const wrong = runtimeDirectory !== directory;
    const steps = wrong ? [exported('XDG_RUNTIME_DIR', directory)] : [];
    // The user manager brings the directory and the bus; the address of a bus that is not there helps nobody.
    const bus = session.bus || !session.exists;
    if (bus && (staleBus !== undefined || (busAddress === undefined && wrong))) {
        steps.push(exported('DBUS_SESSION_BUS_ADDRESS', `unix:path=${directory}/bus`));
    }
    return steps;
}
function exported(name, value) {
    return { kind: 'export', name, value };
}

;// CONCATENATED MODULE: ./lib/src/host/checks/session/bus-address.js



/** Podman believes the address, and does not look elsewhere where it leads nowhere. */
const busAddress = (0,check/* check */.z6)({
    id: 'RP046',
    title: 'address of the D-Bus',
    reads: 'DBUS_SESSION_BUS_ADDRESS, and whether the path in it is there.',
    cause: 'DBUS_SESSION_BUS_ADDRESS names a socket that is not there, often that of root or of a session that has ended, so podman falls back to cgroupfs.',
    cure: '`export DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/UID/bus`, or unset it.',
    signatures: [],
    sources: [
        'vendor/go.podman.io/common/pkg/config/config.go of Podman: only the file is looked for',
        'D-Bus Specification, "Server Addresses"',
    ],
    read: sessionVariables,
    judge: judgeBusAddress,
});
function judgeBusAddress(facts) {
    const { busAddress: address, staleBus, session } = facts;
    if (address === undefined)
        return (0,check.ok)('not set, and podman then takes the one in XDG_RUNTIME_DIR');
    if (staleBus === undefined)
        return (0,check.ok)(address);
    if (!session.bus)
        return (0,check/* skipped */.hT)(`there is no ${session.directory}/bus that it could name`);
    return (0,check/* warning */.$e)(`DBUS_SESSION_BUS_ADDRESS names ${staleBus}, which is not there`, (0,host_remedy/* automatic */.YF)('Set it to the D-Bus of the user.', ...exportSteps(facts)));
}

// EXTERNAL MODULE: ./lib/src/host/checks/session/lingering.js
var lingering = __webpack_require__(7953);
;// CONCATENATED MODULE: ./lib/src/host/checks/session/kill-user-processes.js





/** Who lingers keeps what runs below the user manager, and that is where podman puts its containers. */
const killUserProcesses = (0,check/* check */.z6)({
    id: 'RP049',
    title: 'processes after logout',
    reads: 'KillUserProcesses, KillOnlyUsers and KillExcludeUsers of logind.conf and its drop-ins.',
    cause: 'systemd-logind ends every process of a session with the session, also those that were put in the background.',
    cure: '`sudo loginctl enable-linger USER`: what runs below the user manager stays.',
    signatures: [],
    sources: ['logind.conf(5)', 'NEWS of systemd 230'],
    read: async (host) => {
        const [conf, on] = await Promise.all([systemdConf(host, 'logind.conf', 'Login'), (0,lingering/* lingers */.t7)(host)]);
        return {
            user: host.user.name,
            lingers: on,
            kills: isTrue(conf.get('KillUserProcesses') ?? conf.shippedDefault('KillUserProcesses')),
            only: (0,words/* words */.a)(conf.get('KillOnlyUsers') ?? ''),
            exclude: (0,words/* words */.a)(conf.get('KillExcludeUsers') ?? ''),
        };
    },
    judge: judgeKilling,
});
function judgeKilling({ user, lingers: on, kills, only, exclude }) {
    const meant = kills && !exclude.includes(user) && (only.length === 0 || only.includes(user));
    if (!meant)
        return (0,check.ok)(`processes of ${user} outlive the session that started them`);
    if (on)
        return (0,check.ok)(`sessions of ${user} are cleared, and the user manager stays`);
    return (0,check/* info */.pq)(`KillUserProcesses is on for ${user}, who does not linger: all ends with the session`, (0,host_remedy/* byHand */.XL)('Switch lingering on.', (0,host_remedy/* asRoot */.tE)(['loginctl', 'enable-linger', user])));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/session/runtime-directory.js



/** A variable that was taken over from another user, or that outlived the directory. */
const runtimeDirectory = (0,check/* check */.z6)({
    id: 'RP041',
    title: 'runtime directory',
    reads: 'What XDG_RUNTIME_DIR names: is it a directory, of this user, to be written to, and the one of the user manager?',
    cause: 'XDG_RUNTIME_DIR names a directory that is missing, that belongs to another user, or that has no user manager.',
    cure: '`export XDG_RUNTIME_DIR=/run/user/UID`; where that is missing, start the user manager first.',
    signatures: [
        /XDG_RUNTIME_DIR directory ".*" is not owned by the current user/,
        /RunRoot is pointing to a path \(.*\) which is not writable/,
        /directory set by \$XDG_RUNTIME_DIR does not exist/,
        /Failed to obtain podman configuration: lstat \//,
        /Failed to obtain podman configuration: mkdir \S+\/libpod: permission denied/,
        /create directory `\/run\/user\/\d+`: No such file or directory/,
        /creating tmpdir: mkdir \/run\/user\/\d+: permission denied/,
    ],
    sources: [
        'troubleshooting.md of Podman, 31',
        'actions/runner-images#14649: /etc/environment sets it for every user of a hosted runner',
        'libpod/runtime_linux.go of Podman',
    ],
    read: sessionVariables,
    judge: judgeRuntimeDirectory,
});
function judgeRuntimeDirectory(facts) {
    const { runtimeDirectory: current, session, uid } = facts;
    if (current === undefined)
        return (0,check/* skipped */.hT)('XDG_RUNTIME_DIR is not set');
    const steps = exportSteps(facts);
    const problem = problemOf(facts);
    if (problem === undefined) {
        if (facts.hasManager)
            return (0,check.ok)(`${current} is the user's own`);
        if (!session.manager)
            return (0,check/* skipped */.hT)('there is no user manager to look for');
        return (0,check/* warning */.$e)(`XDG_RUNTIME_DIR is ${current}, where there is no user manager; it is in ${session.directory}`, (0,host_remedy/* automatic */.YF)('Set it to the directory of the user manager.', ...steps));
    }
    const found = `XDG_RUNTIME_DIR is ${current}, which ${problem}`;
    if (current === session.directory || !session.exists) {
        const verb = session.manager ? 'restart' : 'start';
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* byHand */.XL)(`The user manager makes ${session.directory}: ${verb} it.`, (0,host_remedy/* asRoot */.tE)(['systemctl', verb, `user@${uid}.service`]), ...steps));
    }
    return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, (0,host_remedy/* automatic */.YF)('Set it to the directory of the user manager.', ...steps));
}
/** How it ends the sentence "the path, which …". */
function problemOf({ path, uid }) {
    if (path === undefined)
        return 'is not there';
    if (path.kind !== 'directory')
        return 'is no directory';
    if (path.uid !== uid)
        return `belongs to the uid ${path.uid}, and this user is ${uid}`;
    if ((path.mode & 0o300) !== 0o300)
        return 'may not be written to';
    return undefined;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/session/runtime-directory-set.js



/** The service of a self-hosted runner, `su` and cron do not set it; a login and a hosted runner do. */
const runtimeDirectorySet = (0,check/* check */.z6)({
    id: 'RP040',
    title: 'XDG_RUNTIME_DIR',
    reads: 'The variables XDG_RUNTIME_DIR and DBUS_SESSION_BUS_ADDRESS, and `/run/user/UID`.',
    cause: '`systemctl --user` finds the user manager only through XDG_RUNTIME_DIR; podman guesses `/run/user/UID`, and stores below /tmp where that is not there.',
    cure: '`export XDG_RUNTIME_DIR=/run/user/UID`, once the user manager has made that directory.',
    signatures: [
        /Failed to connect to (?:user scope )?bus: No medium found/,
        /\$DBUS_SESSION_BUS_ADDRESS and \$XDG_RUNTIME_DIR not defined/,
    ],
    sources: [
        'pam_systemd(8)',
        'storage/pkg/homedir/homedir_unix.go of Podman',
        'troubleshooting.md of Podman, 31',
    ],
    read: sessionVariables,
    judge: judgeRuntimeDirectorySet,
});
function judgeRuntimeDirectorySet(facts) {
    const { runtimeDirectory, session } = facts;
    if (runtimeDirectory !== undefined)
        return (0,check.ok)(`XDG_RUNTIME_DIR is ${runtimeDirectory}`);
    const steps = exportSteps(facts);
    if (!session.exists) {
        return (0,check/* warning */.$e)(`XDG_RUNTIME_DIR is not set, and there is no ${session.directory} yet`, (0,host_remedy/* byHand */.XL)('Start the user manager, which makes that directory, and then set the variable.', ...steps));
    }
    return (0,check/* warning */.$e)('XDG_RUNTIME_DIR is not set', (0,host_remedy/* automatic */.YF)('Set it, for this process and for the later steps of the job.', ...steps));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/session/user-bus.js




const UNITS = ['/etc/systemd/user', '/usr/lib/systemd/user', '/lib/systemd/user'];
const user_bus_PACKAGES = { apt: ['dbus-user-session'], dnf: ['dbus-broker', 'dbus-common'] };
/** Podman asks the user's systemd for a cgroup by way of it, and only looks whether its socket is there. */
const userBus = (0,check/* check */.z6)({
    id: 'RP044',
    title: 'D-Bus of the user',
    reads: '`/run/user/UID/bus` and whether somebody listens there, and whether there is a unit dbus.socket for users.',
    cause: 'The package that gives each user a D-Bus of their own is not installed, or was installed after the user manager had started, so podman falls back to cgroupfs; or its socket was stopped, and no container starts.',
    cure: 'Install dbus-user-session, and run `systemctl --user start dbus.socket`.',
    signatures: [
        /dbus: couldn't determine address of session bus/,
        /exec: "dbus-launch": executable file not found/,
        /dial unix \/run\/user\/\d+\/bus: connect: no such file or directory/,
    ],
    sources: [
        'rootlesscontaine.rs, "Getting started", D-Bus',
        'vendor/go.podman.io/common/pkg/config/config.go of Podman',
    ],
    read: async (host) => {
        const [session, system, ...units] = await Promise.all([
            (0,user_session/* userSession */.k)(host),
            (0,host_packages/* systemOf */.br)(host),
            ...UNITS.map((directory) => host.exists(`${directory}/dbus.socket`)),
        ]);
        return { session, system, unit: units.includes(true) };
    },
    judge: judgeBus,
});
function judgeBus({ session, unit, system: { family, name } }) {
    const { directory, manager, bus, silentBus } = session;
    if (!manager)
        return (0,check/* skipped */.hT)('the user manager is not running');
    if (bus)
        return (0,check.ok)(`${directory}/bus answers`);
    const steps = startSteps(directory);
    if (silentBus) {
        // Podman looks only whether the file is there, and its runtime fails where nobody answers.
        return (0,check/* error */.z3)(['pod', 'quadlet'], `nobody listens at ${directory}/bus`, (0,host_remedy/* automatic */.YF)('Start the D-Bus of the user.', ...steps));
    }
    if (unit) {
        return (0,check/* warning */.$e)(`there is no ${directory}/bus`, (0,host_remedy/* automatic */.YF)('Start the D-Bus of the user.', ...steps));
    }
    const found = `there is no ${directory}/bus, and no package that would make it`;
    if (family === undefined) {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)(`Install the D-Bus user session with the package manager of ${name}.`));
    }
    const names = user_bus_PACKAGES[family];
    return (0,check/* warning */.$e)(found, (0,host_remedy/* automatic */.YF)(`Install ${names.join(' and ')}, and start the D-Bus of the user.`, { kind: 'packages', family, names }, ...steps));
}
/** A socket whose file was removed counts as started, so it is started anew. */
function startSteps(directory) {
    const env = { XDG_RUNTIME_DIR: directory };
    return [
        (0,host_remedy/* asUser */.ex)(['systemctl', '--user', 'daemon-reload'], { env }),
        (0,host_remedy/* asUser */.ex)(['systemctl', '--user', 'restart', 'dbus.socket'], { env, until: `${directory}/bus` }),
    ];
}

;// CONCATENATED MODULE: ./lib/src/host/checks/session/user-manager.js



/** Without it podman falls back to cgroupfs and Quadlet units cannot run. */
const userManager = (0,check/* check */.z6)({
    id: 'RP043',
    title: 'user manager',
    reads: '`/run/user/UID/systemd/private`, the socket of the user’s systemd, and its cgroup below `/sys/fs/cgroup/user.slice`.',
    cause: 'The systemd of this user does not run, so there is nothing that could start a unit or give out a cgroup.',
    cure: '`sudo systemctl start user@UID.service`; with lingering on it starts at boot.',
    signatures: [
        /Failed to connect to (?:user scope )?bus(?: via local transport)?: (?:No such file or directory|Connection refused)/,
        /sd-bus call: .*(?:No such file or directory|[Ii]nteractive authentication)/,
        /dial unix \/run\/user\/\d+\/systemd\/private: connect: /,
        /dial unix \/run\/user\/\d+\/bus: connect: connection refused/,
    ],
    sources: ['user@.service(5)', 'systemctl(1): Type=notify, so the command returns when the manager is up'],
    read: async (host) => ({ uid: host.user.uid, session: await (0,user_session/* userSession */.k)(host) }),
    judge: judgeManager,
});
function judgeManager({ uid, session: { systemd, manager, directory, exists } }) {
    if (!systemd)
        return (0,check/* skipped */.hT)('systemd is not the init of this machine');
    if (manager)
        return (0,check.ok)(`user@${uid}.service is up`);
    // A directory without a manager is worse than neither: podman takes its bus for one that answers.
    return (0,check/* error */.z3)(exists ? ['pod', 'quadlet'] : ['quadlet'], `user@${uid}.service is not running${exists ? `, although there is ${directory}` : ''}`, (0,host_remedy/* automatic */.YF)('Start it; with lingering on it is there from the boot on.', (0,host_remedy/* asRoot */.tE)(['systemctl', 'start', `user@${uid}.service`], { until: `${directory}/systemd/private` })));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/session/index.js







/** Without a user manager there is no runtime directory and no bus, and without those nothing that variables could name. */
const sessionChecks = [
    lingering/* lingering */.et,
    userManager,
    userBus,
    runtimeDirectorySet,
    runtimeDirectory,
    busAddress,
    killUserProcesses,
];

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/chown-errors.js




/** One of the few settings that rootless Podman takes from the system's storage.conf. */
const chownErrors = (0,check/* check */.z6)({
    id: 'RP054',
    title: 'ignore_chown_errors',
    reads: '`overlay.ignore_chown_errors` of `podman info`.',
    cause: 'With ignore_chown_errors, every file of an image belongs to one user: programs that start as another user cannot ' +
        'write what is theirs, and nothing says so.',
    cure: 'Leave `ignore_chown_errors` out of storage.conf wherever the user has subordinate ids.',
    signatures: [],
    sources: ['containers-storage.conf(5)', 'types/options.go of containers/storage: getRootlessStorageOpts'],
    limit: 30,
    read: async (host) => {
        const [answer, conf] = await Promise.all([podmanInfo(host), (0,storage_conf/* storageConf */.a)(host)]);
        return { ignored: answer.kind === 'info' ? answer.info.ignoreChownErrors : undefined, conf };
    },
    judge: judgeChownErrors,
});
function judgeChownErrors({ ignored, conf }) {
    if (ignored === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    if (!ignored)
        return (0,check.ok)('off');
    const found = `on, ${conf.path === undefined ? 'by STORAGE_OPTS' : `as ${conf.path} says`}`;
    const advice = 'Switch it off: images whose files belong to several users are stored with one.';
    // The user's own file is not replaced; without one, a file of the user's says the same but this.
    return (0,check/* warning */.$e)(found, conf.own || conf.path === undefined
        ? (0,host_remedy/* byHand */.XL)(advice)
        : (0,host_remedy/* byHand */.XL)(advice, {
            kind: 'write',
            as: 'user',
            path: conf.ownPath,
            text: `[storage]\ndriver = "${conf.driver ?? 'overlay'}"\n`,
        }));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/driver-lock-in.js





/** The database of podman keeps the driver of the first call, and overrules the configuration. */
const driverLockIn = (0,check/* check */.z6)({
    id: 'RP050',
    title: 'storage driver of the database',
    reads: '`podman info`, storage.conf, and the directories of the store.',
    cause: 'The first call of podman writes the storage driver into its database, and a later change of storage.conf counts no more.',
    cure: 'On an empty store, move the directory of the store away and let podman make a new one; `podman system reset` ' +
        'does the same and removes every image, container and volume.',
    signatures: [/User-selected graph driver \\?"[^"]*" overwritten by graph driver \\?"[^"]*" from database/],
    sources: ['libpod/runtime.go: mergeDBConfig', 'containers/podman#14035', 'podman-system-reset(1)'],
    limit: 30,
    read: async (host) => {
        const [answer, conf] = await Promise.all([podmanInfo(host), (0,storage_conf/* storageConf */.a)(host)]);
        if (answer.kind !== 'info')
            return { inUse: undefined, conf };
        const { graphDriver: driver, graphRoot, imageCount, containerCount } = answer.info;
        const holds = new Set((await (0,facts_store/* storeAt */.f)(graphRoot, host)).holds);
        if (imageCount > 0)
            holds.add('images');
        if (containerCount > 0)
            holds.add('containers');
        return { inUse: { driver, graphRoot, holds: [...holds] }, conf };
    },
    judge: judgeLockIn,
});
function judgeLockIn({ inUse, conf }) {
    if (inUse === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    const { driver, graphRoot, holds } = inUse;
    if (conf.driver === undefined || conf.driver === driver)
        return (0,check.ok)(`${driver}, at ${graphRoot}`);
    const found = `${conf.driverFrom} says ${conf.driver}, but the database at ${graphRoot} holds on to ${driver}`;
    if (driver === 'overlay') {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)(`Say overlay in ${conf.driverFrom}; it is the better driver.`));
    }
    if (holds.length > 0) {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)(`The store holds ${holds.join(', ')}: save what is needed, then let podman begin anew with ${conf.driver}.`, { kind: 'run', as: 'user', argv: ['podman', 'system', 'reset'] }));
    }
    return (0,check/* warning */.$e)(found, (0,host_remedy/* automatic */.YF)(`Begin anew with ${conf.driver}; the store is empty.`, { kind: 'set-aside', path: graphRoot }));
}

;// CONCATENATED MODULE: ./lib/src/host/facts/overlay.js
/** Source: canUseRootlessOverlay in types/options_linux.go of containers/storage. */
function overlaySupport(host) {
    return host.shared('overlay support', async () => {
        const release = (await host.read('/proc/sys/kernel/osrelease')) ?? '';
        const [major = 0, minor = 0] = release.split('.').map(Number);
        return {
            native: major > 5 || (major === 5 && minor >= 13),
            fuseOverlayfs: await host.find('fuse-overlayfs'),
        };
    });
}
// The numbers of statfs(2) that linux/magic.h and containers/storage know.
const UNFIT = new Map([
    [0x794c7630, 'overlayfs'],
    [0xf15f, 'eCryptfs'],
    [0x61756673, 'aufs'],
    [0x6969, 'NFS'],
    [0x517b, 'SMB'],
    [0xff534d42, 'CIFS'],
    [0xfe534d42, 'SMB 2'],
    [0x00c36400, 'Ceph'],
    [0x5346414f, 'AFS'],
    [0x0bd00bd0, 'Lustre'],
    [0x47504653, 'GPFS'],
    [0x7461636f, 'OCFS2'],
    [0x786f4256, 'vboxsf'],
]);
/**
 * The name of a file system on which the kernel's overlay cannot store for a user without privileges.
 * Source: drivers/overlay/overlay.go of containers/storage: isNetworkFileSystem, and "'overlay' is not supported over".
 */
function unfitForOverlay(space) {
    return space === undefined ? undefined : UNFIT.get(space.type);
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/file-system.js







/** Can containers be stored, and run, on the file system of the store? */
const fileSystem = (0,check/* check */.z6)({
    id: 'RP052',
    title: 'file system of the store',
    reads: 'storage.conf, statfs(2) and /proc/self/mountinfo for the directory of the store, and `overlay/overlay-false` below ' +
        'the run root, which podman writes when overlay did not work once.',
    cause: 'The kernel mounts no overlay of a user on a network file system or on another overlay, and with vfs nothing can be ' +
        'executed on a noexec mount.',
    cure: 'Put the store on a local file system: `graphroot` in ~/.config/containers/storage.conf.',
    signatures: [
        /a network file system with user namespaces is not supported/,
        /'overlay' is not supported over/,
        /kernel does not support overlay fs: /,
        /it is not executable: Operation not permitted: OCI permission denied/,
    ],
    sources: [
        'drivers/overlay/overlay.go of containers/storage: isNetworkFileSystem, cachedFeatureCheck',
        'troubleshooting.md of Podman, 7',
    ],
    read: async (host) => {
        const conf = await (0,storage_conf/* storageConf */.a)(host);
        const refusal = `${conf.runRoot ?? `${(0,facts_home/* runtimeDirectory */.U)(host)}/containers`}/overlay/overlay-false`;
        const [podman, store, space, mount, words] = await Promise.all([
            host.find('podman'),
            (0,facts_store/* storeAt */.f)(conf.graphRoot, host),
            host.space(conf.graphRoot),
            (0,mounts/* mountHolding */.RU)(conf.graphRoot, host),
            host.read(refusal),
        ]);
        return {
            podman: podman !== undefined,
            conf,
            drivers: store.drivers,
            unfit: unfitForOverlay(space),
            noexec: mount?.options.includes('noexec') ? mount.point : undefined,
            refusal: words === undefined ? undefined : { path: refusal, words },
        };
    },
    judge: judgeFileSystem,
});
function judgeFileSystem({ podman, conf, drivers, ...seen }) {
    if (!podman)
        return (0,check/* skipped */.hT)('there is no podman');
    const { unfit, noexec, refusal } = seen;
    const { graphRoot } = conf;
    const vfs = drivers.length > 0 ? !drivers.includes('overlay') : conf.driver === 'vfs';
    if (vfs) {
        if (noexec === undefined)
            return (0,check.ok)(`${graphRoot}, with the driver vfs`);
        return (0,check/* error */.z3)(['pod', 'quadlet'], `${graphRoot} is below ${noexec}, which is mounted noexec, and the driver is vfs`, (0,host_remedy/* byHand */.XL)('Put the store elsewhere with graphroot in storage.conf, or use the driver overlay.'));
    }
    if (conf.mountProgram !== undefined)
        return (0,check.ok)(`${graphRoot}, with ${conf.mountProgram}`);
    if (unfit !== undefined) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${graphRoot} lies on ${unfit}, where the kernel mounts no overlay for a user`, (0,host_remedy/* byHand */.XL)(`Name a directory on a local file system as graphroot in ${conf.ownPath}.`));
    }
    if (refusal !== undefined) {
        return (0,check/* warning */.$e)(`podman remembers in ${refusal.path}: ${refusal.words.trim()}`, (0,host_remedy/* automatic */.YF)('Let podman try again.', (0,host_remedy/* asUser */.ex)(['rm', '--force', refusal.path])));
    }
    return (0,check.ok)(graphRoot);
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/mount-program.js






/** A program that mounts overlays needs itself, and /dev/fuse. */
const mountProgram = (0,check/* check */.z6)({
    id: 'RP053',
    title: 'mount program',
    reads: '`mount_program` of storage.conf and of `podman info`, the program itself, /dev/fuse.',
    cause: 'storage.conf names a program that mounts overlays, which is missing or has no /dev/fuse.',
    cure: 'Leave `mount_program` out, because the kernel mounts overlays by itself since 5.13; or install the program, and load ' +
        'the module: `sudo modprobe fuse`.',
    signatures: [
        /fuse: device not found, try 'modprobe fuse' first/,
        /can't stat program .*: /,
        /using mount program \S+: /,
    ],
    sources: ['containers-storage.conf(5)', 'troubleshooting.md of Podman, 24'],
    limit: 30,
    read: async (host) => {
        const [answer, conf] = await Promise.all([podmanInfo(host), (0,storage_conf/* storageConf */.a)(host)]);
        // podman does not answer where the program is missing.
        const program = answer.kind === 'info' ? answer.info.mountProgram || undefined : conf.mountProgram;
        const [there, device, { family }] = await Promise.all([
            program === undefined ? undefined : host.stat(program),
            host.stat('/dev/fuse'),
            (0,host_packages/* systemOf */.br)(host),
        ]);
        return { program, from: conf.path, installed: there !== undefined, device, family };
    },
    judge: judgeMountProgram,
});
function judgeMountProgram({ program, from, installed, device, family }) {
    if (program === undefined)
        return (0,check.ok)('none; the kernel mounts overlays by itself');
    const without = `Leave mount_program out of ${from ?? 'storage.conf'}`;
    if (!installed) {
        const found = `${program}, which ${from ?? 'storage.conf'} names, is not there`;
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, found, family !== undefined && (0,external_node_path_.basename)(program) === 'fuse-overlayfs'
            ? (0,host_remedy/* automatic */.YF)('Install fuse-overlayfs.', { kind: 'packages', family, names: ['fuse-overlayfs'] })
            : (0,host_remedy/* byHand */.XL)(`${without}, or install ${program}.`));
    }
    if (device === undefined) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${program} needs /dev/fuse, which is not there`, (0,host_remedy/* automatic */.YF)('Load the module fuse.', (0,host_remedy/* asRoot */.tE)(['modprobe', 'fuse'], { undo: ['modprobe', '--remove', 'fuse'], until: '/dev/fuse' })));
    }
    if (device.kind === 'character-device' && (device.mode & 0o006) !== 0o006) {
        return (0,check/* error */.z3)(check/* EVERYTHING */.Qz, `${program} needs /dev/fuse, whose mode ${(0,host_remedy/* octal */.Wo)(device.mode)} keeps others from it`, (0,host_remedy/* automatic */.YF)('Open it to every user, as distributions do.', (0,host_remedy/* changeMode */.iz)('0666', '/dev/fuse', device.mode)));
    }
    return (0,check.ok)(program);
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/run-root.js





/** Podman keeps the run root of its first call, whatever XDG_RUNTIME_DIR is later. */
const runRoot = (0,check/* check */.z6)({
    id: 'RP056',
    title: 'run root',
    reads: 'The run root of `podman info`, XDG_RUNTIME_DIR, `runroot` of storage.conf.',
    cause: 'The database keeps the run root of the first call: where that lies in /tmp or in the directory of another session, ' +
        'what runs is lost sight of when it is cleared.',
    cure: 'Keep XDG_RUNTIME_DIR the same in every step. On an empty store, `podman system reset` lets podman choose again.',
    signatures: [],
    sources: ['libpod/runtime.go: mergeDBConfig', 'containers-storage.conf(5): runroot'],
    limit: 30,
    read: async (host) => {
        const [answer, conf] = await Promise.all([podmanInfo(host), (0,storage_conf/* storageConf */.a)(host)]);
        const given = answer.kind === 'info' ? answer.info.runRoot || undefined : undefined;
        const expected = conf.runRoot ?? `${(0,facts_home/* runtimeDirectory */.U)(host)}/containers`;
        const [real, realExpected] = await Promise.all([
            given === undefined ? undefined : host.realpath(given),
            host.realpath(expected),
        ]);
        return { runRoot: real ?? given, expected: realExpected ?? expected };
    },
    judge: judgeRunRoot,
});
function judgeRunRoot({ runRoot: given, expected }) {
    if (given === undefined)
        return (0,check/* skipped */.hT)('podman does not answer');
    if (given === expected)
        return (0,check.ok)(given);
    return (0,check/* warning */.$e)(`${given}, as in podman's first call, and not ${expected}`, (0,host_remedy/* byHand */.XL)('Keep XDG_RUNTIME_DIR the same in every step; podman system reset, which removes all, begins anew.', {
        kind: 'run',
        as: 'user',
        argv: ['podman', 'system', 'reset'],
    }));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/space.js




const MIB = 2 ** 20;
// Bytes. An image of a few hundred MiB is there three times while it is pulled: as blobs, unpacked, and pushed.
const LITTLE = 2048 * MIB;
const NEARLY_NOTHING = 100 * MIB;
// Files. An image of a distribution has ten thousand.
const FEW_FILES = 20_000;
const NEARLY_NO_FILES = 1000;
/** The two places that fill up. */
const diskSpace = (0,check/* check */.z6)({
    id: 'RP055',
    title: 'disk space',
    reads: 'statfs(2) of the store, and of the directory for blobs on their way: TMPDIR, `image_copy_tmp_dir` of ' +
        'containers.conf, or /var/tmp.',
    cause: 'The file system of the store, or of the blobs that are being copied, is full.',
    cure: '`podman system prune --all`, TMPDIR on a larger disk, or `graphroot` in storage.conf on one.',
    signatures: [/no space left on device/, /disk quota exceeded/],
    sources: ['containers.conf(5): image_copy_tmp_dir', 'podman(1): TMPDIR'],
    read: readPlaces,
    judge: judgeSpace,
});
async function readPlaces(host) {
    const [{ graphRoot }, conf] = await Promise.all([(0,storage_conf/* storageConf */.a)(host), (0,containers_conf/* containersConf */.VB)(host)]);
    const configured = conf.get('engine', 'image_copy_tmp_dir')?.value;
    const named = typeof configured === 'string' && configured !== '' ? configured : '/var/tmp';
    // The word "storage" stands for a directory within the store.
    const blobs = host.variable('TMPDIR') || (named === 'storage' ? graphRoot : named);
    const places = [
        { path: graphRoot, purpose: 'the store' },
        ...(blobs === graphRoot ? [] : [{ path: blobs, purpose: 'blobs on their way' }]),
    ];
    return Promise.all(places.map(async (place) => ({ ...place, space: await host.space(place.path) })));
}
function judgeSpace(places) {
    const known = places.flatMap(({ space, ...place }) => space === undefined ? [] : [{ ...place, ...space }]);
    if (known.length === 0)
        return (0,check/* skipped */.hT)('no file system tells how much room it has');
    const text = (some) => some
        .map(({ path, purpose, free, freeFiles }) => {
        const files = freeFiles !== undefined && freeFiles < FEW_FILES ? ` and ${freeFiles} files` : '';
        return `${space_size(free)}${files} free for ${purpose} (${path})`;
    })
        .join(', ');
    const full = known.filter(({ free, freeFiles = Number.POSITIVE_INFINITY }) => free < NEARLY_NOTHING || freeFiles < NEARLY_NO_FILES);
    const advice = 'Make room: podman system prune --all, or another disk for it.';
    if (full.length > 0)
        return (0,check/* error */.z3)(['pod', 'push'], text(full), (0,host_remedy/* byHand */.XL)(advice));
    const scarce = known.filter(({ free, freeFiles = Number.POSITIVE_INFINITY }) => free < LITTLE || freeFiles < FEW_FILES);
    return scarce.length > 0 ? (0,check/* warning */.$e)(text(scarce), (0,host_remedy/* byHand */.XL)(advice)) : (0,check.ok)(text(known));
}
function space_size(bytes) {
    return bytes >= 10 * 1024 * MIB
        ? `${Math.round(bytes / 1024 / MIB)} GiB`
        : `${(bytes / MIB).toFixed(0)} MiB`;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/vfs.js








/** The driver that copies whole images, and what podman takes where nobody says otherwise. */
const vfs = (0,check/* check */.z6)({
    id: 'RP051',
    title: 'storage driver vfs',
    reads: 'storage.conf of the user and of the system, the directories of the store, /proc/sys/kernel/osrelease, fuse-overlayfs. ' +
        '`podman --version` where neither a file nor a store names a driver.',
    cause: 'vfs copies every layer in full for each image and each container: slow, and several times the space.',
    cure: 'Before the first call of podman, `driver = "overlay"` in ~/.config/containers/storage.conf. Later, only on an ' +
        'empty store: podman keeps the driver of its first call in its database.',
    signatures: [/vfs driver does not support overlay\.mount_program options/],
    sources: [
        'containers-storage.conf(5)',
        'types/options.go of containers/storage: getRootlessStorageOpts',
        'types/options_linux.go of containers/storage: canUseRootlessOverlay, since Podman 4.6',
    ],
    read: readVfs,
    judge: judgeVfs,
});
async function readVfs(host) {
    const [podman, conf, support] = await Promise.all([
        host.find('podman'),
        (0,storage_conf/* storageConf */.a)(host),
        overlaySupport(host),
    ]);
    const [store, space] = await Promise.all([(0,facts_store/* storeAt */.f)(conf.graphRoot, host), host.space(conf.graphRoot)]);
    const open = conf.driver === undefined && !conf.own && store.drivers.length === 0;
    return {
        version: podman !== undefined && open ? await (0,facts_podman_version/* installedPodmanVersion */.E)(host) : undefined,
        podman: podman !== undefined,
        conf,
        store,
        support,
        unfit: unfitForOverlay(space),
        family: (await (0,host_packages/* systemOf */.br)(host)).family,
    };
}
function judgeVfs(facts) {
    const { podman, conf, store, support, unfit } = facts;
    if (!podman)
        return (0,check/* skipped */.hT)('there is no podman');
    const { driver, because } = driverOf(facts);
    if (driver === undefined)
        return (0,check/* skipped */.hT)(because);
    if (driver !== 'vfs')
        return (0,check.ok)(`${driver}, ${because}`);
    const found = `vfs, ${because}`;
    if (conf.driver === 'vfs' && (conf.own || conf.driverFrom === 'STORAGE_DRIVER')) {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)(`Say overlay instead of vfs in ${conf.driverFrom}, or leave it out.`));
    }
    if (unfit !== undefined) {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)(`Move the store from ${conf.graphRoot}: overlay cannot be used on ${unfit}.`));
    }
    if (!support.native && support.fuseOverlayfs === undefined)
        return withoutOverlay(found, facts);
    if (store.holds.length > 0) {
        return (0,check/* warning */.$e)(found, (0,host_remedy/* byHand */.XL)(`The store holds ${store.holds.join(', ')}: save what is needed, then let podman begin anew with overlay.`, { kind: 'run', as: 'user', argv: ['podman', 'system', 'reset'] }, ...overlayFile(conf, support)));
    }
    return (0,check/* warning */.$e)(found, (0,host_remedy/* automatic */.YF)('Use overlay from now on; the store is empty.', ...switchToOverlay(facts)));
}
/** The driver that podman's next call will use. */
function driverOf({ conf, store, support, version }) {
    const known = store.drivers.filter((driver) => driver === 'overlay' || driver === 'vfs');
    if (known.length > 1) {
        return { driver: undefined, because: `${conf.graphRoot} holds files of ${known.join(' and ')}` };
    }
    if (known[0] !== undefined)
        return { driver: known[0], because: `which ${conf.graphRoot} was made with` };
    if (conf.driver !== undefined)
        return { driver: conf.driver, because: `as ${conf.driverFrom} says` };
    if (conf.own)
        return { driver: 'overlay', because: `because ${conf.path} leaves it to podman` };
    if (version === undefined)
        return { driver: undefined, because: 'podman does not tell its version' };
    const text = `Podman ${(0,podman_version/* formatVersion */.qh)(version)}`;
    if (!(0,podman_version/* atLeast */.jZ)(version, 4, 6)) {
        return { driver: 'vfs', because: `which ${text} chooses where no storage.conf names a driver` };
    }
    return support.native || support.fuseOverlayfs !== undefined
        ? { driver: 'overlay', because: `as ${text} chooses` }
        : { driver: 'vfs', because: `because ${text} can have nothing better on this kernel` };
}
function withoutOverlay(found, { family }) {
    const advice = 'Install fuse-overlayfs: this kernel is older than 5.13, and mounts no overlay for a user.';
    return (0,check/* warning */.$e)(found, family === undefined
        ? (0,host_remedy/* byHand */.XL)(advice)
        : (0,host_remedy/* byHand */.XL)(advice, { kind: 'packages', family, names: ['fuse-overlayfs'] }));
}
/** The store goes first, because its database would overrule the file. */
function switchToOverlay({ conf, support }) {
    return [{ kind: 'set-aside', path: conf.graphRoot }, ...overlayFile(conf, support)];
}
/** The user's file that names overlay, where the configuration does not lead there by itself. */
function overlayFile(conf, support) {
    if (conf.driver === 'overlay' || conf.own)
        return [];
    const path = conf.rootlessStoragePath;
    const lines = [
        '[storage]',
        'driver = "overlay"',
        // The user's file replaces the system's whole.
        ...(path === undefined ? [] : [`rootless_storage_path = ${JSON.stringify(path)}`]),
        ...(support.native || support.fuseOverlayfs === undefined
            ? []
            : ['[storage.options.overlay]', `mount_program = ${JSON.stringify(support.fuseOverlayfs)}`]),
    ];
    return [{ kind: 'write', as: 'user', path: conf.ownPath, text: `${lines.join('\n')}\n` }];
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/index.js







/** What can be told without calling podman, causes before effects. */
const storageChecks = [vfs, fileSystem, diskSpace];
/** What podman has to be asked for. */
const storagePodmanChecks = [mountProgram, driverLockIn, chownErrors, runRoot];

// EXTERNAL MODULE: ./lib/src/host/checks/storage/mount.js + 1 modules
var mount = __webpack_require__(162);
;// CONCATENATED MODULE: ./lib/src/host/checks/sudo/sudo-rights.js


/** Whether what is not as it should be can be put right from within a job. */
const sudoRights = (0,check/* check */.z6)({
    id: 'RP090',
    title: 'sudo',
    reads: '`sudo -n true`.',
    cause: 'Without sudo that asks for no password nothing that needs root can be put right from within a job.',
    cure: 'As root, run the commands that are printed; or let the user: `USER ALL=(ALL) NOPASSWD:ALL` in a file of /etc/sudoers.d.',
    signatures: [
        /sudo: a password is required/,
        /sudo: a terminal is required to (?:read the password|authenticate)/,
        /sudo: interactive authentication is required/i,
        /is not (?:in the sudoers file|allowed to run sudo on)/,
    ],
    sources: ['sudo(8), --non-interactive', 'sudoers(5)'],
    limit: 20,
    read: async (host) => {
        const sudo = host.user.uid === 0 ? undefined : await host.find('sudo');
        return {
            user: host.user.name,
            uid: host.user.uid,
            sudo,
            allowed: sudo !== undefined && (await host.mayActAsRoot()),
        };
    },
    judge: judgeSudo,
});
function judgeSudo({ user, uid, sudo, allowed }) {
    if (uid === 0)
        return (0,check.ok)('not needed: this is root');
    if (allowed)
        return (0,check.ok)(`${user} may use it without a password`);
    return (0,check/* info */.pq)(sudo === undefined ? 'not installed' : `${user} may not use it without a password`, (0,host_remedy/* byHand */.XL)('What needs root has to be done by somebody who is; the commands are printed where there are any.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/sudo/sudo-rs.js


/** Ubuntu's sudo since 25.10. What is done here as root gets its variables through env(1), so either will do. */
const sudoRs = (0,check/* check */.z6)({
    id: 'RP091',
    title: 'sudo-rs',
    reads: 'sudo in PATH with every link resolved.',
    cause: 'sudo-rs does not know every option of sudo; it ignores `-E`, so variables do not reach the command.',
    cure: 'Name each variable: `sudo env NAME=value COMMAND`.',
    signatures: [/preserving the entire environment is not supported/, /'-E' is ignored/],
    sources: ['trifectatechfoundation/sudo-rs#1299'],
    read: async (host) => {
        const sudo = await host.find('sudo');
        return sudo && ((await host.realpath(sudo)) ?? sudo);
    },
    judge: judgeSudoRs,
});
function judgeSudoRs(path) {
    if (path === undefined)
        return (0,check/* skipped */.hT)('there is no sudo');
    // Ubuntu keeps it in /usr/lib/cargo/bin, Debian and Fedora call it sudo-rs.
    if (!/\/cargo\/bin\/|sudo-rs/.test(path))
        return (0,check.ok)(`not in use: ${path}`);
    return (0,check/* info */.pq)(`in use: ${path}`, (0,host_remedy/* byHand */.XL)('sudo -E does nothing with it: write sudo env NAME=value COMMAND.'));
}

;// CONCATENATED MODULE: ./lib/src/host/checks/sudo/index.js


/** What can be told without calling podman, causes before effects. */
const sudoChecks = [sudoRights, sudoRs];

;// CONCATENATED MODULE: ./lib/src/host/catalogue.js













/** Can this kind of machine run rootless Podman at all? Nothing of it can be put right from within a job. */

/**
 * All that can be told, and put right, without calling podman: its first call of all decides for good where it stores.
 * Cheap before expensive, causes before effects.
 */
const hostChecks = [
    ...sudoChecks,
    ...programsChecks,
    ...idsChecks,
    ...namespacesChecks,
    ...sessionChecks,
    ...cgroupsChecks,
    ...configurationChecks,
    ...storageChecks,
    ...networkChecks,
    ...servicesChecks,
];
/** What podman itself says. It leaves a pause process with the ids of that moment behind, so the rest is right by then. */
const podmanChecks = [
    ...programsPodmanChecks,
    ...namespacesPodmanChecks,
    ...cgroupsPodmanChecks,
    ...storagePodmanChecks,
    ...networkPodmanChecks,
    ...servicesPodmanChecks,
];
/** What decides: a container that runs. */
const probeChecks = [scratchContainer];
/** Every check there is. */
const allChecks = [
    ...platformChecks,
    ...hostChecks,
    ...podmanChecks,
    ...probeChecks,
];
/** Every condition that has a page and explains errors: those, and what is looked at for one directory only. */
const conditions = [...allChecks, mount/* mountCondition */.J];


/***/ }),

/***/ 2409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ warning),
/* harmony export */   Qz: () => (/* binding */ EVERYTHING),
/* harmony export */   hT: () => (/* binding */ skipped),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   pq: () => (/* binding */ info),
/* harmony export */   z3: () => (/* binding */ error),
/* harmony export */   z6: () => (/* binding */ check)
/* harmony export */ });
/** Nothing of ours works. */
const EVERYTHING = ['pod', 'quadlet', 'push'];
const LIMIT = 10;
function check(record) {
    return {
        ...record,
        limit: record.limit ?? LIMIT,
        look: async (host) => record.judge(await record.read(host)),
    };
}
function ok(found) {
    return { state: 'ok', found };
}
function skipped(why) {
    return { state: 'skipped', found: why };
}
/** Something of `hinders` does not work because of it. */
function error(hinders, found, remedy) {
    return { state: 'error', found, hinders, remedy };
}
function warning(found, remedy) {
    return { state: 'warning', found, hinders: [], remedy };
}
function info(found, remedy) {
    return { state: 'info', found, hinders: [], remedy };
}


/***/ }),

/***/ 7953:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   et: () => (/* binding */ lingering),
/* harmony export */   t7: () => (/* binding */ lingers)
/* harmony export */ });
/* unused harmony export judgeLingering */
/* harmony import */ var _check_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2409);
/* harmony import */ var _remedy_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9313);


/** Does what the user runs outlive the user's last session? */
const lingering = (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .check */ .z6)({
    id: 'RP042',
    title: 'lingering',
    reads: '/var/lib/systemd/linger/USER, which systemd-logind makes for each user who lingers.',
    cause: 'Without lingering, the user manager ends with the last session, and every container with it.',
    cure: '`sudo loginctl enable-linger USER`',
    signatures: [/rootless containers exit once the user session exits/],
    sources: ['loginctl(1)', 'troubleshooting.md of Podman, 17 and 21'],
    read: async (host) => ({
        user: host.user.name,
        lingers: await lingers(host),
        systemd: await host.exists('/run/systemd/system'),
    }),
    judge: judgeLingering,
});
/** Source: logind-user.c of systemd, which keeps one empty file for each lingering user, named with C's escapes. */
function lingers(host) {
    return host.exists(`/var/lib/systemd/linger/${host.user.name.replaceAll('\\', '\\\\')}`);
}
function judgeLingering({ user, lingers, systemd }) {
    if (!systemd)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .skipped */ .hT)('systemd is not the init of this machine');
    if (lingers)
        return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__.ok)(`on for ${user}`);
    return (0,_check_js__WEBPACK_IMPORTED_MODULE_0__/* .warning */ .$e)(`off for ${user}: what ${user} runs ends with the session`, (0,_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .automatic */ .YF)('Switch lingering on.', (0,_remedy_js__WEBPACK_IMPORTED_MODULE_1__/* .asRoot */ .tE)(['loginctl', 'enable-linger', user], {
        undo: ['loginctl', 'disable-linger', user],
        undone: `lingering is off again for ${user}`,
    })));
}


/***/ }),

/***/ 9018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ readMount),
/* harmony export */   y: () => (/* binding */ podmanIds)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _facts_mounts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1979);
/* harmony import */ var _idmap_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7856);



// statfs(2): NFS; CIFS, SMB 1 and 2; vfat and exfat; tmpfs.
const TYPES = new Map([
    [0x6969, 'network'],
    [0xff534d42, 'without owners'],
    [0x517b, 'without owners'],
    [0xfe534d42, 'without owners'],
    [0x4d44, 'without owners'],
    [0x2011bab0, 'without owners'],
    [0x01021994, 'memory'],
]);
// Entries; a registry of many repositories is one of many files of one owner.
const ENOUGH = 64;
/** The process's ids as podman counts them: 0 is the user, and 1 the first subordinate id. */
function podmanIds({ uids, gids, process, podman }) {
    return {
        uid: (0,_idmap_js__WEBPACK_IMPORTED_MODULE_2__/* .insideId */ .op)(podman.uids, (0,_idmap_js__WEBPACK_IMPORTED_MODULE_2__/* .hostId */ .My)(uids, process.uid) ?? -1) ?? 0,
        gid: (0,_idmap_js__WEBPACK_IMPORTED_MODULE_2__/* .insideId */ .op)(podman.gids, (0,_idmap_js__WEBPACK_IMPORTED_MODULE_2__/* .hostId */ .My)(gids, process.gid) ?? -1) ?? 0,
    };
}
/** Looks at a directory, what lies around it and in it, and where it is mounted. */
async function readMount(path, ids, host) {
    const [itself, above, content, mount, space, enforce] = await Promise.all([
        host.stat(path),
        placesAbove(path, host),
        placesBelow(path, host),
        (0,_facts_mounts_js__WEBPACK_IMPORTED_MODULE_1__/* .mountHolding */ .RU)(path, host),
        host.space(path),
        host.read('/sys/fs/selinux/enforce'),
    ]);
    return {
        path,
        user: host.user,
        ids,
        itself,
        above,
        content,
        readOnly: mount?.options.includes('ro') ?? false,
        fileSystem: TYPES.get((space?.type ?? 0) >>> 0),
        selinux: enforce?.trim() === '1',
    };
}
async function placesAbove(path, host) {
    const places = [];
    for (let current = path; current !== (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(current);) {
        current = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(current);
        const facts = await host.stat(current);
        if (facts !== undefined)
            places.push({ path: current, facts });
    }
    return places;
}
/** Level by level, until it is enough. What the user may not list is left to the registry. */
async function placesBelow(path, host) {
    const places = [];
    for (let level = [path]; level.length > 0 && places.length < ENOUGH;) {
        const below = [];
        for (const directory of level) {
            if (below.length > ENOUGH)
                break;
            for (const name of await host.list(directory))
                below.push(`${directory}/${name}`);
        }
        const found = await Promise.all(below.slice(0, ENOUGH).map(async (one) => ({ path: one, facts: await host.stat(one) })));
        const known = found.flatMap(({ path: one, facts }) => facts === undefined || facts.link ? [] : [{ path: one, facts }]);
        places.push(...known);
        level = known.flatMap((place) => (place.facts.kind === 'directory' ? [place.path] : []));
    }
    return places;
}


/***/ }),

/***/ 162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ mountCheck),
  J: () => (/* binding */ mountCondition)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/host/check.js
var check = __webpack_require__(2409);
// EXTERNAL MODULE: ./lib/src/host/checks/storage/mount-facts.js
var mount_facts = __webpack_require__(9018);
// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
// EXTERNAL MODULE: ./lib/src/host/remedy.js
var remedy = __webpack_require__(9313);
;// CONCATENATED MODULE: ./lib/src/host/checks/storage/mount-verdict.js




/** Can the registry of a pod read and write a directory? Pure. */
function judgeMount(facts) {
    const { path, user, ids, itself, above, content, readOnly, fileSystem, selinux } = facts;
    const inTheWay = (found, remedy) => (0,check/* error */.z3)(['pod'], found, remedy);
    const closed = above.find((place) => !podmanMay(place.facts, facts, 1));
    if (closed !== undefined) {
        return inTheWay(`${describe(closed)} is closed to ${user.name}, who starts the pod, so nothing below it can be mounted`, (0,remedy/* byHand */.XL)(`Let ${user.name} pass through ${closed.path}, or take another directory.`, (0,remedy/* asRoot */.tE)(['chmod', 'o+x', closed.path])));
    }
    if (readOnly) {
        return inTheWay(`${path} lies on a file system that is mounted read-only`, (0,remedy/* byHand */.XL)('Take a directory on a file system that can be written to.'));
    }
    if (itself === undefined)
        return judgeNew(facts, inTheWay);
    if (itself.kind !== 'directory') {
        return inTheWay(`${path} is no directory`, (0,remedy/* byHand */.XL)('Name a directory, or a path that does not exist yet.'));
    }
    const foreign = [{ path, facts: itself }, ...content].find((place) => !containerMay(place.facts, facts));
    if (foreign !== undefined) {
        return inTheWay(`${describe(foreign)} is closed to the registry, which is ${registryWords(facts)}`, give(facts));
    }
    if (selinux && (fileSystem === 'network' || fileSystem === 'without owners')) {
        return (0,check/* warning */.$e)(`${path} lies on a file system without labels of its own, and SELinux enforces`, (0,remedy/* byHand */.XL)('Mount the file system with context="system_u:object_r:container_file_t:s0"; `:z` cannot label what is on it.'));
    }
    if (selinux && !has(ids.podman, itself)) {
        return (0,check/* warning */.$e)(`${describe({ path, facts: itself })} must be labelled for containers, because SELinux enforces, and ${user.name} may not label what is not theirs`, (0,remedy/* byHand */.XL)('Label it as root.', (0,remedy/* asRoot */.tE)(['chcon', '--recursive', '--type=container_file_t', path])));
    }
    if (fileSystem === 'network' && processIds(facts).uid !== user.uid) {
        return (0,check/* warning */.$e)(`${path} lies on a network file system, and the registry is ${registryWords(facts)}, whom the server may not know`, (0,remedy/* byHand */.XL)('Take `userns: keep-id` or podman’s default, so that the registry writes as the user.'));
    }
    if (fileSystem === 'memory') {
        return (0,check/* info */.pq)(`${path} lies in memory: what is in it ends with the machine`, (0,remedy/* byHand */.XL)('Take a directory on a disk for what is to stay.'));
    }
    const label = selinux ? '; podman labels it for containers, as :z does' : '';
    return (0,check.ok)(`${describe({ path, facts: itself })}; the registry is ${registryWords(facts)}${label}`);
}
function judgeNew(facts, inTheWay) {
    const { path, user, above, fileSystem } = facts;
    const [nearest] = above;
    const target = processIds(facts);
    if (nearest === undefined || nearest.facts.kind !== 'directory' || !permits(nearest.facts, user, 3)) {
        const place = nearest === undefined ? path : describe(nearest);
        return inTheWay(`${path} does not exist, and ${user.name} cannot make it: ${place}`, (0,remedy/* byHand */.XL)('Make the directory as root, for the registry.', (0,remedy/* asRoot */.tE)(['install', '--directory', `--owner=${target.uid}`, `--group=${target.gid}`, path])));
    }
    if (fileSystem === 'without owners' && target.uid !== user.uid) {
        return inTheWay(`${path} would lie on a file system that keeps no owners, and the registry is ${registryWords(facts)}`, (0,remedy/* byHand */.XL)('Take `userns: keep-id` or podman’s default, so that the registry writes as the user.'));
    }
    return (0,check.ok)(`${path} is made; the registry is ${registryWords(facts)}`);
}
/** How a directory comes to belong to the registry: from within podman's user namespace, where its ids reach. */
function give(facts) {
    const { path, user, itself, content, ids } = facts;
    const target = processIds(facts);
    const owners = [itself, ...content.map((place) => place.facts)].flatMap((one) => one ?? []);
    const reachable = owners.every((one) => has(ids.podman, one));
    const { uid, gid } = (0,mount_facts/* podmanIds */.y)(ids);
    const inPodman = `${uid}:${gid}`;
    const step = reachable
        ? (0,remedy/* asUser */.ex)(['podman', 'unshare', 'chown', '-R', inPodman, path])
        : (0,remedy/* asRoot */.tE)(['chown', '-R', `${target.uid}:${target.gid}`, path]);
    const advice = [
        reachable
            ? `Give it to the registry: podman unshare chown -R ${inPodman} ${path}`
            : `Give it to the registry as root, since it belongs to ids that ${user.name} does not have: chown -R ${target.uid}:${target.gid} ${path}`,
        ...(reachable
            ? [`in a .container file \`Volume=${path}:/var/lib/registry:U\` does the same at each start`]
            : []),
        ...(target.uid !== user.uid && owners.every(({ uid }) => uid === user.uid)
            ? [`or take \`userns: keep-id\`, with which the registry is ${user.name} on the host too`]
            : []),
    ];
    return (0,remedy/* byHand */.XL)(`${advice.join('; ')}.`, step);
}
/** The process's ids on the host. */
function processIds({ ids, user }) {
    return {
        uid: (0,idmap/* hostId */.My)(ids.uids, ids.process.uid) ?? user.uid,
        gid: (0,idmap/* hostId */.My)(ids.gids, ids.process.gid) ?? user.gid,
    };
}
/** May the registry read and write it? Root of a namespace may do anything with what belongs to ids of the namespace. */
function containerMay(one, facts) {
    const { ids } = facts;
    if (ids.process.uid === 0 && has(ids, one))
        return true;
    return permits(one, processIds(facts), one.kind === 'directory' ? 7 : 4);
}
/** May podman, as the user within podman's user namespace, do this with it? */
function podmanMay(one, { ids, user }, bits) {
    return has(ids.podman, one) || permits(one, user, bits);
}
function has(namespace, { uid, gid }) {
    return (0,idmap/* insideId */.op)(namespace.uids, uid) !== undefined && (0,idmap/* insideId */.op)(namespace.gids, gid) !== undefined;
}
/** By the bits of the mode, 4 for reading, 2 for writing, 1 for passing through. */
function permits(one, who, bits) {
    const shift = one.uid === who.uid ? 6 : one.gid === who.gid ? 3 : 0;
    return ((one.mode >> shift) & bits) === bits;
}
/** `container uid 0, on the host 100000`. */
function registryWords(facts) {
    const { uid } = processIds(facts);
    const name = uid === facts.user.uid ? ` (${facts.user.name})` : '';
    return `container uid ${facts.ids.process.uid}, on the host ${uid}${name}`;
}
function describe({ path, facts: { uid, gid, mode } }) {
    return `${path} (${uid}:${gid}, mode ${(0,remedy/* octal */.Wo)(mode)})`;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/storage/mount.js




/** Not one of the host's own checks, since it is about one path and one map. */
const mountCondition = {
    id: 'RP057',
    title: 'a path that the pod mounts',
    reads: 'Owner, mode and content of the directory and of those above it, its mount and file system, and whether SELinux enforces.',
    cause: 'A container has other ids on the host than inside, and a directory that belongs to none of them is closed to it.',
    cure: "Give the directory to the container's ids with `podman unshare chown -R`, mount it with `:U`, which does the same, or take `keep-id`, so that the container runs as the user.",
    signatures: [
        /filesystem: mkdir \/var\/lib\/registry\S*: permission denied/,
        /lsetxattr\(?[^\n]*(?:operation not supported|operation not permitted)/i,
    ],
    sources: [
        'podman-run(1), --volume, :U and :z',
        'podman-unshare(1)',
        'user_namespaces(7), capabilities in a user namespace',
    ],
};
/**
 * Can a pod use a directory of the user's for the data that it writes?
 * @param path of the directory that is mounted; it may not exist yet
 */
function mountCheck(path, ids) {
    return (0,check/* check */.z6)({
        ...mountCondition,
        read: (host) => (0,mount_facts/* readMount */.O)((0,external_node_path_.resolve)(path), ids, host),
        judge: judgeMount,
    });
}


/***/ }),

/***/ 4812:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VB: () => (/* binding */ containersConf),
/* harmony export */   m8: () => (/* binding */ userDropIn),
/* harmony export */   tJ: () => (/* binding */ userConfigDirectory)
/* harmony export */ });
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7626);
/* harmony import */ var _toml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6589);


/** The directory of this user's own configuration of podman. */
function userConfigDirectory(host) {
    return `${host.variable('XDG_CONFIG_HOME') || `${(0,_home_js__WEBPACK_IMPORTED_MODULE_1__/* .homeDirectory */ .R)(host)}/.config`}/containers`;
}
/**
 * A file of this user's own that says something more than the system's containers.conf(5), named for what it says.
 * @returns nothing where CONTAINERS_CONF has podman read one file alone
 */
function userDropIn(host, what) {
    if (host.variable('CONTAINERS_CONF'))
        return undefined;
    return `${userConfigDirectory(host)}/containers.conf.d/99-podman-registry-${what}.conf`;
}
/** What podman is configured with, read once. */
function containersConf(host) {
    return host.shared('containers.conf', () => readConf(host));
}
async function readConf(host) {
    const only = host.variable('CONTAINERS_CONF');
    const last = host.variable('CONTAINERS_CONF_OVERRIDE');
    const paths = only ? [only] : await usualPaths(host);
    const files = [];
    const broken = [];
    for (const path of [...paths, ...(last ? [last] : [])]) {
        const found = await (0,_toml_js__WEBPACK_IMPORTED_MODULE_0__/* .readToml */ .D7)(path, host);
        if (found === undefined)
            continue;
        if ('problem' in found)
            broken.push(found);
        else
            files.push({ path, tables: found.tables });
    }
    return {
        broken,
        get: (table, key) => {
            for (const { path, tables } of files.toReversed()) {
                const found = (0,_toml_js__WEBPACK_IMPORTED_MODULE_0__/* .tableAt */ .af)(tables, table);
                if (Object.hasOwn(found, key))
                    return { value: found[key], path };
            }
            return undefined;
        },
    };
}
/** Source: containers.conf(5), "the containers engine reads …"; within a drop-in directory the names decide. */
async function usualPaths(host) {
    const paths = [];
    for (const directory of ['/usr/share/containers', '/etc/containers', userConfigDirectory(host)]) {
        paths.push(`${directory}/containers.conf`, ...(await (0,_toml_js__WEBPACK_IMPORTED_MODULE_0__/* .dropInsIn */ .rk)(`${directory}/containers.conf.d`, host)));
    }
    return paths;
}


/***/ }),

/***/ 7626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ homeDirectory),
/* harmony export */   U: () => (/* binding */ runtimeDirectory)
/* harmony export */ });
/** Where podman and its clients look for the user's own files: HOME, which a job may have set to another place than passwd(5). */
function homeDirectory(host) {
    return host.variable('HOME') || host.user.home;
}
/** Where podman keeps what ends with the session. Source: homedir.GetRuntimeDir of containers/storage. */
function runtimeDirectory(host) {
    return host.variable('XDG_RUNTIME_DIR') || `/run/user/${host.user.uid}`;
}


/***/ }),

/***/ 1979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RU: () => (/* binding */ mountHolding)
/* harmony export */ });
/* unused harmony exports parseMounts, mountOf */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

function parseMounts(mountinfo) {
    return mountinfo.split('\n').flatMap((line) => {
        const [, , , , point, options] = line.split(' ');
        if (point === undefined || options === undefined)
            return [];
        const plain = point.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
        return [{ point: plain, options: options.split(',') }];
    });
}
/** The mount that holds a path; of several at one point the last covers the others. */
function mountOf(path, mounts) {
    const holding = mounts.filter(({ point }) => point === '/' || path === point || path.startsWith(`${point}/`));
    return holding.reduce((best, mount) => (best === undefined || mount.point.length >= best.point.length ? mount : best), undefined);
}
/** The mount of a path, or of the nearest directory above that exists. */
async function mountHolding(path, host) {
    const mounts = await host.shared('mounts', async () => parseMounts((await host.read('/proc/self/mountinfo')) ?? ''));
    for (let current = path;; current = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(current)) {
        const real = await host.realpath(current);
        if (real !== undefined)
            return mountOf(real, mounts);
        if (current === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(current))
            return mountOf(path, mounts);
    }
}


/***/ }),

/***/ 3051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ findPauseProcess),
/* harmony export */   m: () => (/* binding */ pauseProcessMap)
/* harmony export */ });
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7626);

/**
 * The pause process of this user, if one lives.
 * Source: pkg/rootless of Podman, which keeps its number below the runtime directory.
 */
async function findPauseProcess(host) {
    const file = `${(0,_home_js__WEBPACK_IMPORTED_MODULE_0__/* .runtimeDirectory */ .U)(host)}/libpod/tmp/pause.pid`;
    const pid = Number(await host.read(file));
    if (!Number.isInteger(pid) || pid <= 1)
        return undefined;
    // A number that another process has got since is no pause process.
    const name = (await host.read(`/proc/${pid}/comm`))?.trim();
    return name === 'catatonit' || name?.startsWith('podman pause') ? { pid, file } : undefined;
}
/**
 * The map of its user namespace. Asking the kernel spares a process.
 * @returns /proc/PID/uid_map, or nothing where no pause process lives
 */
async function pauseProcessMap(host) {
    const pause = await findPauseProcess(host);
    return pause && host.read(`/proc/${pause.pid}/uid_map`);
}


/***/ }),

/***/ 5505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ installedPodmanVersion)
/* harmony export */ });
/* harmony import */ var _podman_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9710);

/**
 * The version of podman before its first real call. `podman --version` opens no storage; `podman version` and
 * `podman info` make one, and with it the choice of a storage driver.
 * @returns nothing where there is no podman, or it does not say
 */
function installedPodmanVersion(host) {
    return host.shared('podman --version', async () => {
        if ((await host.find('podman')) === undefined)
            return undefined;
        const { stdout } = await host.attempt(['podman', '--version'], { timeout: 10 });
        const version = /version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
        return version === undefined ? undefined : (0,_podman_version_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePodmanVersion */ .f6)(version);
    });
}


/***/ }),

/***/ 3311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ storageConf)
/* harmony export */ });
/* harmony import */ var _containers_conf_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4812);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7626);
/* harmony import */ var _toml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6589);



/** What decides where podman stores, read once. */
function storageConf(host) {
    return host.shared('storage.conf', () => readConf(host));
}
/**
 * The user's file replaces the system's whole. Without one, rootless Podman before 6 takes of the system's only
 * `driver`, `rootless_storage_path`, `pull_options` and `ignore_chown_errors`.
 * Source: types/options.go of containers/storage, getRootlessStorageOpts and loadStoreOptionsFromConfFile.
 */
async function readConf(host) {
    const named = host.variable('CONTAINERS_STORAGE_CONF');
    const ownPath = `${(0,_containers_conf_js__WEBPACK_IMPORTED_MODULE_0__/* .userConfigDirectory */ .tJ)(host)}/storage.conf`;
    const candidates = named
        ? [named]
        : [ownPath, '/etc/containers/storage.conf', '/usr/share/containers/storage.conf'];
    let path;
    let found;
    for (const candidate of candidates) {
        found = await (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .readToml */ .D7)(candidate, host);
        if (found === undefined)
            continue;
        path = candidate;
        break;
    }
    const own = path !== undefined && (path === named || path === ownPath);
    const storage = found !== undefined && 'tables' in found ? (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .tableAt */ .af)(found.tables, 'storage') : {};
    const options = (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .tableAt */ .af)(storage, 'options');
    const rootlessStoragePath = (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(storage, 'rootless_storage_path');
    const graphRoot = own ? ((0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(storage, 'graphroot') ?? rootlessStoragePath) : rootlessStoragePath;
    const runRoot = own ? (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(storage, 'runroot') : undefined;
    const fromVariable = host.variable('STORAGE_DRIVER') || undefined;
    const driver = fromVariable ?? (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(storage, 'driver');
    return {
        path,
        own,
        ownPath,
        driver: driver === 'overlay2' ? 'overlay' : driver,
        driverFrom: driver === undefined ? undefined : fromVariable ? 'STORAGE_DRIVER' : path,
        graphRoot: graphRoot === undefined ? defaultGraphRoot(host) : expand(graphRoot, host),
        rootlessStoragePath,
        runRoot: runRoot === undefined ? undefined : expand(runRoot, host),
        mountProgram: own
            ? ((0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)((0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .tableAt */ .af)(options, 'overlay'), 'mount_program') ?? (0,_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .textAt */ .$6)(options, 'mount_program'))
            : undefined,
        broken: found !== undefined && 'problem' in found ? found : undefined,
    };
}
function defaultGraphRoot(host) {
    return `${host.variable('XDG_DATA_HOME') || `${(0,_home_js__WEBPACK_IMPORTED_MODULE_2__/* .homeDirectory */ .R)(host)}/.local/share`}/containers/storage`;
}
/** Source: expandEnvPath of containers/storage. */
function expand(path, host) {
    return path.replace(/\$(?:(\w+)|\{(\w+)\})/g, (_, plain, braced) => {
        const name = plain ?? braced ?? '';
        if (name === 'UID')
            return String(host.user.uid);
        if (name === 'USER')
            return host.variable('USER') || host.user.name;
        if (name === 'HOME')
            return (0,_home_js__WEBPACK_IMPORTED_MODULE_2__/* .homeDirectory */ .R)(host);
        return host.variable(name) ?? '';
    });
}


/***/ }),

/***/ 7977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LR: () => (/* binding */ hasFlaw),
/* harmony export */   ZJ: () => (/* binding */ subidFacts),
/* harmony export */   hl: () => (/* binding */ grantsToOtherGroups),
/* harmony export */   lX: () => (/* binding */ concernedBy)
/* harmony export */ });
/* harmony import */ var _ids_accounts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1254);
/* harmony import */ var _ids_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4160);
/* harmony import */ var _ids_sources_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2930);
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2561);




/** Who has which subordinate ids, and what would change; read once. */
function subidFacts(host) {
    return host.shared('subordinate ids', () => readFacts(host));
}
async function readFacts(host) {
    const { name, uid, gid } = host.user;
    const user = { name, uid, gid };
    const sources = await (0,_ids_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .readIdSources */ .Yw)(host.read);
    if (sources.elsewhere !== undefined) {
        return { source: 'elsewhere', name: sources.elsewhere, user, ranges: await getsubids(host) };
    }
    const { found, unknown } = await (0,_ids_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .findAccounts */ .sE)(host.users, sources.accounts, async (users) => {
        const { stdout } = await host.attempt(['getent', 'passwd', ...users], { timeout: 30 });
        return stdout;
    });
    const needsEnd = await (0,_ids_sources_js__WEBPACK_IMPORTED_MODULE_2__/* .needsLineEnd */ .f7)(sources.files, name, host.attempt);
    const plan = (0,_ids_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .planIds */ .Ql)({ ...sources, users: [user, ...found], needsEnd });
    const saved = `${host.journal.directory}/${host.journal.serial()}-subids.json`;
    return { source: 'files', files: sources.files, plan, unknown, self: host.self, saved };
}
async function getsubids(host) {
    if ((await host.find('getsubids')) === undefined)
        return undefined;
    // It ends with 1 where the user has no range, which is an answer.
    const [uid, gid] = await Promise.all([[], ['-g']].map(async (options) => {
        const { stdout } = await host.attempt(['getsubids', ...options, host.user.name], { timeout: 30 });
        return (0,_subids_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGetsubids */ .kx)(stdout);
    }));
    return { uid: uid ?? [], gid: gid ?? [] };
}
/** Does newuidmap(1) let a user whose group is not that of passwd(5) use the ranges? */
async function grantsToOtherGroups(host) {
    const text = (await host.read('/etc/login.defs')) ?? '';
    return (0,_ids_accounts_js__WEBPACK_IMPORTED_MODULE_0__/* .loginDefinition */ .FV)(text, 'GRANT_AUX_GROUP_SUBIDS')?.toLowerCase() === 'yes';
}
/** @param concerns is asked of each user for whom something is to be changed */
function concernedBy({ users }, concerns) {
    const plans = users.filter((plan) => (0,_ids_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .needsChange */ .AW)(plan) && concerns(plan));
    return { plans, own: plans.find((plan) => plan === users[0]) };
}
function hasFlaw({ uid, gid }, ...kinds) {
    return [...uid.flaws, ...gid.flaws].some(({ kind }) => kinds.includes(kind));
}


/***/ }),

/***/ 6589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   D7: () => (/* binding */ readToml),
/* harmony export */   af: () => (/* binding */ tableAt),
/* harmony export */   i1: () => (/* binding */ textsAt),
/* harmony export */   rk: () => (/* binding */ dropInsIn)
/* harmony export */ });
/* harmony import */ var smol_toml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3292);

/** @returns the tables of a file, or what is wrong with it; nothing where it is missing or may not be read */
async function readToml(path, host) {
    const text = await host.read(path);
    if (text === undefined)
        return undefined;
    try {
        return { tables: (0,smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qg)(text) };
    }
    catch (thrown) {
        if (!(thrown instanceof smol_toml__WEBPACK_IMPORTED_MODULE_0__/* .TomlError */ .zx))
            throw thrown;
        return { path, problem: `line ${thrown.line}: ${thrown.message.split('\n')[0]}` };
    }
}
/** A table below a table; empty where there is none. */
function tableAt(tables, ...names) {
    let current = tables;
    for (const name of names) {
        const next = Object.hasOwn(current, name) ? current[name] : undefined;
        if (typeof next !== 'object' || next === null || Array.isArray(next))
            return {};
        current = next;
    }
    return current;
}
/** A text under a key; nothing where it is missing, empty or something else. */
function textAt(table, key) {
    const value = Object.hasOwn(table, key) ? table[key] : undefined;
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** The texts of a list under a key; nothing where there is no such list. */
function textsAt(table, key) {
    const value = Object.hasOwn(table, key) ? table[key] : undefined;
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}
/** The paths of the files of a drop-in directory, in the order in which they are read. */
async function dropInsIn(directory, host) {
    const names = await host.list(directory);
    return names.filter((name) => name.endsWith('.conf')).map((name) => `${directory}/${name}`);
}


/***/ }),

/***/ 5207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ managerCgroup),
/* harmony export */   k: () => (/* binding */ userSession)
/* harmony export */ });
/** The session of this user, looked at once. */
function userSession(host) {
    return host.shared('user session', async () => {
        const { uid } = host.user;
        const directory = `/run/user/${uid}`;
        const [systemd, exists, socket, cgroup, bus, answers] = await Promise.all([
            host.exists('/run/systemd/system'),
            host.exists(directory),
            host.exists(`${directory}/systemd/private`),
            host.exists(`${managerCgroup(uid)}/init.scope`),
            host.exists(`${directory}/bus`),
            // A dbus.socket that was stopped leaves its file behind.
            host.listens(`${directory}/bus`),
        ]);
        // The sockets of a manager that was stopped stay behind while the user lingers; its cgroup does not.
        const manager = socket && cgroup;
        const silentBus = manager && bus && !answers;
        return { directory, systemd, exists, manager, bus: manager && answers, silentBus };
    });
}
/** Where the kernel counts what the user's systemd runs. Source: user@.service(5), systemd.slice(5) */
function managerCgroup(uid) {
    return `/sys/fs/cgroup/user.slice/user-${uid}.slice/user@${uid}.service`;
}


/***/ }),

/***/ 9313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wo: () => (/* binding */ octal),
/* harmony export */   XL: () => (/* binding */ byHand),
/* harmony export */   YF: () => (/* binding */ automatic),
/* harmony export */   ex: () => (/* binding */ asUser),
/* harmony export */   iz: () => (/* binding */ changeMode),
/* harmony export */   tE: () => (/* binding */ asRoot)
/* harmony export */ });
/** A remedy that only a person can carry out. */
function byHand(advice, ...steps) {
    return steps.length === 0 ? { advice } : { advice, steps };
}
/** A remedy that `setup: auto` carries out. */
function automatic(advice, ...steps) {
    return { advice, steps, automatic: true };
}
/** A command with the rights of root. */
function asRoot(argv, more = {}) {
    return { kind: 'run', as: 'root', argv, ...more };
}
/** Permissions as chmod(1) takes them: `0644`, `4755`. */
function octal(mode) {
    return mode.toString(8).padStart(4, '0');
}
/**
 * Changes the mode of a path of root's.
 * @param to what chmod(1) takes: `0666`, `u+s`
 * @param before the mode that it gets back
 */
function changeMode(to, path, before) {
    return asRoot(['chmod', to, path], { undo: ['chmod', octal(before), path] });
}
/** A command with the rights of the user. */
function asUser(argv, more = {}) {
    return { kind: 'run', as: 'user', argv, ...more };
}


/***/ }),

/***/ 4083:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wg: () => (/* binding */ DEFAULT_PORT),
/* harmony export */   ov: () => (/* binding */ freePort),
/* harmony export */   yf: () => (/* binding */ candidatePorts)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


const DEFAULT_PORT = 8443;
const CANDIDATES = 200;
/**
 * The ports to try, in order. A chosen port is the only one.
 * @param lowest `net.ipv4.ip_unprivileged_port_start`: rootless Podman cannot publish below it
 * @throws UserError when the chosen port is too low
 */
function candidatePorts(choice, lowest) {
    if (choice !== 'auto') {
        if (choice < lowest) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "port" is ${choice}, which rootless Podman may not publish on this host; allowed: auto, or ${lowest} to 65535, or let it: sudo sysctl net.ipv4.ip_unprivileged_port_start=${choice}`);
        }
        return [choice];
    }
    const first = Math.max(DEFAULT_PORT, lowest);
    return Array.from({ length: CANDIDATES }, (_, index) => first + index).filter((port) => port <= 65535);
}
/**
 * The first of the ports that nobody listens on: on `bind`, and on both loopback addresses, because a client that dials
 * `localhost` may be served by either.
 * @throws UserError when none of them is free
 */
async function freePort(ports, bind) {
    for (const port of ports) {
        if (await isFree(port, bind))
            return port;
    }
    if (ports.length === 1) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "port" is ${ports[0]}, which something on this host listens on already; allowed: auto, or a free port`);
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`every port from ${ports[0]} to ${ports.at(-1)} is taken; set the input "port" to a free one`);
}
async function isFree(port, bind) {
    // One after the other: a listener on 0.0.0.0 would be in the way of our own next one.
    for (const ip of new Set([bind, '127.0.0.1', '::1'])) {
        if (!(await canListen(ip, port)))
            return false;
    }
    return true;
}
function canListen(ip, port) {
    return new Promise((resolve, reject) => {
        const server = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.createServer)();
        server.on('error', (error) => {
            if (error.code === 'EADDRINUSE')
                resolve(false);
            // No such address here: IPv6 is off, so nobody can be in the way on it.
            else if (ip === '::1' && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'))
                resolve(true);
            else
                reject(listenError(ip, port, error));
        });
        server.listen({ host: ip, port, exclusive: true }, () => server.close(() => resolve(true)));
    });
}
function listenError(ip, port, error) {
    if (error.code === 'EADDRNOTAVAIL') {
        return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`input "bind" is ${ip}, which is no address of this host; allowed: 127.0.0.1, 0.0.0.0, or one of its own IPv4 addresses`);
    }
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`cannot listen on ${ip}:${port}: ${error.message}`);
}


/***/ }),

/***/ 3274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ existingAuthFiles),
/* harmony export */   X3: () => (/* binding */ trustCa),
/* harmony export */   Yt: () => (/* binding */ writeAuthFile)
/* harmony export */ });
/* unused harmony export mergeAuth */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5071);
/* harmony import */ var _undo_directories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4898);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2574);
/* harmony import */ var _files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5107);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1879);








/**
 * Makes podman, buildah and skopeo of this user trust the CA, for this one registry. Of the directories that they know
 * the one below $HOME comes first, and the first that exists for a registry is the only one that they read.
 * Source: containers-certs.d(5).
 * @param job names our file where the directory holds a ca.crt of somebody else's
 */
async function trustCa(ca, address, home, job, journal) {
    const certDirectory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.config/containers/certs.d', (0,_pod_js__WEBPACK_IMPORTED_MODULE_6__/* .authority */ .ku)(address));
    const made = await (0,_undo_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .missingDirectories */ .q)(certDirectory);
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(certDirectory, (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_2__/* .accessible */ .R)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(certDirectory, 'ca.crt'))) ? `${job}.crt` : 'ca.crt');
    if (made.length > 0)
        await journal.record({ kind: 'remove-empty', paths: made });
    await journal.record({ kind: 'remove', path: file });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(certDirectory, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, ca);
    return { certDirectory };
}
/**
 * Where logins that existed before may lie, the strongest first. With REGISTRY_AUTH_FILE set, podman reads that alone;
 * otherwise all the others, one after the other. Source: containers-auth.json(5).
 */
function existingAuthFiles(variable, home) {
    const named = variable('REGISTRY_AUTH_FILE');
    if (named)
        return [named];
    const runtime = variable('XDG_RUNTIME_DIR');
    const config = variable('XDG_CONFIG_HOME') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.config');
    return [
        ...(runtime ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(runtime, 'containers/auth.json')] : []),
        (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(config, 'containers/auth.json'),
        (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(variable('DOCKER_CONFIG') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, '.docker'), 'config.json'),
    ];
}
/** One auth file out of several, in which an earlier one wins, and `login` over all of them. Pure. */
function mergeAuth(files, login) {
    const weakestFirst = files.toReversed();
    const credHelpers = Object.assign({}, ...weakestFirst.map((file) => file.credHelpers ?? {}));
    return {
        auths: Object.assign({}, ...weakestFirst.map((file) => file.auths ?? {}), login),
        ...(Object.keys(credHelpers).length > 0 ? { credHelpers } : {}),
    };
}
/**
 * Writes the auth file of the job: the logins that existed before, and the one for this registry.
 * @param credentials nothing where the registry asks for none
 * @throws UserError when a file that holds logins cannot be read as JSON, because they would be lost
 */
async function writeAuthFile(path, existing, address, credentials) {
    const files = [];
    for (const file of existing) {
        const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => undefined);
        if (text !== undefined && text.trim() !== '')
            files.push(parseAuth(file, text));
    }
    const login = credentials ? { [(0,_pod_js__WEBPACK_IMPORTED_MODULE_6__/* .authority */ .ku)(address)]: { auth: (0,_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .basicAuth */ .tB)(credentials) } } : {};
    await (0,_files_js__WEBPACK_IMPORTED_MODULE_5__/* .writePrivate */ .p)(path, `${JSON.stringify(mergeAuth(files, login), null, 2)}\n`);
}
function parseAuth(file, text) {
    try {
        const parsed = JSON.parse(text);
        if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
            return parsed;
    }
    catch {
        // What it holds may be secret, so it is not shown.
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`${file} holds logins of this job's user and is not valid JSON; mend or remove it`);
}


/***/ })

};
