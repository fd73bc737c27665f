import { expect, test } from '@jest/globals';
import { handlersOf, parseHandler } from '../../../src/host/binfmt/registrations.js';
import { foreignImages } from '../../../src/host/checks/programs/foreign-images.js';
import { imagePlatforms } from '../../../src/host/facts/store.js';
import { fakeHost } from '../../fakes.js';

const handler = (flags: string) => {
  const found = parseHandler(
    'qemu-aarch64',
    `enabled\ninterpreter /q\nflags: ${flags}\noffset 0\nmagic 7f454c460201010000000000000000000200b700\nmask ffffffffffffff00fffffffffffffffffeffffff\n`,
  );
  if (found === undefined) throw new Error(handlersOf.name);
  return found;
};
const arm64 = new Map([['arm64', ['localhost/a:1', 'localhost/b:1']]]);

test.each<[string, Parameters<typeof foreignImages.judge>[0], string, RegExp]>([
  ['no images', { images: new Map(), own: 'amd64', handlers: undefined }, 'ok', /linux\/amd64/],
  [
    'of this machine and its 32-bit one',
    {
      images: new Map([
        ['amd64', ['a']],
        ['386', ['b']],
      ]),
      own: 'amd64',
      handlers: undefined,
    },
    'ok',
    /linux\/amd64/,
  ],
  ['of no processor', { images: new Map([['unknown', ['a']]]), own: 'amd64', handlers: [] }, 'ok', /amd64/],
  [
    'without a handler',
    { images: arm64, own: 'amd64', handlers: undefined },
    'info',
    /localhost\/a:1 and 1 more: linux\/arm64, which this host \(linux\/amd64\) does not run/,
  ],
  [
    'with one that containers cannot use',
    { images: arm64, own: 'amd64', handlers: [handler('OP')] },
    'info',
    /whose handler qemu-aarch64 containers cannot use \(no flag F\)/,
  ],
  ['with one that they can', { images: arm64, own: 'amd64', handlers: [handler('OPF')] }, 'ok', /amd64/],
])('images %s', (_, facts, state, found) => {
  expect(foreignImages.judge(facts)).toMatchObject({ state, found: expect.stringMatching(found) });
});

test('the platforms are those in the configuration of the images', async () => {
  const root = '/home/runner/.local/share/containers/storage/overlay-images';
  const [a, b, c] = ['a', 'b', 'c'].map((one) => one.repeat(64)) as [string, string, string];
  const blob = (id: string) => `${root}/${id}/=${Buffer.from(`sha256:${id}`).toString('base64')}`;
  const files = {
    [`${root}/images.json`]: JSON.stringify([{ id: a, names: ['localhost/a:1'] }, { id: b }, { id: c }]),
    [blob(a)]: '{"os":"linux","config":{"Labels":{"architecture":"x"}},"architecture":"arm64"}',
    [blob(b)]: '{"architecture":"arm64"}',
    [blob(c)]: 'half',
  };
  expect(await imagePlatforms(fakeHost({ files }))).toEqual(new Map([['arm64', ['localhost/a:1']]]));
});
