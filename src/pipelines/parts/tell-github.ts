/** What a run writes to GitHub beside its report. None of it changes the verdict, and all of it is said when the gate blocks, too. */
import { when } from '../../core/condition.ts'
import type { Flow } from '../../core/flow.ts'
import type { Node } from '../../core/node.ts'
import type { CommentAbout } from '../../domain/github/comment-facts.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Config } from '../../settings/config.ts'
import { postComment } from '../../stages/github/post-comment.ts'
import { uploadSarif, type WrittenSarif } from '../../stages/github/upload-sarif.ts'

/** Uploads the SARIF files among the reports, where the setting says so. */
export const uploadReports = (flow: Flow<Ports>, c: Config, reports: Node<WrittenSarif>): void => {
  if (c.codeScanning === 'upload') flow.stage(uploadSarif, { reports }, (r) => ({ ...r, codeRef: c.codeRef }))
}

/** Comments on the pull request of the run, where the setting says so. */
export const commentOn = (flow: Flow<Ports>, c: Config, judged: Node<Judged>): void => {
  const { pullRequest } = c.run
  if (c.comment === 'off') return
  const isPull = when(pullRequest !== null, 'this run is not for a pull request')
  flow.optional(isPull).stage(postComment, { judged }, (r) => ({
    pullRequest: pullRequest ?? 0,
    facts: { judged: r.judged, about: aboutOf(c) },
  }))
}

/** Whose image it is. */
export const aboutOf = ({ app, tag: { environment }, registry, run }: Config): CommentAbout => ({
  ...{ app, environment, repository: registry.repository },
  commit: run.headSha ?? run.sha,
  runUrl:
    run.repository === null || run.runId === null
      ? null
      : `${run.serverUrl}/${run.repository}/actions/runs/${run.runId}`,
})
