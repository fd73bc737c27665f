import { describe, expect, test } from '@jest/globals';
import { changeNotes } from '../../../../src/quadlet/generate/describe/change-notes.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';

/** A published service around a command of podman, and lines of other sections. */
function service(command: string, unit = '', own = ''): string {
  return `[Unit]\n${unit}\n[Service]\n${own}\nExecStart=/usr/bin/podman ${command}\n`;
}

const MARKS = { weaker: '! ', stronger: '+ ', neutral: '' };

function sentences(before: string | undefined, after: string | undefined): string[] {
  const [old, now] = [before, after].map((text) => (text === undefined ? undefined : UnitView.read(text)));
  return changeNotes('app.service', old, now).map(({ text, security }) => `${MARKS[security]}${text}`);
}

const run = (options: string) =>
  service(['run --name app', options, 'example.com/app:1'].filter((part) => part !== '').join(' '));

/** Sentences with `!` weaken security, with `+` strengthen it. */
type Case = readonly [before: string, after: string, ...sentences: string[]];

function table(cases: readonly Case[], unit: (words: string) => string): void {
  test.each(cases)('from %j to %j', (before, after, ...expected) => {
    expect(sentences(unit(before), unit(after))).toEqual(expected);
  });
}

describe('published ports', () => {
  table(
    [
      ['', '--publish 8080:80', '! app.service now publishes 0.0.0.0:8080 (to port 80), on all addresses'],
      ['--publish 8080:80', '', '+ app.service no longer publishes 0.0.0.0:8080 (to port 80)'],
      [
        '--publish 8080:80',
        '--publish 8081:80',
        'app.service now publishes 0.0.0.0:8081 (to port 80) instead of 0.0.0.0:8080, on all addresses',
      ],
      [
        '--publish 127.0.0.1:80:80',
        '--publish 80:80',
        '! app.service now publishes 0.0.0.0:80 (to port 80) instead of 127.0.0.1:80, on all addresses',
      ],
      [
        '--publish 80:80',
        '--publish 127.0.0.1:80:80',
        '+ app.service now publishes 127.0.0.1:80 (to port 80) instead of 0.0.0.0:80',
      ],
      [
        '--publish 127.0.0.1:80:80',
        '--publish 127.0.0.1:80:81',
        '! app.service now forwards 127.0.0.1:80 to port 81 instead of port 80',
      ],
      ['', '-p [::1]:8080:80/tcp', '! app.service now publishes [::1]:8080 (to port 80)'],
      ['', '-p53:53/udp', '! app.service now publishes 0.0.0.0:53/udp (to port 53/udp), on all addresses'],
      [
        '',
        '--publish=80',
        '! app.service now publishes a random port of 0.0.0.0 (to port 80), on all addresses',
      ],
      ['', '-p 127.0.0.1::80', '! app.service now publishes a random port of 127.0.0.1 (to port 80)'],
      [
        '',
        '-p 8000-8010:9000-9010',
        '! app.service now publishes 0.0.0.0:8000-8010 (to ports 9000-9010), on all addresses',
      ],
      ['', '-P', '! app.service now publishes every port that its image exposes, on all addresses'],
      ['--publish 1:1 --publish 2:2', '--publish 2:2 --publish 1:1'],
    ],
    run,
  );
});

describe('mounts', () => {
  table(
    [
      ['', '-v /etc:/host', '! app.service mounts /etc of the host read-write'],
      ['', '-v /etc:/host:ro,Z', '! app.service mounts /etc of the host read-only'],
      ['', '-v /etc:/host:O', '! app.service mounts /etc of the host as an overlay'],
      ['-v /etc:/host', '', '+ app.service no longer mounts /etc of the host'],
      [
        '-v /etc:/h:ro',
        '-v /etc:/h',
        '! app.service mounts /etc of the host read-write, no longer read-only',
      ],
      [
        '-v /etc:/h',
        '-v /etc:/h:ro',
        '+ app.service mounts /etc of the host read-only, no longer read-write',
      ],
      ['-v /etc:/h', '-v /etc:/i', 'app.service mounts /etc of the host at /i instead of /h, read-write'],
      ['-v /etc:/h', '-v /etc:/h:z', '! app.service mounts /etc of the host with other options (/etc:/h:z)'],
      ['', '-v %h/data:/data', '! app.service mounts %h/data of the host read-write'],
      [
        '',
        '-v %t/podman/podman.sock:/run/docker.sock:ro',
        '! app.service mounts %t/podman/podman.sock of the host read-only: it can start any container there',
      ],
      ['', '-v data:/data', 'app.service now mounts the volume data at /data'],
      ['', '-v data:/data:ro', 'app.service now mounts the volume data at /data read-only'],
      ['-v data:/d:ro', '-v data:/d', '! app.service mounts the volume data read-write, no longer read-only'],
      ['-v data:/d', '-v data:/d:ro', 'app.service mounts the volume data read-only, no longer read-write'],
      ['', '-v /cache', 'app.service now mounts an unnamed volume at /cache'],
      ['', '--mount type=bind,src=/etc,dst=/h,ro', '! app.service mounts /etc of the host read-only'],
      ['', '--mount type=bind,source=/etc,target=/h', '! app.service mounts /etc of the host read-write'],
      [
        '',
        '--mount type=glob,src=/usr/lib/a*,dst=/h,ro=true',
        '! app.service mounts /usr/lib/a* of the host read-only',
      ],
      ['', '--mount type=image,source=i,target=/i', 'app.service now mounts the image i at /i read-only'],
      ['', '--mount type=tmpfs,target=/t', 'app.service now mounts a tmpfs at /t'],
    ],
    run,
  );
});

