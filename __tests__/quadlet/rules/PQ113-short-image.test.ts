import { describe, expect, test } from '@jest/globals';
import { lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ113', 'PQ114'];
const ID = 'a'.repeat(64);

function image(name: string, ...lines: readonly string[]): string {
  return ['[Container]', `Image=${name}`, ...lines, ''].join('\n');
}

describe('names of images', () => {
  test.each<Row>([
    ['without a registry', image('⟦PQ113|nginx⟧')],
    ['with a tag', image('⟦PQ113|nginx:1.29⟧')],
    ['with a path', image('⟦PQ113|library/nginx⟧')],
    ['a part of an id', image('⟦PQ113|0123456789ab⟧')],
    ['of an .image file', { 'a.image': '[Image]\nImage=⟦PQ113|nginx⟧\n' }],
    ['of a volume', { 'a.volume': '[Volume]\nDriver=image\nImage=⟦PQ113|nginx⟧\n' }],
    ['updates of a short name', image('⟦PQ113|nginx⟧', 'AutoUpdate=⟦PQ114|registry⟧')],
    ['updates of a local image', image('localhost/a', 'AutoUpdate=⟦PQ114|registry⟧')],
    ['updates of a digest', image(`quay.io/a/b:1@sha256:${ID}`, 'AutoUpdate=⟦PQ114|registry⟧')],
    ['by the label', image('localhost/a', 'Label=a=b ⟦PQ114|io.containers.autoupdate=image⟧')],
    [
      'of what an .image or .build file makes',
      {
        'a.container': image('x.image', 'AutoUpdate=⟦PQ114|registry⟧'),
        'b.container': image('y.build', 'AutoUpdate=⟦PQ114|registry⟧'),
        'x.image': '[Image]\nImage=localhost/x\n',
        'y.build': '[Build]\nImageTag=localhost/y\nSetWorkingDirectory=unit\n',
      },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['with a registry', image('quay.io/a/b')],
    ['with a port', image('host:5000/a')],
    ['of this machine', image('localhost/a:1')],
    ['an id', image(ID)],
    ['a digest', image(`sha256:${ID}`)],
    ['other transports', image('oci:/a/b')],
    ['names that only systemd knows', image('%i')],
    ['variables', image('$IMAGE')],
    ['no name', image('')],
    ['of a volume that is none of an image', { 'a.volume': '[Volume]\nImage=nginx\n' }],
    [
      'of a volume before 4.8',
      { 'a.volume': '[Volume]\nDriver=image\nImage=nginx\n' },
      { targets: ['4.7.2'] },
    ],
    ['updates of a full name', image('quay.io/a/b:1', 'AutoUpdate=registry')],
    ['local updates', image('localhost/a', 'AutoUpdate=local', 'Label=io.containers.autoupdate=local')],
    ['a registry on this machine', image('localhost:5000/a', 'AutoUpdate=registry')],
    [
      'what an .image file makes',
      { 'a.container': image('x.image', 'AutoUpdate=registry'), 'x.image': '[Image]\nImage=quay.io/x/y\n' },
    ],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});
