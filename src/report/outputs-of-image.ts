/** What the image became, and what was found in it. */
import { comparisonsIn } from '../domain/reports/judgements.ts'
import { exceptionsUsedJson } from './exception-uses.ts'
import { attestationJson, countsJson } from './json-outputs.ts'
import type { Output } from './output.ts'
import { resultOf, resultsOf, type RunRecord } from './record.ts'
import { repositoryIn } from './repository.ts'
import { databaseDate, worstVerdict } from './scans.ts'

export const IMAGE_OUTPUTS = {
  image: {
    description: 'The image that is deployed or pushed, by digest: `registry/repository@sha256:…`.',
    from: (record) => resultOf(record, 'push')?.uri,
  },
  'image-digest': {
    description: 'Digest of the manifest or index under the tag; the `subject-digest` of actions/attest.',
    from: (record) => resultOf(record, 'push')?.digest,
  },
  'subject-name': {
    description:
      'The name of the image without a tag, `registry/repository`, once it is in the registry; for actions/attest.',
    from: (record) => subjectOf(record),
  },
  'sbom-path': {
    description:
      'The path of the SBOM among the reports, in SPDX, for actions/attest; empty if none was written. See docs/provenance.md.',
    from: (record) => sbomOf(record),
  },
  'image-tag': {
    description: 'The computed tag; with `image`, the tag that was given, if any.',
    from: (record) => resultOf(record, 'tag')?.tag ?? resultOf(record, 'push')?.tag,
  },
  'passed-tag': {
    description:
      'The tag `passed-<environment>-<commit>` on the image, which the next `pipeline: promote` asks for; empty if the run did not set it. See docs/promote.md.',
    from: (record) => markedTag(record),
  },
  tags: {
    description:
      'Every tag that the run has given the image or found on it, of `tag` and `additional-tags`, one per line.',
    from: (record) => tagsOf(record),
  },
  'config-digest': {
    description: 'Digest of the image configuration, identical in build, scan and registry.',
    from: (record) => resultOf(record, 'build')?.configDigest,
  },
  attestation: {
    description:
      'What is attested of an image that was not built in the run, as JSON: `{ kind, digest, workflow, commit, ref, event, runUrl }`. `kind` is `attested`, or `none` or `unknown`, which have none of the others but `digest`; empty if none was looked for, or if none of them is the wanted one.',
    from: (record) => attestationJson(record),
  },
  registry: {
    description: 'The host of the registry.',
    from: (record) => repositoryIn(record)?.registry,
  },
  repository: {
    description: 'The repository in the registry.',
    from: (record) => repositoryIn(record)?.repository,
  },
  'gate-verdict': {
    description:
      'Verdict of the gate: `passed`, `blocked`, `overridden` by `override-reason`, or `broke` if a scanner broke and the image could not be judged.',
    from: (record) => worstVerdict(record),
  },
  findings: {
    description:
      'Number of findings as JSON, by scanner and by severity (Trivy; with `ecr-scan` also ECR) or level (Dockle). With `pin-sidecars: scan`, `sideCars` lists the same for each image of a side-car: `{ image, containers, platform, trivy, dockle }`; in a rescan it lists the images that run, with `runsIn`, `written` (what the task definition says) and, where the policy asks, `properties`.',
    from: (record) => countsJson(record),
  },
  'scanner-cache-key': {
    description: 'Key for `actions/cache` to save scanners and database; empty if unverified. See docs/scans.md.',
    from: (record) => resultOf(record, 'scanners')?.cacheKey,
  },
  'new-findings': {
    description:
      'With `baseline`, the number of findings that the image and its side-cars add to it; empty if there was nothing to compare the image with.',
    from: (record) => countCompared(record, 'added'),
  },
  'fixed-findings': {
    description:
      'With `baseline`, the number of its findings that the image and its side-cars no longer have; empty if there was nothing to compare the image with.',
    from: (record) => countCompared(record, 'fixed'),
  },
  'exceptions-used': {
    description:
      'The exceptions that held for a finding, as a JSON list of `{ id, package, path, image, key, file, owner, expires, reason, vex, findings }`. `vex` is the document of one that is a VEX statement.',
    from: (record) => exceptionsUsedJson(record),
  },
  'override-reason': {
    description: 'The reason for which the gate was overridden in this run; empty if it was not.',
    from: (record) => overrideOf(record),
  },
  reports: {
    description:
      'The path of the folder with every report of the scans, for later steps of the job: JSON, table, SARIF and SBOMs (`docs/reports.md`). Set also when the gate blocks; empty if nothing was scanned.',
    from: (record) => resultOf(record, 'reports')?.folder,
  },
  'database-date': {
    description:
      'When the vulnerability database was made that the image was scanned with, ISO 8601; empty if no scan with one ended.',
    from: (record) => databaseDate(record),
  },
} as const satisfies Readonly<Record<string, Output>>

/** Of every judgement: that before the push with the side-cars, and that of ECR's scan. */
const countCompared = (record: RunRecord, list: 'added' | 'fixed'): string | undefined => {
  const counts = resultsOf(record, 'judge').flatMap((judged) =>
    judged.compared?.kind === 'compared' ? comparisonsIn(judged).map((one) => one[list].length) : [],
  )
  return counts.length === 0 ? undefined : String(counts.reduce((sum, count) => sum + count, 0))
}

const overrideOf = (record: RunRecord): string | undefined => {
  const gate = resultsOf(record, 'gate').find(({ kind }) => kind === 'overridden')
  return gate?.kind === 'overridden' ? gate.reason : undefined
}

const markedTag = (record: RunRecord): string | undefined => {
  const mark = resultOf(record, 'mark')
  return mark === undefined || mark.kind === 'not-marked' ? undefined : mark.tag
}

const subjectOf = (record: RunRecord): string | undefined => {
  const pushed = resultOf(record, 'push')
  return pushed && `${pushed.registry}/${pushed.repository}`
}

/** Both kinds are of the same scan; actions/attest takes either. */
const SBOMS = ['sbom.spdx.json', 'sbom.cdx.json']

const sbomOf = (record: RunRecord): string | undefined => {
  const { folder = null, files = [] } = resultOf(record, 'reports') ?? {}
  const name = SBOMS.find((sbom) => files.some((file) => file.name === sbom))
  return folder === null || name === undefined ? undefined : `${folder}/${name}`
}

const tagsOf = (record: RunRecord): string | undefined => {
  const pushed = resultOf(record, 'push')
  const tags = pushed?.tags ?? (pushed?.tag == null ? [] : [pushed.tag])
  return tags.length === 0 ? undefined : tags.join('\n')
}
