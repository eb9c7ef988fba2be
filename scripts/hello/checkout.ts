/** A Git checkout of examples/hello, so that the demo and the tests ship a real commit. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { prepareHello, type HelloRequest } from './context.ts'

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
  return commitAll(request.folder, `hello, ${request.variant}`)
}

/** Makes a folder a Git checkout with one commit of all its files. */
export const commitAll = async (folder: string, message: string): Promise<Checkout> => {
  await git(folder, 'init', '--quiet', '--initial-branch', 'main')
  await git(folder, 'add', '--all', '--force')
  await git(folder, 'commit', '--quiet', '--message', message)
  return { folder, commit: await git(folder, 'rev-parse', 'HEAD') }
}
