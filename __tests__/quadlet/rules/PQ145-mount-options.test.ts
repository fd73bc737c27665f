import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const CODES = ['PQ145'];

describe('podman 5.4, 5.8 and 6.1 reject', () => {
  test.each([
    ['Volume=/a:/b:⟦PQ145|zz⟧', 'is not an option'],
    ['Volume=a:/b:⟦PQ145|readonly⟧', 'use ro'],
    ['Volume=a:/b:ro,⟦PQ145|rw⟧', 'cannot be combined with ro'],
    ['Volume=a:/b:z,⟦PQ145|Z⟧', 'cannot be combined with z'],
    ['Volume=a:/b:exec,⟦PQ145|noexec⟧', 'cannot be combined'],
    ['Volume=a:/b:shared,⟦PQ145|slave⟧', 'cannot be combined'],
    ['Volume=a:/b:U,⟦PQ145|U⟧', 'cannot be combined'],
    ['Volume=a:/b:⟦PQ145|consistency=cached⟧', 'is not an option'],
    ['Volume=a:/b:⟦PQ145|size=10m⟧', 'is not an option'],
    ['Volume=a:/b:⟦PQ145|upperdir=/a⟧', 'is not an option'],
    ['⟦PQ145|Volume⟧=a:/b:ro,', 'extra comma'],
    ['⟦PQ145|Volume⟧=a:/b:', 'extra comma or colon'],
    ['Tmpfs=/b:⟦PQ145|uid=1000⟧', 'is not an option'],
    ['Tmpfs=/b:⟦PQ145|z⟧', 'is not possible for a tmpfs'],
    ['Tmpfs=/b:⟦PQ145|bind⟧', 'is not an option'],
    ['Tmpfs=/b:size=1m,⟦PQ145|size=2m⟧', 'cannot be combined'],
    ['Tmpfs=/b:⟦PQ145|relatime⟧', 'is not an option'],
    ['Tmpfs=/b:⟦PQ145|noswap⟧', 'is for root only'],
    ['Tmpfs=⟦PQ145|b⟧', 'is not an absolute path'],
    ['Mount=⟦PQ145|type=tmpfs⟧', 'has no destination'],
    ['Mount=type=bind,src=⟦PQ145|/x⟧', 'add destination=/PATH'],
    ['Mount=type=bind,src=/x,dst=⟦PQ145|b⟧', 'is not an absolute path'],
    ['Mount=type=bind,src=/x,⟦PQ145|dst=⟧', 'has no value'],
    ['Mount=type=bind,src=/x,⟦PQ145|dst⟧', 'has no value'],
    ['Mount=type=tmpfs,dst=/b,⟦PQ145|size=1m⟧', 'use tmpfs-size'],
    ['Mount=type=tmpfs,dst=/b,⟦PQ145|mode=1777⟧', 'use tmpfs-mode'],
    ['Mount=type=tmpfs,dst=/b,⟦PQ145|src=/x⟧', 'of type=tmpfs'],
    ['Mount=type=tmpfs,dst=/b,⟦PQ145|relabel=shared⟧', 'is not possible'],
    ['Mount=type=tmpfs,dst=/b,⟦PQ145|noatime⟧', 'is not an option'],
    ['Mount=type=tmpfs,dst=/b,⟦PQ145|bind-propagation=private⟧', 'is not an option'],
    ['Mount=type=ramfs,dst=/b,⟦PQ145|tmpfs-size=1m⟧', 'of type=ramfs'],
    ['Mount=type=devpts,dst=/dev/pts,⟦PQ145|ro⟧', 'of type=devpts'],
    ['Mount=type=bind,src=/x,dst=/b,ro,⟦PQ145|rw⟧', 'cannot be combined'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|bind-propagation=foo⟧', 'use bind-propagation='],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|propagation=rslave⟧', 'use bind-propagation'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|relabel⟧', 'use relabel=private or shared'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|U=foo⟧', 'use U=true or false'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|nocopy⟧', 'is not an option'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|subpath=x⟧', 'is not an option of type=bind'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|O⟧', 'is not an option'],
    ['Mount=type=bind,src=/x,⟦PQ145|source=/y⟧,dst=/b', 'cannot be combined with src=/x'],
    ['Mount=type=bind,src=/x,target=/b,⟦PQ145|dst=/c⟧', 'cannot be combined'],
    ['Mount=type=bind,src=/x,dst=/b,⟦PQ145|type=tmpfs⟧', 'is not an option'],
    ['Mount=type=volume,src=a,dst=/b,⟦PQ145|volume-nocopy⟧', 'is not an option'],
    ['Mount=type=volume,src=a,dst=/b,⟦PQ145|volume-driver=local⟧', 'is not an option'],
    ['Mount=type=volume,src=a,dst=/b,⟦PQ145|volume-label=a⟧', 'is not an option'],
    ['Mount=type=image,src=a,dst=/b,⟦PQ145|ro⟧', 'of type=image'],
    ['Mount=type=image,src=a,dst=/b,⟦PQ145|rw⟧', 'use rw=true or false'],
    ['Mount=⟦PQ145|type=overlay⟧,dst=/b', 'is not a type'],
    ['Mount=⟦PQ145|type=cgroup⟧,dst=/b', 'use one of bind'],
    ['PodmanArgs=⟦PQ145|-v⟧ /a:/b:zz', '"zz" in PodmanArgs=-v'],
    ['PodmanArgs=-v/a:/b:⟦PQ145|zz⟧', '"zz" in PodmanArgs=-v'],
    ['PodmanArgs=--volume=/a:/b:⟦PQ145|zz⟧', '"zz" in PodmanArgs=--volume'],
    ['PodmanArgs=⟦PQ145|--tmpfs⟧ /b:foo', '"foo" in PodmanArgs=--tmpfs'],
    ['PodmanArgs=--mount=⟦PQ145|type=foo⟧,dst=/b', 'is not a type'],
  ])('%s', (line, text) => {
    const { found, marks, messages } = lintMarked(CODES, container(line));
    expect(found).toEqual(marks);
    expect(messages.join()).toContain(text);
  });
});

describe('only some versions reject', () => {
  test.each([
    ['Volume=a:/b:nocreate', '5.8.6', '6.0.2'],
    ['Mount=type=volume,src=a,dst=/b,nocreate', '5.8.6', '6.0.2'],
    ['Volume=a:/b:no-dereference', '4.9.5', '5.0.3'],
    ['Mount=type=bind,src=/a,dest=/b', '5.5.2', '5.6.2'],
    ['Mount=type=artifact,src=a,destination=/b', '5.4.2', '5.5.2'],
    ['Mount=type=image,src=a,dst=/b,subpath=/x', '5.0.3', '5.1.2'],
    ['Mount=type=volume,src=a,dst=/b,subpath=/x', '5.3.2', '5.4.2'],
    ['Tmpfs=/b:noatime', '5.5.2', '5.6.2'],
  ])('%s', (line, last, first) => {
    const [message] = lintMarked(CODES, container(line), { targets: [last] }).messages;
    expect(message).toContain(`requires Podman ${first.slice(0, 3)}`);
    expect(lintMarked(CODES, container(line), { targets: [first] }).messages).toEqual([]);
  });
});

describe('podman accepts', () => {
  test.each<Row>([
    ['options of a volume', container('Volume=a:/b:ro,z,noexec,nosuid,nodev,U,nocopy,rslave,rbind,cached')],
    ['an id map', container('Volume=/a:/b:idmap=uids=0-1-1')],
    ['an overlay', container('Volume=/a:/b:O,upperdir=/u,workdir=/w')],
    ['one without options', container('Volume=/a', 'Volume=a:/b', 'Volume=./c:/c')],
    ['a tmpfs', container('Tmpfs=/b:rw,size=10m,mode=1777,U,notmpcopyup,rprivate', 'Tmpfs=/c')],
    ['what follows a second colon', container('Tmpfs=/b:exec:ro')],
    ['a tmpfs of root', container('Tmpfs=/b:noswap'), { mode: 'system' }],
    [
      'mounts',
      container(
        'Mount=type=bind,source=/a,destination=/b,ro=true,relabel=shared,bind-propagation=rslave,U=true',
        'Mount=type=tmpfs,dst=/t,tmpfs-size=1m,tmpfs-mode=1777,chown',
        'Mount=type=volume,src=a,target=/v,volume-opt=o=uid=1,idmap,subpath=x',
        'Mount=type=image,src=a,dst=/i,rw=true,subpath=/x',
        'Mount=type=artifact,src=a,dst=/d,title=x',
        'Mount=type=devpts,dst=/dev/pts,uid=1',
        'Mount=type=ramfs,dst=/r,src=x',
        'Mount=type=glob,src=/tmp/*',
        'Mount=src=a,dst=/n',
      ),
    ],
    [
      'specifiers and variables',
      container('Volume=/a:/b:%i', 'Volume=%h/a:/b', 'Mount=type=bind,src=%h,dst=%h/x', 'Tmpfs=$X:/a'),
    ],
    ['what the generator reports', container('Volume=a:b:c:d', "Mount=type=bind,'src=\"/a',dst=/b")],
  ])('%s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });
});

test('pods and builds', () => {
  const { found, marks } = lintMarked(CODES, {
    'a.pod': '[Pod]\nVolume=/a:/b:⟦PQ145|zz⟧\n',
    'b.build': '[Build]\nImageTag=localhost/a:1\nSetWorkingDirectory=unit\nVolume=/a:/b:⟦PQ145|zz⟧\n',
  });
  expect(found).toEqual(marks);
});
