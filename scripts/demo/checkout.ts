/** A Git checkout of examples/hello, so that a real commit is shipped. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { prepareHello, type HelloRequest } from '../sandbox/hello.ts'

const git = async (folder: string, ...args: readonly string[]): Promise<string> => {
  const identity = ['-c', 'user.name=demo', '-c', 'user.email=demo@localhost', '-c', 'commit.gpgsign=false']
  const { stdout } = await promisify(execFile)('git', ['-C', folder, ...identity, ...args])
  return stdout.trim()
}

export interface Checkout {
  readonly folder: string
  readonly commit: string
}

/** Prepares the example and commits it; the caller removes the folder. */
export const makeCheckout = async (request: HelloRequest & { readonly folder: string }): Promise<Checkout> => {
  await prepareHello(request)
  await git(request.folder, 'init', '--quiet', '--initial-branch', 'main')
  await git(request.folder, 'add', '--all', '--force')
  await git(request.folder, 'commit', '--quiet', '--message', `hello, ${request.variant}`)
  return { folder: request.folder, commit: await git(request.folder, 'rev-parse', 'HEAD') }
}
