import { expect, test } from '@jest/globals';
import { straightOptions } from '../../conformance/straight.js';

test('is the registry of the pod, with a storage and an address of its own', () => {
  const options = straightOptions(
    {
      ImageName: 'ghcr.io/distribution/distribution:3.1.2',
      Args: ['serve', '/etc/podman-registry/registry/config.yml'],
      Config: { Env: ['PATH=/bin', 'OTEL_TRACES_EXPORTER=none', 'OTHER=x'] },
      Mounts: [
        { Source: '/j/registry', Destination: '/etc/podman-registry/registry' },
        { Source: '/j/data', Destination: '/var/lib/registry' },
      ],
    },
    '127.0.0.1:17500',
  );
  expect(options.join(' ')).toBe(
    '--detach --rm --name conformance-straight --network host --tmpfs /var/lib/registry' +
      ' --env OTEL_TRACES_EXPORTER=none --env REGISTRY_HTTP_ADDR=127.0.0.1:17500' +
      ' --volume /j/registry:/etc/podman-registry/registry:ro' +
      ' ghcr.io/distribution/distribution:3.1.2 serve /etc/podman-registry/registry/config.yml',
  );
});
