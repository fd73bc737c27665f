import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const relativeHostPath: Rule = {
  code: 'PQ122',
  name: 'relative-host-path',
  severity: 'warning',
  summary: 'The source of a volume is neither a path nor a name that podman accepts.',
  explanation:
    'The generator reads sources that start with `/` or `.` as paths, the latter relative to the file. Anything ' +
    'else is the name of a volume, in which podman does not allow `/`. Only a shell expands `~`. Write `./data`, ' +
    'an absolute path, or `%h/data` for the home directory.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handleStorageSource', 'podman-run(1), --volume'],
  fix: 'writes `./` or `%h` at the start',
  checkKey: checkHostPaths,
  keys: ({ record }) => record.key === 'Volume',
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
      const home = source.startsWith('~/') ? `use %h${source.slice(1)}` : 'use an absolute path';
      const message = `only a shell expands ~, and podman rejects ${source} as a volume name; ${home}`;
      const fix = source.startsWith('~/') ? startingWith('%h', span, 1) : undefined;
      context.report('PQ122', span, message, fix);
    } else {
      const message = `podman reads ${source} as a volume name and rejects the "/"; use ./${source} for a path relative to this file, or an absolute path`;
      context.report('PQ122', span, message, startingWith('./', span, 0));
    }
  }
}

function startingWith(text: string, { source, start }: Span, length: number): Fix {
  return {
    title: `write ${text} at the start`,
    edits: [replace({ source, start, end: start + length }, text)],
  };
}
