/** The scans and the gate. */
import { DOCKLE_LEVELS, SEVERITIES } from '../../domain/scan/findings.ts'
import { guarded, inputOnly, naming, unsetByNone, fieldsOf } from '../field.ts'
import { reasonInWords } from '../kinds-exceptions.ts'
import { choice, choices, flag, lines, string } from '../kinds.ts'
import { baselineImage } from '../names.ts'

const run = fieldsOf('run')
const image = fieldsOf('image')

// prettier-ignore
export const GATE = {
  'trivy-severity': image.defaulted('CRITICAL,HIGH', 'Severities that block the image, or `none`. Findings of every severity are reported.', guarded(choices(SEVERITIES))),
  'trivy-ignore-unfixed': image.defaulted('false', 'Ignore vulnerabilities that have no fixed version.', guarded(flag())),
  'trivy-db-repository': image.defaulted('mirror.gcr.io/aquasec/trivy-db:2\nghcr.io/aquasecurity/trivy-db:2\npublic.ecr.aws/aquasecurity/trivy-db:2', 'Repositories of the vulnerability database, tried in order.', guarded(lines())),
  'trivy-cache-dir': image.optional('Trivy cache directory that contains `db/trivy.db`. If set, no database is downloaded. `none`: download it.', guarded(unsetByNone(naming((path) => [path], string())))),
  'dockle-exit-level': image.defaulted('FATAL', 'Lowest Dockle level that blocks the image: FATAL, WARN or INFO; or `none`.', guarded(choice([...DOCKLE_LEVELS, 'none']))),
  baseline: image.defaulted('none', 'The image that the new one is compared with: what the new one adds blocks by the policy, what both have only after `baseline-days`. `running`: the image that the services run now. Or an image by digest, `sha256:…` of `repository` or `registry/repository@sha256:…`. With `none`, every finding is judged. See [Baseline](baseline.md).', guarded(baselineImage())),
  offline: image.defaulted('false', 'Download nothing: the scanners must be on PATH or in the cache, and the database in the cache.', guarded(flag())),
  'exceptions-from': run.defaulted('base', 'Where exceptions of a pull request are taken from: `base`, the target branch; or `head`, the pull request itself, for repositories that protect `ship-to-ecs.exceptions.yaml` by CODEOWNERS. See docs/exceptions.md.', inputOnly(choice(['base', 'head']))),
  'override-reason': run.optional('Why the image passes in this run although findings block it. The summary, an annotation and the output `override-reason` say so. Not for a scan that broke.', inputOnly(reasonInWords())),
} as const
