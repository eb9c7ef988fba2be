/** Comments on sample judgements. */
import type { CommentFacts } from '../../src/domain/github/comment-facts.ts'
import type { Comparison } from '../../src/domain/scan/comparison.ts'
import type { Finding } from '../../src/domain/scan/findings.ts'
import type { GateVerdict } from '../../src/domain/scan/gate-verdict.ts'
import type { Judged } from '../../src/domain/scan/judged.ts'
import type { Compared } from '../../src/domain/scan/spared.ts'
import { commentText } from '../../src/report/comment/comment-text.ts'
import { RESULTS } from './sample-results.ts'

/** Of a check of one app. */
export const ABOUT = {
  ...{ pipeline: 'check', built: null, services: [] },
  app: 'hello',
  environment: 'production',
  repository: 'team/hello',
  commit: '4f1d2c3b5a69788796a5b4c3d2e1f00112233445',
  runUrl: 'https://github.com/octo-org/hello/actions/runs/4711',
}

/** A verdict by `trivy-severity`. */
export const blocked = (...findings: readonly Finding[]): GateVerdict => ({
  kind: 'blocked',
  blockers: findings.map((finding) => ({ finding, rule: 'trivy-severity' })),
})

/** The comment on a judgement. */
export const said = (verdict: GateVerdict, { about, ...more }: Partial<Judged & CommentFacts> = {}): string =>
  commentText({ judged: { ...RESULTS.judge, verdict, ...more }, about: about ?? ABOUT })

export const comparedWith = (lists: Comparison): Compared => ({
  kind: 'compared',
  images: ['hello@sha256:1'],
  days: 30,
  ...lists,
})
