import { expect, test } from '@jest/globals';
import { unitText } from '../../bench/units.js';

test.each([0, 1, 999])('unit %i is named by its number', (number) => {
  const text = unitText(number);
  expect(text).toContain(`ContainerName=service-${number}\n`);
  expect(text).toContain(`PublishPort=127.0.0.1:${10_000 + number}:8080`);
  expect(text.includes('Requires=')).toBe(number > 0);
});
