export const id=375;export const ids=[375];export const modules={8954:((e,t,n)=>{n.d(t,{A3:()=>c,CL:()=>s,KG:()=>l,SJ:()=>d,Tk:()=>m,hB:()=>u});var r=n(3024),i=n(5071),a=n(6344),o=n(5310);function l(e,t){let n;try{n=(0,r.readdirSync)(e,{withFileTypes:!0})}catch(e){throw new i.yo(`${t||"."} cannot be read: ${c(e)}`)}return n.map(t=>(function(e,t){var n;let{name:r}=t;return t.isFile()?{name:r,kind:"file",link:!1}:t.isDirectory()?{name:r,kind:"directory",link:!1}:t.isSymbolicLink()?{name:r,kind:void 0===(n=s(`${e}/${r}`))?"nothing":n.isFile()?"file":n.isDirectory()?"directory":"other",link:!0}:{name:r,kind:"other",link:!1}})(e,t)).sort((e,t)=>(0,o.M)(e.name,t.name))}function s(e){try{return(0,r.statSync)(e,{throwIfNoEntry:!1})}catch{return}}function u(e,{name:t,kind:n}){let i={name:t,content:void 0};if("directory"===n)return{...i,unreadable:"it is a directory"};if("nothing"===n)return{...i,unreadable:"it is a link that leads nowhere"};let a=`${e}/${t}`;if("other"===n&&!function(e){let[t,n]=[s(e),s("/dev/null")];return void 0!==t&&void 0!==n&&t.isCharacterDevice()&&t.rdev===n.rdev}(a))return{...i,unreadable:"it is not a file"};try{return{name:t,content:(0,r.readFileSync)(a)}}catch(e){return{...i,unreadable:c(e)}}}function d({name:e}){return{name:e,content:void 0}}function m({name:e,kind:t}){return"directory"!==t||(0,a.o9)(e)}function c(e){let{code:t,message:n}=e;return/^[A-Z]+\d*: ([^,]+)/.exec(n)?.[1]??t??n}}),1465:((e,t,n)=>{n.d(t,{DZ:()=>m,nT:()=>d,s9:()=>u});var r=n(3024),i=n(6760),a=n(5071),o=n(6783),l=n(8954),s=n(3602);let u=new Set([".git","node_modules"]);function d(e,t,n){let d=e.map(e=>({real:function(e){try{return(0,r.realpathSync)(e)}catch{throw new a.yo(`${e}: no such file or directory`)}}(e),path:m(e),depth:0,linked:!1})),c=[],p=new Set,h=(e,n)=>(0,l.KG)(e,n).filter(({name:e})=>!t((0,o.X)({path:n},e))),f=e=>{let{real:t,path:a,depth:l,linked:m}=e;if(p.has(t))return;p.add(t);let g=h(t,a);for(let{name:p,kind:v,link:b}of(c.push({...e,dropins:!1,list:()=>g}),g)){if("directory"!==v)continue;let[e,g]=[`${t}${i.sep}${p}`,(0,o.X)({path:a},p)],y={real:e,path:g,depth:l+1,linked:m||b};if((0,s._l)(p))c.push({...y,dropins:!0,list:function(e){let t;return()=>(t??={result:e()}).result}(()=>h(e,g))});else if(!n)continue;else if(b||u.has(p)){if(b){let t=(0,r.realpathSync)(e);(0,s._l)(t)||function(e,t){return e.some(({real:e})=>{let n=(0,i.relative)(e,t).split(i.sep);return!(".."===n[0]||n[0]?.endsWith(":"))&&!n.some(e=>(0,s._l)(e)||u.has(e))})}(d,t)||f({...y,real:t})}}else f(y)}};for(let e of d)f(e);return c}function m(e){let t=(0,i.normalize)(e).replaceAll(i.sep,"/");return"."===t||"./"===t?"":t.length>1&&t.endsWith("/")?t.slice(0,-1):t}}),3602:((e,t,n)=>{n.d(t,{Tc:()=>l,_l:()=>a,fd:()=>i,yW:()=>o});var r=n(7376);function i(e){return e.endsWith(".yaml")||e.endsWith(".yml")}function a(e){return e.endsWith(".d")}function o(e){return e.endsWith(".conf")}function l(e){return new Set((0,r.m)(e,{dropIns:"all"}))}}),9492:((e,t,n)=>{n.d(t,{x:()=>i});var r=n(1090);function i(e){var t;let n=(0,r.e1)(e),i=e=>n>=(0,r.e1)(e);return{version:n,dialect:i("5.4")?"skipping":i("5.0")?"trimmed-lines":i("4.6")?"trimmed":"untrimmed",comments:i("5.4")?"#;":"#:",quotes:i("5.8.2")?"pair":i("5.0")?"trimmed":"kept",octalEscapes:i("5.4"),subdirectories:i("5.3")?"all":i("4.7")?"real":"none",oneDropsAll:i("5.0"),dropIns:i("5.2")?"all":i("5.0")?"named":"none",dropInsBySpecificity:i("5.6"),referencesMustExist:i("5.3"),containerNamesKnownEarly:i("5.4"),translatesDependencies:i("5.5"),checksPublishPort:!i("5.3"),checksTmpfs:i("4.5")&&!i("5.3"),mount:i("4.8")?"csv":i("4.5")?"split":"none",mountNeedsType:!i("5.6"),mountTypes:(t=i)("5.7")?["volume","bind","glob","image","artifact"]:t("5.3")?["volume","bind","glob","image"]:["volume","bind",...t("4.7")?["glob"]:[]],mountWithoutSource:i("6.0")?"error-unless-volume":i("5.7")?"error":"crashes",severalYaml:i("5.7"),checksKubeType:i("4.8"),buildFileSpecifier:i("5.7"),templateServiceNames:i("5.7"),keepIdIsForUsers:!i("5.3"),volumeOptionsNeedDevice:!i("6.0"),workingDirectoryFirst:!i("5.2")}}}),6344:((e,t,n)=>{n.d(t,{ri:()=>l,je:()=>u,o9:()=>s,Ne:()=>o,D_:()=>a});let r=`
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
`;var i=n(1090);function a(e){return"list"===e||"words"===e||"args"===e||"assignments"===e}function o(){let e=new Map;for(let t of r.trim().split("\n")){let[n="",r="",a="",o,l="",s="",u]=t.split("	"),d=e.get(n);void 0===d&&(d=new Map,e.set(n,d));let m=(0,i.e1)(a),c="deprecated"===u;d.set(r,{section:n,key:r,since:a,sinceNumber:m,reader:o,kind:l,option:s,deprecated:c})}return e}let l=new Map([[".artifact","Artifact","-artifact","5.7",1],[".image","Image","-image","4.8",1],[".network","Network","-network","4.4",2],[".volume","Volume","-volume","4.4",2],[".build","Build","-build","5.2",3],[".container","Container","","4.4",4],[".kube","Kube","","4.4",4],[".pod","Pod","-pod","5.0",5]].map(([e,t,n,r,a])=>[e,{extension:e,section:t,suffix:n,since:(0,i.e1)(r),order:a}]));function s(e){return l.has(u(e))}function u(e){let t=e.lastIndexOf(".");return t<0||e.indexOf("/",t)>=0?"":e.slice(t)}}),1090:((e,t,n)=>{n.d(t,{Hs:()=>l,Pp:()=>a,Sx:()=>s,e1:()=>o});var r=n(5071);let i="4.4.0 4.4.1 4.4.2 4.4.3 4.4.4 4.5.0 4.5.1 4.6.0 4.6.1 4.6.2 4.7.0 4.7.1 4.7.2 4.8.0 4.8.1 4.8.2 4.8.3 4.9.0 4.9.1 4.9.2 4.9.3 4.9.4 4.9.5 5.0.0 5.0.1 5.0.2 5.0.3 5.1.0 5.1.1 5.1.2 5.2.0 5.2.1 5.2.2 5.2.3 5.2.4 5.2.5 5.3.0 5.3.1 5.3.2 5.4.0 5.4.1 5.4.2 5.5.0 5.5.1 5.5.2 5.6.0 5.6.1 5.6.2 5.7.0 5.7.1 5.8.0 5.8.1 5.8.2 5.8.3 5.8.4 5.8.5 5.8.6 6.0.0 6.0.1 6.0.2 6.1.0".split(" "),a=i.at(-1);function o(e){let[t=0,n=0,r=0]=e.split(".").map(Number);return(1e3*t+n)*1e3+r}function l(e){return e.split(".").slice(0,2).join(".")}function s(e){let t=e.split(/[\s,]+/).filter(e=>""!==e);if(0===t.length)throw new r.yo(`no Podman version given; allowed: ${u}`);return[...new Set(t.flatMap(function e(t){let n=/^v?(\d+\.\d+(?:\.\d+)?)-v?(\d+\.\d+(?:\.\d+)?)$/.exec(t);if(n?.[1]!==void 0&&void 0!==n[2]){var a=n[1],s=n[2];if(o(e(a)[0])>o(e(s)[0]))throw new r.yo(`the range ${a}-${s} is upside down: ${s} is older than ${a}`);return[...new Set(i.map(l))].map(e=>m(e,e)).filter(e=>d(e)>=d(a)&&d(e)<=d(s)).map(t=>l(t)===l(s)?e(s)[0]:t).concat(3===a.split(".").length?[a]:[])}let c=/^v?(\d+)\.(\d+)(?:\.(\d+)(?:[+~-]\S+)?)?$/.exec(t);if(!c)throw new r.yo(`"${t}" is not a Podman version; allowed: ${u}`);let[,p,h,f]=c,g=m(`${p}.${h}`,t);return[void 0===f?g:`${p}.${h}.${f}`]}))].sort((e,t)=>o(e)-o(t))}let u="5.4.2, 5.4, 4.9-5.8, or several with commas";function d(e){return Math.floor(o(e)/1e3)}function m(e,t){let n=i.findLast(t=>l(t)===e);if(void 0!==n)return n;let s=i[0];if(o(e)<o(s))throw new r.yo(`Podman ${t} has no Quadlet: it came with ${l(s)}`);throw new r.yo(`Podman ${t} is not known here; the newest known release is ${a}`)}}),7376:((e,t,n)=>{n.d(t,{d:()=>o,m:()=>a});var r=n(6344),i=n(5310);function a(e,t){if("none"===t.dropIns)return[];let n=(0,r.je)(e),i=e.slice(0,e.length-n.length),a=i.indexOf("@"),o=a<0?i:i.slice(0,a),l=""===(a<0?"":i.slice(a+1))?[]:[`${o}@${n}.d`];if("named"===t.dropIns)return[`${e}.d`,...l];let s=o.split("-").slice(0,-1),u=[];for(let e=1;e<=s.length;e++){let t=`${s.slice(0,e).join("-")}-`;u.push(`${t}${n}.d`),a>=0&&u.push(`${t}@${n}.d`)}return[`${e}.d`,...l,...u.reverse(),`${n.slice(1)}.d`]}let o=class DropInFinder{behaviour;#e=new Map;constructor(e,t,n){this.behaviour=n;let r=new Map(e.map(({path:e},t)=>["."===e?"":e,t]));for(let{directory:e}of t.filter(({path:e})=>e.endsWith(".d")).map(e=>({directory:e,order:r.get(l(e.path))})).filter(({order:e})=>void 0!==e).sort((e,t)=>e.order-t.order)){let t=e.path.slice(e.path.lastIndexOf("/")+1),n=this.#e.get(t);void 0===n?this.#e.set(t,[e]):n.push(e)}for(let t of(this.#t=r,e))for(let e of t.entries)e.name.endsWith(".d")&&this.#n.set(e.name,[...this.#n.get(e.name)??[],{directory:t,entry:e}])}#n=new Map;#t;blockedFor(e){return 0===this.#n.size?[]:a(e,this.behaviour).flatMap(e=>this.#n.get(e)??[])}of(e){if(0===this.#e.size)return[];let t=a(e,this.behaviour).flatMap(e=>this.#e.get(e)??[]);if(0===t.length)return[];if(!this.behaviour.dropInsBySpecificity){let e=({path:e})=>this.#t.get(l(e))??0;t.sort((t,n)=>e(t)-e(n))}let n=new Map;for(let e of t)for(let t of e.entries)".conf"!==(0,r.je)(t.name)||n.has(t.name)||n.set(t.name,{directory:e,entry:t});return[...n.values()].sort((e,t)=>(0,i.M)(e.entry.name,t.entry.name))}};function l(e){let t=e.lastIndexOf("/");return t<0?"":e.slice(0,t)}}),6783:((e,t,n)=>{n.d(t,{X:()=>o,p:()=>a});var r=n(3418),i=n(4858);let a=class ParsedFiles{#r=new Map;#i=new Map;get size(){return this.#r.size}textOf(e){return this.#r.get(e)}texts(){return this.#r.values()}parse(e,t,n){let i=this.text(e,t),a=this.#i.get(i);void 0===a&&(a=new Map,this.#i.set(i,a));let o=a.get(n.dialect);return void 0===o&&(o=(0,r.M)(i,n),a.set(n.dialect,o)),o}text(e,t){let n=o(e,t.name),r=this.#r.get(n);if(void 0===r){if(void 0===t.content)throw Error(`${n} was not read`);r=new i.D(n,t.content),this.#r.set(n,r)}return r}};function o(e,t){return""===e.path||"."===e.path?t:e.path.endsWith("/")?e.path+t:`${e.path}/${t}`}}),5310:((e,t,n)=>{function r(e,t){let n=Math.min(e.length,t.length);for(let r=0;r<n;r++){let n=e.charCodeAt(r),a=t.charCodeAt(r);if(n!==a)return i(n)-i(a)}return e.length-t.length}function i(e){return e>=55296&&e<=57343?e+65536:e}n.d(t,{M:()=>r})}),2239:((e,t,n)=>{n.d(t,{D:()=>i,V:()=>a});var r=n(4573);function i(e){let t=Buffer.from(e.buffer,e.byteOffset,e.byteLength),n=t.toString("utf8");return!n.includes("\uFFFD")||(0,r.isUtf8)(t)?{text:n,firstBadByte:-1}:function(e){let t=[],n=-1,i=0,a=0,o=0,l=()=>{let n=e.toString("utf8",a,o);i+=n.length,t.push(n)};for(;o<e.length;){let s=function(e,t){let n=e[t];if(n<128)return 1;let i=n>=240?4:n>=224?3:2*(n>=194);return i>0&&t+i<=e.length&&(0,r.isUtf8)(e.subarray(t,t+i))?i:0}(e,o);if(s>0){o+=s;continue}l(),n<0&&(n=i),t.push(String.fromCharCode(56320+e[o])),i++,a=++o}return l(),{text:t.join(""),firstBadByte:n}}(t)}function a(e){return 56453===e||56480===e}}),292:((e,t,n)=>{n.d(t,{N:()=>i});var r=n(2978);function i(e,t,n,m=!0){switch(t){case"skipping":return function(e,t,n){let i,o=[],d=e.endsWith("\n")?e.length-1:e.length;for(let m=0;m<=d;){let c=Math.min(l(e,m),d),p=(0,r.Rk)(e,m,c),h=(0,r.QG)(e,p,c),f=c===d;if(a(e,p,h,t))n&&(void 0===i||""===i.text)&&o.push({start:m,end:c,text:e.slice(p,h),origin:p,comment:!0});else{let t=e.charCodeAt(h-1)===s,n=t?h-1:h;if(t&&!f)(i??=new u(m)).add(e,p,n,c);else if(void 0===i)o.push({start:m,end:c,text:e.slice(p,n),origin:p,comment:n===p});else{i.add(e,p,n,c);let t=i.line();o.push(""===t.text?{...t,comment:!0}:t),i=void 0}}m=c+1}return void 0!==i&&""!==i.text&&o.push({...i.line(),lost:!0}),o}(e,n,m);case"trimmed-lines":return function(e,t){let n=[],i=e.length;for(let m=0;m<i;){let i=l(e,m),c=(0,r.Rk)(e,m,i),p=(0,r.QG)(e,c,i),h=a(e,c,p,t);if(h||!o(e,c,p)||e.charCodeAt(p-1)!==s){n.push({start:m,end:i,text:e.slice(c,p),origin:c,comment:h}),m=i+1;continue}let f=new u(m),g=c,v=!1;for(;e.charCodeAt(p-1)===s&&d(e,i);){let t=l(e,i+1),n=(0,r.Rk)(e,i+1,t),a=(0,r.QG)(e,n,t);if(n>=a){v=d(e,t),i=t;break}f.add(e,g,p-1,i),g=n,p=a,i=t}if(f.add(e,g,p,i),n.push({...f.line(),endless:v}),v)break;m=i+1}return n}(e,n);default:return function(e,t,n){let i=[],l=e.length;for(let d=0;d<l;){let m=e.indexOf("\n",d),c=n&&m>=0?(0,r.Rk)(e,d,m):d,p=m<0?l:n?(0,r.QG)(e,c,m):m,h=m<0?l:m+1,f=!1;if(o(e,c,p))for(;h<l&&e.charCodeAt(p-1)===s;){let t=p;if((m=e.indexOf("\n",d+(p-c)+1))<0?[c,p,h]=[d,l,l]:[p,h]=[n?(0,r.QG)(e,c,m):m,m+1],p===t&&h<l){f=!0;break}}let g=a(e,c,p,t),v=h>d&&10===e.charCodeAt(h-1)?h-1:h;if(i.push({...function(e,t,n){let r=e.slice(t,n);if(!r.includes("\\\n"))return{text:r,origin:t};let i=new u(t),a=t;for(let o=r.indexOf("\\\n");o>=0;o=r.indexOf("\\\n",o+2))i.add(e,a,t+o,n),a=t+o+2;return i.add(e,a,n,n),i.line()}(e,c,p),start:d,end:v,comment:g,endless:f}),f)break;d=h}return i}(e,n,"trimmed"===t)}}function a(e,t,n,r){return t>=n||r.includes(e.charAt(t))}function o(e,t,n){return e.slice(t,n).indexOf("=")>0}function l(e,t){let n=e.indexOf("\n",t);return n<0?e.length:n}let s=92;let u=class Pieces{start;text="";origins=[];end;constructor(e){this.start=e,this.end=e}add(e,t,n,r){""===this.text&&(this.origins.length=0),(n>t||0===this.origins.length)&&this.origins.push(this.text.length,t),this.text+=e.slice(t,n),this.end=r}line(){let{start:e,end:t,text:n,origins:r}=this,i=r[1]??e;return{start:e,end:t,text:n,origin:i,comment:!1,...r.length>2?{origins:r}:{}}}};function d(e,t){let n=t+1;if(n>=e.length)return!1;let i=l(e,n);return i<e.length||(0,r.Rk)(e,n,i)<i}}),3418:((e,t,n)=>{n.d(t,{M:()=>a});var r=n(2239),i=n(292);function a(e,t){let n,r=[],a=[],s=[],u=[],d=(0,i.N)(e.text,t.dialect,t.comments,!1),m=!1,c="skipping"===t.dialect;for(let i of d){let o=0===i.start&&!i.lost&&i.text.startsWith("\uFEFF");o&&s.push({kind:"byte-order-mark",line:i});let d=o?function(e,t){let n=e.text.slice(1),r=e.origins?.map((e,t)=>t%2==0?Math.max(e-1,0):e);void 0!==r&&(r[1]=e.origin+1);let i=""===n||t.includes(n.charAt(0));return{...e,text:n,comment:i,origin:e.origin+1,...void 0===r?{}:{origins:r}}}(i,t.comments):i;if(d.endless&&s.push({kind:"endless",line:d}),d.lost)u.push(d);else if(!d.comment){let t=function(e){if(91!==e.charCodeAt(0))return -1;let t=e.indexOf("]");if(t<0)return -1;for(let n=t+1;n<e.length;n++){let t=e.charCodeAt(n);if(32!==t&&9!==t)return -1}return t}(d.text);if(t>0){var p;let e=d.text.slice(1,t),i=d.origin;""!==(p=e)&&!/[[\]\u0000-\u001f\u007f-\u009f]/.test(p)&&(c||void 0===d.origins)?r.push({name:e,start:i,end:i+t+1}):s.push({kind:"section-name",line:d,name:e}),n=e}else{let t=function(e,t,n,r){let{text:i,origin:a,origins:o}=t,s=i.indexOf("=");if(s<=0)return;let u=s;for(;u>0&&l(i.charCodeAt(u-1));)u--;let d=o?.[2]??i.length,m=s+1;for(;m<d&&l(i.charCodeAt(m));)m++;return{source:e,section:n,key:i.slice(0,u),keyStart:a,value:i.slice(m),resets:m===i.length&&(r||void 0===o),valueIndex:m,line:t}}(e,d,n??"",c);void 0===t?s.push({kind:"no-key-value",line:d}):void 0===n?(m||s.push({kind:"before-section",line:d}),m=!0):""===t.key||t.key.startsWith(" ")?s.push({kind:"key-name",line:d,key:t.key}):a.push(t)}}}return{source:e,headers:r,entries:a,faults:s.slice(0,o),lost:u}}let o=1e3;function l(e){return 32===e||e>=9&&e<=13||(0,r.V)(e)}}),4858:((e,t,n)=>{n.d(t,{D:()=>i});var r=n(2239);let i=class SourceText{path;text;firstBadByte;#a;constructor(e,t){this.path=e;let{text:n,firstBadByte:i}="string"==typeof t?{text:t,firstBadByte:-1}:(0,r.D)(t);this.text=n,this.firstBadByte=i}position(e){this.#a??=function(e){let t=[0];for(let n=e.indexOf("\n");n>=0;n=e.indexOf("\n",n+1))t.push(n+1);return t}(this.text);let t=0,n=this.#a.length-1;for(;t<n;){let r=t+n+1>>1;this.#a[r]<=e?t=r:n=r-1}return{line:t+1,column:e-this.#a[t]+1}}}}),2978:((e,t,n)=>{function r(e){return e<=32?32===e||e>=9&&e<=13:!(e<133)&&(133===e||160===e||5760===e||e>=8192&&e<=8202||8232===e||8233===e||8239===e||8287===e||12288===e)}function i(e,t,n){let i=t;for(;i<n&&r(e.charCodeAt(i));)i++;return i}function a(e,t,n){let i=n;for(;i>t&&r(e.charCodeAt(i-1));)i--;return i}n.d(t,{QG:()=>a,Rk:()=>i,xC:()=>r})}),9210:((e,t,n)=>{function r(e,t){let{origins:n}=e;if(void 0===n)return e.origin+t;let r=0,i=n.length/2-1;for(;r<i;){let e=r+i+1>>1;n[2*e]<=t?r=e:i=e-1}return n[2*r+1]+t-n[2*r]}function i(e,t,n,i){let a=r(t,n);return{source:e,start:a,end:i>n?r(t,i-1)+1:a}}function a(e){return{source:e.source,start:e.keyStart,end:e.keyStart+e.key.length}}function o(e){let t=e.value.trimEnd().length;return 0===t?{source:e.source,start:e.keyStart,end:r(e.line,e.valueIndex)}:l(e,0,t)}function l(e,t,n){return i(e.source,e.line,e.valueIndex+t,e.valueIndex+n)}n.d(t,{MK:()=>o,UT:()=>a,Ww:()=>l,ee:()=>i,yv:()=>r})})};