import { join } from 'node:path';
import { describeError } from '../platform/errors.js';
import { type Arguments, asksForHelp, type Options, readArguments, type Syntax } from './options.js';
import type { Output } from './output.js';

/** Where a command runs. */
export interface Context {
  readonly output: Output;
  /** The directory of action.yml, dist/ and docs/. */
  readonly actionRoot: string;
}

/** A command of the program: its own file reads its options, calls the domain and prints. */
export interface Command {
  /** The text of --help. */
  readonly usage: string;
  /** The exit code of a failure. Wrong use is 2 everywhere. */
  readonly failure: 1 | 2;
  /** What to show of a failure. */
  explain(thrown: unknown): string | Promise<string>;
  /** @throws UsageError when the arguments are wrong */
  run(args: readonly string[], context: Context): Promise<number>;
}

interface Definition<O extends Options> extends Syntax<O> {
  readonly usage: string;
  readonly failure: 1 | 2;
  /** Without it the error's own words. */
  readonly explain?: Command['explain'];
  /** @returns the exit code */
  run(args: Arguments<O>, context: Context): Promise<number>;
}

export function command<const O extends Options>(definition: Definition<O>): Command {
  const { usage, failure, explain = (thrown) => describeError(thrown) } = definition;
  return {
    usage,
    failure,
    explain,
    run: async (args, context) => {
      if (asksForHelp(args)) {
        context.output.stdout(usage);
        return 0;
      }
      return definition.run(readArguments(definition, args), context);
    },
  };
}

/** The words that start this program under this same Node. */
export function selfOf(actionRoot: string): string[] {
  return [process.execPath, join(actionRoot, 'dist/cli.js')];
}