describe('what keeps a container apart from its host', () => {
  table(
    [
      ['', '--privileged', '! app.service now runs privileged'],
      ['--privileged', '--privileged=false', '+ app.service no longer runs privileged'],
      ['', '--cap-add net_admin', '! app.service now has the capability net_admin'],
      [
        '',
        '--cap-add CAP_NET_ADMIN,sys_time',
        '! app.service now has the capabilities net_admin and sys_time',
      ],
      ['', '--cap-add all', '! app.service now has all capabilities'],
      ['--cap-add net_raw', '', '+ app.service no longer has the capability net_raw'],
      ['--cap-drop all', '', '! app.service no longer drops all capabilities'],
      ['', '--cap-drop all', '+ app.service now drops all capabilities'],
      ['', '--network host', '! app.service now uses the network of the host'],
      ['--net=host', '', '+ app.service no longer uses the network of the host'],
      ['', '--network container:db', '! app.service now joins the network of the container db'],
      ['', '--network none', '+ app.service now has no network'],
      [
        '--network front',
        '--network back',
        'app.service now joins the network back',
        'app.service no longer joins the network front',
      ],
      ['', '--pid host', '! app.service now shares the processes of the host (--pid host)'],
      ['--pid=host', '', '+ app.service no longer shares the processes of the host (--pid host)'],
      ['', '--ipc host', '! app.service now shares the shared memory of the host (--ipc host)'],
      ['', '--userns keep-id', '! app.service now has the user namespace keep-id'],
      ['--userns auto', '--userns host', '! app.service changes its user namespace from auto to host'],
      ['--userns auto', '', '! app.service no longer has the user namespace auto'],
      [
        '',
        '--uidmap 0:1:10 --gidmap 0:1:10',
        '! app.service maps its users to the host with uidmap 0:1:10, gidmap 0:1:10 instead of the default',
      ],
      ['--user 1000', '--user root', '! app.service now runs as root instead of the user 1000'],
      ['--user 1000:5', '--user 0:0', '! app.service now runs as root instead of the user 1000:5'],
      ['--user 1000', '', '! app.service now runs as the user of its image instead of the user 1000'],
      ['--user 0', '-u1000', '+ app.service now runs as the user 1000 instead of root'],
      ['--user 1000', '--user 1001', 'app.service now runs as the user 1001 instead of the user 1000'],
      [
        '--security-opt=no-new-privileges',
        '',
        '! app.service can gain new privileges: no-new-privileges was removed',
      ],
      [
        '',
        '--security-opt no-new-privileges:true',
        '+ app.service cannot gain new privileges (no-new-privileges)',
      ],
      [
        '',
        '--security-opt label=disable',
        '! app.service now runs without SELinux separation (label=disable)',
      ],
      [
        '',
        '--security-opt seccomp=unconfined',
        '! app.service now runs without a seccomp filter (seccomp=unconfined)',
      ],
      [
        '--security-opt seccomp=/a.json',
        '--security-opt seccomp=/b.json',
        '! app.service now has the seccomp profile /b.json',
      ],
      ['--security-opt seccomp=/a.json', '', '! app.service no longer has the seccomp profile /a.json'],
      [
        '',
        '--security-opt apparmor=unconfined',
        '! app.service now runs without an AppArmor profile (apparmor=unconfined)',
      ],
      ['', '--security-opt unmask=ALL', '! app.service now has the security option unmask=ALL'],
      ['', '--device /dev/kvm', '! app.service can now use the device /dev/kvm of the host'],
      ['--device /dev/kvm', '', '+ app.service can no longer use the device /dev/kvm of the host'],
      ['--read-only', '', "! app.service can write to its image's file system: --read-only was removed"],
      ['--read-only', '--read-only=true'],
      ['', '--read-only', "+ app.service cannot write to its image's file system"],
      ['--pids-limit 5', '', '! app.service no longer has the process limit 5'],
      ['--memory 1g', '-m 2g', 'app.service changes its memory limit from 1g to 2g'],
      ['', '--memory 1g', '+ app.service now has the memory limit 1g'],
    ],
    run,
  );
});

