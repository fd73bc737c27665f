import { describe, expect, test } from '@jest/globals';
import { compareSets } from '../../../../src/quadlet/generate/compare/compare-sets.js';
import type { EnablingLink, GeneratedSet } from '../../../../src/quadlet/generate/generated-set.js';
import { UnitView } from '../../../../src/quadlet/generate/unit/unit-view.js';
import { requires } from '../../../tools.js';
import { published, recorded, run } from '../generator-runs.js';
import { fiftyUnits } from '../sources.js';

const image = (tag: string) => `[Service]\nExecStart=podman run --name x img:${tag}\n`;
const open = (port: number) => `[Service]\nExecStart=podman run --publish ${port}:80 img\n`;

function setOf(texts: Readonly<Record<string, string>>, links: readonly EnablingLink[] = []): GeneratedSet {
  const services = Object.entries(texts).map(([name, text]) => ({
    name: `${name}.service`,
    source: `${name}.container`,
    unit: UnitView.read(text),
  }));
  return { services, links };
}

const link = (path: string, target: string): EnablingLink => ({ path, target });
const WANTED = link('default.target.wants/a.service', '../a.service');

describe('compareSets', () => {
  test('services with less security come first, then by name', () => {
    const base = setOf({
      b: image('1'),
      c: open(1),
      a: image('1'),
      gone: image('1'),
      z: open(1),
      same: image('1'),
    });
    const head = setOf({
      a: image('2'),
      z: `${open(1)}ExecStartPre=/bin/a\n`,
      c: `${open(1)}ExecStartPre=/bin/a\n`,
      fresh: image('1'),
      b: image('2'),
      same: image('1'),
    });
    expect(compareSets(base, head).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'c.service changed',
      'z.service changed',
      'a.service changed',
      'b.service changed',
      'fresh.service added',
      'gone.service removed',
    ]);
  });

  test('all is new where there was nothing', () => {
    const [change, ...others] = compareSets(undefined, setOf({ a: open(8080) }, [WANTED]));
    expect(others).toEqual([]);
    expect(change).toEqual({
      name: 'a.service',
      source: 'a.container',
      kind: 'added',
      diff: [
        '@@ -0,0 +1,4 @@',
        '+[Service]',
        '+ExecStart=podman run \\',
        '+    --publish 8080:80 \\',
        '+    img',
        '',
      ].join('\n'),
      notes: [
        { text: 'a.service now publishes 0.0.0.0:8080 (to port 80), on all addresses', security: 'weaker' },
        { text: 'a.service is new: it runs img', security: 'neutral' },
        { text: 'a.service is now started with default.target', security: 'neutral' },
      ],
      effect: { after: 'start', text: 'starts when default.target starts, or by hand' },
    });
  });

  test.each<[before: EnablingLink[], after: EnablingLink[], sentences: string[]]>([
    [[], [WANTED], ['a.service is now started with default.target']],
    [[WANTED], [], ['a.service is no longer started with default.target']],
    [[], [link('x.target.requires/a.service', '../a.service')], ['a.service is now required by x.target']],
    [[], [link('x.target.upholds/a.service', '../a.service')], ['a.service is now kept running by x.target']],
    [[], [link('other.service', 'a.service')], ['a.service is now known as other.service']],
    [
      [],
      [link('x.target.wants/a@1.service', '../a.service')],
      ['a.service is now started with x.target, as a@1.service'],
    ],
    [[WANTED], [WANTED], []],
    [[], [link('default.target.wants/b.service', '../b.service')], []],
  ])('links from %j to %j', (before, after, sentences) => {
    const changes = compareSets(setOf({ a: image('1') }, before), setOf({ a: image('1') }, after));
    expect(changes.flatMap(({ notes }) => notes.map(({ text }) => text))).toEqual(sentences);
    expect(changes.every(({ diff, kind }) => diff === '' && kind === 'changed')).toBe(true);
  });

  test.each<[what: string, before: string, after: string]>([
    ['a comment', `# one\n${image('1')}`, `# two\n\n${image('1')}`],
    [
      'a section that systemd does not read',
      `[X-Container]\nA=1\n${image('1')}`,
      `[X-Container]\nA=2\n${image('1')}`,
    ],
    ['the order of sections', `[Unit]\nA=1\n[Service]\nB=1\n`, `[Service]\nB=1\n[Unit]\nA=1\n`],
    ['the order of keys', '[Service]\nA=1\nB=2\n', '[Service]\nB=2\nA=1\n'],
    ['the order of dependencies', '[Unit]\nAfter=a b\nAfter=c\n', '[Unit]\nAfter=c b\nAfter=a\n'],
    [
      'the order of options',
      '[Service]\nExecStart=podman run --env A=1 -v a:/a --publish 1:1 --publish 2:2 img\n',
      '[Service]\nExecStart=podman run --publish 2:2 --publish 1:1 -v a:/a --env A=1 img\n',
    ],
  ])('%s changes nothing', (_, before, after) => {
    expect(before).not.toBe(after);
    expect(compareSets(setOf({ a: before }), setOf({ a: after }))).toEqual([]);
  });

  test.each<[what: string, before: string, after: string]>([
    ['the order of commands', 'ExecStartPre=/a\nExecStartPre=/b', 'ExecStartPre=/b\nExecStartPre=/a'],
    [
      'the order of networks',
      'ExecStart=podman run --network a --network b i',
      'ExecStart=podman run --network b --network a i',
    ],
    [
      'an option that overrides',
      'ExecStart=podman run --tz A --tz B i',
      'ExecStart=podman run --tz B --tz A i',
    ],
    ['the order of arguments', 'ExecStart=podman run i a b', 'ExecStart=podman run i b a'],
    ['a command of another kind', 'ExecStart=/bin/a', 'ExecStart=/bin/b'],
    [
      'what PodmanArgs overrides',
      '[X-Container]\nPodmanArgs=--env A=2 --env A=1\n[Service]\nExecStart=podman run --env A=1 --env A=2 --env A=1 i',
      '[X-Container]\nPodmanArgs=--env A=1 --env A=2\n[Service]\nExecStart=podman run --env A=1 --env A=1 --env A=2 i',
    ],
  ])('%s is a change with a sentence', (_, before, after) => {
    const [old, now] = [before, after].map((text) => (text.startsWith('[') ? text : `[Service]\n${text}\n`));
    const [change] = compareSets(setOf({ a: old ?? '' }), setOf({ a: now ?? '' }));
    expect(change?.notes.length).toBeGreaterThan(0);
    expect(change?.diff).not.toBe('');
  });
});

