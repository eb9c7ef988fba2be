/** The reply about a repository, with every member that GitHub always sends. */
import type { LocalRepository } from './options.ts'

const REPOSITORY_URLS = [
  ...['archive', 'assignees', 'blobs', 'branches', 'collaborators', 'comments', 'commits', 'compare', 'contents'],
  ...['contributors', 'deployments', 'downloads', 'events', 'forks', 'git_commits', 'git_refs', 'git_tags', 'hooks'],
  ...['html', 'issue_comment', 'issue_events', 'issues', 'keys', 'labels', 'languages', 'merges', 'milestones'],
  ...['notifications', 'pulls', 'releases', 'stargazers', 'statuses', 'subscribers', 'subscription', 'tags'],
  ...['teams', 'trees', 'clone', 'git', 'ssh', 'svn'],
] as const

const USER_URLS = [
  ...['avatar', 'events', 'followers', 'following', 'gists', 'html', 'organizations', 'received_events', 'repos'],
  ...['starred', 'subscriptions'],
] as const

const COUNTS = [
  ...['forks', 'forks_count', 'open_issues', 'open_issues_count', 'size', 'stargazers_count', 'watchers'],
  ...['watchers_count', 'network_count', 'subscribers_count'],
] as const

const DATE = '2026-01-01T00:00:00Z'

const urls = (names: readonly string[], url: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [`${name}_url`, url]))

/** `simple-user` in GitHub's description. */
export const userReply = (login: string, { origin }: { readonly origin: string }): object => {
  const url = `${origin}/users/${encodeURIComponent(login)}`
  return {
    login,
    id: 1,
    node_id: 'U_local',
    gravatar_id: '',
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
    url,
    ...urls(USER_URLS, url),
  }
}

/** `full-repository` in GitHub's description. */
export const repositoryReply = (
  fullName: string,
  { defaultBranch }: LocalRepository,
  { origin }: { readonly origin: string },
): object => {
  const [login = '', name = ''] = fullName.split('/')
  const url = `${origin}/repos/${fullName}`
  return {
    id: 1,
    node_id: 'R_local',
    name,
    full_name: fullName,
    owner: userReply(login, { origin }),
    private: true,
    fork: false,
    archived: false,
    disabled: false,
    description: null,
    homepage: null,
    language: null,
    license: null,
    mirror_url: null,
    default_branch: defaultBranch,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_discussions: false,
    pushed_at: DATE,
    created_at: DATE,
    updated_at: DATE,
    url,
    ...Object.fromEntries(COUNTS.map((count) => [count, 0])),
    ...urls(REPOSITORY_URLS, url),
  }
}
