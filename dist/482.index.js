export const id = 482;
export const ids = [482,980,491];
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

/***/ 6482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Os: () => (/* binding */ lookAtPlatform),
  Q4: () => (/* binding */ prepareHost),
  yo: () => (/* binding */ probePodman)
});

// UNUSED EXPORTS: formatCheck, hostChecks, liveChecks, platformChecks

// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
;// CONCATENATED MODULE: ./lib/src/host/check.js


function check(record) {
    return {
        id: record.id,
        title: record.title,
        async look(host) {
            const facts = await record.read(host);
            const { mend } = record;
            return {
                verdict: record.judge(facts),
                ...(mend === undefined ? {} : { mend: () => mend.call(record, facts, host) }),
            };
        },
    };
}
/**
 * Looks at everything side by side and, where `mend` allows, puts right what is not as it should be, in the order of
 * the list. After a first change the later checks look again, because what they saw may no longer hold.
 */
async function runChecks(checks, host, options) {
    const looks = checks.map((one) => one.look(host));
    // A look that fails is waited for in its turn below; until then nobody else may call it unhandled.
    for (const look of looks)
        look.catch(() => undefined);
    const results = [];
    let changed = false;
    for (const [index, one] of checks.entries()) {
        const look = await (changed ? one.look(host) : looks[index]);
        if (look === undefined)
            continue;
        const { verdict, mend } = look;
        if (!verdict.fit && mend && options.mend) {
            results.push(await mendAndLookAgain(one, host, mend));
            changed = true;
        }
        else {
            results.push(result(one, verdict, 'ok'));
        }
    }
    return results;
}
async function mendAndLookAgain(one, host, mend) {
    try {
        await mend();
    }
    catch (thrown) {
        const { verdict } = await one.look(host);
        const why = thrown instanceof run.CommandError ? thrown.message : (0,errors/* describeError */.Uc)(thrown);
        const after = result(one, verdict, 'mended');
        return verdict.fit ? after : { ...after, found: `${after.found}; it could not be put right: ${why}` };
    }
    const { verdict } = await one.look(host);
    return result(one, verdict, 'mended');
}
function result({ id, title }, verdict, whenFit) {
    if (verdict.fit)
        return { id, title, state: whenFit, found: verdict.found };
    const state = verdict.severity === 'error' ? 'cannot' : 'warning';
    return { id, title, state, found: verdict.found, remedy: verdict.remedy };
}

// EXTERNAL MODULE: ./lib/src/host/idmap.js
var idmap = __webpack_require__(7856);
;// CONCATENATED MODULE: ./lib/src/host/subids.js

/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
const ENOUGH_IDS = 65536;
// login.defs(5): SUB_UID_MIN, from which useradd allocates too.
const FIRST_ID = 100_000;
// The kernel's ids are 32 bits wide and the last one means "none".
const LAST_ID = 0xffff_fffe;
/** Reads /etc/subuid or /etc/subgid. Lines that shadow would not understand are passed over, as shadow does. */
function parseSubids(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^([^:#]+):(\d+):(\d+)\s*$/.exec(line);
        return found ? [{ owner: found[1] ?? '', start: Number(found[2]), count: Number(found[3]) }] : [];
    });
}
/** Reads what getsubids(1) prints: `0: runner 100000 65536`. */
function parseGetsubids(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^\d+:\s+\S+\s+(\d+)\s+(\d+)\s*$/.exec(line);
        return found ? [{ start: Number(found[1]), count: Number(found[2]) }] : [];
    });
}
function total(ranges) {
    return ranges.reduce((sum, range) => sum + range.count, 0);
}
function overlap(a, b) {
    return a.start < b.start + b.count && b.start < a.start + a.count;
}
/** Do any two of the ranges share an id? newuidmap then refuses the whole map with "Invalid argument". */
function overlapAmong(ranges) {
    const sorted = ranges.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
    return sorted.some((range, index) => {
        const next = sorted[index + 1];
        return next !== undefined && overlap(range, next);
    });
}
/**
 * A new range of 65536 ids that overlaps none of `taken`: above all of them, and aligned to 65536, so that a person
 * reads host ids easily.
 * @throws UserError when no id is left above the taken ones
 */
