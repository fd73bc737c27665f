import { type Entry, partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const networkOptions: Rule = {
  code: 'PQ033',
  name: 'network-options',
  severity: 'error',
  summary: 'Network= has options after the container whose network it joins.',
  explanation:
    'A container that joins the network of another one has its addresses, ports and names, and cannot set them: ' +
    "`extra options are not supported when joining another container's network`. `Network=NAME.container` " +
    'requires Podman 5.3. Remove everything after the name.',
  sources: ['pkg/systemd/quadlet/quadlet.go, addNetworks', 'podman-systemd.unit(5), Network='],
};

/** @param colon the index of the `:` after the name */
export function reportNetworkOptions(context: Context, entry: Entry, colon: number): void {
  const [name, options] = [entry.value.slice(0, colon), entry.value.slice(colon)];
  context.report(
    'PQ033',
    partSpan(entry, colon, entry.value.length),
    `Network=${name} joins the network of another container and takes no options; remove "${options}"`,
  );
}
