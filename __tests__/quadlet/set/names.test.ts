import { describe, expect, test } from '@jest/globals';
import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import {
  containerName,
  convertedResourceName,
  fileNameOf,
  resourceNameOf,
  serviceNameOf,
  stemOf,
} from '../../../src/quadlet/set/names.js';
import { load, memberOf } from './load.js';

test.each([
  ['a.container', 'a'],
  ['a.b.container', 'a.b'],
  ['.container', '.container'],
  ['a', 'a'],
  ['a@.volume', 'a@'],
])('the stem of %s is %s', (name, stem) => {
  expect(stemOf(name)).toBe(stem);
});

describe('the service', () => {
  test.each<[name: string, text: string, version: string, service: string]>([
    ['a.container', '', '5.8.6', 'a'],
    ['a.kube', '', '5.8.6', 'a'],
    ['a.volume', '', '5.8.6', 'a-volume'],
    ['a.network', '', '5.8.6', 'a-network'],
    ['a.image', '', '5.8.6', 'a-image'],
    ['a.build', '', '5.8.6', 'a-build'],
    ['a.artifact', '', '5.8.6', 'a-artifact'],
    ['a.pod', '', '5.8.6', 'a-pod'],
    ['.pod', '', '5.8.6', '.pod-pod'],
    ['a@.container', '', '5.8.6', 'a@'],
    ['a@b.container', '', '5.8.6', 'a@b'],
    ['a@.volume', '', '5.7.0', 'a-volume@'],
    ['a@.volume', '', '5.6.2', 'a@-volume'],
    ['a@b.volume', '', '5.7.0', 'a@b-volume'],
    ['a.volume', '[Volume]\nServiceName=b', '5.3.0', 'b'],
    ['a.volume', '[Volume]\nServiceName=b', '5.2.5', 'a-volume'],
    ['a.volume', '[Volume]\nServiceName="b c" ', '5.8.6', 'b c'],
    ['a.volume', '[Volume]\nServiceName=b\nServiceName=c', '5.8.6', 'c'],
    ['a.volume', '[Volume]\nServiceName=', '5.8.6', ''],
    ['a.volume', '[Container]\nServiceName=b', '5.8.6', 'a-volume'],
    ['a@.pod', '[Pod]\nServiceName=b@', '5.8.6', 'b@'],
  ])('of %s with %j for %s is %s', (name, text, version, service) => {
    const { unit, kind } = memberOf(load({ [name]: text }, version), name);
    expect(serviceNameOf(unit, kind, behaviourOf(version))).toBe(service);
  });
});

describe('the name in podman', () => {
  // Before anything was converted, and after this unit was.
  test.each<[name: string, text: string, version: string, early: string, late: string]>([
    ['a.volume', '', '5.8.6', '', 'systemd-a'],
    ['a.volume', '[Volume]\nVolumeName=b', '5.8.6', '', 'b'],
    ['a.volume', '[Volume]\nVolumeName=', '5.8.6', '', 'systemd-a'],
    ['a.network', '', '4.4.0', '', 'systemd-a'],
    ['a.network', '[Network]\nNetworkName="b"', '5.8.6', '', 'b'],
    ['a.pod', '', '5.0.0', 'systemd-a', 'systemd-a'],
    ['a.pod', '[Pod]\nPodName=b', '5.8.6', 'b', 'b'],
    ['a.pod', '[Pod]\nServiceName=b', '5.8.6', 'systemd-a', 'systemd-a'],
    ['a.container', '', '5.8.6', 'systemd-a', 'systemd-a'],
    ['a.container', '', '5.3.0', '', 'systemd-a'],
    ['a.container', '[Container]\nServiceName=b', '5.8.6', 'systemd-b', 'systemd-b'],
    ['a.container', '[Container]\nContainerName=b', '5.4.0', 'b', 'b'],
    ['a.container', '[Container]\nContainerName=x-%N-%N', '5.4.0', 'x-a-a', 'x-a-a'],
    ['a.container', '[Container]\nContainerName=%H', '5.8.6', '', ''],
    ['a@b.container', '', '5.8.6', '', ''],
    ['a.image', '[Image]\nImage=q.io/a', '5.8.6', '', 'q.io/a'],
    ['a.image', '[Image]\nImage=q.io/a\nImageTag=b', '5.8.6', '', 'b'],
    ['a.image', '', '5.8.6', '', ''],
    ['a.build', '[Build]\nImageTag=b', '5.2.0', 'b', 'b'],
    ['a.build', '[Build]\nImageTag=b\nImageTag=c', '5.2.0', 'c', 'c'],
    ['a.build', '[Build]\nImageTag=b\nImageTag=c', '5.3.0', 'b', 'b'],
    ['a.build', '[Build]\nImageTag=b\nImageTag=\nImageTag=c', '5.3.0', 'c', 'c'],
    ['a.artifact', '[Artifact]\nArtifact=q.io/a', '5.7.0', '', 'q.io/a'],
    ['a.kube', '[Kube]\nYaml=a', '5.8.6', '', ''],
  ])('of %s with %j for %s', (name, text, version, early, late) => {
    const { unit, kind } = memberOf(load({ [name]: text }, version), name);
    const behaviour = behaviourOf(version);
    expect(resourceNameOf(unit, kind, behaviour)).toBe(early);
    expect(convertedResourceName(unit, kind, behaviour)).toBe(late);
  });

  test.each([
    ['a.container', '', 'systemd-%N'],
    ['a@.container', '', 'systemd-%p_%i'],
    ['a@b.container', '', 'systemd-%p_%i'],
    ['a.container', '[Container]\nContainerName=', 'systemd-%N'],
    ['a.container', '[Container]\nContainerName=%p', '%p'],
  ])('of the container %s with %j as systemd gets it is %s', (name, text, wanted) => {
    expect(containerName(memberOf(load({ [name]: text }), name).unit)).toBe(wanted);
  });
});

// Where a run of 5.8.6 in earnest writes the service.
test.each([
  ['a', 'a.service'],
  ['', '.service'],
  ['/a', 'a.service'],
  ['a/../b', 'b.service'],
  ['../a', 'a.service'],
  ['/../a', 'a.service'],
  ['a/b', 'a/b.service'],
  ['./a', 'a.service'],
])('the service %j is written to %s', (service, file) => {
  expect(fileNameOf({ service })).toBe(file);
});
