export const id = 794;
export const ids = [794,239,445,558];
export const modules = {

/***/ 2794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  generateMain: () => (/* binding */ generateMain),
  generatePost: () => (/* binding */ generatePost)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/src/errors.js
var errors = __webpack_require__(5071);
// EXTERNAL MODULE: ./lib/src/exec/run.js
var run = __webpack_require__(1491);
// EXTERNAL MODULE: ./lib/src/generate/published.js
var published = __webpack_require__(7558);
// EXTERNAL MODULE: ./lib/src/generate/report.js
var generate_report = __webpack_require__(7044);
// EXTERNAL MODULE: ./lib/src/generate/stage.js + 2 modules
var stage = __webpack_require__(5445);
// EXTERNAL MODULE: ./lib/src/generate/start.js + 2 modules
var start = __webpack_require__(3667);
// EXTERNAL MODULE: ./lib/src/generate/work.js + 32 modules
var work = __webpack_require__(1964);
// EXTERNAL MODULE: ./lib/src/lint/about.js
var about = __webpack_require__(5239);
// EXTERNAL MODULE: ./lib/src/lint/options.js
var options = __webpack_require__(5700);
;// CONCATENATED MODULE: ./lib/src/quadlet/rules/generate-rules.js
/** What only shows in the generated units: systemd's own check, and a start. */
const GENERATE_RULES = [
    {
        code: 'QL300',
        name: 'systemd-verify',
        severity: 'warning',
        summary: 'systemd finds fault with the generated unit.',
        explanation: 'The generator takes lines of `[Unit]`, `[Service]` and `[Install]` as they are, and what systemd does not ' +
            'understand there it ignores at run time: a misspelled key has no effect. The message is that of ' +
            '`systemd-analyze verify`, shown at the line that it came of.',
    },
    {
        code: 'QL301',
        name: 'start-failed',
        severity: 'error',
        summary: 'The service does not start.',
        explanation: 'The files were installed for the user of the job, and systemd was told to start the service. It failed, or was ' +
            'not active, or not healthy, within the time. The last lines of its journal are in the log and in the summary.',
    },
];

// EXTERNAL MODULE: ./lib/src/quadlet/rules/index.js + 3 modules
var rules = __webpack_require__(6442);
// EXTERNAL MODULE: ./lib/src/report/generate-json.js
var generate_json = __webpack_require__(2745);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/graph-cut.js
/** How much of a graph a person can still read; mermaid itself draws up to 500 edges. */
const READABLE = { nodes: 60, edges: 100 };
/** Where more than this hangs around a change, the change has to be looked for. */
const WHOLE = 24;
/**
 * As much of the graph as can be read. A larger one is cut to the services that change, in the order of the changes,
 * and then those that hang on them; where nothing changes, to the first ones by name. All edges between the services
 * that are kept are kept too, so that nothing looks independent that is not; a service that would bring too many is
 * left out.
 * @returns what is left of the graph, and how many services are not in it
 */
function readablePart(graph, changes) {
    const edgesOf = edgesByEnd(graph);
    const starts = new Set(graph.nodes.flatMap(({ name, kind }) => (kind === 'start' ? [name] : [])));
    const kept = new Set();
    let edges = 0;
    for (const { name } of candidates(graph, changes, edgesOf)) {
        const ends = (edgesOf.get(name) ?? []).map((edge) => otherEnd(edge, name));
        const more = new Set([name, ...ends.filter((end) => starts.has(end) && !kept.has(end))]);
        const links = ends.filter((end) => kept.has(end) || starts.has(end)).length;
        if (kept.size + more.size > READABLE.nodes || edges + links > READABLE.edges)
            continue;
        for (const one of more)
            kept.add(one);
        edges += links;
    }
    return {
        graph: {
            nodes: graph.nodes.filter(({ name }) => kept.has(name)),
            edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
        },
        left: graph.nodes.filter(({ name }) => !starts.has(name) && !kept.has(name)).length,
    };
}
function edgesByEnd({ nodes, edges }) {
    const ends = new Map(nodes.map(({ name }) => [name, []]));
    for (const edge of edges)
        for (const end of [edge.from, edge.to])
            ends.get(end)?.push(edge);
    return ends;
}
function otherEnd({ from, to }, name) {
    return from === name ? to : from;
}
/** The services that may be drawn, the most important first. */
function candidates({ nodes }, changes, edgesOf) {
    const services = nodes.filter(({ kind }) => kind !== 'start');
    const places = new Map(changes.map(({ name }, index) => [name, index]));
    const near = new Set([
        ...[...places.keys()].flatMap((name) => (edgesOf.get(name) ?? []).map((edge) => otherEnd(edge, name))),
        ...services.flatMap(({ name, pod }) => (pod !== undefined && places.has(name) ? [pod] : [])),
    ]);
    const weight = ({ name }) => places.get(name) ?? places.size + (near.has(name) ? 0 : 1);
    const ordered = services.toSorted((a, b) => weight(a) - weight(b));
    if (places.size === 0 || nodes.length <= WHOLE)
        return ordered;
    return ordered.filter(({ name }) => places.has(name) || near.has(name));
}

// EXTERNAL MODULE: ./lib/src/quadlet/syntax/words.js
var words = __webpack_require__(8768);
// EXTERNAL MODULE: ./lib/src/quadlet/generate/main-command.js
var main_command = __webpack_require__(8372);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/graph-unit.js


/** The units that keys of `[Unit]` name, in all of their lines: systemd lets no empty line take those back. */
function unitsNamed(unit, keys) {
    return unit.flatMap((line) => {
        if (line.kind !== 'entry' || line.section !== 'Unit' || !keys.includes(line.key))
            return [];
        return (0,words/* splitWords */.y)(line.value, 'kept', true).words.map(({ text }) => text);
    });
}
/**
 * What podman is told to publish when the service starts, as people write addresses: `:8080`, `127.0.0.1:8443`,
 * `:53/udp`; `:random → 80` where it takes any free port of the host.
 */
function publishedPorts(unit) {
    const options = (0,main_command/* mainCommand */.l)(unit)?.command.options ?? [];
    const published = options.filter(({ name }) => name === '--publish');
    return [...new Set(published.flatMap(({ value }) => (value ? [hostSide(value)] : [])))];
}
/** Of `[[address:][host port]:]container port[/protocol]`, the address perhaps of IPv6 in brackets. */
function hostSide(publish) {
    const protocol = /\/[a-z]+$/.exec(publish)?.[0] ?? '';
    const [container = '', host = '', ...address] = publish
        .slice(0, publish.length - protocol.length)
        .split(/:(?![^[]*\])/)
        .reverse();
    const where = address.reverse().join(':');
    return host === '' ? `${where}:random → ${container}${protocol}` : `${where}:${host}${protocol}`;
}

// EXTERNAL MODULE: ./lib/src/quadlet/generate/stable-order.js
var stable_order = __webpack_require__(763);
// EXTERNAL MODULE: ./lib/src/quadlet/generate/unit-text.js
var unit_text = __webpack_require__(5087);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/graph-model.js




const KINDS = new Set([
    'pod',
    'network',
    'volume',
    'image',
    'build',
    'kube',
    'artifact',
]);
/**
 * What hangs together in a set, read out of the units' `[Unit]` sections and out of the links. A service that was
 * removed is in it as its diff tells it.
 */
function graphOf(set, changes) {
    const kindOfChange = new Map(changes.map(({ name, kind }) => [name, kind]));
    const sources = [
        ...set.services.map(({ name, source, text }) => ({ name, source, text })),
        ...removed(set, changes),
    ]
        .map(({ name, source, text }) => ({ name, source, unit: (0,unit_text/* readUnit */.H_)(text) }))
        .sort(byName);
    // The generator looks for a pod's file by its name alone, wherever in the tree it is.
    const pods = new Map(sources.flatMap(({ name, source }) => (kindOf(source) === 'pod' ? [[external_node_path_.posix.basename(source), name]] : [])));
    const services = sources.map(({ name, source, unit }) => {
        const change = kindOfChange.get(name);
        const pod = podOf(unit, pods);
        return {
            name,
            kind: kindOf(source),
            ports: publishedPorts(unit),
            ...(change === undefined ? {} : { change }),
            ...(pod === undefined || pod === name ? {} : { pod }),
        };
    });
    const nodes = new Map(services.map((node) => [node.name, node]));
    const edges = [...startEdges(set.links, nodes), ...sources.flatMap((one) => dependencyEdges(one, nodes))];
    const starts = new Set(edges.map(({ from }) => from).filter((name) => !nodes.has(name)));
    return {
        nodes: [...[...starts].map((name) => ({ name, kind: 'start', ports: [] })), ...services].sort(byName),
        edges: withoutRepeats(edges, nodes),
    };
}
function removed(set, changes) {
    const present = new Set(set.services.map(({ name }) => name));
    return changes
        .filter(({ name, kind }) => kind === 'removed' && !present.has(name))
        .map(({ name, source, diff }) => ({ name, source, text: diff.replaceAll(/^(?:-|[^-].*)/gm, '') }));
}
function kindOf(source) {
    const extension = external_node_path_.posix.extname(source).slice(1);
    return KINDS.has(extension) ? extension : 'container';
}
/**
 * The name of the pod's service. What is left of a removed service has no section of Quadlet's to tell.
 * @param pods the services of pods by the names of their files
 */
function podOf(unit, pods) {
    if (unit.some(({ section }) => section.startsWith('X-'))) {
        return pods.get((0,unit_text/* valuesOf */.sm)(unit, 'X-Container', 'Pod').at(-1) ?? '');
    }
    const services = [...pods.values()];
    return unitsNamed(unit, ['BindsTo']).find((name) => services.includes(name));
}
/** Out of `default.target.wants/app@1.service`, a link to `../app@.service`; aliases start nothing. */
function startEdges(links, services) {
    return links.flatMap(({ path, target }) => {
        const [directory = '', link = ''] = path.split('/').slice(-2);
        const from = /^(.+)\.(?:wants|requires|upholds)$/s.exec(directory)?.[1];
        const to = external_node_path_.posix.basename(target);
        if (from === undefined || !services.has(to))
            return [];
        return [{ from, to, relation: 'starts', ...instanceOf(link, to) }];
    });
}
function dependencyEdges({ name, unit }, services) {
    const named = (relation, ...keys) => unitsNamed(unit, keys).flatMap((word) => edgeTo(word, name, relation, services));
    const before = named('after', 'Before').map((edge) => ({ ...edge, from: edge.to, to: name }));
    return [
        ...named('needs', 'Requires', 'Requisite', 'BindsTo'),
        ...named('wants', 'Wants', 'Upholds'),
        ...named('after', 'After'),
        ...before,
    ];
}
/** To a service of the set or, where that is none, to the template that it is an instance of. */
function edgeTo(word, from, relation, services) {
    const to = services.has(word) ? word : word.replace(/@.+(?=\.service$)/s, '@');
    return services.has(to) ? [{ from, to, relation, ...instanceOf(word, to) }] : [];
}
function instanceOf(word, template) {
    const instance = template.endsWith('@.service') ? /@(.+)\.service$/s.exec(word)?.[1] : undefined;
    return instance === undefined ? {} : { instance };
}
/**
 * One edge for each pair, the strongest, which comes first. A pod starts its containers; that they in turn are bound
 * to it goes without saying, because they are drawn inside of it.
 */
function withoutRepeats(edges, services) {
    const strengths = ['starts', 'needs', 'wants', 'after'];
    const isPodOf = (pod, container) => services.get(container)?.pod === pod;
    const kept = new Map();
    for (const strength of strengths) {
        for (const edge of edges) {
            const { from, to, relation, instance = '' } = edge;
            const key = JSON.stringify([from, to, instance]);
            if (relation !== strength || from === to || isPodOf(to, from) || kept.has(key))
                continue;
            kept.set(key, isPodOf(from, to) && relation !== 'after' ? { from, to, relation: 'starts' } : edge);
        }
    }
    return [...kept.values()].sort((a, b) => (0,stable_order/* compareText */.n)(a.from, b.from) || (0,stable_order/* compareText */.n)(a.to, b.to));
}
function byName(a, b) {
    return (0,stable_order/* compareText */.n)(a.name, b.name);
}

// EXTERNAL MODULE: ./lib/src/quadlet/generate/mermaid-text.js
var mermaid_text = __webpack_require__(3928);
;// CONCATENATED MODULE: ./lib/src/quadlet/generate/graph.js



/** Long enough for nearly every name, and short enough that mermaid's 50,000 characters hold whatever is drawn. */
const NAME_LENGTH = 40;
const PORT_LENGTH = 24;
const PORTS_SHOWN = 3;
const INSTANCE_LENGTH = 16;
/** Old forms only, which every mermaid since 9 draws, on GitHub and elsewhere. */
const SHAPES = {
    start: ['([', '])'],
    container: ['[', ']'],
    pod: ['[[', ']]'],
    kube: ['[[', ']]'],
    network: ['{{', '}}'],
    volume: ['[(', ')]'],
    image: ['[/', '/]'],
    build: ['[/', '\\]'],
    artifact: ['[/', '/]'],
};
/** No label is broken in the middle of a name, and little room is lost between. */
const SETTINGS = '%%{init: {"flowchart": {"wrappingWidth": 480, "nodeSpacing": 30, "rankSpacing": 40}}}%%';
/** Colours that are seen on a light page and on a dark one, under letters of the theme's own colour. */
const CLASSES = {
    same: 'fill:transparent,stroke:#818b98',
    frame: 'fill:#818b981a,stroke:#818b98',
    start: 'fill:#818b984d,stroke:#818b984d',
    added: 'fill:#2da44e40,stroke:#2da44e,stroke-width:3px',
    changed: 'fill:#d4a72c4d,stroke:#bf8700,stroke-width:3px',
    removed: 'fill:#fa454940,stroke:#e5534b,stroke-width:3px,stroke-dasharray:7 4',
};
const MARKS = {
    // A bare plus would begin a list.
    added: '#43; added',
    changed: '± changed',
    removed: '− removed',
};
/**
 * The services of a set and what they need, as a mermaid flowchart for a Markdown file: an arrow leads from a service
 * to what it needs or wants, a dotted one to what it only starts after. Pure: the same set and changes give the same
 * text, whatever the names are valid mermaid, and below its limits of size.
 * @returns the text without its fence, empty where there is nothing to draw, and how many services were left out
 */
function mermaidGraph(set, changes) {
    const { graph, left } = readablePart(graphOf(set, changes), changes);
    if (graph.nodes.length === 0)
        return { text: '', left };
    const drawn = inDrawingOrder(graph);
    const ids = new Map(drawn.flatMap(({ nodes }) => nodes).map(({ name }, index) => [name, `n${index + 1}`]));
    const id = (name) => ids.get(name) ?? '';
    const edgesFrom = (name) => graph.edges
        .filter(({ from }) => from === name)
        .map((edge) => `  ${id(name)} ${arrow(edge)} ${id(edge.to)}`);
    return {
        text: [
            SETTINGS,
            'flowchart LR',
            '  accTitle: Services and what they need',
            '  accDescr: An arrow leads from a service to what it needs, a dotted one to what it only starts after.',
            ...drawn.flatMap(({ frame, nodes }) => {
                const boxes = nodes.map((node) => `  ${id(node.name)}${box(node)}`);
                if (!frame)
                    return boxes;
                return [
                    `  subgraph p${id(nodes[0]?.name ?? '')}["pod"]`,
                    ...boxes.map((line) => `  ${line}`),
                    '  end',
                ];
            }),
            ...drawn.flatMap(({ nodes }) => nodes.flatMap(({ name }) => edgesFrom(name))),
            ...classLines(drawn, id),
            '',
        ].join('\n'),
        left,
    };
}
/** What starts first, then the pods, since mermaid lays out in the order in which it reads. */
function inDrawingOrder({ nodes }) {
    const pods = nodes
        .map((pod) => [pod, ...nodes.filter((node) => node.pod === pod.name)])
        .filter((group) => group.length > 1);
    const framed = new Set(pods.flat());
    const rest = nodes.filter((node) => !framed.has(node));
    return [
        { frame: false, nodes: rest.filter(({ kind }) => kind === 'start') },
        ...pods.map((group) => ({ frame: true, nodes: group })),
        { frame: false, nodes: rest.filter(({ kind }) => kind !== 'start') },
    ];
}
function box(node) {
    const [open, close] = SHAPES[node.kind];
    return `${open}"${label(node)}"${close}`;
}
/**
 * The name, the change and the ports on a line each: the chart runs across the page, where room is short. A `<br/>`
 * would have the label read as HTML, its entities taken for signs.
 */
function label({ name, kind, change, ports }) {
    const shown = ports.slice(0, PORTS_SHOWN).map(portText);
    const more = ports.length > PORTS_SHOWN ? [`${ports.length - PORTS_SHOWN} more`] : [];
    return [
        (0,mermaid_text/* mermaidText */.H)(kind === 'start' ? name : name.replace(/\.service$/, ''), NAME_LENGTH),
        ...(change === undefined ? [] : [MARKS[change]]),
        ...(ports.length === 0 ? [] : [[...shown, ...more].join(' · ')]),
    ].join('\n');
}
// `:` is a sign of mermaid's only before other signs; most ports can stand as they are, for those who read the source.
function portText(port) {
    return /^[\d.]*:[\d-]+(?:\/[a-z]+)?$/.test(port) ? port : (0,mermaid_text/* mermaidText */.H)(port, PORT_LENGTH);
}
function arrow({ relation, instance }) {
    const words = [
        ...(relation === 'wants' || relation === 'after' ? [relation] : []),
        ...(instance === undefined ? [] : [(0,mermaid_text/* mermaidText */.H)(instance, INSTANCE_LENGTH)]),
    ];
    const line = relation === 'after' ? '-.->' : '-->';
    return words.length === 0 ? line : `${line}|"${words.join(' ')}"|`;
}
function classLines(drawn, id) {
    const members = new Map(Object.keys(CLASSES).map((name) => [name, []]));
    for (const { frame, nodes } of drawn) {
        if (frame)
            members.get('frame')?.push(`p${id(nodes[0]?.name ?? '')}`);
        for (const { name, kind, change } of nodes) {
            members.get(change ?? (kind === 'start' ? 'start' : 'same'))?.push(id(name));
        }
    }
    return [...members].flatMap(([name, ids]) => ids.length === 0 ? [] : [`  classDef ${name} ${CLASSES[name]}`, `  class ${ids.join(',')} ${name}`]);
}

// EXTERNAL MODULE: ./lib/src/report/excerpt-cells.js
var excerpt_cells = __webpack_require__(320);
// EXTERNAL MODULE: ./lib/src/report/lint-markdown.js
var lint_markdown = __webpack_require__(3096);
// EXTERNAL MODULE: ./lib/src/report/lint-words.js
var lint_words = __webpack_require__(2928);
;// CONCATENATED MODULE: ./lib/src/report/generate-summary.js






/** Above this the runner drops a step's whole summary (actions/runner, FileCommandManager.cs). */
const REFUSED = 1024 * 1024;
const BUDGET = 900 * 1024;
/** Kept for the words about what had no place, in bytes. */
const CLOSING = 500;
/** What one part may use up, as shares of the budget. */
const SHARES = { changes: 0.3, diffs: 0.3, findings: 0.15, services: 0.1, started: 0.1 };
/** The longest sentence, name and diff, in UTF-16 units. */
const SENTENCE = 500;
const NAME = 250;
const DIFF = 40_000;
/**
 * The job summary in Markdown: what changes, what touches security first, so that the first lines tell it; then the
 * differences, the graph, the services, and what systemd and the start said. Never longer than its budget, and it says
 * what had no place.
 */
function generateSummary(report, options) {
    const budget = Math.min(options.budgetBytes ?? BUDGET, REFUSED - 1) - CLOSING;
    const { made } = report.result;
    const findings = findingBlocks(report.findings.findings, options.ruleUri, budget * SHARES.findings);
    const blocks = made === undefined
        ? ['## Quadlet: no units, because the files have errors', ...findings]
        : [
            `## ${title(report)}`,
            ...changeBlocks(report, budget * SHARES.changes),
            ...startBlocks(report, budget * SHARES.started),
            ...findings,
            ...diffBlocks((0,generate_report/* changesOf */.fs)(report), budget * SHARES.diffs),
            ...graphBlocks(report),
            ...serviceBlocks(report, budget * SHARES.services),
            ...closingBlocks(report),
        ];
    return (0,lint_markdown/* fitting */._Q)(blocks, budget + CLOSING)
        .map((block) => `${block}\n`)
        .join('\n');
}
function title(report) {
    const { made } = report.result;
    const services = (0,lint_words/* counted */.hS)(made?.generation.set.services.length ?? 0, 'unit');
    if (made?.comparison.kind !== 'compared')
        return `Quadlet: ${services}`;
    const changes = (0,generate_report/* changesOf */.fs)(report);
    if (changes.length === 0)
        return `Quadlet: nothing changes, ${services}`;
    const security = (0,generate_report/* securityCount */.sQ)(changes);
    const marked = security === 0 ? '' : `, ⚠️ ${(0,lint_words/* counted */.hS)(security, 'change')} to security`;
    return `Quadlet: ${(0,lint_words/* counted */.hS)(changes.length, 'service')} of ${services} change${changes.length === 1 ? 's' : ''}${marked}`;
}
/** Services with what touches security come first, each in its own order otherwise. */
function securityFirst(changes) {
    const marked = (change) => change.notes.some(({ security }) => security);
    return [...changes.filter(marked), ...changes.filter((change) => !marked(change))];
}
function changeBlocks(report, bytes) {
    const { made } = report.result;
    if (made?.comparison.kind === 'failed') {
        return [`> [!WARNING]\n> ${(0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(made.comparison.words, 4 * SENTENCE))}`];
    }
    const changes = securityFirst((0,generate_report/* changesOf */.fs)(report));
    if (changes.length === 0)
        return [];
    const shown = (0,lint_markdown/* fitting */._Q)(changes.map(changeLines), bytes);
    const left = changes.length - shown.length;
    const more = left === 0 ? [] : [`- and ${(0,lint_words/* counted */.hS)(left, 'more service')}`];
    return [[...shown, ...more].join('\n')];
}
function changeLines({ name, source, kind, notes }) {
    const of = source === '' ? '' : ` (${(0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(source, NAME))})`;
    const sentences = notes.map(({ text, security }) => {
        const words = (0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(text, SENTENCE));
        return security ? `  - ⚠️ **${words}**` : `  - ${words}`;
    });
    return [`- **${kind}** ${(0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(name, NAME))}${of}`, ...sentences].join('\n');
}
function diffBlocks(changes, bytes) {
    const blocks = securityFirst(changes)
        .filter(({ diff }) => diff !== '')
        .map(({ name, diff }) => {
        const lines = (0,lint_words/* shorten */.ml)(diff, DIFF)
            .split('\n')
            .filter((line) => line !== '')
            .map(excerpt_cells/* visible */.R);
        const body = (0,lint_markdown/* fenced */.OF)(lines).replace(/^(`+)/, '$1diff');
        const title = `<code>${(0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(name, NAME))}</code>`;
        return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
    });
    if (blocks.length === 0)
        return [];
    const shown = (0,lint_markdown/* fitting */._Q)(blocks, bytes);
    const left = blocks.length - shown.length;
    return [
        '### Differences',
        ...shown,
        ...(left === 0
            ? []
            : [`The differences of ${(0,lint_words/* counted */.hS)(left, 'more service')} had no place here: see the log.`]),
    ];
}
function graphBlocks(report) {
    const { made } = report.result;
    if (made === undefined)
        return [];
    const { text, left } = mermaidGraph(made.generation.set, (0,generate_report/* changesOf */.fs)(report));
    if (text === '')
        return [];
    const more = left === 0 ? [] : [`${(0,lint_words/* counted */.hS)(left, 'more service')} had no place in the picture.`];
    return ['### Services and what they need', `\`\`\`mermaid\n${text.trimEnd()}\n\`\`\``, ...more];
}
function startBlocks({ started }, bytes) {
    if (started === undefined)
        return [];
    const blocks = started.flatMap(({ name, outcome, words, journal }) => {
        const line = `${outcome === 'up' ? '✅' : '❌'} ${(0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(name, NAME))} ${(0,lint_markdown/* markdownText */.p7)(words)}`;
        const own = (0,lint_markdown/* fenced */.OF)(journal.map((one) => (0,excerpt_cells/* visible */.R)((0,lint_words/* shorten */.ml)(one, SENTENCE))));
        return journal.length === 0
            ? [line]
            : [
                `${line}\n\n<details${outcome === 'up' ? '' : ' open'}><summary>journal</summary>\n\n${own}\n\n</details>`,
            ];
    });
    const shown = (0,lint_markdown/* fitting */._Q)(blocks, bytes);
    const left = blocks.length - shown.length;
    return [
        '### Start',
        ...shown,
        ...(left === 0 ? [] : [`and ${(0,lint_words/* counted */.hS)(left, 'more service')}: see the log`]),
    ];
}
function findingBlocks(findings, ruleUri, bytes) {
    if (findings.length === 0)
        return [];
    const lines = (0,lint_words/* errorsFirst */.wz)(findings).map(({ file, line, column, severity, code, message }) => {
        const place = (0,lint_markdown/* markdownCode */.D9)(`${(0,lint_words/* shorten */.ml)(file, NAME)}:${line}:${column}`);
        const words = (0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(message, SENTENCE));
        return `- **${severity}** ${place} ${words} (${(0,lint_markdown/* markdownLink */.iQ)(code, ruleUri(code))})`;
    });
    const shown = (0,lint_markdown/* fitting */._Q)(lines, bytes);
    const left = lines.length - shown.length;
    const more = left === 0 ? [] : [`- and ${left} more: see the log`];
    return [`### ${(0,lint_words/* countWords */.rj)((0,lint_words/* countsOf */.mQ)(findings))}`, [...shown, ...more].join('\n')];
}
function serviceBlocks({ result: { made } }, bytes) {
    if (made === undefined || made.generation.set.services.length === 0)
        return [];
    const { services, links } = made.generation.set;
    const enabled = new Map();
    for (const { path } of links) {
        const [directory = '', name] = path.split('/');
        if (name === undefined)
            continue;
        enabled.set(name, [...(enabled.get(name) ?? []), directory.replace(/\.(?:wants|requires|upholds)$/, '')]);
    }
    const rows = services.map(({ name, source }) => {
        const by = (enabled.get(name) ?? []).map((one) => (0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(one, NAME))).join(', ');
        return `| ${(0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(name, NAME))} | ${source === '' ? '' : (0,lint_markdown/* markdownCode */.D9)((0,lint_words/* shorten */.ml)(source, NAME))} | ${by} |`;
    });
    const shown = (0,lint_markdown/* fitting */._Q)(rows, bytes);
    const left = rows.length - shown.length;
    const table = ['| unit | made of | started by |', '| --- | --- | --- |', ...shown].join('\n');
    const more = left === 0 ? '' : `\n\nand ${(0,lint_words/* counted */.hS)(left, 'more unit')}`;
    return [`<details><summary>${(0,lint_words/* counted */.hS)(services.length, 'unit')}</summary>\n\n${table}${more}\n\n</details>`];
}
function closingBlocks(report) {
    const { generator, made, mode } = report.result;
    const verified = made?.verification?.units;
    const words = [
        `made by ${(0,lint_markdown/* markdownText */.p7)(generator.words)} for the mode ${mode}`,
        ...(verified === undefined || verified === 0 ? [] : [`verified by systemd`]),
        ...(made === undefined ? [] : [comparedWith(made.comparison)]),
    ];
    const notes = (0,generate_json.notesOf)(report.result)
        .slice(0, 20)
        .map((note) => `- ${(0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(note, SENTENCE))}`);
    return [...(notes.length === 0 ? [] : [notes.join('\n')]), `${words.join('; ')}.`];
}
function comparedWith({ kind, words }) {
    if (kind === 'failed')
        return 'not compared';
    return (0,lint_markdown/* markdownText */.p7)((0,lint_words/* shorten */.ml)(kind === 'compared' ? `compared with ${words}` : words, SENTENCE));
}

// EXTERNAL MODULE: ./lib/src/report/generate-text.js
var generate_text = __webpack_require__(936);
// EXTERNAL MODULE: ./lib/src/report/lint-annotations.js
var lint_annotations = __webpack_require__(5931);
// EXTERNAL MODULE: ./lib/src/report/lint-text.js
var lint_text = __webpack_require__(9222);
// EXTERNAL MODULE: ./lib/src/generate/options.js
var generate_options = __webpack_require__(4170);
// EXTERNAL MODULE: ./lib/src/quadlet/catalogue/versions.js
var versions = __webpack_require__(1090);
// EXTERNAL MODULE: ./lib/src/actions/read-input.js
var read_input = __webpack_require__(5093);
;// CONCATENATED MODULE: ./lib/src/actions/generate-inputs.js




/**
 * Reads every input.
 * @throws UserError in one sentence: the input, what was found, what is allowed
 */
function readGenerateInputs(get) {
    const failOn = (0,read_input/* choice */.Yq)(get, 'fail-on', ['error', 'warning', 'never']);
    const start = (0,read_input/* readBoolean */.Vf)(get, 'start');
    const mode = (0,read_input/* choice */.Yq)(get, 'mode', ['', 'user', 'system']) || undefined;
    if (start && mode === 'system') {
        throw new errors/* UserError */.yo('input "start" is true, and "mode" is "system"; allowed: "mode: user", for the user of the job');
    }
    const installDirectory = get('install-dir');
    return {
        paths: (0,read_input/* readPaths */.Vv)(get),
        generator: { path: undefined, podman: readVersion(get), image: get('generator-image') || undefined },
        mode: start ? 'user' : mode,
        installDirectory: installDirectory === '' ? undefined : (0,generate_options/* readInstallDirectory */.NZ)('input "install-dir"', installDirectory),
        base: readBase(get),
        verify: (0,read_input/* readBoolean */.Vf)(get, 'verify'),
        despiteErrors: failOn === 'never',
        failOnChange: (0,read_input/* choice */.Yq)(get, 'fail-on-change', ['none', 'security']),
        failOn,
        start,
        services: start ? readServices(get) : undefined,
        tarball: (0,read_input/* readBoolean */.Vf)(get, 'tarball'),
        outputDirectory: get('output-directory') || undefined,
    };
}
function readVersion(get) {
    const text = get('podman-version');
    if (text === '' || text === 'installed')
        return undefined;
    let count;
    try {
        count = (0,versions/* parseTargets */.Sx)(text).length;
    }
    catch (thrown) {
        throw thrown instanceof errors/* UserError */.yo ? new errors/* UserError */.yo(`input "podman-version": ${thrown.message}`) : thrown;
    }
    if (count !== 1)
        throw (0,errors/* refuse */.TR)('podman-version', text, 'one version, or installed');
    return text;
}
function readBase(get) {
    const [path, ref] = [get('base-path') || undefined, get('base-ref') || undefined];
    if (path !== undefined && ref !== undefined) {
        throw new errors/* UserError */.yo('inputs "base-path" and "base-ref" are both set; allowed: one of them, or none');
    }
    return { path, ref };
}
function readServices(get) {
    const names = get('services')
        .split(/[\s,]+/)
        .filter((name) => name !== '')
        .map((name) => (name.includes('.') ? name : `${name}.service`));
    return names.length === 0 ? undefined : names;
}

;// CONCATENATED MODULE: ./lib/src/actions/quadlet-generate.js





















/** What a start put on the machine, for the post step of a main that was ended in the middle of it. */
const STATE = 'installation';
/** Seconds until services must be up. */
const START = 180;
/**
 * Main of Quadlet Generate: from the inputs to units that are shown, compared, tried and staged.
 * @param actionRoot the directory of package.json and docs/
 */
async function generateMain(runner, actionRoot) {
    try {
        await generateStep(runner, actionRoot);
    }
    catch (thrown) {
        // The checks of the host are loaded where something has failed, and not before.
        const { explainFailure } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(242), __webpack_require__.e(292), __webpack_require__.e(631), __webpack_require__.e(518), __webpack_require__.e(225), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 142));
        runner.fail(explainFailure(thrown));
    }
}
/** Takes back a start that main could not take back itself. */
async function generatePost(runner) {
    const state = runner.state(STATE);
    if (state === '')
        return;
    await (0,start/* takeBack */.zH)(JSON.parse(state), { attempt: run.attempt, log: runner.log, variables: process.env });
}
async function generateStep(runner, actionRoot) {
    const inputs = readGenerateInputs(runner.input);
    const result = await (0,work/* generate */.c)(inputs, process.env, run.attempt);
    runner.log.info(`generator: ${result.generator.words}`);
    const isWrong = result.made === undefined;
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(process.env.RUNNER_TEMP || (0,external_node_os_.tmpdir)(), 'quadlet-generate-'));
    const staged = isWrong ? undefined : await stageResult(result, inputs, directory);
    const started = inputs.start && !isWrong ? await quadlet_generate_start(result, inputs, runner) : undefined;
    const report = (0,generate_report/* reportOf */.EI)(result, started);
    runner.log.info((0,lint_text/* lintText */.D)(report.findings, { colours: false }).trimEnd());
    runner.log.info((0,generate_text/* generateText */.D)(report).trimEnd());
    const { shown, more } = (0,lint_annotations/* lintAnnotations */.q)(report.findings, [...rules/* RULES */.y, ...GENERATE_RULES]);
    for (const annotation of shown)
        runner.annotate(annotation);
    if (more !== undefined)
        runner.log.info(more);
    const file = (0,external_node_path_.join)(directory, 'report.json');
    await (0,promises_.writeFile)(file, (0,generate_json.generateJson)(report));
    setOutputs(report, staged, file, runner);
    await runner.summary(generateSummary(report, { ruleUri: ruleUriOf(actionRoot) }));
    const failure = failureOf(report, inputs);
    if (failure !== undefined)
        runner.fail(failure);
}
/** The rules of this action alone have one page together. */
function ruleUriOf(actionRoot) {
    const { helpUri } = (0,about.readAbout)(actionRoot, process.env);
    const own = new Set(GENERATE_RULES.map(({ code }) => code));
    return (code) => own.has(code)
        ? helpUri(code).replace(/rules\/[^/]*$/, 'quadlet-generate.md#what-is-linted')
        : helpUri(code);
}
async function stageResult(result, { outputDirectory, tarball }, directory) {
    return (0,stage.stage)(await (0,published.publishedOf)(result, run.attempt), outputDirectory ?? (0,external_node_path_.join)(directory, 'artifact'), tarball);
}
async function quadlet_generate_start({ made, generator, mode }, { services }, runner) {
    if (made === undefined)
        return [];
    if (!generator.installed) {
        throw new errors/* UserError */.yo(`input "start" is true, and the units are made by ${generator.words}: what starts here is what the installed Podman makes; give no other version`);
    }
    if (mode !== 'user')
        throw new errors/* UserError */.yo('input "start" is true, and the units are for the mode system');
    const { generation, companions } = made;
    return runner.log.group('Start', () => (0,start/* startServices */.Fp)({
        files: [...generation.layout.files, ...companions.files],
        generation,
        services,
        podman: generator.version,
        timeout: START,
    }, {
        attempt: run.attempt,
        log: runner.log,
        variables: process.env,
        remember: (installation) => runner.saveState(STATE, JSON.stringify(installation)),
    }));
}
function setOutputs(report, staged, file, runner) {
    const changes = (0,generate_report/* changesOf */.fs)(report);
    const compared = report.result.made?.comparison.kind === 'compared';
    const outputs = {
        directory: staged?.directory ?? '',
        tarball: staged?.tarball ?? '',
        services: JSON.stringify(report.result.made?.generation.set.services.map(({ name }) => name) ?? []),
        changes: compared ? String(changes.length) : '',
        'security-changes': compared ? String((0,generate_report/* securityCount */.sQ)(changes)) : '',
        report: file,
    };
    for (const [name, value] of Object.entries(outputs))
        runner.output(name, value);
}
/** Why the step is to fail, or nothing. */
function failureOf(report, { failOn, failOnChange }) {
    const { findings } = report.findings;
    const severities = findings.map(({ severity }) => severity);
    if ((0,options/* isFailure */.N6)(severities, failOn))
        return `Quadlet files: ${(0,lint_words/* countWords */.rj)((0,lint_words/* countsOf */.mQ)(findings))}`;
    const down = (report.started ?? []).filter(({ outcome }) => outcome !== 'up').map(({ name }) => name);
    if (down.length > 0 && failOn !== 'never')
        return `not started: ${down.join(', ')}`;
    if (failOnChange === 'none')
        return undefined;
    const comparison = report.result.made?.comparison;
    if (comparison?.kind === 'failed')
        return `input "fail-on-change" is "${failOnChange}", and ${comparison.words}`;
    const count = (0,generate_report/* securityCount */.sQ)((0,generate_report/* changesOf */.fs)(report));
    return count === 0
        ? undefined
        : `${(0,lint_words/* counted */.hS)(count, 'change')} touch${count === 1 ? 'es' : ''} security: see the job summary`;
}


/***/ }),

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

