import type { Rule } from './rule.js';

/** What is accepted inside a unit, and wrong at run time or ignored in silence. */
export const UNIT_RULES: readonly Rule[] = [
  {
    code: 'PQ101',
    name: 'unknown-directive',
    severity: 'warning',
    summary: 'A key of [Unit], [Service] or [Install] is none that systemd knows there.',
    explanation:
      'The generator passes these sections on as they are. systemd then writes `Unknown key … ignoring` to its journal ' +
      'and goes on without the line. Often it is a key of another section, such as `AutoUpdate=` or `Pull=`, that ended ' +
      'up below `[Service]`. Move it, or correct its name; a key for other programs begins with `X-`.',
  },
  {
    code: 'PQ103',
    name: 'wanted-by-target',
    severity: 'warning',
    summary: "The unit of a user is wanted by a target that only the machine's manager has.",
    explanation:
      "A user's own systemd reaches `default.target` at its start and knows no `multi-user.target` or " +
      '`graphical.target` (`systemd.special(7)`). A link to such a target is made and never followed, so the service does ' +
      'not start at boot or login. Write `WantedBy=default.target`.',
  },
  {
    code: 'PQ105',
    name: 'inline-comment',
    severity: 'warning',
    summary: 'What looks like a comment behind a value is part of the value.',
    explanation:
      'Only a whole line can be a comment, in Quadlet as in systemd (`systemd.syntax(7)`). Everything behind the `=` is ' +
      'the value, `# why` included. Put the comment on a line of its own.',
  },
  {
    code: 'PQ106',
    name: 'bare-assignment',
    severity: 'warning',
    summary: 'A word among NAME=VALUE words has no "=".',
    explanation:
      'These lists are split at blanks, so `Environment=GREETING=hello world` sets `GREETING=hello` and leaves ' +
      '`world` on its own. Podman before 5.5 drops such a word in silence, 5.5 with a warning, and from 5.6 on ' +
      'it is handed to podman as a name without a value (`LookupAllKeyVal` in ' +
      "`pkg/systemd/parser/unitfile.go`). In `Environment=` that is the variable of the service's own " +
      'environment, which may be meant, and is then no finding. Quote the whole assignment: ' +
      '`Environment="GREETING=hello world"`.',
  },
  {
    code: 'PQ107',
    name: 'percent',
    severity: 'warning',
    summary: 'systemd reads a "%" as a specifier that it does not know.',
    explanation:
      'Everything that ends up in the generated service goes through systemd, which replaces `%h`, `%i` and others ' +
      '(`systemd.unit(5)`, "Specifiers"). An unknown one makes it refuse the command (`Failed to resolve unit specifiers`) ' +
      'and the service cannot start; one that is known by chance, as in `%d` of a date, becomes another text. Write `%%` ' +
      'for a percent sign.',
  },
  {
    code: 'PQ108',
    name: 'repeated-key',
    severity: 'warning',
    summary: 'A key of which only the last one counts stands more than once in a file.',
    explanation:
      'The generator takes the last one and says nothing of the others; several `Exec=` lines, for example, are not joined. ' +
      'Keep one, and continue a long line with a backslash at its end. A drop-in that overrides the file is meant ' +
      'that way, and no finding.',
  },
  {
    code: 'PQ109',
    name: 'outer-quotes',
    severity: 'warning',
    summary: 'Quotes around a value become part of it, or are taken off where they belong to it.',
    explanation:
      'Values that are no lists of words are not unquoted as a shell does it (`Lookup` and `LookupAll` in ' +
      '`pkg/systemd/parser/unitfile.go`). Of a key that counts once, Podman 5.0 to 5.8.1 takes every double ' +
      'quote off both ends, paired or not, so that `HealthCmd=sh -c "true"` loses its last one; from 5.8.2 on ' +
      'only a pair around the whole value is taken off, and before 5.0 nothing is. Single quotes always stay, ' +
      'and so do all quotes of a key that may repeat, such as `PublishPort=` and `Volume=`. Leave the quotes ' +
      'out, and write a command so that it neither begins nor ends with one, or as a JSON array: `["CMD-SHELL", ' +
      '"curl -f http://localhost"]`.',
  },
  {
    code: 'PQ110',
    name: 'start-timeout',
    severity: 'note',
    summary: 'An image may have to be pulled within the 90 seconds that systemd waits by default.',
    explanation:
      'The first start of the service pulls the image, and systemd ends it after `DefaultTimeoutStartSec=`, 90 ' +
      'seconds, however far the pull has come (`systemd.service(5)`, and `podman-systemd.unit(5)` on long ' +
      'pulls). Set `TimeoutStartSec=900` in `[Service]`, or pull with an `.image` file, whose service has no ' +
      'such limit. Containers with `Pull=never`, with an image that is built here, or of `Type=oneshot` are no ' +
      'findings.',
  },
  {
    code: 'PQ111',
    name: 'service-user',
    severity: 'warning',
    summary: 'User=, Group= or DynamicUser= stands in [Service].',
    explanation:
      'It would run podman itself as another user, without the session, the runtime directory and the storage ' +
      'that podman needs; the generator warns of it from Podman 5.6 on. To run the process in the container as another ' +
      "user write `User=` in `[Container]`; to run all of it as another user put the file into that user's own directory.",
  },
  {
    code: 'PQ112',
    name: 'pod-member',
    severity: 'warning',
    summary: 'A container of a pod sets what belongs to the pod.',
    explanation:
      'The containers of a pod share its network and its host name. Podman refuses to start one that publishes ' +
      'ports, sets an address or a host name, adds hosts or maps users (`Validate` in ' +
      '`pkg/specgen/container_validate.go`), and passes over its name servers. With `Network=` it starts, but ' +
      'leaves the network of the pod (`podman-run(1)`). Put the key into the `.pod` file.',
  },
  {
    code: 'PQ113',
    name: 'short-image',
    severity: 'warning',
    summary: 'The name of an image does not say from which registry it comes.',
    explanation:
      'What a short name means depends on the aliases and search registries of the machine ' +
      '(`containers-registries.conf(5)`), and without a terminal podman may refuse it altogether. The generator warns of ' +
      'it. Write the whole name, `docker.io/library/nginx:1.29`.',
  },
  {
    code: 'PQ114',
    name: 'auto-update-image',
    severity: 'warning',
    summary: 'AutoUpdate=registry cannot update this image.',
    explanation:
      '`podman auto-update` asks the registry whether the tag now means another image. That needs a name with a registry, ' +
      'and a tag: a digest always means the same image, and what is built on the machine is in no registry ' +
      '(`podman-auto-update(1)`). Write the whole name with a tag, or `AutoUpdate=local` for images of the machine.',
  },
  {
    code: 'PQ116',
    name: 'network-online',
    severity: 'note',
    summary: "network-online.target has no effect in a user's unit.",
    explanation:
      "A user's systemd has no `network-online.target`, so ordering after it waits for nothing. From Podman 5.3 on Quadlet " +
      'orders every unit of a user after `podman-user-wait-network-online.service`, which does wait. Take the ' +
      'line away.',
  },
  {
    code: 'PQ120',
    name: 'podman-args',
    severity: 'warning',
    summary: 'PodmanArgs= contradicts what the generator sets itself.',
    explanation:
      'The generated service finds, watches and removes its container by options that Quadlet sets: its name, ' +
      '`--rm`, `--replace`, `--cgroups`, `--sdnotify`, `-d` (`ConvertContainer` in ' +
      '`pkg/systemd/quadlet/quadlet.go`). The same option a second time is needless at best; mostly podman ' +
      'refuses it, or systemd is left with a container that it does not know. Take it away, or use the key that ' +
      'sets it.',
  },
  {
    code: 'PQ121',
    name: 'swallowed-line',
    severity: 'warning',
    summary: 'A line is read as part of the one before it, or not at all, because of a backslash.',
    explanation:
      'A backslash at the end of a line joins the next one to it. From Podman 5.4 on comments and blank lines in between ' +
      'are passed over, so the value goes on behind them; before, they become part of the value. Unlike systemd, Quadlet ' +
      'puts no blank where it joins. A value that the end of the file cuts off is dropped. End the value on a line without ' +
      'a backslash.',
  },
  {
    code: 'PQ122',
    name: 'relative-host-path',
    severity: 'warning',
    summary: 'The source of a volume is neither a path that podman takes nor a name.',
    explanation:
      'The generator reads paths that begin with `/` or `.`, the latter relative to the file. Anything else is the ' +
      'name of a volume, in which podman allows no `/`. `~` is a directory of that name to nobody but a shell. Write ' +
      '`./data`, an absolute path, or `%h/data` for the home directory.',
  },
  {
    code: 'PQ123',
    name: 'unknown-section',
    severity: 'warning',
    summary: 'Nobody reads the section.',
    explanation:
      "The generator looks into the section of the file's own kind and `[Quadlet]`, systemd into `[Unit]`, `[Service]` " +
      'and `[Install]`; the case counts. Every other section is ignored. Sections for other programs begin with ' +
      '`X-` (`systemd.syntax(7)`).',
  },
  {
    code: 'PQ124',
    name: 'dropped-value',
    severity: 'warning',
    summary: 'The generator drops the whole line because of an escape or an open quote in it.',
    explanation:
      'Lists of words know the escapes of C (`systemd.syntax(7)`, `pkg/systemd/parser/split.go`). With an unknown one such ' +
      'as `\\d` or `\\.`, or with a quote that is never closed where it matters, nothing of the line is used, mostly without a word. ' +
      'Write `\\\\` for a backslash, and close the quote.',
  },
  {
    code: 'PQ125',
    name: 'ignored-words',
    severity: 'warning',
    summary: 'Everything behind an empty quoted word is ignored.',
    explanation:
      'The generator takes an empty word, `""`, for the end of the line (`extractFirstWord` in ' +
      '`pkg/systemd/parser/split.go`), and so a NUL character. No quoting can pass an empty argument on. Take the empty ' +
      'word away, or move it into a script.',
  },
  {
    code: 'PQ126',
    name: 'not-boolean',
    severity: 'warning',
    summary: 'A value that should be yes or no is neither, and counts as no.',
    explanation:
      'The generator takes `1`, `yes`, `true` and `on` for yes, in any case, and everything else for no ' +
      '(`LookupBoolean`). So `ReadOnly=enabled` switches it off. `Notify=` takes `healthy` as well, from Podman 5.0 on. Write ' +
      '`true` or `false`.',
  },
  {
    code: 'PQ127',
    name: 'not-number',
    severity: 'warning',
    summary: 'A value that should be a number is none, and counts as 0.',
    explanation:
      'The generator reads a whole number from 0 to 4294967295 (`LookupUint32`), and takes 0 for everything ' +
      'else, without a word: for `User=nobody` of a `.volume` file that is root. Before Podman 4.8 `User=` and ' +
      '`Group=` of containers were read so, too. Names are not looked up: write the number.',
  },
  {
    code: 'PQ128',
    name: 'not-one-of',
    severity: 'warning',
    summary: 'A value is none of those that podman takes.',
    explanation:
      'The generator hands the value on as it is. Podman refuses to start with a word that it does not know; ' +
      'for `AutoUpdate=` it starts, and never updates. Choose one of those that the message names.',
  },
  {
    code: 'PQ129',
    name: 'deprecated-key',
    severity: 'note',
    summary: 'The key is deprecated.',
    explanation:
      'It still works, and the manual no longer describes it. The `Remap*=` keys gave way to `UserNS=`, `UIDMap=` and ' +
      '`GIDMap=` with Podman 4.8, and `VolatileTmp=` to `Tmpfs=`.',
  },
  {
    code: 'PQ131',
    name: 'template-without-instance',
    severity: 'warning',
    summary: '[Install] of a template has no DefaultInstance=, so nothing starts it at boot.',
    explanation:
      'A template cannot be started itself, only an instance of it. Without `DefaultInstance=` the generator makes no link ' +
      'for `WantedBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). Add it, or make a link `NAME@INSTANCE.container` to ' +
      'the file for each instance.',
  },
  {
    code: 'PQ133',
    name: 'encoding',
    severity: 'warning',
    summary: 'The file is not plain UTF-8 text.',
    explanation:
      'The generator hands bytes that are no UTF-8 on as they are. systemd ignores an assignment with such bytes ' +
      '(`String is not UTF-8 clean`), and a whole service whose command has them. A NUL character ends the word that it ' +
      'stands in. Save the file as UTF-8.',
  },
  {
    code: 'PQ137',
    name: 'install-ignored',
    severity: 'warning',
    summary: 'A line of [Install] has no effect in a generated unit.',
    explanation:
      'The generator itself makes the links, for `Alias=`, `WantedBy=`, `RequiredBy=` and, from Podman 5.5 on, ' +
      '`UpheldBy=` (`enableServiceFile` in `cmd/quadlet/main.go`). `systemctl enable` does nothing for generated units, so ' +
      '`Also=` is never read, and a `WantedBy=` with a `/` in it is passed over. Name the unit that shall start this one, and ' +
      'give what stands in `Also=` an `[Install]` of its own.',
  },
  {
    code: 'PQ138',
    name: 'empty-service-name',
    severity: 'warning',
    summary: 'An empty ServiceName= makes a unit without a name.',
    explanation:
      'The generator takes the empty name and writes `.service`, which systemd does not load. Take the line away: the ' +
      'service is then named after the file.',
  },
  {
    code: 'PQ139',
    name: 'host-network-ports',
    severity: 'warning',
    summary: 'PublishPort= has no effect with this network.',
    explanation:
      "With `Network=host` the container is in the host's network, where every port is reachable as it is; with `none` and " +
      '`container:` it has no network of its own. Of such a container podman discards the published ports, and it refuses to ' +
      'create such a pod. Take away one of the two.',
  },
  {
    code: 'PQ140',
    name: 'value-format',
    severity: 'warning',
    summary: 'podman or systemd does not take the value.',
    explanation:
      'The generator hands the value on as it is. podman then refuses to start; systemd warns in its journal and goes on ' +
      'without the line. The message says what the value should look like. Values with a specifier or a variable in ' +
      'them are not judged.',
  },
  {
    code: 'PQ144',
    name: 'native-key',
    severity: 'note',
    summary: 'PodmanArgs= passes an option that has a key of its own.',
    explanation:
      'A key is checked by the generator, can be overridden in a drop-in, and is seen by people and tools; ' +
      '`PodmanArgs=` is for options without one. The message says from which Podman on there is the key, and ' +
      'the finding lists the targeted versions that know it: keep `PodmanArgs=` as long as you need an older ' +
      'one.',
  },
];
