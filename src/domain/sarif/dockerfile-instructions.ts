/** A Dockerfile as instructions with their lines: what a place in the repository is found by. It is never executed. */

export interface Instruction {
  /** In capitals. */
  readonly keyword: string
  /** Without the keyword and its options, on one line, blanks collapsed; of a here-document its first line. */
  readonly body: string
  /** The first line, counted from 1. */
  readonly line: number
  /** The text of the first line. */
  readonly text: string
}

export interface BuildStage {
  readonly from: Instruction
  /** An image, or the name or the number of an earlier stage, in lower case. */
  readonly base: string
  /** In lower case; null where it has none. */
  readonly name: string | null
  readonly instructions: readonly Instruction[]
}

/**
 * The instructions of a Dockerfile (Docker docs, "Dockerfile reference"): parser directives, comments, continued lines and
 * here-documents are read as BuildKit reads them. What is no instruction is passed over.
 */
export const instructionsOf = (dockerfile: string): readonly Instruction[] => {
  const lines = dockerfile.replace(/^\uFEFF/u, '').split(/\r?\n/u)
  const escape = escapeIn(lines)
  const instructions: Instruction[] = []
  for (let at = 0; at < lines.length;) {
    const read = readInstruction(lines, at, escape)
    if (read.instruction !== null) instructions.push(read.instruction)
    at = read.next
  }
  return instructions
}

/** The stages in order. What is before the first `FROM` (`ARG`) is part of none. */
export const stagesIn = (instructions: readonly Instruction[]): readonly BuildStage[] => {
  const stages: (BuildStage & { readonly instructions: Instruction[] })[] = []
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction)
      continue
    }
    const [base = '', as = '', name = ''] = instruction.body.toLowerCase().split(' ')
    stages.push({ from: instruction, base, name: as === 'as' && name !== '' ? name : null, instructions: [] })
  }
  return stages
}

/** The stage that a build ends with, after the stages that it is made from, lowest first; empty where there is none. */
export const chainOf = (stages: readonly BuildStage[], target: string | null): readonly BuildStage[] => {
  const wanted = target === null ? stages.length - 1 : stageNamed(stages, target.toLowerCase())
  const chain: BuildStage[] = []
  for (let at = wanted; at >= 0;) {
    const stage = stages[at]
    if (stage === undefined) break
    chain.unshift(stage)
    // A stage can only be made from one before it.
    at = stageNamed(stages.slice(0, at), stage.base)
  }
  return chain
}

const stageNamed = (stages: readonly BuildStage[], name: string): number => {
  const named = stages.findLastIndex((stage) => stage.name === name)
  if (named >= 0) return named
  return /^\d{1,4}$/u.test(name) && Number(name) < stages.length ? Number(name) : -1
}

const DIRECTIVE = /^\s*#\s*([a-z]+)\s*=\s*(\S*)\s*$/iu

const escapeIn = (lines: readonly string[]): string => {
  for (const line of lines) {
    const directive = DIRECTIVE.exec(line)
    if (directive === null) break
    if (directive[1]?.toLowerCase() === 'escape') return directive[2] === '`' ? '`' : '\\'
  }
  return '\\'
}

const isPassedOver = (line: string): boolean => /^\s*(?:#|$)/u.test(line)

interface Read {
  readonly instruction: Instruction | null
  readonly next: number
}

const readInstruction = (lines: readonly string[], first: number, escape: string): Read => {
  const text = lines[first] ?? ''
  if (isPassedOver(text)) return { instruction: null, next: first + 1 }
  const { words, next } = continued(lines, first, escape)
  const [, keyword = '', rest = ''] = /^\s*([a-z]+)(?:\s+(.*))?$/isu.exec(words) ?? []
  const { line: heredoc, end } = heredocsOf(rest, keyword.toUpperCase(), { lines, at: next })
  if (keyword === '') return { instruction: null, next: end }
  const body = heredoc ?? withoutOptions(rest.replace(/\s+/gu, ' ').trim())
  return { instruction: { keyword: keyword.toUpperCase(), body, line: first + 1, text }, next: end }
}

/** The logical line; comments and empty lines in it are left out. */
const continued = (
  lines: readonly string[],
  first: number,
  escape: string,
): { readonly words: string; readonly next: number } => {
  const parts: string[] = []
  let at = first
  for (; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (at > first && isPassedOver(line)) continue
    const trimmed = line.trimEnd()
    if (!trimmed.endsWith(escape)) {
      parts.push(line)
      break
    }
    parts.push(trimmed.slice(0, -1))
  }
  return { words: parts.join(' '), next: at + 1 }
}

/** `--mount=…`, `--from=build`, `--platform=$BUILDPLATFORM`. */
const withoutOptions = (body: string): string => {
  let rest = body
  while (/^--[\w-]+(?:=\S*)?(?: |$)/u.test(rest))
    rest = rest.slice(rest.includes(' ') ? rest.indexOf(' ') + 1 : rest.length)
  return rest
}

const HEREDOC = /<<-?(["']?)([A-Za-z_]\w*)\1/gu

/** The first line that has something in it, and where the last of the here-documents ends. */
const heredocsOf = (
  rest: string,
  keyword: string,
  { lines, at }: { readonly lines: readonly string[]; readonly at: number },
): { readonly line: string | null; readonly end: number } => {
  const names = ['RUN', 'COPY', 'ADD'].includes(keyword) ? [...rest.matchAll(HEREDOC)].map(([, , name]) => name) : []
  let end = at
  let line: string | null = null
  for (const name of names) {
    const close = lines.findIndex((one, index) => index >= end && one.trim() === name)
    // One that is not closed is no here-document: `RUN cat <<EOF` in a shell of its own, or a broken file.
    if (close < 0) return { line: null, end: at }
    if (keyword === 'RUN')
      line ??=
        lines
          .slice(end, close)
          .find((one) => !isPassedOver(one))
          ?.trim()
          .replace(/\s+/gu, ' ') ?? null
    end = close + 1
  }
  return { line, end }
}
