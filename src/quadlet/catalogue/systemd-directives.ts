// Made by `node scripts/systemd-directives.mjs` from systemd 252, 257, 262: every setting that a .service may have.
// A line with columns, and then its settings. Columns: section, type of the value as systemd names it (`-`: none, or not
// the same one in all of them), the first of these versions that knows it, the last one in which it does something (`-`:
// the newest, `0`: none of them).
export const SYSTEMD_TABLE = `
Install | - | 252 | -
Alias Also DefaultInstance RequiredBy WantedBy
Install | - | 257 | -
UpheldBy
Service | - | 252 | -
AllowedCPUs AllowedMemoryNodes AppArmorProfile BPFProgram BusName CPUQuota CPUQuotaPeriodSec CacheDirectory
ConfigurationDirectory CoredumpFilter Delegate DisableControllers ExtensionImages Group IPAddressAllow IPAddressDeny
IPEgressFilterPath IPIngressFilterPath KeyringMode LoadCredential LoadCredentialEncrypted LogExtraFields LogNamespace
LogsDirectory ManagedOOMMemoryPressure ManagedOOMMemoryPressureLimit ManagedOOMPreference ManagedOOMSwap MountAPIVFS
MountFlags MountImages NUMAMask NUMAPolicy OOMPolicy PIDFile PassEnvironment PrivateMounts PrivateTmp PrivateUsers
ProcSubset ProtectControlGroups ProtectHome ProtectHostname ProtectProc ProtectSystem RestrictNetworkInterfaces
RootHash RootHashSignature RootImageOptions RuntimeDirectory RuntimeDirectoryPreserve SetCredential
SetCredentialEncrypted SmackProcessLabel SocketBindAllow SocketBindDeny StandardInputData StandardInputText
StartupAllowedCPUs StartupAllowedMemoryNodes StateDirectory SupplementaryGroups TTYColumns TTYRows TasksMax
TemporaryFileSystem TimeoutAbortSec TimeoutStopSec UnsetEnvironment User UtmpMode WorkingDirectory
Service | - | 252 | 0
BusPolicy Capabilities NetClass SysVStartPriority
Service | - | 257 | -
BindLogSockets DelegateSubgroup ExtensionImagePolicy FileDescriptorStorePreserve ImportCredential
ManagedOOMMemoryPressureDurationSec MemoryKSM MemoryPressureWatch MountImagePolicy NFTSet OpenFile PrivatePIDs
RootImagePolicy SetLoginEnvironment
Service | - | 262 | -
BindNetworkInterface CPUPressureWatch CPUSetPartition CacheDirectoryQuota IOPressureWatch LUOSession LogsDirectoryQuota
MemoryTHP OOMRules PrivateBPF RefreshOnReload StateDirectoryQuota
Service | ACCESS | 252 | -
NotifyAccess
Service | ACTION | 252 | -
FailureAction StartLimitAction
Service | ARCHS | 252 | -
SystemCallArchitectures
Service | BANDWIDTH | 252 | 257
BlockIOReadBandwidth BlockIOWriteBandwidth
Service | BOOLEAN | 252 | -
CPUSchedulingResetOnFork DynamicUser GuessMainPID IOAccounting IPAccounting IgnoreSIGPIPE LockPersonality
MemoryAccounting MemoryDenyWriteExecute NoNewPrivileges NonBlocking PermissionsStartOnly PrivateDevices PrivateIPC
PrivateNetwork ProtectClock ProtectKernelLogs ProtectKernelModules ProtectKernelTunables RemainAfterExit RemoveIPC
RestrictRealtime RestrictSUIDSGID RootDirectoryStartOnly SendSIGHUP SendSIGKILL SyslogLevelPrefix TTYReset TTYVHangup
TTYVTDisallocate TasksAccounting
Service | BOOLEAN | 252 | 257
BlockIOAccounting CPUAccounting
Service | BOOLEAN | 257 | -
CoredumpReceive MemoryZSwapWriteback RootEphemeral
Service | BOOLEAN | 262 | -
CacheDirectoryAccounting LogsDirectoryAccounting StateDirectoryAccounting
Service | BOUNDINGSET | 252 | -
AmbientCapabilities CapabilityBoundingSet
Service | BPF_DELEGATE_ATTACHMENTS | 262 | -
BPFDelegateAttachments
Service | BPF_DELEGATE_COMMANDS | 262 | -
BPFDelegateCommands
Service | BPF_DELEGATE_MAPS | 262 | -
BPFDelegateMaps
Service | BPF_DELEGATE_PROGRAMS | 262 | -
BPFDelegatePrograms
Service | CPUAFFINITY | 252 | -
CPUAffinity
Service | CPUSCHEDPOLICY | 252 | -
CPUSchedulingPolicy
Service | CPUSCHEDPRIO | 252 | -
CPUSchedulingPriority
Service | CPUWEIGHT | 252 | -
CPUWeight StartupCPUWeight
Service | DEVICE | 252 | -
DeviceAllow
Service | DEVICELATENCY | 252 | -
IODeviceLatencyTargetSec
Service | DEVICEWEIGHT | 252 | -
IODeviceWeight
Service | DEVICEWEIGHT | 252 | 257
BlockIODeviceWeight
Service | ENVIRON | 252 | -
Environment
Service | ERRNO | 252 | -
SystemCallErrorNumber
Service | FACILITY | 252 | -
SyslogFacility
Service | FAMILIES | 252 | -
RestrictAddressFamilies
Service | FILE | 252 | -
EnvironmentFile
Service | FILESYSTEMS | 252 | -
RestrictFileSystems
Service | INPUT | 252 | -
StandardInput
Service | IOCLASS | 252 | -
IOSchedulingClass
Service | IOPRIORITY | 252 | -
IOSchedulingPriority
Service | KILLMODE | 252 | -
KillMode
Service | LABEL | 252 | -
SELinuxContext
Service | LEVEL | 252 | -
LogLevelMax SyslogLevel
Service | LIMIT | 252 | -
IOReadBandwidthMax IOReadIOPSMax IOWriteBandwidthMax IOWriteIOPSMax LimitAS LimitCORE LimitCPU LimitDATA LimitFSIZE
LimitLOCKS LimitMEMLOCK LimitMSGQUEUE LimitNICE LimitNOFILE LimitNPROC LimitRSS LimitRTPRIO LimitRTTIME LimitSIGPENDING
LimitSTACK MemoryHigh MemoryLow MemoryMax MemoryMin MemorySwapMax
Service | LIMIT | 252 | 257
DefaultMemoryLow DefaultMemoryMin MemoryLimit
Service | LIMIT | 257 | -
MemoryZSwapMax StartupMemoryHigh StartupMemoryLow StartupMemoryMax StartupMemorySwapMax StartupMemoryZSwapMax
Service | LIMIT | 257 | 257
DefaultStartupMemoryLow
Service | MODE | 252 | -
CacheDirectoryMode ConfigurationDirectoryMode LogsDirectoryMode RuntimeDirectoryMode StateDirectoryMode UMask
Service | NAMESPACES | 252 | -
RestrictNamespaces
Service | NAMESPACES | 262 | -
DelegateNamespaces
Service | NANOSECONDS | 252 | -
TimerSlackNSec
Service | NICE | 252 | -
Nice
Service | OOMSCOREADJUST | 252 | -
OOMScoreAdjust
Service | OUTPUT | 252 | -
StandardError StandardOutput
Service | PATH [...] | 252 | -
ExecPaths ExtensionDirectories InaccessibleDirectories InaccessiblePaths NoExecPaths ReadOnlyDirectories ReadOnlyPaths
ReadWriteDirectories ReadWritePaths
Service | PATH [ARGUMENT [...]] | 252 | -
ExecCondition ExecReload ExecStart ExecStartPost ExecStartPre ExecStop ExecStopPost
Service | PATH [ARGUMENT [...]] | 262 | -
ExecReloadPost
Service | PATH | 252 | -
ExecSearchPath IPCNamespacePath NetworkNamespacePath RootDirectory RootImage RootVerity TTYPath USBFunctionDescriptors
USBFunctionStrings
Service | PATH | 262 | -
RootMStack UserNamespacePath
Service | PATH[:PATH[:OPTIONS]] [...] | 252 | -
BindPaths BindReadOnlyPaths
Service | PERSONALITY | 252 | -
Personality
Service | POLICY | 252 | -
DevicePolicy
Service | REGEX | 257 | -
LogFilterPatterns
Service | SECONDS | 252 | -
LogRateLimitIntervalSec RestartSec RuntimeMaxSec RuntimeRandomizedExtraSec StartLimitInterval TimeoutCleanSec
TimeoutSec TimeoutStartSec WatchdogSec
Service | SECONDS | 257 | -
MemoryPressureThresholdSec RestartMaxDelaySec
Service | SECONDS | 262 | -
CPUPressureThresholdSec IOPressureThresholdSec RestartRandomizedDelaySec
Service | SECUREBITS | 252 | -
SecureBits
Service | SERVICEEXITTYPE | 252 | -
ExitType
Service | SERVICERESTART | 252 | -
Restart
Service | SERVICERESTARTMODE | 257 | -
RestartMode
Service | SERVICETYPE | 252 | -
Type
Service | SHARES | 252 | 257
CPUShares StartupCPUShares
Service | SIGNAL | 252 | -
FinalKillSignal KillSignal RestartKillSignal WatchdogSignal
Service | SIGNAL | 257 | -
ReloadSignal
Service | SLICE | 252 | -
Slice
Service | SOCKETS | 252 | -
Sockets
Service | STATUS | 252 | -
RestartForceExitStatus RestartPreventExitStatus SuccessExitStatus
Service | STRING | 252 | -
PAMName RebootArgument SyslogIdentifier UtmpIdentifier
Service | SYSCALLS | 252 | -
SystemCallFilter SystemCallLog
Service | TIMEOUTMODE | 252 | -
TimeoutStartFailureMode TimeoutStopFailureMode
Service | UNSIGNED | 252 | -
FileDescriptorStoreMax LogRateLimitBurst StartLimitBurst
Service | UNSIGNED | 257 | -
RestartSteps
Service | WEIGHT | 252 | -
IOWeight StartupIOWeight
Service | WEIGHT | 252 | 257
BlockIOWeight StartupBlockIOWeight
Unit | - | 252 | -
CollectMode FailureActionExitStatus JobRunningTimeoutSec JobTimeoutRebootArgument JobTimeoutSec RebootArgument
RequiresOverridable RequisiteOverridable SuccessActionExitStatus
Unit | - | 252 | 0
IgnoreOnSnapshot
Unit | ACTION | 252 | -
FailureAction JobTimeoutAction StartLimitAction SuccessAction
Unit | BOOLEAN | 252 | -
AllowIsolate DefaultDependencies IgnoreOnIsolate OnFailureIsolate RefuseManualStart RefuseManualStop StopWhenUnneeded
Unit | BOOLEAN | 257 | -
SurviveFinalKillSignal
Unit | CONDITION | 252 | -
AssertACPower AssertArchitecture AssertCPUFeature AssertCPUPressure AssertCPUs AssertCapability
AssertControlGroupController AssertCredential AssertDirectoryNotEmpty AssertEnvironment AssertFileIsExecutable
AssertFileNotEmpty AssertFirstBoot AssertGroup AssertHost AssertIOPressure AssertKernelCommandLine AssertKernelVersion
AssertMemory AssertMemoryPressure AssertNeedsUpdate AssertOSRelease AssertPathExists AssertPathExistsGlob
AssertPathIsDirectory AssertPathIsEncrypted AssertPathIsMountPoint AssertPathIsReadWrite AssertPathIsSymbolicLink
AssertSecurity AssertUser AssertVirtualization ConditionACPower ConditionArchitecture ConditionCPUFeature
ConditionCPUPressure ConditionCPUs ConditionCapability ConditionControlGroupController ConditionCredential
ConditionDirectoryNotEmpty ConditionEnvironment ConditionFileIsExecutable ConditionFileNotEmpty ConditionFirmware
ConditionFirstBoot ConditionGroup ConditionHost ConditionIOPressure ConditionKernelCommandLine ConditionKernelVersion
ConditionMemory ConditionMemoryPressure ConditionNeedsUpdate ConditionOSRelease ConditionPathExists
ConditionPathExistsGlob ConditionPathIsDirectory ConditionPathIsEncrypted ConditionPathIsMountPoint
ConditionPathIsReadWrite ConditionPathIsSymbolicLink ConditionSecurity ConditionUser ConditionVirtualization
Unit | CONDITION | 262 | -
AssertFraction AssertKernelModuleLoaded AssertMachineTag AssertPathIsSocket AssertVersion ConditionFraction
ConditionKernelModuleLoaded ConditionMachineTag ConditionPathIsSocket ConditionVersion
Unit | MODE | 252 | -
OnFailureJobMode OnSuccessJobMode
Unit | PATH [...] | 252 | -
RequiresMountsFor
Unit | PATH [...] | 257 | -
WantsMountsFor
Unit | PATH | 252 | -
SourcePath
Unit | SECONDS | 252 | -
StartLimitInterval StartLimitIntervalSec
Unit | STRING | 252 | -
Description
Unit | UNIT [...] | 252 | -
After Before BindTo BindsTo Conflicts JoinsNamespaceOf OnFailure OnSuccess PartOf PropagateReloadFrom PropagateReloadTo
PropagatesReloadTo PropagatesStopTo ReloadPropagatedFrom Requires Requisite StopPropagatedFrom Upholds Wants
Unit | UNSIGNED | 252 | -
StartLimitBurst
Unit | URL | 252 | -
Documentation
`;
