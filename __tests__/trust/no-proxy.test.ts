import { describe, expect, test } from '@jest/globals';
import { bypassProxy } from '../../src/trust/no-proxy.js';
import { fakeHost } from '../fakes.js';
import { contextOn } from './context.js';

type Variables = Readonly<Record<string, string>>;

async function extended(
  variables: Variables,
  address = { host: '172.17.0.1', port: 8443, bind: '172.17.0.1' },
) {
  const host = fakeHost({ variables });
  const context = contextOn(host, '/job', { address });
  await bypassProxy(context);
  return { host, records: context.journal.records };
}

const PROXY = { HTTPS_PROXY: 'http://p:3128' };

describe('bypassProxy', () => {
  test.each<[what: string, variables: Variables, wanted: Variables]>([
    ['without a proxy', { NO_PROXY: 'a' }, {}],
    ['with one', PROXY, { NO_PROXY: '172.17.0.1', no_proxy: '172.17.0.1' }],
    ['in lower case', { all_proxy: 'http://p' }, { NO_PROXY: '172.17.0.1', no_proxy: '172.17.0.1' }],
    [
      'each keeps its own',
      { ...PROXY, NO_PROXY: 'a', no_proxy: 'b' },
      { NO_PROXY: 'a,172.17.0.1', no_proxy: 'b,172.17.0.1' },
    ],
    // Programs prefer one of them, and would no longer see the other.
    ['or has the other', { ...PROXY, no_proxy: 'b' }, { NO_PROXY: 'b,172.17.0.1', no_proxy: 'b,172.17.0.1' }],
    ['there already', { ...PROXY, NO_PROXY: 'a,172.17.0.1', no_proxy: '172.17.0.1' }, {}],
    ['everything', { ...PROXY, NO_PROXY: '*', no_proxy: '*' }, {}],
    ['everything, once', { ...PROXY, NO_PROXY: '*' }, { no_proxy: '*' }],
  ])('%s', async (_, variables, wanted) => {
    const { host, records } = await extended(variables);
    const exported = host.happened.flatMap((one) => ('export' in one ? [[one.export, one.value]] : []));
    expect(Object.fromEntries(exported)).toEqual(wanted);
    expect(records).toEqual(
      Object.entries(wanted).map(([name, ours]) => ({
        kind: 'variable',
        name,
        ours,
        before: variables[name] ?? '',
      })),
    );
  });

  test('a name and its address', async () => {
    const named = { host: 'registry.example', port: 8443, bind: '10.0.0.5' };
    const { host } = await extended(PROXY, named);
    expect(host.variable('NO_PROXY')).toBe('registry.example,10.0.0.5');
    const everywhere = await extended(PROXY, { ...named, bind: '0.0.0.0' });
    expect(everywhere.host.variable('no_proxy')).toBe('registry.example');
  });
});
