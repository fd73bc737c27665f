import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { obeyed } from '../actions/runner-log.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, NODE, releases, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

const SET = '/home/runner/set';
const OUT = '/home/runner/out';
const GENERATOR = '/usr/libexec/podman/quadlet';

/** Files of a machine with all that they are linked to, as an image of one layer. */
function importImage(name: string, files: string): string {
  return `tar -chf - -C / $(ls ${files} $(ldd ${files} | grep -o '/[^ ]*[.]so[^ ]*') | sort -u | cut -c2-) | podman import -q - ${name}`;
}

const IDLE = [
  '[Unit]',
  'Description=Waits',
  '[Container]',
  'Image=localhost/idle:1',
  'Exec=sleep 1000',
  'StopTimeout=1',
  'Volume=keep.volume:/keep',
  'Network=own.network',
  'EnvironmentFile=./idle.env',
  'HealthCmd=true',
  'HealthInterval=1s',
  '[Install]',
  'WantedBy=default.target',
  '',
].join('\\n');

function findings(log: string): string[] {
  return [...log.matchAll(/^(?:error|warning)\[(PQ3\d+)\]/gm)].map((found) => found[1] ?? '');
}

for (const [suite, version] of releases([
  ['trixie', '5.4'],
  ['sid', '5.8'],
])) {
  describeInMachine(`Quadlet Generate with the generator of Podman ${version} (${suite})`, () => {
    let machine: Machine;
    let step: Step;
    const session = { XDG_RUNTIME_DIR: '/run/user/1001' };
    const write = (path: string, text: string) =>
      shell(machine, `mkdir -p "$(dirname '${path}')"; printf '${text}' > '${path}'`);
    const generate = (inputs: Record<string, string>): Promise<StepResult> =>
      step.main({ path: SET, 'output-directory': OUT, ...inputs });
    /** What a start could leave behind. */
    const traces = () =>
      shell(
        machine,
        `ls -A ~/.config/containers 2>/dev/null || true
         systemctl --user list-units --all --plain --no-legend 'idle*' 'broken*' 'slow*' 'keep*' 'own*'
         podman ps -aq; podman volume ls -q; podman network ls -q --filter 'name=systemd-'`,
      );

    beforeAll(async () => {
      machine = await bootWithImages({ suite, flavour: 'ready' }, `generate-${suite}`);
      step = new Step(machine, '/home/runner/_test', session, 'quadlet-generate');
      await shell(machine, importImage('localhost/idle:1', '/bin/sleep /bin/true /bin/sh'));
      await shell(machine, importImage('localhost/generator:1', GENERATOR));
      await write(`${SET}/idle.container`, IDLE);
      await write(`${SET}/idle.env`, 'A=1\\n');
      await write(`${SET}/keep.volume`, '[Volume]\\n');
      await write(`${SET}/nets/own.network`, '[Network]\\n');
    }, 900_000);

    afterAll(() => machine?.stop(), 60_000);

    test('what it stages is what the generator made, twice the same bytes', async () => {
      const first = await generate({ tarball: 'true', verify: 'true' });
      expect(first.shown).toContain(`generator: ${GENERATOR} of Podman ${version}.`);
      expect(first.exitCode).toBe(0);
      expect(findings(first.shown)).toEqual([]);
      const sum = `sha256sum ${OUT}/quadlet-units.tar.gz; cd ${OUT}; find . -type f | sort | xargs sha256sum`;
      const bytes = await shell(machine, sum);
      expect(bytes).toMatch(/ \.\/quadlet\/idle\.env\n/);
      expect(bytes).toMatch(/ \.\/quadlet\/nets\/own\.network\n/);
      expect(bytes).toMatch(/ \.\/units\/idle\.service\n/);
      await generate({ tarball: 'true' });
      expect(await shell(machine, sum)).toBe(bytes);
      expect(JSON.parse(first.outputs.get('services') ?? '')).toEqual([
        'idle.service',
        'keep-volume.service',
        'own-network.service',
      ]);
    }, 120_000);

    test.each(['user', 'system'])(
      'pods are verified, in the mode %s',
      async (mode) => {
        const pods = '/home/runner/pods';
        const inputs = { path: pods, mode, 'output-directory': `${pods}-out` };
        const member =
          '[Container]\\nImage=localhost/idle:1\\nPod=wiki.pod\\n[Install]\\nWantedBy=default.target\\n';
        await write(`${pods}/app.container`, member);
        await write(`${pods}/wiki.pod`, '[Pod]\\nPodName=wiki\\n');
        const good = await generate({ ...inputs, 'fail-on': 'warning' });
        expect(good.exitCode === 0 ? '' : good.shown).toBe('');
        expect(findings(good.shown)).toEqual([]);
        await write(
          `${pods}/wiki.pod`,
          '[Pod]\\nPodName=wiki\\n[Service]\\nWorkingDirectory=not/absolute\\n',
        );
        const bad = await generate(inputs);
        expect(bad.shown).toMatch(
          /^error\[PQ300\]: systemd refuses wiki-pod\.service, so it cannot start: WorkingDirectory= /m,
        );
        expect(findings(bad.shown)).not.toEqual([]);
        expect(await shell(machine, 'ls -d /dev/shm/quadlet-* /tmp/quadlet-* 2>/dev/null || true')).toBe('');
      },
      120_000,
    );

    test('a base that cannot be had is one line, however often', async () => {
      const clone = '/home/runner/clone';
      await shell(
        machine,
        `cp -r ${SET} /home/runner/origin; cd /home/runner/origin; git init -q; git add .
         for one in 1 2; do git -c user.name=a -c user.email=a@b commit -q --allow-empty -m $one; done
         git clone -q --depth=1 file:///home/runner/origin ${clone}`,
      );
      const call = (...args: string[]) =>
        shell(
          machine,
          `cd ${clone}; ${NODE} ${ACTION}/dist/cli.js generate ${args.join(' ')} 2>&1 || echo $?`,
        );
      for (let count = 0; count < 5; count++) {
        expect(await call('--base-ref', 'nosuch')).toBe(
          'error: the base "nosuch" is not in this shallow clone; run: git fetch --unshallow\n2\n',
        );
      }
      expect(await call('--base', 'none')).toBe('error: the base directory none does not exist\n2\n');
    }, 120_000);

    test('the generator of an image makes the same units', async () => {
      const own = await shell(machine, `cat ${OUT}/units/*`);
      const image = await generate({ 'generator-image': 'localhost/generator:1' });
      expect(image.shown).toContain('in the image localhost/generator:1');
      expect(image.exitCode).toBe(0);
      expect(await shell(machine, `cat ${OUT}/units/*`)).toBe(own);
      const wrong = await generate({ 'generator-image': 'localhost/generator:1', 'podman-version': '4.9.3' });
      expect(wrong.exitCode).toBe(1);
      expect(wrong.shown).toMatch(/the image localhost\/generator:1 contains Podman \S+, not 4\.9\.3/);
    }, 240_000);

    test('a changed port is the one change, against a directory', async () => {
      await shell(machine, `cp -r ${SET} /home/runner/before`);
      await write(
        '/home/runner/before/idle.container',
        IDLE.replace('Exec', 'PublishPort=127.0.0.1:8080:80\\nExec'),
      );
      await shell(machine, `sed -i 's/^Exec/PublishPort=8081:80\\nExec/' ${SET}/idle.container`);
      const result = await generate({ 'base-path': '/home/runner/before', 'fail-on-change': 'security' });
      expect(result.outputs.get('changes')).toBe('1');
      expect(result.summary.slice(0, 400)).toContain('0.0.0.0:8081');
      expect(result.exitCode).toBe(1);
      await shell(machine, `sed -i '/^PublishPort/d' ${SET}/idle.container`);
    }, 120_000);

    test('it starts, is healthy, and leaves nothing behind', async () => {
      const before = await traces();
      const result = await generate({ start: 'true' });
      expect(result.shown).toMatch(/✓ idle\.service: active \(running\), healthy/);
      expect(result.shown).toMatch(/✓ keep-volume\.service: active \(exited\)/);
      expect(result.exitCode).toBe(0);
      expect(await traces()).toBe(before);
      expect((await step.post(result)).exitCode).toBe(0);
      expect(await traces()).toBe(before);
    }, 300_000);

    test('what does not start is a finding at its file, with its journal', async () => {
      const before = await traces();
      await write(
        `${SET}/broken.container`,
        [
          '[Container]\\nImage=localhost/idle:1\\nExec=/usr/bin/none\\n[Service]',
          // journald finds the unit of a line by its process, which must still be there.
          'ExecStartPre=/bin/sh -c "echo \\\\"::stop-commands::token\\\\"; sleep 1"',
          'ExecStartPre=/bin/sh -c "echo \\\\"##[set-output name=services]evil\\\\"; sleep 1"',
          '[Install]\\nWantedBy=default.target\\n',
        ].join('\\n'),
      );
      const result = await generate({ start: 'true', services: 'broken' });
      // The words of the unit are in its journal, and command nobody.
      expect(result.log).toMatch(/^ +.*\\::stop-commands::token$/m);
      expect(result.log).toContain('##\\[set-output name=services]evil');
      expect(obeyed(result.log).map(({ name }) => name)).not.toContain('stop-commands');
      expect(obeyed(result.log).map(({ name }) => name)).not.toContain('set-output');
      expect(findings(result.shown)).toEqual(['PQ301']);
      expect(result.shown).toContain('--> set/broken.container:1:1');
      expect(result.shown).toMatch(/error\[PQ301\]: broken\.service did not start: .*\/usr\/bin\/none/);
      expect(result.summary).toContain('/usr/bin/none');
      expect(result.exitCode).toBe(1);
      expect(await traces()).toBe(before);
      await shell(machine, `rm ${SET}/broken.container`);
    }, 300_000);

    test('a cancelled start is taken back by post', async () => {
      const before = await traces();
      await write(
        `${SET}/slow.container`,
        '[Container]\\nImage=localhost/idle:1\\nExec=sleep 1000\\nStopTimeout=1\\nNotify=true\\n[Install]\\nWantedBy=default.target\\n',
      );
      const main = await step.main({ path: SET, start: 'true', services: 'slow' }, 15);
      expect(main.exitCode).not.toBe(0);
      expect(await traces()).not.toBe(before);
      expect((await step.post(main)).exitCode).toBe(0);
      expect(await traces()).toBe(before);
      await shell(machine, `rm ${SET}/slow.container`);
    }, 300_000);

    test('a network that exists keeps its options until the commands of the report replace it', async () => {
      const [set, old] = ['/home/runner/net', '/home/runner/net-before'];
      const network = (subnet: string) => `[Network]\\nNetworkName=back\\nSubnet=${subnet}\\n`;
      await write(`${set}/app.container`, IDLE.replace('own.network', 'back.network').replace(/^Env.*$/, ''));
      await shell(machine, `sed -i '/^EnvironmentFile/d;/^Volume/d' ${set}/app.container`);
      await write(`${set}/back.network`, network('10.70.0.0/24'));
      await shell(
        machine,
        `rm -rf ${old}; cp -r ${set} ${old}
         mkdir -p ~/.config/containers; cp -r ${set} ~/.config/containers/systemd
         systemctl --user daemon-reload; systemctl --user start app.service`,
      );
      await write(`${set}/back.network`, network('10.71.0.0/24'));
      const json = await shell(
        machine,
        `cd; ${NODE} ${ACTION}/dist/cli.js generate --format json --base ${old} ${set}`,
      );
      const { changes, commands } = JSON.parse(json);
      expect(changes).toMatchObject([
        { name: 'back-network.service', effect: { after: 'removal' }, notes: [{ security: 'neutral' }] },
      ]);
      const subnet = () =>
        shell(
          machine,
          `podman network inspect back | grep -o '10[.]7[01][.]0[.]0/24'; systemctl --user is-active app`,
        );
      const [after, replace] = (commands as { commands: string[] }[]).map((group) =>
        group.commands.join('\n'),
      );
      await shell(
        machine,
        `cp ${set}/* ~/.config/containers/systemd; ${after}; systemctl --user restart app.service`,
      );
      expect(await subnet()).toBe('10.70.0.0/24\nactive\n');
      await shell(machine, replace ?? '');
      expect(await subnet()).toBe('10.71.0.0/24\nactive\n');
      await shell(
        machine,
        `systemctl --user stop back-network.service; podman network rm back
         rm -r ~/.config/containers; systemctl --user daemon-reload`,
      );
    }, 300_000);

    // NetworkDeleteOnStop= came with 5.5.
    if (version !== '5.4')
      test('a network that its service removes is new after a restart', async () => {
        const set = '/home/runner/.config/containers/systemd';
        const network = (subnet: string) =>
          `[Network]\\nNetworkName=back\\nNetworkDeleteOnStop=true\\nSubnet=${subnet}\\n`;
        await write(`${set}/app.container`, IDLE.replace('own.network', 'back.network'));
        await shell(machine, `sed -i '/^EnvironmentFile/d;/^Volume/d' ${set}/app.container`);
        await write(`${set}/back.network`, network('10.70.0.0/24'));
        await shell(machine, 'systemctl --user daemon-reload; systemctl --user start app.service');
        await write(`${set}/back.network`, network('10.71.0.0/24'));
        const after = await shell(
          machine,
          `systemctl --user daemon-reload; systemctl --user try-restart back-network.service
           podman network inspect back | grep -o '10[.]7[01][.]0[.]0/24'
           for i in $(seq 60); do systemctl --user is-active -q app && break; sleep 1; done
           systemctl --user is-active app`,
        );
        expect(after).toBe('10.71.0.0/24\nactive\n');
        await shell(
          machine,
          'systemctl --user stop back-network.service; rm -r ~/.config/containers; systemctl --user daemon-reload',
        );
      }, 300_000);

    test('units of the same name stay as they are', async () => {
      const own = '/home/runner/.config/containers/systemd/idle.container';
      await write(own, IDLE);
      const result = await generate({ start: 'true' });
      expect(result.exitCode).toBe(1);
      expect(result.shown).toMatch(/"start" would replace \S+, which already exists; use another machine/);
      expect(await shell(machine, `ls ~/.config/containers/systemd`)).toBe('idle.container\n');
      await shell(machine, 'rm -r ~/.config/containers; systemctl --user daemon-reload');
    }, 120_000);

    test('no generator is an error with the way to one', async () => {
      const links = '/usr/lib/systemd/*-generators/podman-*-generator';
      await shell(machine, `mv ${GENERATOR} ${GENERATOR}.away`, { user: 'root' });
      const none = await generate({});
      expect(none.exitCode).toBe(1);
      expect(none.shown).toMatch(/Podman \S+ is installed without its Quadlet generator/);
      await shell(
        machine,
        `rm ${links}; ln -s ${GENERATOR}.away /usr/lib/systemd/user-generators/podman-user-generator`,
        {
          user: 'root',
        },
      );
      const linked = await generate({ mode: 'system' });
      expect(linked.shown).toContain(`generator: ${GENERATOR}.away of Podman`);
      expect(linked.exitCode).toBe(0);
      expect(await shell(machine, `grep -h network-online ${OUT}/units/idle.service`)).not.toContain(
        'podman-user',
      );
    }, 120_000);

    test('the command does the same', async () => {
      const said = await shell(
        machine,
        `${NODE} ${ACTION}/dist/cli.js generate --generator ${GENERATOR}.away ${SET}`,
      );
      expect(said).toMatch(/3 units by \S+quadlet\.away of Podman/);
    }, 60_000);
  });
}
