import { versionNumber } from '../catalogue/versions.js';
import type { Context } from './context.js';
import { isLiteral, type UnitOption, type UnitOptions, withValue } from './unit-options.js';

/** The words of `--network` that are not names of networks (`ParseNetworkFlag` in `pkg/specgen/namespaces.go`). */
const MODES = 'bridge container default host none ns pasta path pod private slirp4netns'.split(' ');
const CONTAINERS_SINCE = versionNumber('5.3.0');

/** The network of a container or pod. */
export interface Network {
  /** A word of `--network`; `bridge` for the name of a network, and undefined without the option. */
  readonly mode: string | undefined;
  readonly all: readonly UnitOption[];
  /** As written: `Network=host`. */
  readonly written: string;
}

/** The first `--network` is the mode; undefined if it is known at run time only. */
export function networkOf(context: Context, options: UnitOptions): Network | undefined {
  const all = (options.get('--network') ?? []).filter(({ value }) => value !== '');
  const [first] = all;
  if (first === undefined) return { mode: undefined, all, written: '' };
  const word = modeWord(context, first.value);
  if (word === undefined) return undefined;
  return { mode: word || 'bridge', all, written: withValue(first, first.value) };
}

/** The mode that a value names; empty for the name of a network. */
export function modeWord({ behaviour }: Context, value: string): string | undefined {
  if (value.endsWith('.container') && behaviour.version >= CONTAINERS_SINCE) return 'container';
  const word = value.split(':', 1)[0] ?? '';
  if (!isLiteral(word)) return undefined;
  return MODES.includes(word) ? word : '';
}
