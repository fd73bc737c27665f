import type { Machine } from '../../../src/machine/machine.js';
import { shell } from '../lab.js';

// Each line begins with the word for what it is about. podman's own storage changes with every look at it, and so does
// what it keeps in the runtime directory; its pause process is told by the processes. Services that end by themselves
// when nobody asks them for a while are left out.
const LOOK = `
cd /
hashes() { xargs -0 -r sha256sum | sed 's/^/file /'; }
modes() { xargs -0 -r stat -c 'mode %n %F %a %u:%g'; }
home() { find /home/runner -path /home/runner/_test -prune -o -path '/home/runner/.local/share/containers*' -prune -o "$@"; }
etc() { find /etc /usr/local /var/lib/systemd/linger -xdev "$@"; }
{ etc -type f -print0; home -type f -print0; } | hashes
{ etc -print0; home -print0; } | modes
{ find /usr/bin/newuidmap /usr/bin/newgidmap /dev/net /dev/fuse -print0 2> /dev/null || true; } | modes
for name in user/max_user_namespaces kernel/unprivileged_userns_clone kernel/apparmor_restrict_unprivileged_userns net/ipv4/ip_unprivileged_port_start net/ipv4/ping_group_range; do
  [ ! -e /proc/sys/$name ] || echo "sysctl $name $(tr '\\t' ' ' < /proc/sys/$name)"
done
find /run/user -maxdepth 2 ! -path '*/containers' ! -path '*/libpod' ! -path '*/podman' ! -path '*/crun' ! -path '*/netns' -print0 | xargs -0 -r stat -c 'runtime %n %F %a %u' 
{ systemctl list-units --plain --no-legend --type=service,socket,target || true; } | awk '$1 !~ /^(run-|netavark-dhcp-proxy|systemd-hostnamed|systemd-localed|systemd-timedated|polkit|podman\\.service)/ { print "unit", $1, $3 }'
if systemctl -q is-active user@1001.service; then
  runuser -u runner -- env XDG_RUNTIME_DIR=/run/user/1001 systemctl --user list-units --plain --no-legend --type=service,socket | awk '{ print "unit of runner", $1, $3 }'
fi
{ ps -u runner -o comm= || true; } | { grep -vE '^(bash|ps|grep)$' || true; } | sed 's/^/process /'
`;

/** Lines about everything that main may change and post has to take back. */
export async function hostState(machine: Machine): Promise<readonly string[]> {
  const text = await shell(machine, LOOK, { user: 'root' });
  return [...new Set(text.split('\n').filter((line) => line !== ''))].sort();
}

// What podman and its companions leave where nobody looks: names only, because each look changes what is in them.
const NAMES = `
find /tmp /var/tmp /dev/shm /run/user /home/runner -path '/home/runner/_test' -prune -o -path '*/storage/*' -prune -o -path '/tmp/systemd-private-*' -prune -o -path '/var/tmp/systemd-private-*' -prune -o -printf 'name %p %y\\n'
`;

/** Lines about every name in the directories where podman and Node.js make some. */
export async function hostNames(machine: Machine): Promise<readonly string[]> {
  const text = await shell(machine, NAMES, { user: 'root' });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .sort();
}

/** What only one of two states has. */
export function difference(one: readonly string[], other: readonly string[]): readonly string[] {
  const [before, after] = [new Set(one), new Set(other)];
  return [
    ...one.filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...other.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ];
}
