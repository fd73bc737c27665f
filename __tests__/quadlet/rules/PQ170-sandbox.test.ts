import { expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ170'];
const service = (...lines: readonly string[]) => `${container()}[Service]\n${lines.join('\n')}\n`;
const SYSTEM = { mode: 'system' } as const;

test.each<Row>([
  ['a private /tmp', service('PrivateTmp=⟦PQ170|yes⟧')],
  [
    'paths',
    service('ReadOnlyPaths=⟦PQ170|/etc⟧', 'ProtectSystem=⟦PQ170|strict⟧', 'ProtectHome=⟦PQ170|read-only⟧'),
  ],
  ['privileges', service('NoNewPrivileges=⟦PQ170|true⟧', 'RestrictSUIDSGID=⟦PQ170|1⟧')],
  ['filters', service('SystemCallFilter=⟦PQ170|@system-service⟧', 'RestrictNamespaces=⟦PQ170|~user⟧')],
  ['of a network', { 'a.network': '[Network]\n[Service]\nPrivateTmp=⟦PQ170|yes⟧\n' }],
  ['of a system unit', service('ProtectSystem=⟦PQ170|strict⟧', 'PrivateDevices=⟦PQ170|yes⟧'), SYSTEM],
  [
    'its filters',
    service('SystemCallFilter=⟦PQ170|@system-service⟧', 'RestrictAddressFamilies=⟦PQ170|AF_INET⟧'),
    SYSTEM,
  ],
  ['its capabilities', service('CapabilityBoundingSet=⟦PQ170|CAP_NET_RAW⟧'), SYSTEM],
])('%s', (...[, files, options]) => {
  const { found, marks } = lintMarked(CODES, files, options);
  expect(found).toEqual(marks);
});

test.each<Row>([
  ['turned off', service('PrivateTmp=no', 'ProtectSystem=false', 'ReadOnlyPaths=')],
  [
    'other settings',
    service('ProtectProc=invisible', 'IPAddressDeny=any', 'RemoveIPC=yes', 'LimitNOFILE=1024'),
  ],
  [
    'what works for root',
    service('PrivateTmp=yes', 'ProtectHome=yes', 'NoNewPrivileges=yes', 'ProtectSystem=full'),
    SYSTEM,
  ],
  ['with an exception', service('ProtectSystem=strict', 'ReadWritePaths=/var/lib/containers'), SYSTEM],
  [
    'what is enough',
    service('SystemCallFilter=~@obsolete', 'RestrictAddressFamilies=AF_UNIX AF_INET'),
    SYSTEM,
  ],
  ['its capabilities', service('CapabilityBoundingSet=~CAP_SYS_TIME'), SYSTEM],
])('none: %s', (...[, files, options]) => {
  expect(lintMarked(CODES, files, options).messages).toEqual([]);
});

test('the message says what an older systemd does', () => {
  const { messages } = lintMarked(CODES, service('PrivateTmp=yes', 'NoNewPrivileges=yes'));
  expect(messages.map((one) => one.includes('systemd 252 ignores it'))).toEqual([true, false]);
});
