import type { UnitView } from '../unit/unit-view.js';
import type { Topic } from './topic.js';
import { list, note, same, singleLine, weakens } from './wording.js';

/** The purpose of a service: `runs docker.io/library/nginx:1.27`. */
export function purpose(unit: UnitView, past = false): string | undefined {
  const verb = VERBS[unit.subcommand ?? ''];
  const object = objectOf(unit);
  return verb && object ? `${verb[past ? 1 : 0]} ${object}` : undefined;
}

const VERBS: Readonly<Record<string, readonly [now: string, past: string]>> = {
  run: ['runs', 'ran'],
  'kube play': ['plays', 'played'],
  'pod create': ['creates the pod', 'created the pod'],
  'network create': ['creates the network', 'created the network'],
  'volume create': ['creates the volume', 'created the volume'],
  'image pull': ['pulls', 'pulled'],
  'artifact pull': ['pulls', 'pulled'],
  build: ['builds', 'built'],
};

function objectOf(unit: UnitView): string | undefined {
  switch (unit.subcommand) {
    case 'run':
      return unit.positionals[0] && singleLine(unit.positionals[0]);
    case 'build':
      return unit.last('--tag') && list(unit.values('--tag').map(singleLine));
    case 'pod create':
      return unit.last('--name') && singleLine(unit.last('--name') ?? '');
    default:
      return unit.positionals.length > 0 ? list(unit.positionals.map(singleLine)) : undefined;
  }
}

/** The image and its command. Arguments are not shown, because they can contain passwords. */
export const image: Topic = {
  options: ['--rootfs', '--tag', '--entrypoint', '--file'],
  notes({ name, before, after }) {
    if (before.subcommand !== after.subcommand) {
      const [was, is] = [purpose(before, true), purpose(after)];
      return was && is
        ? [note(`${name} now ${is}; it ${was}`, after.isOn('--rootfs') ? 'weaker' : 'neutral')]
        : [];
    }
    const notes = [];
    const [old, now] = [objectOf(before) ?? 'nothing', objectOf(after) ?? 'nothing'];
    const onHost = before.isOn('--rootfs') || after.isOn('--rootfs');
    if (old !== now || before.isOn('--rootfs') !== after.isOn('--rootfs')) {
      if (after.subcommand === 'run') {
        const what = onHost ? 'root file system' : 'image';
        const where = after.isOn('--rootfs') ? ' of the host' : '';
        const security = onHost ? weakens(after.isOn('--rootfs')) : 'neutral';
        notes.push(note(`${name} changes its ${what} from ${old} to ${now}${where}`, security));
      } else if (after.subcommand !== 'pod create') {
        notes.push(note(`${name} now ${purpose(after) ?? 'does nothing'} instead of ${old}`));
      }
    }
    if (after.subcommand === 'run' && !same(before.positionals.slice(1), after.positionals.slice(1))) {
      notes.push(note(`${name} changes the command or the arguments of its container`));
    }
    if (before.last('--entrypoint') !== after.last('--entrypoint')) {
      notes.push(note(`${name} now starts its container with ${entrypoint(after.last('--entrypoint'))}`));
    }
    if (before.last('--file') !== after.last('--file')) {
      const files = [before, after].map((unit) =>
        singleLine(unit.last('--file') ?? 'the default Containerfile'),
      );
      notes.push(note(`${name} builds from ${files[1]} instead of ${files[0]}`));
    }
    return notes;
  },
};

function entrypoint(value: string | undefined): string {
  if (value === undefined) return 'the entry point of its image';
  return value === '' ? 'no entry point' : 'another entry point';
}
