import { describe, expect, test } from '@jest/globals';
import { nearest } from '../../../src/quadlet/catalogue/nearest.js';

const KEYS = [
  'Image',
  'Environment',
  'EnvironmentFile',
  'PublishPort',
  'Volume',
  'DNS',
  'IP',
  'IP6',
  'Exec',
  'Pod',
];

describe('nearest', () => {
  test.each([
    ['Imgae', 'Image', 'neighbours swapped'],
    ['Iamge', 'Image', 'neighbours swapped'],
    ['Imag', 'Image', 'a letter missing'],
    ['Immage', 'Image', 'a letter too many'],
    ['Imoge', 'Image', 'a wrong letter'],
    ['Evironment', 'Environment', 'a real one'],
    ['EnvironmentFiles', 'EnvironmentFile', 'the nearer one of two'],
    ['EnviromentFlie', 'EnvironmentFile', 'a letter missing and two swapped'],
    ['Enviornmnetfiel', 'EnvironmentFile', 'three swaps'],
    ['PublishPorts', 'PublishPort', ''],
    ['dns', 'DNS', 'only the case'],
    ['publishport', 'PublishPort', 'only the case'],
    ['ip', 'IP', 'only the case, before a letter more'],
    ['ip6', 'IP6', 'only the case'],
    ['IPv6', 'IP6', ''],
    ['image', 'Image', ''],
    ['IMAGE', 'Image', ''],
    ['Image', 'Image', 'itself'],
    ['Pods', 'Pod', ''],
  ])('%s was meant to be %s (%s)', (word, expected) => {
    expect(nearest(word, KEYS)).toBe(expected);
  });

  test.each([
    ['Env', 'too far from everything'],
    ['Im', 'one letter of two is wrong'],
    ['Q', 'one letter that is another'],
    ['I', 'half of it is missing'],
    ['Ports', 'too far'],
    ['', 'nothing at all'],
    ['Environ', 'four letters missing'],
  ])('%s is near nothing', (word) => {
    expect(nearest(word, ['Image', 'Environment', 'PublishPort', 'P', 'IP'])).toBeUndefined();
  });

  test.each([
    ['abcd', 'abce', 'abfe'],
    ['abcd', 'abced', 'abxde'],
    ['abcdefgh', 'abcdefxy', 'abcdexyz'],
    ['abcdefghi', 'abcdefxyz', 'abcdewxyz'],
  ])('%s is as near as %s and not as %s', (word, near, far) => {
    expect(nearest(word, [far, near])).toBe(near);
    expect(nearest(word, [far])).toBeUndefined();
  });

  test('the case chooses among equally near ones, then the order', () => {
    expect(nearest('Foox', ['foob', 'Fooa'])).toBe('Fooa');
    expect(nearest('Foox', ['Foob', 'Fooa'])).toBe('Foob');
    expect(nearest('foo', ['Foo', 'foo'])).toBe('foo');
  });

  test('the limit can be given', () => {
    expect(nearest('Imgea', ['Image'], 1)).toBeUndefined();
    expect(nearest('imAGE', ['Image'], 0)).toBe('Image');
    expect(nearest('Images', ['Image'], 0)).toBeUndefined();
  });

  test('agrees with the plain definition', () => {
    const words = describeError(['a', 'b', 'C'], 4);
    const wrong = words.flatMap((a) =>
      words.filter((b) => {
        const distance = plainDistance(a.toLowerCase(), b.toLowerCase());
        const near = distance === 0 || (distance <= 2 && distance * 2 < Math.max(a.length, b.length));
        return nearest(a, [b], 2) !== (near ? b : undefined);
      }),
    );
    expect(words).toHaveLength(121);
    expect(wrong).toEqual([]);
  });

  test('long words cost little', () => {
    const long = 'x'.repeat(10_000_000);
    expect(nearest(long, KEYS)).toBeUndefined();
    expect(nearest(long, ['y'.repeat(10_000_000)])).toBeUndefined();
    expect(nearest(`${'x'.repeat(100_000)}y`, ['x'.repeat(100_000)])).toBe('x'.repeat(100_000));
  });
});

function describeError(letters: readonly string[], length: number): string[] {
  if (length === 0) return [''];
  const shorter = describeError(letters, length - 1);
  const longest = shorter.filter((word) => word.length === length - 1);
  return [...shorter, ...longest.flatMap((word) => letters.map((letter) => word + letter))];
}

function plainDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [a1, b1] = [a.slice(1), b.slice(1)];
  let least = Math.min(plainDistance(a1, b), plainDistance(a, b1)) + 1;
  least = Math.min(least, plainDistance(a1, b1) + (a[0] === b[0] ? 0 : 1));
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return swapped ? Math.min(least, plainDistance(a.slice(2), b.slice(2)) + 1) : least;
}
