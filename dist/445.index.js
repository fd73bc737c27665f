export const id = 445;
export const ids = [445];
export const modules = {

/***/ 5445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publishedFiles: () => (/* binding */ publishedFiles),
  stage: () => (/* binding */ stage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/quadlet/set/source-tree.js
var source_tree = __webpack_require__(5310);
// EXTERNAL MODULE: ./lib/src/generate/contained.js
var contained = __webpack_require__(3345);
;// CONCATENATED MODULE: ./lib/src/generate/install-readme.js
/** How the published files get to a machine, as Markdown. */
function installReadme(published) {
    const { set, mode, installDirectory, podman } = published;
    const user = mode === 'user';
    const systemctl = user ? 'systemctl --user' : 'sudo systemctl';
    const sudo = user ? '' : 'sudo ';
    const units = user ? '~/.config/systemd/user' : '/etc/systemd/system';
    const startable = set.services.map(({ name }) => name).filter((name) => !name.includes('@.'));
    const names = startable.map(shellWord).join(' ');
    return [
        '# Quadlet files and their systemd units',
        '',
        `Made by the generator of Podman ${podman}, for ${user ? "a user's manager (rootless)" : "the machine's manager (rootful)"}.`,
        'Every file and its SHA-256 is in `manifest.json`.',
        '',
        '## As Quadlet files',
        '',
        'The usual way: Podman makes the units on the machine itself, anew at each boot.',
        '',
        '```sh',
        `${sudo}mkdir -p ${place(installDirectory)}`,
        `${sudo}cp -R quadlet/. ${place(installDirectory)}`,
        `${systemctl} daemon-reload`,
        ...(names === '' ? [] : [`${systemctl} start ${names}`]),
        '```',
        '',
        ...(user
            ? [
                'A user whose services are to run without a login needs `loginctl enable-linger`.',
                'For the machine itself the files go to `/etc/containers/systemd`; generate them with `mode: system` first, for the units differ.',
            ]
            : [
                'For one user they go to `~/.config/containers/systemd`; generate them with `mode: user` first, for the units differ.',
            ]),
        '',
        '## As units',
        '',
        'For machines without the generator, or to be sure that what runs is what was reviewed. They are for a Podman that',
        `understands what that of ${podman} does, at \`/usr/bin/podman\`, and for files beside them in \`${installDirectory}\`.`,
        'Install one kind or the other: a unit of the same name goes before a generated one.',
        '',
        '```sh',
        `${sudo}mkdir -p ${units} ${place(installDirectory)}`,
        `${sudo}cp units/* ${units}`,
        `${sudo}cp -R quadlet/. ${place(installDirectory)}   # only for the files that units name`,
        `${systemctl} daemon-reload`,
        ...(names === '' ? [] : [`${systemctl} enable --now ${enabled(published) || names}`]),
        '```',
        '',
        ...linkLines(published),
    ].join('\n');
}
function enabled({ set }) {
    const linked = new Set(set.links.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
    return set.services
        .map(({ name }) => name)
        .filter((name) => linked.has(name) && !name.includes('@.'))
        .map(shellWord)
        .join(' ');
}
function linkLines({ set }) {
    if (set.links.length === 0)
        return [];
    return [
        '## Links',
        '',
        'The generator makes these links too; `systemctl enable` makes them of `[Install]`. They are listed here because',
        'artifacts hold no links.',
        '',
        '```',
        ...set.links.map(({ path, target }) => `${path} -> ${target}`),
        '```',
        '',
    ];
}
/** systemd's `%h` is the shell's `~`. */
function place(directory) {
    return directory.startsWith('%h/') ? `~/${shellWord(directory.slice(3))}` : shellWord(directory);
}
function shellWord(text) {
    return /^[\w@%+=:,./~-]+$/.test(text) && !text.startsWith('-')
        ? text
        : `'${text.replaceAll("'", "'\\''")}'`;
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./lib/src/generate/tar.js

const BLOCK = 512;
/**
 * Packs files into a tar archive (POSIX ustar, with pax headers for long or foreign names), and compresses it. The same
 * files give the same bytes: all is owned by root, readable for everybody, and of the beginning of 1970.
 * @param files in the order in which they are to stand
 */
function tarball(files) {
    const blocks = files.flatMap(({ path, content }) => {
        const name = Buffer.from(path);
        const plain = name.length <= 100 && /^[\u0020-\u007e]*$/.test(path);
        return [
            ...(plain ? [] : entry(Buffer.from('pax'), Buffer.from(paxRecord('path', path)), 'x')),
            ...entry(name.subarray(0, 100), content, '0'),
        ];
    });
    const packed = (0,external_node_zlib_.gzipSync)(Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]), { level: 9 });
    // The tenth byte names the system that it was made on.
    packed[9] = 255;
    return packed;
}
function entry(name, content, type) {
    const header = Buffer.alloc(BLOCK);
    header.set(name, 0);
    header.write('0000644\0', 100);
    header.write('0000000\0', 108);
    header.write('0000000\0', 116);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write(`${'0'.repeat(11)}\0`, 136);
    header.write(' '.repeat(8), 148);
    header.write(type, 156);
    header.write('ustar\x0000', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const padding = (BLOCK - (content.length % BLOCK)) % BLOCK;
    return [header, Buffer.from(content), Buffer.alloc(padding)];
}
/** Its length counts its own digits. */
function paxRecord(key, value) {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + String(rest).length;
    if (rest + String(length).length !== length)
        length = rest + String(length).length;
    return `${length} ${key}=${value}\n`;
}

;// CONCATENATED MODULE: ./lib/src/generate/stage.js








const MANIFEST = 'manifest.json';
/**
 * Writes what is published: no directory in it begins with a dot of ours, because uploads leave those out, and there are
 * no links, because uploads do not keep them. The same input gives the same bytes.
 * @param directory must not be there, be empty, or be an earlier one of these
 * @throws UserError where it holds something else
 */
function stage(published, directory, withTarball) {
    prepare(directory);
    const contents = publishedFiles(published);
    for (const { path, content } of contents) {
        const place = (0,external_node_path_.join)(directory, path);
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(place), { recursive: true });
        (0,external_node_fs_.writeFileSync)(place, content);
    }
    if (!withTarball)
        return { directory, tarball: undefined };
    const file = (0,external_node_path_.join)(directory, 'quadlet-units.tar.gz');
    (0,external_node_fs_.writeFileSync)(file, tarball(contents));
    return { directory, tarball: file };
}
/** All files, ordered by path. */
function publishedFiles(published) {
    const files = [
        ...published.sources.map(({ path, content }) => ({ path: `quadlet/${path}`, content: bytes(content) })),
        ...published.set.services.map(({ name, text }) => ({ path: `units/${name}`, content: bytes(text) })),
        { path: 'README.md', content: bytes(installReadme(published)) },
    ].sort(byPath);
    return [...files, { path: MANIFEST, content: bytes(manifest(published, files)) }].sort(byPath);
}
function manifest({ set, mode, installDirectory, podman, generator, commit }, files) {
    const content = {
        version: 1,
        podman,
        generator,
        mode,
        installDirectory,
        commit: commit ?? null,
        services: set.services.map(({ name, source }) => ({ name, source })),
        links: set.links,
        files: files.map(({ path, content }) => ({
            path,
            size: content.length,
            sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'),
        })),
    };
    return `${JSON.stringify(content, undefined, 2)}\n`;
}
/** Takes away what an earlier call left, so that nothing of it is published once more. */
function prepare(directory) {
    let there = directory;
    while (!(0,external_node_fs_.existsSync)(there))
        there = (0,external_node_path_.dirname)(there);
    (0,contained/* boundaryOf */.iH)(there, '.');
    const stats = (0,external_node_fs_.lstatSync)(directory, { throwIfNoEntry: false });
    if (stats === undefined) {
        (0,external_node_fs_.mkdirSync)(directory, { recursive: true });
        return;
    }
    if (!stats.isDirectory())
        throw new errors/* UserError */.yo(`${directory} is there and is no directory`);
    const names = (0,external_node_fs_.readdirSync)(directory);
    if (names.length > 0 && !isOurs(directory)) {
        throw new errors/* UserError */.yo(`${directory} is not empty: give a directory that is not there yet`);
    }
    for (const name of ['quadlet', 'units', 'README.md', MANIFEST, 'quadlet-units.tar.gz']) {
        (0,external_node_fs_.rmSync)((0,external_node_path_.join)(directory, name), { recursive: true, force: true });
    }
    const left = (0,external_node_fs_.readdirSync)(directory);
    if (left.length > 0)
        throw new errors/* UserError */.yo(`${directory} holds ${(0,external_node_path_.basename)(left[0] ?? '')}, which is not of an earlier run`);
}
function isOurs(directory) {
    try {
        const found = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(directory, MANIFEST), 'utf8'));
        return typeof found === 'object' && found !== null && 'installDirectory' in found;
    }
    catch {
        return false;
    }
}
function bytes(content) {
    return typeof content === 'string' ? Buffer.from(content) : content;
}
function byPath(a, b) {
    return (0,source_tree/* compareNames */.M)(a.path, b.path);
}


/***/ })

};