/***/ 7558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishedOf: () => (/* binding */ publishedOf)
/* harmony export */ });
/**
 * What is published of a result, with the commit of the sources if they are of one.
 * @throws Error where nothing was made
 */
async function publishedOf({ made, mode, installDirectory, generator }, attempt) {
    if (made === undefined)
        throw new Error('nothing was generated that could be published');
    const { generation, companions } = made;
    return {
        set: generation.set,
        sources: [...generation.layout.files, ...companions.files],
        mode,
        installDirectory,
        podman: generator.version,
        generator: generator.words,
        commit: await headCommit(attempt),
    };
}
async function headCommit(attempt) {
    const { exitCode, stdout } = await attempt(['git', 'rev-parse', '--verify', '--quiet', 'HEAD'], {
        timeout: 30,
    });
    return exitCode === 0 ? stdout.trim() : undefined;
}


/***/ }),

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


/***/ }),

/***/ 1254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ readLimits),
/* harmony export */   FV: () => (/* binding */ loginDefinition),
/* harmony export */   Wt: () => (/* binding */ readGroupIds),
/* harmony export */   cj: () => (/* binding */ otherSource),
/* harmony export */   h$: () => (/* binding */ readPasswd),
/* harmony export */   hO: () => (/* binding */ isUid),
/* harmony export */   o2: () => (/* binding */ isUserWord)
/* harmony export */ });
/* unused harmony export USUAL_LIMITS */
/* harmony import */ var _subids_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2561);

