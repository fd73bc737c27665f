import type { SourceTree } from '../set/source-tree.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { sectionSpan } from './context.js';
import { addition } from './edits.js';
import { INSTALL_KEYS } from './install-words.js';
import type { Rule, SetFiles } from './rule.js';

export const notStarted: Rule = {
  code: 'PQ102',
  name: 'not-started',
  severity: 'warning',
  summary: 'Nothing starts the unit at boot.',
  explanation:
    '`systemctl enable` fails for generated units. The generator creates the links from `[Install]` instead. ' +
    'Without `[Install]`, and without another unit that requires this one, the service only starts by hand. Add ' +
    '`[Install]` with `WantedBy=default.target`, or for system units `WantedBy=multi-user.target`. The rule skips ' +
    'templates, services with `Type=oneshot` and containers that their pod starts. If the unit is meant to be ' +
    'started by hand, disable the rule with that reason.',
  sources: ['cmd/quadlet/main.go, enableServiceFile', 'podman-systemd.unit(5), "Enabling unit files"'],
  fix: 'adds `WantedBy=` to `[Install]`',
  checkSet: checkStart,
};

const STARTED_KINDS = ['.container', '.pod', '.kube'];
/** Dependencies that start what they name. */
const PULLING_KEYS = ['Wants', 'Requires', 'Requisite', 'BindsTo', 'Upholds', 'OnSuccess', 'OnFailure'];

/**
 * Reports units without `[Install]` that no other unit requires. It skips templates and oneshots, which timers or people
 * start, and units with a timer, socket or path unit of the same name.
 */
function checkStart(context: Context, { tree }: SetFiles): void {
  const { members } = context.set;
  const pulled = new Set(triggered(tree));
  for (const member of members) for (const name of pulledIn(member)) pulled.add(name);
  const target = context.mode === 'user' ? 'default.target' : 'multi-user.target';
  for (const member of members) {
    const { unit, kind } = member;
    if (!member.parses || !STARTED_KINDS.includes(kind.extension) || isInstalled(member)) continue;
    if (unit.name.includes('@') || unit.value('Service', 'Type') === 'oneshot') continue;
    if (pulled.has(unit.name) || pulled.has(`${member.service}.service`)) continue;
    const line = `WantedBy=${target}`;
    const added = addition(unit.file, 'Install', line);
    context.report(
      'PQ102',
      sectionSpan(member, kind.section),
      `nothing starts this unit at boot, and systemctl cannot enable generated units; add [Install] with ${line}`,
      added && { title: `add ${line}`, edits: [added], needsDecision: true },
    );
  }
}

/** The services that the timer, socket and path units among the files start. */
function triggered(tree: SourceTree): string[] {
  return tree.directories.flatMap(({ entries }) =>
    entries
      .filter(({ name }) => /\.(?:timer|socket|path)$/.test(name))
      .map(({ name }) => `${name.slice(0, name.lastIndexOf('.'))}.service`),
  );
}

function isInstalled({ unit }: Member): boolean {
  return unit.sections.has('Install') && INSTALL_KEYS.some((key) => unit.words('Install', key).length > 0);
}

/** The names of the units that a unit starts, and its own if its pod starts it. */
export function pulledIn(member: Member): readonly string[] {
  const { unit, kind } = member;
  const names: string[] = [];
  if (unit.sections.has('Unit')) {
    for (const key of PULLING_KEYS) for (const { text } of unit.words('Unit', key)) names.push(text);
  }
  for (const { value } of unit.list(kind.section, 'Network')) {
    const [name = ''] = value.split(':', 1);
    if (name.endsWith('.container')) names.push(name);
  }
  const pod = kind.extension === '.container' ? unit.value('Container', 'Pod') : undefined;
  if (!pod) return names;
  // The pod has Wants= on its containers, and a container BindsTo= its pod.
  if (unit.flag('Container', 'StartWithPod') ?? true) names.push(unit.name);
  if (isInstalled(member)) names.push(pod);
  return names;
}
