import type { Machine } from '../../src/machine/machine.js';
import { shell } from './lab.js';

/** An object store as an action's inputs name it. */
export interface ObjectStore {
  readonly 's3-endpoint': string;
  readonly 's3-region': string;
  readonly 's3-bucket': string;
  readonly 's3-access-key': string;
  readonly 's3-secret-key': string;
}

// All machines share one network, so none of these is anybody's default.
const PORTS = { proxy: 18087, object: 18600, container: 18601, account: 18602 } as const;

const KEYS = { user: 'test:tester', key: 'testing-with-a-key' } as const;

const server = (kind: 'object' | 'container' | 'account') => `
cat > /etc/swift/${kind}-server.conf <<END
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${PORTS[kind]}
workers = 1
user = swift
devices = /srv/node
mount_check = false
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${kind}
END
swift-ring-builder ${kind}.builder create 4 1 1
swift-ring-builder ${kind}.builder add --region 1 --zone 1 --ip 127.0.0.1 --port ${PORTS[kind]} --device disk --weight 1
swift-ring-builder ${kind}.builder rebalance`;

const SET_UP = `
cd /etc/swift
install -d -o swift -g swift /srv/node /srv/node/disk /var/cache/swift
cat > swift.conf <<END
[swift-hash]
swift_hash_path_suffix = podman-registry-action
[storage-policy:0]
name = one
default = yes
END
${server('object')}
${server('container')}
${server('account')}
cat > proxy-server.conf <<END
[DEFAULT]
bind_port = ${PORTS.proxy}
workers = 2
user = swift
[pipeline:main]
pipeline = catch_errors gatekeeper cache listing_formats bulk s3api tempauth copy slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:gatekeeper]
use = egg:swift#gatekeeper
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:11211
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:bulk]
use = egg:swift#bulk
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = ${KEYS.key} .admin
[filter:copy]
use = egg:swift#copy
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
END
chown -R swift: /etc/swift
# Its own resolver asks for the names of this machine in vain.
systemctl set-environment EVENTLET_NO_GREENDNS=yes
systemctl start memcached swift-account swift-container swift-object swift-proxy
`;

/** Starts OpenStack Swift with its S3 interface, with one empty bucket; reached from containers. */
export async function startSwift(machine: Machine, bucket: string): Promise<ObjectStore> {
  await shell(machine, SET_UP, { user: 'root' });
  const root = `http://127.0.0.1:${PORTS.proxy}`;
  await shell(
    machine,
    `for try in {1..60}; do
       token=$(curl -sS -i -H 'X-Auth-User: ${KEYS.user}' -H 'X-Auth-Key: ${KEYS.key}' ${root}/auth/v1.0 | sed -n 's/\\r//; s/^x-auth-token: //Ip') || true
       [ -n "$token" ] && curl -sSf -X PUT -H "X-Auth-Token: $token" ${root}/v1/AUTH_test/${bucket} && exit 0
       sleep 0.5
     done
     exit 1`,
  );
  return {
    's3-endpoint': `http://host.containers.internal:${PORTS.proxy}`,
    's3-region': 'us-east-1',
    's3-bucket': bucket,
    's3-access-key': KEYS.user,
    's3-secret-key': KEYS.key,
  };
}

/** Stops the endpoint and starts it again; what it was doing is cut off. */
export async function restartEndpoint(machine: Machine): Promise<void> {
  await shell(machine, 'systemctl kill --signal=KILL swift-proxy; systemctl restart swift-proxy', {
    user: 'root',
  });
}