describe('the environment, by names only', () => {
  table(
    [
      [
        '',
        '--env DB_PASSWORD=hunter2 --env MODE=x --env PORT=1',
        '! app.service now has the secret DB_PASSWORD in plain text in its environment',
        'app.service now has the variables MODE and PORT in its environment',
      ],
      [
        '-e API_KEY=aaa -e A=1',
        '-e API_KEY=bbb -e A=2',
        '! app.service changes the secret API_KEY in plain text in its environment',
        'app.service changes the variable A in its environment',
      ],
      [
        '--env TOKEN=aaa',
        '',
        '+ app.service no longer has the secret TOKEN in plain text in its environment',
      ],
      [
        '',
        '--env DB_PASSWORD_FILE=/run/secrets/db --env ALLOW_EMPTY_PASSWORD=yes --env PASSWORD',
        'app.service now has the variables DB_PASSWORD_FILE, ALLOW_EMPTY_PASSWORD and PASSWORD in its environment',
      ],
      ['--env A=1 --env B=2', '--env B=2 --env A=1'],
      ['', '--env-host', '! app.service now passes all variables of its service to the container'],
      ['', '--env-file /etc/app.env', 'app.service now reads its environment from /etc/app.env'],
      ['', '--secret db,type=env,target=DB', 'app.service now gets the podman secret db'],
      ['--secret db', '--secret db,type=env', 'app.service changes how it gets a podman secret'],
      ['', '--label traefik.auth=user:hash', 'app.service now has the label traefik.auth'],
      [
        '',
        '--label io.containers.autoupdate=registry',
        'app.service is now updated automatically (auto-update registry)',
      ],
      [
        '--label io.containers.autoupdate=registry',
        '',
        'app.service is no longer updated automatically (auto-update)',
      ],
    ],
    run,
  );

  test('no value is ever said', () => {
    const value = 'hunter2';
    const options = `--env A=${value} --env PASSWORD=${value} --label a=${value} --annotation b=${value} --health-cmd ${value} --log-opt x=${value} --unknown ${value} --entrypoint ${value}`;
    const before = service('run img');
    const after = service(
      `run ${options} img ${value}`,
      '',
      `Environment=SECRET=${value}\nExecStartPre=/bin/${value}`,
    );
    for (const [one, other] of [
      [before, after],
      [after, before],
      [after, after.replaceAll(value, 'other')],
      [undefined, after],
      [after, undefined],
    ]) {
      const said = sentences(one, other);
      expect(said.length).toBeGreaterThan(0);
      expect(said.join('\n')).not.toContain(value);
    }
    const pull = (creds: string) => service(`image pull --creds user:${creds} quay.io/a:1`);
    expect(sentences(pull(value), pull('other'))).toEqual([
      '! app.service changes the credentials in plain text in its command',
    ]);
  });
});

describe('other options', () => {
  table(
    [
      [
        '',
        '--sysctl net.core.somaxconn=1024',
        'app.service now sets the kernel parameter net.core.somaxconn=1024',
      ],
      ['', '--health-cmd curl', 'app.service now has a health check'],
      ['--health-cmd curl', '', 'app.service no longer has a health check'],
      [
        '--health-cmd a --health-retries 3',
        '--health-cmd b --health-retries 4',
        'app.service changes its health check (--health-cmd, --health-retries)',
      ],
      [
        '--log-driver journald',
        '--log-driver none',
        'app.service changes its log driver from journald to none',
      ],
      ['', '--blkio-weight 5', 'app.service now sets --blkio-weight'],
      ['--blkio-weight 5', '--blkio-weight 6', 'app.service changes --blkio-weight'],
      ['--blkio-weight 5', '', 'app.service no longer sets --blkio-weight'],
    ],
    run,
  );
});

