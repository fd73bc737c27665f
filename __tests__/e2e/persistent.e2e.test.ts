import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { assertCollects } from './collects.js';
import { bootWithImages } from './kept-images.js';
import { ACTION, describeInMachine, NODE, restart, shell } from './lab.js';
import { addOther, asOther, OTHER } from './other-user.js';
import { noSecretShows } from './secret-places.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step, type StepResult } from './step.js';

const TESTS = '/home/runner/_test';
const IMAGES = ['registry', 'nginx'].map((role) => `localhost/podman-registry-action/${role}:packages`);
const INPUTS = { 'image-source': 'packages', 'keep-images': 'true' };
const TEAM = { ...INPUTS, lifecycle: 'persistent', name: 'team' };
const SHARE = '.local/share/podman-registry-action';
const SERVICE = 'podman-registry-team.service';
// systemd breaks a cycle at boot by leaving out whichever unit it likes, so that the watch may still be there by luck.
const WATCHED = `systemctl --user is-active podman-registry-team-watch.timer
  journalctl --user -b --output=cat --no-pager | grep -c 'ordering cycle' || true`;

describeInMachine('a registry that outlives the job', () => {
  let machine: Machine;
  let before: Snapshot;
  let first: StepResult;
  const stepIn = (name: string) =>
    new Step(machine, `${TESTS}/${name}`, { XDG_RUNTIME_DIR: '/run/user/1001' });
  const cli = (line: string, on = machine) =>
    shell(on, `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js ${line}`);
  const refused = (line: string) =>
    shell(
      machine,
      `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js ${line} 2>&1 && exit 9 || echo "exit code $?"`,
    );
  const active = (on = machine) => shell(on, `systemctl --user is-active ${SERVICE} || true`);

  /** The status of an answer; the login comes out of the registry's own file. */
  const ask = (path: string, options = '') =>
    shell(
      machine,
      `d=~/${SHARE}/team; login=$(${NODE} -p "const c=JSON.parse(require('fs').readFileSync('$d/secrets.json')).credentials;c.username+':'+c.password")
       curl -sS -o /dev/null -w '%{http_code}' --retry 30 --retry-delay 1 --retry-all-errors --cacert $d/ca.crt -u "$login" ${options} https://${first.outputs.get('registry')}${path}`,
    );

  async function succeed(step: Step, inputs: Record<string, string>): Promise<StepResult> {
    const main = await step.main(inputs);
    expect(main.shown).not.toContain('::error::');
    expect(main.exitCode).toBe(0);
    return main;
  }

  async function end(step: Step, main: StepResult): Promise<StepResult> {
    const post = await step.post(main);
    expect(post.shown).not.toContain('::warning::');
    expect(post.exitCode).toBe(0);
    return post;
  }

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'trixie', flavour: 'ready' }, 'persistent-trixie');
    const step = stepIn('images');
    await end(step, await succeed(step, { ...INPUTS, proof: 'false' }));
    await shell(
      machine,
      `mkdir ctx; for i in 1 2; do echo $i > ctx/f; printf 'FROM scratch\\nCOPY f /\\n' > ctx/Containerfile
       podman build -q -t localhost/mine$i:1 ctx; done; rm -r ctx; podman unshare true`,
    );
    before = await snapshot(machine, TESTS);
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('is installed by a first job, stays after its post, and comes up with the machine', async () => {
    const step = stepIn('first');
    first = await succeed(step, TEAM);
    expect(first.outputs.get('found')).toBe('false');
    expect(first.shown).toContain(
      `${SERVICE} is installed and stays after this job; lingering of runner stays on`,
    );
    expect(first.outputs.get('round-trips')).toContain('podman-registry-proof');
    const post = await end(step, first);
    expect(post.shown).toContain('kept the registry "team"');
    expect(await shell(machine, `ls ${first.outputs.get('cert-dir')} 2>&1 || true`)).toContain(
      'No such file',
    );
    expect(await shell(machine, `ls ${first.state.get('directory')} 2>&1 || true`)).toContain('No such file');
    expect(await ask('/v2/')).toBe('200');
    // Of the proof nothing is left but blobs that can be collected.
    const tag = JSON.parse(first.outputs.get('round-trips') ?? '[]')[0]?.tag;
    expect(await ask(`/v2/podman-registry-proof/manifests/${tag}`)).toBe('404');
    machine = await restart(machine);
    expect(await ask('/v2/')).toBe('200');
    expect(await active()).toBe('active\n');
    expect(await shell(machine, WATCHED)).toBe('active\n0\n');
    const config = await shell(machine, `cat ~/${SHARE}/team/registry/config.yml`);
    const httpSecret = /^ {2}secret: ([0-9a-f]{64})$/m.exec(config)?.[1] ?? 'none';
    await noSecretShows(machine, first.outputs.get('pod') ?? '', [
      httpSecret,
      first.outputs.get('password') ?? '',
    ]);
  }, 180_000);

  test('is found by the next job, and refused to one that asks for another', async () => {
    await shell(machine, `systemctl --user stop ${SERVICE}`);
    const step = stepIn('second');
    const second = await succeed(step, { ...TEAM, images: 'localhost/mine1:1 localhost/mine2:1' });
    expect(second.outputs.get('found')).toBe('true');
    for (const name of ['registry', 'password', 'pod']) {
      expect(second.outputs.get(name)).toBe(first.outputs.get(name));
    }
    expect(second.shown).toContain(`${SERVICE} is inactive; starting it`);
    expect(second.shown).not.toContain(first.outputs.get('password'));
    await end(step, second);
    const other = stepIn('different');
    const main = await other.main({
      ...TEAM,
      username: 'somebody',
      password: 'something-else',
      port: '9999',
    });
    expect(main.exitCode).toBe(1);
    for (const line of [
      `port: installed ${first.outputs.get('port')}, requested 9999`,
      'auth: installed basic for ci, requested basic for somebody',
      'password: differs',
      'podman-registry down team',
    ]) {
      expect(main.shown).toContain(line);
    }
    expect(main.shown).not.toContain('something-else');
    await end(other, main);
    expect(await active()).toBe('active\n');
  }, 120_000);

  test('its operator logs in, and sees who was rejected', async () => {
    const registry = first.outputs.get('registry') ?? '';
    const password = first.outputs.get('password') ?? 'none';
    const said = await cli('login team');
    expect(said).toContain(`logged in as ci at ${registry}\n`);
    expect(said).not.toContain(password);
    const pull = `podman pull -q ${registry}/mine1:1 && podman rmi ${registry}/mine1:1 >/dev/null`;
    expect(await shell(machine, pull)).toMatch(/^[0-9a-f]{64}/);
    const forget = `podman logout ${registry}; rm -r ~/.config/containers/certs.d/${registry}`;
    await shell(machine, forget);
    // The commands for another host do the same here.
    await shell(
      machine,
      `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js login team --print 2>/dev/null | bash`,
    );
    expect(await shell(machine, pull)).toMatch(/^[0-9a-f]{64}/);
    await shell(machine, forget);
    await shell(
      machine,
      `for as in ci:wrong mallory:wrong; do curl -sk -o /dev/null -u $as -X PUT https://${registry}/v2/a/manifests/1?_state=x; done
       curl -sk -o /dev/null https://${registry}/v2/`,
    );
    const rejected = (await cli('logs team --rejected')).trim().split('\n').slice(-2);
    expect(rejected).toEqual([
      expect.stringMatching(/^\S+ \S+ ci PUT \/v2\/a\/manifests\/1 401$/),
      expect.stringMatching(/^\S+ \S+ mallory PUT \/v2\/a\/manifests\/1 401$/),
    ]);
    const status = await cli('status team');
    for (const line of [
      /^ {2}user +ci \(/m,
      /^ {2}CA +\/home\/runner\/\S+\/ca\.crt$/m,
      /until \S+, 36[56] days left/,
    ]) {
      expect(status).toMatch(line);
    }
    expect(status).not.toMatch(/outdated +\S/);
  }, 120_000);

  test('is upgraded with its data and login, and restored where the new version does not work', async () => {
    const started = () =>
      shell(machine, "podman inspect -f '{{.State.StartedAt}}' podman-registry-team-nginx");
    const leftovers = `ls ~/${SHARE}/team; podman images --format '{{.Repository}}:{{.Tag}}' | grep before- || true`;
    const since = await started();
    // The same packages give the same images.
    expect(await cli('upgrade team')).toBe('"team" is up to date\n');
    expect(await started()).toBe(since);
    await shell(machine, `echo '# older' >> ~/${SHARE}/team/nginx/nginx.conf`);
    expect(await cli('upgrade team')).toMatch(/^upgraded "team": Distribution \d\S+, nginx 1\.\S+\n$/);
    expect(await started()).not.toBe(since);
    expect(await ask('/v2/mine1/tags/list')).toBe('200');
    expect(await refused('upgrade team --auto-update on')).toContain(
      'only follows tags of a registry, and "team" runs',
    );
    // A certificate that ends soon is replaced before its end.
    await shell(
      machine,
      `cd ~/${SHARE}/team; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 10 -subj /CN=short -addext subjectAltName=IP:127.0.0.1 -keyout /tmp/k -out /tmp/c
       ${NODE} -e "const fs=require('fs'),f='secrets.json',s=JSON.parse(fs.readFileSync(f)),c=fs.readFileSync('/tmp/c','utf8'),k=fs.readFileSync('/tmp/k','utf8');s.certificate={chain:c,key:k,ca:c};Object.assign(s.contents.tls,{'tls.crt':c,'tls.key':k});fs.writeFileSync(f,JSON.stringify(s))"`,
    );
    expect(await cli('status team || true')).toMatch(/certificate .*, (?:9|10) days left/);
    expect(await cli('upgrade team 2>&1')).toContain('replacing the certificate, which ends soon');
    expect(await cli('status team')).toMatch(/health +healthy[\s\S]*, 36[56] days left/);
    const unchanged = await started();
    const rejected = await refused('upgrade team --nginx-image localhost/mine1:1');
    expect(rejected).toMatch(
      /"team" was not upgraded; the previous version runs again: the configuration is rejected/,
    );
    expect(await started()).toBe(unchanged);
    await shell(
      machine,
      `mkdir ctx; printf '#!/bin/sh\\ncase "$*" in *-t*) exit 0;; esac\\nexit 1\\n' > ctx/nginx; chmod 755 ctx/nginx
       printf 'FROM ${IMAGES[1]}\\nCOPY nginx /usr/local/sbin/nginx\\n' > ctx/Containerfile
       podman build -q -t localhost/silent:1 ctx; rm -r ctx`,
    );
    const silent = await refused('upgrade team --nginx-image localhost/silent:1');
    expect(silent).toContain('"team" was not upgraded; the previous version runs again');
    expect(silent).toContain('exit code 1\n');
    expect(await ask('/v2/mine1/tags/list')).toBe('200');
    // Killed while the service runs what does not work.
    await shell(
      machine,
      `NODE_DISABLE_COMPILE_CACHE=1 setsid ${NODE} ${ACTION}/dist/cli.js upgrade team --nginx-image localhost/silent:1 >/dev/null 2>&1 & pid=$!
       until grep -q swapping ~/${SHARE}/team/upgrade.json; do sleep 0.1; done; sleep 2; kill -9 -- -$pid`,
    );
    expect(await cli('status team || true')).toMatch(/^ {2}images .*nginx:packages$/m);
    expect(await ask('/v2/mine1/tags/list')).toBe('200');
    expect(await cli('status team')).toContain('healthy');
    const left = await shell(machine, leftovers);
    expect(left).not.toContain('upgrade');
    expect(left).not.toContain('before-');
    await shell(machine, 'podman rmi localhost/silent:1');
  }, 300_000);

  test('one that does not come up is not installed, and its post leaves nothing', async () => {
    const step = stepIn('broken');
    const image = { 'registry-image': 'localhost/mine1:1', 'image-source': 'local' };
    const nginx = { 'nginx-image': IMAGES[1] ?? '' };
    const main = await step.main({ ...TEAM, ...image, ...nginx, name: 'broken', timeout: '4' });
    expect(main.exitCode).toBe(1);
    expect(main.shown).toContain('container registry failed: ');
    await end(step, main);
    const left = `find ~/.config ~/${SHARE} -name '*broken*'; podman pod ps --format '{{.Name}}'`;
    expect(await shell(machine, left)).toBe('podman-registry-team\n');
    expect(await shell(machine, 'systemctl --user list-units --all --no-legend "*broken*"')).toBe('');
  }, 120_000);

  test('garbage is collected: what nobody needs is gone, pulls go on, and pushes do again', async () => {
    const list = `find ~/${SHARE}/team/data -path '*/blobs/*' -name data | wc -l`;
    const manifest = await shell(
      machine,
      `find ~/${SHARE}/team/data -path '*/mine1/_manifests/tags/1/current/link' -exec cat {} +`,
    );
    expect(await ask(`/v2/mine1/manifests/${manifest}`, '-X DELETE')).toBe('202');
    const stored = Number(await shell(machine, list));
    const dry = await cli('gc team --dry-run');
    expect(dry).toMatch(/^blobs that no image needs: \d+ .*\nwould free \d+ blobs, \d.* \(\d+ bytes\)\n$/);
    expect(Number(await shell(machine, list))).toBe(stored);
    const collected = await cli('gc team');
    expect(collected).toBe(dry.replace('would free', 'freed'));
    const freed = Number(/freed (\d+)/.exec(collected)?.[1]);
    // Manifest, configuration and layer of what was deleted, and what the proofs of two jobs have left.
    expect(freed).toBeGreaterThanOrEqual(6);
    expect(Number(await shell(machine, list))).toBe(stored - freed);
    expect(await cli('gc team')).toBe('freed 0 blobs, 0 B (0 bytes)\n');
    expect(await active()).toBe('active\n');
    const step = stepIn('third');
    const third = await succeed(step, { ...TEAM, images: 'localhost/mine1:1' });
    const pull = `podman pull -q ${third.outputs.get('registry')}/mine2:1`;
    expect(
      await shell(machine, pull, { env: { REGISTRY_AUTH_FILE: third.outputs.get('auth-file') ?? '' } }),
    ).toMatch(/^[0-9a-f]{64}/);
    await shell(machine, `podman rmi ${third.outputs.get('registry')}/mine2:1`);
    await end(step, third);
  }, 180_000);

  test(
    'garbage collection of Distribution 2.8 keeps platforms, signatures and what is attached',
    () =>
      assertCollects(machine, 'team', async (seed, number) => {
        const step = stepIn(`collects-${number}`);
        return { step, main: await succeed(step, { ...TEAM, proof: 'false', seed }) };
      }),
    240_000,
  );

  test('meanwhile pushes are refused and pulls go on, and an interruption restores it', async () => {
    // A podman that waits for the test before it collects.
    // Something to collect.
    await shell(
      machine,
      `h=$(head -c 9 /dev/urandom | tee /tmp/garbage | sha256sum | cut -c-64); d=~/${SHARE}/team/data/docker/registry/v2/blobs/sha256/\${h:0:2}/$h
       podman unshare sh -c "mkdir -p $d; cp /tmp/garbage $d/data"; rm /tmp/garbage`,
    );
    await shell(
      machine,
      `mkdir bin; printf '%s\\n' '#!/bin/bash' 'if [[ $* == *in-store*delete*true* ]]; then touch /tmp/collecting; until [ -e /tmp/go ]; do sleep 0.1; done; fi' 'exec /usr/bin/podman "$@"' > bin/podman
       chmod +x bin/podman
       systemd-run --user --quiet --unit=gc --remain-after-exit --setenv=PATH=$PWD/bin:$PATH --setenv=NODE_DISABLE_COMPILE_CACHE=1 \
         -p StandardOutput=file:/tmp/gc.log -p StandardError=file:/tmp/gc.log -p KillMode=process ${NODE} ${ACTION}/dist/cli.js gc team
       until [ -e /tmp/collecting ]; do sleep 0.1; done`,
    );
    expect(await ask('/v2/mine2/tags/list')).toBe('200');
    expect(await ask('/v2/mine2/blobs/uploads/', '-X POST --retry 0')).toBe('405');
    await shell(machine, 'systemctl --user kill --signal=INT --kill-whom=main gc; touch /tmp/go');
    await shell(
      machine,
      'until systemctl --user show -p SubState gc | grep -qE "failed|exited"; do sleep 0.1; done',
    );
    const said = await shell(machine, 'cat /tmp/gc.log; systemctl --user show -p ExecMainStatus gc');
    expect(said).toContain('interrupted; exiting as soon as the registry accepts pushes again');
    expect(said).toContain('the registry "team" accepts pushes again');
    expect(said).toContain('ExecMainStatus=1');
    expect(await ask('/v2/mine2/blobs/uploads/', '-X POST')).toBe('202');
    await shell(machine, 'systemctl --user reset-failed gc; rm -r bin /tmp/go /tmp/collecting');
    // What SIGKILL leaves, even if the next one has nothing to delete.
    await cli('gc team');
    await shell(
      machine,
      `cd ~/${SHARE}/team; cp registry/config.yml config-before-gc.yml; sed -i 's/^storage:/&\\n  maintenance:\\n    readonly:\\n      enabled: true/' registry/config.yml
       podman restart podman-registry-team-registry`,
    );
    expect(await ask('/v2/mine2/blobs/uploads/', '-X POST --retry 0')).toBe('405');
    expect(await cli('gc team 2>&1')).toMatch(/"team" was interrupted; restarting .*\nfreed 0 blobs/);
    expect(await ask('/v2/mine2/blobs/uploads/', '-X POST --retry 0')).toBe('202');
  }, 120_000);

  test('two of them and those of jobs, of two users at once, and each post removes its own', async () => {
    await addOther(machine, IMAGES);
    const otherStep = (name: string) =>
      new Step(asOther(machine), `${OTHER.home}/_test/${name}`, {
        XDG_RUNTIME_DIR: `/run/user/${OTHER.uid}`,
      });
    const jobs: readonly (readonly [Step, Record<string, string>])[] = [
      [stepIn('a'), TEAM],
      [stepIn('b'), INPUTS],
      [stepIn('c'), { ...TEAM, name: 'night' }],
      [otherStep('d'), TEAM],
      [otherStep('e'), INPUTS],
    ];
    const mains = await Promise.all(jobs.map(([step, inputs]) => succeed(step, inputs)));
    expect(new Set(mains.map(({ outputs }) => outputs.get('port'))).size).toBe(5);
    expect(mains.map(({ outputs }) => outputs.get('found'))).toEqual([
      'true',
      'false',
      'false',
      'false',
      'false',
    ]);
    const status = JSON.parse(await cli('status --format json'));
    expect(status.map(({ lifecycle, name }: Record<string, unknown>) => [lifecycle, name ?? null])).toEqual([
      ['persistent', 'night'],
      ['persistent', 'team'],
      ['job', null],
    ]);
    // The operator of a job's registry has its log too.
    const [, ofJob] = mains;
    const pod = ofJob?.outputs.get('pod');
    await shell(machine, `curl -sk -o /dev/null -u ci:wrong https://${ofJob?.outputs.get('registry')}/v2/`);
    expect(await cli(`logs ${pod} --rejected`)).toMatch(/(?:^|\n)\S+ \S+ ci GET \/v2\/ 401\n$/);
    expect(await cli(`logs ${pod} --lines 5`)).toMatch(/^== registry\n[\s\S]*^== nginx\n/m);
    await Promise.all(jobs.map(([step], index) => end(step, mains[index] as StepResult)));
    const pods = 'podman pod ps --format "{{.Name}} {{.Status}}" | sort';
    expect(await shell(machine, pods)).toBe('podman-registry-night Running\npodman-registry-team Running\n');
    expect(await shell(asOther(machine), pods)).toBe('podman-registry-team Running\n');
    expect(await cli('down team --data', asOther(machine))).toBe('removed the registry "team"\n');
    expect(await cli('down night --data')).toBe('removed the registry "night"\n');
    const left = `find .config ${SHARE} -name '*team*' 2> /dev/null || true`;
    expect(await shell(asOther(machine), left)).toBe('');
  }, 240_000);

  test('is told of, and taken down: first without its data, then with it', async () => {
    const status = await cli('status team');
    expect(status).toMatch(
      /^team, persistent\n {2}address +https:\/\/127\.0\.0\.1:\d+\n {2}user +ci .*\n {2}health +healthy\n/,
    );
    expect(status).toMatch(/certificate +until 20\d\d-/);
    const logs = await cli('logs team --lines 5');
    expect(logs).toMatch(/^== registry\n[\s\S]*^== nginx\n/m);
    expect(await cli('down team')).toContain(`kept its data in /home/runner/${SHARE}/team/data`);
    expect(await refused('status team')).toContain('no persistent registry "team"; existing: none');
    expect(await shell(machine, `find ~/${SHARE} -type f -not -path '*/data/*'`)).toBe('');
    const step = stepIn('again');
    const again = await succeed(step, { ...TEAM, auth: 'none' });
    const ca = again.outputs.get('ca-cert');
    expect(
      await shell(machine, `curl -sS --cacert ${ca} ${again.outputs.get('url')}/v2/mine2/tags/list`),
    ).toContain('"1"');
    await end(step, again);
    await cli('down team --data');
    // Jobs that end at the same moment leave the directory that they shared.
    await shell(machine, 'rmdir .config/containers/certs.d .config/containers 2> /dev/null || true');
    const after = await snapshot(machine, TESTS);
    // The second user has come, and the machine shares its ports with the host.
    const { lingering, system, ports } = before;
    expect({ ...after, lingering, system, ports }).toEqual(before);
  }, 180_000);
});