/** The accounts of passwd(5), in order; also reads what `getent passwd` prints. */
function readPasswd(text) {
    return text.split('\n').flatMap((line) => {
        const [name = '', , uid = '', gid = ''] = line.split(':');
        if (name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid))
            return [];
        return [{ name, uid: Number(uid), gid: Number(gid) }];
    });
}
/** The gids of group(5). */
function readGroupIds(text) {
    return text.split('\n').flatMap((line) => {
        const id = line.split(':')[2] ?? '';
        return /^\d+$/.test(id) ? [Number(id)] : [];
    });
}
/** A user that is all digits is a uid. */
function isUid(user) {
    return /^\d+$/.test(user);
}
/** What names a user: letters, digits and a few signs, or a decimal uid; never an option of a command. */
function isUserWord(text) {
    return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}
/** Source: login.defs(5), "SUB_UID_MIN", for a host that says nothing. */
const USUAL_LIMITS = { min: 100_000, max: 600_100_000, count: _subids_js__WEBPACK_IMPORTED_MODULE_0__/* .ENOUGH_IDS */ .Sq };
/** The limits of login.defs(5) for ranges of `UID` or `GID`. */
function readLimits(loginDefs, kind) {
    const number = (name, usual) => {
        const found = loginDefinition(loginDefs, `SUB_${kind}_${name}`);
        return found !== undefined && /^(?:0x[\da-f]+|\d+)$/i.test(found) ? Number(found) : usual;
    };
    const { min, max, count } = USUAL_LIMITS;
    return { min: number('MIN', min), max: number('MAX', max), count: number('COUNT', count) };
}
/** What login.defs(5) sets; the last line counts. */
function loginDefinition(loginDefs, name) {
    const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
    return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}
