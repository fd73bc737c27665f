import { join } from 'node:path';
import { describeError } from '../platform/errors.js';
import { type Arguments, asksForHelp, type Options, readArguments, type Syntax } from './options.js';
import type { Output } from './output.js';

/** The context of a command. */
export interface Context {
  readonly output: Output;
  /** The directory of action.yml, dist/ and docs/. */
  readonly actionRoot: string;
}

/** A command: its file reads options, calls the domain and prints. */
export interface Command {
  /** The text of --help. */
  readonly usage: string;
  /** The exit code of a failure. Usage errors are always 2. */
  readonly failure: 1 | 2;
  /** The message for a failure. */
  explain(thrown: unknown): string | Promise<string>;
  /** @throws UsageError when the arguments are wrong */
  run(args: readonly string[], context: Context): Promise<number>;
}

interface Definition<O extends Options> extends Syntax<O> {
  readonly usage: string;
  readonly failure: 1 | 2;
  /** The default is the message of the error. */
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

/** The arguments that start this program with the same Node. */
export function selfOf(actionRoot: string): string[] {
  return [process.execPath, join(actionRoot, 'dist/cli.js')];
}
