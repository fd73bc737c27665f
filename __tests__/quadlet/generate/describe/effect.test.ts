import { expect, test } from '@jest/globals';
import { compareSets } from '../../../../src/quadlet/generate/compare/compare-sets.js';
import { requires } from '../../../tools.js';
import { published, run } from '../generator-runs.js';

const { describe } = requires('quadlet');

type Files = Readonly<Record<string, string>>;

/** For each service that changes: what it takes, and the notes with their marks. */
function effects(before: Files, after: Files, mode: 'user' | 'system' = 'user'): Record<string, string[]> {
  const changes = compareSets(published(run(before)), published(run(after)), mode);
  const marks = { weaker: '! ', stronger: '+ ', neutral: '' };
  return Object.fromEntries(
    changes.map(({ name, effect, notes }) => [
      name,
      [
        `${effect.after}: ${effect.text}`,
        ...notes.map(({ text, security }) => marks[security] + text.replace(`${name} `, '')),
      ],
    ]),
  );
}

/** One unit before and after: lines of its own section. */
function change(type: string, before: string, after: string, base = BASES[type] ?? ''): string[] {
  const section = `[${type.charAt(0).toUpperCase()}${type.slice(1)}]`;
  const file = (lines: string) => ({ [`x.${type}`]: `${section}\n${base}\n${lines}\n` });
  const found = Object.values(effects(file(before), file(after)));
  expect(found.length).toBeLessThan(2);
  return found[0] ?? [];
}

const BASES: Readonly<Record<string, string>> = {
  container: 'Image=quay.io/a/b:1',
  network: 'NetworkName=back',
  volume: 'VolumeName=pg',
  image: 'Image=quay.io/a/b:1',
  build: 'ImageTag=localhost/b:1\nSetWorkingDirectory=/srv/b',
  kube: 'Yaml=/srv/app.yaml',
  pod: 'PodName=web',
};

