// Pulls a blob and throws it away. Prints the seconds that it took.
// Usage: node pull.js URL CA REPOSITORY DIGEST BYTES [CURL-OPTION …]
import { curl } from './curl.js';

const [url = '', ca = '', repository = '', digest = '', bytes = '', ...more] = process.argv.slice(2);
const { seconds, size } = curl(`${url}/v2/${repository}/blobs/${digest}`, ca, 200, more);
if (size !== Number(bytes)) throw new Error(`${size} bytes came instead of ${bytes}`);
process.stdout.write(JSON.stringify(seconds));
