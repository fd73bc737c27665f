import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const generatorCrash: Rule = {
  code: 'PQ007',
  name: 'generator-crash',
  severity: 'error',
  summary: 'The value crashes the generator of an older Podman.',
  explanation:
    'Before Podman 5.7 the generator does not check that a mount it has to translate has a source. Before 4.8 it ' +
    'does not check that each field of a mount contains `=`. It ends with `panic: runtime error: index out of ' +
    'range`, and the files that it has not processed yet do not become services. Later versions report the error ' +
    'and continue. Give the mount a `source=`, and each of its fields a value.',
  sources: ['pkg/systemd/quadlet/quadlet.go, resolveContainerMountParams'],
};

/** A mount without a source, before 5.7. */
export function reportCrashWithoutSource(context: Context, span: Span, type: string): void {
  const message = `a mount of type ${type} without a source crashes the generator before Podman 5.7, and this unit and those after it are not generated; add source=`;
  context.report('PQ007', span, message);
}

/** A field of a mount without `=`, before 4.8. */
export function reportCrashWithoutEquals(context: Context, span: Span, field: string): void {
  const message = `"${field}" has no "=", which crashes the generator before Podman 4.8, and this unit and those after it are not generated; write ${field || 'NAME'}=true`;
  context.report('PQ007', span, message);
}
