import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  type NormaliseOptions,
  normaliseUnit,
} from '../../../../src/quadlet/generate/normalise/normalise-unit.js';
import { joinCommand, splitCommand } from '../../../../src/quadlet/generate/unit/command-line.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { readUnit, writeUnit } from '../../../../src/quadlet/syntax/unit-text.js';
import { requires } from '../../../tools.js';
import { type GeneratorRun, published, recorded, run, runIn } from '../generator-runs.js';
import { EVERY_KIND } from '../sources.js';

const FIRST = recorded('every-kind-1', EVERY_KIND);
const SECOND = recorded('every-kind-2', EVERY_KIND);

const where = {
  generator: '/opt/quadlet',
  sourceDirectory: '/tmp/run-1/a/b/set',
  sourceRoot: '/tmp/run-1',
  installDirectory: '%h/.config/containers/systemd',
};

const textOf = (text: string, options: NormaliseOptions = where) => normaliseUnit(text, options).text;

function texts(generated: GeneratorRun): Map<string, string> {
  return new Map(published(generated).services.map(({ name, unit }) => [name, unit.text]));
}

/** Everything that the order of options must not touch, by key: which words there are, and each option's own order. */
function facts(text: string): unknown[] {
  return readUnit(text).flatMap((line) => {
    if (line.kind !== 'entry' || !line.key.startsWith('Exec')) return [];
    const words = splitCommand(line.value) ?? [];
    // What follows a switch is an option or the image, and no part of it.
    const after = (index: number) => (words[index + 1]?.startsWith('-') ? '' : words[index + 1]);
    const behind = (flag: string) =>
      words.flatMap((word, index) => (word === flag ? [flag.includes('=') ? '' : after(index)] : []));
    const flags = [...new Set(words.filter((word) => word.startsWith('-')))].sort();
    return [[line.key, [...words].sort(), flags.map((flag) => [flag, behind(flag)])]];
  });
}

/** The same unit with the paths of the target, its words where the generator put them. */
function onlyPlaced(raw: string, generated: GeneratorRun): string {
  return raw
    .replaceAll(generated.sourceDirectory, '%h/.config/containers/systemd')
    .replaceAll(`${generated.sourceRoot}/a/b/shared`, '%h/.config/containers/shared');
}

describe('what a generator wrote twice', () => {
  test('two recorded runs differ, and are published as the same bytes', () => {
    const [one, two] = [texts(FIRST), texts(SECOND)];
    const differing = Object.keys(FIRST.services).filter(
      (name) =>
        onlyPlaced(FIRST.services[name] ?? '', FIRST) !== onlyPlaced(SECOND.services[name] ?? '', SECOND),
    );
    // Otherwise this would show nothing.
    expect(differing).toEqual(
      expect.arrayContaining([
        'all.service',
        'both-pod.service',
        'front-network.service',
        'site-build.service',
      ]),
    );
    expect([...two]).toEqual([...one]);
    expect(one.size).toBe(11);
  });

  test.each(Object.keys(FIRST.services))('%s keeps its words and the order of repeated options', (name) => {
    const raw = FIRST.services[name] ?? '';
    expect(facts(raw).length).toBeGreaterThan(0);
    expect(facts(texts(FIRST).get(name) ?? '')).toEqual(facts(onlyPlaced(raw, FIRST)));
  });

  test.each(Object.keys(FIRST.services))('%s is stable: publishing it again changes nothing', (name) => {
    const text = texts(FIRST).get(name) ?? '';
    expect(textOf(text)).toBe(text);
  });

  test.each(Object.keys(FIRST.services))('%s is known as if its published text had been read', (name) => {
    const unit = published(FIRST).services.find((one) => one.name === name)?.unit as UnitView;
    const read = UnitView.read(unit.text);
    expect(unit.lines).toEqual(read.lines);
    expect(unit.main).toBeDefined();
    expect(unit.main).toEqual(read.main);
    for (const entry of unit.entries) {
      if (entry.key.startsWith('Exec')) expect(unit.wordsOf(entry)).toEqual(splitCommand(entry.value));
    }
    const later = unit.replaced('%h/', '/srv/');
    expect(later.main).toEqual(UnitView.read(later.text).main);
    expect(unit.replaced('nowhere', 'x')).toBe(unit);
  });

  test('no path of the run is left, but in no section of the source was anything changed', () => {
    for (const [name, text] of texts(FIRST)) {
      expect(text).not.toContain(FIRST.sourceRoot);
      expect(text).not.toContain(FIRST.generator);
      const kept = (unit: string) =>
        readUnit(unit).filter((line) => line.section.startsWith('X-') || line.section === 'Install');
      expect(kept(text)).toEqual(kept(FIRST.services[name] ?? ''));
    }
  });

  const { test: live } = requires('quadlet');
  live('Podman’s generator is run twice', () => {
    expect([...texts(run(EVERY_KIND))]).toEqual([...texts(FIRST)]);
    expect([...texts(run(EVERY_KIND))]).toEqual([...texts(FIRST)]);
  });

  // Another directory can be named, for instance one with thousands of files.
  const corpus = resolve(process.env.QUADLET_CORPUS || '__tests__/fixtures/quadlet');
  live(
    'a directory of many Quadlet files',
    () => {
      const scratch = mkdtempSync(join(tmpdir(), 'made-'));
      try {
        const runs = [1, 2, 3].map(() => runIn(corpus, scratch));
        const [one, ...others] = runs.map(texts);
        expect(one?.size).toBeGreaterThan(0);
        for (const other of others) expect([...other]).toEqual([...(one ?? [])]);
        for (const [name, raw] of Object.entries(runs[0]?.services ?? {})) {
          expect(writeUnit(readUnit(raw))).toBe(raw);
          const placed = raw.replaceAll(corpus, '%h/.config/containers/systemd');
          expect([name, facts(one?.get(name) ?? '')]).toEqual([name, facts(placed)]);
          for (const line of readUnit(raw)) {
            if (line.kind !== 'entry' || line.key !== 'ExecStart') continue;
            expect(joinCommand(splitCommand(line.value) ?? [])).toBe(line.value);
          }
        }
      } finally {
        rmSync(scratch, { recursive: true });
      }
    },
    60_000,
  );
});

