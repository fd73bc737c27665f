export const id = 624;
export const ids = [624];
export const modules = {

/***/ 3605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ undoTools)
/* harmony export */ });
/* harmony import */ var _facts_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7236);

// Seconds. A storage may hold a great many files.
const LIMIT = 300;
/**
 * What taking changes back needs of a host.
 * @param log where it is told what was taken back, and what could not be
 */
function undoTools(host, log) {
    return {
        podman: host.podman,
        log,
        asRoot: async (argv) => void (await host.asRoot(argv)),
        asUser: async (argv) => void (await host.asUser(argv, { timeout: LIMIT })),
        resetVariable: (name, ours, before) => {
            if (host.variable(name) === ours)
                host.exportVariable(name, before);
        },
        storeHolds: async (path) => (await (0,_facts_store_js__WEBPACK_IMPORTED_MODULE_0__/* .storeAt */ .f)(path, host)).holds,
    };
}


/***/ }),

/***/ 3477:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  persistentCommand: () => (/* binding */ persistentCommand)
});

// EXTERNAL MODULE: ./lib/src/accessible.js
var accessible = __webpack_require__(5898);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/host/host.js
var host_host = __webpack_require__(9751);
// EXTERNAL MODULE: ./lib/src/registry/pod.js
var registry_pod = __webpack_require__(1879);
// EXTERNAL MODULE: ./lib/src/persistent/gc.js
var gc = __webpack_require__(9494);
;// CONCATENATED MODULE: ./lib/src/persistent/logs.js
/** A text without the secrets: the longest first, because one may be a part of another. Pure. */
function redact(text, secrets) {
    const longestFirst = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length);
    return longestFirst.reduce((left, secret) => left.replaceAll(secret, '***'), text);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/host/undo-tools.js
var undo_tools = __webpack_require__(3605);
// EXTERNAL MODULE: ./lib/src/undo/ledger.js
var undo_ledger = __webpack_require__(1868);
// EXTERNAL MODULE: ./lib/src/undo/undo.js
var undo = __webpack_require__(259);
// EXTERNAL MODULE: ./lib/src/persistent/blobs.js
var blobs = __webpack_require__(2966);
// EXTERNAL MODULE: ./lib/src/persistent/place.js
var persistent_place = __webpack_require__(2053);
// EXTERNAL MODULE: ./lib/src/persistent/service.js
var service = __webpack_require__(1505);
// EXTERNAL MODULE: ./lib/src/registry/client.js
var registry_client = __webpack_require__(9597);
// EXTERNAL MODULE: ./lib/src/registry/credentials.js
var registry_credentials = __webpack_require__(2574);
// EXTERNAL MODULE: ./lib/src/persistent/record.js
var persistent_record = __webpack_require__(285);
;// CONCATENATED MODULE: ./lib/src/persistent/status.js






