import { quoted } from './quoted.js';

// The table of pkg/signal/signal_linux.go.
const NAMES = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'
  ).split(' '),
);

/** Validates a signal: a name, with or without `SIG`, case-insensitive, or a number from 1 to 64. */
export function signalFault(value: string): string | undefined {
  const text = value.startsWith('-') ? value.slice(1) : value;
  if (/^\+?\d+$/.test(text)) {
    return Number(text) >= 1 && Number(text) <= 64
      ? undefined
      : `${quoted(value)} is not a signal from 1 to 64`;
  }
  const name = text.toUpperCase().replace(/^SIG/, '');
  return NAMES.has(name) || /^RTM(?:IN(?:\+\d+)?|AX(?:-\d+)?)$/.test(name)
    ? undefined
    : `${quoted(value)} is not a signal such as SIGTERM`;
}
