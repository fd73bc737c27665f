import { CHANGES, type Change, pastaFor } from '../catalogue/podman-changes.js';
import type { Member } from '../set/unit-set.js';
import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';
import { unitOptions, withValue } from './unit-options.js';
import { quoted } from './values/quoted.js';

export const changedOption: Rule = {
  code: 'PQ148',
  name: 'changed-option',
  severity: 'warning',
  summary: 'A target version of podman has removed an option or value, or does not know it yet.',
  explanation:
    'The generator passes the option on, and podman rejects or ignores it. Podman 6.0 removed slirp4netns: use pasta, ' +
    'which takes its options after a colon: `Network=pasta:--map-gw` allows connections to the host like ' +
    '`allow_host_loopback=true`, and `-m,1500` sets the MTU. It also removed the global options `--network-cmd-path` and ' +
    '`--db-backend`, and accepts a log tag with journald only. The finding lists the target versions.',
  sources: [
    'podman-run(1), --network',
    'podman-run(1), --log-opt',
    'pkg/specgen/namespaces.go, ParseNetworkFlag',
  ],
  checkUnit: checkChanges,
  units: ['GlobalArgs=', ...CHANGES.map(({ option }) => option)],
};

interface Used {
  readonly option: string;
  readonly value: string;
  readonly written: string;
  readonly span: Span;
}

/** Options that the version does not have. */
function checkChanges(context: Context, member: Member): void {
  const { version } = context.behaviour;
  const { section } = member.kind;
  const options = unitOptions(context, member);
  const hasGlobal = member.unit.last(section, 'GlobalArgs') !== undefined;
  for (const change of CHANGES) {
    if (!hasGlobal && !options.has(change.option)) continue;
    const { sections, from = 0, until = Number.POSITIVE_INFINITY } = change;
    if (version < from || version >= until || !sections.test(section)) continue;
    const used = usesOf(context, member, change).find(({ value }) => change.value?.test(value) ?? true);
    if (used === undefined || !hasBesides(context, member, change)) continue;
    const name = withValue(used, change.value === undefined ? '' : quoted(used.value).slice(1, -1));
    const instead = change.option === '--network' ? ` Network=${pastaFor(used.value)}` : '';
    context.report('PQ148', used.span, `${name} ${change.text}${instead}`);
  }
}

function usesOf(context: Context, member: Member, { option }: Change): readonly Used[] {
  const own = (unitOptions(context, member).get(option) ?? []).map(({ value, written, span }) => ({
    option,
    value,
    written,
    span,
  }));
  const global = optionsIn(member, 'GlobalArgs')
    .filter((one) => one.option === option)
    .map((one) => ({ ...one, written: `GlobalArgs=${one.written}`, span: spanOf(one) }));
  return [...own, ...global];
}

function hasBesides(context: Context, member: Member, { besides }: Change): boolean {
  if (besides === undefined) return true;
  const [option, value] = besides;
  return (
    unitOptions(context, member)
      .get(option)
      ?.some((one) => value.test(one.value)) ?? false
  );
}
