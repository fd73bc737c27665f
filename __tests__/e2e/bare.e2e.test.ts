import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

// As apt-daily.service does after a boot, for some seconds; flock(1) makes locks of another kind.
const LOCK_LISTS = `cat > /run/lock-lists << 'END'
use Fcntl;
my $whole = pack('s s x4 q q i x4', F_WRLCK, 0, 0, 0, 0);
open(my $lists, '>', '/var/lib/apt/lists/lock') or die $!;
fcntl($lists, F_SETLK, $whole) or die $!;
sleep 8;
END
systemd-run --quiet perl /run/lock-lists`;

const TEST_DIRECTORY = '/home/runner/_test';

for (const suite of ['trixie', 'bookworm'] as const) {
  describeInMachine(
    `a bare self-hosted runner (${suite}): no podman, no subordinate ids, no lingering`,
    () => {
      // Podman 4.3 takes vfs where nobody says otherwise.
      const changesEachTime = [
        ...['RP020', 'RP042', 'RP043', 'RP040'],
        ...(suite === 'bookworm' ? ['RP051'] : []),
      ];
      let machine: Machine;
      let step: Step;
      let main: StepResult;

      beforeAll(async () => {
        machine = await boot({ suite, flavour: 'bare' }, `bare-${suite}`);
        // Another user's range, in one file only; the new one has to keep clear of it.
        await shell(machine, 'echo somebody:200000:65536 >> /etc/subgid', { user: 'root' });
        // A self-hosted runner is a system service: it has no session variable.
        step = new Step(machine, TEST_DIRECTORY, {});
      }, 900_000);

      afterAll(() => machine?.stop(), 60_000);

      test('`setup: check` changes nothing, and says everything that is missing and how to get it', async () => {
        const checked = await step.main({ setup: 'check' });
        expect(checked.exitCode).toBe(1);
        expect(checked.shown).toContain('podman is not installed on Debian');
        for (const what of [
          'RP010',
          '%0Aapt-get install --yes --reinstall podman uidmap',
          'RP020',
          '%0Ausermod --add-subuids 131072-196607 --add-subgids 131072-196607 runner',
          'RP042',
          'RP043',
        ]) {
          expect(checked.shown).toContain(what);
        }
        expect((await step.post(checked)).exitCode).toBe(0);
        expect(await shell(machine, 'command -v podman || echo none')).toBe('none\n');
        expect(await shell(machine, 'ls /var/lib/systemd/linger')).toBe('');
      }, 60_000);

      test('main waits for who is using apt, puts everything right, and the registry works', async () => {
        await shell(machine, LOCK_LISTS, { user: 'root' });
        main = await step.main();
        expect(main.shown).not.toContain('::error::');
        expect(main.exitCode).toBe(0);
        expect(main.shown).toContain('another program is using apt; waiting for it');
        expect(main.outputs.get('host-changes')).toBe(['RP010', ...changesEachTime].join(','));
        expect(main.outputs.get('digest')).toMatch(/^sha256:/);
        expect(main.environment.get('XDG_RUNTIME_DIR')).toBe('/run/user/1001');
      }, 300_000);

      test('the new range is aligned, alike in both files, and overlaps nobody', async () => {
        expect(await shell(machine, 'cat /etc/subuid /etc/subgid')).toBe(
          'runner:131072:65536\nsomebody:200000:65536\nrunner:131072:65536\n',
        );
        expect(main.summary).toContain('1–65536    ──▶  131072–196607');
      });

      test('post takes back what it changed of the host, and says what stays', async () => {
        const post = await step.post(main);
        expect(post.exitCode).toBe(0);
        expect(post.shown).not.toContain('::warning::');
        expect(post.shown).toMatch(/kept installed packages: podman/);
        expect(post.shown).toContain('disabled lingering for runner');
        expect(post.shown).toContain('restored the subordinate IDs');
        expect(await shell(machine, 'cat /etc/subuid /etc/subgid')).toBe('somebody:200000:65536\n');
        expect(await shell(machine, 'ls /var/lib/systemd/linger')).toBe('');
        // A storage that was made by a setting of ours would quarrel with podman's own choice.
        const storage = await shell(machine, 'ls ~/.local/share/containers 2> /dev/null || true');
        expect(storage).toBe(suite === 'bookworm' ? 'cache\n' : 'cache\nstorage\n');
        expect(await shell(machine, 'find ~ -newer /etc/subuid -path "*certs.d*"')).toBe('');
      }, 60_000);

      test('the next job finds the packages as they should be', async () => {
        const second = await step.main();
        expect(second.exitCode).toBe(0);
        // A manager without lingering ends by itself some seconds after the last job.
        const changes = second.outputs.get('host-changes')?.split(',') ?? [];
        expect(changes).not.toContain('RP010');
        expect(changes).toEqual(expect.arrayContaining(['RP020', 'RP042', 'RP040']));
        expect((await step.post(second)).exitCode).toBe(0);
      }, 120_000);
    },
  );
}