async function listContainers(attempt) {
    const argv = ['podman', 'ps', '--all', '--pod', '--format', 'json'];
    const result = await attempt(argv, { timeout: 60 });
    if (result.exitCode !== 0)
        throw new run.CommandError(argv, result, 60);
    return parseContainers(result.stdout);
}
function parseContainers(text) {
    return JSON.parse(text || '[]').map((row) => ({
        pod: row.PodName ?? '',
        isInfra: row.IsInfra ?? false,
        image: row.Image ?? '',
        state: row.State,
        startedAt: row.StartedAt ?? 0,
        ports: (row.Ports ?? []).map((port) => `${port.host_ip || '0.0.0.0'}:${port.host_port}`),
    }));
}
/** The registries of jobs that podman has: they are called by eight hexadecimal digits. Pure. */
function jobBound(containers, persistent) {
    const pods = [...new Set(containers.map(({ pod }) => pod))].filter((pod) => /^podman-registry-[0-9a-f]{8}$/.test(pod) && !persistent.includes(pod));
    return pods.sort().map((pod) => {
        const own = containers.filter((container) => container.pod === pod);
        const inner = own.filter(({ isInfra }) => !isInfra);
        const running = inner.filter(({ state }) => state === 'running').length;
        return {
            name: undefined,
            pod,
            lifecycle: 'job',
            address: own.flatMap(({ ports }) => ports)[0] ?? '',
            since: since(inner),
            health: running === inner.length ? 'its containers run' : `${running} of ${inner.length} containers run`,
            unit: undefined,
            certificateEnd: undefined,
            images: inner.map(({ image }) => image),
            data: undefined,
        };
    });
}
function since(containers) {
    const running = containers.filter(({ state, startedAt }) => state === 'running' && startedAt > 0);
    if (running.length === 0)
        return undefined;
    return new Date(Math.max(...running.map(({ startedAt }) => startedAt)) * 1000).toISOString();
}
async function persistentStatus(place, record, containers, services, attempt) {
    const { choices } = record;
    const secrets = await (0,persistent_record/* readSecrets */.ql)(place);
    const [health, unit, data] = await Promise.all([
        healthOf(record, secrets),
        services.state(place.service),
        dataOf(place, choices.storage, attempt),
    ]);
    return {
        name: record.name,
        pod: place.pod,
        lifecycle: 'persistent',
        address: (0,registry_pod/* authority */.ku)(choices.address),
        since: since(containers.filter(({ pod, isInfra }) => pod === place.pod && !isInfra)),
        health,
        unit: unit.active,
        certificateEnd: (0,persistent_record/* certificateFacts */.lF)(secrets.certificate.chain).end,
        images: [choices.registryImage, choices.nginxImage],
        data,
    };
}
const HEALTHY = 'healthy';
async function healthOf({ choices }, secrets) {
    const { certificate, credentials } = secrets;
    const client = (0,registry_client/* registryClient */.R)(choices.address, certificate.ca, credentials && (0,registry_credentials/* basicAuth */.tB)(credentials));
    try {
        const { status } = await client.get('/v2/');
        // Without a token of the authentication service it is refused, by a registry that works.
        const works = status === 200 || (choices.access.kind === 'token' && status === 401);
        return works ? HEALTHY : `answers with status ${status}`;
    }
    catch (thrown) {
        const { code, message } = thrown;
        return `does not answer: ${code ?? message}`;
    }
    finally {
        client.close();
    }
}
async function dataOf({ directory }, storage, attempt) {
    switch (storage?.kind) {
        case 's3':
            return { where: `s3 bucket ${storage.bucket}`, bytes: undefined };
        case 'volume': {
            const where = await volumePath(storage.name, attempt);
            return {
                where: `volume ${storage.name}`,
                bytes: where === undefined ? undefined : await (0,blobs/* directorySize */.RG)(where, attempt),
            };
        }
        default: {
            const where = storage?.path ?? `${directory}/data`;
            return { where, bytes: await (0,blobs/* directorySize */.RG)(where, attempt) };
        }
    }
}
/** Where a volume lies on this host; nothing where podman has none of that name. */
async function volumePath(name, attempt) {
    const argv = ['podman', 'volume', 'inspect', '--format', '{{.Mountpoint}}', name];
    const { exitCode, stdout } = await attempt(argv, { timeout: 30 });
    return exitCode === 0 ? stdout.trim() : undefined;
}
/** A paragraph for each registry. Pure. */
function statusText(all) {
    if (all.length === 0)
        return 'this user has no registry\n';
    return all.map(paragraph).join('\n');
}
function paragraph(status) {
    const { name, pod, address, since: begin, health, unit, certificateEnd, images, data } = status;
    const title = name === undefined ? `${pod}, of a job` : `${name}, persistent`;
    const rows = [
        ['address', `https://${address}`],
        ['health', health],
        ['up since', begin ?? 'it is not up'],
        ['service', unit === undefined ? undefined : `${pod}.service, ${unit}`],
        ['certificate', certificateEnd && `until ${certificateEnd.slice(0, 10)}`],
        ['images', images.join(', ')],
        ['data', data && `${data.where}${data.bytes === undefined ? '' : `, ${(0,blobs/* formatBytes */.z3)(data.bytes)}`}`],
    ];
    const lines = rows.flatMap(([what, text]) => (text === undefined ? [] : [`  ${what.padEnd(12)} ${text}`]));
    return `${[title, ...lines].join('\n')}\n`;
}

// EXTERNAL MODULE: ./lib/src/persistent/up.js
var up = __webpack_require__(9305);
;// CONCATENATED MODULE: ./lib/src/persistent/operator.js













