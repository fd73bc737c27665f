import { describe, expect, test } from '@jest/globals';
import { planIds } from '../../../src/host/subids/plan.js';
import { USUAL_LIMITS } from '../../../src/host/subids/sources.js';
import { commandsOf } from '../../../src/host/subids/wording.js';

const OURS = 'runner:100000:65536\n';

describe('the commands that a person types', () => {
  test.each<[string, string | undefined, string | undefined, boolean, readonly string[]]>([
    ['none where all is right', OURS, OURS, false, []],
    ['both kinds', '', '', false, ['usermod --add-subuids 131072-196607 --add-subgids 131072-196607 runner']],
    [
      'files that usermod needs first',
      undefined,
      OURS,
      false,
      ['touch /etc/subuid', 'usermod --add-subuids 100000-165535 runner'],
    ],
    [
      'a line by uid goes, which usermod would not find',
      `${OURS}1001:100000:70000\n`,
      OURS,
      false,
      ['sed -i /^runner:100000:65536$/d /etc/subuid'],
    ],
    [
      'of two alike one comes again',
      `${OURS}${OURS}`,
      OURS,
      false,
      ['sed -i /^runner:100000:65536$/d /etc/subuid', 'usermod --add-subuids 100000-165535 runner'],
    ],
    [
      'blanks and signs of a pattern',
      'runner: 0x1\\.:1\nrunner:1000:+65536\r\n',
      OURS,
      false,
      [
        'sed -i /^runner:1000:+65536[[:space:]]*$/d /etc/subuid',
        'sed -i $a\\ /etc/subuid',
        'usermod --add-subuids 100000-165535 runner',
      ],
    ],
    ['an end of the last line', `${OURS}#`, OURS, true, ['sed -i $a\\ /etc/subuid']],
  ])('%s', (_, uid, gid, needsEnd, expected) => {
    const plan = planIds({
      files: { uid, gid },
      real: { uid: [], gid: [] },
      limits: { uid: USUAL_LIMITS, gid: USUAL_LIMITS },
      outside: { uid: [], gid: [] },
      needsEnd,
      users: [{ name: 'runner', uid: 1001, gid: 1001 }],
    });
    const commands = commandsOf(plan, { uid, gid }).map((argv) => argv.join(' '));
    expect(commands).toEqual(
      expected.filter((line) => !(line === 'sed -i $a\\ /etc/subuid' && uid?.endsWith('\n'))),
    );
  });
});
