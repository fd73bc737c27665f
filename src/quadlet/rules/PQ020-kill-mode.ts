import type { Rule } from './rule.js';

export const killMode: Rule = {
  code: 'PQ020',
  name: 'kill-mode',
  severity: 'error',
  summary: 'KillMode= has a value that the generator refuses.',
  explanation:
    "Quadlet's services stop their container themselves, and need all their own processes to be ended with " +
    'it, so `KillMode=` may only be `mixed`, which is what the generator sets, or `control-group`: `invalid ' +
    "KillMode 'process'`. It looks at containers and kubes, in every version. Take the line away.",
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'systemd.kill(5)',
  ],
};
