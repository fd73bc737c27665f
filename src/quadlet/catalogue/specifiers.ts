/** An invalid specifier: a `%` and the characters that follow. */
interface BadSpecifier {
  /** Index of the `%`, in UTF-16 units. */
  readonly index: number;
  /** `%Z` */
  readonly text: string;
}

/** Any text, or names of units (dependencies, `Slice=`, `Sockets=`), where fewer specifiers are allowed. */
export type SpecifierPlace = 'value' | 'unit-name';

// The tables of unit_full_printf_full() and unit_name_printf() in src/core/unit-printf.c. `%D` came after 252.
const LETTERS: Readonly<Record<SpecifierPlace, string>> = {
  value: 'aAbBcCdDEfgGhHiIjJlLmMnNopPqrRsStTuUvVwWyY',
  'unit-name': 'aAbBgGHijlmMnNopquUvwW',
};

/**
 * Every `%x` that systemd refuses: "Failed to resolve unit specifiers in '%Z': Invalid slot". By `specifier_printf()` in
 * `src/shared/specifier.c`, only a letter of A-Z or a digit behind a `%` makes a specifier, and one that is unknown is an
 * error. `%%` is a percent sign. A `%` before anything else (`%{`, `% `, `%"`), or at the end, stays as it is.
 *
 * `systemd-analyze verify` of 252, 257 and 262 agree in all of this but `%D`, which 252 refuses, for the system and for a
 * user; no version leaves an unknown specifier as it is. What comes of it depends on the setting:
 * - `ExecStart=` and the other commands, also one word of them: the unit "has a bad unit file setting" and cannot be
 *   started. Only a command with the prefix `-` is dropped instead. `User=`, `WorkingDirectory=`, `RootDirectory=`,
 *   `SupplementaryGroups=`, `ReadWritePaths=` likewise make the unit unusable.
 * - `Environment=`, `Description=`, `After=`, `Slice=`, `ConditionPathExists=` and most others: the assignment, or that
 *   word of it, is ignored with a warning.
 * - `Restart=`, `TimeoutStartSec=`, `MemoryMax=` and others that hold no text: a `%` is never a specifier there.
 *
 * In commands and in `Environment=` systemd removes quotes and escapes first: `"5%"Z` becomes `5%Z`. Pass the unquoted
 * words, or such rare cases are missed. `c`, `r` and `R` are deprecated and not reported.
 */
export function badSpecifiers(text: string, place: SpecifierPlace = 'value'): BadSpecifier[] {
  const found: BadSpecifier[] = [];
  const known = LETTERS[place];
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 2)) {
    const letter = text.charAt(at + 1);
    if (/[A-Za-z0-9]/.test(letter) && !known.includes(letter)) found.push({ index: at, text: `%${letter}` });
  }
  return found;
}