function allocate(taken) {
    const end = taken.reduce((highest, range) => Math.max(highest, range.start + range.count), FIRST_ID);
    const start = Math.ceil(end / ENOUGH_IDS) * ENOUGH_IDS;
    if (start + ENOUGH_IDS - 1 > LAST_ID) {
        throw new errors/* UserError */.yo(`no subordinate ids are left above ${end - 1}; free a range in /etc/subuid and /etc/subgid`);
    }
    return { start, count: ENOUGH_IDS };
}
function formatRange({ start, count }) {
    return `${start}-${start + count - 1}`;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/namespace.js





/**
 * The probe that decides: the user namespace that podman really makes. A map that lacks the subordinate ids comes from
 * a pause process that is older than they are; `podman system migrate` ends it, and every container of the user with it.
 * Source: podman-system-migrate(1).
 */
const namespace = check({
    id: 'RP027',
    title: 'user namespace',
    read: async (host) => {
        const { podman } = host;
        try {
            const map = (0,idmap/* parseIdMap */.d)((await pauseProcessMap(host)) ?? (await podman.userNamespaceMap()));
            return { map, running: isWhole(map) ? [] : await podman.runningContainers() };
        }
        catch (thrown) {
            if (thrown instanceof run.CommandError)
                return { map: thrown, running: await runningOrUnknown(podman) };
            throw thrown;
        }
    },
    judge: judgeNamespace,
    mend: async ({ running }, host) => {
        if (running.length > 0)
            throw new errors/* UserError */.yo(`it would stop ${running.join(', ')}`);
        await host.podman.systemMigrate();
    },
});
function judgeNamespace({ map, running }) {
    if (map instanceof run.CommandError) {
        return {
            fit: false,
            severity: 'error',
            found: `podman cannot make a user namespace: ${map.lastWords}`,
            remedy: 'podman unshare cat /proc/self/uid_map',
        };
    }
    if (!isWhole(map)) {
        const busy = running.length > 0 ? ` (it stops ${running.join(', ')})` : '';
        return {
            fit: false,
            severity: 'error',
            found: `podman's user namespace holds ${size(map)} ids of the ${ENOUGH_IDS + 1} that the ranges give`,
            remedy: `podman system migrate${busy}`,
        };
    }
    return {
        fit: true,
        found: map.map(({ inside, outside, count }) => `${inside}→${outside} (${count})`).join(', '),
    };
}
/**
 * The map of the pause process, whose namespace every podman of this user joins while it lives. Asking the kernel
 * spares a process. Source: pkg/rootless of Podman, which keeps its pid below the runtime directory.
 */
async function pauseProcessMap(host) {
    const runtime = host.variable('XDG_RUNTIME_DIR');
    const pid = runtime && (await host.read(`${runtime}/libpod/tmp/pause.pid`));
    if (!pid)
        return undefined;
    // A number that another process has got since is no pause process.
    const name = await host.read(`/proc/${pid.trim()}/comm`);
    const isPause = name?.trim() === 'catatonit' || name?.trim().startsWith('podman pause');
    return isPause ? host.read(`/proc/${pid.trim()}/uid_map`) : undefined;
}
/** A podman that cannot say what runs may have something running. */
async function runningOrUnknown(podman) {
    try {
        return await podman.runningContainers();
    }
    catch {
        return ['what podman cannot list'];
    }
}
function size(map) {
    return map.reduce((sum, { count }) => sum + count, 0);
}
function isWhole(map) {
    return size(map) > ENOUGH_IDS;
}

;// CONCATENATED MODULE: ./lib/src/host/checks/platform.js

/**
 * Can this kind of machine run rootless Podman under systemd at all? Nothing of it can be put right from within a job.
 * Sources: sd_booted(3); crun ("cgroups in hybrid mode not supported"); `/run/.containerenv` and `/.dockerenv` are made
 * by Podman and Docker in their containers.
 */
const platform = check({
    id: 'RP001',
    title: 'platform',
    read: async (host) => ({
        platform: host.platform,
        uid: host.user.uid,
        bootedWithSystemd: await host.exists('/run/systemd/system'),
        inContainer: (await host.exists('/run/.containerenv')) || (await host.exists('/.dockerenv')),
        unifiedCgroups: await host.exists('/sys/fs/cgroup/cgroup.controllers'),
    }),
    judge: judgePlatform,
});
function judgePlatform(facts) {
    if (facts.platform !== 'linux') {
        return unfit(`this runner is ${facts.platform}`, 'Podman needs Linux: use `runs-on: ubuntu-latest`.');
    }
    if (facts.inContainer) {
        return unfit('everything runs inside a container', 'Rootless Podman needs a user session of its own: take `container:` out of the job, or use a runner that is a machine.');
    }
    if (facts.uid === 0) {
        return unfit('everything runs as root, so Podman would not be rootless', 'Run the runner as an ordinary user.');
    }
    if (!facts.bootedWithSystemd) {
        return unfit('systemd is not the init of this machine', 'Use a runner that was booted with systemd; Quadlet and a user session need it.');
    }
    if (!facts.unifiedCgroups) {
        return unfit('cgroup v2 is not mounted at /sys/fs/cgroup', 'Boot the machine with `systemd.unified_cgroup_hierarchy=1`; crun refuses the hybrid layout.');
    }
    return { fit: true, found: 'Linux with systemd and cgroup v2, not as root' };
}
function unfit(found, remedy) {
    return { fit: false, severity: 'error', found, remedy };
}

// EXTERNAL MODULE: ./lib/src/podman/version.js
var podman_version = __webpack_require__(9710);
;// CONCATENATED MODULE: ./lib/src/host/checks/podman-version.js


/** The version that podman itself tells; never guessed from the name of a runner image, because those are mixed during a rollout. */
const podmanVersion = check({
    id: 'RP011',
    title: 'version of podman',
    read: async (host) => ((await host.find('podman')) === undefined ? undefined : host.podman.version()),
    judge: judgeVersion,
});
function judgeVersion(version) {
    if (version === undefined) {
        return { fit: false, severity: 'error', found: 'podman is not installed', remedy: 'See RP010.' };
    }
    const text = (0,podman_version/* formatVersion */.qh)(version);
    if (!(0,podman_version/* atLeast */.jZ)(version, 3, 4)) {
        return {
            fit: false,
            severity: 'error',
            found: `Podman ${text}`,
            remedy: 'Use Podman 3.4 or later; earlier ones cannot play this pod.',
        };
    }
    if (!(0,podman_version/* atLeast */.jZ)(version, 4, 4)) {
        return { fit: true, found: `Podman ${text}, which has no Quadlet yet (4.4 brought it)` };
    }
    return { fit: true, found: `Podman ${text}` };
}

// EXTERNAL MODULE: ./node_modules/ini/lib/ini.js
var ini = __webpack_require__(5756);
;// CONCATENATED MODULE: ./lib/src/host/checks/programs.js



// The directories are containers.conf's defaults of `helper_binaries_dir`; catatonit is only a Recommends of Debian's podman.
const CATATONIT = ['catatonit', '/usr/libexec/podman/catatonit', '/usr/lib/podman/catatonit'];
const NEEDS = [
    { what: 'podman', anyOf: ['podman'], packages: { apt: ['podman'], dnf: ['podman'] } },
    { what: 'newuidmap', anyOf: ['newuidmap'], packages: { apt: ['uidmap'], dnf: ['shadow-utils'] } },
    { what: 'newgidmap', anyOf: ['newgidmap'], packages: { apt: ['uidmap'], dnf: ['shadow-utils'] } },
    { what: 'catatonit', anyOf: CATATONIT, packages: { apt: ['catatonit'], dnf: ['catatonit'] } },
    {
        what: 'pasta or slirp4netns',
        anyOf: ['pasta', 'slirp4netns'],
        packages: { apt: ['passt', 'slirp4netns'], dnf: ['passt', 'slirp4netns'] },
    },
    {
        what: 'a D-Bus user session',
        anyOf: ['/usr/lib/systemd/user/dbus.socket'],
        packages: { apt: ['dbus-user-session'], dnf: ['dbus-broker', 'dbus-daemon'] },
    },
    { what: 'openssl', anyOf: ['openssl'], packages: { apt: ['openssl'], dnf: ['openssl'] } },
];
// Without recommended packages these stay behind, and a Quadlet pod on podman's default bridge needs them.
const BESIDE_PODMAN = {
    apt: ['netavark', 'aardvark-dns', 'nftables', 'crun'],
    dnf: ['netavark', 'aardvark-dns', 'nftables', 'crun'],
};
const programs = check({
    id: 'RP010',
    title: 'podman and what it needs',
    read: async (host) => {
        const met = await Promise.all(NEEDS.map((need) => findAny(need, host)));
        const { family, system } = readOsRelease((await host.read('/etc/os-release')) ?? '');
        return {
            missing: NEEDS.filter((_, index) => met[index] === undefined).map((need) => need.what),
            podman: met[0],
            family,
            system,
        };
    },
    judge: judgePrograms,
    mend: async (facts, host) => {
        const { family } = facts;
        if (family === undefined)
            throw new errors/* UserError */.yo(`${facts.system} has neither apt nor dnf`);
        const wanted = packagesFor(facts.missing, family);
        host.log.info(`installing ${wanted.join(', ')} …`);
        if (family === 'apt')
            await installWithApt(wanted, host);
        else
            await installWithDnf(wanted, host);
    },
});
function judgePrograms({ missing, podman, family, system }) {
    if (missing.length === 0)
        return { fit: true, found: `${podman} on ${system}, with all that it needs` };
    const install = family && `sudo ${installCommand(family)} ${packagesFor(missing, family).join(' ')}`;
    return {
        fit: false,
        severity: 'error',
        found: `missing on ${system}: ${missing.join(', ')}`,
        remedy: install ?? `Install ${missing.join(', ')} with the package manager of ${system}.`,
    };
}
/** Package manager and name of the system, out of an os-release(5) file. */
function readOsRelease(text) {
    const fields = (0,ini.parse)(text);
    const ids = [fields.ID ?? '', ...(fields.ID_LIKE ?? '').split(/\s+/)];
    const system = fields.PRETTY_NAME ?? fields.ID ?? 'this system';
    if (ids.some((id) => id === 'debian' || id === 'ubuntu'))
        return { family: 'apt', system };
    if (ids.some((id) => id === 'fedora' || id === 'rhel' || id === 'centos'))
        return { family: 'dnf', system };
    return { family: undefined, system };
}
function installCommand(family) {
    return family === 'apt' ? 'apt-get install --yes' : 'dnf install --assumeyes';
}
function packagesFor(missing, family) {
    const needed = NEEDS.filter((need) => missing.includes(need.what)).flatMap((need) => need.packages[family]);
    return [...new Set([...needed, ...(missing.includes('podman') ? BESIDE_PODMAN[family] : [])])];
}
async function findAny(need, host) {
    for (const candidate of need.anyOf) {
        if (candidate.startsWith('/') ? await host.exists(candidate) : await host.find(candidate)) {
            return (await host.find(candidate)) ?? candidate;
        }
    }
    return undefined;
}
async function installWithApt(wanted, host) {
    // A runner that updates itself may hold dpkg's lock for a while.
    const options = ['-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Options::=--force-confold'];
    const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options];
    await host.asRoot([...apt, 'update'], { timeout: 300 });
    // Not every release has every package (22.04 lacks passt), and apt-get refuses all when one is unknown.
    const { stdout } = await host.attempt(['apt-cache', 'show', '--no-all-versions', ...wanted], {
        timeout: 60,
    });
    const known = wanted.filter((name) => stdout.split('\n').includes(`Package: ${name}`));
    await host.journal.record({ kind: 'kept', what: `installed packages: ${known.join(', ')}` });
    await host.asRoot([...apt, 'install', '--yes', '--no-install-recommends', ...known], { timeout: 900 });
}
async function installWithDnf(wanted, host) {
    await host.journal.record({ kind: 'kept', what: `installed packages: ${wanted.join(', ')}` });
    // What dnf 5 calls --skip-unavailable is part of --skip-broken in dnf 4, which refuses the other word.
    const { stdout } = await host.attempt(['dnf', '--version'], { timeout: 60 });
    const skip = stdout.startsWith('dnf5') ? '--skip-unavailable' : '--skip-broken';
    const options = ['--assumeyes', '--quiet', '--setopt=install_weak_deps=False', skip];
    await host.asRoot(['dnf', 'install', ...options, ...wanted], { timeout: 900 });
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./lib/src/host/checks/session.js


const runtimeDirectory = (uid) => `/run/user/${uid}`;
const lingering = check({
    id: 'RP042',
    title: 'lingering',
    read: async (host) => ({
        user: host.user.name,
        lingers: await host.exists(`/var/lib/systemd/linger/${host.user.name}`),
    }),
    judge: ({ user, lingers }) => lingers
        ? { fit: true, found: `on for ${user}` }
        : {
            fit: false,
            severity: 'warning',
            found: `off for ${user}: what ${user} runs ends with the session`,
            remedy: `sudo loginctl enable-linger ${user}`,
        },
    mend: async ({ user }, host) => {
        await host.journal.record({ kind: 'linger', user });
        await host.asRoot(['loginctl', 'enable-linger', user]);
    },
});
/** Without it podman falls back to cgroupfs and Quadlet units cannot run. Source: user@.service(5). */
const userManager = check({
    id: 'RP043',
    title: 'user manager',
    read: async (host) => ({
        uid: host.user.uid,
        bus: await host.exists(`${runtimeDirectory(host.user.uid)}/bus`),
        manager: await host.exists(`${runtimeDirectory(host.user.uid)}/systemd/private`),
    }),
    judge: judgeManager,
    mend: async ({ uid, manager }, host) => {
        // Type=notify: systemctl comes back when the manager is up.
        if (!manager)
            await host.asRoot(['systemctl', 'start', `user@${uid}.service`]);
        else
            await startBus(uid, host);
        await waitFor(() => host.exists(`${runtimeDirectory(uid)}/bus`), 15_000);
    },
});
function judgeManager({ uid, bus, manager }) {
    if (bus && manager)
        return { fit: true, found: `user@${uid}.service is up, with its D-Bus` };
    return {
        fit: false,
        severity: 'error',
        found: manager ? `user@${uid}.service is up, but has no D-Bus` : `user@${uid}.service is not running`,
        remedy: manager ? 'systemctl --user start dbus.socket' : `sudo systemctl start user@${uid}.service`,
    };
}
/** The package of the user bus was installed while the manager was already running. */
async function startBus(uid, host) {
    const env = { XDG_RUNTIME_DIR: runtimeDirectory(uid) };
    for (const command of [['daemon-reload'], ['start', 'dbus.socket']]) {
        await host.attempt(['systemctl', '--user', ...command], { timeout: 30, env });
    }
}
async function waitFor(condition, limit) {
    for (const deadline = Date.now() + limit; Date.now() < deadline; await (0,promises_.setTimeout)(20)) {
        if (await condition())
            return;
    }
}
/**
 * Podman, systemctl --user and the clients find the session through two variables, which a self-hosted runner's
 * service does not have. Source: homedir_unix.go of containers/storage; podman takes `$XDG_RUNTIME_DIR/bus` by itself.
 */
const environment = check({
    id: 'RP040',
    title: 'session variables',
    read: async (host) => {
        const busAddress = host.variable('DBUS_SESSION_BUS_ADDRESS');
        const path = /^unix:path=([^,;]+)/.exec(busAddress ?? '')?.[1];
        return {
            expected: runtimeDirectory(host.user.uid),
            runtimeDirectory: host.variable('XDG_RUNTIME_DIR'),
            busAddress,
            staleBus: path !== undefined && !(await host.exists(path)) ? path : undefined,
        };
    },
    judge: judgeEnvironment,
    mend: async ({ expected, runtimeDirectory: current, staleBus, busAddress }, host) => {
        if (current !== expected)
            host.exportVariable('XDG_RUNTIME_DIR', expected);
        if (staleBus !== undefined || busAddress === undefined) {
            host.exportVariable('DBUS_SESSION_BUS_ADDRESS', `unix:path=${expected}/bus`);
        }
    },
});
function judgeEnvironment(facts) {
    const unfit = (found) => ({
        fit: false,
        severity: 'warning',
        found,
        remedy: `export XDG_RUNTIME_DIR=${facts.expected} DBUS_SESSION_BUS_ADDRESS=unix:path=${facts.expected}/bus`,
    });
    if (facts.runtimeDirectory === undefined)
        return unfit('XDG_RUNTIME_DIR is not set');
    if (facts.runtimeDirectory !== facts.expected)
        return unfit(`XDG_RUNTIME_DIR is ${facts.runtimeDirectory}`);
    if (facts.staleBus !== undefined)
        return unfit(`DBUS_SESSION_BUS_ADDRESS names ${facts.staleBus}, which is not there`);
    return { fit: true, found: `XDG_RUNTIME_DIR is ${facts.expected}` };
}

;// CONCATENATED MODULE: ./lib/src/host/checks/subids.js



/** Source: subuid(5), getsubids(1), newuidmap(1); rootless Podman adds every range to the user's own id. */
const subids = check({
    id: 'RP020',
    title: 'subordinate id ranges',
    read: readFacts,
    judge: judgeSubids,
    mend: async ({ user, uids, gids, taken, elsewhere }, host) => {
        if (elsewhere !== undefined)
            throw new errors/* UserError */.yo(`subordinate ids of this host come from ${elsewhere}`);
        const range = formatRange(allocate(taken));
        const options = [
            ...(total(uids) < ENOUGH_IDS ? ['--add-subuids', range] : []),
            ...(total(gids) < ENOUGH_IDS ? ['--add-subgids', range] : []),
        ];
        if (options.length === 0)
            throw new errors/* UserError */.yo('only a person can decide which of the ranges is the wrong one');
        await host.journal.record({ kind: 'kept', what: `subordinate ids ${range} of ${user.name}` });
        await host.asRoot(['usermod', ...options, user.name]);
    },
});
function judgeSubids({ user, uids, gids, elsewhere }) {
    const list = (ranges) => ranges.map(formatRange).join(', ') || 'none';
    const found = `${user.name} has uids ${list(uids)} and gids ${list(gids)}`;
    const source = elsewhere ? ` (from ${elsewhere})` : '';
    const unfit = (what, remedy) => ({
        fit: false,
        severity: 'error',
        found: `${found}${source}: ${what}`,
        remedy,
    });
    const own = uids.find((range) => holds(range, user.uid)) ?? gids.find((range) => holds(range, user.gid));
    if (own)
        return unfit(`${formatRange(own)} holds the user's own id`, 'Give the user another range.');
    if (overlapAmong(uids) || overlapAmong(gids)) {
        return unfit('they overlap each other', 'Leave one range of each in /etc/subuid and /etc/subgid.');
    }
    if (total(uids) < ENOUGH_IDS || total(gids) < ENOUGH_IDS) {
        return unfit(`a container needs ${ENOUGH_IDS} of each`, elsewhere
            ? `Add them in ${elsewhere}.`
            : `sudo usermod --add-subuids FIRST-LAST --add-subgids FIRST-LAST ${user.name}`);
    }
    return { fit: true, found: `${found}${source}` };
}
function holds({ start, count }, id) {
    return id >= start && id < start + count;
}
async function readFacts(host) {
    const [uidFile, gidFile, passwd, group, nsswitch, uids, gids] = await Promise.all([
        host.read('/etc/subuid'),
        host.read('/etc/subgid'),
        host.read('/etc/passwd'),
        host.read('/etc/group'),
        host.read('/etc/nsswitch.conf'),
        getsubids(host, []),
        getsubids(host, ['-g']),
    ]);
    const { user } = host;
    const uidEntries = parseSubids(uidFile ?? '');
    const gidEntries = parseSubids(gidFile ?? '');
    const mine = ({ owner }) => owner === user.name || owner === String(user.uid);
    return {
        user,
        uids: uids ?? uidEntries.filter(mine),
        gids: gids ?? gidEntries.filter(mine),
        taken: [...uidEntries, ...gidEntries, ...realIds(passwd ?? ''), ...realIds(group ?? '')],
        elsewhere: otherSource(nsswitch ?? ''),
    };
}
/** @returns nothing where getsubids(1) is missing (shadow before 4.10) */
async function getsubids(host, options) {
    if ((await host.find('getsubids')) === undefined)
        return undefined;
    // It ends with 1 where the user has no range, which is an answer.
    const { stdout } = await host.attempt(['getsubids', ...options, host.user.name], { timeout: 30 });
    return parseGetsubids(stdout);
}
/** The third field of passwd(5) is a uid, that of group(5) a gid. */
function realIds(file) {
    return file.split('\n').flatMap((line) => {
        const id = Number(line.split(':')[2]);
        // What lies below the first subordinate id is in nobody's way, and the very last ids mean "nobody".
        return id >= ENOUGH_IDS && id < NOBODY ? [{ start: id, count: 1 }] : [];
    });
}
// (uid_t) -2, which old systems gave to nfsnobody.
const NOBODY = 0xffff_fffe;
function otherSource(nsswitch) {
    const source = /^subid:\s*([^\s#][^#\n]*?)\s*(?:#.*)?$/m.exec(nsswitch)?.[1];
    return source === undefined || source === 'files' ? undefined : source;
}

// EXTERNAL MODULE: ./lib/src/host/host.js
var host_host = __webpack_require__(9751);
;// CONCATENATED MODULE: ./lib/src/host/host-report.js










const platformChecks = [platform];
const hostChecks = [programs, subids, lingering, userManager, environment];
/** They call podman, which leaves a pause process with the ids of that moment behind, so they wait until the rest is right. */
const liveChecks = [podmanVersion, namespace];
/**
 * Looks at the host and, under `auto`, puts it right, as far as that goes without calling podman.
 * @throws UserError when rootless Podman cannot work here, with every obstacle and its remedy
 */
async function prepareHost(host, setup) {
    const results = await judge(platformChecks, host, setup);
    return [...results, ...(await judge(hostChecks, host, setup))];
}
/**
 * Lets podman show what it really gets.
 * @throws UserError as `prepareHost` does
 */
async function probePodman(host, setup) {
    return judge(liveChecks, host, setup);
}
async function judge(checks, host, setup) {
    if (setup === 'off')
        return [];
    const results = await runChecks(checks, host, { mend: setup === 'auto' });
    for (const result of results)
        host.log.info(formatCheck(result));
    if (results.some(({ state }) => state === 'cannot'))
        throw unfitHost(results, setup);
    return results;
}
/** Why rootless Podman cannot work on this kind of machine at all, or nothing where it can. Changes nothing. */
async function lookAtPlatform(log) {
    const host = (0,host_host/* thisHost */.v)({
        log,
        attempt: run.attempt,
        journal: { record: async () => undefined },
        exportVariable: () => undefined,
    });
    const results = await runChecks(platformChecks, host, { mend: false });
    return results.find(({ state }) => state === 'cannot');
}
const MARKS = { ok: '✓', mended: '✎', warning: '!', cannot: '✗' };
/** One line of the log for one check. */
function formatCheck({ id, title, state, found, remedy }) {
    const said = state === 'mended' ? `put right: ${found}` : found;
    return `${MARKS[state]} ${id} ${title}: ${said}${remedy === undefined ? '' : `\n        ${remedy}`}`;
}
function unfitHost(results, setup) {
    const obstacles = results.filter(({ state }) => state === 'cannot');
    const lines = obstacles.map(({ id, title, found, remedy }) => `${id} ${title}: ${found}\n  what to do: ${remedy}`);
    const hint = setup === 'check' ? '\n`setup: auto` puts right what it can; `setup: check` only looks.' : '';
    return new errors/* UserError */.yo(`rootless Podman cannot work on this host:\n${lines.join('\n')}${hint}`);
}


/***/ }),

/***/ 9751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ thisHost)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8161);
/* harmony import */ var _actions_io__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8701);
/* harmony import */ var _accessible_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5898);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5071);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1491);
/* harmony import */ var _podman_podman_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(977);