function execOf(text: string): string {
  return /^ExecStart=(.*)$/m.exec(textOf(text))?.[1] ?? '';
}

describe('the order of options', () => {
  test.each<[why: string, x: string, before: string, after: string]>([
    [
      'options of maps are sorted',
      '',
      'run --tz UTC --env A=1 --dns 1 --dns 0 img',
      'run --dns 1 --dns 0 --env A=1 --tz UTC img',
    ],
    [
      'not across another option',
      '',
      'run --tz UTC --name x --env A=1 img',
      'run --tz UTC --name x --env A=1 img',
    ],
    ['not across a short option', '', 'run --tz U -d --env A=1 img', 'run --tz U -d --env A=1 img'],
    ['a switch with its value', '', 'run --init=false --env-host img', 'run --env-host --init=false img'],
    [
      'not behind the image',
      'Exec=--tz Z --env Y',
      'run --tz U img --tz Z --env Y',
      'run --tz U img --tz Z --env Y',
    ],
    [
      'not into PodmanArgs',
      'PodmanArgs=--env B=2',
      'run --tz U --label x --env B=2 img',
      'run --label x --tz U --env B=2 img',
    ],
    [
      'not within PodmanArgs',
      'PodmanArgs=--tz U --env B=2',
      'run --tz U --env B=2 img',
      'run --tz U --env B=2 img',
    ],
    [
      'PodmanArgs that repeat what is generated',
      'PodmanArgs=--label x --env A=1',
      'run --label x --env A=1 --label x --env A=1 img',
      'run --env A=1 --label x --label x --env A=1 img',
    ],
    [
      'not across --rootfs',
      'Rootfs=/r',
      'run --tz U --env A=1 --rootfs /r',
      'run --env A=1 --tz U --rootfs /r',
    ],
    ['a value that looks like an option', '', 'run --tz --env --dns 1 img', 'run --dns 1 --tz --env img'],
    [
      'an empty value is a word of its own',
      '',
      'run --log-driver  --tz U --dns 1 img',
      'run --log-driver  --dns 1 --tz U img',
    ],
    [
      'global options',
      'GlobalArgs=--log-level debug',
      '--log-level debug run --tz U --dns 1 img',
      '--log-level debug run --dns 1 --tz U img',
    ],
    [
      'global arguments that podman cannot read',
      'GlobalArgs=a comment',
      'a comment run --tz U --dns 1 img',
      'a comment run --dns 1 --tz U img',
    ],
    ['another command', '', 'ps --tz U --env A=1', 'ps --tz U --env A=1'],
  ])('%s', (_, x, before, after) => {
    const unit = (words: string) =>
      `[X-Container]\nImage=img\n${x}\n[Service]\nExecStart=/usr/bin/podman ${words}\n`;
    expect(execOf(unit(before))).toBe(`/usr/bin/podman ${after}`);
  });

  test("a source's own commands stay as they are", () => {
    const own = 'ExecStart=/usr/bin/podman run --tz U --env A=1 img';
    const text = `[Service]\n${own}\nExecStartPre=/usr/bin/podman run --tz U --env A=1 img\nExecStart=/usr/bin/podman run --name x img\n`;
    expect(textOf(text)).toBe(text);
  });

  test('the containers of a pod are sorted, and nothing else of its dependencies', () => {
    const head =
      '[X-Pod]\n[Unit]\nWants=z.service\nBefore=z.service\nSourcePath=/x/a.pod\nRequiresMountsFor=%t/containers\n';
    const pair = (name: string) => `Wants=${name}.service\nBefore=${name}.service\n`;
    const tail = '[Service]\nExecStart=podman pod start a\nExecStartPre=podman pod create --name a\n';
    expect(textOf(`${head}${pair('c')}${pair('a')}${pair('b')}${tail}`, where)).toBe(
      `${head}${pair('a')}${pair('b')}${pair('c')}${tail}`,
    );
  });
});

