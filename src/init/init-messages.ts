/** What `init` says to people. */
import { createTwoFilesPatch } from 'diff'
import { INVISIBLE } from '../domain/invisible.ts'
import { shellCommand } from '../domain/shell-word.ts'
import type { WriteProblem } from '../ports/project-files.ts'
import type { Changes, FileChange } from './file-changes.ts'
import { placeholderTexts } from './generated/placeholder-texts.ts'
import type { Answers } from './init-answers.ts'
import type { InitPorts } from './init-ports.ts'

/** Names come from files: none of them moves the cursor. */
export const visibly =
  (write: InitPorts['print']): InitPorts['print'] =>
  (text) =>
    write(text.split('\n').map(visible).join('\n'))

const visible = (line: string): string => line.replace(INVISIBLE, '')

export const foreignLines = (path: string): readonly string[] => [
  'This repository belongs to another user, so git does not read it. If you trust it, allow it, and run `init` again:',
  `  ${shellCommand('git', 'config', '--global', '--add', 'safe.directory', path)}`,
]

export const unwritten = ({ path, why, isUndone }: WriteProblem): string =>
  isUndone
    ? `${path} cannot be written, so nothing was: ${why}.`
    : `${path} cannot be written: ${why}. Not everything that was begun could be undone; \`git status\` shows what is left.`

export const NOTHING = 'Every file is up to date.'

export const counted = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

export const conflictLines = (conflicts: Changes['conflicts']): readonly string[] => {
  const [decidable] = conflicts.filter(({ isDecidable }) => isDecidable)
  return [
    `${counted(conflicts.length)} cannot be written, so nothing was:`,
    ...conflicts.map(({ path, why }) => `- ${path} ${why}`),
    ...(decidable === undefined
      ? ['Move what is there out of the way, and run `init` again.']
      : [
          `For each of them, leave it as it is with \`--keep ${decidable.path}\`, or replace it with \`--overwrite ${decidable.path}\`; \`--overwrite … --dry-run\` shows the difference.`,
        ]),
  ]
}

/** A unified diff, in which nothing of a file moves the cursor. */
export const diffOf = ({ path, before, after }: FileChange): string =>
  createTwoFilesPatch(before === null ? '/dev/null' : `a/${path}`, `b/${path}`, before ?? '', after ?? '', '', '', {
    context: 3,
  })
    .split('\n')
    .slice(1)
    .map(visible)
    .join('\n')

const WORDS: Readonly<Record<FileChange['action'], string | null>> = {
  create: 'created',
  replace: 'updated',
  same: null,
  kept: null,
  edited: 'left as it is: edited, and there is nothing new for it:',
  deleted: 'not created again: it was deleted:',
  dropped: 'no longer needed; delete it:',
}

export const report = (
  changes: Changes['changes'],
  count: number,
  { answers, ports }: { readonly answers: Answers; readonly ports: InitPorts },
): void => {
  for (const { path, action } of changes) {
    const words = WORDS[action]
    if (words !== null) ports.print(`${words} ${path}`)
  }
  if (count === 0) ports.print(NOTHING)
  else if (placeholderTexts(answers, ports.own).length > 0)
    ports.print('Placeholders are left: BOOTSTRAP.md begins with them.')
  else ports.print('BOOTSTRAP.md has what is left to do, in order.')
}
