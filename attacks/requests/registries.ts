import { DISTRIBUTIONS, type DistributionLine } from '../../conformance/combinations.js';

/**
 * Who compares the passwords: nginx where they are random, the registry where one was chosen, be it the reader's alone.
 */
export const PASSWORDS = ['random', 'chosen', 'chosen reader'] as const;
export type Passwords = (typeof PASSWORDS)[number];

/** A way to set a registry up, as far as it decides who may do what. */
export interface RegistryKind {
  readonly distribution: DistributionLine;
  readonly passwords: Passwords;
  readonly reader: boolean;
  readonly anonymous: boolean;
  readonly fastPaths: 'all' | 'none';
}

export const ALL_KINDS: readonly RegistryKind[] = DISTRIBUTIONS.flatMap((distribution) =>
  PASSWORDS.flatMap((passwords) =>
    [true, false].flatMap((reader) =>
      [true, false].flatMap((anonymous) =>
        (['all', 'none'] as const).map((fastPaths) => ({
          distribution,
          passwords,
          reader,
          anonymous,
          fastPaths,
        })),
      ),
    ),
  ),
).filter(({ passwords, reader }) => reader || passwords !== 'chosen reader');

/** With all that can be on, so that there is the most to attack. */
export const QUICK_KINDS: readonly RegistryKind[] = [
  { distribution: '2.8', passwords: 'random', reader: true, anonymous: true, fastPaths: 'all' },
];

/** `3, chosen, reader, anonymous pull, fast paths: none` */
export function nameOf({ distribution, passwords, reader, anonymous, fastPaths }: RegistryKind): string {
  return [
    distribution,
    passwords,
    ...(reader ? ['reader'] : []),
    ...(anonymous ? ['anonymous pull'] : []),
    `fast paths: ${fastPaths}`,
  ].join(', ');
}

/** What the action is given for it. */
export function inputsOf(kind: RegistryKind): Readonly<Record<string, string>> {
  return {
    proof: 'false',
    'keep-images': 'true',
    'image-source': kind.distribution === '3' ? 'auto' : 'packages',
    'fast-paths': kind.fastPaths,
    'anonymous-pull': String(kind.anonymous),
    ...(kind.passwords === 'chosen' && { password: 'chosen-by-hand-1' }),
    ...(kind.reader && { 'reader-username': 'guest.1' }),
    ...(kind.reader && kind.passwords !== 'random' && { 'reader-password': 'chosen-by-hand-2' }),
  };
}

/**
 * How many requests it gets, by chance of all that there are. Where the registry checks passwords they are few, because it
 * compares a hash that is made to be slow for each of them.
 */
export function requestsTo({ passwords }: RegistryKind, quick: boolean): number {
  if (passwords === 'random') return quick ? 1000 : 6000;
  return quick ? 200 : 1000;
}
