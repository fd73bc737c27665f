import { expect, test } from '@jest/globals';
import { listeningSockets } from '../../src/platform/listening-sockets.js';

const TCP = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:20FB 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001        0 4242 1 0 100 0 0 10 0
   1: 0100007F:20FC 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4243 1 0 100 0 0 10 0
   2: 0100007F:20FB 0100007F:9C40 01 00000000:00000000 00:00000000 00000000  1001        0 4244 1 0 20 4 30 10 -1
`;

test('only sockets that listen are read', () => {
  expect(listeningSockets(TCP)).toEqual([
    { port: 8443, uid: 1001, inode: '4242' },
    { port: 8444, uid: 0, inode: '4243' },
  ]);
});