describe('one port changes in a set of fifty units', () => {
  const check = (base: GeneratedSet, head: GeneratedSet) => {
    expect(head.services).toHaveLength(50);
    expect(compareSets(base, base)).toEqual([]);
    const changes = compareSets(base, head);
    expect(changes).toHaveLength(1);
    const [change] = changes;
    expect(change?.name).toBe('app17.service');
    expect(change?.source).toBe('app17.container');
    expect(change?.notes).toEqual([
      {
        text: 'app17.service now publishes 0.0.0.0:8081 (to port 80) instead of 0.0.0.0:8080, on all addresses',
        security: 'neutral',
      },
    ]);
    const changed = change?.diff.split('\n').filter((line) => /^[-+]/.test(line));
    expect(changed).toEqual(['-    --publish 8080:80 \\', '+    --publish 8081:80 \\']);
  };

  test('recorded', () => {
    const runs = ['8080', '8081'].map((port) => recorded(`fifty-${port}`, fiftyUnits(port)));
    // Otherwise this would not show that the random order is taken out.
    expect(runs[0]?.services['app01.service']).not.toBe(runs[1]?.services['app01.service']);
    const [base, head] = runs.map(published);
    check(base as GeneratedSet, head as GeneratedSet);
  });

  const { test: live } = requires('quadlet');
  live('with Podman’s generator', () => {
    check(published(run(fiftyUnits('8080'))), published(run(fiftyUnits('8081'))));
  });

  live('one unit more changes nothing of the pods that it is not in', () => {
    const base = published(run(fiftyUnits('8080')));
    const more = {
      ...fiftyUnits('8080'),
      'aaa.container': '[Container]\nImage=quay.io/a/b:1\nPod=pod1.pod\n',
    };
    const changes = compareSets(base, published(run(more)));
    expect(changes.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'aaa.service added',
      'pod1-pod.service changed',
    ]);
  });
});
