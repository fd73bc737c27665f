export const id = 183;
export const ids = [183,538,491];
export const modules = {

/***/ 5898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ accessible)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

/** May this process reach the path in that way? By default: is there anything at all? */
function accessible(path, mode = node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.F_OK) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(path, mode).then(() => true, () => false);
}


/***/ }),

/***/ 1491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CommandError: () => (/* binding */ CommandError),
/* harmony export */   attempt: () => (/* binding */ attempt),
/* harmony export */   run: () => (/* binding */ run),
/* harmony export */   timedOut: () => (/* binding */ timedOut)
/* harmony export */ });
/* harmony import */ var _actions_exec__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1955);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


/** A command that ended with another exit code than 0, ran out of time or does not exist. */
class CommandError extends Error {
    argv;
    result;
    name = 'CommandError';
    constructor(argv, result, timeout) {
        super(`${argv.join(' ')}: ${reason(argv, result, timeout)}`);
        this.argv = argv;
        this.result = result;
    }
    /** The command's own last words, or how it ended where it said nothing. */
    get lastWords() {
        const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(this.result.stderr || this.result.stdout, 3).join('\n');
        return said === '' ? this.message : said;
    }
}
// coreutils' timeout(1): 124 when the limit was reached, 137 when SIGKILL was needed, 126 and 127 as a shell has them.
const TIMED_OUT = [124, 137];
const NOT_FOUND = 127;
/** Did a command reach its time limit? */
function timedOut({ exitCode }) {
    return TIMED_OUT.includes(exitCode);
}
function reason(argv, result, timeout) {
    const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLines */ .w$)(result.stderr || result.stdout, 5).join('\n');
    const words = said === '' ? '' : `\n${said}`;
    if (timedOut(result))
        return `no end after ${timeout} s${words}`;
    if (result.exitCode === NOT_FOUND)
        return `${argv[0]} is not installed${words}`;
    return `exit code ${result.exitCode}${words}`;
}
/**
 * Runs a command without a shell and returns how it ended, whatever its exit code.
 * The time limit is kept by timeout(1), because \@actions/exec has none and leaves children behind. Nothing is written to
 * standard input: \@actions/exec does not catch the error of a child that has ended before it read all of it.
 */
const attempt = async (argv, options) => {
    const environment = {};
    for (const [name, value] of Object.entries({ ...process.env, ...options.env })) {
        if (value !== undefined)
            environment[name] = value;
    }
    const listeners = options.onLine ? { stdline: options.onLine, errline: options.onLine } : {};
    const [program = '', ...args] = limited(argv, options.timeout);
    const { exitCode, stdout, stderr } = await (0,_actions_exec__WEBPACK_IMPORTED_MODULE_0__/* .getExecOutput */ .H)(`"${program}"`, args, {
        silent: true,
        ignoreReturnCode: true,
        env: environment,
        listeners,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    // \@actions/exec keeps a last line to itself that has no end.
    for (const text of [stdout, stderr]) {
        const rest = text.slice(text.lastIndexOf('\n') + 1);
        if (rest !== '')
            options.onLine?.(rest);
    }
    return { exitCode, stdout, stderr };
};
// Only Linux is sure to have it, and Windows has another program of that name; what runs there is git, which ends.
function limited(argv, timeout) {
    return process.platform === 'linux' ? ['timeout', '--kill-after=5', String(timeout), ...argv] : argv;
}
/**
 * Runs a command without a shell.
 * @returns its standard output
 * @throws CommandError when it ends with another exit code than 0, or not in time
 */
async function run(argv, options) {
    const result = await attempt(argv, options);
    if (result.exitCode !== 0)
        throw new CommandError(argv, result, options.timeout);
    return result.stdout;
}


/***/ }),

/***/ 3183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endMachine: () => (/* binding */ endMachine),
  rootCache: () => (/* binding */ rootCache),
  startInMachine: () => (/* binding */ startInMachine)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
;// CONCATENATED MODULE: ./lib/src/machine/cgroup.js


