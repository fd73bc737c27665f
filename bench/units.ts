import { DATA, type Lab } from './lab.js';

/** Quadlet files as people have them: containers that come one after the other, each with a volume and a port. */
export async function writeUnits(lab: Lab, count: number): Promise<string> {
  const directory = `${DATA}/units-${count}`;
  await lab.program('make-units', [directory, String(count)]);
  return directory;
}

/** @param number from 0 on; each but the first comes after the one before */
export function unitText(number: number): string {
  const before = number === 0 ? '' : `Requires=u${number - 1}.service\nAfter=u${number - 1}.service\n`;
  return `[Unit]
Description=Service ${number}
${before}
[Container]
Image=registry.example.com/team/service:${number + 1}
ContainerName=service-${number}
PublishPort=127.0.0.1:${10_000 + number}:8080
Volume=/srv/service-${number}:/data:Z
Environment=NUMBER=${number} MODE=production
Label=team=bench
ReadOnly=true
NoNewPrivileges=true
DropCapability=all
HealthCmd=/bin/true

[Service]
Restart=on-failure
TimeoutStartSec=300

[Install]
WantedBy=default.target
`;
}
