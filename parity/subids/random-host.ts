import type { Account } from '../../src/host/subids/accounts.js';
import { ENOUGH_IDS } from '../../src/host/subids/ranges.js';
import { type PlanInput, USUAL_LIMITS } from '../../src/host/subids/sources.js';
import type { Random } from '../fuzz/random.js';

const LINE_ENDS = ['\n', '\n', '\n', '\n', '\n', '\n', '\n', '\r\n', ' \n'];
const NOTES = [
  '# a comment',
  '#u1:100000:65536',
  '',
  'u1:100000',
  'u1:x:65536',
  ':1:2',
  'u1:1:2:3',
  '\u00e9\u00ff',
  '+::',
];
const EDGES = [0, 1000, 65_535, 100_000, 131_072, 458_752, 524_287, 524_288, 1_879_048_191, 1_879_048_192];
const HIGH_EDGES = [2_147_352_576, 2_147_418_112, 2_147_483_648, 4_294_836_224, 4_294_901_758, 4_294_967_294];
const COUNTS = [0, 1, 10, 1000, 65_535, 65_536, 65_536, 65_536, 65_536, 65_537, 131_072];

/** A host with users and files as nobody would write them, and as everybody does. */
export function randomHost({ below: whole, chance, pick }: Random): PlanInput {
  const accounts: Account[] = Array.from({ length: 1 + whole(8) }, (_, index) => {
    const uid = chance(0.9) ? 1000 + index : 90_000 + whole(2 ** (18 + whole(14)));
    return { name: `u${index}`, uid, gid: chance(0.8) ? uid : 100 + whole(200_000) };
  });
  const crowded = chance(0.1);
  const start = () =>
    chance(0.3)
      ? Math.max(0, pick(chance(0.7) ? EDGES : HIGH_EDGES) + whole(3) - 1)
      : chance(0.6)
        ? 65_536 * (1 + whole(9)) + (chance(0.5) ? 34_464 : 0)
        : whole(2 ** (17 + whole(16)));
  const count = () => (crowded && chance(0.5) ? whole(2 ** 32) : chance(0.8) ? pick(COUNTS) : whole(200_000));
  const owner = () => {
    const { name, uid } = pick(accounts);
    return chance(0.75) ? name : chance(0.7) ? String(uid) : `ghost${whole(3)}`;
  };
  const number = (value: number) =>
    chance(0.97) ? String(value) : chance(0.5) ? `0x${value.toString(16)}` : ` ${value}`;
  const line = () => (chance(0.1) ? pick(NOTES) : `${owner()}:${number(start())}:${number(count())}`);
  const file = (): string | undefined => {
    if (chance(0.05)) return undefined;
    const text = Array.from({ length: whole(9) }, () => line() + (chance(0.9) ? '\n' : pick(LINE_ENDS))).join(
      '',
    );
    return chance(0.1) ? text.replace(/\r?\n$/, '') : text;
  };
  // As useradd leaves them, with now and then a line too many or too few.
  const orderly = (): string =>
    accounts
      .map(({ name }, index) =>
        chance(0.9) ? `${name}:${100_000 + index * ENOUGH_IDS}:${ENOUGH_IDS}\n` : '',
      )
      .join('') + (chance(0.9) ? '' : `${line()}\n`);
  const uid = chance(0.3) ? orderly() : file();
  // Often alike, as useradd writes them.
  const gid = chance(0.5) ? uid : file();
  const limits = () => ({
    min: chance(0.9) ? USUAL_LIMITS.min : whole(2 ** (16 + whole(17))),
    max: chance(0.9) ? USUAL_LIMITS.max : whole(2 ** 32),
    count: chance(0.9) ? USUAL_LIMITS.count : whole(2 ** (16 + whole(5))),
  });
  const both = limits();
  const users = accounts.filter(() => chance(0.5));
  return {
    files: { uid, gid },
    real: { uid: accounts.map((one) => one.uid), gid: accounts.map((one) => one.gid) },
    limits: { uid: both, gid: chance(0.9) ? both : limits() },
    outside: { uid: [], gid: [] },
    needsEnd: chance(0.5),
    users: users.length === 0 ? accounts.slice(0, 1) : users,
  };
}
