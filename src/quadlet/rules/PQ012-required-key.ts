import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const requiredKey: Rule = {
  code: 'PQ012',
  name: 'required-key',
  severity: 'error',
  summary: 'A required key is missing or empty.',
  explanation:
    'Each of these units requires a key with a value: `Image=` (or, from Podman 4.5 on, `Rootfs=`) for a ' +
    'container, `Yaml=` for a kube, `ImageTag=` for a build, `Image=` for an image, `Artifact=` for an artifact. ' +
    'Without it the generator rejects the unit with `no Image or Rootfs key specified`, `no Yaml key specified` ' +
    "and so on. Add the key to the unit's own section.",
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'pkg/systemd/quadlet/quadlet.go, ConvertImage',
    'pkg/systemd/quadlet/quadlet.go, ConvertBuild',
    'pkg/systemd/quadlet/quadlet.go, ConvertArtifact',
  ],
};

/** Reports a required key without a value. */
export function requireValue(
  context: Context,
  member: Member,
  key: string,
  has: boolean,
  remedy: string,
): void {
  if (has || !member.parses) return;
  context.report('PQ012', decidingKey(member, member.kind.section, key), remedy);
}
