import type { Family, System } from './packages.js';
import { automatic, byHand, type Remedy } from './remedy.js';

/** The packages that bring something, by package manager. */
export type Packages = Readonly<Record<Family, readonly string[]>>;

/**
 * The remedy for something that a package brings. Pure.
 * @param what for a person, as the object of "Install …"
 */
export function installing(what: string, packages: Packages, { family, name }: System): Remedy {
  if (family === undefined) return byHand(`Install ${what} with the package manager of ${name}.`);
  return automatic(`Install ${what}.`, { kind: 'packages', family, names: packages[family] });
}
