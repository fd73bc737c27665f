import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { unitOptions } from './unit-options.js';

export const optionalFile: Rule = {
  code: 'PQ154',
  name: 'optional-file',
  severity: 'warning',
  summary: 'A "-" before the path of EnvironmentFile= is part of the path.',
  explanation:
    'In `[Service]`, `EnvironmentFile=-/etc/app.env` means that the file may be missing. In `[Container]` the `-` is part of ' +
    'a relative path, and podman fails because this file does not exist. Quadlet has no optional files: make sure that the ' +
    'file exists, for example with `ExecStartPre=/usr/bin/touch FILE` in `[Service]`, or read it there and pass the ' +
    'variables on by name, with `Environment=NAME` (requires Podman 5.6).',
  sources: ['podman-systemd.unit(5), EnvironmentFile=', 'systemd.exec(5), EnvironmentFile='],
  checkUnit: checkOptionalFiles,
  units: ['--env-file'],
};

/** Paths with the sign of systemd for an optional file. */
function checkOptionalFiles(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  for (const one of unitOptions(context, member).get('--env-file') ?? []) {
    // A relative path may begin with a dash.
    if (!/^-(?:[/%~]|\.\.?\/)/.test(one.value)) continue;
    const start = one.entry.value.indexOf(one.value, one.start);
    context.report(
      'PQ154',
      start < 0 ? one.span : partSpan(one.entry, start, start + 1),
      '"-" is part of the path here and does not make the file optional, so podman fails; remove it, and create the file',
    );
  }
}
