import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { terminalBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import { NEWEST_RELEASE } from '../../../src/quadlet/catalogue/versions.js';
import { lint } from '../../../src/quadlet/lint/lint.js';
import {
  countUnits,
  findPlaces,
  nothingFound,
  prepareLint,
  readSources,
} from '../../../src/quadlet/lint/prepare.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { CLEAN, drawTree, within, writeFiles } from './files.js';

const FILES = {
  'a.pod': 'a',
  'b.container': 'b',
  'b.container.d/1.conf': '1',
  'b.container.d/README': 'r',
  'README.md': 'r',
  'plain.conf': 'p',
  'd/c.pod': 'c',
  'e/f/g.kube': 'g',
};

describe('findPlaces', () => {
  test.each<[title: string, paths: string[], directories: string[], files: string[], others: string[]]>([
    ['directories and files', ['d', 'a.pod', 'e/'], ['d', 'e'], ['a.pod'], []],
    ['each once', ['d', './d', 'a.pod', 'd/../a.pod'], ['d'], ['a.pod'], []],
    ['drop-ins', ['b.container.d/1.conf'], [], ['b.container.d/1.conf'], []],
    [
      'what is no Quadlet file',
      ['README.md', 'plain.conf', 'b.container.d/README'],
      [],
      [],
      ['README.md', 'plain.conf', 'b.container.d/README'],
    ],
    [
      'the Quadlet files of a glob',
      ['**/*'],
      [],
      ['a.pod', 'b.container', 'b.container.d/1.conf', 'd/c.pod', 'e/f/g.kube'],
      [],
    ],
    ['the directories of a glob that matches nothing else', ['e/*', '[d]'], ['e/f', 'd'], [], []],
  ])('%s', (_, paths, directories, files, others) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const places = findPlaces(
        paths.map((path) => `${directory}/${path}`),
        false,
        terminalBoundary(),
      );
      const absolute = (names: string[]) => names.map((name) => join(directory, name));
      expect(places).toEqual({
        directories: absolute(directories),
        files: absolute(files),
        others: absolute(others),
      });
    }),
  );

  test.each([
    ['none.pod', '/none.pod: no such file or directory'],
    ['none/*.pod', '/none/*.pod matches no Quadlet files'],
    ['*.md', '/*.md matches no Quadlet files'],
  ])('%s is a mistake of the user', (path, message) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const error = await thrownBy(() => findPlaces([`${directory}/${path}`], false, terminalBoundary()));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toBe(directory + message);
    }),
  );

  test('a glob may match nothing where that is allowed, and a path may not', () =>
    inDirectory(async (directory) => {
      expect(findPlaces([`${directory}/*.pod`], true, terminalBoundary())).toEqual({
        directories: [],
        files: [],
        others: [],
      });
      expect(() => findPlaces([`${directory}/a.pod`], true, terminalBoundary())).toThrow(UserError);
    }));

  test('the current directory is "."', () => {
    expect(findPlaces(['./'], false, terminalBoundary()).directories).toEqual(['.']);
  });
});

describe('readSources', () => {
  const never = () => false;

  test('makes one search path of all directories', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const directories = ['e', 'd'].map((name) => join(directory, name));
      const [set, ...others] = readSources({ directories, files: [], others: [] }, never, terminalBoundary());
      expect(others).toEqual([]);
      expect(set?.asked).toBeUndefined();
      expect(set && drawTree(set.tree, directory)).toEqual([
        '0 e',
        '1 e/f',
        '  g.kube=g',
        '0 d',
        '  c.pod=c',
      ]);
    }));

  test('makes a set of the files of each directory, a drop-in with the units beside it', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const files = ['a.pod', 'd/c.pod', 'b.container.d/1.conf'].map((name) => join(directory, name));
      const sets = readSources({ directories: [], files, others: [] }, never, terminalBoundary());
      expect(sets.map(({ asked }) => [...(asked ?? [])])).toEqual([[files[0], files[2]], [files[1]]]);
      expect(countUnits(sets)).toBe(3);
    }));

  test('looks at a file once that lies in a directory given as well', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const files = ['d/c.pod', 'a.pod'].map((name) => join(directory, name));
      const sets = readSources(
        { directories: [join(directory, 'd')], files, others: [] },
        never,
        terminalBoundary(),
      );
      expect(sets.map(({ asked }) => asked && [...asked])).toEqual([undefined, [files[1]]]);
    }));

  test('leaves out files that are named and ignored', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const places = { directories: [], files: [`${directory}/a.pod`], others: [] };
      expect(readSources(places, (path) => path.endsWith('a.pod'), terminalBoundary())).toEqual([]);
    }));
});

