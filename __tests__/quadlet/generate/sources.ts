type Files = Readonly<Record<string, string>>;

/** One file of each kind with all keys that the generator takes out of its maps, and with paths of this machine. */
export const EVERY_KIND: Files = {
  'all.container': `# a comment
[Unit]
Description=All keys
After=db.service

[Container]
Image=docker.io/library/nginx:1.27
Exec=serve --tz Mars --env "A=a b" "it's" "\\"q\\"" \\x41
Environment=B=2 A=1 "C=a b" D
Environment="PASSWORD=top secret"
Label=one=1 two=2
Annotation=note=x other=y
Entrypoint=/entry
Timezone=local
PidsLimit=100
ShmSize=64m
WorkingDir=/srv
IP=10.0.0.2
IP6=fd00::2
HostName=web
StopSignal=SIGINT
StopTimeout=20
Pull=never
Memory=1g
Retry=3
RetryDelay=5s
NetworkAlias=w1
NetworkAlias=w2
Ulimit=nofile=1000
DNS=1.1.1.1
DNS=8.8.8.8
DNSOption=ndots:1
DNSSearch=example.com
GroupAdd=keep-groups
AddHost=a:10.0.0.1
Tmpfs=/run
RunInit=yes
EnvironmentHost=no
HttpProxy=no
ReadOnlyTmpfs=yes
Network=front.network
PublishPort=8080:80
AutoUpdate=registry
Volume=./data:/data:Z
Volume=../shared:/shared
Volume=state.volume:/state
Mount=type=bind,source=./conf,target=/etc/conf,ro
EnvironmentFile=app.env
Pod=both.pod
PodmanArgs=--tz Venus --label three=3 --env A=9 --annotation z=z
PodmanArgs=--add-host b:10.0.0.3 --unknown thing --dns 9.9.9.9

[Install]
WantedBy=default.target
`,
  // The words that PodmanArgs adds are those that are generated in front of them.
  'same.container': `[Container]
Image=docker.io/library/busybox:1
Exec=sh -c "echo a"
Environment=A=1
Label=x=1
PodmanArgs=--label x=1 --env A=1
`,
  'loose.container': `[Container]
Rootfs=/srv/root
Environment=A=1 B=2
Label=x=1
Annotation=y=2
AutoUpdate=local
`,
  'sub/more.container': `[Container]
Image=quay.io/a/b:1
EnvironmentFile=more.env
Pod=both.pod
`,
  'both.pod': `[Pod]
AddHost=a:10.0.0.1
DNS=1.1.1.1
DNSSearch=example.com
HostName=pod
IP=10.0.0.9
IP6=fd00::9
Label=a=1
NetworkAlias=p
ShmSize=1m
Network=front.network
PodmanArgs=--label b=2 --dns 2.2.2.2 --add-host z:10.0.0.2
`,
  'front.network': `[Network]
DisableDNS=no
Internal=yes
IPv6=yes
Driver=bridge
IPAMDriver=host-local
InterfaceName=front0
DNS=1.1.1.1
Subnet=10.0.0.0/24
Gateway=10.0.0.1
Options=isolate=true mtu=1400
Label=a=1 b=2
PodmanArgs=--label c=3 --dns 2.2.2.2
`,
  'state.volume': `[Volume]
Label=a=1
Device=/srv/state
Type=none
Options=bind
`,
  'base.image': `[Image]
Image=quay.io/a/base:1
AllTags=no
Arch=arm64
OS=linux
Variant=v8
AuthFile=/etc/auth.json
CertDir=/etc/certs
Creds=user:secret
DecryptionKey=/etc/key
Policy=always
TLSVerify=yes
Retry=2
RetryDelay=1s
PodmanArgs=--os windows --arch amd64
`,
  'model.artifact': `[Artifact]
Artifact=quay.io/a/model:1
AuthFile=/etc/auth.json
CertDir=/etc/certs
Creds=user:secret
DecryptionKey=/etc/key
Quiet=yes
TLSVerify=no
Retry=2
RetryDelay=1s
`,
  'site.build': `[Build]
ImageTag=localhost/site:1
ImageTag=localhost/site:latest
SetWorkingDirectory=unit
File=./Containerfile
Arch=amd64
AuthFile=/etc/auth.json
IgnoreFile=.ignore
Target=final
Variant=v1
Retry=1
RetryDelay=1s
TLSVerify=yes
ForceRM=yes
DNS=1.1.1.1
DNSOption=ndots:1
DNSSearch=example.com
GroupAdd=keep-groups
BuildArg=A=1 B=2
Environment=C=3
Label=d=4
Annotation=e=5
PodmanArgs=--label late=1 --build-arg A=2
`,
  'stack.kube': `[Kube]
Yaml=stack.yml
ConfigMap=config.yml
PublishPort=9090:90
SetWorkingDirectory=yaml
`,
};

/** Fifty units: containers in pods and alone, with their networks and volumes. One container publishes `port`. */
export function fiftyUnits(port: string): Files {
  const files: Record<string, string> = {};
  for (let index = 0; index < 5; index++) {
    files[`net${index}.network`] =
      `[Network]\nLabel=index=${index} kind=net\nDNS=10.0.0.${index}\nInternal=yes\n`;
    files[`data${index}.volume`] = `[Volume]\nLabel=index=${index}\n`;
    files[`pod${index}.pod`] =
      `[Pod]\nNetwork=net${index}.network\nPublishPort=127.0.0.1:${9000 + index}:80\nDNS=1.1.1.1\nLabel=a=1\n`;
  }
  for (let index = 0; index < 35; index++) {
    const own = index === 17 ? `PublishPort=${port}:80\nNetwork=net2.network` : `Pod=pod${index % 5}.pod`;
    files[`app${String(index).padStart(2, '0')}.container`] = `# number ${index}
[Unit]
Description=Application ${index}

[Container]
Image=registry.example.com/app:${index}
Environment=INDEX=${index} MODE=production
Label=index=${index} tier=app
Annotation=owner=team
Volume=data${index % 5}.volume:/data
Volume=./conf/${index}:/etc/app:ro
StopTimeout=30
Timezone=UTC
DNSSearch=example.com
${own}

[Install]
WantedBy=default.target
`;
  }
  return files;
}
