import type { Rule } from './rule.js';

/** What the generator of a targeted Podman rejects, or lets through only in a version. */
export const GENERATOR_RULES: readonly Rule[] = [
  {
    code: 'PQ001',
    name: 'not-a-key-value',
    severity: 'error',
    summary: 'A line is neither a key with its value nor a section nor a comment.',
    explanation:
      'The generator reads a line as a comment (`#` or `;` first, before Podman 5.4 `#` or `:`), as `[Section]` ' +
      'or as `KEY=VALUE`, and gives the whole file up at the first line that is nothing of this: `file contains ' +
      'line 3: “…” which is not a key-value pair, group, or comment`. Podman 4.6 to 4.9 drop the file without ' +
      'that message, and from 5.0 on all other units of the directory go with it. Write `KEY=VALUE`, put `#` in ' +
      'front of what is meant as a comment, and end a line that goes on in the next one with a backslash.',
  },
  {
    code: 'PQ002',
    name: 'section-name',
    severity: 'error',
    summary: 'A section has a name that the generator does not take.',
    explanation:
      "A section's name has at least one character and none of `[`, `]` and the control characters; with " +
      'another the generator gives the file up: `invalid group name: …`. Podman 4.6 to 4.9 say nothing, and ' +
      'from 5.0 on all other units of the directory are dropped too. A header is `[Name]` and stands alone in ' +
      'its line.',
  },
  {
    code: 'PQ003',
    name: 'key-name',
    severity: 'error',
    summary: 'A key begins with a blank.',
    explanation:
      "Podman 4.4 and 4.5 do not take white space off a line's beginning, so that an indented key begins with a " +
      'blank, and they give the file up: `invalid key name: …`. A tab there makes it a key that nobody knows. ' +
      'From 4.6 on lines may be indented. Begin every key in the first column.',
  },
  {
    code: 'PQ004',
    name: 'before-section',
    severity: 'error',
    summary: 'A key stands before the first section.',
    explanation:
      'A key belongs to the section above it, and in front of the first header there is none: the generator ' +
      'gives the file up with `key file does not start with a group`. Podman 4.6 to 4.9 say nothing, and from ' +
      '5.0 on all other units of the directory are dropped too. Only comments and blank lines may come before ' +
      'the first header; move the line below the one it belongs to.',
  },
  {
    code: 'PQ005',
    name: 'byte-order-mark',
    severity: 'error',
    summary: 'The file begins with a byte order mark.',
    explanation:
      'Some editors begin a file in UTF-8 with the invisible character U+FEFF. It is no white space to the ' +
      'generator but the first character of the first line, which is then neither a section nor a comment: ' +
      '`file contains line 1: “…” which is not a key-value pair, group, or comment`. It does so in every ' +
      'version. Save the file as UTF-8 without a byte order mark.',
  },
  {
    code: 'PQ006',
    name: 'endless-continuation',
    severity: 'error',
    summary: 'The generator of an older Podman never gets past a continued line.',
    explanation:
      'Podman 4.6 to 5.3 run for ever on a blank line inside a continued value, unless the file ends there, and ' +
      'Podman 4.6 to 4.9 also on a continued line with white space before its key or behind its backslash, ' +
      "where the carriage return of Windows' line ends counts too. systemd waits for its generators, and ends " +
      'them after a while, so that no container of the machine or user is started at all. From 5.4 on blank ' +
      'lines and comments inside a value are passed over. Take the blank line, the backslash before it or the ' +
      'white space away; give the file the line ends of Unix.',
  },
  {
    code: 'PQ007',
    name: 'generator-crash',
    severity: 'error',
    summary: 'The generator of an older Podman crashes on this value.',
    explanation:
      'Before Podman 5.7 the generator does not look whether a mount that it has to translate has a source, and ' +
      'before 4.8 not even whether each field of it has a `=`. It ends with `panic: runtime error: index out of ' +
      'range`, and none of the files that it has not come to yet becomes a service. Later versions report the ' +
      'mistake and go on. Give the mount `source=`, and each of its fields a value.',
  },
  {
    code: 'PQ008',
    name: 'unreadable-file',
    severity: 'error',
    summary: 'The generator cannot read a file with a unit name.',
    explanation:
      'Whatever has the ending of a unit is opened as one, also a directory or a link that leads nowhere, and ' +
      'cannot be read: `error loading …: is a directory`. From Podman 5.0 on all units of the same directory ' +
      'are dropped with it. A file where the generator looks for a directory of drop-ins is an error too, ' +
      '`error reading directory …: not a directory`, but the unit is made all the same. Give it another name, ' +
      'or mend the link.',
  },
  {
    code: 'PQ009',
    name: 'dropped-with-others',
    severity: 'error',
    summary: 'The generator drops the unit because of another file of its directory.',
    explanation:
      'The generator collects the units of a directory, and from Podman 5.0 on it throws all of them away if ' +
      'one of them cannot be read (`loadUnitsFromDir` in `cmd/quadlet/main.go`). Nothing is wrong with this ' +
      'file, and the message is only about the other one; often it ends with `No files parsed from …`. Mend the ' +
      'other file, or move it into a directory of its own.',
  },
  {
    code: 'PQ010',
    name: 'unknown-key',
    severity: 'error',
    summary: 'The section has no such key.',
    explanation:
      "The generator compares the keys of the file's own section with its list, letter by letter, and drops the " +
      "unit at the first one that is not there: `unsupported key 'Port' in group 'Container'`. From Podman 5.3 " +
      'on it looks at `[Quadlet]` too. It does not look at `[Unit]`, `[Service]` and `[Install]`, which it ' +
      'hands on to systemd. Keys are not options of podman, nor words of a compose file; what has no key goes ' +
      'into `PodmanArgs=`.',
  },
  {
    code: 'PQ011',
    name: 'key-too-new',
    severity: 'error',
    summary: 'The key came with a later Podman than one that is targeted.',
    explanation:
      'Keys came with minor releases, and a generator that does not know one drops the whole unit: `unsupported ' +
      "key 'Memory' in group 'Container'`. No key was ever taken away again. Where the key is an option of " +
      'podman, `PodmanArgs=` passes it on with every version that knows `PodmanArgs=` itself; otherwise do ' +
      'without the key, or no longer target the old version.',
  },
  {
    code: 'PQ012',
    name: 'required-key',
    severity: 'error',
    summary: 'A key that the unit cannot do without is missing or empty.',
    explanation:
      'Each kind of unit has a key that it is nothing without, and an empty value is as good as none: `Image=` ' +
      '(or, from Podman 4.5 on, `Rootfs=`) for a container, `Yaml=` for a kube, `ImageTag=` for a build, ' +
      '`Image=` for an image, `Artifact=` for an artifact. The generator drops the unit with `no Image or ' +
      "Rootfs key specified`, `no Yaml key specified` and so on. Add the key to the unit's own section.",
  },
  {
    code: 'PQ013',
    name: 'image-and-rootfs',
    severity: 'error',
    summary: 'A container has both an image and a root file system.',
    explanation:
      'A container is made of an image or of a directory that holds its root file system, not of both: `the ' +
      'Image And Rootfs keys conflict can not be specified together`. `Rootfs=` is known from Podman 4.5 on. ' +
      'Take one of the two away; the value of one can also be emptied, for example by a drop-in.',
  },
  {
    code: 'PQ014',
    name: 'build-context',
    severity: 'error',
    summary: 'A build has no directory to build in.',
    explanation:
      'A build needs a context directory or a file: without both the generator says `neither ' +
      'SetWorkingDirectory, nor File key specified`, for a relative `File=` alone `relative path in File key ' +
      'requires SetWorkingDirectory key to be set`, and for `SetWorkingDirectory=file` alone `no File key ' +
      'specified`. A URL, an absolute path and `[Service] WorkingDirectory=` count as a place to build in; from ' +
      'Podman 5.7 on so does a `File=` that begins with a specifier. Mostly `SetWorkingDirectory=unit` is ' +
      'meant, the directory of the `.build` file.',
  },
  {
    code: 'PQ015',
    name: 'working-directory',
    severity: 'error',
    summary: 'SetWorkingDirectory= has a value that the kind of file does not take.',
    explanation:
      '`SetWorkingDirectory=` takes `yaml` and `unit` in a `.kube` file, and `file`, `unit`, a path or a URL in ' +
      'a `.build` file. For others the generator says `SetWorkingDirectory=file is only supported in .build ' +
      'files`, or `unsupported value for WorkingDirectory: …`. From Podman 5.7 on, where a `.kube` file may ' +
      'have several `Yaml=`, `yaml` means nothing with more than one: `SetWorkingDirectory=yaml is only ' +
      'supported when a single Yaml key is provided`. Choose one of the words, or set `[Service] ' +
      'WorkingDirectory=` yourself.',
  },
  {
    code: 'PQ016',
    name: 'two-reloads',
    severity: 'error',
    summary: 'A container has both ReloadCmd= and ReloadSignal=.',
    explanation:
      'systemd reloads a service with one command, and either key makes one: `ReloadCmd=` runs something in the ' +
      'container, `ReloadSignal=` sends it a signal. With both the generator drops the unit: `ReloadCmd and ' +
      'ReloadSignal are mutually exclusive but both are set`. The keys came with Podman 5.5. Keep one.',
  },
  {
    code: 'PQ017',
    name: 'volume-image',
    severity: 'error',
    summary: 'A volume with the image driver has no image.',
    explanation:
      '`Driver=image` makes a volume of an image, and the generator must know which: `the key Image is ' +
      'mandatory when using the image driver`. Driver and key came with Podman 4.8. Add `Image=`, or take ' +
      'another driver.',
  },
  {
    code: 'PQ018',
    name: 'volume-device',
    severity: 'error',
    summary: 'A volume has Type= or Options= without Device=.',
    explanation:
      "`Type=` and `Options=` describe how a device is mounted, so the generator asks for it: `key Type can't " +
      "be used without Device`, and before Podman 6.0 `key Options can't be used without Device`. An empty " +
      '`Device=` is none. Add `Device=`; for a plain volume take the others away.',
  },
  {
    code: 'PQ019',
    name: 'group-without-user',
    severity: 'error',
    summary: 'A container has Group= without User=.',
    explanation:
      'Podman has one option for both, `--user USER:GROUP`, and a group cannot stand in it alone: `invalid ' +
      'Group set without User`. Podman 4.4 to 4.7 accept it, and run the container as root with that group. Add ' +
      '`User=`; `User=0` keeps root.',
  },
  {
    code: 'PQ020',
    name: 'kill-mode',
    severity: 'error',
    summary: 'KillMode= has a value that the generator refuses.',
    explanation:
      "Quadlet's services stop their container themselves, and need all their own processes to be ended with " +
      'it, so `KillMode=` may only be `mixed`, which is what the generator sets, or `control-group`: `invalid ' +
      "KillMode 'process'`. It looks at containers and kubes, in every version. Take the line away.",
  },
  {
    code: 'PQ021',
    name: 'service-type',
    severity: 'error',
    summary: 'Type= of the service has a value that the generator refuses.',
    explanation:
      'podman reports to systemd when the container runs, so the service is of type `notify`, and the generator ' +
      'takes nothing else but `oneshot`, for containers that end by themselves: `invalid service Type ' +
      "'simple'`. It looks at containers, and from Podman 4.8 on at kubes. Take the line away, or write " +
      '`oneshot` where systemd should wait for the end.',
  },
  {
    code: 'PQ022',
    name: 'port-format',
    severity: 'error',
    summary: 'A port is none.',
    explanation:
      '`ExposeHostPort=` must end in a digit, or in a digit with `/tcp` or `/udp`, and before Podman 5.3 so ' +
      "must the ports of `PublishPort=`: `invalid port format 'http'`, `invalid published port '…'`. Names of " +
      'services are never looked up. From 5.3 on `PublishPort=` is passed on as it is, so that variables can ' +
      'stand in it. Write numbers.',
  },
  {
    code: 'PQ023',
    name: 'tmpfs-format',
    severity: 'error',
    summary: 'A Tmpfs= has more than one colon, for Podman before 5.3.',
    explanation:
      'Podman 4.5 to 5.2 count the colons: a path, and behind one colon its options; with more they drop the ' +
      "unit with `invalid tmpfs format '…'`. Several options are joined by commas, " +
      '`Tmpfs=/run:size=64m,mode=755`. From 5.3 on the value is passed on, and podman itself refuses it at the ' +
      'start.',
  },
  {
    code: 'PQ024',
    name: 'network-addresses',
    severity: 'error',
    summary: 'A gateway or a range has no subnet that it belongs to.',
    explanation:
      'The first `Gateway=` and the first `IPRange=` belong to the first `Subnet=`, the second to the second, ' +
      'and so on. The generator drops the network when one is left over: `cannot set more gateways than ' +
      'subnets`, `cannot set more ranges than subnets`, or `cannot set gateway or range without subnet`. Each ' +
      'of the keys is forgotten by an empty one, also in a drop-in. Add the subnet that is missing.',
  },
  {
    code: 'PQ025',
    name: 'mount-format',
    severity: 'error',
    summary: 'A Mount= cannot be read, or has no source.',
    explanation:
      '`Mount=` is a line of comma-separated values as in `podman run --mount`, and the generator looks for its ' +
      'source to translate paths and names of units. It refuses what it cannot cut into fields, before 5.6 a ' +
      'mount without `type=` (`incorrect mount format: …`), a field `source` without a value (`source parameter ' +
      'does not include a value`), and from Podman 5.7 on a mount without any source (`source cannot be empty`, ' +
      'from 6.0 on `source parameter is required for mount type bind`), which 6.0 allows for volumes. Before ' +
      '4.8 there are no quotes, and before 5.7 a missing source makes it crash. Write ' +
      '`Mount=type=bind,source=/srv,destination=/srv`.',
  },
  {
    code: 'PQ026',
    name: 'two-mappings',
    severity: 'error',
    summary: 'Deprecated Remap keys stand beside the keys that replaced them.',
    explanation:
      'The `Remap…=` keys of Podman 4.4 gave way in 4.8 to `UserNS=`, `UIDMap=`, `GIDMap=`, `SubUIDMap=` and ' +
      '`SubGIDMap=`. They cannot be mixed: `deprecated Remap keys are set along with explicit mapping keys`. ' +
      'Before 4.8 `UserNS=` simply wins. Take the old ones away.',
  },
  {
    code: 'PQ027',
    name: 'remap-users',
    severity: 'error',
    summary: 'The deprecated Remap keys do not fit together.',
    explanation:
      '`RemapUsers=` is `manual`, `auto` or `keep-id`, and everything else is refused: `unsupported RemapUsers ' +
      "option '…'`. `RemapUid=` and `RemapGid=` need it (`UidMap set without RemapUsers`), `keep-id` allows one " +
      'of each from Podman 4.5 on (`RemapUsers=keep-id supports only a single value for UID mapping`) and ' +
      "belongs to users' units before 5.3 (`RemapUsers=keep-id is unsupported for system units`), and `.kube` " +
      'files have no `manual` (`RemapUsers=manual is not supported`). All of them are deprecated since 4.8: ' +
      'better write `UserNS=`, `UIDMap=` and `GIDMap=`.',
  },
  {
    code: 'PQ030',
    name: 'missing-unit',
    severity: 'error',
    summary: 'A Quadlet file that is referred to is not in the search path.',
    explanation:
      'A value that ends like a Quadlet file is the name of one, without a directory, and it must be among the ' +
      'files that the generator has read: `requested Quadlet unit front.network was not found`, `requested ' +
      'Quadlet source data.volume was not found`, `requested Quadlet image app.build was not found`, `quadlet ' +
      'pod unit blog.pod does not exist`. For networks and volumes it is so from Podman 5.3 on; before, the ' +
      'service is made, and waits for another one that does not exist (see PQ136). The case counts, and a ' +
      'template is named as its file is, `data@.volume`. Put the file into the search path or correct the name; ' +
      'what was made without Quadlet is named without an ending.',
  },
  {
    code: 'PQ031',
    name: 'pod-name',
    severity: 'error',
    summary: 'Pod= does not name a .pod file.',
    explanation:
      '`Pod=` takes the name of a `.pod` file, with its ending: `pod blog is not Quadlet based`. It has been so ' +
      "since pods came with Podman 5.0; that there is such a file is another rule's matter (PQ030). A pod that " +
      'was made with `podman pod create` cannot be joined by this key, only by `PodmanArgs=--pod NAME`.',
  },
  {
    code: 'PQ032',
    name: 'nameless-unit',
    severity: 'error',
    summary: 'The generator does not know the name of the resource that is referred to.',
    explanation:
      'The generator writes the name of a network, a container or an image into the command of the unit that ' +
      'refers to it. It has none if that unit is itself rejected, and for a container whose `ContainerName=` ' +
      'has a specifier other than `%N` in it: `cannot get the resource name of vpn.container`. Podman 5.3 knows ' +
      'the names of those containers only that it has converted before. Mend the other unit, or give it a ' +
      '`ContainerName=` without specifiers.',
  },
  {
    code: 'PQ033',
    name: 'network-options',
    severity: 'error',
    summary: 'Options follow the container whose network is joined.',
    explanation:
      "A container that joins another one's network has its addresses, ports and names, and there is nothing " +
      "left to set: `extra options are not supported when joining another container's network`. " +
      '`Network=NAME.container` is known from Podman 5.3 on. Take away what follows the name.',
  },
  {
    code: 'PQ034',
    name: 'missing-dependency',
    severity: 'error',
    summary: 'A dependency in [Unit] names a Quadlet file that is not in the search path.',
    explanation:
      'From Podman 5.5 on the generator replaces names of Quadlet files in the dependencies of `[Unit]` by ' +
      'those of their services, and drops the unit when it does not have the file: `unable to translate ' +
      'dependency for postgres.container`. It goes by the ending, and so a typing error is rejected that ' +
      'systemd alone would have passed over. Correct the name, or write that of a service, `postgres.service`.',
  },
  {
    code: 'PQ035',
    name: 'service-name',
    severity: 'error',
    summary: 'The service cannot be written under its name.',
    explanation:
      'The service is written to a file of its name, and a name with a `/` in it, a NUL or more than 255 bytes ' +
      'is none. `ServiceName=`, known from Podman 5.3 on, is not looked at before; the generator then says ' +
      '`generating service file …`, or writes it to a place where systemd does not look. A dry run does not ' +
      'notice. Choose a plain name without `.service`.',
  },
  {
    code: 'PQ104',
    name: 'untranslated-dependency',
    severity: 'warning',
    summary: 'A dependency names a Quadlet file, which Podman before 5.5 passes on as it is.',
    explanation:
      'Podman 5.5 began to translate names of Quadlet files in `[Unit]`. Older generators leave ' +
      '`After=db.container` as it is, and systemd, which knows no such type of unit, notes `Failed to add ' +
      "dependency on db.container, ignoring` and starts the service without it. Write the service's name, which " +
      'every version understands: `db.service`, and for other kinds `NAME-network.service`, ' +
      '`NAME-volume.service`, `NAME-pod.service` and so on.',
  },
  {
    code: 'PQ136',
    name: 'dangling-reference',
    severity: 'warning',
    summary: 'A Quadlet file that is referred to is missing, which Podman before 5.3 does not say.',
    explanation:
      'Before Podman 5.3 the generator does not ask whether a network or volume file is there. It makes the ' +
      'service all the same, with `Requires=` on the service of the missing file, and systemd refuses to start ' +
      'it: `Unit front-network.service not found`. From 5.3 on the unit is rejected (see PQ030). Put the file ' +
      'into the search path, or correct its name.',
  },
  {
    code: 'PQ201',
    name: 'template',
    severity: 'note',
    summary: 'The file is a template, and was not looked at.',
    explanation:
      'The file holds the marks of a template language (Jinja, Mustache, ERB) and will become a unit later. ' +
      'Most of what could be said of it now would be wrong, so it is left alone; other files may refer to it. ' +
      'Lint the files that it is made into, or call the linter with templates to be linted as they are.',
  },
];
