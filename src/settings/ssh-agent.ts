/** Which values hand the user's SSH agent to the build: docker finds it by a variable of the job. */
import { isBySsh } from '../domain/build/build-context.ts'

const AGENT = ['SSH_AUTH_SOCK']

/** An entry of `ssh` with a path that is empty, or without a path, is the agent (moby/buildkit, sshprovider). */
export const agentOfSsh = (entries: readonly string[]): readonly string[] => {
  const isAgent = (entry: string): boolean => !entry.includes('=') || entry.split(/[=,]/).slice(1).includes('')
  return entries.some(isAgent) ? AGENT : []
}

export const agentOfContext = (context: string): readonly string[] => (isBySsh(context) ? AGENT : [])
