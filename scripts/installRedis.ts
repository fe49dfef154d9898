import { spawnSync } from 'node:child_process';
import { installWithApt } from './apt';

const isInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

if (!isInstalled()) installWithApt('redis-server');
if (!isInstalled()) {
  console.error('The tests of stores that several processes share need redis-server: install it.');
  process.exitCode = 1;
}
