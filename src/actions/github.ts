import * as core from '@actions/core';
import { describeError } from '../platform/errors.js';
import { inert, inertLineOf, inertPath } from '../platform/inert.js';
import type { Log } from '../platform/log.js';
import type { Annotation } from '../quadlet/lint/report/annotations.js';

/**
 * The one place that speaks the runner's protocol. Log lines, file names and error messages of others reach the log
 * through it, so it makes each text inert: only commands of `@actions/core`, which escapes their data, are obeyed.
 */
export interface Runner {
  readonly log: Log;
  input(name: string): string;
  output(name: string, value: string): void;
  exportVariable(name: string, value: string): void;
  saveState(name: string, value: string): void;
  state(name: string): string;
  /** Shows a message beside a line of a file. */
  annotate(annotation: Annotation): void;
  summary(markdown: string): Promise<void>;
  fail(message: string): void;
}

const ANNOTATE = { error: core.error, warning: core.warning, notice: core.notice } as const;

export const github: Runner = {
  log: {
    info: (message) => core.info(inert(message)),
    warning: (message) => core.warning(inert(message)),
    error: (message) => core.error(inert(message)),
    group: (title, work) => core.group(inertLineOf(title), work),
    mask: (secret) => {
      core.setSecret(secret);
      // A secret that would not be printed as it is must be hidden as it is printed.
      const printed = inert(secret);
      if (printed !== secret) core.setSecret(printed);
    },
  },
  // A blank at the end of a password is part of it.
  input: (name) => core.getInput(name, { trimWhitespace: name !== 'password' }),
  output: core.setOutput,
  exportVariable: core.exportVariable,
  saveState: core.saveState,
  state: core.getState,
  // GitHub shows the message of an annotation as plain text, not as Markdown.
  annotate: ({ level, message, properties: { title, file, ...place } }) =>
    ANNOTATE[level](inert(message), {
      ...place,
      title: inertLineOf(title),
      ...(file === undefined ? {} : { file: inertPath(file) }),
    }),
  summary: async (markdown) => {
    await core.summary.addRaw(markdown, true).write();
  },
  fail: (message) => core.setFailed(inert(message)),
};

/** Ends the step with an error that nobody caught; Node itself would print it as it is, foreign text included. */
export function failUncaught(
  { fail }: Pick<Runner, 'fail'>,
  process: {
    on(event: 'uncaughtException', listener: (thrown: unknown) => void): unknown;
    exit(code: number): unknown;
  },
): void {
  process.on('uncaughtException', (thrown) => {
    fail(describeError(thrown));
    process.exit(1);
  });
}
