import type { Context } from '../../convert/context.js';
import type { Member } from '../../set/unit-set.js';
import { adviseAssignments } from './assignments.js';
import { adviseContinuations } from './continuations.js';
import { adviseDirectives } from './directives.js';
import { adviseEncoding } from './encoding.js';
import { adviseHostNetwork } from './host-network.js';
import { adviseHostPaths } from './host-paths.js';
import { adviseAutoUpdate, adviseShortImages } from './images.js';
import { adviseInlineComments } from './inline-comments.js';
import { adviseInstall } from './install.js';
import { adviseNetworkOnline } from './network-online.js';
import { type KeyAdvice, ownKeys } from './own-keys.js';
import { advisePodmanArgs } from './podman-args.js';
import { advisePodMember } from './pods.js';
import { adviseQuotes } from './quotes.js';
import { adviseChoices, adviseDeprecated, adviseReadings } from './readings.js';
import { adviseRepeats } from './repeats.js';
import { adviseSections } from './sections.js';
import { adviseServiceName } from './service-name.js';
import { adviseServiceUser } from './service-user.js';
import { adviseDirectiveSpecifiers, adviseSpecifiers } from './specifiers.js';
import { adviseStartTimeout } from './start-timeout.js';
import { adviseValueFormats } from './value-formats.js';
import { adviseWords } from './words.js';

/** Looks at one unit for one kind of mistake. */
export type Advice = (context: Context, member: Member) => void;

/** What is looked at in each key that stands in a section of Quadlet's. */
const KEY_ADVICE: readonly KeyAdvice[] = [
  adviseInlineComments,
  adviseAssignments,
  adviseSpecifiers,
  adviseRepeats,
  adviseQuotes,
  adviseHostPaths,
  adviseWords,
  adviseReadings,
  adviseChoices,
  adviseDeprecated,
  adviseServiceName,
  adviseValueFormats,
];

function adviseOwnKeys(context: Context, member: Member): void {
  for (const section of [member.kind.section, 'Quadlet']) {
    for (const key of ownKeys(context, member, section)) {
      for (const advise of KEY_ADVICE) advise(context, member, key);
    }
  }
}

/** Everything that is looked at in a unit, in no particular order. */
export const UNIT_ADVICE: readonly Advice[] = [
  adviseOwnKeys,
  adviseDirectives,
  adviseDirectiveSpecifiers,
  adviseInstall,
  adviseSections,
  adviseContinuations,
  adviseEncoding,
  adviseStartTimeout,
  adviseServiceUser,
  advisePodMember,
  adviseHostNetwork,
  adviseShortImages,
  adviseAutoUpdate,
  adviseNetworkOnline,
  advisePodmanArgs,
];