describe('whole commands', () => {
  table(
    [
      ['run a.io/app:1', 'run a.io/app:2', 'app.service changes its image from a.io/app:1 to a.io/app:2'],
      ['run img --a', 'run img --b', 'app.service changes the command or the arguments of its container'],
      [
        'run --rootfs /a',
        'run --rootfs /b',
        '! app.service changes its root file system from /a to /b of the host',
      ],
      ['kube play /a.yml', 'kube play /b.yml', 'app.service now plays /b.yml instead of /a.yml'],
      ['image pull a:1', 'image pull a:2', 'app.service now pulls a:2 instead of a:1'],
      ['build --tag a:1 /x', 'build --tag a:2 /x', 'app.service now builds a:2 instead of a:1'],
      ['volume create a', 'run img', 'app.service now runs img; it created the volume a'],
      [
        'volume create v',
        'volume create --opt device=/srv/v --opt type=none v',
        '! app.service keeps its volume on /srv/v of the host, but only where the volume v does not exist yet',
        'app.service changes the options of its driver, but only where the volume v does not exist yet',
      ],
      [
        'network create --internal n',
        'network create n',
        '! app.service now has access outside of the host: --internal was removed, but only where the network n does not exist yet',
      ],
      [
        '--log-level info run img',
        '--log-level debug run img',
        '! app.service changes the global options of podman',
      ],
      ['run img', 'run img'],
    ],
    service,
  );
});

describe('what systemd reads', () => {
  test.each<[before: string, after: string, ...sentences: string[]]>([
    ['', 'After=db.service', 'app.service now starts after db.service'],
    ['After=a.service b.service', 'After=b.service', 'app.service no longer starts after a.service'],
    ['Wants=a.service b.service', 'Wants=b.service\nWants=a.service'],
    ['', 'Requires=db.service x.service', 'app.service now requires db.service and x.service'],
    ['BindsTo=p.service', '', 'app.service no longer stops with p.service'],
    ['Description=a', 'Description=b', 'app.service changes Description= from a to b'],
    ['Description=a b', 'Description=c d', 'app.service changes Description= in [Unit]'],
  ])('[Unit] from %j to %j', (before, after, ...expected) => {
    expect(sentences(service('run img', before), service('run img', after))).toEqual(expected);
  });

  test.each<[before: string, after: string, ...sentences: string[]]>([
    ['', 'Restart=always', 'app.service changes its restart policy from no to always'],
    [
      'Restart=always',
      'Restart=on-failure',
      'app.service changes its restart policy from always to on-failure',
    ],
    ['TimeoutStartSec=90', 'TimeoutStartSec=900', 'app.service changes TimeoutStartSec= from 90 to 900'],
    ['', 'MemoryMax=1G', 'app.service now has MemoryMax=1G'],
    [
      '',
      'ExecStartPre=/bin/x',
      '! app.service changes the commands that it runs on the host before it starts',
    ],
    [
      'Environment=PODMAN_SYSTEMD_UNIT=%n',
      'Environment=PODMAN_SYSTEMD_UNIT=%n\nEnvironment="TOKEN=a b"',
      '! app.service now has the secret TOKEN in plain text in its environment',
    ],
  ])('[Service] from %j to %j', (before, after, ...expected) => {
    expect(sentences(service('run img', '', before), service('run img', '', after))).toEqual(expected);
  });

  test('another name of the container is said once', () => {
    const named = (name: string) =>
      service(`run --name ${name} img`, '', `ExecStop=podman rm -v -f -i ${name}`);
    expect(sentences(named('a'), named('b'))).toEqual(['app.service changes its container name from a to b']);
  });
});

describe('services that come and go', () => {
  test.each<[command: string, ...sentences: string[]]>([
    [
      'run --name x --publish 80:80 --env A=1 -v /etc:/e img:1',
      '! app.service now publishes 0.0.0.0:80 (to port 80), on all addresses',
      '! app.service mounts /etc of the host read-write',
      'app.service is new: it runs img:1',
    ],
    ['kube play /a.yml /b.yml', 'app.service is new: it plays /a.yml and /b.yml'],
    ['network create --ignore n', 'app.service is new: it creates the network n'],
    ['ps', 'app.service is new'],
  ])('new: %s', (command, ...expected) => {
    expect(sentences(undefined, service(command))).toEqual(expected);
  });

  test.each([
    ['run --publish 80:80 img:1', 'app.service is removed: it ran img:1 and published 80:80'],
    ['volume create v', 'app.service is removed: it created the volume v'],
    ['ps', 'app.service is removed'],
  ])('removed: %s', (command, expected) => {
    expect(sentences(service(command), undefined)).toEqual([expected]);
  });
});

test('a sentence is one line, and not a long one', () => {
  const [said] = sentences(run(''), run(`--hostname "a\\nb${'x'.repeat(500)}"`));
  expect(said).toMatch(/^app\.service now has the host name a bx+…$/);
  expect(said?.length).toBeLessThan(200);
});
