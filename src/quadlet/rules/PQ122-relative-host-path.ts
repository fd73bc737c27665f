import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const relativeHostPath: Rule = {
  code: 'PQ122',
  name: 'relative-host-path',
  severity: 'warning',
  summary: 'The source of a volume is neither a path that podman takes nor a name.',
  explanation:
    'The generator reads paths that begin with `/` or `.`, the latter relative to the file. Anything else is the ' +
    'name of a volume, in which podman allows no `/`. `~` is a directory of that name to nobody but a shell. Write ' +
    '`./data`, an absolute path, or `%h/data` for the home directory.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleStorageSource', 'podman-run(1), --volume'],
  fix: 'writes `./` or `%h` at the beginning',
  checkKey: checkHostPaths,
};

/** Sources of `Volume=` that are neither paths nor names (`handleStorageSource`, `GenVolumeMounts`). */
function checkHostPaths(context: Context, _member: Member, key: OwnKey): void {
  if (key.record.key !== 'Volume' || key.reader !== 'list') return;
  for (const entry of key.counting) {
    const colon = entry.value.indexOf(':');
    const source = entry.value.slice(0, Math.max(colon, 0));
    if (/^["'/.%$]/.test(source)) continue;
    const isHome = source.startsWith('~');
    if (!isHome && !source.includes('/')) continue;
    const span = partSpan(entry, 0, colon);
    if (isHome) {
      const home = source.startsWith('~/') ? `write %h${source.slice(1)}` : 'write the whole path';
      const message = `nobody but a shell knows what ~ is, and podman refuses ${source} as the name of a volume: ${home}`;
      const fix = source.startsWith('~/') ? replacement(span, 1, '%h') : undefined;
      context.report('PQ122', span, message, fix);
    } else {
      const message = `podman takes ${source} for the name of a volume and refuses it because of the "/": write ./${source} for a directory beside this file, or the whole path`;
      context.report('PQ122', span, message, replacement(span, 0, './'));
    }
  }
}

function replacement({ source, start }: Span, length: number, text: string): Fix {
  return {
    title: `write ${text} at its beginning`,
    edits: [{ file: source.path, start, end: start + length, text }],
  };
}