// Seconds.
const START = 60;
const REMOVAL = 600;
/** @param self the words that start this program */
function openOperator(self, output) {
    const log = quietLog(output);
    const ledger = (0,undo_ledger/* ledgerOf */.Xr)((0,host_host/* thisUser */.OR)().home);
    const host = (0,host_host/* thisHost */.vk)({
        log,
        attempt: run.attempt,
        journal: (0,undo_ledger/* ledgerJournal */.JT)(ledger),
        self,
        exportVariable: (name, value) => {
            process.env[name] = value;
        },
        exclusively: (work) => (0,undo_ledger/* withHost */.RD)(ledger, work),
    });
    const { podman } = host;
    const services = new service/* RegistryServices */.y(run.attempt, process.env);
    return {
        podman,
        services,
        removeTree: async (path) => {
            await host.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path], { timeout: REMOVAL });
        },
        leaveHost: async (place) => {
            const leave = await (0,undo_ledger/* leavingHost */.FO)(ledger, (0,persistent_place/* claimant */.Iz)(place));
            return async () => {
                const others = await leave((changes) => (0,undo/* undoAll */.w)(changes, (0,undo_tools/* undoTools */.U)(host, log)));
                if (others.length > 0)
                    log.info(`the host stays as it is: ${others.join(', ')} still need it`);
            };
        },
        ready: async (place, record, secrets) => {
            const pod = (0,registry_pod/* describePod */.Fx)(record.choices);
            const tools = { podman, services, log };
            const state = await (0,up/* awaitRegistry */.I)(place, pod, secrets, START, tools);
            if (!state.up)
                throw await (0,up/* explainDown */.O)(place, pod, state, tools);
        },
        blobs: async ({ directory }, { choices: { storage } }) => {
            if (storage?.kind === 's3')
                return undefined;
            if (storage?.kind !== 'volume')
                return (0,blobs/* storedBlobs */.Ee)(storage?.path ?? (0,external_node_path_.join)(directory, 'data'), run.attempt);
            const volume = await volumePath(storage.name, run.attempt);
            if (volume === undefined)
                throw new errors/* UserError */.yo(`podman has no volume ${storage.name}`);
            return (0,blobs/* storedBlobs */.Ee)(volume, run.attempt);
        },
    };
}
/** Standard output is for what was asked. */
function quietLog(output) {
    const say = (message) => output.stderr(`${message}\n`);
    return {
        info: say,
        warning: say,
        error: say,
        group: async (title, work) => {
            say(title);
            return work();
        },
        mask: () => undefined,
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/src/persistent/options.js


const COMMANDS = (/* unused pure expression or super */ null && (['status', 'logs', 'gc', 'down']));
const PERSISTENT_USAGE = `Usage: podman-registry status [NAME] [--format text|json]
       podman-registry logs NAME [--lines N]
       podman-registry gc NAME [--dry-run] [--delete-untagged]
       podman-registry down NAME [--data]

Of this user's persistent registries, which a job has installed with "lifecycle: persistent".

  status  address, health, certificate, images, data; also of the registries of jobs that are up
  logs    the last lines of each container, 100 of them or --lines, with every secret taken out
  gc      frees what no image needs; for that time pushes are refused, and pulls go on
            --dry-run            only tells what would be freed
            --delete-untagged    images without a tag go too
  down    stops a registry and removes its service, files and secrets; its data stays
            --data               the data goes too

Exit code: 0 done, 1 failed (status: one of them is not healthy), 2 wrong use.
`;
const FLAGS = {
    status: ['format'],
    logs: ['lines'],
    gc: ['dry-run', 'delete-untagged'],
    down: ['data', 'unfinished'],
};
/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
function persistentOptions(command, args) {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: [...args],
        allowPositionals: true,
        options: {
            format: { type: 'string' },
            lines: { type: 'string' },
            'dry-run': { type: 'boolean' },
            'delete-untagged': { type: 'boolean' },
            data: { type: 'boolean' },
            // Of the post step: removes what a job has begun to install, and nothing that is installed.
            unfinished: { type: 'boolean' },
            help: { type: 'boolean', short: 'h' },
        },
    });
    const { help, ...given } = values;
    if (help)
        return { command: 'help' };
    const strange = Object.keys(given).find((flag) => !FLAGS[command].some((known) => known === flag));
    if (strange !== undefined)
        throw new errors/* UserError */.yo(`"${command}" knows no --${strange}`);
    const [name, ...more] = positionals;
    if (more.length > 0)
        throw new errors/* UserError */.yo(`"${command}" takes one NAME; found ${positionals.join(' ')}`);
    if (name !== undefined && !/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(name)) {
        throw new errors/* UserError */.yo(`NAME is "${name}"; allowed: 1 to 32 of the characters a-z 0-9 and, within, - (see: podman-registry status)`);
    }
    if (command === 'status')
        return { command, name, format: readFormat(given.format) };
    if (name === undefined)
        throw new errors/* UserError */.yo(`"${command}" needs a NAME (see: podman-registry status)`);
    switch (command) {
        case 'logs':
            return { command, name, lines: readLines(given.lines) };
        case 'gc':
            return {
                command,
                name,
                dryRun: given['dry-run'] ?? false,
                untagged: given['delete-untagged'] ?? false,
            };
        case 'down':
            return { command, name, data: given.data ?? false, unfinished: given.unfinished ?? false };
    }
}
function readFormat(format = 'text') {
    if (format === 'text' || format === 'json')
        return format;
    throw new errors/* UserError */.yo(`--format is "${format}"; allowed: text, json`);
}
function readLines(lines = '100') {
    if (/^\d{1,6}$/.test(lines) && Number(lines) > 0)
        return Number(lines);
    throw new errors/* UserError */.yo(`--lines is "${lines}"; allowed: a number from 1 to 999999`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./lib/src/persistent/remove.js




/**
 * Stops a registry and removes its service, pod, files and secrets.
 * @param options `data`: its data too
 * @returns the directories of data that stay
 */
async function removeRegistry(place, { data }, { podman, services, removeTree, leaveHost }) {
    const kept = data ? [] : ((await (0,persistent_record/* readRecord */.aE)(place))?.data ?? (await remove_dataOf(place)));
    await services.remove(place);
    const made = await (0,promises_.readFile)(place.made, 'utf8').catch(() => '[]');
    await podman.removePod(place.pod);
    const leave = (await (0,accessible/* accessible */.R)(place.claim)) ? await leaveHost(place) : async () => undefined;
    // Without it the registry is not installed any more, whatever is cut off after this.
    await (0,promises_.rm)(place.record, { force: true });
    const entries = await (0,promises_.readdir)(place.directory);
    for (const entry of entries.filter((name) => !kept.includes(name))) {
        await removeTree((0,external_node_path_.join)(place.directory, entry));
    }
    const left = kept.filter((name) => entries.includes(name));
    if (left.length === 0)
        await removeTree(place.directory);
    await removeEmpty([
        ...JSON.parse(made),
        ...(left.length === 0 ? [(0,external_node_path_.dirname)(place.directory)] : []),
    ]);
    await leave();
    return left.map((name) => (0,external_node_path_.join)(place.directory, name));
}
async function removeEmpty(directories) {
    for (const directory of directories) {
        try {
            await (0,promises_.rmdir)(directory);
        }
        catch (thrown) {
            // Something else lives in it by now, or it was never made.
            const { code = '' } = thrown;
            if (code !== 'ENOTEMPTY' && code !== 'ENOENT')
                throw thrown;
        }
    }
}
/** Of a registry without a record: what would be data in any. */
async function remove_dataOf({ directory }) {
    return (await (0,promises_.readdir)(directory)).filter((name) => name === 'data' || name.startsWith('mirror-'));
}

;// CONCATENATED MODULE: ./lib/src/persistent/command.js













/**
 * `podman-registry status|logs|gc|down`.
 * @param self the words that start this program
 * @returns 0 done, 1 failed, 2 wrong use
 */
async function persistentCommand(command, args, self, output) {
    let options;
    try {
        options = persistentOptions(command, args);
    }
    catch (thrown) {
        output.stderr(`error: ${thrown.message}\n${PERSISTENT_USAGE}`);
        return 2;
    }
    try {
        return await carryOut(options, openOperator(self, output), output);
    }
    catch (thrown) {
        output.stderr(`error: ${(0,errors/* describeError */.Uc)(thrown)}\n`);
        return 1;
    }
}
function carryOut(options, operator, output) {
    switch (options.command) {
        case 'help':
            output.stdout(PERSISTENT_USAGE);
            return 0;
        case 'status':
            return command_status(options, operator, output);
        case 'logs':
            return logs(options, operator, output);
        case 'gc':
            return collect(options, operator, output);
        case 'down':
            return down(options, operator, output);
    }
}
async function command_status({ name, format }, { services }, output) {
    const { home } = (0,host_host/* thisUser */.OR)();
    const places = name === undefined ? await (0,persistent_place/* placesOf */.ek)(home) : [(await installed(name)).place];
    const containers = await listContainers(run.attempt);
    const persistent = [];
    for (const place of places) {
        const record = await (0,persistent_record/* readRecord */.aE)(place);
        if (record)
            persistent.push(await persistentStatus(place, record, containers, services, run.attempt));
    }
    const ofJobs = name === undefined
        ? jobBound(containers, places.map(({ pod }) => pod))
        : [];
    const all = [...persistent, ...ofJobs];
    output.stdout(format === 'json' ? `${JSON.stringify(all, null, 2)}\n` : statusText(all));
    return persistent.every(({ health }) => health === HEALTHY) ? 0 : 1;
}
async function logs({ name, lines }, { podman }, output) {
    const { place, record } = await installed(name);
    const secrets = (0,persistent_record/* secretTexts */.Vh)(await (0,persistent_record/* readSecrets */.ql)(place));
    for (const container of (0,registry_pod/* describePod */.Fx)(record.choices).containers) {
        const text = redact(await podman.logs(`${place.pod}-${container.name}`, lines), secrets);
        output.stdout(`== ${container.name}\n${text}${text.endsWith('\n') || text === '' ? '' : '\n'}`);
    }
    return 0;
}
async function collect(options, operator, output) {
    const { place } = await installed(options.name);
    const asked = interruption((line) => output.stderr(`${line}\n`));
    try {
        await (0,persistent_place/* withRegistry */.u$)(place, async () => {
            const { record } = await installed(options.name);
            const secrets = await (0,persistent_record/* readSecrets */.ql)(place);
            const collected = await (0,gc/* collectGarbage */.iO)(place, options, {
                attempt: run.attempt,
                ready: () => operator.ready(place, record, secrets),
                blobs: () => operator.blobs(place, record),
                say: (line) => output.stderr(`${line}\n`),
                interrupted: asked.interrupted,
            });
            output.stdout(`${(0,gc/* collectedWords */.Ru)(collected, options)}\n`);
        });
    }
    finally {
        asked.end();
    }
    return asked.interrupted() ? 1 : 0;
}
/** The registry's own command runs to its end, and this process ends when the registry takes pushes again. */
function interruption(say) {
    let signalled = false;
    const note = () => {
        if (!signalled)
            say('interrupted; this ends as soon as the registry takes pushes again');
        signalled = true;
    };
    for (const signal of SIGNALS)
        process.on(signal, note);
    return {
        interrupted: () => signalled,
        end: () => {
            for (const signal of SIGNALS)
                process.off(signal, note);
        },
    };
}
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
async function down({ name, data, unfinished }, operator, output) {
    const place = (0,persistent_place/* placeOf */.$t)((0,host_host/* thisUser */.OR)().home, name);
    if (!(await (0,accessible/* accessible */.R)(place.directory))) {
        if (unfinished)
            return 0;
        throw await unknown(name);
    }
    await (0,persistent_place/* withRegistry */.u$)(place, async () => {
        if (unfinished && (await (0,persistent_record/* readRecord */.aE)(place)) !== undefined)
            return;
        const kept = await removeRegistry(place, { data }, operator);
        output.stdout(`the registry "${name}" is gone\n`);
        if (kept.length === 0)
            return;
        output.stdout(`its data stays in ${kept.join(', ')}; a job that installs "${name}" again takes it over, and this removes it: podman-registry down ${name} --data\n`);
    });
    return 0;
}
/** @throws UserError where this user has no such registry */
async function installed(name) {
    const place = (0,persistent_place/* placeOf */.$t)((0,host_host/* thisUser */.OR)().home, name);
    const record = await (0,persistent_record/* readRecord */.aE)(place);
    if (record === undefined)
        throw await unknown(name);
    return { place, record };
}
async function unknown(name) {
    const { home } = (0,host_host/* thisUser */.OR)();
    const names = [];
    for (const place of await (0,persistent_place/* placesOf */.ek)(home))
        if (await (0,persistent_record/* readRecord */.aE)(place))
            names.push(place.name);
    return new errors/* UserError */.yo(`this user has no persistent registry "${name}"; there ${names.length === 0 ? 'are none' : `are: ${names.join(', ')}`}`);
}


/***/ }),