describe('paths of this machine', () => {
  const set = where.sourceDirectory;
  const target = where.installDirectory;
  test.each<[line: string, after: string]>([
    [`SourcePath=${set}/sub dir/app.container`, `SourcePath=${target}/sub dir/app.container`],
    [`RequiresMountsFor=${set}/data`, `RequiresMountsFor=${target}/data`],
    [`RequiresMountsFor="${set}/a\\x20b"`, `RequiresMountsFor="${target}/a\\x20b"`],
    [`RequiresMountsFor=${set}-other/data`, 'RequiresMountsFor=%h/.config/containers/set-other/data'],
    [`RequiresMountsFor=/tmp/run-1/a/b/shared`, 'RequiresMountsFor=%h/.config/containers/shared'],
    [`RequiresMountsFor=/tmp/run-1/shared`, 'RequiresMountsFor=%h/shared'],
    [`RequiresMountsFor=/tmp/run-10/shared`, 'RequiresMountsFor=/tmp/run-10/shared'],
    [`Documentation=${set}`, `Documentation=${set}`],
  ])('%s', (line, after) => {
    expect(textOf(`[Unit]\n${line}\n`, where)).toBe(`[Unit]\n${after}\n`);
  });

  test.each<[words: string, after: string]>([
    [`run -v ${set}/x:/x:ro img`, `run -v ${target}/x:/x:ro img`],
    [`run -v ${set}:/x img`, `run -v ${target}:/x img`],
    [`run --env-file ${set}/app.env img`, `run --env-file ${target}/app.env img`],
    [
      `run --mount type=bind,source=${set}/c,target=/c img`,
      `run --mount type=bind,source=${target}/c,target=/c img`,
    ],
    [
      `run --mount "type=bind,\\"source=${set}/a\\x20b\\",ro" img`,
      `run --mount "type=bind,\\"source=${target}/a\\x20b\\",ro" img`,
    ],
    [`kube play ${set}/a.yml ${set}/b.yml`, `kube play ${target}/a.yml ${target}/b.yml`],
    [`build --tag x ${set}`, `build --tag x ${target}`],
    [`run img x${set}/a`, `run img x${set}/a`],
  ])('in a command: %s', (words, after) => {
    expect(execOf(`[Service]\nExecStart=podman ${words}\n`)).toBe(`podman ${after}`);
  });

  test.each([
    ['/etc/containers/systemd', '/etc/containers/systemd/x', '/etc/containers/y', '/z'],
    ['/etc/containers/systemd/', '/etc/containers/systemd/x', '/etc/containers/y', '/z'],
    ['%h/q', '%h/q/x', '%h/y', '%h/../../z'],
  ])('installed in %s', (installDirectory, x, y, z) => {
    const text = (...paths: string[]) => `[Service]\nExecStart=podman kube play ${paths.join(' ')}\n`;
    const before = text(`${set}/x`, '/tmp/run-1/a/b/y', '/tmp/run-1/z');
    expect(textOf(before, { ...where, installDirectory })).toBe(text(x, y, z));
  });

  test('without a root, only what is in the set is known', () => {
    const { sourceRoot: _, ...rest } = where;
    const text = '[Unit]\nRequiresMountsFor=/tmp/run-1/a/b/shared\n';
    expect(textOf(text, rest)).toBe(text);
  });

  test('the comment does not say where the generator lies; other comments stay', () => {
    const lines = (path: string) =>
      `# \n# Automatically generated by ${path}\n# \n# by /opt/quadlet\n[Unit]\n`;
    expect(textOf(lines('/opt/quadlet'), where)).toBe(lines('quadlet'));
    expect(textOf(lines('/else/where'), where)).toBe(lines('/else/where'));
  });
});