test('units are counted where the generator takes them', () =>
  inDirectory(async (directory) => {
    await writeFiles(directory, { ...FILES, 'x.d/h.pod': 'h' });
    const places = { directories: [directory], files: [], others: [] };
    expect(countUnits(readSources(places, () => false, terminalBoundary()))).toBe(4);
  }));

test('who finds nothing is told where was looked, and for what', () => {
  expect(nothingFound({ directories: ['a', '.'], files: [], others: ['b.md'] }).message).toBe(
    'no Quadlet files in a, ., b.md; expected names that end in .artifact .build .container .image .kube .network .pod .volume',
  );
});

describe('the targets', () => {
  test.each<[podman: string | undefined, installed: string, targets: string[], notes: number]>([
    [undefined, '5.4.2', [NEWEST_RELEASE], 0],
    ['installed', '5.4.2', ['5.4.2'], 0],
    ['installed', '5.8.6+ds1', ['5.8.6'], 0],
    ['installed', '6.99.0', [NEWEST_RELEASE], 1],
    ['installed', '7.0.0-dev', [NEWEST_RELEASE], 1],
    ['installed', '5.8.99', ['5.8.7'], 1],
    ['debian-13,installed', '6.99.0', ['5.4.2', NEWEST_RELEASE], 1],
  ])('of %j with an installed %s are %j', (podman, installed, targets, notes) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { '.git/HEAD': '', 'a.volume': CLEAN });
      const prepared = await prepareLint(
        {
          paths: [directory],
          podman,
          mode: undefined,
          templates: undefined,
          configuration: { file: undefined },
          allowEmpty: false,
        },
        terminalBoundary(),
        async () => installed,
      );
      expect(prepared.policy.targets).toEqual(targets);
      expect(prepared.notes).toHaveLength(notes);
    }),
  );
});

const REQUEST = {
  podman: undefined,
  mode: undefined,
  templates: undefined,
  configuration: { file: undefined },
  allowEmpty: false,
};

describe('the manager of a directory', () => {
  const unit = 'etc/containers/systemd/a.volume';
  test.each<[work: string, given: string, mode: string]>([
    ['.', '.', 'system'],
    ['etc', 'containers/systemd', 'system'],
    ['etc/containers/systemd', '.', 'system'],
    ['etc/containers/systemd', 'a.volume', 'system'],
    ['etc/containers/systemd/users', '.', 'user'],
    ['.config/containers/systemd', '.', 'user'],
    ['.config/containers/systemd', 'etc/containers/systemd', 'system'],
    ['home', '.', 'user'],
  ])('is known in %s, where %s is given', (work, given, mode) =>
    inDirectory(async (directory) => {
      const places = [unit, 'etc/containers/systemd/users/a.volume', 'home/a.volume'];
      const inHome = ['a.volume', unit].map((path) => `.config/containers/systemd/${path}`);
      await writeFiles(directory, Object.fromEntries([...places, ...inHome].map((path) => [path, CLEAN])));
      const request = { ...REQUEST, paths: [given] };
      const { sets } = await within(join(directory, work), () =>
        prepareLint(request, terminalBoundary(), async () => ''),
      );
      expect(sets.map((set) => set.mode)).toContain(mode);
      if (work !== '.' && given === 'a.volume') expect(sets).toHaveLength(1);
    }),
  );

  test('counts a link of the other manager as an instance of a template', () =>
    inDirectory(async (directory) => {
      const template = '[Container]\nImage=quay.io/a/b:1\n[Install]\nWantedBy=default.target\n';
      await writeFiles(directory, {
        'etc/containers/systemd/a@.container': template,
        'etc/containers/systemd/users/b.container': template,
      });
      const findings = async () => {
        const request = { ...REQUEST, paths: ['etc'] };
        const { sets, policy } = await prepareLint(request, terminalBoundary(), async () => '');
        return lint(sets, policy).findings.filter(({ code }) => code === 'PQ131').length;
      };
      await within(directory, async () => {
        expect(await findings()).toBe(1);
        symlinkSync('../a@.container', 'etc/containers/systemd/users/a@1.container');
        expect(await findings()).toBe(0);
      });
    }));
});