/***/ 5887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BP: () => (/* binding */ logLine),
/* harmony export */   Sy: () => (/* binding */ blame),
/* harmony export */   c$: () => (/* binding */ tellingLine),
/* harmony export */   jP: () => (/* binding */ withoutRepeats),
/* harmony export */   yh: () => (/* binding */ isCrashLoop)
/* harmony export */ });
/**
 * Which container is to blame for a registry that does not answer, in one sentence. Pure.
 * @param lastSeen what the last request got, as `waitUntilReady` tells it
 */
function blame(states, lastSeen) {
    const inside = states.filter(({ isInfra }) => !isInfra);
    const find = (name) => inside.find((state) => state.name.endsWith(`-${name}`));
    const named = ['registry', 'nginx'].map((name) => [name, find(name)]);
    const others = inside
        .filter((state) => !named.some(([, known]) => known === state))
        .map((state) => [state.name.slice(state.name.indexOf('-mirror-') + 1), state]);
    for (const [name, state] of [...named, ...others]) {
        const stopped = (how) => ({
            container: name,
            words: `the container ${name} is to blame: ${how}`,
        });
        if (state === undefined)
            return stopped('it was never made');
        if (state.restarts > 0)
            return stopped(`it was restarted ${state.restarts} times`);
        if (state.state !== 'running')
            return stopped(`it is ${state.state}, with exit code ${state.exitCode}`);
    }
    return runningBlame(lastSeen);
}
function runningBlame(lastSeen) {
    const registry = (how) => ({
        container: 'registry',
        words: `the container registry is to blame: ${how}`,
    });
    if (lastSeen === 'status 502' || lastSeen === 'status 504') {
        return registry('it runs, and does not answer nginx');
    }
    if (lastSeen === 'status 401') {
        return registry('it runs, and refuses the user name and password of this job');
    }
    if (lastSeen.startsWith('status 5'))
        return registry(`it answers ${lastSeen}`);
    if (lastSeen === 'ECONNREFUSED' || lastSeen === 'ECONNRESET') {
        return {
            container: 'nginx',
            words: `the container nginx is to blame: it runs, and takes no connection (${lastSeen})`,
        };
    }
    return { container: undefined, words: `all containers run; the last request got: ${lastSeen}` };
}
// Podman restarts a failed container at once, without a pause that grows.
const CRASHES = 3;
/** Has a container come up and failed so often that waiting longer is in vain? Podman before 4.6 does not count. */
function isCrashLoop(states) {
    return states.some(({ restarts }) => restarts >= CRASHES);
}
/** The lines of a log, without those that only differ from the one before in their time. */
function withoutRepeats(log) {
    const bare = (line) => line.replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?/, '');
    const lines = log.split(/\r?\n/).filter((line) => line.trim() !== '');
    return lines.filter((line, index) => index === 0 || bare(line) !== bare(lines[index - 1] ?? ''));
}
// Words of Distribution (logrus), of nginx, of Go itself, and of a program that cannot be started.
const FATAL = [
    /level=(?:fatal|panic)/,
    /\[(?:emerg|alert|crit)\]/,
    /^panic: /,
    /configuration error|cannot |could not |exec format error|not found|no such file|invalid /i,
];
/** The line of a container's log that tells best why it ended, without its time; the last one where none does. Pure. */
function tellingLine(log) {
    const lines = withoutRepeats(log);
    for (const sign of FATAL) {
        const line = lines.findLast((one) => sign.test(one));
        if (line !== undefined)
            return bareLine(line);
    }
    const last = lines.at(-1);
    return last === undefined ? undefined : bareLine(last);
}
function bareLine(line) {
    const message = /\bmsg=("(?:[^"\\]|\\.)*")/.exec(line)?.[1];
    if (message !== undefined) {
        try {
            return JSON.parse(message);
        }
        catch {
            // Go quotes some characters in other ways than JSON; the line as it is tells the same.
        }
    }
    return line
        .replace(/^\S*\d{2,4}[/-]\d{2}[/-]\S+( \d{2}:\d{2}:\d{2})?\s*(\[\w+\] )?(\d+#\d+: )?/, '')
        .trim();
}
// Fields of Distribution's lines that are the same in all of them, or mean something to its machine only.
const NOISE = /\s(?:go\.version|instance\.id|version|service|environment|http\.request\.(?:id|remoteaddr|useragent|contenttype|host)|http\.response\.(?:contenttype|duration|written)|vars\.\w+)=(?:"(?:[^"\\]|\\.)*"|\S*)/g;
/** A line of a container's log for people: without the fields that tell them nothing. Pure. */
function logLine(line) {
    return /^time="/.test(line) ? line.replace(NOISE, '') : line;
}