function mountsOf(type, mounts) {
    const fields = mounts.split('\n').map((line) => line.split(' '));
    return fields.flatMap(([, target, found]) => target !== undefined && type.test(found ?? '') ? [target] : []);
}
/** Where cgroup v2 is mounted, by the text of /proc/self/mounts; also in the hybrid layout. */
function unifiedMount(mounts) {
    return mountsOf(/^cgroup2$/, mounts)[0];
}
/** Paths that the cgroup of a name can have, v1 and v2: nspawn makes one of the same name in systemd's own v1. */
function cgroupsNamed(name, mounts) {
    return mountsOf(/^cgroup2?$/, mounts).map((mount) => (0,external_node_path_.join)(mount, name));
}
/** Ids of all processes in a cgroup and below; none where the cgroup does not exist. */
async function processesIn(cgroup) {
    const entries = await (0,promises_.readdir)(cgroup, { withFileTypes: true }).catch(() => []);
    const own = await (0,promises_.readFile)((0,external_node_path_.join)(cgroup, 'cgroup.procs'), 'utf8').catch(() => '');
    const below = await Promise.all(entries.filter((entry) => entry.isDirectory()).map((entry) => processesIn((0,external_node_path_.join)(cgroup, entry.name))));
    return [...own.split('\n').filter(Boolean).map(Number), ...below.flat()];
}
/** Whether a text of /proc/PID/status is that of the first process of a process namespace below ours. */
function isNamespaceInit(status) {
    const ids = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
    // nspawn's own forks are still called systemd-nspawn; only the booted init has a name of its own.
    return ids.length > 1 && ids.at(-1) === '1' && /^Name:\s+(systemd|init)$/m.test(status);
}
/** The process that is PID 1 of the machine in a cgroup, once it has been started by `parent`. */
async function initOf(cgroup, parent) {
    for (const pid of await processesIn(cgroup)) {
        const status = await (0,promises_.readFile)(`/proc/${pid}/status`, 'utf8').catch(() => '');
        if (status.includes(`\nPPid:\t${parent}\n`) && isNamespaceInit(status))
            return pid;
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/src/machine/recipe.js

/** The user that work runs as in every machine; hosted runners have the same name and number. */
const RUNNER = { name: 'runner', uid: 1001, home: '/home/runner' };
const EVERYWHERE = 'systemd systemd-sysv dbus libpam-systemd sudo login procps iproute2 ca-certificates curl nodejs';
// Debian's podman only recommends several of these, and mmdebstrap installs no recommendations.
const READY = 'dbus-user-session polkitd openssl git podman uidmap passt slirp4netns netavark aardvark-dns nftables crun ' +
    'catatonit containers-storage skopeo buildah apache2-utils';
const FLAVOURS = {
    bare: '',
    ready: ` ${READY}`,
    s3: ` ${READY} swift-proxy swift-account swift-container swift-object memcached`,
    clients: ` ${READY} docker.io docker-cli containerd oras crane python3-requests`,
};
/** Names of the Debian packages that mmdebstrap is told to include. */
function recipe_packages(kind) {
    return `${EVERYWHERE}${FLAVOURS[kind.flavour]}`.split(' ');
}
// systemd-sysctl would set the host's kernel, which the machine shares; the apt timers would hold dpkg's lock
// under the feet of a test; nobody logs in on the console.
const MASKED = [
    'systemd-sysctl.service',
    'apt-daily.timer',
    'apt-daily-upgrade.timer',
    'console-getty.service',
];
const BASE = `
useradd --create-home --uid ${RUNNER.uid} --shell /bin/bash ${RUNNER.name}
echo '${RUNNER.name} ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/${RUNNER.name}
chmod 0440 /etc/sudoers.d/${RUNNER.name}
for unit in ${MASKED.join(' ')}; do ln -s /dev/null /etc/systemd/system/$unit; done
# Empty rather than absent: absent means a first boot, which presets every unit anew.
: > /etc/machine-id
`;
const READY_USER = `
grep -q ^${RUNNER.name}: /etc/subuid || usermod --add-subuids 100000-165535 ${RUNNER.name}
grep -q ^${RUNNER.name}: /etc/subgid || usermod --add-subgids 100000-165535 ${RUNNER.name}
mkdir -p /var/lib/systemd/linger
touch /var/lib/systemd/linger/${RUNNER.name}
`;
// Daemons that would change the network and the firewall, which the machine shares with its host. A test starts what it
// needs, without either.
const CLIENTS_OFF = `
for unit in docker.service docker.socket containerd.service; do ln -sf /dev/null /etc/systemd/system/$unit; done
`;
const BARE_USER = `
for file in /etc/subuid /etc/subgid; do [ ! -e $file ] || : > $file; done
`;
// Podman 4.3 chooses vfs where nobody says otherwise.
const OVERLAY_STORAGE = `
install -d -o ${RUNNER.name} -g ${RUNNER.name} ${RUNNER.home}/.config ${RUNNER.home}/.config/containers
printf '[storage]\\ndriver = "overlay"\\n' > ${RUNNER.home}/.config/containers/storage.conf
chown ${RUNNER.name}: ${RUNNER.home}/.config/containers/storage.conf
`;
// systemd 262 cannot make the session of user@.service under a host that still mounts cgroup v1, and without a
// session nobody sets the variable.
const RUNTIME_DIR = `
mkdir -p /etc/systemd/system/user@.service.d
printf '[Service]\\nEnvironment=XDG_RUNTIME_DIR=/run/user/%%i\\n' > /etc/systemd/system/user@.service.d/machine.conf
`;
/** The shell script that runs once inside a new root, as root, to make it the kind it shall be. */
function setUpScript(kind) {
    const ready = kind.flavour !== 'bare';
    return [
        BASE,
        ready ? READY_USER : BARE_USER,
        ready && kind.suite === 'bookworm' ? OVERLAY_STORAGE : '',
        kind.suite === 'sid' ? RUNTIME_DIR : '',
        kind.flavour === 'clients' ? CLIENTS_OFF : '',
    ].join('');
}
/** apt settings of the root, during its making and for good. */
function aptSettings(kind) {
    // Mirrors may serve a copy of sid whose Release file has expired.
    return kind.suite === 'sid' ? ['Acquire::Check-Valid-Until "false"'] : [];
}
/** A short name of everything that decides what is in the root; another recipe is another name. */
function recipeHash(kind, mirror) {
    const recipe = JSON.stringify([recipe_packages(kind), setUpScript(kind), aptSettings(kind), mirror]);
    return (0,external_node_crypto_.createHash)('sha256').update(recipe).digest('hex').slice(0, 12);
}

// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
;// CONCATENATED MODULE: ./lib/src/machine/tools.js





// Each program or file that booting needs, with the package that has it. Ubuntu lacks the keys of Debian's archive.
const NEEDED = {
    mmdebstrap: 'mmdebstrap',
    'systemd-nspawn': 'systemd-container',
    slirp4netns: 'slirp4netns',
    '/usr/share/keyrings/debian-archive-keyring.gpg': 'debian-archive-keyring',
};
const SEARCHED = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
/** The same command with the rights of root: as it is for root, else through sudo without a password. */
function privileged(argv) {
    return process.getuid?.() === 0 ? [...argv] : ['sudo', '-n', ...argv];
}
async function isInstalled(wanted) {
    const [places, mode] = wanted.startsWith('/')
        ? [[wanted], promises_.constants.R_OK]
        : [SEARCHED.map((directory) => `${directory}/${wanted}`), promises_.constants.X_OK];
    const found = places.map((place) => (0,accessible/* accessible */.R)(place, mode));
    return (await Promise.all(found)).includes(true);
}
async function missingPackages() {
    const missing = await Promise.all(Object.entries(NEEDED).map(async ([wanted, name]) => ((await isInstalled(wanted)) ? [] : [name])));
    return missing.flat();
}
/**
 * Why no machine can be booted on this host.
 * @returns one sentence with the remedy, or undefined where nothing is in the way
 */
async function machineObstacle() {
    if (process.platform !== 'linux') {
        return `A machine needs Linux, and this is ${process.platform}: use a Linux host, for instance Debian 12.`;
    }
    // Making a mount namespace shows both: that root is within reach, and that it is not a container's weak root.
    const namespace = await (0,run.attempt)(privileged(['unshare', '--mount', 'true']), { timeout: 20 });
    if (namespace.exitCode !== 0) {
        return process.getuid?.() === 0
            ? 'A machine needs the right to mount, which root has not got here: use a virtual machine instead of a container.'
            : 'A machine needs root: run this as root, or allow sudo without a password.';
    }
    if (unifiedMount(await (0,promises_.readFile)('/proc/self/mounts', 'utf8')) === undefined) {
        return 'A machine needs cgroup v2, and no cgroup2 file system is mounted: boot the host with systemd.unified_cgroup_hierarchy=1.';
    }
    const missing = await missingPackages();
    if (missing.length > 0 && !(await isInstalled('apt-get'))) {
        return `A machine needs ${missing.join(' and ')}, and there is no apt-get to install it: install it by hand.`;
    }
    return undefined;
}
/**
 * Makes sure that mmdebstrap, systemd-nspawn and slirp4netns are there; installs them with apt-get where not.
 * @throws UserError with the remedy where this host cannot boot a machine
 */
async function ensureTools(log) {
    const obstacle = await machineObstacle();
    if (obstacle !== undefined)
        throw new errors/* UserError */.yo(obstacle);
    const missing = await missingPackages();
    if (missing.length === 0)
        return;
    log.info(`installing ${missing.join(' and ')} with apt-get`);
    // env(1), because sudo hands on no variables.
    const apt = privileged(['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q']);
    try {
        await (0,run.run)([...apt, 'update'], { timeout: 300 });
        await (0,run.run)([...apt, 'install', '--yes', '--no-install-recommends', ...missing], { timeout: 600 });
    }
    catch (thrown) {
        if (!(thrown instanceof run.CommandError))
            throw thrown;
        throw new errors/* UserError */.yo(`${missing.join(' and ')} could not be installed: ${thrown.lastWords}`);
    }
}

;// CONCATENATED MODULE: ./lib/src/machine/inside.js



const ROOT_ENV = {
    HOME: '/root',
    LANG: 'C.UTF-8',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};
function rootArgv(argv, options) {
    const env = Object.entries({ ...ROOT_ENV, ...options.env }).map(([name, value]) => `${name}=${value}`);
    return ['env', '--ignore-environment', `--chdir=${options.cwd ?? ROOT_ENV.HOME}`, ...env, ...argv];
}
function runnerArgv(argv, options) {
    const env = Object.entries(options.env ?? {}).map(([name, value]) => `--setenv=${name}=${value}`);
    return [
        ...['systemd-run', '--quiet', `--uid=${RUNNER.name}`, '--pipe', '--wait', '--collect'],
        `--working-directory=${options.cwd ?? RUNNER.home}`,
        // timeout(1) ends systemd-run but not the service that it waits for.
        ...[`--property=RuntimeMaxSec=${options.timeout + 1}`, '--property=TimeoutStopSec=5'],
        ...env,
        '--',
        // env(1) finds the command on the PATH that it will have; systemd-run would look on its own.
        '/usr/bin/env',
        // systemd takes $NAME in a command line for a variable.
        ...argv.map((argument) => argument.replaceAll('$', '$$$$')),
    ];
}
/** Runs a command in the machine whose PID 1 is the host's process `initPid`; returns how it ended. */
async function runInside(initPid, argv, options) {
    const inner = options.user === 'root' ? rootArgv(argv, options) : runnerArgv(argv, options);
    // The limit is kept with the rights of root: a user's timeout(1) cannot end what sudo started.
    const limit = ['timeout', '--kill-after=5', String(options.timeout)];
    const enter = ['nsenter', `--target=${initPid}`, '--all', '--'];
    return (0,run.attempt)(privileged([...limit, ...enter, ...inner]), {
        timeout: options.timeout + 10,
        ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
    });
}

;// CONCATENATED MODULE: ./lib/src/machine/state.js


/** Everything that a machine puts into its work directory. */
function placesIn(workDir) {
    return {
        state: (0,external_node_path_.join)(workDir, 'machine.json'),
        console: (0,external_node_path_.join)(workDir, 'console.log'),
        tree: (0,external_node_path_.join)(workDir, 'tree'),
    };
}
/** @returns undefined where the work directory holds no machine */
async function readState(workDir) {
    try {
        return JSON.parse(await (0,promises_.readFile)(placesIn(workDir).state, 'utf8'));
    }
    catch (thrown) {
        if (thrown.code === 'ENOENT')
            return undefined;
        throw thrown;
    }
}
async function writeState(workDir, state) {
    const { state: path } = placesIn(workDir);
    // Renamed into place, so that nobody reads half a file.
    await (0,promises_.writeFile)(`${path}.new`, `${JSON.stringify(state, undefined, 2)}\n`);
    await (0,promises_.rename)(`${path}.new`, path);
}

;// CONCATENATED MODULE: ./lib/src/machine/stop.js








// Seconds. A container whose first process ignores SIGTERM would hold the power-off up for ten, and nothing is
// lost by killing it: the process namespace takes all of its processes along, and the copy is thrown away.
const ORDERLY_LIMIT = 3;
const KILL_LIMIT = 5;
async function isEmptyWithin(cgroup, seconds) {
    const end = Date.now() + seconds * 1000;
    while ((await processesIn(cgroup)).length > 0) {
        if (Date.now() > end)
            return false;
        await (0,external_node_timers_promises_.setTimeout)(50);
    }
    return true;
}
async function powerOff(cgroup, initPid) {
    // Only a member of the machine's own cgroup can be its init: ids are used again.
    if (initPid === undefined || !(await processesIn(cgroup)).includes(initPid))
        return;
    const asked = await runInside(initPid, ['systemctl', 'poweroff', '--no-block'], {
        user: 'root',
        timeout: 5,
    });
    if (asked.exitCode === 0)
        await isEmptyWithin(cgroup, ORDERLY_LIMIT);
}
async function killAll(cgroup) {
    const pids = await processesIn(cgroup);
    if (pids.length === 0)
        return;
    await (0,run.attempt)(privileged(['kill', '-KILL', ...pids.map(String)]), { timeout: 5 });
    if (!(await isEmptyWithin(cgroup, KILL_LIMIT))) {
        throw new Error(`processes of the machine in ${cgroup} cannot be killed`);
    }
}
/**
 * Ends the machine of a work directory, by whichever process it was booted, and removes all of it: first an
 * orderly power-off, then SIGKILL. Does nothing where there is no machine.
 * @throws Error when a process of the machine survives SIGKILL or its files cannot be removed; it can be called again
 */
async function stopMachine(workDir) {
    const state = await readState(workDir);
    if (state === undefined)
        return;
    await powerOff(state.cgroup, state.initPid);
    await killAll(state.cgroup);
    const places = placesIn(workDir);
    // Nothing is mounted below: the machine's mounts went with its mount namespace.
    const cgroups = cgroupsNamed((0,external_node_path_.basename)(state.cgroup), await (0,promises_.readFile)('/proc/self/mounts', 'utf8'));
    await (0,run.run)(privileged(['rm', '-rf', '--one-file-system', places.tree, places.console]), { timeout: 120 });
    // Not all of them exist, which find(1) takes for a failure.
    await (0,run.attempt)(privileged(['find', ...cgroups, '-depth', '-type', 'd', '-delete']), { timeout: 10 });
    // Last, so that a stop which failed can be tried again.
    await (0,promises_.rm)(places.state, { force: true });
    // A work directory that holds other things is the caller's.
    await (0,promises_.rmdir)(workDir).catch(() => undefined);
}

;// CONCATENATED MODULE: ./lib/src/machine/machine.js




/** A machine that is up, by what its work directory says of it. */
function machineOf(workDir, state) {
    const { name, initPid } = state;
    let stopped;
    return {
        name,
        initPid,
        rootDir: `/proc/${initPid}/root`,
        run: (argv, options) => runInside(initPid, argv, options),
        stop: () => {
            stopped ??= stopMachine(workDir);
            return stopped;
        },
    };
}
/**
 * Finds a machine again that another process booted.
 * @returns undefined where the work directory holds none that is running
 */
async function attachMachine(workDir) {
    const state = await readState(workDir);
    if (state?.initPid === undefined)
        return undefined;
    const { initPid } = state;
    if (!(await processesIn(state.cgroup)).includes(initPid))
        return undefined;
    return machineOf(workDir, { ...state, initPid });
}

;// CONCATENATED MODULE: ./lib/src/machine/nspawn.js

// Exit code of systemd-nspawn --keep-unit for a machine that reboots.
const REBOOT = 133;
// All mounts are made in a mount namespace of their own: they are gone with the last process of the machine,
// however it ends, and the host never sees them.
//
// Rootless Podman cannot put its overlay on an overlay: where it stores, there are plain directories.
// "volatile" spares dpkg's many fsync calls; nothing here is meant to survive.
//
// nspawn keeps notes of its machines in /run/systemd/nspawn, and leaves them there when it is killed.
//
// The shared lock on the pristine root keeps ensureRoot from removing it while a machine runs from it.
//
// A machine that is told to reboot ends nspawn with 133, as a service of systemd's own would be started again. What
// waits for that keeps the mounts. It stays in a cgroup of its own, and takes away what the last boot has made of the
// machine's: a cgroup gives controllers to those below it, or has processes of its own, but not both.
//
// A network of its own is held by a process that outlives a reboot.
const LAUNCH = `
set -eu
name=$1 root=$2 tree=$3 cgroup=$4 network=$5
shift 5
echo $$ > "$cgroup/cgroup.procs"
exec 9< "$root"
flock --shared 9
mkdir -p "$tree/root" "$tree/upper" "$tree/work" /run/systemd/nspawn
mount -t tmpfs tmpfs /run/systemd/nspawn
cd "$tree"
if mount -t overlay overlay -o "lowerdir=$root,upperdir=upper,workdir=work,volatile" root; then
  for directory in home var/tmp var/lib/containers; do
    mkdir -p "root/$directory" "plain/$directory"
    cp -a "root/$directory/." "plain/$directory/"
    mount --bind "plain/$directory" "root/$directory"
  done
else
  cp -a --reflink=auto "$root/." root/
fi
printf '%s\\n' "$name" > root/etc/hostname
printf '127.0.0.1 localhost\\n127.0.1.1 %s\\n' "$name" > root/etc/hosts
if ! grep -qw pids "$cgroup/cgroup.controllers"; then
  mkdir -p root/etc/containers/containers.conf.d
  printf '[containers]\\npids_limit = 0\\n' > root/etc/containers/containers.conf.d/99-machine.conf
fi
mkdir -p "$cgroup/launch"
echo $$ > "$cgroup/launch/cgroup.procs"
if [ "$network" = own ]; then
  unshare --net sleep infinity &
  holder=$!
  trap 'kill $holder $slirp 2> /dev/null' EXIT
  until [ "$(readlink /proc/$holder/ns/net)" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.01; done
  slirp4netns --configure --mtu=65520 --disable-host-loopback $holder eth0 &
  slirp=$!
  set -- nsenter --net=/proc/$holder/ns/net "$@"
fi
while :; do
  code=0
  sh -c 'echo $$ > "$0/cgroup.procs"; echo $$ > pid; exec "$@"' "$cgroup" "$@" || code=$?
  [ $code = ${REBOOT} ] || exit $code
  find "$cgroup" -mindepth 1 -depth -type d ! -path "$cgroup/launch" -delete
  for controller in $(cat "$cgroup/cgroup.subtree_control"); do
    echo "-$controller" > "$cgroup/cgroup.subtree_control"
  done
done
`;
function bindFlag({ source, target, readOnly }) {
    // nspawn splits at colons, and takes a backslash before one that is meant.
    const [from, to] = [source, target].map((path) => path.replaceAll(/[\\:]/g, '\\$&'));
    return `--bind${readOnly ? '-ro' : ''}=${from}:${to}`;
}
/** The command that makes a throwaway copy of the root and runs systemd-nspawn on it until the machine powers off. */
function nspawnArgv({ name, root, tree, cgroup, binds, network }) {
    return privileged([
        ...['unshare', '--mount', '--propagation=slave', 'sh', '-c', LAUNCH, 'launch'],
        ...[name, root, tree, cgroup, network],
        'env',
        // Podman wants pure cgroup v2, also where the host is hybrid.
        'SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1',
        // With the usual masks over /proc the kernel lets no nested user namespace mount its own.
        'SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes',
        // nspawn's filter takes away keyctl, which crun needs.
        'SYSTEMD_SECCOMP=0',
        'systemd-nspawn',
        ...['--quiet', '--boot', `--directory=${tree}/root`, `--machine=${name}`, '--console=pipe'],
        // The host's systemd, if it has one, is not told: the cgroup is ours, and nothing limits its devices.
        ...['--register=no', '--keep-unit', '--link-journal=no', '--resolv-conf=copy-host'],
        ...binds.map(bindFlag),
    ]);
}

;// CONCATENATED MODULE: ./lib/src/machine/boot.js














// Seconds: until PID 1 runs (a plain copy of the root takes 10 on a slow disk), and from there to all services.
const START_LIMIT = 90;
const READY_LIMIT = 60;
// Exit code of READY where the host's kernel lacks a device.
const NO_DEVICE = 42;
// The nodes are made inside, because on the host they may be closed to all but root, and must stay as they are.
// A hosted runner is online before it takes a job; here nothing else would reach that target.
const boot_READY = `
mkdir -p /dev/net
for node in 'net/tun 10 200' 'fuse 10 229'; do
  set -- $node
  rm -f /dev/$1
  mknod -m 0666 /dev/$1 c $2 $3
  if ! (: < /dev/$1) 2> /dev/null; then echo "/dev/$1"; exit ${NO_DEVICE}; fi
done
until systemctl is-system-running | grep -qxE 'running|degraded'; do sleep 0.1; done 2> /dev/null
systemctl start network-online.target
if [ -e /var/lib/systemd/linger/${RUNNER.name} ]; then
  until systemctl -q is-active user@${RUNNER.uid}.service; do sleep 0.1; done
fi
`;
/** The path of the cgroup that a machine of this name gets. */
async function freeCgroup(name) {
    const mount = unifiedMount(await (0,promises_.readFile)('/proc/self/mounts', 'utf8'));
    if (mount === undefined)
        throw new errors/* UserError */.yo('A machine needs cgroup v2, and none is mounted.');
    const cgroup = (0,external_node_path_.join)(mount, `registry-machine-${name}`);
    if ((await processesIn(cgroup)).length > 0) {
        throw new errors/* UserError */.yo(`A machine named ${name} is running on this host already: take another name or stop it.`);
    }
    return cgroup;
}
/** Starts nspawn and returns a function that tells whether it has ended. */
async function launch(argv, consolePath) {
    const output = await (0,promises_.open)(consolePath, 'w');
    // Not through `attempt`: the machine outlives the call, and in a session of its own it does not get the
    // terminal's Ctrl-C, which would end it without stop().
    const [program = '', ...rest] = argv;
    const child = (0,external_node_child_process_.spawn)(program, rest, { detached: true, stdio: ['ignore', output.fd, output.fd] });
    let ended = false;
    child.once('error', () => {
        ended = true;
    });
    child.once('exit', () => {
        ended = true;
    });
    child.unref();
    await output.close();
    return () => ended;
}
/**
 * Waits for the first process of a machine that has been launched.
 * @throws Error when nspawn ends, or there is none within 90 s
 */
async function started(tree, cgroup, hasEnded) {
    const end = Date.now() + START_LIMIT * 1000;
    while (!(await hasEnded()) && Date.now() < end) {
        const nspawnPid = Number(await (0,promises_.readFile)((0,external_node_path_.join)(tree, 'pid'), 'utf8').catch(() => '0'));
        const initPid = nspawnPid === 0 ? undefined : await initOf(cgroup, nspawnPid);
        if (initPid !== undefined)
            return { nspawnPid, initPid };
        await (0,external_node_timers_promises_.setTimeout)(50);
    }
    throw new Error((await hasEnded()) ? 'systemd-nspawn has ended' : `no init after ${START_LIMIT} s`);
}
/**
 * Makes the devices that Podman needs, and waits for the machine's services.
 * @throws UserError where the kernel lacks a device; Error when the services are not up within 60 s
 */
async function becomeReady(initPid) {
    const result = await runInside(initPid, ['sh', '-c', boot_READY], { user: 'root', timeout: READY_LIMIT });
    if (result.exitCode === NO_DEVICE) {
        throw new errors/* UserError */.yo(`The host's kernel has no ${result.stdout.trim()}, which Podman needs: load its module on the host.`);
    }
    if (result.exitCode !== 0) {
        throw new Error(`its services did not come up within ${READY_LIMIT} s\n${result.stderr}`.trimEnd());
    }
}
/**
 * Boots a machine on a throwaway copy of a root.
 * @throws UserError when the name or the work directory is taken, or the kernel lacks a device
 * @throws Error with the end of the machine's console when it does not come up; nothing is left of it then
 */
async function bootMachine(options) {
    const { name, root, binds, workDir, network, log } = options;
    const places = placesIn(workDir);
    if ((await readState(workDir)) !== undefined) {
        throw new errors/* UserError */.yo(`${workDir} holds a machine already: stop it or name another directory.`);
    }
    const begun = Date.now();
    const cgroup = await freeCgroup(name);
    await (0,promises_.mkdir)(workDir, { recursive: true });
    await writeState(workDir, { name, cgroup });
    try {
        await (0,run.run)(privileged(['mkdir', '-p', cgroup]), { timeout: 10 });
        const argv = nspawnArgv({ name, root, tree: places.tree, cgroup, binds, network });
        const hasEnded = await launch(argv, places.console);
        const state = { name, cgroup, ...(await started(places.tree, cgroup, hasEnded)) };
        await writeState(workDir, state);
        await becomeReady(state.initPid);
        log.info(`the machine ${name} is up: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
        return machineOf(workDir, state);
    }
    catch (thrown) {
        const said = (0,errors/* lastLines */.w$)(await (0,promises_.readFile)(places.console, 'utf8').catch(() => ''), 15).join('\n');
        await stopMachine(workDir);
        if (thrown instanceof errors/* UserError */.yo)
            throw thrown;
        throw new Error(`the machine ${name} did not come up: ${thrown.message}\n${said}`, {
            cause: thrown,
        });
    }
}

;// CONCATENATED MODULE: ./lib/src/machine/root.js






const DEFAULT_MIRROR = 'http://deb.debian.org/debian';
// Seconds. A slow mirror takes minutes; a build that waits for another one takes as long as both.
const BUILD_LIMIT = 1200;
// Runs under flock(1): the kernel lets go of the lock however the build ends. A tree gets its name when it is
// complete, so that an aborted build is never taken for one. A machine that runs from an old tree holds a
// shared lock on it.
const BUILD = `
set -eu
final=$1 prefix=$2
shift 2
[ ! -d "$final" ] || exit 0
mkdir -p "\${final%/*}"
rm -rf --one-file-system "$final.partial"
"$@"
mv "$final.partial" "$final"
for old in "$prefix"*; do
  [ "$old" = "$final" ] || [ ! -d "$old" ] || flock --nonblock "$old" rm -rf --one-file-system "$old" || true
done
`;
/** The mmdebstrap command that makes a root of a kind in a directory. */
function mmdebstrapArgv(kind, directory, mirror) {
    const hook = `chroot "$1" sh -eu <<'END-OF-SET-UP'\n${setUpScript(kind)}\nEND-OF-SET-UP\n`;
    return [
        'mmdebstrap',
        '--variant=minbase',
        '--format=directory',
        `--include=${recipe_packages(kind).join(',')}`,
        ...aptSettings(kind).map((setting) => `--aptopt=${setting}`),
        `--customize-hook=${hook}`,
        kind.suite,
        directory,
        mirror,
    ];
}
/**
 * Gives the directory of a pristine root tree of a kind; builds it where the cache has none yet.
 * The tree is shared by every machine: nothing may write to it. Safe when several run at once.
 * @param options.cache absolute path of the directory that keeps the trees (about 0.6 GB each)
 * @throws UserError when mmdebstrap fails, mostly because the Debian mirror is out of reach
 */
async function ensureRoot(kind, options) {
    const mirror = process.env.DEBIAN_MIRROR || DEFAULT_MIRROR;
    const prefix = (0,external_node_path_.join)(options.cache, `${kind.suite}-${kind.flavour}-`);
    const final = `${prefix}${recipeHash(kind, mirror)}`;
    if (await (0,accessible/* accessible */.R)(final))
        return final;
    const what = `Debian ${kind.suite} root (${kind.flavour})`;
    options.log.info(`building a ${what} with mmdebstrap (about 30 s, once; kept in ${options.cache})`);
    const begun = Date.now();
    const build = [
        'sh',
        '-c',
        BUILD,
        'build',
        final,
        prefix,
        ...mmdebstrapArgv(kind, `${final}.partial`, mirror),
    ];
    const lock = `${prefix}lock`;
    await (0,run.attempt)(privileged(['mkdir', '-p', options.cache]), { timeout: 10 });
    // The limit is kept with the same rights as the build: a user's timeout(1) cannot end what sudo started.
    const argv = privileged(['timeout', '--kill-after=5', String(BUILD_LIMIT), 'flock', lock, ...build]);
    const result = await (0,run.attempt)(argv, { timeout: BUILD_LIMIT + 30 });
    if (result.exitCode !== 0) {
        const { lastWords } = new run.CommandError(['mmdebstrap'], result, BUILD_LIMIT);
        throw new errors/* UserError */.yo(`No ${what} could be made from ${mirror} (another mirror can be named in DEBIAN_MIRROR):\n${lastWords}`);
    }
    options.log.info(`the ${what} is built: ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    return final;
}

// EXTERNAL MODULE: ./lib/src/local/session.js
var session = __webpack_require__(9538);
;// CONCATENATED MODULE: ./lib/src/local/in-machine.js










// Where the checkout and the artifacts are seen from inside.
const ACTION = '/action';
const ARTIFACTS = '/artifacts';
/** Boots a throwaway machine and runs the same command inside it, as its user `runner`. */
async function startInMachine(options, terminal, log) {
    const artifacts = (0,external_node_path_.resolve)(options.artifacts);
    await (0,promises_.mkdir)(artifacts, { recursive: true });
    await ensureTools(log);
    const root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache: rootCache(), log });
    const workDir = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'podman-registry-machine-'));
    const machine = await bootMachine({
        root,
        name: 'podman-registry',
        binds: [
            { source: options.actionRoot, target: ACTION, readOnly: true },
            { source: artifacts, target: ARTIFACTS, readOnly: false },
        ],
        workDir,
        // With --keep the registry is there for this host's clients.
        network: 'host',
        log,
    });
    let kept = false;
    const end = () => void stopMachine(workDir).then(() => process.exit(130));
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    try {
        const exitCode = await withArtifactsOf(RUNNER.uid, artifacts, () => runCli(machine, ['start', '--here', ...startArguments(options)], terminal));
        if (exitCode === 0)
            terminal.show(`(on this host: ${artifacts})`);
        if (exitCode === 0 && options.keep) {
            kept = true;
            await (0,session.saveSession)({ kind: 'machine', workDir });
            terminal.show(`The machine shares this host's network. A shell in it: sudo nsenter -t ${machine.initPid} -a su - ${RUNNER.name}`);
        }
        return exitCode;
    }
    finally {
        process.off('SIGINT', end);
        process.off('SIGTERM', end);
        if (!kept)
            await machine.stop();
    }
}
/** Takes the registry in a kept machine away, and then the machine. */
async function endMachine(workDir, terminal) {
    const machine = await attachMachine(workDir);
    const exitCode = machine === undefined ? 0 : await runCli(machine, ['down'], terminal);
    await stopMachine(workDir);
    return exitCode;
}
/** Root trees are kept between runs, outside the checkout. */
function rootCache() {
    const own = process.env.XDG_CACHE_HOME || (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
    return (0,external_node_path_.join)(process.getuid?.() === 0 ? '/var/cache' : own, 'podman-registry-action');
}
function startArguments({ inputs, keep }) {
    const given = Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`]);
    return ['--artifacts', ARTIFACTS, ...(keep ? ['--keep'] : []), ...given];
}
async function runCli(machine, args, terminal) {
    const { exitCode } = await machine.run(['node', `${ACTION}/dist/cli.js`, ...args], {
        user: 'runner',
        // What a hosted runner's step has; without a session variable, as on a self-hosted one, the host check sets it.
        env: { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` },
        timeout: 3600,
        onLine: terminal.show,
    });
    return exitCode;
}
/** Lends the directory to the user inside, whose number means nobody on this host, and takes it back. */
async function withArtifactsOf(uid, directory, work) {
    await (0,promises_.chown)(directory, uid, uid);
    try {
        return await work();
    }
    finally {
        await (0,promises_.chown)(directory, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
    }
}


/***/ }),

/***/ 9538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   forgetSession: () => (/* binding */ forgetSession),
/* harmony export */   readSession: () => (/* binding */ readSession),
/* harmony export */   saveSession: () => (/* binding */ saveSession)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



function sessionFile() {
    const state = process.env.XDG_STATE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.local/state');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(state, 'podman-registry-action/session.json');
}
async function saveSession(session) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(sessionFile()), { recursive: true, mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(sessionFile(), JSON.stringify(session), { mode: 0o600 });
}
/** @returns nothing where nothing was kept */
async function readSession() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(sessionFile(), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : JSON.parse(text);
}
async function forgetSession() {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(sessionFile(), { force: true });
}


/***/ })

};
