import { at, container, type PositionCase } from './case.js';

const service = (...lines: readonly string[]): string => container('[Service]', ...lines);

/** What the generator accepts, and the linter warns of. */
export const WARNING_CASES: readonly PositionCase[] = [
  at('5.8.6', 'a key that systemd does not know', {
    'a.container': service('\t⟦PQ101|AutoUpdate⟧ = registry', 'Restart=no'),
  }),
  at('5.8.6', 'all of them', { 'a.volume': '[Unit]\n⟦PQ101|Wnats⟧=a\n[Install]\n⟦PQ101|WantdBy⟧=b\n' }),
  at('5.8.6', "a target of the machine's", {
    'a.container': container('[Install]', 'WantedBy=⟦PQ103|multi-user.target⟧ graphical.target'),
  }),
  at('5.8.6', 'in the second line', {
    'a.container': container('[Install]', 'WantedBy= \\', '  ⟦PQ103|graphical.target⟧ '),
  }),
  at('5.8.6', 'what is no comment', { 'a.container': container('HostName=web ⟦PQ105|# 🐳 why⟧  ') }),
  at('5.8.6', 'with the line ends of Windows', { 'a.container': container('HostName=web ⟦PQ105|# why⟧\r') }),
  at('5.8.6', 'bare words', { 'a.container': container('Label=a=b ⟦PQ106|c "f g"⟧ d=e h') }),
  at('5.8.6', 'a bare word in the third line', {
    'a.container': container('Label=a=b \\', '  c=🐳 \\', '  ⟦PQ106|d⟧ e=f'),
  }),
  at('5.8.6', 'a percent sign', { 'a.container': container('Label=a=🐳⟦PQ107|%2⟧0 b=%%20') }),
  at('5.8.6', 'in two lines', { 'a.container': container('Exec=date %H \\', '  🐳 ⟦PQ107|%Z⟧ %F') }),
  at('5.8.6', 'a key that counts once', { 'a.container': container('⟦PQ108|Exec⟧=a', 'Exec=b') }),
  at('5.4.2', 'quotes around a command', { 'a.container': container('HealthCmd=⟦PQ109|sh -c "true"⟧') }),
  at('5.8.6', 'a start that may take long', { 'a.container': '[Container]\nImage=⟦PQ110|quay.io/a/b⟧\n' }),
  at('5.8.6', 'a user of the service', { 'a.container': service('⟦PQ111|User⟧=1000', '⟦PQ111|Group⟧=1000') }),
  at('5.8.6', "a pod's key", {
    'a.container': container('Pod=b.pod', '⟦PQ112|PublishPort⟧=80:80', '⟦PQ112|HostName⟧=c'),
    'b.pod': '',
  }),
  at('5.8.6', 'a short name', { 'a.container': '[Container]\nImage=⟦PQ113|nginx⟧ \n' }),
  at('5.8.6', 'a short name of an image', { 'a.image': '[Image]\nImage=⟦PQ113|library/nginx:1⟧' }),
  at('5.8.6', 'an update that cannot be', {
    'a.container': container('AutoUpdate=⟦PQ114|registry⟧').replace('quay.io/app/web:1', 'localhost/a'),
  }),
  at('5.8.6', 'a target that users do not have', {
    'a.volume': '[Unit]\nAfter=a.service ⟦PQ116|network-online.target⟧\n',
  }),
  at('5.8.6', "an option of the generator's", {
    'a.container': container('PodmanArgs=--cpus 2 ⟦PQ120|--name⟧=🐳'),
  }),
  at('5.8.6', "a path in somebody's home", {
    'a.container': container('Volume=⟦PQ122|~/data⟧:/data', 'Volume=⟦PQ122|a/b⟧:/b:Z'),
  }),
  at('5.8.6', 'a section that nobody reads', {
    'a.container': container('', ' ⟦PQ123|[service]⟧ ', 'Restart=no'),
  }),
  at('5.8.6', 'an escape', { 'a.container': container('Label=a=b c=⟦PQ124|\\d⟧+') }),
  at('5.8.6', 'an open quote', { 'a.container': container('AddCapability=a ⟦PQ124|"⟧b') }),
  at('5.8.6', 'behind an empty word', { 'a.container': container('Exec=a ⟦PQ125|"" b c⟧') }),
  at('5.8.6', 'no word for yes or no', { 'a.container': container('ReadOnly=⟦PQ126|"enabled"⟧ ') }),
  at('5.8.6', 'no number', { 'a.volume': '[Volume]\nUser=⟦PQ127|me⟧\n' }),
  at('5.8.6', 'not one of the words', { 'a.container': container('Pull=⟦PQ128|sometimes⟧') }),
  at('5.8.6', 'an old key', { 'a.container': container('⟦PQ129|RemapUsers⟧=auto') }),
  at('5.8.6', 'a template without its instance', {
    'a@.container': container('[Install]', '⟦PQ131|WantedBy⟧=default.target'),
  }),
  at('5.8.6', 'a key of [Install] for nothing', {
    'a.container': container('[Install]', '⟦PQ137|Also⟧=b.service'),
  }),
  at('5.8.6', 'an empty name', { 'a.container': container('⟦PQ138|ServiceName⟧=') }),
  at('5.8.6', 'ports of a host', { 'a.container': container('Network=host', '⟦PQ139|PublishPort⟧=80:80') }),
  at('5.8.6', 'a value that is none', { 'a.container': container('StopTimeout=⟦PQ140|2m⟧ ') }),
  at('5.8.6', 'an option that has a key', {
    'a.container': container('PodmanArgs=--privileged ⟦PQ144|--memory⟧=1g'),
  }),
];
