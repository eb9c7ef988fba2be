import type { GitHubReply } from '../domain/github/github-reply.ts'

/**
 * Comments on pull requests, and issues, in the repository of the run. A call never throws what GitHub answers. What is written is
 * redacted; nothing is created twice by one call.
 */
export interface Conversations {
  /** The login of whose token it is: `github-actions[bot]`. */
  readonly viewer: () => Promise<GitHubReply<string>>
  /** The oldest comment of a pull request that is wanted; null when there is none. */
  readonly findComment: (pull: number, isWanted: (post: Post) => boolean) => Promise<GitHubReply<Post | null>>
  readonly createComment: (pull: number, body: string) => Promise<GitHubReply<Post>>
  readonly updateComment: (id: number, body: string) => Promise<GitHubReply<Post>>
  /** The newest issue of an author in a state that is wanted; null when there is none. */
  readonly findIssue: (search: IssueSearch) => Promise<GitHubReply<Issue | null>>
  readonly createIssue: (issue: IssueText) => Promise<GitHubReply<Issue>>
  readonly updateIssue: (id: number, issue: IssueText & { readonly state: IssueState }) => Promise<GitHubReply<Issue>>
}

export type IssueState = 'open' | 'closed'

export interface IssueText {
  readonly title: string
  readonly body: string
}

export interface IssueSearch {
  readonly author: string
  readonly state: IssueState
  readonly isWanted: (issue: Issue) => boolean
}

export interface Issue extends Post {
  readonly title: string
  readonly state: IssueState
}

/** A comment or an issue. */
export interface Post {
  /** Of an issue its number. */
  readonly id: number
  /** Empty for an account that was deleted. */
  readonly author: string
  readonly body: string
  readonly url: string
}
