import { quoted } from './quoted.js';

/** The suffixes of systemd's units (`unit_type_table` in `src/basic/unit-def.c`). */
const SUFFIXES = 'service socket target device mount automount swap timer path slice scope'.split(' ');
/** The extensions of Quadlet files. */
const QUADLET_SUFFIXES = 'artifact build container image kube network pod volume'.split(' ');

const LONGEST = 255;
const OTHERS = /[^A-Za-z0-9:\-_.\\@]/;

/**
 * Validates a list of unit names, separated by white space and without quotes (`config_parse_unit_deps()` in
 * `src/core/load-fragment.c`). Names with specifiers are not checked.
 * @param quadlet whether names of Quadlet files are allowed, because the generator translates them
 */
export function unitNamesFault(value: string, quadlet: boolean): string | undefined {
  for (const [name] of value.matchAll(/[^ \t\n\r]+/g)) {
    const fault = name.includes('%') ? undefined : unitNameFault(name, quadlet);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * Validates a unit name (`unit_name_is_valid()` in `src/basic/unit-name.c`). Templates are allowed, because an instance
 * can depend on an instance of another template.
 */
export function unitNameFault(name: string, quadlet: boolean): string | undefined {
  const dot = name.lastIndexOf('.');
  const suffix = name.slice(dot + 1);
  if (dot >= 0 && quadlet && QUADLET_SUFFIXES.includes(suffix)) return undefined;
  if (OTHERS.test(name)) {
    const [wrong = ''] = /[^A-Za-z0-9:\-_.\\@]/u.exec(name) ?? [];
    return `${quoted(name)} is not a unit name, because of the ${quoted(wrong)}`;
  }
  if (dot < 0) return `${quoted(name)} lacks a suffix such as .service`;
  if (!SUFFIXES.includes(suffix)) return `${quoted(name)} has no systemd suffix such as .service`;
  if (dot === 0 || name.startsWith('@'))
    return `${quoted(name)} has no name before the ${quoted(name.charAt(0))}`;
  return name.length > LONGEST ? `${quoted(name)} is longer than ${LONGEST} characters` : undefined;
}

/**
 * Validates the name of a slice: one name, not a template or an instance (`config_parse_unit_slice()` in
 * `src/core/load-fragment.c`).
 */
export function sliceFault(name: string): string | undefined {
  if (!name.endsWith('.slice') || name.includes('@'))
    return `${quoted(name)} is not a slice such as app.slice`;
  return unitNameFault(name, false);
}
