import type { Rule } from './rule.js';

/** What concerns several files, or a file as a whole. */
export const SET_RULES: readonly Rule[] = [
  {
    code: 'PQ090',
    name: 'suppression',
    severity: 'warning',
    summary: 'A comment that silences rules has no reason, names no rule, or silences nothing.',
    explanation:
      'A comment `# pq-lint: disable=CODE,CODE REASON` silences rules for the next entry or section ' +
      'header, `disable-file=` for the whole file. It should tell its reader why, and should go when there is ' +
      'nothing left to silence, or it hides the next mistake. A comment between the lines of a continued value ' +
      'silences nothing, since older generators take it for part of the value: put it above the key. No comment ' +
      'silences this rule.',
  },
  {
    code: 'PQ091',
    name: 'link-outside-workspace',
    severity: 'error',
    summary: 'A symbolic link leads outside the workspace, and the linter does not follow it.',
    explanation:
      'What the linter reads appears in logs, annotations and reports. It therefore follows links only within the ' +
      'workspace: in a job `GITHUB_WORKSPACE`, on a terminal the git repository of the path, or the current ' +
      'directory where there is no repository. A path outside of these is its own workspace. For a link that leads ' +
      'further, or into a `.git` directory, there is this error, which names the target; the target is not opened. ' +
      'On the machine that the files are meant for, such a link usually leads nowhere. Replace it with a copy of its ' +
      'target, or move the target into the repository.',
  },
  {
    code: 'PQ102',
    name: 'not-started',
    severity: 'warning',
    summary: 'Nothing starts the unit at boot.',
    explanation:
      'Units that a generator makes cannot be enabled: `systemctl enable` fails because the unit is transient ' +
      'or generated. The generator makes the links itself, from `[Install]`, and without them, or another unit ' +
      'that wants this one, it is started by hand only. Add `[Install]` with `WantedBy=default.target`, for the ' +
      "machine's manager `WantedBy=multi-user.target`. Nothing is said of templates, of services of type " +
      '`oneshot` and of containers that their pod starts; for a unit that is meant to be started by hand, ' +
      'silence the rule with that as the reason.',
  },
  {
    code: 'PQ115',
    name: 'wrong-directory',
    severity: 'warning',
    summary: 'The file is in a directory where Quadlet does not look.',
    explanation:
      'The generator reads its own directories only: `/etc/containers/systemd`, `/run/containers/systemd` and ' +
      '`/usr/share/containers/systemd` for the machine, `~/.config/containers/systemd` and ' +
      "`/etc/containers/systemd/users` for users. systemd's own directories, such as `~/.config/systemd/user`, " +
      'are for units that it can read itself. A file in the wrong place is not an error anywhere: there simply ' +
      'is no service. Move it.',
  },
  {
    code: 'PQ117',
    name: 'shadowed-file',
    severity: 'warning',
    summary: 'Another file of the search path has the same name, and this one is ignored.',
    explanation:
      'All directories of a search path are one space of names, subdirectories included, and the first file of ' +
      'a name wins. The generator passes over the others without a word (`loadUnitsFromDir` in ' +
      '`cmd/quadlet/main.go`). That is meant for overriding a file of the distribution by one in `/etc`; within ' +
      'one repository it is mostly an accident. Rename one of them, or write a drop-in.',
  },
  {
    code: 'PQ118',
    name: 'same-service',
    severity: 'warning',
    summary: 'Two files become the same service.',
    explanation:
      "The name of the service comes from the file's: `web.container` and `web.kube` both become `web.service`, " +
      '`web.pod` and `web-pod.container` both `web-pod.service`. The generator writes one over the other and ' +
      "says nothing. The services of podman's own package, such as `podman.service`, are replaced the same way. " +
      'Rename one file, or set `ServiceName=` from Podman 5.3 on.',
  },
  {
    code: 'PQ119',
    name: 'same-resource',
    severity: 'warning',
    summary: 'Two units give their containers, pods, volumes or networks the same name.',
    explanation:
      'podman knows containers and pods, volumes, and networks by name, each name once, and Quadlet starts ' +
      "containers with `--replace`: the service that starts later removes the other one's container. Two units " +
      'that share a volume or network name share the thing itself, whichever was there first. Give each its own ' +
      '`ContainerName=`, `PodName=`, `VolumeName=` or `NetworkName=`, or leave it to the default, `systemd-` ' +
      "and the file's name. Units that should share a volume refer to the same `.volume` file.",
  },
  {
    code: 'PQ130',
    name: 'rejected-source',
    severity: 'warning',
    summary: 'A unit that is referred to is itself rejected, and this one is generated without its name.',
    explanation:
      'The generator gives an error for the other file only, and writes this service all the same. From Podman ' +
      '5.3 on it has no name for the volume or image then, and the command is a wrong one: `-v /data`, a ' +
      'nameless volume that is new at each start, or `--rootfs` without a directory. Before, the name is the ' +
      'default one, and the start fails because the other service does not exist. Mend the other file first.',
  },
  {
    code: 'PQ132',
    name: 'manifest',
    severity: 'warning',
    summary: 'The manifest of a .kube file is missing, cannot be read, or holds what podman does not play.',
    explanation:
      'The generator hands `Yaml=` to `podman kube play` without a look into it, so a missing file, wrong YAML, ' +
      'a ConfigMap that is in none of the manifests, and kinds that podman does not play show at the start ' +
      'only. podman plays Pod, Deployment, DaemonSet, Job, PersistentVolumeClaim, ConfigMap and Secret; it ' +
      'passes over other documents, a Service for example, without an error. Publish ports by `hostPort:` in ' +
      'the pod or `PublishPort=` in the unit, and take away what has no effect.',
  },
  {
    code: 'PQ134',
    name: 'passed-over',
    severity: 'warning',
    summary: 'A targeted Podman does not look at the file at all.',
    explanation:
      'Older generators look at less. `.image` files came with Podman 4.8, `.pod` with 5.0, `.build` with 5.2 ' +
      'and `.artifact` with 5.7; subdirectories with 4.7, and linked ones with 5.3; drop-ins with 5.0, and ' +
      'those for all units of a kind or a prefix with 5.2. What they do not know they pass over without a word. ' +
      'Do without it, or no longer target the old version.',
  },
  {
    code: 'PQ135',
    name: 'instance-name',
    severity: 'warning',
    summary: 'The generator gives the resource of an instance a wrong name.',
    explanation:
      "From Podman 5.7 on the generator makes the name of an instance's volume or network as if the file were a " +
      'template, and cuts off one character: `data@blog.volume` becomes `systemd-data@blo-%i` ' +
      '(`getResourceName` in `pkg/systemd/quadlet/quadlet.go`). The service starts, with another volume than ' +
      'before. Set `VolumeName=` or `NetworkName=`.',
  },
  {
    code: 'PQ143',
    name: 'orphan-drop-in',
    severity: 'warning',
    summary: 'A drop-in belongs to no unit.',
    explanation:
      'A directory `NAME.container.d` adds its `*.conf` files to the unit `NAME.container` beside it, or ' +
      'anywhere in the search path. If there is no such unit, nobody reads them and nobody says so, as after a ' +
      'unit was renamed. Drop-ins for a whole kind are in `container.d`, those for a prefix in ' +
      '`NAME-.container.d`. Rename the directory, or remove it.',
  },
];
