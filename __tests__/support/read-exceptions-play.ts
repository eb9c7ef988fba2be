/** Reads exceptions out of a checkout in memory and a branch on GitHub. */
import { fault } from '../../src/errors/fault.ts'
import { NO_LIMITS } from '../../src/settings/exceptions/exception-limits.ts'
import { readExceptions, type ExceptionSources } from '../../src/settings/exceptions/read-exceptions.ts'
import type { Trusted } from '../../src/settings/trust/trusted-file.ts'
import { memoryFiles } from './memory-files.ts'

export const FILE = 'ship-to-ecs.exceptions.yaml'
export const entry = (id: string, expires = '2026-12-31'): string =>
  `  - { id: ${id}, reason: It is not reached., owner: platform, expires: ${expires} }\n`
export const file = (...entries: readonly string[]): string => `exceptions:\n${entries.join('')}`
export const ONE = file(entry('CVE-2020-1111'))
export const TWO = file(entry('CVE-2020-2222'))
export const VEX = JSON.stringify({
  ...{ '@context': 'https://openvex.dev/ns/v0.2.0', author: 'Security', timestamp: '2026-01-01T00:00:00Z' },
  statements: [{ vulnerability: 'CVE-2020-3333', products: ['pkg:npm/a'], status: 'fixed' }],
})

export const onBranch = (kind: 'file' | 'no-file' = 'file', path = 'ship-to-ecs.yaml'): Trusted => ({
  kind: 'place',
  because: 'on pull_request',
  place: { kind, branch: 'main', commit: '1'.repeat(40), path },
  file: null,
})

export interface Read extends Partial<Pick<ExceptionSources, 'trusted' | 'from' | 'settingsFile' | 'limits'>> {
  /** Of the checkout, by absolute paths. */
  readonly own?: Readonly<Record<string, string>>
  /** Of the branch; null: GitHub fails. */
  readonly main?: Readonly<Record<string, string>> | null
  /** Why a path must not be read. */
  readonly refused?: Readonly<Record<string, string>>
}

export const read = async ({ own = {}, main = {}, refused = {}, ...sources }: Read) => {
  const files = memoryFiles(own)
  for (const [path, why] of Object.entries(refused)) files.refusals.set(path, why)
  const asked: string[] = []
  const { exceptions, dockle, problems } = await readExceptions({
    files,
    workspace: '/work',
    settingsFile: '/work/ship-to-ecs.yaml',
    trusted: { kind: 'checkout' },
    from: '',
    limits: NO_LIMITS,
    now: Date.parse('2026-11-21T12:00:00Z'),
    github: {
      readFile: (path) => {
        asked.push(path)
        if (main === null) return Promise.reject(fault('E_GITHUB', { message: 'GitHub returned 500' }))
        return Promise.resolve(main[path] ?? null)
      },
    },
    ...sources,
  })
  const idsOf = (set: typeof exceptions.held | null) =>
    set && [...set.entries.map(({ id }) => id), ...set.vex.flatMap(({ ids }) => ids)]
  return {
    ...{ held: idsOf(exceptions.held), proposed: idsOf(exceptions.proposed), source: exceptions.source, dockle, asked },
    problems: problems.map(({ at, text }) => `${at === null ? '' : `${at.path}:${at.line}:${at.column} `}${text}`),
  }
}
