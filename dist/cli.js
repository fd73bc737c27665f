#!/usr/bin/env node
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cli } from './index.js';

process.exitCode = await cli(process.argv.slice(2), dirname(dirname(fileURLToPath(import.meta.url))));