/**
 * The source of subordinate ids that nsswitch.conf(5) names, or nothing where it is the files.
 * Source: subid(5) of shadow, which takes the first word and no other.
 */
function otherSource(nsswitch) {
    const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
    return source === 'files' ? undefined : source;
}


/***/ }),

/***/ 2561:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   Lu: () => (/* binding */ formatRange),
/* harmony export */   Sq: () => (/* binding */ ENOUGH_IDS),
/* harmony export */   V1: () => (/* binding */ LAST_ID),
/* harmony export */   X5: () => (/* binding */ total),
/* harmony export */   kx: () => (/* binding */ parseGetsubids)
/* harmony export */ });
/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
const ENOUGH_IDS = 65536;
/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
const LAST_ID = 0xffff_fffe;
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
/** First and last id, as usermod(8) takes them. */
function formatRange({ start, count }) {
    return `${start}-${start + count - 1}`;
}


/***/ }),

/***/ 5239:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readAbout: () => (/* binding */ readAbout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _repository_url_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7228);



/**
 * Who this linter is, and where the pages of its rules are: those of the very version that a job uses, else those of the
 * newest one.
 * @param actionRoot the directory of action.yml
 */
function readAbout(actionRoot, variables) {
    const { version, homepage } = readPackage(actionRoot);
    const informationUri = (0,_repository_url_js__WEBPACK_IMPORTED_MODULE_2__/* .repositoryUrl */ .E)(variables) ?? homepage;
    const pages = `${(0,_repository_url_js__WEBPACK_IMPORTED_MODULE_2__/* .filesUrl */ .$)(variables) ?? `${informationUri}/blob/main`}/docs/rules`;
    return { version, informationUri, helpUri: (code) => `${pages}/${code}.md` };
}
function readPackage(actionRoot) {
    const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(actionRoot, 'package.json'), 'utf8');
    return JSON.parse(text);
}


