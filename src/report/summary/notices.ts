/** What a run points out although nothing is wrong: each is one sentence in the summary and one notice in GitHub. */
import type { CommitNote } from '../../domain/aws/live.ts'
import { named } from '../../domain/rollout/sentence.ts'
import { expiredInWords, soonInWords } from '../../domain/scan/exceptions/in-words.ts'
import { usesOfRun } from '../exception-uses.ts'
import { resultOf, resultsOf, stagesOf, type RunRecord } from '../record.ts'
import { prose } from '../hostile.ts'
import { inWords } from './counted.ts'
import { text, type Block } from './markdown-blocks.ts'
import { pageNotices } from './maintenance-section.ts'
import { wayNotices } from './way-section.ts'
import { notWritten } from './written.ts'

interface Notice {
  readonly title: string
  /** Plain text with names in backticks. */
  readonly sentence: string
  /** Of its annotation; a notice by default. */
  readonly level?: 'warning'
}

/** In the order of the summary. */
export const noticesOf = (record: RunRecord): readonly Notice[] => [
  ...withoutCredentials(record),
  ...deployingPullRequest(record),
  ...notJudged(record),
  ...notRunning(record),
  ...notCompared(record),
  ...endedExceptions(record),
  ...wayNotices(record),
  ...pageNotices(record),
  ...notWritten(record),
]

/** A line for each. */
export const noticeSection = (record: RunRecord): readonly Block[] =>
  noticesOf(record).map(({ sentence }) => text(`ℹ️ ${prose(sentence)}`))

const withoutCredentials = (record: RunRecord): readonly Notice[] => {
  if (resultOf(record, 'credentials')?.kind !== 'missing') return []
  const isLeftOut = stagesOf(record, 'side-cars-scan').some(({ status }) => status === 'left-out')
  const what = isLeftOut ? 'there is no plan, and no side-car was scanned' : 'there is no plan'
  const sentence = `No AWS credentials found, so nothing in AWS was read and ${what}. Pull requests from forks have no credentials, and those from Dependabot no secrets of Actions.`
  return [{ title: 'No plan without AWS credentials', sentence }]
}

const PULL_REQUEST = /^pull_request(?:_target)?$/

const deployingPullRequest = (record: RunRecord): readonly Notice[] => {
  const { run, pipeline, stages } = record
  if (run === null || pipeline !== 'ship' || stages.length === 0 || !PULL_REQUEST.test(run.event)) return []
  const which = run.pullRequest === null ? 'a pull request' : `pull request ${run.pullRequest}`
  const isDeployed = resultsOf(record, 'deploy').some(({ kind }) => kind !== 'unchanged')
  const what = isDeployed ? 'deployed' : 'was set to deploy'
  const sentence = `This run of ${which} ${what}: \`pipeline: ship\` on \`${run.event}\`. To check a pull request without deploying it, use \`pipeline: check\`.`
  return [{ title: 'Pull request with `pipeline: ship`', sentence }]
}

const endedExceptions = (record: RunRecord): readonly Notice[] => {
  const { expired, soon } = usesOfRun(record)
  return [
    ...(expired.length === 0 ? [] : [{ title: 'Expired exceptions', sentence: `${expiredInWords(expired)}.` }]),
    ...(soon.length === 0 ? [] : [{ title: 'Exceptions that end soon', sentence: `${soonInWords(soon)}.` }]),
  ]
}

/** Nobody may take a rollback for an image that was judged again. */
const notJudged = (record: RunRecord): readonly Notice[] => {
  const isBack = resultsOf(record, 'plan').some(({ services }) => services.some((one) => one.goesBackTo !== undefined))
  if (!isBack) return []
  const sentence = 'A rollback builds, scans and judges nothing: its image was judged when it was shipped.'
  return [{ title: 'Rollback without scans', sentence }]
}

/** In a rescan: what does not run passes, and was not looked at. */
const notRunning = (record: RunRecord): readonly Notice[] => {
  const idle = resultOf(record, 'running')?.idle ?? []
  if (idle.length === 0) return []
  const sentence = `No task runs in ${inWords(idle.map(({ place }) => named(place)))}, so nothing of it is judged.`
  return [{ title: 'Nothing runs', sentence }]
}

/** Services with the same note share one. */
const notCompared = (record: RunRecord): readonly Notice[] => {
  const services = resultsOf(record, 'plan').flatMap((plan) => plan.services)
  const noted = services.flatMap(({ serviceName, commitNote: note }) =>
    note === undefined ? [] : [{ serviceName, note }],
  )
  const byNote = Map.groupBy(noted, ({ note }) => JSON.stringify(note))
  return [...byNote.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const names = inWords([first, ...others].map(({ serviceName }) => named(serviceName)))
    return [inSentence(first.note, names)]
  })
}

const inSentence = (note: CommitNote, names: string): Notice =>
  note.kind === 'diverged'
    ? {
        title: 'Commit of another branch',
        sentence: `The commit \`${note.running}\`, which runs in ${names}, is on another branch than \`${note.own}\`.`,
      }
    : {
        title: 'Commits not compared',
        sentence: `Whether a newer commit runs in ${names} is not known: ${note.because}.`,
      }
