/** Stage `code-scanning`: the reports of the run in GitHub's code scanning. It never fails: what is not uploaded changes no verdict. */
import { join } from 'node:path'
import { defineStage } from '../../ports/stage.ts'
import type { CodeRef } from '../../domain/github/code-ref.ts'
import type { NotWritten, UploadedReport, UploadResult } from '../../domain/github/posted.ts'
import { explainProcessing, explainRefusal, type Refusal } from '../../domain/github/refusal.ts'
import type { GitHubReply } from '../../domain/github/github-reply.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Processing } from '../../ports/sarif-uploads.ts'
import { asResult, noteNotWritten } from './not-written.ts'

/** The reports of the run, as the stage that writes them gives them. */
export interface WrittenSarif {
  /** Null: there are none. */
  readonly folder: string | null
  readonly files: readonly {
    /** Relative to the folder. */
    readonly name: string
    /** Of SARIF only: the scanner, as people read it, and what precedes the last slash of `automationDetails.id`. */
    readonly sarif?: { readonly tool: string; readonly category: string }
  }[]
}

export interface UploadInput {
  readonly reports: WrittenSarif
  /** Null: the checkout is no commit that the event is about. */
  readonly codeRef: CodeRef | null
}

interface SarifFile {
  readonly path: string
  readonly tool: string
  readonly category: string
}

/** What is left of GitHub's processing of all reports after these waits is not waited for (github/codeql-action waits 155 s). */
const WAITS_MS = [2_000, 3_000, 5_000, 10_000, 20_000, 40_000, 40_000]

const WRITTEN = { notDone: 'nothing was uploaded to code scanning', permission: 'security-events: write' } as const

type Needed = Pick<Ports, 'sarifUploads' | 'files' | 'clock' | 'log'>

export const uploadSarif = defineStage({
  kind: 'code-scanning',
  title: 'Upload to code scanning',
  uses: ['sarifUploads', 'files', 'clock', 'log'],
  run: async ({ reports: written, codeRef }: UploadInput, ports): Promise<UploadResult> => {
    if (codeRef === null) return noteNotWritten(NO_REF, WRITTEN, ports.log)
    const files = sarifIn(written)
    if (files.length === 0) return noteNotWritten(NO_REPORT, WRITTEN, ports.log)
    const sent: Sent[] = []
    for (const file of files) {
      const reply = await send(file, codeRef, ports)
      if (reply.kind === 'refused') {
        const refusal = explainRefusal(reply, WRITTEN)
        // What the token may not do once, or is not, it is not for the next report.
        if (refusal.kind === 'not-allowed' || refusal.isOfToken === true)
          return noteNotWritten(asResult(refusal), WRITTEN, ports.log)
        sent.push({ file, processing: { kind: 'failed', because: withNext(refusal) } })
      } else sent.push({ file, processing: { kind: 'pending' }, id: reply.value })
    }
    const reports = (await followed(sent, ports)).map(({ file: { tool, category }, processing }) => ({
      tool,
      category,
      processing,
    }))
    noteEnds(reports, ports.log)
    return { kind: 'uploaded', reports }
  },
  record: (result) => result,
})

const sarifIn = ({ folder, files }: WrittenSarif): readonly SarifFile[] =>
  files.flatMap(({ name, sarif }) =>
    folder === null || sarif === undefined
      ? []
      : [{ path: join(folder, name), tool: sarif.tool, category: sarif.category.replace(/\/$/u, '') }],
  )

const NO_REF: NotWritten = {
  kind: 'skipped',
  because: 'the checkout is not a commit that the event of this run is about',
  next: 'Check out the commit of the event, or the head of the pull request.',
}

const NO_REPORT: NotWritten = { kind: 'failed', because: 'there is no report in SARIF', next: null }

const send = async (
  { path, category }: SarifFile,
  codeRef: CodeRef,
  { sarifUploads, files, log }: Needed,
): Promise<GitHubReply<string>> => {
  const text = await files.readText(path)
  if (text === null) return { kind: 'refused', status: null, text: `${path} does not exist`, mayBeDone: false }
  log.info(`Uploading ${category} for ${codeRef.ref} at ${codeRef.commit}`)
  return sarifUploads.send({ ...codeRef, text })
}

interface Sent {
  readonly file: SarifFile
  readonly processing: UploadedReport['processing']
  /** By which GitHub knows it; absent where it did not take it. */
  readonly id?: string
}

/** Looks until GitHub has processed every report, or the time is up, which they share: a rescan may have hundreds. */
const followed = async (sent: readonly Sent[], ports: Needed): Promise<readonly Sent[]> => {
  let all = sent
  for (const waitMs of WAITS_MS) {
    if (all.every(({ processing }) => processing.kind !== 'pending')) break
    await ports.clock.sleep(waitMs)
    const looked: Sent[] = []
    for (const one of all) looked.push(await lookedAt(one, ports))
    all = looked
  }
  return all
}

const lookedAt = async (sent: Sent, { sarifUploads }: Needed): Promise<Sent> => {
  const { processing, id } = sent
  if (processing.kind !== 'pending' || id === undefined) return sent
  const looked = await sarifUploads.look(id)
  if (looked.kind === 'given')
    return looked.value.kind === 'pending' ? sent : { ...sent, processing: outcomeOf(looked.value) }
  const { because } = explainRefusal(looked, WRITTEN)
  return { ...sent, processing: { kind: 'failed', because: `whether GitHub processed it is not known: ${because}` } }
}

const outcomeOf = (processing: Exclude<Processing, { kind: 'pending' }>): UploadedReport['processing'] =>
  processing.kind === 'complete'
    ? processing
    : { kind: 'failed', because: `GitHub did not process it: ${explainProcessing(processing.errors)}` }

const withNext = ({ because, next }: Pick<Refusal, 'because' | 'next'>): string =>
  next === null ? because : `${because}. ${next.replace(/\.$/u, '')}`

/** One line for each report that is there, and one warning for all that are not for the same reason. */
const noteEnds = (reports: readonly UploadedReport[], log: Needed['log']): void => {
  const failed = new Map<string, string[]>()
  for (const { category, processing } of reports) {
    if (processing.kind === 'complete') log.info(`Code scanning has ${category}`)
    else if (processing.kind === 'pending')
      log.info(`Code scanning has received ${category}; GitHub is still processing it`)
    else failed.set(processing.because, [...(failed.get(processing.because) ?? []), category])
  }
  for (const [because, categories] of failed) {
    const [only, ...others] = categories
    const what = others.length === 0 ? `The report ${only} is` : `${categories.length} reports are`
    const which =
      others.length === 0 ? '' : ` (${categories.slice(0, NAMED).join(', ')}${categories.length > NAMED ? ', …' : ''})`
    log.warning(`${what} not in code scanning${which}: ${because}. The verdict is not affected.`)
  }
}

const NAMED = 5
