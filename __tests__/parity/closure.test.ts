import { expect, test } from '@jest/globals';
import { closureOf } from '../../parity/closure.js';
import { isUnitName } from '../../src/quadlet/catalogue/keys.js';
import { appliesTo, isDropIn } from '../../src/quadlet/generator/verdict/compare.js';

const FILES = new Map(
  Object.entries({
    'a.container': '[Container]\nNetwork=n.network\n',
    'a.container.d/1.conf': '[Container]\nVolume=v.volume:/v\n',
    'b.container': '',
    'container.d/1.conf': '',
    'b.container.d/1.conf': '',
    'sub/n.network': '[Network]\n',
    'v.volume': '[Volume]\nImage=i.image\n',
    'i.image': '',
    'ä.pod': 'b.container',
  }).map(([path, text]) => [path, Buffer.from(text)]),
);

test.each([
  [
    'a.container',
    ['a.container', 'a.container.d/1.conf', 'container.d/1.conf', 'sub/n.network', 'v.volume', 'i.image'],
  ],
  ['i.image', ['i.image']],
  ['ä.pod', ['b.container', 'container.d/1.conf', 'b.container.d/1.conf', 'ä.pod']],
])('%s needs all that it names, over several steps, and the drop-ins of each', (unit, expected) => {
  expect([...closureOf(FILES, unit).keys()]).toEqual(expected);
});

test.each([
  ['a.container.d/1.conf', 'a.container', true],
  ['sub/a.container.d/1.conf', 'a.container', true],
  ['container.d/1.conf', 'a.container', true],
  ['a-.container.d/1.conf', 'a-b.container', true],
  ['a@.container.d/1.conf', 'a@b.container', true],
  ['a-@.container.d/1.conf', 'a-b@c.container', true],
  ['a.container.d/1.conf', 'b.container', false],
  ['a.volume.d/1.conf', 'a.container', false],
  ['volume.d/1.conf', 'a.container', false],
])('%s and %s: %s', (dropIn, unit, applies) => {
  expect(appliesTo(dropIn, unit)).toBe(applies);
});

test.each([
  ['a.container', true, false],
  ['.container', true, false],
  ['a.container.d/1.conf', false, true],
  ['a.container.d/.conf', false, true],
  ['a.d/b.container', true, false],
  ['a.Container', false, false],
  ['a.conf', false, false],
  ['a.d/b', false, false],
])('%s: a unit %s, a drop-in %s', (path, unit, dropIn) => {
  expect([isUnitName(path), isDropIn(path)]).toEqual([unit, dropIn]);
});
