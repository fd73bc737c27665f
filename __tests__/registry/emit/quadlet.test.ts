import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { registryConfig } from '../../../src/registry/config/distribution.js';
import { classicFiles, classicUnit } from '../../../src/registry/emit/classic-unit.js';
import { secretConfigs, secretKeys } from '../../../src/registry/emit/mounted-files.js';
import { quadletFiles, secretForKey } from '../../../src/registry/emit/quadlet.js';
import { artifactsReadme, readmeCommands } from '../../../src/registry/emit/readme.js';
import { PATHS } from '../../../src/registry/spec/registry-spec.js';
import { inDirectory, podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';

const HOME = '/home/somebody';
const artifactsFor = (version: string, choices: Parameters<typeof podFor>[0] = {}) => {
  const [pod, target] = [podFor(choices), parsePodmanVersion(version)];
  return new Map([...quadletFiles(pod, target), ...classicFiles(pod, target, HOME)]);
};

/** The entries of a unit file: `Section.Key=value`. */
function entries(unit: string | undefined): string[] {
  let section = '';
  return (unit ?? '').split('\n').flatMap((line) => {
    const head = /^\[(.*)\]$/.exec(line)?.[1];
    if (head !== undefined) section = head;
    return head === undefined && line !== '' && !line.startsWith('#') ? [`${section}.${line}`] : [];
  });
}

const oneText = (files: ReadonlyMap<string, string>) =>
  [...files].map(([path, text]) => `===== ${path}\n${text}`).join('\n');

test.each([
  ['3.4.4', 'basic'],
  ['4.9.3', 'basic'],
  ['5.4.2', 'basic'],
  ['5.4.2', 'none'],
])('for Podman %s with auth %s the files are as they were', (version, auth) =>
  expectGolden(
    import.meta.url,
    `artifacts-${version}-${auth}.txt`,
    oneText(artifactsFor(version, { authenticated: auth === 'basic' })),
  ),
);

test.each([
  ['3.4.4', true],
  ['5.4.2', true],
  ['5.4.2', false],
])('the README for Podman %s, authenticated %s, is as it was', (version, authenticated) =>
  expectGolden(
    import.meta.url,
    `readme-${version}-${authenticated ? 'basic' : 'none'}.md`,
    artifactsReadme(podFor({ authenticated }), parsePodmanVersion(version), HOME),
  ),
);

describe('the unit files', () => {
  test.each<[version: string, known: boolean]>([
    ['4.4.0', false],
    ['5.2.5', false],
    ['5.3.0', true],
    ['5.10.0', true],
    ['6.0.0', true],
  ])('for Podman %s DefaultDependencies is in every Quadlet file: %s', (version, known) => {
    const quadlets = [...artifactsFor(version)].filter(([path]) =>
      /\.(kube|pod|container|volume)$/.test(path),
    );
    expect(quadlets).toHaveLength(5);
    for (const [, text] of quadlets) {
      expect(entries(text).includes('Quadlet.DefaultDependencies=false')).toBe(known);
      expect(text.includes('[Quadlet]')).toBe(known);
    }
  });

  // Podman 3 renames the pod "registry", because it has a container "registry".
  test.each<[version: string, start: string, pod: string]>([
    ['3.4.4', 'play kube', 'registry_pod'],
    ['4.0.0', 'play kube', 'registry'],
    ['4.2.0', 'kube play', 'registry'],
    ['5.4.2', 'kube play', 'registry'],
  ])('the classic unit for Podman %s starts by %s, stops %s and removes it', (version, start, pod) => {
    const unit = entries(artifactsFor(version).get('systemd/registry.service'));
    expect(unit.find((entry) => entry.startsWith('Service.ExecStart='))).toContain(
      `=/usr/bin/podman ${start} `,
    );
    expect(unit).toContain(`Service.ExecStop=/usr/bin/podman pod stop --ignore ${pod}`);
    for (const key of ['ExecStartPre', 'ExecStopPost']) {
      expect(unit).toContain(`Service.${key}=-/usr/bin/podman pod rm --force --ignore ${pod}`);
    }
  });

  test('Podman 3 keeps the name of a pod that no container has', () => {
    const unit = classicUnit({ ...podFor(), name: 'mine' }, parsePodmanVersion('3.4.4'), {
      ...{ manifest: '/m.yaml', network: undefined },
    });
    expect(unit).toContain('ExecStop=/usr/bin/podman pod stop --ignore mine\n');
  });

  test('a Quadlet pod publishes what the pod publishes, at its address', () => {
    const files = artifactsFor('5.4.2');
    const published = [...files.values()].flatMap(entries).filter((entry) => /PublishPort/.test(entry));
    expect(published).toEqual(['Pod.PublishPort=127.0.0.2:9443:8443']);
  });

  test.each([true, false])(
    'authenticated %s: the containers take every secret that there is, and no other',
    (authenticated) => {
      const pod = podFor({ authenticated });
      const secrets = [...artifactsFor('5.4.2', { authenticated })]
        .filter(([path]) => path.endsWith('.container'))
        .flatMap(([, text]) => entries(text))
        .flatMap((entry) => /^Container\.Secret=([^,]+),/.exec(entry)?.[1] ?? []);
      const made = [...secretKeys(pod).values()].flat().map((key) => secretForKey(pod, key));
      expect(secrets.toSorted()).toEqual(made.toSorted());
    },
  );

  test('the key is mounted where nginx looks for it, for its owner only', () => {
    expect(entries(artifactsFor('5.4.2').get('pod/registry-nginx.container'))).toContain(
      `Container.Secret=registry-tls-key,type=mount,target=${PATHS.tls}/tls.key,mode=0400`,
    );
  });

  test('each container of the Quadlet pod is in that pod, and cannot gain privileges', () => {
    const containers = [...artifactsFor('5.4.2')].filter(([path]) => path.endsWith('.container'));
    expect(containers).toHaveLength(2);
    for (const [, text] of containers) {
      expect(entries(text)).toContain('Container.Pod=registry.pod');
      expect(entries(text)).toContain('Container.NoNewPrivileges=true');
    }
  });

  test('every path that a Quadlet file mounts is among the files', () => {
    const files = artifactsFor('5.4.2');
    const mounted = [...files.values()]
      .flatMap(entries)
      .flatMap((entry) => /^Container\.Volume=\.\/([^:]+):/.exec(entry)?.[1] ?? []);
    expect(mounted).toHaveLength(1);
    for (const directory of mounted) {
      expect([...files.keys()].some((path) => path.startsWith(`pod/${directory}/`))).toBe(true);
    }
    expect(files.has('pod/registry-data.volume')).toBe(true);
  });

  test('every manifest is YAML, and the units name theirs', () => {
    const files = artifactsFor('5.4.2');
    for (const [path, text] of files) {
      if (!path.endsWith('.yaml')) continue;
      for (const document of parseAllDocuments(text)) expect(document.errors).toEqual([]);
    }
    expect(entries(files.get('kube/registry.kube'))).toContain('Kube.Yaml=registry.yaml');
    expect(files.has('kube/registry.yaml')).toBe(true);
  });

  test('no path leaves the directory', () => {
    for (const path of artifactsFor('5.4.2').keys())
      expect(path).toMatch(/^(kube|pod|systemd)\/[a-zA-Z0-9./-]+$/);
    for (const path of artifactsFor('5.4.2').keys()) expect(path).not.toContain('..');
  });

  test('an image that could end its line is refused', () => {
    expect(() => artifactsFor('5.4.2', { nginxImage: 'nginx:1\nExecStartPre=/bin/sh' })).toThrow('Image');
  });
});

describe('the README', () => {
  test.each<[what: string, authenticated: boolean, there: readonly string[], not: readonly string[]]>([
    [
      'with a login',
      true,
      [
        'four files',
        'curl --cacert tls.crt -u ci https://registry.example:9443/v2/',
        'htpasswd -B -c htpasswd ci',
      ],
      ['three files'],
    ],
    [
      'without',
      false,
      ['three files', 'curl --cacert tls.crt https://registry.example:9443/v2/'],
      ['four files', 'htpasswd -B', '-u ci'],
    ],
  ])('%s', (_, authenticated, there, not) => {
    const text = artifactsReadme(podFor({ authenticated }), parsePodmanVersion('5.4.2'), HOME);
    for (const words of there) expect(text).toContain(words);
    for (const words of not) expect(text).not.toContain(words);
  });

  test('shows every command as it is', () => {
    const text = artifactsReadme(podFor(), parsePodmanVersion('5.4.2'), HOME);
    for (const block of Object.values(readmeCommands(podFor())))
      expect(text).toContain(`\`\`\`sh\n${block}\n\`\`\``);
  });

  test.each<[image: string, told: boolean]>([
    ['localhost/podman-registry-action/nginx:packages', true],
    ['docker.io/library/nginx:1', false],
  ])('%s must be carried over: %s', (nginxImage, told) => {
    const text = artifactsReadme(podFor({ nginxImage }), parsePodmanVersion('5.4.2'), HOME);
    expect(text.includes('podman save')).toBe(told);
  });

  test.each<[version: string, told: boolean]>([
    ['4.3.1', true],
    ['4.4.0', false],
  ])('Podman %s has no Quadlet: %s', (version, told) => {
    const text = artifactsReadme(podFor(), parsePodmanVersion(version), HOME);
    expect(text.includes(`Podman ${version} has no Quadlet`)).toBe(told);
  });
});

/** Runs a block of the README in bash, with a `podman` that keeps each secret that it is given in a file. */
async function runBlock(directory: string, block: string, input = ''): Promise<void> {
  const bin = join(directory, 'bin');
  await rm(bin, { recursive: true, force: true });
  await mkdir(bin);
  const podman = `#!/bin/bash
set -eu
[ "$1 $2" = 'secret create' ]
if [ "$4" = - ]; then cat; else cat "$4"; fi > "${directory}/secret.$3"
`;
  await writeFile(join(bin, 'podman'), podman, { mode: 0o755 });
  execFileSync('bash', ['-eu', '-o', 'pipefail', '-c', block], {
    cwd: directory,
    env: { ...process.env, HOME: directory, PATH: `${bin}:${process.env.PATH}` },
    stdio: 'pipe',
    input,
  });
}

test.each([
  [{ major: 3, minor: 4, patch: 4 }, true],
  [{ major: 4, minor: 3, patch: 1 }, false],
])('the README for Podman %j builds the infra image: %s', (target, builds) => {
  const readme = artifactsReadme(podFor(), target, HOME);
  expect(readme.includes('podman import')).toBe(builds);
  expect(readme.includes('infra_image = "localhost/podman-registry-action/pause:1"\\n')).toBe(builds);
});

describe('the commands of the README', () => {
  const pod = podFor();
  const commands = readmeCommands(pod);

  /** Files of the secrets as the first block makes them, except htpasswd, which asks for a password. */
  const withMaterial = (work: (directory: string) => Promise<void>) =>
    inDirectory(async (directory) => {
      const made = commands.material.split('\n').filter((line) => !line.startsWith('htpasswd'));
      await runBlock(directory, made.join('\n'));
      await writeFile(join(directory, 'htpasswd'), 'ci:$2y$05$abc\n');
      await work(directory);
    });
  const secret = (directory: string, name: string) => readFile(join(directory, `secret.${name}`), 'utf8');

  /** What the first block is to make of the configuration. */
  const configIn = async (directory: string) => {
    const httpSecret = (await readFile(join(directory, 'http-secret'), 'utf8')).trim();
    expect(httpSecret).toMatch(/^[0-9a-f]{64}$/);
    const text = await readFile(join(directory, 'config.yml'), 'utf8');
    expect(parse(text)).toEqual(parse(registryConfig(pod, () => httpSecret)));
    return text;
  };

  test('make configurations that hold every secret as it is, for their owner only', () =>
    inDirectory(async (directory) => {
      const overrides = 'notifications: {endpoints: [{name: "$a`b`\\\\c", url: "https://@http-secret@/"}]}\n';
      const whole = podFor({
        mirrors: [{ upstream: 'docker.io', authenticated: true, path: undefined }],
        storage: {
          ...({ kind: 's3', bucket: 'images', region: 'us-east-1', endpoint: undefined } as const),
          ...{ prefix: '', redirect: false },
        },
        configOverrides: { registry: overrides },
      });
      const words: Record<string, string> = {
        'access-key': "it's $HOME",
        'secret-key': 'a"b\\c`d`&/',
        'docker.io-username': '0123',
        'docker.io-password': '# : {} $(false) ~',
      };
      // What a person types.
      const typed = Object.values(words).map((word) => `${word}\n`);
      const block = readmeCommands(whole)
        .material.split('\n')
        .filter((line) => !/^htpasswd|^cp /.test(line))
        .join('\n');
      await runBlock(directory, block, typed.join(''));
      const at = async (file: string) => parse(await readFile(join(directory, file), 'utf8'));
      const httpSecret = (await readFile(join(directory, 'http-secret'), 'utf8')).trim();
      const value = (key: string) => (key === 'http-secret' ? httpSecret : (words[key] ?? ''));
      const wanted = secretConfigs(whole, value);
      expect(await at('config.yml')).toEqual(parse(wanted['registry/config.yml'] ?? ''));
      expect(await at('mirror-docker-io.yml')).toEqual(
        parse(wanted['mirror-docker-io/mirror-docker-io.yml'] ?? ''),
      );
      for (const file of ['config.yml', 'http-secret', 'secret-key', 'mirror-docker-io.yml'])
        expect((await stat(join(directory, file))).mode & 0o777).toBe(0o600);
    }));

  test('make a certificate for the host', () =>
    withMaterial(async (directory) => {
      const names = execFileSync('openssl', ['x509', '-noout', '-ext', 'subjectAltName', '-in', 'tls.crt'], {
        cwd: directory,
        encoding: 'utf8',
      });
      expect(names).toContain('DNS:localhost, IP Address:127.0.0.1, DNS:registry.example');
    }));

  test('make secrets for the .pod form: files as they are', () =>
    withMaterial(async (directory) => {
      await runBlock(directory, commands.podSecrets);
      expect(await secret(directory, 'registry-tls-key')).toBe(
        await readFile(join(directory, 'tls.key'), 'utf8'),
      );
      expect(await secret(directory, 'registry-tls-crt')).toBe(
        await readFile(join(directory, 'tls.crt'), 'utf8'),
      );
      expect(await secret(directory, 'registry-htpasswd')).toBe('ci:$2y$05$abc\n');
      expect(await secret(directory, 'registry-config-yml')).toBe(await configIn(directory));
    }));

  test('make Kubernetes secrets that hold the same', () =>
    withMaterial(async (directory) => {
      await runBlock(directory, commands.kubeSecrets);
      const decoded = async (name: string, key: string) => {
        const [document] = parseAllDocuments(await secret(directory, name));
        expect(document?.errors).toEqual([]);
        const found = document?.toJS();
        return Buffer.from((found.data ?? found)[key], 'base64').toString('utf8');
      };
      expect(await decoded('registry-tls', 'tls.key')).toBe(
        await readFile(join(directory, 'tls.key'), 'utf8'),
      );
      expect(await decoded('registry-tls', 'tls.crt')).toBe(
        await readFile(join(directory, 'tls.crt'), 'utf8'),
      );
      expect(await decoded('registry-access', 'htpasswd')).toBe('ci:$2y$05$abc\n');
      expect(await decoded('registry-registry', 'config.yml')).toBe(await configIn(directory));
    }));

  test('lay out what the classic unit mounts, for this user only', () =>
    withMaterial(async (directory) => {
      await runBlock(directory, commands.classicSecrets);
      const home = join(directory, '.local/share/podman-registry');
      const text = execFileSync('find', ['.', '-mindepth', '1', '-printf', '%m %P\n'], {
        cwd: home,
        encoding: 'utf8',
      });
      expect(text.trim().split('\n').toSorted()).toEqual([
        '600 access/htpasswd',
        '600 registry/config.yml',
        '600 tls/tls.crt',
        '600 tls/tls.key',
        '700 access',
        '700 registry',
        '700 tls',
      ]);
    }));

  test('copy every file of a form to where systemd looks', () =>
    withMaterial(async (directory) => {
      for (const [path, text] of artifactsFor('5.4.2')) {
        await mkdir(join(directory, path, '..'), { recursive: true });
        await writeFile(join(directory, path), text);
      }
      await runBlock(directory, commands.classicSecrets);
      for (const block of [commands.kube, commands.pod, commands.classic]) {
        await runBlock(
          directory,
          block
            .split('\n')
            .filter((line) => !line.startsWith('systemctl '))
            .join('\n'),
        );
      }
      const there = (path: string) => readFile(join(directory, path), 'utf8');
      const files = artifactsFor('5.4.2');
      for (const [from, to] of [
        ['kube/registry.kube', '.config/containers/systemd/registry.kube'],
        ['kube/registry.yaml', '.config/containers/systemd/registry.yaml'],
        ['pod/registry.pod', '.config/containers/systemd/registry.pod'],
        ['pod/config/nginx/nginx.conf', '.config/containers/systemd/config/nginx/nginx.conf'],
        ['systemd/registry.service', '.config/systemd/user/registry.service'],
        ['systemd/podman-registry/registry.yaml', '.local/share/podman-registry/registry.yaml'],
        ['systemd/podman-registry/nginx/nginx.conf', '.local/share/podman-registry/nginx/nginx.conf'],
      ] as const) {
        expect(await there(to)).toBe(files.get(from));
      }
    }));
});

describe('a user namespace of the pod', () => {
  const keepId = { kind: 'mode', mode: 'keep-id:uid=101' } as const;
  const rows = {
    kind: 'rows',
    uids: [
      { inside: 0, outside: 1, count: 200 },
      { inside: 200, outside: 300, count: 50 },
    ],
    gids: [{ inside: 0, outside: 2, count: 300 }],
  } as const;
  const AUTO = 'auto:size=1,uidmapping=0:1:200,uidmapping=200:300:50,gidmapping=0:2:300';
  const said = (text: string | undefined) =>
    entries(text).filter((entry) => /UserNS|UIDMap|GIDMap|PodmanArgs|User=|Group=/.test(entry));

  test.each<[version: string, mapping: typeof keepId | typeof rows, kube: string[], pod: string[]]>([
    ['4.4.4', keepId, [], ['Pod.PodmanArgs=--userns=keep-id:uid=101']],
    ['4.5.0', keepId, ['Kube.UserNS=keep-id:uid=101'], ['Pod.PodmanArgs=--userns=keep-id:uid=101']],
    [
      '5.2.5',
      rows,
      [`Kube.UserNS=${AUTO}`],
      [
        'Pod.PodmanArgs=--uidmap=0:1:200',
        'Pod.PodmanArgs=--uidmap=200:300:50',
        'Pod.PodmanArgs=--gidmap=0:2:300',
      ],
    ],
    ['5.3.0', keepId, ['Kube.UserNS=keep-id:uid=101'], ['Pod.UserNS=keep-id:uid=101']],
    [
      '5.3.0',
      rows,
      [`Kube.UserNS=${AUTO}`],
      ['Pod.UIDMap=0:1:200', 'Pod.UIDMap=200:300:50', 'Pod.GIDMap=0:2:300'],
    ],
  ])('for Podman %s is said by the keys that it knows: %j', (version, mapping, kube, pod) => {
    const files = artifactsFor(version, { mapping });
    expect(said(files.get('kube/registry.kube'))).toEqual(kube);
    expect(said(files.get('pod/registry.pod'))).toEqual(pod);
  });

  test('the classic unit gives it to kube play', () => {
    const unit = artifactsFor('4.3.1', { mapping: rows }).get('systemd/registry.service');
    expect(unit).toContain(`kube play --network slirp4netns --userns ${AUTO} %h/`);
  });

  test.each([
    ['4.3.1', undefined],
    ['4.9.3', undefined],
    ['5.0.0', AUTO],
  ])(
    'the manifests for Podman %s: annotated with %s, and hostUsers for Kubernetes',
    (version, annotation) => {
      const files = artifactsFor(version, { mapping: rows });
      for (const path of ['kube/registry.yaml', 'systemd/podman-registry/registry.yaml']) {
        const pod = parseAllDocuments(files.get(path) ?? '')
          .map((document) => document.toJS())
          .find(({ kind }) => kind === 'Pod');
        expect(pod.metadata.annotations?.['io.podman.annotations.userns']).toBe(annotation);
        expect(pod.spec.hostUsers).toBe(false);
      }
    },
  );

  test.each<[typeof keepId | typeof rows, string[], object | undefined]>([
    [keepId, ['Container.User=0', 'Container.Group=0'], { runAsUser: 0, runAsGroup: 0 }],
    [rows, [], {}],
  ])(
    'with %j the containers run as root inside, to whom volumes and secrets belong',
    (mapping, user, security) => {
      const files = artifactsFor('5.4.2', { mapping });
      for (const name of ['registry', 'nginx']) {
        expect(said(files.get(`pod/registry-${name}.container`))).toEqual(user);
      }
      const pod = parseAllDocuments(files.get('kube/registry.yaml') ?? '')
        .map((document) => document.toJS())
        .find(({ kind }) => kind === 'Pod');
      for (const { securityContext } of pod.spec.containers) {
        expect(securityContext).toEqual({ allowPrivilegeEscalation: false, ...security });
      }
    },
  );

  test('without one nothing is said', () => {
    const text = oneText(artifactsFor('5.4.2'));
    expect(text).not.toMatch(/userns|UserNS|hostUsers|UIDMap|runAsUser/);
  });

  test.each([
    ['5.4.2', 'rows', rows],
    ['5.4.2', 'keep-id', keepId],
    ['4.4.4', 'rows', rows],
  ] as const)('the README for Podman %s and %s says where', (version, name, mapping) =>
    expectGolden(
      import.meta.url,
      `readme-${version}-${name}.md`,
      artifactsReadme(podFor({ mapping }), parsePodmanVersion(version), HOME),
    ),
  );

  test('the classic files are open where the containers are not the user', () => {
    const modes = (mapping: typeof keepId | typeof rows) =>
      [...readmeCommands(podFor({ mapping })).classicSecrets.matchAll(/-m (\d+)/g)].map((found) => found[1]);
    expect(new Set(modes(keepId))).toEqual(new Set(['0700', '0600']));
    expect(modes(rows)).toEqual(['0700', '0777', '0755', '0644', '0755', '0644', '0755', '0644']);
  });
});
