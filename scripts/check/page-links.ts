/** Links: what a page of the repository links to, and what a text of the program names, is there. */
import path from 'node:path'
import { existsSync } from 'node:fs'
import { inRepository } from '../repository.ts'
import { anchorsIn, linksIn } from './markdown-page.ts'
import { readSources, type SourceFile } from './source-files.ts'

export interface LinkedFiles {
  /** Markdown: its links are followed. */
  readonly pages: readonly SourceFile[]
  /** Errors, hints, comments: the path of a page in them counts as a link. */
  readonly texts: readonly SourceFile[]
  /** Of a path in the repository. */
  readonly exists: (path: string) => boolean
}

/** A path of other projects has more before it. */
const NAMED_PAGE = /(?<![\w/.-])docs\/[\w.-]+\.md(?:#[\w-]+)?/gu

/** Every link that leads nowhere, as `path:line: target: why`. Addresses elsewhere are not asked, only looked at. */
export const brokenLinks = ({ pages, texts, exists }: LinkedFiles): readonly string[] => {
  const anchors = new Map(pages.map(({ path: page, text }) => [page, anchorsIn(text)]))
  const fault = (target: string): string | null => {
    const [file = '', anchor] = target.split('#', 2)
    if (!exists(file)) return 'is not there'
    const own = anchors.get(file)
    if (anchor === undefined || own === undefined) return null
    return own.has(anchor) ? null : 'has no such heading'
  }
  const ofPages = pages.flatMap(({ path: page, text }) =>
    linksIn(text).map(({ target, line }) => ({ page, line, target, why: faultOfLink(target, page, fault) })),
  )
  const ofTexts = texts.flatMap(({ path: page, text }) =>
    text
      .split('\n')
      .flatMap((content, index) =>
        [...content.matchAll(NAMED_PAGE)].map(([target]) => ({ page, line: index + 1, target, why: fault(target) })),
      ),
  )
  return [...ofPages, ...ofTexts].flatMap(({ page, line, target, why }) =>
    why === null ? [] : [`${page}:${line}: ${target}: ${why}`],
  )
}

const faultOfLink = (target: string, page: string, fault: (target: string) => string | null): string | null => {
  if (/\s/u.test(target)) return 'has a blank in it'
  if (/^[a-z][a-z0-9+.-]*:/iu.test(target) || target.startsWith('//'))
    return target.startsWith('https://') && URL.canParse(target) ? null : 'is not an https address'
  const [file = '', ...anchor] = target.split('#')
  const found = file === '' ? page : path.posix.join(path.posix.dirname(page), decodeURI(file))
  if (found.startsWith('../') || file.startsWith('/')) return 'is outside of the repository'
  return fault([found, ...anchor].join('#'))
}

const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']
const FOLDERS = ['docs', 'examples', 'infra', 'local-aws', 'local-github', 'local-oidc', 'tools', 'src']

/** Those of the project. */
export const readLinkedFiles = async (): Promise<LinkedFiles> => ({
  pages: await readSources([...PAGES, ...FOLDERS], ['.md']),
  texts: await readSources(
    ['action.yml', '.github', 'src', 'infra', 'examples', 'scripts', 'local-aws', 'local-github', 'local-oidc'],
    ['.ts', '.mjs', '.yml', '.yaml', '.json', '.conf'],
  ),
  exists: (file) => existsSync(inRepository(file)),
})
