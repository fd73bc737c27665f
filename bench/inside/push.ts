// Pushes a file as a blob, as podman does: one chunked PATCH, then a PUT. Prints the seconds that the requests took.
// Usage: node push.js URL CA REPOSITORY FILE DIGEST
import { curl } from './curl.js';

const [url = '', ca = '', repository = '', file = '', digest = ''] = process.argv.slice(2);
const begun = curl(`${url}/v2/${repository}/blobs/uploads/`, ca, 202, ['--request', 'POST', '--data', '']);
const sent = curl(new URL(begun.location, url).href, ca, 202, [
  ...['--request', 'PATCH', '--upload-file', file, '--header', 'Expect:'],
  ...['--header', 'Content-Type: application/octet-stream', '--header', 'Transfer-Encoding: chunked'],
]);
const end = new URL(sent.location, url);
end.searchParams.set('digest', digest);
const done = curl(end.href, ca, 201, ['--request', 'PUT', '--data', '']);
process.stdout.write(JSON.stringify(begun.seconds + sent.seconds + done.seconds));
