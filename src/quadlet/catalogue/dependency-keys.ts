/**
 * The keys of `[Unit]` with names of units. From 5.5 on the generator translates names of Quadlet files in them
 * (`unitDependencyKeys` of `pkg/systemd/quadlet/quadlet.go`).
 */
export const DEPENDENCY_KEYS: readonly string[] = [
  'After',
  'Before',
  'BindsTo',
  'Conflicts',
  'OnFailure',
  'OnSuccess',
  'PartOf',
  'PropagatesReloadTo',
  'PropagatesStopTo',
  'ReloadPropagatedFrom',
  'Requires',
  'Requisite',
  'StopPropagatedFrom',
  'Upholds',
  'Wants',
];
