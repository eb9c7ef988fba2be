/** What the link check reads of a page in Markdown: where it leads, and where others can lead to in it. */

export interface PageLink {
  /** As it is written, without the title. */
  readonly target: string
  readonly line: number
}

const FENCE = /^\s*(`{3,}|~{3,})/u
/** `[text](target "title")`, `[name]: target`, `<https://…>`, and the two attributes of HTML. */
const LINKS = [
  /\]\(\s*((?:[^()\n]|\([^()\n]*\))*)\)/gu,
  /^\s*\[[^\]\n]+\]:[ \t]+(\S.*)$/gmu,
  /<([a-z][a-z0-9+.-]*:[^>\n]*)>/giu,
  /<[a-z]+\s[^>]*?(?:href|src|srcset)="([^"]*)"/giu,
]
const TITLE = /\s+(?:"[^"]*"|'[^']*')\s*$/u

/** Every link and picture of a page, in order. */
export const linksIn = (markdown: string): readonly PageLink[] => {
  const text = withoutCode(markdown)
  return LINKS.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 1: written = '', index }) => ({
      target: written
        .replace(TITLE, '')
        .trim()
        .replace(/^<(.*)>$/u, '$1'),
      line: text.slice(0, index).split('\n').length,
    })),
  ).toSorted((one, other) => one.line - other.line)
}

/** What can follow `#` in a link to this page: its headings as GitHub names them, and ids in HTML. */
export const anchorsIn = (markdown: string): ReadonlySet<string> => {
  const anchors = new Set<string>()
  for (const [, heading = ''] of withoutBlocks(markdown).matchAll(/^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/gmu)) {
    const slug = slugOf(heading)
    let unique = slug
    for (let count = 1; anchors.has(unique); count += 1) unique = `${slug}-${count}`
    anchors.add(unique)
  }
  for (const [, id = ''] of withoutCode(markdown).matchAll(/<[a-z0-9]+\s[^>]*?\b(?:id|name)="([^"]+)"/giu))
    anchors.add(id)
  return anchors
}

/** GitHub's rule: small letters, `-` for a blank, and no punctuation but `-` and `_`. */
const slugOf = (heading: string): string =>
  heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

/** Code spans are blanks of the same length, so that the lines stay. */
const withoutCode = (markdown: string): string =>
  withoutBlocks(markdown).replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/gu, blank)

const blank = (text: string): string => text.replace(/[^\n]/gu, ' ')

const withoutBlocks = (markdown: string): string => {
  let fence: string | null = null
  return markdown
    .split('\n')
    .map((line) => {
      const mark = FENCE.exec(line)?.[1] ?? null
      const isInside = fence !== null
      if (fence === null) fence = mark
      else if (mark?.startsWith(fence) === true && line.trim() === mark) fence = null
      return isInside || mark !== null ? '' : line
    })
    .join('\n')
}
