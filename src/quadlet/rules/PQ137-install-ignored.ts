import type { Member } from '../set/unit-set.js';
import { keySpan, partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { describeInstall, UPHELD_SINCE } from './install-words.js';
import type { Rule } from './rule.js';

export const installIgnored: Rule = {
  code: 'PQ137',
  name: 'install-ignored',
  severity: 'warning',
  summary: 'A line of [Install] has no effect in a generated unit.',
  explanation:
    'The generator itself makes the links, for `Alias=`, `WantedBy=`, `RequiredBy=` and, from Podman 5.5 on, ' +
    '`UpheldBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). `systemctl enable` does nothing for generated units, so ' +
    '`Also=` is never read, and a `WantedBy=` with a `/` in it is passed over. Name the unit that shall start this one, and ' +
    'give what stands in `Also=` an `[Install]` of its own.',
  sources: ['cmd/quadlet/main.go, enableServiceFile', 'systemd.unit(5), "[Install] Section Options"'],
  checkUnit: checkPassedOver,
};

function checkPassedOver(context: Context, member: Member): void {
  const { behaviour, report } = context;
  const { unit } = member;
  for (const word of describeInstall(context, member)) {
    if (!word.text.includes('/')) continue;
    const span = partSpan(word.entry, word.start, word.end);
    report(
      'PQ137',
      span,
      `the generator passes over ${word.text} because of the "/": write the name of a unit`,
    );
  }
  const also = unit.last('Install', 'Also');
  if (also !== undefined && also.value !== '') {
    report(
      'PQ137',
      keySpan(also),
      'Also= has no effect, because generated units are not enabled with systemctl: give the other unit an [Install] of its own',
    );
  }
  const upheld = unit.last('Install', 'UpheldBy');
  if (upheld !== undefined && upheld.value !== '' && behaviour.version < UPHELD_SINCE) {
    report('PQ137', keySpan(upheld), 'the generator reads UpheldBy= from Podman 5.5 on: add WantedBy=');
  }
}
