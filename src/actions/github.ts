import * as core from '@actions/core';
import type { Log } from '../log.js';
import type { Annotation } from '../report/lint-annotations.js';

/** The one place that speaks the runner's protocol. */
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
    info: core.info,
    warning: core.warning,
    error: core.error,
    group: core.group,
    mask: core.setSecret,
  },
  // A blank at the end of a password is part of it.
  input: (name) => core.getInput(name, { trimWhitespace: name !== 'password' }),
  output: core.setOutput,
  exportVariable: core.exportVariable,
  saveState: core.saveState,
  state: core.getState,
  annotate: ({ level, message, properties }) => ANNOTATE[level](message, properties),
  summary: async (markdown) => {
    await core.summary.addRaw(markdown, true).write();
  },
  fail: (message) => core.setFailed(message),
};