describeInMachine('a registry that outlives the job, with a Podman without Quadlet', () => {
  let machine: Machine;

  beforeAll(async () => {
    machine = await bootWithImages({ suite: 'bookworm', flavour: 'ready' }, 'persistent-bookworm');
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test('is a service that comes up with the machine, is found, and goes', async () => {
    const step = new Step(machine, TESTS, { XDG_RUNTIME_DIR: '/run/user/1001' });
    const job = async () => {
      const main = await step.main(TEAM);
      expect(main.shown).not.toContain('::error::');
      const post = await step.post(main);
      expect(post.shown).not.toContain('::warning::');
      return main.outputs;
    };
    const lingering = 'ls /var/lib/systemd/linger';
    await shell(machine, 'sudo loginctl disable-linger runner');
    const first = await job();
    // The job has switched it on, and the registry needs it.
    expect(await shell(machine, lingering)).toBe('runner\n');
    machine = await restart(machine);
    const again = new Step(machine, TESTS, { XDG_RUNTIME_DIR: '/run/user/1001' });
    const main = await again.main({ ...TEAM, proof: 'false' });
    expect(main.shown).not.toContain('::error::');
    expect(main.outputs.get('found')).toBe('true');
    expect(main.outputs.get('registry')).toBe(first.get('registry'));
    await again.post(main);
    expect(await shell(machine, `systemctl --user is-enabled ${SERVICE}`)).toBe('enabled\n');
    expect(await shell(machine, WATCHED)).toBe('active\n0\n');
    const cli = (line: string) =>
      shell(machine, `NODE_DISABLE_COMPILE_CACHE=1 ${NODE} ${ACTION}/dist/cli.js ${line}`);
    expect(await cli('gc team')).toMatch(/^freed \d+ blobs/m);
    expect(await cli('status')).toContain('healthy');
    expect(await cli('down team --data')).toBe('removed the registry "team"\n');
    expect(
      await shell(
        machine,
        `pgrep -u runner conmon || true; find .config ${SHARE} -name '*team*' 2> /dev/null || true`,
      ),
    ).toBe('');
  }, 300_000);
});
