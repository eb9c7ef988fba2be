/** The claims of GitHub's ID tokens (GitHub docs, "OpenID Connect reference"). */

/** A job as its token describes it. */
export interface Job {
  readonly owner: string
  readonly ownerId: string
  readonly repository: string
  readonly repositoryId: string
  readonly environment: string | null
  readonly event: string
  readonly ref: string
  readonly sha: string
  readonly runId: string
  /** The file of the job's own workflow: another one than the run's where it is called. */
  readonly workflow: string
}

/** `octo-org/hello` on its main branch, without an environment. */
export const PUSH: Job = {
  owner: 'octo-org',
  ownerId: '65',
  repository: 'hello',
  repositoryId: '74',
  environment: null,
  event: 'push',
  ref: 'refs/heads/main',
  sha: '4f1d2c3b5a69788796a5b4c3d2e1f00112233445',
  runId: '1',
  workflow: 'octo-org/hello/.github/workflows/ship.yml@refs/heads/main',
}

/** How `sub` names a repository: by names alone, or with the ids that no rename changes. */
export type SubjectForm = 'names' | 'immutable'

/** The subject of a job. */
export const subjectOf = (job: Job, form: SubjectForm): string => {
  const { owner, repository } = job
  const [byName, byId] = [`${owner}/${repository}`, `${owner}@${job.ownerId}/${repository}@${job.repositoryId}`]
  return `repo:${form === 'names' ? byName : byId}:${contextOf(job)}`
}

const contextOf = ({ environment, event, ref }: Job): string => {
  if (environment !== null) return `environment:${environment}`
  return event === 'pull_request' ? 'pull_request' : `ref:${ref}`
}

/** Everything but issuer, audience, times and id. */
export const claimsOf = (job: Job, form: SubjectForm): Readonly<Record<string, string>> => ({
  sub: subjectOf(job, form),
  ref: job.ref,
  ref_type: job.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
  ref_protected: 'true',
  sha: job.sha,
  repository: `${job.owner}/${job.repository}`,
  repository_id: job.repositoryId,
  repository_owner: job.owner,
  repository_owner_id: job.ownerId,
  repository_visibility: 'private',
  run_id: job.runId,
  run_number: '1',
  run_attempt: '1',
  runner_environment: 'github-hosted',
  actor: 'octocat',
  actor_id: '12',
  workflow: 'ship',
  workflow_ref: job.workflow,
  workflow_sha: job.sha,
  job_workflow_ref: job.workflow,
  job_workflow_sha: job.sha,
  event_name: job.event,
  head_ref: '',
  base_ref: '',
  ...(job.environment === null ? {} : { environment: job.environment }),
})
