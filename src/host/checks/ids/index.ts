import type { Check } from '../../check.js';
import { effectiveGroup } from './effective-group.js';
import { foreignOverlap } from './foreign-overlap.js';
import { oneFileOnly } from './one-file-only.js';
import { otherSource } from './other-source.js';
import { ownOverlap } from './own-overlap.js';
import { rangeMissing } from './range-missing.js';
import { rangeTooSmall } from './range-too-small.js';

/** What can be told without calling podman, causes before effects. */
export const idsChecks: readonly Check[] = [
  rangeMissing,
  rangeTooSmall,
  ownOverlap,
  foreignOverlap,
  oneFileOnly,
  otherSource,
  effectiveGroup,
];
