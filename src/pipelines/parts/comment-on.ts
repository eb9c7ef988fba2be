/** The comment on the pull request. It changes no verdict, and is written when the gate blocks, too. */
import { when } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { CommentAbout } from '../../domain/github/comment-facts.ts'
import type { PostResult } from '../../domain/github/posted.ts'
import { joint } from '../../domain/scan/joint-judgement.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { builtFrom } from '../../stages/github/built-from.ts'
import { postComment } from '../../stages/github/post-comment.ts'

/** What a comment is about. */
interface Commented {
  /** Every judgement so far. */
  readonly judged: readonly [Node<Judged>, ...(readonly Node<Judged>[])]
  /** The comment that this one updates. */
  readonly earlier?: readonly Node<PostResult | null>[]
}

/** Comments on the pull request of the run, where the setting says so; gives the nodes that do. */
export const commentOn = (
  flow: Flow<Ports>,
  c: Config,
  { judged: [first, ...others], earlier = [] }: Commented,
): readonly Node<PostResult | null>[] => {
  const { pullRequest } = c.run
  if (c.comment === 'off') return []
  const isPull = when(pullRequest !== null, 'this run is not for a pull request')
  const comment = flow.optional(isPull).stage(postComment, { first, others, earlier }, (r) => ({
    pullRequest: pullRequest ?? 0,
    facts: { judged: joint([r.first, ...r.others]), about: aboutOf(c) },
  }))
  return [comment]
}

/** Whose image it is. */
export const aboutOf = ({ run, ...c }: Config): CommentAbout => ({
  ...{ pipeline: c.pipeline, app: c.app, environment: c.tag.environment, repository: c.registry.repository },
  built: c.image === null ? builtFrom(c.build, run.workspace) : null,
  services: c.services.map(({ region, cluster, service }) => ({ region, cluster, service })),
  commit: run.headSha ?? run.sha,
  runUrl:
    run.repository === null || run.runId === null
      ? null
      : `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`,
})