/***/ }),

/***/ 9597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ plainHttp),
/* harmony export */   R: () => (/* binding */ registryClient)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _pod_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1879);



// Milliseconds; for one answer of a registry on this same machine.
const LIMIT = 10_000;
/** @param authorization what follows `Basic ` in the header, where the registry asks for it */
function registryClient(address, ca, authorization) {
    const agent = new node_https__WEBPACK_IMPORTED_MODULE_1__.Agent({ keepAlive: true, ca });
    return {
        get: (path, { accept, anonymous, bearer, method } = {}) => new Promise((resolve, reject) => {
            const headers = {};
            if (accept !== undefined)
                headers.accept = accept;
            if (authorization !== undefined && !anonymous)
                headers.authorization = `Basic ${authorization}`;
            if (bearer !== undefined)
                headers.authorization = `Bearer ${bearer}`;
            const url = `https://${(0,_pod_js__WEBPACK_IMPORTED_MODULE_2__/* .authority */ .ku)(address)}${path}`;
            const outgoing = (0,node_https__WEBPACK_IMPORTED_MODULE_1__.request)(url, { agent, headers, method, timeout: LIMIT }, (incoming) => {
                const parts = [];
                incoming.on('data', (part) => parts.push(part));
                incoming.on('error', reject);
                incoming.on('end', () => resolve({
                    status: incoming.statusCode ?? 0,
                    headers: incoming.headers,
                    body: Buffer.concat(parts).toString('utf8'),
                }));
            });
            outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${LIMIT / 1000} s`)));
            outgoing.on('error', reject);
            outgoing.end();
        }),
        close: () => agent.destroy(),
    };
}
/** @returns the status of a request without TLS, or the error's code where the connection came to nothing */
function plainHttp(address, path) {
    return new Promise((resolve) => {
        const outgoing = (0,node_http__WEBPACK_IMPORTED_MODULE_0__.request)(`http://${(0,_pod_js__WEBPACK_IMPORTED_MODULE_2__/* .authority */ .ku)(address)}${path}`, { timeout: LIMIT }, (incoming) => {
            incoming.resume();
            resolve(incoming.statusCode ?? 0);
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
        outgoing.on('error', (error) => resolve(error.code ?? error.message));
        outgoing.end();
    });
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

/***/ 1471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ waitUntilReady)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

// Milliseconds between two tries: quick at first, because the pod is usually up within 300 ms.
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 500;
/**
 * Waits until `https://…/v2/` answers 200, with the CA and the name checked. `kube play` returns before the services
 * answer, and podman's own health checks need systemd timers and programs that the images lack.
 * @param limit in seconds
 * @param onWait asked about every two seconds, with the milliseconds so far and what was last seen: is it hopeless?
 * @param isUp where another answer than 200 says so
 */
async function waitUntilReady(client, limit, onWait, isUp = ({ status }) => status === 200) {
    const start = Date.now();
    let lastSeen = 'nothing';
    let nextWord = 2000;
    for (let pause = FIRST_PAUSE;; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
        try {
            const answer = await client.get('/v2/');
            lastSeen = `status ${answer.status}`;
            if (isUp(answer))
                return { ready: true, waited: Date.now() - start, lastSeen };
        }
        catch (thrown) {
            const error = thrown;
            lastSeen = error.code ?? error.message;
        }
        const waited = Date.now() - start;
        if (waited >= limit * 1000)
            return { ready: false, waited, lastSeen };
        if (waited >= nextWord) {
            if ((await onWait(waited, lastSeen)) === 'hopeless')
                return { ready: false, waited, lastSeen };
            nextWord += 2000;
        }
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
    }
}


/***/ })

};
