import { expect, test } from '@jest/globals';
import { type Behaviour, behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import { KNOWN_RELEASES } from '../../../src/quadlet/catalogue/versions.js';

/** What a release does otherwise than the one before it: `what before > after`. */
function changes(release: string, before: string): string[] {
  const [now, then] = [behaviourOf(release), behaviourOf(before)];
  const names = (Object.keys(now) as (keyof Behaviour)[]).filter((name) => name !== 'version');
  return names
    .filter((name) => String(now[name]) !== String(then[name]))
    .map((name) => `${name} ${String(then[name])} > ${String(now[name])}`);
}

const CHANGES: Readonly<Record<string, readonly string[]>> = {
  '4.5.0': ['checksTmpfs false > true', 'mount none > split'],
  '4.6.0': ['dialect untrimmed > trimmed'],
  '4.7.0': ['subdirectories none > real', 'mountTypes volume,bind > volume,bind,glob'],
  '4.8.0': ['mount split > csv', 'checksKubeType false > true'],
  '5.0.0': [
    'dialect trimmed > trimmed-lines',
    'quotes kept > trimmed',
    'oneDropsAll false > true',
    'dropIns none > named',
  ],
  '5.2.0': ['dropIns named > all', 'workingDirectoryFirst true > false'],
  '5.3.0': [
    'subdirectories real > all',
    'referencesMustExist false > true',
    'checksPublishPort true > false',
    'checksTmpfs true > false',
    'mountTypes volume,bind,glob > volume,bind,glob,image',
    'keepIdIsForUsers true > false',
  ],
  '5.4.0': [
    'dialect trimmed-lines > skipping',
    'comments #: > #;',
    'octalEscapes false > true',
    'containerNamesKnownEarly false > true',
  ],
  '5.5.0': ['translatesDependencies false > true'],
  '5.6.0': ['dropInsBySpecificity false > true', 'mountNeedsType true > false'],
  '5.7.0': [
    'mountTypes volume,bind,glob,image > volume,bind,glob,image,artifact',
    'mountWithoutSource crashes > error',
    'severalYaml false > true',
    'buildFileSpecifier false > true',
    'templateServiceNames false > true',
  ],
  '5.8.2': ['quotes trimmed > pair'],
  '6.0.0': ['mountWithoutSource error > error-unless-volume', 'volumeOptionsNeedDevice true > false'],
};

test.each(KNOWN_RELEASES.slice(1).map((release, index) => [release, KNOWN_RELEASES[index] ?? '']))(
  'what %s changed after %s',
  (release, before) => {
    expect(changes(release, before).sort()).toEqual([...(CHANGES[release] ?? [])].sort());
  },
);

test('a patch that is not known yet is like those before it', () => {
  const { version: _, ...unknown } = behaviourOf('5.4.99');
  expect(behaviourOf('5.4.2')).toMatchObject(unknown);
});