/***/ }),

/***/ 5700:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   gX: () => (/* binding */ LINT_USAGE)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5071);


const LINT_USAGE = `Usage: podman-registry lint [OPTION…] [PATH…]

Checks Quadlet files as strictly as Podman's own generator. PATH is a directory (all of them
together are one search path), a file or a glob; the default is the current directory.

  --podman VERSIONS     5.4.2, 5.4, 4.9-5.8, several with commas, or "installed";
                        default: the newest known
  --user, --system      whose manager runs the units; default: user
  --format FORMAT       text, json, sarif or github (annotations); default: text
  --fail-on SEVERITY    error, warning or never; default: error
  --fix                 puts right what can be put right without a decision
  --templates           looks at files with template syntax too
  --config FILE         default: the nearest .quadlet-lint.yaml upwards
  --no-config           takes no configuration
  --allow-empty         finds it right that there is nothing to lint
  --explain RULE        tells about a rule, by its code or name

Ends with 0 when nothing is wrong, 1 when something is, 2 when it could not be checked.
`;
const FORMATS = ['text', 'json', 'sarif', 'github'];
const FAIL_ON = ['error', 'warning', 'never'];
/** @throws UserError for what the command does not know */
function readOptions(args) {
    const { values, positionals } = parse(args);
    if (values.user && values.system)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--user and --system exclude each other');
    if (values.config !== undefined && values['no-config']) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('--config and --no-config exclude each other');
    }
    return {
        paths: positionals.length === 0 ? ['.'] : positionals,
        podman: values.podman,
        mode: values.user ? 'user' : values.system ? 'system' : undefined,
        templates: values.templates ? 'lint' : undefined,
        configuration: values.config === undefined && !values['no-config'] ? 'find' : { file: values.config },
        allowEmpty: values['allow-empty'],
        format: choice('--format', values.format, FORMATS),
        failOn: choice('--fail-on', values['fail-on'], FAIL_ON),
        fix: values.fix,
        explain: values.explain,
        help: values.help,
    };
}
function parse(args) {
    try {
        return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
            args: [...args],
            allowPositionals: true,
            options: {
                podman: { type: 'string' },
                user: { type: 'boolean', default: false },
                system: { type: 'boolean', default: false },
                format: { type: 'string', default: 'text' },
                'fail-on': { type: 'string', default: 'error' },
                fix: { type: 'boolean', default: false },
                templates: { type: 'boolean', default: false },
                config: { type: 'string' },
                'no-config': { type: 'boolean', default: false },
                'allow-empty': { type: 'boolean', default: false },
                explain: { type: 'string' },
                help: { type: 'boolean', short: 'h', default: false },
            },
        });
    }
    catch (thrown) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(thrown instanceof Error ? thrown.message : String(thrown));
    }
}
function choice(option, found, allowed) {
    const match = allowed.find((one) => one === found);
    if (match === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${option} is "${found}"; allowed: ${allowed.join(', ')}`);
    }
    return match;
}
/** Whether findings of these severities make a check fail. */
function isFailure(severities, failOn) {
    if (failOn === 'never')
        return false;
    for (const severity of severities) {
        if (severity === 'error' || (failOn === 'warning' && severity === 'warning'))
            return true;
    }
    return false;
}


/***/ }),

/***/ 3928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ mermaidText)
/* harmony export */ });
// What shows nothing, or turns the writing around, shows as one sign each.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * What is a sign somewhere in mermaid, Markdown or HTML: `%%` begins a comment or a directive, `:` an icon, and a `.`
 * behind a number makes a list. An `_` within a word is none, and common.
 */
const SIGNS = /[!-+:-?[-^`{-~]|[.](?= )|^[-.]|(?<![a-z\d])_|_(?![a-z\d])/gi;
/** Pairs that mean something even as entities: a formula, and what mermaid puts for `#` and `;` while it parses. */
const PAIRS = /\$(?=\$)|ﬂ(?=°)|¶(?=ß)/g;
const NOTHING_SEEN = '\u200b';
/**
 * A text of anybody's as what stands between the quotes of a mermaid label, on one line: whatever it is, it is shown
 * and rules nothing. Signs are written as mermaid's own entities, `#` with a decimal number (`#34;` is a quote), which
 * all of its versions read.
 * @param limit how many characters are shown at most; a longer text loses some in its middle to an ellipsis
 */
function mermaidText(text, limit) {
    const line = text.replace(/\s+/g, ' ').trim().replace(HIDDEN, '\ufffd');
    return shortened(line, limit)
        .replace(PAIRS, `$&${NOTHING_SEEN}`)
        .replace(SIGNS, (sign) => `#${sign.charCodeAt(0)};`);
}
/** In the middle, since names of one family differ at their ends. */
function shortened(text, limit) {
    const characters = [...text];
    if (characters.length <= limit)
        return text;
    const tail = Math.floor((limit - 1) / 3);
    return [...characters.slice(0, limit - 1 - tail), '…', ...characters.slice(characters.length - tail)].join('');
}


/***/ }),

