/** Comments and issues over GitHub's API (GitHub docs, REST API: issues, issue comments). Texts are redacted before they are sent. */
import { z } from 'zod'
import type { GitHubReply } from '../../domain/github/github-reply.ts'
import type { Conversations, Issue, Post } from '../../ports/conversations.ts'
import type { CallLimits, GitHubApiOptions } from './github-calls.ts'
import { makeRefusableCaller, mapped } from './refused-calls.ts'

export interface ConversationOptions extends GitHubApiOptions {
  /** Takes secrets out of Markdown and leaves its markup whole. */
  readonly redactMarkdown: (markdown: string) => string
}

/** A page of 100 bodies with 65,536 characters each is 26 MB at most. */
const LIMITS: CallLimits = { attemptMs: 15_000, longestWaitMs: 60_000, bytes: 32 * 1024 * 1024 }
const PAGE = 100
/** 10,000 posts: no pull request has more, and a search must end. */
const MOST_PAGES = 100

/** `GET /user` refuses the token of a job; this query does not. */
const VIEWER = 'query { viewer { login } }'
const VIEWER_REPLY = z.object({ viewer: z.object({ login: z.string() }) })

/** Nothing is loaded or sent before the first call. */
export const makeConversations = (options: ConversationOptions): Conversations => {
  const by = { call: makeRefusableCaller(options, LIMITS), clean: options.redactMarkdown }
  return { ...viewerBy(by), ...commentsBy(by), ...issuesBy(by) }
}

interface By {
  readonly call: ReturnType<typeof makeRefusableCaller>
  readonly clean: ConversationOptions['redactMarkdown']
}

const viewerBy = ({ call }: By): Pick<Conversations, 'viewer'> => ({
  viewer: async () => {
    const reply = await call({
      name: 'POST /graphql',
      request: ({ graphql }, { request }) => graphql(VIEWER, { request }),
    })
    return mapped(reply, (data) => VIEWER_REPLY.parse(data).viewer.login)
  },
})

const commentsBy = ({ call, clean }: By): Pick<Conversations, 'findComment' | 'createComment' | 'updateComment'> => ({
  findComment: (pull, isWanted) =>
    found(isWanted, async (page) => {
      const reply = await call({
        name: `GET /repos/{}/issues/${pull}/comments`,
        request: ({ rest }, own) => rest.issues.listComments({ ...own, issue_number: pull, per_page: PAGE, page }),
      })
      return mapped(reply, ({ data }) => pageOf(data, postOf))
    }),
  createComment: async (pull, body) => {
    const reply = await call({
      name: `POST /repos/{}/issues/${pull}/comments`,
      manner: 'once',
      request: ({ rest }, own) => rest.issues.createComment({ ...own, issue_number: pull, body: clean(body) }),
    })
    return mapped(reply, ({ data }) => postOf(data))
  },
  updateComment: async (id, body) => {
    const reply = await call({
      name: `PATCH /repos/{}/issues/comments/${id}`,
      request: ({ rest }, own) => rest.issues.updateComment({ ...own, comment_id: id, body: clean(body) }),
    })
    return mapped(reply, ({ data }) => postOf(data))
  },
})

const issuesBy = ({ call, clean }: By): Pick<Conversations, 'findIssue' | 'createIssue' | 'updateIssue'> => ({
  findIssue: ({ author, state, isWanted }) =>
    found(isWanted, async (page) => {
      const reply = await call({
        name: 'GET /repos/{}/issues',
        request: ({ rest }, own) => rest.issues.listForRepo({ ...own, creator: author, state, per_page: PAGE, page }),
      })
      // Lists of issues contain pull requests.
      return mapped(reply, ({ data }) => {
        const { posts, size } = pageOf(data, (one) => (one.pull_request === undefined ? issueOf(one) : null))
        return { posts: posts.filter((post) => post !== null), size }
      })
    }),
  createIssue: async ({ title, body }) => {
    const reply = await call({
      name: 'POST /repos/{}/issues',
      manner: 'once',
      request: ({ rest }, own) => rest.issues.create({ ...own, title: clean(title), body: clean(body) }),
    })
    return mapped(reply, ({ data }) => issueOf(data))
  },
  updateIssue: async (id, { title, body, state }) => {
    const text = { title: clean(title), body: clean(body) }
    const reply = await call({
      name: `PATCH /repos/{}/issues/${id}`,
      request: ({ rest }, own) => rest.issues.update({ ...own, ...text, issue_number: id, state }),
    })
    return mapped(reply, ({ data }) => issueOf(data))
  },
})

interface Page<Kind> {
  readonly posts: readonly Kind[]
  /** With what is not a post of the kind. */
  readonly size: number
}

/** The first post that is wanted, page by page. */
const found = async <Kind extends Post>(
  isWanted: (post: Kind) => boolean,
  read: (page: number) => Promise<GitHubReply<Page<Kind>>>,
): Promise<GitHubReply<Kind | null>> => {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const reply = await read(page)
    if (reply.kind === 'refused') return reply
    const post = reply.value.posts.find(isWanted)
    if (post !== undefined) return { kind: 'given', value: post }
    if (reply.value.size < PAGE) return { kind: 'given', value: null }
  }
  // Another one, written because the first was not found, would be one more with every run.
  return { kind: 'refused', status: null, text: `it has more than ${MOST_PAGES * PAGE} posts`, mayBeDone: false }
}

const pageOf = <One, Kind>(
  data: readonly One[],
  make: (one: One) => Kind,
): { posts: readonly Kind[]; size: number } => {
  const list = z.array(z.unknown()).parse(data)
  return { posts: data.map(make), size: list.length }
}

/** What is read of a comment, and of an issue. The types of the toolkit say what GitHub should send. */
const POSTED = z.object({
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ login: z.string() }).nullish(),
})
const POST = POSTED.extend({ id: z.number() })
const ISSUE = POSTED.extend({ number: z.number(), title: z.string(), state: z.string() })

const postOf = (comment: unknown): Post => {
  const { id, ...one } = POST.parse(comment)
  return { ...ofPosted(one), id }
}

const issueOf = (issue: unknown): Issue => {
  const { number, title, state, ...one } = ISSUE.parse(issue)
  return { ...ofPosted(one), id: number, title, state: state === 'closed' ? 'closed' : 'open' }
}

const ofPosted = ({ body, html_url: url, user }: z.output<typeof POSTED>): Pick<Post, 'author' | 'body' | 'url'> => ({
  author: user?.login ?? '',
  body: body ?? '',
  url,
})