/** The machine that this process runs on. */
function thisHost(parts) {
    const { username: name, uid, gid, homedir: home } = (0,node_os__WEBPACK_IMPORTED_MODULE_2__.userInfo)();
    const user = { name, uid, gid, home };
    return {
        ...parts,
        podman: new _podman_podman_js__WEBPACK_IMPORTED_MODULE_6__/* .Podman */ .oh(parts.attempt),
        platform: process.platform,
        user,
        variable: (variable) => process.env[variable],
        read: (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => undefined),
        exists: (path) => (0,_accessible_js__WEBPACK_IMPORTED_MODULE_4__/* .accessible */ .R)(path),
        find: async (program) => {
            // Distributions keep some programs in the sbin directories, which a plain user's PATH may lack.
            const inPath = await (0,_actions_io__WEBPACK_IMPORTED_MODULE_3__/* .which */ .K7)(program, false);
            if (inPath !== '')
                return inPath;
            for (const directory of ['/usr/sbin', '/sbin']) {
                const path = `${directory}/${program}`;
                if (await (0,_accessible_js__WEBPACK_IMPORTED_MODULE_4__/* .accessible */ .R)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK))
                    return path;
            }
            return undefined;
        },
        asRoot: (argv, options) => runAsRoot(argv, { timeout: 60, ...options }, user, parts.attempt),
    };
}
async function runAsRoot(argv, options, user, attempt) {
    const command = user.uid === 0 ? argv : ['sudo', '-n', ...argv];
    if (user.uid !== 0) {
        const asked = await attempt(['sudo', '-n', 'true'], { timeout: 15 });
        if (asked.exitCode !== 0) {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_7__/* .UserError */ .yo(`${user.name} may not use sudo without a password here; as root, run: ${argv.join(' ')}`);
        }
    }
    const result = await attempt(command, options);
    if (result.exitCode !== 0)
        throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_5__.CommandError(command, result, options.timeout);
    return result.stdout;
}