/***/ 5931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ lintAnnotations)
/* harmony export */ });
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2928);

/** GitHub drops what a step says beyond this many of one level (actions/toolkit, docs/problem-matchers.md). */
const SHOWN = 10;
/** The runner cuts longer messages (actions/runner, ExecutionContext.cs). */
const MESSAGE = 4096;
const LEVELS = {
    error: 'error',
    warning: 'warning',
    note: 'notice',
};
/**
 * The findings as annotations, errors first and no more than GitHub shows. Where some have no place, the last one of
 * their level says how many there are, and `more` says it of all levels together.
 * @param rules for the titles; a rule that is not among them is named by its code alone
 */
function lintAnnotations(result, rules = []) {
    const names = new Map(rules.map(({ code, name }) => [code, name]));
    const left = { error: 0, warning: 0, note: 0 };
    const counts = (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countsOf */ .mQ)(result.findings);
    const shown = _lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.flatMap((severity) => {
        const fits = counts[severity] <= SHOWN ? SHOWN : SHOWN - 1;
        left[severity] = Math.max(0, counts[severity] - fits);
        const own = firstOf(result.findings, severity, fits);
        return [...own.map((finding) => annotation(finding, result.targets, names)), ...rest(severity, left)];
    });
    const any = _lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .SEVERITIES */ .oC.some((severity) => left[severity] > 0);
    return { shown, more: any ? moreWords(left) : undefined };
}
function firstOf(findings, severity, count) {
    return findings.filter((finding) => finding.severity === severity).slice(0, count);
}
function annotation(finding, targets, names) {
    const { code, severity, message } = finding;
    const only = (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyFor */ .Wj)(finding, targets);
    const name = names.get(code);
    return {
        level: LEVELS[severity],
        message: (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)((0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(only === '' ? message : `${message} (${only})`, MESSAGE)),
        properties: { title: name === undefined ? code : `${code} ${name}`, ...place(finding) },
    };
}
// GitHub's ends are inclusive, and it refuses columns where lines differ. A place that ends before the first column
// of a line covers nothing of that line.
function place({ file, line, column, endLine, endColumn }) {
    const lastLine = endLine > line && endColumn <= 1 ? endLine - 1 : endLine;
    if (lastLine > line)
        return { file, startLine: line, endLine: lastLine };
    const columns = endLine > line ? {} : { endColumn: Math.max(column, endColumn - 1) };
    return { file, startLine: line, endLine: line, startColumn: column, ...columns };
}
function rest(severity, left) {
    if (left[severity] === 0)
        return [];
    const only = { error: 0, warning: 0, note: 0, [severity]: left[severity] };
    return [{ level: LEVELS[severity], message: moreWords(only), properties: { title: 'Quadlet Lint' } }];
}
function moreWords(left) {
    const total = left.error + left.warning + left.note;
    return `${(0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .countWords */ .rj)(left, 'more ')} ${total === 1 ? 'is' : 'are'} in the job summary`;
}


/***/ }),

