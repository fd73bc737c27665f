import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  appendLine,
  beginPushes,
  cutLastLine,
  emptyDirectory,
  hostileLines,
  infraContainer,
  insertLine,
  killMonitor,
  plantJournal,
  removeFile,
} from '../../attacks/damage.js';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, shell } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

/** What happens to a job's list of changes, and how. */
type Damage = [what: string, happen: (main: StepResult) => Promise<void>];

const TEST_DIRECTORY = '/home/runner/_test';
const TEMP = `${TEST_DIRECTORY}/temp`;
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const MARKER = '/tmp/pwned';
const NOTHING_OF_JOBS = `ls -d /run/user/1001/podman-registry-* ~/.config/containers/certs.d ~/.local/state/podman-registry-action 2> /dev/null || true`;

for (const suite of ['trixie', 'bookworm'] as const) {
  describeInMachine(`post after damage (${suite})`, () => {
    let machine: Machine;
    let step: Step;
    let before: Snapshot;

    beforeAll(async () => {
      machine = await bootWithImages({ suite, flavour: 'ready' }, `post-${suite}`);
      step = new Step(machine, TEST_DIRECTORY, HOSTED);
      // The images stay, as a list that is gone cannot tell of them; and so does what other tools of podman made before.
      await step.post(await step.main({ 'keep-images': 'true' }));
      await shell(machine, 'mkdir -p ~/.config/containers');
      before = await snapshot(machine, TEST_DIRECTORY);
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    afterEach(async () => {
      expect(await shell(machine, `ls ${MARKER} 2>&1 || true`)).toContain('No such file');
    });

    const raised = async (inputs: Readonly<Record<string, string>> = {}) => {
      const main = await step.main(inputs);
      expect(main.shown).not.toContain('::error::');
      return main;
    };
    const journal = (main: StepResult) => `${main.state.get('directory')}/undo.jsonl`;
    const pod = (main: StepResult) => main.outputs.get('pod') ?? '';
    const warnings = ({ shown }: StepResult) =>
      shown.split('\n').filter((line) => line.startsWith('::warning::'));

    const expectNothingLeft = async (post: StepResult) => {
      expect(post.exitCode).toBe(0);
      expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before);
      expect(await shell(machine, NOTHING_OF_JOBS)).toBe('');
      expect(await shell(machine, `ls ${TEMP} | grep -E '^podman-registry-[0-9a-f]{8}$' || true`)).toBe('');
    };

    test('undamaged, it leaves nothing and warns of nothing', async () => {
      const post = await step.post(await raised());
      expect(warnings(post)).toEqual([]);
      await expectNothingLeft(post);
    }, 300_000);

    describe('where the list of changes is', () => {
      const gone: readonly Damage[] = [
        ['gone with all that the job had', () => emptyDirectory(machine, TEMP)],
        [
          'gone with the files of the job',
          (main) => emptyDirectory(machine, main.state.get('directory') ?? '?'),
        ],
      ];
      const doubtful: readonly Damage[] = [
        ['gone alone', (main) => removeFile(machine, journal(main))],
        ['open to others', async (main) => void (await shell(machine, `chmod 0666 ${journal(main)}`))],
        [
          'in a directory that is open to others',
          async (main) => void (await shell(machine, `chmod 0777 ${main.state.get('directory')}`)),
        ],
        [
          'a link',
          async (main) =>
            void (await shell(
              machine,
              `cd ${main.state.get('directory')}; mv undo.jsonl u; ln -s u undo.jsonl`,
            )),
        ],
      ];
      // What is not to be trusted is decided without podman, whose release makes no difference there.
      test.each(suite === 'trixie' ? [...gone, ...doubtful] : gone)(
        '%s, all that its name leads to goes, and post says so',
        async (_, damage) => {
          const main = await raised({ trust: 'auto' });
          await damage(main);
          const post = await step.post(main);
          expect(warnings(post).join('\n')).toContain(
            `the list of changes of ${pod(main)} is missing or damaged, so only what has that name is removed`,
          );
          expect(post.shown).toContain(`removed the pod ${pod(main)}`);
          await expectNothingLeft(post);
          for (const name of main.environment.keys()) expect(post.environment.has(name)).toBe(true);
          const again = await step.post(main);
          expect(warnings(again)).toEqual([]);
          expect(again.shown).toContain(`nothing is left of ${pod(main)}`);
        },
        300_000,
      );
    });

    test('one line of garbage is skipped, and all the others are undone', async () => {
      const main = await raised();
      await insertLine(machine, journal(main), 3, 'garbage');
      const post = await step.post(main);
      expect(warnings(post)).toEqual([
        expect.stringMatching(/::skipped line 3 of the list of changes \S+: it is not JSON$/),
      ]);
      await expectNothingLeft(post);
    }, 300_000);

    test('a last line that was cut off is no change that was made', async () => {
      const main = await raised();
      await appendLine(machine, journal(main), '{"kind":"kept","what":"never made"}');
      await cutLastLine(machine, journal(main));
      const post = await step.post(main);
      expect(warnings(post)).toEqual([]);
      await expectNothingLeft(post);
    }, 300_000);

    test('planted lines are not obeyed, and the others are', async () => {
      const main = await raised();
      for (const line of hostileLines(MARKER)) await appendLine(machine, journal(main), line);
      const shadow = await shell(machine, 'stat -c %a%Y /etc/shadow /etc/passwd', { user: 'root' });
      const post = await step.post(main);
      // The last of them is about a directory that could be a storage; it is looked at, and is none.
      expect(warnings(post)).toHaveLength(hostileLines(MARKER).length - 1);
      expect(post.shown).toContain('kept /home/runner/_test: not a podman storage');
      expect(post.shown).not.toContain('\n::add-mask::planted');
      expect(await shell(machine, 'stat -c %a%Y /etc/shadow /etc/passwd', { user: 'root' })).toBe(shadow);
      await expectNothingLeft(post);
    }, 300_000);

    test("a state that names another user's directory is refused, and nothing there is run", async () => {
      const main = await raised();
      for (const directory of [
        '/srv/evil"',
        '/srv/podman-registry-1a2b3c4d',
        `${TEMP}/podman-registry-1a2b3c4d`,
      ]) {
        await plantJournal(machine, directory, MARKER);
        const state = new Map([['directory', directory]]);
        const post = await step.post({ ...main, state });
        expect(post.exitCode).toBe(0);
        expect(warnings(post)).toEqual([
          expect.stringMatching(/is not from the main step: |is ignored: it belongs to uid 1666/),
        ]);
        expect(await shell(machine, `ls ${directory.replace('"', '\\"')}`)).toBe('undo.jsonl\n');
        await shell(machine, `rm -r ${directory.replace('"', '\\"')}`, { user: 'root' });
      }
      // The registry is still up, and its own post finds it.
      expect(await shell(machine, 'podman pod ps --format "{{.Name}}"')).toBe(`${pod(main)}\n`);
      await expectNothingLeft(await step.post(main));
    }, 300_000);

    test.each(['registry', 'nginx', 'infra'])(
      'a monitor of %s that was killed while images are pushed does not keep the pod',
      async (container) => {
        const main = await raised();
        const env = { REGISTRY_AUTH_FILE: main.environment.get('REGISTRY_AUTH_FILE') ?? '' };
        const end = await beginPushes(machine, main.outputs.get('registry') ?? '', env);
        await shell(machine, 'sleep 3');
        await killMonitor(
          machine,
          container === 'infra' ? await infraContainer(machine, pod(main)) : `${pod(main)}-${container}`,
        );
        const post = await step.post(main);
        await end();
        // Where rootlessport forwards the port, it ends with the monitor of the infra container: the registry is dead.
        const death = /::the registry at \S+ died before the job ended.* the port forwarder /;
        expect(warnings(post).filter((line) => container !== 'infra' || !death.test(line))).toEqual([]);
        await expectNothingLeft(post);
      },
      300_000,
    );

    test('a pod that cannot be removed is never a success', async () => {
      const main = await raised();
      // A podman that knows no `rm`.
      await shell(
        machine,
        `mv /usr/bin/podman /usr/bin/podman.real
printf '#!/bin/bash\\n[[ " $* " == *" rm "* ]] && { echo "Error: no" >&2; exit 125; }\\nexec /usr/bin/podman.real "$@"\\n' > /usr/bin/podman
chmod 755 /usr/bin/podman`,
        { user: 'root' },
      );
      const post = await step.post(main);
      await shell(machine, 'mv /usr/bin/podman.real /usr/bin/podman', { user: 'root' });
      expect(post.exitCode).toBe(0);
      const name = pod(main);
      expect(warnings(post).join('\n')).toContain(`::could not remove the pod ${name}: Error: no`);
      expect(warnings(post).join('\n')).toContain(
        `::the pod ${name} still exists; remove it with: podman pod rm --force ${name}`,
      );
      await shell(machine, `podman pod rm --force ${name}`);
      await shell(machine, 'podman image prune --all --force > /dev/null || true');
    }, 300_000);
  });
}
