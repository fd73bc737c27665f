import type { SourceTree } from '../set/source-tree.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { sectionSpan } from './context.js';
import { addition } from './edits.js';
import type { Rule, SetFiles } from './rule.js';

export const notStarted: Rule = {
  code: 'PQ102',
  name: 'not-started',
  severity: 'warning',
  summary: 'Nothing starts the unit at boot.',
  explanation:
    'Units that a generator makes cannot be enabled: `systemctl enable` fails because the unit is transient ' +
    'or generated. The generator makes the links itself, from `[Install]`, and without them, or another unit ' +
    'that wants this one, it is started by hand only. Add `[Install]` with `WantedBy=default.target`, for the ' +
    "machine's manager `WantedBy=multi-user.target`. Nothing is said of templates, of services of type " +
    '`oneshot` and of containers that their pod starts; for a unit that is meant to be started by hand, ' +
    'silence the rule with that as the reason.',
  sources: ['cmd/quadlet/main.go, enableServiceFile', 'podman-systemd.unit(5), "Enabling unit files"'],
  fix: 'adds `WantedBy=` to `[Install]`',
  checkSet: checkStart,
};

const STARTED_KINDS = ['.container', '.pod', '.kube'];
const INSTALL_KEYS = ['WantedBy', 'RequiredBy', 'UpheldBy'];
/** Dependencies that start what they name. */
const PULLING_KEYS = ['Wants', 'Requires', 'Requisite', 'BindsTo', 'Upholds', 'OnSuccess', 'OnFailure'];

/**
 * Units that nothing starts: generated units cannot be enabled with systemctl, and only what is in `[Install]`, or
 * wanted by something else, comes up at boot. Templates and oneshots, which timers and people start, are left alone, and
 * so is what a timer, socket or path beside it is for.
 */
function checkStart(context: Context, { tree }: SetFiles): void {
  const { members } = context.set;
  const pulled = new Set([...members.flatMap((member) => pulledIn(member)), ...triggered(tree)]);
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
      `nothing starts this at boot: a generated unit cannot be enabled with systemctl; add [Install] with ${line}`,
      added && { title: `add ${line}`, edits: [added] },
    );
  }
}

/** The services that the plain units of systemd among the files start by their names. */
function triggered(tree: SourceTree): string[] {
  return tree.directories.flatMap(({ entries }) =>
    entries
      .filter(({ name }) => /\.(?:timer|socket|path)$/.test(name))
      .map(({ name }) => `${name.slice(0, name.lastIndexOf('.'))}.service`),
  );
}

function isInstalled({ unit }: Member): boolean {
  return INSTALL_KEYS.some((key) => unit.words('Install', key).length > 0);
}

function pulledIn(member: Member): string[] {
  const { unit, kind } = member;
  const names = PULLING_KEYS.flatMap((key) => unit.words('Unit', key).map(({ text }) => text));
  const networks = unit
    .list(kind.section, 'Network')
    .map(({ value }) => value.split(':', 1)[0] ?? '')
    .filter((name) => name.endsWith('.container'));
  if (kind.extension !== '.container') return [...names, ...networks];
  const pod = unit.value('Container', 'Pod');
  if (!pod) return [...names, ...networks];
  // The pod wants its containers, and a container that is started binds to its pod.
  const withPod = unit.flag('Container', 'StartWithPod') ?? true;
  return [...names, ...networks, ...(withPod ? [unit.name] : []), ...(isInstalled(member) ? [pod] : [])];
}
