// Made by `node scripts/quadlet-keys.mjs`, which derives the sections, keys, versions and readers from Podman's sources.
// What a value is and what it becomes on podman's command line are kept from line to line, and written by hand for a
// new key. Columns, by tabs: section, key, first version, reader, kind of value, option of podman (`-` for none), deprecated.
export const KEY_TABLE = `
Container	AddCapability	4.4.0	words	cap-list	--cap-add
Container	AddDevice	4.4.0	words	device	--device
Container	AddHost	5.3.0	list	host:ip	--add-host
Container	Annotation	4.4.0	assignments	key=value list	--annotation
Container	AppArmor	5.8.0	value	string	--security-opt apparmor=
Container	AutoUpdate	4.6.0	value	enum registry|local	--label io.containers.autoupdate=
Container	CgroupsMode	5.3.0	value	enum (podman --cgroups)	--cgroups
Container	ContainerName	4.4.0	value	name	--name
Container	ContainersConfModule	4.8.0	list	path/name	--module=
Container	DNS	4.7.0	list	ip	--dns
Container	DNSOption	4.7.0	list	string	--dns-option
Container	DNSSearch	4.7.0	list	domain	--dns-search
Container	DropCapability	4.4.0	words	cap-list	--cap-drop
Container	Entrypoint	5.0.0	value	string/json	--entrypoint=
Container	Environment	4.4.0	assignments	key=value list	--env
Container	EnvironmentFile	4.4.0	args	path (relative to unit file)	--env-file
Container	EnvironmentHost	4.4.0	flag	bool	--env-host
Container	Exec	4.4.0	command	command line	(args after image)
Container	ExposeHostPort	4.4.0	list	port[-port][/udp|/tcp]	--expose
Container	GIDMap	4.8.0	words	idmap	--gidmap
Container	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Container	Group	4.4.0	value	gid	--user u:g
Container	GroupAdd	5.1.0	list	group|keep-groups	--group-add
Container	HealthCmd	4.5.0	value	command|none	--health-cmd
Container	HealthInterval	4.5.0	value	duration|disable	--health-interval
Container	HealthLogDestination	5.3.0	value	local|directory|events_logger	--health-log-destination
Container	HealthMaxLogCount	5.3.0	value	uint	--health-max-log-count
Container	HealthMaxLogSize	5.3.0	value	uint	--health-max-log-size
Container	HealthOnFailure	4.5.0	value	enum none|kill|restart|stop	--health-on-failure
Container	HealthRetries	4.5.0	value	int	--health-retries
Container	HealthStartPeriod	4.5.0	value	duration	--health-start-period
Container	HealthStartupCmd	4.5.0	value	command	--health-startup-cmd
Container	HealthStartupInterval	4.5.0	value	duration|disable	--health-startup-interval
Container	HealthStartupRetries	4.5.0	value	int	--health-startup-retries
Container	HealthStartupSuccess	4.5.0	value	int	--health-startup-success
Container	HealthStartupTimeout	4.5.0	value	duration	--health-startup-timeout
Container	HealthTimeout	4.5.0	value	duration	--health-timeout
Container	HostName	4.6.0	value	hostname	--hostname
Container	HttpProxy	5.7.0	flag	bool	--http-proxy
Container	Image	4.4.0	value	image | X.image | X.build	(positional)
Container	ImageVolume	6.1.0	value	enum bind|tmpfs|ignore	--image-volume
Container	IP	4.5.0	value	ipv4	--ip
Container	IP6	4.5.0	value	ipv6	--ip6
Container	Label	4.4.0	assignments	key=value list	--label
Container	LogDriver	4.5.0	value	string	--log-driver
Container	LogOpt	5.2.0	words	key=value	--log-opt
Container	Mask	4.6.0	args	path[:path]	--security-opt mask=
Container	Memory	5.5.0	value	bytes	--memory
Container	Mount	4.5.0	args	csv type=...	--mount
Container	Network	4.4.0	list	mode | X.network[:opts] | X.container	--network
Container	NetworkAlias	5.2.0	list	name	--network-alias
Container	NoNewPrivileges	4.4.0	flag	bool	--security-opt=no-new-privileges
Container	Notify	4.4.0	value	bool|healthy	--sdnotify=
Container	PidsLimit	4.7.0	value	int	--pids-limit
Container	Pod	5.0.0	value	X.pod	--pod
Container	PodmanArgs	4.4.0	args	args	(verbatim)
Container	PublishPort	4.4.0	list	[[ip:][host]:]ctr[/proto]	--publish
Container	Pull	4.6.0	value	enum always|missing|never|newer	--pull
Container	ReadOnly	4.4.0	flag	bool	--read-only
Container	ReadOnlyTmpfs	4.8.0	flag	bool	--read-only-tmpfs
Container	ReloadCmd	5.5.0	command	command line	(ExecReload podman exec)
Container	ReloadSignal	5.5.0	value	signal	(ExecReload podman kill)
Container	RemapGid	4.4.0	words	idmap	-	deprecated
Container	RemapUid	4.4.0	words	idmap	-	deprecated
Container	RemapUidSize	4.4.0	number	uint32	-	deprecated
Container	RemapUsers	4.4.0	value	enum manual|auto|keep-id	--userns/--uidmap	deprecated
Container	Retry	5.5.0	value	int	--retry
Container	RetryDelay	5.5.0	value	duration	--retry-delay
Container	Rootfs	4.5.0	value	path	--rootfs
Container	RunInit	4.4.0	flag	bool	--init
Container	SeccompProfile	4.4.0	value	path|unconfined	--security-opt seccomp=
Container	Secret	4.5.0	args	secret[,opt=..]	--secret
Container	SecurityLabelDisable	4.5.0	flag	bool	--security-opt label=disable
Container	SecurityLabelFileType	4.5.0	value	string	--security-opt label=filetype:
Container	SecurityLabelLevel	4.5.0	value	string	--security-opt label=level:
Container	SecurityLabelNested	4.6.0	flag	bool	--security-opt label=nested
Container	SecurityLabelType	4.5.0	value	string	--security-opt label=type:
Container	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Container	ShmSize	4.7.0	value	bytes	--shm-size
Container	StartWithPod	5.3.0	flag	bool	(Wants=/Before= in pod unit)
Container	StopSignal	5.2.0	value	signal	--stop-signal
Container	StopTimeout	5.0.0	value	seconds	--stop-timeout
Container	SubGIDMap	4.8.0	value	name	--subgidname
Container	SubUIDMap	4.8.0	value	name	--subuidname
Container	Sysctl	4.6.0	words	name=value list	--sysctl
Container	Timezone	4.4.0	value	tz|local	--tz
Container	Tmpfs	4.5.0	list	path[:opts]	--tmpfs
Container	UIDMap	4.8.0	words	idmap	--uidmap
Container	Ulimit	4.7.0	list	ulimit	--ulimit
Container	Unmask	4.6.0	args	ALL|path[:path]	--security-opt unmask=
Container	User	4.4.0	value	uid	--user
Container	UserNS	4.5.0	value	mode[:opts]	--userns
Container	VolatileTmp	4.4.0	flag	bool	--tmpfs /tmp:rw,size=512M,mode=1777	deprecated
Container	Volume	4.4.0	list	[src:]dest[:opts], src may be X.volume or ./path	--volume
Container	WorkingDir	4.6.0	value	path	--workdir
Pod	AddHost	5.3.0	list	host:ip	--add-host
Pod	ContainersConfModule	5.0.0	list	path/name	--module=
Pod	DNS	5.3.0	list	ip	--dns
Pod	DNSOption	5.3.0	list	string	--dns-option
Pod	DNSSearch	5.3.0	list	domain	--dns-search
Pod	ExitPolicy	5.6.0	value	enum continue|stop	--exit-policy
Pod	GIDMap	5.3.0	words	idmap	--gidmap
Pod	GlobalArgs	5.0.0	args	args	(verbatim, before subcommand)
Pod	HostName	5.5.0	list	hostname	--hostname
Pod	IP	5.3.0	value	ipv4	--ip
Pod	IP6	5.3.0	value	ipv6	--ip6
Pod	Label	5.6.0	assignments	key=value list	--label
Pod	Network	5.0.0	list	mode | X.network[:opts] | X.container	--network
Pod	NetworkAlias	5.2.0	list	name	--network-alias
Pod	PodmanArgs	5.0.0	args	args	(verbatim)
Pod	PodName	5.0.0	value	name	--name
Pod	PublishPort	5.0.0	list	[[ip:][host]:]ctr[/proto]	--publish
Pod	RemapGid	5.3.0	words	idmap	-	deprecated
Pod	RemapUid	5.3.0	words	idmap	-	deprecated
Pod	RemapUidSize	5.3.0	number	uint32	-	deprecated
Pod	RemapUsers	5.3.0	value	enum manual|auto|keep-id	--userns/--uidmap	deprecated
Pod	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Pod	ShmSize	5.4.0	value	bytes	--shm-size
Pod	StopTimeout	5.7.0	value	seconds	pod stop --time=
Pod	SubGIDMap	5.3.0	value	name	--subgidname
Pod	SubUIDMap	5.3.0	value	name	--subuidname
Pod	UIDMap	5.3.0	words	idmap	--uidmap
Pod	UserNS	5.3.0	value	mode[:opts]	--userns
Pod	Volume	5.0.0	list	[src:]dest[:opts], src may be X.volume or ./path	--volume
Kube	AutoUpdate	4.7.0	words	registry|local|ctr/registry|ctr/local	--annotation
Kube	ConfigMap	4.4.0	words	path (relative to unit file)	--configmap
Kube	ContainersConfModule	4.8.0	list	path/name	--module=
Kube	ExitCodePropagation	4.6.0	value	enum all|any|none	--service-exit-code-propagation=
Kube	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Kube	KubeDownForce	4.8.0	flag	bool	kube down --force
Kube	LogDriver	4.5.0	value	string	--log-driver
Kube	LogOpt	5.2.0	words	key=value	--log-opt
Kube	Network	4.4.0	list	mode | X.network[:opts] | X.container	--network
Kube	PodmanArgs	4.6.0	args	args	(verbatim)
Kube	PublishPort	4.4.0	list	[[ip:][host]:]ctr[/proto]	--publish
Kube	RemapGid	4.4.0	words	idmap	-	deprecated
Kube	RemapUid	4.4.0	words	idmap	-	deprecated
Kube	RemapUidSize	4.4.0	number	uint32	-	deprecated
Kube	RemapUsers	4.4.0	value	enum auto|keep-id	-	deprecated
Kube	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Kube	SetWorkingDirectory	4.7.0	value	enum yaml|unit	(WorkingDirectory=)
Kube	UserNS	4.5.0	value	mode[:opts]	--userns
Kube	Yaml	4.4.0	words	path (relative to unit file)	(positional)
Network	ContainersConfModule	4.8.0	list	path/name	--module=
Network	DisableDNS	4.4.0	flag	bool	--disable-dns
Network	DNS	4.7.0	list	ip	--dns
Network	Driver	4.4.0	value	enum bridge|macvlan|ipvlan|plugin	--driver
Network	Gateway	4.4.0	list	ip	--gateway
Network	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Network	InterfaceName	5.6.0	value	ifname	--interface-name
Network	Internal	4.4.0	flag	bool	--internal
Network	IPAMDriver	4.4.0	value	enum host-local|dhcp|none	--ipam-driver
Network	IPRange	4.4.0	list	cidr	--ip-range
Network	IPv6	4.4.0	flag	bool	--ipv6
Network	Label	4.4.0	assignments	key=value list	--label
Network	NetworkDeleteOnStop	5.5.0	flag	bool	(ExecStopPost network rm)
Network	NetworkName	4.7.0	value	name	(positional)
Network	Options	4.4.0	assignments	key=value list	--opt
Network	PodmanArgs	4.6.0	args	args	(verbatim)
Network	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Network	Subnet	4.4.0	list	cidr	--subnet
Volume	ContainersConfModule	4.8.0	list	path/name	--module=
Volume	Copy	4.4.0	flag	bool	--opt copy|nocopy
Volume	Device	4.4.0	value	path	--opt device=
Volume	Driver	4.8.0	value	string	--driver
Volume	GID	6.0.0	value	gid	--gid
Volume	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Volume	Group	4.4.0	number	uint32 gid	o=gid=
Volume	Image	4.8.0	value	image | X.image | X.build	--opt image=
Volume	Label	4.4.0	assignments	key=value list	--label
Volume	Options	4.4.0	value	mount options	--opt o=
Volume	PodmanArgs	4.6.0	args	args	(verbatim)
Volume	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Volume	Type	4.4.0	value	fstype	--opt type=
Volume	UID	6.0.0	value	uid	--uid
Volume	User	4.4.0	number	uint32 uid	o=uid=
Volume	VolumeName	4.7.0	value	name	(positional)
Image	AllTags	4.8.0	flag	bool	--all-tags
Image	Arch	4.8.0	value	arch	--arch
Image	AuthFile	4.8.0	value	path	--authfile
Image	CertDir	4.8.0	value	path	--cert-dir
Image	ContainersConfModule	4.8.0	list	path/name	--module=
Image	Creds	4.8.0	value	user:pass	--creds
Image	DecryptionKey	4.8.0	value	key[:pass]	--decryption-key
Image	GlobalArgs	4.8.0	args	args	(verbatim, before subcommand)
Image	Image	4.8.0	value	image	(positional)
Image	ImageTag	4.8.0	value	image	(resource name)
Image	OS	4.8.0	value	os	--os
Image	PodmanArgs	4.8.0	args	args	(verbatim)
Image	Policy	5.6.0	value	enum always|missing|never|newer	--policy
Image	Retry	5.5.0	value	int	--retry
Image	RetryDelay	5.5.0	value	duration	--retry-delay
Image	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Image	TLSVerify	4.8.0	flag	bool	--tls-verify
Image	Variant	4.8.0	value	string	--variant
Build	Annotation	5.2.0	assignments	key=value list	--annotation
Build	Arch	5.2.0	value	arch	--arch
Build	AuthFile	5.2.0	value	path	--authfile
Build	BuildArg	5.7.0	assignments	key=value list	--build-arg
Build	ContainersConfModule	5.2.0	list	path/name	--module=
Build	DNS	5.2.0	list	ip	--dns
Build	DNSOption	5.2.0	list	string	--dns-option
Build	DNSSearch	5.2.0	list	domain	--dns-search
Build	Environment	5.2.0	assignments	key=value list	--env
Build	File	5.2.0	value	path|URL	--file
Build	ForceRM	5.2.0	flag	bool	--force-rm
Build	GlobalArgs	5.2.0	args	args	(verbatim, before subcommand)
Build	GroupAdd	5.2.0	list	group|keep-groups	--group-add
Build	IgnoreFile	5.7.0	value	path	--ignorefile
Build	ImageTag	5.2.0	list	image	--tag
Build	Label	5.2.0	assignments	key=value list	--label
Build	Network	5.2.0	list	mode | X.network[:opts] | X.container	--network
Build	PodmanArgs	5.2.0	args	args	(verbatim)
Build	Pull	5.2.0	value	enum always|missing|never|newer	--pull=
Build	Retry	5.5.0	value	int	--retry
Build	RetryDelay	5.5.0	value	duration	--retry-delay
Build	Secret	5.2.0	args	secret[,opt=..]	--secret
Build	ServiceName	5.3.0	value	unit-name	(names generated <name>.service)
Build	SetWorkingDirectory	5.2.0	value	file|unit|path|URL	(WorkingDirectory= / context)
Build	Target	5.2.0	value	string	--target
Build	TLSVerify	5.2.0	flag	bool	--tls-verify
Build	Variant	5.2.0	value	string	--variant
Build	Volume	5.2.0	list	[src:]dest[:opts], src may be X.volume or ./path	--volume
Artifact	Artifact	5.7.0	value	artifact ref	(positional)
Artifact	AuthFile	5.7.0	value	path	--authfile
Artifact	CertDir	5.7.0	value	path	--cert-dir
Artifact	ContainersConfModule	5.7.0	list	path/name	--module=
Artifact	Creds	5.7.0	value	user:pass	--creds
Artifact	DecryptionKey	5.7.0	value	key[:pass]	--decryption-key
Artifact	GlobalArgs	5.7.0	args	args	(verbatim, before subcommand)
Artifact	PodmanArgs	5.7.0	args	args	(verbatim)
Artifact	Quiet	5.7.0	flag	bool	--quiet
Artifact	Retry	5.7.0	value	int	--retry
Artifact	RetryDelay	5.7.0	value	duration	--retry-delay
Artifact	ServiceName	5.7.0	value	unit-name	(names generated <name>.service)
Artifact	TLSVerify	5.7.0	flag	bool	--tls-verify
Quadlet	DefaultDependencies	5.3.0	flag	bool	(After/Wants network)
`;
