import type { Member } from '../set/unit-set.js';
import { keySpan, partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { INSTALL_PARTS, installTargets, UPHELD_SINCE } from './install-words.js';
import type { Rule } from './rule.js';

export const installIgnored: Rule = {
  code: 'PQ137',
  name: 'install-ignored',
  severity: 'warning',
  summary: 'A line of [Install] has no effect in a generated unit.',
  explanation:
    'The generator itself creates the links, for `Alias=`, `WantedBy=`, `RequiredBy=` and, from Podman 5.5 on, ' +
    '`UpheldBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). `systemctl enable` does nothing for generated ' +
    'units, so `Also=` is never read. A `WantedBy=` with `/` is ignored. Name the unit that should start this ' +
    'one, and add `[Install]` to the units in `Also=`.',
  sources: ['cmd/quadlet/main.go, enableServiceFile', 'systemd.unit(5), "[Install] Section Options"'],
  checkUnit: checkInstall,
  units: [...INSTALL_PARTS, '[Install] Also='],
};

function checkInstall(context: Context, member: Member): void {
  const { behaviour, report } = context;
  const { unit } = member;
  for (const word of installTargets(context, member)) {
    if (!word.text.includes('/')) continue;
    const span = partSpan(word.entry, word.start, word.end);
    report('PQ137', span, `the generator ignores ${word.text} because of the "/"; use the name of a unit`);
  }
  const also = unit.last('Install', 'Also');
  if (also !== undefined && also.value !== '') {
    report(
      'PQ137',
      keySpan(also),
      'Also= has no effect, because systemctl cannot enable generated units; add [Install] to the other unit',
    );
  }
  const upheld = unit.last('Install', 'UpheldBy');
  if (upheld !== undefined && upheld.value !== '' && behaviour.version < UPHELD_SINCE) {
    report('PQ137', keySpan(upheld), 'UpheldBy= requires Podman 5.5; add WantedBy=');
  }
}
