/** Which paths on this machine the value of a setting names. */
import { isAbsolute } from 'node:path'

/** A path has a slash or a known extension; an ARN has slashes, too. */
export const isTaskDefinitionFile = (given: string): boolean =>
  !given.startsWith('arn:') && (isAbsolute(given) || given.includes('/') || /\.(json[c5]?|ya?ml)$/i.test(given))

export const ofTaskDefinition = (given: string): readonly string[] => (isTaskDefinitionFile(given) ? [given] : [])

/** `ID` or `ID=PATH,PATH` (docker docs, "docker buildx build", `--ssh`). */
export const ofSsh = (entries: readonly string[]): readonly string[] =>
  entries.flatMap((entry) => (entry.includes('=') ? entry.slice(entry.indexOf('=') + 1).split(',') : []))

/**
 * Of `NAME: CONTEXT`. Whatever is not a URL of the web, an image or another target may be a folder (docker docs, "docker buildx
 * build", `--build-context`); a Git remote is checked as a path, too, which does no harm.
 */
export const ofNamedContexts = (contexts: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(contexts)
    .filter((context) => !/^(?:https?:\/\/|docker-image:\/\/|target:)/.test(context))
    .map((context) => context.replace(/^oci-layout:\/\/([^@:]*).*$/s, '$1'))
