import * as core from '@actions/core';
import { describeError } from '../platform/errors.js';
import { inert, inertLineOf, inertPath } from '../platform/inert.js';
import type { Log } from '../platform/log.js';
import type { Annotation } from '../quadlet/lint/report/annotations.js';

/**
 * The only code that writes the runner's protocol. Foreign log lines, file names and error messages pass through here, so
 * each text is made inert: the runner obeys only our own commands and those of `@actions/core`, whose data are escaped.
 */
export interface Runner {
  readonly log: Log;
  input(name: string): string;
  output(name: string, value: string): void;
  exportVariable(name: string, value: string): void;
  /** Puts a directory first in PATH, for this process and the later steps. */
  addPath(directory: string): void;
  saveState(name: string, value: string): void;
  state(name: string): string;
  /** Shows a message at a line of a file. */
  annotate(annotation: Annotation): void;
  summary(markdown: string): Promise<void>;
  fail(message: string): void;
}

export const github: Runner = {
  log: {
    info: (message) => core.info(inert(message)),
    warning: (message) => core.warning(inert(message)),
    error: (message) => core.error(inert(message)),
    group: (title, work) => core.group(inertLineOf(title), work),
    mask: (secret) => {
      core.setSecret(secret);
      // If printing changes the secret, the printed form must be masked too.
      const printed = inert(secret);
      if (printed !== secret) core.setSecret(printed);
    },
  },
  // A trailing space belongs to the password.
  input: (name) => core.getInput(name, { trimWhitespace: name !== 'password' }),
  output: core.setOutput,
  exportVariable: core.exportVariable,
  addPath: core.addPath,
  saveState: core.saveState,
  state: core.getState,
  annotate: (annotation) => void process.stdout.write(annotationCommand(annotation)),
  summary: async (markdown) => {
    await core.summary.addRaw(markdown, true).write();
  },
  fail: (message) => core.setFailed(inert(message)),
};

/**
 * Annotations with a file as runner commands, for a job that runs `podman-registry lint` itself. Annotations without a
 * file refer to the summary, which only the action writes.
 */
export function annotationCommands(annotations: readonly Annotation[]): string {
  return annotations
    .filter(({ properties }) => properties.file !== undefined)
    .map(annotationCommand)
    .join('');
}

/** GitHub shows the message as plain text, not as Markdown. Source: actions/runner, ActionCommand.cs. */
function annotationCommand({ level, message, properties }: Annotation): string {
  const { title, file, startLine, endLine, startColumn, endColumn } = properties;
  const words = Object.entries({
    title: inertLineOf(title),
    file: file && inertPath(file),
    line: startLine,
    endLine,
    col: startColumn,
    endColumn,
  })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${words.join(',')}::${escapeData(inert(message))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Ends the step with an uncaught error. Node itself would print foreign text in it unchanged. */
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
