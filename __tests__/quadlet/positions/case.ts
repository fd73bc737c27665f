import type { Mode } from '../../../src/quadlet/finding.js';

/** Files with marks at every error, and at the warnings that the case is about. */
export interface PositionCase {
  readonly title: string;
  /** Podman versions in full. */
  readonly targets: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  /** The words that the generator of the first target has for it, where it has some. */
  readonly says?: string;
  readonly mode?: Mode;
}

/** A case of one file or several, for one version or several with blanks between them. */
export function at(
  targets: string,
  title: string,
  files: PositionCase['files'],
  says?: string,
  mode?: Mode,
): PositionCase {
  return { title, targets: targets.split(' '), files, ...(says && { says }), ...(mode && { mode }) };
}

/** A container file with an image and more lines. */
export function container(...lines: readonly string[]): string {
  return ['[Container]', 'Image=quay.io/app/web:1', ...lines, ''].join('\n');
}