/***/ 3096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   _Q: () => (/* binding */ fitting),
/* harmony export */   iQ: () => (/* binding */ markdownLink),
/* harmony export */   p7: () => (/* binding */ markdownText)
/* harmony export */ });
/* harmony import */ var _excerpt_cells_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(320);
/* harmony import */ var _lint_words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2928);


// Written as a reference a character is never markup: in a table neither, nor as the beginning of a link or a formula.
const MARKUP = /[\\`*_{}[\]<>&|~$]|:(?=\/\/)|(?<=\bwww)\.|^[-+#=]|(?<=^\d+)[.)]/gi;
const PLAIN_CODE = /^(?! )[^`|\\]*[^`|\\ ]$/;
/** A text of somebody else's as Markdown that shows it as it is, on one line. */
function markdownText(text) {
    return (0,_lint_words_js__WEBPACK_IMPORTED_MODULE_0__/* .oneLine */ .TN)(text).replace(MARKUP, reference);
}
/** A name of somebody else's as Markdown that shows it as code. */
function markdownCode(name) {
    const shown = (0,_excerpt_cells_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .R)(name);
    return PLAIN_CODE.test(shown) ? `\`${shown}\`` : `<code>${shown.replace(MARKUP, reference)}</code>`;
}
/** Lines as a block of code, which nothing in them can end. */
function fenced(lines) {
    const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
    const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
    return [fence, ...lines, fence].join('\n');
}
/** A link; an address with blanks or brackets in it would end before its time. */
function markdownLink(label, address) {
    const whole = address.replace(/[\s()<>\\`|]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
    return `[${markdownText(label)}](${whole})`;
}
function reference(char) {
    return `&#${char.charCodeAt(0)};`;
}
/** The blocks of a text, two bytes apart, that fit into so many bytes of UTF-8, up to the first that does not. */
function fitting(blocks, bytes) {
    const kept = [];
    let left = bytes;
    for (const block of blocks) {
        left -= Buffer.byteLength(block) + 2;
        if (left < 0)
            break;
        kept.push(block);
    }
    return kept;
}


/***/ }),

/***/ 7228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ filesUrl),
/* harmony export */   E: () => (/* binding */ repositoryUrl)
/* harmony export */ });
/**
 * Where the repository of the action that runs is shown; nothing outside of an action, and for one of the workflow's own
 * repository, which has no name. Source: GitHub's default variables.
 */
function repositoryUrl(variables) {
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_SERVER_URL: server } = variables;
    return repository ? `${server || 'https://github.com'}/${repository}` : undefined;
}
/** Where its files are shown, at the version that runs; nothing where that is not known. */
function filesUrl(variables) {
    const url = repositoryUrl(variables);
    const { GITHUB_ACTION_REF: ref } = variables;
    return url && ref ? `${url}/blob/${ref}` : undefined;
}


/***/ }),

/***/ 6755:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ listed),
/* harmony export */   a: () => (/* binding */ words)
/* harmony export */ });
/** The words of a text, separated by blanks or lines. */
function words(text) {
    return text.split(/\s+/).filter((word) => word !== '');
}
/** What a text lists: separated by blanks, commas or lines. */
function listed(text) {
    return text.split(/[\s,]+/).filter((word) => word !== '');
}


/***/ })

};
