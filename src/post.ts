/**
 * The post step, an entry of its own: it removes the private folders that main has made and left behind. It does nothing else,
 * whatever state or environment say, and it never fails the job.
 */
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { privateFolders } from './adapters/private-folders.ts'

const roots = [process.env['RUNNER_TEMP'] ?? tmpdir(), tmpdir()]
const folders = privateFolders(process.env['STATE_private'] ?? '', roots)
await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }).catch(() => undefined)))