describe('what exists already keeps its options', () => {
  const network =
    'removal: takes effect only where the network back does not exist yet: an existing one keeps its old options until it is removed (podman network rm back)';
  const volume =
    'removal: takes effect only where the volume pg does not exist yet: an existing one keeps its data and its old options until it is removed with its data (podman volume rm pg)';

  test.each<[before: string, after: string, note: string]>([
    ['Subnet=10.70.0.0/24', 'Subnet=10.71.0.0/24', 'changes its subnet from 10.70.0.0/24 to 10.71.0.0/24'],
    ['', 'Internal=true', 'has no access outside of the host'],
    ['Internal=true', '', '! now has access outside of the host: --internal was removed'],
    ['', 'PodmanArgs=--internal', 'has no access outside of the host'],
    ['', 'DisableDNS=true', 'no longer has DNS'],
    ['', 'IPv6=true', 'now has IPv6'],
    ['', 'Driver=macvlan', 'now has the driver macvlan'],
    ['', 'DNS=9.9.9.9', 'now uses the DNS server 9.9.9.9'],
    ['Options=mtu=1', 'Options=mtu=2', 'changes the options of its driver'],
    ['', 'Label=a=b', 'now has the label a'],
    ['', 'IPAMDriver=dhcp', 'now sets --ipam-driver'],
    ['', 'InterfaceName=br7', 'now sets --interface-name'],
    ['', 'PodmanArgs=--route=10.9.0.0/16,10.70.0.1', 'now sets --route'],
  ])('a network: %j becomes %j', (before, after, note) => {
    const only = `${note}, but only where the network back does not exist yet`;
    expect(change('network', before, after)).toEqual([network, only]);
  });

  test('all options of a network at once', () => {
    const [effect, ...notes] = change(
      'network',
      '',
      'Subnet=10.1.0.0/16\nGateway=10.1.0.1\nIPRange=10.1.2.0/24\nInternal=yes',
    );
    expect(effect).toBe(network);
    expect(notes).toHaveLength(4);
    expect(
      notes.every((text) => /^[^!+].*, but only where the network back does not exist yet$/.test(text)),
    ).toBe(true);
  });

  test.each<[before: string, after: string, note: string]>([
    ['', 'Device=/srv/pg\nType=none\nOptions=bind', '! keeps its volume on /srv/pg of the host'],
    ['Device=/srv/pg\nType=none', '', 'keeps its volume in the storage of podman, no longer on /srv/pg'],
    ['', 'Driver=foo', 'now has the driver foo'],
    ['', 'Label=a=b', 'now has the label a'],
    ['Copy=true', 'Copy=false', 'changes the options of its driver'],
    ['User=1', 'User=2', 'changes the options of its driver'],
    ['', 'PodmanArgs=--uid=5', 'now sets --uid'],
  ])('a volume: %j becomes %j', (before, after, note) => {
    const [effect, ...notes] = change('volume', before, after);
    expect(effect).toBe(volume);
    expect(notes).toContain(`${note}, but only where the volume pg does not exist yet`);
    expect(
      notes.every((text) => text.endsWith('does not exist yet') || text.includes('RequiresMountsFor')),
    ).toBe(true);
  });

  test.each([
    ['NetworkDeleteOnStop=true', ''],
    ['', '[Service]\nExecStopPost=-/usr/bin/podman network rm back'],
    ['', '[Service]\nExecStartPre=/bin/sh -c "podman network rm back || true"'],
    ['', '[Service]\nExecStop=podman network prune -f'],
  ])('not where the service removes it: %j %j', (own, service) => {
    const [effect, ...notes] = change('network', `${own}\n${service}`, `Internal=true\n${own}\n${service}`);
    expect(effect).toBe(
      'restart: takes effect after a restart of x-network.service, which also restarts the services that require it',
    );
    expect(notes).toEqual(['+ has no access outside of the host']);
  });

  test('another name is another network or volume; the old one stays', () => {
    const [network] = change('network', 'NetworkName=a', 'NetworkName=b\nInternal=true', '');
    expect(network).toMatch(/^restart: .*; the network a stays, unused$/);
    const [volume, ...notes] = change('volume', 'VolumeName=a', 'VolumeName=b', '');
    expect(volume).toMatch(/^restart: .*; the volume a stays with its data, unused$/);
    expect(notes).toEqual(['now creates the volume b instead of a']);
  });

  test('a name that the machine decides is in no command', () => {
    const [effect] = change('volume', '', 'Label=a=b', 'VolumeName=pg-%H');
    expect(effect).toContain('until it is removed with its data');
    expect(effect).not.toContain('podman volume');
  });

  test('keys that systemd reads are as those of other units', () => {
    const [effect] = change('network', '[Unit]\nDescription=a', '[Unit]\nDescription=b');
    expect(effect).toBe('reload: takes effect after daemon-reload; it needs no restart');
  });

  test('for the system manager with sudo', () => {
    const file = (text: string) => ({ 'x.network': `[Network]\nNetworkName=back\n${text}\n` });
    const [effect] = effects(file(''), file('IPv6=yes'), 'system')['x-network.service'] ?? [];
    expect(effect).toContain('(sudo podman network rm back)');
  });
});

