import { expect, test } from '@jest/globals';
import { ARCHITECTURES, headerOf, maskOf } from '../../../src/host/binfmt/architectures.js';
import { handlersOf, parseHandler, readHandlers } from '../../../src/host/binfmt/registrations.js';
import { fakeHost } from '../../fakes.js';

const AT = '/proc/sys/fs/binfmt_misc';
const ARM64 =
  'enabled\ninterpreter /usr/libexec/qemu-binfmt/aarch64-binfmt-P\nflags: POF\noffset 0\n' +
  'magic 7f454c460201010000000000000000000200b700\nmask ffffffffffffff00fffffffffffffffffeffffff\n';

test('a handler of QEMU, as the kernel shows it', () => {
  expect(parseHandler('qemu-aarch64', ARM64)).toMatchObject({
    name: 'qemu-aarch64',
    enabled: true,
    fixed: true,
    interpreter: '/usr/libexec/qemu-binfmt/aarch64-binfmt-P',
  });
  expect(parseHandler('a', ARM64.replace('enabled', 'disabled').replace('POF', 'PO'))).toMatchObject({
    enabled: false,
    fixed: false,
  });
  expect(parseHandler('a', ARM64.replace('flags: POF', 'flags: '))?.fixed).toBe(false);
  // By extension.
  expect(parseHandler('jar', 'enabled\ninterpreter /usr/bin/jexec\nflags: \nextension .jar\n')).toBe(
    undefined,
  );
});

test('is for its architecture alone, whether programs are executables or shared objects', () => {
  for (const one of ARCHITECTURES) {
    const handler = { ...handlerFor(one), enabled: true };
    expect(ARCHITECTURES.filter((other) => handlersOf(other, [handler]).length > 0)).toEqual([one]);
    expect(handlersOf(one, [{ ...handler, enabled: false }])).toEqual([]);
    const shared = { ...handler, magic: headerOf(one, 3) };
    expect(handlersOf(one, [shared])).toEqual([shared]);
  }
});

function handlerFor(one: (typeof ARCHITECTURES)[number]) {
  return {
    name: one.name,
    interpreter: '/q',
    fixed: true,
    offset: 0,
    magic: headerOf(one),
    mask: maskOf(one),
  };
}

test('without binfmt_misc there is no list; an empty one is a list', async () => {
  expect(await readHandlers(fakeHost())).toBe(undefined);
  const files = { [`${AT}/status`]: 'enabled\n', [`${AT}/register`]: '' };
  expect(await readHandlers(fakeHost({ files }))).toEqual([]);
  const found = await readHandlers(fakeHost({ files: { ...files, [`${AT}/qemu-aarch64`]: ARM64 } }));
  expect(found?.map(({ name }) => name)).toEqual(['qemu-aarch64']);
});
