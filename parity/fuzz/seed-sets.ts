import { isUnitName } from '../../src/quadlet/catalogue/keys.js';
import { isDropIn } from '../../src/quadlet/generator/verdict/compare.js';
import { closureOf } from '../closure.js';
import type { SetFiles } from '../set-files.js';

const MOST_FILES = 8;
const MOST_BYTES = 8192;

// One unit of each kind, which refer to each other, so that there is something to mutate without any fixture.
const BUILT_IN: readonly Readonly<Record<string, string>>[] = [
  {
    'app.container':
      '[Unit]\nDescription=a\nAfter=db.container\n\n[Container]\nImage=docker.io/library/a:1\nNetwork=net.network\nVolume=data.volume:/data\nPublishPort=127.0.0.1:80:80\nEnvironment=A=1 B="c d"\nExec=run --a "b c"\n\n[Service]\nRestart=always\n\n[Install]\nWantedBy=default.target\n',
    'db.container':
      '[Container]\nImage=docker.io/library/b\nMount=type=volume,source=data.volume,target=/d\n',
    'net.network': '[Network]\nSubnet=10.0.0.0/24\nGateway=10.0.0.1\nLabel=a=b\n',
    'data.volume': '[Volume]\nDevice=tmpfs\nType=tmpfs\nOptions=nodev\n',
  },
  {
    'web.pod': '[Pod]\nPodName=web\nPublishPort=80:80\nVolume=data.volume:/d\nNetwork=net.network\n',
    'a.container': '[Container]\nImage=img.image\nPod=web.pod\n',
    'b.container': '[Container]\nImage=it.build\nPod=web.pod\nNetwork=a.container\n',
    'img.image': '[Image]\nImage=docker.io/library/a\n',
    'it.build': '[Build]\nImageTag=localhost/it\nFile=./Containerfile\nSetWorkingDirectory=unit\n',
    'data.volume': '[Volume]\nDriver=image\nImage=img.image\n',
    'net.network': '[Network]\n',
  },
  { 'k.kube': '[Kube]\nYaml=k.yml\nPublishPort=80:80\nNetwork=n.network\nUserNS=auto\n', 'n.network': '' },
  {
    'w@.container':
      '[Container]\nImage=docker.io/library/a\nVolume=d@.volume:/d\n[Install]\nDefaultInstance=x\n',
    'd@.volume': '[Volume]\nVolumeName=d-%i\n',
    'a-b-c@i.container': '[Container]\nRootfs=/a\nUserNS=keep-id\n',
    'a-b-c@i.container.d/10.conf': '[Container]\nExec=a\n',
    'a-b-.container.d/20.conf': '[Container]\nLabel=a=b\n',
  },
  { 'x.artifact': '[Artifact]\nArtifact=quay.io/a/b\n', 'y.image': '[Image]\nImage=x\n' },
  { 'e.volume': '' },
];

/**
 * Makes small sets to mutate: each unit of those given with what it refers to, and one of each kind that is built
 * in. Sets of many or long files are left out, for a change in them is too seldom one that matters.
 */
export function seedSets(given: readonly SetFiles[]): SetFiles[] {
  const sets: SetFiles[] = BUILT_IN.map(
    (files) => new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])),
  );
  for (const files of given) {
    for (const unit of [...files.keys()].filter(isUnitName)) {
      const set = withoutCommonParents(closureOf(files, unit));
      if (set.size <= MOST_FILES && length(set) <= MOST_BYTES) sets.push(set);
    }
  }
  return sets;
}

/** Without the directories that all files of the set are in; drop-ins keep their own. */
function withoutCommonParents(set: SetFiles): SetFiles {
  const paths = [...set.keys()];
  const parts = paths.map((path) => path.split('/').slice(0, isDropIn(path) ? -2 : -1));
  const [first = []] = parts;
  let depth = 0;
  while (depth < first.length && parts.every((other) => other[depth] === first[depth])) depth += 1;
  return new Map([...set].map(([path, content]) => [path.split('/').slice(depth).join('/'), content]));
}

function length(set: SetFiles): number {
  return [...set.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
}
