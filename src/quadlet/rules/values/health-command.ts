/** A health command as podman reads it (`MakeHealthCheckFromCli` in `pkg/specgenutil/specgen.go`). */
export interface HealthCommand {
  /** The program and its arguments; undefined if a shell runs the command. */
  readonly program: readonly string[] | undefined;
  /** The text of the shell; empty for a program. */
  readonly shell: string;
  /** Whether it is an array that begins with `CMD`, which podman before 5.8 splits at its spaces. */
  readonly isCmdArray: boolean;
  /** Whether it is `none`, which disables the check. */
  readonly isNone: boolean;
}

export function healthCommandOf(value: string): HealthCommand {
  const array = arrayOf(value);
  const words = array ?? value.split(/ (.*)/s, 2);
  const [first = '', ...rest] = words;
  const keyword = first.toUpperCase();
  const none = { program: undefined, shell: '', isCmdArray: false, isNone: false };
  if (keyword === 'NONE') return { ...none, isNone: true };
  if (keyword === 'CMD') {
    return {
      ...none,
      program: array === undefined ? fields(rest[0] ?? '') : rest,
      isCmdArray: array !== undefined,
    };
  }
  if (keyword === 'CMD-SHELL') return { ...none, shell: rest.join(' ') };
  return array !== undefined && array.length > 1
    ? { ...none, program: array }
    : { ...none, shell: array === undefined ? value : first };
}

function fields(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** The strings of a JSON array; undefined for any other text. */
export function arrayOf(text: string): readonly string[] | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) && read.every((one) => typeof one === 'string') ? read : undefined;
  } catch {
    return undefined;
  }
}