describe('what takes effect when the service starts again', () => {
  const restart = 'restart: takes effect after a restart of';
  const requiring = ', which also restarts the services that require it';

  test.each<[type: string, before: string, after: string, effect: string]>([
    ['container', '', 'PublishPort=8080:80', `${restart} x.service`],
    ['container', '', 'NoNewPrivileges=true', `${restart} x.service`],
    ['container', '', '[Service]\nEnvironment=A=1', `${restart} x.service`],
    ['container', '', '[Service]\nExecStartPre=/bin/true', `${restart} x.service`],
    ['container', '', '[Service]\nMemoryMax=1G', `${restart} x.service`],
    ['kube', '', 'PublishPort=8080:80', `${restart} x.service`],
    ['pod', '', 'PublishPort=8080:80', `${restart} x-pod.service, which also restarts its containers`],
    ['image', '', 'TLSVerify=false', `${restart} x-image.service${requiring}`],
    ['build', '', 'Pull=always', `${restart} x-build.service${requiring}`],
    [
      'container',
      '[Service]\nType=oneshot',
      'Exec=a\n[Service]\nType=oneshot',
      'start: takes effect at the next start of x.service',
    ],
    [
      'container',
      '[Service]\nType=oneshot\nRemainAfterExit=yes',
      'Exec=a\n[Service]\nType=oneshot\nRemainAfterExit=yes',
      `${restart} x.service`,
    ],
  ])('%s: %j becomes %j', (type, before, after, effect) => {
    expect(change(type, before, after)[0]).toBe(effect);
  });

  const reload = 'reload: takes effect after daemon-reload';
  test.each<[before: string, after: string, effect: string]>([
    ['[Unit]\nDescription=a', '[Unit]\nDescription=b', `${reload}; it needs no restart`],
    ['', '[Unit]\nOnFailure=mail.service', `${reload}; it needs no restart`],
    ['', '[Unit]\nAfter=db.service', `${reload}, at the next start of x.service; it needs no restart`],
    ['', '[Unit]\nRequires=db.service', `${reload}, at the next start of x.service; it needs no restart`],
    [
      '',
      '[Unit]\nConditionPathExists=/srv',
      `${reload}, at the next start of x.service; it needs no restart`,
    ],
    ['', '[Service]\nRestart=always', `${reload}; it needs no restart`],
    ['', '[Service]\nRestart=always\nRestartSec=9', `${reload}; it needs no restart`],
    ['', '[Service]\nTimeoutStopSec=9', `${reload}; it needs no restart`],
    ['', '[Service]\nExecStopPost=/bin/true', `${reload}; it needs no restart`],
    ['', '[Service]\nTimeoutStartSec=900', `${reload}, at the next start of x.service; it needs no restart`],
  ])('systemd alone: %j becomes %j', (before, after, effect) => {
    expect(change('container', before, after)[0]).toBe(effect);
  });

  test('a template has instances', () => {
    const file = (text: string) => ({ 't@.container': `[Container]\nImage=quay.io/a/b:1\n${text}\n` });
    const effect = effects(file(''), file('Exec=a'))['t@.service']?.[0];
    expect(effect).toBe(`${restart} the instances of t@.service`);
  });

  test('enabling changes only what starts it', () => {
    expect(change('container', '', '[Install]\nWantedBy=default.target')[0]).toBe(
      'reload: takes effect after daemon-reload, when the units of [Install] start again',
    );
  });
});

describe('services that come and go', () => {
  const files = {
    'a.container':
      '[Container]\nImage=quay.io/a/b:1\nNetwork=back.network\nVolume=pg.volume:/d\n[Install]\nWantedBy=default.target\n',
    'back.network': '[Network]\n',
    'pg.volume': '[Volume]\n',
    'i.image': '[Image]\nImage=quay.io/a/b:1\n',
  };

  test('new ones start by their links or dependencies', () => {
    const found = effects({}, files);
    expect(found['a.service']?.[0]).toBe('start: starts when default.target starts, or by hand');
    expect(found['back-network.service']?.[0]).toBe(
      'start: starts when another unit requires it, or by hand',
    );
  });

  test('a new network is confined only where there is none of its name', () => {
    const [, ...notes] =
      effects({}, { 'n.network': '[Network]\nInternal=true\n' })['n-network.service'] ?? [];
    expect(notes).toEqual([
      'is new: it creates the network systemd-n',
      'has no access outside of the host, but only where the network systemd-n does not exist yet',
    ]);
  });

  test('of removed ones something stays', () => {
    const found = effects(files, {});
    expect(found['a.service']?.[0]).toBe(
      'stop: keeps running until it is stopped: stop a.service before its file is removed',
    );
    expect(found['back-network.service']?.[0]).toBe(
      'removal: the network systemd-back stays until it is removed (podman network rm systemd-back)',
    );
    expect(found['pg-volume.service']?.[0]).toBe(
      'removal: the volume systemd-pg stays with its data until it is removed (podman volume rm systemd-pg)',
    );
    expect(found['i-image.service']?.[0]).toBe('reload: takes effect after daemon-reload');
  });
});