/***/ }),

/***/ 7856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ hostId),
/* harmony export */   d: () => (/* binding */ parseIdMap)
/* harmony export */ });
/** Reads /proc/PID/uid_map, see user_namespaces(7). */
function parseIdMap(text) {
    return text.split('\n').flatMap((line) => {
        const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line);
        return found ? [{ inside: Number(found[1]), outside: Number(found[2]), count: Number(found[3]) }] : [];
    });
}
/** The host's id of a container's id, or nothing where the map has none. */
function hostId(map, id) {
    const row = map.find(({ inside, count }) => id >= inside && id < inside + count);
    return row && row.outside + (id - row.inside);
}


/***/ }),

/***/ 977:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VK: () => (/* binding */ forwarder),
/* harmony export */   oh: () => (/* binding */ Podman),
/* harmony export */   tD: () => (/* binding */ kubePlayCommand),
/* harmony export */   wo: () => (/* binding */ rootlessNetwork)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _exec_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1491);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9710);



// Seconds. Storage commands are quick; what goes over a network is not.
const QUICK = 30;
const SLOW = 300;
const TRANSFER = 1800;
/** Typed calls of the podman command line, as the user that this process runs as. */
class Podman {
    attempt;
    known;
    constructor(attempt) {
        this.attempt = attempt;
    }
    async call(args, options) {
        const argv = ['podman', ...args];
        const result = await this.attempt(argv, options);
        if (result.exitCode !== 0)
            throw new _exec_run_js__WEBPACK_IMPORTED_MODULE_1__.CommandError(argv, result, options.timeout);
        return result.stdout;
    }
    /** Asked of podman once; it does not change while a job runs. */
    async version() {
        if (this.known)
            return this.known;
        const answer = JSON.parse(await this.call(['version', '--format', 'json'], { timeout: QUICK }));
        this.known = (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePodmanVersion */ .f6)(answer.Client.Version);
        return this.known;
    }
    async images() {
        const rows = JSON.parse(await this.call(['images', '--format', 'json'], { timeout: QUICK }));
        return rows.map((row) => ({ id: row.Id, names: row.Names ?? [] }));
    }
    /** @returns the lines of `/proc/self/uid_map` inside the user namespace that podman makes for this user */
    async userNamespaceMap() {
        return this.call(['unshare', 'cat', '/proc/self/uid_map'], { timeout: QUICK });
    }
    async runningContainers() {
        const names = await this.call(['ps', '--format', '{{.Names}}'], { timeout: QUICK });
        return names.split('\n').filter((name) => name !== '');
    }
    /** Stops everything that this user runs and makes podman read the subordinate id ranges anew. */
    async systemMigrate() {
        await this.call(['system', 'migrate'], { timeout: SLOW });
    }
    /**
     * Builds an image from the Containerfile in `directory`, with no network.
     * @returns the image's id
     */
    async build(directory, name) {
        // No step of these is worth keeping, and one layer is committed faster than several.
        const args = ['build', '--quiet', '--layers=false', '--network', 'none', '--tag', name, directory];
        return (await this.call(args, { timeout: SLOW })).trim();
    }
    /**
     * Makes an image of one layer out of a tar archive of its root; a third of the time that a build takes.
     * @param changes instructions as in a Containerfile: `USER 1000:1000`
     * @returns the image's id
     */
    async import(archive, name, changes) {
        const options = changes.flatMap((change) => ['--change', change]);
        return imageId(await this.call(['import', '--quiet', ...options, archive, name], { timeout: SLOW }));
    }
    /** @returns the digest of the manifest as it was pushed */
    async push(image, reference, digestFile) {
        const args = ['push', '--quiet', '--digestfile', digestFile, image, `docker://${reference}`];
        await this.call(args, { timeout: TRANSFER });
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(digestFile, 'utf8')).trim();
    }
    /** @returns the image's id */
    async pull(reference) {
        return (await this.call(['pull', '--quiet', reference], { timeout: TRANSFER })).trim();
    }
    async removeImages(references) {
        await this.call(['rmi', ...references], { timeout: SLOW });
    }
    /** Runs a container of `image` to its end, without a network, and returns what it printed. */
    async runOnce(image, name, command) {
        const args = ['run', '--rm', '--name', name, '--network', 'none', '--pull', 'never', image, ...command];
        return this.call(args, { timeout: 60 });
    }
    async kubePlay(manifest, version, network) {
        const options = network === undefined ? [] : ['--network', network];
        await this.call([...kubePlayCommand(version), ...options, manifest], { timeout: 120 });
    }
    async removePod(name) {
        await this.call(['pod', 'rm', '--force', '--ignore', name], { timeout: 60 });
    }
    async podStates(pod) {
        const args = ['ps', '--all', '--filter', `pod=${pod}`, '--format', 'json'];
        const rows = JSON.parse(await this.call(args, { timeout: QUICK }));
        return rows.map((row) => ({
            name: row.Names[0] ?? '',
            isInfra: row.IsInfra,
            state: row.State,
            exitCode: row.ExitCode,
            restarts: row.Restarts ?? 0,
        }));
    }
    /** @returns the last lines that a container printed, standard output and standard error together */
    async logs(container, lines) {
        const argv = ['podman', 'logs', '--tail', String(lines), container];
        const { stdout, stderr } = await this.attempt(argv, { timeout: QUICK });
        return stdout + stderr;
    }
}
/** Podman 4.3's import says `sha256:ID`. */
function imageId(text) {
    return text.trim().replace(/^sha256:/, '');
}
/** `podman kube play` came with Podman 4.2; before that it is spelt `podman play kube`. */
function kubePlayCommand(version) {
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(version, 4, 2) ? ['kube', 'play'] : ['play', 'kube'];
}
/** What a rootless container of this Podman gets by default: pasta since 5.0, slirp4netns before. */
function rootlessNetwork(version) {
    return (0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(version, 5, 0) ? 'pasta' : 'slirp4netns';
}
/**
 * What `--network` of `kube play` gets, or nothing for podman's default. Pods of kube play go to a bridge by default;
 * pasta and slirp4netns are faster to set up, forward quicker than the bridge's rootlessport, and leave no network behind.
 * pasta is Podman's rootless default since 5.0; slirp4netns is gone with 6.0.
 */
function forwarder(version, installed) {
    const usual = rootlessNetwork(version);
    if (installed.includes(usual))
        return usual;
    return !(0,_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(version, 6, 0) && installed.includes('slirp4netns') ? 'slirp4netns' : undefined;
}


/***/ }),

/***/ 9710:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f6: () => (/* binding */ parsePodmanVersion),
/* harmony export */   jZ: () => (/* binding */ atLeast),
/* harmony export */   qh: () => (/* binding */ formatVersion)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5071);

/**
 * Reads a version as podman prints it: `5.4.2`, `4.9.3-rhel`, `6.0.0-dev`.
 * @throws UserError when the text does not begin with three numbers
 */
function parsePodmanVersion(text) {
    const found = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
    if (!found)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`podman calls its version "${text.trim()}", which is not of the form 5.4.2`);
    return { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3]) };
}
/** Is `version` the release `major.minor` or a later one? */
function atLeast(version, major, minor) {
    return version.major > major || (version.major === major && version.minor >= minor);
}
function formatVersion({ major, minor, patch }) {
    return `${major}.${minor}.${patch}`;
}


/***/ })

};
