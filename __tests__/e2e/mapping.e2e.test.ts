import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { bootWithImages } from './kept-images.js';
import { describeInMachine, releases, shell } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const HOSTED = { XDG_RUNTIME_DIR: '/run/user/1001' };
const IMAGES = {
  'registry-image': 'localhost/podman-registry-action/registry:packages',
  'nginx-image': 'localhost/podman-registry-action/nginx:packages',
};

for (const suite of releases(['trixie', 'bookworm'])) {
  describeInMachine(`id mappings and the volume of the pod (${suite})`, () => {
    let machine: Machine;
    let before: Snapshot;
    const stepIn = (name: string) => new Step(machine, `${TESTS}/${name}`, HOSTED);

    beforeAll(async () => {
      machine = await bootWithImages({ suite, flavour: 'ready' }, `mapping-${suite}`);
      const step = stepIn('first');
      const inputs = { 'image-source': 'packages', 'keep-images': 'true', proof: 'false' };
      const first = await step.main(inputs);
      expect(first.exitCode).toBe(0);
      expect((await step.post(first)).exitCode).toBe(0);
      await shell(
        machine,
        `mkdir ctx; echo hi > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
         podman build -q -t localhost/team/mine:7 ctx; rm -r ctx; podman unshare true`,
      );
      before = await snapshot(machine, TESTS);
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    async function expectGone(step: Step, main: StepResult): Promise<void> {
      const post = await step.post(main);
      expect(post.exitCode).toBe(0);
      expect(post.shown).not.toContain('::warning::');
      expect(await shell(machine, `ls ${main.state.get('directory')} 2>&1 || true`)).toContain(
        'No such file',
      );
      expect(await snapshot(machine, TESTS)).toEqual(before);
    }

    const start = (step: Step, inputs: Record<string, string>) =>
      step.main({ ...IMAGES, images: 'team/mine:7', ...inputs });

    async function succeed(step: Step, inputs: Record<string, string>): Promise<StepResult> {
      const main = await start(step, inputs);
      expect(main.shown).not.toContain('::error::');
      expect(main.exitCode).toBe(0);
      return main;
    }

    /** The map of the registry's process as the host has it: `0 100000 65536`. */
    async function mapOf(main: StepResult, kind: 'uid' | 'gid' = 'uid'): Promise<string[]> {
      const name = `${main.outputs.get('pod')}-registry`;
      const pid = `$(podman inspect --type container --format '{{.State.Pid}}' ${name})`;
      const text = await shell(machine, `cat /proc/${pid}/${kind}_map`);
      const rows = text.trim().split('\n');
      return rows.map((row) => row.trim().replaceAll(/\s+/g, ' ')).sort();
    }

    test.each<[Record<string, string>, uids: string[], gids: string[] | undefined, picture: string]>([
      [
        { userns: 'keep-id' },
        ['0 100000 1001', '1001 1001 1', '1002 101001 64535'],
        undefined,
        '1001        ──▶  1001           runner\n',
      ],
      [
        { userns: 'keep-id:uid=101,gid=101' },
        ['0 100000 101', '101 1001 1', '102 100101 65435'],
        undefined,
        '101        ──▶  1001           runner\n',
      ],
      [{ userns: 'nomap' }, ['0 100000 65536'], undefined, '0–65535    ──▶  100000–165535\n'],
      [{ userns: 'auto:size=3000' }, ['0 100000 3000'], undefined, '0–2999     ──▶  100000–102999\n'],
      [
        { uidmap: '0:1:200 200:300:50', gidmap: '0:2:300' },
        ['0 100000 200', '200 100299 50'],
        ['0 100001 300'],
        '200–249        ──▶  100299–100348\n',
      ],
    ])(
      '%j: podman makes that map, the registry works, and all of it goes',
      async (inputs, uids, gids, picture) => {
        const step = stepIn('mapped');
        const main = await succeed(step, inputs);
        expect([await mapOf(main), await mapOf(main, 'gid')]).toEqual([uids, gids ?? uids]);
        expect(main.summary).toContain(picture);
        expect(main.outputs.get('round-trips')).toContain('team/mine');
        await expectGone(step, main);
      },
      120_000,
    );

    describe('is refused before anything is made', () => {
      test.each<[Record<string, string>, RegExp]>([
        [{ uidmap: '0:1:65537' }, /container 0–65536 needs 65537 IDs, runner has 65536/],
        [{ gidmap: '0:1:4' }, /leaves out container gid 5/],
        [
          { userns: 'auto', 'storage-path': '/home/runner/data' },
          /"userns" is auto, .* use another "userns"/,
        ],
        [{ userns: 'keep-id', uidmap: '0:1:500' }, /"userns" \("keep-id"\) and "uidmap" exclude each other/],
        ...(suite === 'bookworm'
          ? ([
              [{ userns: 'keep-id:size=5000' }, /requires Podman 5\.4, but this is Podman 4\.3/],
              [{ uidmap: '+0:1:500' }, /requires Podman 4\.7, but this is Podman 4\.3/],
            ] as [Record<string, string>, RegExp][])
          : []),
      ])(
        '%j',
        async (inputs, message) => {
          const step = stepIn('refused');
          const main = await start(step, inputs);
          expect(main.exitCode).toBe(1);
          expect(main.shown).toMatch(message);
          expect(main.shown).not.toContain('::group::Host');
          await expectGone(step, main);
        },
        60_000,
      );
    });

    describe('storage-path', () => {
      const data = `${TESTS}/data`;

      test.each(['', 'nomap'])(
        'with userns %j it stays, and the next job finds what was pushed',
        async (userns) => {
          await shell(machine, `mkdir -p ${TESTS}; podman unshare rm -rf ${data}`);
          const step = stepIn('keeps');
          const first = await succeed(step, { userns, 'storage-path': data });
          expect(first.shown).toMatch(/RP057 .*will be created; the registry is container uid 0/);
          await expectGone(step, first);
          const second = await succeed(step, { userns, 'storage-path': data, images: '', proof: 'false' });
          const [url, ca] = ['url', 'ca-cert'].map((name) => second.outputs.get(name));
          const login = `ci:${second.outputs.get('password')}`;
          const tags = await shell(
            machine,
            `curl -sS --cacert ${ca} -u ${login} ${url}/v2/team/mine/tags/list`,
          );
          expect(JSON.parse(tags)).toEqual({ name: 'team/mine', tags: ['7'] });
          await expectGone(step, second);
        },
        180_000,
      );

      test('that belongs to somebody else is told with what to do, and works once that is done', async () => {
        const path = `${TESTS}/theirs`;
        await shell(machine, `mkdir -p ${path}`);
        await shell(machine, `mkdir ${path}/docker; chown 5000:5000 ${path}/docker`, { user: 'root' });
        const step = stepIn('foreign');
        const main = await start(step, { 'storage-path': path });
        expect(main.exitCode).toBe(1);
        expect(main.shown).toContain(`has no access to ${path}/docker (5000:5000, mode 0755)`);
        expect(main.shown).toContain(`chown -R 1001:1001 ${path}`);
        await expectGone(step, main);
        await shell(machine, `chown -R 1001:1001 ${path}`, { user: 'root' });
        const again = await succeed(step, { 'storage-path': path });
        await expectGone(step, again);
      }, 120_000);

      test('of another map is given over by the command that the message names', async () => {
        const path = `${TESTS}/ours`;
        await shell(machine, `mkdir -p ${path}`);
        const step = stepIn('given');
        const main = await start(step, { 'storage-path': path, uidmap: '0:5:300' });
        expect(main.exitCode).toBe(1);
        const [command = ''] = /podman unshare chown -R 5:5 \/\S+(?=;)/.exec(main.shown) ?? [];
        expect(command).toContain(path);
        await expectGone(step, main);
        await shell(machine, command);
        const again = await succeed(step, { 'storage-path': path, uidmap: '0:5:300' });
        await expectGone(step, again);
      }, 120_000);
    });
  });
}
