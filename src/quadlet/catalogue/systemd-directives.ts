// Made by `node scripts/systemd-directives.mjs` from systemd 252, 257, 262: every setting that a .service may have.
// Columns: section, key, type of the value as systemd names it (`-`: none, or not the same one in all of them), the
// first of these versions that knows it, the last one in which it does something (`-`: the newest, `0`: none of them).
export const SYSTEMD_TABLE = `
Unit | After | UNIT [...] | 252 | -
Unit | AllowIsolate | BOOLEAN | 252 | -
Unit | AssertACPower | CONDITION | 252 | -
Unit | AssertArchitecture | CONDITION | 252 | -
Unit | AssertCPUFeature | CONDITION | 252 | -
Unit | AssertCPUPressure | CONDITION | 252 | -
Unit | AssertCPUs | CONDITION | 252 | -
Unit | AssertCapability | CONDITION | 252 | -
Unit | AssertControlGroupController | CONDITION | 252 | -
Unit | AssertCredential | CONDITION | 252 | -
Unit | AssertDirectoryNotEmpty | CONDITION | 252 | -
Unit | AssertEnvironment | CONDITION | 252 | -
Unit | AssertFileIsExecutable | CONDITION | 252 | -
Unit | AssertFileNotEmpty | CONDITION | 252 | -
Unit | AssertFirstBoot | CONDITION | 252 | -
Unit | AssertFraction | CONDITION | 262 | -
Unit | AssertGroup | CONDITION | 252 | -
Unit | AssertHost | CONDITION | 252 | -
Unit | AssertIOPressure | CONDITION | 252 | -
Unit | AssertKernelCommandLine | CONDITION | 252 | -
Unit | AssertKernelModuleLoaded | CONDITION | 262 | -
Unit | AssertKernelVersion | CONDITION | 252 | -
Unit | AssertMachineTag | CONDITION | 262 | -
Unit | AssertMemory | CONDITION | 252 | -
Unit | AssertMemoryPressure | CONDITION | 252 | -
Unit | AssertNeedsUpdate | CONDITION | 252 | -
Unit | AssertOSRelease | CONDITION | 252 | -
Unit | AssertPathExists | CONDITION | 252 | -
Unit | AssertPathExistsGlob | CONDITION | 252 | -
Unit | AssertPathIsDirectory | CONDITION | 252 | -
Unit | AssertPathIsEncrypted | CONDITION | 252 | -
Unit | AssertPathIsMountPoint | CONDITION | 252 | -
Unit | AssertPathIsReadWrite | CONDITION | 252 | -
Unit | AssertPathIsSocket | CONDITION | 262 | -
Unit | AssertPathIsSymbolicLink | CONDITION | 252 | -
Unit | AssertSecurity | CONDITION | 252 | -
Unit | AssertUser | CONDITION | 252 | -
Unit | AssertVersion | CONDITION | 262 | -
Unit | AssertVirtualization | CONDITION | 252 | -
Unit | Before | UNIT [...] | 252 | -
Unit | BindTo | UNIT [...] | 252 | -
Unit | BindsTo | UNIT [...] | 252 | -
Unit | CollectMode | - | 252 | -
Unit | ConditionACPower | CONDITION | 252 | -
Unit | ConditionArchitecture | CONDITION | 252 | -
Unit | ConditionCPUFeature | CONDITION | 252 | -
Unit | ConditionCPUPressure | CONDITION | 252 | -
Unit | ConditionCPUs | CONDITION | 252 | -
Unit | ConditionCapability | CONDITION | 252 | -
Unit | ConditionControlGroupController | CONDITION | 252 | -
Unit | ConditionCredential | CONDITION | 252 | -
Unit | ConditionDirectoryNotEmpty | CONDITION | 252 | -
Unit | ConditionEnvironment | CONDITION | 252 | -
Unit | ConditionFileIsExecutable | CONDITION | 252 | -
Unit | ConditionFileNotEmpty | CONDITION | 252 | -
Unit | ConditionFirmware | CONDITION | 252 | -
Unit | ConditionFirstBoot | CONDITION | 252 | -
Unit | ConditionFraction | CONDITION | 262 | -
Unit | ConditionGroup | CONDITION | 252 | -
Unit | ConditionHost | CONDITION | 252 | -
Unit | ConditionIOPressure | CONDITION | 252 | -
Unit | ConditionKernelCommandLine | CONDITION | 252 | -
Unit | ConditionKernelModuleLoaded | CONDITION | 262 | -
Unit | ConditionKernelVersion | CONDITION | 252 | -
Unit | ConditionMachineTag | CONDITION | 262 | -
Unit | ConditionMemory | CONDITION | 252 | -
Unit | ConditionMemoryPressure | CONDITION | 252 | -
Unit | ConditionNeedsUpdate | CONDITION | 252 | -
Unit | ConditionOSRelease | CONDITION | 252 | -
Unit | ConditionPathExists | CONDITION | 252 | -
Unit | ConditionPathExistsGlob | CONDITION | 252 | -
Unit | ConditionPathIsDirectory | CONDITION | 252 | -
Unit | ConditionPathIsEncrypted | CONDITION | 252 | -
Unit | ConditionPathIsMountPoint | CONDITION | 252 | -
Unit | ConditionPathIsReadWrite | CONDITION | 252 | -
Unit | ConditionPathIsSocket | CONDITION | 262 | -
Unit | ConditionPathIsSymbolicLink | CONDITION | 252 | -
Unit | ConditionSecurity | CONDITION | 252 | -
Unit | ConditionUser | CONDITION | 252 | -
Unit | ConditionVersion | CONDITION | 262 | -
Unit | ConditionVirtualization | CONDITION | 252 | -
Unit | Conflicts | UNIT [...] | 252 | -
Unit | DefaultDependencies | BOOLEAN | 252 | -
Unit | Description | STRING | 252 | -
Unit | Documentation | URL | 252 | -
Unit | FailureAction | ACTION | 252 | -
Unit | FailureActionExitStatus | - | 252 | -
Unit | IgnoreOnIsolate | BOOLEAN | 252 | -
Unit | IgnoreOnSnapshot | - | 252 | 0
Unit | JobRunningTimeoutSec | - | 252 | -
Unit | JobTimeoutAction | ACTION | 252 | -
Unit | JobTimeoutRebootArgument | - | 252 | -
Unit | JobTimeoutSec | - | 252 | -
Unit | JoinsNamespaceOf | UNIT [...] | 252 | -
Unit | OnFailure | UNIT [...] | 252 | -
Unit | OnFailureIsolate | BOOLEAN | 252 | -
Unit | OnFailureJobMode | MODE | 252 | -
Unit | OnSuccess | UNIT [...] | 252 | -
Unit | OnSuccessJobMode | MODE | 252 | -
Unit | PartOf | UNIT [...] | 252 | -
Unit | PropagateReloadFrom | UNIT [...] | 252 | -
Unit | PropagateReloadTo | UNIT [...] | 252 | -
Unit | PropagatesReloadTo | UNIT [...] | 252 | -
Unit | PropagatesStopTo | UNIT [...] | 252 | -
Unit | RebootArgument | - | 252 | -
Unit | RefuseManualStart | BOOLEAN | 252 | -
Unit | RefuseManualStop | BOOLEAN | 252 | -
Unit | ReloadPropagatedFrom | UNIT [...] | 252 | -
Unit | Requires | UNIT [...] | 252 | -
Unit | RequiresMountsFor | PATH [...] | 252 | -
Unit | RequiresOverridable | - | 252 | -
Unit | Requisite | UNIT [...] | 252 | -
Unit | RequisiteOverridable | - | 252 | -
Unit | SourcePath | PATH | 252 | -
Unit | StartLimitAction | ACTION | 252 | -
Unit | StartLimitBurst | UNSIGNED | 252 | -
Unit | StartLimitInterval | SECONDS | 252 | -
Unit | StartLimitIntervalSec | SECONDS | 252 | -
Unit | StopPropagatedFrom | UNIT [...] | 252 | -
Unit | StopWhenUnneeded | BOOLEAN | 252 | -
Unit | SuccessAction | ACTION | 252 | -
Unit | SuccessActionExitStatus | - | 252 | -
Unit | SurviveFinalKillSignal | BOOLEAN | 257 | -
Unit | Upholds | UNIT [...] | 252 | -
Unit | Wants | UNIT [...] | 252 | -
Unit | WantsMountsFor | PATH [...] | 257 | -
Service | AllowedCPUs | - | 252 | -
Service | AllowedMemoryNodes | - | 252 | -
Service | AmbientCapabilities | BOUNDINGSET | 252 | -
Service | AppArmorProfile | - | 252 | -
Service | BPFDelegateAttachments | BPF_DELEGATE_ATTACHMENTS | 262 | -
Service | BPFDelegateCommands | BPF_DELEGATE_COMMANDS | 262 | -
Service | BPFDelegateMaps | BPF_DELEGATE_MAPS | 262 | -
Service | BPFDelegatePrograms | BPF_DELEGATE_PROGRAMS | 262 | -
Service | BPFProgram | - | 252 | -
Service | BindLogSockets | - | 257 | -
Service | BindNetworkInterface | - | 262 | -
Service | BindPaths | PATH[:PATH[:OPTIONS]] [...] | 252 | -
Service | BindReadOnlyPaths | PATH[:PATH[:OPTIONS]] [...] | 252 | -
Service | BlockIOAccounting | BOOLEAN | 252 | 257
Service | BlockIODeviceWeight | DEVICEWEIGHT | 252 | 257
Service | BlockIOReadBandwidth | BANDWIDTH | 252 | 257
Service | BlockIOWeight | WEIGHT | 252 | 257
Service | BlockIOWriteBandwidth | BANDWIDTH | 252 | 257
Service | BusName | - | 252 | -
Service | BusPolicy | - | 252 | 0
Service | CPUAccounting | BOOLEAN | 252 | 257
Service | CPUAffinity | CPUAFFINITY | 252 | -
Service | CPUPressureThresholdSec | SECONDS | 262 | -
Service | CPUPressureWatch | - | 262 | -
Service | CPUQuota | - | 252 | -
Service | CPUQuotaPeriodSec | - | 252 | -
Service | CPUSchedulingPolicy | CPUSCHEDPOLICY | 252 | -
Service | CPUSchedulingPriority | CPUSCHEDPRIO | 252 | -
Service | CPUSchedulingResetOnFork | BOOLEAN | 252 | -
Service | CPUSetPartition | - | 262 | -
Service | CPUShares | SHARES | 252 | 257
Service | CPUWeight | CPUWEIGHT | 252 | -
Service | CacheDirectory | - | 252 | -
Service | CacheDirectoryAccounting | BOOLEAN | 262 | -
Service | CacheDirectoryMode | MODE | 252 | -
Service | CacheDirectoryQuota | - | 262 | -
Service | Capabilities | - | 252 | 0
Service | CapabilityBoundingSet | BOUNDINGSET | 252 | -
Service | ConfigurationDirectory | - | 252 | -
Service | ConfigurationDirectoryMode | MODE | 252 | -
Service | CoredumpFilter | - | 252 | -
Service | CoredumpReceive | BOOLEAN | 257 | -
Service | DefaultMemoryLow | LIMIT | 252 | 257
Service | DefaultMemoryMin | LIMIT | 252 | 257
Service | DefaultStartupMemoryLow | LIMIT | 257 | 257
Service | Delegate | - | 252 | -
Service | DelegateNamespaces | NAMESPACES | 262 | -
Service | DelegateSubgroup | - | 257 | -
Service | DeviceAllow | DEVICE | 252 | -
Service | DevicePolicy | POLICY | 252 | -
Service | DisableControllers | - | 252 | -
Service | DynamicUser | BOOLEAN | 252 | -
Service | Environment | ENVIRON | 252 | -
Service | EnvironmentFile | FILE | 252 | -
Service | ExecCondition | PATH [ARGUMENT [...]] | 252 | -
Service | ExecPaths | PATH [...] | 252 | -
Service | ExecReload | PATH [ARGUMENT [...]] | 252 | -
Service | ExecReloadPost | PATH [ARGUMENT [...]] | 262 | -
Service | ExecSearchPath | PATH | 252 | -
Service | ExecStart | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStartPost | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStartPre | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStop | PATH [ARGUMENT [...]] | 252 | -
Service | ExecStopPost | PATH [ARGUMENT [...]] | 252 | -
Service | ExitType | SERVICEEXITTYPE | 252 | -
Service | ExtensionDirectories | PATH [...] | 252 | -
Service | ExtensionImagePolicy | - | 257 | -
Service | ExtensionImages | - | 252 | -
Service | FailureAction | ACTION | 252 | -
Service | FileDescriptorStoreMax | UNSIGNED | 252 | -
Service | FileDescriptorStorePreserve | - | 257 | -
Service | FinalKillSignal | SIGNAL | 252 | -
Service | Group | - | 252 | -
Service | GuessMainPID | BOOLEAN | 252 | -
Service | IOAccounting | BOOLEAN | 252 | -
Service | IODeviceLatencyTargetSec | DEVICELATENCY | 252 | -
Service | IODeviceWeight | DEVICEWEIGHT | 252 | -
Service | IOPressureThresholdSec | SECONDS | 262 | -
Service | IOPressureWatch | - | 262 | -
Service | IOReadBandwidthMax | LIMIT | 252 | -
Service | IOReadIOPSMax | LIMIT | 252 | -
Service | IOSchedulingClass | IOCLASS | 252 | -
Service | IOSchedulingPriority | IOPRIORITY | 252 | -
Service | IOWeight | WEIGHT | 252 | -
Service | IOWriteBandwidthMax | LIMIT | 252 | -
Service | IOWriteIOPSMax | LIMIT | 252 | -
Service | IPAccounting | BOOLEAN | 252 | -
Service | IPAddressAllow | - | 252 | -
Service | IPAddressDeny | - | 252 | -
Service | IPCNamespacePath | PATH | 252 | -
Service | IPEgressFilterPath | - | 252 | -
Service | IPIngressFilterPath | - | 252 | -
Service | IgnoreSIGPIPE | BOOLEAN | 252 | -
Service | ImportCredential | - | 257 | -
Service | InaccessibleDirectories | PATH [...] | 252 | -
Service | InaccessiblePaths | PATH [...] | 252 | -
Service | KeyringMode | - | 252 | -
Service | KillMode | KILLMODE | 252 | -
Service | KillSignal | SIGNAL | 252 | -
Service | LUOSession | - | 262 | -
Service | LimitAS | LIMIT | 252 | -
Service | LimitCORE | LIMIT | 252 | -
Service | LimitCPU | LIMIT | 252 | -
Service | LimitDATA | LIMIT | 252 | -
Service | LimitFSIZE | LIMIT | 252 | -
Service | LimitLOCKS | LIMIT | 252 | -
Service | LimitMEMLOCK | LIMIT | 252 | -
Service | LimitMSGQUEUE | LIMIT | 252 | -
Service | LimitNICE | LIMIT | 252 | -
Service | LimitNOFILE | LIMIT | 252 | -
Service | LimitNPROC | LIMIT | 252 | -
Service | LimitRSS | LIMIT | 252 | -
Service | LimitRTPRIO | LIMIT | 252 | -
Service | LimitRTTIME | LIMIT | 252 | -
Service | LimitSIGPENDING | LIMIT | 252 | -
Service | LimitSTACK | LIMIT | 252 | -
Service | LoadCredential | - | 252 | -
Service | LoadCredentialEncrypted | - | 252 | -
Service | LockPersonality | BOOLEAN | 252 | -
Service | LogExtraFields | - | 252 | -
Service | LogFilterPatterns | REGEX | 257 | -
Service | LogLevelMax | LEVEL | 252 | -
Service | LogNamespace | - | 252 | -
Service | LogRateLimitBurst | UNSIGNED | 252 | -
Service | LogRateLimitIntervalSec | SECONDS | 252 | -
Service | LogsDirectory | - | 252 | -
Service | LogsDirectoryAccounting | BOOLEAN | 262 | -
Service | LogsDirectoryMode | MODE | 252 | -
Service | LogsDirectoryQuota | - | 262 | -
Service | ManagedOOMMemoryPressure | - | 252 | -
Service | ManagedOOMMemoryPressureDurationSec | - | 257 | -
Service | ManagedOOMMemoryPressureLimit | - | 252 | -
Service | ManagedOOMPreference | - | 252 | -
Service | ManagedOOMSwap | - | 252 | -
Service | MemoryAccounting | BOOLEAN | 252 | -
Service | MemoryDenyWriteExecute | BOOLEAN | 252 | -
Service | MemoryHigh | LIMIT | 252 | -
Service | MemoryKSM | - | 257 | -
Service | MemoryLimit | LIMIT | 252 | 257
Service | MemoryLow | LIMIT | 252 | -
Service | MemoryMax | LIMIT | 252 | -
Service | MemoryMin | LIMIT | 252 | -
Service | MemoryPressureThresholdSec | SECONDS | 257 | -
Service | MemoryPressureWatch | - | 257 | -
Service | MemorySwapMax | LIMIT | 252 | -
Service | MemoryTHP | - | 262 | -
Service | MemoryZSwapMax | LIMIT | 257 | -
Service | MemoryZSwapWriteback | BOOLEAN | 257 | -
Service | MountAPIVFS | - | 252 | -
Service | MountFlags | - | 252 | -
Service | MountImagePolicy | - | 257 | -
Service | MountImages | - | 252 | -
Service | NFTSet | - | 257 | -
Service | NUMAMask | - | 252 | -
Service | NUMAPolicy | - | 252 | -
Service | NetClass | - | 252 | 0
Service | NetworkNamespacePath | PATH | 252 | -
Service | Nice | NICE | 252 | -
Service | NoExecPaths | PATH [...] | 252 | -
Service | NoNewPrivileges | BOOLEAN | 252 | -
Service | NonBlocking | BOOLEAN | 252 | -
Service | NotifyAccess | ACCESS | 252 | -
Service | OOMPolicy | - | 252 | -
Service | OOMRules | - | 262 | -
Service | OOMScoreAdjust | OOMSCOREADJUST | 252 | -
Service | OpenFile | - | 257 | -
Service | PAMName | STRING | 252 | -
Service | PIDFile | - | 252 | -
Service | PassEnvironment | - | 252 | -
Service | PermissionsStartOnly | BOOLEAN | 252 | -
Service | Personality | PERSONALITY | 252 | -
Service | PrivateBPF | - | 262 | -
Service | PrivateDevices | BOOLEAN | 252 | -
Service | PrivateIPC | BOOLEAN | 252 | -
Service | PrivateMounts | - | 252 | -
Service | PrivateNetwork | BOOLEAN | 252 | -
Service | PrivatePIDs | - | 257 | -
Service | PrivateTmp | - | 252 | -
Service | PrivateUsers | - | 252 | -
Service | ProcSubset | - | 252 | -
Service | ProtectClock | BOOLEAN | 252 | -
Service | ProtectControlGroups | - | 252 | -
Service | ProtectHome | - | 252 | -
Service | ProtectHostname | - | 252 | -
Service | ProtectKernelLogs | BOOLEAN | 252 | -
Service | ProtectKernelModules | BOOLEAN | 252 | -
Service | ProtectKernelTunables | BOOLEAN | 252 | -
Service | ProtectProc | - | 252 | -
Service | ProtectSystem | - | 252 | -
Service | ReadOnlyDirectories | PATH [...] | 252 | -
Service | ReadOnlyPaths | PATH [...] | 252 | -
Service | ReadWriteDirectories | PATH [...] | 252 | -
Service | ReadWritePaths | PATH [...] | 252 | -
Service | RebootArgument | STRING | 252 | -
Service | RefreshOnReload | - | 262 | -
Service | ReloadSignal | SIGNAL | 257 | -
Service | RemainAfterExit | BOOLEAN | 252 | -
Service | RemoveIPC | BOOLEAN | 252 | -
Service | Restart | SERVICERESTART | 252 | -
Service | RestartForceExitStatus | STATUS | 252 | -
Service | RestartKillSignal | SIGNAL | 252 | -
Service | RestartMaxDelaySec | SECONDS | 257 | -
Service | RestartMode | SERVICERESTARTMODE | 257 | -
Service | RestartPreventExitStatus | STATUS | 252 | -
Service | RestartRandomizedDelaySec | SECONDS | 262 | -
Service | RestartSec | SECONDS | 252 | -
Service | RestartSteps | UNSIGNED | 257 | -
Service | RestrictAddressFamilies | FAMILIES | 252 | -
Service | RestrictFileSystems | FILESYSTEMS | 252 | -
Service | RestrictNamespaces | NAMESPACES | 252 | -
Service | RestrictNetworkInterfaces | - | 252 | -
Service | RestrictRealtime | BOOLEAN | 252 | -
Service | RestrictSUIDSGID | BOOLEAN | 252 | -
Service | RootDirectory | PATH | 252 | -
Service | RootDirectoryStartOnly | BOOLEAN | 252 | -
Service | RootEphemeral | BOOLEAN | 257 | -
Service | RootHash | - | 252 | -
Service | RootHashSignature | - | 252 | -
Service | RootImage | PATH | 252 | -
Service | RootImageOptions | - | 252 | -
Service | RootImagePolicy | - | 257 | -
Service | RootMStack | PATH | 262 | -
Service | RootVerity | PATH | 252 | -
Service | RuntimeDirectory | - | 252 | -
Service | RuntimeDirectoryMode | MODE | 252 | -
Service | RuntimeDirectoryPreserve | - | 252 | -
Service | RuntimeMaxSec | SECONDS | 252 | -
Service | RuntimeRandomizedExtraSec | SECONDS | 252 | -
Service | SELinuxContext | LABEL | 252 | -
Service | SecureBits | SECUREBITS | 252 | -
Service | SendSIGHUP | BOOLEAN | 252 | -
Service | SendSIGKILL | BOOLEAN | 252 | -
Service | SetCredential | - | 252 | -
Service | SetCredentialEncrypted | - | 252 | -
Service | SetLoginEnvironment | - | 257 | -
Service | Slice | SLICE | 252 | -
Service | SmackProcessLabel | - | 252 | -
Service | SocketBindAllow | - | 252 | -
Service | SocketBindDeny | - | 252 | -
Service | Sockets | SOCKETS | 252 | -
Service | StandardError | OUTPUT | 252 | -
Service | StandardInput | INPUT | 252 | -
Service | StandardInputData | - | 252 | -
Service | StandardInputText | - | 252 | -
Service | StandardOutput | OUTPUT | 252 | -
Service | StartLimitAction | ACTION | 252 | -
Service | StartLimitBurst | UNSIGNED | 252 | -
Service | StartLimitInterval | SECONDS | 252 | -
Service | StartupAllowedCPUs | - | 252 | -
Service | StartupAllowedMemoryNodes | - | 252 | -
Service | StartupBlockIOWeight | WEIGHT | 252 | 257
Service | StartupCPUShares | SHARES | 252 | 257
Service | StartupCPUWeight | CPUWEIGHT | 252 | -
Service | StartupIOWeight | WEIGHT | 252 | -
Service | StartupMemoryHigh | LIMIT | 257 | -
Service | StartupMemoryLow | LIMIT | 257 | -
Service | StartupMemoryMax | LIMIT | 257 | -
Service | StartupMemorySwapMax | LIMIT | 257 | -
Service | StartupMemoryZSwapMax | LIMIT | 257 | -
Service | StateDirectory | - | 252 | -
Service | StateDirectoryAccounting | BOOLEAN | 262 | -
Service | StateDirectoryMode | MODE | 252 | -
Service | StateDirectoryQuota | - | 262 | -
Service | SuccessExitStatus | STATUS | 252 | -
Service | SupplementaryGroups | - | 252 | -
Service | SysVStartPriority | - | 252 | 0
Service | SyslogFacility | FACILITY | 252 | -
Service | SyslogIdentifier | STRING | 252 | -
Service | SyslogLevel | LEVEL | 252 | -
Service | SyslogLevelPrefix | BOOLEAN | 252 | -
Service | SystemCallArchitectures | ARCHS | 252 | -
Service | SystemCallErrorNumber | ERRNO | 252 | -
Service | SystemCallFilter | SYSCALLS | 252 | -
Service | SystemCallLog | SYSCALLS | 252 | -
Service | TTYColumns | - | 252 | -
Service | TTYPath | PATH | 252 | -
Service | TTYReset | BOOLEAN | 252 | -
Service | TTYRows | - | 252 | -
Service | TTYVHangup | BOOLEAN | 252 | -
Service | TTYVTDisallocate | BOOLEAN | 252 | -
Service | TasksAccounting | BOOLEAN | 252 | -
Service | TasksMax | - | 252 | -
Service | TemporaryFileSystem | - | 252 | -
Service | TimeoutAbortSec | - | 252 | -
Service | TimeoutCleanSec | SECONDS | 252 | -
Service | TimeoutSec | SECONDS | 252 | -
Service | TimeoutStartFailureMode | TIMEOUTMODE | 252 | -
Service | TimeoutStartSec | SECONDS | 252 | -
Service | TimeoutStopFailureMode | TIMEOUTMODE | 252 | -
Service | TimeoutStopSec | - | 252 | -
Service | TimerSlackNSec | NANOSECONDS | 252 | -
Service | Type | SERVICETYPE | 252 | -
Service | UMask | MODE | 252 | -
Service | USBFunctionDescriptors | PATH | 252 | -
Service | USBFunctionStrings | PATH | 252 | -
Service | UnsetEnvironment | - | 252 | -
Service | User | - | 252 | -
Service | UserNamespacePath | PATH | 262 | -
Service | UtmpIdentifier | STRING | 252 | -
Service | UtmpMode | - | 252 | -
Service | WatchdogSec | SECONDS | 252 | -
Service | WatchdogSignal | SIGNAL | 252 | -
Service | WorkingDirectory | - | 252 | -
Install | Alias | - | 252 | -
Install | Also | - | 252 | -
Install | DefaultInstance | - | 252 | -
Install | RequiredBy | - | 252 | -
Install | UpheldBy | - | 257 | -
Install | WantedBy | - | 252 | -
`;
