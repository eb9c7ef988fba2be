/**
 * The comment on a pull request, as GitHub Markdown: the verdict, what is new, what was there before, what is fixed, and how to fix the
 * rest. Every text from outside is neutralised: it mentions nobody, refers to nothing and changes no Markdown around it.
 */
import type { CommentAbout, CommentFacts } from '../../domain/github/comment-facts.ts'
import { withShortDigests } from '../../domain/image/digest.ts'
import { comparisonsIn } from '../../domain/reports/judgements.ts'
import { comparedInWords, sideCarComparedInWords } from '../../domain/scan/compared-in-words.ts'
import { explain, ownerInWords } from '../../domain/scan/describe.ts'
import type { Excepted } from '../../domain/scan/exceptions.ts'
import { proposedInWords } from '../../domain/scan/exceptions/in-words.ts'
import { SOURCES, worstFirst, type Finding } from '../../domain/scan/findings.ts'
import { blockersOf, type GateVerdict } from '../../domain/scan/gate-verdict.ts'
import type { Judged } from '../../domain/scan/judged.ts'
import { identityOf } from '../../domain/scan/identity.ts'
import { otherFindings } from '../../domain/scan/other-findings.ts'
import { codeSpan, link, markdown, prose } from '../hostile.ts'
import { plural } from '../summary/counted.ts'
import { details, fitted, table, text, type Block } from '../summary/markdown-blocks.ts'
import { policyLine } from '../summary/policy-line.ts'
import { soonBlocks } from '../summary/soon-section.ts'
import { fixList } from './fix-steps.ts'

/** GitHub takes 65,536 characters; the rest is a margin for the marker and for what is masked. */
const LIMIT_BYTES = 60_000
const CUT = '_The rest is left out because a comment cannot be longer. The summary of the run has all of it._\n'

/** Rows of a table, and of one that is folded. */
const ROWS = 30
const FOLDED_ROWS = 20
/** More rows than these are folded. */
const OPEN_ROWS = 10

/** The text of the comment. Each finding is in one of the lists, the worst first. */
export const commentText = ({ judged, about }: CommentFacts): string => {
  const { verdict, excepted } = judged
  const blockers = blockersOf(verdict).map(({ finding }) => finding)
  const comparisons = comparisonsIn(judged)
  const there = comparisons.flatMap((one) => one.there)
  const before = new Set(there.map(identityOf))
  const othersIn = otherFindings({ blockers, excepted: excepted.map(({ finding }) => finding) })
  const blocks: readonly Block[] = [
    text(`### ${headline(verdict)}`),
    text(aboutInWords(about)),
    ...noteBlocks(judged),
    ...fixList(blockers, { least: 1, rest: 'in the summary of the run' }),
    ...(verdict.kind === 'passed' ? [] : policyLine(judged)),
    ...listed(
      comparisons.length === 0 ? 'Blocking' : 'New, and blocking',
      blockers.filter((finding) => !before.has(identityOf(finding))),
    ),
    ...listed(
      'There before, and blocking',
      blockers.filter((finding) => before.has(identityOf(finding))),
    ),
    ...soonBlocks(judged.soon),
    ...listed('New, not blocking', othersIn(comparisons.flatMap(({ added }) => added)).others),
    ...folded(
      'fixed',
      comparisons.flatMap(({ fixed }) => fixed),
    ),
    ...folded('there before, not blocking', othersIn(there).others),
    ...acceptedBlocks(excepted),
  ]
  return fitted(blocks, LIMIT_BYTES, CUT)
}

/** Why it was overridden, what broke, what the baseline says, and what would help. */
const noteBlocks = ({ verdict, compared, comparedSideCars = [], exceptions }: Judged): readonly Block[] => {
  const wouldPass = proposedInWords(exceptions)
  return [
    ...(verdict.kind === 'overridden' ? [text(`**Reason:** ${prose(verdict.reason, 500)}`)] : []),
    ...brokenBlocks(verdict),
    ...(compared === undefined ? [] : [text(prose(withShortDigests(comparedInWords(compared))))]),
    ...comparedSideCars.map((one) => text(prose(withShortDigests(sideCarComparedInWords(one))))),
    ...(wouldPass === null ? [] : [text(`💡 **${prose(wouldPass)}.**`)]),
  ]
}

