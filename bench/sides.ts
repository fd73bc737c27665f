import { setTimeout as pause } from 'node:timers/promises';
import bcrypt from 'bcryptjs';
import { DATA, type Lab } from './lab.js';
import {
  forwarderOf,
  isOurs,
  NGINX_IMAGE,
  type OursName,
  REGISTRY_IMAGE,
  sharedMounts,
  startOurs,
} from './ours.js';
import { type PeerPod, peerManifest } from './peer-manifest.js';
import { type PeerSide, peerPods } from './peer-pods.js';

/** A registry that is up, as clients reach it. */
export interface Side {
  readonly name: SideName;
  readonly url: string;
  /** `host:port` */
  readonly registry: string;
  /** Path of the CA; empty for plain http. */
  readonly ca: string;
  /** `USER:PASSWORD` in base64; nothing where nobody is asked. */
  readonly login: string | undefined;
  /** The directory of its data. */
  readonly data: string;
  readonly pod: string;
}

export type SideName = OursName | PeerSide;

export const ZOT_IMAGE = 'localhost/bench/zot:latest';
const PASSWORD = 'of the peer';

/** Gives a side, which is started when it is first asked for. */
export type Sides = (name: SideName) => Promise<Side>;

export function openSides(lab: Lab): Sides {
  const open = new Map<SideName, Promise<Side>>();
  const of: Sides = (name) => {
    const side = open.get(name) ?? (isOurs(name) ? startOurs(lab, name) : startPeer(lab, name, of));
    open.set(name, side);
    return side;
  };
  return of;
}

/** Plays a pod that has the image, the configuration, the certificate and the forwarder of ours. */
async function startPeer(lab: Lab, name: PeerSide, of: Sides): Promise<Side> {
  const ours = await of('ours');
  const htpasswd = `bench:${await bcrypt.hash(PASSWORD, 5)}\n`;
  const images = { registryImage: REGISTRY_IMAGE, nginxImage: NGINX_IMAGE, zotImage: ZOT_IMAGE };
  const pods = peerPods({ ...(await sharedMounts(lab, ours.pod)), ...images, data: DATA, htpasswd });
  const pod = pods[name];
  const forwarder = await forwarderOf(lab, ours.pod);
  const manifest = await layOut(lab, pod);
  await lab.run(['podman', 'kube', 'play', '--network', forwarder, manifest]);
  const registry = `127.0.0.1:${pod.port}`;
  const side: Side = {
    ...{ name, registry, pod: pod.name, data: `${DATA}/${pod.name}/data` },
    url: `${pod.tls ? 'https' : 'http'}://${registry}`,
    ca: pod.tls ? ours.ca : '',
    login: name === 'bcrypt 5' ? Buffer.from(`bench:${PASSWORD}`).toString('base64') : undefined,
  };
  await untilUp(lab, side);
  return side;
}

/** @returns the path of the manifest */
async function layOut(lab: Lab, pod: PeerPod): Promise<string> {
  for (const directory of pod.directories) await lab.run(['mkdir', '-p', '-m', '1777', directory]);
  for (const [path, text] of Object.entries(pod.files)) await lab.write(path, text);
  const manifest = `${DATA}/${pod.name}/pod.yaml`;
  await lab.write(manifest, peerManifest(pod));
  return manifest;
}

/** @throws Error with the words of its containers where it does not answer for 10 s */
async function untilUp(lab: Lab, { url, ca, pod, name }: Side): Promise<void> {
  const trust = ca === '' ? [] : ['--cacert', ca];
  const ask = ['curl', '--silent', '--output', '/dev/null', ...trust, `${url}/v2/`];
  for (let tries = 0; tries < 50; tries += 1) {
    const { exitCode } = await lab.machine.run(ask, { user: 'runner', timeout: 10 });
    if (exitCode === 0) return;
    await pause(200);
  }
  throw new Error(`${name} does not answer at ${url}\n${await lab.run(['podman', 'pod', 'logs', pod])}`);
}
