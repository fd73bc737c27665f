import { UserError } from '../src/platform/errors.js';
import { PROFILES, type Profile } from './suite.js';

export const DISTRIBUTIONS = ['2.8', '3'] as const;
export type DistributionLine = (typeof DISTRIBUTIONS)[number];
export const AUTHS = ['none', 'basic'] as const;
export type Auth = (typeof AUTHS)[number];

/** The input `fast-paths`. */
export const PATHS = ['all', 'no-paths', 'blobs', 'login'] as const;
export type Paths = (typeof PATHS)[number];

export interface Combination {
  readonly distribution: DistributionLine;
  readonly auth: Auth;
  readonly paths: Paths;
  readonly profile: Profile;
}

/**
 * Every combination that the words leave; a kind that none of them names is run in full.
 * @param only words such as `3,basic`
 * @throws UserError for a word that is none of them
 */
export function combinations(only: string): Combination[] {
  const words = only.split(',').filter((word) => word !== '');
  const profiles = Object.keys(PROFILES) as Profile[];
  const known: readonly string[] = [...DISTRIBUTIONS, ...AUTHS, ...PATHS, ...profiles];
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined) {
    throw new UserError(`--only has "${unknown}"; allowed: some of ${known.join(', ')}, separated by commas`);
  }
  const chosen = <T extends string>(all: readonly T[]): readonly T[] => {
    const named = all.filter((one) => words.includes(one));
    return named.length > 0 ? named : all;
  };
  return chosen(DISTRIBUTIONS).flatMap((distribution) =>
    chosen(AUTHS).flatMap((auth) =>
      chosen(PATHS)
        // Without passwords there are none to be compared quickly.
        .filter((paths) => auth !== 'none' || paths !== 'login')
        .flatMap((paths) => chosen(profiles).map((profile) => ({ distribution, auth, paths, profile }))),
    ),
  );
}

/** How many checks Distribution itself fails of what it supports. */
export function allowedFailures({ distribution, profile }: Combination): number | undefined {
  if (profile !== 'supported') return undefined;
  // 3 fails none from 3.1.2 on. 2.8: a malformed digest gets 500 (twice), a chunk out of order 400 or is accepted, two bad
  // ranges end the connection, and it does not page through tags.
  return distribution === '3' ? 0 : 6;
}
