import { map } from './blocks.js';

/** Prefix of the lines in nginx's log about requests that were rejected or failed. */
export const REJECTED_LINE = 'podman-registry-rejected';

// Not 404: clients ask for what a registry may lack, before each push. Not 401 without a login: clients log in after it.
const STATUSES = [400, 403, 405, 408, 411, 413, 414, 416, 429, 431, 494, 495, 500, 501, 502, 503, 504, 507];

/**
 * The log of rejected and failed requests, for the `http` block. It has no query, because the one of an upload contains its
 * signed state.
 */
export const REJECTIONS = `${map('$http_authorization', '$has_login', [
  ['default', '1'],
  ["''", '0'],
])}
${map('$status', '$rejected', [
  ['default', '0'],
  ['401', '$has_login'],
  ...STATUSES.map((status) => [String(status), '1'] as const),
])}
    log_format rejected escape=json '${REJECTED_LINE} {"time":"$time_iso8601","client":"$remote_addr","user":"$remote_user","method":"$request_method","path":"$uri","status":"$status"}';
    access_log /dev/stdout rejected if=$rejected;
`;

/** A line of this log as one for people: `2026-11-30T05:00:00+00:00 10.0.0.9 ci PUT /v2/a/manifests/1 403`. Pure. */
export function rejectionLines(log: string): string[] {
  return log.split('\n').flatMap((line) => {
    const start = line.indexOf(`${REJECTED_LINE} {`);
    if (start < 0) return [];
    try {
      const row = JSON.parse(line.slice(start + REJECTED_LINE.length));
      const user = row.user === '' ? '-' : row.user;
      return [[row.time, row.client, user, row.method || '-', row.path || '-', row.status].join(' ')];
    } catch {
      // The log's driver may cut a long line.
      return [];
    }
  });
}
