import { groupBy } from '../../../platform/group-by.js';
/** A message of systemd-analyze about a unit. */
export interface Message {
  readonly unit: string;
  readonly line: number | undefined;
  readonly words: string;
}

/** Characters; systemd cuts its messages itself. */
const LONGEST_LINE = 64 * 1024;

/** Parses the output of systemd-analyze; other lines are left out. */
export function readMessages(stderr: string, output: string): Message[] {
  return stderr
    .split('\n')
    .flatMap((line) => (line.length > LONGEST_LINE ? [] : (readMessage(line, output) ?? [])));
}

/** Parses `DIRECTORY/app.service:28: Unknown key …` and `app.service: Command …`. An instance counts as its template. */
export function readMessage(text: string, output: string): Message | undefined {
  const whole = text.startsWith(`${output}/`) ? text.slice(output.length + 1) : text.replace(/^\.\//, '');
  const found = /^(?:Unit )?([^\s/:]+\.service):?(?:(\d+):)? (.+)$/.exec(whole);
  if (found === null) return undefined;
  const [, name = '', line, words = ''] = found;
  const unit = name.replace(/@(?:i|test-instance|test_instance)\.service$/, '@.service');
  return { unit, line: line === undefined ? undefined : Number(line), words };
}

/** A message, and whether it is the reason for which systemd does not load the unit. */
export interface Report extends Message {
  readonly refused: boolean;
}

/** `service_verify` of systemd's `src/core/service.c` ends its reasons with this word. */
const REASON = /\s*Refusing\.$/;
/** What systemd says after the reason: `unit_load` and `service_load` return ENOEXEC. */
const REFUSED =
  /^(?:has a bad unit file setting\b|Unit configuration has fatal error, unit will not be started|failed to load properly\b)/;

/** One report for each message; a unit that systemd refuses has one report for the reason, without what follows from it. */
export function reportsOf(messages: readonly Message[]): Report[] {
  return [...groupBy(messages, ({ unit }) => unit).values()].flatMap((all) => {
    const follows = all.filter(({ words }) => REFUSED.test(words));
    const said = all.filter(({ words }) => !REFUSED.test(words));
    const named = said.filter(({ words }) => REASON.test(words));
    if (named.length + follows.length === 0) return said.map((one) => ({ ...one, refused: false }));
    // A line that systemd does not ignore is the reason, too.
    const isFatal = ({ line, words }: Message) => line !== undefined && !/\bignoring\b/i.test(words);
    const reason = named[0] ?? said.findLast(isFatal) ?? follows[0];
    const rest = said.filter((one) => one !== reason && !REASON.test(one.words));
    return [
      ...(reason === undefined
        ? []
        : [{ ...reason, words: reason.words.replace(REASON, ''), refused: true }]),
      ...rest.filter(({ words }) => words !== reason?.words).map((one) => ({ ...one, refused: false })),
    ];
  });
}
