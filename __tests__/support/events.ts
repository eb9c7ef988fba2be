/** Webhook payloads, with the members that say who may decide (GitHub docs, "Webhook events and payloads"). */
import { COMMIT, HEAD_COMMIT } from './image.ts'

const repository = { full_name: 'octo-org/hello', default_branch: 'main' }

const pull = (base: string, head: object = {}) => ({
  number: 12,
  state: 'open',
  head: { ref: 'topic', sha: HEAD_COMMIT, repo: { full_name: 'octo-org/hello', fork: false }, ...head },
  // A base whose commit is older than the tip of its branch.
  base: { ref: base, sha: COMMIT, repo: { full_name: 'octo-org/hello', default_branch: 'main' } },
  merge_commit_sha: COMMIT,
})

const FORK = { repo: { full_name: 'mallory/hello', fork: true }, ref: 'main' }

export const EVENTS = {
  push: { ref: 'refs/heads/main', before: HEAD_COMMIT, after: COMMIT, repository },
  schedule: { schedule: '0 5 * * 1' },
  workflow_dispatch: { ref: 'refs/heads/main', inputs: null, repository },
  release: { action: 'published', release: { tag_name: 'v1.0.0', target_commitish: 'main' }, repository },
  pull_request: { action: 'opened', number: 12, pull_request: pull('main'), repository },
  'pull_request from a fork': { action: 'opened', number: 12, pull_request: pull('main', FORK), repository },
  'pull_request to a branch with a slash': {
    action: 'opened',
    number: 12,
    pull_request: pull('release/2.x'),
    repository,
  },
  pull_request_target: { action: 'opened', number: 12, pull_request: pull('main', FORK), repository },
  pull_request_review: { action: 'submitted', review: { state: 'approved' }, pull_request: pull('main'), repository },
  merge_group: {
    action: 'checks_requested',
    // The base is another group of the queue, the ref is the branch.
    merge_group: {
      head_sha: COMMIT,
      head_ref: 'refs/heads/gh-readonly-queue/main/pr-12-3333',
      base_sha: HEAD_COMMIT,
      base_ref: 'refs/heads/main',
    },
    repository,
  },
  workflow_run: {
    action: 'completed',
    workflow_run: { head_sha: HEAD_COMMIT, head_branch: 'topic', event: 'pull_request', pull_requests: [] },
    repository,
  },
  issue_comment: {
    action: 'created',
    issue: { number: 12, pull_request: {} },
    comment: { body: '/deploy' },
    repository,
  },
  repository_dispatch: { action: 'deploy', branch: 'main', client_payload: {}, repository },
  deployment: { deployment: { sha: COMMIT, ref: 'topic' }, repository },
} as const
