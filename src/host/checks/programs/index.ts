import type { Check } from '../../check.js';
import { catatonit } from './catatonit.js';
import { crunVersion } from './crun-version.js';
import { mappingRights } from './mapping-rights.js';
import { mappingTools } from './mapping-tools.js';
import { noNewPrivileges } from './no-new-privileges.js';
import { openssl } from './openssl.js';
import { podmanCopies } from './podman-copies.js';
import { podmanInstalled } from './podman-installed.js';
import { podmanVersion } from './podman-version.js';

/** What can be told without calling podman, causes before effects. */
export const programsChecks: readonly Check[] = [
  podmanInstalled,
  mappingTools,
  mappingRights,
  noNewPrivileges,
  catatonit,
  openssl,
];

/** What podman has to be asked for. */
export const programsPodmanChecks: readonly Check[] = [podmanCopies, podmanVersion, crunVersion];
