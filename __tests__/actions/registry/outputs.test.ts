import { describe, expect, test } from '@jest/globals';
import type { Runner } from '../../../src/actions/github.js';
import { type OutputValues, setOutputs } from '../../../src/actions/registry/outputs.js';
import { recordingLog } from '../../fakes.js';
import { podFor } from '../../registry/fakes.js';
import { actionFile } from '../action-file.js';

const values: OutputValues = {
  address: { host: 'registry.example', port: 8443, bind: '127.0.0.1' },
  registry: 'registry.example:8443',
  pod: 'podman-registry-1a2b3c4d',
  username: 'ci',
  password: 'hunter2',
  reader: { username: 'guest', password: 'hunter3' },
  caFile: '/tmp/job/ca.crt',
  containerArgs: '--network host',
  kanikoArgs: '--registry-certificate=x',
  containerdCerts: '/job/certs.d',
  cache: { path: '/tmp/images', key: 'podman-registry-images-Linux-X64-1' },
  found: false,
  certDirectory: '/home/u/.config/containers/certs.d/registry.example:8443',
  authFile: '/tmp/job/auth.json',
  caBundle: '/tmp/job/ca-bundle.crt',
  buildkitdConfig: '/tmp/job/buildkitd.toml',
  buildkitdConfigInline: '[registry]',
  podman: '5.4.2',
  images: [],
  startup: 300,
  namespace: undefined,
  user: { name: 'u', uid: 1001, gid: 1001 },
  seeded: [],
  record: podFor(),
  quadlet: { directory: '/tmp/job/quadlet', accepted: ['kube'] },
  checks: [
    { id: 'RP010', title: 'a', state: 'fixed', found: 'x' },
    { id: 'RP020', title: 'b', state: 'ok', found: 'x' },
    { id: 'RP030', title: 'c', state: 'fixed', found: 'x' },
    { id: 'RP040', title: 'd', state: 'warning', found: 'x', remedy: { advice: 'y' } },
  ],
  proof: {
    anonymousStatus: 401,
    plainHttp: 400,
    pushRefusals: {},
    roundTrips: [
      { repository: 'proof', tag: 'a', digest: 'sha256:one', layers: 1, size: 10, duration: 20 },
      { repository: 'mine', tag: 'b', digest: 'sha256:two', layers: 2, size: 30, duration: 40 },
    ],
  },
};

/** A runner that takes outputs and nothing else. */
function outputsOf(given: OutputValues): Record<string, string> {
  const outputs: Record<string, string> = {};
  const never = () => {
    throw new Error('only outputs are to be set');
  };
  const runner: Runner = {
    log: recordingLog(),
    input: never,
    output: (name, value) => {
      outputs[name] = value;
    },
    exportVariable: never,
    addPath: never,
    saveState: never,
    state: never,
    annotate: never,
    summary: never,
    fail: never,
  };
  setOutputs(runner, given);
  return outputs;
}

describe('setOutputs', () => {
  test('sets the outputs that action.yml declares, and no others', () => {
    expect(Object.keys(outputsOf(values)).toSorted()).toEqual(Object.keys(actionFile.outputs).toSorted());
  });

  test('sets each to its own value', () => {
    const { 'round-trips': roundTrips, ...others } = outputsOf(values);
    expect(others).toEqual({
      socket: '',
      'cache-path': '/tmp/images',
      'cache-key': 'podman-registry-images-Linux-X64-1',
      registry: 'registry.example:8443',
      url: 'https://registry.example:8443',
      host: 'registry.example',
      port: '8443',
      username: 'ci',
      password: 'hunter2',
      'reader-username': 'guest',
      'reader-password': 'hunter3',
      'ca-cert': '/tmp/job/ca.crt',
      'ca-bundle': '/tmp/job/ca-bundle.crt',
      'buildkitd-config': '/tmp/job/buildkitd.toml',
      'buildkitd-config-inline': '[registry]',
      'kind-config': '',
      'container-args': '--network host',
      'kaniko-args': '--registry-certificate=x',
      'containerd-certs': '/job/certs.d',
      'cert-dir': '/home/u/.config/containers/certs.d/registry.example:8443',
      'auth-file': '/tmp/job/auth.json',
      pod: 'podman-registry-1a2b3c4d',
      found: 'false',
      'podman-version': '5.4.2',
      'quadlet-dir': '/tmp/job/quadlet',
      digest: 'sha256:one',
      'host-changes': 'RP010,RP030',
      seeded: '[]',
      diagnostics: '',
    });
    expect(JSON.parse(roundTrips ?? '')).toEqual(values.proof?.roundTrips);
  });

  test.each([
    ['without credentials', { username: undefined, password: undefined }, { username: '', password: '' }],
    ['without a proof', { proof: undefined }, { digest: '', 'round-trips': '[]' }],
    ['without changes to the host', { checks: [] }, { 'host-changes': '' }],
  ])('%s they are empty, and set all the same', (_, change, wanted) => {
    expect(outputsOf({ ...values, ...change })).toMatchObject(wanted);
  });
});