const headline = (verdict: GateVerdict): string => {
  if (verdict.kind === 'passed') return '✅ No finding blocks the image'
  const count = plural(verdict.blockers.length, 'finding')
  if (verdict.kind === 'broke') return '⚠️ The image could not be judged'
  return verdict.kind === 'overridden'
    ? `⚠️ The gate was overridden: ${count} would have blocked the image`
    : `❌ ${count} ${verdict.blockers.length === 1 ? 'blocks' : 'block'} the image`
}

/** `hello` for `production`, service `web`, commit `4f1d2c3`, [run](…): what another comment of the pull request does not have. */
const aboutInWords = (about: CommentAbout): string => {
  const { app, environment, repository, commit, runUrl } = about
  const name = app ?? repository
  const words = [
    ...(name === '' ? [] : [codeSpan(name, 100)]),
    ...(environment === null ? [] : [`for ${codeSpan(environment, 100)}`]),
  ].join(' ')
  return [
    ...(words === '' ? [] : [words]),
    ...builtInWords(about),
    ...servicesInWords(about),
    `commit ${codeSpan(commit.slice(0, 12))}`,
    ...(runUrl === null ? [] : [link('summary of the run', runUrl)]),
  ].join(', ')
}

/** Nothing for the Dockerfile of the checkout itself, which most images are built from. */
const builtInWords = ({ built }: CommentAbout): readonly string[] => {
  if (built === null) return []
  const { context, file, target } = built
  const from = file ?? context
  return [
    ...(from === '' || from === 'Dockerfile' ? [] : [`from ${codeSpan(from, 100)}`]),
    ...(target === null ? [] : [`target ${codeSpan(target, 60)}`]),
  ]
}

const SERVICES = 3

const servicesInWords = ({ services }: CommentAbout): readonly string[] => {
  const names = [...new Set(services.map(({ service }) => service))].filter((name) => name !== '')
  const [only, ...others] = names
  if (only === undefined) return []
  if (others.length === 0) return [`service ${codeSpan(only, 100)}`]
  const shown = names.slice(0, SERVICES).map((name) => codeSpan(name, 100))
  return [`services ${[...shown, ...(names.length > SERVICES ? [`${names.length - SERVICES} more`] : [])].join(', ')}`]
}

export const brokenBlocks = (verdict: GateVerdict): readonly Block[] => {
  if (verdict.kind !== 'broke') return []
  return verdict.broken.map((scan) =>
    text(
      `**${SOURCES[scan.source].name}** broke${scan.sideCar === undefined ? '' : ` ${markdown(ownerInWords('on ', scan), 300)}`}: ${prose(scan.because.replace(/\.$/u, ''))}. ${prose(scan.hint)}`,
    ),
  )
}

const listed = (title: string, findings: readonly Finding[]): readonly Block[] => {
  if (findings.length === 0) return []
  const rows = findingTable(worstFirst(findings), ROWS)
  const name = `${title} (${findings.length})`
  return findings.length > OPEN_ROWS ? details(name, rows) : [text(`#### ${name}`), ...rows]
}

const folded = (title: string, findings: readonly Finding[]): readonly Block[] =>
  details(
    `${plural(findings.length, 'finding')} ${title}`,
    findings.length === 0 ? [] : findingTable(worstFirst(findings), FOLDED_ROWS),
  )

/** With who answers for it, and until when. */
const acceptedBlocks = (excepted: readonly Excepted[]): readonly Block[] => {
  const rows = excepted.slice(0, FOLDED_ROWS).map(({ finding, exception }) => {
    const { owner, expires, reason } = exception
    return [...findingRow(finding).slice(0, 3), markdown(owner, 100), markdown(expires ?? ''), markdown(reason, 240)]
  })
  return details(`${plural(excepted.length, 'finding')} accepted by an exception`, [
    ...table(['Scanner', 'Severity', 'Finding', 'Accepted by', 'Until', 'Reason'], 'llllll', rows),
    ...(excepted.length > FOLDED_ROWS ? [text(`The first ${FOLDED_ROWS} of ${excepted.length} are shown.`)] : []),
  ])
}

export const findingTable = (findings: readonly Finding[], limit: number): readonly Block[] => [
  ...table(['Scanner', 'Severity', 'Finding', 'In'], 'llll', findings.slice(0, limit).map(findingRow)),
  ...(findings.length > limit ? [text(`The worst ${limit} of ${findings.length} are shown.`)] : []),
]

const findingRow = (finding: Finding): readonly string[] => [
  SOURCES[finding.source].name,
  markdown(finding.level, 40),
  finding.url === null ? codeSpan(finding.id, 100) : link(finding.id, finding.url),
  markdown(`${explain(finding)}${ownerInWords('; in ', finding)}`, 240),
]
