/** The workflow that signed, as a certificate names it, and the workflow that a setting asks for. */

export interface SignerWorkflow {
  /** `https://github.com`. */
  readonly server: string
  /** `owner/name`. */
  readonly repository: string
  /** `.github/workflows/build.yml`. */
  readonly path: string
  /** `refs/heads/main`; of a workflow that is called by its commit, the commit. */
  readonly ref: string
}

export interface WantedWorkflow extends Pick<SignerWorkflow, 'repository' | 'path'> {
  /** Null: any. */
  readonly ref: string | null
}

const WORKFLOW = String.raw`(?<repository>[\w.-]+/[\w.-]+)/(?<path>\.github/workflows/[^/@\s]+\.ya?ml)`
const SIGNER = new RegExp(String.raw`^(?<server>https://[a-z0-9.-]+(?::\d+)?)/${WORKFLOW}@(?<ref>\S+)$`, 'u')
const WANTED = new RegExp(String.raw`^${WORKFLOW}(?:@(?<ref>\S+))?$`, 'u')

/** The subject alternative name of a certificate that GitHub's token was exchanged for; null for any other. */
export const parseSigner = (name: string): SignerWorkflow | null => {
  const { server, repository, path, ref } = SIGNER.exec(name)?.groups ?? {}
  if (server === undefined || repository === undefined || path === undefined || ref === undefined) return null
  return { server, repository, path, ref }
}

/** `owner/name/.github/workflows/build.yml`, with `@refs/heads/main` or a commit behind it; null for anything else. */
export const parseWantedWorkflow = (written: string): WantedWorkflow | null => {
  const { repository, path, ref } = WANTED.exec(written)?.groups ?? {}
  if (repository === undefined || path === undefined) return null
  if (ref !== undefined && !/^(?:refs\/.+|[0-9a-f]{40})$/u.test(ref)) return null
  return { repository, path, ref: ref ?? null }
}

/** GitHub does not distinguish repositories by case; paths and references it does. */
export const isWantedWorkflow = (signer: SignerWorkflow, wanted: WantedWorkflow): boolean =>
  isSameRepository(signer.repository, wanted.repository) &&
  signer.path === wanted.path &&
  (wanted.ref === null || signer.ref === wanted.ref)

const isSameRepository = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** As people name it. */
export const workflowInWords = ({ repository, path, ref }: WantedWorkflow): string =>
  `${repository}/${path}${ref === null ? '' : `@${ref}`}`

const COMMIT = /^[0-9a-f]{40}$/u

/** Whether the workflow was called by its commit, which its certificate must then name as the commit of the workflow. */
export const isCalledByCommit = ({ ref }: SignerWorkflow): boolean => COMMIT.test(ref)
